"""A higher tier that gives less than the one below it: benefits are not handed up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, pairwise
from typing import TYPE_CHECKING, assert_never

from palier import tree
from palier.checks.review import AMOUNTS, Benefits, Review, lowest, off, questions, serving, whole
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.bands import Less, Loss, TierGivesLess
from palier.program.model import Program
from palier.program.rules import Scope, Tier
from palier.quantity import Money, currency_digits
from palier.values import replace

if TYPE_CHECKING:
    from palier.checks.witness import Witness
    from palier.engines.quote import Quote

USUAL = 100
"""The basket and the points by which tiers are compared: a hundred."""
ASKED = 8
"""Baskets of which the engine is asked, for two tiers."""


class AtBoth(NamedTuple):
    """What one order comes to at a tier, and at the next."""

    lower: Quote
    higher: Quote


class Poorer(NamedTuple):
    """A tier that gives less, and for each loss the orders that show it."""

    problem: TierGivesLess
    shown: tuple[AtBoth, ...]


def check_tier_benefits(review: Review) -> Iterator[Problem]:
    """What each tier gives less of than the one below, where both give it alike.

    What is written tells where less may be given; what is told is what the engine gives, for one
    order of a customer who stands at either.
    """
    return (each.problem for each in poorer(review))


def poorer(review: Review) -> Iterator[Poorer]:
    """Each tier that gives less than the one below."""
    tiers = pairwise(review.program.tiers)
    alike = (pair for pair in tiers if pair[1].scope in (Scope(), pair[0].scope))
    seem = (pair for pair in alike if any(lost for _, lost in expected(*pair, review)))
    for lower, higher in islice(seem, questions(review.program, review.program.tiers)):
        found = losses(lower, higher, review)
        if found:
            told, shown = zip(*found, strict=True)
            heads = review.head(higher), higher.label, lower.label, review.head(lower)
            yield Poorer(TierGivesLess(*heads, told), shown)


def losses(lower: Tier, higher: Tier, review: Review) -> list[tuple[Loss, AtBoth]]:
    """What is lost from a tier to the next, each thing once, on the first basket that shows it."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.witness import somebody  # noqa: PLC0415

    customer = somebody(lower, review, (higher,))
    if customer is None:
        return []
    found: dict[Lost, tuple[Loss, AtBoth]] = {}
    may = ((basket, lost) for basket, every in expected(lower, higher, review) for lost in every)
    new = (each for each in may if each[1] not in found)
    for basket, lost in islice(new, ASKED):
        both = at_both(lost, customer.buying(basket), (lower, higher), review)
        loss = loss_of(lost, both, review.program) if both else None
        if both and loss:
            found[lost] = (loss, both)
    return list(found.values())


# Where a loss is to be expected ----------------------------------------------------------------


class Lost(NamedTuple):
    """Something of which less may be given, and the perk or the shipping method by its name."""

    less: Less
    name: str | None = None


def expected(lower: Tier, higher: Tier, review: Review) -> Iterator[tuple[int, list[Lost]]]:
    """What may be lost on each basket: one of a hundred, then one at each threshold."""
    on_basket = review.program.cumulation.percentages_on_basket
    every = baskets(lower, higher, review.program.currency)
    one, other = serving(lower, every), serving(higher, every)
    for basket in every:
        below, above = one[basket], other[basket]
        lost = [
            *less_points(below, above),
            *less_shipping(below, above),
            *fewer_perks(below, above),
        ]
        if off(above, basket, on_basket=on_basket) < off(below, basket, on_basket=on_basket):
            lost = [Lost(Less.OFF), *lost]
        yield basket, lost


def baskets(lower: Tier, higher: Tier, currency: str) -> list[int]:
    """A basket of a hundred, then one at each threshold, in minor units."""
    bands = (each for each in (*lower.bands, *higher.bands) if each.measured in AMOUNTS)
    hundred = USUAL * 10 ** (currency_digits(currency) or 0)
    return [hundred, *sorted(lowest(each.boundary, each.low) for each in bands)]


