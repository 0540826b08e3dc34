"""One statement: its first line and its clauses, each read alone so that none hides another.

A line that is no phrase is read again, forgiving (`forgiving`): other words, another order, what
should stand on two lines, or two lines that should be one. What is right costs nothing more, and
reads as it always did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from palier.problem import Problem
from palier.problem.syntax import TooDeep, UnexpectedCharacter
from palier.source import Span, nearest
from palier.surface.blocks import Block, Line
from palier.surface.figures_in import Figure, Refused, in_doubt
from palier.surface.following import keep
from palier.surface.from_rules import built
from palier.surface.lalr import ANY_CLAUSE, HEAD, Stopped, Tables, recognise, run
from palier.surface.mistakes import Failure
from palier.surface.pieces import TextsIn
from palier.surface.setting import Setting
from palier.surface.tokens import Token, folded, tokens_of
from palier.surface.ways import Candidate
from palier.tree import Clause, Comment, Head, ProgramHead, Statement
from palier.values import dataclass, replace

DEEPEST = 64
_EMPTY_LINE = re.compile(r"\n[ \t\u00a0]*\n")
MOST_PHRASES = 5_000
"""So many lines that were read are kept: a file is read anew for each mend that is tried."""
SIGNS, MOST_SIGNS = "-–—+.!*/&>→~…", 4
"""What may stand between words that are not understood, and how many are looked past."""
MOST_UNREAD = 40
"""Lines that nothing could be made of, after which no more is tried."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one block says: a statement, unless its first line cannot be read.

    `clauses`: the start rule of its clauses. `second`: the line at which another statement begins,
    which is indented as a clause would be. `plain`: its first line is one as it stands.
    """

    statement: Statement | None
    clauses: str
    wrong: tuple[Failure | Problem, ...] = ()
    texts: tuple[TextsIn, ...] = ()
    second: int | None = None
    plain: bool = True


@dataclass(frozen=True, slots=True)
class _Read:
    """One line: what it means, one node a phrase; or what is wrong with it.

    `start`: the rule of the clauses that follow, should it be a first line.
    """

    nodes: tuple[object, ...] = ()
    wrong: Failure | Problem | None = None
    start: str | None = None
    cost: float = 0.0


class Reader:
    """Reads the statements of a text. `setting`: the words of the shop, as far as it was read.

    `layout` is the text with its line ends; in `text` they and the comments are blanked.
    """

    def __init__(self, text: str, layout: str, tables: Tables) -> None:
        self.text = text
        self.layout = layout
        self.setting = Setting()
        self._tables = tables
        self._unread = 0
        self._start = len(text) - len(text.lstrip())

    def block(self, block: Block, above: str | None) -> Reading:
        """Read a statement. `above`: the rule of the clauses above, should this be one of them."""
        lines = block.lines
        head = self._head(lines[0])
        start = (
            head.start
            or clause_rule(self.text, lines[0], self._tables)
            or self._rule_above(head, above)
        )
        clauses: list[_Read] = []
        while len(clauses) < len(lines) - 1:
            at = len(clauses) + 1
            read = self.line(lines[at], start)
            odd = at == 1 and (head.wrong or read.wrong or read.cost)
            if odd and (joined := self._joined(lines, head, read)):
                head = joined
                clauses.append(_Read())
                continue
            if _unfinished(read) and at + 1 < len(lines):
                whole = self._together(lines[at], lines[at + 1], start)
                if whole is not None:
                    clauses += [whole, _Read()]
                    continue
            if read.wrong is not None and self._begins(lines, at):
                return replace(self._read(block, head, start, clauses), second=at)
            self._unread += read.wrong is not None
            clauses.append(read)
        self._unread += head.wrong is not None
        return self._read(block, head, start, clauses)

    def is_clause_of(self, line: Line, start: str) -> bool:
        """Whether a line at the margin belongs to the statement above."""
        return start != ANY_CLAUSE and self.line(line, start).wrong is None

    def _read(self, block: Block, head: _Read, start: str, clauses: list[_Read]) -> Reading:
        every = [head, *clauses]
        return Reading(
            _statement(block, head, clauses),
            start,
            tuple(each.wrong for each in every if each.wrong is not None),
            tuple(node for each in clauses for node in each.nodes if isinstance(node, TextsIn)),
            plain=head.wrong is None and not head.cost,
        )

    # Lines -----------------------------------------------------------------------------------

    def _head(self, line: Line) -> _Read:
        return self.line(line, HEAD)

    def line(self, line: Line, start: str) -> _Read:
        """A line as it stands, or as it must be meant."""
        read = self.strict(line, start)
        if read.wrong is None:
            return read
        forgiven = self._forgiven(line, start)
        return forgiven or self._doubted(self._owned(self._signless(read, line, start)))

    def strict(self, line: Line, start: str) -> _Read:
        """A line as it stands."""
        if not line.whole:
            return _Read()
        known = self._tables.before.phrases
        key = (start, line.span.start, self.text[line.span.start : line.span.end])
        before = known.get(key)
        if before is not None:
            return _Read((before,))
        try:
            tokens = tuple(tokens_of(self.text, line.span.start, line.span.end, self._tables))
            _measure_depth(tokens)
            node = run(self._tables, start, tokens, built)
        except Refused as refused:
            return _Read((), refused.problem)
        if isinstance(node, Stopped):
            return _Read((), Failure(line, tokens, start, node))
        return _Read((keep(known, key, node, MOST_PHRASES),))

    def _forgiven(
        self, line: Line, start: str, layout: str | None = None, *, whole: bool = False
    ) -> _Read | None:
        """The one meaning that a line has though it is no phrase; `layout`: where line ends may
        part it; `whole`: as one line."""
        from palier.surface import forgiving  # noqa: PLC0415 - only who slips waits

        if self._unread >= MOST_UNREAD or not line.whole:
            return None
        span, written = line.span, layout or self.layout
        begins, units = span.start == self._start, tuple(self.setting.units.items())
        says = (self.text[span.start : span.end], written[span.start : span.end])
        key, known = (start, *says, whole, begins, units), self._tables.before.unread
        if key in known:
            return None
        beside = (self._tables, self.setting, written)
        try:
            found = forgiving.candidates(
                self.text, span, start, *beside, guesses=False, whole=whole
            )
        except Refused:
            found = ()
        one = forgiving.only(_in_place(found, first=begins))
        if one is None:
            return keep(known, key, None, MOST_PHRASES)
        first = folded(one.lines[0][0].text)
        return _Read(one.nodes, None, self._tables.statements.get(first), one.cost)

    def _signless(self, read: _Read, line: Line, start: str) -> _Read:
        """A line that is not understood, told by its words and not by a sign before them."""
        problem, text, span = read.wrong, self.text, line.span
        for _ in range(MOST_SIGNS):
            at = problem.span.start if isinstance(problem, UnexpectedCharacter) else -1
            if at < 0 or text[at] not in SIGNS or self._unread >= MOST_UNREAD:
                return read
            text = f"{text[:at]} {text[at + 1 :]}"
            try:
                tokens = tuple(tokens_of(text, span.start, span.end, self._tables))
                node = run(self._tables, start, tokens, built) if tokens else None
            except Refused as refused:
                problem = refused.problem
                continue
            if isinstance(node, Stopped):
                return _Read((), Failure(line, tokens, start, node))
            return read
        return read

    def _owned(self, read: _Read) -> _Read:
        """A line that is not understood, told by the word that stops it, not by the shop's own."""
        failed = read.wrong
        if not isinstance(failed, Failure) or not self.setting.units:
            return read
        from palier.surface.moves import line_pieces  # noqa: PLC0415 - only who slips waits

        pieces = line_pieces(self.text, failed.span, self._tables, self.setting)
        tokens = tuple(each.token for each in pieces)
        stopped = recognise(self._tables, failed.start, tokens)
        if stopped is None or (stopped.at is not None and tokens[stopped.at] not in failed.tokens):
            return read
        return _Read((), Failure(failed.line, tokens, failed.start, stopped))

    def _doubted(self, read: _Read) -> _Read:
        """A line that is not understood, told by its number where that may be one of thousands."""
        tokens = read.wrong.tokens if isinstance(read.wrong, Failure) else ()
        for token, after in zip(tokens, (*tokens[1:], None), strict=False):
            if isinstance(token.value, Figure) and not (after and "A_CURRENCY" in after.kinds):
                doubt = in_doubt(token.value, token.span)
                if doubt is not None:
                    return _Read((), doubt)
        return read

    def _joined(self, lines: tuple[Line, ...], head: _Read, alone: _Read) -> _Read | None:
        """A first line that goes on under itself: `offer "A"`, then `with promo code "B"`."""
        whole = Line(lines[0].span.to(lines[1].span), lines[0].whole and lines[1].whole)
        both = self._as_one(whole, HEAD)
        apart = head.wrong is None and alone.wrong is None
        return None if both is None or (apart and both.cost > alone.cost) else both

    def _as_one(self, both: Line, start: str) -> _Read | None:
        """Two lines as one that says one thing; None where they are none."""
        strict = self.strict(both, start)
        read = self._forgiven(both, start, self.text, whole=True) if strict.wrong else strict
        return read if read is not None and len(read.nodes) == 1 else None

    def _together(self, line: Line, below: Line, start: str) -> _Read | None:
        """A clause that ends too early, and goes on in the next line."""
        if self.strict(below, start).wrong is None and not self._ends_open(line):
            return None
        whole = Line(line.span.to(below.span), line.whole and below.whole)
        return self._as_one(whole, start)

    def _ends_open(self, line: Line) -> bool:
        """Whether a line ends with a word that joins it to the next."""
        words = self.text[line.span.start : line.span.end].split()
        kinds = self._tables.words.get(folded(words[-1]), ()) if words else ()
        return bool({"_AND", "_OR", ","} & {*kinds, words[-1][-1:]})

    def _begins(self, lines: tuple[Line, ...], at: int) -> bool:
        """Whether an indented line begins a statement: after an empty line, where it is a first."""
        gap = self.layout[lines[at - 1].span.end : lines[at].span.start]
        return bool(_EMPTY_LINE.search(gap)) and self.strict(lines[at], HEAD).wrong is None

    # What follows ----------------------------------------------------------------------------

    def _rule_above(self, head: _Read, above: str | None) -> str:
        """An unindented clause belongs to the statement above, and so do the lines under it."""
        match head.wrong:
            case Failure(tokens=tokens) if above and not recognise(
                self._tables, ANY_CLAUSE, tokens
            ):
                return above
            case _:
                return ANY_CLAUSE


