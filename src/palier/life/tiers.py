"""Tiers over time: going up at once, kept level by level, living on grace, falling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import takewhile

from palier import tree
from palier.account.days import day_after
from palier.account.outcome import Award
from palier.account.state import GIVEN_ON_REACHING, Account, HeldVoucher, Keeping, TierState
from palier.life import counts, lots
from palier.life.awarding import Awarded, award_of, earn
from palier.life.standing import event_sheet, gets_nothing, is_member, reckon, runs
from palier.program.former import former
from palier.program.model import Program, once_a_day, once_a_version
from palier.program.rules import Tier
from palier.quantity import Duration
from palier.tree import TierKeeping
from palier.values import replace

ONE_DAY = dt.timedelta(days=1)


def rank_of(program: Program, name: str | None) -> int:
    """The rank of a tier from 1 on; 0 for none, and for a tier the programme no longer has."""
    return 0 if name is None else _ranks(program).get(name, 0)


@once_a_version(64)
def _ranks(program: Program) -> dict[str, int]:
    return {tier.label: tier.rank + 1 for tier in reversed(program.tiers)}


def counted_rank(program: Program, account: Account) -> int:
    """The rank of the highest tier whose criteria hold on the account's day."""
    rank = event_sheet(program).rank
    if rank is None:
        return 0
    return reckon(program, account).scalar(rank)


def _counted_by_then(program: Program, account: Account) -> int:
    """The rank counted on the account's day: of a late event, without what came after that day."""
    late = counts.is_late(program, account)
    return rank_on(program, account, account.today) if late else counted_rank(program, account)


def observe(
    program: Program, account: Account, *, event: str | None = None, renews: bool = True
) -> Awarded:
    """Bring the tier up to date on the account's day: after an event that counts, or as days pass.

    `event` is the id of the event, which keeps the tiers whose criteria hold for their time; days
    alone renew nothing.
    """
    if not program.tiers or account.joined is None or gets_nothing(program, account):
        stands = account.tier.name is not None
        return Awarded(replace(account, tier=TierState()) if stands else account, ())
    counted = _counted_by_then(program, account)
    held = rank_of(program, account.tier.name)
    if account.tier.name is not None and not held:
        return Awarded(settle_at(program, account, counted), ())
    member = is_member(program, account, account.today)
    if event is not None and renews and member:
        account = keep(program, account, counted, event)
    if counted < held:
        return Awarded(below(program, account, held, counted), ())
    if counted > held and member:
        return _climb(program, account, held, counted, event)
    if account.tier.grace_until is not None and member:
        account = replace(account, tier=replace(account.tier, grace_until=None))
    return Awarded(account, ())


def _climb(
    program: Program, account: Account, held: int, counted: int, event: str | None
) -> Awarded:
    """Go up, and on as far as what is given on the way leads."""
    risen = _rise(program, account, held, counted, event)
    if not risen.awards:
        return risen
    further = observe(program, risen.account, event=event, renews=False)
    return Awarded(further.account, (*risen.awards, *further.awards))


def _rise(
    program: Program, account: Account, held: int, counted: int, event: str | None
) -> Awarded:
    account, awards, *_ = given_by(program, account, held, counted, event)
    return Awarded(keep(program, settle_at(program, account, counted), counted, event), awards)


def rise_late(program: Program, account: Account, state: TierState, event: str) -> Awarded:
    """Hold a tier that days lived again would hold still, if it is a higher one."""
    held, rank = rank_of(program, account.tier.name), rank_of(program, state.name)
    if rank <= held:
        return Awarded(account, ())
    given = given_by(program, account, held, rank, event)
    return given._replace(account=replace(given.account, tier=state))


def given_by(
    program: Program, account: Account, held: int, counted: int, event: str | None
) -> Awarded:
    """What tiers give on the way from one to another."""
    awards: list[Award] = []
    by = event or "day"
    for tier in program.tiers[held:counted]:
        new = tier.label not in account.reached
        points = _given_on_reaching(program, account, tier)
        if points:
            account = earn(program, account, tier.id, points, reaching(by, tier.label))
            account = has_reached(account, tier.label, by, points)
            awards.append(award_of(program, account, tier.label, points))
        account = _rewarded(program, account, tier, by, new=new)
    return Awarded(account, tuple(awards))


