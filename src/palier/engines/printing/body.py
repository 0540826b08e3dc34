"""The statements of a function over arrays, in such an order that units are gone through seldom.

A loop waits until something asks for what it gives. What does not is written before it, and another
loop that does not joins it: the discounts of an order are shared, and its points counted, in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from palier.engines.printing.names import UNITS
from palier.values import dataclass, field

ROOM, FIRST, AT, OTHER = "room", "first", "unit", "other"
"""What a function calls its rows of room, where the units of the order begin in what it is told of
all units, the unit at hand, and the one beside it.
"""
INDENT = "    "
_WORD = re.compile(r"[^\W\d]\w*")
_ROW = re.compile(r"@(\w+)\|(\w+)@")


def row(name: str, unit: str = AT) -> str:
    """What a column that is reckoned is on a unit, until it is known where it is kept."""
    return f"@{name}|{unit}@"


@dataclass(slots=True)
class Loop:
    """A loop over units: what stands before it, in it, and at the end of it.

    `rows` are the columns that it reckons, a value on each unit.
    """

    before: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)

    def lines(self) -> Iterator[str]:
        """All that it says."""
        yield from (*self.before, *self.inside, *self.last)

    def gives(self) -> set[str]:
        """The names of what it leaves behind: sums."""
        return {line.split(" = ")[0] for line in self.before}

    def takes_in(self, other: Loop) -> None:
        """Another loop, done in the same go."""
        self.before += other.before
        self.inside += other.inside
        self.last += other.last
        self.rows |= other.rows


@dataclass(slots=True)
class Nested:
    """Statements under a test, and one before it."""

    before: str
    test: str
    body: Body


@dataclass(slots=True)
class Body:
    """The statements of a function so far, the loop that waits, and what waits for it.

    `told` are the columns that are told of all units, by the name of what one is on a unit.
    """

    told: dict[str, str] = field(default_factory=dict)
    done: list[str | Loop | Nested] = field(default_factory=list)
    loop: Loop | None = None
    after: list[str] = field(default_factory=list)
    waiting: set[str] = field(default_factory=set)

    def put(self, name: str, line: str) -> None:
        """A statement that gives a value to a name."""
        if self.loop is not None and self._waits([line]):
            self.after.append(line)
            self.waiting.add(name)
        else:
            self.done.append(line)

    def note(self, line: str) -> None:
        """A statement that no other one depends on."""
        (self.after if self.loop is not None and self._waits([line]) else self.done).append(line)

    def go_through(self, loop: Loop) -> None:
        """A loop over units, which joins the one that waits if it can."""
        if self.loop is not None and not self._waits(loop.lines()):
            self.loop.takes_in(loop)
        else:
            self.settle()
            self.loop = loop
        self.waiting |= loop.gives()

    def block(self, lines: Iterable[str]) -> None:
        """Statements that stay together, after all that there is so far."""
        self.settle()
        self.done += lines

    def under(self, before: str, test: str, body: Body) -> None:
        """Statements that stay together under a test, after all that there is so far."""
        self.settle()
        body.settle()
        self.done.append(Nested(before, test, body))

    def settle(self) -> None:
        """Nothing waits any more."""
        if self.loop is not None:
            self.done += [self.loop, *self.after]
        self.loop = None
        self.after, self.waiting = [], set()

    def _waits(self, lines: Iterable[str]) -> bool:
        return any(word in self.waiting for line in lines for word in _WORD.findall(line))

    # The text -------------------------------------------------------------------------------------

    def written(self) -> tuple[list[str], int]:
        """The statements, and how many rows of room they take."""
        self.settle()
        kept: dict[str, int] = {}
        self._keep(kept)
        return [*self._text(kept)], len(kept)

    def _keep(self, kept: dict[str, int]) -> None:
        """Give the columns that one statement leaves to another a row of room."""
        for each in self.done:
            if isinstance(each, Nested):
                each.body._keep(kept)  # noqa: SLF001 - a body within this one
                continue
            here = each.rows if isinstance(each, Loop) else set[str]()
            for line in each.lines() if isinstance(each, Loop) else [each]:
                for name, unit in _ROW.findall(line):
                    if name not in self.told and (unit != AT or name not in here):
                        kept.setdefault(name, len(kept))

    def _text(self, kept: dict[str, int]) -> Iterator[str]:
        for each in self.done:
            if isinstance(each, Loop):
                yield from self._loop(each, kept)
            elif isinstance(each, Nested):
                yield from (each.before, f"if {each.test}:")
                yield from (INDENT + line for line in each.body._text(kept))  # noqa: SLF001 - as above
            else:
                yield self._with_rows(each, kept, {})

    def _loop(self, loop: Loop, kept: dict[str, int]) -> Iterator[str]:
        asked = {name for line in loop.lines() for name, _ in _ROW.findall(line)}
        loaded = {name: its for name, its in self.told.items() if name in asked}
        here = {**loaded, **{name: name for name in loop.rows}}
        yield from (self._with_rows(each, kept, here) for each in loop.before)
        yield f"for {AT} in range({UNITS}):"
        yield from (f"{INDENT}{its} = {name}[{FIRST} + {AT}]" for name, its in loaded.items())
        stores = [f"{ROOM}[{kept[name]}, {AT}] = {name}" for name in sorted(loop.rows & set(kept))]
        for each in (*loop.inside, *stores, *loop.last):
            yield INDENT + self._with_rows(each, kept, here)

    def _with_rows(self, line: str, kept: dict[str, int], here: dict[str, str]) -> str:
        """A statement, what it takes of columns written as it is found there."""

        def written(found: re.Match[str]) -> str:
            name, unit = found.groups()
            if unit == AT and name in here:
                return here[name]
            if name in self.told:
                return f"{name}[{FIRST} + {unit}]"
            return f"{ROOM}[{kept[name]}, {unit}]"

        return _ROW.sub(written, line)
