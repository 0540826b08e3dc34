"""The part of what is spent that comes back: as it is told, and whether it comes up to the limit;
and the baskets that are tried where a rule asks for none.
"""

from __future__ import annotations

from fractions import Fraction

from palier.checks.review import Review
from palier.quantity import Percent

BASKETS = (100, 10, 1)
"""Baskets that a rule is tried on that asks for none, in units of the currency, the usual first."""


def part(back: int, spent: int) -> Percent:
    """A part of what is spent in whole hundredths, to the nearest; all of it only where it is."""
    if not spent:
        return Percent(Fraction(0))
    nearest = (200 * back + spent) // (2 * spent)
    return Percent(Fraction(min(nearest, 99) if back < spent else nearest))


def reaches(review: Review, share: Fraction) -> bool:
    """Whether a part comes up to the limit."""
    return share * 100 >= review.limits.most_back.value


def may_reach(review: Review, share: Fraction) -> bool:
    """Whether an estimate is near enough to the limit to ask the engine."""
    return reaches(review, share * 2)


def baskets(review: Review) -> list[int]:
    """The baskets that are tried, in minor units."""
    return [each * review.small_change for each in BASKETS]
