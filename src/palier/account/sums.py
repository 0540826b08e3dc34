"""What an account holds much of: points in lots, amounts by day, and all that ever happened.

Each is replaced, never changed, and takes one more without looking at those it has.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from math import isqrt
from operator import attrgetter
from typing import TypeVar

from palier.account.forms import Unit
from palier.values import dataclass, replace

V = TypeVar("V")
Dated = tuple[dt.date, int]
FEW = 32
"""So many are copied each time before they join the many."""


@dataclass(frozen=True, slots=True)
class PointLot:
    """Points of one origin and one date of expiry, and how many of them are left.

    `source` is the id of the event that gave them. `available_on` None: a milestone is awaited
    (`waits_for`: `payment` or `delivery` of the order `source`). `expires_on` is the last day.
    """

    source: str
    points: Unit
    earned_on: dt.date
    available_on: dt.date | None = None
    expires_on: dt.date | None = None
    waits_for: str | None = None


class Lots(tuple[PointLot, ...]):  # noqa: SLOT001 - it keeps its sum
    """Lots in the order they are used: soonest to expire first, then those earned first."""

    @cached_property
    def points(self) -> int:
        """All their points."""
        return sum(map(attrgetter("points"), self))

    @classmethod
    def in_order(cls, lots: Iterable[PointLot]) -> Lots:
        """Lots put in their order."""
        return cls(sorted(lots, key=rank))

    def plus(self, lot: PointLot) -> Lots:
        """The same with one more, which joins the one it was once part of."""
        place = rank(lot)
        at = end = len(self)
        if self and rank(self[-1]) >= place:
            at = bisect_left(self, place, key=rank)
            end = bisect_right(self, place, lo=at, key=rank)
        same = next((each for each in range(at, end) if _alike(self[each], lot)), None)
        if same is None:
            more = Lots((*self[:end], lot, *self[end:]))
        else:
            joined = replace(lot, points=lot.points + self[same].points)
            more = Lots((*self[:same], joined, *self[same + 1 :]))
        more.__dict__["points"] = self.points + lot.points
        return more


def rank(lot: PointLot) -> tuple[dt.date, dt.date, str, dt.date]:
    """Where a lot stands among others."""
    last, first = lot.expires_on or dt.date.max, lot.available_on or dt.date.max
    return last, lot.earned_on, lot.source, first


def _alike(one: PointLot, other: PointLot) -> bool:
    return replace(one, points=0) == replace(other, points=0)


class Series:
    """So much on each of some days; never changed. A day on which nothing is left is not kept.

    >>> march = Series([(dt.date(2026, 3, 1), 5), (dt.date(2026, 3, 4), 2)])
    >>> march.between(dt.date(2026, 3, 2), dt.date.max), march.between(dt.date.min, dt.date.max)
    (2, 7)
    """

    __slots__ = ("_before", "_upto", "days")

    def __init__(self, amounts: Iterable[Dated] = ()) -> None:
        total = 0
        days, upto = [], []
        for day, amount in amounts:
            total += amount
            days.append(day)
            upto.append(total)
        self.days, self._upto, self._before = tuple(days), tuple(upto), 0

    @classmethod
    def _of(cls, days: tuple[dt.date, ...], upto: tuple[int, ...], before: int) -> Series:
        made = object.__new__(cls)
        made.days, made._upto, made._before = days, upto, before
        return made

    def __iter__(self) -> Iterator[Dated]:
        before = self._before
        for day, upto in zip(self.days, self._upto, strict=True):
            yield day, upto - before
            before = upto

    def __bool__(self) -> bool:
        return bool(self.days)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Series) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Series({list(self)!r})"

    def between(self, first: dt.date, last: dt.date) -> int:
        """All that was counted from a day to another, both included."""
        days = self.days
        if not days or days[-1] < first:
            return 0
        start = bisect_left(days, first)
        end = len(days) if days[-1] <= last else bisect_right(days, last)
        return self._until(end) - self._until(start) if start < end else 0

    def _until(self, at: int) -> int:
        return self._upto[at - 1] if at else self._before

    def plus(self, day: dt.date, amount: int) -> Series:
        """The same with so much more on a day, or less."""
        if not self.days or day > self.days[-1]:
            total = (self._upto[-1] if self._upto else self._before) + amount
            return Series._of((*self.days, day), (*self._upto, total), self._before)
        if day == self.days[-1] and self._until(len(self.days) - 1) != self._upto[-1] + amount:
            return Series._of(self.days, (*self._upto[:-1], self._upto[-1] + amount), self._before)
        return self._amended(day, amount)

    def _amended(self, day: dt.date, amount: int) -> Series:
        at = bisect_left(self.days, day)
        found = self.days[at] == day
        now = (self._upto[at] if found else self._until(at)) + amount
        later = tuple(each + amount for each in self._upto[at + found :])
        own = ((day,), (now,)) if now != self._until(at) else ((), ())
        days = (*self.days[:at], *own[0], *self.days[at + found :])
        return Series._of(days, (*self._upto[:at], *own[1], *later), self._before)

    def days_from(self, first: dt.date) -> Iterator[dt.date]:
        """The days on which something was counted, from one on."""
        return islice(self.days, bisect_left(self.days, first), None)

    def kept_from(self, first: dt.date) -> Series:
        """The same without what was counted before a day."""
        at = bisect_left(self.days, first)
        if not at:
            return self
        return Series._of(self.days[at:], self._upto[at:], self._until(at))

    def cut_after(self, last: dt.date) -> Series:
        """The same without what was counted after a day."""
        at = bisect_right(self.days, last)
        return Series._of(self.days[:at], self._upto[:at], self._before)


NOTHING = Series()


class Grown(Mapping[str, V]):
    """Values by name, many of them and a few more; never changed.

    To take one more copies the few; now and then they join the many.

    >>> first = Grown.plus({}, "o1", 5)
    >>> dict(Grown.plus(first, "o2", 7)), dict(first)
    ({'o1': 5, 'o2': 7}, {'o1': 5})
    """

    __slots__ = ("few", "many")

    def __init__(self, many: Mapping[str, V], few: Mapping[str, V]) -> None:
        self.many, self.few = many, few

    @staticmethod
    def plus(held: Mapping[str, V], name: str, value: V) -> Mapping[str, V]:
        """The same values with one more, or with another under a name that they have."""
        many, few = (held.many, held.few) if isinstance(held, Grown) else (held, {})
        more = {**few, name: value}
        if name in many or len(more) > FEW + isqrt(len(many)):
            return {**many, **more}
        return Grown(many, more)

    def __getitem__(self, name: str) -> V:
        return self.few[name] if name in self.few else self.many[name]

    def __contains__(self, name: object) -> bool:
        return name in self.few or name in self.many

    def __iter__(self) -> Iterator[str]:
        return chain(self.many, self.few)

    def __len__(self) -> int:
        return len(self.many) + len(self.few)

    def __repr__(self) -> str:
        return repr(dict(self))
