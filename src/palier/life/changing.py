"""The days on which time alone may change a tier, or the condition of a reward."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from palier import tree
from palier.account.called import bought_name
from palier.account.days import day_after, days_after
from palier.account.state import Account
from palier.closed import those
from palier.life import counts
from palier.life.standing import event_sheet
from palier.life.tiers import ONE_DAY, kept_until, rank_of, reaches
from palier.named import NamedTuple
from palier.program.model import Program, once_a_day, once_a_version
from palier.program.rules import Reward
from palier.quantity import Duration
from palier.sheet import facts
from palier.sheet.facts import Measured
from palier.tree import TierCount

OF_TIME = those(
    tree.CustomerNumber,
    yes=[tree.Age, tree.TimeSinceJoining, tree.TimeSinceLastOrder],
    no=[
        *(tree.OrderCount, tree.AmountSpent, tree.BalanceFact, tree.StatusCount),
        *(tree.ReferralCount, tree.ActivityCount, tree.PointsEarned, tree.AmountCollected),
        tree.StampsOn,
    ],
)
"""Facts of the customer that time alone changes, whatever is counted."""


def days_of_change(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    """Days on which time alone may change the tier: a keeping ends, an amount leaves its window.

    And those on which a condition of a reward that is given automatically may begin to hold.
    """
    yield from _of_rewards(program, account, until)
    if not program.tiers:
        return
    kept = kept_until(program, account, rank_of(program, account.tier.name) or 1)
    for end in (kept, account.tier.grace_until):
        if end is not None and end < until:
            yield end + ONE_DAY
    for criterion in reaches(program):
        if isinstance(criterion.bound, Duration) and account.joined is not None:
            yield day_after(account.joined, criterion.bound)
            yield days_after(day_after(account.joined, criterion.bound), 1)
    yield from _leaving(program, account)
    year = (account.day or until).year + 1
    if program.tier_settings.window is TierCount.CALENDAR_YEAR:
        yield from (dt.date(each, 1, 1) for each in range(year, until.year + 1))


def _leaving(program: Program, account: Account) -> Iterator[dt.date]:
    """The next day on which an amount is in the window no more, of each that is looked at."""
    window = program.tier_settings.window
    if not isinstance(window, Duration):
        return
    first = _first_looked_at(program, account.today)
    for key in _looked_at(program):
        yield from (_out(program, day) for day in _first_day(account, key, first))


def _first_day(account: Account, key: str, first: dt.date) -> Iterator[dt.date]:
    """The first day, of those from one on, on which anything was counted under a key."""
    series = account.tallies.get(key)
    if series is not None:
        yield from islice(series.days_from(first), 1)


@once_a_day
def _first_looked_at(program: Program, today: dt.date) -> dt.date:
    """The first day of the window that ends today."""
    return counts.first_day(program.tier_settings.window, today)


@once_a_day
def _out(program: Program, day: dt.date) -> dt.date:
    """The first day on which a day is in the window no more."""
    return days_after(counts.last_day(program.tier_settings.window, day), 1)


@once_a_version(64)
def _looked_at(program: Program) -> frozenset[str]:
    """What tiers, and whatever else no order decides, are counted by."""
    asked = (each for each in event_sheet(program).facts if isinstance(each, Measured))
    return frozenset(counts.key_of(each.count, each.activity) for each in asked)


# Rewards -------------------------------------------------------------------------------------


class Turning(NamedTuple):
    """What of a programme's conditions time alone may change: days after others, windows, ages.

    `windows` are what is counted over a time, by its key.
    """

    after: tuple[facts.DayAfter, ...] = ()
    windows: tuple[tuple[str, Duration], ...] = ()
    ages: bool = False


@once_a_version(64)
def turning(program: Program) -> Turning:
    """What time alone may change of the conditions on which rewards are given automatically."""
    due = (each for each in program.rewards if each.automatic and each.every is None)
    if not any(_is_of_time(test) for reward in due for test in tests_of(program, reward)):
        return Turning()
    asked = sorted(event_sheet(program).facts, key=repr)
    return Turning(
        tuple(each for each in asked if isinstance(each, facts.DayAfter)),
        tuple(pair for each in asked if (pair := _windowed(each)) is not None),
        facts.Scalar.AGE in asked,
    )


def tests_of(program: Program, reward: Reward) -> Iterator[tree.Test]:
    """The conditions on which a customer gets a reward, and on which some get nothing."""
    left_out = [each for each in program.segments if each.gets_nothing]
    for scope in (reward.scope, *(each.scope for each in left_out)):
        yield from (*scope.when, *scope.unless)
    yield from (each.test for each in reward.prices)


def _is_of_time(test: tree.Test) -> bool:
    """Whether time alone may change a condition."""
    return any(
        getattr(each, "window", None) is not None or type(each) in OF_TIME
        for each in tree.walk(test)
    )


def _windowed(fact: facts.Fact) -> tuple[str, Duration] | None:
    """What a fact counts over a time, and which."""
    if isinstance(fact, facts.Measured) and isinstance(fact.window, Duration):
        return counts.key_of(fact.count, fact.activity), fact.window
    if isinstance(fact, facts.Bought) and isinstance(fact.window, Duration):
        return bought_name(fact.kind, fact.name), fact.window
    return None


def _of_rewards(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    """The next days on which a condition of a reward may begin to hold, or end."""
    after, windows, ages = turning(program)
    since = {facts.Since.JOINING: account.joined, facts.Since.LAST_ORDER: account.last_order}
    for each in after:
        start = since.get(each.since)
        if start is not None:
            turns = day_after(start, each.duration)
            yield from (turns, days_after(turns, 1))
    for key, window in windows:
        first = counts.first_day(window, account.today)
        for day in _first_day(account, key, first):
            yield days_after(counts.last_day(window, day), 1)
    born = account.birthday
    if born is not None and born.year is not None and ages:
        for year in range(account.today.year, until.year + 1):
            yield from (born.in_year(year), days_after(born.in_year(year), 1))
