"""Why an event is refused: it is out of order, already known otherwise, or asks what cannot be."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from palier.problem.base import kind
from palier.problem.event import EventProblem
from palier.quantity import Amount, Duration
from palier.values import dataclass


@kind
@dataclass(frozen=True, slots=True)
class OutOfOrder(EventProblem):
    """An event older than the last one of its customer; both times are in ISO 8601"""

    code: ClassVar[str] = "out-of-order"
    event: str
    at: str
    last_at: str


@kind
@dataclass(frozen=True, slots=True)
class SameIdOtherContent(EventProblem):
    """An event with the id of another one, and other content"""

    code: ClassVar[str] = "same-id-other-content"
    event: str


@kind
@dataclass(frozen=True, slots=True)
class UnknownOrder(EventProblem):
    """A payment, delivery or return of an order nobody placed"""

    code: ClassVar[str] = "unknown-order"
    order: str
    nearest: str | None


@kind
@dataclass(frozen=True, slots=True)
class UnknownCustomer(EventProblem):
    """A statement for a customer who appears in no event"""

    code: ClassVar[str] = "unknown-customer"
    customer: str
    nearest: str | None


@kind
@dataclass(frozen=True, slots=True)
class TooManyReturned(EventProblem):
    """More units of a line returned than are left of it"""

    code: ClassVar[str] = "too-many-returned"
    order: str
    line: int
    returned: int
    left: int


@kind
@dataclass(frozen=True, slots=True)
class UnknownLine(EventProblem):
    """A return of a line that the order does not have; lines are counted from 0"""

    code: ClassVar[str] = "unknown-line"
    order: str
    line: int
    lines: int


@kind
@dataclass(frozen=True, slots=True)
class ReturnTooLate(EventProblem):
    """A return after the time returns are accepted for"""

    code: ClassVar[str] = "return-too-late"
    order: str
    last_day: dt.date | None
    accepted_for: Duration


@kind
@dataclass(frozen=True, slots=True)
class NothingLeftToReturn(EventProblem):
    """A return of an order that has come back whole"""

    code: ClassVar[str] = "nothing-left-to-return"
    order: str


@kind
@dataclass(frozen=True, slots=True)
class UnknownReward(EventProblem):
    """A claim of a reward that the programme does not have"""

    code: ClassVar[str] = "unknown-reward"
    reward: str
    nearest: str | None


@kind
@dataclass(frozen=True, slots=True)
class RewardTooDear(EventProblem):
    """A claim by a customer who has too few points"""

    code: ClassVar[str] = "reward-too-dear"
    reward: str
    cost: Amount
    available: Amount


@kind
@dataclass(frozen=True, slots=True)
class MissingVersion(EventProblem):
    """A return of an order placed under a version of the programme that is not at hand"""

    code: ClassVar[str] = "missing-version"
    order: str
    version: str


@kind
@dataclass(frozen=True, slots=True)
class OtherCustomer(EventProblem):
    """An event of one customer, given with the account of another"""

    code: ClassVar[str] = "other-customer"
    customer: str
    account: str


@kind
@dataclass(frozen=True, slots=True)
class AlreadyOpened(EventProblem):
    """A customer brought over who is there already"""

    code: ClassVar[str] = "already-opened"
    customer: str
