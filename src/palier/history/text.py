"""A report as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from palier.history.view import Card, Grid, Line, Report, Section
from palier.reports import paper
from palier.wording.terminal import clean, width

REACHED, MISSED = "✓", "✗"
GAP = 2
NARROWEST, LONG_WORD = 12, 16
"""A first column is no narrower; and it takes a whole word of so many signs."""
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
            _longest_word(first),
            max((width(clean(each)) for each in cells), default=0),
        )
        for first, *cells in columns
    ]


def _longest_word(cell: str) -> int:
    return max(map(width, clean(cell).split()), default=0)


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
    return textwrap.wrap(clean(cell), max(room, 1), break_on_hyphens=False) or [""]
