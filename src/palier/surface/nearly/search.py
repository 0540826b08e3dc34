"""The sentences nearest to a line that is none: what was probably meant, the likeliest first.

The automaton of the language is walked with everything that the line may have been meant as: a word
in the place of another, one too many, one too few, names without quotes, two lines in one. Numbers,
names and dates are kept, all of them: no way to read a line leaves one out or makes one up.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import count

from palier.named import NamedTuple
from palier.source import Span, bare
from palier.surface.lalr import HEAD, Tables, accepts, follow, may_end
from palier.surface.nearly.lenient import Piece
from palier.surface.nearly.meanings import words_of_language
from palier.surface.nearly.moves import LONGEST_NAME, Moves, Setting
from palier.surface.tokens import Token

ADD_EMPTY, ADD_SIGN, ADD_WORD, ADD_SECOND, ADD_CURRENCY, BREAK = 0.4, 0.4, 1.0, 0.9, 0.8, 0.9
DEAREST, MOST_STEPS, MOST_FOUND, BEYOND, MOST_ADDED, MOST_SEEN, UNLIKE = (
    3.2,
    12_000,
    8,
    1.2,
    4,
    3,
    1.4,
)


class Found(NamedTuple):
    """A way to read a line: the lines it becomes, each with its start rule, and how far it is."""

    cost: float
    lines: tuple[tuple[str, tuple[Token, ...]], ...]


class _Step(NamedTuple):
    """Where a search stands: pieces read, the automaton's stack, and what was made of them."""

    at: int
    states: tuple[int, ...]
    start: str
    out: _Out | None
    added: int
    worded: bool = False


class _Out(NamedTuple):
    """What a line became so far, last token first; `token` None is the end of a line."""

    token: Token | None
    start: str
    before: _Out | None


def sentences(
    pieces: list[Piece], start: str, tables: Tables, setting: Setting, *, limit: float = DEAREST
) -> list[Found]:
    """The nearest ways to read a line, by how far they are from it; those much further left out."""
    return _Search(pieces, start, tables, setting, limit).found()


