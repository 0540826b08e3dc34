"""Whom to write to on a day, and why: the messages of the file, and those that every shop has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import assert_never

from palier import tree
from palier.account.days import day_after, days_after
from palier.account.outcome import Missing
from palier.account.state import Account
from palier.closed import total
from palier.life import celebrating, lots, moments
from palier.life.moments import Asked, Look, Reason, Reminder
from palier.life.movements import ahead
from palier.life.passing import days_passed
from palier.life.standing import event_sheet, gets_nothing, reckon
from palier.program.model import Program
from palier.quantity import Duration, Earned, Money, Points, StatusPoints, units_of
from palier.source import same_name
from palier.tree import Come, Ending, Goal
from palier.values import replace

Finder = Callable[[Look], Iterable[Reminder]]
_NEVER_USUAL = (
    *(Reason.NO_ORDER, Reason.JOINED, Reason.STAMPS_CLOSE, Reason.BALANCE, Reason.TIER_REACHED),
    *(Reason.FRIEND_THANKED, Reason.BIRTHDAY_UNKNOWN, Reason.EVERY_MONTH),
)
USUAL: Mapping[Reason, Finder] = total(
    Reason,
    {
        Reason.TIER_CLOSE: moments.tier_close,
        Reason.TIER_LOST: moments.tier_lost,
        Reason.REWARD_READY: moments.reward_ready,
        Reason.REWARD_CLOSE: moments.reward_close,
        Reason.POINTS_EXPIRE: moments.points_expire,
        Reason.VOUCHER_EXPIRES: moments.vouchers_expire,
        Reason.STAMPS_EXPIRE: moments.stamps_expire,
        Reason.BIRTHDAY: celebrating.birthday,
        Reason.MEMBERSHIP_ENDS: moments.membership_ends,
        **dict.fromkeys(_NEVER_USUAL, moments.nothing),
    },
)
"""What customers are told where the file has no message of that reason."""
ENDINGS: Mapping[Ending, Reason] = total(
    Ending,
    {
        Ending.POINTS: Reason.POINTS_EXPIRE,
        Ending.VOUCHER: Reason.VOUCHER_EXPIRES,
        Ending.STAMPS: Reason.STAMPS_EXPIRE,
        Ending.TIER: Reason.TIER_LOST,
        Ending.MEMBERSHIP: Reason.MEMBERSHIP_ENDS,
        Ending.BIRTHDAY: Reason.BIRTHDAY,
    },
)
COMES: Mapping[Come, Reason] = total(
    Come,
    {
        Come.TIER_REACHED: Reason.TIER_REACHED,
        Come.REWARD_READY: Reason.REWARD_READY,
        Come.FRIEND_THANKED: Reason.FRIEND_THANKED,
        Come.BIRTHDAY: Reason.BIRTHDAY,
        Come.BIRTHDAY_UNKNOWN: Reason.BIRTHDAY_UNKNOWN,
        Come.EVERY_MONTH: Reason.EVERY_MONTH,
    },
)
GOALS = total(Goal, {Goal.TIER: Reason.TIER_CLOSE, Goal.REWARD: Reason.REWARD_CLOSE})


def reminders(
    program: Program, account: Account, asked: Asked, older: Mapping[str, Program] | None = None
) -> tuple[Reminder, ...]:
    """Why to write to a customer on a day, which must not be before the account's last one.

    The messages of the file come first, as written. Whoever has not ticked the box that the file
    asks for is not written to, nor is a customer whom the programme leaves out that day.
    """
    if not wants_messages(program, account):
        return ()
    until = max((asked.until, *(day_after(asked.on, each) for each in _times(program))))
    days = tuple(days_passed(program, account, days_after(until, 1), older or {}))
    before = [each for each in days if each.account.today <= asked.on]
    now = replace(before[-1].account if before else account, day=asked.on)
    if gets_nothing(program, now):
        return ()
    look = Look(program, now, days, asked)
    said = {reason_of(each.moment) for each in program.messages}
    defaults = (find for reason, find in USUAL.items() if reason not in said)
    return (*written(look), *(told for find in defaults for told in find(look)))


def wants_messages(program: Program, account: Account) -> bool:
    """Whether a customer has agreed to be written to, as far as the file asks for it."""
    if program.messages_to is None:
        return True
    box = same_name(program.messages_to)
    return any(ticked for name, ticked in account.facts.items() if same_name(name) == box)


def _times(program: Program) -> Iterator[Duration]:
    """How far ahead the messages of the file look."""
    for each in program.messages:
        if isinstance(each.moment, tree.Ahead):
            yield each.moment.duration


# The messages of the file ----------------------------------------------------------------------


def reason_of(moment: tree.Moment) -> Reason:
    """What a message of a moment is about: the file's takes the place of the usual one."""
    match moment:
        case tree.WithoutOrder():
            return Reason.NO_ORDER
        case tree.AfterJoining():
            return Reason.JOINED
        case tree.Ahead(_, ending):
            return ENDINGS[ending]
        case tree.CloseTo(_, goal):
            return GOALS[goal]
        case tree.OrdersToGo():
            return Reason.TIER_CLOSE
        case tree.StampsToGo():
            return Reason.STAMPS_CLOSE
        case tree.BalanceFrom():
            return Reason.BALANCE
        case tree.WhenIt(comes):
            return COMES[comes]
        case _:
            assert_never(moment)


