"""Segments that nobody is left for, because an earlier one takes them all."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from palier.checks.claims import Way, ways
from palier.checks.near import Range, Saying, Wider
from palier.checks.possible import Demands, conditions, sayings
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.bands import SegmentShadowed
from palier.program.rules import Scope, Segment
from palier.values import dataclass


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
