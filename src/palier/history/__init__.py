"""Histories of orders in tables: read, made up, and put through a programme to see what it costs.

`columns` says what a table holds, `table` opens one (CSV or Parquet, of any size, in any order) and
writes one, `rows` makes events of its rows, `generate` makes a plausible history up.

What needs DuckDB or Matplotlib imports them when it runs: they come with `palier[history]`.
"""
