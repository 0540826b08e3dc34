"""A whole table put through a programme, or through two: the figures of each, and who gains.

The programmes are as if they had run all along; what each order came to may be kept as a table.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palier.account.days import local
from palier.history.assumptions import Assumed, assumed_of, fitted
from palier.history.figures import CustomerFigures, Figures
from palier.history.fold import Fold, Kind, Run, Step
from palier.history.friends import Friends, entries_of
from palier.history.rows import EPOCH, Life
from palier.history.spending import Spending, money, worth, worth_of_one, worth_of_voucher
from palier.history.table import PARQUET, Outline, Table, parquet_of
from palier.history.whose import check_whose
from palier.program.model import Program
from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.history.kernel.reasons import Taken

SHOWN = 3
"""So many orders that gain, and so many that lose, are shown."""

WORTH_A_KERNEL = 20_000
"""From so many orders on it is worth the time to compile a kernel for them."""

Told = Callable[[Step], None]


class Engine(Enum):
    """How a table is put through a programme."""

    COLUMNS = "columns"
    ORDERS = "orders"


@dataclass(frozen=True, slots=True)
class Shown:
    """An order that shows what changes: what it gave more (or less), in the minor unit."""

    order: str
    change: int
    life: Life


@dataclass(slots=True)
class Backtest:
    """The figures of a programme, and beside them those of another; who gains and who loses.

    `gains` is by customer what the other gives more, points at their worth, in the minor unit.
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
) -> Backtest:
    """Put a table through a programme, and through another beside it. Raises RowError.

    `told` is given every step of the first, as it is made, and `passed` how many there were. A
    customer is forgotten once their rows are over; what friends cause is found before. `engine`: by
    columns or order by order, instead of what is best for the table; with Engine.COLUMNS, raises
    NoLibraryError where LLVM is not installed.
    """
    check_whose(table)
    asked = [run] if other is None else [run, other]
    runs = [fitted(each, table) for each in asked]
    second = None if other is None else Figures(runs[1].program)
    assumed = assumed_of(asked, runs)
    files = tuple(each.program for each in asked)
    done = Backtest(spending, tuple(runs), assumed, files, Figures(runs[0].program), second)
    last = last_day(table, run.program)
    friends = Friends.of(table, runs)
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
            _compare(done, life, made)
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


# Who gains -----------------------------------------------------------------------------------


def _compare(done: Backtest, life: Life, made: list[tuple[list[Step], Fold]]) -> None:
    """What each customer of a life gains, and whether an order of it is among those to show."""
    if done.other is None:
        return
    programs = done.figures.program, done.other.program
    pairs = [by_customer(steps, fold) for steps, fold in made]
    for name in {**pairs[0], **pairs[1]}:
        if name:
            values = [
                value_of(program, each.get(name, CustomerFigures()))
                for program, each in zip(programs, pairs, strict=True)
            ]
            done.gains.append(values[1] - values[0])
    orders = [_by_order(program, steps) for program, (steps, _) in zip(programs, made, strict=True)]
    for order, before in orders[0].items():
        change = orders[1].get(order, before) - before
        if change:
            show(done.shown, Shown(order, change, life))


def by_customer(steps: Iterable[Step], fold: Fold) -> dict[str, CustomerFigures]:
    """The figures of each customer of a life."""
    found: dict[str, CustomerFigures] = {}
    for name, reward in fold.in_hand():
        customer = found.setdefault(name, CustomerFigures())
        customer.in_hand += worth_of_voucher(fold.program, reward)
    for step in steps:
        if step.kind is not Kind.REFUSED:
            found.setdefault(step.customer, CustomerFigures()).add(step)
    return found


def value_of(program: Program, customer: CustomerFigures) -> int:
    """What a customer was given, and what they hold: points and vouchers."""
    held = worth(worth_of_one(program), max(0, customer.held))
    return customer.given + held + customer.in_hand


def _by_order(program: Program, steps: Iterable[Step]) -> dict[str, int]:
    """What each order was given, and the worth of what it earned."""
    one = worth_of_one(program)
    return {
        step.order: step.goods - step.paid + step.shipping + worth(one, max(0, step.earned))
        for step in steps
        if step.kind is Kind.ORDER
    }


def show(shown: list[Shown], found: Shown) -> None:
    """Keep the orders that gain most and those that lose most."""
    shown.append(found)
    shown.sort(key=lambda each: (each.change, each.order))
    gain = [each for each in shown if each.change > 0][-SHOWN:]
    lose = [each for each in shown if each.change < 0][:SHOWN]
    shown[:] = [*lose, *gain]


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
