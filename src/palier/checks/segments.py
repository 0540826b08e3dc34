"""Segments that nobody is left for, because an earlier one takes them all."""

from __future__ import annotations

from collections.abc import Iterator

from palier.checks.claims import Way, ways
from palier.checks.possible import clash_of, conditions
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.checks import SegmentShadowed
from palier.program.rules import Scope, Segment

Tiers = tuple[str, ...]


def check_segments(review: Review) -> Iterator[Problem]:
    """Each segment whose members all belong to one written before it, with that one."""
    tiers = tuple(each.label for each in review.program.tiers)
    segments = review.program.segments
    for at, segment in enumerate(segments):
        if clash_of(conditions(segment.scope, tiers)):
            continue
        earlier = (each for each in segments[:at] if takes_all(each.scope, segment.scope, tiers))
        yield from (shadowed(segment, each, review) for each in list(earlier)[:1])


def takes_all(earlier: Scope, scope: Scope, tiers: Tiers) -> bool:
    """Whether whoever meets the conditions of one scope meets those of the earlier one."""
    if not asks_no_more(earlier, scope):
        return False
    failing = ways_to_fail(earlier, tiers)
    return all(clash_of([*conditions(scope, tiers), (way,)]) for way in failing)


def asks_no_more(earlier: Scope, scope: Scope) -> bool:
    """Whether dates, hours and baskets of the earlier scope are none, or those of the other."""
    names = ("dates", "weekdays", "yearly", "birthday", "hours", "baskets", "nth", "every_nth")
    silent = Scope()
    if earlier.limits or earlier.once:
        return False
    return all(
        getattr(earlier, name) in (getattr(silent, name), getattr(scope, name)) for name in names
    )


def ways_to_fail(scope: Scope, tiers: Tiers) -> tuple[Way, ...]:
    """The ways in which a customer is left out of a scope."""
    failing = [way for test in scope.when for way in ways(test, tiers, holds=False)]
    excluded = [way for test in scope.unless for way in ways(test, tiers)]
    return (*failing, *excluded)


def shadowed(segment: Segment, earlier: Segment, review: Review) -> Problem:
    """The segment, the one before it, and the conditions that lead to both."""
    texts = tuple(review.text(test.span) for test in segment.scope.when)
    return SegmentShadowed(
        review.head(segment), segment.label, earlier.label, review.head(earlier), texts
    )
