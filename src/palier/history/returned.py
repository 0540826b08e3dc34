"""What comes back of the orders of a sorted table, out of its rows, for a kernel."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from palier.history.arrow import Array, Rows, column_of, taken, texts_of
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.coming import Back, ComeBack, Coming, Placed, of_rows
from palier.history.kernel.units_back import TELLS
from palier.history.lined import Lined, lined
from palier.history.parting import Parted

MOST_WRITTEN = 9999
"""The greatest quantity, and the greatest number of a line."""
GUEST = chr(1)
"""What the name of a guest's life begins with."""
LAST = chr(0x10FFFF)
"""No name has it: all that begin alike stand before what they begin with and it."""
NOT_PLAIN = -2
"""What is written is no number."""


def coming_of(
    parted: Parted,
    lines: Lined,
    back: Numbers,
    units: Numbers,
    read: Mapping[str, Numbers],
    come: ComeBack,
) -> tuple[Coming, Flags]:
    """What comes back on some rows of the whole of which orders are parted; the lives left by it.

    `lines` are those of the orders, with the price and the quantity of each that are `read`;
    `units`: where the units of orders begin.
    """
    shape = parted.shape
    whole = parted if parted.whole is None else parted.whole
    some, back = _lines_of(whole.rows, back)
    article, sold = _articles(lines.cells, some)
    many = len(shape.first)
    ends = np.append(lines.at(shape.orders), lines.cells.num_rows)
    moments = shape.moments[shape.orders]
    told_of = {**read, "article": sold}
    placed = Placed([""] * many, shape.lives, ends, units, moments, told_of)
    who, moment = parted.lives_of(back), whole.shape.moments[back]
    codes = whole.shape.order
    called = codes if parted.whole is None else codes[parted.kept]
    order = _orders(parted, called[shape.orders], who, codes[back])
    quantity, line = _whole(some, Cell.QUANTITY, 1), _whole(some, Cell.LINE, 0)
    wrong = (quantity == NOT_PLAIN) | (line == NOT_PLAIN) | (moment <= 0)
    name = _ranks(whole.rows, back, (who, moment, codes[back]))
    sorted_by = np.lexsort((np.arange(len(back)), name, moment, who))
    sorted_by = sorted_by[who[sorted_by] >= 0]
    told = np.empty((TELLS, len(sorted_by)), dtype=np.int64)
    begins = np.ones(len(back), dtype=np.int64)
    every = (who, moment, order, begins, article, quantity, line, wrong)
    for row, column in enumerate(every):
        told[row] = column[sorted_by]
    same = np.ones(max(len(sorted_by) - 1, 0), dtype=np.bool_)
    for column in (who, moment, name):
        same &= np.diff(column[sorted_by]) == 0
    told[3, 1:] = ~same
    return of_rows(placed, Back(told, whole.stood(back)[sorted_by] + 1), come)


def _lines_of(rows: Rows, some: Numbers) -> tuple[Rows, Numbers]:
    """The lines of some rows, and the row of each."""
    lines, which = lined(rows.take(some)).of(np.arange(len(some)))
    return lines, some[which]


def _orders(parted: Parted, called: Numbers, who: Numbers, code: Numbers) -> Numbers:
    """The place of the order of which each row tells, of a life, by its number; −1: none.

    `called` are the numbers of the orders.
    """
    whose = np.repeat(np.arange(len(parted.shape.first)), np.diff(parted.shape.lives))
    least = min(called.min(initial=0), code.min(initial=0))
    wide = max(called.max(initial=0), code.max(initial=0)) - least + 1
    if wide > 2**40:  # numbers far apart are numbered anew
        every, numbers = np.unique(np.append(called, code), return_inverse=True)
        called, found = numbers[: len(called)], numbers[len(called) :]
        least, wide = 0, len(every)
    else:
        found = code
    keys = whose * wide + (called - least)
    by_key = np.argsort(keys, kind="stable")
    asked = who * wide + (found - least)
    at = np.minimum(np.searchsorted(keys, asked, sorter=by_key), max(len(keys) - 1, 0))
    if not len(keys):
        return np.full(len(who), -1, dtype=np.int64)
    place = by_key[at]
    return np.where((keys[place] == asked) & (code >= 0) & (who >= 0), place, -1)


