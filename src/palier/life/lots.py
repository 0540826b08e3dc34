"""Points in lots: put in, used, expired, given back, turned into vouchers; the totals stay true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from palier import tree
from palier.account.days import day_after
from palier.account.state import Account, HeldVoucher, PointLot, TakenFrom, Totals
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import units_of

FOREVER = dt.date.max


def is_available(lot: PointLot, day: dt.date) -> bool:
    """Whether a lot's points can be used on a day."""
    return lot.available_on is not None and lot.available_on <= day


def available(account: Account) -> int:
    """The points that can be used on the account's day; below 0 when there is a deficit."""
    day = account.today
    held = sum(lot.points for lot in account.lots if is_available(lot, day))
    return held - account.deficit


def pending(account: Account) -> int:
    """The points that wait for a day, a payment or a delivery."""
    day = account.today
    return sum(lot.points for lot in account.lots if not is_available(lot, day))


def idle_until(program: Program, account: Account) -> dt.date | None:
    """The last day of all points of a customer who does not order, if the file has such a rule."""
    start = account.last_order or account.joined
    times = [
        each.duration
        for each in program.points.expiries
        if isinstance(each, tree.ExpireWithoutOrder)
    ]
    if start is None or not times:
        return None
    return min(day_after(start, time) for time in times)


def is_idle_rule(rule: object) -> bool:
    """Whether a rule of expiry is about customers who do not order."""
    return isinstance(rule, tree.ExpireWithoutOrder)


def expires_on(lot: PointLot, idle: dt.date | None) -> dt.date | None:
    """The last day of a lot: its own, or that of an idle customer, whichever is first."""
    days = [day for day in (lot.expires_on, idle) if day is not None]
    return min(days, default=None)


def soonest_first(lots: Iterable[PointLot]) -> list[PointLot]:
    """Lots in the order they are used, which is that of an account: soonest to expire, oldest."""
    return sorted(lots, key=_rank)


def _rank(lot: PointLot) -> tuple[dt.date, dt.date, str, dt.date]:
    last, first = lot.expires_on or FOREVER, lot.available_on or FOREVER
    return last, lot.earned_on, lot.source, first


# Moves -------------------------------------------------------------------------------------


def put(account: Account, lot: PointLot) -> Account:
    """Add points; those that can be used fill a deficit first."""
    if lot.points <= 0:
        return account
    day = account.today
    filled = min(account.deficit, lot.points) if is_available(lot, day) else 0
    kept = replace(lot, points=lot.points - filled)
    lots = _with(account.lots, kept) if kept.points else account.lots
    return replace(account, lots=lots, deficit=account.deficit - filled)


def _with(lots: tuple[PointLot, ...], lot: PointLot) -> tuple[PointLot, ...]:
    """Lots and one more, which joins the one it was once part of."""
    same = next((each for each in lots if _same(each, lot)), None)
    if same is None:
        return tuple(soonest_first((*lots, lot)))
    merged = replace(same, points=same.points + lot.points)
    return tuple(merged if each is same else each for each in lots)


def _same(one: PointLot, other: PointLot) -> bool:
    return replace(one, points=0) == replace(other, points=0)


def settle(account: Account) -> Account:
    """Let points that have become available fill a deficit."""
    if not account.deficit:
        return account
    account, taken = draw(account, account.deficit)
    return replace(account, deficit=account.deficit - sum(each.points for each in taken))


class Used(NamedTuple):
    """An account after points were used, and the lots they came from."""

    account: Account
    taken: tuple[TakenFrom, ...]


def use(account: Account, points: int) -> Used:
    """Use available points, soonest to expire first. More than there are is a fault of ours."""
    after, taken = draw(account, points)
    if sum(each.points for each in taken) != points:
        raise ValueError(f"{points} points used, fewer available")
    return Used(total(after, used=points), taken)


def expire(account: Account, idle: dt.date | None) -> tuple[Account, int]:
    """Let lots whose last day is before the account's day expire; how many points that was."""
    day = account.today
    gone = [lot for lot in account.lots if (expires_on(lot, idle) or FOREVER) < day]
    if not gone:
        return account, 0
    account = replace(account, lots=tuple(lot for lot in account.lots if lot not in gone))
    for lot in gone:
        account = _lapsed(account, lot)
    return account, sum(lot.points for lot in gone)


