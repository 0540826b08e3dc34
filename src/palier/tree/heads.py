"""The first line of each kind of statement."""

from __future__ import annotations

from enum import Enum

from palier.quantity import Amount, Comparison, Percent
from palier.source import Language
from palier.tree.calendar import Birthday, OnDate, Recurring
from palier.tree.conditions import Criteria
from palier.tree.earning import EarnHead
from palier.tree.messages import MessageHead
from palier.tree.nodes import DateRange, Name, Node
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class ProgramHead(Node):
    """`loyalty program "Club du Blanc"`"""

    name: Name


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
