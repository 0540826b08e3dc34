"""Histories of orders in tables: read, made up, and put through a programme to see what it costs.

`columns` says what a table holds, `headers` how a file names them, and whether the lines of an
order are `nested` in its row; `sql` is how DuckDB is asked, `table` opens one (CSV or Parquet, of
any size, in any order), counts the `empty_lines` of it, as DuckDB reads `plain_files`, or says why
one is `unreadable`; `rows` makes events of its rows, with what is `taken_back` of an order, and
`whose` sees to it that an order is one customer's. `orders` makes one of the `exports` of shop
systems, as they are `written`, `generate` makes a plausible one up.

`fold` puts the lives of a history through a programme, each `step` of them, customers spending as
`spending` assumes: the seam to the engines. What `friends` cause for one another is found before;
`occasions` are what gives points without an order, `activities` what customers do in a table, and
`alike` the names of rules that a table writes otherwise.
`promotions` are offers, bonus days and the first order, and which of them serve an order.
`figures` adds the steps up (`as_json` writes them), `backtest` does it for a whole table, and for
two programmes, with the `assumptions` that a table asks for and the `gains` of each customer;
`tune` for a grid of them, whose numbers `vary`, with the customers that are `reached`, and `tuned`
is its report. `by_columns` does what `fold` does for the lives that are plain, many at once, by a
`kernel`, which `native` compiles, and `tune_by_columns` for a grid; a `cluster` shares a table out
among machines.

`outcomes` goes from a Parquet table that is `in_order`, its columns of some `kinds`, to the
`outcome_rows` of another. `cutting` finds whole lives in its pieces, `parting` where orders and
lives begin in them, `lined` the lines of rows that have several, and `batches` for a kernel are
made of what arrays of `arrow` hold, as `cell_numbers`, by `sweeps` over the rows, with
what is `returned`, and what happens besides: customers are `acting`, and friends cause something
for those who are `befriended`. Amounts that are `unread` are looked
at all the same. What no kernel takes is `left`, to be worked out order by order. A
table that we write has `typed` columns.

`advise` looks at a table for `advice` on the rules, by what tiers are `asked` and an average
`basket` comes to, with what is `proposed` instead; and for a `portrait` of the best customers.
`bench` times a programme on one.

A report is a `view` of figures before it is printed: `report` puts it together of `goals`,
`beside` (another programme's figures), `against` (orders and customers that differ), `money`,
`offers`, `owed`, `people`, and the time `since` the programme began. It is printed by `text` and by
`html`.

What needs DuckDB, Arrow, LLVM or Matplotlib imports them when it runs: they come with
`palier[history]`.
"""
