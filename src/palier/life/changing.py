"""The days on which time alone may change a tier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier.account.days import day_after, days_after
from palier.account.state import Account
from palier.life import counts
from palier.life.standing import event_sheet
from palier.life.tiers import ONE_DAY, kept_until, rank_of, reaches
from palier.program.model import Program, once_a_day, once_a_version
from palier.quantity import Duration
from palier.sheet.facts import Measured
from palier.tree import TierCount


def days_of_change(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    """Days on which time alone may change the tier: a keeping ends, an amount leaves its window."""
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
    yield from _leaving(program, account, until)
    year = (account.day or until).year + 1
    if program.tier_settings.window is TierCount.CALENDAR_YEAR:
        yield from (dt.date(each, 1, 1) for each in range(year, until.year + 1))


def _leaving(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    """The next day on which an amount is in the window no more, of each that is looked at."""
    window = program.tier_settings.window
    if not isinstance(window, Duration):
        return
    first = _first_looked_at(program, account.today)
    for key in _looked_at(program):
        series = account.tallies.get(key)
        day = None if series is None else next(series.days_from(first), None)
        if day is not None and (out := _out(program, day)) <= until:
            yield out


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
