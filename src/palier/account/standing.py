"""What is known of a customer just before an order: all that an engine may ask, and the short form
of it that a shop sends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Annotated

from palier.account.called import bought_name
from palier.account.days import civil_day
from palier.account.forms import (
    Birthday,
    Boxes,
    EarlierOrders,
    EverEarned,
    EverStatus,
    Mark,
    Minor,
    Stamps,
    Unit,
)
from palier.account.order import Order
from palier.program.former import former
from palier.program.model import Program
from palier.program.rules import Referral
from palier.quantity import MonthDay
from palier.sheet.facts import Count, Kind, Limited, Measured, Window, Windowed
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
    """A reward in hand; it can be used from the day it is available on, if that is another.

    `points` are those that bought it, where that was not its price. `waits`: for a payment or a
    delivery.
    """

    id: str
    reward: str
    expires_on: dt.date | None = None
    available_on: dt.date | None = None
    points: Unit | None = None
    waits: bool = False


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
    bought: frozenset[str] = frozenset()
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
    uses: Annotated[Mapping[Limited, int], Mark.COUNTED] = field(default_factory=dict)
    measured: Annotated[Mapping[Windowed, int], Mark.COUNTED] = field(default_factory=dict)

    @property
    def available(self) -> int:
        """The points that can be used now.

        >>> Standing(lots=(Lot(50), Lot(14))).available
        64
        """
        return sum([lot.points for lot in self.lots])

    def count(self, what: Count, window: Window = TierCount.SINCE_JOINING) -> int:
        """How much was counted over a window. A summary knows totals only."""
        known = self.measured.get(Measured(what, window))
        return self.counts.get(what, 0) if known is None else known

    def activity(self, name: str, window: Window = TierCount.SINCE_JOINING) -> int:
        """How many activities of a name were counted over a window."""
        known = self.measured.get(Measured(Count.ACTIVITIES, window, name))
        return self.activities.get(name, 0) if known is None else known


# What a shop sends of it -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Summary:
    """What a shop knows of a customer. `points` and `points_earned` count the unit collected."""

    points: Annotated[Unit, Mark.SIGNED, "What can be used now; of a pot, money."] = 0
    orders: EarlierOrders = 0
    spent: Minor = 0
    points_earned: EverEarned = 0
    status_points: EverStatus = 0
    customer_type: str | None = None
    groups: tuple[str, ...] = ()
    tier: str | None = None
    birthday: Birthday | None = None
    joined: dt.date | None = None
    facts: Boxes = field(default_factory=dict)
    stamps: Stamps = field(default_factory=dict)
    rewards: Annotated[tuple[str, ...], "Vouchers in hand, by reward."] = ()
    referrals: int = 0
    activities: Mapping[str, int] = field(default_factory=dict)
    products_ordered: tuple[str, ...] = ()
    categories_ordered: tuple[str, ...] = ()
    tags_ordered: tuple[str, ...] = ()
    last_order: dt.date | None = None
    member_until: Annotated[dt.date | None, "Where membership is paid for: its last day."] = None


def guest() -> Standing:
    """A guest: no account, and none is made."""
    return Standing(who=Who.GUEST, member=False)


def newcomer(program: Program, order: Order) -> Standing:
    """A customer who joins by this order; where membership is paid for, not yet a member."""
    return Standing(
        who=Who.NEWCOMER,
        member=program.membership is None,
        joined=civil_day(order, program),
        friend=_is_friend(order),
    )


def standing_of(summary: Summary, program: Program, order: Order) -> Standing:
    """The standing that a summary gives a customer just before an order.

    Where membership is paid for, only `member_until` makes a member. Vouchers are called by their
    reward: the first `Chèque 10 €`, the second `Chèque 10 €/2`.
    """
    day, old = civil_day(order, program), former(program)
    paid_up = summary.member_until is not None and day <= summary.member_until
    return Standing(
        who=Who.KNOWN,
        member=program.membership is None or paid_up,
        customer_type=summary.customer_type,
        groups=frozenset(summary.groups),
        boxes=frozenset(name for name, ticked in summary.facts.items() if ticked),
        birthday=summary.birthday,
        tier=old.tiers.get(summary.tier or "", summary.tier),
        tier_known=summary.tier is not None,
        counts=_counts(summary),
        activities={old.activities.get(n, n): many for n, many in summary.activities.items()},
        products_ordered=frozenset(summary.products_ordered),
        bought=_bought(summary),
        joined=summary.joined,
        last_order=summary.last_order,
        lots=(Lot(summary.points),) if summary.points else (),
        stamps={old.cards.get(card, card): held for card, held in summary.stamps.items()},
        vouchers=_vouchers(tuple(old.rewards.get(each, each) for each in summary.rewards)),
        friend=_is_friend(order) and summary.orders == 0,
        friends_due=friends_due(program.referral, summary.referrals),
    )


def _bought(summary: Summary) -> frozenset[str]:
    """What was ever ordered: a summary does not know when."""
    every = {
        Kind.PRODUCT: summary.products_ordered,
        Kind.CATEGORY: summary.categories_ordered,
        Kind.TAG: summary.tags_ordered,
    }
    return frozenset(bought_name(kind, each) for kind, names in every.items() for each in names)


def _counts(summary: Summary) -> dict[Count, int]:
    return {
        Count.ORDERS: summary.orders,
        Count.SPENT: summary.spent,
        Count.POINTS_EARNED: summary.points_earned,
        Count.COLLECTED: summary.points_earned,
        Count.REFERRALS: summary.referrals,
        Count.STATUS_POINTS: summary.status_points,
    }


def _vouchers(rewards: tuple[str, ...]) -> tuple[Voucher, ...]:
    vouchers: list[Voucher] = []
    for reward in rewards:
        nth = 1 + sum(each.reward == reward for each in vouchers)
        vouchers.append(Voucher(reward if nth == 1 else f"{reward}/{nth}", reward))
    return tuple(vouchers)


def _is_friend(order: Order) -> bool:
    return order.referred_by is not None and order.referred_by != order.customer


def friends_due(referral: Referral | None, friends: int) -> tuple[int, ...]:
    """How many times each `after N friends` is due to a customer of so many friends.

    A summary does not say which friend was the last one: a reward is due when the number of friends
    has just been reached.
    """
    steps = referral.after if referral else ()
    return tuple(
        int(
            friends > 0 and (friends % step.friends == 0 if step.every else friends == step.friends)
        )
        for step in steps
    )
