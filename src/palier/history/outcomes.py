"""What each order of a sorted Parquet table comes to, as another: from file to file, by columns.

Rows of whole customers are read, reckoned and written while others are: in the memory of a few row
groups, however many there are. The customers that a kernel leaves are reckoned one by one, and
their orders stand last.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

from palier.account.days import local as in_zone
from palier.history import in_order
from palier.history.arrow import Array, Rows
from palier.history.assumptions import fitted_to
from palier.history.backtest import through
from palier.history.batches import Arrays, Versions
from palier.history.befriended import Befriended
from palier.history.cell_numbers import cells_of
from palier.history.columns import ACTIVITY, REFUND
from palier.history.columns import Column as Cell
from palier.history.cutting import cut, together
from palier.history.fold import Run
from palier.history.friends import crosses_customers
from palier.history.in_order import Piece, Sorted, UnsortedError
from palier.history.kernel.compiled import compiled
from palier.history.kernel.reasons import Taken, kernel_of, kernel_of_all
from palier.history.kernel.running import Runner
from palier.history.kernel.versions import VersionsRunner
from palier.history.kernel.writer import Kernel
from palier.history.left import Kept, Left, left_of
from palier.history.outcome_rows import Out, Single
from palier.history.rows import EPOCH, Life
from palier.history.spending import Spending
from palier.history.sql import NoLibraryError
from palier.history.step import Kind, Step
from palier.history.unread import check_unread
from palier.history.whose import check_rows_of_file
from palier.named import NamedTuple
from palier.program.model import Program
from palier.quantity import currency_digits
from palier.sheet.facts import Column
from palier.values import dataclass, field

AT_ONCE = 10_000
"""So many orders that are reckoned one by one are written together."""
WAITING = 2
"""So many pieces of a table are reckoned, or are to be, beside those that threads are at."""


class NoKernelError(Exception):
    """A programme that cannot be reckoned by columns, and why."""

    def __init__(self, taken: Taken) -> None:
        super().__init__()
        self.taken = taken


class Made(NamedTuple):
    """The outcomes of some lives from a row of the table on; their customers; what is left."""

    at: int
    rows: Rows
    names: Array
    left: Kept | None


class Begun(NamedTuple):
    """The outcomes of some rows, but for those of a first and of a last life that may go on.

    The last begins on a row of the table.
    """

    head: Rows | None
    made: Made | None
    tail: Rows | None
    begins: int


@dataclass(slots=True)
class Done:
    """How many orders were written, how many customers one by one, how many were refused."""

    orders: int = 0
    singly: int = 0
    refused: int = 0


def outcomes(source: str, run: Run, out: Path, threads: int = 0) -> Done:
    """Write what each order of a sorted Parquet table comes to: those of a customer in order.

    `threads`: as many as there are processors. Raises TableError, MissingColumnsError, KindError,
    UnsortedError, NoKernelError, RowError, and NoLibraryError without Arrow or LLVM.
    """
    with pooled():
        table = in_order.of(source)
        if table.may_lack_customers:
            check_rows_of_file(source, run.program.zone)
        span = table.span or (0, 0)
        days = _days(table, run.program, span)
        fits = fitted_to(run, days)
        kinds, befriends = table.kinds, crosses_customers(fits, table)
        kernel = _kernel(fits, kinds, days[0], befriends=befriends)
        kernels = kernel.versions or (kernel,)
        if any(Column.TAX_RATE in each.asked.units.places for each in kernels):
            table = table.with_taxes()
        told = Out(fits.program, table)
        cells = (cells_of(each, only_orders=not kinds) for each in kernels)
        table = table.of_cells(set[Cell]().union(*cells))
        if unread := table.unread(currency_digits(fits.program.currency) or 0):
            check_unread(source, fits.program, unread)
        friends = Befriended.of(source, fits, naive=table.naive) if befriends else None
        arrays = Versions([Arrays(table, each, span, compiled, friends) for each in kernels])
        writer = _Writer(table, fits, arrays, told, days, _runner(kernel, days), friends)
        return writer.written(out, threads or processors())


def _kernel(run: Run, kinds: frozenset[str], first: dt.date, *, befriends: bool) -> Kernel:
    """The kernel of a programme, or of its versions, in a table of some kinds of rows.

    `befriends`: friends count in it. Raises NoKernelError.
    """
    happens, back = befriends or ACTIVITY in kinds, REFUND in kinds
    if run.older:
        taken = kernel_of_all(run.program, run.older, first, happens=happens, returns=back)
    else:
        taken = kernel_of(run.program, happens=happens, returns=back, only_orders=True)
    if taken.kernel is None:
        raise NoKernelError(taken)
    return taken.kernel


def _runner(kernel: Kernel, days: tuple[dt.date, dt.date]) -> Runner | VersionsRunner:
    if kernel.versions:
        return VersionsRunner(kernel, compiled, *days)
    return Runner(kernel, compiled(kernel.text), *days)


@contextmanager
def pooled() -> Iterator[None]:
    """Let Arrow take its memory from where all do: what it gives back is taken again at once.

    Raises NoLibraryError without it.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - only who writes such a table needs it
    except ImportError as error:
        raise NoLibraryError from error
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


