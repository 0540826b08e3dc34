"""What joining, birthdays and activities give without an order: points and vouchers that are then
used on one, however small. What a referral gives is weighed against the order of the friend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice
from typing import assert_never

from palier import tree
from palier.checks import worth
from palier.checks.cliffs import begins_at
from palier.checks.review import Review, lowest, questions
from palier.checks.share import part
from palier.checks.starts import bought_later, worth_later, worth_of_voucher
from palier.named import NamedTuple
from palier.problem.money import Back, GivesBackMuch
from palier.program.rules import Earning, Redemption, Reward, Rule, Tier
from palier.quantity import Earned, Money, StatusPoints, units_of


class Used(NamedTuple):
    """What is taken off an order with what was given: of so much, so much."""

    spent: int
    back: int


def handed_out(review: Review) -> Iterator[GivesBackMuch]:
    """Points and vouchers for no order that then pay much of the smallest one."""
    rules = [each for each in review.program.earnings if not each.on_orders]
    for rule in islice(rules, questions(review.program, rules)):
        if rule.occasion is tree.Occasion.REFERRAL:
            yield from brought(rule, review)
        else:
            yield from most(rule, used(rule, review), review)
    for tier in review.program.tiers:
        yield from reached(tier, review)


def most(rule: Rule, ways: Iterable[Used], review: Review) -> Iterator[GivesBackMuch]:
    """What is told of the way to use something that takes most off."""
    found = max(ways, key=lambda each: each.back, default=None)
    yield from told(Back.HANDED_OUT, rule, found, review) if found else ()


def reached(tier: Tier, review: Review) -> Iterator[GivesBackMuch]:
    """What a tier gives on being reached, of what is spent to reach it; for joining, if nothing."""
    span = review.head(tier)
    points = (tree.GivePoints(tier.on_reaching, span=span),) if tier.on_reaching else ()
    voucher = (tree.GiveReward(tier.reward, span=span),) if tier.reward else ()
    given = (*points, *voucher)
    spent = spent_for(tier.criteria, review)
    if given and spent and Fraction(worth_later(given, review), spent) * 200 > limit_of(review):
        yield from told(Back.REACHED, tier, Used(spent, bought_later(given, review)), review)
    elif given and tier.criteria is None:
        yield from most(tier, with_points(tier.on_reaching, review) if points else (), review)
        known = worth.rewards_by_name(review.program).get(tier.reward.text if tier.reward else "")
        yield from most(tier, with_voucher(known, review), review) if known else ()


def spent_for(criteria: tree.Criteria | None, review: Review) -> int | None:
    """The least that is spent to meet one criterion of money or orders; None: nobody can say."""
    match criteria:
        case tree.Reach(tree.Measure.SPENT, boundary, Money() as bound):
            return lowest(boundary, bound)
        case tree.Reach(tree.Measure.ORDERS, boundary, int() as count):
            return lowest(boundary, count) * review.smallest_order
        case tree.Reach() | None:
            return None
        case tree.AllCriteria(parts):
            return max(
                (each for each in (spent_for(one, review) for one in parts) if each), default=None
            )
        case tree.AnyCriteria(parts):
            found = [spent_for(one, review) for one in parts]
            return None if None in found else min(each for each in found if each is not None)
        case _:
            assert_never(criteria)


def limit_of(review: Review) -> Fraction:
    """The limit, in hundredths."""
    return review.limits.most_back.value


def brought(rule: Earning, review: Review) -> Iterator[GivesBackMuch]:
    """What a friend brings who orders for no more than counts, where it is more than the order."""
    asked = review.program.referral.counts_from if review.program.referral else None
    spent = lowest(asked.boundary, asked.total) if asked else review.smallest_order
    amount = rule.head.amount if isinstance(rule.head, tree.EarnPerReferral) else None
    back = worth_of_voucher(rule.reward, review) if rule.reward else 0
    if amount is not None and not isinstance(amount, StatusPoints):
        back = worth.bought_with(units_of(amount), review)
    if back > spent:
        yield from told(Back.FRIENDS, rule, Used(spent, back), review)


def told(by: Back, rule: Rule, found: Used, review: Review) -> Iterator[GivesBackMuch]:
    """What is told of an order of which more than the limit is taken off."""
    limit, currency = review.limits.most_back, review.program.currency
    if Fraction(100 * found.back, found.spent) > limit.value:
        share = part(found.back, found.spent)
        yield GivesBackMuch(
            *(review.head(rule), by, rule.label, Money(found.spent, currency)),
            *(review.program.amount(0), Money(found.back, currency), share, limit),
        )


def used(rule: Earning, review: Review) -> Iterator[Used]:
    """The ways to use what an event gives on one order: paying with it, or a voucher."""
    match rule.head:
        case tree.EarnReward(reward):
            known = worth.rewards_by_name(review.program).get(reward.text)
            yield from with_voucher(known, review) if known else ()
        case tree.EarnOnJoining(amount) | tree.EarnPerActivity(amount):
            yield from with_points(amount, review)
        case _ if isinstance(rule.head, tree.OfTime):
            yield from with_points(rule.head.amount, review)
        case tree.EarnPerReferral() | tree.EarnStamps():
            return
        case _ if isinstance(rule.head, tree.OnOrders):
            return
        case _:
            assert_never(rule.head)


def with_points(amount: Earned | None, review: Review) -> Iterator[Used]:
    """What points take off an order: paying with them, or by a voucher that they buy."""
    if amount is None or isinstance(amount, StatusPoints):
        return
    points, program = units_of(amount), review.program
    estimate = points * worth.worth_per_unit(program)
    if 100 * estimate <= review.limits.most_back.value * review.smallest_order:
        return
    if program.redemption is not None:
        yield from paying(points, program.redemption, review)
    for each in program.rewards:
        if each.cost is not None and 0 < units_of(each.cost) <= points:
            yield from with_voucher(each, review)


def paying(points: int, rule: Redemption, review: Review) -> Iterator[Used]:
    """What so many points pay of the smallest order that is not paid whole with them."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import paying_with, taken_off  # noqa: PLC0415

    basket = smallest(rule, worth.paid_with(points, review), review)
    quote = paying_with(points, basket, review)
    if quote is not None:
        yield Used(basket, taken_off(quote, tree.Party.POINTS))


def with_voucher(reward: Reward, review: Review) -> Iterator[Used]:
    """What a voucher takes off the smallest order that is not paid whole with it."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import claiming, taken_off  # noqa: PLC0415

    if 100 * worth.face_value(reward) <= review.limits.most_back.value * review.smallest_order:
        return
    back = worth.taken_by(reward, review)
    if back:
        basket = smallest(reward, back, review)
        quote = claiming(reward, basket, review)
        if quote is not None:
            yield Used(basket, taken_off(quote, tree.Party.REWARDS))


def smallest(rule: Reward | Redemption, back: int, review: Review) -> int:
    """The smallest order on which a rule serves and that is worth more than is taken off."""
    asked = begins_at(rule)
    basket = max(asked, review.smallest_order)
    return basket if basket > back else back + review.small_change
