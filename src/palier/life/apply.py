"""(program, account, event) → (outcome, account): a pure function, and nothing half applied."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from palier.account import events
from palier.account.content import content_of
from palier.account.facts import local
from palier.account.joined import Joined
from palier.account.order import Order
from palier.account.outcome import Award, Outcome, to_plain
from palier.account.outcome_event import EventOutcome, PointsMoved
from palier.account.state import Account, PointLot, Seen
from palier.account.summary import guest
from palier.engines.quote import quote
from palier.life import awards, folding, lots, members, orders, passing, referrals, returns
from palier.life.balance import balance_of, tier_of, vouchers_of
from palier.life.claims import claim, claim_automatically, cost_of
from palier.life.problems import refuse
from palier.nearest import nearest
from palier.problem.life import (
    MissingVersion,
    OtherCustomer,
    OutOfOrder,
    RewardTooDear,
    SameIdOtherContent,
    UnknownOrder,
    UnknownReward,
)
from palier.program.model import Program
from palier.quantity import Money
from palier.source import NOWHERE
from palier.surface.tree import Milestone

Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Applied:
    """What an event gave: its answer in JSON form, the account after it, and events to pass on."""

    answer: Answer
    account: Account | None
    follow: tuple[Mapping[str, Any], ...] = ()


def customer_of(event: events.AnyEvent) -> str | None:
    """The customer an event names, if it names one."""
    match event:
        case events.Paid() | events.Delivered() | events.Refund() | events.Day():
            return None
        case _:
            return event.customer


def apply(
    program: Program,
    event: events.AnyEvent,
    account: Account | None,
    older: Mapping[str, Program] | None = None,
) -> Applied:
    """Apply one event to a customer's account. Raises EventRefusedError, and nothing is changed.

    `account` is None for a customer not known yet; a guest's order gets an account of its own,
    without a customer, which is only there for its return. `older` holds the other versions of the
    programme, by content hash, for days and orders that they ruled.
    """
    held = account or Account(customer_of(event) or "")
    content = content_of(event, program)
    known = _known(event, held, content)
    if known is not None:
        return Applied(known, account)
    _in_order(event, held)
    passed = _pass_time(program, held, local(program, event.at).date(), older or {})
    done = _dispatch(program, event, passed.account, older or {})
    account = replace(done.account, version=program.version, last_at=event.at)
    account = claim_automatically(program, account, _id(event))
    answer = _answer(program, event, account, passed, done)
    if not isinstance(event, events.Day):
        written = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        seen = Seen(content, account.day or dt.date.min, written)
        account = replace(account, seen={**account.seen, _id(event): seen})
    return Applied(answer, folding.fold(program, account), done.follow)


def _pass_time(
    program: Program, account: Account, until: dt.date, older: Mapping[str, Program]
) -> passing.Passed:
    """Let time pass, each day under the version that rules it."""
    given: tuple[Award, ...] = ()
    expired = 0
    for ruling, day in _rulings(program, account, until, older):
        passed = passing.pass_time(ruling, account, day)
        account, given, expired = passed.account, given + passed.awards, expired + passed.expired
    return passing.Passed(account, given, expired)


def days_passed(
    program: Program, account: Account, until: dt.date, older: Mapping[str, Program]
) -> Iterator[passing.Passed]:
    """What time brings up to a day, on each of the days on which something falls."""
    for ruling, day in _rulings(program, account, until, older):
        for passed in passing.days_passed(ruling, account, day):
            account = passed.account
            yield passed
        account = replace(account, day=max(day, account.day or day))


def _rulings(
    program: Program, account: Account, until: dt.date, older: Mapping[str, Program]
) -> Iterator[tuple[Program, dt.date]]:
    """Which version rules up to which day: those before the start of one, the one before it."""
    start = program.run.first
    before = older.get(account.version)
    if before and start and account.day and account.day < start:
        yield before, min(start - passing.ONE_DAY, until)
    yield program, until


def _id(event: events.AnyEvent) -> str:
    return event.id or ""


def _known(event: events.AnyEvent, account: Account, content: str) -> Answer | None:
    """The stored answer of an event applied before; the same id with other content is refused."""
    seen = account.seen.get(_id(event))
    if seen is None:
        return None
    if seen.content != content:
        refuse(SameIdOtherContent(NOWHERE, ("id",), _id(event)))
    stored: dict[str, Any] = {} if seen.answer is None else json.loads(seen.answer)
    return {**stored, "repeated": True}


def _in_order(event: events.AnyEvent, account: Account) -> None:
    customer = customer_of(event)
    if customer is not None and customer != account.customer:
        refuse(OtherCustomer(NOWHERE, ("customer",), customer, account.customer))
    if account.last_at is not None and event.at < account.last_at:
        times = event.at.isoformat(), account.last_at.isoformat()
        refuse(OutOfOrder(NOWHERE, ("at",), _id(event), *times))


# Each kind of event ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Done:
    account: Account
    awards: tuple[Award, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()
    outcome: Outcome | None = None
    moved: tuple[int, int, int] | None = None


def _dispatch(
    program: Program, event: events.AnyEvent, account: Account, older: Mapping[str, Program]
) -> _Done:
    match event:
        case Order():
            return _order(program, event, account)
        case events.Refund():
            return _refund(program, event, account, older)
        case events.Paid(order=order):
            return _Done(_milestone(program, account, order, Milestone.PAYMENT))
        case events.Delivered(order=order):
            return _Done(_milestone(program, account, order, Milestone.DELIVERY))
        case events.Opening():
            return _Done(*members.open_account(program, event, account))
        case Joined():
            return _Done(*members.join(program, event, account))
        case events.CustomerChanged():
            return _Done(members.change(event, account))
        case events.MembershipPaid():
            return _Done(*members.membership(program, event, account))
        case events.Claim():
            return _Done(_claim(program, event, account))
        case events.Activity():
            given = members.activity(program, account, event.name, event.at, event.id)
            return _Done(*given)
        case events.Adjustment():
            return _Done(_adjust(program, event, account))
        case events.Referral():
            return _Done(*referrals.refer(program, event, account))
        case events.ReferralUndone():
            after, taken = referrals.undo(program, event, account)
            return _Done(after, moved=(taken, 0, 0))
        case events.Day():
            return _Done(account)
        case _:
            assert_never(event)


def _order(program: Program, event: Order, account: Account) -> _Done:
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
    return _Done(placed.account, follow=placed.outcome.follow, outcome=placed.outcome)


def _guest_order(program: Program, event: Order, account: Account) -> _Done:
    """A guest's order moves no points and counts nothing; it is kept for its return."""
    made = quote(program, event, guest())
    record = orders.record_of(program, event, account, guest())
    return _Done(replace(account, orders=(record,)), outcome=made.outcome)


