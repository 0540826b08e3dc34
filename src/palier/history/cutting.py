"""Pieces of a sorted table as whole lives: a life goes on from the end of one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from palier.history.arrow import Rows, changes, codes_of, decoded
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Numbers

FEW = 1_000
"""So many rows are looked at first for where a life ends."""


class Cutter:
    """Cuts the rows that follow one another from a row of the table on.

    `head` are those of the first life, which may have begun before them; `tail` those of the last,
    which may go on after them: it begins on a row of the table. There is none as long as all rows
    are of the first life.
    """

    def __init__(self, at: int) -> None:
        self.at = self.begins = at
        self.head: list[Rows] = []
        self.tail: list[Rows] = []

    def lives(self, rows: Rows) -> Iterator[tuple[int, Rows]]:
        """The whole lives that the next rows bring, each time from a row of the table on."""
        first, last = _second_life(rows), _last_life(rows)
        (self.tail or self.head).append(_copied(rows, 0, first))
        if last < rows.num_rows:
            if self.tail:
                yield self.begins, together(self.tail)
            if first < last:
                yield self.at + first, rows.slice(first, last - first)
            self.tail, self.begins = [_copied(rows, last, rows.num_rows)], self.at + last
        self.at += rows.num_rows


def together(parts: Sequence[Rows]) -> Rows:
    """The rows of parts that are cut off, one after another, their texts numbered."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads with Arrow needs it

    rows = pa.concat_tables(parts).combine_chunks()
    columns = [
        each.dictionary_encode() if pa.types.is_string(each.type) else each for each in rows.columns
    ]
    return pa.Table.from_arrays(columns, names=rows.column_names)


def _copied(rows: Rows, begin: int, end: int) -> Rows:
    """Some rows that keep no others in memory, with their texts."""
    return decoded(rows.take(np.arange(begin, end)))


def _lives(rows: Rows) -> Numbers:
    """A number for each row, from 1 on: alike where neighbours are of the same life."""
    order = codes_of(rows[Cell.ORDER.value])
    if Cell.CUSTOMER.value not in rows.column_names:
        return np.cumsum(changes(order))
    customer = codes_of(rows[Cell.CUSTOMER.value])
    return np.cumsum(changes(customer) | ((customer == -1) & changes(order)))


def _second_life(rows: Rows) -> int:
    """Where the second life of some rows begins; their number, where there is none."""
    size = FEW
    while True:
        found = _lives(rows.slice(0, size))
        if len(found) and found[-1] > 1:
            return int(np.flatnonzero(found > 1)[0])
        if size >= rows.num_rows:
            return len(found)
        size *= 8


def _last_life(rows: Rows) -> int:
    """Where the last life of some rows begins; their number, where there is only one."""
    size = FEW
    while True:
        start: int = max(0, rows.num_rows - size)
        found = _lives(rows.slice(start))
        if len(found) and found[-1] > 1:
            last = np.flatnonzero(found == found[-1])[0]
            return start + int(last)
        if start == 0:
            return len(found)
        size *= 8
