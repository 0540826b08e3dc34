"""The short form of an account, and the standing it gives a customer before an order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from palier.account.days import civil_day
from palier.account.forms.marks import (
    Birthday,
    Boxes,
    EarlierOrders,
    EverEarned,
    Mark,
    Minor,
    Stamps,
    Unit,
)
from palier.account.order import Order
from palier.account.standing import Lot, Standing, Voucher, Who
from palier.program.model import Program
from palier.program.rules import Referral
from palier.sheet.facts import Count
from palier.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Summary:
    """What a shop knows of a customer. `points` and `points_earned` count the unit collected."""

    points: Annotated[Unit, Mark.SIGNED, "What can be used now; of a pot, money."] = 0
    orders: EarlierOrders = 0
    spent: Minor = 0
    points_earned: EverEarned = 0
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
    day = civil_day(order, program)
    paid_up = summary.member_until is not None and day <= summary.member_until
    return Standing(
        who=Who.KNOWN,
        member=program.membership is None or paid_up,
        customer_type=summary.customer_type,
        groups=frozenset(summary.groups),
        boxes=frozenset(name for name, ticked in summary.facts.items() if ticked),
        birthday=summary.birthday,
        tier=summary.tier,
        tier_known=summary.tier is not None,
        counts=_counts(summary),
        activities=summary.activities,
        products_ordered=frozenset(summary.products_ordered),
        joined=summary.joined,
        last_order=summary.last_order,
        lots=(Lot(summary.points),) if summary.points else (),
        stamps=summary.stamps,
        vouchers=_vouchers(summary.rewards),
        friend=_is_friend(order) and summary.orders == 0,
        friends_due=friends_due(program.referral, summary.referrals),
    )


def _counts(summary: Summary) -> dict[Count, int]:
    return {
        Count.ORDERS: summary.orders,
        Count.SPENT: summary.spent,
        Count.POINTS_EARNED: summary.points_earned,
        Count.COLLECTED: summary.points_earned,
        Count.REFERRALS: summary.referrals,
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
