"""Messages to customers: the moment of one, and its text."""

from __future__ import annotations

from enum import Enum

from palier.quantity import Amount, Duration, Earned
from palier.tree.clauses import Conditional
from palier.tree.nodes import DateRange, Name, Node
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class WithoutOrder(Node):
    """`after 6 months without an order`"""

    duration: Duration


@dataclass(frozen=True, slots=True)
class AfterJoining(Node):
    """`14 days after joining`"""

    duration: Duration


class Ending(Enum):
    """What a customer is told of some time before its day."""

    POINTS = "points expire"
    VOUCHER = "a voucher expires"
    STAMPS = "stamps expire"
    TIER = "a tier is lost"
    MEMBERSHIP = "the membership ends"
    BIRTHDAY = "the customer's birthday"


@dataclass(frozen=True, slots=True)
class Ahead(Node):
    """`30 days before points expire`, `7 days before a voucher expires`"""

    duration: Duration
    ending: Ending


class Goal(Enum):
    """What a customer may be close to."""

    TIER = "a tier"
    REWARD = "a reward"


@dataclass(frozen=True, slots=True)
class CloseTo(Node):
    """`50 points before a tier`, `50 EUR before a tier`, `20 points before a reward`"""

    distance: Earned
    goal: Goal


@dataclass(frozen=True, slots=True)
class OrdersToGo(Node):
    """`1 order before a tier`"""

    orders: int


@dataclass(frozen=True, slots=True)
class StampsToGo(Node):
    """`1 stamp before a full card`"""

    stamps: int


@dataclass(frozen=True, slots=True)
class BalanceFrom(Node):
    """`from 100 points in the balance`"""

    amount: Amount


class Come(Enum):
    """A moment that needs no number."""

    TIER_REACHED = "on reaching a tier"
    REWARD_READY = "while a reward can be claimed"
    FRIEND_THANKED = "while a referral benefit waits"
    BIRTHDAY = "on the customer's birthday"
    BIRTHDAY_UNKNOWN = "while the birthday is unknown"
    EVERY_MONTH = "every month"


@dataclass(frozen=True, slots=True)
class WhenIt(Node):
    """`on reaching a tier`, `while a reward can be claimed`, `every month`"""

    comes: Come


Moment = (
    WithoutOrder | AfterJoining | Ahead | CloseTo | OrdersToGo | StampsToGo | BalanceFrom | WhenIt
)
"""When a message goes to a customer."""


@dataclass(frozen=True, slots=True)
class MessageHead(Node):
    """`message "We miss you" after 6 months without an order`"""

    name: Name
    moment: Moment


@dataclass(frozen=True, slots=True)
class MessageText(Node):
    """`text "You still have {points}."`: figures of the customer in braces"""

    text: Name


MessageClause = Conditional | DateRange | MessageText