def clause_rule(text: str, line: Line, tables: Tables) -> str | None:
    """Which clauses follow, by the first word, or by the nearest that a statement starts with."""
    word = re.match(r"[^\W\d_]+", text[line.span.start : line.span.end])
    if word is None:
        return None
    known = tables.statements
    first = folded(word.group())
    if first in known:
        return known[first]
    near = None if first in tables.words else nearest(first, known)
    return known[near] if near else None


def _in_place(found: tuple[Candidate, ...], *, first: bool) -> tuple[Candidate, ...]:
    """Of the ways to read a first line, those that may stand there: a programme begins once."""
    begins = [each for each in found if isinstance(each.nodes[0], ProgramHead)]
    if first:
        return tuple(begins) or found
    return tuple(each for each in found if each not in begins)


def _unfinished(read: _Read) -> bool:
    return isinstance(read.wrong, Failure) and read.wrong.stopped.at is None


def _measure_depth(tokens: tuple[Token, ...]) -> None:
    depth = 0
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth > DEEPEST:
            raise Refused(TooDeep(token.span, DEEPEST))


def _statement(block: Block, head: _Read, clauses: list[_Read]) -> Statement | None:
    """The lines that could be read; `texts are in …`, which is no clause, counts as the last."""
    if not head.nodes:
        return None
    lines = [head.nodes[1:], *(each.nodes for each in clauses)]
    kept = [(at, node) for at, nodes in enumerate(lines) for node in nodes if _is_clause(node)]
    last = [at for at, nodes in enumerate(lines) if any(isinstance(n, TextsIn) for n in nodes)][:1]
    places = {0: 0}
    for place, at in enumerate([*(at for at, _ in kept), *last], 1):
        places.setdefault(at, place)
    comments = (_moved(each, places, len(block.lines)) for each in block.comments)
    return Statement(
        cast(Head, head.nodes[0]),
        tuple(cast(Clause, node) for _, node in kept),
        tuple(sorted(comments, key=lambda each: each.line)),
        span=Span(block.lines[0].span.start, block.lines[-1].span.end),
    )


def _is_clause(node: object) -> bool:
    return not isinstance(node, TextsIn)


def _moved(comment: Comment, places: dict[int, int], lines: int) -> Comment:
    after = (places[at] for at in range(comment.line, lines) if at in places)
    return replace(comment, line=next(after, max(places.values()) + 1))


def parts(block: Block, at: int) -> Iterator[Block]:
    """A block in two: what stands above a line, and a statement that begins with it."""
    yield Block(block.lines[:at], tuple(each for each in block.comments if each.line < at))
    below = (replace(each, line=each.line - at) for each in block.comments if each.line >= at)
    yield Block(block.lines[at:], tuple(below))


def with_lines(block: Block, below: Block) -> Block:
    """A block, and lines at the margin that belong to it."""
    size = len(block.lines)
    moved = (replace(each, line=each.line + size) for each in below.comments)
    return Block((*block.lines, *below.lines), (*block.comments, *moved))
