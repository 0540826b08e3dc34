"""What each event does to an account to whose day time has passed already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from palier.account import events
from palier.account.events import Joined
from palier.account.order import Order
from palier.account.outcome import Award, Silent, StatusAward
from palier.account.standing import guest
from palier.account.state import Account
from palier.engines.quote import quote
from palier.life import members, orders, returns
from palier.life.awarding import Awarded
from palier.life.claims import claim_by
from palier.life.orders import Placed
from palier.life.referrals import friend_joined
from palier.life.returns import Returned
from palier.program.model import Program
from palier.tree import Milestone
from palier.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Done:
    """What an event did: an account, what it gave and why not, what it causes, what went back.

    `placed` is an order that was entered.
    """

    account: Account
    awards: tuple[Award, ...] = ()
    status: tuple[StatusAward, ...] = ()
    silent: tuple[Silent, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()
    placed: Placed | None = None
    back: Returned | None = None


def dispatch(
    program: Program, event: events.AnyEvent, account: Account, older: Mapping[str, Program]
) -> Done:
    """Do what an event says, in an account to whose day time has passed already."""
    match event:
        case Order():
            return _order(program, event, account)
        case events.Refund():
            back = returns.refund(program, event, account, older)
            return Done(back.account, follow=back.follow, back=back)
        case events.Paid(order=order):
            return Done(_milestone(program, account, order, Milestone.PAYMENT))
        case events.Delivered(order=order):
            return Done(_milestone(program, account, order, Milestone.DELIVERY))
        case events.Opening():
            return Done(*members.open_account(program, event, account))
        case Joined():
            return _welcoming(program, event, account, members.join(program, event, account))
        case events.CustomerChanged():
            return Done(members.change(event, account))
        case events.MembershipPaid():
            return _welcoming(program, event, account, members.membership(program, event, account))
        case events.Claim():
            return Done(claim_by(program, event, account))
        case events.Activity():
            return Done(*members.activity(program, event, account))
        case events.Adjustment():
            return Done(members.adjust(program, event, account))
        case events.Referral():
            return Done(*members.refer(program, event, account))
        case events.ReferralUndone():
            back = members.undo_referral(program, event, account, older)
            return Done(back.account, back=back)
        case events.Day() | events.Merge():
            return Done(account)
        case _:
            assert_never(event)


def _welcoming(
    program: Program, event: Joined | events.MembershipPaid, before: Account, done: Awarded
) -> Done:
    return Done(*done, follow=tuple(friend_joined(program, event, before, done.account)))


def _order(program: Program, event: Order, account: Account) -> Done:
    if event.customer is None:
        return _guest_order(program, event, account)
    newcomer = account.joined is None
    if newcomer:
        account = replace(account, joined=account.day)
    placed = orders.place(program, event, account, newcomer=newcomer)
    return Done(placed.account, follow=placed.follow, placed=placed)


def _guest_order(program: Program, event: Order, account: Account) -> Done:
    """A guest's order moves no points and counts nothing; it is kept for its return."""
    made = quote(program, event, guest())
    record = orders.record_of(program, made, account, {})
    account = replace(account, orders=(record,))
    return Done(account, placed=Placed(account, made))


def _milestone(program: Program, account: Account, order: str, milestone: Milestone) -> Account:
    """What waited for it can be used; of an order that may no longer come back, too."""
    returns.record_of(program, account, order)
    return orders.milestone_reached(program, account, order, milestone)
