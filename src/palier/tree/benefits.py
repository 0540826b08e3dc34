"""What a rule gives: benefits, and bands that give by steps."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import assert_never

from palier.quantity import Amount, Boundary, Earned, Money, Percent
from palier.tree.nodes import Name, Node, Selection
from palier.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class MoneyOff(Node):
    """`5 EUR off [category "Savons"]`"""

    amount: Money
    on: Selection | None = None


@dataclass(frozen=True, slots=True)
class PercentOff(Node):
    """`10% off [category "Savons"] [up to 20 EUR]`"""

    percent: Percent
    on: Selection | None = None
    up_to: Money | None = None


@dataclass(frozen=True, slots=True)
class MoneyOffEach(Node):
    """`3 EUR off each item [of category "Savons"]`"""

    amount: Money
    of: Selection | None = None


@dataclass(frozen=True, slots=True)
class CheapestOff(Node):
    """`50% off the 2 cheapest items [of category "Savons"]`; `dearest` from the other end"""

    percent: Percent
    of: Selection | None = None
    items: int = 1
    dearest: bool = False


@dataclass(frozen=True, slots=True)
class ItemsFor(Node):
    """`3 items of category "Savons" for 10 EUR`: for each lot, made from the dearest down"""

    items: int
    price: Money
    of: Selection | None = None


@dataclass(frozen=True, slots=True)
class FreeShipping(Node):
    """`free shipping [with "Colissimo", "Mondial Relay"]`: no names, any method"""

    methods: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class ShippingPercentOff(Node):
    """`50% off shipping [with "Colissimo"]`"""

    percent: Percent
    methods: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class ShippingMoneyOff(Node):
    """`3 EUR off shipping [with "Colissimo"]`"""

    amount: Money
    methods: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class ShippingFor(Node):
    """`shipping for 2.90 EUR [with "Colissimo"]`: what is less stays so"""

    price: Money
    methods: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class TimesPoints(Node):
    """`points x 1.5`"""

    factor: Fraction


@dataclass(frozen=True, slots=True)
class TimesStatusPoints(Node):
    """`status points x 2`"""

    factor: Fraction


@dataclass(frozen=True, slots=True)
class ExtraPoints(Node):
    """`20 extra points` (cashback: `2 EUR extra`)"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class ExtraStamps(Node):
    """`1 extra stamp [on "Coffee"]`: no name, every card that the order stamps"""

    stamps: int
    card: Name | None = None


