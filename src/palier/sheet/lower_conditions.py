"""Lowering selections of lines and conditions to expressions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.closed import those, total
from palier.quantity import Boundary, Comparison, Duration, Money, Points, StatusPoints
from palier.sheet.build import Builder, fact
from palier.sheet.facts import (
    Bought,
    Box,
    Column,
    Count,
    DayAfter,
    HasHappened,
    Kind,
    Mask,
    Measured,
    NameOf,
    Scalar,
    Since,
    Stamps,
    Window,
)
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Add,
    Exists,
    Expr,
    If,
    LineName,
    Literal,
    One,
    Overlaps,
    Total,
    above,
    add,
    both,
    compare,
    either,
    equal,
    negate,
)
from palier.sheet.sheet import BASKET, GROSS
from palier.source import same_name
from palier.tree import TextFact

TIER = One(LineName("tier"))
COMPARISON = total(Boundary, {Boundary.FROM: Comparison.AT_LEAST, Boundary.ABOVE: Comparison.ABOVE})


def units(bound: tree.Bound) -> int:
    """A bound as a whole number: minor units, points, or a count."""
    match bound:
        case Money(minor):
            return minor
        case Points(count) | StatusPoints(count):
            return count
        case Duration():
            raise TypeError("a time is compared as a day, not as a number")
        case int():
            return bound
        case _:
            assert_never(bound)


# Selections ------------------------------------------------------------------------------


def selected(b: Builder, selection: tree.Selection | None) -> Expr:
    """Which units a selection takes (a column of booleans); none takes all."""
    if selection is None:
        return TRUE
    return either(*(_part(b, part) for part in selection.parts))


def eligible(
    b: Builder,
    only: tree.Selection | None,
    excepted: tree.Selection | None,
    on: tree.Selection | None = None,
) -> Expr:
    """Which units a benefit touches: its own selection, within `only`, without `except`."""
    kept = TRUE if excepted is None else negate(selected(b, excepted))
    return both(selected(b, on), selected(b, only), kept)


def count_of(units: Expr) -> Expr:
    """How many units of the order these are."""
    return Total(If(units, Literal(1), ZERO))


def _part(b: Builder, part: tree.SelectionPart) -> Expr:
    match part:
        case tree.Tagged(tags):
            bits = b.bits_of("tag", tuple(tag.text for tag in tags))
            return Overlaps(fact(Column.TAGS), bits)
        case tree.InCategory(categories):
            bits = b.bits_of("category", tuple(each.text for each in categories))
            return Overlaps(fact(Column.CATEGORIES), bits)
        case tree.IsProduct(products):
            numbers = (b.number_of("product", each.text) for each in products)
            return either(*(equal(fact(Column.PRODUCT), number) for number in numbers))
        case tree.OnSale():
            return fact(Column.ON_SALE)
        case tree.UnitPrice(boundary, price):
            return compare(fact(Column.PRICE), COMPARISON[boundary], price.minor)
        case tree.PriceAtMost(price):
            return compare(fact(Column.PRICE), Comparison.AT_MOST, price.minor)
        case tree.PriceBetween(low, high):
            enough = compare(fact(Column.PRICE), Comparison.AT_LEAST, low.minor)
            return both(enough, compare(fact(Column.PRICE), Comparison.AT_MOST, high.minor))
        case tree.EverythingExcept(parts):
            return negate(either(*(_part(b, each) for each in parts)))
        case _:
            assert_never(part)


# Conditions ------------------------------------------------------------------------------


def holds(b: Builder, test: tree.Test) -> Expr:
    """A condition, tested where it stands: `after discounts` is what is left at that point."""
    match test:
        case tree.AllOf(tests):
            return both(*(holds(b, each) for each in tests))
        case tree.AnyOf(tests):
            return either(*(holds(b, each) for each in tests))
        case tree.Not(inner):
            return negate(holds(b, inner))
        case tree.TextIs(of, names, negated):
            said = text_is(b, of, tuple(name.text for name in names))
            return negate(said) if negated else said
        case tree.TierAtLeast(tier):
            return compare(b.tier, Comparison.AT_LEAST, _rank(b, tier.text) + 1)
        case tree.NumberIs(of, comparison, bound, window):
            return _number(b, of, comparison, bound, window)
        case tree.NumberBetween(of, low, high, window):
            return both(
                _number(b, of, Comparison.AT_LEAST, low, window),
                _number(b, of, Comparison.AT_MOST, high, window),
            )
        case tree.BoxTicked(box, negated):
            ticked = fact(Box(box.text))
            return negate(ticked) if negated else ticked
        case tree.HasOrdered(goods, negated, window):
            ordered = _ordered(b, goods, window)
            return negate(ordered) if negated else ordered
        case tree.IsMember(negated):
            member = fact(Scalar.MEMBER)
            return negate(member) if negated else member
        case tree.BasketContains(selection):
            return Exists(selected(b, selection))
        case tree.CodeUsed():
            return compare(fact(Scalar.CODES_BROUGHT), Comparison.AT_LEAST, 1)
        case _:
            assert_never(test)


def _ordered(b: Builder, goods: tree.PastGoods, window: Duration | None) -> Expr:
    """Whether earlier orders hold any of these."""
    match goods:
        case tree.IsProduct(names) if window is None:
            bits = b.bits_of("ordered", tuple(each.text for each in names))
            return Overlaps(fact(Mask.PRODUCTS_ORDERED), bits)
        case tree.IsProduct(names):
            kind = Kind.PRODUCT
        case tree.InCategory(names):
            kind = Kind.CATEGORY
        case tree.Tagged(names):
            kind = Kind.TAG
        case _:
            assert_never(goods)
    over: Window = window or tree.TierCount.SINCE_JOINING
    return either(*(above(fact(Bought(kind, same_name(each.text), over)), 0) for each in names))


def text_is(b: Builder, of: tree.TextFact, names: tuple[str, ...]) -> Expr:
    """Whether a word of the order or the customer is one of these (for sets: any is)."""
    if of is tree.TextFact.TIER:
        return either(*(equal(b.tier, _rank(b, name) + 1) for name in names))
    if of in tree.SEVERAL_AT_ONCE:
        return Overlaps(fact(NameOf(of)), b.bits_of(of.value, names))
    return either(*(equal(fact(NameOf(of)), b.number_of(of.value, name)) for name in names))


def _rank(b: Builder, name: str) -> int:
    return b.ranks[name]


def _number(
    b: Builder,
    of: tree.NumberFact,
    comparison: Comparison,
    bound: tree.Bound,
    window: Duration | None,
) -> Expr:
    match of:
        case tree.TimeSinceJoining():
            return _time(Since.JOINING, comparison, bound)
        case tree.TimeSinceLastOrder():
            return _time(Since.LAST_ORDER, comparison, bound)
        case tree.Age():
            years = compare(fact(Scalar.AGE), comparison, years_of(bound))
            return both(fact(Scalar.AGE_KNOWN), years)
        case _:
            return compare(value_of(b, of, window), comparison, units(bound))


def years_of(bound: tree.Bound) -> int:
    """An age as a number of years."""
    return bound.count if isinstance(bound, Duration) else units(bound)


def _time(since: Since, comparison: Comparison, bound: tree.Bound) -> Expr:
    if not isinstance(bound, Duration):
        raise TypeError("a time is compared with a time")
    then = fact(DayAfter(since, bound))
    return both(fact(HasHappened(since)), compare(fact(Scalar.DAY), comparison, then))


def value_of(b: Builder, of: tree.NumberFact, window: Duration | None) -> Expr:
    """The number a fact stands for; a time has none, and is compared as a day."""
    over: Window = window or tree.TierCount.SINCE_JOINING
    match of:
        case tree.BasketTotal(after_discounts):
            return left_to_pay(b) if after_discounts else BASKET
        case tree.TotalOf(selection):
            return total_of(b, selection)
        case tree.ItemCount(selection):
            return count_of(selected(b, selection))
        case tree.OrderCount():
            return fact(Measured(Count.ORDERS, over))
        case tree.AmountSpent():
            return fact(Measured(Count.SPENT, over))
        case tree.BalanceFact():
            return fact(Scalar.AVAILABLE)
        case tree.StatusCount():
            return fact(Measured(Count.STATUS_POINTS, over))
        case tree.ReferralCount():
            return fact(Measured(Count.REFERRALS, over))
        case tree.ActivityCount(activity):
            return fact(Measured(Count.ACTIVITIES, over, activity.text))
        case tree.PointsEarned():
            return fact(Measured(Count.POINTS_EARNED, over))
        case tree.AmountCollected():
            return fact(Measured(Count.COLLECTED, over))
        case tree.StampsOn(card):
            return fact(Stamps(card.text))
        case tree.Age():
            return fact(Scalar.AGE)
        case tree.TimeSinceJoining() | tree.TimeSinceLastOrder():
            raise TypeError("a time is compared as a day, not as a number")
        case _:
            assert_never(of)


def total_of(b: Builder, selection: tree.Selection | None) -> Expr:
    """The total of some lines, as sold, before any discount."""
    if selection is None:
        return BASKET
    return Total(If(selected(b, selection), GROSS, Literal(0)))


def measured_of(b: Builder, baskets: tree.OnBaskets) -> Expr:
    """What `on baskets from …` measures: goods and shipping, before any benefit."""
    goods = total_of(b, baskets.of)
    return add(goods, fact(Scalar.SHIPPING_COST)) if baskets.including_shipping else goods


def left_to_pay(b: Builder) -> Expr:
    """What remains to pay for the goods where the sheet has got to."""
    return Total(b.remaining)


# What a condition looks at ---------------------------------------------------------------


def tests_in(test: tree.Test) -> Iterator[tree.Test]:
    """A condition and all those inside it."""
    yield test
    match test:
        case tree.AllOf(tests) | tree.AnyOf(tests):
            for each in tests:
                yield from tests_in(each)
        case tree.Not(inner):
            yield from tests_in(inner)
        case _ if isinstance(test, tree.PlainTest):
            return
        case _:
            assert_never(test)


def asks_after_discounts(test: tree.Test) -> bool:
    """Whether a condition looks at what is left after discounts."""
    return any(
        isinstance(each, tree.NumberTest)
        and isinstance(each.fact, tree.BasketTotal)
        and each.fact.after_discounts
        for each in tests_in(test)
    )


_ACCOUNT_WORDS = those(
    TextFact,
    yes=[TextFact.CUSTOMER_TYPE, TextFact.CUSTOMER_GROUP, TextFact.TIER],
    no=[
        *(TextFact.CHANNEL, TextFact.SHIPPING_METHOD, TextFact.DELIVERY_CITY),
        *(TextFact.DELIVERY_COUNTRY, TextFact.DELIVERY_POSTCODE, TextFact.PROMO_CODE),
        TextFact.PAYMENT_METHOD,
    ],
)


def asks_account(test: tree.Test) -> bool:
    """Whether a condition looks at what only an account knows."""
    match test:
        case tree.TextIs(of, _, _):
            return of in _ACCOUNT_WORDS
        case tree.TierAtLeast() | tree.BoxTicked() | tree.HasOrdered():
            return True
        case tree.NumberIs(of, _, _, _) | tree.NumberBetween(of, _, _, _):
            return not isinstance(of, tree.OrderNumber)
        case tree.BasketContains() | tree.CodeUsed() | tree.IsMember():
            return False  # A guest is no member: that too is known without an account.
        case tree.AllOf(tests) | tree.AnyOf(tests):
            return any(asks_account(each) for each in tests)
        case tree.Not(inner):
            return asks_account(inner)
        case _:
            assert_never(test)


def nth_order() -> Expr:
    """Which order of the customer this one is, counting from 1."""
    return Add((fact(Measured(Count.ORDERS, tree.TierCount.SINCE_JOINING)), Literal(1)))
