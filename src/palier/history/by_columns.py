"""A table put through programmes by their kernels: the lives that are plain at once, others singly.

The figures are those that the lives give one by one (`backtest`), to the last unit.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import cast

import numpy as np

from palier.history.backtest import Backtest, first_day, last_day
from palier.history.figures import Figures
from palier.history.fold import Run
from palier.history.friends import Friends, crosses_customers
from palier.history.gains import SHOWN, Shown, show
from palier.history.kernel import counting
from palier.history.kernel import parts as of
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.coming import ComeBack
from palier.history.kernel.compiled import compiled
from palier.history.kernel.reading import Batch, Reader, what_is_read
from palier.history.kernel.reasons import Taken, kernel_of, kernel_of_all
from palier.history.kernel.running import Ran, Runner
from palier.history.kernel.steps import steps_of
from palier.history.kernel.tuned import shape, tuned
from palier.history.kernel.units_back import come_back
from palier.history.kernel.values import of_customers, starts_of, values
from palier.history.kernel.versions import Reading, VersionsRunner
from palier.history.kernel.writer import Kernel
from palier.history.spending import Spending, worth, worth_of_one
from palier.history.sql import NoLibraryError
from palier.history.step import Step
from palier.history.sweeps import text_of
from palier.history.table import Table
from palier.named import NamedTuple
from palier.values import dataclass, field


class Pieces(NamedTuple):
    """What kernels made of the same lives, one after another; `odd` are those left to others."""

    ran: tuple[Ran, ...]
    odd: Flags


@dataclass(slots=True)
class Way:
    """A programme on its way through a table by a kernel."""

    kernel: Kernel
    reader: Reader | Reading
    runner: Runner | VersionsRunner


@dataclass(slots=True)
class Columns:
    """Kernels that go through a table side by side. `odd` are the lives they leave, by name."""

    ways: tuple[Way, ...]
    odd: list[str] = field(default_factory=list)

    def pieces(self) -> Iterator[Pieces]:
        """The steps of all lives that are plain, under each programme."""
        readers = [*dict.fromkeys(each.reader for each in self.ways)]
        for batches in zip(*(each.batches() for each in readers), strict=True):
            odd = np.logical_or.reduce([each.odd for each in batches])
            ready = {
                reader: batch._replace(odd=odd)
                for reader, batch in zip(readers, batches, strict=True)
            }
            made = [[*way.runner.run(ready[way.reader])] for way in self.ways]
            for same in zip(*made, strict=True):
                yield self._together(ready[readers[0]], same)

    def _together(self, batch: Batch, made: Sequence[Ran]) -> Pieces:
        """The same lives under each programme, without those that one of them leaves."""
        odd = np.logical_or.reduce([each.odd for each in made])
        first = made[0].first
        self.odd += [batch.names[first + at] for at in np.flatnonzero(odd).tolist()]
        return Pieces(tuple(_without(each, odd) for each in made), odd)


def by_column(ran: Ran) -> Ran:
    """The steps with each of its columns in one piece."""
    steps, given = (each.astype(np.int64, order="C") for each in (ran.steps, ran.parts))
    return ran._replace(steps=steps, parts=given)


def _without(ran: Ran, odd: Flags) -> Ran:
    """The steps of all lives but some."""
    extra = odd & ~ran.odd
    if not extra.any():
        return ran
    keep = ~extra[ran.steps[of.LIFE] - ran.first]
    left = ~extra[ran.left[2] - ran.first]
    return ran._replace(steps=ran.steps[:, keep], parts=ran.parts[:, keep], left=ran.left[:, left])


def taken_of(table: Table, runs: Sequence[Run], *, promotions: bool = True) -> list[Taken]:
    """The kernels of programmes as they are put through a table, or why they have none.

    `promotions`: they tell what each promotion did; versions of one programme always do.
    """
    return [_taken_of(table, run, promotions=promotions) for run in runs]


def _taken_of(table: Table, run: Run, *, promotions: bool) -> Taken:
    happens, returns = crosses_customers(run, table) or table.acts, table.comes_back
    if run.older and table.span is not None:
        first = first_day(table, run.program)
        return kernel_of_all(run.program, run.older, first, happens=happens, returns=returns)
    return kernel_of(run.program, happens=happens, returns=returns, promotions=promotions)


def columns_of(
    table: Table,
    kernels: Sequence[Kernel],
    spending: Spending,
    days: tuple[dt.date, dt.date],
    friends: Friends,
    *,
    with_ids: bool,
    threads: int = 0,
    fold: Callable[[str], Callable[..., None]] = compiled,
) -> Columns:
    """Kernels made ready for a table, whose first and last day are given.

    `with_ids`: the names of orders are read too; `threads`: as many as there are processors.
    Raises NoLibraryError without LLVM.
    """
    threads = threads or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    readers: dict[Hashable, Reader] = {}

    def come() -> ComeBack:
        return cast(ComeBack, fold(text_of(come_back)))

    def reader_of(kernel: Kernel) -> Reader:
        asks = what_is_read(kernel)
        if asks not in readers:
            coded = f"coded_{len(readers)}"
            given = (table, kernel, spending, friends, coded)
            readers[asks] = Reader(*given, with_ids=with_ids, come=come)
        return readers[asks]

    ways = []
    for kernel, (text, numbers) in zip(kernels, shared(kernels), strict=True):
        if kernel.versions:
            reading = Reading([reader_of(each) for each in kernel.versions])
            ways.append(Way(kernel, reading, VersionsRunner(kernel, fold, *days, threads)))
        else:
            runner = Runner(kernel, fold(text), *days, threads, numbers)
            ways.append(Way(kernel, reader_of(kernel), runner))
    return Columns(tuple(ways), [*ways[0].reader.strays] if ways else [])


def shared(kernels: Sequence[Kernel]) -> list[tuple[str, tuple[int, ...]]]:
    """The text of each kernel, and the numbers it is given: of those of one shape, one text."""
    shapes: dict[Hashable, list[int]] = {}
    for at, each in enumerate(kernels):
        shapes.setdefault(shape(each.text), []).append(at)
    found: dict[int, tuple[str, tuple[int, ...]]] = {}
    for places in shapes.values():
        made = tuned([kernels[at].text for at in places])
        found |= {at: (made.text, given) for at, given in zip(places, made.numbers, strict=True)}
    return [found[at] for at in range(len(kernels))]


# Who gains -----------------------------------------------------------------------------------


class Change(NamedTuple):
    """How much more an order was given under the second programme, and whose it is."""

    order: str
    change: int
    life: str


def gains(ways: Sequence[Way], ran: Sequence[Ran]) -> Numbers:
    """What each customer is given more by the second of two programmes, points at their worth."""
    starts = [starts_of(each) for each in ran]
    now, then = (
        values(way.kernel, each, at) for way, each, at in zip(ways, ran, starts, strict=True)
    )
    found: Numbers = (then - now)[of_customers(ran[0], starts[0])]
    return found


def changes(ways: Sequence[Way], ran: Sequence[Ran], most: int) -> list[Change]:
    """The orders that gain most, and those that lose most, at most so many of each, and more."""
    before, after = (_by_order(way.kernel, each) for way, each in zip(ways, ran, strict=True))
    orders, change = before[0], after[1] - before[1]
    lives = ran[0].steps[of.LIFE][ran[0].steps[of.KIND] == of.IS_ORDER]
    found: list[Change] = []
    for sign in (1, -1):
        far = sign * change
        if len(far) == 0 or far.max() <= 0:
            continue
        least = np.sort(far)[-most:].min()
        for at in np.flatnonzero((far >= least) & (far > 0)).tolist():
            batch = ran[0].batch
            found.append(Change(batch.ids[orders[at]], int(change[at]), batch.names[lives[at]]))
    return found


def _by_order(kernel: Kernel, ran: Ran) -> tuple[Numbers, Numbers]:
    """What each order was given, and the worth of what it earned."""
    steps = ran.steps[:, ran.steps[of.KIND] == of.IS_ORDER]
    one = worth_of_one(kernel.program)
    earned = np.maximum(steps[of.GOT], 0)
    if one is None:
        points = np.zeros_like(earned)
    else:
        points = np.array([worth(one, each) for each in earned.tolist()], dtype=np.int64)
    return steps[of.ORDER], steps[of.GOODS] - steps[of.PAID] + steps[of.SHIPPING] + points


def put_through(figures: Sequence[Figures], ways: Sequence[Way], pieces: Pieces) -> None:
    """Count what kernels made of some lives."""
    for each, way, ran in zip(figures, ways, pieces.ran, strict=True):
        counting.add(each, way.kernel, ran)


# A whole table -------------------------------------------------------------------------------


def through(
    done: Backtest,
    table: Table,
    told: Callable[[Step], None] | None,
    passed: Callable[[int], None],
    friends: Friends,
    *,
    needed: bool,
) -> list[str] | None:
    """Put the lives that are plain through the programmes of a backtest; the others, by name.

    None: nothing was done, and all are left, for a programme has no kernel. Raises NoLibraryError
    without LLVM, where it is `needed`.
    """
    taken = taken_of(table, done.runs)
    done.engine = tuple(taken)
    kernels = [each.kernel for each in taken if each.kernel is not None]
    if len(kernels) < len(taken) or table.span is None:
        return None
    days = first_day(table, done.figures.program), last_day(table, done.figures.program)
    try:
        names = told is not None or len(kernels) > 1
        columns = columns_of(table, kernels, done.spending, days, friends, with_ids=names)
    except NoLibraryError:
        if needed:
            raise
        return None
    found: list[Change] = []
    for raw in columns.pieces():
        piece = raw._replace(ran=tuple(map(by_column, raw.ran)))
        put_through([each for each in (done.figures, done.other) if each], columns.ways, piece)
        passed(piece.ran[0].steps.shape[1])
        for step in steps_of(kernels[0], piece.ran[0]) if told is not None else ():
            told(step)  # type: ignore[misc] # asked above
        if len(kernels) > 1:
            done.gains += gains(columns.ways, piece.ran).tolist()
            found += changes(columns.ways, piece.ran, SHOWN)
    _show(done, table, friends, found)
    return columns.odd


def _show(done: Backtest, table: Table, friends: Friends, found: list[Change]) -> None:
    """The orders that change most, each with the life that it is in."""
    found.sort(key=lambda each: (each.change, each.order))
    most = [each for each in found if each.change > 0][-SHOWN:]
    least = [each for each in found if each.change < 0][:SHOWN]
    wanted = {each.life for each in (*least, *most)}
    told = {life.name: life for life in friends.lives(table, done.figures.program, wanted)}
    for each in (*least, *most):
        show(done.shown, Shown(each.order, each.change, told[each.life]))
