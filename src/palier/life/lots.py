"""Points in lots: put in, used, expired, given back, turned into vouchers; the totals stay true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import takewhile

from palier.account.days import local, voucher_from, voucher_until
from palier.account.state import Account, HeldVoucher, Totals
from palier.account.sums import Lots, PointLot
from palier.life.idle import Ends, ends_of
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import units_of
from palier.values import replace

FOREVER = dt.date.max


def is_available(lot: PointLot, day: dt.date) -> bool:
    """Whether a lot's points can be used on a day."""
    return lot.available_on is not None and lot.available_on <= day


def is_usable(voucher: HeldVoucher, day: dt.date) -> bool:
    """Whether a voucher can be used on a day: it waits for nothing, and for no later day."""
    ready = voucher.available_on
    return voucher.waits_for is None and (ready is None or ready <= day)


def available(account: Account) -> int:
    """The points that can be used on the account's day; below 0 when there is a deficit."""
    return account.lots.points - account.deficit


def pending(account: Account) -> int:
    """The points that wait for a day, a payment or a delivery."""
    return account.waiting.points


# Moves -------------------------------------------------------------------------------------


def put(account: Account, lot: PointLot, **moves: int) -> Account:
    """Add points; those that can be used fill a deficit first. `moves` are those of `total`."""
    totals = _moved(account.totals, moves)
    if lot.points <= 0:
        return replace(account, totals=totals)
    if not is_available(lot, account.today):
        return replace(account, totals=totals, waiting=account.waiting.plus(lot))
    filled = min(account.deficit, lot.points)
    if filled:
        lot = replace(lot, points=lot.points - filled)
    held = account.lots.plus(lot) if lot.points else account.lots
    return replace(account, totals=totals, lots=held, deficit=account.deficit - filled)


def arrive(account: Account) -> Account:
    """Points that waited for the account's day can be used from now on."""
    come = [lot for lot in account.waiting if is_available(lot, account.today)]
    if not come:
        return account
    lots = account.lots
    for lot in come:
        lots = lots.plus(lot)
    still = Lots(lot for lot in account.waiting if lot not in come)
    return settle(replace(account, lots=lots, waiting=still))


def settle(account: Account) -> Account:
    """Let points that have become available fill a deficit."""
    if not account.deficit:
        return account
    account, taken = draw(account, account.deficit)
    return replace(account, deficit=account.deficit - points_of(taken))


class Used(NamedTuple):
    """An account after points were used, and the lots they came from."""

    account: Account
    taken: tuple[PointLot, ...]


def use(account: Account, points: int) -> Used:
    """Use available points, soonest to expire first. More than there are is a fault of ours."""
    after, taken = draw(account, points)
    if points_of(taken) != points:
        raise ValueError(f"{points} points used, fewer available")
    return Used(total(after, used=points), taken)


def points_of(lots: Iterable[PointLot]) -> int:
    """The points of some lots."""
    return sum(each.points for each in lots)


def expire(account: Account, ends: Ends) -> tuple[Account, int]:
    """Let lots whose last day is before the account's day expire; how many points that was."""
    day = account.today
    if ends.lasting:
        return account, 0
    if ends.idle is not None and ends.idle < day:
        gone, lots, waiting = account.all_lots, Lots(), Lots()
    else:
        lots, past = _split(account.lots, day)
        waiting, lost = _split(account.waiting, day)
        gone = (*past, *lost)
    if not gone:
        return account, 0
    account = replace(account, lots=lots, waiting=waiting)
    for lot in gone:
        account = _lapsed(account, lot)
    return account, points_of(gone)


def _split(lots: Lots, day: dt.date) -> tuple[Lots, tuple[PointLot, ...]]:
    """Those of some lots that are still good on a day, and those that are past."""
    past = tuple(takewhile(lambda lot: (lot.expires_on or FOREVER) < day, lots))
    return (Lots(lots[len(past) :]), past) if past else (lots, past)


def _lapsed(account: Account, lot: PointLot) -> Account:
    """Points expire; it is kept whose they were, so that a return does not take them twice."""
    lapsed = {**account.lapsed, lot.source: account.lapsed.get(lot.source, 0) + lot.points}
    return total(replace(account, lapsed=lapsed), expired=lot.points)


def end_with(program: Program, before: Account, account: Account) -> Account:
    """Points that only what came back had kept alive: they end with it."""
    was, now, day = ends_of(program, before).idle, ends_of(program, account), account.today
    if was is None or now.idle is None or not now.idle < day <= was:
        return account
    return expire(account, now)[0]


def give_back(
    account: Account, taken: tuple[PointLot, ...], start: int, end: int, *, lasting: bool = False
) -> Account:
    """Give used points back, those numbered start to end from the last one used.

    They return to the lots they came from, with their dates; a lot that is past comes back expired,
    unless the customer's points are `lasting`.
    """
    passed = 0
    for each in reversed(taken):
        low, high = max(start - passed, 0), min(end - passed, each.points)
        passed += each.points
        if low < high:
            lot = replace(each, points=high - low)
            account = give_in(total(account, used=-lot.points), lot, lasting=lasting)
    return account


def give_in(account: Account, lot: PointLot, *, lasting: bool = False) -> Account:
    """Add points whose last day may be past: then they come expired, unless they are `lasting`."""
    if not lasting and lot.expires_on is not None and lot.expires_on < account.today:
        return _lapsed(account, lot)
    return put(account, lot)