def _lapsed(account: Account, lot: PointLot) -> Account:
    """Points expire; it is kept whose they were, so that a return does not take them twice."""
    lapsed = {**account.lapsed, lot.source: account.lapsed.get(lot.source, 0) + lot.points}
    return total(replace(account, lapsed=lapsed), expired=lot.points)


def give_back(account: Account, taken: tuple[TakenFrom, ...], start: int, end: int) -> Account:
    """Give used points back, those numbered start to end from the last one used.

    They return to the lots they came from, with their dates; a lot that is past comes back expired.
    """
    passed = 0
    for each in reversed(taken):
        low, high = max(start - passed, 0), min(end - passed, each.points)
        passed += each.points
        if low < high:
            lot = replace(each.lot, points=high - low)
            account = give_in(total(account, used=-lot.points), lot)
    return account


def give_in(account: Account, lot: PointLot) -> Account:
    """Add points whose last day may be past: then they come expired."""
    if lot.expires_on is not None and lot.expires_on < account.today:
        return _lapsed(account, lot)
    return put(account, lot)


def adjust_down(account: Account, points: int, *, below_zero: bool) -> Account:
    """Take points by hand; what is not there becomes a deficit, where the file allows one."""
    account, drawn = draw(account, points)
    taken = sum(each.points for each in drawn)
    owed = points - taken if below_zero else 0
    account = replace(account, deficit=account.deficit + owed)
    return total(account, adjusted=-(taken + owed))


def draw(account: Account, points: int) -> tuple[Account, tuple[TakenFrom, ...]]:
    """Draw up to so many available points, soonest to expire first."""
    day = account.today
    taken: list[TakenFrom] = []
    left = points
    drawn: dict[int, int] = {}
    for lot in soonest_first(lot for lot in account.lots if is_available(lot, day)):
        part = min(left, lot.points)
        if part > 0:
            drawn[id(lot)] = part
            taken.append(TakenFrom(replace(lot, points=part), part))
            left -= part
    lots = (
        replace(lot, points=lot.points - drawn[id(lot)]) if id(lot) in drawn else lot
        for lot in account.lots
    )
    return replace(account, lots=tuple(lot for lot in lots if lot.points)), tuple(taken)


def total(account: Account, **moves: int) -> Account:
    """Enter moves of points: `opened`, `earned`, `adjusted`, `used`, `expired`, `taken_back`."""
    totals = account.totals
    changed = {name: getattr(totals, name) + points for name, points in moves.items()}
    return replace(account, totals=replace(totals, **changed))


def balanced(totals: Totals, held: int) -> bool:
    """Whether all that came in is accounted for.

    >>> balanced(Totals(earned=50, used=30), 20)
    True
    """
    came = totals.opened + totals.earned + totals.adjusted
    return came == held + totals.used + totals.expired + totals.taken_back


# Vouchers ----------------------------------------------------------------------------------


def cost_of(reward: Reward) -> int:
    """What a reward costs, in the unit collected."""
    return units_of(reward.cost)


def claim(account: Account, reward: Reward, voucher: str) -> Account:
    """Turn available points into a voucher, which is called by the id of its claim."""
    day = account.today
    account, taken = use(account, cost_of(reward))
    until = None if reward.valid is None else day_after(day, reward.valid)
    held = HeldVoucher(voucher, reward.label, day, until, reward.id, reward.automatic, taken)
    return with_vouchers(account, (held,))


def with_vouchers(account: Account, vouchers: Iterable[HeldVoucher]) -> Account:
    """An account with more vouchers in hand, oldest first."""
    held = sorted((*account.vouchers, *vouchers), key=lambda each: (each.claimed_on, each.id))
    return replace(account, vouchers=tuple(held))


def claim_automatically(program: Program, account: Account, event: str) -> Account:
    """Claim what is given automatically as soon as the points reach its cost, cheapest first."""
    automatic = [each for each in program.rewards if each.automatic and cost_of(each) > 0]
    for reward in sorted(automatic, key=cost_of):
        while available(account) >= cost_of(reward):
            voucher = f"{event}/{reward.id}/{len(account.vouchers) + 1}"
            account = claim(account, reward, voucher)
    return account
