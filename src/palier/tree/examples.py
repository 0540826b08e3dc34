"""Clauses of an example: given a customer, when they order, then this comes out."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from palier.quantity import Amount, Duration, Earned, Hour, Money, MonthDay
from palier.tree.conditions import Measure
from palier.tree.nodes import Name, Node, PastGoods, SelectionPart
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class HasAmount(Node):
    """`64 points` (a pot: `6.50 EUR`)"""

    amount: Amount


@dataclass(frozen=True, slots=True)
class HasMeasure(Node):
    """`3 orders`, `200 EUR spent`, `300 points earned`, `2 referrals`, `2 "avis produit"`,
    `200 EUR collected`"""

    measure: Measure
    amount: int | Earned
    activity: Name | None = None


@dataclass(frozen=True, slots=True)
class HasStamps(Node):
    """`4 stamps on "Le sixième offert"`"""

    stamps: int
    card: Name


@dataclass(frozen=True, slots=True)
class HasTier(Node):
    """`tier "Gardien"`"""

    tier: Name


@dataclass(frozen=True, slots=True)
class HasType(Node):
    """`type "pro"`"""

    type: Name


@dataclass(frozen=True, slots=True)
class HasGroup(Node):
    """`group "presse"`"""

    group: Name


@dataclass(frozen=True, slots=True)
class HasBirthday(Node):
    """`birthday 1 May`, `birthday 1 May 1966`"""

    date: MonthDay


@dataclass(frozen=True, slots=True)
class HasJoined(Node):
    """`joined on 1 March 2026`"""

    date: dt.date


@dataclass(frozen=True, slots=True)
class HasBox(Node):
    """`box "newsletter" ticked`"""

    box: Name


@dataclass(frozen=True, slots=True)
class HasReward(Node):
    """`reward "Chèque 10 €"`, `2 rewards "Chèque 10 €"`"""

    reward: Name
    count: int = 1


@dataclass(frozen=True, slots=True)
class HasBought(Node):
    """`orders of category "Savons"`: earlier ones"""

    goods: PastGoods


Holding = (
    HasAmount
    | HasMeasure
    | HasStamps
    | HasTier
    | HasType
    | HasGroup
    | HasBirthday
    | HasJoined
    | HasBox
    | HasReward
    | HasBought
)


@dataclass(frozen=True, slots=True)
class Given(Node):
    """`given a customer with 64 points, 3 orders`; `given a guest` has no holdings

    `given a customer who is not a member`: where membership is paid for.
    """

    holdings: tuple[Holding, ...] = ()
    guest: bool = False
    member: bool = True


@dataclass(frozen=True, slots=True)
class Goods(Node):
    """`90 EUR of products tagged "bio"`, `3 items of product "X" at 4 EUR`, `10 EUR`

    `price` is that of one unit. Of several tags or categories the goods have all.
    """

    price: Money
    quantity: int = 1
    of: SelectionPart | None = None


@dataclass(frozen=True, slots=True)
class OrderedOn(Node):
    """`on 27 November 2026 [at 14:00]`"""

    date: dt.date
    at: Hour | None = None


@dataclass(frozen=True, slots=True)
class ShippedBy(Node):
    """`shipped by "Colissimo" for 4.90 EUR`"""

    method: Name
    cost: Money | None = None


class DeliveryPart(Enum):
    """`delivered to city "X"`, `to country "X"`, `to postcode "X"`"""

    CITY = "city"
    COUNTRY = "country"
    POSTCODE = "postcode"


@dataclass(frozen=True, slots=True)
class DeliveredTo(Node):
    """`delivered to city "Paris"`"""

    part: DeliveryPart
    name: Name


@dataclass(frozen=True, slots=True)
class WithCode(Node):
    """`with promo code "X" [worth 5 EUR]`"""

    code: Name
    worth: Money | None = None


@dataclass(frozen=True, slots=True)
class PayingWithPoints(Node):
    """`paying with points` (all), `paying with 60 points`"""

    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class UsingReward(Node):
    """`using reward "Chèque 10 €"`, `using 2 rewards "Chèque 10 €"`"""

    reward: Name
    count: int = 1


@dataclass(frozen=True, slots=True)
class OnChannel(Node):
    """`on channel "web"`"""

    channel: Name


@dataclass(frozen=True, slots=True)
class PaidWith(Node):
    """`paid with "Carte Club"`: all that there is to pay"""

    method: Name


OrderDetail = (
    OrderedOn
    | ShippedBy
    | DeliveredTo
    | WithCode
    | PayingWithPoints
    | UsingReward
    | OnChannel
    | PaidWith
)
OrderPart = Goods | OrderDetail


@dataclass(frozen=True, slots=True)
class TheyOrder(Node):
    """`when they order 90 EUR of products tagged "bio" and 10 EUR on 27 November 2026 …`"""

    parts: tuple[OrderPart, ...]


@dataclass(frozen=True, slots=True)
class Earns(Node):
    """`84 points earned [by "Black Friday"]`"""

    amount: Earned
    by: Name | None = None


@dataclass(frozen=True, slots=True)
class Off(Node):
    """`6 EUR off [by "Printemps"]`"""

    amount: Money
    by: Name | None = None


@dataclass(frozen=True, slots=True)
class Left(Node):
    """`4 points left`"""

    amount: Amount


@dataclass(frozen=True, slots=True)
class ShippingIs(Node):
    """`free shipping`, `shipping not free`"""

    free: bool


@dataclass(frozen=True, slots=True)
class ShippingAt(Node):
    """`shipping at 2.90 EUR`: what is charged"""

    amount: Money


@dataclass(frozen=True, slots=True)
class ToPay(Node):
    """`84 EUR to pay`"""

    amount: Money


@dataclass(frozen=True, slots=True)
class TierIs(Node):
    """`tier "Gardien"`"""

    tier: Name


@dataclass(frozen=True, slots=True)
class StampsAre(Node):
    """`5 stamps on "Le sixième offert"`"""

    stamps: int
    card: Name


@dataclass(frozen=True, slots=True)
class GiftsAre(Node):
    """`product "TIE" as a gift`, `3 of product "TIE" as gifts`: so many are added"""

    product: Name
    items: int = 1


@dataclass(frozen=True, slots=True)
class RewardsAre(Node):
    """`reward "Chèque 10 €"`, `2 rewards "Chèque 10 €"`: so many vouchers the order gives"""

    reward: Name
    count: int = 1


@dataclass(frozen=True, slots=True)
class Receives(Node):
    """`message "We miss you" 6 months later`: the customer gets it, on that day if nothing comes"""

    message: Name
    later: Duration | None = None


Credited = Earns | Off
"""Expectations that may say which rule gives."""
Expectation = (
    Earns
    | Off
    | Left
    | ShippingIs
    | ShippingAt
    | ToPay
    | TierIs
    | StampsAre
    | GiftsAre
    | RewardsAre
    | Receives
)


@dataclass(frozen=True, slots=True)
class Then(Node):
    """`then 6 EUR off, 0 points earned, 4 points left`"""

    expectations: tuple[Expectation, ...]


Repeatable = Goods | WithCode | UsingReward | HasGroup | HasReward
"""Parts that an example may say several times."""
_Known = HasAmount | HasTier | HasType | HasBirthday | HasJoined | HasBought
_Ordered = OrderedOn | ShippedBy | PayingWithPoints | OnChannel | PaidWith
_Expected = Left | ShippingIs | ShippingAt | ToPay | TierIs
SaidByKind = Repeatable | _Known | _Ordered | _Expected
"""Parts of an example that speak of one thing, whatever they say of it."""
ExampleClause = Given | TheyOrder | Then
