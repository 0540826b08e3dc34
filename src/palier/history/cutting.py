"""Pieces of a sorted table as whole lives: one may go on from the end of a piece to the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from palier.history.arrow import Rows, changes, codes_of, decoded
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Numbers
from palier.named import NamedTuple

FEW = 1_000
"""So many rows are looked at first for where a life ends."""


class Cut(NamedTuple):
    """Rows of a table that follow one another, cut: whole lives, and what goes on outside.

    `head` are the rows of a life that may have begun before them, `tail` those of one that may go
    on after them. There is no tail where all rows are of the first life.
    """

    head: Rows | None
    lives: Rows
    tail: Rows | None


def cut(rows: Rows, *, begins: bool = False, ends: bool = False) -> Cut:
    """Cut rows. `begins`, `ends`: no life goes on from the rows before, or to those after."""
    many = rows.num_rows
    first, last = 0 if begins else _second_life(rows), many if ends else _last_life(rows)
    if begins and last == many and not ends:
        last = 0
    head = None if begins else _copied(rows, 0, first)
    tail = None if last == many else _copied(rows, last, many)
    return Cut(head, rows.slice(first, max(0, last - first)), tail)


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
