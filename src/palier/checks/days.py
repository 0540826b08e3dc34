"""The days on which a rule works: none, outside the run, or those of another multiplier."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import inf

from palier import tree
from palier.checks.near import Neighbours, Range, Saying
from palier.checks.possible import conditions, excluded, sayings
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.advice import Default, MonthsLeftOut
from palier.problem.checks import BonusDaysCompete, NeverOnADay, OutsideRun
from palier.program.model import Program
from palier.program.reading import first_moment, last_moment
from palier.program.rules import BonusDay, Rule, Scope
from palier.quantity import DayOfMonth, EveryMonthOrYear, MonthDay
from palier.source import Span
from palier.tree import walk
from palier.values import dataclass
from palier.weekdays import Weekday

USUAL_START = dt.date(2026, 1, 1)
SOON = 28 * 366
"""Days after which weekdays have fallen on every day of every month."""
CYCLE = 40
"""Years after which weekdays have fallen on every date of the year, whatever the leap years."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days that lie in one of some ranges, and meet each of several demands.

    The ranges stand in order, and do not touch. `weekdays` and `recurring` are lists of demands: of
    each, one member must hold.
    """

    ranges: tuple[tree.DateRange, ...]
    weekdays: tuple[frozenset[Weekday], ...] = ()
    recurring: tuple[frozenset[EveryMonthOrYear], ...] = ()

    def within(self, other: Days) -> Days:
        """The days that are in both."""
        few, many = sorted((self.ranges, other.ranges), key=len)
        return Days(
            tuple(both for each in few for both in meetings(each, many)),
            self.weekdays + other.weekdays,
            self.recurring + other.recurring,
        )

    def first(self) -> dt.date | None:
        """The first day, or None: there is none."""
        firsts = (next(self.in_range(each), None) for each in self.ranges)
        return min((each for each in firsts if each), default=None)

    def in_range(self, span: tree.DateRange) -> Iterator[dt.date]:
        """Those of a range, in order, some years far."""
        start = span.first or earliest(span.last)
        for day in self._candidates(start):
            if span.last and day > span.last:
                return
            if self._holds(day):
                yield day

    def _candidates(self, start: dt.date) -> Iterator[dt.date]:
        """Few days, among which the first one is if there is any."""
        dates = next((each for each in self.recurring if all_yearly(each)), None)
        if dates is None:
            plain = not self.recurring and all(d.is_weekly for each in self.weekdays for d in each)
            ahead = 7 if plain else SOON
            ahead = min(ahead, (dt.date.max - start).days + 1)
            yield from (start + dt.timedelta(days=each) for each in range(ahead))
            return
        for year in range(start.year, min(start.year + CYCLE, dt.MAXYEAR + 1)):
            days = sorted(each.in_year(year) for each in dates if isinstance(each, MonthDay))
            yield from (each for each in days if each >= start)

    def _holds(self, day: dt.date) -> bool:
        demands = (*self.weekdays, *self.recurring)
        return all(any(date.falls_on(day) for date in each) for each in demands)


def all_yearly(dates: frozenset[EveryMonthOrYear]) -> bool:
    """Whether each comes but once a year."""
    return all(isinstance(each, MonthDay) for each in dates)


def days_of(scope: Scope) -> Days:
    """The days that a rule's clauses leave; a birthday may fall on any."""
    return Days(
        apart(scope.dates) or (tree.DateRange(),),
        (frozenset(scope.weekdays),) if scope.weekdays else (),
        (frozenset(scope.recurring),) if scope.recurring else (),
    )


def apart(ranges: Iterable[tree.DateRange]) -> tuple[tree.DateRange, ...]:
    """The same days in order, in ranges that do not touch."""
    found: list[tree.DateRange] = []
    for each in sorted(ranges, key=lambda each: each.first or dt.date.min):
        last = found[-1].last if found else None
        if not found or (last and each.first and each.first - dt.timedelta(days=1) > last):
            found.append(each)
        elif last and (each.last is None or each.last > last):
            found[-1] = tree.DateRange(found[-1].first, each.last)
    return tuple(found)


def meetings(one: tree.DateRange, others: Sequence[tree.DateRange]) -> Iterator[tree.DateRange]:
    """The days of a range that lie in ranges which stand in order, and do not touch."""
    first = one.first or dt.date.min
    start = bisect_left(others, first, key=lambda each: each.last or dt.date.max)
    for each in islice(others, start, None):
        both = meet(one, each)
        if both is None:
            return
        yield both


def meet(one: tree.DateRange, other: tree.DateRange) -> tree.DateRange | None:
    """The days of both ranges, or None.

    >>> meet(tree.DateRange(last=dt.date(2026, 3, 1)), tree.DateRange(dt.date(2026, 3, 2)))
    """
    first = max(filter(None, (one.first, other.first)), default=None)
    last = min(filter(None, (one.last, other.last)), default=None)
    if first and last and first > last:
        return None
    return tree.DateRange(first, last)


def earliest(last: dt.date | None) -> dt.date:
    """Where to look first for a range without a beginning."""
    if last is None or last >= USUAL_START:
        return USUAL_START
    return dt.date(max(last.year - CYCLE, dt.MINYEAR), 1, 1)


# Dates of rules and examples -------------------------------------------------------------------


