"""What is told of an account: its balance, its vouchers, its tier and the way to the next one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from palier.account.outcome import Balance, Missing, NextExpiry, TierOutcome, VoucherOutcome
from palier.account.state import Account
from palier.engines.assemble_tiers import missing_of
from palier.life import lots
from palier.life.lots import cost_of
from palier.life.standing import event_sheet, is_member, reckon
from palier.life.tiers import rank_of
from palier.program.model import Program
from palier.sheet.marks import CriterionLines
from palier.sheet.nodes import One
from palier.values import dataclass


def balance_of(program: Program, account: Account) -> Balance:
    """The balance on the account's day."""
    available = lots.available(account)
    return Balance(
        available=program.amount(available),
        pending=program.amount(lots.pending(account)),
        next_expiry=_next_expiry(program, account),
        claimable=tuple(
            reward.label
            for reward in program.rewards
            if not reward.automatic and cost_of(reward) <= available
        ),
    )


def _next_expiry(program: Program, account: Account) -> NextExpiry | None:
    day = account.today
    idle = lots.idle_until(program, account)
    held: dict[dt.date, int] = {}
    for lot in account.lots:
        last = lots.expires_on(lot, idle)
        if last is not None and lots.is_available(lot, day):
            held[last] = held.get(last, 0) + lot.points
    if not held:
        return None
    first = min(held)
    return NextExpiry(first, program.amount(held[first]))


def vouchers_of(account: Account) -> tuple[VoucherOutcome, ...]:
    """The vouchers in hand."""
    return tuple(VoucherOutcome(each.id, each.reward, each.expires_on) for each in account.vouchers)


def tier_of(program: Program, account: Account) -> TierOutcome | None:
    """The tier held and the ways to the next, on the account's day."""
    rank = rank_of(program, account.tier.name)
    if not rank:
        return None
    above = program.tiers[rank].label if rank < len(program.tiers) else None
    missing = ways_to(program, account, rank) if above else ()
    return TierOutcome(account.tier.name, account.tier.since, above, missing)


def ways_to(program: Program, account: Account, rank: int) -> tuple[tuple[Missing, ...], ...]:
    """What it still takes to reach the tier above a rank, way by way."""
    values = reckon(program, account)
    ways = event_sheet(program).tiers[rank].ways
    return tuple(missing_of(program, way, values) for way in ways)


# The way to the next tier ------------------------------------------------------------------

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
    if rank >= len(program.tiers) or not is_member(program, account, account.today):
        return None
    missing = ways_to(program, account, rank)
    return Ahead(program.tiers[rank].label, missing, progress(program, account, rank))


def progress(program: Program, account: Account, rank: int) -> int:
    """How far the easiest way to the tier above a rank has come, in thousandths."""
    sheet = event_sheet(program)
    if rank >= len(sheet.tiers):
        return WHOLE
    return done_of(sheet.tiers[rank].ways, reckon(program, account).scalar)


def done_of(ways: Iterable[Iterable[CriterionLines]], value: Callable[[One], int]) -> int:
    """How far the easiest of some ways has come, given the value of each line, in thousandths."""
    return max((_done(way, value) for way in ways), default=0)


def _done(way: Iterable[CriterionLines], value: Callable[[One], int]) -> int:
    goals = ((value(each.line), each.bound + each.above) for each in way)
    parts = (WHOLE * max(0, min(n, goal)) // goal for n, goal in goals if goal)
    return min(parts, default=WHOLE)
