"""Mistakes of meaning in what is counted: units, intervals, percentages, bands and benefits."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from palier.problem.base import Problem, kind
from palier.quantity import Duration, Hour, Money, Percent, Period, Points
from palier.source import Span
from palier.tree import Place
from palier.values import dataclass

Figure = int | Money | Points | Percent | Duration | Hour | dt.date
"""A quantity that a message may show."""


class Unit(Enum):
    """What a quantity should have been."""

    MONEY = "money"
    POINTS = "points"
    POT = "money of the pot"
    COUNT = "a bare number"
    TIME = "a time"


class Measure(Enum):
    """What the bands of a statement measure."""

    AMOUNT = "amount"
    AFTER_DISCOUNTS = "amount after discounts"
    POINTS = "points"
    ITEMS = "items"


class Gives(Enum):
    """A kind of benefit."""

    MONEY_OFF = "money off"
    PERCENT_OFF = "percent off"
    FREE_SHIPPING = "free shipping"
    TIMES_POINTS = "points x"
    EXTRA_POINTS = "extra points"
    POINTS = "points"
    FREE_PRODUCT = "free product"
    GIFT = "gift"
    NEXT_ITEM_FREE = "next item free"
    RATE = "rate"
    PERK = "perk"


@kind
@dataclass(frozen=True, slots=True)
class WrongCurrency(Problem):
    """An amount in another currency than the file's. Page: docs/problems/wrong-currency.md"""

    code: ClassVar[str] = "wrong-currency"
    written: Money
    currency: str


@kind
@dataclass(frozen=True, slots=True)
class UnitMismatch(Problem):
    """A quantity of one kind where another is meant. Page: docs/problems/unit-mismatch.md"""

    code: ClassVar[str] = "unit-mismatch"
    written: Figure
    expected: Unit


@kind
@dataclass(frozen=True, slots=True)
class PointsInCashback(Problem):
    """Points in a file whose customers collect money. Page: docs/problems/points-in-cashback.md"""

    code: ClassVar[str] = "points-in-cashback"
    written: Points


@kind
@dataclass(frozen=True, slots=True)
class MoneyInPoints(Problem):
    """Money or a percentage to collect in a points file. Page: docs/problems/money-in-points.md

    `benefit`: it stands where a benefit would, and was perhaps meant to be taken off.
    """

    code: ClassVar[str] = "money-in-points"
    written: Money | Percent
    benefit: bool = False


@kind
@dataclass(frozen=True, slots=True)
class PercentAbove100(Problem):
    """More than all of it. Page: docs/problems/percent-above-100.md"""

    code: ClassVar[str] = "percent-above-100"
    written: Percent


@kind
@dataclass(frozen=True, slots=True)
class EmptyInterval(Problem):
    """The end comes before the beginning. Page: docs/problems/empty-interval.md"""

    code: ClassVar[str] = "empty-interval"
    low: Figure
    high: Figure


@kind
@dataclass(frozen=True, slots=True)
class MixedDurations(Problem):
    """Days and months cannot be compared. Page: docs/problems/mixed-durations.md"""

    code: ClassVar[str] = "mixed-durations"
    low: Duration
    high: Duration


@kind
@dataclass(frozen=True, slots=True)
class ZeroMeansNothing(Problem):
    """A zero gives, counts or lasts nothing. Page: docs/problems/zero-means-nothing.md"""

    code: ClassVar[str] = "zero-means-nothing"


@kind
@dataclass(frozen=True, slots=True)
class PeriodMeansNothing(Problem):
    """A period this line cannot be counted over. Page: docs/problems/period-means-nothing.md"""

    code: ClassVar[str] = "period-means-nothing"
    period: Period


@kind
@dataclass(frozen=True, slots=True)
class WindowMeansNothing(Problem):
    """`in the last …` of what has no past. Page: docs/problems/window-means-nothing.md"""

    code: ClassVar[str] = "window-means-nothing"


@kind
@dataclass(frozen=True, slots=True)
class MisplacedBenefit(Problem):
    """A benefit has no meaning in this statement. Page: docs/problems/misplaced-benefit.md"""

    code: ClassVar[str] = "misplaced-benefit"
    gives: Gives
    place: Place
    may_give: tuple[Gives, ...]


@kind
@dataclass(frozen=True, slots=True)
class TwoPriceBenefits(Problem):
    """Two benefits take money off at once. Page: docs/problems/two-price-benefits.md"""

    code: ClassVar[str] = "two-price-benefits"
    first: Span


@kind
@dataclass(frozen=True, slots=True)
class BandBesidePriceBenefit(Problem):
    """Bands take money off beside a benefit that always does.

    Page: docs/problems/band-beside-price-benefit.md
    """

    code: ClassVar[str] = "band-beside-price-benefit"
    bare: Span


@kind
@dataclass(frozen=True, slots=True)
class TwiceGiven(Problem):
    """Two multipliers, two rates or two lots of extra points. Page: docs/problems/twice-given.md"""

    code: ClassVar[str] = "twice-given"
    first: Span
    gives: Gives


@kind
@dataclass(frozen=True, slots=True)
class MixedBands(Problem):
    """Bands of one statement measure different things. Page: docs/problems/mixed-bands.md"""

    code: ClassVar[str] = "mixed-bands"
    first: Span
    first_measures: Measure
    measures: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandMeasure(Problem):
    """A band measures what this statement does not have. Page: docs/problems/band-measure.md"""

    code: ClassVar[str] = "band-measure"
    measures: Measure
    place: Place


@kind
@dataclass(frozen=True, slots=True)
class GivesBackTooMuch(Problem):
    """What is earned is worth more than what was paid.

    Page: docs/problems/gives-back-too-much.md
    """

    code: ClassVar[str] = "gives-back-too-much"
    rate: Span | None
    paid: Money
    worth: Money


@kind
@dataclass(frozen=True, slots=True)
class RateInCashback(Problem):
    """A pot is money already. Page: docs/problems/rate-in-cashback.md"""

    code: ClassVar[str] = "rate-in-cashback"


@kind
@dataclass(frozen=True, slots=True)
class PointsWithoutValue(Problem):
    """A guarantee on the value of points that have none.

    Page: docs/problems/points-without-value.md
    """

    code: ClassVar[str] = "points-without-value"
