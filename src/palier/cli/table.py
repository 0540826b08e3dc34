"""A sheet as a table: a line's name, what it counts, its formula, where it comes from."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import groupby

import click

from palier.cli.files import is_terminal
from palier.cli.formula import Formulas
from palier.cli.paper import wrapped
from palier.engines.quote import sheet_of
from palier.program.model import Program
from palier.sheet.sheet import Line, Part, Unit
from palier.source import NOWHERE, Language, SourceText, Span
from palier.values import dataclass
from palier.wording.terminal import clean, width

PARTS = {
    Part.BEFORE: ("Before the choice", "Avant le choix"),
    Part.CHOICE: ("For each choice", "Pour chaque choix"),
    Part.AFTER: ("After the choice", "Après le choix"),
}
UNITS = {
    Unit.MONEY: ("money", "montant"),
    Unit.POINTS: ("points", "points"),
    Unit.COUNT: ("count", "nombre"),
    Unit.FLAG: ("yes/no", "oui/non"),
    Unit.RATE: ("rate", "taux"),
}
EACH = ("{unit}, each line", "{unit}, par ligne")
HEADINGS = (("line", "unit", "place", "formula"), ("ligne", "unité", "place", "formule"))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `place` is where in the rule file it comes from: line and column."""

    line: Line
    unit: str
    formula: str
    place: tuple[int, int] | None

    def to_json(self) -> dict[str, object]:
        """The line as JSON."""
        return {
            "id": self.line.id,
            "unit": self.line.unit.value,
            "column": self.line.column,
            "part": self.line.part.value,
            "formula": self.formula,
            "place": list(self.place) if self.place else None,
        }

    @property
    def cells(self) -> tuple[str, str, str]:
        """What stands before the formula."""
        place = f"{self.place[0]}:{self.place[1]}" if self.place else ""
        return self.line.id, self.unit, place


def rows_of(program: Program, source: SourceText, language: Language) -> tuple[Row, ...]:
    """The rows of a programme's sheet, in the order they are reckoned."""
    sheet = sheet_of(program)
    formulas = Formulas(program, sheet, language)
    spans = spans_of(program)
    rows = []
    for line in sheet.lines:
        span = span_of(line.id, spans) if line.span in (None, NOWHERE) else line.span
        place = source.place(span.start) if span else None
        where = (place.line, place.column) if place else None
        rows.append(Row(line, unit_of(line, language), formulas.of(line), where))
    return tuple(rows)


def spans_of(program: Program) -> dict[str, Span]:
    """Where each rule stands, by id."""
    single = (program.first_order, program.redemption, program.referral)
    rules = (
        *program.earnings,
        *program.bonus_days,
        *program.offers,
        *program.tiers,
        *program.segments,
        *program.rewards,
        *program.stamp_cards,
        *(each for each in single if each),
    )
    return {each.id: each.span for each in rules}


def span_of(line_id: str, spans: dict[str, Span]) -> Span | None:
    """Where the rule stands that a line is named after.

    >>> span_of("alone.offer.1.1.off", {"offer.1": Span(3, 9)})
    Span(start=3, end=9)
    """
    named = [rule for rule in spans if f".{rule}." in f".{line_id}."]
    return spans[max(named, key=len)] if named else None


def unit_of(line: Line, language: Language) -> str:
    """What a line counts; of a column, on each line of the order."""
    french = language is Language.FRENCH
    unit = UNITS[line.unit][french]
    return EACH[french].format(unit=unit) if line.column else unit


def table(rows: Iterable[Row], language: Language) -> str:
    """The table, its parts under their headings; formulas are wrapped on a terminal only."""
    rows = tuple(rows)
    french = language is Language.FRENCH
    widths = [max(width(each.cells[at]) for each in rows) for at in range(3)]
    lines = [_line((*HEADINGS[french][:3], HEADINGS[french][3]), widths)]
    for part, within in groupby(rows, key=lambda each: each.line.part):
        lines.append("\n" + click.style(PARTS[part][french], bold=True))
        lines.extend(_line((*each.cells, each.formula), widths) for each in within)
    return "\n".join(lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    start = "  ".join(
        clean(cell) + " " * (room - width(clean(cell)))
        for cell, room in zip(cells[:3], widths, strict=True)
    )
    formula = clean(cells[3])
    if not is_terminal():
        return f"{start}  {formula}"
    room = shutil.get_terminal_size().columns - width(start) - 2
    first, *more = wrapped(formula, max(room, 30)) or [""]
    return "\n".join((f"{start}  {first}", *(" " * (width(start) + 2) + each for each in more)))
