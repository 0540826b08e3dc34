"""Figures in JSON."""

from __future__ import annotations

from typing import Any

from palier import tree
from palier.history import since
from palier.history.figures import Figures, Month, RuleFigures, percent, quantile, tenths
from palier.history.offers import Came, Days, came_of, nothing_of, unserved
from palier.history.owed import Lapse, lapses
from palier.history.people import (
    Group,
    by_first_month,
    by_tier,
    group_of,
    nearest,
    share_of_best,
)
from palier.history.spending import money
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import Money, Points, units_of


def to_json(figures: Figures, file: Program) -> dict[str, Any]:
    """The figures in JSON: money as texts in the major unit, points as in outcomes.

    `file`: the programme as its file has it, whose version is told, whatever was assumed of it.
    """
    program, whole = figures.program, figures.whole
    paid, share = whole.paid, figures.used_share
    promotions = (*came_of(figures), *map(nothing_of, unserved(figures)))
    return {
        "program": program.name,
        "program_version": file.version,
        "until": figures.last.isoformat(),
        "customers": len(figures.ordered),
        "guests": figures.guests.orders,
        **_month(whole, program),
        "given": money(figures.given, program),
        "given_percent": tenths(percent(figures.given, paid))
        if paid or not figures.given
        else None,
        "outstanding": units(max(0, whole.held), program),
        "outstanding_worth": money(figures.owed, program),
        "vouchers_worth": money(figures.owed_in_vouchers, program),
        "used_percent": None if share is None else tenths(share * 100),
        "months": [
            {"month": each} | _month(figures.months[each], program)
            for each in sorted(figures.months)
        ],
        "outstanding_by_month": [
            {"month": month, "outstanding": units(held, program)}
            for month, held in figures.outstanding_by_month()
        ],
        "lapses": [_lapse(each, program) for each in lapses(figures)],
        "rules": [
            rule_named(name) | what_a_rule_gave(each, program) for name, each in figures.by_rule()
        ],
        "promotions": [_promotion(each, program) for each in promotions],
        "tiers": [{"month": month, **held} for month, held in figures.tiers_by_month()],
        "moves": [
            {"month": month, "from": before, "to": after, "customers": many}
            for (month, before, after), many in sorted(figures.moves.items(), key=str)
        ],
        "rewards": [_reward(each, figures) for each in program.rewards],
        "given_per_customer": [
            {"tenth": at, "given": money(quantile(figures.shares(), at), program)}
            for at in range(1, 11)
        ],
        "given_to_best_tenth_percent": tenths(share_of_best(figures)),
        "people": _group(group_of([*figures.ordered.values()]), program),
        "people_by_tier": [
            {"tier": tier} | _group(group, program) for tier, group in by_tier(figures)
        ],
        "people_by_first_month": [
            {"month": month} | _group(group, program) for month, group in by_first_month(figures)
        ],
        "around": since.to_json(figures, file.run.first),
        "refused": [
            {"code": code, "events": many, "first_row": figures.first_refused[code][0]}
            for code, many in figures.refused.most_common()
        ],
    }


def rule_named(name: str | tree.Occasion) -> dict[str, Any]:
    """A rule by its name, or that on which several may give."""
    return {
        "rule": name if isinstance(name, str) else None,
        "occasion": name.value if isinstance(name, tree.Occasion) else None,
    }


def what_a_rule_gave(each: RuleFigures, program: Program) -> dict[str, Any]:
    """What a rule gave, and what the orders bought that it gave it to."""
    return {
        "orders": each.orders,
        "off": money(each.off, program),
        "points": units(each.points, program),
        "bought": money(each.goods, program),
    }


def _reward(reward: Reward, figures: Figures) -> dict[str, Any]:
    name, customers = reward.label, len(figures.customers)
    cost = None if reward.cost is None else units_of(reward.cost)
    off = figures.rules[name].off if name in figures.rules else 0
    return {
        "reward": name,
        "had_enough": None if cost is None else figures.had_enough(name, cost),
        "customers": figures.had(name),
        "uptake_percent": tenths(percent(figures.had(name), customers)),
        "given": figures.rewards["given", name],
        "used": figures.rewards["used", name],
        "gone": figures.gone(name),
        "in_hand": figures.in_hand[name],
        "off": money(off, figures.program),
    }


def _promotion(came: Came, program: Program) -> dict[str, Any]:
    each, around = came.figures, came.around
    return {
        "promotion": came.promotion.name or None,
        "kind": came.promotion.kind.value,
        "orders": each.orders,
        "customers": came.customers,
        "came_again": came.again,
        "off": money(each.off, program),
        "points_beyond": units(each.beyond, program),
        "bought": money(each.goods, program),
        "paid": money(each.paid, program),
        "paid_per_order": _per_order(each.paid, each.orders, program),
        "first": each.first.isoformat() if each.orders else None,
        "last": each.last.isoformat() if each.orders else None,
        "other_orders": came.others.orders,
        "other_paid_per_order": _per_order(came.others.paid, came.others.orders, program),
        "own_days": around and _days(around.own, program),
        "days_beside": around
        and {**_days(around.others, program), "same_weekdays": around.same_weekdays},
    }


def _days(days: Days, program: Program) -> dict[str, Any]:
    return {"days": days.days, "orders": days.orders, "paid": money(days.paid, program)}


def _per_order(paid: int, orders: int, program: Program) -> str | None:
    return money(nearest(paid, orders), program) if orders else None


def _lapse(lapse: Lapse, program: Program) -> dict[str, Any]:
    used = lapse.used
    return {
        "month": lapse.month or None,
        "points": units(lapse.held, program),
        "likely_used": None if used is None else units(used, program),
        "likely_lost": None if used is None else units(lapse.held - used, program),
    }


def _group(group: Group, program: Program) -> dict[str, Any]:
    return {
        "customers": group.customers,
        "came_again_percent": tenths(group.again),
        "orders_each": tenths(group.orders),
        "paid_per_order": None if group.basket is None else money(group.basket, program),
        "months_active": tenths(group.months),
    }


def _month(month: Month, program: Program) -> dict[str, Any]:
    return {
        "orders": month.orders,
        "returns": month.returns,
        "goods": money(month.goods, program),
        "off": money(month.off, program),
        "shipping_given": money(month.shipping, program),
        "paid": money(month.paid, program),
        "cost": money(month.cost, program),
        "earned": units(month.earned, program),
        "used": units(month.used, program),
        "expired": units(month.expired, program),
        "taken_back": units(month.taken_back, program),
    }


def units(many: int, program: Program) -> int | str:
    """So many units as JSON has them: a number, or a text where they have decimals."""
    amount = program.amount(many)
    match amount:
        case Money():
            return amount.plain()
        case Points():
            return amount.plain() if amount.digits else amount.count
