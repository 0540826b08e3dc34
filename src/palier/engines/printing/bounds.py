"""Within what bounds a number stays, and what that tells of two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import assert_never

from palier.closed import those, total
from palier.named import NamedTuple
from palier.quantity import Comparison
from palier.sheet import facts
from palier.sheet.facts import Column, Fact, Scalar


class Bounds(NamedTuple):
    """The least and the most that a number can be; None: there is no end that way."""

    least: int | None = None
    most: int | None = None


ANY, FLAG, COUNT = Bounds(), Bounds(0, 1), Bounds(0)
SCALARS: Mapping[Scalar, Bounds] = total(
    Scalar,
    {
        Scalar.DAY: ANY,
        Scalar.WEEKDAY: COUNT,
        Scalar.MONTH_DAY: COUNT,
        Scalar.DAY_OF_MONTH: COUNT,
        Scalar.DAYS_LEFT: COUNT,
        Scalar.MINUTE: COUNT,
        Scalar.BIRTHDAY: FLAG,
        Scalar.BIRTHDAY_MONTH: FLAG,
        Scalar.BIRTHDAY_WEEK: FLAG,
        Scalar.DAYS_FROM_BIRTHDAY: COUNT,
        Scalar.AGE_KNOWN: FLAG,
        Scalar.AGE: ANY,
        Scalar.GUEST: FLAG,
        Scalar.LEAP_YEAR: FLAG,
        Scalar.NEWCOMER: FLAG,
        Scalar.MEMBER: FLAG,
        Scalar.AVAILABLE: ANY,
        Scalar.PENDING: ANY,
        Scalar.PUT_IN: COUNT,
        Scalar.EARNED_NOW: ANY,
        Scalar.ASKED: COUNT,
        Scalar.ASKS_ALL: FLAG,
        Scalar.PAYS_WITH_POINTS: FLAG,
        Scalar.SHIPPING_COST: COUNT,
        Scalar.TIER_KNOWN: FLAG,
        Scalar.TIER_HELD: COUNT,
        Scalar.TIER_PROJECTED: COUNT,
        Scalar.FRIEND: FLAG,
        Scalar.CODES_BROUGHT: COUNT,
        Scalar.TAX_PARTS: ANY,
        Scalar.SHIPPING_TAX_RATE: ANY,
    },
)
COLUMNS: Mapping[Column, Bounds] = total(
    Column,
    {
        Column.PRICE: COUNT,
        Column.FLOOR: COUNT,
        Column.TAX_RATE: ANY,
        Column.ON_SALE: FLAG,
        Column.TAGS: COUNT,
        Column.CATEGORIES: COUNT,
        Column.PRODUCT: COUNT,
    },
)


def bounds_of_fact(fact: Fact) -> Bounds:
    """Within what bounds a fact is: prices are never below 0, which is looked at beforehand."""
    match fact:
        case Scalar():
            return SCALARS[fact]
        case Column():
            return COLUMNS[fact]
        case facts.Kept() | facts.Brought() | facts.Box() | facts.HasHappened():
            return FLAG
        case facts.PaysTheRest():
            return FLAG
        case facts.CodeWorth() | facts.NameOf() | facts.Mask():
            return COUNT
        case facts.DayAfter() | facts.Stamps() | facts.PaidBy() | facts.FriendsDue():
            return ANY
        case facts.PutIn() | facts.Measured() | facts.Bought() | facts.Uses() | facts.Awarded():
            return ANY
        case _:
            assert_never(fact)


GREATER = those(
    Comparison,
    yes=[Comparison.AT_LEAST, Comparison.ABOVE],
    no=[Comparison.AT_MOST, Comparison.BELOW, Comparison.EQUAL],
)
"""Where they hold, what stands on the left is not below what stands on the right."""


# Of several --------------------------------------------------------------------------------


def added(terms: Iterable[Bounds]) -> Bounds:
    """The bounds of a sum.

    >>> added([Bounds(0, 5), Bounds(-2)])
    Bounds(least=-2, most=None)
    """
    every = tuple(terms)
    least = _summed(each.least for each in every)
    return Bounds(least, _summed(each.most for each in every))


def _summed(ends: Iterable[int | None]) -> int | None:
    known = tuple(ends)
    return None if None in known else sum(each for each in known if each is not None)


def of_least(terms: Iterable[Bounds]) -> Bounds:
    """The bounds of the least of some numbers.

    >>> of_least([Bounds(0, 5), Bounds(0)]), of_least([Bounds(), Bounds(0, 3)])
    (Bounds(least=0, most=5), Bounds(least=None, most=3))
    """
    every = tuple(terms)
    lows = [each.least for each in every if each.least is not None]
    highs = [each.most for each in every if each.most is not None]
    least = min(lows) if len(lows) == len(every) else None
    return Bounds(least, min(highs, default=None))


def spanned(one: Bounds, other: Bounds) -> Bounds:
    """The bounds of what is one number or another."""
    least = None if one.least is None or other.least is None else min(one.least, other.least)
    most = None if one.most is None or other.most is None else max(one.most, other.most)
    return Bounds(least, most)


def mirrored(bounds: Bounds) -> Bounds:
    """The bounds of a number with the other sign."""
    least, most = bounds
    return Bounds(None if most is None else -most, None if least is None else -least)


def never_below(least: int, bounds: Bounds) -> Bounds:
    """The bounds of a number that is known to be so much at least.

    >>> never_below(0, Bounds()), never_below(0, Bounds(2, 5))
    (Bounds(least=0, most=None), Bounds(least=2, most=5))
    """
    known = least if bounds.least is None else max(least, bounds.least)
    return Bounds(known, bounds.most)


def never_above(one: Bounds, other: Bounds) -> bool:
    """Whether a number is at most another, whatever they are."""
    return one.most is not None and other.least is not None and one.most <= other.least


def _at_least(one: Bounds, other: Bounds) -> bool | None:
    if one.least is not None and other.most is not None and one.least >= other.most:
        return True
    if one.most is not None and other.least is not None and one.most < other.least:
        return False
    return None


def _not(held: bool | None) -> bool | None:  # noqa: FBT001 - the value itself
    return None if held is None else not held


def _equal(one: Bounds, other: Bounds) -> bool | None:
    both, under = _at_least(one, other), _at_least(other, one)
    if both is False or under is False:
        return False
    return True if both and under else None


DECIDED: Mapping[Comparison, Callable[[Bounds, Bounds], bool | None]] = total(
    Comparison,
    {
        Comparison.AT_LEAST: _at_least,
        Comparison.ABOVE: lambda one, other: _not(_at_least(other, one)),
        Comparison.AT_MOST: lambda one, other: _at_least(other, one),
        Comparison.BELOW: lambda one, other: _not(_at_least(one, other)),
        Comparison.EQUAL: _equal,
    },
)
"""Whether a comparison always holds, or never; None where it depends."""
