"""All that a file cannot mean, and what of it is worth saying."""

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
from palier.program.benefits import check_bands, check_benefits
from palier.program.contradictions import check_contradictions, check_example, check_parties
from palier.program.criteria import check_criteria
from palier.program.names import check_names
from palier.program.places import check_blocks, check_clauses, check_missing
from palier.program.reading import Reading
from palier.program.units import check_units, check_worth
from palier.source import SourceText
from palier.tree import walk


def check(file: tree.RuleFile, reading: Reading) -> None:
    """Report what each statement, then the file as a whole, cannot mean."""
    for statement in file.statements:
        nodes = walk(statement)
        check_clauses(statement, reading)
        check_missing(statement, reading)
        check_benefits(statement, reading)
        check_bands(statement, reading)
        check_units(statement, nodes, reading)
        check_criteria(statement, nodes, reading)
        check_contradictions(statement, nodes, reading)
        check_parties(statement, reading)
        check_example(statement, reading)
    check_blocks(file, reading)
    check_names(file, reading)
    check_worth(file, reading)


# Mistakes that follow from others -----------------------------------------------------------


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
