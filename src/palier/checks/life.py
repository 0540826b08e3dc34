"""Points that expire before they can be used."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from palier import tree
from palier.account.days import end_of, year_after
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.checks import ExpireBeforeAvailable
from palier.quantity import Duration, Period

USUAL_START = dt.date(2026, 1, 1)
DAYS = 366


def check_life(review: Review) -> Iterator[Problem]:
    """Points whose last day comes before their first."""
    points = review.program.points
    delay = points.available.delay
    if delay is None:
        return
    start = review.program.run.first or USUAL_START
    for expiry in points.expiries:
        for day in (start + dt.timedelta(days=each) for each in range(DAYS)):
            available, last = later(day, delay), expires(day, expiry)
            if last < available:
                yield ExpireBeforeAvailable(
                    expiry.span, points.available.span, day, available, last
                )
                break


def expires(day: dt.date, expiry: tree.Expiry) -> dt.date:
    """The last day of points earned on a day, by customers who do not order again."""
    match expiry:
        case tree.ExpireAfter(duration, period):
            last = later(day, duration)
            return end_of(period, last) if period else last
        case tree.ExpireOnDate(date):
            return year_after(day, date)
        case tree.ExpireWithoutOrder(duration):
            return later(day, duration)
        case tree.ExpireAtYearEnd():
            return dt.date(day.year, 12, 31)


def later(day: dt.date, duration: Duration) -> dt.date:
    """A day after a time, at most the last there is: 31 January and a month is 28 February.

    >>> later(dt.date(2026, 1, 31), Duration(1, Period.MONTH))
    datetime.date(2026, 2, 28)
    """
    try:
        return counted(day, duration)
    except (OverflowError, ValueError):
        return dt.date.max


def counted(day: dt.date, duration: Duration) -> dt.date:
    """A day after a time, as the calendar counts it."""
    months = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}.get(duration.unit)
    if months is None:
        days = 7 if duration.unit is Period.WEEK else 1
        return day + dt.timedelta(days=duration.count * days)
    year, month = divmod(day.year * 12 + day.month - 1 + duration.count * months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
