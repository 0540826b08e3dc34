"""What comes back of the orders of a table, as arrays: which units of which order, and when.

What is not plain (a line that no order has, more than is left) leaves its life to others, which say
what is wrong with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from palier.history.columns import Column as Cell
from palier.history.kernel import back
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.table import Table, quoted, said
from palier.named import NamedTuple
from palier.values import dataclass, field

UNKNOWN = 1
"""The cost of what came back, where it is not known: any other is at most 0."""
TOLD = back.BACK_GOODS + 1


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
    lives: list[int]
    orders: list[int]
    units: Numbers
    moments: list[int]
    read: Mapping[str, Numbers]


class OddError(Exception):
    """What comes back in no way that is plain."""


class Line(NamedTuple):
    """A row that tells what comes back; −1: it does not say which line, or how many."""

    article: int
    quantity: int
    line: int
    row: int


class Event(NamedTuple):
    """Something that comes back at one moment: in which life, of which order, in which lines.

    `start`: the row on which the order begins, among those of the lives; −1: there is none. No
    lines: they are not plain.
    """

    who: int
    name: str
    moment: int
    start: int
    lines: list[Line] | None


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
    said(
        table.connection,
        f'CREATE OR REPLACE TEMP TABLE {name} AS SELECT h."_life" AS life, {order} AS name,'  # noqa: S608 - names of our own
        f' epoch_us(h."_moment") AS moment, h."_row" + {table.first_row} AS row,'
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
    table: Table, name: str, coded: str, rows: tuple[int, int], placed: Placed
) -> tuple[Coming, Flags]:
    """What comes back of the orders of some lives, and which of these are left to others."""
    at, end = rows
    orders = f"SELECT life, trim(name) AS name, min(rowid) AS start FROM {coded}"  # noqa: S608 - names of our own
    query = (
        "SELECT b.life, b.name, b.moment, o.start, b.bad, b.article, b.quantity, b.line, b.row"  # noqa: S608 - as above
        f" FROM {name} AS b LEFT JOIN ({orders} WHERE rowid >= {at} AND rowid < {end} GROUP BY ALL)"
        " AS o ON o.life = b.life AND o.name = b.name WHERE b.life BETWEEN $1 AND $2"
        " ORDER BY b.life, b.moment, b.name, b.row"
    )
    ends = [placed.names[0], placed.names[-1]]
    whose = {life: who for who, life in enumerate(placed.names)}
    found = said(table.connection, query, ends).fetchall()
    events = (
        Event(whose[life], name, moment, -1 if start is None else start - at, _lines(same))
        for (life, name, moment, start), same in groupby(found, key=lambda row: row[:4])
        if life in whose
    )
    return of_events(placed, events)


def _lines(rows: Iterable[Any]) -> list[Line] | None:
    told = [*rows]
    return None if any(each[4] for each in told) else [Line(*each[5:]) for each in told]


def of_events(placed: Placed, events: Iterable[Event]) -> tuple[Coming, Flags]:
    """What comes back of the orders of some lives, and which of these are left to others.

    The events are those of a life after another, the oldest first; of one moment by their orders.
    """
    made = _Made(placed)
    odd = np.zeros(len(placed.names), dtype=bool)
    for who, name, moment, start, lines in events:
        if odd[who] or start < 0 or lines is None:
            odd[who] = True
            continue
        try:
            made.event(who, name, moment, start, lines)
        except OddError:
            odd[who] = True
    return made.coming(), odd


@dataclass(slots=True)
class _Order:
    """An order of which something comes back: its lines, their units left and back, and times."""

    whole: list[int]
    prices: list[int]
    costs: list[int]
    left: list[int]
    back: list[int]
    times: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Made:
    """Goes through all that comes back, in its order; a time is a list of what is told of it."""

    placed: Placed
    told: list[list[int]] = field(default_factory=list)
    whose: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    moments: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    orders: dict[int, _Order] = field(default_factory=dict)
    units: list[tuple[int, int, int]] = field(default_factory=list)

    def event(self, who: int, name: str, moment: int, start: int, lines: list[Line]) -> None:
        """Something comes back of an order that begins with a row. Raises OddError."""
        placed = self.placed
        first, last = placed.lives[who], placed.lives[who + 1]
        before = bisect_right(placed.moments, moment, first, last)
        order = bisect_right(placed.orders, start, first, last) - 1
        if order >= before:
            raise OddError
        held = self.orders.get(order) or self._order(order)
        back = [*held.back]
        articles = self._of(order, "article") if any(each.line < 0 for each in lines) else []
        some = [pair for line in lines for pair in _units(held, articles, line)]
        for line, units in some:
            back[line] += units
        if not some:
            back = [*held.whole]
        if held.back == held.whole or any(b > w for b, w in zip(back, held.whole, strict=True)):
            raise OddError
        self.orders[order] = held
        self._enter(who, order, held, back, before)
        self.rows.append(lines[0].row)
        self.moments.append(moment)
        self.names.append(name)

    def _of(self, order: int, column: str) -> list[int]:
        if column not in self.placed.read:
            return []
        first, end = self.placed.orders[order], self.placed.orders[order + 1]
        found: list[int] = self.placed.read[column][first:end].tolist()
        return found

    def _order(self, order: int) -> _Order:
        whole, prices, costs = (self._of(order, each) for each in ("quantity", "price", "cost"))
        return _Order(whole, prices, costs, [*whole], [0] * len(whole))

    def _enter(self, who: int, order: int, held: _Order, back: list[int], before: int) -> None:
        prices, costs, whole = held.prices, held.costs, held.whole
        more = [now - then for now, then in zip(back, held.back, strict=True)]
        time, place = len(held.times) + 1, len(self.told)
        unit = int(self.placed.units[order])
        for then, now, quantity in zip(held.back, back, whole, strict=True):
            if now > then:
                self.units.append((unit + quantity - now, unit + quantity - then, time))
            unit += quantity
        if held.times:
            self.told[held.times[-1]][5] = place
        held.times.append(place)
        held.back = back
        goods = -sum(units * price for units, price in zip(more, prices, strict=True))
        self.told.append([0, order, before, time, int(back == whole), -1, goods])
        unknown = min(costs, default=-1) < 0
        cost = -sum(units * each for units, each in zip(more, costs, strict=True))
        self.cost.append(UNKNOWN if unknown else cost)
        self.whose.append(who)

    def coming(self) -> Coming:
        """All of it, as arrays."""
        placed, many = self.placed, len(self.placed.orders) - 1
        told = np.array(self.told, dtype=np.int64).reshape(-1, TOLD).T.copy()
        lives = np.searchsorted(self.whose, np.arange(len(placed.names) + 1))
        units = np.zeros(int(placed.units[-1]), dtype=np.int64)
        for start, end, time in self.units:
            units[start:end] = time
        orders = np.full(many, -1, dtype=np.int64)
        for order, held in self.orders.items():
            orders[order] = held.times[0]
        cost, rows, moments = (
            np.array(each, dtype=np.int64) for each in (self.cost, self.rows, self.moments)
        )
        return Coming(lives, told, units, orders, cost, rows, moments, self.names)


def _units(held: _Order, products: Sequence[int], row: Line) -> Iterator[tuple[int, int]]:
    """The units of lines that a row takes back: of a line, or of all lines of a product.

    Raises OddError.
    """
    if row.line >= 0:
        if row.line >= len(held.back):
            raise OddError
        yield row.line, 1 if row.quantity < 0 else row.quantity
        return
    if not row.article:
        return
    wanted = row.quantity
    for at, product in enumerate(products):
        take = held.left[at] if wanted < 0 else min(held.left[at], wanted)
        if product == row.article and take:
            held.left[at] -= take
            yield at, take
            if wanted > 0:
                wanted -= take
                if not wanted:
                    return
    if wanted != 0:
        raise OddError
