"""Rewards that a customer does better not to claim: others, waiting, or paying with points."""

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
    Review,
    lowest,
    questions,
    whole,
)
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.advice import Beaten, RewardBeaten
from palier.program.rules import Redemption, Reward, Scope
from palier.quantity import Money
from palier.source import Span
from palier.values import dataclass, replace

if TYPE_CHECKING:
    from palier.engines.quote import Quote

MUCH_MORE = (5, 4)
"""Waiting is advised when it is worth a quarter more: a little more is a plain incentive."""
BEST = 8
"""Of many rewards, those that each is compared with: the ones worth most for their points."""


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
