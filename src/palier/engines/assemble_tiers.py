"""The tier of an outcome, and what it still takes to the next."""

from __future__ import annotations

from palier.account.days import local
from palier.account.order import Order
from palier.account.outcome import Missing, NextTier, TierOutcome
from palier.account.standing import Standing
from palier.engines.reckoned import Reckoned
from palier.program.model import Program
from palier.quantity import Money, Points
from palier.sheet.marks import CriterionLines
from palier.sheet.sheet import Values
from palier.tree import Measure


def tier_of(
    program: Program, order: Order, standing: Standing, got: Reckoned
) -> TierOutcome | None:
    """The tier after an order; None where the customer stands at none."""
    rank = _rank(got)
    if not rank:
        return None
    tier = program.tiers[rank - 1]
    held = standing.tier == tier.label and standing.tier_known
    since = standing.tier_since if held else local(program, order.at).date()
    above = program.tiers[rank].label if rank < len(program.tiers) else None
    return TierOutcome(tier.label, since, above, _missing(program, got, rank))


def first_tier(program: Program, got: Reckoned) -> NextTier | None:
    """The way to the first tier, for a customer who stands at none."""
    if not program.tiers or _rank(got):
        return None
    return NextTier(program.tiers[0].label, _missing(program, got, 0))


def _rank(got: Reckoned) -> int:
    return 0 if got.sheet.rank is None else got.scalar(got.sheet.rank.after)


def _missing(program: Program, got: Reckoned, rank: int) -> tuple[tuple[Missing, ...], ...]:
    if rank >= len(got.sheet.tiers):
        return ()
    return tuple(missing_of(program, way, got) for way in got.sheet.tiers[rank].ways)


def missing_of(
    program: Program, way: tuple[CriterionLines, ...], values: Values
) -> tuple[Missing, ...]:
    """What one way to a tier still takes, measure by measure."""
    found = []
    for each in way:
        short = each.bound + each.above - values.scalar(each.line)
        if short > 0:
            found.append(_missing_one(program, each, short))
    return tuple(found)


def _missing_one(program: Program, each: CriterionLines, missing: int) -> Missing:
    name = each.reach.measure.name.lower()
    match each.reach.measure:
        case Measure.SPENT | Measure.COLLECTED:
            return Missing(name, amount=Money(missing, program.currency))
        case Measure.POINTS_EARNED | Measure.BALANCE if not program.cashback:
            return Missing(name, points=Points(missing))
        case Measure.POINTS_EARNED | Measure.BALANCE:
            return Missing(name, amount=Money(missing, program.currency))
        case Measure.MEMBERSHIP:
            return Missing(name, days=missing)
        case Measure.ACTIVITIES:
            activity = each.reach.activity.text if each.reach.activity else None
            return Missing(name, count=missing, activity=activity)
        case _:
            return Missing(name, count=missing)
