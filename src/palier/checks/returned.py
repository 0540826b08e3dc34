"""What comes back of what is spent: by points, by what multiplies them, and by all other rules."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from palier import tree
from palier.checks import worth
from palier.checks.cards import of_cards, of_friends
from palier.checks.cliffs import begins_at
from palier.checks.discounts import ASKED, discounts
from palier.checks.handed_out import handed_out
from palier.checks.review import Review, lowest, questions
from palier.checks.share import baskets, may_reach, part, reaches
from palier.checks.starts import Start, of_earning, worth_later
from palier.checks.together import together
from palier.checks.unbounded import unbounded
from palier.problem import Problem
from palier.problem.money import Back, GivesBackMuch
from palier.program.rules import AnyRule, Giving, Redemption, Rule
from palier.quantity import Money, units_of
from palier.source import Span
from palier.values import replace

if TYPE_CHECKING:
    from palier.engines.quote import Quote

MOST_TIMES = 100
"""How often the same is bought at most, for a round amount to earn the points of all."""


def check_returned(review: Review) -> Iterator[Problem]:
    """Rules that give back the part of what is spent that the limit names, or more."""
    of_points = [*rewards(review), *points(review), *of_orders(review)]
    of_points = of_points or [*more_points(review)]
    of_baskets = [*discounts(review), *of_friends(review), *of_cards(review), *unbounded(review)]
    of_baskets += handed_out(review)
    yield from (*of_points, *of_baskets)
    if not of_points:
        yield from together(review, {each.rule for each in of_baskets})


# Points ----------------------------------------------------------------------------------------


def rewards(review: Review) -> Iterator[GivesBackMuch]:
    """Rewards that take off much of what is spent for the points that they cost."""
    rate = worth.earned_per_unit(review.program)
    seem = (
        each
        for each in review.program.rewards
        if each.cost is not None and may_reach(review, rate * worth.worth_of_reward(each))
    )
    for reward in islice(seem, questions(review.program, review.program.rewards)):
        cost = units_of(reward.cost) if reward.cost is not None else 0
        back = worth.taken_by(reward, review)
        once = worth.least_spent(cost, review) if back else None
        if once is not None:
            times = round_times(cost, once, review)
            order = worth.least_spent(times * cost, review) if times > 1 else once
            head = review.head(reward)
            found = told(Back.REWARD, reward, head, order or once, times * back, review)
            yield from (replace(each, times=times) for each in found)


def of_orders(review: Review) -> Iterator[GivesBackMuch]:
    """Rewards for the points of orders, where each of them earns many, however small it is."""
    rewards = any(each.cost and worth.face_value(each) for each in review.program.rewards)
    begun = [each for rule in review.program.earnings for each in of_earning(rule, review)]
    most = max(begun, key=lambda each: worth_later(each.benefits, review), default=None)
    earned, order = of_smallest(most, review) if most and rewards else (0, 0)
    for reward in review.program.rewards if earned else ():
        cost = units_of(reward.cost) if reward.cost is not None else 0
        times = -(-cost // earned)
        spent, face = times * order, worth.face_value(reward)
        if times > 1 and reaches(review, Fraction(face, spent)):
            back, currency = worth.taken_by(reward, review), review.program.currency
            if reaches(review, Fraction(back, spent)):
                yield GivesBackMuch(
                    *(review.head(reward), Back.ORDERS, reward.label, Money(spent, currency)),
                    *(review.program.amount(times * earned), Money(back, currency)),
                    *(part(back, spent), review.limits.most_back),
                    times=times,
                )


def of_smallest(start: Start, review: Review) -> tuple[int, int]:
    """The points of the smallest order that an earning serves, and what it comes to."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.witness import somebody  # noqa: PLC0415

    customer = somebody(start.rule, review)
    basket = max(start.basket, review.smallest_order)
    order = worth.earning(customer, basket, review) if customer else None
    return (worth.earned_by(order), basket) if order else (0, 0)


