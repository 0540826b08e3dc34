"""Clauses of the statements that earn, give, redeem and reward, and which of them take which."""

from __future__ import annotations

from enum import Enum

from palier.quantity import (
    Amount,
    Boundary,
    Duration,
    Earned,
    Money,
    Percent,
    Period,
)
from palier.tree.benefits import Band, Benefit, ForEvery
from palier.tree.calendar import Calendar
from palier.tree.conditions import Test
from palier.tree.nodes import Name, Node, Selection
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class When(Node):
    """`when basket total is at least 50 EUR`"""

    test: Test


@dataclass(frozen=True, slots=True)
class Unless(Node):
    """`unless customer type is "pro"`"""

    test: Test


@dataclass(frozen=True, slots=True)
class UseLimit(Node):
    """`at most once per day`, `at most 3 times per year`"""

    count: int
    period: Period


@dataclass(frozen=True, slots=True)
class OncePerCustomer(Node):
    """`once per customer`"""


@dataclass(frozen=True, slots=True)
class OnBaskets(Node):
    """`on baskets from 80 EUR [of category "Tea"][, including shipping]`, `on baskets above …`"""

    boundary: Boundary
    total: Money
    of: Selection | None = None
    including_shipping: bool = False


@dataclass(frozen=True, slots=True)
class OnNthOrder(Node):
    """`on the 5th order`"""

    nth: int


@dataclass(frozen=True, slots=True)
class OnEveryNthOrder(Node):
    """`on every 5th order`"""

    nth: int


@dataclass(frozen=True, slots=True)
class OffPage(Node):
    """`is not on the page`"""


@dataclass(frozen=True, slots=True)
class Only(Node):
    """`only category "Savons"`"""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Except(Node):
    """`except products tagged "soldes" or items on sale`"""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Benefits(Node):
    """`5% off and free shipping`: benefits outside any band"""

    benefits: tuple[Benefit, ...]


@dataclass(frozen=True, slots=True)
class Basis(Node):
    """`on the amount paid`, `on the amount before discounts`"""

    before_discounts: bool


@dataclass(frozen=True, slots=True)
class ExcludingTax(Node):
    """`excluding tax`"""


@dataclass(frozen=True, slots=True)
class IncludingShipping(Node):
    """`including shipping`"""


@dataclass(frozen=True, slots=True)
class OnlyPaid(Node):
    """`only what is paid with "Carte Club"`: by any of these means"""

    methods: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ExceptPaid(Node):
    """`except what is paid with "gift card"`: by any of these means"""

    methods: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Cap(Node):
    """`at most 500 points per order`; in `redeem points`, `at most 10 EUR per order`"""

    amount: Earned
    period: Period


@dataclass(frozen=True, slots=True)
class ReplacesOthers(Node):
    """`replaces the other earnings`"""


@dataclass(frozen=True, slots=True)
class OnReaching(Node):
    """`100 points on reaching it`"""

    amount: Amount


@dataclass(frozen=True, slots=True)
class EarnNoPoints(Node):
    """`earn no points`"""


@dataclass(frozen=True, slots=True)
class FirstOrderEarns(Node):
    """`earn 50 points [instead of the usual points]`: in `first order`"""

    amount: Amount
    instead: bool = False


@dataclass(frozen=True, slots=True)
class FromNthOrder(Node):
    """`from the 2nd order`"""

    nth: int


@dataclass(frozen=True, slots=True)
class AtLeastAtOnce(Node):
    """`at least 50 points at once`"""

    amount: Amount


@dataclass(frozen=True, slots=True)
class AtMostShare(Node):
    """`at most 50% of the basket`"""

    percent: Percent


class Deduction(Enum):
    """What becomes of the points of a customer who pays with them."""

    USED = "used points are deducted"
    ALL = "all points are deducted"
    KEPT = "points are kept"


@dataclass(frozen=True, slots=True)
class Deducts(Node):
    """`used points are deducted`, `all points are deducted`, `points are kept`"""

    deduction: Deduction


@dataclass(frozen=True, slots=True)
class Valid(Node):
    """`valid 6 months`"""

    duration: Duration


@dataclass(frozen=True, slots=True)
class GivenAutomatically(Node):
    """`is given automatically`"""


@dataclass(frozen=True, slots=True)
class StampPer(Node):
    """`1 stamp per item`, `1 stamp per order`"""

    stamps: int
    per_order: bool


@dataclass(frozen=True, slots=True)
class StampPerAmount(Node):
    """`1 stamp per full 5 EUR`: of what is paid for what the card stamps"""

    stamps: int
    step: Money


@dataclass(frozen=True, slots=True)
class StampsExpire(Node):
    """`stamps expire after 6 months without a stamp`"""

    duration: Duration


@dataclass(frozen=True, slots=True)
class NoStampWhenPaid(Node):
    """`the order it pays gets no stamp`"""


@dataclass(frozen=True, slots=True)
class AfterStamps(Node):
    """`after 5 stamps: next item free`"""

    stamps: int
    benefits: tuple[Benefit, ...]


@dataclass(frozen=True, slots=True)
class CountsFrom(Node):
    """`counts from a first order of 30 EUR`, `counts from a first order above 30 EUR`"""

    total: Money
    boundary: Boundary = Boundary.FROM


@dataclass(frozen=True, slots=True)
class CountsFromJoining(Node):
    """`counts from joining`"""


@dataclass(frozen=True, slots=True)
class FriendGets(Node):
    """`the friend gets 10% off`"""

    benefits: tuple[Benefit, ...]


@dataclass(frozen=True, slots=True)
class AfterFriends(Node):
    """`after 2 friends: 10% off` once, `every 5 friends: 20 EUR off` each time"""

    friends: int
    every: bool
    benefits: tuple[Benefit, ...]


@dataclass(frozen=True, slots=True)
class AtMostFriends(Node):
    """`at most 10 friends per year`"""

    friends: int
    period: Period


Conditional = When | Unless
HowOften = UseLimit | OncePerCustomer
OfOrders = OnBaskets | OnNthOrder | OnEveryNthOrder | Only | Except
CommonClause = Conditional | Calendar | HowOften | OfOrders | OffPage
"""When, for whom, on what, how often: what most statements take."""

BandedClause = CommonClause | Benefits | Band
GivingClause = BandedClause | ForEvery
CountClause = CommonClause | Cap | ReplacesOthers
PaidClause = OnlyPaid | ExceptPaid
EarningClause = CountClause | Basis | ExcludingTax | IncludingShipping | PaidClause
GridClause = EarningClause | Band
AwardClause = Conditional | Calendar | HowOften | OffPage | Cap
BonusDayClause = CommonClause | Benefits | ForEvery
OfferClause = GivingClause
TierClause = Only | Except | Benefits | Band | ForEvery | OnReaching
SegmentClause = GivingClause | EarnNoPoints
FirstOrderClause = GivingClause | EarnNoPoints | FirstOrderEarns
RedeemClause = BandedClause | FromNthOrder | AtLeastAtOnce | AtMostShare | Cap | Deducts
RewardClause = CommonClause | Benefits | ForEvery | Valid | GivenAutomatically
StampCardClause = (
    CommonClause | StampPer | StampPerAmount | AfterStamps | StampsExpire | NoStampWhenPaid
)
ReferralClause = CountsFrom | CountsFromJoining | FriendGets | AfterFriends | AtMostFriends
