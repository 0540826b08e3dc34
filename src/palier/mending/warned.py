"""What to write where a file works, and a name or two dates are surely not what was meant.

A warning is mended where one thing alone is right, and no number is lost: a name that is written
otherwise everywhere else, the words for one and for several, a quote that closes too late. Money is
never mended: nobody but its author knows which of two amounts was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from palier import tree
from palier.mending.mended import edited
from palier.problem import Edit, Level, Mend, Problem
from palier.problem.checks import NameCase, SpelledTwoWays
from palier.problem.written import ClauseInName, WordsSwapped
from palier.program.naming import World, names_of
from palier.program.resolve import resolve
from palier.source import SourceText, Span
from palier.surface.blocks import blocks_of
from palier.surface.parse import parse
from palier.surface.to_text import INDENT
from palier.tree import walk
from palier.values import replace

USUAL = 2
"""How often a name is written at least, for another that is written once to be a slip for it."""
QUOTED = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”')


def with_fixes(
    problems: Sequence[Problem], source: SourceText, file: tree.RuleFile
) -> tuple[Problem, ...]:
    """The same problems, with what to write where that is sure."""
    written = Written(file)
    return tuple(_fixed(each, source, written) for each in problems)


class Written:
    """A rule file and the names in it: looked for once, when they are first asked for."""

    def __init__(self, file: tree.RuleFile) -> None:
        self.file = file

    @cached_property
    def names(self) -> Mapping[str, tuple[tree.Name, ...]]:
        """The places of every name, by its text."""
        return {text: tuple(name for _, name in found) for text, found in self._found.items()}

    @cached_property
    def times(self) -> Mapping[str, int]:
        """How often a name stands for something of the world, by its text."""
        return {
            text: sum(isinstance(world, World) for world, _ in found)
            for text, found in self._found.items()
        }

    @cached_property
    def _found(self) -> Mapping[str, list[tuple[object, tree.Name]]]:
        found: dict[str, list[tuple[object, tree.Name]]] = {}
        for statement in self.file.statements:
            for node in walk(statement):
                for naming, name in names_of(node):
                    found.setdefault(name.text, []).append((naming, name))
        return found


def _fixed(problem: Problem, source: SourceText, written: Written) -> Problem:
    for edits in _ways(problem, source, written):
        if _is_right(edits, source):
            mend = Mend(shown_after(edits, source), edits)
            return replace(problem, mends=(mend,), sure=True)
    return problem


def _ways(problem: Problem, source: SourceText, written: Written) -> Iterator[tuple[Edit, ...]]:
    """The edits that may be right, the likeliest first."""
    match problem:
        case SpelledTwoWays(span, rare, usual) | NameCase(span, rare, usual):
            yield from _usual(span, rare, usual, written)
        case WordsSwapped(span):
            yield from _turned(span, source)
        case ClauseInName():
            yield from _closed_sooner(problem, written)
        case _:
            return


def _usual(span: Span, rare: str, usual: str, written: Written) -> Iterator[tuple[Edit, ...]]:
    """The usual name, where the other stands once alone, and no statement declares it."""
    times = written.times
    if times.get(rare) == 1 and times.get(usual, 0) >= USUAL:
        yield (Edit(span, f'"{usual}"'),)


def _turned(span: Span, source: SourceText) -> Iterator[tuple[Edit, ...]]:
    """The two words, each in the place of the other."""
    words = [*QUOTED.finditer(source.at(span))]
    if len(words) == 2:
        places = [Span(span.start + each.start(), span.start + each.end()) for each in words]
        texts = [each.group() for each in reversed(words)]
        yield tuple(Edit(*each) for each in zip(places, texts, strict=True))


def _closed_sooner(problem: ClauseInName, written: Written) -> Iterator[tuple[Edit, ...]]:
    """The name without its end wherever it stands; its end after it, or on a line of its own."""
    names = {name.span: name for name in written.names.get(problem.name, ())}
    heads = (each.head for each in written.file.statements)
    head = next((each for each in heads if _holds(each.span, problem.span)), None)
    if head is None:
        return
    short = f'"{problem.shorter}"'
    others = tuple(Edit(span, short) for span in names if span != problem.span)
    yield (Edit(problem.span, f"{short} {problem.clause}"), *others)
    end = Span(head.span.end, head.span.end)
    yield (Edit(problem.span, short), Edit(end, f"\n{INDENT}{problem.clause}"), *others)


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _is_right(edits: Iterable[Edit], source: SourceText) -> bool:
    """Whether a file with edits has no mistake."""
    after = SourceText.of(edited(source.text, edits), source.name)
    parsed = parse(after)
    resolved = resolve(parsed.file, after, parsed.problems)
    found = (*parsed.problems, *resolved.problems)
    return not any(each.level is Level.ERROR for each in found)


def shown_after(edits: Sequence[Edit], source: SourceText) -> tuple[str, ...]:
    """The line of the first edit as it then stands, and the line that is put under it.

    >>> shown_after([Edit(Span(7, 12), '"Or"')], SourceText.of('palier "Oor" dès 5 commandes # !'))
    ('palier "Or" dès 5 commandes',)
    """
    first, text = edits[0], source.text
    start, end = text.rfind("\n", 0, first.span.start) + 1, text.find("\n", first.span.end)
    line = Span(start, len(text) if end < 0 else end)
    there = (each for each in edits if line.start <= each.span.start <= line.end)
    moved = [Edit(Span(e.span.start - start, e.span.end - start), e.text) for e in there]
    uncommented = blocks_of(source).text[start : line.end]
    return tuple(each.strip() for each in edited(uncommented, moved).split("\n"))
