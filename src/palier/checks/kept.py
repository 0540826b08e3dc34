"""What customers hold and cannot use: benefits that a default keeps apart, bands that give less."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, assert_never

from palier import tree
from palier.checks.review import AMOUNTS, Review, giving, lowest, off
from palier.problem import Problem
from palier.problem.money import BandGivesLess, KeptApart
from palier.program.rules import Giving, Redemption, Reward, Tier
from palier.quantity import Money, currency_digits, units_of
from palier.tree import Party
from palier.values import replace

if TYPE_CHECKING:
    from palier.engines.quote import Quote

ASKED = 6
"""Tiers of which the engine is asked."""


def check_kept_apart(review: Review) -> Iterator[Problem]:
    """Tiers whose benefit keeps rewards, or paying with points, from their customers.

    Of a pair of which the file says nothing: by default, nothing combines.
    """
    held = {Party.REWARDS: money_reward(review), Party.POINTS: paying(review)}
    for party, other in held.items():
        if other is not None:
            yield from kept_from(party, other, review)


def money_reward(review: Review) -> Reward | None:
    """The first reward that customers claim and that takes money off."""
    claimed = (each for each in review.program.rewards if each.cost is not None)
    return next((each for each in claimed if takes_money(each)), None)


def takes_money(reward: Reward) -> bool:
    """Whether a reward takes money off whatever is ordered."""
    return any(isinstance(each, tree.MoneyOff) and each.on is None for each in reward.benefits)


def paying(review: Review) -> Redemption | None:
    """Paying with points, where points go."""
    rule = review.program.redemption
    return rule if rule is not None and rule.deduction is not tree.Deduction.KEPT else None


def kept_from(party: Party, other: Reward | Redemption, review: Review) -> Iterator[Problem]:
    """The first tier whose customers cannot use what they hold."""
    program = review.program
    if program.cumulation.combine(Party.TIER, party) or said_of(Party.TIER, party, review):
        return
    always = [each for each in program.tiers if is_always_there(each)]
    found = (kept for tier in always[:ASKED] for kept in _kept(tier, party, other, review))
    yield from islice(found, 1)


def is_always_there(tier: Tier) -> bool:
    """Whether a tier changes the price of whatever its customers order."""
    return any(isinstance(each, tree.OnPrices) for each in tier.benefits)


def said_of(one: Party, other: Party, review: Review) -> bool:
    """Whether a file says whether two parties combine, or some rules of them, or that all do."""
    for statement in review.statements:
        for clause in statement.clauses:
            if not isinstance(clause, tree.CumulationClause):
                continue
            match clause:
                case tree.EverythingCombines() | tree.OtherwiseFirst():
                    return True
                case tree.Combines(party, others):
                    named = {party.party, *(each.party for each in others)}
                    if {one, other} <= named or (not others and party.party in (one, other)):
                        return True
                case tree.PointsEarnedWith():
                    pass
                case _ if isinstance(clause, tree.NamesNoParty):
                    pass
                case _:
                    assert_never(clause)
    return False


def _kept(
    tier: Tier, party: Party, other: Reward | Redemption, review: Review
) -> Iterator[KeptApart]:
    method = next((name.text for each in tier.benefits for name in _methods(each)), None)
    order = with_both(tier, other, method, review)
    if order is None:
        return
    aside = {frozenset({each.party, each.with_}) for each in order.outcome.set_aside}
    if frozenset({party.value, Party.TIER.value}) in aside:
        label = other.label if isinstance(other, Reward) else None
        yield KeptApart(review.head(tier), tier.label, label, method, order.outcome.basket)


def _methods(benefit: tree.Benefit) -> tuple[tree.Name, ...]:
    return benefit.methods if isinstance(benefit, tree.OnShipping) else ()


def with_both(
    tier: Tier, other: Reward | Redemption, method: str | None, review: Review
) -> Quote | None:
    """The order of a customer at a tier who uses what is held."""
    # The engine is loaded for files that have something to ask.
    from palier.account.order import Shipping  # noqa: PLC0415
    from palier.account.standing import Lot, Voucher  # noqa: PLC0415
    from palier.checks.asked import asked  # noqa: PLC0415
    from palier.checks.witness import Witness, somebody  # noqa: PLC0415

    customer = somebody(tier, review, (other,))
    if customer is None:
        return None
    order, standing = customer.buying(ample(other, review))
    if any(isinstance(each, tree.OnShipping) for each in tier.benefits):
        order = replace(order, shipping=Shipping(method, _one(review)))
    if isinstance(other, Reward):
        voucher = Voucher(other.label, other.label)
        order = replace(order, use_rewards=(voucher.id,))
        standing = replace(standing, vouchers=(voucher,))
    else:
        points = max(units_of(other.rate.points) if other.rate else 1, _least(other))
        order = replace(order, use_points=points)
        standing = replace(standing, lots=(Lot(points),))
    return asked(review.program, Witness(order, standing))


def _one(review: Review) -> int:
    return int(10 ** (currency_digits(review.program.currency) or 0))


def _least(rule: Redemption) -> int:
    bands = (each for each in rule.bands if each.measured is tree.Measured.POINTS)
    first = min((lowest(each.boundary, each.low) for each in bands), default=0)
    return max(first, units_of(rule.at_least) if rule.at_least else 0)


def ample(rule: Giving, review: Review) -> int:
    """A basket that is large enough for a rule, and for what it takes off."""
    baskets = rule.scope.baskets
    least = lowest(baskets.boundary, baskets.total) if baskets else 0
    found = [each.amount.minor for each in rule.given if isinstance(each, tree.MoneyOff)]
    return max(100 * _one(review), least, 2 * max(found, default=0))


# Bands -----------------------------------------------------------------------------------------


def check_band_amounts(review: Review) -> Iterator[Problem]:
    """Bands that take less off than the one below, and give nothing else for it."""
    for rule in giving(review.program):
        bands = [each for each in rule.bands if each.measured in AMOUNTS]
        ascending = sorted(bands, key=lambda each: lowest(each.boundary, each.low))
        for below, above in pairwise(ascending):
            if gives_less(below, above, review):
                yield from _shown(rule, below, above, review)


def gives_less(below: tree.Band, above: tree.Band, review: Review) -> bool:
    """Whether a band seems to take less off where it begins, and gives nothing besides."""
    at = lowest(above.boundary, above.low)
    on_basket = review.program.cumulation.percentages_on_basket
    one, other = below.benefits, above.benefits
    more = off(one, at, on_basket=on_basket)
    kinds = {type(each) for each in other} - {tree.MoneyOff, tree.PercentOff}
    taking = any(isinstance(each, tree.MayNameGoods) for each in other)
    return (
        taking
        and kinds <= {type(each) for each in one}
        and off(other, at, on_basket=on_basket) < more
    )


def _shown(
    rule: Giving, below: tree.Band, above: tree.Band, review: Review
) -> Iterator[BandGivesLess]:
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked  # noqa: PLC0415
    from palier.checks.witness import somebody  # noqa: PLC0415

    customer = somebody(rule, review)
    at = lowest(above.boundary, above.low)
    orders = map(customer.buying, (at - 1, at)) if customer else ()
    quotes = [quote for order in orders if (quote := asked(review.program, order))]
    if len(quotes) == 2:
        taken = [
            sum(e.amount.minor for e in q.outcome.discounts if e.rule == rule.label) for q in quotes
        ]
        if taken[1] < taken[0]:
            more, less = (Money(each, review.program.currency) for each in taken)
            below_at, first = (each.outcome.basket for each in quotes)
            heads = review.band_head(above), review.band_head(below)
            yield BandGivesLess(heads[0], rule.label, below_at, more, first, less, heads[1])
