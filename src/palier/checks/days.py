"""The days on which a rule works, and whether there is any."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from palier import tree
from palier.program.rules import Scope
from palier.quantity import EveryMonthOrYear, MonthDay, Weekday
from palier.values import dataclass

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
        firsts = (next(self._in(each), None) for each in self.ranges)
        return min((each for each in firsts if each), default=None)

    def _in(self, span: tree.DateRange) -> Iterator[dt.date]:
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
            plain = not self.recurring and all(
                d.nth is None for each in self.weekdays for d in each
            )
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
