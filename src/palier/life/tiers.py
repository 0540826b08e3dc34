"""Tiers over time: going up at once, being kept, living on grace, falling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from palier import tree
from palier.account.days import day_after, days_after
from palier.account.outcome import Award
from palier.account.state import Account, TierState
from palier.life import counts
from palier.life.standing import Awarded, award_of, earn, event_sheet, is_member, reckon
from palier.program.model import Program
from palier.program.rules import Tier
from palier.quantity import Duration
from palier.sheet.facts import Count
from palier.tree import TierCount, TierKeeping

ONE_DAY = dt.timedelta(days=1)


def rank_of(program: Program, name: str | None) -> int:
    """The rank of a tier from 1 on; 0 for none, and for a tier the programme no longer has."""
    return next((tier.rank + 1 for tier in program.tiers if tier.label == name), 0)


def counted_rank(program: Program, account: Account) -> int:
    """The rank of the highest tier whose criteria hold on the account's day."""
    rank = event_sheet(program).rank
    if rank is None:
        return 0
    return reckon(program, account).scalar(rank)


def observe(program: Program, account: Account, *, event: str | None = None) -> Awarded:
    """Bring the tier up to date on the account's day: after an event that counts, or as days pass.

    `event` is the id of the event; without one nothing is renewed, as days alone renew nothing.
    """
    if not program.tiers or account.joined is None:
        return Awarded(replace(account, tier=TierState()), ())
    counted = counted_rank(program, account)
    held = rank_of(program, account.tier.name)
    if account.tier.name is not None and not held:
        return Awarded(settle_at(program, account, counted), ())
    if counted < held:
        return Awarded(_below(program, account, held, counted), ())
    if not is_member(program, account, account.today):
        return Awarded(account, ())
    if counted > held:
        return _climb(program, account, held, counted, event)
    return Awarded(_meets(program, account, renew=event is not None), ())


def _climb(
    program: Program, account: Account, held: int, counted: int, event: str | None
) -> Awarded:
    """Go up, and on as far as what is given on the way leads."""
    risen = _rise(program, account, held, counted, event or "day")
    if not risen.awards:
        return risen
    further = observe(program, risen.account, event=event)
    return Awarded(further.account, (*risen.awards, *further.awards))


def _rise(program: Program, account: Account, held: int, counted: int, event: str) -> Awarded:
    awards: list[Award] = []
    for tier in program.tiers[held:counted]:
        points = _given_on_reaching(program, account, tier)
        if points:
            account = earn(program, account, tier.id, points, reaching(event, tier.label))
            account = has_reached(account, tier.label, event, points)
            awards.append(award_of(program, account, tier.label, points))
    return Awarded(settle_at(program, account, counted), tuple(awards))


def _given_on_reaching(program: Program, account: Account, tier: Tier) -> int:
    """What a tier gives on being reached, once per customer, within the caps of the day."""
    if tier.on_reaching is None or tier.label in account.reached:
        return 0
    given = event_sheet(program).reaching[tier.id]
    return reckon(program, account).scalar(given)


def has_reached(account: Account, tier: str, event: str, points: int) -> Account:
    """Keep which event reached a tier, and what that gave, for the day it is undone."""
    day = account.today
    account = counts.count(account, day, [(reaching_key(tier), points)])
    return replace(account, reached={**account.reached, tier: event})


def reaching_key(tier: str) -> str:
    """What the points given on reaching a tier are counted under."""
    return f"points:reaching:{tier}"


def reaching(event: str, tier: str) -> str:
    """The source of the points an event gave by making a customer reach a tier."""
    return f"{event}/{tier}"


def settle_at(program: Program, account: Account, rank: int) -> Account:
    """Hold a tier from the account's day on, with its own keeping."""
    day = account.today
    name = program.tiers[rank - 1].label if rank else None
    state = TierState(name, day if name else None)
    return replace(account, tier=kept_from(program, state, day) if name else state)


def kept_from(program: Program, state: TierState, day: dt.date) -> TierState:
    """A tier with the keeping that starts on a day."""
    match program.tier_settings.keeping:
        case None:
            return replace(state, grace_until=None)
        case TierKeeping.LIFE:
            return replace(state, for_life=True, grace_until=None)
        case TierKeeping.FOLLOWING_YEAR:
            until = dt.date(day.year + 1, 12, 31)
        case Duration() as time:
            until = day_after(day, time)
    later = max(until, state.kept_until or until)
    return replace(state, kept_until=later, grace_until=None)


def _meets(program: Program, account: Account, *, renew: bool) -> Account:
    """The criteria of the tier held hold: an event renews its keeping, and grace is over."""
    state = account.tier
    if state.name is None:
        return account
    if renew:
        return replace(account, tier=kept_from(program, state, account.today))
    return replace(account, tier=replace(state, grace_until=None))


def _below(program: Program, account: Account, held: int, counted: int) -> Account:
    """The criteria of the tier held no longer hold: it is kept, lives on grace, or falls."""
    state, day = account.tier, account.today
    settings = program.tier_settings
    if state.for_life or (state.kept_until is not None and day <= state.kept_until):
        return account
    if settings.grace is not None and state.grace_until is None:
        last = max(day - ONE_DAY, state.kept_until or dt.date.min)
        state = replace(state, grace_until=day_after(last, settings.grace))
    if state.grace_until is not None and day <= state.grace_until:
        return replace(account, tier=state)
    lower = max(counted, held - 1) if settings.one_level else counted
    fallen = settle_at(program, account, lower)
    return _below(program, fallen, lower, counted) if lower > counted else fallen


def follows_balance(program: Program) -> bool:
    """Whether a tier is reached by the points in the balance, which every event may move."""
    return any(each.measure is tree.Measure.BALANCE for each in _reaches(program))


def days_of_change(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    """Days on which time alone may change the tier: a keeping ends, an amount leaves its window."""
    if not program.tiers:
        return
    for end in (account.tier.kept_until, account.tier.grace_until):
        if end is not None and end < until:
            yield end + ONE_DAY
    for criterion in _reaches(program):
        if isinstance(criterion.bound, Duration) and account.joined is not None:
            yield day_after(account.joined, criterion.bound)
            yield days_after(day_after(account.joined, criterion.bound), 1)
    yield from _leaving(program, account)
    year = (account.day or until).year + 1
    if program.tier_settings.window is TierCount.CALENDAR_YEAR:
        yield from (dt.date(each, 1, 1) for each in range(year, until.year + 1))


def _leaving(program: Program, account: Account) -> Iterator[dt.date]:
    """About when the next amount leaves the window: in months of unequal length it may be late."""
    window = program.tier_settings.window
    if not isinstance(window, Duration):
        return
    for key, series in account.tallies.items():
        if key.partition(":")[0] in _TIMED:
            within = series.kept_from(days_after(counts.first_day(window, account.today), -5))
            outs = (day_after(day, window) for day in within.days)
            late = (out for out in outs if days_after(out, 3) > account.today)
            for out in islice(late, 1):
                yield from (days_after(out, more) for more in range(-1, 4))


_TIMED = {each.value for each in Count}


def _reaches(program: Program) -> Iterator[tree.Reach]:
    for tier in program.tiers:
        if tier.criteria is not None:
            yield from _inside(tier.criteria)


def _inside(criteria: tree.Criteria) -> Iterator[tree.Reach]:
    if isinstance(criteria, tree.Reach):
        yield criteria
        return
    for each in criteria.criteria:
        yield from _inside(each)
