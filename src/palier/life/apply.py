"""(program, account, event) → (outcome, account): a pure function, and nothing half applied."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from palier.account import events
from palier.account.days import local
from palier.account.order import Order
from palier.account.outcome import Award, EventOutcome, Outcome, PointsMoved, to_plain
from palier.account.sent import content_of
from palier.account.standing import Standing
from palier.account.state import Account, Seen
from palier.life import folding, orders, passing, tiers
from palier.life.awards import Awarded
from palier.life.balance import balance_of, tier_of, vouchers_of
from palier.life.dispatch import Done, dispatch
from palier.life.lots import claim_automatically
from palier.life.standing import standing_of
from palier.problem.event import refuse
from palier.problem.life import OtherCustomer, OutOfOrder, SameIdOtherContent
from palier.program.model import Program
from palier.quantity import Money
from palier.source import NOWHERE
from palier.values import dataclass

Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Applied:
    """What an event gave: its answer in JSON form, the account after it, and events to pass on.

    `outcome` is what the answer says; None for an event that had been applied before.
    """

    answer: Answer
    account: Account | None
    follow: tuple[Mapping[str, Any], ...] = ()
    outcome: Outcome | EventOutcome | None = None


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
    done = dispatch(program, event, passed.account, older or {})
    done = _settled(program, event, done)
    account = replace(done.account, version=program.version, last_at=event.at)
    outcome = _outcome(program, event, account, passed, done)
    answer = _answer(program, outcome, account, passed)
    if not isinstance(event, events.Day):
        written = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        seen = Seen(content, account.today, written)
        account = replace(account, seen={**account.seen, _id(event): seen})
    return Applied(answer, folding.fold(program, account), done.follow, outcome)


def _pass_time(
    program: Program, account: Account, until: dt.date, older: Mapping[str, Program]
) -> passing.Passed:
    """Let time pass, each day under the version that rules it."""
    given: tuple[Award, ...] = ()
    expired = 0
    for ruling, day in _rulings(program, account, until, older):
        passed = passing.pass_time(ruling, account, day)
        account, given, expired = passed.account, given + passed.awards, expired + passed.expired
    now = _under_new_version(program, account)
    return passing.Passed(now.account, given + now.awards, expired)


def _under_new_version(program: Program, account: Account) -> Awarded:
    """The tier as a new version of the programme sees it, when the account comes under it."""
    if account.version in ("", program.version) or account.joined is None:
        return Awarded(account, ())
    return tiers.observe(program, account)


def _settled(program: Program, event: events.AnyEvent, done: Done) -> Done:
    """Rewards that are given automatically, and the tier where it follows the balance."""
    account = claim_automatically(program, done.account, _id(event))
    if not tiers.follows_balance(program):
        return replace(done, account=account)
    account, reached = tiers.observe(program, account)
    account = claim_automatically(program, account, _id(event))
    return replace(done, account=account, awards=(*done.awards, *reached))


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
    refuse_too_old(event, account)


def refuse_too_old(event: events.AnyEvent, account: Account) -> None:
    """Refuse an event older than the account's last."""
    if account.last_at is not None and event.at < account.last_at:
        times = event.at.isoformat(), account.last_at.isoformat()
        refuse(OutOfOrder(NOWHERE, ("at",), _id(event), *times))


# The answer --------------------------------------------------------------------------------


def _outcome(
    program: Program,
    event: events.AnyEvent,
    account: Account,
    passed: passing.Passed,
    done: Done,
) -> Outcome | EventOutcome:
    if done.outcome is not None and not account.customer:
        return done.outcome
    if done.outcome is not None:
        return orders.shown(program, done.outcome, account, done.follow)
    lapsed = account.totals.expired - passed.account.totals.expired
    taken, given, refunded = done.moved or (0, 0, 0)
    moved = PointsMoved(program.amount(taken), program.amount(given))
    refund = isinstance(event, events.Refund)
    return EventOutcome(
        event=_id(event),
        customer=account.customer or None,
        program_version=program.version,
        awards=(*passed.awards, *done.awards),
        expired=program.amount(passed.expired + max(0, lapsed)),
        balance=balance_of(program, account),
        tier=tier_of(program, account),
        stamps=dict(account.stamps),
        vouchers=vouchers_of(account),
        follow=done.follow,
        points=None if done.moved is None else moved,
        refund_value=Money(refunded, program.currency) if refund else None,
    )


def _answer(
    program: Program, outcome: Outcome | EventOutcome, account: Account, passed: passing.Passed
) -> Answer:
    """An outcome in JSON; of an order, with what time brought the customer just before it."""
    quiet = not passed.awards and not passed.expired
    if isinstance(outcome, EventOutcome) or quiet or not account.customer:
        return outcome.to_json()
    before = {"awards": passed.awards, "expired": program.amount(passed.expired)}
    return {**outcome.to_json(), "before": to_plain(before)}


# Up to a day -------------------------------------------------------------------------------


def standing_before(
    program: Program, account: Account, order: Order, older: Mapping[str, Program]
) -> Standing:
    """The customer on the day of an order, once time has passed to it.

    Refuses an order of another customer, and one older than the account's last event.
    """
    _in_order(order, account)
    passed = brought_to(program, account, local(program, order.at).date(), older)
    return standing_of(program, passed, newcomer=passed.joined is None)


def brought_to(
    program: Program, account: Account, day: dt.date, older: Mapping[str, Program]
) -> Account:
    """An account once time has passed to a day, each day under the version that rules it."""
    for passed in days_passed(program, account, day, older):
        account = passed.account
    return replace(account, day=max(day, account.day or day))
