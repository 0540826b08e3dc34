"""(program, account, event) → (outcome, account): a pure function, and nothing half applied."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from palier.account import events
from palier.account.days import local
from palier.account.events import customer_of
from palier.account.order import Order
from palier.account.outcome import (
    EventOutcome,
    Outcome,
    PointsMoved,
    StatusAward,
    StatusPointsOutcome,
    to_plain,
)
from palier.account.reading import content_of
from palier.account.standing import Standing
from palier.account.state import Account, Seen
from palier.account.sums import Grown
from palier.account.telling import Telling, values_of
from palier.account.telling_text import Answer, encoded, text_of
from palier.engines.quote import Quote
from palier.life import counts, merging, orders, passing, tiers
from palier.life.again import remembered_late
from palier.life.awarding import Awarded
from palier.life.dispatch import Done, dispatch
from palier.life.movements import balance_of, tier_of, vouchers_of
from palier.life.passing import Passed
from palier.life.past import Past
from palier.life.referrals import sent
from palier.life.renaming import back_under
from palier.life.returns import Returned
from palier.life.settling import settled
from palier.life.standing import standing_of
from palier.problem.event import refuse
from palier.problem.life import (
    AccountMoved,
    MergeAlone,
    OtherCustomer,
    OutOfOrder,
    SameCustomer,
    SameIdOtherContent,
)
from palier.program.model import Program
from palier.source import NOWHERE
from palier.values import dataclass, replace

NO_ANSWER = Answer("{}")
LATEST = 3
"""How many events are answered in full when they are sent again."""
Told = Callable[[Callable[[Program], Telling]], Outcome | EventOutcome]
"""An outcome, given how it is to be told: an order's is put together anew each time."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What an event gave: its answer in JSON form, the account after it, and events to pass on.

    `told` tells what the answer says; None for an event that had been applied before. `gone` is
    what is left of an account that was brought into this one, `made` the quote of an order.
    """

    answer: Answer
    account: Account | None
    follow: tuple[Mapping[str, Any], ...] = ()
    told: Told | None = None
    gone: Account | None = None
    made: Quote | None = None

    @property
    def outcome(self) -> Outcome | EventOutcome | None:
        """What the answer says, as values: put together when it is asked for."""
        return None if self.told is None else self.told(values_of)


def apply(
    program: Program,
    event: events.AnyEvent,
    account: Account | None,
    older: Mapping[str, Program] | None = None,
    *,
    strict: bool = False,
    answered: bool = True,
    gone: Account | None = None,
) -> Applied:
    """Apply one event to a customer's account. Raises EventRefusedError, and nothing is changed.

    `account` is None for a customer not known yet; a guest's order gets an account of its own,
    without a customer, which is only there for its return. `older` holds the other versions of the
    programme, by content hash, for days and orders that they ruled. An event that is earlier than
    the last one is reckoned by its own moment; `strict`, it is refused. Where nobody reads answers
    (not `answered`), none is written. `gone` is the account that a merge brings into this one.
    """
    held, versions = account or Account(customer_of(event) or ""), older or {}
    known = _known(program, event, held)
    if known is not None:
        return Applied(known, account)
    _is_of(customer_of(event), held)
    late = held.is_past(event.at)
    if late and strict:
        refuse_too_old(event, held)
    if isinstance(event, events.Merge):
        return _merged(program, event, held, gone, versions)
    passed = _to_its_day(program, event, held, versions)
    done = dispatch(program, event, passed.account, versions)
    if late:
        now = versions.get(held.version, program)
        done = settled(now, event, _caught_up(Past(now, versions), event, held, done))
        account = done.account
        entered = {}
    else:
        done = settled(program, event, done)
        account = done.account
        entered = {"version": program.version, "last_at": event.at}
    told = _told(program, event, account, passed, done, held)
    answer = _answer(program, event, told, account, passed) if answered else None
    if answer is not None and late:
        answer = Answer.of({**answer, "late": True})
    named = customer_of(event)
    if answer is not None and named is not None and named != account.customer:
        answer = Answer.of({**answer, "customer": named, "moved_to": account.customer})
    account = _noted(program, event, account, answer, entered)
    made = None if done.placed is None else done.placed.made
    told_so = NO_ANSWER if answer is None else answer
    return Applied(told_so, account, done.follow, told, made=made)


def _merged(
    program: Program,
    event: events.Merge,
    held: Account,
    gone: Account | None,
    versions: Mapping[str, Program],
) -> Applied:
    """Bring an account into another, on the later day of the two: neither goes back in time."""
    if gone is None:
        refuse(MergeAlone(NOWHERE, ("from",), event.from_))
    if gone.customer in (held.customer, *held.merged):
        refuse(SameCustomer(NOWHERE, ("from",), event.customer, event.from_))
    _is_of(event.from_, gone)
    at = max(each for each in (event.at, held.last_at, gone.last_at) if each)
    now = replace(event, at=at)
    stays, goes = (_to_its_day(program, now, each, versions) for each in (held, gone))
    joint, reached, *_ = merging.merge(program, event.id, stays.account, goes.account)
    done = settled(program, now, Done(joint, reached))
    account = done.account
    passed = Passed(
        joint,
        (*stays.awards, *goes.awards),
        stays.expired + goes.expired,
        (*stays.status, *goes.status),
    )
    told = _told(program, event, account, passed, done, joint)
    answer = _answer(program, event, told, account, passed)
    if at != event.at:
        answer = Answer.of({**answer, "late": True})
    entered = {"version": program.version, "last_at": at}
    account = _noted(program, event, account, answer, entered)
    return Applied(answer, account, (), told, merging.moved(gone, account))


def _noted(
    program: Program,
    event: events.AnyEvent,
    account: Account,
    answer: Answer | None,
    entered: Mapping[str, Any],
) -> Account:
    """An account that knows the event when it comes again, and forgets what is old.

    `entered` are fields that say under what version it was entered, and when.
    """
    if isinstance(event, events.Day):
        return passing.fold(program, replace(account, **entered))
    answers = dict(account.answers)
    if answer is not None:
        answers[_id(event)] = answer.text
    while len(answers) > LATEST:
        del answers[next(iter(answers))]
    seen = Grown.plus(account.seen, _id(event), seen_of(program, event))
    return passing.fold(program, replace(account, seen=seen, answers=answers, **entered))


def seen_of(program: Program, event: events.AnyEvent) -> Seen:
    """What is kept of an event, to know it when it comes again."""
    return Seen.of(content_of(event, program), local(program, event.at).date())


def _caught_up(past: Past, event: events.AnyEvent, held: Account, done: Done) -> Done:
    account, reached, *_ = passing.caught_up(past.program, held, done.account, _id(event))
    if not isinstance(event, events.TakesBack):
        account, more, *_ = remembered_late(past, account, _id(event), event.at)
        reached += more
    placed = done.placed and done.placed._replace(reached=(*done.placed.reached, *reached))
    return replace(done, account=account, awards=(*done.awards, *reached), placed=placed)


def _to_its_day(
    program: Program, event: events.AnyEvent, account: Account, older: Mapping[str, Program]
) -> Passed:
    """Let time pass to an event's day; then the tier may be another one under a new version.

    For a late event it stays as it is, and is looked at from that day.
    """
    day = local(program, event.at).date()
    if account.is_past(event.at):
        latest = older.get(account.version, program)
        return Passed(replace(back_under(program, latest, account), day=day))
    passed = passing.pass_time(program, account, day, older)
    if passed.account.version in ("", program.version):
        return passed
    now = _under_new_version(program, older.get(passed.account.version), passed.account)
    return passed._replace(account=now.account, awards=passed.awards + now.awards)


def _under_new_version(program: Program, before: Program | None, account: Account) -> Awarded:
    """The tier as a new version of the programme sees it, when the account comes under it."""
    if account.joined is None:
        return Awarded(account, ())
    return tiers.observe(program, tiers.held_anew(program, before, account))


def _id(event: events.AnyEvent) -> str:
    return event.id or ""


def _known(program: Program, event: events.AnyEvent, account: Account) -> Answer | None:
    """The answer to an event applied before, in full if it is one of the latest.

    The same id with other content is refused.
    """
    seen = account.seen.get(_id(event))
    if seen is None:
        return None
    if not seen.is_of(content_of(event, program)):
        refuse(SameIdOtherContent(NOWHERE, ("id",), _id(event)))
    answer = account.answers.get(_id(event))
    told = {"event": _id(event)} if answer is None else json.loads(answer)
    return Answer.of({**told, "repeated": True})


def _is_of(customer: str | None, account: Account) -> None:
    if account.moved_to is not None:
        refuse(AccountMoved(NOWHERE, ("customer",), account.customer, account.moved_to))
    if customer is not None and customer not in (account.customer, *account.merged):
        refuse(OtherCustomer(NOWHERE, ("customer",), customer, account.customer))


def refuse_too_old(event: events.AnyEvent, account: Account) -> None:
    """Refuse an event that is earlier than the account's last."""
    if account.last_at is not None and account.is_past(event.at):
        times = event.at.isoformat(), account.last_at.isoformat()
        refuse(OutOfOrder(NOWHERE, ("at",), _id(event), *times))


