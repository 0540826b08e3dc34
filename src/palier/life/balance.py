"""What an outcome says of an account: its balance, its tier, its vouchers."""

from __future__ import annotations

import datetime as dt

from palier.account.outcome import Balance, Missing, NextExpiry, TierOutcome, VoucherOutcome
from palier.account.state import Account
from palier.engines.assemble_tiers import missing_of
from palier.life import lots, sheets
from palier.life.lots import cost_of
from palier.life.standing import standing_of
from palier.life.tiers import rank_of
from palier.program.model import Program


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
    sheet = sheets.event_sheet(program)
    if rank >= len(sheet.tiers):
        return ()
    at = sheets.noon(program, account.today)
    values = sheets.reckon(program, standing_of(program, account), at)
    return tuple(missing_of(program, way, values) for way in sheet.tiers[rank].ways)