def less_points(one: Benefits, other: Benefits) -> Iterator[Lost]:
    """A lower multiplier, or fewer extra points."""
    if factor(other) < factor(one):
        yield Lost(Less.TIMES)
    if extra(other) < extra(one):
        yield Lost(Less.EXTRA)


def factor(benefits: Benefits) -> Fraction:
    """By what points are multiplied."""
    found = (each.factor for each in benefits if isinstance(each, tree.TimesPoints))
    return max(found, default=Fraction(1))


def extra(benefits: Benefits) -> int:
    """The points that are added."""
    return sum(whole(each.amount) for each in benefits if isinstance(each, tree.ExtraPoints))


def less_shipping(one: Benefits, other: Benefits) -> Iterator[Lost]:
    """Free shipping with a method, or with any, that the other does not give."""
    kept = [each for each in other if isinstance(each, tree.FreeShipping)]
    if any(not each.methods for each in kept):
        return
    methods = {name.text for each in kept for name in each.methods}
    for each in one:
        if not isinstance(each, tree.FreeShipping):
            continue
        if each.methods:
            lost = (name.text for name in each.methods if name.text not in methods)
            yield from (Lost(Less.SHIPPING, name) for name in lost)
        else:
            yield Lost(Less.METHODS if methods else Less.SHIPPING)


def fewer_perks(one: Benefits, other: Benefits) -> Iterator[Lost]:
    """Perks that the other does not have."""
    kept = {each.perk.text for each in other if isinstance(each, tree.Perk)}
    for each in one:
        if isinstance(each, tree.Perk) and each.perk.text not in kept:
            yield Lost(Less.PERK, each.perk.text)


# What is lost ----------------------------------------------------------------------------------


def at_both(
    lost: Lost, witness: Witness, tiers: tuple[Tier, Tier], review: Review
) -> AtBoth | None:
    """The same order of a customer who stands at one tier, and at the other."""
    # The engine is loaded for files that have something to ask.
    from palier.account.order import Shipping  # noqa: PLC0415
    from palier.checks.asked import asked, with_tiers  # noqa: PLC0415
    from palier.checks.witness import Witness  # noqa: PLC0415

    order, standing = witness
    if lost.less in (Less.SHIPPING, Less.METHODS):
        order = replace(order, shipping=Shipping(lost.name, 1))
    program = with_tiers(tiers, review.program)
    ranked = (Witness(order, replace(standing, tier=each.label)) for each in tiers)
    one, other = (asked(program, each, earning=True) for each in ranked)
    return AtBoth(one, other) if one and other else None


def loss_of(lost: Lost, both: AtBoth, program: Program) -> Loss | None:
    """What is lost, as the engine gives it at both tiers; None: nothing is."""
    lower, higher = (given(lost, each) for each in both)
    if higher >= lower:
        return None
    match lost.less:
        case Less.OFF:
            off, more = (Money(int(each), program.currency) for each in (higher, lower))
            return Loss(lost.less, both.lower.outcome.basket, off if higher else None, more)
        case Less.TIMES:
            return Loss(lost.less, times=higher, lower_times=lower)
        case Less.EXTRA:
            left, had = program.amount(int(higher)), program.amount(int(lower))
            return Loss(lost.less, None, left if higher else None, had)
        case Less.SHIPPING | Less.METHODS | Less.PERK:
            return Loss(lost.less, name=lost.name)
        case _:
            assert_never(lost.less)


def given(lost: Lost, quote: Quote) -> Fraction:
    """How much of something an order is given."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import extra_points, multiplier, taken_off  # noqa: PLC0415

    shipping = quote.outcome.shipping
    match lost.less:
        case Less.OFF:
            return Fraction(taken_off(quote, tree.Party.TIER))
        case Less.TIMES:
            return multiplier(quote)
        case Less.EXTRA:
            return Fraction(extra_points(quote))
        case Less.SHIPPING | Less.METHODS:
            return Fraction(shipping is not None and not shipping.charged.minor)
        case Less.PERK:
            return Fraction(lost.name in quote.outcome.perks)
        case _:
            assert_never(lost.less)
