"""The cells of rows of a sorted table as whole numbers; where they are none that is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from palier.engines.printing.ranges import MOST
from palier.history.arrow import (
    MOST_WRITTEN,
    Array,
    Rows,
    amounts,
    blank_of,
    blanks,
    changes,
    codes_of,
    column_of,
    fewer,
    some,
    taken,
    wholes,
    words_of,
)
from palier.history.columns import ORDER
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Facts, Flags, Numbers
from palier.history.kernel.cells import ABOUT
from palier.history.kernel.names import is_no_birthday, numbered
from palier.history.kernel.writer import Kernel
from palier.history.parting import ABSENT
from palier.history.sweeps import Sweeps
from palier.named import NamedTuple
from palier.program.model import Program
from palier.quantity import currency_digits


class Copied(NamedTuple):
    """The least and the greatest of some numbers, and how many lack."""

    least: int
    most: int
    lacking: int


def cells_of(kernel: Kernel, *, only_orders: bool) -> set[Cell]:
    """The columns that are read for a kernel: what no rule looks at is not.

    What comes back does by its line or its product, an activity has a name.
    """
    told = {Cell.TYPE, Cell.ORDER, Cell.AT, Cell.CUSTOMER, Cell.PRICE, Cell.QUANTITY}
    told |= {Cell.REGULAR_PRICE, Cell.TAX, Cell.SHIPPING_COST, Cell.USE_POINTS}
    told |= {Cell.REFERRED_BY} if kernel.happens else set()
    told |= set() if only_orders else {Cell.LINE, Cell.PRODUCT, Cell.ACTIVITY}
    return {*told, *ABOUT, *(each.cell for each in numbered(kernel))}


def leave(odd: Flags, told: Iterable[Flags | None], begins: Numbers) -> None:
    """Leave the lives on whose rows, lines or orders something is told; where theirs begin."""
    for flags in told:
        if flags is not None and flags.any():
            odd |= np.logical_or.reduceat(flags, begins)


class Cells:
    """Reads the cells of a table that has some columns, as a programme understands them."""

    def __init__(self, columns: Sequence[Cell], program: Program, sweeps: Sweeps) -> None:
        self.columns, self.program, self.sweeps = columns, program, sweeps
        self.digits = currency_digits(program.currency) or 0

    def _has(self, cell: Cell) -> bool:
        return cell in self.columns

    def _on_sale(self, rows: Rows, price: Facts, out: Facts) -> Flags | None:
        """Put whether the regular price of each row is above its price; where it is not read."""
        words = words_of(column_of(rows, Cell.REGULAR_PRICE), self.digits)
        if words is not None and len(words.bits) == 0:
            least, most = self.sweeps.exceed(words.words, words.step, price, out)
            if least >= 0 and most <= MOST:
                return None
        regular = np.empty(len(out), dtype=out.dtype)
        odd = self._money(rows, Cell.REGULAR_PRICE, regular)
        out[:] = regular > price
        return odd

    def _money(
        self,
        rows: Rows,
        cell: Cell,
        out: Facts,
        at: Numbers | None = None,
        *,
        needed: bool = False,
    ) -> Flags | None:
        """Put an amount in the minor unit of each row, or some; where it is none that is read."""
        if not self._has(cell):
            out[:] = 0
            return None
        column = column_of(rows, cell)
        found = self._copied(column, self.digits, out, at, 0)
        if found is not None and found.least >= 0 and found.most <= MOST:
            return blanks(some(column, at)) if needed and found.lacking else None
        out[:], odd = amounts(column, self.digits, at, needed=needed)
        return odd

    def _copied(
        self, column: Array, digits: int, out: Facts, at: Numbers | None, otherwise: int
    ) -> Copied | None:
        """Put the numbers of a column, as they lie, of all rows or some; None: they lie otherwise.

        Of a row without a number it is another one.
        """
        words = words_of(column, digits)
        if words is None:
            return None
        rows = fewer(column, at)
        places = ABSENT if rows is None else rows
        least, most, lacking = self.sweeps.copy(*words, places, otherwise, out)
        return Copied(least if lacking < len(out) else 0, max(most, 0), lacking)

    def _units(self, rows: Rows) -> tuple[Numbers | None, Flags | None]:
        """The units of each row, None: one everywhere; and where they are none that is read."""
        if not self._has(Cell.QUANTITY):
            return None, None
        values, odd = wholes(column_of(rows, Cell.QUANTITY), 1)
        one = len(values) > 0 and values.min() == values.max() == 1
        return None if one else values, odd

    def _asks(self, rows: Rows, out: Facts, at: Numbers) -> Flags | None:
        """Put the points asked for on some rows, −1 where none are; where they are not read."""
        if not self._has(Cell.USE_POINTS):
            out[:] = -1
            return None
        column = column_of(rows, Cell.USE_POINTS)
        parts = self.program.cashback or self.program.points.decimals
        found = None if parts else self._copied(column, 0, out, at, -1)
        plain = found is not None and (found.least >= 1 or found.lacking == len(out))
        if plain and found is not None and found.most < MOST_WRITTEN:
            return None
        out[:], odd = wholes(column, -1, at)
        return odd | (out > 0) if parts else odd

    # Lives that are not plain ------------------------------------------------------------------

    def _no_birthday(self, rows: Rows, at: Numbers) -> Flags:
        """Where what stands on some rows is no birthday."""
        if not self._has(Cell.BIRTHDAY):
            return np.zeros(len(at), dtype=np.bool_)
        places, texts = taken(rows, Cell.BIRTHDAY, at)
        return np.array([*map(is_no_birthday, texts), False])[places]

    def _misfits(self, rows: Rows, fresh: Flags) -> list[Flags | None]:
        """The rows that no kernel reads: what came back, customers told in two ways."""
        bad: list[Flags | None] = [~self._are(rows, "", ORDER)] if self._has(Cell.TYPE) else []
        return bad + [self._altered(rows, cell, fresh) for cell in ABOUT if self._has(cell)]

    def _altered(self, rows: Rows, cell: Cell, fresh: Flags) -> Flags | None:
        """The rows that say something else of a customer than the one before; None: none do."""
        column = column_of(rows, cell)
        if hasattr(column, "dictionary") and (words := words_of(column.indices, 0)) is not None:
            blank = blank_of(column.dictionary)
            told = words.words, words.bits, words.offset, blank, fresh
            if blank is not None and self.sweeps.alter(*told) == 0:
                return None
        return changes(codes_of(column)) & ~fresh

    def _are(self, rows: Rows, *kinds: str) -> Flags:
        """Whether each row is of one of some types."""
        if not self._has(Cell.TYPE):
            return np.full(rows.num_rows, "" in kinds)
        places, texts = taken(rows, Cell.TYPE)
        return np.array([*(each.strip() in kinds for each in texts), "" in kinds])[places]
