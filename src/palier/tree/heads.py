"""The first line of each kind of statement."""

from __future__ import annotations

from enum import Enum

from palier.quantity import Amount, Comparison, Earned, Money, Percent
from palier.source import Language
from palier.tree.calendar import Birthday, OnDate, Recurring
from palier.tree.conditions import Criteria
from palier.tree.messages import MessageHead
from palier.tree.nodes import DateRange, Name, Node
from palier.values import dataclass


class Steps(Enum):
    """How an amount is counted out: in proportion, by full steps, by steps begun."""

    PROPORTIONAL = "per"
    FULL = "per full"
    STARTED = "per started"


@dataclass(frozen=True, slots=True)
class ProgramHead(Node):
    """`loyalty program "Club du Blanc"`"""

    name: Name


@dataclass(frozen=True, slots=True)
class EarnPerAmount(Node):
    """`earn 1 point per [full | started] 10 EUR[, item by item]`"""

    amount: Earned
    step: Money
    steps: Steps
    item_by_item: bool = False


@dataclass(frozen=True, slots=True)
class EarnPerOrder(Node):
    """`earn 100 points per order`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnPerItem(Node):
    """`earn 5 points per item`, `earn 1 point per 2 items`"""

    amount: Earned
    items: int = 1


@dataclass(frozen=True, slots=True)
class EarnPercent(Node):
    """`earn 5% of purchases[, item by item]`: a cashback file's own"""

    percent: Percent
    item_by_item: bool = False


@dataclass(frozen=True, slots=True)
class EarnGrid(Node):
    """`earn by basket total`: its bands are clauses"""


