"""What is odd in the bands of a statement."""

from __future__ import annotations

from enum import Enum

from palier.problem import Advised, Warned, kind
from palier.quantity import Amount, Boundary
from palier.source import Span

Measure = Amount | int
"""What bands measure: points, money, or a count of items."""


class Counted(Enum):
    """What the bounds of a band are compared with."""

    POINTS = "points"
    POT = "pot"
    BASKET = "basket total"
    AFTER_DISCOUNTS = "basket total after discounts"
    ITEMS = "items"


@kind("band-gap")
class BandGap(Warned):
    """Values between two bands get nothing: from `first` to `last`, both of them in the gap."""

    counted: Counted
    above: Span
    boundary: Boundary
    begins: Measure
    ends: Measure
    above_boundary: Boundary
    above_begins: Measure
    first: Measure
    last: Measure


@kind("band-overlap")
class BandOverlap(Warned):
    """A value falls in two bands: the one that begins higher, at `span`, applies.

    `shorter` is where the one `below`, from `begins` to `ends`, would have to end; None when it
    goes on beyond the higher one, and shortening it would open a hole.
    """

    counted: Counted
    below: Span
    begins: Measure
    ends: Measure
    shorter: Measure | None
    witness: Measure


@kind("band-twice")
class BandTwice(Warned):
    """Two bands begin at one value: only one of them can apply there."""

    counted: Counted
    other: Span
    witness: Measure


@kind("bands-out-of-order")
class BandsOutOfOrder(Warned):
    """A band is written after one that begins higher; the order changes nothing."""

    counted: Counted
    before: Span
    begins: Measure
    before_begins: Measure


@kind("band-passed-over")
class BandPassedOver(Warned):
    """All that a rule's condition lets into a band is already in a higher one."""

    higher: Span
    condition: Span
    text: str
    counted: Counted
    begins: Measure


@kind("bands-end")
class BandsEnd(Advised):
    """The highest of several bands is closed: beyond it nobody gets anything."""

    counted: Counted
    boundary: Boundary
    begins: Measure
    ends: Measure
    witness: Measure
