"""Rules, bands, tiers and rewards that can never apply, or that are left with no goods."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from math import inf
from operator import attrgetter
from typing import assert_never

from palier import tree
from palier.checks.bands import Stretch, stretches_of
from palier.checks.claims import MEMBER, Claim, Flag, Number
from palier.checks.possible import Clash, Demands, conditions
from palier.checks.review import Review, lowest, whole
from palier.problem import Problem
from palier.problem.bands import BandPassedOver, Counted
from palier.problem.checks import NeverApplies, NothingEligible, Part
from palier.program.rules import (
    Banded,
    Earning,
    FirstOrder,
    Giving,
    Offer,
    Redemption,
    Reward,
    Rule,
    Segment,
    Tier,
)
from palier.quantity import Money, Points
from palier.sheet.lower_scope import needs_account


def check_reach(review: Review) -> Iterator[Problem]:
    """Conditions that exclude one another, rule by rule and band by band."""
    tiers = tuple(each.label for each in review.program.tiers)
    most = tuple(ceiling(review))
    for rule in review.program.rules:
        demands = demands_of(rule, review, tiers, most)
        clash = demands.clash()
        if clash:
            yield never(part_of(rule), rule, clash, review)
        elif isinstance(rule, Banded):
            yield from bands(rule, demands, review)


def demands_of(
    rule: Rule, review: Review, tiers: tuple[str, ...], more: Iterable[Claim] = ()
) -> Demands:
    """All that must hold for a rule to apply, each as the ways in which it can."""
    claims = (*own_claims(rule, review), *membership(rule, review), *more)
    return Demands([*conditions(rule.scope, tiers), *(((each,),) for each in claims)])


def membership(rule: Rule, review: Review) -> Iterator[Claim]:
    """All but offers, and those that need an account, are for members."""
    if not isinstance(rule, Offer) or needs_account(rule.scope):
        yield Flag(MEMBER, holds=True, span=review.head(rule))


def own_claims(rule: Rule, review: Review) -> Iterator[Claim]:
    """What a kind of rule asks of itself: a code, a first order, enough points."""
    match rule:
        case Offer(code=tree.Name() as code):
            yield Flag(
                (tree.TextFact.PROMO_CODE.value, code.text), holds=True, span=review.head(rule)
            )
        case FirstOrder():
            yield Number(tree.OrderCount(), 0, 0, review.head(rule))
        case Reward(cost=cost) if cost is not None and not rule.prices:
            yield Number(tree.BalanceFact(), whole(cost), None, review.head(rule))
        case Redemption():
            yield from redemption_claims(rule, review)
        case Tier(criteria=tree.Reach() | tree.AllCriteria() as criteria):
            yield from criteria_claims(criteria)
        case _:
            pass


def redemption_claims(rule: Redemption, review: Review) -> Iterator[Claim]:
    """Enough earlier orders, and enough points for the least that may be used at once."""
    earlier = review.clause(rule, tree.FromNthOrder)
    yield Number(tree.OrderCount(), rule.from_nth - 1, None, earlier)
    if rule.at_least:
        span = review.clause(rule, tree.AtLeastAtOnce)
        yield Number(tree.BalanceFact(), whole(rule.at_least), None, span)


def criteria_claims(criteria: tree.Criteria) -> Iterator[Claim]:
    """The balance that a tier asks for, whatever else it asks."""
    match criteria:
        case tree.Reach(tree.Measure.BALANCE, boundary, Points() | Money() as bound):
            yield Number(tree.BalanceFact(), lowest(boundary, bound), None, criteria.span)
        case tree.AllCriteria(parts):
            for each in parts:
                yield from criteria_claims(each)
        case tree.Reach() | tree.AnyCriteria():
            pass
        case _:
            assert_never(criteria)


def ceiling(review: Review) -> Iterator[Claim]:
    """The most that a balance holds."""
    cap = review.program.points.balance_cap
    if cap and (span := review.setting(tree.BalanceCap)):
        yield Number(tree.BalanceFact(), None, whole(cap), span)


def bands(rule: Banded, demands: Demands, review: Review) -> Iterator[Problem]:
    """Bands that the rule's own conditions leave nothing to."""
    stretches = stretches_of(rule, review)
    begins = attrgetter("first")
    endless = sorted((each for each in stretches if each.last is None), key=begins)
    for each in stretches:
        fact = fact_of(rule, each)
        if fact is None:
            continue
        clash = demands.clash(Number(fact, each.first, top(each), each.head))
        above = bisect_right(endless, each.first, key=begins)
        if clash:
            yield never(Part.BAND, rule, clash, review)
        elif above < len(endless):
            yield from passed_over(each, endless[above], fact, demands, review)


