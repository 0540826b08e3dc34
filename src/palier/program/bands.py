"""The bands of one statement: one measure, and each a real interval."""

from __future__ import annotations

from palier import tree
from palier.problem.reckoning import BandMeasure, EmptyInterval, Measure, MixedBands
from palier.program.clauses import every
from palier.program.places import place_of
from palier.program.reading import Reading
from palier.program.redeeming import redemption_bands
from palier.quantity import Boundary, Money, Points
from palier.tree import Place

_EVERYWHERE = frozenset({Measure.AMOUNT, Measure.AFTER_DISCOUNTS, Measure.ITEMS})
MEASURES: dict[Place, frozenset[Measure]] = {
    Place.GRID: frozenset({Measure.AMOUNT, Measure.AFTER_DISCOUNTS}),
    Place.REDEEM: _EVERYWHERE | {Measure.POINTS},
}


def check_bands(statement: tree.Statement, reading: Reading) -> None:
    """Report bands that measure different things, what is not there, or nothing."""
    place = place_of(statement.head)
    bands = every(statement, tree.Band)
    if place is Place.REDEEM:
        bands = redemption_bands(statement, reading)
    for band in bands:
        measures = Measure(band.measured.value)
        if measures not in MEASURES.get(place, _EVERYWHERE):
            reading.note(BandMeasure(band.span, measures, place))
        elif (band.measured, band.of) != (bands[0].measured, bands[0].of):
            first = Measure(bands[0].measured.value)
            reading.note(MixedBands(band.span, bands[0].span, first, measures))
        check_interval(band, reading)


def check_interval(band: tree.Band, reading: Reading) -> None:
    """Report a band that no value falls in."""
    if band.high is None:
        return
    low, high = size(band.low), size(band.high)
    if low > high or (low == high and band.boundary is Boundary.ABOVE):
        reading.note(EmptyInterval(band.span, band.low, band.high))


def size(bound: int | Points | Money) -> int:
    """A bound as a whole number: a count, points, or minor units of money.

    >>> size(Money(5000, "EUR")), size(Points(10)), size(4)
    (5000, 10, 4)
    """
    match bound:
        case Money():
            return bound.minor
        case Points():
            return bound.count
        case _:
            return bound
