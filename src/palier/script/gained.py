"""What customers come to have, as tables of a module: rewards, what they cost, tiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from palier.closed import total
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import Duration, Period, units_of
from palier.script.asked import time
from palier.script.literals import Big
from palier.sheet.sheet import OrderSheet
from palier.tree import Measure

Table = Mapping[str, Any]
"""What stands for a line in it is a `Ref`, until `wanted` says where its value is found."""
TOLD_AS = total(
    Measure,
    {
        Measure.SPENT: "amount",
        Measure.COLLECTED: "amount",
        Measure.POINTS_EARNED: "points",
        Measure.BALANCE: "points",
        Measure.MEMBERSHIP: "days",
        Measure.STATUS_POINTS: "count",
        Measure.ACTIVITIES: "count",
        Measure.ORDERS: "count",
        Measure.REFERRALS: "count",
    },
)
"""Under which key an outcome tells what a measure still takes."""


def months(period: Period) -> int:
    """How many months a period has."""
    return Duration(1, period).months or 1


def reward(given: Reward) -> Table:
    """What is asked of a given."""
    valid: object = given.valid
    if isinstance(given.valid, Duration):
        valid = time(given.valid)
    elif isinstance(given.valid, Period):
        valid = {"months": months(given.valid)}
    return {
        "id": given.id,
        "label": given.label,
        "automatic": given.automatic,
        "cost": Big(0 if given.cost is None else units_of(given.cost)),
        "waits": given.available.waits,
        "delay": time(given.available.delay),
        "valid": valid,
    }


def claims(program: Program, sheet: OrderSheet) -> Iterable[Table]:
    """The rewards that customers choose, with what they cost."""
    for each in program.rewards:
        claim = sheet.claims.get(each.id)
        if claim is not None and not each.automatic:
            yield {
                "label": each.label,
                "applies": claim.lines.applies,
                "cost": claim.cost,
            }


def tiers(program: Program, sheet: OrderSheet) -> Iterable[Table]:
    """The tiers, with the ways to each."""
    for tier, lines in zip(program.tiers, sheet.tiers, strict=True):
        ways = [
            [
                {
                    "line": each.line,
                    "bound": Big(each.bound + each.above),
                    "measure": each.reach.measure.name.lower(),
                    "as": _told_as(program, each.reach.measure),
                    "activity": each.reach.activity.text if each.reach.activity else None,
                }
                for each in way
            ]
            for way in lines.ways
        ]
        yield {"name": tier.label, "ways": ways}


def _told_as(program: Program, measure: Measure) -> str:
    told = TOLD_AS[measure]
    return "amount" if told == "points" and program.cashback else told
