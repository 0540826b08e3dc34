"""Returns: what comes back of an order moves money, points, stamps, counts and the tier back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import Any

from palier.account.days import last_day_of_returns
from palier.account.events import ReferralUndone, Refund
from palier.account.reading import event_json
from palier.account.state import Account, OrderRecord
from palier.account.sums import PointLot
from palier.engines.quote import Quote
from palier.life import counts, kept, lots
from palier.life.awarding import fixed_expiry
from palier.life.by_itself import Undone
from palier.life.claims import still_due, used_already, withdraw
from palier.life.forgiven import take_forgiven
from palier.life.lots import with_vouchers
from palier.life.orders import limits_used
from palier.life.past import Past
from palier.life.purchases import with_products
from palier.life.renaming import back_under, forward
from palier.life.stamps_back import not_used_after_all, stamps_without
from palier.life.undoing import count_again, give_again, give_up, not_had, take_back
from palier.problem.event import refuse
from palier.problem.life import (
    MissingVersion,
    NothingLeftToReturn,
    ReturnTooLate,
    TooManyReturned,
    UnknownLine,
    UnknownOrder,
)
from palier.program.model import Program
from palier.source import NOWHERE, nearest
from palier.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Returned:
    """An account after a return, and what moved: points taken and given back, money refunded.

    `retained` is money kept of the refund for points that are no longer there.
    `vouchers_used` are the rewards that the order gave and that are used already. `stood_in_for` is
    the version that the order was placed under, where another one had to stand in for it.
    """

    account: Account
    taken_back: int
    given_back: int = 0
    refunded: int = 0
    retained: int | None = None
    vouchers_used: tuple[str, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()
    stood_in_for: str | None = None


def refund(
    program: Program, event: Refund, account: Account, older: Mapping[str, Program]
) -> Returned:
    """Enter a return, reckoned by the version of the programme that the order was placed under."""
    record = record_of(program, account, event.order)
    if record is None:
        until = last_day_of_returns(program, account.seen[event.order].day)
        accepted = program.returns.accepted_for
        refuse(ReturnTooLate(NOWHERE, ("order",), event.order, until, accepted))
    old = _placed_under(program, record, older)
    back = units_back(program, event, record, account)
    made = kept.original(old, record)
    now = _at_least(kept.kept_of(old, record, made, back), record)
    now = now if old.returns.gives_points else replace(now, given_back=0)
    owed = account.deficit
    full = record.all_of(back)
    account = stamps_without(back_under(old, program, account), record, made, back)
    lasting = program.lasts_at(account.tier.name)
    account = _give_back(account, record, now.given_back, lasting=lasting)
    account, taken, forgiven = _take_back(old, account, record, now.points, lasting=lasting)
    if account.customer:
        account = _uncount(old, account, record, made, now, taken + forgiven, full=full)
        status = [kept.status_of(old, record, made, each) for each in (back, record.returned)]
        less = [("status_points", status[0] - status[1])]
        account = counts.count(account, record.day, less)
    account = forward(program, account)
    before, whole = account, full and not record.is_back
    changed = replace(
        record,
        returned=back,
        vouchers=() if whole and old.returns.gives_rewards else record.vouchers,
        taken_back=record.taken_back + taken,
        forgiven=record.forgiven + forgiven,
        given_back=now.given_back,
        refunded=now.refunded,
    )
    orders = tuple(changed if each.order.id == event.order else each for each in account.orders)
    account = _last_order(replace(account, orders=orders))
    used: tuple[str, ...] = ()
    if whole:
        account = not_used_after_all(program, account, record, older)
        account = _whole_order_back(program, old, account, record, lasting=lasting)
        account, used = withdraw(account, record)
    account, again = take_forgiven(account, lasting=lasting)
    undone = Undone(event.order, record.day, record.tier_before, record.tier_reached, full)
    account, tier_taken = count_again(Past(program, older), account, undone)
    account = lots.end_with(program, before, account)
    account, missing = _retain(old, account, record, owed)
    follow = tuple(_undone(program, event, account, record)) if whole else ()
    refunded = now.refunded - record.refunded
    moved = now.given_back - record.given_back
    retained = _money_for(old, record.retained, missing) if old.returns.retains else None
    taken += again + tier_taken - missing
    stood_in = record.version if old.version != record.version else None
    return Returned(account, taken, moved, refunded, retained, used, follow, stood_in)


def _placed_under(program: Program, record: OrderRecord, older: Mapping[str, Program]) -> Program:
    """The version that an order was placed under, or this one where it comes to the same for it.

    Refused when that version is not at hand and this one comes to something else.
    """
    if record.version == program.version:
        return program
    old = older.get(record.version)
    if old is None and kept.reckons_alike(program, record):
        return program
    if old is None:
        refuse(MissingVersion(NOWHERE, ("order",), record.order.id or "", record.version))
    return old


def _retain(old: Program, account: Account, record: OrderRecord, owed: int) -> tuple[Account, int]:
    """What a return made the customer owe is retained on the refund instead: so many points."""
    missing = account.deficit - owed
    if not old.returns.retains or missing <= 0:
        return account, 0
    source = record.order.id
    orders = tuple(
        replace(each, retained=each.retained + missing) if each.order.id == source else each
        for each in account.orders
    )
    account = replace(account, deficit=owed, orders=orders)
    return lots.total(account, taken_back=-missing), missing


def _money_for(old: Program, before: int, more: int) -> int:
    """What is retained for some points more: all of them at the rate, rounded down once."""
    worth = (old.worth_of(points) or Fraction(0) for points in (before + more, before))
    now, then = (floor(each) for each in worth)
    return now - then


def record_of(program: Program, account: Account, order: str) -> OrderRecord | None:
    """An order of the account; None when it is folded away. One nobody placed is refused."""
    record = next((each for each in reversed(account.orders) if each.order.id == order), None)
    seen = account.seen.get(order)
    if record is None and (seen is None or last_day_of_returns(program, seen.day) >= account.today):
        close = nearest(order, [each.order.id or "" for each in account.orders])
        refuse(UnknownOrder(NOWHERE, ("order",), order, close))
    return record


def units_back(
    program: Program, event: Refund, record: OrderRecord, account: Account
) -> tuple[int, ...]:
    """The units of each line that have come back with this return; refused when there are fewer."""
    lines = record.order.lines
    if event.lines is None:
        back = tuple(line.quantity for line in lines)
    else:
        units = list(record.units_back)
        for each in event.lines:
            if 0 <= each.line < len(units):
                units[each.line] += each.quantity
        back = tuple(units)
    _refuse(program, event, record, back, account.today)
    return back


def _at_least(now: kept.Kept, record: OrderRecord) -> kept.Kept:
    """What was refunded or given back once is never asked for again."""
    return replace(
        now,
        refunded=max(now.refunded, record.refunded),
        given_back=max(now.given_back, record.given_back),
    )


def _refuse(
    program: Program, event: Refund, record: OrderRecord, back: tuple[int, ...], day: dt.date
) -> None:
    """Refuse a return that comes too late, or of more than is left."""
    until = last_day_of_returns(program, record.day)
    accepted = program.returns.accepted_for
    if day > until:
        refuse(ReturnTooLate(NOWHERE, ("order",), event.order, until, accepted))
    if record.is_back:
        refuse(NothingLeftToReturn(NOWHERE, ("order",), event.order))
    lines = len(record.order.lines)
    for at, each in enumerate(event.lines or ()):
        if not 0 <= each.line < lines:
            path = ("lines", at, "line")
            refuse(UnknownLine(NOWHERE, path, event.order, each.line, lines))
    for row, units in enumerate(back):
        before = record.units_back[row]
        left = record.order.lines[row].quantity - before
        if units - before > left:
            refuse(TooManyReturned(NOWHERE, ("lines",), event.order, row, units - before, left))


# Points ------------------------------------------------------------------------------------


def _give_back(account: Account, record: OrderRecord, until: int, *, lasting: bool) -> Account:
    """Give used points back, counting from those already given back."""
    if until <= record.given_back:
        return account
    return lots.give_back(account, record.used_from, record.given_back, until, lasting=lasting)


def _take_back(
    old: Program, account: Account, record: OrderRecord, points: int, *, lasting: bool
) -> tuple[Account, int, int]:
    """Take back what the units kept no longer earn; cumulative, and given again if they do."""
    source = record.order.id or ""
    owed = max(0, record.awarded - points) - record.taken_back - record.forgiven
    if owed > 0:
        below = old.points.below_zero or old.returns.retains
        return take_back(account, source, owed, below_zero=below, lasting=lasting)
    forgiven = min(-owed, record.forgiven)
    again = -owed - forgiven
    if again:
        account = give_again(account, _lot_again(old, account, record, again), lasting=lasting)
    return account, -again, -forgiven


def _lot_again(old: Program, account: Account, record: OrderRecord, points: int) -> PointLot:
    source = record.order.id or ""
    lot = next((each for each in account.all_lots if each.source == source), None)
    if lot is not None:
        return replace(lot, points=points)
    return PointLot(source, points, record.day, account.day, fixed_expiry(old, record.day))


# Counts ------------------------------------------------------------------------------------


def _uncount(
    old: Program,
    account: Account,
    record: OrderRecord,
    made: Quote,
    now: kept.Kept,
    points: int,
    *,
    full: bool,
) -> Account:
    """Count less on the day of the order; a full return gives the uses of limits back."""
    amounts = [("spent", record.refunded - now.refunded)]
    amounts += [("points_earned", -points)]
    if full and not record.is_back:
        had = used_already(account, record)
        used = limits_used(old, made.reckoned, had=had) if old.returns.gives_uses else ()
        amounts += [("orders", -1), *((key, -amount) for key, amount in used)]
    return counts.count(account, record.day, amounts)


def _whole_order_back(
    program: Program, old: Program, account: Account, record: OrderRecord, *, lasting: bool
) -> Account:
    """A full return gives back vouchers that are good and still due, and what a referral promised.

    Where points are owed, a voucher that comes back pays for them.
    """
    day = account.today
    used = record.vouchers if old.returns.gives_rewards else ()
    good = [each for each in used if each.expires_on is None or day <= each.expires_on]
    back = tuple(each for each in good if still_due(program, account, each))
    account = not_had(program, account, (each for each in good if each not in back))
    due = counts.promises(account.friends_due, record.friends_used, 1)
    account = with_products(old, account, record.order, record.day, -1)
    account = replace(with_vouchers(account, back), friends_due=due)
    return give_up(account, reversed(back), lasting=lasting)


def _last_order(account: Account) -> Account:
    days = (each.day for each in reversed(account.orders) if not each.is_back)
    return replace(account, last_order=next(days, account.last_folded))


# The referral ------------------------------------------------------------------------------


def _undone(
    program: Program, event: Refund, account: Account, record: OrderRecord
) -> Iterator[Mapping[str, Any]]:
    """The event that undoes a referral, for the customer who referred this one."""
    if record.friend_of is not None:
        undone = ReferralUndone(
            id=f"{event.order}/referral/undone",
            at=event.at,
            customer=record.friend_of,
            friend=account.customer,
            order=event.order,
        )
        yield event_json(undone, program)
