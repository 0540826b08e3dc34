"""What a line that is no phrase may mean: the ways to make a phrase of it that change the least.

One search over the automaton itself. From the beginning of a line, each step makes a move (`moves`:
a word as it stands, another phrase in its place, a spare word less), adds a word, or ends the line
and begins the next. Names, numbers and dates are neither added nor left out. The cheapest ways come
first. A line is *read* where one of them is sure and no other is near (`only`); whatever else is
found may be *proposed* (`palier.mending`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import combinations, count, pairwise
from typing import cast

from palier.source import Span
from palier.surface.figures_in import Refused
from palier.surface.following import follow, may_end
from palier.surface.forgotten import LIGHT, WORDED, Forgotten
from palier.surface.from_rules import built
from palier.surface.lalr import ANY_CLAUSE, HEAD, Stopped, Tables, run, start_of
from palier.surface.loose import has_wrong_day
from palier.surface.moves import MARK, Line, Move, When, line_pieces
from palier.surface.near import Pieces
from palier.surface.setting import Setting
from palier.surface.tokens import Token, folded, settled
from palier.surface.ways import Candidate, Read, Step, tokens_read
from palier.tree import Band, Benefits, DateRange, Node, OnDate, Place, walk
from palier.values import replace

MOST_STEPS = 4_000
"""Steps after which a line is given up."""
MOST_ALIKE, MOST_PIECES, MOST_ADDED = 6, 60, 4
SURE = 3.4
"""What a way may cost that is taken without asking, besides a line that ends in the midst."""
DEAREST = 7.0
"""What a way may cost that is proposed."""
NEAREST = 2.0
"""Up to such a cost few steps can be made: to look ahead would cost more than it saves."""
APART = 0.5
"""How much dearer another meaning must be for the first to be the only one."""
_ENDED, _PARTED = 1.6, 2
_MONEY = frozenset({"A_CURRENCY", "A_NUMBER"})
_COUNTED = frozenset({"A_NUMBER", "A_CURRENCY", "A_SIGN"})
UNBROKEN = frozenset({start_of(Place.EXAMPLE), start_of(Place.WORDS), start_of(Place.PAGE)})
"""Lines that are never two."""


def candidates(
    text: str,
    span: Span,
    start: str,
    tables: Tables,
    setting: Setting,
    layout: str | None = None,
    *,
    guesses: bool = True,
    whole: bool = False,
) -> tuple[Candidate, ...]:
    """The ways to read a line that decide whether it is read: the cheapest, and the next.

    `layout`: the text with its line ends, where `text` has none. Without `guesses` there are none
    where no way is sure, or, of a line that is to be one (`whole`), no way of one line.
    Raises `Refused` where a number or a date has two readings.
    """
    pieces = line_pieces(text, span, tables, setting)
    line = Line(layout or text, tables, setting)
    if not (guesses or _Search(line, sure=True, whole=whole).may_find(pieces, start, SURE)):
        return ()
    return tuple(ways(pieces, start, line, SURE, 2 * APART, 2))


def only(found: tuple[Candidate, ...]) -> Candidate | None:
    """The one way that a line can be read without asking."""
    if not found or not found[0].sure:
        return None
    if len(found) > 1 and found[1].cost - found[0].cost < APART:
        return None
    return found[0]


def ways(
    pieces: Pieces,
    start: str,
    line: Line,
    dearest: float = DEAREST,
    beyond: float = 3.0,
    most: int = 8,
) -> Iterator[Candidate]:
    """The ways to read a line, cheapest first, each of another meaning: `most` of them, and none
    that costs more than `dearest`, or `beyond` what the first does."""
    found: list[Candidate] = []
    search = _Search(line)
    for way in search.ways(pieces, start, dearest):
        if found and way.cost > found[0].cost + beyond:
            return
        if all(way.nodes != each.nodes for each in found):
            found.append(way)
            yield way
        if len(found) == most:
            return


class _Search:
    """Ways to read pieces, the cheapest first; of `sure` ones alone, or of one line (`whole`)."""

    def __init__(self, line: Line, *, sure: bool = False, whole: bool = False) -> None:
        self._line, self._text = line, line.text
        self._sure, self._whole = sure, whole
        self._most_alike = MOST_STEPS if sure else MOST_ALIKE
        self._tables, self._table = line.tables, line.table
        self._heap: list[tuple[float, int, float, Step, bool]] = []
        self._order = count()
        self._seen: dict[tuple[object, ...], dict[int, float]] = {}
        self._forgotten = Forgotten(line)
        self._dearest = 0.0

    def may_find(self, pieces: Pieces, start: str, dearest: float) -> bool:
        """Whether there is any way up to a cost, or too much to look through for it."""
        return next(self.ways(pieces, start, dearest), None) is not None or bool(self._heap)

    def ways(self, pieces: Pieces, start: str, dearest: float) -> Iterator[Candidate]:
        """Every way that makes sense, up to a cost."""
        if not 0 < len(pieces) <= MOST_PIECES or has_wrong_day(pieces):
            return
        self._dearest = dearest
        states = (self._tables.starts[start],)
        self._push(0.0, Step(self._line.rest(pieces), start, states))
        for _ in range(MOST_STEPS):
            if not self._heap:
                return
            _, _, cost, step, more = heappop(self._heap)
            if more:
                for move in self._forgotten.any(step):
                    says = move.cost >= WORDED and not step.worded
                    self._take(cost, step._replace(worded=True) if says else step, move)
                continue
            done = not step.rest.pieces
            if done and step.read and may_end(self._tables, step.start, step.states):
                yield from self._built(step, cost)
            if not done:
                self._go_on(cost, step)
            if step.added < MOST_ADDED and not self._lacks_several(step):
                for move in self._forgotten.light(step):
                    self._take(cost, step, move)
                if not self._sure:
                    self._wait(cost, step, LIGHT, more=True)

    def _push(self, cost: float, step: Step) -> None:
        """Keep a step, unless one that has read the same for less, or enough others, stand there.

        Two that stand at the same place may still mean two things: `from` and `above` lead alike.
        """
        key = (id(step.rest), step.start, step.states, len(step.ended))
        read = step.read.sign if step.read else step.mark
        before = self._seen.setdefault(key, {})
        if cost < before.get(read, float("inf")) and len(before) < self._most_alike:
            if not self._wait(cost, step):
                return
            before[read] = cost

    def _wait(self, cost: float, step: Step, more_cost: float = 0.0, *, more: bool = False) -> bool:
        """Keep a step until all that may cost less were taken; whether it may come to anything. Of
        what is sure there is little: to look ahead would cost more than it saves."""
        blind = self._sure or self._dearest <= NEAREST
        least = cost + more_cost + (0.0 if blind else self._line.ahead(step.rest))
        if least > self._dearest + _ENDED * len(step.ended):
            return False
        heappush(self._heap, (least, next(self._order), cost, step, more))
        return True

    def _built(self, step: Step, cost: float) -> Iterator[Candidate]:
        lines = [*step.ended, (step.start, tokens_read(step.read))]
        if step.ended and self._is_bare(lines[-1][1]):
            return
        yield from made(lines, cost, self._tables, sure=step.sure)

    # Steps -----------------------------------------------------------------------------------

    def _go_on(self, cost: float, step: Step) -> None:
        """Make every move that may be made here."""
        for move in self._line.moves(step.rest):
            if (move.sure or not self._sure) and self._may(move, step):
                if move.token is None:
                    sure = step.sure and move.sure
                    self._push(cost + move.cost, step._replace(rest=move.rest, sure=sure))
                else:
                    self._take(cost, step, move)
        if not self._whole:
            self._end_line(cost, step)

    def _may(self, move: Move, step: Step) -> bool:
        match move.when:
            case When.ALWAYS:
                return True
            case When.FIRST:
                return step.read is None
            case When.LATER:
                return step.read is not None
            case When.STRANGE:
                kinds = step.rest.pieces[0].token.kinds
                return not any(follow(self._tables, step.states, kind) for kind in kinds)
            case When.UNREPLACED:
                first = step.rest.pieces[0].span
                last = step.read.token.span if step.read else first
                return last.start != last.end
            case When.PAID:
                return step.read is not None and bool(_MONEY & {*step.read.token.kinds})
            case When.UNRATED:
                return step.read is None or step.read.token.text not in self._table.rates
            case When.COLON:
                bare_head = step.start == HEAD or step.read is None
                return bare_head or not may_end(self._tables, step.start, step.states)

    def _take(self, cost: float, step: Step, move: Move) -> None:
        """Read a token as each of its kinds that may stand here."""
        token = move.token
        for kind in token.kinds if token else ():
            states = follow(self._tables, step.states, kind)
            if states is not None and token is not None:
                one = token if token.kinds == (kind,) else replace(token, kinds=(kind,))
                after = Step(
                    move.rest,
                    step.start,
                    states,
                    Read(one, step.read, hash((step.read.sign if step.read else step.mark, kind))),
                    step.ended,
                    step.sure and move.sure,
                    step.added + (move.rest is step.rest),
                    step.worded,
                    step.mark,
                )
                self._push(cost + move.cost, after)

    def _lacks_several(self, step: Step) -> bool:
        """Whether a word of several things was just left out."""
        if step.read is None or not step.rest.pieces:
            return False
        out = self._text[step.read.token.span.end : step.rest.pieces[0].span.start]
        return not self._table.several.isdisjoint(map(folded, out.split()))

    def _end_line(self, cost: float, step: Step) -> None:
        """The line may end here, and another of the same statement begin."""
        if step.read is None or not may_end(self._tables, step.start, step.states):
            return
        tokens, pieces = tokens_read(step.read), step.rest.pieces
        if step.worded:
            return
        after = step.start
        if after in UNBROKEN or self._is_bare(tokens) or self._has_colon(step, tokens):
            return
        if after == HEAD:
            after = self._tables.statements.get(folded(tokens[0].text), "")
        colon = pieces[0].token.text == ":" and step.start != HEAD
        if colon or after not in self._tables.starts or after == ANY_CLAUSE:
            return
        gap = self._text[tokens[-1].span.end : pieces[0].span.start]
        joined = "_AND" in pieces[0].token.kinds
        self._push(
            cost + (MARK if "\n" in gap else _ENDED if step.start == HEAD else _PARTED),
            step._replace(
                rest=self._line.rest(pieces[1:]) if joined else step.rest,
                start=after,
                states=(self._tables.starts[after],),
                read=None,
                ended=(*step.ended, (step.start, tokens)),
                mark=step.read.sign,
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


def made(
    lines: Sequence[tuple[str, tuple[Token, ...]]], cost: float, tables: Tables, *, sure: bool
) -> Iterator[Candidate]:
    """What lines in words of the language mean; nothing where one of them means nothing, or again
    what one above it does, or takes the amount of that one.
    """
    nodes, written = list[Node](), []
    for start, tokens in lines:
        ready = tuple(_joined(tokens, tables))
        try:
            node = run(tables, start, ready, built)
        except Refused:
            return
        if isinstance(node, Stopped):
            return
        nodes.append(cast(Node, node))
        written.append(ready)
    said = [*zip(nodes, written, strict=True)]
    if not _is_said_again(said) and not any(_is_cut(*each) for each in pairwise(said)):
        yield Candidate(tuple(nodes), cost, sure, tuple(written))


def _is_cut(before: tuple[Node, tuple[Token, ...]], after: tuple[Node, tuple[Token, ...]]) -> bool:
    """Whether a benefit is parted from the amount right behind it, which would begin a band of what
    follows: `5 EUR off from 50 EUR, free shipping` gives nobody 5 EUR below 50."""
    (benefit, one), (band, other) = before, after
    if not (isinstance(benefit, Benefits) and isinstance(band, Band)):
        return False
    end = max((each.span.end for each in one if each.span.start < each.span.end), default=0)
    start = min((each.span.start for each in other if each.span.start < each.span.end), default=0)
    return 0 <= start - end <= 1


def _is_said_again(lines: Sequence[tuple[Node, tuple[Token, ...]]]) -> bool:
    """Whether two lines say one thing, and nobody wrote the word that one of them begins with.

    Of `from 1 March 2026 4 to 31 March 2026` the second half is no other period.
    """
    return any(
        _what(each) in {_what(part) for part in walk(other)}
        and not (_is_first_written(*one) and _is_first_written(*two))
        for (other, one), (each, two) in combinations(lines, 2)
    )


def _what(node: Node) -> type:
    """What a node says: a day is a period."""
    return DateRange if isinstance(node, OnDate) else type(node)


def _is_first_written(first: Token, *others: Token) -> bool:
    """Whether a word is written, and before the others of its line."""
    at = first.span.start
    return at < first.span.end and all(at <= each.span.start for each in others)


def _joined(tokens: tuple[Token, ...], tables: Tables) -> Iterator[Token]:
    """Commas and `or` as what follows them says now."""
    for at, token in enumerate(tokens):
        kinds = tables.words.get(folded(token.text), ())
        if token.text == "," or kinds[-1:] == ("_OR",):
            yield settled(replace(token, kinds=kinds), tokens, at, tables)
        else:
            yield token
