"""What a line may mean by what it holds, in whatever order: a search over its pieces as a bag.

The same automaton, and the same moves for a word (`moves`), but any piece of the line may be the
next that is read (`unordered`). Going on where one left is free, a leap costs; so words that stand
together stay together, and `4 EUR off over 40 EUR` is `above 40 EUR: 4 EUR off`. A word may be said
by another of its sense (`senses`), a weak one may go unsaid, a light one may be added. Numbers,
names and dates are each read once. What is found is a guess, never taken without asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import count

from palier.named import NamedTuple
from palier.source import Span, bare
from palier.surface.following import accepts, follow, may_end
from palier.surface.forgiving import UNBROKEN, made
from palier.surface.lalr import ANY_CLAUSE, HEAD
from palier.surface.loose import Piece
from palier.surface.moves import Line
from palier.surface.near import Pieces
from palier.surface.places import VALUES
from palier.surface.tokens import Token, folded
from palier.surface.unordered import WEAK, options, unsaid
from palier.surface.ways import Candidate, Read, tokens_read

MOST_STEPS = 6_000
MOST_PIECES = 24
MOST_ALIKE, MOST_LINES = 6, 3
_LEAP, _STEP, _SWAP, _NAMES, _VALUES = 0.75, 0.5, 0.25, 1.0, 0.2
"""A leap; past one piece; to the piece before; with a name, or another value, left behind."""
_LIGHT, _WORD, _MORE, _SIGN, _PARTED = 0.6, 2.25, 2.0, 0.3, 2.0
_SIGNS = frozenset({":", ",", "=", "x"})


States = tuple[int, ...]
Ways = tuple[tuple[Token, States], ...]
"""Tokens of one kind each, and the stack of the automaton after each of them."""


class At(NamedTuple):
    """How far a way has come: the pieces that were read (as bits), where it goes on, and what it
    has yet to read of an option; `guessed`: words that say something and were made up; `mark`: of
    what the lines above were read as."""

    taken: int
    next: int
    queue: Pieces
    start: str
    states: States
    read: Read | None = None
    ended: tuple[tuple[str, tuple[Token, ...]], ...] = ()
    guessed: int = 0
    done: bool = False
    mark: int = 0


def regrouped(pieces: Pieces, start: str, line: Line, dearest: float) -> Iterator[Candidate]:
    """The ways to read a line in any order, cheapest first, each of another meaning.

    `sure`: at most one word that says something is made up.
    """
    if 0 < len(pieces) <= MOST_PIECES:
        yield from _Search(pieces, line, dearest).ways(start)


def _bits(said: Iterable[bool]) -> int:
    """A bit for each piece of which something is so."""
    return sum(1 << at for at, each in enumerate(said) if each)


class _Search:
    """Ways to read the pieces of one line."""

    def __init__(self, pieces: Pieces, line: Line, dearest: float) -> None:
        self._pieces, self._tables, self._dearest = pieces, line.tables, dearest
        self._table = line.table
        self._unsaid = unsaid(pieces, line.table, line.tables.language)
        self._options = [options(pieces, at, line, line.tables) for at in range(len(pieces))]
        self._least = self._leasts()
        self._valued = _bits(not VALUES.isdisjoint(each.token.kinds) for each in pieces)
        self._named = _bits("A_NAME" in each.token.kinds for each in pieces)
        self._telling = _bits(cost > WEAK for cost in self._unsaid)
        self._followed: dict[tuple[States, int], Ways] = {}
        self._known: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self._heap: list[tuple[float, int, float, At]] = []
        self._order = count()
        self._seen: dict[tuple[object, ...], dict[int, float]] = {}

    def _leasts(self) -> list[float]:
        """The least that each piece costs."""
        least = list(self._unsaid)
        for at, several in enumerate(self._options):
            for option in several:
                for each in range(at, at + option.size):
                    least[each] = min(least[each], option.cost / option.size)
        return least

    def ways(self, start: str) -> Iterator[Candidate]:
        """Every way that makes sense, up to a cost; each meaning once."""
        found: list[tuple[object, ...]] = []
        self._push(0.0, At(0, 0, (), start, (self._tables.starts[start],)))
        for _ in range(MOST_STEPS):
            if not self._heap:
                return
            total, _, cost, at = heappop(self._heap)
            if not at.done:
                self._end(cost, at)
                self._go_on(cost, at)
                continue
            lines = (*at.ended, (at.start, tokens_read(at.read)))
            for way in made(lines, total, self._tables, sure=at.guessed <= 1):
                if way.nodes not in found:
                    found.append(way.nodes)
                    yield way

    def _left(self, at: At, *, unsaid: bool) -> float:
        """What the pieces that are left cost: at least, or where all of them go unsaid."""
        known, taken = self._known[unsaid], at.taken
        if taken not in known:
            costs = self._unsaid if unsaid else self._least
            known[taken] = sum(cost for each, cost in enumerate(costs) if not taken >> each & 1)
        return known[taken]

    def _push(self, cost: float, at: At) -> None:
        """Keep a step, unless one that has read the same for less, or enough others, are there."""
        ahead = self._left(at, unsaid=False)
        if cost + ahead > self._dearest:
            return
        key = (at.taken, at.next, at.queue, at.start, at.states, len(at.ended))
        read = at.read.sign if at.read else at.mark
        before = self._seen.setdefault(key, {})
        if cost < before.get(read, float("inf")) and len(before) < MOST_ALIKE:
            before[read] = cost
            heappush(self._heap, (cost + ahead, next(self._order), cost, at))

    def _end(self, cost: float, at: At) -> None:
        """The line may end here: what is left goes unsaid."""
        if at.queue or at.read is None or not may_end(self._tables, at.start, at.states):
            return
        total = cost + self._left(at, unsaid=True)
        if total <= self._dearest:
            heappush(self._heap, (total, next(self._order), total, at._replace(done=True)))

    # Steps -----------------------------------------------------------------------------------

    def _go_on(self, cost: float, at: At) -> None:
        if at.queue:
            self._take(cost, at, self._follows(at.states, at.queue[0]), at.queue[1:])
        else:
            for each in range(len(self._pieces)):
                if not at.taken >> each & 1:
                    self._read(cost, at, each)
            self._end_line(cost, at)
        self._add(cost, at)

    def _read(self, cost: float, at: At, first: int) -> None:
        """Read what begins with a piece, or leave it unsaid with those after it."""
        for size, read, more in self._options[first]:
            bits = ((1 << size) - 1) << first
            if at.taken & bits:
                continue
            if not read:
                self._push(cost + more, at._replace(taken=at.taken | bits))
                continue
            ways = self._follows(at.states, read[0])
            if ways:
                total, taken = cost + more + self._leap(at, first, first + size), at.taken | bits
                self._take(total, at._replace(taken=taken, next=first + size), ways, read[1:])

    def _follows(self, states: States, piece: Piece) -> Ways:
        """How a piece may stand here: each token that it is, as it stands or as the number that it
        says, of one kind."""
        known = self._followed.get((states, id(piece)))
        if known is None:
            tokens = (each for each in (piece.token, piece.number) if each is not None)
            known = tuple(way for each in tokens for way in self._ways_of(states, each))
            self._followed[states, id(piece)] = known
        return known

    def _ways_of(self, states: States, token: Token) -> Iterator[tuple[Token, States]]:
        for kind in token.kinds:
            after = follow(self._tables, states, kind)
            if after is not None:
                yield Token((kind,), token.text, token.span, token.value), after

    def _take(self, cost: float, at: At, ways: Ways, queue: Pieces) -> None:
        """Read a token in each way that it may stand here."""
        if cost + self._left(at, unsaid=False) > self._dearest:
            return
        before = at.read.sign if at.read else at.mark
        for token, states in ways:
            sign = hash((before, token.kinds[0], token.span.start))
            read = Read(token, at.read, sign)
            self._push(cost, at._replace(queue=queue, states=states, read=read))

    def _leap(self, at: At, first: int, end: int) -> float:
        """How far pieces are from what was read before."""
        more = self._turned(at, first)
        if first >= at.next:
            over = self._left_between(at, at.next, first)
            return more + ((0.0, _STEP)[over] if over < 2 else _LEAP)
        return more + (_LEAP if self._left_between(at, end, at.next) else _SWAP)

    def _turned(self, at: At, first: int) -> float:
        """What it costs to read a name, a number or a date before one that was written first: most
        of all a name before a name."""
        before = ((1 << first) - 1) & ~at.taken
        if not self._valued >> first & 1 or not before & self._valued:
            return 0.0
        return _NAMES if self._named >> first & 1 and before & self._named else _VALUES

    def _left_between(self, at: At, start: int, end: int) -> int:
        """The pieces of a stretch that are left and say something."""
        stretch = ((1 << end) - 1) & ~((1 << start) - 1)
        return (stretch & ~at.taken & self._telling).bit_count()

    def _add(self, cost: float, at: At) -> None:
        """Read a word that nobody wrote."""
        for kind in accepts(self._tables, at.start, at.states):
            word = self._tables.spelled.get(kind, "")
            says = 0
            if not word[:1].isalpha():
                more = _SIGN if word in _SIGNS else float("inf")
            elif word in self._table.light and not self._counts(at, kind):
                more = _LIGHT
            elif bare(word) in self._table.unguessed or bare(word) in self._table.never:
                continue
            else:
                more, says = _WORD + _MORE * at.guessed, 1
            if cost + more <= self._dearest:
                token = Token((kind,), word, self._place(at), None)
                ways = tuple(self._ways_of(at.states, token))
                self._take(cost + more, at._replace(guessed=at.guessed + says), ways, at.queue)

    def _counts(self, at: At, kind: str) -> bool:
        """Whether a number may come next, of which a light word says what it is."""
        states = follow(self._tables, at.states, kind)
        return states is not None and follow(self._tables, states, "A_NUMBER") is not None

    def _place(self, at: At) -> Span:
        end = at.read.token.span.end if at.read else self._pieces[0].span.start
        return Span(end, end)

    def _end_line(self, cost: float, at: At) -> None:
        """The line may end here, and a clause of the same statement begin."""
        if at.read is None or at.start in UNBROKEN or len(at.ended) + 1 == MOST_LINES:
            return
        if not may_end(self._tables, at.start, at.states):
            return
        tokens, start = tokens_read(at.read), at.start
        if start == HEAD:
            start = self._tables.statements.get(folded(tokens[0].text), "")
        if start not in self._tables.starts or start == ANY_CLAUSE:
            return
        states, ended = (self._tables.starts[start],), (*at.ended, (at.start, tokens))
        mark = at.read.sign
        after = at._replace(start=start, states=states, read=None, ended=ended, mark=mark)
        self._push(cost + _PARTED, after)