def processors() -> int:
    """How many processors there are for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _days(table: Sorted, program: Program, span: tuple[int, int]) -> tuple[dt.date, dt.date]:
    """The first and the last day of a table."""
    moments = [EPOCH + dt.timedelta(microseconds=each) for each in span]
    if table.naive:
        return moments[0].date(), moments[1].date()
    return in_zone(program, moments[0]).date(), in_zone(program, moments[1]).date()


@dataclass(slots=True)
class _Writer:
    """Writes the outcomes of a table."""

    table: Sorted
    run: Run
    arrays: Versions
    out: Out
    days: tuple[dt.date, dt.date]
    runner: Runner | VersionsRunner
    friends: Befriended | None
    own: Any = field(default_factory=local)
    done: Done = field(default_factory=Done)

    def written(self, path: Path, threads: int) -> Done:
        """All outcomes, to a file."""
        with self.out.written(path) as file, Left(self.table.path) as left:
            for made in self._made(threads):
                file.add(made.rows)
                if made.left is not None:
                    left.add(made.left)
            for rows in self._singly(left):
                file.add(rows)
        self.done.orders = file.many
        return self.done

    def _made(self, threads: int) -> Iterator[Made]:
        """The outcomes of all lives that are plain, in order. Raises UnsortedError."""
        last: Any = None
        for made in self._whole(threads):
            if len(made.names):
                if last is not None and not last < made.names[0].as_py():
                    raise UnsortedError(made.at + 1)
                last = made.names[-1].as_py()
            yield made

    def _whole(self, threads: int) -> Iterator[Made]:
        """The outcomes of pieces, and of the lives that go on from one to the next."""
        ends: list[Rows] = []
        at = 0
        for future in self._asked(threads):
            for head, made, tail, begins in future.result():
                ends += [] if head is None else [head]
                if ends and (made is not None or tail is not None):
                    yield self._of(together(ends), at)
                    ends = []
                if made is not None:
                    yield made
                if tail is not None:
                    ends, at = [tail], begins
        if ends:
            yield self._of(together(ends), at)

    def _asked(self, threads: int) -> Iterator[Future[list[Begun]]]:
        """Some rows after others: as many at once as there are threads, and some to go on with.

        Those wait so that no thread has nothing to do while what another made is written.
        """
        waiting: deque[Future[list[Begun]]] = deque()
        with ThreadPoolExecutor(threads) as pool:
            for piece in self.table.pieces():
                waiting.append(pool.submit(self._begun, piece))
                del piece
                if len(waiting) > threads + WAITING:
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()

    # By columns --------------------------------------------------------------------------------

    def _begun(self, piece: Piece) -> list[Begun]:
        """The outcomes of the whole lives of a piece, part after part. Raises UnsortedError."""
        found, at = list[Begun](), piece.at
        for rows in piece.parts():
            head, lives, tail = cut(rows, begins=piece.begins and not found, ends=piece.ends)
            first = at + (0 if head is None else head.num_rows)
            made = self._of(lives, first) if lives.num_rows else None
            found.append(Begun(head, made, tail, first + lives.num_rows))
            at += rows.num_rows
        return found

    def _of(self, rows: Rows, at: int) -> Made:
        """The outcomes of some lives, from a row of the table on. Raises UnsortedError."""
        told = self.arrays.told(rows, at)
        (ran,) = self._runner().run(told.batch)
        made, order = self.out.row_of(ran, len(told.orders), self.arrays.sweeps)
        orders, whose = told.orders, told.whose
        if len(order) < len(orders):
            orders, whose = orders.take(order), None if whose is None else whose.take(order)
        kept = left_of(told.parted, ran.odd, told.alone, self.arrays.returned)
        return Made(at, self.out.table(orders, whose, made), told.lives, kept)

    def _runner(self) -> Runner | VersionsRunner:
        """The kernel of a thread: each has room of its own."""
        if not hasattr(self.own, "runner"):
            self.own.runner = self.runner.beside()
        found: Runner | VersionsRunner = self.own.runner
        return found

    # One by one --------------------------------------------------------------------------------

    def _singly(self, left: Left) -> Iterator[Rows]:
        """The outcomes of the lives that are left. Raises RowError."""
        ranks = {each.label: each.rank + 1 for each in self.run.program.tiers}
        found: list[Single] = []
        for life in left.lives(self.run.program):
            self.done.singly += 1
            for step in self._steps(life):
                if step.kind is Kind.ORDER:
                    amounts = step.goods, step.shipping, step.paid
                    points = step.earned, step.used, step.held
                    rank = ranks.get(step.tier or "", 0)
                    found.append(Single(step.order, step.customer, (*amounts, *points, rank)))
            if len(found) >= AT_ONCE:
                yield self.out.of_singles(found)
                found = []
        if found:
            yield self.out.of_singles(found)
        for life in left.parted(self.run.program):
            self._steps(life)

    def _steps(self, life: Life) -> list[Step]:
        """The steps of a life, of which those that are refused are counted."""
        life = life if self.friends is None else self.friends.with_caused(life)
        steps, _ = through(life, self.run, Spending(None), self.days[1])
        self.done.refused += sum(each.kind is Kind.REFUSED for each in steps)
        return steps
