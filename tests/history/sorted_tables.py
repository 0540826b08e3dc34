"""Sorted Parquet tables, what each order of them comes to one by one, and what is written of it."""

import csv
import datetime as dt

from palier.history import table
from palier.history.backtest import Engine, backtest
from palier.history.columns import Column
from palier.history.fold import Run
from palier.history.generate import HEADER, generate
from palier.history.spending import Spending
from palier.history.step import Kind
from palier.history.table import opened

TYPES = {
    **dict.fromkeys((Column.PRICE, Column.REGULAR_PRICE, Column.SHIPPING_COST), "DECIMAL(9, 2)"),
    **dict.fromkeys((Column.QUANTITY, Column.USE_POINTS, Column.LINE), "INTEGER"),
    Column.AT: "TIMESTAMPTZ",
}
MANY = 400


def sorted_table(program, folder, many=MANY, group=150):
    """A made-up history with returns, in types of their own, sorted: a Parquet file."""
    plain, path = folder / "orders.csv", folder / "orders.parquet"
    with plain.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([each.value for each in HEADER])
        writer.writerows(generate(program, many, 3, dt.date(2025, 1, 1), 500))
    return in_types(plain, path, group)


def in_types(plain, path, group=150, columns=HEADER):
    """The rows of a CSV in types of their own, sorted: a Parquet file."""
    from pyarrow import parquet

    told = ", ".join(
        f'CAST(nullif("{each.value}", \'\') AS {TYPES.get(each, "VARCHAR")}) AS "{each.value}"'
        for each in columns
    )
    folder, connection = path.parent, table.connected("UTC", str(path.parent))
    connection.execute(
        f"COPY (SELECT {told} FROM read_csv('{plain}', all_varchar = true)"  # noqa: S608 - paths of our own
        ' ORDER BY customer NULLS FIRST, "at", "order", type)'
        f" TO '{folder / 'unpacked.parquet'}' (FORMAT parquet)"
    )
    connection.close()
    rows = parquet.read_table(folder / "unpacked.parquet")
    parquet.write_table(rows, path, row_group_size=group)
    return path


def one_by_one(program, path, older=None):
    """What each order comes to, reckoned order by order."""
    found = []

    def told(step):
        if step.kind is Kind.ORDER:
            amounts = step.goods, step.shipping, step.paid, step.earned, step.used, step.held
            found.append((step.order, step.customer or None, *amounts, step.tier))

    with opened(str(path), program.zone) as history:
        backtest(
            *(history, Run(program, older or {})),
            spending=Spending(None),
            told=told,
            engine=Engine.ORDERS,
        )
    return sorted(found, key=str)


def written(path, program):
    """What a table says that each order comes to, in the minor unit."""
    from pyarrow import parquet

    found = []
    scale = 10**program.points.decimals
    for row in parquet.read_table(path).to_pylist():
        money = [int(row[name] * 100) for name in ("goods", "shipping_given", "paid")]
        points = [int(row[name] * scale) for name in ("earned", "used", "held")]
        found.append((row["order"], row["customer"] or None, *money, *points, row["tier"]))
    return sorted(found, key=str)
