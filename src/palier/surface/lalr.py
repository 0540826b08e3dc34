"""The automaton at work: tokens of one line in, the meaning of its phrase out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from palier.source import Span
from palier.surface.tables import Production, Tables
from palier.values import dataclass

END = "$END"


class Word(Protocol):
    """What the automaton asks of a token."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The terminals it may be."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    def meaning(self, kind: str) -> object:
        """What it means as one of its kinds."""


Builder = Callable[..., object]
Builders = dict[str, Builder]


@dataclass(frozen=True, slots=True)
class Stopped:
    """No phrase: the token that cannot stand where it is (None: the line ends too early).

    `states`: the automaton's stack before that token, from which one can tell what may follow.
    """

    at: int | None
    states: tuple[int, ...]


class _Spliced(list[object]):
    """What an inlined rule keeps."""


def run(tables: Tables, start: str, tokens: Sequence[Word], builders: Builders) -> object | Stopped:
    """Read a line as `start`: what its builder makes of it, or where it stops making sense.

    Whatever a builder raises passes through.
    """
    stack = _Stack(tables, start, builders)
    for at, token in enumerate(tokens):
        kind = stack.kind_of(token)
        if kind is None or not stack.feed(kind, token):
            return Stopped(at, stack.before)
    return stack.finish()


def recognise(tables: Tables, start: str, tokens: Sequence[Word]) -> Stopped | None:
    """Whether a line can be read as `start`: None, or where it stops making sense."""
    states: tuple[int, ...] = (tables.starts[start],)
    for at, token in enumerate(tokens):
        moves = (follow(tables, states, kind) for kind in token.kinds)
        after = next((each for each in moves if each is not None), None)
        if after is None:
            return Stopped(at, states)
        states = after
    return None if may_end(tables, start, states) else Stopped(None, states)


class _Stack:
    """States, meanings and places of what was read so far."""

    def __init__(self, tables: Tables, start: str, builders: Builders) -> None:
        self._tables = tables
        self._rows = tables.states
        self._productions = tables.productions
        self._builders = builders
        self._end = tables.ends[start]
        self.states = [tables.starts[start]]
        self.before: tuple[int, ...] = ()
        self._values: list[object] = []
        self._spans: list[Span] = []

    def kind_of(self, token: Word) -> str | None:
        """Which of its kinds the token is here."""
        self.before = tuple(self.states)
        row = self._rows[self.states[-1]]
        fitting = [kind for kind in token.kinds if kind in row]
        if len(fitting) > 1:
            return next((each for each in fitting if follow(self._tables, self.before, each)), None)
        return fitting[0] if fitting else None

    def feed(self, kind: str, token: Word) -> bool:
        while (move := self._rows[self.states[-1]].get(kind)) is not None:
            if move >= 0:
                self.states.append(move)
                self._values.append(token.meaning(kind))
                self._spans.append(token.span)
                return True
            self._reduce(self._productions[~move], token.span)
        return False

    def finish(self) -> object | Stopped:
        self.before = tuple(self.states)
        while self.states[-1] != self._end:
            move = self._rows[self.states[-1]].get(END)
            if move is None or move >= 0:
                return Stopped(None, self.before)
            self._reduce(self._productions[~move], NOTHING)
        return self._values[-1]

    def _reduce(self, rule: Production, ahead: Span) -> None:
        size = rule.size
        parts = self._values[-size:] if size else []
        spans = self._spans[-size:] if size else []
        span = Span(spans[0].start, spans[-1].end) if spans else Span(ahead.start, ahead.start)
        if size:
            del self.states[-size:], self._values[-size:], self._spans[-size:]
        self._values.append(self._built(rule, parts, span))
        self._spans.append(span)
        self.states.append(self._rows[self.states[-1]][rule.origin])

    def _built(self, rule: Production, parts: list[object], span: Span) -> object:
        kept: list[object] = []
        for at in rule.kept:
            part = parts[at]
            if isinstance(part, _Spliced):
                kept.extend(part)
            else:
                kept.append(part)
        if rule.spliced:
            return _Spliced(kept)
        if rule.single and len(kept) == 1:
            return kept[0]
        return self._builders[rule.name](*kept, span=span)


NOTHING = Span(0, 0)


def follow(tables: Tables, states: tuple[int, ...], kind: str) -> tuple[int, ...] | None:
    """The stack after one more terminal, or None when it cannot follow."""
    rows, stack = tables.states, list(states)
    while (move := rows[stack[-1]].get(kind)) is not None:
        if move >= 0:
            return (*stack, move)
        rule = tables.productions[~move]
        if rule.size:
            del stack[-rule.size :]
        stack.append(rows[stack[-1]][rule.origin])
    return None


def accepts(tables: Tables, start: str, states: tuple[int, ...]) -> tuple[str, ...]:
    """The terminals that may follow, the end of the line included."""
    names = (name for name in tables.states[states[-1]] if name.isupper() and name != END)
    found = tuple(name for name in names if follow(tables, states, name))
    return (*found, END) if may_end(tables, start, states) else found


def may_end(tables: Tables, start: str, states: tuple[int, ...]) -> bool:
    """Whether the line may end here."""
    rows, stack = tables.states, list(states)
    while stack[-1] != tables.ends[start]:
        move = rows[stack[-1]].get(END)
        if move is None or move >= 0:
            return False
        rule = tables.productions[~move]
        if rule.size:
            del stack[-rule.size :]
        stack.append(rows[stack[-1]][rule.origin])
    return True
