"""Lowering tiers: where the customer stands before the order, and after it."""

from __future__ import annotations

from itertools import islice
from typing import assert_never

from palier import tree
from palier.program.rules import Tier
from palier.quantity import Boundary, Duration
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Count, DayAfter, HasHappened, Measured, Scalar, Since
from palier.sheet.lower_conditions import units
from palier.sheet.nodes import (
    ZERO,
    Expr,
    Greatest,
    If,
    Literal,
    Ref,
    Subtract,
    Total,
    above,
    add,
    at_least,
    both,
    either,
    negate,
)
from palier.sheet.sheet import CriterionLines, TierLines, Unit
from palier.tree import Measure

_COUNTS = {
    Measure.SPENT: Count.SPENT,
    Measure.ORDERS: Count.ORDERS,
    Measure.POINTS_EARNED: Count.POINTS_EARNED,
    Measure.REFERRALS: Count.REFERRALS,
    Measure.ACTIVITIES: Count.ACTIVITIES,
    Measure.COLLECTED: Count.COLLECTED,
}
MOST_WAYS = 64
"""Ways to a tier that a customer is told of."""
_MONEY = (Measure.SPENT, Measure.COLLECTED)


def standing(b: Builder) -> None:
    """Write the tier before the order: the one held, or the highest whose criteria hold."""
    if not b.program.tiers:
        return
    reached = [_reached(b, tier, "before") for tier in b.program.tiers]
    counted = b.line("tier.counted", Unit.COUNT, _highest(reached))
    held = If(fact(Scalar.TIER_KNOWN), fact(Scalar.TIER_HELD), counted)
    before = If(_can_hold(b), held, ZERO)
    line = b.line("tier.before", Unit.COUNT, before)
    projected = [fact(Scalar.TIER_PROJECTED)] if b.program.tier_settings.at_once else []
    b.line("tier", Unit.COUNT, Greatest((line, *projected)) if projected else line)


def gauge(b: Builder) -> None:
    """Mark what each way to each tier has come to before any order, where there is no order."""
    for tier in b.program.tiers:
        reached = f"tier.{tier.rank + 1}.reached.before"
        b.tiers.append(TierLines(tier.label, tier.rank, reached, _ways(tier, "before")))


def after(b: Builder) -> None:
    """Write the tier after the order, and what each way to each tier has come to."""
    if not b.program.tiers:
        return
    reached = []
    for tier in b.program.tiers:
        flag = _reached(b, tier, "after")
        reached.append(flag)
        b.tiers.append(TierLines(tier.label, tier.rank, flag.line, _ways(tier, "after")))
    # What a tier gives at once may lower what it counts: reached is reached all the same.
    projected = [fact(Scalar.TIER_PROJECTED)] if b.program.tier_settings.at_once else []
    highest = Greatest((Ref("tier.before"), _highest(reached), *projected))
    b.line("tier.after", Unit.COUNT, If(_can_hold(b), highest, ZERO))


def passed(tier: Tier) -> Expr:
    """The order makes the customer reach or pass a tier; whoever joins by it comes from none."""
    rank = tier.rank + 1
    newcomer = fact(Scalar.NEWCOMER)
    not_yet = either(newcomer, negate(at_least(Ref("tier.before"), rank)))
    return both(at_least(Ref("tier.after"), rank), not_yet)


def _can_hold(b: Builder) -> Expr:
    paid = b.program.membership is not None
    return both(negate(fact(Scalar.GUEST)), *([fact(Scalar.MEMBER)] if paid else []))


def _highest(reached: list[Ref]) -> Expr:
    each = [If(flag, Literal(rank + 1), ZERO) for rank, flag in enumerate(reached)]
    return Greatest((ZERO, *each))


def _reached(b: Builder, tier: Tier, when: str) -> Ref:
    key = f"tier.{tier.rank + 1}"
    holds = both() if tier.criteria is None else _holds(b, key, tier.criteria, when)
    return b.flag(f"{key}.reached.{when}", holds, span=tier.span)


