"""What goes in and what comes out: orders, events, what is known of a customer, outcomes.

Dataclasses first: `order`, `events`, `standing` (all an engine may ask of a customer, and the
summary of it that a shop sends), `called` (what its counts are called in JSON), `sums` and `state`
(what is kept between events), `outcome` and `telling` (an outcome put together as values, or at
once as JSON; by `telling_text`, as the text of it). The annotation of a field says what it is in
JSON; `forms` derives reader, writer and schema from it.

Then JSON: `json_text` reads a text without rounding a number, with the place of each value;
`reading` is events, summaries and saved accounts, `brief` writes them shorter, `older`
brings those of older forms, `fitting` says what does not fit together in one;
`schema` publishes the forms (`schemas/`, renewed by `python -m palier.account.schema`).

Then what an engine is given: `days`, the calendar of a programme's zone; `example`, an `example`
block as an order; `brought`, promo codes and vouchers sorted into the slots of a sheet; `facts`,
the answers a sheet asks for: there and only there, names become numbers and times become days;
`answering`, who gives each of them;
`asked`, what of a customer is kept with an order, so that a return gets the same answers.

A new field is a line of its dataclass. What was saved stays readable: a field that is renamed or
changes its meaning makes a new `state.FORM`, and a step of `reading.OLDER`.
"""
