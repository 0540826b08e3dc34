"""The automaton of a language: its tables, made of the grammar once; and how it works, tokens of
one line in, the meaning of its phrase out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from palier.named import NamedTuple
from palier.source import Language, Span
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface.following import END, Before, follow, may_end
from palier.surface.kept import Kept
from palier.tree import Place
from palier.values import dataclass, field

HEAD = "head"
ANY_CLAUSE = "any_clause"


class Production(NamedTuple):
    """One way to write a rule: how many symbols it takes, and which of them its meaning keeps.

    `spliced`: what it keeps goes straight into the rule around it. `single`: when it keeps one
    thing, it is that thing. `row`: of the table of phrases, and the fields it keeps, in order.
    """

    origin: str
    name: str
    size: int
    kept: Sequence[int]
    spliced: bool
    single: bool
    row: int | None = None
    fields: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """The LALR(1) automaton of a language and its words.

    `states`: what to do on a terminal or after a rule: go to a state (0 and above), or reduce by a
    production (`~n`). `words`: the terminals a word may be. `spelled`: the word of a terminal.
    `before` keeps what was asked of them before.
    """

    language: Language
    starts: dict[str, int]
    ends: dict[str, int]
    states: list[dict[str, int]]
    productions: list[Production]
    words: dict[str, tuple[str, ...]]
    spelled: dict[str, str]
    statements: dict[str, str]
    currencies: dict[str, str]
    goods: frozenset[str]
    articles: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    before: Before = field(default_factory=Before, repr=False, compare=False)


def start_of(place: Place) -> str:
    """The start rule of the lines under a kind of statement."""
    return f"{place.name.lower()}_clause"


def _make(folder: Path, language: Language) -> dict[str, Any]:
    from palier.surface.grammar import make  # noqa: PLC0415 - Lark is needed here only

    return make(folder, language)


AUTOMATON = Kept(
    "tables",
    _make,
    ("core.lark", "words.toml"),
    ("grammar.py", "pieces.py", "../speech/speaker.py", "phrases/*.py", "../tree/*.py"),
)


@cache
def tables_of(language: Language) -> Tables:
    """The tables of a language."""
    return _thawed(AUTOMATON.of(language), language)


def _thawed(made: dict[str, Any], language: Language) -> Tables:
    return Tables(
        language,
        made["starts"],
        made["ends"],
        made["states"],
        [Production(*each) for each in made["productions"]],
        {word: tuple(kinds) for word, kinds in made["words"].items()},
        made["spelled"],
        made["statements"],
        made["currencies"],
        frozenset(made["goods"]),
        frozenset(made["articles"]),
        _numbered(MONTHS[language], 1),
        _numbered(WEEKDAYS[language], 0),
    )


def _numbered(names: Iterable[str], first: int) -> dict[str, int]:
    return {name.casefold(): number for number, name in enumerate(names, first)}


# The tables ---------------------------------------------------------------------------------


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


NOTHING = Span(0, 0)
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
