"""Why an order or an event is refused that is well written: it asks what cannot be.

It is out of order, already known otherwise, or speaks of what is not there.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from palier.problem import Level, kind
from palier.problem.event import EventProblem
from palier.quantity import Amount, Duration, Money


@kind("too-many-points")
class TooManyPoints(EventProblem):
    """`"use_points": 500` by a customer who has 64"""

    wanted: Amount
    available: Amount


@kind("points-do-not-fit")
class PointsDoNotFit(EventProblem):
    """`"use_points": 45` where blocks are of ten, and such a request stops the order"""

    wanted: Amount
    fitting: Amount


@kind("paid-too-much")
class PaidTooMuch(EventProblem):
    """`"payments"` that come to more than there is to pay"""

    paid: Money
    to_pay: Money


@kind("too-many-units")
class TooManyUnits(EventProblem):
    """`"quantity": 2000000`: more `units` in one order than Palier reckons"""

    units: int
    most: int


@kind("declared-code")
class DeclaredCode(EventProblem):
    """`{"code": "HELLO", "off": "5.00"}` where the file has an offer with that code"""

    promo_code: str
    offer: str


@kind("tax-above-price")
class TaxAbovePrice(EventProblem):
    """`{"price": "10.00", "tax": "20.00"}`: a rate, perhaps, where an amount is meant"""

    level: ClassVar[Level] = Level.WARNING
    tax: Money
    price: Money


@kind("unfamiliar-name")
class UnfamiliarName(EventProblem):
    """`"method": "Colisimo"` where the rule file knows `Colissimo`; a tier that the file has not"""

    level: ClassVar[Level] = Level.WARNING
    name: str
    nearest: str | None


# Events ----------------------------------------------------------------------------------------


@kind("out-of-order")
class OutOfOrder(EventProblem):
    """An event older than the last one of its customer; both times are in ISO 8601"""

    event: str
    at: str
    last_at: str


@kind("same-id-other-content")
class SameIdOtherContent(EventProblem):
    """An event with the id of another one, and other content"""

    event: str


@kind("unknown-order")
class UnknownOrder(EventProblem):
    """A payment, delivery or return of an order nobody placed"""

    order: str
    nearest: str | None


@kind("unknown-customer")
class UnknownCustomer(EventProblem):
    """A statement for a customer who appears in no event"""

    customer: str
    nearest: str | None


@kind("too-many-returned")
class TooManyReturned(EventProblem):
    """More units of a line returned than are left of it"""

    order: str
    line: int
    returned: int
    left: int


@kind("unknown-line")
class UnknownLine(EventProblem):
    """A return of a line that the order does not have; lines are counted from 0"""

    order: str
    line: int
    lines: int


@kind("return-too-late")
class ReturnTooLate(EventProblem):
    """A return after the time returns are accepted for"""

    order: str
    last_day: dt.date | None
    accepted_for: Duration


@kind("nothing-left-to-return")
class NothingLeftToReturn(EventProblem):
    """A return of an order that has come back whole"""

    order: str


@kind("unknown-reward")
class UnknownReward(EventProblem):
    """A claim of a reward that the programme does not have"""

    reward: str
    nearest: str | None


@kind("reward-too-dear")
class RewardTooDear(EventProblem):
    """A claim by a customer who has too few points"""

    reward: str
    cost: Amount
    available: Amount


@kind("claim-not-allowed")
class ClaimNotAllowed(EventProblem):
    """A claim of a reward whose `condition` the customer does not meet, or that is given only"""

    reward: str
    condition: str | None


@kind("missing-version")
class MissingVersion(EventProblem):
    """A return of an order placed under a version of the programme that is not at hand"""

    order: str
    version: str


@kind("same-customer")
class SameCustomer(EventProblem):
    """`"from"` names an account that is the other one, or was brought into it already"""

    customer: str
    gone: str


@kind("account-moved")
class AccountMoved(EventProblem):
    """The account given was brought into another one"""

    customer: str
    moved_to: str


@kind("merge-alone")
class MergeAlone(EventProblem):
    """A merge is given with one account"""

    gone: str


@kind("other-customer")
class OtherCustomer(EventProblem):
    """An event of one customer, given with the account of another"""

    customer: str
    account: str


@kind("already-opened")
class AlreadyOpened(EventProblem):
    """A customer brought over who is there already"""

    customer: str
