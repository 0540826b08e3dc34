"""What is odd in the bands of a statement."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from palier.problem.base import Advised, Warned, kind
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


@kind
@dataclass(frozen=True, slots=True)
class BandGap(Warned):
    """Values between two bands get nothing: from `first` to `last`, both of them in the gap."""

    code: ClassVar[str] = "band-gap"
    counted: Counted
    above: Span
    boundary: Boundary
    begins: Measure
    ends: Measure
    above_boundary: Boundary
    above_begins: Measure
    first: Measure
    last: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandOverlap(Warned):
    """A value falls in two bands: the one that begins higher, at `span`, applies.

    `shorter` is where the one `below`, from `begins` to `ends`, would have to end; None when it
    goes on beyond the higher one, and shortening it would open a hole.
    """

    code: ClassVar[str] = "band-overlap"
    counted: Counted
    below: Span
    begins: Measure
    ends: Measure
    shorter: Measure | None
    witness: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandTwice(Warned):
    """Two bands begin at one value: only one of them can apply there."""

    code: ClassVar[str] = "band-twice"
    counted: Counted
    other: Span
    witness: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandsOutOfOrder(Warned):
    """A band is written after one that begins higher; the order changes nothing."""

    code: ClassVar[str] = "bands-out-of-order"
    counted: Counted
    before: Span
    begins: Measure
    before_begins: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandPassedOver(Warned):
    """All that a rule's condition lets into a band is already in a higher one."""

    code: ClassVar[str] = "band-passed-over"
    higher: Span
    condition: Span
    text: str
    counted: Counted
    begins: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandsEnd(Advised):
    """The highest of several bands is closed: beyond it nobody gets anything."""

    code: ClassVar[str] = "bands-end"
    counted: Counted
    boundary: Boundary
    begins: Measure
    ends: Measure
    witness: Measure
