"""Prices that a customer does better to avoid: cliffs, and rewards that are beaten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING

from palier import tree
from palier.checks.near import FEW
from palier.checks.review import (
    AMOUNTS,
    Review,
    giving,
    lowest,
    narrowed,
    off,
    questions,
    serving,
    whole,
)
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.advice import Beaten, Cliff, RewardBeaten
from palier.program.rules import Giving, NotSteep, Redemption, Reward, Scope
from palier.quantity import Comparison, Money
from palier.source import Span
from palier.values import dataclass, replace

if TYPE_CHECKING:
    from palier.engines.quote import Quote

TOLD = 3
"""Falls that are told one by one."""
ASKED = 6
"""Rules of which the engine is asked at most, those that promise the steepest falls."""
MUCH_MORE = (5, 4)
"""Waiting is advised when it is worth a quarter more: a little more is a plain incentive."""
BEST = 8
"""Of many rewards, those that each is compared with: the ones worth most for their points."""


# Thresholds at which a basket of one cent more pays less ---------------------------------------


@dataclass(frozen=True, slots=True)
class Threshold:
    """The first basket that gets more of a rule, where the file says so, and how much, roughly."""

    rule: Giving
    basket: int
    span: Span
    promised: int


class Fall(NamedTuple):
    """A fall, and the two orders that show it."""

    cliff: Cliff
    below: Quote
    at: Quote

    @property
    def depth(self) -> int:
        """How much less the larger basket pays."""
        return self.cliff.below_pays.minor - self.cliff.at_pays.minor


def check_cliffs(review: Review) -> Iterator[Problem]:
    """What a basket of one unit more pays: the steepest falls, and how many others there are.

    Thresholds are found in the file, with what their rules promise there. Only the few that promise
    most are asked about, until none that is left promises a steeper fall, and told with what an
    order really pays; the others are counted, where all that were asked about fall.
    """
    promising = sorted(steepest(review), key=lambda each: each.promised, reverse=True)
    asked, found = 0, list[Fall]()
    for each in promising[:ASKED]:
        if len(found) >= TOLD and found[TOLD - 1].depth >= each.promised:
            break
        asked += 1
        found = sorted((*found, *falls((each,), review)), key=lambda one: one.depth, reverse=True)
    told = [each.cliff for each in found[:TOLD]]
    more = len(found[TOLD:]) + (len(promising) - asked if len(found) == asked else 0)
    yield from told[:-1]
    yield from (replace(each, more=more) for each in told[-1:])


def falls(thresholds: Iterable[Threshold], review: Review) -> Iterator[Fall]:
    """What is paid just below each threshold, and at it, where that is less."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked  # noqa: PLC0415
    from palier.checks.witness import somebody  # noqa: PLC0415

    for each in thresholds:
        served = somebody(each.rule, review)
        orders = map(served.buying, (each.basket - 1, each.basket)) if served else ()
        quotes = [quote for order in orders if (quote := asked(review.program, order))]
        if len(quotes) > 1 and (fall := Fall(cliff_of(each, *quotes), *quotes)).depth > 0:
            yield fall


def cliff_of(threshold: Threshold, *orders: Quote) -> Cliff:
    """What two orders pay."""
    less, more = (each.outcome for each in orders)
    paid = (less.basket, less.to_pay, more.basket, more.to_pay)
    return Cliff(threshold.span, *paid, narrowed(threshold.rule))


# Where a fall is to be expected ----------------------------------------------------------------


def steepest(review: Review) -> Iterator[Threshold]:
    """The threshold of each rule at which it promises most."""
    for rule in giving(review.program):
        if not isinstance(rule, NotSteep):
            found = [each for each in thresholds(rule, review) if each.promised > 0]
            yield from sorted(found, key=lambda each: each.promised)[-1:]


