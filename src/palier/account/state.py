"""What is kept of a customer between events: an account, immutable, small, of plain values.

Days are civil days of the programme's zone; amounts count the unit collected or the minor unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from palier.account.forms import Counted, Mark, Minor, Unit
from palier.account.order import Order
from palier.account.standing import Standing
from palier.quantity import MonthDay
from palier.values import dataclass, field

FORM = 1
"""The version of the form accounts are written in."""


@dataclass(frozen=True, slots=True)
class PointLot:
    """Points of one origin and one date of expiry, and how many of them are left.

    `source` is the id of the event that gave them. `available_on` None: a milestone is awaited
    (`waits_for`: `payment` or `delivery` of the order `source`). `expires_on` is the last day.
    """

    source: str
    points: Unit
    earned_on: dt.date
    available_on: dt.date | None
    expires_on: dt.date | None = None
    waits_for: str | None = None
    expiring: str | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole life of the points: what came in, and where each one went.

    opened + earned + adjusted = available + pending + used + expired + taken_back, available being
    net of a deficit.
    """

    opened: Unit = 0
    earned: Unit = 0
    adjusted: Unit = 0
    used: Unit = 0
    expired: Unit = 0
    taken_back: Unit = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """So much counted on a day, under a key: `orders`, `activities:avis`, the uses of a rule…"""

    day: dt.date
    key: str
    amount: Annotated[int, Mark.COUNTED]


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """Points of a lot that an order or a voucher used, to be given back with their dates."""

    lot: PointLot
    points: Unit


@dataclass(frozen=True, slots=True)
class HeldVoucher:
    """A reward claimed and not used yet; its id is that of the claim.

    `taken` are the points it cost, so that a return can have them instead of it.
    """

    id: str
    reward: str
    claimed_on: dt.date
    expires_on: dt.date | None = None
    rule: str = ""
    automatic: bool = False
    taken: tuple[TakenFrom, ...] = ()


@dataclass(frozen=True, slots=True)
class TierState:
    """The tier held and for how long; `kept_until` is the last day of its keeping, if it is kept.

    `grace_until` is set while the tier lives on grace. None for name: no tier.
    """

    name: str | None = None
    since: dt.date | None = None
    kept_until: dt.date | None = None
    grace_until: dt.date | None = None
    for_life: bool = False


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An order that may still come back: as it was placed, and what has become of it.

    `standing` is the customer's just before it; `returned` counts units per line; `taken_back`,
    `given_back` and `refunded` what returns have moved so far. `used_from` are the lots it used.
    """

    order: Annotated[Order, Mark.AS_SENT]
    standing: Standing
    version: str
    day: dt.date
    awarded: Unit = 0
    used: Unit = 0
    taken_back: Unit = 0
    forgiven: Unit = 0
    given_back: Unit = 0
    earned: Unit = 0
    refunded: Minor = 0
    used_from: tuple[TakenFrom, ...] = ()
    vouchers: tuple[HeldVoucher, ...] = ()
    stamps: Mapping[str, int] = field(default_factory=dict)
    returned: tuple[int, ...] = ()
    friends_used: tuple[int, ...] = ()
    tier_before: TierState = TierState()
    tier_after: TierState = TierState()
    friend_of: str | None = None


@dataclass(frozen=True, slots=True)
class Friend:
    """A friend whose first order counted, that order, and the referrer's tier around it."""

    customer: str
    order: str
    day: dt.date
    points: Unit = 0
    tier_before: TierState = TierState()
    tier_after: TierState = TierState()


@dataclass(frozen=True, slots=True)
class Seen:
    """An event that was applied: the hash of its content, and its answer while it is kept."""

    content: str
    day: dt.date
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A customer between events. `version` is that of the programme that made the last entry.

    `lapsed` are the points that expired, by source, of what may still come back.
    """

    customer: str
    version: str = ""
    language: str | None = None
    customer_type: str | None = None
    referred_by: str | None = None
    last_at: dt.datetime | None = None
    day: dt.date | None = None
    joined: dt.date | None = None
    member_until: dt.date | None = None
    last_order: dt.date | None = None
    last_folded: dt.date | None = None
    birthday: MonthDay | None = None
    groups: tuple[str, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)
    welcomed: bool = False
    lots: tuple[PointLot, ...] = ()
    lapsed: Annotated[Mapping[str, int], Mark.UNIT] = field(default_factory=dict)
    deficit: Unit = 0
    totals: Totals = Totals()
    tallies: tuple[Annotated[Tally, Mark.ROW], ...] = ()
    counted: Counted = field(default_factory=dict)
    products: Mapping[str, int] = field(default_factory=dict)
    tier: TierState = TierState()
    reached: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[str, int] = field(default_factory=dict)
    vouchers: tuple[HeldVoucher, ...] = ()
    friends: tuple[Friend, ...] = ()
    friends_due: tuple[int, ...] = ()
    birthdays: tuple[int, ...] = ()
    orders: tuple[OrderRecord, ...] = ()
    seen: Mapping[str, Annotated[Seen, Mark.ROW]] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        """The day up to which time has passed; for a new customer, before all others."""
        return self.day or dt.date.min
