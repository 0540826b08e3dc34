"""What an order asked of a customer, and no more: so much is kept for its return."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, assert_never

from palier.account.brought import Bringing
from palier.account.standing import Lot, Standing
from palier.closed import total
from palier.named import NamedTuple
from palier.sheet import facts
from palier.sheet.facts import Column, Fact, Scalar, Since
from palier.sheet.sheet import OrderSheet
from palier.source import same_name
from palier.tree import TextFact
from palier.values import Itself

_SCALARS: Mapping[Scalar, tuple[str, ...]] = total(
    Scalar,
    {
        Scalar.DAY: (),
        Scalar.WEEKDAY: (),
        Scalar.MONTH_DAY: (),
        Scalar.DAY_OF_MONTH: (),
        Scalar.DAYS_LEFT: (),
        Scalar.MINUTE: (),
        Scalar.BIRTHDAY: ("birthday",),
        Scalar.BIRTHDAY_MONTH: ("birthday",),
        Scalar.BIRTHDAY_WEEK: ("birthday",),
        Scalar.DAYS_FROM_BIRTHDAY: ("birthday",),
        Scalar.AGE_KNOWN: ("birthday",),
        Scalar.AGE: ("birthday",),
        Scalar.GUEST: ("who",),
        Scalar.LEAP_YEAR: (),
        Scalar.NEWCOMER: ("who",),
        Scalar.MEMBER: ("member",),
        Scalar.AVAILABLE: ("lots",),
        Scalar.PENDING: ("pending",),
        Scalar.PUT_IN: ("lots",),
        Scalar.EARNED_NOW: (),
        Scalar.ASKED: ("lots",),
        Scalar.ASKS_ALL: (),
        Scalar.PAYS_WITH_POINTS: (),
        Scalar.SHIPPING_COST: (),
        Scalar.TIER_KNOWN: ("tier", "tier_known"),
        Scalar.TIER_HELD: ("tier",),
        Scalar.TIER_PROJECTED: (),
        Scalar.FRIEND: ("friend",),
        Scalar.CODES_BROUGHT: (),
        Scalar.TAX_PARTS: (),
        Scalar.SHIPPING_TAX_RATE: (),
    },
)
_NAMES: Mapping[TextFact, tuple[str, ...]] = total(
    TextFact,
    {
        TextFact.CUSTOMER_TYPE: ("customer_type",),
        TextFact.CUSTOMER_GROUP: ("groups",),
        TextFact.TIER: ("tier",),
        TextFact.CHANNEL: (),
        TextFact.SHIPPING_METHOD: (),
        TextFact.DELIVERY_CITY: (),
        TextFact.DELIVERY_COUNTRY: (),
        TextFact.DELIVERY_POSTCODE: (),
        TextFact.PROMO_CODE: (),
        TextFact.PAYMENT_METHOD: (),
    },
)
_SINCE: Mapping[Since, tuple[str, ...]] = total(
    Since, {Since.JOINING: ("joined",), Since.TODAY: (), Since.LAST_ORDER: ("last_order",)}
)


def asked_of(sheet: OrderSheet, standing: Standing, brought: Bringing) -> Standing:
    """A standing that answers a sheet as this one does, and holds no more than that."""
    named, boxes, products = _wanted(Itself(sheet))
    kept: dict[str, Any] = {name: getattr(standing, name) for name in named}
    available, asked = standing.available, sheet.facts
    kept["lots"] = (Lot(available),) if available else ()
    if standing.vouchers:
        held = {each.id for each in brought.vouchers if each is not None}
        kept["vouchers"] = tuple(each for each in standing.vouchers if each.id in held)
    if "boxes" in kept:
        ticked = kept["boxes"]
        kept["boxes"] = frozenset(each for each in ticked if same_name(each) in boxes)
    if "products_ordered" in kept:
        ordered = kept["products_ordered"]
        kept["products_ordered"] = frozenset(p for p in ordered if same_name(p) in products)
    if "measured" in kept:
        measured = standing.measured.items()
        kept["measured"] = {fact: n for fact, n in measured if n and fact in asked}
    if "uses" in kept:
        kept["uses"] = {fact: n for fact, n in standing.uses.items() if fact in asked}
    return Standing(**kept)


class Wanted(NamedTuple):
    """What a sheet asks of a standing: which fields, and which boxes and products."""

    named: frozenset[str]
    boxes: frozenset[str]
    products: frozenset[str]


@lru_cache(maxsize=256)
def _wanted(asking: Itself[OrderSheet]) -> Wanted:
    sheet = asking.held
    return Wanted(
        frozenset({name for fact in sheet.facts for name in fields_of(fact)} | {"who", "lots"}),
        frozenset(same_name(fact.name) for fact in sheet.facts if isinstance(fact, facts.Box)),
        frozenset(name for domain, name in sheet.names if domain == "ordered"),
    )


def fields_of(fact: Fact) -> tuple[str, ...]:
    """What a fact is answered from, of a standing."""
    match fact:
        case Scalar():
            return _SCALARS[fact]
        case Column() | facts.Brought() | facts.CodeWorth() | facts.PutIn() | facts.Kept():
            return ()
        case facts.Mask.PRODUCTS_ORDERED:
            return ("products_ordered",)
        case facts.NameOf(of):
            return _NAMES[of]
        case facts.Bought():
            return ("measured", "bought")
        case facts.Measured():
            return ("measured", "counts", "activities")
        case facts.DayAfter(since, _) | facts.HasHappened(since):
            return _SINCE[since]
        case facts.Box():
            return ("boxes",)
        case facts.Uses() | facts.Awarded():
            return ("uses",)
        case facts.Stamps():
            return ("stamps",)
        case facts.PaidBy() | facts.PaysTheRest():
            return ()
        case facts.FriendsDue():
            return ("friends_due",)
        case _:
            assert_never(fact)
