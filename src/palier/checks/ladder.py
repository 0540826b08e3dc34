"""Tiers that are easier than the one below, by one of their ways, and ways that never decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from palier import tree
from palier.checks import worth
from palier.checks.review import Review, lowest, unit_of
from palier.checks.shadowed import Bound, Reached, ways_to
from palier.named import NamedTuple
from palier.problem import Problem
from palier.problem.money import Easier, TierEasier, WayNeverDecides
from palier.program.rules import Tier
from palier.quantity import Money
from palier.source import Span
from palier.tree import Measure, walk

SOONER = 2
"""How many times over the order of a quicker way would be spent before the slower one decides."""


def check_ladder(review: Review) -> Iterator[Problem]:
    """What is odd between a tier and the next, and between the ways to one."""
    for lower, higher in pairwise(review.program.tiers):
        if lower.criteria is not None and higher.criteria is not None:
            yield from easier(lower, higher, review)
    for tier in review.program.tiers:
        yield from never_decides(tier, review)


# Between two tiers -----------------------------------------------------------------------------


def easier(lower: Tier, higher: Tier, review: Review) -> Iterator[TierEasier]:
    """A way to the lower tier by which the higher one is reached before, or that asks for more."""
    asked, having = ways_to(lower.criteria), ways_to(higher.criteria)
    if not (asked and having) or all(any(before(one, way) for one in having) for way in asked):
        return  # whoever reaches the lower tier reaches the higher one: that is told elsewhere
    passed = next(((way, one) for way in asked for one in having if before(one, way)), None)
    if passed is not None:
        way, one = passed
        yield from told(Easier.PASSED, (lower, way), (higher, one), review)
        return
    for one in having:
        less = [bound for bound in one if least(asked, bound) > one[bound]]
        more = [bound for bound in one if 0 < least(asked, bound) < one[bound]]
        if less and not more and all(set(way) & set(one) or len(asked) > 1 for way in asked):
            way = next(each for each in asked if less[0] in each)
            yield from told(
                Easier.LESS,
                (lower, {less[0]: way[less[0]]}),
                (higher, {less[0]: one[less[0]]}),
                review,
            )
            return


def before(one: Reached, other: Reached) -> bool:
    """Whether whoever has come all of another way has come all of one."""
    return all(bound in other and most <= other[bound] for bound, most in one.items())


def least(ways: list[Reached], bound: Bound) -> int:
    """The least that any way asks of something; 0 where none asks for it."""
    return min((way[bound] for way in ways if bound in way), default=0)


class Side(NamedTuple):
    """A tier, and one way to it."""

    tier: Tier
    way: Reached


def told(
    how: Easier, below: tuple[Tier, Reached], above: tuple[Tier, Reached], review: Review
) -> Iterator[TierEasier]:
    """The two ways, as the file says them."""
    lower, higher = Side(*below), Side(*above)
    mine, other = (written(each, review) for each in (higher, lower))
    if mine is not None and other is not None and higher.tier.criteria and lower.tier.criteria:
        yield TierEasier(
            *(mine.span, how, higher.tier.label, mine.text),
            *(lower.tier.label, other.text, other.span),
        )


class Written(NamedTuple):
    """What a file says of a way, and where its first part stands."""

    text: str
    span: Span


def written(side: Side, review: Review) -> Written | None:
    """The bounds of a way as the file writes them, one after another."""
    reaches = parts_of(side.tier)
    found = [reaches[bound] for bound in side.way if bound in reaches]
    if not found:
        return None
    text = " + ".join(review.text(each.span) for each in found)
    return Written(text, found[0].span)


def parts_of(tier: Tier) -> Mapping[Bound, tree.Reach]:
    """What a tier asks for, by what it counts: of several of a kind the first."""
    found: dict[Bound, tree.Reach] = {}
    for each in walk(tier.criteria) if tier.criteria else ():
        if isinstance(each, tree.Reach):
            kind = (each.measure, each.activity.text if each.activity else "", unit_of(each.bound))
            found.setdefault(kind, each)
    return found


# Between the ways to one tier ------------------------------------------------------------------


def never_decides(tier: Tier, review: Review) -> Iterator[WayNeverDecides]:
    """An amount to be spent, where an order of much less earns the points of another way."""
    if not isinstance(tier.criteria, tree.AnyCriteria):
        return
    reaches = [each for each in tier.criteria.criteria if isinstance(each, tree.Reach)]
    spent = [each for each in reaches if each.measure is Measure.SPENT]
    earned = [
        each for each in reaches if each.measure in (Measure.POINTS_EARNED, Measure.COLLECTED)
    ]
    for slow, quick in zip(spent, earned, strict=False):
        most = _amount(slow)
        rate = worth.earned_per_unit(review.program)
        if rate and most * rate >= SOONER * _units(quick):
            yield from _asked(tier, slow, quick, review)


def _asked(
    tier: Tier, slow: tree.Reach, quick: tree.Reach, review: Review
) -> Iterator[WayNeverDecides]:
    order = worth.least_spent(_units(quick), review)
    if order is not None and SOONER * order.outcome.to_pay.minor <= _amount(slow):
        texts = (review.text(slow.span), review.text(quick.span))
        yield WayNeverDecides(
            *(slow.span, tier.label, *texts, quick.span),
            *(order.outcome.to_pay, order.outcome.points.earned),
        )


def _amount(reach: tree.Reach) -> int:
    return reach.bound.minor if isinstance(reach.bound, Money) else 0


def _units(reach: tree.Reach) -> int:
    return 0 if isinstance(reach.bound, int) else lowest(reach.boundary, reach.bound)
