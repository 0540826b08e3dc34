"""Which tier is held once something came back: the days since then, lived again without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from palier.account.days import local
from palier.account.outcome import Award
from palier.account.state import Account, Keeping, TierState
from palier.life import counts, tiers
from palier.life.awarding import Awarded
from palier.life.by_itself import Undone, placed_before
from palier.life.changing import days_of_change
from palier.life.past import Past
from palier.life.standing import gets_nothing, is_member
from palier.named import NamedTuple
from palier.program.model import Program
from palier.values import replace


def held_again(past: Past, account: Account, undone: Undone) -> Account:
    """An account at the tier it would hold if what came back had never been bought.

    What is kept without it is known already.
    """
    now, program = account.tier, past.program
    if gets_nothing(program, account):
        return replace(account, tier=TierState())
    held, since = tiers.rank_of(program, now.name), now.since or dt.date.min
    if _keeps(program):
        lowest = held == 0 or program.tiers[held - 1].criteria is None
        if lowest and since < undone.day:
            return _at(program, account, now)
        return _lived(past, account, undone)
    if now != undone.after and since < undone.day:
        return _at(program, account, now)
    counted = tiers.counted_rank(program, account)
    if program.tier_settings.at_once and not tiers.follows_balance(program):
        still = (
            tiers.rank_of(program, each)
            for each, last in account.kept_until.items()
            if last >= account.today
        )
        counted = max(counted, *still, 0)
    return replace(account, tier=_counted(past, account, undone, counted, held))


def _keeps(program: Program) -> bool:
    """Whether time keeps tiers, or gives them a grace, by counts of which the days are known."""
    time = program.tier_settings
    return bool(time.keeping or time.grace) and not tiers.follows_balance(program)


def _counted(past: Past, account: Account, undone: Undone, counted: int, held: int) -> TierState:
    """The tier held where time keeps none, or where what counts today is enough."""
    program, now, before = past.program, account.tier, undone.before
    if undone.full and now == undone.after:
        if counted <= tiers.rank_of(program, before.name):
            return _at(program, account, before).tier
        if now.name == before.name:
            return before
    if counted >= held:
        return replace(now, since=_since(past, account, undone, held)) if undone.full else now
    if counted == tiers.rank_of(program, undone.after.name) and not undone.full:
        return _at(program, account, undone.after).tier
    if counted > tiers.rank_of(program, before.name):
        reached = replace(account, day=_since(past, account, undone, counted))
        return _at(program, account, tiers.settle_at(program, reached, counted).tier).tier
    return _at(program, account, before).tier


def _since(past: Past, account: Account, undone: Undone, rank: int) -> dt.date:
    """From when a tier is held without what came back: the first day that counts enough for it."""
    program = past.program
    held = account.tier.since or undone.day
    if rank <= tiers.rank_of(program, undone.before.name) or held < undone.day:
        return held
    days = sorted(counts.days_since(account, undone.day))
    counted = (day for day in days if past.rank_on(program, account, day) >= rank)
    return next(counted, account.day or held)


def _at(program: Program, account: Account, state: TierState) -> Account:
    """A tier held in the past, with what time has done to it since."""
    return tiers.observe(program, replace(account, tier=state)).account


# What is kept -----------------------------------------------------------------------------


def keepings_without(
    past: Past, account: Account, event: str, day: dt.date, *, full: bool
) -> Account:
    """What is kept once an event came back: a keeping since then is of the tier that counts now,
    by the criteria of its day.

    What time kept on its day is kept without it, and what orders before it reached where an order
    has the benefits of the tier it reaches: what they ask is not what was paid. Those since then
    keep what they reach by themselves.
    """
    kept: list[Keeping] = []
    ranks: dict[dt.date, int] = {}
    at_once = past.program.tier_settings.at_once
    earlier = placed_before(account, event) if at_once else ()
    for each in account.kept:
        if full and each.event == event:
            continue
        of_time = (each.event, each.day) == (None, day)
        asked = tiers.follows_balance(past.program) or each.event in earlier
        if each.day is None or each.day < day or of_time or asked:
            kept.append(each)
            continue
        version = past.ruling(each.day)
        if each.day not in ranks:
            ranks[each.day] = past.rank_on(version, past.under(version, account), each.day)
        rank = min(ranks[each.day], tiers.rank_of(version, past.called(version, each.tier)))
        if rank and version.tiers[rank - 1].criteria is not None:
            counted = version.tiers[rank - 1].label
            kept.append(replace(each, tier=past.called_now(version, counted)))
    known = {each.event: tiers.rank_of(past.program, each.tier) for each in kept}
    more = (
        each
        for each in past.by_itself
        if known.get(each.event, 0) < tiers.rank_of(past.program, each.tier)
    )
    return _with(replace(account, kept=tuple(kept), kept_until={}), more)


# Day by day --------------------------------------------------------------------------------


def _lived(past: Past, account: Account, undone: Undone) -> Account:
    """An account at the tier of which the days since an event make it, as they are remembered."""
    lived, held = _days(past, account, undone)
    return _remembering(_as_held(account, lived), undone.event, held)


def _days(past: Past, account: Account, undone: Undone) -> tuple[Account, dict[dt.date, Held]]:
    """The days since an event, one by one: what they count, keep, and let fall.

    Each is lived under the version of the programme that ruled it.
    """
    today, day, held = account.today, undone.day, dict[dt.date, Held]()
    version = past.ruling(day)
    now, then = account, past.under(version, replace(account, tier=undone.before))
    account, kept = then, _of_events(then, undone)
    counted = sorted({*counts.days_since(account, day), *past.first_days()})
    lived = replace(account, kept=(), kept_until={})
    soon = past.rank_soon(version, day)
    lived = _on(version, account, day, tiers.with_keepings(lived, _until(kept, day)), soon)
    held[day] = Held(undone.before, past.now(version, lived).tier)
    while day < today:
        ahead = (each for each in (*counted, *days_of_change(version, lived, today)) if each > day)
        before, day = day, min(min(ahead, default=today), today)
        if (ruling := past.ruling(day)) is not version:
            lived = past.under(ruling, past.now(version, lived))
            account = past.under(ruling, now)
            lived = tiers.held_anew(ruling, version, replace(lived, day=day))
            version, kept = ruling, _of_events(account, undone)
        passed = _as_held(counts.as_of(account, day - tiers.ONE_DAY), lived)
        lived = _stands(version, replace(passed, day=day), alone=True)
        began = past.now(version, lived).tier
        more = _until((each for each in kept if each.day is not None and each.day > before), day)
        soon = past.rank_soon(version, day)
        lived = _on(version, account, day, tiers.with_keepings(lived, more), soon)
        held[day] = Held(began, past.now(version, lived).tier)
    return past.now(version, lived), held


def remembered_late(past: Past, account: Account, event: str, at: dt.datetime) -> Awarded:
    """What orders keep and remember of tiers, once an event of their day or before came late.

    A tier that would be held still, had it come in time, is held from now on; what others would
    have given is given now.
    """
    day = local(past.program, at).date()
    if account.joined is None or tiers.follows_balance(past.program):
        return Awarded(account, ())
    account, awards, *_ = _reached_meanwhile(past, account, event, day)
    if not _keeps(past.program):
        return Awarded(account, awards)
    account = _kept_with(past, account, event, day)
    placed = [each for each in account.orders if each.order.id != event]
    last = max((each.day for each in placed if each.day <= day), default=None)
    start = next((each for each in placed if each.day == (last or each.day)), None)
    before = TierState() if start is None else start.tier_before
    if start is not None and last is not None:
        undone = Undone(start.order.id or "", last, before, before)
    else:
        known = before.grace_until is None and (before.since or day) <= day
        undone = Undone(event, day, before if known else TierState(), before)
    lived, held = _days(past, account, undone)
    kept = _with(account, (each for each in lived.kept if each not in account.kept))
    risen = tiers.rise_late(past.program, kept, lived.tier, event)
    awards += risen.awards
    return Awarded(_remembering(risen.account, undone.event, held), awards)


def _reached_meanwhile(past: Past, account: Account, event: str, first: dt.date) -> Awarded:
    """What tiers give that were reached on a day since an event that came late."""
    program, awards = past.program, tuple[Award, ...]()
    gives = [each for each in program.tiers if each.on_reaching is not None or each.reward]
    due = [each for each in gives if each.label not in account.reached]
    if not due or not is_member(program, account, account.today) or gets_nothing(program, account):
        return Awarded(account, ())
    days = sorted(each for each in counts.days_since(account, first) if each <= account.today)
    for tier in due:
        if any(past.reached(account, day, tier.label) for day in days):
            account, more, *_ = tiers.given_by(program, account, tier.rank, tier.rank + 1, event)
            awards += more
    return Awarded(account, awards)


def _kept_with(past: Past, account: Account, event: str, first: dt.date) -> Account:
    """An account in which orders keep what they meet with an event before them that came late."""
    kept = {each.event: each for each in account.kept if each.event is not None}
    more: list[Keeping] = []
    for each in account.orders:
        name = each.order.id or ""
        if each.day < first or name == event or each.is_back:
            continue
        version = past.ruling(each.day)
        then = past.under(version, account)
        rank = tiers.rank_on(version, then, each.day)
        until = tiers.end_of_keeping(version, each.day)
        had = past.called(version, kept[name].tier) if name in kept else None
        if until is None or rank <= tiers.rank_of(version, had):
            continue
        if version.tiers[rank - 1].criteria is not None:
            tier = past.called_now(version, version.tiers[rank - 1].label)
            more.append(Keeping(tier, until, each.day, name))
    new = {each.event for each in more}
    old = (each for each in account.kept if each.event is None or each.event not in new)
    return _with(replace(account, kept=tuple(old)), more)


def _with(account: Account, more: Iterable[Keeping]) -> Account:
    """An account in which some keepings more keep tiers, each from its day on."""
    found = sorted((*account.kept, *more), key=lambda each: each.day or dt.date.min)
    return tiers.with_keepings(replace(account, kept=(), kept_until={}), found)


class Held(NamedTuple):
    """The tier held as a day begins, and as it ends."""

    before: TierState
    after: TierState


def _remembering(account: Account, event: str, held: Mapping[dt.date, Held]) -> Account:
    """What later events remember of the tier around them, as it is without what came back.

    Of several on one day, each has the tier that the day began with; of the first day, friends have
    the one they found, and so have orders where it was no order that came back.
    """
    first = min(held, default=dt.date.max)
    orders = list(account.orders)
    since = (at for at, each in enumerate(orders) if each.day > first)
    its = (at for at, each in enumerate(orders) if each.order.id == event)
    at = next(its, next(since, len(orders)))
    for number, each in enumerate(orders[at:], at):
        if each.day in held:
            before, after = held[each.day]
            ended = None if after == before else after
            orders[number] = replace(each, tier_before=before, tier_after=ended)
    friends = (
        replace(each, tier_before=held[each.day].before, tier_after=held[each.day].after)
        if each.day > first and each.day in held
        else each
        for each in account.friends
    )
    return replace(account, orders=tuple(orders), friends=tuple(friends))


def _of_events(account: Account, undone: Undone) -> list[Keeping]:
    """The keepings that are not of the time since an event, which is lived again."""
    return [
        each
        for each in account.kept
        if each.event is not None or each.day is None or each.day <= undone.day
    ]


def _until(kept: Iterable[Keeping], day: dt.date) -> tuple[Keeping, ...]:
    return tuple(each for each in kept if each.day is None or each.day <= day)


def _as_held(account: Account, lived: Account) -> Account:
    """An account at the tier of another, kept as it is there."""
    return replace(account, tier=lived.tier, kept=lived.kept, kept_until=lived.kept_until)


def _on(program: Program, account: Account, day: dt.date, lived: Account, soon: int) -> Account:
    """What was counted up to a day, that day included, makes of the tier.

    `soon` is the rank that an order of the day reaches by itself.
    """
    return _stands(program, _as_held(counts.as_of(account, day), lived), soon)


def _stands(program: Program, account: Account, soon: int = 0, *, alone: bool = False) -> Account:
    """The tier on the account's day, without what reaching one gives; time `alone` may keep it."""
    counted, held = tiers.counted_rank(program, account), tiers.rank_of(program, account.tier.name)
    counted = max(counted, soon)
    if account.tier.name is not None and not held:
        return tiers.settle_at(program, account, counted)
    if counted < held:
        return tiers.below(program, account, held, counted)
    member = is_member(program, account, account.today)
    if counted > held and member:
        risen = tiers.settle_at(program, account, counted)
        return tiers.keep(program, risen, counted, None) if alone else risen
    if account.tier.grace_until is not None and member:
        return replace(account, tier=replace(account.tier, grace_until=None))
    return account
