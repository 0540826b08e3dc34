"""Days: of a moment in the programme's zone, after a time, of a birthday; and a quiet one."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import assert_never
from zoneinfo import ZoneInfo

from palier import tree
from palier.account.order import Order
from palier.program.model import Program, once_a_day
from palier.program.rules import Reward, Rule, Scope
from palier.quantity import Duration, MonthDay, Period

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_last = _before = (_LONG_AGO, "", _LONG_AGO)


def local(program: Program, at: dt.datetime) -> dt.datetime:
    """A moment in the programme's time zone."""
    global _last, _before
    for asked, zone, told in (_last, _before):
        if asked is at and zone is program.zone:
            return told
    told = at.astimezone(ZoneInfo(program.zone))
    _last, _before = (at, program.zone, told), _last
    return told


_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
SHORTEST = 28
"""The days that every month has."""


def day_after(start: dt.date, time: Duration) -> dt.date:
    """A day and a time after it: months are clamped to their last day, all to the calendar.

    >>> from palier.quantity import Period
    >>> day_after(dt.date(2026, 1, 31), Duration(1, Period.MONTH))
    datetime.date(2026, 2, 28)
    """
    months = time.months
    return days_after(start, time.days) if months is None else months_after(start, months)


def months_after(start: dt.date, months: int) -> dt.date:
    """So many months after a day, or before it, clamped to the last day of a month.

    >>> months_after(dt.date(2026, 3, 31), -1)
    datetime.date(2026, 2, 28)
    """
    passed = start.month - 1 + months
    year, month, day = start.year + passed // 12, passed % 12 + 1, start.day
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        year = min(max(year, dt.MINYEAR), dt.MAXYEAR)
    if day > SHORTEST:
        day = min(day, calendar.monthrange(year, month)[1])
    return dt.date(year, month, day)


def day_before(end: dt.date, time: Duration) -> dt.date:
    """A day and a time before it.

    >>> from palier.quantity import Period
    >>> day_before(dt.date(2026, 1, 31), Duration(2, Period.WEEK))
    datetime.date(2026, 1, 17)
    """
    months = time.months
    return days_after(end, -time.days) if months is None else months_after(end, -months)


def days_after(start: dt.date, days: int) -> dt.date:
    """So many days after a day: at most the last day of the calendar, at least its first.

    >>> days_after(dt.date(9999, 12, 31), 1)
    datetime.date(9999, 12, 31)
    """
    at = start.toordinal() + days
    return dt.date.fromordinal(at if _FIRST <= at <= _LAST else _FIRST if at < _FIRST else _LAST)


def end_of(period: Period, day: dt.date) -> dt.date:
    """The last day of the month, quarter or year that a day is in.

    >>> end_of(Period.QUARTER, dt.date(2027, 2, 10))
    datetime.date(2027, 3, 31)
    """
    months = Duration(1, period).months or 1
    month = day.month + -day.month % months
    return dt.date(day.year, month, calendar.monthrange(day.year, month)[1])


def voucher_from(reward: Reward, day: dt.date) -> dt.date:
    """The first day that a voucher can be used, which is given on a day."""
    delay = reward.available.delay
    return day if delay is None else day_after(day, delay)


def voucher_until(reward: Reward, day: dt.date) -> dt.date | None:
    """The last day of a voucher that can be used from a day on; None where it never lapses."""
    match reward.valid:
        case None:
            return None
        case Duration() as time:
            return day_after(day, time)
        case Period() as period:
            return end_of(period, day)
        case _:
            assert_never(reward.valid)


def year_after(day: dt.date, date: MonthDay) -> dt.date:
    """A date in the year after that of a day."""
    return date.in_year(min(day.year + 1, dt.MAXYEAR))


def civil_day(order: Order, program: Program) -> dt.date:
    """The day of an order, in the programme's time zone."""
    return local(program, order.at).date()


def last_day(rule: tree.Expiry, today: dt.date) -> dt.date:
    """The last day of points earned today, by customers who do nothing more."""
    match rule:
        case tree.ExpireAfter(duration, period):
            day = day_after(today, duration)
            return end_of(period, day) if period else day
        case tree.ExpireOnDate(date):
            return year_after(today, date)
        case tree.ExpireWithoutOrder(duration) | tree.ExpireWithoutActivity(duration):
            return day_after(today, duration)
        case tree.ExpireAtYearEnd():
            return dt.date(today.year, 12, 31)
        case _:
            assert_never(rule)


@once_a_day
def last_day_of_returns(program: Program, day: dt.date) -> dt.date:
    """The last day on which an order of a day may come back."""
    return day_after(day, program.returns.accepted_for)


