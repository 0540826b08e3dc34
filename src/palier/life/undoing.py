"""What came back is undone for the tier: it is counted again, and its points are taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from palier.account.state import Account, TierState
from palier.life import counts, tiers
from palier.life.clawback import take_back
from palier.program.model import Program
from palier.program.rules import Tier
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Undone:
    """An event that came back, wholly or in part: its id and day, and the tier around it."""

    event: str
    day: dt.date
    before: TierState
    after: TierState
    full: bool = True


def count_again(program: Program, account: Account, undone: Undone) -> tuple[Account, int]:
    """Count the tier again without what came back, and take back what it gave on being reached.

    Keeping protects from time, not from returns: a tier reached on or after that event falls to the
    level counted. Gives the account and the points taken back.
    """
    if not program.tiers or account.joined is None:
        return account, 0
    if undone.full:
        account = _as_if_never(program, account, undone)
    account, taken = _reached_again(program, account, undone)
    held = tiers.rank_of(program, account.tier.name)
    return replace(account, tier=_again(program, account, undone, held)), taken


def _reached_again(program: Program, account: Account, undone: Undone) -> tuple[Account, int]:
    """Climb the tiers reached on or after that event again, from the one held before it.

    What each gave on being reached counts for those above it only. A tier that is reached later now
    keeps its points, of that day; one that no day since then reaches gives them back.
    """
    low = tiers.rank_of(program, undone.before.name)
    doubtful = [tier for tier in program.tiers[low:] if _was_reached_since(account, tier, undone)]
    climbed = account
    for tier in doubtful:
        climbed = _not_counting(climbed, tier)
    taken = 0
    for at, tier in enumerate(doubtful):
        first = _first_day(program, climbed, undone, tier.rank + 1)
        if first is None:
            for lost in doubtful[at:]:
                account, points = _take_from(program, account, lost)
                taken += points
            break
        account = _moved(account, tier, first)
        climbed = _count_given(climbed, tier, first, _given(account, tier)[0])
    return account, taken


def _was_reached_since(account: Account, tier: Tier, undone: Undone) -> bool:
    return tier.label in account.reached and _given(account, tier)[1] >= undone.day


def _first_day(program: Program, account: Account, undone: Undone, rank: int) -> dt.date | None:
    """The first day since an event whose counts reach a rank; of a balance, only today is known."""
    today = account.day or undone.day
    if tiers.follows_balance(program):
        days = [today]
    else:
        days = sorted({today, *(each.day for each in account.tallies if each.day >= undone.day)})
    reached = (day for day in days if _rank_on(program, account, day) >= rank)
    return next(reached, None)


def _rank_on(program: Program, account: Account, day: dt.date) -> int:
    return tiers.counted_rank(program, _as_of(account, day))


def _count_given(account: Account, tier: Tier, day: dt.date, points: int) -> Account:
    more = [
        ("points_earned", points),
        ("collected", points),
        (tiers.reaching_key(tier.label), points),
    ]
    return counts.count(account, day, more)


def _not_counting(account: Account, tier: Tier) -> Account:
    """An account in which what a tier gave on being reached does not hold that tier."""
    points, day = _given(account, tier)
    held = sum(lot.points for lot in account.lots if lot.source == _source(account, tier))
    without = _count_given(account, tier, day, -points)
    return replace(without, deficit=account.deficit + held)


def _moved(account: Account, tier: Tier, first: dt.date) -> Account:
    """What a tier gave on being reached, counted on the day that reaches it now."""
    points, day = _given(account, tier)
    if day == first:
        return account
    return _count_given(_count_given(account, tier, day, -points), tier, first, points)


def _as_if_never(program: Program, account: Account, undone: Undone) -> Account:
    """What later events remember of the tier before them, without what this one had made of it."""
    orders = tuple(
        replace(each, tier_before=_remembered(program, each.tier_before, undone))
        for each in account.orders
    )
    friends = tuple(
        replace(each, tier_before=_remembered(program, each.tier_before, undone))
        for each in account.friends
    )
    return replace(account, orders=orders, friends=friends)


def _remembered(program: Program, state: TierState, undone: Undone) -> TierState:
    rank = tiers.rank_of(program, state.name)
    reached_since = rank > 0 and (state.since or dt.date.min) >= undone.day
    by_criteria = rank > 0 and program.tiers[rank - 1].criteria is not None
    higher = rank > tiers.rank_of(program, undone.before.name)
    return undone.before if reached_since and by_criteria and higher else state


def _again(program: Program, account: Account, undone: Undone, held: int) -> TierState:
    now, before = account.tier, undone.before
    if now != undone.after and (now.since or dt.date.min) < undone.day:
        return now
    counted = tiers.counted_rank(program, account)
    if undone.full and now == undone.after:
        if counted <= tiers.rank_of(program, before.name):
            return _at(program, account, before)
        if now.name == before.name:
            return before
    if counted >= held:
        return replace(now, since=_since(program, account, undone, held)) if undone.full else now
    if counted == tiers.rank_of(program, undone.after.name) and not undone.full:
        return _at(program, account, undone.after)
    if counted > tiers.rank_of(program, before.name):
        reached = replace(account, day=_since(program, account, undone, counted))
        return _at(program, account, tiers.settle_at(program, reached, counted).tier)
    return _at(program, account, before)


def _since(program: Program, account: Account, undone: Undone, rank: int) -> dt.date:
    """From when a tier is held without what came back: the first day that counts enough for it."""
    held = account.tier.since or undone.day
    if rank <= tiers.rank_of(program, undone.before.name) or held < undone.day:
        return held
    days = sorted({each.day for each in account.tallies if each.day >= undone.day})
    counted = (day for day in days if tiers.counted_rank(program, _as_of(account, day)) >= rank)
    return next(counted, account.day or held)


def _as_of(account: Account, day: dt.date) -> Account:
    """What was counted up to a day, and no more."""
    counted = dict(account.counted)
    for each in account.tallies:
        if each.day > day:
            counted[each.key] = counted.get(each.key, 0) - each.amount
    tallies = tuple(each for each in account.tallies if each.day <= day)
    return replace(account, day=day, tallies=tallies, counted=counted)


def _at(program: Program, account: Account, state: TierState) -> TierState:
    """A tier held in the past, with what time has done to it since."""
    return tiers.observe(program, replace(account, tier=state)).account.tier


def _source(account: Account, tier: Tier) -> str:
    return tiers.reaching(account.reached[tier.label], tier.label)


def _given(account: Account, tier: Tier) -> tuple[int, dt.date]:
    """What was given on reaching a tier, and on which day."""
    key = tiers.reaching_key(tier.label)
    days = (each.day for each in account.tallies if each.key == key)
    return account.counted.get(key, 0), max(days, default=dt.date.min)


def _take_from(program: Program, account: Account, tier: Tier) -> tuple[Account, int]:
    """Take back the points given on reaching a tier; they may be given again."""
    points, day = _given(account, tier)
    below = program.points.below_zero
    moved = take_back(account, _source(account, tier), points, below_zero=below)
    reached = {name: by for name, by in account.reached.items() if name != tier.label}
    account = replace(moved.account, reached=reached)
    return _count_given(account, tier, day, -points), moved.taken