def round_times(cost: int, once: Quote, review: Review) -> int:
    """How many times what is bought for some points, so that a round amount earns them all.

    34 cents more than 33 EUR earn 100 points at three a euro; 100 EUR earn 300.
    """
    rate, one = worth.earned_per_unit(review.program), review.one
    exact = Fraction(spent_on(once)) * rate == cost and spent_on(once) % one == 0
    if exact or not rate:
        return 1
    whole = (times for times in range(2, MOST_TIMES + 1) if (times * cost / rate) % one == 0)
    for times in islice(whole, 1):
        order = worth.least_spent(times * cost, review)
        if order is not None and spent_on(order) == times * cost / rate:
            return times
    return 1


def points(review: Review) -> Iterator[GivesBackMuch]:
    """Points that pay much of what earned them."""
    rule, program = review.program.redemption, review.program
    rate = worth.earned_per_unit(program)
    if rule is None or not may_reach(review, rate * worth.worth_per_unit(program)):
        return
    for cost, span in least_used(rule, review):
        once = worth.least_spent(cost, review)
        order, used = (once, cost) if once is None else rounded(cost, once, review)
        back = worth.paid_with(used, review) if order else 0
        found = [*told(Back.POINTS, rule, span, order, back, review)] if order and back else []
        if found:
            yield from found
            return


def rounded(cost: int, once: Quote, review: Review) -> tuple[Quote, int]:
    """An order that is a round amount and earns some points as often as is needed, and how many."""
    times = round_times(cost, once, review)
    order = worth.least_spent(times * cost, review) if times > 1 else None
    used = times * cost
    if order is None or worth.paid_with(used, review) < times * worth.paid_with(cost, review):
        return once, cost
    return order, used


def least_used(rule: Redemption, review: Review) -> Iterator[tuple[int, Span]]:
    """The fewest points that pay, by the rate and by each band, and where the file says so."""
    least = units_of(rule.at_least) if rule.at_least else 1
    if rule.rate is not None:
        block = max(1, units_of(rule.rate.points))
        yield -(-least // block) * block, rule.rate.span
    for band in rule.bands:
        if band.measured is tree.Measured.POINTS:
            yield max(least, lowest(band.boundary, band.low)), review.band_head(band)


def more_points(review: Review) -> Iterator[GivesBackMuch]:
    """Rules that multiply the points of an order until they are worth much of it."""
    program = review.program
    usual = worth.earned_per_unit(program) * worth.worth_per_unit(program)
    times = [(each, times_of(each)) for each in program.rules if isinstance(each, Giving)]
    found = [
        (each, most) for each, most in times if most and may_reach(review, usual * most.factor)
    ]
    for rule, most in sorted(found, key=lambda each: -each[1].factor)[:ASKED]:
        yield from islice(multiplied(rule, most, review), 1)


def times_of(rule: AnyRule) -> tree.TimesPoints | None:
    """The most by which a rule multiplies points."""
    given = rule.given if isinstance(rule, Giving) else ()
    times = [each for each in given if isinstance(each, tree.TimesPoints) and each.factor > 1]
    return max(times, key=lambda each: each.factor, default=None)


def multiplied(rule: Giving, times: tree.TimesPoints, review: Review) -> Iterator[GivesBackMuch]:
    """What a rule makes of points, on the first basket on which they are worth much of it."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.witness import somebody  # noqa: PLC0415

    customer = somebody(rule, review)
    for basket in [each for each in baskets(review) if each >= begins_at(rule)]:
        order = worth.earning(customer, basket, review) if customer else None
        if order is not None:
            earned = worth.earned_by(order)
            without = worth.bought_with(int(earned / times.factor), review)
            if not reaches(review, Fraction(without, spent_on(order) or 1)):
                back = worth.bought_with(earned, review)
                yield from told(Back.MORE_POINTS, rule, times.span, order, back, review)


def spent_on(quote: Quote) -> int:
    """What is paid for an order."""
    return quote.outcome.to_pay.minor


def told(
    by: Back, rule: Rule, span: Span, order: Quote, back: int, review: Review
) -> Iterator[GivesBackMuch]:
    """What the points of an order are worth, where that is much of it."""
    spent = spent_on(order)
    share = part(back, spent)
    if spent and reaches(review, Fraction(back, spent)):
        currency, limit = review.program.currency, review.limits.most_back
        earned, worth_it = order.outcome.points.earned, Money(back, currency)
        paid = Money(spent, currency)
        yield GivesBackMuch(span, by, rule.label, paid, earned, worth_it, share, limit)
