"""A table of movements for a terminal: a date, what and why, in or out, and the balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from palier.cli.paper import INDENT, columns, wrapped
from palier.wording.terminal import clean, width

GAP = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row: any cell may be empty. `deep` indents what it says; `strong` and `grey` are styles."""

    date: str
    what: str
    change: str = ""
    balance: str = ""
    deep: bool = False
    strong: bool = False
    grey: bool = False


RULE = Row("", "\u2500")
"""A line across the table."""


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The rows laid out: dates at the left, amounts at the right, words wrapped between."""
    listed = tuple(rows)
    dates, changes, balances = (
        max((width(clean(getattr(each, name))) for each in listed), default=0)
        for name in ("date", "change", "balance")
    )
    room = columns() - len(INDENT) - dates - changes - balances - 3 * GAP
    for each in listed:
        if each is RULE:
            yield INDENT + click.style("─" * (columns() - len(INDENT)), dim=True)
        else:
            yield from _lines(each, dates, room, changes, balances)


def _lines(row: Row, dates: int, room: int, changes: int, balances: int) -> Iterator[str]:
    inside = INDENT if row.deep else ""
    words = wrapped(clean(row.what), room - len(inside)) or [""]
    last = len(words) - 1
    for at, said in enumerate(words):
        date = clean(row.date) if at == 0 else ""
        change, balance = (clean(row.change), clean(row.balance)) if at == last else ("", "")
        line = (
            f"{_left(date, dates)}{' ' * GAP}{_left(inside + said, room)}{' ' * GAP}"
            f"{_right(change, changes)}{' ' * GAP}{_right(balance, balances)}"
        )
        yield INDENT + _styled(line.rstrip(), row)


def _styled(line: str, row: Row) -> str:
    if not (row.strong or row.grey):
        return line
    return click.style(line, bold=row.strong or None, dim=row.grey or None)


def _left(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _right(text: str, room: int) -> str:
    return " " * (room - width(text)) + text
