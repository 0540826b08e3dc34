"""What comes back of what is spent: rules that give back a large part of it, alone or together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from palier import tree
from palier.checks import worth
from palier.checks.cards import of_cards, of_friends
from palier.checks.cliffs import least_baskets
from palier.checks.review import AMOUNTS, Review, lowest, narrowed, off, questions, serving
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.money import Back, GiveBackMuch, GivesBackMuch
from palier.program.rules import (
    AnyRule,
    Discounting,
    Giving,
    Offer,
    Redemption,
    Reward,
    Rule,
    Scope,
    Tier,
)
from palier.quantity import Money, Percent, currency_digits, units_of
from palier.source import Span
from palier.values import replace

if TYPE_CHECKING:
    from palier.checks.witness import Somebody
    from palier.engines.quote import Quote

BASKETS = (100, 10, 1)
"""Baskets that a rule is tried on that asks for none, in units of the currency, the usual first."""
ASKED = 4
"""Rules of a kind of which the engine is asked, those that seem to give back most."""


def check_returned(review: Review) -> Iterator[Problem]:
    """Rules that give back the part of what is spent that the limit names, or more."""
    of_points = [*rewards(review), *points(review)] or [*more_points(review)]
    of_baskets = [*discounts(review), *of_friends(review), *of_cards(review)]
    yield from (*of_points, *of_baskets)
    if not of_points:
        yield from together(review, {each.rule for each in of_baskets})


def part(back: int, spent: int) -> Percent:
    """A part of what is spent, in whole hundredths, rounded down."""
    return Percent(Fraction(100 * back // spent)) if spent else Percent(Fraction(0))


def reaches(review: Review, share: Percent | Fraction) -> bool:
    """Whether a part, or a fraction of one, comes up to the limit."""
    value = share.value if isinstance(share, Percent) else share * 100
    return value >= review.limits.most_back.value


def may_reach(review: Review, share: Fraction) -> bool:
    """Whether an estimate is near enough to the limit to ask the engine."""
    return reaches(review, share * 2)


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
        order = worth.least_spent(cost, review)
        back = worth.taken_by(reward, review) if order else 0
        if order and back:
            yield from told(Back.REWARD, reward, review.head(reward), order, back, review)


def points(review: Review) -> Iterator[GivesBackMuch]:
    """Points that pay much of what earned them."""
    rule, program = review.program.redemption, review.program
    rate = worth.earned_per_unit(program)
    if rule is None or not may_reach(review, rate * worth.worth_per_unit(program)):
        return
    for cost, span in least_used(rule, review):
        order = worth.least_spent(cost, review)
        back = worth.paid_with(cost, review) if order else 0
        found = [*told(Back.POINTS, rule, span, order, back, review)] if order and back else []
        if found:
            yield from found
            return


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
            if not reaches(review, part(without, spent_on(order))):
                back = worth.bought_with(earned, review)
                yield from told(Back.MORE_POINTS, rule, times.span, order, back, review)


def baskets(review: Review) -> list[int]:
    """The baskets that are tried, in minor units."""
    one = 10 ** (currency_digits(review.program.currency) or 0)
    return [each * one for each in BASKETS]


def spent_on(quote: Quote) -> int:
    """What is paid for an order."""
    return quote.outcome.to_pay.minor


def told(
    by: Back, rule: Rule, span: Span, order: Quote, back: int, review: Review
) -> Iterator[GivesBackMuch]:
    """What the points of an order are worth, where that is much of it."""
    spent = spent_on(order)
    share = part(back, spent)
    if reaches(review, share):
        currency, limit = review.program.currency, review.limits.most_back
        earned, worth_it = order.outcome.points.earned, Money(back, currency)
        paid = Money(spent, currency)
        yield GivesBackMuch(span, by, rule.label, paid, earned, worth_it, share, limit)


# Discounts -------------------------------------------------------------------------------------


class Taken(NamedTuple):
    """A rule that takes something off, the basket on which it takes most, and how much of it."""

    rule: Giving
    basket: int
    span: Span
    share: Fraction


def discounts(review: Review) -> Iterator[GivesBackMuch]:
    """Rules that take much off a whole basket."""
    seem = [each for each in most_taken(review) if reaches(review, each.share)]
    whole = sorted((each for each in seem if not narrowed(each.rule)), key=lambda each: -each.share)
    for each in whole[:ASKED]:
        order = ordered(each, review)
        if order is not None:
            yield from much_off(each, order, review)


def most_taken(review: Review) -> Iterator[Taken]:
    """Of each rule that takes something off, the basket of which it takes the largest part."""
    on_basket = review.program.cumulation.percentages_on_basket
    hundred = baskets(review)[0]
    for rule in (each for each in review.program.rules if isinstance(each, Giving)):
        if not isinstance(rule, Discounting) and not is_part(rule):
            continue
        starts = [
            (lowest(b.boundary, b.low), review.band_head(b))
            for b in rule.bands
            if b.measured in AMOUNTS
        ]
        starts += [*least_baskets(rule)]
        tried = dict(starts) or {hundred: review.head(rule)}
        serves = serving(rule, tried)
        found = [
            Taken(
                rule,
                basket,
                span,
                Fraction(off(serves[basket], basket, on_basket=on_basket), basket),
            )
            for basket, span in tried.items()
            if basket > 0 and (starts or only_parts(rule))
        ]
        yield from sorted(found, key=lambda each: each.share)[-1:]


def is_part(rule: Giving) -> bool:
    """Whether a rule is a reward that takes a part off the basket, and nothing else."""
    return isinstance(rule, Reward) and any(
        isinstance(each, tree.PercentOff) and each.up_to is None for each in rule.benefits
    )


def only_parts(rule: Giving) -> bool:
    """Whether what a rule takes off is a part of the basket, however small that is."""
    return not any(isinstance(each, tree.MoneyOff) for each in rule.given)


def ordered(taken: Taken, review: Review) -> Quote | None:
    """The order of somebody whom a rule serves."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked, claiming  # noqa: PLC0415
    from palier.checks.witness import somebody  # noqa: PLC0415

    if isinstance(taken.rule, Reward):
        return claiming(taken.rule, taken.basket, review)
    customer = somebody(taken.rule, review)
    return asked(review.program, customer.buying(taken.basket)) if customer else None