def standing_before(
    program: Program, account: Account, order: Order, older: Mapping[str, Program]
) -> Standing:
    """The customer on the day of an order, once time has passed to it.

    Refuses an order of another customer. One that is earlier than the account's last event finds
    the customer as they stand now.
    """
    _is_of(order.customer, account)
    passed = sent(order, _to_its_day(program, order, account, older).account)
    passed = orders.without_gifts(program, passed)
    return standing_of(program, passed, newcomer=passed.joined is None, dated=True)


# The answer --------------------------------------------------------------------------------


def _told(
    program: Program,
    event: events.AnyEvent,
    account: Account,
    passed: Passed,
    done: Done,
    held: Account,
) -> Told:
    placed = done.placed
    if placed is not None:
        return lambda telling: orders.told(telling(program), placed, account)
    return lambda telling: _of_event(telling(program), event, account, passed, done, held)


def _of_event(
    tell: Telling,
    event: events.AnyEvent,
    account: Account,
    passed: Passed,
    done: Done,
    held: Account,
) -> EventOutcome:
    program, back = tell.program, done.back
    lapsed = account.totals.expired - passed.account.totals.expired
    retained = back.retained if back else None
    refund = isinstance(event, events.Refund)
    return tell.event_outcome(
        event=_id(event),
        customer=account.customer or None,
        program_version=program.version,
        awards=tuple(map(tell.value, (*passed.awards, *done.awards))),
        expired=tell.amount(passed.expired + max(0, lapsed)),
        balance=balance_of(program, account, tell),
        tier=tier_of(program, account, tell),
        stamps=account.stamps_held,
        vouchers=vouchers_of(account, tell),
        follow=done.follow,
        points=None if back is None else _moved(tell, back),
        refund_value=tell.money(back.refunded) if refund and back else None,
        retained=None if retained is None else tell.money(retained),
        status_points=_status_points(tell, account, held, (*passed.status, *done.status)),
        silent=tuple(map(tell.value, done.silent)) or None,
        vouchers_used=back.vouchers_used or None if back else None,
        stood_in_for=back.stood_in_for if back else None,
    )


def _status_points(
    tell: Telling, account: Account, before: Account, awards: tuple[StatusAward, ...]
) -> StatusPointsOutcome | None:
    """What an event, and time before it, gave or took of status points; what is counted now."""
    total = counts.status_points(tell.program, account)
    if total is None:
        return None
    was, now = (each.counted.get("status_points", 0) for each in (before, account))
    return tell.status_points(now - was, total, tuple(map(tell.value, awards)))


def _moved(tell: Telling, back: Returned) -> PointsMoved:
    return tell.points_moved(tell.amount(back.taken_back), tell.amount(back.given_back))


def _answer(
    program: Program, event: events.AnyEvent, told: Told, account: Account, passed: Passed
) -> Answer:
    """An outcome in JSON; of an order, with what time brought the customer just before it."""
    text = cast(str, told(text_of))
    if isinstance(event, Order) and account.customer and (passed.awards or passed.expired):
        before = {"awards": passed.awards, "expired": program.amount(passed.expired)}
        text = f'{text[:-1]},"before":{encoded(to_plain(before))}}}'
    return Answer(text)
