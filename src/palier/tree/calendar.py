"""Clauses that say when: on which days, at which hours."""

from __future__ import annotations

import datetime as dt

from palier.quantity import (
    Hour,
    MonthDay,
)
from palier.tree.nodes import DateRange, Node
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class OnDate(Node):
    """`on 1 May 2026`"""

    date: dt.date


@dataclass(frozen=True, slots=True)
class EveryWeekday(Node):
    """`every Tuesday`, `every Tuesday, Thursday and Saturday`: Monday is 0"""

    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EveryNthWeekday(Node):
    """`every 1st Tuesday of the month`"""

    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class EveryLastWeekday(Node):
    """`every last Sunday of the month`"""

    weekday: int


@dataclass(frozen=True, slots=True)
class EveryMonth(Node):
    """`on the 15th of every month`"""

    day: int


@dataclass(frozen=True, slots=True)
class EveryDate(Node):
    """`every 14 February`"""

    date: MonthDay


@dataclass(frozen=True, slots=True)
class OnBirthday(Node):
    """`on the customer's birthday`"""


@dataclass(frozen=True, slots=True)
class InBirthdayMonth(Node):
    """`in the customer's birthday month`"""


@dataclass(frozen=True, slots=True)
class InBirthdayWeek(Node):
    """`in the customer's birthday week`: Monday to Sunday around the day"""


@dataclass(frozen=True, slots=True)
class NearBirthday(Node):
    """`within 7 days of the customer's birthday`: before or after it"""

    days: int


@dataclass(frozen=True, slots=True)
class Hours(Node):
    """`between 14:00 and 17:00`: the first minute in, the last one out"""

    start: Hour
    end: Hour


Recurring = EveryWeekday | EveryNthWeekday | EveryLastWeekday | EveryDate | EveryMonth
Birthday = OnBirthday | InBirthdayMonth | InBirthdayWeek | NearBirthday
Calendar = DateRange | OnDate | Recurring | Birthday | Hours
