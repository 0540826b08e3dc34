"""The events of a customer's life besides orders. Amounts count the unit collected or the
currency's minor unit; times have an offset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, ClassVar, get_args

from palier.account.forms import (
    AtLeast,
    Birthday,
    Boxes,
    EarlierOrders,
    EverEarned,
    EverStatus,
    Mark,
    Minor,
    Quantity,
    Stamps,
    Unit,
)
from palier.account.order import EventId, EventTime, Order
from palier.values import dataclass, field

LastDay = Annotated[dt.date | None, "The last day of these points."]
PublicName = Annotated[str | None, "The name under which others may see the customer."]
OrderId = Annotated[str, "The id of the order."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: its id is an idempotency key."""

    id: EventId
    at: EventTime


@dataclass(frozen=True, slots=True)
class OpeningPoints:
    """Points brought over, and the last day they can be used."""

    points: Annotated[Unit, "Of a pot, money."]
    expires_on: LastDay = None


@dataclass(frozen=True, slots=True)
class OpeningTier:
    """The tier brought over, and since when it is held."""

    name: str
    since: Annotated[dt.date | None, "Without it, the day of this event."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Event):
    """A customer is brought over from another system; what it brings bears its day."""

    type: ClassVar[str] = "opening"
    customer: str
    points: Annotated[tuple[OpeningPoints, ...], "What can be used, by last day."] = ()
    orders: EarlierOrders = 0
    spent: Minor = 0
    points_earned: EverEarned = 0
    status_points: EverStatus = 0
    tier: OpeningTier | None = None
    stamps: Stamps = field(default_factory=dict)
    referrals: int = 0
    last_order: Annotated[dt.date | None, "The day of the last earlier order."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Event):
    """A customer joins: what the shop knows of them."""

    type: ClassVar[str] = "joined"
    customer: str
    birthday: Birthday | None = None
    language: str | None = None
    public_name: PublicName = None
    customer_type: str | None = None
    groups: tuple[str, ...] = ()
    facts: Boxes = field(default_factory=dict)
    referred_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerChanged(Event):
    """What the shop knows of a customer changes; what is None stays, facts are merged."""

    type: ClassVar[str] = "customer"
    customer: str
    birthday: Birthday | None = None
    language: str | None = None
    public_name: PublicName = None
    customer_type: str | None = None
    groups: tuple[str, ...] | None = None
    facts: Boxes = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipPaid(Event):
    """A membership is valid until a day, that day included."""

    type: ClassVar[str] = "membership"
    customer: str
    until: Annotated[dt.date, "The last day of the membership."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid(Event):
    """An order was paid for."""

    type: ClassVar[str] = "paid"
    order: OrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Event):
    """An order was delivered."""

    type: ClassVar[str] = "delivered"
    order: OrderId


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """So many units of a line of an order, counted from 0."""

    line: Annotated[int, "Its place in the order, counted from 0."]
    quantity: Quantity = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund(Event):
    """Units of an order come back; `lines` None returns all that is left."""

    type: ClassVar[str] = "refund"
    order: OrderId
    lines: Annotated[
        tuple[ReturnedLine, ...] | None,
        AtLeast(1),
        "Without them, all that is left comes back.",
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Event):
    """A customer claims a reward: points become a voucher."""

    type: ClassVar[str] = "claim"
    customer: str
    reward: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Event):
    """A customer did something the shop counts: a review, a visit."""

    type: ClassVar[str] = "activity"
    customer: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment(Event):
    """The shop gives or takes points by hand; they are not earned."""

    type: ClassVar[str] = "adjustment"
    customer: str
    points: Annotated[Unit, Mark.SIGNED, "Below zero to take; of a pot, money."]
    reason: str | None = None
    expires_on: LastDay = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Event):
    """A friend counts for the customer who referred them: by a first order, or by joining."""

    type: ClassVar[str] = "referral"
    customer: str
    friend: Annotated[str, "The customer who counts."]
    order: OrderId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralUndone(Event):
    """That order was fully returned: the referral no longer counts."""

    type: ClassVar[str] = "referral_undone"
    customer: str
    friend: Annotated[str, "The customer whose first order counts."]
    order: OrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Event):
    """Two accounts are one customer's: that of `customer` stays, the other is brought into it."""

    type: ClassVar[str] = "merge"
    customer: str
    from_: Annotated[str, "The customer whose account goes."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Event):
    """Time passes, for all customers."""

    type: ClassVar[str] = "day"


OfOrder = Paid | Delivered | Refund
"""Events that name an order, and belong to its customer."""

AnyEvent = (
    Opening
    | Joined
    | CustomerChanged
    | MembershipPaid
    | Order
    | Paid
    | Delivered
    | Refund
    | Claim
    | Activity
    | Adjustment
    | Referral
    | ReferralUndone
    | Merge
    | Day
)

TakesBack = Refund | ReferralUndone | Adjustment
"""Events after which a voucher that is gone was given up."""
ToEntry = Order | Refund
"""Events that a statement always lists."""

CLASSES: Mapping[str, type[AnyEvent]] = {each.type: each for each in get_args(AnyEvent)}
"""The class of the events of each type."""


def customer_of(event: AnyEvent) -> str | None:
    """The customer an event names, if it names one."""
    match event:
        case Paid() | Delivered() | Refund() | Day():
            return None
        case _:
            return event.customer