def much_off(taken: Taken, order: Quote, review: Review) -> Iterator[GivesBackMuch]:
    """What a rule takes off an order, where that is more than the limit, or for all and always."""
    rule, currency, limit = taken.rule, review.program.currency, review.limits.most_back
    found = [each.amount.minor for each in order.outcome.discounts if each.rule == rule.label]
    back, basket = sum(found), order.outcome.basket
    share = part(back, basket.minor)
    half_price = share.value == limit.value and for_all(rule) and only_parts(rule)
    enough = share.value > limit.value or half_price
    if found and enough:
        everything = back == basket.minor
        yield GivesBackMuch(
            *(taken.span, Back.OFF, rule.label, basket, review.program.amount(0)),
            *(Money(back, currency), share, limit, everything),
        )


def for_all(rule: Giving) -> bool:
    """Whether a rule is an offer for everybody, always."""
    scope = Scope(baskets=rule.scope.baskets, on_page=rule.scope.on_page)
    return isinstance(rule, Offer) and rule.code is None and rule.scope == scope


# Together --------------------------------------------------------------------------------------


def together(review: Review, told: set[str]) -> Iterator[GiveBackMuch]:
    """The rules that take most off one order, and its points, where that is much in all."""
    found = [each for each in most_taken(review) if each.share and not narrowed(each.rule)]
    found = [each for each in found if not isinstance(each.rule, Reward)]
    open_ = [each for each in found if each.rule.label not in told]
    program = review.program
    later = (
        worth.earned_per_unit(program) * worth.most_times(program) * worth.worth_per_unit(program)
    )
    if not reaches(review, sum((each.share for each in open_), later)):
        return
    likely = sorted(open_, key=lambda each: each.share, reverse=True)[:ASKED]
    likely = [
        each for each in likely if reaches(review, taken_at(each.basket, open_, review) + later)
    ]
    every = [each for taken in likely for each in in_all(taken, told, review)]
    yield from sorted(every, key=lambda each: each.share.value, reverse=True)[:1]


def taken_at(basket: int, every: Iterable[Taken], review: Review) -> Fraction:
    """The part of a basket that some rules take off it at most, each as if it were alone."""
    on_basket = review.program.cumulation.percentages_on_basket
    rules = (each.rule for each in every)
    serves = (serving(rule, (basket,))[basket] for rule in rules if begins_at(rule) <= basket)
    return sum(
        (Fraction(off(each, basket, on_basket=on_basket), basket) for each in serves), Fraction(0)
    )


def begins_at(rule: Giving) -> int:
    """The smallest basket that a rule serves at all."""
    return max((basket for basket, _ in least_baskets(rule)), default=0)


def in_all(taken: Taken, told: set[str], review: Review) -> Iterator[GiveBackMuch]:
    """What an order that a rule serves is given, of a customer at no tier, and at the highest."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.witness import somebody  # noqa: PLC0415

    customer = somebody(taken.rule, review)
    for who in standing_at(customer, taken.rule, review) if customer else ():
        order = worth.served(who, taken.basket, review)
        if order is not None and [*sums(taken, order, told, review)]:
            order = worth.earning(who, taken.basket, review)
            yield from sums(taken, order, told, review) if order else ()


def standing_at(customer: Somebody, rule: Giving, review: Review) -> Iterator[Somebody]:
    """A customer as found, and at the highest tier, unless a tier is what the rule asks for."""
    yield customer
    if review.program.tiers and not isinstance(rule, Tier) and customer.standing.tier is None:
        highest = review.program.tiers[-1].label
        standing = replace(customer.standing, tier=highest, tier_known=True)
        yield replace(customer, standing=standing)


def sums(taken: Taken, order: Quote, told: set[str], review: Review) -> Iterator[GiveBackMuch]:
    """What is taken off an order and what its points buy, where that is much of it in all."""
    outcome, currency = order.outcome, review.program.currency
    rules = tuple(dict.fromkeys(each.rule for each in outcome.discounts))
    taken_off = sum(each.amount.minor for each in outcome.discounts)
    later = worth.bought_with(worth.earned_by(order), review)
    back, basket = taken_off + later, outcome.basket
    share = part(back, basket.minor)
    if reaches(review, share) and rules and not told & {*rules} and (later or len(rules) > 1):
        yield GiveBackMuch(
            *(taken.span, rules, basket, Money(taken_off, currency), outcome.points.earned),
            *(Money(later, currency), Money(back, currency), share, review.limits.most_back),
        )
