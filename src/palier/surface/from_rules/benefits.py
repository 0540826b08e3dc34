"""Benefits, and the bands that give them by steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from palier import tree
from palier.quantity import Amount, Boundary, Money, Percent, Points
from palier.source import Span
from palier.surface import figures_in
from palier.surface.figures_in import Figure
from palier.surface.lalr import Builders
from palier.tree import Measured
from palier.values import dataclass


def percent_off(percent: Percent, *rest: tree.Selection | Money, span: Span) -> tree.PercentOff:
    """`10% off category "Savons" up to 20 EUR`: either may be left out"""
    on = next((each for each in rest if isinstance(each, tree.Selection)), None)
    up_to = next((each for each in rest if isinstance(each, Money)), None)
    return tree.PercentOff(percent, on, up_to, span=span)


def times_points(factor: Figure, *, span: Span) -> tree.TimesPoints:
    """`points x 1.5`"""
    return tree.TimesPoints(factor.value, span=span)


def extra_points(amount: Amount | int, *, span: Span) -> tree.ExtraPoints:
    """`20 extra points`, `2 EUR extra`"""
    extra = Points(amount) if isinstance(amount, int) else amount
    return tree.ExtraPoints(extra, span=span)


def benefits(*benefits: tree.Benefit, span: Span) -> tuple[tree.Benefit, ...]:
    """`5% off and free shipping`"""
    return benefits


@dataclass(frozen=True, slots=True)
class Steps:
    """What a band measures, and its bounds, before its colon."""

    measured: Measured
    low: Amount | int
    high: Amount | int | None = None
    of: tree.Selection | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """The `9.50` of `9.50 to 20 EUR`: what it counts is known once the other bound is read."""

    number: Figure
    span: Span


def bare(number: Figure, *, span: Span) -> Bare:
    """`9.50` before `to`"""
    return Bare(number, span)


def low(measured: Measured) -> Callable[..., Steps]:
    """`50 EUR`, `100 EUR after discounts`, `10 points`, `4 items of category "A"`"""

    def built(bound: Amount | int, of: tree.Selection | None = None, *, span: Span) -> Steps:
        return Steps(measured, bound, None, of)

    return built


def bounds(measured: Measured) -> Callable[..., Steps]:
    """`10 to 50 points`, `50 EUR to 80 EUR`, `2 to 4 items`"""

    def built(
        first: Amount | int | Bare,
        last: Amount | int,
        of: tree.Selection | None = None,
        *,
        span: Span,
    ) -> Steps:
        return Steps(measured, _alike(first, last), last, of)

    return built


def _alike(first: Amount | int | Bare, last: Amount | int) -> Amount | int:
    """The bare number of `10 to 50 points`, of `9.50 to 20 EUR`, is of the kind of the other."""
    if not isinstance(first, Bare):
        return first
    match last:
        case Money(currency=currency):
            return figures_in.money(first.number, currency, first.span)
        case Points():
            return Points(figures_in.whole(first.number, first.span))
        case int():
            return figures_in.whole(first.number, first.span)
        case _:
            assert_never(last)


def band(boundary: Boundary) -> Callable[..., tree.Band]:
    """`from 50 EUR: 5 EUR off`, `above 100 points: free shipping`"""

    def built(steps: Steps, benefits: tuple[tree.Benefit, ...], *, span: Span) -> tree.Band:
        return tree.Band(
            steps.measured, boundary, steps.low, benefits, steps.high, steps.of, span=span
        )

    return built


BUILDERS: Builders = {
    "money_off": tree.MoneyOff,
    "percent_off": percent_off,
    "money_off_each": tree.MoneyOffEach,
    "cheapest_off": tree.CheapestOff,
    "free_shipping": tree.FreeShipping,
    "times_points": times_points,
    "extra_points": extra_points,
    "give_points": tree.GivePoints,
    "free_product": tree.FreeProduct,
    "gift": tree.Gift,
    "next_item_free": tree.NextItemFree,
    "rate": tree.Rate,
    "perk": tree.Perk,
    "benefits": benefits,
    "gives": tree.Benefits,
    "bare": bare,
    "low_amount": low(Measured.AMOUNT),
    "low_after_discounts": low(Measured.AFTER_DISCOUNTS),
    "low_points": low(Measured.POINTS),
    "low_items": low(Measured.ITEMS),
    "range_amount": bounds(Measured.AMOUNT),
    "range_after_discounts": bounds(Measured.AFTER_DISCOUNTS),
    "range_points": bounds(Measured.POINTS),
    "range_items": bounds(Measured.ITEMS),
    "from_band": band(Boundary.FROM),
    "above_band": band(Boundary.ABOVE),
    "range_band": band(Boundary.FROM),
}
