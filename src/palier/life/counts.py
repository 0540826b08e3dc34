"""What is counted over time: orders, money spent, activities, the uses of rules, promises due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from palier.account.called import bought_name
from palier.account.days import day_after, day_before, days_after, end_of, local
from palier.account.state import Account
from palier.account.sums import NOTHING
from palier.program.model import MOST_DAYS, Program
from palier.quantity import Duration, Period
from palier.sheet import facts
from palier.sheet.facts import Count, Fact, Window
from palier.tree import TierCount
from palier.values import dataclass, field, replace

OF_TIERS = "reward:reaching:"
"""What the rewards that tiers give on being reached are counted under."""


def key_of(what: Count, activity: str | None = None) -> str:
    """The key a measure is counted under; what is collected is what is earned.

    >>> key_of(Count.ACTIVITIES, "avis"), key_of(Count.COLLECTED)
    ('activities:avis', 'points_earned')
    """
    counted = Count.POINTS_EARNED if what is Count.COLLECTED else what
    return counted.value if activity is None else f"{counted.value}:{activity}"


def count(
    account: Account,
    day: dt.date,
    amounts: Iterable[tuple[str, int]],
    **besides: Any,  # noqa: ANN401 - other fields of the account
) -> Account:
    """Count amounts on a day, each under its key; zero is not kept. `besides` are other changes."""
    tallies, counted = dict(account.tallies), dict(account.counted)
    for key, amount in amounts:
        if amount:
            total = counted.get(key, 0) + amount
            series = tallies.get(key, NOTHING).plus(day, amount)
            if total:
                counted[key] = total
            else:
                del counted[key]
            if series.days:
                tallies[key] = series
            else:
                del tallies[key]
    return replace(account, tallies=tallies, counted=counted, **besides)


def over(account: Account, key: str, window: Window, today: dt.date) -> int:
    """How much was counted under a key over a window that ends today."""
    if window is TierCount.SINCE_JOINING:
        return account.counted.get(key, 0)
    return _between(account, key, first_day(window, today), today)


def _between(account: Account, key: str, first: dt.date, last: dt.date) -> int:
    return account.tallies.get(key, NOTHING).between(first, last)


def status_points(program: Program, account: Account) -> int | None:
    """The status points that count today; None in a programme without any."""
    if program.status is None:
        return None
    return over(account, "status_points", program.tier_settings.window, account.today)


def first_day(window: Window, today: dt.date) -> dt.date:
    """The first day of a window that ends today.

    >>> first_day(Duration(12, Period.MONTH), dt.date(2026, 3, 15))
    datetime.date(2025, 3, 16)
    """
    match window:
        case TierCount.CALENDAR_YEAR:
            return dt.date(today.year, 1, 1)
        case TierCount.SINCE_JOINING:
            return dt.date.min
        case Duration():
            return days_after(day_before(today, window), 1)


def last_day(window: Window, day: dt.date) -> dt.date:
    """The last day on which a window still reaches back to a day.

    >>> last_day(Duration(12, Period.MONTH), dt.date(2026, 3, 15))
    datetime.date(2027, 3, 14)
    """
    match window:
        case TierCount.CALENDAR_YEAR:
            return dt.date(day.year, 12, 31)
        case TierCount.SINCE_JOINING:
            return dt.date.max
        case Duration():
            about = day_after(day, window)
            days = (days_after(about, more) for more in range(3, -5, -1))
            return next(each for each in days if first_day(window, each) <= day)


def period_start(period: Period, today: dt.date) -> dt.date:
    """The first day of the calendar period a day lies in.

    >>> period_start(Period.QUARTER, dt.date(2026, 5, 20))
    datetime.date(2026, 4, 1)
    """
    match period:
        case Period.ORDER | Period.DAY:
            return today
        case Period.WEEK:
            return today - dt.timedelta(days=today.weekday())
        case Period.MONTH:
            return today.replace(day=1)
        case Period.QUARTER:
            return dt.date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
        case Period.YEAR:
            return dt.date(today.year, 1, 1)


def period_end(period: Period, today: dt.date) -> dt.date:
    """The last day of the calendar period a day lies in.

    >>> period_end(Period.WEEK, dt.date(2026, 5, 20))
    datetime.date(2026, 5, 24)
    """
    match period:
        case Period.ORDER | Period.DAY:
            return today
        case Period.WEEK:
            return days_after(today, 6 - today.weekday())
        case Period.MONTH | Period.QUARTER | Period.YEAR:
            return end_of(period, today)


def in_period(account: Account, key: str, period: Period, today: dt.date) -> int:
    """How much was counted under a key in the calendar period of a day, after that day too."""
    return _between(account, key, period_start(period, today), period_end(period, today))


def fold(account: Account, keep_from: dt.date) -> Account:
    """Forget on which day old amounts were counted; their totals stay."""
    if all(each and each.days[0] >= keep_from for each in account.tallies.values()):
        return account
    kept = {key: each.kept_from(keep_from) for key, each in account.tallies.items()}
    return replace(account, tallies={key: each for key, each in kept.items() if each})


def days_since(account: Account, first: dt.date) -> set[dt.date]:
    """The days, from one on, on which anything was counted but the rewards of tiers."""
    counted = (each for key, each in account.tallies.items() if not key.startswith(OF_TIERS))
    return {day for each in counted for day in each.kept_from(first).days}


def as_of(account: Account, day: dt.date) -> Account:
    """An account on a day before its own, with what was counted up to it, and no more."""
    counted, tallies = dict(account.counted), {}
    for key, each in account.tallies.items():
        tallies[key] = each.cut_after(day)
        counted[key] = counted.get(key, 0) - each.between(day, dt.date.max)
        counted[key] += each.between(day, day)
    return replace(account, day=day, tallies=tallies, counted=counted)


def is_late(program: Program, account: Account) -> bool:
    """Whether an account is looked at on a day before that of its last event."""
    return account.last_at is not None and account.today < local(program, account.last_at).date()


def promises(due: tuple[int, ...], positions: Iterable[int], more: int) -> tuple[int, ...]:
    """What is due to a referrer once some promises, by position, are due more or less often.

    Below 0, one was had for a friend who is no longer counted: the next friend brings nothing more.

    >>> promises((1,), [0, 2], 1)
    (2, 0, 1)
    """
    times = dict(enumerate(due))
    for position in positions:
        times[position] = times.get(position, 0) + more
    last = max((position for position, count in times.items() if count), default=-1)
    return tuple(times.get(position, 0) for position in range(last + 1))


# What is asked ------------------------------------------------------------------------------


Over = Window | Period | None
"""What something is counted over: a window that ends on a day, its calendar period, or a life."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a programme asks of what an account counts: of each fact, how an account calls it.

    `measured` and `used` say too over which of the `windows` each is; `reached`: of a tier, its
    name.
    `firsts` are the first days of the windows, by the day they end on.
    """

    windows: tuple[Over, ...]
    measured: tuple[tuple[facts.Windowed, str, int], ...]
    used: tuple[tuple[facts.Limited, str, int], ...]
    reached: tuple[tuple[facts.Uses, str], ...]
    firsts: dict[dt.date, tuple[dt.date | None, ...]] = field(default_factory=dict, compare=False)

    def since(self, day: dt.date) -> tuple[dt.date | None, ...]:
        """The first day of each window that ends on a day; None for one that has always run."""
        if day not in self.firsts:
            if len(self.firsts) >= MOST_DAYS:
                self.firsts.clear()
            self.firsts[day] = tuple(_start(window, day) for window in self.windows)
        return self.firsts[day]


def _start(over: Over, day: dt.date) -> dt.date | None:
    """The first day of a window, or of the calendar period, that a day lies in or ends."""
    if over is None or over is TierCount.SINCE_JOINING:
        return None
    return period_start(over, day) if isinstance(over, Period) else first_day(over, day)


def _end(over: Over, day: dt.date) -> dt.date:
    """The last day of the calendar period that a day lies in, or of a window that it ends."""
    return period_end(over, day) if isinstance(over, Period) else day


def counted_by(program: Program, keys: Mapping[str, str], asked: Iterable[Fact]) -> Counted:
    """What facts ask of what an account counts; `keys`: what rules are called in one."""
    windows: dict[Over, int] = {}
    over_windows: list[tuple[facts.Windowed, str, int]] = []
    used: list[tuple[facts.Limited, str, int]] = []
    reached: list[tuple[facts.Uses, str]] = []
    tiers = {each.id: each.label for each in program.tiers}
    of_status = {each.id for each in program.earnings if each.gives_status}
    for fact in asked:
        match fact:
            case facts.Bought(kind, name, window):
                at = windows.setdefault(window, len(windows))
                over_windows.append((fact, bought_name(kind, name), at))
            case facts.Measured(what, window, activity):
                at = windows.setdefault(window, len(windows))
                over_windows.append((fact, key_of(what, activity), at))
            case facts.Uses(rule, _) if rule in tiers:
                reached.append((fact, tiers[rule]))
            case facts.Uses(rule, period):
                at = windows.setdefault(period, len(windows))
                used.append((fact, f"use:{keys[rule]}", at))
            case facts.Awarded(rule, period):
                unit = "status" if rule in of_status else "points"
                called = "all" if rule is None else keys[rule]
                at = windows.setdefault(period, len(windows))
                used.append((fact, f"{unit}:{called}", at))
            case _ if isinstance(fact, facts.OfNoCount):
                pass
            case _:
                assert_never(fact)
    return Counted(tuple(windows), tuple(over_windows), tuple(used), tuple(reached))


def measured(account: Account, asked: Counted, day: dt.date) -> dict[facts.Windowed, int]:
    """What was counted over the windows that are asked for."""
    since, counted, tallies = asked.since(day), account.counted, account.tallies
    found: dict[facts.Windowed, int] = {}
    for fact, key, at in asked.measured:
        first = since[at]
        if first is None:
            found[fact] = counted.get(key, 0)
        else:
            series = tallies.get(key)
            found[fact] = 0 if series is None else series.between(first, day)
    return found


def uses(account: Account, asked: Counted, day: dt.date) -> dict[facts.Limited, int]:
    """What limits and caps are held against; zero is left out.

    Of a day before the last one, what was counted later in the same calendar period is among it.
    """
    found: dict[facts.Limited, int] = {
        fact: 1 for fact, tier in asked.reached if tier in account.reached
    }
    since = asked.since(day)
    for fact, key, at in asked.used:
        first, series = since[at], account.tallies.get(key, NOTHING)
        if first is None:
            times = account.counted.get(key, 0)
        else:
            late = bool(series.days) and series.days[-1] > day
            times = series.between(first, _end(asked.windows[at], day) if late else day)
        if times:
            found[fact] = times
    return found
