"""Hours over midnight on a day of their own: the day's two ends, and not the night after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from palier import tree
from palier.checks.days import Days, days_of
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.advice import HoursOverMidnight
from palier.program.rules import Rule, Scope

TRIED = 31
"""Days among which one is whose next day is not of the rule, if there is any."""


def check_nights(review: Review) -> Iterator[Problem]:
    """Each rule whose hours pass midnight on days that do not all follow one another."""
    run = Days((review.program.run,))
    for rule in review.program.rules:
        for hours in rule.scope.hours:
            if hours.start.minutes > hours.end.minutes > 0:
                yield from _both_ends(rule, hours, days_of(rule.scope).within(run))


def _both_ends(rule: Rule, hours: tree.Hours, days: Days) -> Iterator[Problem]:
    scope = rule.scope
    birthday = any(isinstance(each, tree.OnBirthday) for each in scope.birthday)
    if birthday and len(scope.birthday) == 1:
        yield HoursOverMidnight(hours.span, rule.label, hours.start, hours.end, None)
    elif _is_of_single_days(scope) and (day := _alone(days)):
        yield HoursOverMidnight(hours.span, rule.label, hours.start, hours.end, day)


def _is_of_single_days(scope: Scope) -> bool:
    single = any(each.first and each.first == each.last for each in scope.dates)
    return bool(scope.weekdays or scope.recurring or single)


def _alone(days: Days) -> dt.date | None:
    """A day whose next one is none of them."""
    found = [day for each in days.ranges for day in islice(days.in_range(each), TRIED)]
    held = {day.toordinal() for day in found}
    return next((day for day in found if day.toordinal() + 1 not in held), None)
