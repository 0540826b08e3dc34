"""What comes back of the orders of a sorted table, out of its rows, for a kernel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import numpy as np

from palier.history.arrow import Rows, column_of, taken, texts_of
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.coming import Coming, Event, Line, Placed, of_events
from palier.history.parting import Parted
from palier.named import NamedTuple

MOST_WRITTEN = 9999
"""The greatest quantity, and the greatest number of a line."""
GUEST = chr(1)
"""What the name of a guest's life begins with."""


class Back(NamedTuple):
    """A row that tells what comes back: in which life, when, of which order, by name and number."""

    who: int
    moment: int
    name: str
    order: int
    line: Line | None


def coming_of(
    parted: Parted, back: Numbers, units: Numbers, read: Mapping[str, Numbers]
) -> tuple[Coming, Flags]:
    """What comes back on some rows of the whole of which orders are parted; the lives left by it.

    `units`: where the units of orders begin; `read`: the price and the quantity of each row.
    """
    shape, rows = parted.shape, parted.rows
    whole = parted if parted.whole is None else parted.whole
    some = whole.rows.take(back)
    articles, of_rows = _articles(rows, some)
    cost = np.full(rows.num_rows, -1, dtype=np.int64)
    told = {**read, "cost": cost, "article": of_rows}
    many = len(shape.first)
    ends = [*shape.orders.tolist(), rows.num_rows]
    moments = shape.moments[shape.orders].tolist()
    placed = Placed([""] * many, shape.lives.tolist(), ends, units, moments, told)
    whose = np.full(len(whole.shape.first), -1, dtype=np.int64)
    whose[parted.among] = np.arange(many)
    who = whose[np.cumsum(whole.shape.fresh)[back] - 1].tolist()
    lines = _lines(some, articles, whole.stood(back) + 1)
    names = [each.strip() for each in texts_of(column_of(some, Cell.ORDER))]
    times, orders = (each[back].tolist() for each in (whole.shape.moments, whole.shape.order))
    found = map(Back, who, times, names, orders, lines)
    told_in_order = sorted((each for each in found if each.who >= 0), key=lambda each: each[:3])
    return of_events(placed, _events(parted, told_in_order))


def _events(parted: Parted, rows: list[Back]) -> Iterator[Event]:
    shape = parted.shape
    lives, orders = shape.lives.tolist(), shape.orders.tolist()
    codes = shape.order[shape.orders].tolist()
    for (who, moment, name), same in groupby(rows, key=lambda each: each[:3]):
        told = [*same]
        there, code = codes[lives[who] : lives[who + 1]], told[0].order
        plain = code >= 0 and moment > 0 and code in there
        start = orders[lives[who] + there.index(code)] if plain else -1
        lines = [each.line for each in told if each.line is not None]
        yield Event(who, name, moment, start, lines if len(lines) == len(told) else None)


def _articles(rows: Rows, back: Rows) -> tuple[dict[str, int], Numbers]:
    """A number for each product that comes back, and that of each row of orders; 0: another one."""
    if Cell.PRODUCT.value not in rows.column_names:
        return {}, np.zeros(rows.num_rows, dtype=np.int64)
    names = {each.strip() for each in texts_of(column_of(back, Cell.PRODUCT))} - {""}
    articles = {each: at for at, each in enumerate(sorted(names), start=1)}
    places, texts = taken(rows, Cell.PRODUCT)
    numbers = [*(articles.get(each.strip(), 0) for each in texts), 0]
    return articles, np.array(numbers, dtype=np.int64)[places]


def _lines(back: Rows, articles: Mapping[str, int], rows: Numbers) -> Iterator[Line | None]:
    """What each row says comes back; None: it is not plain."""
    texts = [
        [each.strip() for each in texts_of(column_of(back, cell))]
        if cell.value in back.column_names
        else [""] * back.num_rows
        for cell in (Cell.PRODUCT, Cell.QUANTITY, Cell.LINE)
    ]
    for product, quantity, line, row in zip(*texts, rows.tolist(), strict=True):
        units, at = _whole(quantity, 1), _whole(line, 0)
        if units is None or at is None:
            yield None
        else:
            yield Line(articles.get(product, 0), units, at, row)


def _whole(text: str, least: int) -> int | None:
    """A whole number of at most four digits; −1: nothing is written; None: something else is."""
    if not text:
        return -1
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_WRITTEN))):
        return None
    return int(text) if int(text) >= least else None


def out_of_order(parted: Parted, day: Numbers, returned: Flags) -> Flags:
    """The lives in which something comes back, and the orders of one day are not by name.

    Which of the points of one day are used first goes by these names.
    """
    shape = parted.shape
    whose = np.repeat(np.arange(len(shape.first)), np.diff(shape.lives))
    same = (day[1:] == day[:-1]) & (whose[1:] == whose[:-1]) & returned[whose[1:]]
    odd = np.zeros(len(shape.first), dtype=np.bool_)
    places = np.flatnonzero(same)
    column = column_of(parted.rows, Cell.ORDER)
    pairs = (texts_of(column.take(shape.orders[each])) for each in (places, places + 1))
    for at, one, other in zip(places.tolist(), *pairs, strict=True):
        before, name = one.strip(), other.strip()
        odd[whose[at]] |= before >= name or name.startswith(before)
    return odd


def gifts_first(parted: Parted, returned: Flags) -> Flags:
    """The lives in which gifts stand before orders, by name; where nothing returns, all."""
    shape = parted.shape
    whose = np.repeat(np.arange(len(shape.first)), np.diff(shape.lives))
    first = np.ones(len(shape.first), dtype=np.bool_)
    places = shape.orders[returned[whose]]
    names = texts_of(column_of(parted.rows, Cell.ORDER).take(places))
    customers = [""] * len(names)
    if Cell.CUSTOMER.value in parted.rows.column_names:
        customers = texts_of(column_of(parted.rows, Cell.CUSTOMER).take(places))
    for who, name, customer in zip(whose[returned[whose]].tolist(), names, customers, strict=True):
        gift = f"{customer or GUEST + name}/"
        first[who] &= not (name.strip() <= gift or name.strip().startswith(gift))
    return first
