"""Lowering what a rule gives by steps: bands, of which one applies, and `for every …`."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.program.rules import Scope
from palier.quantity import Boundary, Comparison
from palier.sheet.build import Builder
from palier.sheet.lower_conditions import (
    COMPARISON,
    count_of,
    eligible,
    left_to_pay,
    selected,
    units,
)
from palier.sheet.marks import BandLines, StepLines
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Divide,
    Expr,
    If,
    Literal,
    One,
    Total,
    both,
    compare,
    either,
    least,
    negate,
)
from palier.sheet.sheet import BASKET, GROSS, Unit


def measure(b: Builder, band: tree.Band, points: Expr) -> Expr:
    """What a band measures: the basket, what is left, points, or items of a selection."""
    match band.measured:
        case tree.Measured.AMOUNT:
            return BASKET
        case tree.Measured.AFTER_DISCOUNTS:
            return left_to_pay(b)
        case tree.Measured.POINTS:
            return points
        case tree.Measured.ITEMS:
            return count_of(selected(b, band.of))
        case _:
            assert_never(band.measured)


def choose_band(
    b: Builder, key: str, bands: tuple[tree.Band, ...], measured: One
) -> tuple[One, ...]:
    """Which band applies: of those that hold, the one with the highest lower bound."""
    held = [
        b.flag(f"{key}.band.{position + 1}.holds", _holds(band, measured), span=band.span)
        for position, band in enumerate(bands)
    ]
    rivals = _rivals(b, key, bands, held)
    chosen = tuple(
        b.flag(
            f"{key}.band.{position + 1}",
            both(held[position], *(negate(rival) for rival in rivals[position])),
            span=band.span,
        )
        for position, band in enumerate(bands)
    )
    b.bands[key] = BandLines(measured, chosen)
    return chosen


def _rivals(
    b: Builder, key: str, bands: tuple[tree.Band, ...], held: list[One]
) -> dict[int, list[One]]:
    """By position, the lines of the bands that outrank each: in written order, many as one."""
    place = {line: position for position, line in enumerate(held)}
    higher: list[One] = []
    found = {}
    for position in sorted(range(len(bands)), key=lambda at: _rank(bands[at], at), reverse=True):
        found[position] = sorted(higher, key=lambda line: place.get(line, -1))
        line = f"{key}.band.{position + 1}.or-higher"
        higher = b.folded(line, Unit.FLAG, [*higher, held[position]], either)
    return found


def _holds(band: tree.Band, measured: One) -> Expr:
    low = compare(measured, COMPARISON[band.boundary], units(band.low))
    if band.high is None:
        return low
    return both(low, compare(measured, Comparison.AT_MOST, units(band.high)))


def _rank(band: tree.Band, position: int) -> tuple[int, bool, int]:
    """A higher lower bound outranks; of two alike, the one written first."""
    return units(band.low), band.boundary is Boundary.ABOVE, -position


# For every ------------------------------------------------------------------------------------


def times_of(b: Builder, key: str, line: tree.ForEvery, scope: Scope) -> One:
    """How many times a line gives its benefits: once for each whole step of what it counts."""
    on = eligible(b, scope.only, scope.excepted, line.of)
    money = line.measured is not tree.Measured.ITEMS
    measured = b.line(f"{key}.measure", Unit.MONEY if money else Unit.COUNT, _counted(b, line, on))
    whole = Divide(measured, Literal(units(line.step)))
    most = whole if line.most is None else least(whole, Literal(line.most))
    times = b.line(f"{key}.times", Unit.COUNT, most, span=line.span)
    b.steps[key] = StepLines(measured, times)
    return times


def _counted(b: Builder, line: tree.ForEvery, on: Expr) -> Expr:
    match line.measured:
        case tree.Measured.ITEMS:
            return count_of(on)
        case tree.Measured.AMOUNT:
            return Total(GROSS if on == TRUE else If(on, GROSS, ZERO))
        case tree.Measured.AFTER_DISCOUNTS:
            return Total(b.remaining if on == TRUE else If(on, b.remaining, ZERO))
        case tree.Measured.POINTS:
            raise TypeError("no benefit is given for every so many points")
        case _:
            assert_never(line.measured)
