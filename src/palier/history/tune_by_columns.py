"""A grid of programmes put through a table by kernels; those that differ in numbers share one.

What each row comes to, and who is better off, is what the lives give one by one (`tune`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from palier.history.backtest import first_day, last_day
from palier.history.by_columns import by_column, columns_of, gains
from palier.history.figures import Figures
from palier.history.fold import Run
from palier.history.friends import Friends
from palier.history.kernel import counting
from palier.history.kernel import parts as of
from palier.history.kernel.in_hand import count_in_hand
from palier.history.kernel.running import Ran
from palier.history.kernel.values import count_reached, starts_of
from palier.history.kernel.writer import Kernel
from palier.history.reached import Reached
from palier.history.spending import Spending
from palier.history.sql import NoLibraryError
from palier.history.table import Table
from palier.values import dataclass


@dataclass(slots=True)
class Row:
    """A programme of a grid, its figures, and the customers it reaches and leaves better off."""

    run: Run
    figures: Figures
    reached: Reached


def through(
    table: Table,
    kernels: Sequence[Kernel],
    base: Row,
    rows: Sequence[Row],
    spending: Spending,
    told: Callable[[], None],
    friends: Friends,
    *,
    needed: bool,
) -> list[str] | None:
    """Put the lives that are plain through all rows, beside a base; the others, by name.

    `kernels` are of the base and of the rows: what each promotion did is not counted. None: nothing
    was done, and all are left. Raises NoLibraryError without LLVM, where it is `needed`.
    """
    if table.span is None:
        return None
    days = first_day(table, base.run.program), last_day(table, base.run.program)
    try:
        columns = columns_of(table, kernels, spending, days, friends, with_ids=False)
    except NoLibraryError:
        if needed:
            raise
        return None
    for piece in columns.pieces():
        ran = [*map(by_column, piece.ran)]
        for row, way, each in zip((base, *rows), columns.ways, ran, strict=True):
            _count(row, way.kernel, each)
        for row, way, now in zip(rows, columns.ways[1:], ran[1:], strict=True):
            changes = gains([columns.ways[0], way], [ran[0], now])
            row.reached.better += int((changes > 0).sum())
            row.reached.worse += int((changes < 0).sum())
            row.reached.gains += int(changes[changes > 0].sum())
            row.reached.losses -= int(changes[changes < 0].sum())
        for _ in range(int((~piece.odd).sum())):
            told()
    return columns.odd


def _count(row: Row, kernel: Kernel, ran: Ran) -> None:
    """Count what some lives come to under a programme: sums, and no customer."""
    ran = counting.without_refused(row.figures, ran)
    starts = starts_of(ran)
    if len(starts):
        guests = ran.batch.life_facts[0][ran.steps[of.LIFE]] != 0
        counting.count_months(row.figures, ran, guests, starts)
        count_reached(row.reached, kernel, ran, starts)
    count_in_hand(row.figures, kernel, ran)