def written(look: Look) -> Iterator[Reminder]:
    """The messages of the file whose moment has come, and whose conditions the customer meets."""
    if not look.program.messages:
        return
    sheet, values = event_sheet(look.program), reckon(look.program, look.account)
    for message in look.program.messages:
        if values.holds(sheet.rules[message.id].applies):
            for told in _at(message.moment, look):
                yield replace(told, message=message)


def _at(moment: tree.Moment, look: Look) -> Iterable[Reminder]:
    match moment:
        case tree.WithoutOrder(duration):
            last = look.account.last_order or look.account.joined
            return _since(look, Reason.NO_ORDER, last, duration)
        case tree.AfterJoining(duration):
            return _since(look, Reason.JOINED, look.account.joined, duration)
        case tree.Ahead(duration, ending):
            return USUAL[ENDINGS[ending]](_up_to(look, duration))
        case tree.CloseTo(distance, Goal.TIER):
            return _close_to_tier(look, distance)
        case tree.CloseTo(distance):
            return _close_to_reward(look, distance)
        case tree.OrdersToGo(orders):
            return _close_to_tier(look, orders)
        case tree.StampsToGo(stamps):
            return moments.stamps_close(look, stamps)
        case tree.BalanceFrom(amount):
            return _balance(look, units_of(amount))
        case tree.WhenIt(comes):
            return _come(comes, look)
        case _:
            assert_never(moment)


def _up_to(look: Look, time: Duration) -> Look:
    """The same customer, looked at for so long ahead."""
    on = look.asked.on
    return replace(look, asked=replace(look.asked, within=(day_after(on, time) - on).days))


def _since(look: Look, reason: Reason, day: dt.date | None, time: Duration) -> Iterator[Reminder]:
    """What is told some time after a day, once it has passed."""
    if day is not None and look.asked.is_late(day_after(day, time)):
        yield replace(look.told(reason, occasion=day), on=day)


def _close_to_tier(look: Look, distance: int | Earned) -> Iterator[Reminder]:
    above = ahead(look.program, look.account)
    if above and any(all(_within(each, distance) for each in way) for way in above.missing):
        yield from moments.next_tier(look, above)


def _within(missing: Missing, distance: int | Earned) -> bool:
    """Whether what is missing is counted in what a distance is, and is no more."""
    match distance:
        case int():
            return missing.measure == "orders" and (missing.count or 0) <= distance
        case StatusPoints():
            return missing.measure == "status_points" and (missing.count or 0) <= distance.count
        case Money():
            left = missing.amount or missing.points
            return isinstance(left, Money) and left.minor <= distance.minor
        case Points():
            left = missing.points
            return left is not None and units_of(left) <= units_of(distance)
        case _:
            assert_never(distance)


def _close_to_reward(look: Look, distance: Earned) -> Iterator[Reminder]:
    if isinstance(distance, StatusPoints) or isinstance(distance, Money) != look.program.cashback:
        return
    for each in moments.next_reward(look):
        if each.units is not None and each.units <= units_of(distance):
            yield each


def _balance(look: Look, least: int) -> Iterator[Reminder]:
    available = lots.available(look.account)
    if available >= least:
        yield replace(look.told(Reason.BALANCE, occasion=look.spent()), units=available)


def _come(comes: Come, look: Look) -> Iterable[Reminder]:
    match comes:
        case Come.TIER_REACHED:
            return moments.tier_reached(look)
        case Come.REWARD_READY:
            return moments.reward_ready(look)
        case Come.FRIEND_THANKED:
            return moments.friend_thanked(look)
        case Come.BIRTHDAY:
            return celebrating.birthday(replace(look, asked=replace(look.asked, within=0)))
        case Come.BIRTHDAY_UNKNOWN:
            unknown = look.account.birthday is None
            return (look.told(Reason.BIRTHDAY_UNKNOWN),) if unknown else ()
        case Come.EVERY_MONTH:
            above = ahead(look.program, look.account) if look.program.tiers else None
            told = look.told(Reason.EVERY_MONTH, occasion=f"{look.asked.on:%Y-%m}")
            missing = above.missing if above else ()
            return (replace(told, units=lots.available(look.account), missing=missing),)
        case _:
            assert_never(comes)
