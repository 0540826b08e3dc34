"""Kernels: a programme compiled into one function that goes through a history by columns.

The calculation of an order is its sheet (`engines.columns`), printed as functions over whole
numbers; the life of an account is `parts`, plain functions over arrays. `asked` says what a
programme asks of days, customers, orders and units, `writer` writes functions of its sheets,
`of_time` what time brings, `of_accounts` what an order does to an account, and `text` puts the
kernel together in its `frame`. `indices` tells that none of them is below 0; `tuned` makes one text
of several that differ in numbers only; `compiled` makes it run, and keeps it; its `arrays` hold
numbers.

`calendar` makes the tables of days, `names` numbers the names in a table, `cells` says what is read
of its rows, `reading` makes arrays of them, `running` runs the kernel over those, and `counting`
adds up what came of it. `reasons` says why a programme is reckoned order by order: whatever a
kernel cannot do is done by `fold`, and the figures are the same.
"""
