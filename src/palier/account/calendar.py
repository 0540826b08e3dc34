"""The quiet day on which an example without a date is placed."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from palier import tree
from palier.program.model import Program
from palier.program.rules import Rule, Scope
from palier.quantity import MonthDay

FIRST_DAY = dt.date(2026, 1, 1)
SEARCHED = 4 * 366


def quiet_day(program: Program, birthday: MonthDay | None = None) -> dt.date:
    """The first day of the run that is no bonus day and lies in no dated clause.

    Where there is none, the first that is no bonus day; else the first day. Without a run, days are
    counted from 1 January 2026. `birthday` is the customer's.
    """
    bonus = tuple(each.scope for each in program.bonus_days if _has_days(each.scope))
    others = tuple(each.scope for each in _other_rules(program) if _has_days(each.scope))
    days = tuple(_days_of_run(program.run))
    usual = [day for day in days if not any(falls_in(day, each, birthday) for each in bonus)]
    quiet = (day for day in usual if not any(falls_in(day, each, birthday) for each in others))
    return next(quiet, next(iter(usual), days[0]))


def falls_in(day: dt.date, scope: Scope, birthday: MonthDay | None) -> bool:
    """Whether a day is one that a rule's date clauses name.

    Of several of one kind any will do; every kind that is written must hold.
    """
    return (
        (not scope.dates or any(_within(day, each) for each in scope.dates))
        and (not scope.weekdays or day.weekday() in scope.weekdays)
        and (not scope.yearly or any(_falls_on(day, each) for each in scope.yearly))
        and (not scope.birthday or (birthday is not None and _falls_on(day, birthday)))
    )


def _days_of_run(run: tree.DateRange) -> Iterator[dt.date]:
    first = run.first or min(FIRST_DAY, run.last or FIRST_DAY)
    for passed in range(SEARCHED):
        day = first + dt.timedelta(days=passed)
        if run.last is None or day <= run.last or not passed:
            yield day


def _has_days(scope: Scope) -> bool:
    return bool(scope.dates or scope.weekdays or scope.yearly or scope.birthday)


def _other_rules(program: Program) -> Iterator[Rule]:
    yield from (*program.earnings, *program.offers, *program.tiers, *program.segments)
    yield from (*program.rewards, *program.stamp_cards)
    yield from (each for each in (program.first_order, program.redemption) if each)
    yield from (each for each in (program.referral,) if each)


def _within(day: dt.date, dates: tree.DateRange) -> bool:
    return (dates.first is None or dates.first <= day) and (dates.last is None or day <= dates.last)


def _falls_on(day: dt.date, yearly: MonthDay) -> bool:
    common = (yearly.month, yearly.day) == (2, 29) and not calendar.isleap(day.year)
    return (day.month, day.day) == (yearly.month, 28 if common else yearly.day)
