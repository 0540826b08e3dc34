"""What a line that is no phrase may mean: the ways to make a phrase of it that change the least.

A search over the automaton itself. From the beginning of a line, each step takes a word as it
stands, another phrase in its place (`near`), adds a light word or leaves a spare one out, takes a
word in another form or badly spelt, a name without quotes, or ends the line and begins the next.
Names, numbers and dates are neither added nor left out. The cheapest ways come first; a line that
two of them read otherwise is not read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from palier.source import Language, Span, bare, distance
from palier.surface.figures_in import Figure, Refused
from palier.surface.from_rules import built
from palier.surface.lalr import ANY_CLAUSE, HEAD, Stopped, Tables, follow, may_end, run
from palier.surface.loose import SIGN, Piece, pieces_of, word_piece
from palier.surface.near import NearTable, near_of, rewritten
from palier.surface.tokens import Token, folded, settled
from palier.tree import Name
from palier.values import dataclass

MOST_STEPS = 4_000
"""Steps after which a line is given up."""
MOST_ALIKE = 6
MOST_PIECES = 60
MOST_COST = 7.0
APART = 0.5
"""How much dearer another meaning must be for the first to be the only one."""
_SPOKEN, _ACCENT, _FORM, _NEAR, _LIGHT, _SPARE, _MARK, _ENDED = 0.2, 0.2, 0.5, 1, 1, 0.9, 0.4, 1.6
_SPELT, _UNQUOTED, _CONTENT = 2, 2.5, 3.0
_MARKS = frozenset(":;,.!-–—•*·>&'’/()")
_LONGEST_NAME = 6
_NAMELESS = frozenset({"A_NAME", "_OR", "_AND", "A_DATE"})
"""What no name without quotes goes beyond."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a line: what its lines mean, what it costs.

    `sure`: only words, order and marks are otherwise; else something is guessed (a misspelt word, a
    name without quotes, a word that was forgotten). `lines`: each in words of the language.
    """

    nodes: tuple[object, ...]
    cost: float
    sure: bool
    lines: tuple[tuple[Token, ...], ...]


class _Step(NamedTuple):
    """How far a way has come: the pieces that are left, the automaton, what was read before."""

    rest: tuple[Piece, ...]
    start: str
    states: tuple[int, ...]
    read: _Read | None
    ended: tuple[tuple[str, tuple[Token, ...]], ...]
    sure: bool
    added: int


class _Read(NamedTuple):
    """A token that was read, those before it, and a mark of what they were read as."""

    token: Token
    before: _Read | None
    sign: int


def candidates(
    text: str,
    span: Span,
    start: str,
    tables: Tables,
    own: Mapping[str, str] | None = None,
) -> tuple[Candidate, ...]:
    """The ways to read a line, cheapest first, each of another meaning; at most three.

    `own`: words of the shop, and those of the language that they stand for.
    Raises `Refused` where a number or a date has two readings.
    """
    table = near_of(tables.language)
    pieces = pieces_of(text, span.start, span.end, tables, table.numbers)
    pieces = tuple(_owned(each, own or {}, tables) for each in pieces)
    if not 0 < len(pieces) <= MOST_PIECES:
        return ()
    return tuple(_distinct(_Search(text, tables, table).ways(pieces, start)))


def only(found: tuple[Candidate, ...]) -> Candidate | None:
    """The one way that a line can be read without asking."""
    if not found or not found[0].sure:
        return None
    if len(found) > 1 and found[1].cost - found[0].cost < APART:
        return None
    return found[0]


def _owned(piece: Piece, own: Mapping[str, str], tables: Tables) -> Piece:
    word = own.get(piece.word)
    if word is None:
        return piece
    (ours,) = word_piece(word, piece.span, tables)
    return Piece(ours.token, ours.word)


def _distinct(ways: Iterator[Candidate]) -> Iterator[Candidate]:
    found: list[Candidate] = []
    for way in ways:
        if found and way.cost > found[0].cost + 2 * APART:
            return
        if all(way.nodes != each.nodes for each in found):
            found.append(way)
            yield way
        if len(found) == 3:
            return


class _Search:
    """Ways to read pieces, the cheapest first."""

    def __init__(self, text: str, tables: Tables, table: NearTable) -> None:
        self._text = text
        self._tables = tables
        self._table = table
        self._heap: list[tuple[float, int, _Step]] = []
        self._order = count()
        self._seen: dict[tuple[object, ...], set[int]] = {}
        self._light = _kinds_of(table.light, tables)
        self._near: dict[tuple[int, ...], list[tuple[Piece, ...]]] = {}

    def ways(self, pieces: tuple[Piece, ...], start: str) -> Iterator[Candidate]:
        """Every way that makes sense, up to a cost."""
        states = (self._tables.starts[start],)
        self._push(0.0, _Step(pieces, start, states, None, (), sure=True, added=0))
        for _ in range(MOST_STEPS):
            if not self._heap:
                return
            cost, _, step = heappop(self._heap)
            if not step.rest and step.read and may_end(self._tables, step.start, step.states):
                yield from self._built(step, cost)
            if step.rest:
                self._go_on(cost, step)
            self._add(cost, step)

    def _push(self, cost: float, step: _Step) -> None:
        """Keep a step, unless one that has read the same, or enough others, stands there already.

        Two that stand at the same place may still mean two things: `from` and `above` lead alike.
        """
        if cost > MOST_COST:
            return
        key = (tuple(map(id, step.rest)), step.start, step.states, len(step.ended))
        read = step.read.sign if step.read else 0
        before = self._seen.setdefault(key, set())
        if read not in before and len(before) < MOST_ALIKE:
            before.add(read)
            heappush(self._heap, (cost, next(self._order), step))

    def _built(self, step: _Step, cost: float) -> Iterator[Candidate]:
        lines = [*step.ended, (step.start, _tokens(step.read))]
        nodes, written = [], []
        for start, tokens in lines:
            ready = tuple(self._settled(tokens))
            try:
                node = run(self._tables, start, ready, built)
            except Refused:
                return
            if isinstance(node, Stopped):
                return
            nodes.append(node)
            written.append(ready)
        yield Candidate(tuple(nodes), cost, step.sure, tuple(written))

    def _settled(self, tokens: tuple[Token, ...]) -> Iterator[Token]:
        """Commas and `or` as what follows them says now."""
        for at, token in enumerate(tokens):
            if token.text == "," or token.kinds[-1:] == ("_OR",):
                kinds = self._tables.words[folded(token.text)]
                yield settled(replace(token, kinds=kinds), tokens, at, self._tables)
            else:
                yield token

    # Steps -----------------------------------------------------------------------------------

    def _go_on(self, cost: float, step: _Step) -> None:
        piece = step.rest[0]
        self._take(cost, step, piece.token, 1)
        if piece.number is not None:
            self._take(cost + _SPOKEN, step, piece.number, 1)
        if (
            piece.token.text == ","
            or "_OR" in piece.token.kinds
            or "_OR_GOODS" in piece.token.kinds
        ):
            for kind in ("_NEXT_NAME", ",") if piece.token.text == "," else ("_OR", "_OR_GOODS"):
                self._take_kind(cost, step, piece.token, kind, 1)
        for rest in self._rewritten(step):
            self._push(cost + _NEAR, step._replace(rest=rest))
        if folded(piece.token.text) in self._table.spare and not piece.made:
            self._push(cost + _SPARE, step._replace(rest=step.rest[1:]))
        if self._is_mark(step):
            self._push(cost + _MARK, step._replace(rest=step.rest[1:]))
        if "AN_ORDINAL" not in piece.token.kinds and piece.word[:1].isalpha():
            self._other_forms(cost, step, piece)
        self._unquoted(cost, step)
        self._end_line(cost, step)
        self._weekday(cost, step)

    def _take(
        self, cost: float, step: _Step, token: Token, size: int, *, sure: bool = True
    ) -> None:
        for kind in token.kinds:
            self._take_kind(cost, step, token, kind, size, sure=sure)

    def _take_kind(
        self, cost: float, step: _Step, token: Token, kind: str, size: int, *, sure: bool = True
    ) -> None:
        states = follow(self._tables, step.states, kind)
        if states is not None:
            self._push(
                cost,
                step._replace(
                    rest=step.rest[size:],
                    states=states,
                    read=_Read(token, step.read, hash((step.read and step.read.sign, kind))),
                    sure=step.sure and sure,
                    added=step.added if size else step.added + 1,
                ),
            )

    def _rewritten(self, step: _Step) -> list[tuple[Piece, ...]]:
        begins = step.read is None
        key = (*map(id, step.rest), int(begins))
        if key not in self._near:
            self._near[key] = list(rewritten(step.rest, self._table, self._tables, begins=begins))
        return self._near[key]

    def _is_mark(self, step: _Step) -> bool:
        """A mark that says nothing: between words, a bullet before them, a full stop after them."""
        mark = step.rest[0].token.text
        if mark not in _MARKS or step.rest[0].made:
            return False
        if mark == ":" and step.start != HEAD:
            return step.read is None or not may_end(self._tables, step.start, step.states)
        if mark in "-+–" and len(step.rest) > 1:
            return step.read is None and step.rest[1].span.start > step.rest[0].span.end
        return mark not in "/>&'’()" or len(step.rest) == 1

    def _other_forms(self, cost: float, step: _Step, piece: Piece) -> None:
        if piece.made or piece.word in self._table.never:
            return
        for word, dear, sure in _alike(piece.word, self._tables.language):
            kinds = self._tables.words[word]
            if kinds == piece.token.kinds:
                continue
            token = Token(kinds, word, piece.span, word)
            self._take(cost + dear, step, token, 1, sure=sure)

    def _unquoted(self, cost: float, step: _Step) -> None:
        """Words that stand where a name should: as many as it may be."""
        states = follow(self._tables, step.states, "A_NAME")
        if states is None:
            return
        for size in range(1, min(_LONGEST_NAME, len(step.rest)) + 1):
            last = step.rest[size - 1]
            if last.made or last.token.text in (":", "=", ",") or _NAMELESS & {*last.token.kinds}:
                return
            span = Span(step.rest[0].span.start, last.span.end)
            words = self._text[span.start : span.end]
            known = sum(each.token.kinds not in (("A_WORD",), (SIGN,)) for each in step.rest[:size])
            token = Token(("A_NAME",), f'"{words}"', span, Name(words, span=span))
            dear = _UNQUOTED + 0.5 * known
            self._take(cost + dear, step, token, size, sure=False)

    def _end_line(self, cost: float, step: _Step) -> None:
        """The line may end here, and another of the same statement begin."""
        if step.read is None or not may_end(self._tables, step.start, step.states):
            return
        tokens = _tokens(step.read)
        after = step.start
        if after == HEAD:
            after = self._tables.statements.get(folded(tokens[0].text), "")
        colon = step.rest[0].token.text == ":" and step.start != HEAD
        if after not in self._tables.starts or after == ANY_CLAUSE or colon:
            return
        gap = self._text[tokens[-1].span.end : step.rest[0].span.start]
        joined = "_AND" in step.rest[0].token.kinds
        self._push(
            cost + (_MARK if "\n" in gap else _ENDED),
            _Step(
                step.rest[1:] if joined else step.rest,
                after,
                (self._tables.starts[after],),
                None,
                (*step.ended, (step.start, tokens)),
                step.sure,
                step.added,
            ),
        )

    def _weekday(self, cost: float, step: _Step) -> None:
        """`on Tuesday 6 January 2026`: the day of the week is left out, where it is true."""
        token = step.rest[0].token
        if "A_WEEKDAY" in token.kinds and _date_of(step.rest[1:]) == token.value:
            self._push(cost + _SPARE, step._replace(rest=step.rest[1:]))

    def _add(self, cost: float, step: _Step) -> None:
        """A light word that was left out; or any other, as a guess."""
        if step.added >= 4:
            return
        at = step.rest[0].span.start if step.rest else step.read.token.span.end if step.read else 0
        row = self._tables.states[step.states[-1]]
        for word, kind in self._light:
            if kind in row:
                self._take_kind(cost + _LIGHT, step, Token((kind,), word, Span(at, at)), kind, 0)


def _settled_later(token: Token) -> tuple[str, ...]:
    """What a comma or an `or` may be, by what follows."""
    if token.text == ",":
        return ("_NEXT_NAME",)
    return ("_OR_GOODS",) if "_OR" in token.kinds else ()


def _tokens(read: _Read | None) -> tuple[Token, ...]:
    found = []
    while read is not None:
        found.append(read.token)
        read = read.before
    return tuple(reversed(found))


def _date_of(pieces: tuple[Piece, ...]) -> int | None:
    """The day of the week of a date that begins here."""
    first = pieces[0].token.value if pieces else None
    if isinstance(first, dt.date):
        return first.weekday()
    if len(pieces) > 2 and "A_MONTH" in pieces[1].token.kinds:
        day, year = (each.token.value for each in (pieces[0], pieces[2]))
        month = pieces[1].token.value
        if isinstance(day, Figure) and isinstance(year, Figure) and isinstance(month, int):
            with suppress(ValueError, OverflowError):
                return dt.date(int(year.value), month, int(day.value)).weekday()
    return None


def _kinds_of(words: tuple[str, ...], tables: Tables) -> tuple[tuple[str, str], ...]:
    return tuple((word, kind) for word in words for kind in tables.words.get(word, ()))


@lru_cache(maxsize=4096)
def _alike(word: str, language: Language) -> tuple[tuple[str, float, bool], ...]:
    """Words of the language that one may be: without its accents, in another form, misspelt."""
    from palier.surface.lalr import tables_of  # noqa: PLC0415 - beside `tables_of`, kept

    endings = near_of(language).endings
    found = []
    for known in tables_of(language).words:
        if not known[:1].isalpha():
            continue
        plain = bare(known)
        if plain == word:
            found.append((known, _ACCENT, True))
        elif _same_stem(plain, word, endings):
            found.append((known, _FORM, True))
        elif len(word) > 2 and (far := distance(word, plain, _slips(word))) <= _slips(word):
            found.append((known, _SPELT + 0.25 * (far - 1), False))
    return tuple(found)


def _slips(word: str) -> int:
    return 1 if len(word) < 6 else 2


def _same_stem(one: str, other: str, endings: tuple[str, ...]) -> bool:
    """`earn`, `earns`, `earned`: one stem of three letters or more, with another ending."""
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    for stem in range(max(3, size - 3), size + 1):
        if one[stem:] in endings and other[stem:] in endings:
            return True
    return False
