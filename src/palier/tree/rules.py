"""Clauses of the statements that earn, pay and reward."""

from __future__ import annotations

from enum import Enum

from palier.quantity import Amount, Duration, Money, Percent, Period
from palier.tree.benefits import Benefit
from palier.tree.nodes import Node
from palier.values import dataclass


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
class Cap(Node):
    """`at most 500 points per order`; in `redeem points`, `at most 10 EUR per order`"""

    amount: Amount
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
class AfterStamps(Node):
    """`after 5 stamps: next item free`"""

    stamps: int
    benefits: tuple[Benefit, ...]


@dataclass(frozen=True, slots=True)
class CountsFrom(Node):
    """`counts from a first order of 30 EUR`"""

    total: Money


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
