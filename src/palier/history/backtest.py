"""A whole table put through a programme, or through two: the figures of each, and who gains.

The programmes are as if they had run all along; what each order came to may be kept as a table.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palier.account.days import local
from palier.history.assumptions import Assumed, assumed_of, fitted
from palier.history.figures import Figures
from palier.history.fold import Fold, Run
from palier.history.friends import Friends, entries_of
from palier.history.gains import (
    Shown,
    ShownCustomer,
    best_of,
    changed_most,
    compared,
    keep_most,
    show,
)
from palier.history.rows import EPOCH, Life
from palier.history.spending import Spending, money
from palier.history.step import Kind, Step
from palier.history.table import PARQUET, Outline, Table
from palier.history.typed import parquet_of
from palier.history.whose import check_whose
from palier.program.model import Program
from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.history.kernel.reasons import Taken

WORTH_A_KERNEL = 20_000
"""From so many orders on it is worth the time to compile a kernel for them."""

Told = Callable[[Step], None]


class Engine(Enum):
    """How a table is put through a programme."""

    COLUMNS = "columns"
    ORDERS = "orders"


@dataclass(slots=True)
class Backtest:
    """The figures of a programme, and beside them those of another; who gains and who loses.

    `gains` is by customer what the other gives more, points at their worth, in the minor unit;
    `shown` are the orders that show it best, and `customers` the customers.
    `runs` are the programmes as they were put through; `assumed`, what differs in that from their
    `files`. `engine` says of each programme
    whether it was reckoned by columns, where that was asked.
    """

    spending: Spending
    runs: tuple[Run, ...]
    assumed: tuple[Assumed, ...]
    files: tuple[Program, ...]
    figures: Figures
    other: Figures | None = None
    engine: tuple[Taken, ...] = ()
    gains: list[int] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    customers: list[ShownCustomer] = field(default_factory=list)

    @property
    def began(self) -> dt.date | None:
        """The first day that the first one's file says."""
        return self.files[0].run.first


def backtest(
    table: Table,
    run: Run,
    other: Run | None = None,
    *,
    spending: Spending,
    told: Told | None = None,
    passed: Callable[[int], None] = lambda _: None,
    engine: Engine | None = None,
    friends: Friends | None = None,
) -> Backtest:
    """Put a table through a programme, and through another beside it. Raises RowError.

    `told` is given every step of the first, as it is made, and `passed` how many there were. A
    customer is forgotten once their rows are over; what friends cause is found before. `engine`: by
    columns or order by order, instead of what is best for the table; with Engine.COLUMNS, raises
    NoLibraryError where LLVM is not installed. `friends`: what they cause, where that was
    found already.
    """
    check_whose(table)
    asked = [run] if other is None else [run, other]
    runs = [fitted(each, table) for each in asked]
    second = None if other is None else Figures(runs[1].program)
    assumed = assumed_of(asked, runs)
    files = tuple(each.program for each in asked)
    done = Backtest(spending, tuple(runs), assumed, files, Figures(runs[0].program), second)
    last = last_day(table, run.program)
    friends = Friends.of(table, runs) if friends is None else friends
    only: list[str] | None = None
    if engine is not Engine.ORDERS and (engine or table.many >= WORTH_A_KERNEL):
        # LLVM and what it takes are only there for who has them.
        from palier.history import by_columns  # noqa: PLC0415

        only = by_columns.through(done, table, told, passed, friends, needed=engine is not None)
    for life in friends.lives(table, runs[0].program, only):
        made = [through(life, each, spending, last) for each in runs]
        for figures, (steps, fold) in zip((done.figures, done.other), made, strict=False):
            if figures is not None:
                for step in steps:
                    figures.add(step)
                figures.note_lapses(fold.lapses())
                figures.note_in_hand(fold.in_hand())
        passed(len(made[0][0]))
        for step in made[0][0]:
            if told is not None:
                told(step)
        if other is not None:
            found = compared(life, made)
            done.gains += found.gains.values()
            for shown in found.orders:
                show(done.shown, shown)
    done.customers += _customers(done, table, friends, last)
    keep_most(done.customers)
    for each in filter(None, (done.figures, done.other)):
        each.close(last)
    return done


