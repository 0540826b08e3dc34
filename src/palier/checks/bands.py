"""Bands that leave a hole, that overlap, that are out of order, or that stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from palier import tree
from palier.checks.review import (
    Review,
    banded,
    counted,
    has_plain_rate,
    like,
    lowest,
    whole,
)
from palier.problem import Problem
from palier.problem.bands import (
    BandGap,
    BandOverlap,
    BandsEnd,
    BandsOutOfOrder,
    BandTwice,
    Counted,
    Measure,
)
from palier.program.rules import Banded
from palier.quantity import Boundary
from palier.source import Span
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A band as whole numbers, both ends in; `last` None: without end."""

    band: tree.Band
    head: Span
    counted: Counted
    first: int
    last: int | None

    @property
    def begins(self) -> Measure:
        return self.band.low

    @property
    def boundary(self) -> Boundary:
        return self.band.boundary

    def measure(self, number: int) -> Measure:
        """A number as this band measures."""
        return like(self.band.low, number)


def check_bands(review: Review) -> Iterator[Problem]:
    """What is odd in the bands of each rule."""
    for rule in banded(review.program):
        stretches = stretches_of(rule, review)
        yield from out_of_order(stretches)
        ascending = sorted(stretches, key=lambda each: each.first)
        yield from twice(ascending)
        yield from overlaps(ascending)
        if not has_plain_rate(rule):
            yield from gaps(ascending)
            yield from end(ascending)


def stretches_of(rule: Banded, review: Review) -> list[Stretch]:
    """The bands of a rule in written order."""
    return [
        Stretch(
            band,
            review.band_head(band),
            counted(band, review.program),
            lowest(band.boundary, band.low),
            None if band.high is None else whole(band.high),
        )
        for band in rule.bands
    ]


def out_of_order(written: list[Stretch]) -> Iterator[Problem]:
    """Bands written after one that begins higher."""
    for above, below in pairwise(written):
        if below.first < above.first:
            yield BandsOutOfOrder(below.head, below.counted, above.head, below.begins, above.begins)


def twice(ascending: list[Stretch]) -> Iterator[Problem]:
    """Bands that begin at one value."""
    for one, other in pairwise(ascending):
        if one.first == other.first:
            early, late = sorted((one, other), key=lambda each: each.head)
            yield BandTwice(late.head, late.counted, early.head, late.measure(late.first))


def overlaps(ascending: list[Stretch]) -> Iterator[Problem]:
    """Closed bands that reach into the next: without an end, a band gives way and says so."""
    for below, above in pairwise(ascending):
        end = below.band.high
        if end is not None and below.first < above.first <= whole(end):
            yield BandOverlap(
                above.head,
                above.counted,
                below.head,
                below.begins,
                end,
                below.measure(above.first - 1) if further(above, below) else None,
                above.measure(above.first),
            )


def gaps(ascending: list[Stretch]) -> Iterator[Problem]:
    """Values after a closed band that no band holds, though a later one begins above them."""
    reached: Stretch | None = None
    for each in ascending:
        if reached and reached.last is not None and reached.last + 1 < each.first:
            yield gap(reached, each)
        if reached is None or further(each, reached):
            reached = each


def further(each: Stretch, reached: Stretch) -> bool:
    """Whether a band goes on where the furthest one so far has ended."""
    return reached.last is not None and (each.last is None or each.last >= reached.last)


def gap(below: Stretch, above: Stretch) -> Problem:
    """The hole between two bands, with its first and its last value."""
    last = below.last or 0
    return BandGap(
        below.head,
        below.counted,
        above.head,
        below.boundary,
        below.begins,
        below.measure(last),
        above.boundary,
        above.begins,
        below.measure(last + 1),
        below.measure(above.first - 1),
    )


def end(ascending: list[Stretch]) -> Iterator[Problem]:
    """The last of several bands, when it is closed."""
    last = ascending[-1]
    closed = [each.last for each in ascending if each.last is not None]
    if len(ascending) > 1 and len(closed) == len(ascending) and last.last == max(closed):
        yield BandsEnd(
            last.head,
            last.counted,
            last.boundary,
            last.begins,
            last.measure(last.last),
            last.measure(last.last + 1),
        )
