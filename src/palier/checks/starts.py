"""Where rules begin to give: on any order, on a basket of so much, from so many items, with a step;
and what they seem to give there, now and for later. No amount of these is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeVar, assert_never

from palier import tree
from palier.checks import worth
from palier.checks.cliffs import begins_at
from palier.checks.review import AMOUNTS, Benefits, Review, lowest, whole
from palier.named import NamedTuple
from palier.program.rules import Earning, FirstOrder, Giving
from palier.quantity import Earned, Money, StatusPoints, units_of
from palier.source import Span

T = TypeVar("T")


class Start(NamedTuple):
    """Where a rule begins to give something: from so many items, on a basket of so much, or on any.

    `basket` is 0 where nothing says from what basket on. `elsewhere`: what it takes off is told of
    by the check that tries the baskets that it names. `step`: it begins again with each of them.
    """

    rule: Giving
    benefits: Benefits
    span: Span
    items: int = 1
    basket: int = 0
    elsewhere: bool = False
    step: tree.ForEvery | None = None


# Where rules begin -----------------------------------------------------------------------------


def starts(rule: Giving, review: Review) -> Iterator[Start]:
    """Where a rule begins to give: always, by each band, with the first step."""
    least = begins_at(rule)
    given = (*rule.benefits, *first_points(rule))
    if given:
        parts = not any(isinstance(each, tree.MoneyOff) for each in given)
        picks = any(isinstance(each, tree.Picking) for each in given)
        elsewhere = not picks and bool(least or parts)
        yield Start(rule, given, review.head(rule), 1, least, elsewhere)
    for band in rule.bands:
        if band.measured in AMOUNTS:
            basket = max(least, lowest(band.boundary, band.low))
            yield Start(rule, band.benefits, review.band_head(band), 1, basket, elsewhere=True)
        elif band.measured is tree.Measured.ITEMS and band.of is None:
            items = lowest(band.boundary, band.low)
            yield Start(rule, band.benefits, review.band_head(band), items, least)
    for step in (each for each in rule.steps if each.of is None):
        size = whole(step.step)
        items, basket = (size, least) if step.measured is tree.Measured.ITEMS else (1, size)
        most = max(least, basket)
        yield Start(rule, step.benefits, step.span, items, most, step=step)


def first_points(rule: Giving) -> Benefits:
    """The points that a first order earns, as if they were extra."""
    earns = rule.earns if isinstance(rule, FirstOrder) else None
    return (tree.ExtraPoints(earns.amount, span=earns.span),) if earns else ()


def of_earning(rule: Earning, review: Review) -> Iterator[Start]:
    """Where an earning begins that gives a number of points for an order or for items."""
    scope = rule.scope
    if scope.only or scope.excepted:
        return
    least = begins_at(worth.as_giving(rule))
    match rule.head:
        case tree.EarnPerOrder(amount, span=span):
            yield Start(worth.as_giving(rule), _extra(amount, span), span, 1, least)
        case tree.EarnPerItem(amount, items, span=span):
            yield Start(worth.as_giving(rule), _extra(amount, span), span, items, least)
        case tree.EarnGrid():
            for band in (each for each in rule.bands if each.measured in AMOUNTS):
                basket, head = lowest(band.boundary, band.low), review.band_head(band)
                yield Start(worth.as_giving(rule), band.benefits, head, 1, basket)
        case tree.EarnPerAmount() | tree.EarnPercent():
            return
        case _ if isinstance(rule.head, tree.ByItself):
            return
        case _:
            assert_never(rule.head)


def _extra(amount: Earned, span: Span) -> Benefits:
    return (tree.ExtraPoints(amount, span=span),)


# What they seem to give ------------------------------------------------------------------------


class Seems(NamedTuple):
    """What a rule seems to give much of where it begins, so that the engine is worth asking.

    `share` is about how much of the order that is.
    """

    now: bool
    later: bool
    product: bool
    share: Fraction = Fraction(0)


def seems(start: Start, review: Review) -> Seems:
    """Whether a rule is worth asking about where it begins; products that are free always are."""
    basket = start.basket or start.items * review.smallest_order
    now = 0 if start.elsewhere else off_now(start.benefits, start.items, basket)
    later = worth_later(start.benefits, review)
    least = review.limits.most_back.value * basket / 100
    product = any(those(tree.FreeProduct, start.benefits)) and frees_all(start)
    share = max(Fraction(1) if product else Fraction(0), Fraction(now) / basket, later / basket)
    return Seems(bool(now) and now >= least, bool(later) and later >= least, product, share)


def off_now(benefits: Benefits, items: int, basket: int) -> Fraction:
    """What is taken off at once of so many items alike, roughly."""
    parts = (each.percent.value for each in those(tree.PercentOff, benefits) if each.on is None)
    picked = (
        each.percent.value * min(each.items, items) / items
        for each in those(tree.CheapestOff, benefits)
        if each.of is None
    )
    shares = (*parts, *picked)
    fixed = Fraction(fixed_off(benefits, items))
    return fixed + sum(shares, Fraction(0)) * basket / 100 if shares else fixed


def fixed_off(benefits: Benefits, items: int) -> int:
    """The sums of money that are taken off an order of so many items, whatever they cost."""
    money = sum(each.amount.minor for each in those(tree.MoneyOff, benefits) if each.on is None)
    of_each = (each for each in those(tree.MoneyOffEach, benefits) if each.of is None)
    return money + items * sum(each.amount.minor for each in of_each)


def worth_later(benefits: Benefits, review: Review) -> Fraction:
    """What the points and the vouchers are worth that are given, at best."""
    adding = (each.amount for each in benefits if isinstance(each, tree.AddsPoints))
    points = sum(units_of(each) for each in adding if not isinstance(each, StatusPoints))
    known = worth.rewards_by_name(review.program)
    given = (known.get(each.reward.text) for each in given_in(benefits))
    vouchers = sum(worth.face_value(each) for each in given if each is not None)
    return vouchers + (points * worth.worth_per_unit(review.program) if points else Fraction(0))


def bought_later(benefits: Benefits, review: Review) -> int:
    """What the points and the vouchers that are given take off orders, as the engine says."""
    if not worth_later(benefits, review):
        return 0
    adding = (each.amount for each in benefits if isinstance(each, tree.AddsPoints))
    points = sum(units_of(each) for each in adding if not isinstance(each, StatusPoints))
    vouchers = sum(worth_of_voucher(each.reward.text, review) for each in given_in(benefits))
    return vouchers + (worth.bought_with(points, review) if points else 0)


def given_in(benefits: Benefits) -> Iterator[tree.GiveReward]:
    """The rewards that are given."""
    return those(tree.GiveReward, benefits)


def worth_of_voucher(name: str, review: Review) -> int:
    """The money that a voucher of a reward takes off a basket that is large enough."""
    reward = worth.rewards_by_name(review.program).get(name)
    return worth.taken_by(reward, review) if reward and worth.face_value(reward) else 0


def those(kind: type[T], benefits: Iterable[object]) -> Iterator[T]:
    """The benefits of a kind."""
    return (each for each in benefits if isinstance(each, kind))


def frees_all(start: Start) -> bool:
    """Whether an order of nothing but a free product is served, again and again."""
    scope = start.rule.scope
    return start.items == 1 and not (start.basket or scope.once or scope.limits)


def spent_before(rule: Giving, review: Review) -> int | None:
    """What a customer has spent at least, for all that a rule gives; None: nobody can say.

    A rule that serves once, and asks for something that took orders, thanks for them.
    """
    scope = rule.scope
    orders = sum(each.nth - 1 for each in (scope.nth, scope.every_nth) if each is not None)
    spent = 0
    for each in (node for test in scope.when for node in tree.walk(test)) if scope.once else ():
        if isinstance(each, tree.NumberIs) and isinstance(each.fact, tree.AddsUp):
            if isinstance(each.fact, tree.AmountSpent):
                spent += each.bound.minor if isinstance(each.bound, Money) else 0
            elif isinstance(each.fact, tree.OrderCount):
                orders += each.bound if isinstance(each.bound, int) else 0
            else:
                return None
    return spent + orders * review.smallest_order
