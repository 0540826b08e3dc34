"""Names that are spelled two ways, or that differ by their capitals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from palier.checks.mentions import mentions_of
from palier.checks.review import Review
from palier.checks.spelling import Spellings, figures, plain
from palier.problem import Problem
from palier.problem.checks import NameCase, SpelledTwoWays
from palier.source import Span

Places = dict[str, list[Span]]


def check_names(review: Review) -> Iterator[Problem]:
    """Pairs of names of one kind that may be one name; the rarer spelling is the one shown."""
    for places in mentions_of(review.statements).values():
        usual: list[str] = []
        for group in by_letters(places):
            usual.append(group[0])
            yield from (with_capitals(each, group[0], places) for each in group[1:])
        for alike in by_likeness(usual):
            yield from spelled_two_ways(alike, places)


def by_letters(places: Places) -> Iterator[list[str]]:
    """Names that are one but for their capitals, the usual one first."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in places:
        groups[name.casefold()].append(name)
    yield from (sorted(group, key=lambda name: rank(name, places)) for group in groups.values())


def by_likeness(names: list[str]) -> Iterator[list[str]]:
    """Names that begin alike and have the same figures: others are never taken for one another."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        groups[plain(name)[:1], figures(name)].append(name)
    yield from groups.values()


def with_capitals(rare: str, usual: str, places: Places) -> Problem:
    """Two names that differ by their capitals."""
    return NameCase(places[rare][0], rare, usual, places[usual][0])


def spelled_two_ways(names: list[str], places: Places) -> Iterator[Problem]:
    """Names that look like one, each shown once, beside the most usual."""
    usual_first = Spellings()
    for rare in sorted(names, key=lambda name: rank(name, places)):
        usual = usual_first.like(rare)
        usual_first.put(rare)
        if usual:
            yield SpelledTwoWays(places[rare][0], rare, usual, places[usual][0])


def rank(name: str, places: Places) -> tuple[int, Span]:
    """The more a name is used, and the earlier, the more usual it is."""
    return -len(places[name]), places[name][0]