def check_dates(review: Review) -> Iterator[Problem]:
    """What is odd in the dates of rules and examples."""
    for rule in review.program.rules:
        outside = list(rule_outside(rule, review))
        yield from outside
        if not any(each.never for each in outside):
            yield from never(rule, review)
    yield from left_out(review)
    for example in review.program.examples:
        for part in example.order.parts:
            if isinstance(part, tree.OrderedOn) and (day := stray(part.date, review)):
                yield problem(part.span, day, review, never=False)


def left_out(review: Review) -> Iterator[MonthsLeftOut]:
    """Days of every month that some months do not have."""
    for statement in review.statements:
        for node in walk(statement):
            if isinstance(node, tree.EveryMonth):
                months = DayOfMonth(node.day).left_out()
                if months:
                    yield MonthsLeftOut(node.span, node.day, months)


def rule_outside(rule: Rule, review: Review) -> Iterator[OutsideRun]:
    """A date of a rule that is not in the run; whether all its days are outside."""
    days = days_of(rule.scope)
    never = not any(meet(each, review.program.run) for each in days.ranges)
    for each in rule.scope.dates:
        ends = (end for end in (each.first, each.last) if end)
        outside = next((day for day in ends if stray(day, review)), None)
        if outside:
            yield problem(each.span, outside, review, never=never)


def stray(day: dt.date, review: Review) -> dt.date | None:
    """The day, if the programme does not run on it."""
    run = review.program.run
    early = run.first is not None and day < run.first
    late = run.last is not None and day > run.last
    return day if early or late else None


def problem(span: Span, day: dt.date, review: Review, *, never: bool) -> OutsideRun:
    """A day outside the run, and the run."""
    run = review.program.run
    return OutsideRun(span, run.span, day, run.first, run.last, never)


def never(rule: Rule, review: Review) -> Iterator[Problem]:
    """A rule whose days exclude one another."""
    scope, run = rule.scope, review.program.run
    if days_of(scope).within(Days((run,))).first() is None:
        inside = [day for each in scope.dates or (run,) if (day := meet(each, run))]
        first = min((each.first for each in inside if each.first), default=None)
        last = max((each.last for each in inside if each.last), default=None)
        days = (scope.weekdays, scope.recurring)
        yield NeverOnADay(review.head(rule), rule.label, *days, first, last)


# Bonus days that meet --------------------------------------------------------------------------


def check_bonus_days(review: Review) -> Iterator[Problem]:
    """Two bonus days that multiply one order; not when the file says that the best counts."""
    if Default.BEST_MULTIPLIER not in review.program.defaults:
        return
    run = Days((review.program.run,))
    every = ((each, days_of(each.scope).within(run)) for each in multiplying(review.program))
    found = [(day, days) for day, days in every if days.ranges]
    neighbours = Neighbours([dict(spots(day, days)) for day, days in found])
    for at, (day, days) in enumerate(found):
        before = (found[other] for other in neighbours.before(at))
        met = (meeting(one, day, its_days.within(days), review) for one, its_days in before)
        yield from islice(filter(None, met), 1)
        neighbours.put(at)


def spots(day: BonusDay, days: Days) -> Iterator[Saying]:
    """What can keep a bonus day apart from others: its dates, its goods, what it asks for."""
    first, last = days.ranges[0].first, days.ranges[-1].last
    yield (
        tree.DateRange,
        Range(first.toordinal() if first else -inf, last.toordinal() if last else inf),
    )
    if day.scope.only:
        yield tree.Only, day.scope.only
    for each in conditions(day.scope, ()):
        if len(each) == 1:
            yield from (said for claim in each[0] for said in sayings(claim))


def multiplying(program: Program) -> Iterator[BonusDay]:
    """The bonus days that have `points x …`."""
    for day in program.bonus_days:
        if any(isinstance(each, tree.TimesPoints) for each in day.benefits):
            yield day


def meeting(one: BonusDay, other: BonusDay, both: Days, review: Review) -> Problem | None:
    """A day on which both multiply, of the days that they have in common."""
    if not may_share_an_order(one.scope, other.scope) or (day := both.first()) is None:
        return None
    birthday = bool(one.scope.birthday or other.scope.birthday)
    return BonusDaysCompete(
        review.head(other), other.label, one.label, review.head(one), day, birthday
    )


def may_share_an_order(one: Scope, other: Scope) -> bool:
    """Whether an order of that day can have both: the hours meet, and so do the conditions."""
    if one.only and other.only and one.only != other.only:
        return False
    if not dates_meet(one.dates, other.dates):
        return False
    plain = not (one.when or other.when or one.unless or other.unless or one.nth or other.nth)
    return hours_meet(one.hours, other.hours) and (plain or not excluded((one, other)))


def dates_meet(one: tuple[tree.DateRange, ...], other: tuple[tree.DateRange, ...]) -> bool:
    """Whether some minute lies in both; no dates, always."""
    if not one or not other:
        return True
    return any(
        first_moment(each) < last_moment(its) and first_moment(its) < last_moment(each)
        for each in one
        for its in other
    )


def hours_meet(one: tuple[tree.Hours, ...], other: tuple[tree.Hours, ...]) -> bool:
    """Whether some minute lies in both; no hours, the whole day."""
    if not one or not other:
        return True
    return any(
        start < its_end and its_start < end
        for start, end in stretches(one)
        for its_start, its_end in stretches(other)
    )


def stretches(hours: tuple[tree.Hours, ...]) -> Iterator[tuple[int, int]]:
    """Minutes of the day, from and to; hours that cross midnight are two stretches."""
    for each in hours:
        start, end = each.start.minutes, each.end.minutes
        if start < end:
            yield start, end
        else:
            yield from ((start, 1440), (0, end))
