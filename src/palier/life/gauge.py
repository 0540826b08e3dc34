"""How far a customer has come on the way to the next tier, and what it still takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from palier.account.outcome import Missing
from palier.account.state import Account
from palier.life import sheets
from palier.life.balance import ways_to
from palier.life.standing import is_member, standing_of
from palier.life.tiers import rank_of
from palier.program.model import Program
from palier.sheet.marks import CriterionLines
from palier.sheet.nodes import One
from palier.values import dataclass

WHOLE = 1000
"""A gauge is read in thousandths."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next tier, what it still takes, way by way, and how much of the easiest one is done.

    `done` is in thousandths, rounded down.
    """

    tier: str
    missing: tuple[tuple[Missing, ...], ...]
    done: int


def ahead(program: Program, account: Account) -> Ahead | None:
    """The tier above the one held, on the account's day.

    None at the highest, and for whoever has not paid for a membership that covers the day.
    """
    rank = rank_of(program, account.tier.name)
    if rank >= len(program.tiers) or not is_member(program, account, account.day or dt.date.min):
        return None
    missing = ways_to(program, account, rank)
    return Ahead(program.tiers[rank].label, missing, progress(program, account, rank))


def progress(program: Program, account: Account, rank: int) -> int:
    """How far the easiest way to the tier above a rank has come, in thousandths."""
    sheet = sheets.event_sheet(program)
    if rank >= len(sheet.tiers):
        return WHOLE
    at = sheets.noon(program, account.day or dt.date.min)
    values = sheets.reckon(program, standing_of(program, account), at)
    return done_of(sheet.tiers[rank].ways, values.scalar)


def done_of(ways: Iterable[Iterable[CriterionLines]], value: Callable[[One], int]) -> int:
    """How far the easiest of some ways has come, given the value of each line, in thousandths."""
    return max((_done(way, value) for way in ways), default=0)


def _done(way: Iterable[CriterionLines], value: Callable[[One], int]) -> int:
    goals = ((value(each.line), each.bound + each.above) for each in way)
    parts = (WHOLE * max(0, min(n, goal)) // goal for n, goal in goals if goal)
    return min(parts, default=WHOLE)
