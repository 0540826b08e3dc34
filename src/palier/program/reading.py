"""What every family is read with: the file's unit, where mistakes go, clauses by kind, and those
that most rules take (when, for whom, on what, how often), which make a `Scope`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar, assert_never

from palier import tree
from palier.problem import Problem
from palier.problem.meaning import ContradictingClauses, DuplicateClause, TwoOnlyLines
from palier.problem.reckoning import EmptyInterval
from palier.program.rules import Scope
from palier.quantity import (
    Amount,
    DayOfMonth,
    Duration,
    EveryMonthOrYear,
    Hour,
    Money,
    Period,
    Points,
    StatusPoints,
)
from palier.source import Language, SourceText
from palier.tree import Benefit, Benefits, Cap, DateRange, Node, Statement
from palier.values import dataclass, field, replace
from palier.weekdays import Weekday


@dataclass(frozen=True, slots=True)
class Reading:
    """One file being read. `problems` is filled on the way; all else is settled by the header."""

    source: SourceText
    language: Language
    currency: str = ""
    cashback: bool = False
    decimals: int = 0
    taxes: tree.Taxes | None = None
    problems: dict[Problem, None] = field(default_factory=dict)

    def note(self, problem: Problem) -> None:
        """Remember a mistake and read on."""
        self.problems.setdefault(problem)

    def amount(self, units: int) -> Amount:
        """So many units of what customers collect."""
        if self.cashback:
            return Money(units, self.currency)
        return Points(units, self.decimals)


# Clauses ------------------------------------------------------------------------------------

N = TypeVar("N", bound=Node)


def every(statement: Statement, kind: type[N]) -> tuple[N, ...]:
    """All clauses of a kind, in written order.

    >>> from palier import tree
    >>> statement = tree.Statement(tree.FirstOrderHead(), (tree.OffPage(), tree.EarnNoPoints()))
    >>> every(statement, tree.OffPage)
    (OffPage(),)
    """
    return tuple([each for each in statement.clauses if isinstance(each, kind)])


def one(statement: Statement, kind: type[N], reading: Reading) -> N | None:
    """The clause of a kind that may stand once; a second one is a mistake."""
    return alone(every(statement, kind), reading)


def alone(clauses: Sequence[N], reading: Reading) -> N | None:
    """The first of some clauses of which one may stand; each other is a mistake."""
    for second in clauses[1:]:
        first = clauses[0]
        kind = DuplicateClause if second == first else ContradictingClauses
        reading.note(kind(second.span, first.span))
    return clauses[0] if clauses else None


def clash(one: Node | None, other: Node | None, reading: Reading) -> None:
    """Report two lines that cannot both hold, at the second one written."""
    if one and other:
        first, second = sorted((one.span, other.span))
        reading.note(ContradictingClauses(second, first))


def caps_of(statement: Statement, reading: Reading) -> tuple[Cap, ...]:
    """All `at most … per …` lines; two for one period are a mistake."""
    return alone_by(every(statement, Cap), lambda cap: cap.period, reading)


def bare_benefits(statement: Statement) -> tuple[Benefit, ...]:
    """What a statement gives outside any band, over all its lines."""
    return tuple(each for line in every(statement, Benefits) for each in line.benefits)


def first(statement: Statement, kind: type[N]) -> N | None:
    """The first clause of a kind, whatever follows."""
    return next(iter(every(statement, kind)), None)


def alone_by(clauses: Sequence[N], key: Callable[[N], Hashable], reading: Reading) -> tuple[N, ...]:
    """Some clauses of which one may stand for each key: each other is a mistake."""
    groups: dict[Hashable, list[N]] = {}
    for each in clauses:
        groups.setdefault(key(each), []).append(each)
    for group in groups.values():
        alone(group, reading)
    return tuple(clauses)


# When, for whom, on what, how often ---------------------------------------------------------


def scope_of(
    statement: tree.Statement, reading: Reading, day: tree.BonusWhen | None = None
) -> Scope:
    """The scope of a statement; `day` is the one in a bonus day's head."""
    birthday = [each for each in (day, *statement.clauses) if isinstance(each, tree.Birthday)]
    come_back = [node for node in (day, *statement.clauses) if isinstance(node, tree.Recurring)]
    return Scope(
        dates=dates_of(statement, reading, range_of(day)),
        weekdays=tuple(each for node in come_back for each in _weekdays(node)),
        recurring=tuple(each for node in come_back for each in _recurring(node)),
        birthday=alone_by(birthday, lambda each: each, reading),
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


def _weekdays(node: tree.Recurring) -> Iterator[Weekday]:
    match node:
        case tree.EveryWeekday(days):
            yield from map(Weekday, days)
        case tree.EveryNthWeekday(nth, day):
            yield Weekday(day, nth)
        case tree.EveryLastWeekday(day):
            yield Weekday(day, last=True)
        case tree.EveryDate() | tree.EveryMonth():
            return
        case _:
            assert_never(node)


def _recurring(node: tree.Recurring) -> Iterator[EveryMonthOrYear]:
    match node:
        case tree.EveryDate(date):
            yield date
        case tree.EveryMonth(day):
            yield DayOfMonth(day)
        case tree.EveryWeekday() | tree.EveryNthWeekday() | tree.EveryLastWeekday():
            return
        case _:
            assert_never(node)


# Days ---------------------------------------------------------------------------------------


def dates_of(
    statement: tree.Statement, reading: Reading, head: DateRange | None
) -> tuple[DateRange, ...]:
    """The ranges of days of a statement; each within those of the head, if it has some.

    `from 1 March 2026` and `until 31 March 2026` on two lines are one range.
    """
    single = (range_of(each) for each in every(statement, tree.OnDate))
    written = (*every(statement, DateRange), *filter(None, single))
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


def range_of(day: tree.Node | None) -> DateRange | None:
    """A range of days, or of one day; None where it is neither."""
    match day:
        case DateRange():
            return day
        case tree.OnDate(date):
            return DateRange(date, date, span=day.span)
        case _:
            return None


DAY_OVER = Hour(1440)


def first_moment(dates: DateRange) -> tuple[dt.date, int]:
    """When a range begins: a day, and its minute."""
    return dates.first or dt.date.min, dates.start.minutes if dates.start else 0


def last_moment(dates: DateRange) -> tuple[dt.date, int]:
    """When a range is over: a day, and the first minute that is out."""
    return dates.last or dt.date.max, (dates.end or DAY_OVER).minutes


def check_range(dates: DateRange, reading: Reading) -> None:
    """Report a range that ends before it begins."""
    if not (dates.first and dates.last):
        return
    if dates.first > dates.last:
        reading.note(EmptyInterval(dates.span, dates.first, dates.last))
    elif first_moment(dates) >= last_moment(dates):
        start, end = dates.start or Hour(0), dates.end or DAY_OVER
        reading.note(EmptyInterval(dates.span, start, end))


def _joined(since: DateRange | None, until: DateRange | None) -> DateRange:
    spans = [each.span for each in (since, until) if each]
    begun, over = since or DateRange(), until or DateRange()
    return DateRange(begun.first, over.last, begun.start, over.end, span=spans[-1])


def _within(dates: DateRange, limit: DateRange) -> DateRange:
    """The days that both have: what is left of a range, shown at its own place."""
    begun = max((dates, limit), key=first_moment)
    over = min((dates, limit), key=last_moment)
    return DateRange(begun.first, over.last, begun.start, over.end, span=dates.span)


# Conditions ---------------------------------------------------------------------------------


def settled(test: tree.Test, reading: Reading) -> tree.Test:
    """The test with the units that bare numbers stand for.

    `points balance is at least 100` speaks of points, `basket total is 0` of money.
    """
    match test:
        case tree.NumberIs():
            return replace(test, bound=bound_of(test.fact, test.bound, reading))
        case tree.NumberBetween():
            low, high = (bound_of(test.fact, each, reading) for each in (test.low, test.high))
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
            | tree.IsMember()
            | tree.BasketContains()
            | tree.CodeUsed()
        ):
            return test
        case _:
            assert_never(test)


def bound_of(fact: tree.NumberFact, bound: tree.Bound, reading: Reading) -> tree.Bound:
    """A bound with the unit that a bare number stands for."""
    match fact, bound:
        case tree.BalanceFact() | tree.PointsEarned(), int() if bound == 0 or not reading.cashback:
            return reading.amount(bound)
        case tree.StatusCount(), int():
            return StatusPoints(bound)
        case tree.Age(), int():
            return Duration(bound, Period.YEAR)
        case tree.AmountCollected(), 0:
            return Money(0, reading.currency)
        case ((tree.BasketTotal() | tree.TotalOf() | tree.AmountSpent()), 0):
            return Money(0, reading.currency)
        case _:
            return bound
