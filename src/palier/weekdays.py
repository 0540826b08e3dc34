"""Weekdays that come back: every week, or once a month, counted from its beginning or its end."""

from __future__ import annotations

import calendar
import datetime as dt

from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Weekday:
    """`Tuesday`; `1st Tuesday of the month`; `last Tuesday of the month`. Monday is 0."""

    day: int
    nth: int | None = None
    last: bool = False

    @property
    def is_weekly(self) -> bool:
        """Whether it comes every week."""
        return self.nth is None and not self.last

    def falls_on(self, day: dt.date) -> bool:
        """Whether it is that day.

        >>> Weekday(1, 2).falls_on(dt.date(2026, 9, 8))
        True
        >>> [Weekday(1, last=True).falls_on(dt.date(2026, 9, each)) for each in (22, 29)]
        [False, True]
        """
        if day.weekday() != self.day or (self.last and days_left(day) > LAST_WEEK):
            return False
        return self.nth in (None, (day.day + 6) // 7)


LAST_WEEK = 6
"""So many days at most are left of a month on the last of its Tuesdays."""


def days_left(day: dt.date) -> int:
    """How many days of the month come after a day.

    >>> days_left(dt.date(2028, 2, 28)), days_left(dt.date(2026, 12, 31))
    (1, 0)
    """
    return calendar.monthrange(day.year, day.month)[1] - day.day
