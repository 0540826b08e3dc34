"""A statement in its JSON form: money as texts, points as whole numbers, dates in ISO 8601."""

from __future__ import annotations

from typing import Any

from palier.account.outcome import to_plain
from palier.account.state import PointLot
from palier.life.balance import balance_of, tier_of, vouchers_of
from palier.life.gauge import ahead
from palier.life.movements import Movement
from palier.life.statement import Entry, Statement
from palier.program.model import Program


def to_json(statement: Statement) -> dict[str, Any]:
    """The whole statement. `opening` plus the `change` of every entry is `closing`."""
    program, account = statement.program, statement.account
    above = ahead(program, account)
    running = zip(statement.entries, statement.balances, strict=True)
    return {
        "customer": account.customer,
        "program": program.name,
        "program_version": program.version,
        "since": to_plain(statement.since),
        "on": statement.day.isoformat(),
        "opening": _amount(program, statement.opening),
        "entries": [_entry(program, entry, held) for entry, held in running],
        "closing": _amount(program, statement.closing),
        "balance": to_plain(balance_of(program, account)),
        "lots": [_lot(program, lot) for lot in statement.lots],
        "tier": to_plain(tier_of(program, account)),
        "next_tier": to_plain(above) if above else None,
        "stamps": dict(account.stamps),
        "vouchers": to_plain(vouchers_of(account)),
        "referrals": [
            {"friend": each.customer, "order": each.order, "on": each.day.isoformat()}
            for each in account.friends
        ],
        "member_until": to_plain(account.member_until),
    }


def _amount(program: Program, units: int) -> str | int:
    plain: str | int = to_plain(program.amount(units))
    return plain


def _entry(program: Program, entry: Entry, held: int) -> dict[str, Any]:
    return {
        "on": entry.day.isoformat(),
        "event": None if entry.event is None else entry.event.id,
        "amount": to_plain(entry.amount),
        "movements": [_movement(program, each) for each in entry.movements],
        "notes": [{"what": each.turn.value, "name": each.name} for each in entry.notes],
        "change": _amount(program, entry.units),
        "balance": _amount(program, held),
    }


def _movement(program: Program, movement: Movement) -> dict[str, Any]:
    told = {
        "what": movement.move.value,
        "change": _amount(program, movement.units),
        "rule": movement.rule,
        "parts": to_plain(movement.parts) or None,
        "reason": movement.reason,
    }
    return {name: value for name, value in told.items() if value is not None}


def _lot(program: Program, lot: PointLot) -> dict[str, Any]:
    return {
        "points": _amount(program, lot.points),
        "from": lot.source,
        "earned_on": lot.earned_on.isoformat(),
        "available_on": to_plain(lot.available_on),
        "waits_for": lot.waits_for,
        "expires_on": to_plain(lot.expires_on),
    }