def is_near(day: dt.date, born: MonthDay, clause: tree.Birthday) -> bool:
    """Whether a day is the birthday, or as near to it as a clause says."""
    match clause:
        case tree.OnBirthday():
            return born.falls_on(day)
        case tree.InBirthdayMonth():
            return day.month == born.month
        case tree.InBirthdayWeek():
            monday = day.toordinal() - day.weekday()
            return any(monday <= each <= monday + 6 for each in _birthdays_about(day, born))
        case tree.NearBirthday(days):
            return days_from(day, born) <= days
        case _:
            assert_never(clause)


def next_near(
    day: dt.date, born: MonthDay, clause: tree.Birthday
) -> tuple[dt.date, dt.date] | None:
    """The first and the last of the next days that are as near to the birthday as a clause says.

    >>> next_near(dt.date(2026, 6, 1), MonthDay(8, 20), tree.NearBirthday(7))
    (datetime.date(2026, 8, 13), datetime.date(2026, 8, 27))
    """
    ahead = (days_after(day, passed) for passed in range(1, 2 * LEAP_YEAR))
    first = next((each for each in ahead if is_near(each, born, clause)), None)
    if first is None:
        return None
    last = first
    while is_near(after := days_after(last, 1), born, clause) and after > last:
        last = after
    return first, last


def days_from(day: dt.date, born: MonthDay) -> int:
    """How many days a day is from the nearest birthday, before or after.

    >>> days_from(dt.date(2026, 12, 27), MonthDay(1, 3))
    7
    """
    return min(abs(each - day.toordinal()) for each in _birthdays_about(day, born))


def _birthdays_about(day: dt.date, born: MonthDay) -> list[int]:
    years = range(max(day.year - 1, dt.MINYEAR), min(day.year + 1, dt.MAXYEAR) + 1)
    return [born.in_year(year).toordinal() for year in years]


# A quiet day, for an example without a date ------------------------------------------------

FIRST_DAY = dt.date(2026, 1, 1)
LEAP_YEAR = 366
SEARCHED = 4 * LEAP_YEAR


def quiet_day(program: Program, birthday: MonthDay | None = None) -> dt.date:
    """The first day of the run that is no bonus day and lies in no dated clause.

    Where there is none, the first that is no bonus day; else the first day. Without a run, days are
    counted from 1 January 2026. `birthday` is the customer's.
    """
    bonus = tuple(each.scope for each in program.bonus_days if _has_days(each.scope))
    others = tuple(each.scope for each in _other_rules(program) if _has_days(each.scope))
    usual = None
    for day in _days_of_run(program.run):
        if any(falls_in(day, each, birthday) for each in bonus):
            continue
        if not any(falls_in(day, each, birthday) for each in others):
            return day
        usual = usual or day
    return usual or next(_days_of_run(program.run))


def falls_in(day: dt.date, scope: Scope, birthday: MonthDay | None) -> bool:
    """Whether a day is one that a rule's date clauses name.

    Of several of one kind any will do; every kind that is written must hold.
    """
    return (
        (not scope.dates or any(_within(day, each) for each in scope.dates))
        and (not scope.weekdays or any(each.falls_on(day) for each in scope.weekdays))
        and (not scope.recurring or any(each.falls_on(day) for each in scope.recurring))
        and (not scope.birthday or _in_any(day, birthday, scope))
    )


def _in_any(day: dt.date, birthday: MonthDay | None, scope: Scope) -> bool:
    return birthday is not None and any(is_near(day, birthday, each) for each in scope.birthday)


def _days_of_run(run: tree.DateRange) -> Iterator[dt.date]:
    first = run.first or min(FIRST_DAY, run.last or FIRST_DAY)
    for passed in range(SEARCHED):
        day = days_after(first, passed)
        if run.last is None or day <= run.last or not passed:
            yield day


def _has_days(scope: Scope) -> bool:
    return bool(scope.dates or scope.weekdays or scope.recurring or scope.birthday)


def _other_rules(program: Program) -> Iterator[Rule]:
    yield from (*program.earnings, *program.offers, *program.tiers, *program.segments)
    yield from (*program.rewards, *program.stamp_cards)
    yield from (each for each in (program.first_order, program.redemption) if each)
    yield from (each for each in (program.referral,) if each)


def _within(day: dt.date, dates: tree.DateRange) -> bool:
    return (dates.first is None or dates.first <= day) and (dates.last is None or day <= dates.last)


def a_day(day: object) -> dt.date:
    """A day without an hour, which would be another day elsewhere; TypeError for anything else.

    >>> a_day(dt.datetime(2026, 5, 4, 23))
    Traceback (most recent call last):
        ...
    TypeError: a day is wanted, not a datetime: a datetime.date, where the programme is
    """
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        raise TypeError(
            f"a day is wanted, not a {type(day).__name__}: a datetime.date, where the programme is"
        )
    return day
