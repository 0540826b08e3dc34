"""Which tiers orders reach by themselves, where they have the benefits of the tier they reach.

What a tier takes off an order, or multiplies in it, leaves less than was asked for it: reached is
reached. Without what came back, it is what an order would have come to without those benefits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier.account.standing import Standing
from palier.account.state import Account, Keeping, OrderRecord, TierState
from palier.life import counts, kept, tiers
from palier.life.past import Past
from palier.program.model import Program
from palier.sheet.sheet import TO_PAY_GOODS
from palier.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Undone:
    """An event that came back, wholly or in part: its id and day, and the tier around it."""

    event: str
    day: dt.date
    before: TierState
    after: TierState
    full: bool = True


def reaching(past: Past, account: Account, undone: Undone) -> tuple[Keeping, ...]:
    """The tiers that orders since an event reach by themselves, by what is kept of them now.

    Each is kept as it is by such an order: for its time, or for as long as the order counts.
    """
    return tuple(_found(past, account, undone))


def _found(past: Past, account: Account, undone: Undone) -> Iterator[Keeping]:
    earlier = placed_before(account, undone.event)
    for record in account.orders[len(earlier) :]:
        version = past.older.get(record.version, past.program)
        if record.day < undone.day or record.is_back or not _gives_at_once(version):
            continue
        before = remembered(past.program, record.tier_before, undone).name
        tier = None if before is None else past.called(version, before)
        if record.tier_after is None and tier == record.standing.tier:
            continue
        if version.version != record.version and not kept.reckons_alike(version, record):
            continue
        rank = _rank(past, version, account, replace(record.standing, tier=tier), record)
        if rank and version.tiers[rank - 1].criteria is not None:
            until = tiers.end_of_keeping(version, record.day)
            last = until or counts.last_day(version.tier_settings.window, record.day)
            name = past.called_now(version, version.tiers[rank - 1].label)
            yield Keeping(name, last, record.day, record.order.id or "")


def _gives_at_once(version: Program) -> bool:
    return version.tier_settings.at_once and not tiers.follows_balance(version)


def _rank(
    past: Past, version: Program, account: Account, standing: Standing, record: OrderRecord
) -> int:
    """The rank that the counts of an order's day reach, with it as it is without such benefits.

    0 where it is counted all the same, and nothing else keeps it.
    """
    made, back = kept.original(version, record), record.units_back
    its = kept.by_itself(made, standing, back)
    spent = made.reckoned.scalar(TO_PAY_GOODS) - record.refunded
    points = record.awarded - record.taken_back - record.forgiven
    more = [
        ("spent", its.spent - spent),
        ("points_earned", its.points - points),
        ("status_points", its.status - kept.status_of(version, record, made, back)),
    ]
    then = counts.count(past.under(version, account), record.day, more)
    rank = tiers.rank_on(version, then, record.day)
    lasts = tiers.end_of_keeping(version, record.day) is not None
    counted = 0 if lasts else tiers.rank_on(version, past.under(version, account), record.day)
    return rank if rank > counted else 0


def placed_before(account: Account, event: str) -> tuple[str | None, ...]:
    """The orders before one that may come back."""
    placed = [each.order.id for each in account.orders]
    return tuple(placed[: placed.index(event)] if event in placed else ())


# What is remembered -----------------------------------------------------------------------


def as_if_never(program: Program, account: Account, undone: Undone) -> Account:
    """What later events remember of the tier before them, without what this one had made of it."""
    orders = tuple(
        replace(each, tier_before=remembered(program, each.tier_before, undone))
        for each in account.orders
    )
    friends = tuple(
        replace(each, tier_before=remembered(program, each.tier_before, undone))
        for each in account.friends
    )
    return replace(account, orders=orders, friends=friends)


def remembered(program: Program, state: TierState, undone: Undone) -> TierState:
    """A tier held before an event, without what this one had made of it."""
    rank = tiers.rank_of(program, state.name)
    reached_since = rank > 0 and (state.since or dt.date.min) >= undone.day
    by_criteria = rank > 0 and program.tiers[rank - 1].criteria is not None
    higher = rank > tiers.rank_of(program, undone.before.name)
    return undone.before if reached_since and by_criteria and higher else state
