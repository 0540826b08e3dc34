"""Problems as people read them on a terminal, under the lines of their file, and in JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from palier.closed import total
from palier.problem import Edit, Level, Problem
from palier.source import NOWHERE, Language, SourceText, Span
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass
from palier.wording.message import Words, words_of
from palier.wording.terminal import Ink, clean, inked, shown, width

WIDEST = 100
BEFORE = 40
HEADINGS = total(
    Level,
    {
        Level.ERROR: Phrase("error[{code}]:", "erreur[{code}] :"),
        Level.WARNING: Phrase("warning[{code}]:", "avertissement[{code}] :"),
        Level.ADVICE: Phrase("advice[{code}]:", "conseil[{code}] :"),
    },
)
COUNTS = total(
    Level,
    {
        Level.ERROR: Phrase("{n:plain} {n:error|errors}", "{n:plain} {n:erreur|erreurs}"),
        Level.WARNING: Phrase(
            "{n:plain} {n:warning|warnings}", "{n:plain} {n:avertissement|avertissements}"
        ),
        Level.ADVICE: Phrase(
            "{n:plain} {n:piece|pieces} of advice", "{n:plain} {n:conseil|conseils}"
        ),
    },
)
HINT = Phrase("hint:", "aide :")
NO_PROBLEM = Phrase("no problem", "aucun problème")
AND_MORE = Phrase("… and {n} more", "… et {n} de plus")
MOST = 100
"""Problems that a terminal is told one by one; all of them are counted, and in the JSON."""
INKS = total(
    Level,
    {Level.ERROR: Ink.ERROR, Level.WARNING: Ink.WARNING, Level.ADVICE: Ink.ADVICE},
)


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file; at one place, the gravest first."""
    levels = tuple(Level)
    return tuple(
        sorted(problems, key=lambda each: (each.span.start, levels.index(each.level), each.code))
    )


def render_text(
    problems: Iterable[Problem], source: SourceText, language: Language, *, colour: bool
) -> str:
    """All problems of a file for a terminal, in the order of the file, and how many they are.

    Nothing when there is none; the first hundred where there are more. Lines end with `\\n`;
    control characters never get through.

    >>> from palier.problem.checks import NameCase
    >>> text = 'except category "Soldes"\\nonly category "soldes"\\n'
    >>> source = SourceText.of(text, "club.palier")
    >>> problem = NameCase(Span(39, 47), "soldes", "Soldes", Span(16, 24))
    >>> print(render_text([problem], source, Language.ENGLISH, colour=False), end="")
    warning[name-case]: “soldes” and “Soldes” differ by capitals only, and are two names
      --> club.palier:2:15
        1 | except category "Soldes"
          |                 -------- and this way here
        2 | only category "soldes"
          |               ^^^^^^^^ written this way here
      hint: write `"Soldes"` in both places, if they are the same
    <BLANKLINE>
    1 warning
    """
    ordered = by_place(problems)
    if not ordered:
        return ""
    blocks = ["\n".join(_block(each, source, language, colour=colour)) for each in ordered[:MOST]]
    if len(ordered) > MOST:
        blocks.append(Speaker(language).say(AND_MORE, n=len(ordered) - MOST))
    return "\n\n".join((*blocks, summary(ordered, language))) + "\n"


def summary(problems: Iterable[Problem], language: Language) -> str:
    """How many problems of each level.

    >>> summary([], Language.FRENCH)
    'aucun problème'
    """
    counts = Counter(each.level for each in problems)
    say = Speaker(language).say
    told = (say(COUNTS[level], n=counts[level]) for level in Level if counts[level])
    return ", ".join(told) or say(NO_PROBLEM)


def render_json(
    problems: Iterable[Problem], source: SourceText, language: Language
) -> list[dict[str, Any]]:
    """All problems of a file as JSON values, in the order of the file.

    Each has `code`, `level`, `title`, `hint` (a text or null), `fix` (edits or null), `file`,
    `labels`, `page`. An edit has `start` and `end`, in characters of the text from 0, and `text`,
    which goes in their place. A label
    has `text`, `main` (the first one is) and where it stands: `line`, `column`, `end_line`,
    `end_column`, counted from 1, the end excluded.
    """
    return [_json(each, source, language) for each in by_place(problems)]


def page_of(problem: Problem) -> str:
    """The page that explains a problem, within the documentation."""
    return f"docs/problems/{problem.code}.md"


