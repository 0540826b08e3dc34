"""Figures in JSON."""

from __future__ import annotations

from typing import Any

from palier.history.figures import Figures, Month, percent, quantile, rank_of_rule, tenths
from palier.history.spending import money
from palier.program.model import Program
from palier.quantity import Money, Points


def to_json(figures: Figures) -> dict[str, Any]:
    """The figures in JSON: money as texts in the major unit, points as in outcomes."""
    program, whole = figures.program, figures.whole
    paid, share = whole.paid, figures.used_share
    return {
        "program": program.name,
        "program_version": program.version,
        "until": figures.last.isoformat(),
        "orders": whole.orders,
        "returns": whole.returns,
        "customers": len(figures.customers),
        "guests": figures.guests.orders,
        **_month(whole, program),
        "given": money(figures.given, program),
        "given_percent": tenths(percent(figures.given, paid)),
        "outstanding": _units(max(0, whole.held), program),
        "outstanding_worth": money(figures.owed, program),
        "used_percent": None if share is None else tenths(share * 100),
        "months": [
            {"month": each} | _month(figures.months[each], program)
            for each in sorted(figures.months)
        ],
        "outstanding_by_month": [
            {"month": month, "outstanding": _units(held, program)}
            for month, held in figures.outstanding_by_month()
        ],
        "lapses": [
            {"month": each or None, "points": _units(figures.lapses[each], program)}
            for each in sorted(figures.lapses, key=lambda month: (not month, month))
        ],
        "rules": [
            {
                "rule": name,
                "orders": each.orders,
                "off": money(each.off, program),
                "points": _units(each.points, program),
                "bought": money(each.goods, program),
            }
            for name, each in sorted(figures.rules.items(), key=rank_of_rule)
        ],
        "tiers": [{"month": month, **held} for month, held in figures.tiers_by_month()],
        "moves": [
            {"month": month, "from": before, "to": after, "customers": many}
            for (month, before, after), many in sorted(figures.moves.items(), key=str)
        ],
        "rewards": [
            {
                "reward": each.label,
                "given": figures.rewards["given", each.label],
                "used": figures.rewards["used", each.label],
            }
            for each in program.rewards
        ],
        "given_per_customer": [
            {"tenth": at, "given": money(quantile(figures.shares(), at), program)}
            for at in range(1, 11)
        ],
        "refused": [
            {"code": code, "events": many, "first_row": figures.first_refused[code][0]}
            for code, many in figures.refused.most_common()
        ],
    }


def _month(month: Month, program: Program) -> dict[str, Any]:
    return {
        "goods": money(month.goods, program),
        "off": money(month.off, program),
        "shipping_given": money(month.shipping, program),
        "paid": money(month.paid, program),
        "cost": money(month.cost, program),
        "earned": _units(month.earned, program),
        "used": _units(month.used, program),
        "expired": _units(month.expired, program),
        "taken_back": _units(month.taken_back, program),
    }


def _units(units: int, program: Program) -> int | str:
    amount = program.amount(units)
    match amount:
        case Money():
            return amount.plain()
        case Points():
            return amount.plain() if amount.digits else amount.count
