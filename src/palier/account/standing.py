"""What is known of a customer at the moment of an order: all that an engine may ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from palier.quantity import MonthDay
from palier.sheet.facts import Count, Window
from palier.tree import TierCount


class Who(Enum):
    """Whether the customer has an account: a guest never, a newcomer joins by this order."""

    GUEST = "guest"
    NEWCOMER = "newcomer"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Lot:
    """Points of one date of expiry; `expires_on` is the last day they can be used."""

    points: int
    expires_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Voucher:
    """A reward that was claimed and not yet used."""

    id: str
    reward: str
    expires_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A customer just before an order. Amounts of money and pots count the minor unit.

    `tier` names the tier held; None with `tier_known` false means: the one the counts give.
    `friend` says that this first order was brought about by another customer's referral;
    `friends_due` how many times each `after N friends` of the programme (by position) is due.
    """

    who: Who = Who.KNOWN
    member: bool = True
    customer_type: str | None = None
    groups: frozenset[str] = frozenset()
    boxes: frozenset[str] = frozenset()
    birthday: MonthDay | None = None
    tier: str | None = None
    tier_known: bool = False
    tier_since: dt.date | None = None
    counts: Mapping[Count, int] = field(default_factory=dict)
    activities: Mapping[str, int] = field(default_factory=dict)
    products_ordered: frozenset[str] = frozenset()
    joined: dt.date | None = None
    last_order: dt.date | None = None
    lots: tuple[Lot, ...] = ()
    pending: int = 0
    stamps: Mapping[str, int] = field(default_factory=dict)
    vouchers: tuple[Voucher, ...] = ()
    friend: bool = False
    friends_due: tuple[int, ...] = ()
    uses: Mapping[str, int] = field(default_factory=dict)
    measured: Mapping[str, int] = field(default_factory=dict)

    @property
    def available(self) -> int:
        """The points that can be used now.

        >>> Standing(lots=(Lot(50), Lot(14))).available
        64
        """
        return sum(lot.points for lot in self.lots)

    def count(self, what: Count, window: Window = TierCount.SINCE_JOINING) -> int:
        """How much was counted over a window. A summary knows totals only."""
        known = self.measured.get(measure_key(what, window))
        return self.counts.get(what, 0) if known is None else known

    def activity(self, name: str, window: Window = TierCount.SINCE_JOINING) -> int:
        """How many activities of a name were counted over a window."""
        known = self.measured.get(measure_key(Count.ACTIVITIES, window, name))
        return self.activities.get(name, 0) if known is None else known


def measure_key(what: Count, window: Window, activity: str | None = None) -> str:
    """The name of a measure over a window.

    >>> from palier.quantity import Duration, Period
    >>> measure_key(Count.SPENT, Duration(12, Period.MONTH))
    'spent over 12 month'
    """
    counted = what.value if activity is None else f"{what.value}:{activity}"
    over = window.value if isinstance(window, TierCount) else f"{window.count} {window.unit.value}"
    return f"{counted} over {over}"
