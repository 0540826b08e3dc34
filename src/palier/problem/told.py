"""What is wrong or odd in a message to customers: its figures, and a moment that never comes."""

from __future__ import annotations

from enum import Enum

from palier.problem import Problem, Warned, kind
from palier.source import Span


@kind("unknown-figure")
class UnknownFigure(Problem):
    """What stands between braces in a message is no figure of the customer.

    `elsewhere`: other moments have it. `known` are those that this message may have.
    """

    written: str
    nearest: str | None
    known: tuple[str, ...]
    elsewhere: bool = False


class Never(Enum):
    """Why the moment of a message never comes."""

    NO_TIER = "no tier"
    TIER_STAYS = "no tier is lost by time"
    NO_UNIT = "nothing is counted in that"
    NO_EXPIRY = "points never expire"
    NO_REWARD = "no reward has a price"
    AUTOMATIC = "rewards are given automatically"
    VOUCHERS_STAY = "vouchers never expire"
    NO_CARD = "no stamp card"
    SHORT_CARDS = "no card takes so many stamps"
    STAMPS_STAY = "stamps never expire"
    NO_REFERRAL = "nothing for the referrer"
    FREE = "membership is free"


@kind("message-never")
class MessageNever(Warned):
    """The moment of a message cannot come in this programme."""

    message: str
    why: Never


@kind("messages-alike")
class MessagesAlike(Warned):
    """Two messages have one moment and the same conditions: customers get both."""

    message: str
    other: str
    other_span: Span
