"""Thresholds at which a basket of one cent more pays less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from palier import tree
from palier.checks.prices import off, serving
from palier.checks.review import Review, benefits_of, giving, lowest
from palier.problem import Problem
from palier.problem.advice import Cliff
from palier.program.rules import BonusDay, Giving, Reward, StampCard
from palier.quantity import Comparison, Money
from palier.source import Span
from palier.values import dataclass

TOLD = 3
"""Falls that are told one by one."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The first basket that gets more, in minor units, and where the file says so."""

    basket: int
    span: Span


def check_cliffs(review: Review) -> Iterator[Problem]:
    """What a basket of one unit more pays: the steepest falls, and how many others there are."""
    falls = sorted(steepest(review), key=fall_of, reverse=True)
    told, more = falls[:TOLD], len(falls) - TOLD
    yield from told[:-1]
    yield from (replace(each, more=max(0, more)) for each in told[-1:])


def steepest(review: Review) -> Iterator[Cliff]:
    """The steepest fall of each statement."""
    for rule in giving(review.program):
        if not isinstance(rule, BonusDay | Reward | StampCard):
            falls = [fall for fall in cliffs(rule, review) if fall_of(fall) > 0]
            yield from sorted(falls, key=fall_of)[-1:]


def cliffs(rule: Giving, review: Review) -> Iterator[Cliff]:
    """What is paid just below each threshold, and at it."""
    least = min_basket(rule)
    for each in thresholds(rule, review):
        if each.basket > 0:
            below, at = (pays(rule, each.basket - less, least, review) for less in (1, 0))
            amounts = (each.basket - 1, below, each.basket, at)
            currency = review.program.currency
            below_, below_pays, at_, at_pays = (Money(minor, currency) for minor in amounts)
            yield Cliff(each.span, below_, below_pays, at_, at_pays, narrowed(rule))


def narrowed(rule: Giving) -> bool:
    """Whether what a rule takes off depends on which goods are in the basket."""
    if rule.scope.only or rule.scope.excepted:
        return True
    priced = (tree.MoneyOff, tree.PercentOff)
    return any(isinstance(each, priced) and each.on is not None for each in benefits_of(rule))


def fall_of(cliff: Cliff) -> int:
    """How much less the larger basket pays."""
    return cliff.below_pays.minor - cliff.at_pays.minor


def thresholds(rule: Giving, review: Review) -> Iterator[Threshold]:
    """Where a rule begins to give, or to give more."""
    amounts = (tree.Measured.AMOUNT, tree.Measured.AFTER_DISCOUNTS)
    for band in rule.bands:
        if band.measured in amounts:
            yield Threshold(lowest(band.boundary, band.low), review.band_head(band))
    if rule.scope.baskets:
        baskets = rule.scope.baskets
        yield Threshold(lowest(baskets.boundary, baskets.total), baskets.span)
    yield from conditions(rule)


def conditions(rule: Giving) -> Iterator[Threshold]:
    """Thresholds written as conditions on the basket total."""
    for test in rule.scope.when:
        for each in test.tests if isinstance(test, tree.AllOf) else (test,):
            match each:
                case tree.NumberIs(tree.BasketTotal(), Comparison.AT_LEAST, Money(minor, _)):
                    yield Threshold(minor, each.span)
                case tree.NumberIs(tree.BasketTotal(), Comparison.ABOVE, Money(minor, _)):
                    yield Threshold(minor + 1, each.span)
                case _:
                    pass


def min_basket(rule: Giving) -> int:
    """The smallest basket that a rule serves at all."""
    baskets = rule.scope.baskets
    lows = [each.basket for each in conditions(rule)]
    return max([*lows, lowest(baskets.boundary, baskets.total) if baskets else 0])


def pays(rule: Giving, basket: int, least: int, review: Review) -> int:
    """What a basket pays once the rule has given, in minor units."""
    if basket < least:
        return basket
    on_basket = review.program.cumulation.percentages_on_basket
    return basket - off(serving(rule, basket), basket, on_basket=on_basket)
