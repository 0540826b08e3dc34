"""The tier of an outcome: the one after an order, and what the ways to the next still take."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from palier.account.outcome import Missing, NextTier, TierOutcome
from palier.account.standing import Standing
from palier.account.telling import Telling
from palier.engines.reckoned import Reckoned
from palier.sheet.marks import CriterionLines
from palier.sheet.sheet import Values
from palier.tree import Measure


def tier_of(tell: Telling, today: dt.date, standing: Standing, got: Reckoned) -> TierOutcome | None:
    """The tier after an order; None where the customer stands at none."""
    rank, tiers = _rank(got), tell.program.tiers
    if not rank:
        return None
    tier = tiers[rank - 1]
    held = standing.tier == tier.label and standing.tier_known
    above = tiers[rank].label if rank < len(tiers) else None
    since = standing.tier_since if held else today
    return tell.tier(tier.label, since, above, _missing(tell, got, rank))


def first_tier(tell: Telling, got: Reckoned) -> NextTier | None:
    """The way to the first tier, for a customer who stands at none."""
    tiers = tell.program.tiers
    if not tiers or _rank(got):
        return None
    return tell.next_tier(tiers[0].label, _missing(tell, got, 0))


def _rank(got: Reckoned) -> int:
    return 0 if got.sheet.rank is None else got.scalar(got.sheet.rank.after)


def _missing(tell: Telling, got: Reckoned, rank: int) -> tuple[tuple[Missing, ...], ...]:
    if rank >= len(got.sheet.tiers):
        return ()
    return tuple(missing_of(tell, way, got) for way in got.sheet.tiers[rank].ways)


def missing_of(
    tell: Telling, way: tuple[CriterionLines, ...], values: Values
) -> tuple[Missing, ...]:
    """What one way to a tier still takes, measure by measure."""
    found = []
    for each in way:
        short = each.bound + each.above - values.scalar(each.line)
        if short > 0:
            found.append(_missing_one(tell, each, short))
    return tuple(found)


def _missing_one(tell: Telling, each: CriterionLines, missing: int) -> Missing:
    name = each.reach.measure.name.lower()
    match each.reach.measure:
        case Measure.SPENT | Measure.COLLECTED:
            return tell.missing(name, amount=tell.money(missing))
        case Measure.POINTS_EARNED | Measure.BALANCE if not tell.program.cashback:
            return tell.missing(name, points=tell.points(missing))
        case Measure.POINTS_EARNED | Measure.BALANCE:
            return tell.missing(name, amount=tell.money(missing))
        case Measure.MEMBERSHIP:
            return tell.missing(name, days=missing)
        case Measure.STATUS_POINTS:
            return tell.missing(name, count=missing)
        case Measure.ACTIVITIES:
            activity = each.reach.activity.text if each.reach.activity else None
            return tell.missing(name, count=missing, activity=activity)
        case Measure.ORDERS | Measure.REFERRALS:
            return tell.missing(name, count=missing)
        case _:
            assert_never(each.reach.measure)