@dataclass(frozen=True, slots=True)
class GivePoints(Node):
    """`50 points`: in a referral, on a stamp card, in a band of an earning grid"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class FreeProduct(Node):
    """`product "GANT-01" free`: a unit in the basket, or a gift when none is"""

    product: Name
    items: int = 1


@dataclass(frozen=True, slots=True)
class Gift(Node):
    """`product "GANT-01" as a gift`: one is added"""

    product: Name
    items: int = 1


@dataclass(frozen=True, slots=True)
class NextItemFree(Node):
    """`next item free`: on a stamp card only"""


@dataclass(frozen=True, slots=True)
class Rate(Node):
    """`10 points = 1 EUR`"""

    points: Amount
    worth: Money


@dataclass(frozen=True, slots=True)
class Perk(Node):
    """`perk "Ventes privées"`"""

    perk: Name


@dataclass(frozen=True, slots=True)
class GiveReward(Node):
    """`reward "10 EUR back"`: a voucher, for the next order"""

    reward: Name


CheaperShipping = ShippingPercentOff | ShippingMoneyOff | ShippingFor
OnShipping = FreeShipping | CheaperShipping

Benefit = (
    MoneyOff
    | PercentOff
    | MoneyOffEach
    | CheapestOff
    | ItemsFor
    | FreeShipping
    | ShippingPercentOff
    | ShippingMoneyOff
    | ShippingFor
    | TimesPoints
    | TimesStatusPoints
    | ExtraPoints
    | ExtraStamps
    | GivePoints
    | FreeProduct
    | Gift
    | NextItemFree
    | Rate
    | Perk
    | GiveReward
)
OffGoods = MoneyOff | PercentOff | MoneyOffEach | CheapestOff | ItemsFor
"""Benefits that take something off the goods."""
GoodsShare = PercentOff | CheapestOff
"""Benefits that take a percentage off goods."""
OnNoItem = OnShipping | Gift | Perk | ExtraStamps
"""Benefits that fall on no item: what narrows them is what the basket must hold."""
AddsProduct = FreeProduct | Gift
OnPrices = OffGoods | OnShipping | AddsProduct
"""Benefits that change what an order comes to, or what is in it."""
MayNameGoods = MoneyOff | PercentOff
"""Benefits that take something off the basket, or off some goods of it."""
GivesAnyway = GiveReward | GivePoints | Perk
"""Benefits that are given without an order to use them on."""
AddsPoints = ExtraPoints | GivePoints
MorePoints = TimesPoints | ExtraPoints
"""Benefits that raise the points of an order."""
Multiplies = TimesPoints | TimesStatusPoints
SaidOnce = PercentOff | ShippingPercentOff | TimesPoints | TimesStatusPoints
"""Benefits that many times over would say nothing."""
WorthAmount = MoneyOff | Rate
"""Benefits that are worth an amount whatever the order."""
OfPoints = Multiplies | AddsPoints
"""Benefits that are points, or more of them."""
OfStamps = ExtraStamps | NextItemFree
"""Benefits of stamp cards: stamps, and what they free."""
NamesNoGoods = OnShipping | OfPoints | OfStamps | AddsProduct | Rate | Perk | GiveReward
"""Benefits that do not say of which goods they take something off."""


def selected_by(benefit: Benefit) -> Selection | None:
    """The goods that a benefit is for; None: all."""
    match benefit:
        case MoneyOff(on=goods) | PercentOff(on=goods):
            return goods
        case MoneyOffEach(of=goods) | CheapestOff(of=goods) | ItemsFor(of=goods):
            return goods
        case _ if isinstance(benefit, NamesNoGoods):
            return None
        case _:
            assert_never(benefit)


class Measured(Enum):
    """What the bands of a statement measure."""

    AMOUNT = "amount"
    AFTER_DISCOUNTS = "amount after discounts"
    POINTS = "points"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Band(Node):
    """`from 50 EUR: 5 EUR off`, `above 100 points: …`, `from 4 items of category "A": …`

    `low` and `high` are Money for an amount, Points for points, a bare count for items. A cashback
    pot's band is written as money too: the resolver knows which one is meant. `high` is included.
    """

    measured: Measured
    boundary: Boundary
    low: Amount | int
    benefits: tuple[Benefit, ...]
    high: Amount | int | None = None
    of: Selection | None = None


@dataclass(frozen=True, slots=True)
class ForEvery(Node):
    """`for every 3 items [of category "A"]: …`, `for every 100 EUR [of …] [after discounts]: …`

    The benefits are given once for each whole step, `[, at most 5 times]`. `step` is a count of
    items or an amount. POINTS are measured by bands only.
    """

    measured: Measured
    step: Money | int
    benefits: tuple[Benefit, ...]
    of: Selection | None = None
    most: int | None = None

    @property
    def inside(self) -> tuple[Benefit, ...]:
        """The benefits; those that pick items pick among those counted, unless they say which."""
        return tuple(_among(each, self.of) for each in self.benefits)


Reached = Band | ForEvery
"""Lines that give from somewhere on, or for every step."""
Picking = MoneyOffEach | CheapestOff | ItemsFor
"""Benefits that pick items by themselves."""
OffNoAmount = Picking | NamesNoGoods
"""Benefits that take nothing off an amount: off items of it, off its shipping, or no money."""
WorthByOrder = (
    PercentOff | Picking | OnShipping | OfPoints | OfStamps | AddsProduct | Perk | GiveReward
)
"""Benefits that are worth what the order makes of them, or no money."""


def _among(benefit: Benefit, of: Selection | None) -> Benefit:
    if isinstance(benefit, Picking) and benefit.of is None:
        return replace(benefit, of=of)
    return benefit
