"""What rules give on the smallest order, where nothing says from what basket on.

An offer that takes 30 EUR off leaves an order of 31 EUR at one euro. So does one that gives points
or a voucher worth as much, and one that frees the only item of an order. The smallest order of a
shop is a limit of its own; an order is asked about that is no smaller, and just large enough for
something to be left to pay.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from heapq import nlargest
from itertools import chain, islice
from typing import TYPE_CHECKING

from palier import tree
from palier.checks import worth
from palier.checks.giving import free
from palier.checks.review import Review, narrowed
from palier.checks.share import part
from palier.checks.starts import (
    Seems,
    Start,
    fixed_off,
    given_in,
    of_earning,
    seems,
    spent_before,
    starts,
    those,
    worth_of_voucher,
)
from palier.problem.money import Back, GivesBackMuch
from palier.program.rules import Giving, Offer, Rule, Scope, Unpaid
from palier.quantity import Money, units_of
from palier.values import replace

if TYPE_CHECKING:
    from palier.checks.witness import Somebody
    from palier.engines.quote import Quote


ASKED = 8
"""Rules of which the engine is asked, those that seem to give most of the smallest order."""


def unbounded(review: Review) -> Iterator[GivesBackMuch]:
    """Rules that give much of the smallest order that they serve, now or for later."""
    rules = [each for each in giving_rules(review) if not narrowed(each)]
    begun = (start for rule in rules for start in starts(rule, review))
    earned = (start for rule in review.program.earnings for start in of_earning(rule, review))
    seem = ((each, seems(each, review)) for each in chain(begun, earned))
    asked = (pair for pair in seem if pair[1].now or pair[1].later or pair[1].product)
    for each, why in nlargest(ASKED, asked, key=lambda pair: pair[1].share):
        yield from islice(told(each, why, review), 1)
    yield from all_of_some(review)


def giving_rules(review: Review) -> Iterator[Giving]:
    """The rules that ask for no points and no stamps."""
    return (each for each in review.program.rules if isinstance(each, Unpaid))


# What the engine says --------------------------------------------------------------------------


def told(start: Start, why: Seems, review: Review) -> Iterator[GivesBackMuch]:
    """What a rule gives on the smallest order that it serves, where that is much of it."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.witness import somebody  # noqa: PLC0415

    customer = somebody(start.rule, review)
    if customer is not None:
        items = max(start.items, customer.items)
        basket = start.basket or items * review.smallest_order
        customer = replace(customer, items=items)
        if why.product:
            yield from product_told(start, customer, basket, review)
        if why.now:
            yield from now_told(start, customer, basket, review)
        if why.later:
            yield from later_told(start, customer, basket, review)


def now_told(
    start: Start, customer: Somebody, basket: int, review: Review
) -> Iterator[GivesBackMuch]:
    """What is taken off at once of the smallest order."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked  # noqa: PLC0415

    fixed = fixed_off(start.benefits, customer.items)
    if fixed >= basket and not start.basket:
        basket = fixed + review.small_change
    order = asked(review.program, customer.buying(basket))
    if order is not None:
        one = customer.items == 1
        bare = Back.UNBOUNDED if fixed else Back.ONE_ITEM if one else Back.OFF
        found = much(
            Back.OFF if start.basket else bare, start, basket, taken(order, start.rule), review
        )
        yield from (each for each in found if not all_free(start, review))


def all_free(start: Start, review: Review) -> bool:
    """Whether it is told that step by step nothing is left to pay."""
    step = start.step
    endless = step is not None and step.most is None
    return bool(step is not None and endless and any(free(start.rule, step, review)))


def product_told(
    start: Start, customer: Somebody, basket: int, review: Review
) -> Iterator[GivesBackMuch]:
    """A product that is free by itself, in an order of nothing else."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked  # noqa: PLC0415

    for each in those(tree.FreeProduct, start.benefits):
        (line,) = customer.order.lines
        alone = replace(line, product=each.product.text)
        order = replace(customer, order=replace(customer.order, lines=(alone,)), items=1)
        quote = asked(review.program, order.buying(basket))
        if quote is not None and not sum(line.net.minor for line in quote.outcome.lines):
            found = much(Back.PRODUCT, start, basket, basket, review)
            yield from (replace(one, given=each.product.text) for one in found)


def all_of_some(review: Review) -> Iterator[GivesBackMuch]:
    """Offers for everybody, always, that take all off some goods."""
    for rule in review.program.offers:
        open_ = replace(rule.scope, only=None, on_page=True) == Scope() and rule.code is None
        for each in those(tree.PercentOff, rule.benefits) if open_ else ():
            goods = each.on or rule.scope.only
            if goods is not None and each.percent.value == 100 and each.up_to is None:
                start = Start(rule, rule.benefits, each.span)
                basket = review.smallest_order
                found = much(Back.GOODS, start, basket, basket, review)
                yield from (replace(one, given=review.text(goods.span)) for one in found)


def later_told(
    start: Start, customer: Somebody, basket: int, review: Review
) -> Iterator[GivesBackMuch]:
    """The points and the vouchers that the smallest order is given."""
    order = worth.earning(customer, basket, review)
    if order is None:
        return
    awards = [each for each in order.outcome.points.awards if each.rule == start.rule.label]
    earned = sum(units_of(each.points) for each in awards)
    back = worth.bought_with(earned, review) if earned else 0
    for found in much(Back.EXTRA, start, basket, back, review):
        yield replace(found, earned=review.program.amount(earned))
    for each in given_in(start.benefits):
        voucher = worth_of_voucher(each.reward.text, review)
        for found in much(Back.VOUCHER, start, basket, voucher, review):
            yield replace(found, given=each.reward.text)


def taken(order: Quote, rule: Rule) -> int:
    """What a rule takes off an order."""
    return sum(each.amount.minor for each in order.outcome.discounts if each.rule == rule.label)


def much(by: Back, start: Start, basket: int, back: int, review: Review) -> Iterator[GivesBackMuch]:
    """What is told of a rule that gives so much of a basket back; just the limit, where for all."""
    before, limit = spent_before(start.rule, review), review.limits.most_back
    if before is None:
        return
    share = Fraction(100 * back, basket + before)
    if share > limit.value or (share == limit.value and back and for_all(start.rule)):
        currency = review.program.currency
        yield GivesBackMuch(
            *(start.span, by, start.rule.label, Money(basket, currency)),
            *(review.program.amount(0), Money(back, currency), part(back, basket), limit),
            everything=back >= basket and by is Back.OFF,
        )


def for_all(rule: Giving) -> bool:
    """Whether a rule is an offer for everybody, always."""
    scope = Scope(baskets=rule.scope.baskets, on_page=rule.scope.on_page)
    return isinstance(rule, Offer) and rule.code is None and rule.scope == scope
