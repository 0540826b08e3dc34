"""Clauses of the statements that earn, give, redeem and reward, and which of them take which."""

from __future__ import annotations

from palier.quantity import (
    Amount,
    Boundary,
    Earned,
    Money,
    Period,
)
from palier.tree.benefits import Band, Benefit, ForEvery
from palier.tree.calendar import Calendar
from palier.tree.conditions import Test
from palier.tree.nodes import DateRange, Name, Node, Selection
from palier.tree.using import (
    AfterFriends,
    AfterStamps,
    AtLeastAtOnce,
    AtMostFriends,
    AtMostOfBalance,
    AtMostPerItem,
    AtMostShare,
    CountsFrom,
    CountsFromJoining,
    Deducts,
    FriendGets,
    FromNthOrder,
    GivenAutomatically,
    InSteps,
    LastBlock,
    NoStampWhenPaid,
    PriceWhen,
    RewardAvailable,
    StampPer,
    StampPerAmount,
    StampsExpire,
    UnfitRequest,
    Valid,
)
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
class ForEverybody(Node):
    """`for everybody`: an offer for those too who are no members, where membership is paid for"""


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
class Formerly(Node):
    """`formerly "Old name"`: accounts that hold the old name go on under the new one"""

    name: Name


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
class RewardOnReaching(Node):
    """`reward "Gold gift" on reaching it`"""

    reward: Name


@dataclass(frozen=True, slots=True)
class GetsNothing(Node):
    """`gets nothing of this programme`: a segment without points, benefits or tier"""


@dataclass(frozen=True, slots=True)
class EarnNoPoints(Node):
    """`earn no points`"""


@dataclass(frozen=True, slots=True)
class FirstOrderEarns(Node):
    """`earn 50 points [instead of the usual points]`: in `first order`"""

    amount: Amount
    instead: bool = False


Conditional = When | Unless
HowOften = UseLimit | OncePerCustomer
OfNth = OnNthOrder | OnEveryNthOrder
OfOrders = OnBaskets | OnNthOrder | OnEveryNthOrder | Only | Except
Limit = HowOften | Cap
"""What may be had so many times only."""
ForWhom = Conditional | DateRange | OffPage | GetsNothing | Formerly
"""The clauses of a segment that gets nothing: who, when, and whether the page tells."""
HoldsBenefits = Band | ForEvery | AfterStamps | FriendGets | AfterFriends
"""Clauses that hold benefits of their own."""
OfPrice = PriceWhen | GivenAutomatically
"""What is said only of a reward that has a price."""
CommonClause = Conditional | Calendar | HowOften | OfOrders | OffPage
"""When, for whom, on what, how often: what most statements take."""

BandedClause = CommonClause | Benefits | Band
GivingClause = BandedClause | ForEvery
CountClause = CommonClause | Cap | ReplacesOthers
PaidClause = OnlyPaid | ExceptPaid
EarningClause = CountClause | Basis | ExcludingTax | IncludingShipping | PaidClause
GridClause = EarningClause | Band
AwardClause = Conditional | Calendar | HowOften | OffPage | Cap | Formerly
BonusDayClause = CommonClause | Benefits | ForEvery
OfferClause = GivingClause | ForEverybody | Formerly
TierClause = Only | Except | Benefits | Band | ForEvery | OnReaching | RewardOnReaching | Formerly
SegmentClause = GivingClause | EarnNoPoints | GetsNothing
FirstOrderClause = GivingClause | EarnNoPoints | FirstOrderEarns
RedeemClause = (
    BandedClause
    | FromNthOrder
    | AtLeastAtOnce
    | AtMostShare
    | AtMostOfBalance
    | AtMostPerItem
    | Cap
    | InSteps
    | UnfitRequest
    | LastBlock
    | Deducts
)
RewardClause = (
    CommonClause
    | Benefits
    | ForEvery
    | Valid
    | RewardAvailable
    | PriceWhen
    | GivenAutomatically
    | Formerly
)
StampCardClause = (
    CommonClause
    | StampPer
    | StampPerAmount
    | AfterStamps
    | StampsExpire
    | NoStampWhenPaid
    | Formerly
)
ReferralClause = CountsFrom | CountsFromJoining | FriendGets | AfterFriends | AtMostFriends