class _Search:
    """One line, and all that can be made of it."""

    def __init__(
        self, pieces: list[Piece], start: str, tables: Tables, setting: Setting, limit: float
    ) -> None:
        self._pieces = pieces
        self._start = start
        self._tables = tables
        self._setting = setting
        self._limit = limit
        self._words = words_of_language(tables.language)
        self._known = Moves(pieces, tables, setting)
        self._moves = [tuple(self._known.at(at)) for at in range(len(pieces))]
        self._ahead = self._least_ahead()
        self._follows: dict[tuple[tuple[int, ...], str], tuple[int, ...] | None] = {}
        self._accepted: dict[tuple[str, tuple[int, ...]], tuple[str, ...]] = {}

    def found(self) -> list[Found]:
        """Walk from the nearest on; stop when nothing near is left."""
        order = count()
        found: list[Found] = []
        first = _Step(0, (self._tables.starts[self._start],), self._start, None, 0)
        heap = [(self._ahead[0], next(order), 0.0, first)]
        seen: dict[tuple[int, tuple[int, ...], str], int] = {}
        limit, steps = self._limit, 0
        while heap and steps < MOST_STEPS and len(found) < MOST_FOUND:
            total, _, cost, step = heapq.heappop(heap)
            if total > limit:
                break
            steps += 1
            key = (step.at, step.states, step.start)
            if seen.get(key, 0) >= MOST_SEEN:
                continue
            seen[key] = seen.get(key, 0) + 1
            if step.at == len(self._pieces) and may_end(self._tables, step.start, step.states):
                found.append(Found(cost, _lines(step)))
                limit = min(limit, cost + BEYOND)
            for more, after in self._after(step):
                due = cost + more + self._ahead[after.at]
                if due <= limit:
                    heapq.heappush(heap, (due, next(order), cost + more, after))
        return found

    # What may come next ---------------------------------------------------------------------

    def _after(self, step: _Step) -> Iterator[tuple[float, _Step]]:
        if step.at < len(self._pieces):
            for move in self._moves[step.at]:
                for after in self._fed(step, move.tokens, move.reads):
                    yield move.cost, after
            yield from self._broken(step)
        if step.added < MOST_ADDED:
            yield from self._with_more(step)

    def _fed(self, step: _Step, tokens: tuple[Token, ...], reads: int) -> Iterator[_Step]:
        states: list[tuple[tuple[int, ...], _Out | None]] = [(step.states, step.out)]
        for token in tokens:
            states = [
                (after, _Out(_of_kind(token, kind), step.start, out))
                for stack, out in states
                for kind in token.kinds
                if (after := self._follow(stack, kind)) is not None
            ]
        added = 0 if reads and tokens else step.added
        yield from (
            _Step(step.at + reads, stack, step.start, out, added, step.worded)
            for stack, out in states
        )

    def _follow(self, states: tuple[int, ...], kind: str) -> tuple[int, ...] | None:
        key = (states, kind)
        if key not in self._follows:
            self._follows[key] = follow(self._tables, states, kind)
        return self._follows[key]

    def _broken(self, step: _Step) -> Iterator[tuple[float, _Step]]:
        """A line that could end here, and another under it."""
        if step.at == 0 or _has_colon(step) or not may_end(self._tables, step.start, step.states):
            return
        start = self._clauses_under(step)
        if start is None:
            return
        after = _Step(
            step.at, (self._tables.starts[start],), start, _Out(None, step.start, step.out), 0
        )
        yield BREAK, after
        joint = self._pieces[step.at]
        if joint.text in (":", ",", ";", "&", "+") or "_AND" in (r.kind for r in joint.readings):
            yield BREAK, after._replace(at=step.at + 1)

    def _clauses_under(self, step: _Step) -> str | None:
        if step.start != HEAD:
            return step.start
        first = step.out
        while first is not None and first.before is not None and first.before.token is not None:
            first = first.before
        if first is None or first.token is None:
            return None
        word = self._tables.spelled.get(first.token.kinds[0], "")
        return self._tables.statements.get(word)

    def _with_more(self, step: _Step) -> Iterator[tuple[float, _Step]]:
        here = self._pieces[min(step.at, len(self._pieces) - 1)].span
        place = Span(here.start, here.start)
        for kind in self._accepts(step):
            cost, token = self._addition(kind, step, place)
            if token is None:
                continue
            after = self._follow(step.states, kind)
            if after is not None:
                out = _Out(token, step.start, step.out)
                worded = step.worded or cost >= ADD_CURRENCY
                more = step._replace(states=after, out=out, added=step.added + 1, worded=worded)
                yield cost, more

    def _accepts(self, step: _Step) -> tuple[str, ...]:
        key = (step.start, step.states)
        if key not in self._accepted:
            self._accepted[key] = accepts(self._tables, step.start, step.states)
        return self._accepted[key]

    def _addition(self, kind: str, step: _Step, place: Span) -> tuple[float, Token | None]:
        """A word that is not there, and how much it would say."""
        if kind == "A_CURRENCY":
            known = self._setting.currency
            last = step.out.token if step.out else None
            if known and last is not None and last.kinds == ("A_NUMBER",):
                return ADD_CURRENCY + (ADD_SECOND if step.worded else 0.0), Token(
                    (kind,), known, place, known
                )
            return 0.0, None
        word = self._tables.spelled.get(kind)
        if word is None:
            word = {"_OR_GOODS": self._tables.spelled["_OR"], "_NEXT_NAME": ","}.get(kind)
        if word is None:
            return 0.0, None
        token = Token((kind,), word, place)
        if not word[0].isalpha():
            return (ADD_SIGN, token) if word in ":,()" else (0.0, None)
        if bare(word) in self._words.empty:
            return ADD_EMPTY, token
        more = ADD_SECOND if step.worded else 0.0
        return self._cost_before_name(word, step) + more, token

    def _cost_before_name(self, word: str, step: _Step) -> float:
        """A word before a name that the file knows as just that says what is known."""
        for last in range(step.at, min(step.at + LONGEST_NAME, len(self._pieces))):
            kinds = self._setting.kinds.get(self._known.name_in(self._pieces[step.at : last + 1]))
            if kinds is not None:
                return ADD_EMPTY if word in kinds else ADD_WORD + UNLIKE
        return ADD_WORD

    def _least_ahead(self) -> list[float]:
        """The least that the pieces from each one on may cost."""
        least = [0.0] * (len(self._pieces) + 1)
        for at in range(len(self._pieces) - 1, -1, -1):
            ways = [move.cost + least[at + move.reads] for move in self._moves[at]]
            least[at] = min(ways, default=self._limit + 1)
        return least


def _has_colon(step: _Step) -> bool:
    """Whether what the line gives hangs on what it began with."""
    out = step.out
    while out is not None and out.token is not None:
        if out.token.kinds == ("COLON",):
            return True
        out = out.before
    return False


def _lines(step: _Step) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    lines: list[tuple[str, tuple[Token, ...]]] = []
    tokens: list[Token] = []
    start, out = step.start, step.out
    while out is not None:
        if out.token is None:
            lines.append((start, tuple(reversed(tokens))))
            tokens, start = [], out.start
        else:
            tokens.append(out.token)
        out = out.before
    return tuple(reversed([*lines, (start, tuple(reversed(tokens)))]))


def _of_kind(token: Token, kind: str) -> Token:
    return token if token.kinds == (kind,) else Token((kind,), token.text, token.span, token.value)