def fact_of(rule: Banded, stretch: Stretch) -> tree.NumberFact | None:
    """The fact that a band of a rule measures, when conditions can speak of it too."""
    match stretch.counted:
        case Counted.BASKET if isinstance(rule, Earning) and (
            rule.scope.only or rule.scope.excepted
        ):
            return tree.TotalOf(rule.scope.only) if rule.scope.only else None
        case Counted.BASKET:
            return tree.BasketTotal()
        case Counted.AFTER_DISCOUNTS:
            return tree.BasketTotal(after_discounts=True)
        case Counted.ITEMS:
            return tree.ItemCount(stretch.band.of)
        case Counted.POINTS | Counted.POT:
            return tree.BalanceFact()


def top(stretch: Stretch) -> int | None:
    """The upper end that a fact must respect: of a balance, less than all may be put in."""
    balance = stretch.counted in (Counted.POINTS, Counted.POT)
    return None if balance else stretch.last


def passed_over(
    band: Stretch, above: Stretch, fact: tree.NumberFact, demands: Demands, review: Review
) -> Iterator[Problem]:
    """A band below one without end, when the conditions let in only what reaches that one."""
    if band.counted in (Counted.POINTS, Counted.POT):
        return
    clash = demands.clash(Number(fact, None, above.first - 1, above.head))
    if clash:
        condition = next(each.span for each in clash if each.span != above.head)
        text = review.text(condition)
        yield BandPassedOver(
            band.head, above.head, condition, text, band.counted, above.measure(above.first)
        )


def never(part: Part, rule: Rule, clash: Clash, review: Review) -> Problem:
    """What never applies, and two texts that exclude each other: the rule's own, the later one."""
    other, one = (each.span for each in clash)
    if not rule.span.start <= one.start < rule.span.end:
        one, other = other, one
    return NeverApplies(one, part, rule.label, review.text(one), other, review.text(other))


def part_of(rule: Rule) -> Part:
    """What a rule is called when it never applies."""
    match rule:
        case Tier():
            return Part.TIER
        case Segment():
            return Part.SEGMENT
        case Reward():
            return Part.REWARD
        case _:
            return Part.RULE


def check_selections(review: Review) -> Iterator[Problem]:
    """Rules for a selection that they also leave out."""
    for rule in review.program.rules:
        for wanted, out in left_out(rule):
            text = review.text(wanted.span)
            yield NothingEligible(wanted.span, rule.label, out.span, text)


def left_out(rule: Rule) -> Iterator[tuple[tree.Selection, tree.Selection]]:
    """What a rule is for, and what leaves it out: the first such pair."""
    only, excepted = rule.scope.only, rule.scope.excepted
    own = (tree.selected_by(each) for each in (rule.given if isinstance(rule, Giving) else ()))
    wanted = [each for each in (only, *own) if each]
    but = ((each, all_but(each)) for each in wanted)
    out = ((None, excepted), *but)
    pairs = ((one, other) for one in wanted for of, other in out if other and of is not one)
    yield from islice(((one, other) for one, other in pairs if within(one, other)), 1)


def all_but(selection: tree.Selection) -> tree.Selection | None:
    """What a selection of all the rest leaves out."""
    match selection.parts:
        case (tree.EverythingExcept(parts),):
            return tree.Selection(parts, span=selection.span)
        case _:
            return None


def within(selection: tree.Selection, other: tree.Selection) -> bool:
    """Whether all that a selection takes is in another, by name or by price."""
    names = named(other)
    return all(
        part in other.parts
        or any(_prices_within(part, each) for each in other.parts)
        or (bool(names_in(part)) and {(type(part), name) for name in names_in(part)} <= names)
        for part in selection.parts
    )


def _prices_within(part: tree.SelectionPart, other: tree.SelectionPart) -> bool:
    mine, theirs = prices_of(part), prices_of(other)
    return mine is not None and theirs is not None and theirs[0] <= mine[0] and mine[1] <= theirs[1]


def prices_of(part: tree.SelectionPart) -> tuple[float, float] | None:
    """The unit prices that a part of a selection takes, from the least to the most."""
    match part:
        case tree.UnitPrice(boundary, price):
            return lowest(boundary, price), inf
        case tree.PriceAtMost(price):
            return 0, price.minor
        case tree.PriceBetween(low, high):
            return low.minor, high.minor
        case tree.Tagged() | tree.InCategory() | tree.IsProduct():
            return None
        case tree.OnSale() | tree.EverythingExcept():
            return None
        case _:
            assert_never(part)


def named(selection: tree.Selection) -> set[tuple[type[tree.Node], str]]:
    """What a selection takes by name, and whether for being on sale."""
    return {(type(part), name) for part in selection.parts for name in names_in(part)}


def names_in(part: tree.SelectionPart) -> tuple[str, ...]:
    """The names in a part of a selection; being on sale has none of its own."""
    match part:
        case tree.Tagged(names) | tree.InCategory(names) | tree.IsProduct(names):
            return tuple(each.text for each in names)
        case tree.OnSale():
            return ("",)
        case tree.UnitPrice() | tree.PriceAtMost() | tree.PriceBetween():
            return ()
        case tree.EverythingExcept():
            return ()
        case _:
            assert_never(part)
