"""What came back is undone: its points are taken back, and the tier is counted again without it.

Points are taken from where they are, from vouchers they became, or owed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from palier.account.days import local
from palier.account.state import Account, HeldVoucher
from palier.account.sums import NOTHING, Lots, PointLot
from palier.life import counts, lots, tiers
from palier.life.again import held_again, keepings_without
from palier.life.by_itself import Undone, as_if_never, reaching
from palier.life.limits import uses_of
from palier.life.past import Past
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.rules import Tier
from palier.values import replace

# Points ------------------------------------------------------------------------------------


class TakenBack(NamedTuple):
    """An account after a clawback: how much was taken, and how much the file forgives."""

    account: Account
    taken: int
    forgiven: int


def take_back(
    account: Account, source: str, points: int, *, below_zero: bool, lasting: bool = False
) -> TakenBack:
    """Take points back: first those of their own source, wherever they are now.

    That is its lots, what expired of them, which nobody had the use of, and rewards that were given
    for them automatically. Then come other points that can be used, and vouchers in hand, the last
    one first. What is still missing becomes a deficit, or is forgiven where the balance never goes
    below 0. `lasting`: no point of the customer expires.
    """
    account, left = _from_lots(account, source, points)
    account, left = _from_lapsed(account, source, left)
    account, left = _from_own_vouchers(account, source, left, lasting=lasting)
    account, drawn = lots.draw(account, left)
    left -= lots.points_of(drawn)
    account, left = _from_vouchers(account, _last_first(account), source, left, lasting=lasting)
    forgiven = 0 if below_zero else left
    account = replace(account, deficit=account.deficit + left - forgiven)
    taken = points - forgiven
    return TakenBack(lots.total(account, taken_back=taken), taken, forgiven)


def give_up(account: Account, vouchers: Iterable[HeldVoucher], *, lasting: bool) -> Account:
    """Fill a deficit from vouchers that came back, as points that come back would."""
    free = replace(account, deficit=0)
    after, left = _from_vouchers(free, vouchers, "", account.deficit, lasting=lasting)
    return replace(after, deficit=left)


def take_own(account: Account, source: str, left: int, *, lasting: bool) -> tuple[Account, int]:
    """Take points of a source where they are now, and how many of them are nowhere."""
    account, left = _from_lots(account, source, left)
    account, left = _from_lapsed(account, source, left)
    for voucher in _last_first(account):
        its = min(left, _points_of(voucher, source))
        if its:
            account = _give_up(account, voucher, source, its, lasting=lasting)
            left -= its
    return account, left


def give_again(account: Account, lot: PointLot, *, lasting: bool) -> Account:
    """Points taken back that a later return of the same order turns out to have earned."""
    return lots.give_in(lots.total(account, taken_back=-lot.points), lot, lasting=lasting)


def _from_lots(account: Account, source: str, left: int) -> tuple[Account, int]:
    usable, left = _less(account.lots, source, left)
    waiting, left = _less(account.waiting, source, left)
    return replace(account, lots=usable, waiting=waiting), left


def _less(held: Lots, source: str, left: int) -> tuple[Lots, int]:
    """Lots without so many points of a source, as far as they go, and how many are missing."""
    own = [lot for lot in held if lot.source == source]
    if not own or left <= 0:
        return held, left
    kept: list[PointLot] = []
    for lot in held:
        taken = min(left, lot.points) if lot.source == source else 0
        left -= taken
        if lot.points > taken:
            kept.append(replace(lot, points=lot.points - taken) if taken else lot)
    return Lots(kept), left


def _from_lapsed(account: Account, source: str, left: int) -> tuple[Account, int]:
    """Count points that expired as taken back instead."""
    taken = min(left, account.lapsed.get(source, 0))
    if not taken:
        return account, left
    lapsed = {**account.lapsed, source: account.lapsed[source] - taken}
    kept = {name: points for name, points in lapsed.items() if points}
    return lots.total(replace(account, lapsed=kept), expired=-taken), left - taken


def _last_first(account: Account) -> tuple[HeldVoucher, ...]:
    return tuple(reversed(account.vouchers))


def _points_of(voucher: HeldVoucher, source: str) -> int:
    return lots.points_of(each for each in voucher.taken if each.source == source)


def _from_own_vouchers(
    account: Account, source: str, left: int, *, lasting: bool
) -> tuple[Account, int]:
    """Take points out of what was given for them automatically: others take their place.

    Where there are not enough others, the voucher is given up, and the rest of its cost returns.
    """
    for voucher in _last_first(account):
        asked = min(left, _points_of(voucher, source)) if voucher.automatic else 0
        if 0 < asked <= lots.available(account):
            account = _exchange(account, voucher, source, asked)
        elif asked:
            account = _give_up(account, voucher, source, asked, lasting=lasting)
        left -= asked
    return account, left


def _exchange(account: Account, voucher: HeldVoucher, source: str, points: int) -> Account:
    """Pay so much of a voucher with other points instead of those of a source."""
    account, drawn = lots.draw(account, points)
    others = tuple(each for each in voucher.taken if each.source != source)
    own = (each for each in voucher.taken if each.source == source)
    changed = replace(voucher, taken=(*others, *drawn, *_without(own, points)))
    held = (changed if each.id == voucher.id else each for each in account.vouchers)
    return replace(account, vouchers=tuple(held))


def _without(taken: Iterable[PointLot], points: int) -> Iterator[PointLot]:
    for each in taken:
        left = max(0, each.points - points)
        points = max(0, points - each.points)
        if left:
            yield replace(each, points=left)


def _from_vouchers(
    account: Account, vouchers: Iterable[HeldVoucher], source: str, left: int, *, lasting: bool
) -> tuple[Account, int]:
    """Give up vouchers while points are missing: what each cost covers them, the rest returns."""
    for voucher in vouchers:
        cost = lots.points_of(voucher.taken)
        if left and cost:
            covered = min(left, cost)
            account = _give_up(account, voucher, source, covered, lasting=lasting)
            left -= covered
    return account, left


def _give_up(
    account: Account, voucher: HeldVoucher, source: str, covered: int, *, lasting: bool
) -> Account:
    """Take so many points out of a voucher, those of a source first; the others return."""
    cost = tuple(_own_last(voucher, source))
    kept = tuple(each for each in account.vouchers if each.id != voucher.id)
    account = lots.total(replace(account, vouchers=kept), used=-covered)
    return lots.give_back(account, cost, covered, lots.points_of(cost), lasting=lasting)


def _own_last(voucher: HeldVoucher, source: str) -> Iterator[PointLot]:
    """What a voucher cost, its points of a source last, as those are given up first."""
    yield from (each for each in voucher.taken if each.source != source)
    yield from (each for each in voucher.taken if each.source == source)


# The tier ----------------------------------------------------------------------------------


def count_again(past: Past, account: Account, undone: Undone) -> tuple[Account, int]:
    """Count the tier again without what came back, and take back what it gave on being reached.

    Keeping protects from time, not from returns: a tier reached on or after that event falls to the
    level counted. What comes back late is counted on the last day that the customer has come to.
    Gives the account and the points taken back.
    """
    program, day = past.program, account.day
    if not program.tiers or account.joined is None:
        return account, 0
    if account.last_at is not None:
        last = local(program, account.last_at).date()
        account = replace(account, day=max(last, account.today))
    if undone.full:
        account = as_if_never(program, account, undone)
    past = replace(past, by_itself=reaching(past, account, undone))
    account, taken = _reached_again(past, account, undone)
    account = keepings_without(past, account, undone.event, undone.day, full=undone.full)
    return replace(held_again(past, account, undone), day=day), taken


def _reached_again(past: Past, account: Account, undone: Undone) -> tuple[Account, int]:
    """Climb the tiers reached on or after that event again: those that count from its day on, too.

    What each gave on being reached counts for those above it only. A tier that is reached later now
    keeps its points, of that day; one that no day since then reaches gives them back.
    """
    program = past.program
    low = tiers.rank_of(program, undone.before.name) if tiers.follows_balance(program) else 0
    doubtful = [tier for tier in program.tiers[low:] if _was_reached_since(account, tier, undone)]
    climbed = account
    for tier in doubtful:
        climbed = _not_counting(climbed, tier)
    taken = 0
    for at, tier in enumerate(doubtful):
        first = _first_day(past, climbed, undone, tier.label)
        if first is None:
            for lost in doubtful[at:]:
                account, points = _take_from(program, account, lost, full=undone.full)
                taken += points
            break
        account = _moved(account, tier, first)
        climbed = _count_given(climbed, tier, first, _given(account, tier)[0])
    return account, taken


def _was_reached_since(account: Account, tier: Tier, undone: Undone) -> bool:
    return tier.label in account.reached and _given(account, tier)[1] >= undone.day


def _first_day(past: Past, account: Account, undone: Undone, tier: str) -> dt.date | None:
    """The first day since an event whose counts reach a tier; of a balance, only today is known."""
    today = account.day or undone.day
    if tiers.follows_balance(past.program):
        days = [today]
    else:
        days = sorted({today, *counts.days_since(account, undone.day), *past.first_days()})
    since = (day for day in days if undone.day <= day <= today)
    return next((day for day in since if past.reached(account, day, tier)), None)


def _count_given(account: Account, tier: Tier, day: dt.date, points: int) -> Account:
    more = [("points_earned", points), (tiers.reaching_key(tier.label), points)]
    return counts.count(account, day, more)


def _not_counting(account: Account, tier: Tier) -> Account:
    """An account in which what a tier gave on being reached does not hold that tier."""
    points, day = _given(account, tier)
    source = _source(account, tier)
    held = lots.points_of(lot for lot in account.lots if lot.source == source)
    without = _count_given(account, tier, day, -points)
    return replace(without, deficit=account.deficit + held)


def _moved(account: Account, tier: Tier, first: dt.date) -> Account:
    """What a tier gave on being reached, counted on the day that reaches it now."""
    points, day = _given(account, tier)
    if day == first:
        return account
    account = _count_given(_count_given(account, tier, day, -points), tier, first, points)
    key = tiers.reward_key(tier.label)
    rewards = account.counted.get(key, 0)
    return counts.count(counts.count(account, day, [(key, -rewards)]), first, [(key, rewards)])


def _source(account: Account, tier: Tier) -> str:
    return tiers.reaching(account.reached[tier.label], tier.label)


def _given(account: Account, tier: Tier) -> tuple[int, dt.date]:
    """What was given on reaching a tier, and on which day."""
    points, rewards = tiers.reaching_key(tier.label), tiers.reward_key(tier.label)
    counted = (account.tallies.get(key, NOTHING).days for key in (points, rewards))
    day = max((days[-1] for days in counted if days), default=dt.date.min)
    return account.counted.get(points, 0), day


def not_had(program: Program, account: Account, vouchers: Iterable[HeldVoucher]) -> Account:
    """An account in which rewards of tiers that are lost may be given again: none is used."""
    for voucher in vouchers:
        for tier in (each for each in program.tiers if tiers.gave(each, voucher)):
            key, (_, day) = tiers.reward_key(tier.label), _given(account, tier)
            account = counts.count(account, day, [(key, -account.counted.get(key, 0))])
    return account


def _withdraw(account: Account, tier: Tier, day: dt.date) -> Account:
    kept = tuple(each for each in account.vouchers if not tiers.gave(tier, each))
    less = len(kept) - len(account.vouchers)
    return counts.count(account, day, [(tiers.reward_key(tier.label), less)], vouchers=kept)


def _take_from(
    program: Program, account: Account, tier: Tier, *, full: bool
) -> tuple[Account, int]:
    """Take back what was given on reaching a tier; it may be given again, unless it was had.

    Points that are forgiven were had, and so is a reward that is not in hand any more.
    """
    points, day = _given(account, tier)
    account = _withdraw(account, tier, day)
    below = program.points.below_zero or program.returns.retains
    lasting = program.lasts_at(account.tier.name)
    source = _source(account, tier)
    moved = take_back(account, source, points, below_zero=below, lasting=lasting)
    account = moved.account
    if moved.forgiven:
        forgiven = [(tiers.forgiven_key(tier.label), moved.forgiven)]
        account = counts.count(account, day, forgiven)
    else:
        account = tiers.not_reached(account, tier.label)
    if full and program.returns.gives_uses:
        less = uses_of(program, (), {tier.id: -points})
        account = counts.count(account, day, less)
    return _count_given(account, tier, day, -points), moved.taken
