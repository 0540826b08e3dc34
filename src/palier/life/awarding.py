"""What no order gives: points, status points, rewards and stamps of an occasion, entered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

from palier import tree
from palier.account.days import last_day
from palier.account.outcome import Award, Silent, StatusAward
from palier.account.state import Account
from palier.account.sums import PointLot
from palier.because import Because
from palier.engines.assemble_points import expires_on
from palier.life import counts, lots, stamps
from palier.life.idle import is_idle_rule
from palier.life.limits import uses_of
from palier.life.standing import event_sheet, reckon
from palier.named import NamedTuple
from palier.program.model import Program, once_a_day
from palier.program.rules import Earning, StampCard
from palier.quantity import units_of
from palier.sheet.nodes import One
from palier.sheet.sheet import EventSheet, Values


class Awarded(NamedTuple):
    """An account after awards, the awards (of points, of status points), and what gave nothing."""

    account: Account
    awards: tuple[Award, ...]
    status: tuple[StatusAward, ...] = ()
    silent: tuple[Silent, ...] = ()


def give_awards(
    program: Program,
    account: Account,
    rules: Iterable[Earning],
    at: dt.datetime,
    source: str,
    *,
    had: int = 0,
) -> Awarded:
    """Give what some rules earn for an event, each under its conditions and caps.

    So many of the points were `had` already.
    """
    awards: list[Award] = []
    status: list[StatusAward] = []
    silent: list[Silent] = []
    for rule in rules:
        values = reckon(program, account, at)
        given = values.scalar(_gives(event_sheet(program), rule))
        if not given:
            silent.append(_silent(event_sheet(program), rule, values))
        elif rule.reward is not None:
            account = lots.give(account, program.reward(rule.reward), lots.Giver(source))
            account = counts.count(account, account.today, uses_of(program, [rule.id], {}))
        elif rule.stamps is not None:
            account, on = stamps.put_on(program, account, rule.stamps)
            account = counts.count(account, account.today, uses_of(program, [rule.id], {}))
            account, more = _filled(program, account, on, at, source)
            awards += more
        elif rule.gives_status:
            account = earn_status(program, account, rule.id, given)
            status.append(StatusAward(rule.label, given))
        elif given <= had:
            had -= given
            silent.append(Silent(rule.label, Because.LIMIT_REACHED))
        else:
            given, had = given - had, 0
            account = earn(program, account, rule.id, given, source)
            awards.append(award_of(program, account, rule.label, given))
    return Awarded(account, tuple(awards), tuple(status), tuple(silent))


def _gives(sheet: EventSheet, rule: Earning) -> One:
    """What a rule gives on an event: so many points, or whether it gives something else."""
    return sheet.given[rule.id] if rule.collects else sheet.treats[rule.id]


def _filled(
    program: Program, account: Account, cards: Iterable[StampCard], at: dt.datetime, source: str
) -> tuple[Account, list[Award]]:
    """Give what cards give on filling, where they do so now; the others wait for an order."""
    awards: list[Award] = []
    fills = event_sheet(program).fills
    for card in cards:
        if card.id not in fills or not stamps.is_full(account, card):
            continue
        if not reckon(program, account, at).holds(fills[card.id]):
            continue
        account, times = stamps.fill(program, account, card, source)
        account = counts.count(account, account.today, uses_of(program, [card.id], {}))
        for each in card.benefits:
            if isinstance(each, tree.GivePoints):
                points = times * units_of(each.amount)
                account = earn(program, account, card.id, points, source)
                awards.append(award_of(program, account, card.label, points))
    return account, awards


def _silent(sheet: EventSheet, rule: Earning, values: Values) -> Silent:
    """The first reason for which a rule gives nothing on an event."""
    guards = sheet.rules[rule.id].guards
    failed = (each.because for each in guards if not values.holds(each.line))
    return Silent(rule.label, next(failed, Because.CAP_REACHED))


def award_of(program: Program, account: Account, label: str, points: int) -> Award:
    """An award available at once on the account's day."""
    day = account.today
    expiry = expires_on(program, day, account.tier.name)
    return Award(
        label, program.amount(points), program.exact(Fraction(points)), None, (), day, expiry
    )


def earn(program: Program, account: Account, rule: str, points: int, source: str) -> Account:
    """Enter points that are earned and available at once."""
    day = account.today
    lot = PointLot(source, points, day, day, fixed_expiry(program, day))
    account = lots.put(account, lot, earned=points)
    earned = ("points_earned", points)
    return counts.count(account, day, [earned, *uses_of(program, [rule], {rule: points})])


def earn_status(program: Program, account: Account, rule: str, points: int) -> Account:
    """Count status points that are earned: there is nothing to spend, and nothing that expires."""
    uses = uses_of(program, [rule], {}, {rule: points})
    return counts.count(account, account.today, [("status_points", points), *uses])


@once_a_day
def fixed_expiry(program: Program, day: dt.date) -> dt.date | None:
    """The last day of points earned on a day, an idle customer apart."""
    fixed = (last_day(each, day) for each in program.points.expiries if not is_idle_rule(each))
    return min(fixed, default=None)
