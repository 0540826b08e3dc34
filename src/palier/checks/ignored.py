"""Warnings that the author has weighed: `# palier: ignore[cliff] the jump is meant`.

Beside a line the comment is about that line; on a line of its own it is about the next one, and
about the whole statement where that is its first. Mistakes are never ignored, and an `ignore` that
ignores nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from palier.problem import Level, Problem, all_kinds
from palier.problem.checks import Unused, UnusedIgnore
from palier.source import SourceText, Span, nearest
from palier.surface.blocks import Noted, comments_in
from palier.values import dataclass

ASKED = re.compile(r"\s*palier\s*:\s*ignore[rz]?\s*\[(?P<codes>[^\]]*)\]", re.IGNORECASE)
BEGUN = re.compile(r"\s*palier\s*:\s*ignore[rz]?\b", re.IGNORECASE)
CODE = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A code that a comment asks to ignore, where it is written, and the lines it is about."""

    code: str
    span: Span
    lines: range

    def takes(self, problem: Problem, line: int) -> bool:
        """Whether it is about a problem that stands on a line."""
        weighed = problem.level is not Level.ERROR
        return weighed and problem.code == self.code and line in self.lines


def without_ignored(problems: Iterable[Problem], source: SourceText) -> tuple[Problem, ...]:
    """The problems that nobody asked to ignore, and each `ignore` that was for nothing."""
    found = tuple(problems)
    if "ignore" not in source.text.casefold():
        return found
    comments = tuple(comments_in(source))
    asked = [each for noted in comments for each in _asked(noted)]
    nameless = [each for noted in comments for each in _nameless(noted)]
    kept, used = [], set()
    for problem in found:
        line = source.place(problem.span.start).line
        taken = [each for each in asked if each.takes(problem, line)]
        used.update(taken)
        kept += [] if taken else [problem]
    unused = (_unused(each) for each in asked if each not in used)
    return tuple(sorted((*kept, *unused, *nameless), key=lambda each: (each.span, each.code)))


def _asked(noted: Noted) -> Iterator[Ignored]:
    comment = ASKED.match(noted.text)
    if comment is None:
        return
    first = noted.span.start + 1 + comment.start("codes")
    for code in CODE.finditer(comment["codes"]):
        span = Span(first + code.start(), first + code.end())
        yield Ignored(code[0].lower(), span, noted.about)


def _nameless(noted: Noted) -> Iterator[UnusedIgnore]:
    """A comment that asks to ignore, and names no code between brackets."""
    if BEGUN.match(noted.text) and not any(_asked(noted)):
        known = {kind.code for kind in all_kinds()}
        words = re.findall(r"[a-z][a-z-]+", noted.text.lower())
        named = next((each for each in words if each in known), None)
        write = None if named is None else f"# palier: ignore[{named}]"
        yield UnusedIgnore(noted.span, "", Unused.NO_CODE, write)


def _unused(each: Ignored) -> UnusedIgnore:
    levels = {kind.code: kind.level for kind in all_kinds()}
    if each.code not in levels:
        return UnusedIgnore(each.span, each.code, Unused.UNKNOWN, nearest(each.code, levels))
    mistake = levels[each.code] is Level.ERROR
    return UnusedIgnore(each.span, each.code, Unused.MISTAKE if mistake else Unused.UNTOLD)
