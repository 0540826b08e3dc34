"""Conditions: `when customer type is "pro" and basket total is at least 50 EUR`; what tiers ask."""

from __future__ import annotations

from enum import Enum

from palier.closed import those
from palier.quantity import Boundary, Comparison, Duration, Earned
from palier.tree.nodes import Name, Node, PastGoods, Selection
from palier.values import dataclass, field


class TextFact(Enum):
    """Facts that are words."""

    CUSTOMER_TYPE = "customer type"
    CUSTOMER_GROUP = "customer group"
    CHANNEL = "channel"
    SHIPPING_METHOD = "shipping method"
    DELIVERY_CITY = "delivery city"
    DELIVERY_COUNTRY = "delivery country"
    DELIVERY_POSTCODE = "delivery postcode"
    TIER = "tier"
    PROMO_CODE = "promo code"
    PAYMENT_METHOD = "payment method"


SEVERAL_AT_ONCE = those(
    TextFact,
    yes=[TextFact.CUSTOMER_GROUP, TextFact.PROMO_CODE, TextFact.PAYMENT_METHOD],
    no=[
        *(TextFact.CUSTOMER_TYPE, TextFact.CHANNEL, TextFact.SHIPPING_METHOD, TextFact.TIER),
        *(TextFact.DELIVERY_CITY, TextFact.DELIVERY_COUNTRY, TextFact.DELIVERY_POSTCODE),
    ],
)
"""Facts of which an order or a customer may have several words: any of them will do."""

IN_WORDS_OF_SHOP = those(
    TextFact,
    yes=[TextFact.CUSTOMER_TYPE, TextFact.CUSTOMER_GROUP, TextFact.CHANNEL],
    no=[
        *(TextFact.SHIPPING_METHOD, TextFact.PAYMENT_METHOD, TextFact.PROMO_CODE, TextFact.TIER),
        *(TextFact.DELIVERY_CITY, TextFact.DELIVERY_COUNTRY, TextFact.DELIVERY_POSTCODE),
    ],
)
"""Facts whose words are the shop's own and have another in each language; the rest are names."""


