"""Time passes: points become available and expire, birthdays come, vouchers lapse, tiers fall."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from palier import tree
from palier.account.days import days_after
from palier.account.outcome import Award
from palier.account.state import Account
from palier.life import awards, lots, tiers
from palier.life.lots import claim_automatically
from palier.life.standing import noon
from palier.program.model import Program
from palier.program.rules import Earning

ONE_DAY = dt.timedelta(days=1)


class Passed(NamedTuple):
    """An account on a later day, and what time brought: awards, and points that expired."""

    account: Account
    awards: tuple[Award, ...] = ()
    expired: int = 0


def pass_time(program: Program, account: Account, until: dt.date) -> Passed:
    """Bring an account to a day, doing on each day between what falls on it.

    The same days give the same account, whether they pass at once or one by one.
    """
    if account.day is None:
        return Passed(replace(account, day=until))
    given: tuple[Award, ...] = ()
    expired = 0
    for passed in days_passed(program, account, until):
        account, given, expired = passed.account, given + passed.awards, expired + passed.expired
    return Passed(replace(account, day=max(until, account.day or until)), given, expired)


def days_passed(program: Program, account: Account, until: dt.date) -> Iterator[Passed]:
    """What time brings up to a day, on each of the days on which something falls."""
    while (day := _next_day(program, account, until)) is not None:
        passed = _on(program, replace(account, day=day))
        account = passed.account
        yield passed


def _next_day(program: Program, account: Account, until: dt.date) -> dt.date | None:
    """The next day on which something falls, up to a day."""
    now = account.day or until
    if now >= until:
        return None
    return min((day for day in _days(program, account, until) if now < day <= until), default=None)


def _days(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    now = account.day or until
    idle = lots.idle_until(program, account)
    for lot in account.lots:
        if lot.available_on is not None:
            yield lot.available_on
        last = lots.expires_on(lot, idle)
        if last is not None and last < dt.date.max:
            yield max(last + ONE_DAY, now + ONE_DAY)
    for voucher in account.vouchers:
        if voucher.expires_on is not None:
            yield days_after(voucher.expires_on, 1)
    if _birthday_rules(program):
        yield from (day for day in birthdays(account, now, until) if day > now)
    yield from tiers.days_of_change(program, account, until)


def _on(program: Program, account: Account) -> Passed:
    """What a new day brings, in order: expiry, availability, the birthday, claims, the tier."""
    day = account.today
    account, expired = lots.expire(account, lots.idle_until(program, account))
    account = lots.settle(account)
    account = _lapse(account, day)
    account, given = birthday(program, account)
    source = f"{account.customer}/{day.isoformat()}"
    account = claim_automatically(program, account, source)
    account, reached = tiers.observe(program, account)
    account = claim_automatically(program, account, source)
    return Passed(account, (*given, *reached), expired)


def _lapse(account: Account, day: dt.date) -> Account:
    kept = tuple(
        each for each in account.vouchers if each.expires_on is None or day <= each.expires_on
    )
    return account if len(kept) == len(account.vouchers) else replace(account, vouchers=kept)


# Birthdays ---------------------------------------------------------------------------------


def birthday(program: Program, account: Account) -> awards.Awarded:
    """Give what the customer's birthday earns, when the account's day is one: once a year."""
    day = account.today
    rules = _birthday_rules(program)
    if not rules or day.year in account.birthdays or day not in birthdays(account, day, day):
        return awards.Awarded(account, ())
    account = replace(account, birthdays=(*account.birthdays[-1:], day.year))
    source = birthday_source(account, day.year)
    return awards.give(program, account, rules, noon(program, day), source)


def birthday_source(account: Account, year: int) -> str:
    """What the points of a birthday are said to come from."""
    return f"{account.customer}/birthday/{year}"


def _birthday_rules(program: Program) -> list[Earning]:
    return [rule for rule in program.earnings if isinstance(rule.head, tree.EarnOnBirthday)]


def birthdays(account: Account, first: dt.date, last: dt.date) -> list[dt.date]:
    """The customer's birthdays from a day to another; 29 February is the 28th in common years."""
    born = account.birthday
    if born is None or account.joined is None:
        return []
    every = (born.in_year(year) for year in range(first.year, last.year + 1))
    return [day for day in every if first <= day <= last]
