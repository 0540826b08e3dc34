"""The smallest change that makes a condition hold: `with €12.40 more in the basket`."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.engines.explain import numbers
from palier.engines.explain.change import Change
from palier.engines.explain.reading import Reading
from palier.engines.explain.teller import Teller
from palier.speech.conditions import condition


def changes(t: Teller, read: Reading, test: tree.Test, *, wanted: bool) -> tuple[Change, ...]:
    """What it takes for a test to hold (or not to): nothing when it is so already."""
    if read.truth(test) is wanted:
        return ()
    match test:
        case tree.Not(inner):
            return changes(t, read, inner, wanted=not wanted)
        case tree.AllOf(tests) | tree.AnyOf(tests):
            each = [changes(t, read, one, wanted=wanted) for one in tests]
            if isinstance(test, tree.AllOf) is wanted:
                return tuple(change for found in each for change in found)
            return _smallest(each)
        case _:
            return tuple(_leaf(t, read, test, wanted))


def _smallest(ways: list[tuple[Change, ...]]) -> tuple[Change, ...]:
    """The way with the fewest changes; of amounts of one kind the smallest, else the first."""
    fewest = min(len(way) for way in ways)
    short = [way for way in ways if len(way) == fewest]
    if fewest == 1 and len({way[0].unit for way in short}) == 1:
        return min(short, key=lambda way: way[0].size)
    return short[0]


def _leaf(t: Teller, read: Reading, test: tree.Test, wanted: bool) -> Iterator[Change]:  # noqa: FBT001 - one of the two ways
    match test:
        case tree.NumberIs() | tree.NumberBetween():
            yield from numbers.changes(t, read, test, wanted=wanted)
        case tree.AllOf() | tree.AnyOf() | tree.Not():
            raise AssertionError("a leaf is no combination")
        case _:
            yield Change(condition(t.voice.speaker, test, holds=wanted))
