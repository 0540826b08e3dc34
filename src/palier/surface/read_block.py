"""One statement: its first line and each clause, read alone so that none hides another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from palier.nearest import nearest
from palier.problem import Problem
from palier.problem.syntax import TooDeep
from palier.source import Span
from palier.surface.blocks import Block, Line
from palier.surface.figures_in import Refused
from palier.surface.from_rules import built
from palier.surface.lalr import Stopped, recognise, run
from palier.surface.pieces import TextsIn
from palier.surface.tables import ANY_CLAUSE, HEAD, Tables
from palier.surface.tokens import Token, folded, tokens_of
from palier.tree import Clause, Comment, Head, Statement
from palier.values import dataclass

DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that is no phrase of its statement: `mistakes` says why."""

    line: Line
    tokens: tuple[Token, ...]
    start: str
    stopped: Stopped

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return self.line.span


@dataclass(frozen=True, slots=True)
class Reading:
    """What one block says: a statement, unless its first line cannot be read.

    `clauses`: the start rule of its clauses.
    """

    statement: Statement | None
    clauses: str
    wrong: tuple[Failure | Problem, ...] = ()
    texts: tuple[TextsIn, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """One line: its meaning, or what is wrong with it."""

    node: object = None
    wrong: Failure | Problem | None = None


def read_block(text: str, block: Block, tables: Tables, above: str | None) -> Reading:
    """Read a statement. `above`: the rule of the clauses above, should this be one of them."""
    head = _read_line(text, block.lines[0], tables, HEAD)
    start = _clause_rule(text, block.lines[0], tables) or _rule_above(head, tables, above)
    clauses = [_read_line(text, line, tables, start) for line in block.lines[1:]]
    every = [head, *clauses]
    return Reading(
        _statement(block, head, clauses),
        start,
        tuple(each.wrong for each in every if each.wrong is not None),
        tuple(each.node for each in clauses if isinstance(each.node, TextsIn)),
    )


def _clause_rule(text: str, line: Line, tables: Tables) -> str | None:
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


def _rule_above(head: _Read, tables: Tables, above: str | None) -> str:
    """An unindented clause belongs to the statement above, and so do the lines under it."""
    match head.wrong:
        case Failure(tokens=tokens) if above and not recognise(tables, ANY_CLAUSE, tokens):
            return above
        case _:
            return ANY_CLAUSE


def _read_line(text: str, line: Line, tables: Tables, start: str) -> _Read:
    if not line.whole:
        return _Read()
    try:
        tokens = tuple(tokens_of(text, line.span.start, line.span.end, tables))
        _measure_depth(tokens)
        node = run(tables, start, tokens, built)
    except Refused as refused:
        return _Read(None, refused.problem)
    if isinstance(node, Stopped):
        return _Read(None, Failure(line, tokens, start, node))
    return _Read(node)


def _measure_depth(tokens: tuple[Token, ...]) -> None:
    depth = 0
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth > DEEPEST:
            raise Refused(TooDeep(token.span, DEEPEST))


def _statement(block: Block, head: _Read, clauses: list[_Read]) -> Statement | None:
    """The lines that could be read; `texts are in …`, which is no clause, counts as the last."""
    if head.node is None:
        return None
    kept = [at for at, each in enumerate(clauses, 1) if _is_clause(each)]
    last = [at for at, each in enumerate(clauses, 1) if isinstance(each.node, TextsIn)][:1]
    places = {0: 0} | {at: place for place, at in enumerate(kept + last, 1)}
    comments = (_moved(each, places, len(block.lines)) for each in block.comments)
    return Statement(
        cast(Head, head.node),
        tuple(cast(Clause, clauses[at - 1].node) for at in kept),
        tuple(sorted(comments, key=lambda each: each.line)),
        span=Span(block.lines[0].span.start, block.lines[-1].span.end),
    )


def _is_clause(line: _Read) -> bool:
    return line.node is not None and not isinstance(line.node, TextsIn)


def _moved(comment: Comment, places: dict[int, int], lines: int) -> Comment:
    after = (places[at] for at in range(comment.line, lines) if at in places)
    return replace(comment, line=next(after, len(places)))
