"""The events of a customer's life besides orders and joining. Amounts count the unit collected or
the currency's minor unit; times have an offset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from palier.account.joined import Joined
from palier.account.order import Order
from palier.quantity import MonthDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: its id is an idempotency key."""

    id: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class OpeningPoints:
    """Points brought over, and the last day they can be used."""

    points: int
    expires_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OpeningTier:
    """The tier brought over, and since when it is held."""

    name: str
    since: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Event):
    """A customer is brought over from another system; what it brings bears its day."""

    customer: str
    points: tuple[OpeningPoints, ...] = ()
    orders: int = 0
    spent: int = 0
    points_earned: int = 0
    tier: OpeningTier | None = None
    stamps: Mapping[str, int] = field(default_factory=dict)
    referrals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerChanged(Event):
    """What the shop knows of a customer changes; what is None stays, facts are merged."""

    customer: str
    birthday: MonthDay | None = None
    language: str | None = None
    customer_type: str | None = None
    groups: tuple[str, ...] | None = None
    facts: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipPaid(Event):
    """A membership is valid until a day, that day included."""

    customer: str
    until: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid(Event):
    """An order was paid for."""

    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Event):
    """An order was delivered."""

    order: str


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """So many units of a line of an order, counted from 0."""

    line: int
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund(Event):
    """Units of an order come back; `lines` None returns all that is left."""

    order: str
    lines: tuple[ReturnedLine, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Event):
    """A customer claims a reward: points become a voucher."""

    customer: str
    reward: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Event):
    """A customer did something the shop counts: a review, a visit."""

    customer: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment(Event):
    """The shop gives or takes points by hand; they are not earned."""

    customer: str
    points: int
    reason: str | None = None
    expires_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Event):
    """A friend's first order counts for the customer who referred them."""

    customer: str
    friend: str
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralUndone(Event):
    """That order was fully returned: the referral no longer counts."""

    customer: str
    friend: str
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Event):
    """Time passes, for all customers."""


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
    | Day
)
