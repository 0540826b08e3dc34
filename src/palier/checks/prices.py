"""What a statement takes off a basket, to the cent, as an order would reckon it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from palier import tree
from palier.checks.review import lowest, whole
from palier.program.rules import Giving
from palier.quantity import Boundary, Percent


def share(percent: Percent, minor: int) -> int:
    """A percentage of an amount, rounded half up to the minor unit.

    >>> from fractions import Fraction
    >>> share(Percent(Fraction(10)), 15001), share(Percent(Fraction(50)), 501)
    (1500, 251)
    """
    exact = percent.value * minor / 100
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def off(benefits: Iterable[tree.Benefit], minor: int, *, on_basket: bool = False) -> int:
    """What benefits take off goods of an amount, all of them selected, one after another.

    `on_basket`: percentages are taken on the basket total, not on what remains to pay.
    """
    left = minor
    for each in benefits:
        left -= min(left, once(each, minor if on_basket else left))
    return minor - left


def once(benefit: tree.Benefit, minor: int) -> int:
    """What one benefit takes off an amount; what depends on the items counts for nothing."""
    match benefit:
        case tree.MoneyOff(amount):
            return amount.minor
        case tree.PercentOff(percent, _, up_to):
            taken = share(percent, minor)
            return min(taken, up_to.minor) if up_to else taken
        case (
            tree.MoneyOffEach()
            | tree.CheapestOff()
            | tree.FreeShipping()
            | tree.TimesPoints()
            | tree.ExtraPoints()
            | tree.GivePoints()
            | tree.FreeProduct()
            | tree.Gift()
            | tree.NextItemFree()
            | tree.Rate()
            | tree.Perk()
        ):
            return 0
        case _:
            assert_never(benefit)


def serving(rule: Giving, minor: int) -> tuple[tree.Benefit, ...]:
    """The benefits that a rule gives a basket of an amount: its own, and those of one band."""
    holding = [each for each in rule.bands if holds(each, minor)]
    best = max(holding, key=lower_bound, default=None)
    return (*rule.benefits, *(best.benefits if best else ()))


def lower_bound(band: tree.Band) -> tuple[int, bool]:
    """By what bands outrank one another: `above 50` begins higher than `from 50`."""
    return whole(band.low), band.boundary is Boundary.ABOVE


def holds(band: tree.Band, minor: int) -> bool:
    """Whether a band of amounts holds for a basket; bands of other measures do not."""
    amounts = (tree.Measured.AMOUNT, tree.Measured.AFTER_DISCOUNTS)
    if band.measured not in amounts or lowest(band.boundary, band.low) > minor:
        return False
    return band.high is None or minor <= whole(band.high)
