"""The points of an outcome: awards and their dates, silent rules and why, the balance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from palier.account.days import day_after, last_day
from palier.account.outcome import (
    Award,
    AwardPart,
    Balance,
    NextExpiry,
    PointsOutcome,
    Silent,
)
from palier.account.standing import Lot, Standing, Who
from palier.account.telling import Telling
from palier.because import Because
from palier.closed import those
from palier.engines.reckoned import Reckoned
from palier.program.model import Program, once_a_day
from palier.program.rules import Reward
from palier.quantity import Money, units_of
from palier.sheet.marks import AwardKind, AwardLines
from palier.sheet.nodes import Rows
from palier.tree import Milestone

AT_ONCE = those(
    AwardKind,
    yes=[AwardKind.REACHING, AwardKind.JOINING],
    no=[AwardKind.EARNING, AwardKind.FIRST_ORDER, AwardKind.EXTRA, AwardKind.PROMISED],
)
"""Awards that do not come from an order are available at once."""


def points(
    tell: Telling, today: dt.date, standing: Standing, got: Reckoned, more: Iterable[Award] = ()
) -> PointsOutcome:
    """The points earned, rule by rule, those used, and what is left of those available before.

    `more` are awards that came besides.
    """
    program, reached = tell.program, tuple(more)
    given = [got.scalar(each.given) for each in got.sheet.awards]
    earned = sum(given)
    used = _used(got)
    at_once = earned if program.points.used_at_once else 0
    return tell.points_outcome(
        earned=tell.amount(earned + sum(units_of(each.points) for each in reached)),
        used=tell.amount(used),
        left=tell.amount(standing.available + at_once - used),
        awards=(*_awards(tell, today, got, given), *map(tell.value, reached)),
        silent=tuple(_silent(tell, got, given)),
    )


def _used(got: Reckoned) -> int:
    return got.scalar(got.sheet.redemption.used) if got.sheet.redemption else 0


# Awards ------------------------------------------------------------------------------------


def _awards(tell: Telling, today: dt.date, got: Reckoned, given: Iterable[int]) -> Iterator[Award]:
    program = tell.program
    expires = expires_on(program, today, _tier(program, got))
    for each, units in zip(got.sheet.awards, given, strict=True):
        if units:
            yield tell.award(
                rule=each.label,
                points=tell.amount(units),
                exact=tell.exact(_over(got.scalar(each.numerator), each.denominator)),
                base=_base(tell, got, each),
                parts=tuple(parts_of(tell, got, each)),
                available_on=available_on(program, today, each),
                expires_on=expires,
            )


def _over(units: int, parts: Fraction) -> Fraction:
    """A number of units over so many."""
    return _ratio(units * parts.denominator, parts.numerator)


_ratio = lru_cache(maxsize=4096)(Fraction)
"""A number over another: rates, and what comes of round prices, come again and again."""


def _tier(program: Program, got: Reckoned) -> str | None:
    """The tier after the order."""
    rank = got.scalar(got.sheet.rank.after) if got.sheet.rank else 0
    return program.tiers[rank - 1].label if rank else None


def _base(tell: Telling, got: Reckoned, award: AwardLines) -> Money | None:
    base = got.base(award)
    return None if base is None else tell.money(base)


def parts_of(tell: Telling, got: Reckoned, award: AwardLines) -> Iterator[AwardPart]:
    """The parts of the base by what multiplies them, in the order they are met."""
    base = got.base(award)
    if base is None or award.base is None:
        return
    order = award.per if award.times_order is None else got.scalar(award.times_order)
    sums: dict[int, int] = {}
    if isinstance(award.times, Rows):
        rows = zip(got.column(award.base), got.column(award.times), strict=True)
        for amount, multiplier in rows:
            if amount:
                sums[multiplier] = sums.get(multiplier, 0) + amount
        if award.shipping is not None and got.scalar(award.shipping):
            sums[order] = sums.get(order, 0) + got.scalar(award.shipping)
    else:
        sums[order] = base
    for multiplier, amount in sums.items():
        yield tell.award_part(tell.money(amount), _ratio(multiplier, award.per))


def available_on(program: Program, today: dt.date, award: AwardLines) -> dt.date | None:
    """The day points can be used from; None while a payment or a delivery is awaited."""
    settings = program.points.available
    if settings.after is None or award.kind in AT_ONCE:
        return today
    if settings.after is not Milestone.ORDER:
        return None
    return day_after(today, settings.delay) if settings.delay else today


def expires_on(program: Program, today: dt.date, tier: str | None = None) -> dt.date | None:
    """The last day points earned today can be used: of several ways to expire, the earliest.

    None where they do not expire, or not at the customer's tier.
    """
    return None if program.lasts_at(tier) else _last_day(program, today)


@once_a_day
def _last_day(program: Program, today: dt.date) -> dt.date | None:
    return min((last_day(each, today) for each in program.points.expiries), default=None)


# Silent rules ------------------------------------------------------------------------------


def _silent(tell: Telling, got: Reckoned, given: Iterable[int]) -> Iterator[Silent]:
    for each, units in zip(got.sheet.awards, given, strict=True):
        if units == 0 and (each.kind is AwardKind.EARNING or got.holds(each.applies)):
            yield tell.silent(each.label, why_silent(got, each))


def why_silent(got: Reckoned, award: AwardLines) -> Because:
    """The first reason for which an award gives nothing."""
    if award.kind is AwardKind.EARNING:
        failed = got.failed(got.sheet.rules[award.rule])
        if failed is not None:
            return failed.because
    blocked = next((each for each in award.blocked if got.holds(each.line)), None)
    if blocked is not None:
        return blocked.because
    return Because.GIVES_NOTHING if got.scalar(award.raw) == 0 else Because.CAP_REACHED


# The balance after -------------------------------------------------------------------------


def balance(tell: Telling, today: dt.date, standing: Standing, got: Reckoned) -> Balance:
    """The balance after the order: what can be used, what waits, what is lost first."""
    program = tell.program
    ready, waiting = 0, standing.pending
    at_once = program.points.used_at_once
    lots = list(standing.lots if at_once else _used_up(standing.lots, _used(got)))
    lasting = program.lasts_at(_tier(program, got))
    expires = expires_on(program, today)
    for each in got.sheet.awards:
        given = got.scalar(each.given)
        if not given:
            continue
        if available_on(program, today, each) == today:
            ready += given
            lots.append(Lot(given, expires))
        else:
            waiting += given
    if at_once:
        lots = list(_used_up(tuple(lots), _used(got)))
    available = standing.available - _used(got) + ready
    return tell.balance(
        available=tell.amount(available),
        pending=tell.amount(waiting),
        next_expiry=None if lasting else _next_expiry(tell, lots),
        claimable=tuple(each.label for each in program.rewards if _claimable(each, got, available))
        if standing.who is not Who.GUEST
        else (),
    )


def _used_up(lots: tuple[Lot, ...], used: int) -> Iterator[Lot]:
    """What stays of each lot once points are used, soonest to expire first."""
    for lot in sorted(lots, key=lambda each: each.expires_on or dt.date.max):
        taken = min(used, lot.points) if lot.points > 0 else 0
        used -= taken
        yield Lot(lot.points - taken, lot.expires_on)


def _next_expiry(tell: Telling, lots: list[Lot]) -> NextExpiry | None:
    days = [lot.expires_on for lot in lots if lot.expires_on is not None and lot.points > 0]
    if not days:
        return None
    first = min(days)
    held = sum(lot.points for lot in lots if lot.expires_on == first)
    return tell.next_expiry(first, tell.amount(held))


def _claimable(reward: Reward, got: Reckoned, available: int) -> bool:
    lines = got.sheet.claims.get(reward.id)
    if lines is None or reward.automatic or not got.holds(lines.lines.applies):
        return False
    return got.scalar(lines.cost) <= available
