"""Rules that together give back much of one order, with its points and its vouchers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from palier.checks import worth
from palier.checks.cliffs import begins_at
from palier.checks.discounts import ASKED, Taken, gives, most_taken
from palier.checks.review import Review, narrowed, off, serving
from palier.checks.share import part, reaches
from palier.checks.starts import worth_of_voucher
from palier.problem.money import GiveBackMuch
from palier.program.rules import FirstOrder, Giving, Reward, Tier
from palier.quantity import Money
from palier.values import replace

if TYPE_CHECKING:
    from palier.checks.witness import Somebody
    from palier.engines.quote import Quote


def together(review: Review, told: set[str]) -> Iterator[GiveBackMuch]:
    """The rules that take most off one order, and its points, where that is much in all."""
    found = [each for each in most_taken(review) if not isinstance(each.rule, Reward)]
    found = [each for each in found if (each.share or gives(each.rule)) and not narrowed(each.rule)]
    open_ = [each for each in found if each.rule.label not in told]
    program = review.program
    later = (
        worth.earned_per_unit(program) * worth.most_times(program) * worth.worth_per_unit(program)
    )
    known = worth.rewards_by_name(program)
    names = (name for each in open_ for name in gives(each.rule))
    vouchers = sum(worth.face_value(known[name]) for name in names if name in known)
    later += Fraction(vouchers, review.smallest_order)
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
    """A customer as found, and at the highest tier, unless the rule asks for one or comes first."""
    yield customer
    asks = isinstance(rule, Tier) or customer.standing.tier is not None
    comes_first = isinstance(rule, FirstOrder)
    if review.program.tiers and not (asks or comes_first):
        highest = review.program.tiers[-1].label
        standing = replace(customer.standing, tier=highest, tier_known=True)
        yield replace(customer, standing=standing)


def sums(taken: Taken, order: Quote, told: set[str], review: Review) -> Iterator[GiveBackMuch]:
    """What is taken off an order and what its points buy, where that is much of it in all."""
    outcome, currency = order.outcome, review.program.currency
    rules = tuple(dict.fromkeys(each.rule for each in outcome.discounts))
    taken_off = sum(each.amount.minor for each in outcome.discounts)
    given = [each.reward for each in outcome.vouchers]
    later = worth.bought_with(worth.earned_by(order), review)
    later += sum(worth_of_voucher(each, review) for each in given)
    if given:
        every = (each for each in review.program.rules if isinstance(each, Giving))
        giving = (each for each in every if {*given} & {*gives(each)})
        rules = tuple(dict.fromkeys((*rules, *(each.label for each in giving))))
    back, basket = taken_off + later, outcome.basket
    share, exact = part(back, basket.minor), Fraction(back, basket.minor or 1)
    if reaches(review, exact) and rules and not told & {*rules} and (later or len(rules) > 1):
        yield GiveBackMuch(
            *(taken.span, rules, basket, Money(taken_off, currency), outcome.points.earned),
            *(Money(later, currency), Money(back, currency), share, review.limits.most_back),
            vouchers=bool(given),
        )