def _rewarded(program: Program, account: Account, tier: Tier, event: str, *, new: bool) -> Account:
    """The reward that a tier gives on being reached, once per customer."""
    if tier.reward is None or not new or not runs(program, account):
        return account
    if tier.label not in account.reached:
        account = has_reached(account, tier.label, event, 0)
    return give_reward(program, account, tier.label, event, tier.reward.text)


def give_reward(program: Program, account: Account, tier: str, event: str, reward: str) -> Account:
    """Give the reward of a tier that an event reaches: a customer has it once."""
    if account.counted.get(reward_key(tier)):
        return account
    account = counts.count(account, account.today, [(reward_key(tier), 1)])
    giver = lots.Giver(reaching(event, tier))
    return lots.give_complete(program, account, program.reward(reward), giver)


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
    return f"{GIVEN_ON_REACHING}{tier}"


def forgiven_key(tier: str) -> str:
    """What is counted of points given on reaching a tier that were forgiven when it was lost."""
    return f"points:forgiven:{tier}"


def not_reached(account: Account, tier: str) -> Account:
    """An account to which a tier may give again what it gives on being reached."""
    return replace(
        account, reached={name: by for name, by in account.reached.items() if name != tier}
    )


def reward_key(tier: str) -> str:
    """What the reward given on reaching a tier is counted under."""
    return f"{counts.OF_TIERS}{tier}"


def gave(tier: Tier, voucher: HeldVoucher) -> bool:
    """Whether a voucher is the reward that a tier gives on being reached."""
    of_tier = tier.reward is not None and tier.reward.text == voucher.reward
    return of_tier and (voucher.given_by or "").endswith(reaching("", tier.label))


def reaching(event: str, tier: str) -> str:
    """The source of the points an event gave by making a customer reach a tier."""
    return f"{event}/{tier}"


def settle_at(program: Program, account: Account, rank: int) -> Account:
    """Hold a tier from the account's day on."""
    name = program.tiers[rank - 1].label if rank else None
    return replace(account, tier=TierState(name, account.today if name else None))


def below(program: Program, account: Account, held: int, counted: int) -> Account:
    """The criteria of the tier held no longer hold: it is kept, lives on grace, or falls.

    It falls to the tier counted, or to a higher one that is kept still; where tiers are lost one at
    a time, to the one below, which is then kept for its time.
    """
    state, day = account.tier, account.today
    settings, kept = program.tier_settings, kept_until(program, account, held)
    if kept is not None and day <= kept:
        return account
    if settings.grace is not None and state.grace_until is None:
        last = max(day - ONE_DAY, kept or dt.date.min)
        state = replace(state, grace_until=day_after(last, settings.grace))
    if state.grace_until is not None and day <= state.grace_until:
        return replace(account, tier=state)
    still = (rank for rank in range(held - 1, counted, -1) if _is_kept(program, account, rank))
    lower = max(next(still, counted), held - 1 if settings.one_level else 0)
    fallen = settle_at(program, account, lower)
    if settings.one_level:
        fallen = keep(program, fallen, lower, None)
    return below(program, fallen, lower, counted) if lower > counted else fallen


def held_anew(program: Program, before: Program | None, account: Account) -> Account:
    """A tier that the version before did not have, and whose keeping has gone on, is held again."""
    if before is None or gets_nothing(program, account):
        return account
    known = {former(program).tiers.get(each.label, each.label) for each in before.tiers}
    held, until = rank_of(program, account.tier.name), account.kept_until
    new = (tier for tier in program.tiers[held:] if tier.label not in known)
    kept = [e.rank + 1 for e in new if until.get(e.label, dt.date.min) >= account.today]
    return settle_at(program, account, kept[-1]) if kept else account


# Keeping -----------------------------------------------------------------------------------


def kept_until(program: Program, account: Account, rank: int) -> dt.date | None:
    """The last day on which a tier is kept: that of its own keeping, or of a tier above."""
    if not account.kept_until:
        return None
    days = (day for name, day in account.kept_until.items() if rank_of(program, name) >= rank)
    return max(days, default=None)


def _is_kept(program: Program, account: Account, rank: int) -> bool:
    until = kept_until(program, account, rank)
    return until is not None and account.today <= until


