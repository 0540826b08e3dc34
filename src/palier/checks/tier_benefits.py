"""A higher tier that gives less than the one below it: benefits are not handed up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from palier import tree
from palier.checks.prices import off, serving
from palier.checks.review import Review, lowest, whole
from palier.problem import Problem
from palier.problem.checks import Less, Loss, TierGivesLess
from palier.program.model import Program
from palier.program.rules import Scope, Tier
from palier.quantity import Money, currency_digits

USUAL = 100
"""The basket and the points by which tiers are compared: a hundred."""

Benefits = tuple[tree.Benefit, ...]


def check_tier_benefits(review: Review) -> Iterator[Problem]:
    """What each tier gives less of than the one below, where both give it alike."""
    for lower, higher in pairwise(review.program.tiers):
        alike = higher.scope in (Scope(), lower.scope)
        found = losses(lower, higher, review.program) if alike else ()
        if found:
            yield TierGivesLess(
                review.head(higher), higher.label, lower.label, review.head(lower), found
            )


def losses(lower: Tier, higher: Tier, program: Program) -> tuple[Loss, ...]:
    """What is lost from a tier to the next, each thing once, on the first basket that shows it."""
    found: dict[tuple[Less, str | None], Loss] = {}
    for basket in baskets(lower, higher, program):
        one, other = serving(lower, basket), serving(higher, basket)
        for loss in (
            *less_off(one, other, basket, program),
            *less_points(one, other, program),
            *less_shipping(one, other),
            *fewer_perks(one, other),
        ):
            found.setdefault((loss.less, loss.name), loss)
    return tuple(found.values())


def baskets(lower: Tier, higher: Tier, program: Program) -> list[int]:
    """A basket of a hundred, then one at each threshold, in minor units."""
    amounts = (tree.Measured.AMOUNT, tree.Measured.AFTER_DISCOUNTS)
    bands = (each for each in (*lower.bands, *higher.bands) if each.measured in amounts)
    hundred = USUAL * 10 ** (currency_digits(program.currency) or 0)
    return [hundred, *sorted(lowest(each.boundary, each.low) for each in bands)]


def less_off(one: Benefits, other: Benefits, basket: int, program: Program) -> Iterator[Loss]:
    """Less taken off a basket, goods of every kind counted alike."""
    on_basket = program.cumulation.percentages_on_basket
    lower_off, higher_off = (off(each, basket, on_basket=on_basket) for each in (one, other))
    if higher_off < lower_off:
        basket_, gives, lower_gives = (
            Money(each, program.currency) for each in (basket, higher_off, lower_off)
        )
        yield Loss(Less.OFF, basket_, gives if higher_off else None, lower_gives)


def less_points(one: Benefits, other: Benefits, program: Program) -> Iterator[Loss]:
    """A lower multiplier, or fewer extra points."""
    if factor(other) < factor(one):
        hundred, gives, lower_gives = (
            program.amount(int(USUAL * each)) for each in (Fraction(1), factor(other), factor(one))
        )
        yield Loss(Less.TIMES, hundred, gives, lower_gives)
    if extra(other) < extra(one):
        left = program.amount(extra(other)) if extra(other) else None
        yield Loss(Less.EXTRA, None, left, program.amount(extra(one)))


def factor(benefits: Benefits) -> Fraction:
    """By what points are multiplied."""
    found = (each.factor for each in benefits if isinstance(each, tree.TimesPoints))
    return max(found, default=Fraction(1))


def extra(benefits: Benefits) -> int:
    """The points that are added."""
    return sum(whole(each.amount) for each in benefits if isinstance(each, tree.ExtraPoints))


def less_shipping(one: Benefits, other: Benefits) -> Iterator[Loss]:
    """Free shipping with a method, or with any, that the other does not give."""
    kept = [each for each in other if isinstance(each, tree.FreeShipping)]
    if any(not each.methods for each in kept):
        return
    methods = {name.text for each in kept for name in each.methods}
    for each in one:
        match each:
            case tree.FreeShipping(()):
                yield Loss(Less.METHODS if methods else Less.SHIPPING)
            case tree.FreeShipping(names):
                lost = (name.text for name in names if name.text not in methods)
                yield from (Loss(Less.SHIPPING, name=name) for name in lost)


def fewer_perks(one: Benefits, other: Benefits) -> Iterator[Loss]:
    """Perks that the other does not have."""
    kept = {each.perk.text for each in other if isinstance(each, tree.Perk)}
    for each in one:
        if isinstance(each, tree.Perk) and each.perk.text not in kept:
            yield Loss(Less.PERK, name=each.perk.text)
