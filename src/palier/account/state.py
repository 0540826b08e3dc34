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
from palier.account.sums import Lots, PointLot, Series
from palier.quantity import MonthDay
from palier.values import dataclass, field

FORM = 2
"""The version of the form accounts are written in."""
DIGITS = 16
"""How many digits of the hash of an event are kept, to know it again."""
GIVEN_ON_REACHING = "points:reaching:"
"""What the points that a tier gives on being reached are counted under, before its name."""

Taken = tuple[Annotated[PointLot, Mark.ROW], ...]
"""Points that an order or a voucher used, lot by lot, to be given back with their dates."""


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
class HeldVoucher:
    """A reward claimed or given and not used yet; its id is that of its claim, or of what gave it.

    `taken` are the points it cost, so that a return can have them instead of it. `available_on` is
    None for the day it was claimed; `waits_for` is the milestone of the order that `given_by` is.
    """

    id: str
    reward: str
    claimed_on: dt.date
    expires_on: dt.date | None = None
    rule: str = ""
    automatic: bool = False
    taken: Taken = ()
    given_by: str | None = None
    available_on: dt.date | None = None
    waits_for: str | None = None


@dataclass(frozen=True, slots=True)
class TierState:
    """The tier held, and since when; `grace_until` is set while it lives on grace.

    None for name: no tier.
    """

    name: str | None = None
    since: dt.date | None = None
    grace_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """A tier, and all those below it, kept through a day: an event of a day met its criteria.

    Without a day, no return can undo it any more.
    """

    tier: str
    until: dt.date
    day: dt.date | None = None
    event: str | None = None


Held = Annotated[TierState, Mark.ROW]


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An order that may still come back: as it was placed, and what has become of it.

    `standing` is what it asked of the customer just before it; `returned` counts units per line,
    once some are; `taken_back`, `given_back` and `refunded` what returns have moved so far.
    `retained` are points for which money of the refund was kept, `used_from` the lots it used;
    `tier_after` None is the tier before it. `mark` is that of what it came to: another version that
    comes to the same may stand in for its own. `unstamped` are the cards on which its stamps had
    expired when another account was merged with its own.
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
    retained: Unit = 0
    used_from: Taken = ()
    vouchers: tuple[HeldVoucher, ...] = ()
    gave: tuple[str, ...] = ()
    returned: tuple[int, ...] = ()
    friends_used: tuple[int, ...] = ()
    tier_before: Held = TierState()
    tier_after: Held | None = None
    friend_of: str | None = None
    mark: str = ""
    unstamped: tuple[str, ...] = ()

    @property
    def tier_reached(self) -> TierState:
        """The tier just after it."""
        return self.tier_before if self.tier_after is None else self.tier_after

    @property
    def units_back(self) -> tuple[int, ...]:
        """How many units of each line have come back."""
        return self.returned or (0,) * len(self.order.lines)

    @property
    def is_back(self) -> bool:
        """Whether every unit has come back."""
        return self.all_of(self.units_back)

    def all_of(self, units: tuple[int, ...]) -> bool:
        """Whether so many units of each line are all of them."""
        lines = self.order.lines
        return all(back == line.quantity for back, line in zip(units, lines, strict=True))


@dataclass(frozen=True, slots=True)
class Friend:
    """A friend who counts, and the referrer's tier around it; the order, unless joining counted.

    `uses` is what limits and caps counted of it. A friend who is `undone` counts no more, but what
    they brought was had already: so many points were `forgiven`, or a voucher is used. The referrer
    does not have it a second time.
    """

    customer: str
    order: str
    day: dt.date
    points: Unit = 0
    tier_before: Held = TierState()
    tier_after: Held = TierState()
    status: int = 0
    stamps: Mapping[str, int] = field(default_factory=dict)
    uses: Counted = field(default_factory=dict)
    undone: bool = False
    forgiven: Unit = 0

    @property
    def source(self) -> str:
        """The event that gave what the friend's order brought."""
        return f"{self.order}/referral"


@dataclass(frozen=True, slots=True)
class Seen:
    """An event that was applied: what its content comes to, in 16 digits, and its day."""

    content: str
    day: dt.date

    @classmethod
    def of(cls, content: str, day: dt.date) -> Seen:
        """What is kept of an event whose content has such a hash."""
        return cls(content[:DIGITS], day)

    def is_of(self, content: str) -> bool:
        """Whether an event whose content has such a hash is this one."""
        return self.content == content[:DIGITS]


@dataclass(frozen=True, slots=True)
class Account:
    """A customer between events. `version` is that of the programme that made the last entry.

    `lots` can be used, `waiting` cannot yet; `lapsed` are the points that expired, by source, of
    what may still come back. `kept` is what keeps tiers, and `kept_until` the last day of each that
    something keeps. `orders` stand by their days. `seen` are all events that were ever applied,
    `answers` what the latest of them were answered; `emptied` is when the stamps of a card expired
    last. `told_at` is when the shop last said who the customer is. `merged` are the
    accounts that were brought into this one; one that has gone is where it has `moved_to`, and
    nothing else.
    """

    customer: str
    moved_to: str | None = None
    merged: tuple[str, ...] = ()
    version: str = ""
    language: str | None = None
    public_name: str | None = None
    customer_type: str | None = None
    referred_by: str | None = None
    last_at: dt.datetime | None = None
    told_at: dt.datetime | None = None
    day: dt.date | None = None
    joined: dt.date | None = None
    member_until: dt.date | None = None
    last_order: dt.date | None = None
    last_folded: dt.date | None = None
    birthday: MonthDay | None = None
    groups: tuple[str, ...] = ()
    facts: Mapping[str, bool] = field(default_factory=dict)
    welcomed: bool = False
    lots: Annotated[Lots, Mark.ROW] = Lots()
    waiting: Annotated[Lots, Mark.ROW] = Lots()
    lapsed: Annotated[Mapping[str, int], Mark.UNIT] = field(default_factory=dict)
    deficit: Unit = 0
    totals: Totals = Totals()
    tallies: Annotated[Mapping[str, Series], Mark.COUNTED] = field(default_factory=dict)
    counted: Counted = field(default_factory=dict)
    products: Mapping[str, int] = field(default_factory=dict)
    tier: Held = TierState()
    kept: tuple[Annotated[Keeping, Mark.ROW], ...] = ()
    kept_until: Mapping[str, dt.date] = field(default_factory=dict)
    reached: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[str, int] = field(default_factory=dict)
    emptied: Mapping[str, dt.date] = field(default_factory=dict)
    vouchers: tuple[HeldVoucher, ...] = ()
    friends: tuple[Friend, ...] = ()
    friends_due: tuple[int, ...] = ()
    birthdays: tuple[int, ...] = ()
    orders: tuple[OrderRecord, ...] = ()
    seen: Mapping[str, Annotated[Seen, Mark.ROW]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        """The day up to which time has passed; for a new customer, before all others."""
        return self.day or dt.date.min

    def is_past(self, moment: dt.datetime) -> bool:
        """Whether a moment is earlier than that of the last event."""
        return self.last_at is not None and moment < self.last_at

    @property
    def stamps_held(self) -> Mapping[str, int]:
        """The stamps on each card: none on one that owes some since an order came back."""
        return {card: max(0, stamps) for card, stamps in self.stamps.items()}

    @property
    def all_lots(self) -> tuple[PointLot, ...]:
        """The points that can be used, then those that wait."""
        return (*self.lots, *self.waiting)
