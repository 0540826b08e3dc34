"""A sheet made ready to be reckoned often: printed as functions, compiled, and what they ask.

What an outcome tells is reckoned; whatever else somebody asks afterwards, an explanation above all,
is then walked through by the reference engine, which gives every line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any, cast

from palier.engines.choose import choose
from palier.engines.printing import python
from palier.engines.printing.folding import Folder, is_known, value_of
from palier.engines.printing.printer import Printed, function
from palier.engines.printing.waiting import waiting
from palier.engines.rivals import Chosen, Weighed
from palier.program.cumulation import Cumulation
from palier.sheet import nodes
from palier.sheet.facts import Fact, Kept
from palier.sheet.nodes import LineName, Value
from palier.sheet.sheet import (
    TO_PAY,
    Line,
    OrderSheet,
    Part,
    Values,
    columns_of,
    flags_of,
)
from palier.values import dataclass

MOST_SETS = 64
"""So many choices of a sheet have functions of their own; the others share one."""
FEW, OFTEN = 3, 20
"""Where there are more than a few benefits to choose among, a choice shares that function until it
was made so often: printing one of its own takes as long as hundreds of orders."""

NOBODY = Chosen(frozenset(), ())
"""The choice where no benefit would change the order."""
Held = Mapping[LineName, Value]


@dataclass(slots=True)
class Known(Values):
    """Values of lines by name, as a function gave them."""

    values: dict[LineName, Value]
    rows: int


class Step:
    """A function of some lines of a sheet, and how it is called.

    `asks_kept`: whether it must be told which members a choice keeps. `known` are lines that always
    come to the same: they are given with the others.
    """

    def __init__(
        self,
        printed: Printed,
        name: str,
        facts: Mapping[Fact, int],
        known: Held = MappingProxyType({}),
    ) -> None:
        self.call = python.made(printed.text, name)
        self.known = dict(known)
        self.asks = printed.lines
        self.lines = getter(printed.lines)
        self.facts = getter([facts[each] for each in printed.facts])
        self.asks_kept = any(isinstance(each, Kept) for each in printed.facts)

    def __call__(self, units: int, facts: Sequence[Value], held: Held) -> dict[LineName, Value]:
        """The values of the lines that are wanted."""
        values: dict[LineName, Value] = self.call(units, *self.lines(held), *self.facts(facts))
        return {**self.known, **values} if self.known else values

    def into(self, values: dict[LineName, Value], units: int, facts: Sequence[Value]) -> None:
        """Put the values of the lines that are wanted beside those that it asks for."""
        if self.known:
            values.update(self.known)
        values.update(self.call(units, *self.lines(values), *self.facts(facts)))


def getter(keys: Sequence[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values under some keys."""
    match keys:
        case []:
            return lambda _: ()
        case [key]:
            return lambda held: (held[key],)
        case _:
            return itemgetter(*keys)