def _block(
    problem: Problem, source: SourceText, language: Language, *, colour: bool
) -> Iterator[str]:
    words, ink = words_of(problem, source, language), INKS[problem.level]
    say = Speaker(language).say
    heading = inked(say(HEADINGS[problem.level], problem), ink, colour=colour)
    yield f"{heading} {inked(clean(words.title), Ink.TITLE, colour=colour)}"
    place = source.place(min(problem.span.start, len(source.text)))
    where = f"{clean(source.name)}:{place.line}:{place.column}"
    yield f"{inked('  -->', Ink.FRAME, colour=colour)} {where}"
    if is_somewhere(problem.span, source):
        yield from excerpt(_marks(problem, words, ink), source, colour=colour)
    yield from (f"  · {clean(item)}" for item in words.items)
    if words.hint:
        hint = inked(say(HINT), Ink.FRAME, colour=colour)
        yield f"  {hint} {clean(words.hint)}"


def _marks(problem: Problem, words: Words, ink: Ink) -> tuple[Mark, ...]:
    others = (Mark(each.span, each.text, Ink.FRAME) for each in words.others)
    return (Mark(problem.span, words.label, ink, main=True), *others)


def _json(problem: Problem, source: SourceText, language: Language) -> dict[str, Any]:
    words = words_of(problem, source, language)
    spans = [(problem.span, words.label), *((each.span, each.text) for each in words.others)]
    return {
        "code": problem.code,
        "level": problem.level.value,
        "title": words.sentence,
        "hint": words.hint,
        "fix": [_edit(each) for each in problem.fix] or None,
        "file": source.name,
        "labels": [
            {"text": text, "main": not at, **_position(span, source)}
            for at, (span, text) in enumerate(spans)
        ],
        "page": page_of(problem),
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"start": edit.span.start, "end": edit.span.end, "text": edit.text}


def _position(span: Span, source: SourceText) -> dict[str, int]:
    limit = len(source.text)
    start, end = source.place(min(span.start, limit)), source.place(min(span.end, limit))
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


# The lines of the file ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and what it is; the main one is underlined with `^`, others with `-`."""

    span: Span
    text: str
    ink: Ink
    main: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What is underlined on one line: from a character to another, counted from 0."""

    line: int
    start: int
    end: int
    mark: Mark


def excerpt(marks: tuple[Mark, ...], source: SourceText, *, colour: bool) -> Iterator[str]:
    """The marked lines in the order of the file, with their numbers; `...` where some are left out.

    A text that runs over several lines is marked on its first one.
    """
    rows = sorted(
        (row_of(mark, source) for mark in marks), key=lambda row: (row.line, row.start, row.end)
    )
    gutter = max(5, 2 + max((len(str(row.line)) for row in rows), default=0))
    before = None
    for number, group in groupby(rows, key=lambda row: row.line):
        if before is not None and number > before + 1:
            yield inked("...".rjust(gutter), Ink.FRAME, colour=colour)
        yield from _line(number, tuple(group), source, gutter, colour=colour)
        before = number


def row_of(mark: Mark, source: SourceText) -> Row:
    """Where a mark stands on its first line; it always covers something, if only a place."""
    place = source.place(min(mark.span.start, len(source.text)))
    text = source.line(place.line)
    start = place.column - 1
    end = min(start + mark.span.end - mark.span.start, len(text))
    end = start + len(text[start:end].rstrip())
    return Row(place.line, start, max(end, start + 1), mark)


def is_somewhere(span: Span, source: SourceText) -> bool:
    """Whether there is anything to show at a span."""
    return span != NOWHERE and bool(source.text.strip())


def _line(
    number: int, rows: tuple[Row, ...], source: SourceText, gutter: int, *, colour: bool
) -> Iterator[str]:
    text = source.line(number)
    first, last = _window(text, rows)
    opening, closing = ("…" if first else ""), ("…" if last < len(text) else "")
    frame = inked(f"{number:>{gutter}} |", Ink.FRAME, colour=colour)
    yield f"{frame} {opening}{shown(text[first:last])}{closing}".rstrip()
    empty = inked(f"{'':>{gutter}} |", Ink.FRAME, colour=colour)
    for row in rows:
        start, end = min(row.start, last), min(row.end, max(last, row.start + 1))
        indent = width(opening + shown(text[first:start]))
        length = max(1, width(shown(text[start:end])))
        line = f"{('^' if row.mark.main else '-') * length} {clean(row.mark.text)}".rstrip()
        yield f"{empty} {' ' * indent}{inked(line, row.mark.ink, colour=colour)}"


def _window(text: str, rows: tuple[Row, ...]) -> tuple[int, int]:
    """The part of a line to show: all of it, or what is around the marks of a very long one."""
    if len(text) <= WIDEST:
        return 0, len(text)
    first = max(0, min(row.start for row in rows) - BEFORE)
    return first, min(len(text), max(first + WIDEST, _last_near(rows, first)))


def _last_near(rows: tuple[Row, ...], first: int) -> int:
    """The end of the last mark that a terminal can still show beside the first."""
    return max((row.end for row in rows if row.end <= first + 2 * WIDEST), default=0)
