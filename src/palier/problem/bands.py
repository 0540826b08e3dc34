"""What is odd in steps that follow one another: bands of a statement, tiers, segments."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from palier.problem import Advised, Warned, kind
from palier.quantity import Amount, Boundary
from palier.source import Span
from palier.values import dataclass

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


# Tiers and segments ----------------------------------------------------------------------------


@kind("segment-shadowed")
class SegmentShadowed(Warned):
    """Whoever meets a segment's conditions, as they are written, belongs to an earlier one."""

    segment: str
    earlier: str
    earlier_span: Span
    conditions: tuple[str, ...]


@kind("tier-passed-over")
class TierPassedOver(Warned):
    """Whoever reaches a tier, at `criteria`, reaches a higher one as well."""

    tier: str
    criteria: str
    higher: str
    higher_span: Span


class Less(Enum):
    """In what a higher tier gives less."""

    OFF = "off"
    SHIPPING = "shipping"
    METHODS = "shipping methods"
    TIMES = "times"
    EXTRA = "extra points"
    PERK = "perk"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that a higher tier gives less of; `gives` None: nothing of it.

    OFF: what each tier takes off a basket of `on`. TIMES: by what each multiplies points.
    EXTRA: the points each adds. SHIPPING and PERK: the method (None: all) or perk missing.
    METHODS: free shipping with any method became free shipping with some.
    """

    less: Less
    on: Amount | None = None
    gives: Amount | None = None
    lower_gives: Amount | None = None
    times: Fraction | None = None
    lower_times: Fraction | None = None
    name: str | None = None


@kind("tier-gives-less")
class TierGivesLess(Warned):
    """A higher tier gives less than the one below, in one thing or several."""

    tier: str
    lower: str
    lower_span: Span
    losses: tuple[Loss, ...]
