"""What came back is undone for the tier: it is counted again, and its points are taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from palier.account.state import Account, TierState
from palier.life import counts, tiers
from palier.life.clawback import take_back
from palier.program.model import Program
from palier.program.rules import Tier


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
    if not program.tiers or not account.customer:
        return account, 0
    if undone.full:
        account = _as_if_never(program, account, undone)
    held = tiers.rank_of(program, account.tier.name)
    account = replace(account, tier=_again(program, account, undone, held))
    if undone.full:
        account = _by_another(program, account, undone)
    taken = 0
    lost = list(_lost(program, account, undone, held))
    for tier in lost:
        account, points = _take_from(program, account, tier)
        taken += points
    if not taken:
        return account, 0
    account, more = count_again(program, account, undone)
    return account, taken + more


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
    if counted >= held:
        renewed = undone.full and now == undone.after and before.name == now.name
        if renewed:
            return _at(program, account, before)
        return replace(now, since=_since(program, account, undone, held)) if undone.full else now
    if counted == tiers.rank_of(program, undone.after.name) and not undone.full:
        return _at(program, account, undone.after)
    if counted > tiers.rank_of(program, before.name):
        reached = replace(account, day=_since(program, account, undone, counted))
        return _at(program, account, tiers.settle_at(program, reached, counted).tier)
    return _at(program, account, before)


def _by_another(program: Program, account: Account, undone: Undone) -> Account:
    """A tier reached by what came back, and still held, is another order's work now."""
    rank = tiers.rank_of(program, account.tier.name)
    others = [
        each.order.id
        for each in account.orders
        if each.day == account.tier.since and each.order.id != undone.event
    ]
    if not others:
        return account
    still = {
        tier.label: others[-1] or ""
        for tier in program.tiers[:rank]
        if account.reached.get(tier.label) == undone.event
    }
    return replace(account, reached={**account.reached, **still})


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


def _lost(program: Program, account: Account, undone: Undone, held: int) -> Iterator[Tier]:
    """Tiers that were reached and no longer are, or by an event of which nothing is left."""
    rank = tiers.rank_of(program, account.tier.name)
    for tier in program.tiers[rank:]:
        by = account.reached.get(tier.label)
        if by is not None and (tier.rank < held or (undone.full and by == undone.event)):
            yield tier


def _take_from(program: Program, account: Account, tier: Tier) -> tuple[Account, int]:
    """Take back the points given on reaching a tier; they may be given again."""
    by = account.reached[tier.label]
    reached = {name: event for name, event in account.reached.items() if name != tier.label}
    key = tiers.reaching_key(tier.label)
    points = account.counted.get(key, 0)
    days = [each.day for each in account.tallies if each.key == key]
    below = program.points.below_zero
    moved = take_back(account, tiers.reaching(by, tier.label), points, below_zero=below)
    less = [("points_earned", -points), ("collected", -points), (key, -points)]
    day = max(days, default=account.day or dt.date.min)
    return counts.count(replace(moved.account, reached=reached), day, less), moved.taken