@dataclass(frozen=True, slots=True)
class TextIs(Node):
    """`customer type is "pro"`, `is not`, `is one of "a", "b"`, `is not one of`"""

    fact: TextFact
    names: tuple[Name, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class TierAtLeast(Node):
    """`tier is at least "Gardien"`"""

    tier: Name


@dataclass(frozen=True, slots=True)
class BasketTotal(Node):
    """`basket total [after discounts]`"""

    after_discounts: bool = False


@dataclass(frozen=True, slots=True)
class TotalOf(Node):
    """`total of category "Savons"`"""

    selection: Selection


@dataclass(frozen=True, slots=True)
class ItemCount(Node):
    """`number of items [of category "Savons"]`"""

    selection: Selection | None = None


@dataclass(frozen=True, slots=True)
class OrderCount(Node):
    """`number of orders`: earlier ones"""


@dataclass(frozen=True, slots=True)
class AmountSpent(Node):
    """`amount spent`"""


@dataclass(frozen=True, slots=True)
class BalanceFact(Node):
    """`points balance` (the pot, in a cashback file)"""


@dataclass(frozen=True, slots=True)
class StatusCount(Node):
    """`number of status points`: those earned"""


@dataclass(frozen=True, slots=True)
class ReferralCount(Node):
    """`number of referrals`"""


@dataclass(frozen=True, slots=True)
class ActivityCount(Node):
    """`number of "avis produit" activities`"""

    activity: Name


@dataclass(frozen=True, slots=True)
class PointsEarned(Node):
    """`points earned`: ever, whether used or not"""


@dataclass(frozen=True, slots=True)
class AmountCollected(Node):
    """`amount collected`: in a pot, ever, whether used or not"""


@dataclass(frozen=True, slots=True)
class StampsOn(Node):
    """`number of stamps on "Coffee"`: before the order"""

    card: Name


@dataclass(frozen=True, slots=True)
class Age(Node):
    """`age`: in full years, where the year of birth is known"""


@dataclass(frozen=True, slots=True)
class TimeSinceJoining(Node):
    """`time since joining`"""


@dataclass(frozen=True, slots=True)
class TimeSinceLastOrder(Node):
    """`time since the last order`"""


OrderNumber = BasketTotal | TotalOf | ItemCount
"""Facts about the order at hand."""
SinceDay = TimeSinceJoining | TimeSinceLastOrder
CustomerNumber = (
    OrderCount
    | AmountSpent
    | BalanceFact
    | StatusCount
    | ReferralCount
    | ActivityCount
    | PointsEarned
    | AmountCollected
    | StampsOn
    | Age
    | SinceDay
)
"""Facts about the customer."""
NumberFact = OrderNumber | CustomerNumber
AddsUp = (
    OrderCount
    | AmountSpent
    | ReferralCount
    | ActivityCount
    | StatusCount
    | PointsEarned
    | AmountCollected
)
"""Facts of which a part may be counted: `in the last 12 months`."""
Bound = int | Earned | Duration
"""What a number fact is compared with: a bare count, points, money or a time."""


@dataclass(frozen=True, slots=True)
class NumberIs(Node):
    """`number of orders is at least 5 [in the last 12 months]`"""

    fact: NumberFact
    comparison: Comparison
    bound: Bound
    window: Duration | None = None


@dataclass(frozen=True, slots=True)
class NumberBetween(Node):
    """`basket total is between 50 EUR and 80 EUR`: closed at both ends"""

    fact: NumberFact
    low: Bound
    high: Bound
    window: Duration | None = None


@dataclass(frozen=True, slots=True)
class BoxTicked(Node):
    """`the box "newsletter" is [not] ticked`"""

    box: Name
    negated: bool = False


@dataclass(frozen=True, slots=True)
class HasOrdered(Node):
    """`the customer has [not] ordered category "A" [in the last 12 months]`: any of these"""

    goods: PastGoods
    negated: bool = False
    window: Duration | None = None


@dataclass(frozen=True, slots=True)
class IsMember(Node):
    """`the customer is [not] a member`: with an account, and a valid membership where it is paid"""

    negated: bool = False


@dataclass(frozen=True, slots=True)
class BasketContains(Node):
    """`the basket contains category "Savons"`"""

    selection: Selection


@dataclass(frozen=True, slots=True)
class CodeUsed(Node):
    """`a promo code is used`"""


@dataclass(frozen=True, slots=True)
class AllOf(Node):
    """`A and B`: at least two, none of them an AllOf"""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Node):
    """`A or B`: at least two, none of them an AnyOf"""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not ( A )`"""

    test: Test


Test = (
    TextIs
    | TierAtLeast
    | NumberIs
    | NumberBetween
    | BoxTicked
    | HasOrdered
    | IsMember
    | BasketContains
    | CodeUsed
    | AllOf
    | AnyOf
    | Not
)
NumberTest = NumberIs | NumberBetween
OrderTest = BasketContains | CodeUsed
"""Tests of the order at hand."""
YesOrNo = BoxTicked | HasOrdered | IsMember | OrderTest
PlainTest = TextIs | TierAtLeast | NumberTest | YesOrNo
"""Tests that are not made of others."""

# What a tier asks -----------------------------------------------------------------------------


class Measure(Enum):
    """What a tier counts."""

    SPENT = "spent"
    ORDERS = "orders"
    POINTS_EARNED = "points earned"
    REFERRALS = "referrals"
    ACTIVITIES = "activities"
    MEMBERSHIP = "membership"
    COLLECTED = "collected"
    BALANCE = "balance"
    STATUS_POINTS = "status points"


@dataclass(frozen=True, slots=True)
class Reach(Node):
    """`600 EUR spent`, `more than 3 referrals`, `2 "avis produit"`, `12 months of membership`"""

    measure: Measure
    boundary: Boundary
    bound: int | Earned | Duration
    activity: Name | None = None
    more_than: bool = field(default=False, compare=False, repr=False)
    """Whether it was written `more than`, not `above`, which means the same."""


@dataclass(frozen=True, slots=True)
class AllCriteria(Node):
    """`A and B`"""

    criteria: tuple[Criteria, ...]


@dataclass(frozen=True, slots=True)
class AnyCriteria(Node):
    """`A or B`"""

    criteria: tuple[Criteria, ...]


Criteria = Reach | AllCriteria | AnyCriteria