def _holds(b: Builder, key: str, criteria: tree.Criteria, when: str) -> Expr:
    match criteria:
        case tree.AllCriteria(each):
            return both(*(_holds(b, f"{key}.{at + 1}", one, when) for at, one in enumerate(each)))
        case tree.AnyCriteria(each):
            return either(*(_holds(b, f"{key}.{at + 1}", one, when) for at, one in enumerate(each)))
        case tree.Reach():
            unit = Unit.MONEY if criteria.measure in _MONEY else Unit.COUNT
            value = b.line(_line(key, when), unit, _value(b, criteria, when), span=criteria.span)
            test = at_least if criteria.boundary is Boundary.FROM else above
            return test(value, _bound(criteria))
        case _:
            assert_never(criteria)


def _line(key: str, when: str) -> str:
    return f"{key}.count.{when}"


def _bound(reach: tree.Reach) -> int:
    return 0 if isinstance(reach.bound, Duration) else units(reach.bound)


def _value(b: Builder, reach: tree.Reach, when: str) -> Expr:
    """What a measure has come to; a time, as the days by which it is over."""
    settings = b.program.tier_settings
    match reach.measure:
        case Measure.BALANCE:
            now = fact(Scalar.AVAILABLE)
            return now if when == "before" else _balance_after(b, now)
        case Measure.MEMBERSHIP:
            if not isinstance(reach.bound, Duration):
                raise TypeError("membership is a time")
            since = fact(DayAfter(Since.JOINING, reach.bound))
            from_now = fact(DayAfter(Since.TODAY, reach.bound))
            known = fact(HasHappened(Since.JOINING))
            return Subtract(fact(Scalar.DAY), If(known, since, from_now))
        case _:
            activity = None if reach.activity is None else reach.activity.text
            counted = fact(Measured(_COUNTS[reach.measure], settings.window, activity))
            return counted if when == "before" else add(counted, _increment(b, reach.measure))


def _increment(b: Builder, measure: Measure) -> Expr:
    match measure:
        case Measure.SPENT:
            return Total(b.remaining)
        case Measure.ORDERS:
            return Literal(1)
        case Measure.POINTS_EARNED | Measure.COLLECTED:
            return Ref("earned.order")
        case _:
            return ZERO


def _balance_after(b: Builder, now: Expr) -> Expr:
    used = ZERO if b.redemption is None else Ref(b.redemption.used)
    at_once = b.program.points.available.after is None
    return Subtract(add(now, Ref("earned.order") if at_once else ZERO), used)


def _ways(tier: Tier, when: str) -> tuple[tuple[CriterionLines, ...], ...]:
    key = f"tier.{tier.rank + 1}"
    return () if tier.criteria is None else tuple(_alternatives(key, tier.criteria, when))


def _alternatives(key: str, criteria: tree.Criteria, when: str) -> list[tuple[CriterionLines, ...]]:
    """The criteria as a list of ways, each a list of measures that must all be reached.

    Of `(a or b) and (c or d) and …` there are as many as the powers of 2: the first few are kept.
    """
    match criteria:
        case tree.Reach():
            above = criteria.boundary is Boundary.ABOVE
            return [(CriterionLines(criteria, _line(key, when), _bound(criteria), above),)]
        case tree.AnyCriteria(each):
            inside = (_alternatives(f"{key}.{at + 1}", one, when) for at, one in enumerate(each))
            return [way for ways in inside for way in ways]
        case tree.AllCriteria(each):
            joined: list[tuple[CriterionLines, ...]] = [()]
            for at, one in enumerate(each):
                more = _alternatives(f"{key}.{at + 1}", one, when)
                several = ((*way, *rest) for way in joined for rest in more)
                joined = list(islice(several, MOST_WAYS))
            return joined
        case _:
            assert_never(criteria)
