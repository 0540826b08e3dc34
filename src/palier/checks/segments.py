"""Segments that nobody is left for, because an earlier one takes them all."""

from __future__ import annotations

from collections.abc import Iterator

from palier.checks.claims import Way, ways
from palier.checks.possible import clash_of, conditions
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.checks import SegmentShadowed
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


def check_segments(review: Review) -> Iterator[Problem]:
    """Each segment whose members all belong to one written before it, with that one."""
    tiers = tuple(each.label for each in review.program.tiers)
    found = [membership(each, tiers) for each in review.program.segments]
    for at, each in enumerate(found):
        earlier = next((other for other in found[:at] if takes_all(other, each)), None)
        if earlier and not clash_of(each.meeting):
            yield shadowed(each.segment, earlier.segment, review)


def membership(segment: Segment, tiers: tuple[str, ...]) -> Membership:
    """The ways into a segment, and out of it."""
    scope = segment.scope
    failing = [way for test in scope.when for way in ways(test, tiers, holds=False)]
    excluded = [way for test in scope.unless for way in ways(test, tiers)]
    return Membership(segment, tuple(conditions(scope, tiers)), (*failing, *excluded))


def takes_all(earlier: Membership, each: Membership) -> bool:
    """Whether whoever meets the conditions of one segment meets those of the earlier one."""
    if not asks_no_more(earlier.scope, each.scope):
        return False
    return all(clash_of([*each.meeting, (way,)]) for way in earlier.failing)


def asks_no_more(earlier: Scope, scope: Scope) -> bool:
    """Whether dates, hours and baskets of the earlier scope are none, or those of the other."""
    names = ("dates", "weekdays", "yearly", "birthday", "hours", "baskets", "nth", "every_nth")
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
