"""What each order of a sorted Parquet table comes to, as another: from file to file, by columns.

Rows of whole customers are read, reckoned and written while others are: in the memory of a few row
groups, however many there are. The customers that a kernel leaves are reckoned one by one, and
their orders stand last.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

import numpy as np

from palier.account.days import local as in_zone
from palier.history import fold, in_order
from palier.history.arrow import Array, Kind, Rows
from palier.history.backtest import all_along, through
from palier.history.batches import Arrays, Told
from palier.history.columns import Column as Cell
from palier.history.fold import Run
from palier.history.friends import crosses_customers
from palier.history.in_order import Sorted, UnsortedError
from palier.history.kernel import parts as of
from palier.history.kernel.arrays import Numbers
from palier.history.kernel.compiled import compiled
from palier.history.kernel.reasons import Taken, kernel_of
from palier.history.kernel.running import Ran, Runner
from palier.history.rows import EPOCH, lives
from palier.history.spending import Spending
from palier.history.table import NoLibraryError, opened
from palier.named import NamedTuple
from palier.program.model import Program
from palier.quantity import currency_digits
from palier.sheet.facts import Column
from palier.values import dataclass, field

DIGITS = 18
"""So many digits an amount has at most: as many as fit in 64 bits."""
AT_ONCE = 10_000
"""So many orders that are reckoned one by one are written together."""
MONEY, POINTS, TIER = ("goods", "shipping_given", "paid"), ("earned", "used", "held"), "tier"


class NoKernelError(Exception):
    """A programme that cannot be reckoned by columns, and why."""

    def __init__(self, taken: Taken) -> None:
        super().__init__()
        self.taken = taken


class Row(NamedTuple):
    """What an order came to, in minor units and units of what is collected; the rank after it."""

    goods: Any
    shipping: Any
    paid: Any
    earned: Any
    used: Any
    held: Any
    tier: Any


class Left(NamedTuple):
    """A life that is left, by name; whether it begins with its order, which is to be written."""

    name: str
    ordered: bool


class Made(NamedTuple):
    """The outcomes of some customers; the names of all, and the lives that are left."""

    rows: Any
    names: Any
    left: list[Left]


@dataclass(slots=True)
class Done:
    """How many orders were written, how many customers one by one, how many were refused."""

    orders: int = 0
    singly: int = 0
    refused: int = 0


def outcomes(source: str, run: Run, out: Path, threads: int = 0) -> Done:
    """Write what each order of a sorted Parquet table comes to: those of a customer in order.

    `threads`: as many as there are processors. Raises TableError, MissingColumnsError, KindError,
    UnsortedError, NoKernelError, RowError, and NoLibraryError without Arrow or Numba.
    """
    with pooled():
        table = in_order.of(source)
        span = table.span or (0, 0)
        days = _days(table, run.program, span)
        program = run.program if run.older else all_along(run.program, *days)
        fits = Run(program, run.older)
        friends = crosses_customers(fits, table)
        taken = kernel_of(program, versions=bool(run.older), friends=friends)
        if taken.kernel is None:
            raise NoKernelError(taken)
        if Column.TAX_RATE in taken.kernel.asked.units.places:
            table = table.with_taxes()
        arrays = Arrays(table, taken.kernel, span)
        return _Writer(source, table, fits, arrays, days).written(out, threads or processors())


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

    source: str
    table: Sorted
    run: Run
    arrays: Arrays
    days: tuple[dt.date, dt.date]
    own: Any = field(default_factory=local)
    done: Done = field(default_factory=Done)

    def written(self, out: Path, threads: int) -> Done:
        """All outcomes, to a file."""
        from pyarrow import parquet  # noqa: PLC0415 - only who writes such a table needs it

        left: list[Left] = []
        options = {"compression": "snappy", "use_dictionary": [TIER], "write_statistics": False}
        options |= {"store_decimal_as_integer": True, "store_schema": False}
        # By how much a number differs from the one before: half the bytes, and quicker to write.
        numbers = [each.name for each in self.schema if _is_number(each.type)]
        options["column_encoding"] = dict.fromkeys(numbers, "DELTA_BINARY_PACKED")
        with parquet.ParquetWriter(out, self.schema, **options) as file:
            for made in self._made(threads):
                file.write_table(made.rows, row_group_size=max(1, made.rows.num_rows))
                self.done.orders += made.rows.num_rows
                left += made.left
            for rows in self._singly(left):
                file.write_table(rows)
                self.done.orders += rows.num_rows
        return self.done

    def _made(self, threads: int) -> Iterator[Made]:
        """The outcomes of the customers that are plain, in order. Raises UnsortedError."""
        last: Any = None
        for row, future in self._asked(threads):
            made = future.result()
            if len(made.names):
                if last is not None and not last < made.names[0].as_py():
                    raise UnsortedError(row + 1)
                last = made.names[-1].as_py()
            yield made

    def _asked(self, threads: int) -> Iterator[tuple[int, Future[Made]]]:
        """Some customers after others, by their first row: as many at once as there are threads."""
        waiting: deque[tuple[int, Future[Made]]] = deque()
        at = 0
        with ThreadPoolExecutor(threads) as pool:
            for rows in self.table.customers():
                waiting.append((at, pool.submit(self._of, [rows], at)))
                at += rows.num_rows
                del rows
                if len(waiting) >= threads:
                    yield waiting.popleft()
            yield from waiting

    # By columns --------------------------------------------------------------------------------

    def _of(self, given: list[Rows], at: int) -> Made:
        """The outcomes of some customers, whose rows are let go. Raises UnsortedError."""
        told = self.arrays.told(given.pop(), at)
        (ran,) = self._runner().run(told.batch)
        steps = ran.steps.T
        steps = steps[np.flatnonzero(steps[:, of.KIND] == of.IS_ORDER)]
        order = steps[:, of.ORDER]
        orders, whose = told.orders, told.whose
        if len(order) < len(orders):
            orders, whose = orders.take(order), None if whose is None else whose.take(order)
        made = self._table(orders, whose, _row(steps))
        return Made(made, told.lives, self._left(ran, told))

    def _runner(self) -> Runner:
        """The kernel of a thread: each has room of its own."""
        if not hasattr(self.own, "runner"):
            kernel = self.arrays.kernel
            self.own.runner = Runner(kernel, compiled(kernel.text), *self.days)
        found: Runner = self.own.runner
        return found

    def _left(self, ran: Ran, told: Told) -> list[Left]:
        """The lives that are left, by their names as a table has them."""
        odd = np.flatnonzero(ran.odd)
        first, whose = ran.batch.lives[:-1][odd], told.whose
        names = [None] * len(first) if whose is None else whose.take(first).to_pylist()
        called, kinds = told.orders.take(first).to_pylist(), told.kinds[odd].tolist()
        return [
            Left(chr(1) + str(order or ""), ordered)
            if name in (None, "")
            else Left(str(name), ordered=True)
            for name, order, ordered in zip(names, called, kinds, strict=True)
        ]

    # One by one --------------------------------------------------------------------------------

    def _singly(self, left: Iterable[Left]) -> Iterator[Rows]:
        """The outcomes of the lives that are left, unless they are written. Raises RowError."""
        left = [*left]
        names = [*dict.fromkeys(each.name for each in left)]
        ordered = {each.name for each in left if each.ordered}
        if not names:
            return
        self.done.singly = len(names)
        ranks = {each.label: each.rank + 1 for each in self.run.program.tiers}
        found: list[tuple[str, str, Row]] = []
        with opened(self.source, self.run.program.zone) as table:
            for life in lives(table, self.run.program, names):
                for step in through(life, self.run, Spending(None), self.days[1])[0]:
                    self.done.refused += step.kind is fold.Kind.REFUSED
                    if step.kind is fold.Kind.ORDER and life.name in ordered:
                        row = Row(
                            *(step.goods, step.shipping, step.paid),
                            *(step.earned, step.used, step.held),
                            ranks.get(step.tier or "", 0),
                        )
                        found.append((step.order, step.customer, row))
                if len(found) >= AT_ONCE:
                    yield self._rows(found)
                    found = []
        if found:
            yield self._rows(found)

    def _rows(self, found: list[tuple[str, str, Row]]) -> Rows:
        import pyarrow as pa  # noqa: PLC0415 - see `written`

        orders, customers, rows = zip(*found, strict=True)
        columns = Row(*(np.array(each, dtype=np.int64) for each in zip(*rows, strict=True)))
        whose = pa.array([each or None for each in customers], pa.string())
        return self._table(pa.array(orders, pa.string()), whose, columns)

    # The table -----------------------------------------------------------------------------------

    @property
    def schema(self) -> Kind:
        """The columns: names as the table has them, amounts as decimals."""
        import pyarrow as pa  # noqa: PLC0415 - see `written`

        program = self.run.program
        money = pa.decimal64(DIGITS, currency_digits(program.currency) or 0)
        names = pa.dictionary(pa.int32(), pa.string())
        there = self.table.file.schema_arrow
        keys = [each.value for each in (Cell.ORDER, Cell.CUSTOMER) if each in self.table.columns]
        fields = [(each, _plain(there.field(each).type)) for each in keys]
        fields += [(each, money) for each in MONEY]
        points = pa.decimal64(DIGITS, self._decimals) if self._decimals else pa.int32()
        fields += [(each, points) for each in POINTS]
        return pa.schema([*fields, (TIER, names)])

    @property
    def _decimals(self) -> int:
        program = self.run.program
        cents = currency_digits(program.currency) or 0
        return cents if program.cashback else program.points.decimals

    def _table(self, orders: Array, whose: Array, row: Row) -> Rows:
        """Outcomes as a table."""
        import pyarrow as pa  # noqa: PLC0415 - see `written`

        schema = self.schema
        names = [orders] if Cell.CUSTOMER not in self.table.columns else [orders, whose]
        plain = [each.cast(schema.field(at).type) for at, each in enumerate(names)]
        kinds = [schema.field(each).type for each in (*MONEY, *POINTS)]
        decimals = [_decimals(each, kind) for each, kind in zip(row[:-1], kinds, strict=True)]
        labels = pa.array([each.label for each in self.run.program.tiers], pa.string())
        ranks = pa.array(row.tier.astype(np.int32) - 1, mask=row.tier == 0)
        tier = pa.DictionaryArray.from_arrays(ranks, labels)
        return pa.Table.from_arrays([*plain, *decimals, tier], schema=schema)


def _is_number(kind: Kind) -> bool:
    import pyarrow.types as kinds  # noqa: PLC0415 - see `written`

    return bool(kinds.is_int32(kind) or kinds.is_int64(kind) or hasattr(kind, "scale"))


def _plain(kind: Kind) -> Kind:
    return getattr(kind, "value_type", kind)


def _decimals(values: Numbers, kind: Kind) -> Array:
    """Whole numbers, or decimals of a type in its last digit."""
    import pyarrow as pa  # noqa: PLC0415 - see `written`

    if not hasattr(kind, "scale"):
        return pa.array(np.ascontiguousarray(values, dtype=np.int32))
    digits = np.ascontiguousarray(values, dtype=np.int64)
    return pa.Array.from_buffers(kind, len(digits), [None, pa.py_buffer(digits)])


def _row(steps: Numbers) -> Row:
    """What steps of orders came to."""
    kinds = (of.GOODS, of.SHIPPING, of.PAID, of.GOT, of.SPENT, of.HELD, of.AFTER)
    return Row(*(steps[:, each] for each in kinds))
