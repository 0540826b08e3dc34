"""The lines of a rule file that a problem speaks of, each marked text underlined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from palier.source import NOWHERE, SourceText, Span
from palier.values import dataclass
from palier.wording.terminal import Ink, clean, inked, shown, width

WIDEST = 100
BEFORE = 40


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
