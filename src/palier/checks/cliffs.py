"""Cliffs: thresholds at which a basket of one unit more pays less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, assert_never

from palier import tree
from palier.checks.review import (
    AMOUNTS,
    Review,
    giving,
    lowest,
    narrowed,
    off,
    serving,
    whole,
)
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.advice import Cliff
from palier.program.rules import Giving, NotSteep
from palier.quantity import Comparison, Money
from palier.source import Span
from palier.values import dataclass, replace

if TYPE_CHECKING:
    from palier.engines.quote import Quote

TOLD = 3
"""Falls that are told one by one."""
ASKED = 6
"""Rules of which the engine is asked at most, those that promise the steepest falls."""

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
    least = begins_at(rule)
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


def begins_at(rule: Giving) -> int:
    """The smallest basket that a rule serves at all."""
    return max((basket for basket, _ in least_baskets(rule)), default=0)


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
                case tree.AllOf() | tree.AnyOf() | tree.Not():
                    pass
                case _ if isinstance(each, tree.PlainTest):
                    pass
                case _:
                    assert_never(each)
