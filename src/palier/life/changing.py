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
    """About when the next amount leaves the window: in months of unequal length it may be late."""
    window = program.tier_settings.window
    if not isinstance(window, Duration):
        return
    today, late = account.today, days_after(until, 1)
    first = _first_looked_at(program, today)
    for key in _looked_at(program):
        series = account.tallies.get(key)
        days = () if series is None else series.days_from(first)
        out = next((out for day in days if days_after(out := _out(program, day), 3) > today), None)
        if out is not None and out <= late:
            yield from (days_after(out, more) for more in range(-1, 4))


@once_a_day
def _first_looked_at(program: Program, today: dt.date) -> dt.date:
    """Some days before the first of the window that ends today."""
    return days_after(counts.first_day(program.tier_settings.window, today), -5)


@once_a_day
def _out(program: Program, day: dt.date) -> dt.date:
    """About when a day leaves the window, which is one of so many days or months."""
    window = program.tier_settings.window
    return day_after(day, window) if isinstance(window, Duration) else day


@once_a_version(64)
def _looked_at(program: Program) -> frozenset[str]:
    """What tiers, and whatever else no order decides, are counted by."""
    asked = (each for each in event_sheet(program).facts if isinstance(each, Measured))
    return frozenset(counts.key_of(each.count, each.activity) for each in asked)
