"""Awards that no order brings: birthdays, joining, referrals, activities, reaching a tier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from palier.account.outcome import Award
from palier.account.state import Account, PointLot
from palier.engines.assemble_points import expires_on
from palier.life import counts, lots
from palier.life.standing import asked_of, event_sheet, reckon, rule_keys
from palier.program.model import Program
from palier.program.rules import Earning
from palier.sheet import facts


class Awarded(NamedTuple):
    """An account after awards, and the awards."""

    account: Account
    awards: tuple[Award, ...]


def give(
    program: Program, account: Account, rules: Iterable[Earning], at: dt.datetime, source: str
) -> Awarded:
    """Give what some rules earn for an event, each under its conditions and caps."""
    awards: list[Award] = []
    for rule in rules:
        values = reckon(program, account, at)
        given = values.scalar(event_sheet(program).given[rule.id])
        if given > 0:
            account = earn(program, account, rule.id, given, source)
            awards.append(award_of(program, account, rule.label, given))
    return Awarded(account, tuple(awards))


def award_of(program: Program, account: Account, label: str, points: int) -> Award:
    """An award available at once on the account's day."""
    day = account.today
    expiry = expires_on(program, day)
    return Award(label, program.amount(points), Fraction(points), None, (), day, expiry)


def earn(program: Program, account: Account, rule: str, points: int, source: str) -> Account:
    """Enter points that are earned and available at once."""
    day = account.today
    lot = PointLot(source, points, day, day, fixed_expiry(program, day))
    account = lots.total(lots.put(account, lot), earned=points)
    earned = [("points_earned", points), ("collected", points)]
    return counts.count(account, day, [*earned, *used(program, [rule], {rule: points})])


def fixed_expiry(program: Program, day: dt.date) -> dt.date | None:
    """The last day of points earned on a day, an idle customer apart."""
    fixed = tuple(each for each in program.points.expiries if not lots.is_idle_rule(each))
    return expires_on(replace(program, points=replace(program.points, expiries=fixed)), day)


def used(
    program: Program, rules: Iterable[str], points: dict[str, int]
) -> Iterator[tuple[str, int]]:
    """What limits and caps count: the uses of rules, and the points they give."""
    asked, keys = asked_of(program), rule_keys(program)
    limited = {each.rule for each in asked if isinstance(each, facts.Uses)}
    limited -= {tier.id for tier in program.tiers}
    capped = {each.rule for each in asked if isinstance(each, facts.Awarded)}
    yield from ((f"use:{keys[rule]}", 1) for rule in rules if rule in limited)
    yield from ((f"points:{keys[rule]}", given) for rule, given in points.items() if rule in capped)
    if None in capped:
        yield "points:all", sum(points.values())
