"""Lowering tiers: where the customer stands before the order, and after it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import assert_never

from palier import tree
from palier.closed import those, total
from palier.named import NamedTuple
from palier.program.rules import Tier
from palier.quantity import Boundary, Duration
from palier.sheet import lower_scope
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Count, DayAfter, HasHappened, Measured, Scalar, Since
from palier.sheet.lower_conditions import TIER, units
from palier.sheet.marks import CriterionLines, RankLines, TierLines
from palier.sheet.nodes import (
    ZERO,
    Expr,
    Greatest,
    If,
    LineName,
    Literal,
    One,
    Subtract,
    above,
    add,
    at_least,
    both,
    either,
    negate,
)
from palier.sheet.sheet import TO_PAY_GOODS, Unit
from palier.tree import Measure

_COUNTS: Mapping[Measure, Count | None] = total(
    Measure,
    {
        Measure.SPENT: Count.SPENT,
        Measure.ORDERS: Count.ORDERS,
        Measure.POINTS_EARNED: Count.POINTS_EARNED,
        Measure.REFERRALS: Count.REFERRALS,
        Measure.ACTIVITIES: Count.ACTIVITIES,
        Measure.COLLECTED: Count.COLLECTED,
        Measure.STATUS_POINTS: Count.STATUS_POINTS,
        Measure.MEMBERSHIP: None,
        Measure.BALANCE: None,
    },
)
"""What a measure counts; two are not counted, but looked up."""
MOST_WAYS = 64
"""Ways to a tier that customers are told of; `(a or b) and (c or d) and …` has too many."""
_MONEY = those(
    Measure,
    yes=[Measure.SPENT, Measure.COLLECTED],
    no=[
        *(Measure.ORDERS, Measure.POINTS_EARNED, Measure.REFERRALS, Measure.ACTIVITIES),
        *(Measure.MEMBERSHIP, Measure.BALANCE, Measure.STATUS_POINTS),
    ],
)


TIER_BEFORE, TIER_AFTER = One(LineName("tier.before")), One(LineName("tier.after"))
EARNED = One(LineName("earned.order"))
STATUS_EARNED = One(LineName("status.earned"))


class Counted(NamedTuple):
    """The rank of the highest tier whose criteria hold, and what each way to each has come to."""

    rank: One
    tiers: tuple[TierLines, ...]


class Reached(NamedTuple):
    """Whether criteria hold, and the ways to them: each a list of measures to reach together."""

    holds: Expr
    ways: tuple[tuple[CriterionLines, ...], ...]


def standing(b: Builder) -> Counted | None:
    """Write the tier before the order: the one held, or the highest whose criteria hold."""
    if not b.program.tiers:
        return None
    flags, tiers = _reached(b, "before")
    counted = b.line("tier.counted", Unit.COUNT, _highest(flags))
    held = If(fact(Scalar.TIER_KNOWN), fact(Scalar.TIER_HELD), counted)
    b.line(TIER_BEFORE.line, Unit.COUNT, If(_can_hold(b), held, ZERO))
    projected = _projected(b)
    during = Greatest((TIER_BEFORE, *projected)) if projected else TIER_BEFORE
    b.line(TIER.line, Unit.COUNT, during)
    return Counted(counted, tiers)


def after(b: Builder) -> None:
    """Write the tier after the order, and what each way to each tier has come to."""
    if not b.program.tiers:
        return
    flags, tiers = _reached(b, "after")
    b.tiers.extend(tiers)
    # What a tier gives at once may lower what it counts: reached is reached all the same.
    highest = Greatest((TIER_BEFORE, _highest(flags), *_projected(b)))
    b.line(TIER_AFTER.line, Unit.COUNT, If(_can_hold(b), highest, ZERO))
    b.rank = RankLines(TIER_BEFORE, TIER, TIER_AFTER)


def _projected(b: Builder) -> tuple[Expr, ...]:
    return (fact(Scalar.TIER_PROJECTED),) if b.program.tier_settings.at_once else ()


def passed(tier: Tier) -> Expr:
    """The order makes the customer reach or pass a tier; whoever joins by it comes from none."""
    rank = tier.rank + 1
    newcomer = fact(Scalar.NEWCOMER)
    not_yet = either(newcomer, negate(at_least(TIER_BEFORE, rank)))
    return both(at_least(TIER_AFTER, rank), not_yet)


def _can_hold(b: Builder) -> Expr:
    return both(*(each.expr for each in lower_scope.account(b)))


def _highest(reached: list[One]) -> Expr:
    each = [If(flag, Literal(rank + 1), ZERO) for rank, flag in enumerate(reached)]
    return Greatest((ZERO, *each))


def _reached(b: Builder, when: str) -> tuple[list[One], tuple[TierLines, ...]]:
    """Write which tiers are reached, and mark the ways to each."""
    flags, tiers = [], []
    for tier in b.program.tiers:
        key = f"tier.{tier.rank + 1}"
        none = Reached(both(), ())
        found = none if tier.criteria is None else _criteria(b, key, tier.criteria, when)
        flags.append(b.flag(f"{key}.reached.{when}", found.holds, span=tier.span))
        tiers.append(TierLines(tier.label, found.ways))
    return flags, tuple(tiers)


def _criteria(b: Builder, key: str, criteria: tree.Criteria, when: str) -> Reached:
    match criteria:
        case tree.AllCriteria(each):
            parts = [_criteria(b, f"{key}.{at + 1}", one, when) for at, one in enumerate(each)]
            every = itertools.product(*(part.ways for part in parts))
            few = itertools.islice(every, MOST_WAYS)
            joined = tuple(tuple(itertools.chain(*way)) for way in few)
            return Reached(both(*(part.holds for part in parts)), joined)
        case tree.AnyCriteria(each):
            parts = [_criteria(b, f"{key}.{at + 1}", one, when) for at, one in enumerate(each)]
            ways = tuple(way for part in parts for way in part.ways)
            return Reached(either(*(part.holds for part in parts)), ways)
        case tree.Reach():
            return _measure(b, key, criteria, when)
        case _:
            assert_never(criteria)


def _measure(b: Builder, key: str, reach: tree.Reach, when: str) -> Reached:
    unit = Unit.MONEY if reach.measure in _MONEY else Unit.COUNT
    value = b.line(f"{key}.count.{when}", unit, _value(b, reach, when), span=reach.span)
    over, bound = reach.boundary is Boundary.ABOVE, _bound(reach)
    holds = above(value, bound) if over else at_least(value, bound)
    return Reached(holds, ((CriterionLines(reach, value, bound, over),),))


def _bound(reach: tree.Reach) -> int:
    return 0 if isinstance(reach.bound, Duration) else units(reach.bound)


def _value(b: Builder, reach: tree.Reach, when: str) -> Expr:
    """What a measure has come to; a time, as the days by which it is over."""
    count = _COUNTS[reach.measure]
    if count is not None:
        activity = None if reach.activity is None else reach.activity.text
        counted = fact(Measured(count, b.program.tier_settings.window, activity))
        return counted if when == "before" else add(counted, _increment(reach.measure))
    if isinstance(reach.bound, Duration):
        since = fact(DayAfter(Since.JOINING, reach.bound))
        from_now = fact(DayAfter(Since.TODAY, reach.bound))
        known = fact(HasHappened(Since.JOINING))
        return Subtract(fact(Scalar.DAY), If(known, since, from_now))
    now = fact(Scalar.AVAILABLE)
    return now if when == "before" else _balance_after(b, now)


def _increment(measure: Measure) -> Expr:
    match measure:
        case Measure.SPENT:
            return TO_PAY_GOODS
        case Measure.ORDERS:
            return Literal(1)
        case Measure.POINTS_EARNED | Measure.COLLECTED:
            return EARNED
        case Measure.STATUS_POINTS:
            return STATUS_EARNED
        case Measure.REFERRALS | Measure.ACTIVITIES | Measure.MEMBERSHIP | Measure.BALANCE:
            return ZERO
        case _:
            assert_never(measure)


def _balance_after(b: Builder, now: Expr) -> Expr:
    used = ZERO if b.redemption is None else b.redemption.used
    at_once = b.program.points.available.after is None
    return Subtract(add(now, EARNED if at_once else ZERO), used)
