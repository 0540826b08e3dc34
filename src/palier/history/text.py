"""A report as text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palier.history.view import Card, Grid, Line, Report, Section
from palier.reports import paper
from palier.wording.terminal import clean, width

REACHED, MISSED = "✓", "✗"
GAP = 2
NARROWEST, LONG_WORD = 12, 18
"""A first column is no narrower; and it takes a whole word of so many signs."""
HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
HEAD = 10
"""A head that is longer may be wrapped."""


def text(report: Report) -> str:
    """The whole report, an empty line between its sections."""
    head = (paper.title(report.name, report.title), paper.ruled("━"), paper.paragraph(report.under))
    return paper.parts(head, *(_section(each) for each in report.sections))


def _section(section: Section) -> Iterator[str]:
    yield paper.title(section.title)
    yield from map(paper.paragraph, section.said)
    yield from map(_line, section.lines)
    if section.grid is not None:
        yield from _grid(section.grid)
    for at, card in enumerate(section.cards):
        yield from [""] if at else []
        yield from _card(card)
    yield from (paper.faint(paper.paragraph(each)) for each in section.after)


def _card(card: Card) -> Iterator[str]:
    title = paper.wrapped(clean(card.title), paper.columns() - len(paper.INDENT))
    yield from (paper.INDENT + paper.bold(each) for each in title)
    yield from map(_line, card.lines)
    yield from map(paper.paragraph, card.said)


def _line(line: Line) -> str:
    mark = {None: "", True: f" {REACHED}", False: f" {MISSED}"}[line.reached]
    return paper.row(line.label, line.figure + mark, line.note, strong=line.strong)


def _grid(grid: Grid) -> Iterator[str]:
    """A table: its first column at the left and the others at the right, long heads wrapped."""
    least = max((_longest_word(row[0]) for row in grid.rows), default=0)
    least = max(NARROWEST, min(least, LONG_WORD))
    for head in range(HEAD, -1, -1):
        widths = _widths(grid, head)
        over = sum(widths) + GAP * len(widths) - paper.columns()
        if over <= max(0, widths[0] - least):
            break
    widths[0] = max(min(least, widths[0]), min(widths[0], widths[0] - over))
    for line in _wrapped(grid.head, widths):
        yield paper.faint(line)
    for row in grid.rows:
        yield from _wrapped(row, widths)


def _widths(grid: Grid, head: int) -> list[int]:
    """How wide the columns are where heads of more than some signs are wrapped, between words."""
    columns = zip(grid.head, *grid.rows, strict=True)
    return [
        max(
            min(head, width(clean(first))),
            min(_longest_word(first), LONG_WORD),
            max((width(clean(each)) for each in cells), default=0),
        )
        for first, *cells in columns
    ]


def _longest_word(cell: str) -> int:
    return max(map(width, _words(cell)), default=0)


def _words(cell: str) -> list[str]:
    """What a line may end behind: words, and the parts of one that a hyphen joins.

    >>> _words("« du\u00a0mardi » porte-clés")
    ['« ', 'du\xa0mardi ', '» ', 'porte-', 'clés']
    """
    words = re.findall("[^ ]+ *", clean(cell))
    return [part for word in words for part in HYPHEN.split(word)]


def _wrapped(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    """A row in as many lines as its longest cell takes, all ending on the last."""
    lines = [_lines(cell, room) for cell, room in zip(row, widths, strict=True)]
    high = max(map(len, lines))
    for at in range(high):
        parts = [each[at - high + len(each)] if at >= high - len(each) else "" for each in lines]
        first = parts[0] + " " * (widths[0] - width(parts[0]))
        rest = (
            " " * (room - width(part)) + part
            for part, room in zip(parts[1:], widths[1:], strict=True)
        )
        yield paper.INDENT + (" " * GAP).join((first, *rest)).rstrip()


def _lines(cell: str, room: int) -> list[str]:
    """A cell in lines: a word stands on one of them, unless it is longer than any."""
    lines = [""]
    for word in _words(cell):
        if width(lines[-1] + word.rstrip(" ")) > room and lines[-1]:
            lines.append("")
        lines[-1] += word
        while width(lines[-1].rstrip(" ")) > room > 0:
            fits = _fitting(lines[-1], room)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    return [each.rstrip(" ") for each in lines]


def _fitting(text: str, room: int) -> int:
    """How many signs of a text have room, one at least."""
    return max(1, next(at for at in range(len(text), 0, -1) if width(text[:at]) <= room or at == 1))
