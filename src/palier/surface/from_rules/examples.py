"""Examples: the customer, their order, and what comes out."""

from __future__ import annotations

from functools import partial

from palier import tree
from palier.quantity import Amount, Duration, Money
from palier.source import Span
from palier.surface.from_rules.tiers import Measured
from palier.surface.lalr import Builders
from palier.tree import DeliveryPart


def given(*holdings: tree.Holding, span: Span) -> tree.Given:
    """`given a customer with 64 points, 3 orders`"""
    return tree.Given(holdings, span=span)


def given_guest(*, span: Span) -> tree.Given:
    """`given a guest`"""
    return tree.Given((), guest=True, span=span)


def has_measure(found: Measured, *, span: Span) -> tree.HasMeasure:
    """`3 orders`, `200 EUR spent`"""
    if isinstance(found.bound, Duration):
        raise TypeError("the grammar gives a customer no time of membership")
    return tree.HasMeasure(found.measure, found.bound, found.activity, span=span)


def they_order(*parts: tree.OrderPart, span: Span) -> tree.TheyOrder:
    """`when they order 90 EUR of products tagged "bio" and 10 EUR on 27 November 2026`"""
    return tree.TheyOrder(parts, span=span)


def goods(price: Money, of: tree.SelectionPart | None = None, *, span: Span) -> tree.Goods:
    """`90 EUR of products tagged "bio"`"""
    return tree.Goods(price, 1, of, span=span)


def several(quantity: int, *what: tree.SelectionPart | Money, span: Span) -> tree.Goods:
    """`3 items of product "X" at 4 EUR`"""
    price = next(each for each in what if isinstance(each, Money))
    of = next((each for each in what if not isinstance(each, Money)), None)
    return tree.Goods(price, quantity, of, span=span)


def paying_with_points(amount: Amount | None = None, *, span: Span) -> tree.PayingWithPoints:
    """`paying with points`, `paying with 60 points`"""
    return tree.PayingWithPoints(amount, span=span)


def then(*expectations: tree.Expectation, span: Span) -> tree.Then:
    """`then 6 EUR off, 0 points earned, 4 points left`"""
    return tree.Then(expectations, span=span)


BUILDERS: Builders = {
    "example_head": tree.ExampleHead,
    "given": given,
    "given_guest": given_guest,
    "has_amount": tree.HasAmount,
    "has_measure": has_measure,
    "has_stamps": tree.HasStamps,
    "has_tier": tree.HasTier,
    "has_type": tree.HasType,
    "has_group": tree.HasGroup,
    "has_birthday": tree.HasBirthday,
    "has_joined": tree.HasJoined,
    "has_box": tree.HasBox,
    "has_reward": tree.HasReward,
    "they_order": they_order,
    "goods": goods,
    "several": several,
    "ordered_on": tree.OrderedOn,
    "shipped_by": tree.ShippedBy,
    "delivered_to_city": partial(tree.DeliveredTo, DeliveryPart.CITY),
    "delivered_to_country": partial(tree.DeliveredTo, DeliveryPart.COUNTRY),
    "delivered_to_postcode": partial(tree.DeliveredTo, DeliveryPart.POSTCODE),
    "with_code": tree.WithCode,
    "paying_with_points": paying_with_points,
    "using_reward": tree.UsingReward,
    "on_channel": tree.OnChannel,
    "then": then,
    "earns": tree.Earns,
    "off": tree.Off,
    "left": tree.Left,
    "shipping_is_free": partial(tree.ShippingIs, free=True),
    "shipping_is_not_free": partial(tree.ShippingIs, free=False),
    "to_pay": tree.ToPay,
    "tier_is_then": tree.TierIs,
}
