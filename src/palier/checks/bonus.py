"""Bonus days that meet, of which one multiplier alone will count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import inf

from palier import tree
from palier.checks.days import Days, days_of
from palier.checks.near import Neighbours, Range, Saying
from palier.checks.possible import conditions, excluded, sayings
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.advice import Default
from palier.problem.checks import BonusDaysCompete
from palier.program.model import Program
from palier.program.reading import first_moment, last_moment
from palier.program.rules import BonusDay, Scope


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
