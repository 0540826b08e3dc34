"""Measures as whole numbers: points, minor units, items."""

from __future__ import annotations

from palier.problem.bands import Measure
from palier.quantity import Boundary, Money, Points


def whole(value: Measure) -> int:
    """A measure as a whole number: points, minor units, items.

    >>> whole(Money(5000, "EUR"))
    5000
    """
    match value:
        case Points(count):
            return count
        case Money(minor, _):
            return minor
        case _:
            return value


def like(value: Measure, number: int) -> Measure:
    """A whole number as the same kind of measure.

    >>> like(Points(50), 51), like(Money(5000, "EUR"), 5001)
    (Points(count=51), Money(minor=5001, currency='EUR'))
    """
    match value:
        case Points():
            return Points(number)
        case Money(_, currency):
            return Money(number, currency)
        case _:
            return number


def lowest(boundary: Boundary, bound: Measure) -> int:
    """The first whole number that a lower bound lets in.

    >>> lowest(Boundary.ABOVE, Points(50))
    51
    """
    return whole(bound) + (boundary is Boundary.ABOVE)