def keep(program: Program, account: Account, rank: int, event: str | None) -> Account:
    """An event of the account's day meets the criteria of a tier: it keeps it, and those below."""
    until = end_of_keeping(program, account.today)
    if until is None or not rank or program.tiers[rank - 1].criteria is None:
        return account
    kept = Keeping(program.tiers[rank - 1].label, until, account.today, event)
    last = account.kept[-1] if account.kept else None
    again = last is not None and (last.event, last.day) == (event, kept.day)
    if again:
        bare = replace(account, kept=(), kept_until={})
        return with_keepings(bare, (*account.kept[:-1], kept))
    return with_keepings(account, (kept,))


def reach(program: Program, account: Account, rank: int, event: str) -> Account:
    """Hold a tier that an order reaches.

    Where what the tier takes off that very order leaves less than its criteria ask, it is reached
    all the same, and held for as long as the order counts.
    """
    account = keep(program, settle_at(program, account, rank), rank, event)
    kept = end_of_keeping(program, account.today) is not None or follows_balance(program)
    if kept or counted_rank(program, account) >= rank:
        return account
    until = counts.last_day(program.tier_settings.window, account.today)
    held = Keeping(program.tiers[rank - 1].label, until, account.today, event)
    return with_keepings(account, (held,))


@once_a_day
def end_of_keeping(program: Program, day: dt.date) -> dt.date | None:
    """The last day of a keeping that starts on a day; None where nothing is kept."""
    match program.tier_settings.keeping:
        case None:
            return None
        case TierKeeping.LIFE:
            return dt.date.max
        case TierKeeping.FOLLOWING_YEAR:
            return dt.date(min(day.year + 1, dt.MAXYEAR), 12, 31)
        case Duration() as time:
            return day_after(day, time)


def with_keepings(account: Account, more: Iterable[Keeping]) -> Account:
    """An account in which some keepings more keep tiers."""
    more, last = tuple(more), dict(account.kept_until)
    for each in more:
        last[each.tier] = max(each.until, last.get(each.tier, each.until))
    return replace(account, kept=(*account.kept, *more), kept_until=last)


def brought(program: Program, account: Account, name: str, since: dt.date) -> Account:
    """A tier brought over, kept since it was reached, or from today if that is over already."""
    until = end_of_keeping(program, since)
    if until is not None and until < account.today:
        until = end_of_keeping(program, account.today)
    account = replace(account, tier=TierState(name, since))
    kept = () if until is None else (Keeping(name, until),)
    return with_keepings(replace(account, kept=()), kept)


def settle_keepings(account: Account, first: dt.date) -> Account:
    """Keepings of before a day can no longer be undone: of those, what is over is forgotten."""
    today = account.today
    settled = [*takewhile(lambda each: each.day is None, account.kept)]
    rest = account.kept[len(settled) :]
    old = [*takewhile(lambda each: each.day is not None and each.day < first, rest)]
    if not old and all(each.until >= today for each in settled):
        return account
    last: dict[str, dt.date] = {}
    for each in (*settled, *old):
        last[each.tier] = max(each.until, last.get(each.tier, each.until))
    still = (Keeping(tier, until) for tier, until in last.items() if until >= today)
    kept = (*still, *rest[len(old) :])
    return with_keepings(replace(account, kept=(), kept_until={}), kept)


def rank_on(program: Program, account: Account, day: dt.date) -> int:
    """The rank of the tier whose criteria held at the end of a day."""
    return counted_rank(program, counts.as_of(account, day))


# What is asked to be reached --------------------------------------------------------------


@once_a_version(64)
def follows_balance(program: Program) -> bool:
    """Whether a tier is reached by the points in the balance, which every event may move."""
    return any(each.measure is tree.Measure.BALANCE for each in reaches(program))


@once_a_version(64)
def reaches(program: Program) -> tuple[tree.Reach, ...]:
    """What the tiers of a programme ask to be reached."""
    asked = (tier.criteria for tier in program.tiers if tier.criteria is not None)
    return tuple(reach for criteria in asked for reach in _inside(criteria))


def _inside(criteria: tree.Criteria) -> Iterator[tree.Reach]:
    if isinstance(criteria, tree.Reach):
        yield criteria
        return
    for each in criteria.criteria:
        yield from _inside(each)
