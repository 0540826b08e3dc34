"""The way of a rule file on one screen: read, resolved, checked, and its examples run."""

from __future__ import annotations

from palier.checks import check
from palier.checks.examples import ExampleRun, run_examples
from palier.checks.guarantees import check_guarantees
from palier.problem import Level, Problem
from palier.program.model import Program
from palier.program.resolve import resolve
from palier.source import Language, SourceText
from palier.surface.parse import Parsed, parse
from palier.surface.tree import RuleFile
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule file, what it means unless it has mistakes, and all that is to be said of it."""

    source: SourceText
    file: RuleFile
    program: Program | None
    problems: tuple[Problem, ...] = ()
    runs: tuple[ExampleRun, ...] = ()

    @property
    def language(self) -> Language:
        """The language the file is written in."""
        return self.file.surface

    @property
    def failed(self) -> bool:
        """Whether the file has a mistake."""
        return any(each.level is Level.ERROR for each in self.problems)


def compiled(source: SourceText) -> Compiled:
    """Read, resolve and check a rule file, and run its examples."""
    parsed = parse(source)
    resolved = resolve(parsed.file, source, parsed.problems)
    found = (*parsed.problems, *resolved.problems)
    if resolved.program is None or _is_wrong(parsed):
        return Compiled(source, parsed.file, None, found)
    odd = check(resolved.program, source)
    runs = run_examples(resolved.program)
    untrue = (problem for each in runs for problem in each.problems)
    broken = check_guarantees(resolved.program, runs)
    return Compiled(source, parsed.file, resolved.program, (*found, *odd, *untrue, *broken), runs)


def _is_wrong(parsed: Parsed) -> bool:
    return any(each.level is Level.ERROR for each in parsed.problems)
