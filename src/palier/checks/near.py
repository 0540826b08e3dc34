"""Of many things, those that can meet: found by what they speak of, not by trying each with each.

A check that compares the rules of a file two by two would take the square of their number. So rules
are put, one after another, under their topics (a fact, a date, a selection) with what they say of
it: a name, or a range of numbers. What a rule can meet is then looked up under its own topics, and
compared one by one. The first `FEW` are all compared. Of more than `MOST` that a rule may meet, so
many are: where a whole crowd speaks of the same, one is soon found, and nobody asks which.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import inf

from palier.named import NamedTuple

FEW, MOST = 16, 32


class Range(NamedTuple):
    """Numbers from one to another, both in; without end on either side, infinity."""

    low: float
    high: float


class Other(NamedTuple):
    """Any name but this one."""

    name: Hashable


Spot = Range | Other | Hashable
"""What is said of a topic: a range, any name but one, or a name."""
Saying = tuple[Hashable, Spot]
"""A topic, and what is said of it."""


class Ranges:
    """Ranges put in one by one, in a tree over where they can begin.

    Each branch knows how far its ranges reach, so that whole branches are passed over.
    """

    def __init__(self, lows: Iterable[float]) -> None:
        self.lows = sorted(set(lows))
        self.size = 1 << len(self.lows).bit_length()
        self.reach = [-inf] * (2 * self.size)
        self.held: list[list[tuple[float, int]]] = [[] for _ in self.lows]

    def put(self, spot: Range, position: int) -> None:
        """Enter a range; where it begins was announced."""
        at = bisect_left(self.lows, spot.low)
        self.held[at].append((spot.high, position))
        branch = at + self.size
        while branch and self.reach[branch] < spot.high:
            self.reach[branch] = spot.high
            branch //= 2

    def over(self, low: float, high: float) -> Iterator[int]:
        """Those that begin at `low` or before, and end at `high` or after."""
        end = bisect_right(self.lows, low)
        waiting = [(1, 0, self.size)]
        while waiting:
            branch, start, stop = waiting.pop()
            if start >= end or self.reach[branch] < high:
                continue
            if branch >= self.size:
                yield from (position for reach, position in self.held[start] if reach >= high)
            else:
                middle = (start + stop) // 2
                waiting.append((2 * branch + 1, middle, stop))
                waiting.append((2 * branch, start, middle))


class Topic:
    """What things say of one topic."""

    def __init__(self, lows: Iterable[float] = ()) -> None:
        self.names: defaultdict[Hashable, list[int]] = defaultdict(list)
        self.others: list[int] = []
        self.ranges = Ranges(lows)

    def put(self, spot: Spot, position: int) -> None:
        """Enter what a thing says."""
        match spot:
            case Range():
                self.ranges.put(spot, position)
            case Other():
                self.others.append(position)
            case _:
                self.names[spot].append(position)

    def within(self, spot: Spot) -> Iterator[int]:
        """Things that say no less: whatever fits the spot fits theirs."""
        match spot:
            case Range(low, high):
                return self.ranges.over(low, high)
            case Other():
                return iter(self.others)
            case _:
                return chain(self.names.get(spot, ()), self.others)

    def beside(self, spot: Spot) -> Iterator[int]:
        """Things that say nothing against it: something fits both."""
        match spot:
            case Range(low, high):
                return self.ranges.over(high, low)
            case Other():
                return chain(self.others, chain.from_iterable(self.names.values()))
            case _:
                return chain(self.names.get(spot, ()), self.others)


def topics_of(said: Iterable[tuple[Hashable, Spot]]) -> dict[Hashable, Topic]:
    """An empty topic for each that anything is said of."""
    lows: defaultdict[Hashable, list[float]] = defaultdict(list)
    for topic, spot in said:
        lows[topic].extend([spot.low] if isinstance(spot, Range) else ())
    return {topic: Topic(found) for topic, found in lows.items()}


class Neighbours:
    """Things that say one thing each of some topics; of each, those before it that it can meet."""

    def __init__(self, things: Sequence[Mapping[Hashable, Spot]]) -> None:
        usual = Counter(topic for thing in things for topic in thing).most_common(MOST)
        kept = {topic for topic, _ in usual}
        self.things = [{t: spot for t, spot in each.items() if t in kept} for each in things]
        self.topics = topics_of(said for each in self.things for said in each.items())
        self.silent: dict[Hashable, list[int]] = {topic: [] for topic in kept}

    def before(self, position: int) -> Sequence[int]:
        """Those before a thing that say nothing against it, on the topic that leaves fewest."""
        if position <= FEW:
            return range(position)
        found = [
            list(islice(chain(self.topics[topic].beside(spot), self.silent[topic]), MOST))
            for topic, spot in self.things[position].items()
        ]
        return sorted(min(found, key=len, default=range(MOST)))

    def put(self, position: int) -> None:
        """Enter a thing: it comes before those asked about later."""
        spots = self.things[position]
        for topic, known in self.topics.items():
            if topic in spots:
                known.put(spots[topic], position)
            else:
                self.silent[topic].append(position)


class Wider:
    """Things that ask for something; of a thing that says much, those before it that it satisfies.

    A thing is entered under one of its demands only, the rarest: who satisfies the thing satisfies
    that one. A demand is met by any of some sayings.
    """

    def __init__(self, demands: Iterable[Sequence[Sequence[Saying]]]) -> None:
        self.topics = topics_of(said for each in demands for demand in each for said in demand)
        self.anywhere: list[int] = []

    def before(self, position: int, says: Iterable[Saying]) -> Sequence[int]:
        """Those before a thing that ask for no more than some of what it says."""
        if position <= FEW:
            return range(position)
        found = {*islice(self.anywhere, MOST)}
        for topic, spot in says:
            if topic in self.topics:
                found.update(islice(self.topics[topic].within(spot), MOST))
        return sorted(found)

    def put(self, demands: Sequence[Sequence[Saying]], position: int) -> None:
        """Enter a thing under its rarest demand; one without any, as met by everything."""
        rarest = min(demands, key=lambda each: sum(map(self._known, each)), default=())
        for topic, spot in rarest:
            self.topics[topic].put(spot, position)
        if not rarest:
            self.anywhere.append(position)

    def _known(self, said: Saying) -> float:
        topic, spot = said
        return 0.5 if isinstance(spot, Range) else len(self.topics[topic].names.get(spot, ()))
