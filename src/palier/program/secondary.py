"""Mistakes that only follow from lines that could not be read: they are not reported twice."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from palier import tree
from palier.problem import Level, Problem
from palier.problem.meaning import (
    LevelWithoutKeeping,
    MissingLine,
    UndeclaredName,
    UnusedTranslation,
)
from palier.problem.syntax import LateHeader, MissingHeader
from palier.source import SourceText


def worth_saying(
    problems: Iterable[Problem],
    already: Sequence[Problem],
    file: tree.RuleFile,
    source: SourceText,
) -> Iterator[Problem]:
    """Keep the mistakes that would stand if every line had been read.

    What a statement lacks may be in a line of it that was refused, and so may a name's declaration.
    """
    refused = [each.span.start for each in already if each.level is Level.ERROR]
    lines = [source.line(source.place(start).line) for start in refused]
    starts = sorted(each.head.span.start for each in file.statements)
    holed = {bisect(starts, start) for start in refused}
    for problem in problems:
        match problem:
            case MissingLine() | LevelWithoutKeeping():
                follows = bisect(starts, problem.span.start) in holed
            case UndeclaredName(name=name) | UnusedTranslation(name=name):
                follows = any(name in line for line in lines)
            case MissingHeader():
                follows = 0 in holed or any(
                    isinstance(each, MissingHeader | LateHeader) for each in already
                )
            case _:
                follows = False
        if not follows:
            yield problem
