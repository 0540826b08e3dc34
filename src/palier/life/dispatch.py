"""What each kind of event does to the account of its customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from palier.account import events
from palier.account.days import last_day_of_returns
from palier.account.events import Joined
from palier.account.order import Order
from palier.account.outcome import Award, Outcome
from palier.account.state import Account, OrderRecord, PointLot
from palier.account.summary import guest
from palier.engines.quote import quote
from palier.life import awards, lots, members, orders, returns
from palier.life.lots import claim, cost_of
from palier.nearest import nearest
from palier.problem.event import refuse
from palier.problem.life import (
    MissingVersion,
    ReturnTooLate,
    RewardTooDear,
    UnknownOrder,
    UnknownReward,
)
from palier.program.model import Program
from palier.source import NOWHERE
from palier.tree import Milestone
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """What an event did: an account, what it was given, what it causes, and what moved."""

    account: Account
    awards: tuple[Award, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()
    outcome: Outcome | None = None
    moved: tuple[int, int, int] | None = None


def dispatch(
    program: Program, event: events.AnyEvent, account: Account, older: Mapping[str, Program]
) -> Done:
    """Do what an event says, in an account to whose day time has passed already."""
    match event:
        case Order():
            return _order(program, event, account)
        case events.Refund():
            return _refund(program, event, account, older)
        case events.Paid(order=order):
            return Done(_milestone(program, account, order, Milestone.PAYMENT))
        case events.Delivered(order=order):
            return Done(_milestone(program, account, order, Milestone.DELIVERY))
        case events.Opening():
            return Done(*members.open_account(program, event, account))
        case Joined():
            return Done(*members.join(program, event, account))
        case events.CustomerChanged():
            return Done(members.change(event, account))
        case events.MembershipPaid():
            return Done(*members.membership(program, event, account))
        case events.Claim():
            return Done(_claim(program, event, account))
        case events.Activity():
            given = members.activity(program, account, event.name, event.at, event.id)
            return Done(*given)
        case events.Adjustment():
            return Done(_adjust(program, event, account))
        case events.Referral():
            return Done(*members.refer(program, event, account))
        case events.ReferralUndone():
            after, taken = members.undo_referral(program, event, account)
            return Done(after, moved=(taken, 0, 0))
        case events.Day():
            return Done(account)
        case _:
            assert_never(event)


def _order(program: Program, event: Order, account: Account) -> Done:
    if event.customer is None:
        return _guest_order(program, event, account)
    newcomer = account.joined is None
    day = account.day
    friend = event.referred_by if event.referred_by != account.customer else None
    account = replace(
        account,
        joined=account.joined or day,
        referred_by=account.referred_by or (friend if newcomer else None),
    )
    placed = orders.place(program, event, account, newcomer=newcomer)
    return Done(placed.account, follow=placed.outcome.follow, outcome=placed.outcome)


def _guest_order(program: Program, event: Order, account: Account) -> Done:
    """A guest's order moves no points and counts nothing; it is kept for its return."""
    made = quote(program, event, guest())
    record = orders.record_of(program, event, account, guest())
    return Done(replace(account, orders=(record,)), outcome=made.outcome)


def _refund(
    program: Program, event: events.Refund, account: Account, older: Mapping[str, Program]
) -> Done:
    record = _record(account, event.order)
    if record is None:
        until = last_day_of_returns(program, account.seen[event.order].day)
        accepted = program.returns.accepted_for
        refuse(ReturnTooLate(NOWHERE, ("order",), event.order, until, accepted))
    old = program if record.version == program.version else older.get(record.version)
    if old is None:
        refuse(MissingVersion(NOWHERE, ("order",), event.order, record.version))
    back = returns.refund(program, old, event, account)
    moved = (back.taken_back, back.given_back, back.refunded)
    return Done(back.account, follow=back.follow, moved=moved)


def _milestone(program: Program, account: Account, order: str, milestone: Milestone) -> Account:
    if _record(account, order) is None:
        return account
    return orders.milestone_reached(program, account, order, milestone)


def _record(account: Account, order: str) -> OrderRecord | None:
    """An order of the account; None when it is folded away. One nobody placed is refused."""
    record = next((each for each in account.orders if each.order.id == order), None)
    seen = account.seen.get(order)
    if record is None and (seen is None or seen.answer is not None):
        close = nearest(order, [each.order.id or "" for each in account.orders])
        refuse(UnknownOrder(NOWHERE, ("order",), order, close))
    return record


def _claim(program: Program, event: events.Claim, account: Account) -> Account:
    reward = next((each for each in program.rewards if each.label == event.reward), None)
    if reward is None:
        close = nearest(event.reward, [each.label for each in program.rewards])
        refuse(UnknownReward(NOWHERE, ("reward",), event.reward, close))
    available = lots.available(account)
    if cost_of(reward) > available:
        held = program.amount(available)
        refuse(RewardTooDear(NOWHERE, ("reward",), event.reward, reward.cost, held))
    return claim(account, reward, event.id)


def _adjust(program: Program, event: events.Adjustment, account: Account) -> Account:
    day = account.today
    if event.points >= 0:
        until = event.expires_on or awards.fixed_expiry(program, day)
        lot = PointLot(event.id, event.points, day, day, until)
        return lots.total(lots.give_in(account, lot), adjusted=event.points)
    return lots.adjust_down(account, -event.points, below_zero=program.points.below_zero)
