"""Tiers that nobody stays at, and tiers that using points would lose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from palier import tree
from palier.checks.measures import lowest, whole
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.advice import SpendingLowersTier
from palier.problem.checks import TierPassedOver
from palier.program.model import Program
from palier.program.rules import Redemption, Tier
from palier.quantity import Amount, Boundary, Duration, Money, Points, currency_digits

Bound = tuple[tree.Measure, str, object]
"""What a bound counts: the measure, the activity, the unit of time."""
Way = dict[Bound, int]
"""All that a customer must have reached together, as least whole numbers."""


def check_tiers(review: Review) -> Iterator[Problem]:
    """Tiers that are passed over, and tiers that count the balance."""
    tiers = review.program.tiers
    asked = [ways(each.criteria) if each.criteria else [] for each in tiers]
    for at, tier in enumerate(tiers):
        above = range(at + 1, len(tiers))
        higher = next((tiers[each] for each in above if implies(asked[at], asked[each])), None)
        if higher and tier.criteria and higher.criteria:
            written = review.text(tier.criteria.span)
            yield TierPassedOver(
                tier.criteria.span, tier.label, written, higher.label, higher.criteria.span
            )
        yield from lost_by_spending(tier, review.program)


def implies(having: list[Way], asked: list[Way]) -> bool:
    """Whether whoever has what one tier asks for has what another one asks for."""
    return bool(having) and all(any(enough(way, each) for each in asked) for way in having)


def enough(way: Way, asked: Way) -> bool:
    """Whether the least that one way asks for is enough for another."""
    return all(bound in way and way[bound] >= least for bound, least in asked.items())


def ways(criteria: tree.Criteria) -> list[Way]:
    """The ways to meet criteria."""
    match criteria:
        case tree.Reach(measure, boundary, bound, activity):
            kind = (measure, activity.text if activity else "", unit(bound))
            return [{kind: least(boundary, bound)}]
        case tree.AnyCriteria(parts):
            return [way for part in parts for way in ways(part)]
        case tree.AllCriteria(parts):
            return [joined(each) for each in product(*(ways(part) for part in parts))]


def joined(parts: tuple[Way, ...]) -> Way:
    """All that several ways ask for."""
    found: Way = {}
    for part in parts:
        for bound, least_ in part.items():
            found[bound] = max(least_, found.get(bound, 0))
    return found


def unit(bound: int | Amount | Duration) -> object:
    """Months and days are never compared."""
    return bound.unit if isinstance(bound, Duration) else None


def least(boundary: Boundary, bound: int | Amount | Duration) -> int:
    """The first whole number that meets a bound."""
    return lowest(boundary, bound.count if isinstance(bound, Duration) else bound)


def lost_by_spending(tier: Tier, program: Program) -> Iterator[Problem]:
    """A tier that counts the balance, where points are used and go."""
    used = least_use(program)
    if used is None or program.tier_settings.keeping is tree.TierKeeping.LIFE:
        return
    for each in reaches(tier.criteria):
        if each.measure is tree.Measure.BALANCE and isinstance(each.bound, Points | Money):
            start = program.amount(least(each.boundary, each.bound))
            below = program.amount(whole(start) - whole(used))
            yield SpendingLowersTier(each.span, tier.label, start, below, used)


def reaches(criteria: tree.Criteria | None) -> Iterator[tree.Reach]:
    """Every bound in some criteria."""
    match criteria:
        case tree.Reach():
            yield criteria
        case tree.AllCriteria(parts) | tree.AnyCriteria(parts):
            for each in parts:
                yield from reaches(each)
        case None:
            pass


def least_use(program: Program) -> Amount | None:
    """The fewest points that are used at once, of a pot one unit, or None: none ever go."""
    found = [whole(each.cost) for each in program.rewards]
    redemption = program.redemption
    if redemption and redemption.deduction is not tree.Deduction.KEPT:
        bands = [each.low for each in redemption.bands if each.measured is tree.Measured.POINTS]
        smallest = min([block(redemption, program), *map(whole, bands)])
        found.append(max(smallest, whole(redemption.at_least) if redemption.at_least else 0))
    return program.amount(min(found)) if found else None


def block(redemption: Redemption, program: Program) -> int:
    """The points that a rate takes at a time."""
    if program.cashback or redemption.rate is None:
        return int(10 ** (currency_digits(program.currency) or 0))
    return whole(redemption.rate.points)
