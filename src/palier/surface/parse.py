"""The text of a rule file into its tree, with everything that is wrong with how it is written.

A statement is read in `reading`; here they are found, and put together again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from palier.problem import Level, Problem
from palier.problem.meaning import DuplicateClause
from palier.problem.syntax import (
    LateHeader,
    Limit,
    MissingHeader,
    MoreProblems,
    TooLarge,
)
from palier.source import NOWHERE, Language, SourceText, Span, bare
from palier.surface.blocks import Block, Blocks, blocks_of
from palier.surface.lalr import Tables, tables_of
from palier.surface.mistakes import Failure, explain
from palier.surface.phrases import PHRASES
from palier.surface.reading import Reader, Reading, parts, with_lines
from palier.surface.setting import own_words
from palier.surface.tokens import hidden, look_alikes, words_of
from palier.tree import ProgramHead, RuleFile, Statement
from palier.values import dataclass

MOST_BYTES = 1_000_000
MOST_STATEMENTS = 10_000
MOST_LINES = 200
"""Lines of a statement to which no more at the margin are added."""
MOST_PROBLEMS = 20
_WORDS_LOOKED_AT = 2_000


class Header(NamedTuple):
    """How a file begins in a language."""

    language: Language
    words: list[str]


_HEADERS = {
    words[0]: Header(language, words)
    for row in PHRASES
    if row.what is ProgramHead
    for language in Language
    for words in [bare(str(row.pattern(language)).partition("<")[0]).split()]
}
"""By the first word of a file."""


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


def statements_of(source: SourceText) -> tuple[Statement, ...] | None:
    """The statements of a text without a header; None where a line is not read, whatever stops it.

    >>> statements_of(SourceText.of("earn 1 point per 1 EUR"))[0].head.step.minor
    100
    >>> statements_of(SourceText.of("earn 1 point for 1"))
    """
    blocks = blocks_of(source)
    readings = _readings(blocks, source, tables_of(language_of(blocks)))
    wrong = [*blocks.problems, *(each for reading in readings for each in reading.wrong)]
    if any(isinstance(each, Failure) or each.level is Level.ERROR for each in wrong):
        return None
    return tuple(each.statement for each in readings if each.statement is not None)


def _readings(blocks: Blocks, source: SourceText, tables: Tables) -> list[Reading]:
    """Every statement, those included that begin or end elsewhere than their indentation says."""
    reader = Reader(blocks.text, source.text, tables)
    waiting = [*reversed(blocks.blocks)]
    read: list[tuple[Block, Reading]] = []
    while waiting:
        block = waiting.pop()
        above = read[-1][1].clauses if read else None
        reading = reader.block(block, above)
        if not reading.plain and read and _goes_on(read[-1], block, reader):
            begun, _ = read.pop()
            waiting.append(with_lines(begun, block))
            continue
        if reading.second is not None:
            waiting += reversed([*parts(block, reading.second)])
            continue
        read.append((block, reading))
        if reading.statement:
            said = own_words(reading.statement.clauses, tables.language)
            reader.setting = reader.setting.with_units(dict(said))
    return [reading for _, reading in read]


def _goes_on(above: tuple[Block, Reading], block: Block, reader: Reader) -> bool:
    """Whether lines at the margin, right under a statement, are clauses of it."""
    written, reading = above
    if reading.statement is None or len(written.lines) > MOST_LINES:
        return False
    first = block.lines[0]
    gap = reader.layout[written.lines[-1].span.end : first.span.start]
    return gap.count("\n") == 1 and reader.is_clause_of(first, reading.clauses)


def _refused(problem: Problem) -> Parsed:
    empty = RuleFile((), Language.ENGLISH, Language.ENGLISH)
    return Parsed(empty, (problem,))


def _parsed(source: SourceText, blocks: Blocks) -> Parsed:
    language = language_of(blocks)
    tables = tables_of(language)
    readings = _readings(blocks, source, tables)
    wrong = [
        *hidden(source),
        *look_alikes(source),
        *blocks.problems,
        *_header(blocks, readings),
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
    """The language that the header says; that more words are of, where there is none or half a one.

    `programme "…"` alone is the beginning of the French header, and what the British call theirs.
    """
    for block in blocks.blocks:
        words = _first_words(blocks.text, block)
        header = _HEADERS.get(words[0]) if words else None
        if header is not None:
            whole = words[: len(header.words)] == header.words
            return header.language if whole else _counted(blocks, header.language)
    return _counted(blocks, Language.ENGLISH)


def _first_words(text: str, block: Block) -> list[str]:
    span = block.lines[0].span
    words = words_of(text, span.start, min(span.end, span.start + 40), Language.ENGLISH)
    return [bare(each) for each in words]


def _counted(blocks: Blocks, otherwise: Language) -> Language:
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
    return max((otherwise, otherwise.other), key=lambda each: votes[each])


def _header(blocks: Blocks, readings: list[Reading]) -> list[Problem]:
    if readings and readings[0].statement and isinstance(readings[0].statement.head, ProgramHead):
        return []
    heads = [_first_words(blocks.text, block)[:1] for block in blocks.blocks]
    at = next((at for at, words in enumerate(heads) if set(words) & _HEADERS.keys()), None)
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
