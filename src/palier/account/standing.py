"""What is known of a customer at the moment of an order: all that an engine may ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Annotated

from palier.account.forms.marks import Counted, Mark, Unit
from palier.quantity import MonthDay
from palier.sheet.facts import Count, Window
from palier.tree import TierCount
from palier.values import dataclass, field


class Who(Enum):
    """Whether the customer has an account: a guest never, a newcomer joins by this order."""

    GUEST = "guest"
    NEWCOMER = "newcomer"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Lot:
    """Points of one date of expiry; `expires_on` is the last day they can be used."""

    points: Unit
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
    tier_known: bool = False
    friend: bool = False
    customer_type: str | None = None
    tier: str | None = None
    groups: frozenset[str] = frozenset()
    boxes: frozenset[str] = frozenset()
    products_ordered: frozenset[str] = frozenset()
    birthday: MonthDay | None = None
    tier_since: dt.date | None = None
    joined: dt.date | None = None
    last_order: dt.date | None = None
    counts: Annotated[Mapping[Count, int], Mark.COUNTED] = field(default_factory=dict)
    activities: Mapping[str, int] = field(default_factory=dict)
    stamps: Mapping[str, int] = field(default_factory=dict)
    lots: tuple[Lot, ...] = ()
    pending: Unit = 0
    vouchers: tuple[Voucher, ...] = ()
    friends_due: tuple[int, ...] = ()
    uses: Counted = field(default_factory=dict)
    measured: Counted = field(default_factory=dict)

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
