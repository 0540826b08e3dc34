"""What a line that is no phrase may mean: the ways to make a phrase of it that change the least.

A search over the automaton itself. From the beginning of a line, each step takes a word as it
stands, another phrase in its place (`near`), adds a light word or leaves a spare one out, takes a
word in another form or badly spelt, a name without quotes, or ends the line and begins the next.
Names, numbers and dates are neither added nor left out. The cheapest ways come first; a line that
two of them read otherwise is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count

from palier.source import Span
from palier.surface.figures_in import Refused
from palier.surface.from_rules import built
from palier.surface.lalr import ANY_CLAUSE, HEAD, Stopped, Tables, follow, may_end, run, start_of
from palier.surface.loose import SIGN, Piece, has_wrong_day, pieces_of, weekday_of, word_piece
from palier.surface.near import ACCENT, NearTable, alike, near_of
from palier.surface.restating import MARKS, is_number, rewritten, says_nothing
from palier.surface.tokens import Token, folded, settled
from palier.surface.ways import Candidate, Read, Step, tokens_read
from palier.tree import Name, Place

MOST_STEPS = 4_000
"""Steps after which a line is given up."""
MOST_ALIKE = 6
MOST_PIECES = 60
MOST_COST = 7.0
MOST_SURE = 3.4
"""What a way may cost that is taken without asking, besides a line that ends in the midst."""
APART = 0.5
"""How much dearer another meaning must be for the first to be the only one."""
_SPOKEN, _NEAR, _LIGHT, _SPARE, _MARK = 0.2, 1, 1, 0.9, 0.4
_JOINED, _ENDED, _PARTED = 1.5, 1.6, 2
_UNQUOTED, _LONGEST_NAME = 2.5, 6
_COUNTED = frozenset({"A_NUMBER", "A_CURRENCY", "A_SIGN"})
UNBROKEN = frozenset({start_of(Place.EXAMPLE), start_of(Place.WORDS), start_of(Place.PAGE)})
"""Lines that are never two."""
_NAMELESS = frozenset({"A_NAME", "_OR", "_AND", "A_DATE"})
"""What no name without quotes goes beyond."""


def candidates(
    text: str,
    span: Span,
    start: str,
    tables: Tables,
    own: Mapping[str, str] | None = None,
    layout: str | None = None,
) -> tuple[Candidate, ...]:
    """The ways to read a line, cheapest first, each of another meaning; at most three.

    `own`: words of the shop, and those of the language that they stand for. `layout`: the text with
    its line ends, where `text` has none.
    Raises `Refused` where a number or a date has two readings.
    """
    table = near_of(tables.language)
    pieces = pieces_of(text, span.start, span.end, tables, table.numbers)
    pieces = tuple(_owned(each, own or {}, tables) for each in pieces)
    if not 0 < len(pieces) <= MOST_PIECES or has_wrong_day(pieces):
        return ()
    return tuple(_distinct(_Search(layout or text, tables, table).ways(pieces, start)))


def only(found: tuple[Candidate, ...]) -> Candidate | None:
    """The one way that a line can be read without asking."""
    if not found or not found[0].sure:
        return None
    if found[0].cost - _ENDED * (len(found[0].nodes) - 1) > MOST_SURE:
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
        self._heap: list[tuple[float, int, Step]] = []
        self._order = count()
        self._seen: dict[tuple[object, ...], dict[int, float]] = {}
        self._light = _kinds_of(table.light, tables)
        self._near: dict[tuple[int, ...], list[tuple[Piece, ...]]] = {}

    def ways(self, pieces: tuple[Piece, ...], start: str) -> Iterator[Candidate]:
        """Every way that makes sense, up to a cost."""
        states = (self._tables.starts[start],)
        self._push(0.0, Step(pieces, start, states, None, (), sure=True, added=0))
        for _ in range(MOST_STEPS):
            if not self._heap:
                return
            cost, _, step = heappop(self._heap)
            if not step.rest and step.read and may_end(self._tables, step.start, step.states):
                yield from self._built(step, cost)
            if step.rest:
                self._go_on(cost, step)
            self._add(cost, step)

    def _push(self, cost: float, step: Step) -> None:
        """Keep a step, unless one that has read the same for less, or enough others, stand there.

        Two that stand at the same place may still mean two things: `from` and `above` lead alike.
        """
        if cost > MOST_COST:
            return
        key = (tuple(map(id, step.rest)), step.start, step.states, len(step.ended))
        read = step.read.sign if step.read else 0
        before = self._seen.setdefault(key, {})
        if cost < before.get(read, MOST_COST + 1) and len(before) < MOST_ALIKE:
            before[read] = cost
            heappush(self._heap, (cost, next(self._order), step))

    def _built(self, step: Step, cost: float) -> Iterator[Candidate]:
        lines = [*step.ended, (step.start, tokens_read(step.read))]
        if step.ended and self._is_bare(lines[-1][1]):
            return
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

    def _go_on(self, cost: float, step: Step) -> None:
        piece = step.rest[0]
        self._take(cost, step, piece.token, 1)
        if piece.number is not None and not _names_one(step.rest):
            self._take(cost + _SPOKEN, step, piece.number, 1)
        if piece.token.text == "," or {"_OR", "_OR_GOODS"} & {*piece.token.kinds}:
            for kind in ("_NEXT_NAME", ",") if piece.token.text == "," else ("_OR", "_OR_GOODS"):
                self._take_kind(cost, step, piece.token, kind, 1)
        for rest in self._rewritten(step):
            self._push(cost + _NEAR, step._replace(rest=rest))
        if self._is_spare(step):
            self._push(cost + _SPARE, step._replace(rest=step.rest[1:]))
        if self._is_mark(step):
            self._push(cost + _MARK, step._replace(rest=step.rest[1:]))
        if "AN_ORDINAL" not in piece.token.kinds and piece.word[:1].isalpha():
            stands = any(follow(self._tables, step.states, kind) for kind in piece.token.kinds)
            self._other_forms(cost, step, piece, stands=stands)
        self._unquoted(cost, step)
        self._end_line(cost, step)
        self._weekday(cost, step)

    def _take(self, cost: float, step: Step, token: Token, size: int, *, sure: bool = True) -> None:
        for kind in token.kinds:
            self._take_kind(cost, step, token, kind, size, sure=sure)

    def _take_kind(
        self, cost: float, step: Step, token: Token, kind: str, size: int, *, sure: bool = True
    ) -> None:
        states = follow(self._tables, step.states, kind)
        if states is not None:
            self._push(
                cost,
                step._replace(
                    rest=step.rest[size:],
                    states=states,
                    read=Read(token, step.read, hash((step.read and step.read.sign, kind))),
                    sure=step.sure and sure,
                    added=step.added if size else step.added + 1,
                ),
            )

    def _rewritten(self, step: Step) -> list[tuple[Piece, ...]]:
        begins = step.read is None
        key = (*map(id, step.rest), int(begins))
        if key not in self._near:
            self._near[key] = list(rewritten(step.rest, self._table, self._tables, begins=begins))
        return self._near[key]

    def _is_spare(self, step: Step) -> bool:
        """A word that says nothing here."""
        return says_nothing(step.rest, self._table) and not self._is_replaced(step)

    def _is_replaced(self, step: Step) -> bool:
        """Whether a word of one thing was added where this one is of several."""
        first = step.rest[0].token
        last = step.read.token.span if step.read else first.span
        return last.start == last.end and folded(first.text) in self._table.several

    def _lacks_several(self, step: Step) -> bool:
        """Whether a word of several things was just left out."""
        if step.read is None or not step.rest:
            return False
        out = self._text[step.read.token.span.end : step.rest[0].span.start]
        return not self._table.several.isdisjoint(map(folded, out.split()))

    def _is_mark(self, step: Step) -> bool:
        """A mark that says nothing: between words, a bullet before them, a full stop after them."""
        mark = step.rest[0].token.text
        if mark not in MARKS or step.rest[0].made:
            return False
        if mark == ":" and step.start != HEAD:
            return step.read is None or not may_end(self._tables, step.start, step.states)
        if mark in "-+–" and len(step.rest) > 1:
            return step.read is None and step.rest[1].span.start > step.rest[0].span.end
        return mark not in "/>&'’" or len(step.rest) == 1

    def _other_forms(self, cost: float, step: Step, piece: Piece, *, stands: bool) -> None:
        """A word in another form, or misspelt; one that may stand as it is only lacks accents."""
        if piece.made or piece.word in self._table.never:
            return
        for word, dear, sure in alike(piece.word, self._tables.language):
            kinds = self._tables.words[word]
            if kinds == piece.token.kinds or (stands and dear > ACCENT):
                continue
            token = Token(kinds, word, piece.span, word)
            self._take(cost + dear, step, token, 1, sure=sure)

    def _unquoted(self, cost: float, step: Step) -> None:
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

    def _end_line(self, cost: float, step: Step) -> None:
        """The line may end here, and another of the same statement begin."""
        if step.read is None or not may_end(self._tables, step.start, step.states):
            return
        tokens = tokens_read(step.read)
        after = step.start
        if after in UNBROKEN or self._is_bare(tokens) or self._has_colon(step, tokens):
            return
        if after == HEAD:
            after = self._tables.statements.get(folded(tokens[0].text), "")
        colon = step.rest[0].token.text == ":" and step.start != HEAD
        if colon or after not in self._tables.starts or after == ANY_CLAUSE:
            return
        gap = self._text[tokens[-1].span.end : step.rest[0].span.start]
        joined = "_AND" in step.rest[0].token.kinds
        self._push(
            cost + (_MARK if "\n" in gap else _ENDED if step.start == HEAD else _PARTED),
            Step(
                step.rest[1:] if joined else step.rest,
                after,
                (self._tables.starts[after],),
                None,
                (*step.ended, (step.start, tokens)),
                step.sure,
                step.added,
            ),
        )

    def _is_bare(self, tokens: tuple[Token, ...]) -> bool:
        """A number and its unit, which is no line by itself."""
        written = [each for each in tokens if each.span.start < each.span.end]
        said = [each for each in written if not _COUNTED & {*each.kinds}]
        return len(said) < len(written) and all(self._is_unit(each) for each in said)

    def _is_unit(self, token: Token) -> bool:
        return folded(token.text) in self._table.counted

    def _has_colon(self, step: Step, tokens: tuple[Token, ...]) -> bool:
        """Whether a line says after a colon what it gives: all the rest belongs to it."""
        return step.start != HEAD and any(each.text == ":" for each in tokens)

    def _weekday(self, cost: float, step: Step) -> None:
        """`on Tuesday 6 January 2026`: the day of the week is left out, where it is true."""
        token = step.rest[0].token
        if "A_WEEKDAY" in token.kinds and weekday_of(step.rest[1:]) == token.value:
            self._push(cost + _SPARE, step._replace(rest=step.rest[1:]))

    def _add(self, cost: float, step: Step) -> None:
        """A light word that was left out; or any other, as a guess."""
        if step.added >= 4 or self._lacks_several(step):
            return
        at = step.rest[0].span.start if step.rest else step.read.token.span.end if step.read else 0
        row = self._tables.states[step.states[-1]]
        counts = bool(step.rest) and is_number(step.rest[0])
        for word, kind in self._light:
            if kind in row and not (counts and kind == "_AND"):
                dear = _JOINED if kind == "_AND" else _LIGHT
                self._take_kind(cost + dear, step, Token((kind,), word, Span(at, at)), kind, 0)


def _names_one(rest: tuple[Piece, ...]) -> bool:
    """`a` or `un` before a name is no number."""
    return len(rest) > 1 and "A_NAME" in rest[1].token.kinds


def _settled_later(token: Token) -> tuple[str, ...]:
    """What a comma or an `or` may be, by what follows."""
    if token.text == ",":
        return ("_NEXT_NAME",)
    return ("_OR_GOODS",) if "_OR" in token.kinds else ()


def _kinds_of(words: tuple[str, ...], tables: Tables) -> tuple[tuple[str, str], ...]:
    return tuple((word, kind) for word in words for kind in tables.words.get(word, ()))
