"""When, for whom, on what and how often a rule works: the clauses that most rules can take."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from palier import tree
from palier.problem.meaning import TwoOnlyLines
from palier.problem.reckoning import EmptyInterval
from palier.program.reading import Reading, alone, alone_by, every, one
from palier.program.rules import Scope
from palier.quantity import Money
from palier.tree import DateRange

Day = tree.DateRange | tree.EveryWeekday | tree.EveryDate | tree.OnBirthday


def scope_of(statement: tree.Statement, reading: Reading, day: Day | None = None) -> Scope:
    """The scope of a statement; `day` is the one in a bonus day's head."""
    weekdays = every(statement, tree.EveryWeekday)
    yearly = every(statement, tree.EveryDate)
    if isinstance(day, tree.EveryWeekday):
        weekdays = (day, *weekdays)
    if isinstance(day, tree.EveryDate):
        yearly = (day, *yearly)
    birthday = one(statement, tree.OnBirthday, reading)
    return Scope(
        dates=dates_of(statement, reading, day if isinstance(day, tree.DateRange) else None),
        weekdays=tuple(each.weekday for each in weekdays),
        yearly=tuple(each.date for each in yearly),
        birthday=birthday is not None or isinstance(day, tree.OnBirthday),
        hours=every(statement, tree.Hours),
        when=tuple(settled(each.test, reading) for each in every(statement, tree.When)),
        unless=tuple(settled(each.test, reading) for each in every(statement, tree.Unless)),
        baskets=one(statement, tree.OnBaskets, reading),
        nth=one(statement, tree.OnNthOrder, reading),
        every_nth=one(statement, tree.OnEveryNthOrder, reading),
        limits=_limits_of(statement, reading),
        once=one(statement, tree.OncePerCustomer, reading) is not None,
        only=_only_of(statement, reading),
        excepted=_excepted_of(statement),
        on_page=one(statement, tree.OffPage, reading) is None,
    )


def _limits_of(statement: tree.Statement, reading: Reading) -> tuple[tree.UseLimit, ...]:
    return alone_by(every(statement, tree.UseLimit), lambda limit: limit.period, reading)


def _only_of(statement: tree.Statement, reading: Reading) -> tree.Selection | None:
    lines = every(statement, tree.Only)
    for second in lines[1:]:
        reading.note(TwoOnlyLines(second.span, lines[0].span))
    return lines[0].selection if lines else None


def _excepted_of(statement: tree.Statement) -> tree.Selection | None:
    """All `except` lines as one selection, standing where the first does."""
    lines = every(statement, tree.Except)
    if len(lines) < 2:
        return lines[0].selection if lines else None
    parts = tuple(part for each in lines for part in each.selection.parts)
    return tree.Selection(parts, span=lines[0].selection.span)


# Days ---------------------------------------------------------------------------------------


def dates_of(
    statement: tree.Statement, reading: Reading, head: DateRange | None
) -> tuple[DateRange, ...]:
    """The ranges of days of a statement; each within those of the head, if it has some.

    `from 1 March 2026` and `until 31 March 2026` on two lines are one range.
    """
    written = every(statement, DateRange)
    whole = [each for each in written if each.first and each.last]
    since = alone([each for each in written if not each.last], reading)
    until = alone([each for each in written if not each.first], reading)
    if since or until:
        joined = _joined(since, until)
        whole = [_within(each, joined) for each in whole] or [joined]
    if head is not None:
        whole = [_within(each, head) for each in whole] or [head]
    for each in whole:
        check_range(each, reading)
    return tuple(whole)


def check_range(dates: DateRange, reading: Reading) -> None:
    """Report a range that ends before it begins."""
    if dates.first and dates.last and dates.first > dates.last:
        reading.note(EmptyInterval(dates.span, dates.first, dates.last))


def _joined(since: DateRange | None, until: DateRange | None) -> DateRange:
    spans = [each.span for each in (since, until) if each]
    return DateRange(since.first if since else None, until.last if until else None, span=spans[-1])


def _within(dates: DateRange, limit: DateRange) -> DateRange:
    """The days that both have: what is left of a range, shown at its own place."""
    firsts = [each.first for each in (dates, limit) if each.first]
    lasts = [each.last for each in (dates, limit) if each.last]
    return DateRange(max(firsts, default=None), min(lasts, default=None), span=dates.span)


# Conditions ---------------------------------------------------------------------------------


def settled(test: tree.Test, reading: Reading) -> tree.Test:
    """The test with the units that bare numbers stand for.

    `points balance is at least 100` speaks of points, `basket total is 0` of money.
    """
    match test:
        case tree.NumberIs():
            return replace(test, bound=_bound(test.fact, test.bound, reading))
        case tree.NumberBetween():
            low, high = (_bound(test.fact, each, reading) for each in (test.low, test.high))
            return replace(test, low=low, high=high)
        case tree.AllOf() | tree.AnyOf():
            return replace(test, tests=tuple(settled(each, reading) for each in test.tests))
        case tree.Not():
            return replace(test, test=settled(test.test, reading))
        case (
            tree.TextIs()
            | tree.TierAtLeast()
            | tree.BoxTicked()
            | tree.HasOrdered()
            | tree.BasketContains()
            | tree.CodeUsed()
        ):
            return test
        case _:
            assert_never(test)


def _bound(fact: tree.NumberFact, bound: tree.Bound, reading: Reading) -> tree.Bound:
    match fact, bound:
        case tree.BalanceFact(), int() if bound == 0 or not reading.cashback:
            return reading.amount(bound)
        case ((tree.BasketTotal() | tree.TotalOf() | tree.AmountSpent()), 0):
            return Money(0, reading.currency)
        case _:
            return bound
