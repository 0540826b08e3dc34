"""Clauses of what uses points, stamps and friends: redeeming, rewards, stamp cards, referral."""

from __future__ import annotations

from enum import Enum

from palier.quantity import Amount, Boundary, Duration, Earned, Money, MonthDay, Percent, Period
from palier.tree.benefits import Benefit
from palier.tree.conditions import Test
from palier.tree.nodes import Milestone, Node
from palier.values import dataclass


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


@dataclass(frozen=True, slots=True)
class AtMostOfBalance(Node):
    """`at most 50% of the balance`"""

    percent: Percent


@dataclass(frozen=True, slots=True)
class AtMostPerItem(Node):
    """`at most 15 EUR per item`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class InSteps(Node):
    """`in steps of 1 EUR`: of a pot"""

    step: Money


class Unfit(Enum):
    """What becomes of a request to pay with points that does not fit."""

    CUT_DOWN = "cut down"
    SET_ASIDE = "set aside"
    STOPS = "stops the order"


@dataclass(frozen=True, slots=True)
class UnfitRequest(Node):
    """`a request that does not fit is cut down`, `is set aside`, `stops the order`"""

    becomes: Unfit


@dataclass(frozen=True, slots=True)
class LastBlock(Node):
    """`a last block may pay less than it is worth`"""


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
    """`valid 6 months`, `valid until the end of the month`: quarter or year too"""

    duration: Duration | None = None
    end_of: Period | None = None


@dataclass(frozen=True, slots=True)
class RewardAvailable(Node):
    """`is available at once`, `the next day`, `14 days after the order | payment | delivery`"""

    after: Milestone | None = None
    delay: Duration | None = None

    @property
    def waits(self) -> bool:
        """Whether a voucher of an order waits for what becomes of the order."""
        return self.after in (Milestone.PAYMENT, Milestone.DELIVERY)


@dataclass(frozen=True, slots=True)
class PriceWhen(Node):
    """`for 80 points when tier is at least "Gold"`"""

    cost: Amount
    test: Test


@dataclass(frozen=True, slots=True)
class GivenAutomatically(Node):
    """`is given automatically`: at once, or `every quarter | month | year`, `every 1 January`"""

    every: Period | MonthDay | None = None


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