@dataclass(frozen=True, slots=True)
class EarnOnBirthday(Node):
    """`earn 50 points on the customer's birthday`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnOnJoining(Node):
    """`earn 30 points on joining`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnPerReferral(Node):
    """`earn 200 points per referral`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnPerActivity(Node):
    """`earn 20 points per "avis produit"`"""

    amount: Earned
    activity: Name


class Occasion(Enum):
    """When a reward or stamps are given that no order gives."""

    BIRTHDAY = "birthday"
    JOINING = "joining"
    REFERRAL = "referral"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class EarnReward(Node):
    """`earn reward "Birthday treat" on the customer's birthday`; `on joining`, `per "avis"`…"""

    reward: Name
    occasion: Occasion
    activity: Name | None = None


@dataclass(frozen=True, slots=True)
class EarnStamps(Node):
    """`earn 2 stamps on "Coffee" on joining`; without a card, on every card"""

    stamps: int
    occasion: Occasion
    card: Name | None = None
    activity: Name | None = None


EarnHead = (
    EarnPerAmount
    | EarnPerOrder
    | EarnPerItem
    | EarnPercent
    | EarnGrid
    | EarnOnBirthday
    | EarnOnJoining
    | EarnPerReferral
    | EarnPerActivity
    | EarnReward
    | EarnStamps
)
EarnsAmount = (
    EarnPerAmount
    | EarnPerOrder
    | EarnPerItem
    | EarnOnBirthday
    | EarnOnJoining
    | EarnPerReferral
    | EarnPerActivity
)
"""Heads that name how much is earned."""
OfAmounts = EarnPerAmount | EarnPercent
OnSpending = OfAmounts | EarnGrid
"""Heads that earn on what is spent: in proportion, or by steps."""
OnOrders = OnSpending | EarnPerOrder | EarnPerItem
"""Heads that earn on an order."""
OnEvents = EarnOnBirthday | EarnOnJoining | EarnPerReferral | EarnPerActivity
"""Heads that earn points or money when something happens outside orders."""
EarnsBesides = EarnReward | EarnStamps
"""Heads that give no points but a reward, or stamps, when something happens outside orders."""
ByItself = OnEvents | EarnsBesides
"""Heads of what no order gives."""
OfActivity = EarnPerActivity | EarnsBesides
"""Heads that may speak of an activity."""
NotByAmount = EarnPerOrder | EarnPerItem | EarnGrid | OnEvents | EarnsBesides
"""Heads of which each unit spent earns nothing by itself."""


BonusWhen = DateRange | OnDate | Recurring | Birthday


@dataclass(frozen=True, slots=True)
class BonusDayHead(Node):
    """`bonus day "Black Friday" on 27 November 2026`, `bonus days "Soldes" from … to …`

    `when` is one date (a range of one day), a range, a weekday, a yearly date or the birthday; it
    may be absent when a clause says it.
    """

    name: Name
    when: BonusWhen | None = None


@dataclass(frozen=True, slots=True)
class OfferHead(Node):
    """`offer "Printemps"`, `offer "Bienvenue" with promo code "HELLO"`"""

    name: Name
    code: Name | None = None


@dataclass(frozen=True, slots=True)
class TierHead(Node):
    """`tier "Gardien" from 600 EUR spent or 5 orders`"""

    name: Name
    criteria: Criteria | None = None


@dataclass(frozen=True, slots=True)
class TiersHead(Node):
    """`tiers`"""


@dataclass(frozen=True, slots=True)
class SegmentHead(Node):
    """`segment "Pros à Paris"`"""

    name: Name


@dataclass(frozen=True, slots=True)
class FirstOrderHead(Node):
    """`first order`"""


@dataclass(frozen=True, slots=True)
class RedeemHead(Node):
    """`redeem points`"""


@dataclass(frozen=True, slots=True)
class RewardHead(Node):
    """`reward "Chèque 10 €" for 200 points`; without a price it is given only.

    With `step` (`for at least 150 points in steps of 50`) it is worth what was put in.
    """

    name: Name
    cost: Amount | None = None
    step: Amount | None = None


@dataclass(frozen=True, slots=True)
class StampCardHead(Node):
    """`stamp card "Le sixième offert"`"""

    name: Name


@dataclass(frozen=True, slots=True)
class ReferralHead(Node):
    """`referral`"""


@dataclass(frozen=True, slots=True)
class PointsHead(Node):
    """`points`"""


@dataclass(frozen=True, slots=True)
class ReturnsHead(Node):
    """`returns`"""


@dataclass(frozen=True, slots=True)
class CumulationHead(Node):
    """`cumulation`"""


class Guaranteed(Enum):
    """What a guarantee speaks of."""

    DISCOUNT = "the discount"
    TO_PAY = "the amount to pay"
    POINTS_EARNED = "the points earned"
    VALUE_OF_POINTS = "the value of the points earned"


@dataclass(frozen=True, slots=True)
class ShareOfBasket(Node):
    """`30% of the basket total`"""

    percent: Percent


@dataclass(frozen=True, slots=True)
class GuaranteeHead(Node):
    """`guarantee the discount is at most 30% of the basket total`"""

    subject: Guaranteed
    comparison: Comparison
    bound: Amount | ShareOfBasket


@dataclass(frozen=True, slots=True)
class WordsHead(Node):
    """`in English`: the merchant's own words in that language"""

    language: Language


@dataclass(frozen=True, slots=True)
class PageHead(Node):
    """`page`"""


@dataclass(frozen=True, slots=True)
class ExampleHead(Node):
    """`example "64 points valent 6 €"`"""

    name: Name


Head = (
    ProgramHead
    | EarnHead
    | BonusDayHead
    | OfferHead
    | TierHead
    | TiersHead
    | SegmentHead
    | FirstOrderHead
    | RedeemHead
    | RewardHead
    | StampCardHead
    | ReferralHead
    | PointsHead
    | ReturnsHead
    | CumulationHead
    | MessageHead
    | GuaranteeHead
    | WordsHead
    | PageHead
    | ExampleHead
)
OnlyClauses = TiersHead | PointsHead | ReturnsHead | CumulationHead
"""Statements that say nothing without a clause."""
Tests = GuaranteeHead | ExampleHead
"""Statements that test the programme, and change nothing in it."""
Settles = TiersHead | PointsHead | ReferralHead
"""Statements that settle how something behaves that others give or count."""
NoRule = GuaranteeHead | ExampleHead | PageHead | WordsHead | MessageHead
"""Statements that no order meets: tests, words, and messages."""
Labelled = (
    BonusDayHead | OfferHead | TierHead | SegmentHead | RewardHead | StampCardHead | MessageHead
)
"""Statements that outcomes call by their name."""
Named = Labelled | ExampleHead
"""Statements that bear a name."""
