"""Which field of a calculator answers a fact that the rules look at; of some facts, none does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from palier.closed import total
from palier.sheet import facts
from palier.sheet.facts import Column, Count, Fact, Scalar, Since
from palier.tree import TextFact

NOT_ASKED = ""
"""What a visitor cannot know or does not bring: taxes, floors, how often a rule has served."""
SCALARS: Mapping[Scalar, str] = total(
    Scalar,
    {
        Scalar.DAY: "date",
        Scalar.WEEKDAY: "date",
        Scalar.MONTH_DAY: "date",
        Scalar.DAY_OF_MONTH: "date",
        Scalar.DAYS_LEFT: "date",
        Scalar.LEAP_YEAR: "date",
        Scalar.MINUTE: "time",
        Scalar.BIRTHDAY: "birthday",
        Scalar.BIRTHDAY_MONTH: "birthday",
        Scalar.BIRTHDAY_WEEK: "birthday",
        Scalar.DAYS_FROM_BIRTHDAY: "birthday",
        Scalar.AGE_KNOWN: "born",
        Scalar.AGE: "born",
        Scalar.GUEST: NOT_ASKED,
        Scalar.NEWCOMER: "first",
        Scalar.MEMBER: "member",
        Scalar.AVAILABLE: "points",
        Scalar.PENDING: "pending",
        Scalar.PUT_IN: "points",
        Scalar.EARNED_NOW: NOT_ASKED,
        Scalar.ASKED: "pay",
        Scalar.ASKS_ALL: "pay",
        Scalar.PAYS_WITH_POINTS: "pay",
        Scalar.SHIPPING_COST: "shipping",
        Scalar.TIER_KNOWN: "tier",
        Scalar.TIER_HELD: "tier",
        Scalar.TIER_PROJECTED: NOT_ASKED,
        Scalar.FRIEND: "friend",
        Scalar.CODES_BROUGHT: "code",
        Scalar.TAX_PARTS: NOT_ASKED,
        Scalar.SHIPPING_TAX_RATE: NOT_ASKED,
    },
)
COLUMNS: Mapping[Column, str] = total(
    Column,
    {
        Column.PRICE: "basket",
        Column.FLOOR: NOT_ASKED,
        Column.TAX_RATE: NOT_ASKED,
        Column.ON_SALE: "goods",
        Column.TAGS: "goods",
        Column.CATEGORIES: "goods",
        Column.PRODUCT: "goods",
    },
)
NAMED: Mapping[TextFact, str] = total(
    TextFact,
    {
        TextFact.CUSTOMER_TYPE: "type",
        TextFact.CUSTOMER_GROUP: "group",
        TextFact.TIER: "tier",
        TextFact.CHANNEL: "channel",
        TextFact.SHIPPING_METHOD: "method",
        TextFact.DELIVERY_CITY: "city",
        TextFact.DELIVERY_COUNTRY: "country",
        TextFact.DELIVERY_POSTCODE: "postcode",
        TextFact.PROMO_CODE: "code",
        TextFact.PAYMENT_METHOD: "payment",
    },
)
COUNTS: Mapping[Count, str] = total(
    Count,
    {
        Count.SPENT: "spent",
        Count.ORDERS: "first",
        Count.POINTS_EARNED: "earned",
        Count.COLLECTED: "earned",
        Count.REFERRALS: "referrals",
        Count.ACTIVITIES: "activity",
        Count.STATUS_POINTS: "status",
    },
)
SINCE: Mapping[Since, str] = total(
    Since, {Since.JOINING: "joined", Since.TODAY: "date", Since.LAST_ORDER: "last"}
)


def field_of(fact: Fact) -> str:
    """The field that answers a fact; where there are several alike, what their names begin with.

    >>> field_of(Scalar.AGE), field_of(facts.Stamps("Ten coffees"))
    ('born', 'stamps')
    """
    match fact:
        case Scalar():
            return SCALARS[fact]
        case Column():
            return COLUMNS[fact]
        case facts.Mask.PRODUCTS_ORDERED:
            return "ordered"
        case facts.NameOf(of):
            return NAMED[of]
        case facts.Measured(count, _, _):
            return COUNTS[count]
        case facts.DayAfter(since, _) | facts.HasHappened(since):
            return SINCE[since]
        case facts.Box():
            return "box"
        case facts.Bought():
            return "bought"
        case facts.Stamps():
            return "stamps"
        case facts.PaidBy() | facts.PaysTheRest():
            return "payment"
        case facts.Uses() | facts.Awarded() | facts.FriendsDue() | facts.Kept():
            return NOT_ASKED
        case facts.Brought(slot) | facts.PutIn(slot):
            return "code" if isinstance(slot, facts.CodeSlot) else "reward"
        case facts.CodeWorth():
            return NOT_ASKED
        case _:
            assert_never(fact)