def thresholds(rule: Giving, review: Review) -> Iterator[Threshold]:
    """Where a rule begins to give, or to give more, and by how much the larger basket pays less."""
    whole_rule = [*least_baskets(rule)]
    begins = [*beginnings(rule, review), *whole_rule]
    least = max((basket for basket, _ in whole_rule), default=0)
    serves = serving(rule, (each for basket, _ in begins for each in (basket - 1, basket)))
    on_basket = review.program.cumulation.percentages_on_basket
    for basket, span in begins:
        if basket >= max(least, 1):
            at = off(serves[basket], basket, on_basket=on_basket)
            below = off(serves[basket - 1], basket - 1, on_basket=on_basket)
            more = at - below if basket > least else at
            yield Threshold(rule, basket, span, more - 1)


def beginnings(rule: Giving, review: Review) -> Iterator[tuple[int, Span]]:
    """Where the bands of a rule begin, and its first steps."""
    for band in rule.bands:
        if band.measured in AMOUNTS:
            yield lowest(band.boundary, band.low), review.band_head(band)
    yield from ((whole(e.step), e.span) for e in rule.steps if e.measured in AMOUNTS)


def least_baskets(rule: Giving) -> Iterator[tuple[int, Span]]:
    """The smallest baskets that a rule serves at all, by its clauses."""
    baskets = rule.scope.baskets
    if baskets:
        yield lowest(baskets.boundary, baskets.total), baskets.span
    for test in rule.scope.when:
        for each in test.tests if isinstance(test, tree.AllOf) else (test,):
            match each:
                case tree.NumberIs(tree.BasketTotal(), Comparison.AT_LEAST, Money(minor, _)):
                    yield minor, each.span
                case tree.NumberIs(tree.BasketTotal(), Comparison.ABOVE, Money(minor, _)):
                    yield minor + 1, each.span


# Rewards that a customer does better not to claim ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Price:
    """A reward that takes a sum off, for a number of points (or minor units of a pot)."""

    reward: Reward
    cost: int
    worth: int
    head: Span

    @property
    def rate(self) -> Fraction:
        """How much is taken off for a point."""
        return Fraction(self.worth, self.cost)


class Better(NamedTuple):
    """What seems to serve a customer better than a reward, and what it is worth as it is written.

    Another reward, `bought` times, against `times` of this one; or paying with its points.
    """

    by: Beaten
    other: Price | None
    worth: int
    times: int = 1
    bought: int = 1


class Shown(NamedTuple):
    """A reward that is beaten, and the orders that show it: with it, and with what is better."""

    problem: RewardBeaten
    reward: Quote
    better: Quote


def check_rewards(review: Review) -> Iterator[Problem]:
    """Each reward of money that smaller ones, waiting, or paying with the points would beat."""
    return (each.problem for each in beaten(review))


def beaten(review: Review) -> Iterator[Shown]:
    """Each reward that is beaten, by the first thing that beats it.

    What is written tells what may be better; what is told is what the engine takes off orders.
    """
    prices = [price for each in review.program.rewards for price in price_of(each, review)]
    pairs = zip(prices, compared(prices), strict=True)
    seem = ((price, each) for price, others in pairs for each in better(price, others, review)[:1])
    for price, each in islice(seem, questions(review.program, review.program.rewards)):
        shown = show(price, each, review)
        if shown:
            yield shown


def price_of(reward: Reward, review: Review) -> Iterator[Price]:
    """The price of a reward that is money off any goods, for anybody, at any time."""
    anywhere = replace(reward.scope, on_page=True) == Scope() and not reward.prices
    match reward.benefits, reward.cost:
        case (tree.MoneyOff(amount, None),), cost if anywhere and cost and whole(cost) > 0:
            yield Price(reward, whole(cost), amount.minor, review.head(reward))


# What seems better -----------------------------------------------------------------------------


