"""What comes back of the orders of a table, as arrays: which units of which order, and when.

What is not plain (a line that no order has, more than is left) leaves its life to others, which say
what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from palier.history.columns import Column as Cell
from palier.history.kernel import back, units_back
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.sql import looked_up, quoted, said
from palier.history.table import Table
from palier.named import NamedTuple

UNKNOWN = 1
"""The cost of what came back, where it is not known: any other is at most 0."""
TOLD = back.BACK_GOODS + 1
TOLD_OF_ROWS = ("article", "quantity", "line", "bad")
NUMBERS = ("moment", "start", "row", *TOLD_OF_ROWS)
ComeBack = Callable[..., int]
"""The pass over the rows that tell what comes back, ready to run."""


class Coming(NamedTuple):
    """What comes back of some orders.

    `lives` is where that of each life begins, `told` what a kernel is told of each time, `units`
    which time of its order a unit comes back (0: never), `orders` the first time of each order, −1
    where nothing of it does. `cost`, `rows`, `moments` and `names` (of orders) are those of each
    time, whose day is still to be put in.
    """

    lives: Numbers
    told: Numbers
    units: Numbers
    orders: Numbers
    cost: Numbers
    rows: Numbers
    moments: Numbers
    names: list[str]


class Placed(NamedTuple):
    """The orders of some lives: where lives, orders and units begin, their rows, their moments."""

    names: Sequence[str]
    lives: Numbers
    orders: Numbers
    units: Numbers
    moments: Numbers
    read: Mapping[str, Numbers]


class Back(NamedTuple):
    """The rows that tell what comes back, as `units_back` has them, and where each stands.

    Those of a life after another, the oldest first; of one moment by their orders. `names` are
    those of the orders, where anybody asks for them.
    """

    told: Numbers
    stood: Numbers
    names: Sequence[str] = ()


# A table -------------------------------------------------------------------------------------


def articles(table: Table) -> str:
    """The join that gives each row of a history the number of its product, if any comes back."""
    connection = table.connection
    product = quoted(Cell.PRODUCT.value)
    names = f'SELECT DISTINCT trim({product}) AS name FROM history WHERE "_kind"'  # noqa: S608 - names of our own
    said(
        connection,
        "CREATE OR REPLACE TEMP TABLE articles AS SELECT name, row_number() OVER () AS number"  # noqa: S608 - as above
        f" FROM ({names}) WHERE name <> ''",
    )
    return f"LEFT JOIN articles AS back ON back.name = trim(h.{product})"


def prepare(table: Table, name: str, join: str) -> None:
    """Make a table of numbers, by some name, of the rows that tell what comes back."""
    quantity, line, order = map(table.cell, (Cell.QUANTITY, Cell.LINE, Cell.ORDER))
    bad = (
        f"h.\"_moment\" IS NULL OR {order} = ''"
        f" OR ({quantity} <> '' AND NOT regexp_full_match({quantity}, '[1-9][0-9]{{0,3}}'))"
        f" OR ({line} <> '' AND NOT regexp_full_match({line}, '[0-9]{{1,4}}'))"
    )
    article = "coalesce(back.number, 0)" if join else "0"
    with looked_up(table.connection):
        said(
            table.connection,
            f'CREATE OR REPLACE TEMP TABLE {name} AS SELECT h."_life" AS life, {order} AS name,'  # noqa: S608 - names of our own
            f' epoch_us(h."_moment") AS moment, {table.number} AS row, "_row" AS place,'
            f" {article} AS article, coalesce(try_cast({quantity} AS BIGINT), -1) AS quantity,"
            f" coalesce(try_cast({line} AS BIGINT), -1) AS line, {bad} AS bad"
            f' FROM history AS h {join} WHERE h."_kind"',
        )


def strays(table: Table, name: str, coded: str) -> list[str]:
    """The lives in which something comes back and nothing was ever ordered."""
    query = f"SELECT DISTINCT life FROM {name} ANTI JOIN {coded} USING (life)"  # noqa: S608 - names of our own
    return sorted(life for (life,) in said(table.connection, query).fetchall())


def out_of_order(table: Table, name: str, coded: str) -> set[str]:
    """The lives whose orders of one day do not stand in the order of their names.

    Which of the points of one day are used first goes by these names.
    """
    query = (
        "SELECT DISTINCT life FROM (SELECT life, name, day, lag(name) OVER whose AS before,"  # noqa: S608 - names of our own
        " lag(day) OVER whose AS since FROM (SELECT life, trim(name) AS name, moment,"
        " CAST(make_timestamptz(moment) AS DATE) AS day"
        f" FROM {coded} SEMI JOIN {name} USING (life) GROUP BY ALL)"
        " WINDOW whose AS (PARTITION BY life ORDER BY moment, name))"
        " WHERE since = day AND (before >= name OR starts_with(name, before))"
    )
    return {life for (life,) in said(table.connection, query).fetchall()}


def gifts_last(table: Table, name: str, coded: str) -> set[str]:
    """The lives some of whose orders have names that stand before that of the customer."""
    query = (
        f"SELECT DISTINCT life FROM {coded} SEMI JOIN {name} USING (life)"  # noqa: S608 - names of our own
        " WHERE trim(name) <= life || '/' OR starts_with(trim(name), life || '/')"
    )
    return {life for (life,) in said(table.connection, query).fetchall()}


# Some lives ----------------------------------------------------------------------------------


def coming(
    table: Table, name: str, coded: str, rows: tuple[int, int], placed: Placed, come: ComeBack
) -> tuple[Coming, Flags]:
    """What comes back of the orders of some lives, and which of these are left to others."""
    at, end = rows
    orders = f"SELECT life, trim(name) AS name, min(rowid) AS start FROM {coded}"  # noqa: S608 - names of our own
    query = (
        f"SELECT b.life, b.name, coalesce(b.moment, 0) AS moment, coalesce(o.start - {at}, -1)"  # noqa: S608 - as above
        " AS start, CAST(b.bad AS BIGINT) AS bad, b.article, b.quantity, b.line, b.row"
        f" FROM {name} AS b LEFT JOIN ({orders} WHERE rowid >= {at} AND rowid < {end} GROUP BY ALL)"
        " AS o ON o.life = b.life AND o.name = b.name WHERE b.life BETWEEN $1 AND $2"
        " ORDER BY b.life, b.moment, b.name, b.place"
    )
    ends = [placed.names[0], placed.names[-1]]
    found = said(table.connection, query, ends).fetchnumpy()
    whose = {life: who for who, life in enumerate(placed.names)}
    who = np.array([whose.get(each, -1) for each in found["life"].tolist()], dtype=np.int64)
    here = np.flatnonzero(who >= 0)
    names = found["name"][here]
    read = {each: np.asarray(found[each], dtype=np.int64)[here] for each in NUMBERS}
    begins = np.ones(len(here), dtype=np.bool_)
    for column in (who[here], read["moment"], names):
        begins[1:] &= column[1:] == column[:-1]
    begins[1:] = ~begins[1:]
    order = np.searchsorted(placed.orders, read["start"], side="right") - 1
    order[read["start"] < 0] = -1
    told = np.empty((units_back.TELLS, len(here)), dtype=np.int64)
    every = (who[here], read["moment"], order, begins, *(read[each] for each in TOLD_OF_ROWS))
    for row, column in enumerate(every):
        told[row] = column
    return of_rows(placed, Back(told, read["row"], names.tolist()), come)


def of_rows(placed: Placed, rows: Back, come: ComeBack) -> tuple[Coming, Flags]:
    """What comes back of the orders of some lives, and which of these are left to others."""
    many, each = len(placed.orders) - 1, int(placed.orders[-1])
    read = np.full((4, each), -1, dtype=np.int64)
    for at, name in enumerate(("price", "quantity", "cost", "article")):
        if name in placed.read:
            read[at] = placed.read[name]
    size = rows.told.shape[1]
    told, more = (np.zeros((height, size), dtype=np.int64) for height in (TOLD, 3))
    first, odd = np.full(many, -1, dtype=np.int64), np.zeros(len(placed.names), dtype=np.bool_)
    units = np.zeros(int(placed.units[-1]), dtype=np.int64)
    kept, times = np.zeros((3, each), dtype=np.int64), np.zeros((2, many), dtype=np.int64)
    of_orders = placed.lives, placed.orders, placed.units, placed.moments
    found = come(rows.told, *of_orders, read, kept, times, told, more, first, units, odd)
    who, where, cost = more[:, :found]
    lives = np.searchsorted(who, np.arange(len(placed.names) + 1))
    moments = rows.told[units_back.MOMENT, where]
    names = [rows.names[at] for at in where.tolist()] if len(rows.names) else []
    told = np.ascontiguousarray(told[:, :found])
    made = Coming(lives, told, units, first, cost.copy(), rows.stood[where], moments, names)
    return made, odd
