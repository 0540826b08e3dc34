"""Mistakes that only follow from lines that could not be read: they are not reported twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from palier.problem import Level, Problem
from palier.problem.meaning import (
    LevelWithoutKeeping,
    MissingLine,
    UndeclaredName,
    UnusedTranslation,
)
from palier.problem.syntax import LateHeader, MissingHeader
from palier.source import SourceText
from palier.surface import tree


def worth_saying(
    problems: Iterable[Problem],
    already: Sequence[Problem],
    file: tree.RuleFile,
    source: SourceText,
) -> Iterator[Problem]:
    """Keep the mistakes that would stand if every line had been read.

    What a statement lacks may be in a line of it that was refused, and so may a name's declaration.
    """
    refused = [each for each in already if each.level is Level.ERROR]
    lines = [source.line(source.place(each.span.start).line) for each in refused]
    for problem in problems:
        match problem:
            case MissingLine() | LevelWithoutKeeping():
                start, end = _extent(problem, file, source)
                if any(start <= each.span.start < end for each in refused):
                    continue
            case UndeclaredName(name=name) | UnusedTranslation(name=name):
                if any(name in line for line in lines):
                    continue
            case MissingHeader():
                first = min((each.head.span.start for each in file.statements), default=0)
                if any(each.span.start <= first for each in refused) or header_named(already):
                    continue
            case _:
                pass
        yield problem


def header_named(already: Iterable[Problem]) -> bool:
    """Whether the reader of the text has spoken of the header itself."""
    return any(isinstance(each, MissingHeader | LateHeader) for each in already)


def _extent(problem: Problem, file: tree.RuleFile, source: SourceText) -> tuple[int, int]:
    """From the statement that a problem is in to the next one."""
    starts = [each.head.span.start for each in file.statements]
    before = [start for start in starts if start <= problem.span.start]
    after = [start for start in starts if start > problem.span.start]
    return max(before, default=0), min(after, default=len(source.text) + 1)