def _refund(
    program: Program, event: events.Refund, account: Account, older: Mapping[str, Program]
) -> _Done:
    record = next((each for each in account.orders if each.order.id == event.order), None)
    if record is None:
        known = [each.order.id or "" for each in account.orders]
        close = nearest(event.order, known)
        refuse(UnknownOrder(NOWHERE, ("order",), event.order, close))
        raise AssertionError
    old = program if record.version == program.version else older.get(record.version)
    if old is None:
        refuse(MissingVersion(NOWHERE, ("order",), event.order, record.version))
        raise AssertionError
    back = returns.refund(program, old, event, account)
    moved = (back.taken_back, back.given_back, back.refunded)
    return _Done(back.account, follow=back.follow, moved=moved)


def _milestone(program: Program, account: Account, order: str, milestone: Milestone) -> Account:
    return orders.milestone_reached(program, account, order, milestone)


def _claim(program: Program, event: events.Claim, account: Account) -> Account:
    reward = next((each for each in program.rewards if each.label == event.reward), None)
    if reward is None:
        close = nearest(event.reward, [each.label for each in program.rewards])
        refuse(UnknownReward(NOWHERE, ("reward",), event.reward, close))
        raise AssertionError
    available = lots.available(account)
    if cost_of(reward) > available:
        held = program.amount(available)
        refuse(RewardTooDear(NOWHERE, ("reward",), event.reward, reward.cost, held))
    return claim(account, reward, event.id)


def _adjust(program: Program, event: events.Adjustment, account: Account) -> Account:
    day = account.day or dt.date.min
    if event.points >= 0:
        until = event.expires_on or awards.fixed_expiry(program, day)
        lot = PointLot(event.id, event.points, day, day, until)
        return lots.count_in(lots.put(account, lot), adjusted=event.points)
    return lots.adjust_down(account, -event.points, below_zero=program.points.below_zero)


# The answer --------------------------------------------------------------------------------


def _answer(
    program: Program,
    event: events.AnyEvent,
    account: Account,
    passed: passing.Passed,
    done: _Done,
) -> Answer:
    if done.outcome is not None and not account.customer:
        return done.outcome.to_json()
    if done.outcome is not None:
        shown = orders.shown(program, done.outcome, account, done.follow)
        return {**shown.to_json(), **_while_time_passed(program, passed)}
    taken, given, refunded = done.moved or (0, 0, 0)
    moved = PointsMoved(program.amount(taken), program.amount(given))
    refund = isinstance(event, events.Refund)
    outcome = EventOutcome(
        event=_id(event),
        customer=account.customer or None,
        program_version=program.version,
        awards=(*passed.awards, *done.awards),
        expired=program.amount(passed.expired),
        balance=balance_of(program, account),
        tier=tier_of(program, account),
        stamps=dict(account.stamps),
        vouchers=vouchers_of(account),
        follow=done.follow,
        points=None if done.moved is None else moved,
        refund_value=Money(refunded, program.currency) if refund else None,
    )
    return outcome.to_json()


def _while_time_passed(program: Program, passed: passing.Passed) -> Answer:
    """What time brought a customer before an order: only there when it brought something."""
    if not passed.awards and not passed.expired:
        return {}
    before = {"awards": passed.awards, "expired": program.amount(passed.expired)}
    return {"before": to_plain(before)}
