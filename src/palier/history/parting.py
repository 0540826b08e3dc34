"""Where orders and lives begin in the rows of a sorted table, and which lives are not plain."""

from __future__ import annotations

import numpy as np

from palier.history.arrow import Rows, blanks, codes_of, column_of, moments_of, numbers_of, texts_of
from palier.history.columns import Column as Cell
from palier.history.in_order import UnsortedError
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.sweeps import BLANK, Sweeps
from palier.named import NamedTuple

ABSENT = np.zeros(0, dtype=np.int64)


class Shape(NamedTuple):
    """How rows are parted: the first row of each order and of each life, and where lives begin.

    `fresh` says of each row whether a life begins; `guests` of each life whether it is a guest's;
    `odd`, whether an order of it lacks its name or its moment; `again`, whether one may be told
    twice. `order` numbers the names of orders, and `moments` are in µs, row by row.
    """

    orders: Numbers
    first: Numbers
    lives: Numbers
    fresh: Flags
    guests: Flags
    odd: Flags
    again: Flags
    order: Numbers
    moments: Numbers


class Parted(NamedTuple):
    """Rows of a table from one `at` on, in the order in which they are gone through; their shape.

    `places`: where each of them stood among them, if otherwise. `whole`: all rows, where these are
    those of orders alone; `among`: which life of the whole each life is, `kept`: which row of the
    whole each row is.
    """

    rows: Rows
    at: int
    places: Numbers | None
    shape: Shape
    whole: Parted | None = None
    among: Numbers = ABSENT
    kept: Numbers = ABSENT

    def lives_of(self, rows: Numbers) -> Numbers:
        """Of which life some rows of the whole are, −1: of one without orders."""
        whole = self if self.whole is None else self.whole
        whose = np.full(len(whole.shape.first), -1, dtype=np.int64)
        whose[slice(None) if self.whole is None else self.among] = np.arange(len(self.shape.first))
        found: Numbers = whose[np.cumsum(whole.shape.fresh)[rows] - 1]
        return found

    def stood(self, rows: Numbers) -> Numbers:
        """The rows of the table, counted from 0, on which some of these stood."""
        return self.at + (rows if self.places is None else self.places[rows])


def parted(rows: Rows, at: int, span: tuple[int, int], sweeps: Sweeps) -> Parted:
    """Part some rows, the first of which is a row of the table; moments are within a span.

    Orders of one moment go by their names. Raises UnsortedError where one is older than the one
    before it.
    """
    places = None
    shape, ties, late = _shape(rows, _customers(rows), span, sweeps)
    if len(ties) and late < 0:
        places = _by_name(rows, shape.orders, ties)
        if places is not None:
            rows = rows.take(places)
            shape, _, late = _shape(rows, _customers(rows), span, sweeps)
    if late >= 0:
        raise UnsortedError(at + late + 1)
    return Parted(rows, at, places, shape)


def of_orders(whole: Parted, kept: Numbers, span: tuple[int, int], sweeps: Sweeps) -> Parted:
    """Some of the rows, those of orders, parted by themselves: no life is parted otherwise."""
    rows, whose = whole.rows.take(kept), np.cumsum(whole.shape.fresh)[kept] - 1
    shape, _, _ = _shape(rows, whose, span, sweeps)
    among = whose[shape.first]
    shape = shape._replace(guests=whole.shape.guests[among])
    return Parted(rows, whole.at, whole.stood(kept) - whole.at, shape, whole, among, kept)


def _customers(rows: Rows) -> Numbers:
    if Cell.CUSTOMER.value in rows.column_names:
        return codes_of(rows[Cell.CUSTOMER.value])
    return np.full(rows.num_rows, -1, dtype=np.int64)


def _shape(
    rows: Rows, customer: Numbers, span: tuple[int, int], sweeps: Sweeps
) -> tuple[Shape, Numbers, int]:
    """How rows are parted up to one that is late, if there is one, or −1; and the orders that
    stand at the moment of the one before them.
    """
    size, order = rows.num_rows, codes_of(rows[Cell.ORDER.value])
    moment = _moments(rows)
    orders, lives, ties = (np.empty(size + 1, dtype=np.int64) for _ in range(3))
    flags = np.empty((2, size), dtype=np.bool_)
    given = customer, order, moment, span, orders, lives, flags, ties
    many, whose, tied, late = sweeps.part(*given)
    orders, lives, (odd, again) = orders[: many + 1], lives[: whose + 1], flags[:, :whose]
    first = orders[lives[:-1]]
    fresh = np.zeros(size, dtype=np.bool_)
    fresh[first] = True
    guests = customer[first] == -1
    shape = Shape(orders[:-1], first, lives, fresh, guests, odd, again, order, moment)
    return shape, ties[:tied], late


def told_twice(shape: Shape) -> Flags:
    """The lives with an order that is told twice."""
    odd = np.zeros(len(shape.first), dtype=np.bool_)
    for life in np.flatnonzero(shape.again).tolist():
        names = shape.order[shape.orders[shape.lives[life] : shape.lives[life + 1]]]
        odd[life] = len(np.unique(names)) < len(names)
    return odd


def _moments(rows: Rows) -> Numbers:
    moments = column_of(rows, Cell.AT)
    missing, found = blanks(moments), numbers_of(moments_of(moments))
    return found if missing is None else np.where(missing, BLANK, found)


def _by_name(rows: Rows, orders: Numbers, ties: Numbers) -> Numbers | None:
    """The places of rows where orders of one moment go by their names; None: they do already."""
    name = column_of(rows, Cell.ORDER)
    before, after = (texts_of(name.take(orders[each])) for each in (ties - 1, ties))
    if all(one < other for one, other in zip(before, after, strict=True)):
        return None
    ends = np.append(orders, rows.num_rows)
    tied = np.zeros(len(orders), dtype=np.bool_)
    tied[ties] = tied[ties - 1] = True
    run = np.cumsum(np.isin(np.arange(len(orders)), ties, invert=True))
    some = np.flatnonzero(np.repeat(tied, np.diff(ends)))
    texts = texts_of(name.take(some))
    ranks = {text: at for at, text in enumerate(sorted(set(texts)))}
    called = np.array([ranks[each] for each in texts], dtype=np.int64)
    places = np.arange(rows.num_rows)
    places[some] = some[np.lexsort((some, called, np.repeat(run, np.diff(ends))[some]))]
    return places
