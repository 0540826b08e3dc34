"""What a customer's life causes for the one who referred them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from palier import tree
from palier.account.events import Joined, MembershipPaid, Referral
from palier.account.order import Order
from palier.account.reading import event_json
from palier.account.state import Account
from palier.life.limits import asked_of
from palier.program.model import Program, once_a_version
from palier.quantity import Boundary
from palier.sheet import facts
from palier.values import replace


def counts_friends(program: Program) -> bool:
    """Whether friends who order count for anything: a rule gives something, or asks how many."""
    return program.referral is not None or _earns_or_asks(program)


@once_a_version(64)
def _earns_or_asks(program: Program) -> bool:
    measured = (each for each in asked_of(program) if isinstance(each, facts.Measured))
    return any(each.occasion is tree.Occasion.REFERRAL for each in program.earnings) or any(
        each.count is facts.Count.REFERRALS for each in measured
    )


def follow_up(program: Program, order: Order, account: Account) -> Iterator[Mapping[str, Any]]:
    """The event that a friend's first order causes for the customer who referred them."""
    if account.referred_by is None or not brings_referral(program, order, account):
        return
    yield event_json(referral_of(order, account, account.referred_by, order.id), program)


def sent(order: Order, account: Account) -> Account:
    """The account with who sent the customer: a first order tells it, where nobody has before it.

    By what the customer joined does not matter.
    """
    friend = order.referred_by
    if account.referred_by is not None or account.counted.get("orders"):
        return account
    return account if friend in (None, account.customer) else replace(account, referred_by=friend)


def friend_joined(
    program: Program, event: Order | Joined | MembershipPaid, before: Account, after: Account
) -> Iterator[Mapping[str, Any]]:
    """The event that a friend causes who has become a member, where that counts.

    Who sent them may be told later, up to their first order as a member; whoever was brought over
    is no new friend.
    """
    was, now = (each.welcomed and each.referred_by is not None for each in (before, after))
    new = not (before.welcomed and before.counted.get("orders")) and not after.totals.opened
    if now and not was and new:
        yield from joined_by(program, event, after)


def joined_by(
    program: Program, event: Order | Joined | MembershipPaid, account: Account
) -> Iterator[Mapping[str, Any]]:
    """The event that a friend's joining causes for the customer who referred them."""
    rule = program.referral
    if rule is not None and rule.from_joining and account.referred_by is not None:
        yield event_json(referral_of(event, account, account.referred_by, None), program)


def referral_of(
    event: Order | Joined | MembershipPaid, account: Account, customer: str, order: str | None
) -> Referral:
    """What a friend's event causes for the customer who referred them."""
    return Referral(
        id=f"{event.id}/referral",
        at=event.at,
        customer=customer,
        friend=account.customer,
        order=order,
    )


def brings_referral(program: Program, order: Order, account: Account) -> bool:
    """Whether an order just placed is a friend's first, large enough to count."""
    joining = program.referral is not None and program.referral.from_joining
    if not counts_friends(program) or joining or account.counted.get("orders") != 1:
        return False
    least = program.referral.counts_from if program.referral else None
    basket = sum(line.price * line.quantity for line in order.lines)
    if least is not None and least.boundary is Boundary.ABOVE:
        return basket > least.total.minor
    return least is None or basket >= least.total.minor
