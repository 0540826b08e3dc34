"""The published form of what goes in and what comes out: JSON Schema, draft 2020-12."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from palier.account.events import Joined
from palier.account.forms import Mark, Minor
from palier.account.forms.derived import Manner, Terms, form_of
from palier.account.forms.form import Schema
from palier.account.json_text import pretty
from palier.account.order import Order
from palier.account.outcome import Award, EventOutcome, Outcome
from palier.account.reading import event_form, form_of_type, sent_in, summary_form
from palier.quantity import Amount, Money, MonthDay, Points

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# No currency has more than three decimals, and a form for money takes whole numbers too: what this
# one accepts as a pot is what some programme accepts.
ANY_CURRENCY = "BHD"
TOLD = Terms(Manner.TOLD)


def order_schema(currency: str = ANY_CURRENCY, *, pot: bool = True, draft: bool = False) -> Schema:
    """The form of an order: of one currency, or of any."""
    terms = sent_in(currency, pot=pot)
    form = form_of_type(Order, terms, draft=draft)
    return _published("An order, as a shop sends it", form.schema(), _sent(terms))


def joined_schema() -> Schema:
    """The form of a `joined` event."""
    form = form_of_type(Joined, Terms(Manner.SENT))
    return _published("A customer who joins", form.schema(), {})


def event_schema(currency: str = ANY_CURRENCY, *, pot: bool = True) -> Schema:
    """The form of an event of any type: of one currency, or of any."""
    terms = sent_in(currency, pot=pot)
    return _published("An event of a customer's life", event_form(terms).schema(), _sent(terms))


def summary_schema(currency: str = ANY_CURRENCY, *, pot: bool = True) -> Schema:
    """The form of a summary of an account: of one currency, or of any."""
    terms = sent_in(currency, pot=pot)
    title = "What is known of a customer before an order"
    return _published(title, summary_form(terms).schema(), _sent(terms))


def outcome_schema() -> Schema:
    """The form of the outcome of an order or a quote.

    `before` is what time brought the customer just before it.
    """
    before = {"awards": _of(tuple[Award, ...], TOLD), "expired": _of(Amount, TOLD)}
    schema = _answer(Outcome, before={"type": "object", "properties": before})
    return _published("What an order gives", schema, _told())


def event_outcome_schema() -> Schema:
    """The form of the outcome of an event that is no order; brief, where there is little to say."""
    schema: Schema = {"anyOf": [_answer(EventOutcome), _brief()]}
    return _published("What an event gives", schema, _told())


def _brief() -> Schema:
    """An old event that comes again, or a day on which nothing happened to anybody."""
    said: dict[str, Schema] = {"event": {"type": "string"}, **_said_of_events()}
    said["touched"] = {"description": "To how many customers the day did anything.", "const": 0}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": said,
        "required": ["event"],
    }


def _said_of_events() -> dict[str, Schema]:
    return {
        "late": {"description": "The event is earlier than its customer's last.", "const": True},
        "repeated": {"description": "This event was applied before.", "const": True},
        "moved_to": {
            "description": "The customer into whose account that of this one was brought.",
            "type": "string",
        },
    }


PUBLISHED = {
    "event": event_schema,
    "order": order_schema,
    "joined": joined_schema,
    "account": summary_schema,
    "outcome": outcome_schema,
    "event_outcome": event_outcome_schema,
}
"""The published schemas, by name."""


def published(name: str) -> Schema:
    """A published schema. Raises ValueError where none is called so.

    >>> published("orders")
    Traceback (most recent call last):
        ...
    ValueError: 'orders' is no schema of Palier: event, order, joined, account, outcome, ... are
    """
    if name not in PUBLISHED:
        raise ValueError(f"{name!r} is no schema of Palier: {', '.join(PUBLISHED)} are")
    return PUBLISHED[name]()


def publish(folder: Path) -> None:
    """Write every schema into a folder: `python -m palier.account.schema` renews those shipped."""
    for name, schema in PUBLISHED.items():
        (folder / f"{name}.schema.json").write_text(pretty(schema()) + "\n", "utf-8")


def _published(title: str, schema: Schema, parts: Mapping[str, Schema]) -> Schema:
    return {"$schema": DRAFT, "title": title, **shared(schema, parts)}


def _answer(outcome: type, **others: Schema) -> Schema:
    schema = _of(outcome, TOLD)
    properties: Any = schema["properties"]
    return {**schema, "properties": {**properties, **others, **_said_of_events()}}


# What is said again and again -------------------------------------------------------------

DEFINED = "$defs"
SAID = "description"


def _of(hint: object, terms: Terms) -> Schema:
    return form_of(hint, terms).schema()


def _sent(terms: Terms) -> dict[str, Schema]:
    """What events and summaries say again and again, by name."""
    named = {
        "text": str,
        "count": int,
        "moment": dt.datetime,
        "date": dt.date,
        "birthday": MonthDay,
        "names": tuple[str, ...],
        "money": Minor,
        "signed_money": Annotated[Minor, Mark.SIGNED],
    }
    return {name: _of(hint, terms) for name, hint in named.items()}


def _told() -> dict[str, Schema]:
    """What outcomes say again and again, by name."""
    named = {"money": Money, "points": Points, "amount": Amount, "award": Award, "date": dt.date}
    return {name: _of(hint, TOLD) for name, hint in named.items()}


def shared(schema: Schema, of: Mapping[str, Schema]) -> Schema:
    """The same schema, its named parts defined once where they stand more than once.

    >>> day = {"type": "string", "format": "date"}
    >>> shared({"properties": {"joined": day, "until": day}}, {"date": day})["properties"]["until"]
    {'$ref': '#/$defs/date'}
    """
    found = Counter(_found(schema, of))
    parts = {name: part for name, part in of.items() if found[name] > 1}
    written = _written(schema, parts)
    defined = {**written.pop(DEFINED, {}), **parts}  # type: ignore[dict-item]  # an object of schemas
    return {**written, **({DEFINED: defined} if defined else {})}


def _name(schema: Mapping[str, object], parts: Mapping[str, Schema]) -> str | None:
    bare = {name: each for name, each in schema.items() if name != SAID}
    return next((name for name, part in parts.items() if part == bare), None)


def _found(schema: object, parts: Mapping[str, Schema]) -> Iterator[str]:
    match schema:
        case Mapping() if name := _name(schema, parts):
            yield name
        case Mapping():
            for each in schema.values():
                yield from _found(each, parts)
        case list():
            for each in schema:
                yield from _found(each, parts)


def _written(schema: Schema, parts: Mapping[str, Schema]) -> Schema:
    name = _name(schema, parts)
    if name is not None:
        said = {SAID: schema[SAID]} if SAID in schema else {}
        return {**said, "$ref": f"#/{DEFINED}/{name}"}
    return {key: _each(value, parts) for key, value in schema.items()}


def _each(value: object, parts: Mapping[str, Schema]) -> object:
    match value:
        case Mapping():
            return _written(dict(value), parts)
        case list():
            return [_each(each, parts) for each in value]
        case _:
            return value


if __name__ == "__main__":
    publish(Path(__file__).with_name("schemas"))
