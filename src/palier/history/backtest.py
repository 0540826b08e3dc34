"""A whole table put through a programme, or through two: the figures of each, and who gains."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from palier.account.days import local
from palier.history.along import all_along
from palier.history.columns import Column
from palier.history.figures import CustomerFigures, Figures
from palier.history.fold import Fold, Kind, Step
from palier.history.rows import EPOCH, Entry, Life, in_time, lives
from palier.history.spending import Spending, worth, worth_of_one
from palier.history.table import Table
from palier.program.model import Program
from palier.values import dataclass, field

SHOWN = 3
"""So many orders that gain, and so many that lose, are shown."""

Told = Callable[[Step], None]


class Run(NamedTuple):
    """A programme put through a history, and the other versions of it by content hash."""

    program: Program
    older: Mapping[str, Program]


@dataclass(frozen=True, slots=True)
class Shown:
    """An order that shows what changes: what it gave more (or less), in the minor unit."""

    order: str
    change: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Backtest:
    """The figures of a programme, and beside them those of another; who gains and who loses.

    `gains` is by customer what the other gives more, points at their worth, in the minor unit.
    `runs` are the programmes as they were put through; `moved`, whether one begins too late in its
    file, and was taken all along; `began` is the first day that the first one's file says.
    """

    spending: Spending
    runs: tuple[Run, ...]
    moved: bool
    began: dt.date | None
    figures: Figures
    other: Figures | None = None
    gains: list[int] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)


def crosses_customers(run: Run, table: Table) -> bool:
    """Whether what one customer does changes another's account: a friend who counts."""
    rewarded = run.program.referral is not None or any(
        rule.occasion is not None and rule.occasion.value == "referral"
        for rule in run.program.earnings
    )
    return rewarded and table.holds(Column.REFERRED_BY)


def backtest(
    table: Table,
    run: Run,
    other: Run | None = None,
    *,
    spending: Spending,
    told: Told | None = None,
) -> Backtest:
    """Put a table through a programme, and through another beside it. Raises RowError.

    `told` is given every step of the first, as it is made. A customer is forgotten once their rows
    are over, unless friends count: then all accounts are kept to the end.
    """
    asked = [run] if other is None else [run, other]
    runs = [fitted(each, table) for each in asked]
    second = None if other is None else Figures(runs[1].program)
    moved = runs != asked
    began = run.program.run.first
    done = Backtest(spending, tuple(runs), moved, began, Figures(runs[0].program), second)
    last = last_day(table, run.program)
    for life in lives_of(table, runs):
        made = [through(life, each, spending, last) for each in runs]
        for figures, (steps, fold) in zip((done.figures, done.other), made, strict=False):
            if figures is not None:
                for step in steps:
                    figures.add(step)
                figures.note_lapses(fold.lapses())
        for step in made[0][0]:
            if told is not None:
                told(step)
        if other is not None:
            _compare(done, life, [steps for steps, _ in made])
    return done


def lives_of(table: Table, runs: list[Run]) -> Iterator[Life]:
    """The lives of a table; one of all customers, where what one does changes another's account."""
    program = runs[0].program
    if any(crosses_customers(each, table) for each in runs):
        yield Life("", tuple(in_time(table, program)))
    else:
        yield from lives(table, program)


def fitted(run: Run, table: Table) -> Run:
    """A programme as it is put through a table: one without earlier versions runs all along it."""
    span = table.span
    if span is None or run.older:
        return run
    first, last = (EPOCH + dt.timedelta(microseconds=each) for each in span)
    days = (local(run.program, each).date() for each in (first, last))
    return run._replace(program=all_along(run.program, *days))


def last_day(table: Table, program: Program) -> dt.date:
    """The last day of a history, in the programme's zone."""
    span = table.span
    if span is None:
        return dt.date.min
    return local(program, EPOCH + dt.timedelta(microseconds=span[1])).date()


def through(life: Life, run: Run, spending: Spending, last: dt.date) -> tuple[list[Step], Fold]:
    """The steps of a life under a programme, up to a day, and the accounts after them."""
    fold = Fold(run.program, spending, run.older)
    return [*fold.steps(life.entries), *fold.rest(last)], fold


# Who gains -----------------------------------------------------------------------------------


def _compare(done: Backtest, life: Life, made: list[list[Step]]) -> None:
    """What each customer of a life gains, and whether an order of it is among those to show."""
    if done.other is None:
        return
    programs = done.figures.program, done.other.program
    pairs = [by_customer(steps) for steps in made]
    for name in {**pairs[0], **pairs[1]}:
        if name:
            values = [
                value_of(program, each.get(name, CustomerFigures()))
                for program, each in zip(programs, pairs, strict=True)
            ]
            done.gains.append(values[1] - values[0])
    orders = [_by_order(program, steps) for program, steps in zip(programs, made, strict=True)]
    for order, before in orders[0].items():
        change = orders[1].get(order, before) - before
        if change:
            _show(done.shown, Shown(order, change, life.entries))


def by_customer(steps: Iterable[Step]) -> dict[str, CustomerFigures]:
    """The figures of each customer of a life."""
    found: dict[str, CustomerFigures] = {}
    for step in steps:
        if step.kind is not Kind.REFUSED:
            found.setdefault(step.customer, CustomerFigures()).add(step)
    return found


def value_of(program: Program, customer: CustomerFigures) -> int:
    """What a customer was given, and what they hold."""
    return customer.given + worth(worth_of_one(program), max(0, customer.held))


def _by_order(program: Program, steps: Iterable[Step]) -> dict[str, int]:
    """What each order was given, and the worth of what it earned."""
    one = worth_of_one(program)
    return {
        step.order: step.goods - step.paid + step.shipping + worth(one, max(0, step.earned))
        for step in steps
        if step.kind is Kind.ORDER
    }


def _show(shown: list[Shown], found: Shown) -> None:
    """Keep the orders that gain most and those that lose most."""
    shown.append(found)
    shown.sort(key=lambda each: (each.change, each.order))
    gain = [each for each in shown if each.change > 0][-SHOWN:]
    lose = [each for each in shown if each.change < 0][:SHOWN]
    shown[:] = [*lose, *gain]
