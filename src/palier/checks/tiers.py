"""Tiers that nobody stays at, and tiers that using points would lose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import inf, prod
from typing import assert_never

from palier import tree
from palier.checks.near import Range, Saying, Wider
from palier.checks.review import Review, lowest, whole
from palier.problem import Problem
from palier.problem.advice import SpendingLowersTier
from palier.problem.bands import TierPassedOver
from palier.program.model import Program
from palier.program.rules import Redemption, Tier
from palier.quantity import Amount, Boundary, Duration, Money, Points, currency_digits

MANY = 64
"""Ways to a tier that are looked at."""

Bound = tuple[tree.Measure, str, object]
"""What a bound counts: the measure, the activity, the unit of time."""
Way = dict[Bound, int]
"""All that a customer must have reached together, as least whole numbers."""


def check_tiers(review: Review) -> Iterator[Problem]:
    """Tiers that are passed over, and tiers that count the balance."""
    yield from passed_over(review)
    for tier in review.program.tiers:
        yield from lost_by_spending(tier, review.program)


def passed_over(review: Review) -> Iterator[Problem]:
    """Tiers that nobody stays at, because whoever reaches them reaches a higher one, the next."""
    downwards = review.program.tiers[::-1]
    asked = [ways(each.criteria) for each in downwards]
    wider = Wider(map(demands, asked))
    for at, tier in enumerate(downwards):
        says = ((bound, Range(least_, inf)) for way in asked[at] for bound, least_ in way.items())
        above = reversed(wider.before(at, says))
        implied = (downwards[each] for each in above if implies(asked[at], asked[each]))
        higher = next(implied, None)
        wider.put(demands(asked[at]), at)
        if higher and tier.criteria and higher.criteria:
            written = review.text(tier.criteria.span)
            yield TierPassedOver(
                tier.criteria.span, tier.label, written, higher.label, higher.criteria.span
            )


def demands(asked: list[Way]) -> list[list[Saying]]:
    """What criteria ask for: all bounds of the one way, or one of each of several."""
    said = [[(bound, Range(least_, inf)) for bound, least_ in way.items()] for way in asked]
    return [[each] for each in said[0]] if len(said) == 1 else [[each[0] for each in said]]


def implies(having: list[Way], asked: list[Way]) -> bool:
    """Whether whoever has what one tier asks for has what another one asks for."""
    return bool(having) and all(any(enough(way, each) for each in asked) for way in having)


def enough(way: Way, asked: Way) -> bool:
    """Whether the least that one way asks for is enough for another."""
    return all(bound in way and way[bound] >= least for bound, least in asked.items())


def ways(criteria: tree.Criteria | None) -> list[Way]:
    """The ways to meet criteria; none are told where there are no criteria, or too many ways."""
    found: dict[int, list[Way]] = {}
    for each in reversed(within(criteria)):
        match each:
            case tree.Reach(measure, boundary, bound, activity):
                kind = (measure, activity.text if activity else "", unit(bound))
                found[id(each)] = [{kind: least(boundary, bound)}]
            case tree.AnyCriteria(parts):
                several = [found[id(part)] for part in parts]
                few = all(several) and sum(map(len, several)) <= MANY
                found[id(each)] = [way for ways in several for way in ways] if few else []
            case tree.AllCriteria(parts):
                several = [found[id(part)] for part in parts]
                few = prod(map(len, several)) <= MANY
                found[id(each)] = [joined(ways) for ways in product(*several)] if few else []
            case _:
                assert_never(each)
    return found[id(criteria)] if criteria else []


def within(criteria: tree.Criteria | None) -> list[tree.Criteria]:
    """Criteria and all those inside, from the outside in."""
    found = [criteria] if criteria else []
    for each in found:
        if isinstance(each, tree.AllCriteria | tree.AnyCriteria):
            found.extend(each.criteria)
    return found


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
    for each in within(tier.criteria):
        if not isinstance(each, tree.Reach) or not isinstance(each.bound, Points | Money):
            continue
        if each.measure is tree.Measure.BALANCE:
            start = program.amount(least(each.boundary, each.bound))
            below = program.amount(whole(start) - whole(used))
            yield SpendingLowersTier(each.span, tier.label, start, below, used)


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
