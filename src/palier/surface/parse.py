"""The text of a rule file into its tree, with everything that is wrong with how it is written.

A statement is its first line and clauses, each read alone so that none hides another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import cast

from palier.problem import Problem
from palier.problem.meaning import DuplicateClause
from palier.problem.syntax import (
    LateHeader,
    Limit,
    MissingHeader,
    MoreProblems,
    TooDeep,
    TooLarge,
)
from palier.source import NOWHERE, Language, SourceText, Span, nearest
from palier.surface.blocks import Block, Blocks, Line, blocks_of
from palier.surface.figures_in import Refused
from palier.surface.from_rules import built
from palier.surface.lalr import ANY_CLAUSE, HEAD, Stopped, Tables, recognise, run, tables_of
from palier.surface.mistakes import Failure, explain
from palier.surface.phrases import PHRASES
from palier.surface.pieces import TextsIn
from palier.surface.tokens import Token, folded, hidden, look_alikes, tokens_of, words_of
from palier.tree import Clause, Comment, Head, ProgramHead, RuleFile, Statement
from palier.values import dataclass

DEEPEST = 64


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


# One statement ------------------------------------------------------------------------------

MOST_BYTES = 1_000_000
MOST_STATEMENTS = 10_000
MOST_PROBLEMS = 20
_HEADERS = {
    str(row.pattern(language)).split()[0]: language
    for row in PHRASES
    if row.what is ProgramHead
    for language in Language
}
"""The first word of a file, in each language."""
_WORDS_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was written, as far as it could be read, and what could not."""

    file: RuleFile
    problems: tuple[Problem, ...]


def parse(source: SourceText) -> Parsed:
    """Read a rule file. Never raises: what is wrong is in the problems, in the order of the text.

    >>> parsed = parse(SourceText.of('loyalty program "Club"\\n\\nearn 1 point per 1 EUR'))
    >>> parsed.problems, parsed.file.statements[1].head.step.minor
    ((), 100)
    """
    size = len(source.text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        return _refused(TooLarge(NOWHERE, Limit.BYTES, MOST_BYTES, size))
    blocks = blocks_of(source)
    if len(blocks.blocks) > MOST_STATEMENTS:
        found = len(blocks.blocks)
        return _refused(TooLarge(NOWHERE, Limit.STATEMENTS, MOST_STATEMENTS, found))
    return _parsed(source, blocks)


def _refused(problem: Problem) -> Parsed:
    empty = RuleFile((), Language.ENGLISH, Language.ENGLISH)
    return Parsed(empty, (problem,))


def _parsed(source: SourceText, blocks: Blocks) -> Parsed:
    language = language_of(blocks)
    tables = tables_of(language)
    readings: list[Reading] = []
    for block in blocks.blocks:
        above = readings[-1].clauses if readings else None
        readings.append(read_block(blocks.text, block, tables, above))
    wrong = [
        *hidden(source),
        *look_alikes(source),
        *blocks.problems,
        *_header(blocks),
        *(each for reading in readings for each in reading.wrong),
        *_texts_twice(readings),
    ]
    return Parsed(
        _file(readings, blocks, language, source),
        tuple(_first_few(wrong, blocks, tables)),
    )


def _first_few(wrong: list[Failure | Problem], blocks: Blocks, tables: Tables) -> Iterator[Problem]:
    ordered = sorted(wrong, key=lambda each: each.span.start)
    for each in ordered[:MOST_PROBLEMS]:
        yield explain(each, blocks.text, tables) if isinstance(each, Failure) else each
    if len(ordered) > MOST_PROBLEMS:
        last = ordered[MOST_PROBLEMS - 1].span
        yield MoreProblems(last, len(ordered) - MOST_PROBLEMS)


def language_of(blocks: Blocks) -> Language:
    """The language that the header says; without a header, the one that more words are of."""
    for block in blocks.blocks:
        language = _HEADERS.get(_first_word(blocks.text, block))
        if language is not None:
            return language
    return _counted(blocks)


def _first_word(text: str, block: Block) -> str:
    span = block.lines[0].span
    words = words_of(text, span.start, min(span.end, span.start + 40), Language.ENGLISH)
    return words[0] if words else ""


def _counted(blocks: Blocks) -> Language:
    votes: Counter[Language] = Counter()
    for language in Language:
        known = tables_of(language).words
        words = (
            word
            for block in blocks.blocks
            for line in block.lines
            for word in words_of(blocks.text, line.span.start, line.span.end, language)
        )
        votes[language] = sum(word in known for word in islice(words, _WORDS_LOOKED_AT))
    return max(Language, key=lambda each: votes[each])


def _header(blocks: Blocks) -> list[Problem]:
    heads = [_first_word(blocks.text, block) for block in blocks.blocks]
    at = next((at for at, word in enumerate(heads) if word in _HEADERS), None)
    if at is None:
        first = blocks.blocks[0].lines[0].span if blocks.blocks else NOWHERE
        return [MissingHeader(first)]
    if at > 0:
        return [LateHeader(blocks.blocks[at].lines[0].span, blocks.blocks[0].lines[0].span)]
    return []


def _texts_twice(readings: list[Reading]) -> Iterator[Problem]:
    """`texts are in …` is no clause of the tree, so that only the reader can tell."""
    texts = [each for reading in readings for each in reading.texts]
    return (DuplicateClause(each.span, texts[0].span) for each in texts[1:])


def _file(
    readings: list[Reading], blocks: Blocks, language: Language, source: SourceText
) -> RuleFile:
    texts = [each for reading in readings for each in reading.texts]
    statements = tuple(each.statement for each in readings if each.statement is not None)
    return RuleFile(
        statements,
        texts[0].language if texts else language,
        language,
        texts_written=bool(texts),
        last_comments=blocks.last_comments,
        span=Span(0, len(source.text)),
    )
