"""Kernels: a programme compiled into one function that goes through a history by columns.

The calculation of an order is its sheet (`engines.columns`), printed as functions over whole
numbers; the life of an account is `parts`, plain functions over arrays, with `births`, what its
birthdays are, `hand`, the vouchers in it, and `back` and `hand_back`, what a return
does to both. `asked` says what a
programme asks of days, customers, orders and units, `noon` what is so where nothing is ordered,
`slots` which vouchers are looked at; `writer` writes functions of its sheets, `of_telling` what is
told of lives (everything, or orders alone), `of_vouchers` what becomes of vouchers, `of_claims`
what is claimed, `of_stamps` which stamps expire, `of_days` on which days time brings something,
`of_time` what it brings, `of_happenings` what happens besides orders, `of_use` how points pay an
order, `of_accounts` what an order does to an account, `of_parts` what each rule gave to it (`given`
says what a row of that tells),
`of_left` what it comes to without what comes back, `of_returns` what that takes back, `of_tiers`
how the tier is counted again, and `text` puts the kernel together in its `frame`, with what is
`included` of those functions. `handing` says how one version of a programme hands lives over to the
next, which knows by `keys` what that one counts; `fitting`, what keeps versions apart. `indices`
tells that none of them is below 0; `tuned` makes one text of several that differ in numbers only;
`compiled` makes it run, and keeps it; its `arrays` hold numbers.

`calendar` makes the tables of days, `names` numbers the names in a table, `cells` says what is read
of its rows, `reading` makes arrays of them, `taxes` what they bear, `coming` of those that tell
what comes back (`units_back`: which units, and when), `happenings` of what else happens, `choices`
finds those that are asked for, `running` runs the kernel over all that, `shares` gives each of
several versions its orders, `versions` runs those, and `counting` adds up what came of it, the
points that no order gives in `besides`, the vouchers that are left by `in_hand`, offers and bonus
days by `promoted`; `steps` tells it step by step, and `values` what each life has in the end, and
what it reached. `reasons` says why a programme is reckoned order by order: whatever a kernel cannot
do is done by `fold`, and the figures are the same.
"""