def last_day(table: Outline, program: Program) -> dt.date:
    """The last day of a history, in the programme's zone."""
    span = table.span
    if span is None:
        return dt.date.min
    return local(program, EPOCH + dt.timedelta(microseconds=span[1])).date()


def first_day(table: Outline, program: Program) -> dt.date:
    """The first day of a history, in the programme's zone."""
    span = table.span
    if span is None:
        return dt.date.min
    return local(program, EPOCH + dt.timedelta(microseconds=span[0])).date()


def through(life: Life, run: Run, spending: Spending, last: dt.date) -> tuple[list[Step], Fold]:
    """The steps of a life under a programme, up to a day, and the accounts after them."""
    fold = Fold(run.program, spending, run.older)
    return [*fold.steps(entries_of(life, run.program)), *fold.rest(last)], fold


def _customers(
    done: Backtest, table: Table, friends: Friends, last: dt.date
) -> Iterator[ShownCustomer]:
    """The customers who gain most and who lose most, each with the order that shows it best."""
    if done.other is None:
        return
    most = changed_most(done.figures, done.other)
    for life in friends.lives(table, done.figures.program, most) if most else ():
        made = [through(life, each, done.spending, last) for each in done.runs]
        yield ShownCustomer(
            life.name, most[life.name], best_of(compared(life, made), most[life.name])
        )


MONEY, UNITS, TEXT, DAY, WHOLE = "money", "units", "text", "day", "whole"
COLUMNS = {
    "kind": TEXT,
    "order": TEXT,
    "customer": TEXT,
    "day": DAY,
    "row": WHOLE,
    "goods": MONEY,
    "off": MONEY,
    "shipping_given": MONEY,
    "paid": MONEY,
    "earned": UNITS,
    "used": UNITS,
    "taken_back": UNITS,
    "expired": UNITS,
    "held": UNITS,
    "tier_before": TEXT,
    "tier": TEXT,
    "refused": TEXT,
}
"""The columns, and what each holds."""
TYPES = {
    MONEY: "DECIMAL(18, 3)",
    UNITS: "DECIMAL(18, 3)",
    TEXT: "VARCHAR",
    DAY: "DATE",
    WHOLE: "BIGINT",
}


class Out:
    """Writes the steps of a history as they are made; what time alone brought is among them."""

    def __init__(self, path: Path, program: Program) -> None:
        self.path, self.program = path, program
        self.parquet = path.suffix.lower() == PARQUET
        self.table = path.with_suffix(".rows.csv") if self.parquet else path
        self.file = self.table.open("w", encoding="utf-8", newline="")
        self.writer = csv.writer(self.file, lineterminator="\n")
        self.writer.writerow(COLUMNS)

    def add(self, step: Step) -> None:
        """Write a step, unless nothing moved."""
        if step.kind in (Kind.TIME, Kind.OTHER) and not step.brings_something:
            return
        self.writer.writerow(self._cells(step))

    def _cells(self, step: Step) -> list[Any]:
        euros = (
            money(each, self.program)
            for each in (step.goods, step.goods - step.paid, step.shipping, step.paid)
        )
        units = (step.earned, step.used, step.taken_back, step.expired, step.held)
        return [
            *(step.kind.value, step.order, step.customer, step.day.isoformat(), step.row),
            *euros,
            *map(self._units, units),
            *(step.tier_before or "", step.tier or "", step.code),
        ]

    def _units(self, units: int) -> str:
        return self.program.amount(units).plain()

    def add_lines(self, lines: str) -> None:
        """Write steps that are lines of CSV already."""
        self.file.write(lines)

    def close(self) -> None:
        """Make the whole of it."""
        self.file.close()
        if self.parquet:
            types = {name: TYPES[kind] for name, kind in COLUMNS.items()}
            parquet_of(str(self.table), str(self.path), types)
            self.table.unlink()