def compared(prices: Sequence[Price]) -> Iterator[Sequence[Price]]:
    """What each reward is compared with: all others, or the best of the cheaper and the dearer."""
    if len(prices) <= FEW:
        yield from [prices] * len(prices)
        return
    ascending = sorted(prices, key=lambda each: each.cost)
    costs = [each.cost for each in ascending]
    cheaper, dearer = [[], *best(ascending)], [[], *best(reversed(ascending))]
    for each in prices:
        half, above = bisect_right(costs, each.cost // 2), bisect_right(costs, each.cost)
        yield [*cheaper[half], *dearer[len(prices) - above]]


def best(prices: Iterable[Price]) -> Iterator[list[Price]]:
    """Of the first, of the first two, and so on: those that are worth most for their points."""
    found: list[Price] = []
    for each in prices:
        found = nlargest(BEST, [*found, each], key=lambda one: one.rate)
        yield found


def better(price: Price, others: Sequence[Price], review: Review) -> tuple[Better, ...]:
    """All that seems better than a reward."""
    return (*paying(price, review), *smaller(price, others), *waiting(price, others))


def smaller(price: Price, others: Sequence[Price]) -> Iterator[Better]:
    """Several smaller rewards that cost no more and are worth more."""
    for other in others:
        times = price.cost // other.cost
        if other.cost < price.cost and times > 1 and times * other.worth > price.worth:
            yield Better(Beaten.SMALLER, other, other.worth, times, times)


def waiting(price: Price, others: Sequence[Price]) -> Iterator[Better]:
    """A larger reward worth much more than as many of these as cost the same."""
    for other in sorted(others, key=lambda each: each.cost):
        times = -(-other.cost // price.cost)
        if other.cost > price.cost and much_more(other.worth, price.worth * times):
            yield Better(Beaten.WAITING, other, other.worth, times)


def much_more(one: int, other: int) -> bool:
    """Whether an amount is so much more than another that it is worth waiting for."""
    more, less = MUCH_MORE
    return one * less >= other * more


def paying(price: Price, review: Review) -> Iterator[Better]:
    """The same points, used at checkout, that take more off."""
    redemption = review.program.redemption
    if redemption is None or redemption.rate is None or not for_anybody(redemption):
        return
    block = whole(redemption.rate.points)
    taken = (price.cost // block if block else 0) * redemption.rate.worth.minor
    if redemption.at_most:
        taken = min(taken, redemption.at_most.minor)
    if taken > price.worth:
        yield Better(Beaten.PAYING, None, taken)


def for_anybody(redemption: Redemption) -> bool:
    """Whether points can be used whatever is bought, save for the size of the basket."""
    scope = replace(redemption.scope, on_page=True, baskets=None)
    return scope == Scope() and not redemption.bands and not redemption.limited


# What is better --------------------------------------------------------------------------------


def show(price: Price, than: Better, review: Review) -> Shown | None:
    """What the engine takes off two orders of the same goods; None: it is not better there."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import claiming, paying_with, taken_off  # noqa: PLC0415

    basket = max(price.worth, than.worth, 0 if than.other else least_basket(review))
    reward = claiming(price.reward, basket, review)
    if than.other:
        other = claiming(than.other.reward, basket, review)
    else:
        other = paying_with(price.cost, basket, review)
    if reward is None or other is None:
        return None
    party = tree.Party.REWARDS if than.other else tree.Party.POINTS
    worth, more = taken_off(reward, tree.Party.REWARDS), taken_off(other, party) * than.bought
    enough = much_more if than.by is Beaten.WAITING else int.__gt__
    if not worth > 0 or not enough(more, worth * than.times // than.bought):
        return None
    return Shown(told(price, than, worth, more, other, review), reward, other)


def told(
    price: Price, than: Better, worth: int, more: int, quote: Quote, review: Review
) -> RewardBeaten:
    """A reward, and what the better thing costs and is worth."""
    program, other = review.program, than.other
    rate = program.redemption.rate if program.redemption else None
    cost = program.amount(other.cost * than.bought) if other else quote.outcome.points.used
    return RewardBeaten(
        price.head,
        than.by,
        price.reward.label,
        program.amount(price.cost),
        Money(worth, program.currency),
        other.reward.label if other else None,
        other.head if other else rate.span if rate else price.head,
        than.times,
        cost,
        Money(more, program.currency),
    )


def least_basket(review: Review) -> int:
    """The smallest basket that can be paid with points."""
    baskets = review.program.redemption.scope.baskets if review.program.redemption else None
    return lowest(baskets.boundary, baskets.total) if baskets else 0
