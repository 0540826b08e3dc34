"""What comes on days of its own: birthdays, first days of periods, anniversaries of joining."""

from __future__ import annotations

import datetime as dt

from palier import tree
from palier.account.state import Account
from palier.life.awarding import Awarded, give_awards
from palier.life.claims import begins
from palier.life.standing import noon
from palier.program.model import Program, once_a_version
from palier.program.rules import Earning
from palier.quantity import MonthDay
from palier.values import replace


def birthday(program: Program, account: Account) -> Awarded:
    """Give what the customer's birthday earns, when the account's day is one: once a year."""
    day = account.today
    rules = birthday_rules(program)
    if not rules or day.year in account.birthdays or day not in birthdays(account, day, day):
        return Awarded(account, ())
    account = replace(account, birthdays=(*account.birthdays[-1:], day.year))
    source = birthday_source(account, day.year)
    return give_awards(program, account, rules, noon(program, day), source)


def birthday_source(account: Account, year: int) -> str:
    """What the points of a birthday are said to come from."""
    return f"{account.customer}/birthday/{year}"


@once_a_version(64)
def birthday_rules(program: Program) -> list[Earning]:
    """What is earned on a birthday."""
    return [rule for rule in program.earnings if rule.occasion is tree.Occasion.BIRTHDAY]


def birthdays(account: Account, first: dt.date, last: dt.date) -> list[dt.date]:
    """The customer's birthdays from a day to another; 29 February is the 28th in common years."""
    born = account.birthday
    if born is None or account.joined is None:
        return []
    every = (born.in_year(year) for year in range(first.year, last.year + 1))
    return [day for day in every if first <= day <= last]


# Days that come again ----------------------------------------------------------------------


def given_on_day(program: Program, account: Account) -> Awarded:
    """Give what is earned on the first day of a period, and on the anniversary of joining.

    It comes after the tier is brought up to date, and not on the day the customer joins.
    """
    day = account.today
    if account.joined is None or account.joined >= day:
        return Awarded(account, ())
    rules = [each for each in _day_rules(program) if _comes(each, account, day)]
    if not rules:
        return Awarded(account, ())
    return give_awards(program, account, rules, noon(program, day), day_source(account))


def day_source(account: Account) -> str:
    """What is said to come from the account's day."""
    return f"{account.customer}/{account.today.isoformat()}"


@once_a_version(64)
def _day_rules(program: Program) -> tuple[Earning, ...]:
    return tuple(rule for rule in program.earnings if rule.occasion in tree.OF_DAYS)


def has_anniversaries(program: Program) -> bool:
    """Whether something is earned on the anniversary of joining."""
    return any(rule.occasion is tree.Occasion.ANNIVERSARY for rule in _day_rules(program))


def _comes(rule: Earning, account: Account, day: dt.date) -> bool:
    if rule.every is not None:
        return begins(rule.every, day)
    return day in anniversaries(account, day, day)


def anniversaries(account: Account, first: dt.date, last: dt.date) -> list[dt.date]:
    """The anniversaries of joining from a day to another, as birthdays are told."""
    if account.joined is None:
        return []
    day = MonthDay(account.joined.month, account.joined.day)
    years = range(max(first.year, account.joined.year + 1), last.year + 1)
    return [each for each in map(day.in_year, years) if first <= each <= last]