def _ranks(rows: Rows, back: Numbers, told: tuple[Numbers, Numbers, Numbers]) -> Numbers:
    """A number for each of some rows that goes as the name of its order does, among those of its
    moment. Of each is told whose it is, when, and the number of its order.
    """
    who, moment, code = told
    found = np.zeros(len(who), dtype=np.int64)
    by_time = np.lexsort((code, moment, who))
    same = (np.diff(who[by_time]) == 0) & (np.diff(moment[by_time]) == 0)
    differs = same & (np.diff(code[by_time]) != 0)
    if not differs.any():
        return found
    group = np.append(0, np.cumsum(~same))
    tied = by_time[np.isin(group, group[1:][differs])]
    names = [each.strip() for each in texts_of(column_of(rows, Cell.ORDER).take(back[tied]))]
    ranks = {each: at for at, each in enumerate(sorted({*names}))}
    found[tied] = [ranks[each] for each in names]
    return found


def _articles(rows: Rows, back: Rows) -> tuple[Numbers, Numbers]:
    """A number for the product of each row that tells what comes back, and for that of each row of
    orders; 0: none, or another one.
    """
    if Cell.PRODUCT.value not in rows.column_names:
        return np.zeros(back.num_rows, dtype=np.int64), np.zeros(rows.num_rows, dtype=np.int64)
    articles: dict[str, int] = {"": 0}
    places, texts = taken(back, Cell.PRODUCT)
    own = [articles.setdefault(each.strip(), len(articles)) for each in texts]
    places_of_rows, texts = taken(rows, Cell.PRODUCT)
    others = [articles.get(each.strip(), 0) for each in texts]
    return np.array([*own, 0])[places], np.array([*others, 0])[places_of_rows]


def _whole(back: Rows, cell: Cell, least: int) -> Numbers:
    """What each row says in a cell: −1: nothing; `NOT_PLAIN`: no such number of four digits."""
    if cell.value not in back.column_names:
        return np.full(back.num_rows, -1, dtype=np.int64)
    places, texts = taken(back, cell)
    return np.array([*(_number(each.strip(), least) for each in texts), -1], dtype=np.int64)[places]


def _number(text: str, least: int) -> int:
    if not text:
        return -1
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_WRITTEN))):
        return NOT_PLAIN
    return int(text) if int(text) >= least else NOT_PLAIN


# Names that decide --------------------------------------------------------------------------


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
    before, name = (_names(column, shape.orders[each]) for each in (places, places + 1))
    odd[whose[places[~_stand_behind(name, before)]]] = True
    return odd


def gifts_first(parted: Parted, returned: Flags) -> Flags:
    """The lives in which gifts stand before orders, by name; where nothing returns, all."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    shape, rows = parted.shape, parted.rows
    whose = np.repeat(np.arange(len(shape.first)), np.diff(shape.lives))
    first = np.ones(len(shape.first), dtype=np.bool_)
    of_orders = np.flatnonzero(returned[whose])
    places = shape.orders[of_orders]
    told = column_of(rows, Cell.ORDER).take(places).cast(pa.string()).fill_null("")
    whom = pc.binary_join_element_wise(GUEST, told, "")
    if Cell.CUSTOMER.value in rows.column_names:
        customers = column_of(rows, Cell.CUSTOMER).take(places).cast(pa.string()).fill_null("")
        whom = pc.if_else(pc.equal(customers, ""), whom, customers)
    gifts = pc.binary_join_element_wise(whom, "/", "")
    behind = _stand_behind(pc.utf8_trim_whitespace(told), gifts)
    first[whose[of_orders[~behind]]] = False
    return first


def _names(column: Array, rows: Numbers) -> Array:
    """The names on some rows, without the blanks around them."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    return pc.utf8_trim_whitespace(column.take(rows).cast(pa.string()).fill_null(""))


def _stand_behind(names: Array, others: Array) -> Flags:
    """Whether each name stands behind another one, and behind all that begin as that one does."""
    import pyarrow.compute as pc  # noqa: PLC0415 - only who reads with Arrow needs it

    found = pc.greater_equal(names, pc.binary_join_element_wise(others, LAST, ""))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.bool_)
