"""Rules that give benefits: bonus days, offers, tiers, segments, the first order."""

from __future__ import annotations

from palier import tree
from palier.program.clauses import bare_benefits, every, one
from palier.program.naming import Numbered
from palier.program.reading import Reading
from palier.program.rules import BonusDay, FirstOrder, Offer, Segment, Tier
from palier.program.scope import scope_of


def bonus_day_of(rule: Numbered[tree.BonusDayHead], reading: Reading) -> BonusDay:
    """`bonus day "Black Friday" on 27 November 2026`"""
    return BonusDay(
        id=rule.id,
        label=rule.label,
        span=rule.statement.span,
        scope=scope_of(rule.statement, reading, rule.head.when),
        benefits=bare_benefits(rule.statement),
        bands=every(rule.statement, tree.Band),
    )


def offer_of(rule: Numbered[tree.OfferHead], reading: Reading) -> Offer:
    """`offer "Printemps"`"""
    return Offer(
        id=rule.id,
        label=rule.label,
        span=rule.statement.span,
        scope=scope_of(rule.statement, reading),
        benefits=bare_benefits(rule.statement),
        bands=every(rule.statement, tree.Band),
        code=rule.head.code,
    )


def tier_of(rule: Numbered[tree.TierHead], rank: int, reading: Reading) -> Tier:
    """`tier "Gardien" from 600 EUR spent or 5 orders`; the lowest has rank 0."""
    reaching = one(rule.statement, tree.OnReaching, reading)
    return Tier(
        id=rule.id,
        label=rule.label,
        span=rule.statement.span,
        scope=scope_of(rule.statement, reading),
        benefits=bare_benefits(rule.statement),
        bands=every(rule.statement, tree.Band),
        rank=rank,
        criteria=rule.head.criteria,
        on_reaching=reaching.amount if reaching else None,
    )


def segment_of(rule: Numbered[tree.SegmentHead], reading: Reading) -> Segment:
    """`segment "Pros à Paris"`"""
    return Segment(
        id=rule.id,
        label=rule.label,
        span=rule.statement.span,
        scope=scope_of(rule.statement, reading),
        benefits=bare_benefits(rule.statement),
        bands=every(rule.statement, tree.Band),
        earns_no_points=one(rule.statement, tree.EarnNoPoints, reading) is not None,
    )


def first_order_of(rule: Numbered[tree.FirstOrderHead], reading: Reading) -> FirstOrder:
    """`first order`"""
    return FirstOrder(
        id=rule.id,
        label=rule.label,
        span=rule.statement.span,
        scope=scope_of(rule.statement, reading),
        benefits=bare_benefits(rule.statement),
        bands=every(rule.statement, tree.Band),
        earns=one(rule.statement, tree.FirstOrderEarns, reading),
        earns_no_points=one(rule.statement, tree.EarnNoPoints, reading) is not None,
    )
