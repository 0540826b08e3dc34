"""Mistakes of meaning in what is counted: units, intervals, percentages and bands."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from palier.problem import Problem, kind
from palier.quantity import Duration, Hour, Money, Percent, Period, Points, StatusPoints
from palier.source import Span
from palier.tree import Place

Figure = int | Money | Points | StatusPoints | Percent | Duration | Hour | dt.date
"""A quantity that a message may show."""


class Unit(Enum):
    """What a quantity should have been."""

    MONEY = "money"
    POINTS = "points"
    POT = "money of the pot"
    COUNT = "a bare number"
    TIME = "a time"
    STATUS = "status points"
    YEARS = "years"


class Measure(Enum):
    """What the bands of a statement measure."""

    AMOUNT = "amount"
    AFTER_DISCOUNTS = "amount after discounts"
    POINTS = "points"
    ITEMS = "items"


@kind("wrong-currency")
class WrongCurrency(Problem):
    """An amount in another currency than the file's."""

    written: Money
    currency: str


@kind("whole-year")
class WholeYear(Problem):
    """`within 200 days of the customer's birthday`: every day of the year is as near as that."""

    days: int
    most: int


@kind("unit-mismatch")
class UnitMismatch(Problem):
    """A quantity of one kind where another is meant."""

    written: Figure
    expected: Unit


@kind("points-in-cashback")
class PointsInCashback(Problem):
    """Points in a file whose customers collect money."""

    written: Points


@kind("status-points-elsewhere")
class StatusPointsElsewhere(Problem):
    """Status points where only points, or money, can stand."""

    written: StatusPoints


@kind("money-in-points")
class MoneyInPoints(Problem):
    """Money or a percentage to collect in a points file.

    `benefit`: it stands where a benefit would, and was perhaps meant to be taken off.
    """

    written: Money | Percent
    benefit: bool = False


@kind("percent-above-100")
class PercentAbove100(Problem):
    """More than all of it."""

    written: Percent


@kind("empty-interval")
class EmptyInterval(Problem):
    """The end comes before the beginning."""

    low: Figure
    high: Figure


@kind("mixed-durations")
class MixedDurations(Problem):
    """Days and months cannot be compared."""

    low: Duration
    high: Duration


@kind("zero-means-nothing")
class ZeroMeansNothing(Problem):
    """A zero gives, counts or lasts nothing."""


@kind("period-means-nothing")
class PeriodMeansNothing(Problem):
    """A period this line cannot be counted over."""

    period: Period


@kind("window-means-nothing")
class WindowMeansNothing(Problem):
    """`in the last …` of what has no past."""


@kind("mixed-bands")
class MixedBands(Problem):
    """Bands of one statement measure different things."""

    first: Span
    first_measures: Measure
    measures: Measure


@kind("band-measure")
class BandMeasure(Problem):
    """A band measures what this statement does not have."""

    measures: Measure
    place: Place


@kind("gives-back-too-much")
class GivesBackTooMuch(Problem):
    """What is earned is worth more than what was paid."""

    rate: Span | None
    paid: Money
    worth: Money


@kind("rate-in-cashback")
class RateInCashback(Problem):
    """A pot is money already."""


@kind("points-without-value")
class PointsWithoutValue(Problem):
    """A guarantee on the value of points that have none."""
