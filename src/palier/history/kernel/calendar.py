"""What a kernel is told of days: tables of whole numbers, made by the functions of the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Hashable
from functools import partial
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from palier import tree
from palier.account.days import day_after, last_day_of_returns, voucher_from, voucher_until
from palier.account.facts import number_of_day
from palier.history.kernel.arrays import Numbers
from palier.history.kernel.asked import Asked
from palier.history.kernel.parts import NEVER, NONE
from palier.life.awarding import fixed_expiry
from palier.life.claims import begins, days_of_claims
from palier.life.counts import first_day, last_day, period_start
from palier.life.tiers import end_of_keeping
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import Duration, Period
from palier.tree import Milestone
from palier.weekdays import days_left

ONE_DAY = dt.timedelta(days=1)
EPOCH = dt.date(1970, 1, 1)
MICRO = 1_000_000
SLOT = 15 * 60
"""Zones change their offset on a quarter of an hour, in seconds."""


def calendar_of(asked: Asked, first: dt.date, last: dt.date) -> list[list[int]]:
    """The rows that are asked, from a day to another, both included."""
    days = [first + ONE_DAY * passed for passed in range((last - first).days + 1)]
    rows = [_row(what, asked.program, days) for what in asked.days.places]
    return rows or [[0] * len(days)]


def _row(what: Hashable, program: Program, days: list[dt.date]) -> list[int]:
    if isinstance(what, tuple) and what[0] == "leaving":
        return _leaving(what[1], days)
    if what == "year":
        return [day.year - first_year(days[0]) for day in days]
    told = answer(what, program)
    return [told(day) for day in days]


def answer(what: Any, program: Program) -> Callable[[dt.date], int]:  # noqa: ANN401 - a key
    """What a row of a kernel's calendar tells of a day."""
    match what:
        case "expiry":
            return lambda day: _numbered(fixed_expiry(program, day))
        case "ready":
            return partial(_ready, program)
        case "idle":
            return partial(_idle, program, tree.WithoutDoing)
        case ("idle", type() as kind):
            return partial(_idle, program, kind)
        case "kept":
            return lambda day: _numbered(end_of_keeping(program, day), NONE)
        case "counts until":
            window = program.tier_settings.window
            return lambda day: number_of_day(last_day(window, day))
        case "grace":
            grace = program.tier_settings.grace
            return lambda day: (
                NONE if grace is None else number_of_day(_after(day - ONE_DAY, grace))
            )
        case "weekday":
            return lambda day: day.weekday()
        case "last return":
            return lambda day: number_of_day(last_day_of_returns(program, day))
        case "month and day":
            return lambda day: day.month * 100 + day.day
        case "days left":
            return days_left
        case "leap year":
            return lambda day: int(calendar.isleap(day.year))
        case "next year":
            return lambda day: number_of_day(dt.date(min(day.year + 1, dt.MAXYEAR), 1, 1))
        case Period():
            return lambda day: number_of_day(period_start(what, day))
        case ("serves from", int() as at):
            return lambda day: number_of_day(voucher_from(program.rewards[at], day))
        case ("serves until", int() as at):
            return lambda day: _numbered(_until(program.rewards[at], day))
        case ("claims", every):
            return lambda day: int(begins(every, day))
        case "next claims":
            return partial(_next_claims, program)
        case ("first", Duration() as time):
            return lambda day: number_of_day(first_day(time, day))
        case ("after", Duration() as time):
            return lambda day: number_of_day(_after(day, time))
        case _:
            raise LookupError(f"nothing is known of {what}")


def _after(day: dt.date, time: Duration) -> dt.date:
    return day_after(day, time)


def _numbered(day: dt.date | None, never: int = NEVER) -> int:
    return never if day is None else number_of_day(day)


def _until(reward: Reward, day: dt.date) -> dt.date | None:
    """The last day of a voucher that comes on a day."""
    return voucher_until(reward, voucher_from(reward, day))


def _next_claims(program: Program, day: dt.date) -> int:
    """The next day on which something is given automatically because it begins a period."""
    days = days_of_claims(program, day, dt.date.max)
    return min(map(number_of_day, days), default=NEVER)


def _ready(program: Program, day: dt.date) -> int:
    """From when points of an order can be used; never, where a payment or a delivery is awaited."""
    settings = program.points.available
    if settings.after is None:
        return number_of_day(day)
    if settings.after is not Milestone.ORDER:
        return NEVER
    return number_of_day(day if settings.delay is None else day_after(day, settings.delay))


def _idle(program: Program, kind: Any, day: dt.date) -> int:  # noqa: ANN401 - one class, or several
    """The last day of all points, of a customer who does nothing of some kind after a day."""
    rules = [each for each in program.points.expiries if isinstance(each, kind)]
    return min(number_of_day(day_after(day, each.duration)) for each in rules)


def _leaving(window: Duration, days: list[dt.date]) -> list[int]:
    """The first day on which an amount of a day is no longer within a window."""
    firsts = [number_of_day(first_day(window, day)) for day in days]
    found, at = [], 0
    for day in days:
        while at < len(days) and firsts[at] <= number_of_day(day):
            at += 1
        found.append(number_of_day(days[at]) if at < len(days) else NEVER)
    return found


def first_year(first: dt.date) -> int:
    """The first year of birthdays: those of the year before, too, are looked at."""
    return first.year - 2


def births_of(first: int, last: int) -> list[list[int]]:
    """The day of each birthday, in each year from one to another: 29 February is the 28th too."""
    return [
        [_birth(year, at // 32, at % 32) for at in range(13 * 32)]
        for year in range(first, last + 1)
    ]


def _birth(year: int, month: int, day: int) -> int:
    if not 1 <= month <= 12 or day == 0:
        return NONE
    last = calendar.monthrange(year, month)[1]
    return NONE if day > max(last, 29) else number_of_day(dt.date(year, month, min(day, last)))


class Clock:
    """The wall clock of a zone, between two moments in µs."""

    def __init__(self, zone: str, first: int, last: int) -> None:
        found = offsets_of(zone, first // MICRO, last // MICRO + 1)
        self.offsets = np.array(found, dtype=np.int64)

    def local(self, moments: Numbers) -> tuple[Numbers, Numbers]:
        """The day, counted from 1 January 1970, and the minute, of moments in µs."""
        seconds = moments // MICRO
        at = np.searchsorted(self.offsets[:, 0], seconds, side="right") - 1
        local = seconds + self.offsets[np.maximum(at, 0), 1]
        return local // 86_400, local % 86_400 // 60


def offsets_of(zone: str, first: int, last: int) -> list[tuple[int, int]]:
    """From which second on which offset of a zone holds, in seconds, between two moments.

    >>> offsets_of("Europe/Paris", 1_767_225_600, 1_774_900_000)
    [(1767225600, 3600), (1774746000, 7200)]
    """
    held = ZoneInfo(zone)

    def offset(moment: int) -> int:
        at = dt.datetime.fromtimestamp(moment, dt.UTC).astimezone(held)
        passed = at.utcoffset()
        return 0 if passed is None else int(passed.total_seconds())

    found = [(first, offset(first))]
    days = [*range(first, last, 86_400), last]
    for start, end in pairwise(days):
        if offset(start) != offset(end):
            for moment in range(start - start % SLOT, end + 1, SLOT):
                if moment > found[-1][0] and offset(moment) != found[-1][1]:
                    found.append((moment, offset(moment)))
    return found
