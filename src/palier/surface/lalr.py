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


Build = Callable[[Production, Sequence[object], Span], object]
"""What a phrase means, of what its places hold."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """No phrase: the token that cannot stand where it is (None: the line ends too early).

    `states`: the automaton's stack before that token, from which one can tell what may follow.
    """

    at: int | None
    states: tuple[int, ...]


class _Spliced(list[object]):
    """What an inlined rule keeps."""


def run(tables: Tables, start: str, tokens: Sequence[Word], build: Build) -> object | Stopped:
    """Read a line as `start`: what `build` makes of it, or where it stops making sense.

    Whatever `build` raises passes through.
    """
    stack = _Stack(tables, start, build)
    fed = all(stack.feed(token) for token in tokens)
    if fed and stack.finish():
        return stack.values[-1]
    return recognise(tables, start, tokens) or Stopped(None, ())


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

    def __init__(self, tables: Tables, start: str, build: Build) -> None:
        self._tables = tables
        self._rows = tables.states
        self._productions = tables.productions
        self._build = build
        self._end = tables.ends[start]
        self._states = [tables.starts[start]]
        self.values: list[object] = []
        self._spans: list[Span] = []

    def feed(self, token: Word) -> bool:
        """Take one more token, if it can stand here."""
        kind = self._kind_of(token)
        while (move := self._rows[self._states[-1]].get(kind)) is not None:
            if move >= 0:
                self._states.append(move)
                self.values.append(token.meaning(kind))
                self._spans.append(token.span)
                return True
            self._reduce(self._productions[~move], token.span)
        return False

    def finish(self) -> bool:
        """Take the end of the line, if it can end here."""
        while self._states[-1] != self._end:
            move = self._rows[self._states[-1]].get(END)
            if move is None or move >= 0:
                return False
            self._reduce(self._productions[~move], NOTHING)
        return True

    def _kind_of(self, token: Word) -> str:
        """Which of its kinds the token is here; none of them where it cannot stand."""
        row = self._rows[self._states[-1]]
        fitting = [kind for kind in token.kinds if kind in row]
        if len(fitting) > 1:
            states = tuple(self._states)
            return next((each for each in fitting if follow(self._tables, states, each)), "")
        return fitting[0] if fitting else ""

    def _reduce(self, rule: Production, ahead: Span) -> None:
        size = rule.size
        parts = self.values[-size:] if size else []
        spans = self._spans[-size:] if size else [Span(ahead.start, ahead.start)]
        span = spans[0] if len(spans) == 1 else Span(spans[0].start, spans[-1].end)
        if size:
            del self._states[-size:], self.values[-size:], self._spans[-size:]
        self.values.append(self._built(rule, parts, span))
        self._spans.append(span)
        self._states.append(self._rows[self._states[-1]][rule.origin])

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
        return self._build(rule, kept, span)


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
