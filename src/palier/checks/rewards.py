"""Rewards that a customer does better not to claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from palier import tree
from palier.checks.review import Review, whole
from palier.problem import Problem
from palier.problem.advice import Beaten, RewardBeaten
from palier.program.model import Program
from palier.program.rules import Redemption, Reward, Scope
from palier.quantity import Money
from palier.source import Span
from palier.values import dataclass

MUCH_MORE = (5, 4)
"""Waiting is advised when it is worth a quarter more: a little more is a plain incentive."""


@dataclass(frozen=True, slots=True)
class Price:
    """A reward that takes a sum off, for a number of points (or minor units of a pot)."""

    reward: Reward
    cost: int
    worth: int
    head: Span


def check_rewards(review: Review) -> Iterator[Problem]:
    """Each reward of money that smaller ones, waiting, or paying with the points would beat."""
    prices = [price for each in review.program.rewards for price in price_of(each, review)]
    for each in prices:
        found = (*smaller(each, prices, review), *waiting(each, prices, review))
        yield from (*paying(each, review), *found)[:1]


def price_of(reward: Reward, review: Review) -> Iterator[Price]:
    """The price of a reward that is money off any goods, for anybody, at any time."""
    anywhere = replace(reward.scope, on_page=True) == Scope()
    match reward.benefits:
        case (tree.MoneyOff(amount, None),) if anywhere and whole(reward.cost) > 0:
            yield Price(reward, whole(reward.cost), amount.minor, review.head(reward))
        case _:
            pass


def smaller(price: Price, prices: list[Price], review: Review) -> Iterator[Problem]:
    """Several smaller rewards that cost no more and are worth more."""
    for other in prices:
        times = price.cost // other.cost
        if other.cost < price.cost and times > 1 and times * other.worth > price.worth:
            yield beaten(Beaten.SMALLER, price, other, times, times, review.program)


def waiting(price: Price, prices: list[Price], review: Review) -> Iterator[Problem]:
    """A larger reward worth much more than as many of these as cost the same."""
    more, less = MUCH_MORE
    for other in sorted(prices, key=lambda each: each.cost):
        times = -(-other.cost // price.cost)
        if other.cost > price.cost and other.worth * less >= price.worth * times * more:
            yield beaten(Beaten.WAITING, price, other, times, 1, review.program)


def beaten(
    by: Beaten, price: Price, other: Price, times: int, bought: int, program: Program
) -> Problem:
    """A reward, and what so many of another cost and are worth."""
    return RewardBeaten(
        price.head,
        by,
        price.reward.label,
        price.reward.cost,
        Money(price.worth, program.currency),
        other.reward.label,
        other.head,
        times,
        program.amount(other.cost * bought),
        Money(other.worth * bought, program.currency),
    )


def paying(price: Price, review: Review) -> Iterator[Problem]:
    """The same points, used at checkout, that take more off."""
    redemption, program = review.program.redemption, review.program
    if redemption is None or redemption.rate is None or not for_anybody(redemption):
        return
    block = whole(redemption.rate.points)
    blocks = price.cost // block if block else 0
    taken = blocks * redemption.rate.worth.minor
    if redemption.at_most:
        taken = min(taken, redemption.at_most.minor)
    if taken > price.worth and price.cost >= least(redemption):
        yield RewardBeaten(
            price.head,
            Beaten.PAYING,
            price.reward.label,
            price.reward.cost,
            Money(price.worth, program.currency),
            None,
            redemption.rate.span,
            1,
            program.amount(blocks * block),
            Money(taken, program.currency),
        )


def least(redemption: Redemption) -> int:
    """The fewest points that may be used at once."""
    return whole(redemption.at_least) if redemption.at_least else 0


def for_anybody(redemption: Redemption) -> bool:
    """Whether points can be used whatever is bought, save for the size of the basket."""
    scope = replace(redemption.scope, on_page=True, baskets=None)
    return scope == Scope() and not redemption.bands and redemption.at_most_share is None
