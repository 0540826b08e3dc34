"""A grid of programmes put through a table by kernels; those that differ in numbers share one.

What each row comes to, and who is better off, is what the lives give one by one (`tune`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from palier.history.backtest import first_day, last_day
from palier.history.by_columns import by_column, columns_of, gains, taken_of
from palier.history.figures import Figures
from palier.history.fold import Run
from palier.history.friends import Friends
from palier.history.kernel import counting
from palier.history.spending import Spending
from palier.history.table import NoLibraryError, Table
from palier.values import dataclass


@dataclass(slots=True)
class Row:
    """A programme of a grid, its figures, and how many customers it leaves better or worse off."""

    run: Run
    figures: Figures
    better: int = 0
    worse: int = 0


def through(
    table: Table,
    base: Row,
    rows: Sequence[Row],
    spending: Spending,
    told: Callable[[], None],
    friends: Friends,
    *,
    needed: bool,
) -> list[str] | None:
    """Put the lives that are plain through all rows, beside a base; the others, by name.

    None: nothing was done, and all are left, for a programme has no kernel. Raises NoLibraryError
    without LLVM, where it is `needed`.
    """
    every = [each.run for each in (base, *rows)]
    taken = taken_of(table, every)
    kernels = [each.kernel for each in taken if each.kernel is not None]
    if len(kernels) < len(taken) or table.span is None:
        return None
    days = first_day(table, base.run.program), last_day(table, base.run.program)
    try:
        columns = columns_of(table, kernels, spending, days, friends, with_ids=False)
    except NoLibraryError:
        if needed:
            raise
        return None
    first, *ways = columns.ways
    for piece in columns.pieces():
        was = by_column(piece.ran[0])
        counting.add(base.figures, first.kernel, was)
        for row, way, raw in zip(rows, ways, piece.ran[1:], strict=True):
            now = by_column(raw)
            counting.add(row.figures, way.kernel, now)
            changes = np.array(gains([first, way], [was, now]))
            row.better += int((changes > 0).sum())
            row.worse += int((changes < 0).sum())
        for _ in range(int((~piece.odd).sum())):
            told()
    return columns.odd
