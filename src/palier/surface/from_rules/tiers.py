"""Tiers: what it takes to reach one, how they are counted and kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import assert_never

from palier import tree
from palier.problem.syntax import NoBoundary
from palier.quantity import Amount, Boundary, Duration
from palier.source import Span
from palier.surface.lalr import Builders
from palier.surface.refused import Refused
from palier.tree import Measure, TierCount, TierKeeping
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """`600 EUR spent`: a measure and how much of it."""

    measure: Measure
    bound: int | Amount | Duration
    activity: tree.Name | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """A measure in a tier's criteria, with `from` or `above` when one is written before it."""

    measured: Measured
    boundary: Boundary | None
    span: Span
    more_than: bool = False


@dataclass(frozen=True, slots=True)
class LooseGroup:
    """Criteria joined by `and` (`every`) or by `or`."""

    parts: tuple[Loose | LooseGroup, ...]
    every: bool
    span: Span


def measured(measure: Measure) -> partial[Measured]:
    """`5 orders`, `2 "avis produit"`"""

    def built(
        measure: Measure,
        bound: int | Amount | Duration,
        activity: tree.Name | None = None,
        *,
        span: Span,
    ) -> Measured:
        return Measured(measure, bound, activity)

    return partial(built, measure)


def reach(measured: Measured, *, span: Span) -> Loose:
    """`5 orders`, after `from 600 EUR spent or`"""
    return Loose(measured, None, span)


def bounded(boundary: Boundary, *, more_than: bool = False) -> partial[Loose]:
    """`from 600 EUR spent`, `above 600 EUR spent`, `more than 3 referrals`"""

    def built(boundary: Boundary, loose: Loose, *, span: Span) -> Loose:
        return replace(loose, boundary=boundary, span=span, more_than=more_than)

    return partial(built, boundary)


def all_criteria(*parts: Loose | LooseGroup, span: Span) -> LooseGroup:
    """`A and B`"""
    return LooseGroup(_flat(parts, every=True), every=True, span=span)


def any_criteria(*parts: Loose | LooseGroup, span: Span) -> LooseGroup:
    """`A or B`"""
    return LooseGroup(_flat(parts, every=False), every=False, span=span)


def _flat(parts: tuple[Loose | LooseGroup, ...], *, every: bool) -> tuple[Loose | LooseGroup, ...]:
    return tuple(
        inner
        for each in parts
        for inner in (
            each.parts if isinstance(each, LooseGroup) and each.every is every else (each,)
        )
    )


def tier_head(
    name: tree.Name, criteria: Loose | LooseGroup | None = None, *, span: Span
) -> tree.TierHead:
    """`tier "Gardien" from 600 EUR spent or 5 orders`: `from` holds until another is written"""
    if criteria is None:
        return tree.TierHead(name, span=span)
    return tree.TierHead(name, _settled(criteria, None)[0], span=span)


def _settled(
    criteria: Loose | LooseGroup, boundary: Boundary | None
) -> tuple[tree.Criteria, Boundary | None]:
    """Criteria with the boundary that holds for each, and the one that holds after them."""
    match criteria:
        case Loose(found, own, span, more_than):
            holds = own or boundary
            if holds is None:
                raise Refused(NoBoundary(span))
            what = (found.measure, holds, found.bound, found.activity)
            return tree.Reach(*what, more_than=more_than, span=span), holds
        case LooseGroup(parts, every, span):
            settled: list[tree.Criteria] = []
            for each in parts:
                node, boundary = _settled(each, boundary)
                settled.append(node)
            group = tree.AllCriteria if every else tree.AnyCriteria
            return group(tuple(settled), span=span), boundary
        case _:
            assert_never(criteria)


BUILDERS: Builders = {
    "tier_head": tier_head,
    "tiers_head": tree.TiersHead,
    "reach": reach,
    "from_reach": bounded(Boundary.FROM),
    "above_reach": bounded(Boundary.ABOVE),
    "more_than_reach": bounded(Boundary.ABOVE, more_than=True),
    "all_criteria": all_criteria,
    "any_criteria": any_criteria,
    "spent_measure": measured(Measure.SPENT),
    "orders_measure": measured(Measure.ORDERS),
    "earned_measure": measured(Measure.POINTS_EARNED),
    "referrals_measure": measured(Measure.REFERRALS),
    "activity_measure": measured(Measure.ACTIVITIES),
    "collected_measure": measured(Measure.COLLECTED),
    "membership_measure": measured(Measure.MEMBERSHIP),
    "balance_measure": measured(Measure.BALANCE),
    "on_reaching": tree.OnReaching,
    "count_last": tree.CountOver,
    "count_calendar_year": partial(tree.CountOver, TierCount.CALENDAR_YEAR),
    "count_since_joining": partial(tree.CountOver, TierCount.SINCE_JOINING),
    "kept_for": tree.Kept,
    "kept_following_year": partial(tree.Kept, TierKeeping.FOLLOWING_YEAR),
    "kept_for_life": partial(tree.Kept, TierKeeping.LIFE),
    "one_level_at_a_time": tree.OneLevelAtATime,
    "grace": tree.Grace,
    "reached_at_once": tree.ReachedAtOnce,
}