class Ready:
    """A sheet, its functions as they are needed, and what the choice came to before.

    `place` says where each fact stands among those that are given; what the choice keeps comes
    after them. `asked` are the lines that are wanted; `known` the facts that are known. `decided`
    are lines that are true or false on every order asked about; `given` those reckoned already.
    """

    def __init__(
        self,
        sheet: OrderSheet,
        place: Mapping[Fact, int],
        asked: Iterable[LineName],
        known: Mapping[Fact, int] = MappingProxyType({}),
        decided: Mapping[LineName, int] = MappingProxyType({}),
        given: frozenset[LineName] = frozenset(),
    ) -> None:
        self.decided, self.given = decided, given
        self.sheet = sheet
        self.place: dict[Fact, int] = dict(place)
        for each in sheet.members:
            self.place[Kept(each.id)] = len(self.place)
        self.known = {**known}
        self.columns = columns_of(sheet.lines)
        self.flags = flags_of(sheet.lines)
        self.wanted = frozenset(asked)
        self.before = self._before()
        self.asks = self._asks()
        self.alone = getter([each.alone.line for each in sheet.members if each.alone])
        self.tested = all(each.alone is not None for each in sheet.members)
        self.plain = self.tested and is_plain(sheet.cumulation)
        self.settled: dict[tuple[Value, ...], Chosen] = {}
        self.single: dict[tuple[Value, ...], Chosen] = {}
        self.weighing: dict[frozenset[str], Step] = {}
        self.after: dict[frozenset[str], Step] = {}
        self.times: Counter[tuple[str, frozenset[str]]] = Counter()

    # Functions ------------------------------------------------------------------------------

    def _before(self) -> Step:
        """What comes before the choice: what is wanted, or asked for by a later part."""
        later = {ref for each in self.sheet.of_parts(Part.CHOICE, Part.AFTER) for ref in refs(each)}
        alone = {each.alone.line for each in self.sheet.members if each.alone}
        asked = self.wanted | later | alone
        folder = Folder(self.known)
        lines = self.folded(Part.BEFORE, folder=folder)
        return self._step("before", needed(lines, asked), asked, folder)

    def _asks(self) -> frozenset[LineName]:
        """The lines reckoned already that are asked for, whatever is chosen."""
        if not self.given:
            return self.given
        folder = self._folder(None)
        later = self.folded(Part.CHOICE, Part.AFTER, folder=folder)
        asked = {ref for each in needed(later, self.wanted) for ref in refs(each)}
        alone = {each.alone.line for each in self.sheet.members if each.alone}
        return self.given & {*self.before.asks, *self.wanted, *alone, *asked}

    def folded(self, *parts: Part, folder: Folder | None = None) -> list[Line]:
        """The lines of some parts that are still to be reckoned, made simpler."""
        folder, found = folder or Folder(self.known), []
        for line in self.sheet.of_parts(*parts):
            if line.id in self.decided:
                folder.decide(line.id, self.decided[line.id])
                continue
            folded = folder.line(line)
            if line.id not in self.given:
                found.append(folded)
        return found

    def _step(
        self, name: str, lines: Sequence[Line], asked: Collection[LineName], folder: Folder
    ) -> Step:
        known = _known(lines, asked)
        lines = [each for each in lines if each.id not in known]
        printed = function(
            name,
            lines,
            [each.id for each in lines if each.id in asked],
            python.PYTHON,
            columns=self.columns,
            flags=self.flags,
            waiting=waiting(lines, frozenset(asked), folder.is_count, columns=True, among=True),
        )
        return Step(printed, name, self.place, known)

    def _folder(self, kept: frozenset[str] | None) -> Folder:
        """What folds the lines of a choice, and after it."""
        keeping = () if kept is None else self.sheet.members
        known: dict[Fact, int] = dict(self.known)
        known |= {Kept(each.id): int(each.id in (kept or ())) for each in keeping}
        folder = Folder(known)
        self.folded(Part.BEFORE, folder=folder)
        folder.is_ = {name: each for name, each in folder.is_.items() if is_known(each)}
        return folder

    def _of_choice(
        self,
        steps: dict[frozenset[str], Step],
        kept: frozenset[str],
        name: str,
        parts: tuple[Part, ...],
        asked: Collection[LineName],
    ) -> Step:
        """The function of a choice: of its own where it comes often, otherwise that of any."""
        if kept not in steps:
            own = kept if self._is_often(name, kept) and len(steps) < MOST_SETS else None
            key = kept if own is not None else frozenset({""})
            if key not in steps:
                folder = self._folder(own)
                lines = needed(self.folded(*parts, folder=folder), asked)
                steps[key] = self._step(name, lines, asked, folder)
            return steps[key]
        return steps[kept]

    def _is_often(self, name: str, kept: frozenset[str]) -> bool:
        """Whether a choice is made so often that printing a function for it is worth the while."""
        self.times[name, kept] += 1
        return len(self.sheet.members) <= FEW or self.times[name, kept] > OFTEN

    def weighed(self, kept: frozenset[str]) -> Step:
        """What tells of a choice what is to be paid, and which of its members serve."""
        asked = {TO_PAY.line, *(each.effect.line for each in self.sheet.members)}
        return self._of_choice(self.weighing, kept, "choice", (Part.CHOICE,), asked)

    def finished(self, kept: frozenset[str]) -> Step:
        """What comes of a choice: all that is wanted after it."""
        parts = (Part.CHOICE, Part.AFTER)
        return self._of_choice(self.after, kept, "order", parts, self.wanted)

    # Reckoning ------------------------------------------------------------------------------

    def reckon(
        self,
        values: dict[LineName, Value],
        facts: Sequence[Value],
        units: int,
        codes: Mapping[str, str],
    ) -> Chosen:
        """Put in the values that are wanted, and give the choice; `facts` as they are asked.

        `values` holds what is reckoned already; `codes`: the shop's own codes, by the member that
        each of them is.
        """
        self.before.into(values, units, facts)
        present = self.alone(values)
        alone = self.single.get(present) if self.plain else None
        chosen = alone or self._chosen(present, values, facts, units, codes)
        finished = self.finished(chosen.kept)
        asked = self._with(facts, chosen.kept) if finished.asks_kept else facts
        finished.into(values, units, asked)
        if alone is not None:
            return _weighed_at(alone, values[TO_PAY.line])
        return chosen

    def _with(self, facts: Sequence[Value], kept: frozenset[str]) -> Sequence[Value]:
        return (*facts, *(each.id in kept for each in self.sheet.members))

    def _chosen(
        self,
        present: tuple[Value, ...],
        values: dict[LineName, Value],
        facts: Sequence[Value],
        units: int,
        codes: Mapping[str, str],
    ) -> Chosen:
        if not any(present) and self.tested:
            return NOBODY
        if not self.plain:
            return self._weighed(values, facts, units, codes)
        if present not in self.settled:
            chosen = self._weighed(values, facts, units, codes)
            if len(self.settled) + len(self.single) > MOST_SETS**2:
                return chosen
            if len(chosen.weighed) == 1:
                self.single[present] = chosen
            if chosen.weighed:
                return chosen
            self.settled[present] = chosen
        return self.settled[present]

    def _weighed(
        self,
        values: dict[LineName, Value],
        facts: Sequence[Value],
        units: int,
        codes: Mapping[str, str],
    ) -> Chosen:
        def reckon(kept: frozenset[str]) -> Values:
            weighed = self.weighed(kept)
            known = self._with(facts, kept) if weighed.asks_kept else facts
            return Known(weighed(units, known, values), units)

        return choose(self.sheet, Known(values, units), reckon, codes)


def _known(lines: Sequence[Line], asked: Collection[LineName]) -> dict[LineName, Value]:
    """The lines that are asked for and come to the same on all orders."""
    return {
        each.id: value_of(each.expr)
        for each in lines
        if each.id in asked and not each.column and is_known(each.expr)
    }


def _weighed_at(chosen: Chosen, to_pay: Value) -> Chosen:
    """The choice of those who are present, where there is but one: what it leaves to pay is new."""
    (only,) = chosen.weighed
    return Chosen(chosen.kept, chosen.aside, (Weighed(only.kept, cast(int, to_pay)),))


def is_plain(rules: Cumulation) -> bool:
    """Whether who is present decides alone, where no amounts are weighed: it can be kept."""
    return not rules.named and not rules.only_best_offer


def refs(line: Line) -> Iterator[LineName]:
    """The lines that a line refers to."""
    return nodes.references(line.expr)


def needed(lines: Sequence[Line], wanted: Iterable[LineName]) -> list[Line]:
    """Of some lines, those that are wanted, and those that they refer to."""
    asked, kept = set(wanted), []
    for line in reversed(lines):
        if line.id in asked:
            kept.append(line)
            asked.update(refs(line))
    return kept[::-1]
