"""The lines of rows: each row is one, or has all of an order in a list, as Arrow holds them."""

from __future__ import annotations

import numpy as np

from palier.history.arrow import Array, Rows, whole
from palier.history.columns import LINES
from palier.history.kernel.arrays import Numbers
from palier.named import NamedTuple


class Lined(NamedTuple):
    """The lines of some rows, one after another, and where those of each row begin.

    There is a last place more, at which all end; None: each row is a line.
    """

    cells: Rows
    begins: Numbers | None = None

    def at(self, rows: Numbers) -> Numbers:
        """The first line of some rows, one after another."""
        if self.begins is None or len(rows) == len(self.begins) - 1:
            return rows if self.begins is None else self.begins[:-1]
        return self.begins[rows]

    def of(self, rows: Numbers) -> tuple[Rows, Numbers]:
        """The lines of some rows, and of which row each is."""
        if self.begins is None:
            return self.cells.take(rows), rows
        many = np.diff(self.begins)[rows]
        first = self.begins[rows] - np.append(0, np.cumsum(many))[:-1]
        places = np.repeat(first, many) + np.arange(many.sum())
        return self.cells.take(places), np.repeat(rows, many)


def lined(rows: Rows) -> Lined:
    """The lines of some rows. A row without any has one that says nothing."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    if LINES not in rows.column_names:
        return Lined(rows)
    lists = whole(rows[LINES])
    begins = lists.offsets.to_numpy()
    lines, begins = lists.values[begins[0] : begins[-1]], begins - np.int64(begins[0])
    if lists.null_count or (begins[1:] == begins[:-1]).any():
        lines, begins = _filled(lists)
    # Of a struct that is none, all fields are none.
    return Lined(pa.Table.from_arrays(lines.flatten(), [each.name for each in lines.type]), begins)


def _filled(lists: Array) -> tuple[Array, Numbers]:
    """The values of lists, where one that has none has one that is nothing; where each begins."""
    import pyarrow as pa  # noqa: PLC0415 - see `lined`

    told = lists.value_lengths().fill_null(0)
    many = np.asarray(told.to_numpy(zero_copy_only=False), dtype=np.int64)
    begins = np.append(0, np.cumsum(np.maximum(many, 1)))
    places = np.zeros(begins[-1], dtype=np.int64)
    bare = np.zeros(begins[-1], dtype=np.bool_)
    bare[begins[:-1][many == 0]] = True
    places[~bare] = np.arange(many.sum())
    return lists.flatten().take(pa.array(places, mask=bare)), begins
