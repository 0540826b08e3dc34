"""Conditions of `when` and `unless`."""

from __future__ import annotations

from collections.abc import Callable

from palier import tree
from palier.quantity import Comparison, Duration
from palier.source import Span
from palier.surface.from_rules.quantities import always
from palier.surface.lalr import Builders
from palier.tree import TextFact

Names = tree.Name | tuple[tree.Name, ...]


def text_is(*, negated: bool) -> Callable[..., tree.TextIs]:
    """`customer type is "pro"`, `is not one of "a", "b"`"""

    def built(fact: TextFact, names: Names, *, span: Span) -> tree.TextIs:
        return tree.TextIs(fact, _several(names), negated, span=span)

    return built


def tier_is(*, negated: bool) -> Callable[..., tree.TextIs]:
    """`tier is "Gardien"`, `tier is not one of "a", "b"`"""

    def built(names: Names, *, span: Span) -> tree.TextIs:
        return tree.TextIs(TextFact.TIER, _several(names), negated, span=span)

    return built


def _several(names: Names) -> tuple[tree.Name, ...]:
    return names if isinstance(names, tuple) else (names,)


def number_between(
    fact: tree.NumberFact,
    low: tree.Bound,
    high: tree.Bound,
    window: Duration | None = None,
    *,
    span: Span,
) -> tree.NumberBetween:
    """`basket total is between 50 EUR and 80 EUR`"""
    return tree.NumberBetween(fact, low, high, window, span=span)


def basket_total_after_discounts(*, span: Span) -> tree.BasketTotal:
    """`basket total after discounts`"""
    return tree.BasketTotal(after_discounts=True, span=span)


def all_of(*tests: tree.Test, span: Span) -> tree.AllOf:
    """`A and B`: one level, whatever the parentheses"""
    return tree.AllOf(
        tuple(
            inner
            for each in tests
            for inner in (each.tests if isinstance(each, tree.AllOf) else (each,))
        ),
        span=span,
    )


def any_of(*tests: tree.Test, span: Span) -> tree.AnyOf:
    """`A or B`: one level, whatever the parentheses"""
    return tree.AnyOf(
        tuple(
            inner
            for each in tests
            for inner in (each.tests if isinstance(each, tree.AnyOf) else (each,))
        ),
        span=span,
    )


def has_not_ordered(product: tree.IsProduct, *, span: Span) -> tree.HasOrdered:
    """`the customer has not ordered product "A"`"""
    return tree.HasOrdered(product, negated=True, span=span)


def box_not_ticked(box: tree.Name, *, span: Span) -> tree.BoxTicked:
    """`the box "newsletter" is not ticked`"""
    return tree.BoxTicked(box, negated=True, span=span)


BUILDERS: Builders = {
    "text_is": text_is(negated=False),
    "text_is_not": text_is(negated=True),
    "tier_is": tier_is(negated=False),
    "tier_is_not": tier_is(negated=True),
    "tier_at_least": tree.TierAtLeast,
    "customer_type": always(TextFact.CUSTOMER_TYPE),
    "customer_group": always(TextFact.CUSTOMER_GROUP),
    "channel": always(TextFact.CHANNEL),
    "shipping_method": always(TextFact.SHIPPING_METHOD),
    "delivery_city": always(TextFact.DELIVERY_CITY),
    "delivery_country": always(TextFact.DELIVERY_COUNTRY),
    "delivery_postcode": always(TextFact.DELIVERY_POSTCODE),
    "promo_code": always(TextFact.PROMO_CODE),
    "number_is": tree.NumberIs,
    "number_between": number_between,
    "basket_total": tree.BasketTotal,
    "basket_total_after_discounts": basket_total_after_discounts,
    "total_of": tree.TotalOf,
    "item_count": tree.ItemCount,
    "order_count": tree.OrderCount,
    "amount_spent": tree.AmountSpent,
    "points_balance": tree.BalanceFact,
    "referral_count": tree.ReferralCount,
    "activity_count": tree.ActivityCount,
    "since_joining": tree.TimeSinceJoining,
    "since_last_order": tree.TimeSinceLastOrder,
    "at_least": always(Comparison.AT_LEAST),
    "above": always(Comparison.ABOVE),
    "at_most": always(Comparison.AT_MOST),
    "below": always(Comparison.BELOW),
    "equal": always(Comparison.EQUAL),
    "box_ticked": tree.BoxTicked,
    "box_not_ticked": box_not_ticked,
    "has_ordered": tree.HasOrdered,
    "has_not_ordered": has_not_ordered,
    "basket_contains": tree.BasketContains,
    "code_used": tree.CodeUsed,
    "all_of": all_of,
    "any_of": any_of,
    "not_so": tree.Not,
}
