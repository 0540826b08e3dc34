"""Segments that nobody is left for, and tiers that nobody stays at: others take all of theirs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import product
from math import inf, prod

from palier import tree
from palier.checks.claims import Way, ways
from palier.checks.near import Range, Saying, Wider
from palier.checks.possible import Demands, conditions, sayings
from palier.checks.review import Review, lowest, unit_of
from palier.problem import Problem
from palier.problem.bands import SegmentShadowed, TierPassedOver
from palier.program.rules import Scope, Segment
from palier.tree import walk
from palier.values import dataclass

MANY = 64
"""Ways to a tier that are looked at."""

Bound = tuple[tree.Measure, str, object]
"""What a bound counts: the measure, the activity, the unit of time."""
Reached = dict[Bound, int]
"""All that a customer must have reached together, as least whole numbers."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Who belongs to a segment, as ways to meet each condition, and who does not."""

    segment: Segment
    meeting: tuple[tuple[Way, ...], ...]
    failing: tuple[Way, ...]

    @property
    def scope(self) -> Scope:
        return self.segment.scope

    @property
    def demands(self) -> list[list[Saying]]:
        """The conditions, each as what the ways in which it holds begin with."""
        return [
            [sayings(way[0], widest=True)[0] for way in each]
            for each in self.meeting
            if each and all(each)
        ]

    @property
    def says(self) -> Iterator[Saying]:
        """All that is said of a member: each claim, and what ranges of a number leave together."""
        joined: dict[Hashable, Range] = {}
        for each in self.meeting:
            claims = (claim for way in each for claim in way)
            for topic, spot in (said for one in claims for said in sayings(one, widest=True)):
                yield topic, spot
                if isinstance(spot, Range) and len(each) == 1:
                    low, high = joined.get(topic, spot)
                    joined[topic] = Range(max(low, spot.low), min(high, spot.high))
        yield from joined.items()


def check_segments(review: Review) -> Iterator[Problem]:
    """Each segment whose members all belong to one written before it, with that one."""
    tiers = tuple(each.label for each in review.program.tiers)
    found = [membership(each, tiers) for each in review.program.segments]
    wider = Wider(each.demands for each in found)
    for at, each in enumerate(found):
        members = Demands(each.meeting)
        before = (found[other] for other in wider.before(at, each.says))
        earlier = next((one for one in before if takes_all(one, each.scope, members)), None)
        wider.put(each.demands, at)
        if earlier and not members.clash():
            yield shadowed(each.segment, earlier.segment, review)


def membership(segment: Segment, tiers: tuple[str, ...]) -> Membership:
    """The ways into a segment, and out of it."""
    scope = segment.scope
    failing = [way for test in scope.when for way in ways(test, tiers, holds=False)]
    excluded = [way for test in scope.unless for way in ways(test, tiers)]
    return Membership(segment, tuple(conditions(scope, tiers)), (*failing, *excluded))


def takes_all(earlier: Membership, scope: Scope, members: Demands) -> bool:
    """Whether whoever meets the conditions of one segment meets those of the earlier one."""
    if not asks_no_more(earlier.scope, scope):
        return False
    return all(members.clash(*way) for way in earlier.failing)


def asks_no_more(earlier: Scope, scope: Scope) -> bool:
    """Whether dates, hours and baskets of the earlier scope are none, or those of the other."""
    names = ("dates", "weekdays", "recurring", "birthday", "hours", "baskets", "nth", "every_nth")
    silent = Scope()
    if earlier.limits or earlier.once:
        return False
    return all(
        getattr(earlier, name) in (getattr(silent, name), getattr(scope, name)) for name in names
    )


def shadowed(segment: Segment, earlier: Segment, review: Review) -> Problem:
    """The segment, the one before it, and the conditions that lead to both."""
    texts = tuple(review.text(test.span) for test in segment.scope.when)
    return SegmentShadowed(
        review.head(segment), segment.label, earlier.label, review.head(earlier), texts
    )


# Tiers -----------------------------------------------------------------------------------------


def check_tiers(review: Review) -> Iterator[Problem]:
    """Tiers that nobody stays at, because whoever reaches them reaches a higher one, the next."""
    downwards = review.program.tiers[::-1]
    asked = [ways_to(each.criteria) for each in downwards]
    wider = Wider(map(bounds, asked))
    for at, tier in enumerate(downwards):
        says = ((bound, Range(least, inf)) for way in asked[at] for bound, least in way.items())
        above = reversed(wider.before(at, says))
        implied = (downwards[each] for each in above if implies(asked[at], asked[each]))
        higher = next(implied, None)
        wider.put(bounds(asked[at]), at)
        if higher and tier.criteria and higher.criteria:
            written = review.text(tier.criteria.span)
            yield TierPassedOver(
                tier.criteria.span, tier.label, written, higher.label, higher.criteria.span
            )


def bounds(asked: list[Reached]) -> list[list[Saying]]:
    """What criteria ask for: all bounds of the one way, or one of each of several."""
    said = [[(bound, Range(least, inf)) for bound, least in way.items()] for way in asked]
    return [[each] for each in said[0]] if len(said) == 1 else [[each[0] for each in said]]


def implies(having: list[Reached], asked: list[Reached]) -> bool:
    """Whether whoever has what one tier asks for has what another one asks for."""
    return bool(having) and all(any(enough(way, each) for each in asked) for way in having)


def enough(way: Reached, asked: Reached) -> bool:
    """Whether the least that one way asks for is enough for another."""
    return all(bound in way and way[bound] >= least for bound, least in asked.items())


def ways_to(criteria: tree.Criteria | None) -> list[Reached]:
    """The ways to meet criteria; none are told where there are no criteria, or too many ways."""
    found: dict[int, list[Reached]] = {}
    for each in reversed(walk(criteria)) if criteria else ():
        match each:
            case tree.Reach(measure, boundary, bound, activity):
                kind = (measure, activity.text if activity else "", unit_of(bound))
                found[id(each)] = [{kind: lowest(boundary, bound)}]
            case tree.AnyCriteria(parts):
                several = [found[id(part)] for part in parts]
                few = all(several) and sum(map(len, several)) <= MANY
                found[id(each)] = [way for ways in several for way in ways] if few else []
            case tree.AllCriteria(parts):
                several = [found[id(part)] for part in parts]
                few = prod(map(len, several)) <= MANY
                found[id(each)] = [joined(ways) for ways in product(*several)] if few else []
            case _:  # the name of an activity
                pass
    return found[id(criteria)] if criteria else []


def joined(parts: tuple[Reached, ...]) -> Reached:
    """All that several ways ask for."""
    found: Reached = {}
    for part in parts:
        for bound, least in part.items():
            found[bound] = max(least, found.get(bound, 0))
    return found