def adjust_down(account: Account, points: int, *, below_zero: bool) -> Account:
    """Take points by hand; what is not there becomes a deficit, where the file allows one."""
    account, drawn = draw(account, points)
    taken = points_of(drawn)
    owed = points - taken if below_zero else 0
    account = replace(account, deficit=account.deficit + owed)
    return total(account, adjusted=-(taken + owed))


def draw(account: Account, points: int) -> tuple[Account, tuple[PointLot, ...]]:
    """Draw up to so many available points, soonest to expire first."""
    taken: list[PointLot] = []
    left = points
    for lot in account.lots:
        if left <= 0:
            break
        part = min(left, lot.points)
        taken.append(replace(lot, points=part))
        left -= part
    if not taken:
        return account, ()
    last = account.lots[len(taken) - 1]
    rest = last.points - taken[-1].points
    kept = Lots((*([replace(last, points=rest)] if rest else []), *account.lots[len(taken) :]))
    return replace(account, lots=kept), tuple(taken)


def total(account: Account, **moves: int) -> Account:
    """Enter moves of points: `opened`, `earned`, `adjusted`, `used`, `expired`, `taken_back`."""
    return replace(account, totals=_moved(account.totals, moves))


def _moved(totals: Totals, moves: Mapping[str, int]) -> Totals:
    changed = {name: getattr(totals, name) + points for name, points in moves.items() if points}
    return replace(totals, **changed)


# Vouchers ----------------------------------------------------------------------------------


def cost_of(reward: Reward) -> int:
    """What a reward costs, in the unit collected; nothing, where it is given only."""
    return 0 if reward.cost is None else units_of(reward.cost)


def claim(account: Account, reward: Reward, voucher: str, points: int) -> Account:
    """Turn available points into a voucher, which is called by the id of its claim."""
    account, made = turned(account, reward, voucher, points)
    return with_vouchers(account, (made,))


def turned(
    account: Account, reward: Reward, voucher: str, points: int
) -> tuple[Account, HeldVoucher]:
    """Available points turned into a voucher that is not in hand yet, and the account without."""
    account, taken = use(account, points)
    return account, replace(_new(account, reward, voucher), taken=taken)


class Giver(NamedTuple):
    """What gives a voucher: the event it is given up with, and whether that is an order."""

    event: str
    is_order: bool = False


def give(account: Account, reward: Reward, giver: Giver, number: int = 1) -> Account:
    """Vouchers that a rule gives; each is called by what gave it and by its reward."""
    if not number:
        return account
    name = f"{giver.event}/{reward.label}"
    mine = (each for each in account.vouchers if each.given_by == giver.event)
    first = 1 + sum(each.reward == reward.label for each in mine)
    one = replace(_new(account, reward, name), given_by=giver.event)
    one = _awaited(one, reward) if giver.is_order else one
    numbers = range(first, first + number)
    made = [one if nth == 1 else replace(one, id=f"{name}/{nth}") for nth in numbers]
    return with_vouchers(account, made)


def give_complete(
    program: Program, account: Account, reward: Reward, giver: Giver, number: int = 1
) -> Account:
    """As `give`, for what an event completes: a tier that is reached, a card that fills up.

    A late event completes it together with later ones, and so on the day on which it comes.
    """
    last, day = account.last_at, account.day
    comes = account.today if last is None else max(account.today, local(program, last).date())
    return replace(give(replace(account, day=comes), reward, giver, number), day=day)


def _new(account: Account, reward: Reward, voucher: str) -> HeldVoucher:
    """A voucher of the account's day, good from the day that its reward says."""
    day = account.today
    ready = voucher_from(reward, day)
    return HeldVoucher(
        id=voucher,
        reward=reward.label,
        claimed_on=day,
        expires_on=voucher_until(reward, ready),
        rule=reward.id,
        automatic=reward.automatic,
        available_on=None if ready == day else ready,
    )


def _awaited(voucher: HeldVoucher, reward: Reward) -> HeldVoucher:
    """A voucher of an order, where it waits for the payment or the delivery of it."""
    after = reward.available.after
    if after is None or not reward.available.waits:
        return voucher
    return replace(voucher, expires_on=None, available_on=None, waits_for=after.value)


def milestone(account: Account, rewards: Iterable[Reward], order: str, reached: str) -> Account:
    """Vouchers that waited for the payment or the delivery of an order are good from its day on."""
    known = {each.label: each for each in rewards}

    def ready(held: HeldVoucher) -> HeldVoucher:
        reward = known.get(held.reward)
        if reward is None or held.given_by != order or held.waits_for != reached:
            return held
        now = _new(account, reward, held.id)
        return replace(
            held, waits_for=None, expires_on=now.expires_on, available_on=now.available_on
        )

    return replace(account, vouchers=tuple(map(ready, account.vouchers)))


def with_vouchers(account: Account, vouchers: Iterable[HeldVoucher]) -> Account:
    """An account with more vouchers in hand, oldest first."""
    return replace(account, vouchers=oldest_first((*account.vouchers, *vouchers)))


def oldest_first(vouchers: Iterable[HeldVoucher]) -> tuple[HeldVoucher, ...]:
    """Vouchers in the order in which they are kept in hand."""
    return tuple(sorted(vouchers, key=lambda each: (each.claimed_on, each.id)))
