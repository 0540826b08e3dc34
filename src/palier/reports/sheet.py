"""A sheet as a table: a line's name, what it counts, its formula, where it comes from."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from itertools import groupby
from typing import Any, assert_never

from palier.closed import total
from palier.engines.explain.teller import Why
from palier.engines.printing.folding import Folder
from palier.engines.printing.javascript import JAVASCRIPT
from palier.engines.printing.printer import function
from palier.engines.printing.python import PYTHON
from palier.engines.quote import Quote, sheet_of
from palier.program.model import Program
from palier.quantity import Money
from palier.reports.formula import Formulas
from palier.reports.paper import bold, wrapped
from palier.sheet.nodes import LineName, Value
from palier.sheet.sheet import Line, Part, Unit, columns_of, flags_of, named_after
from palier.source import NOWHERE, Language, SourceText
from palier.speech.figures import Style
from palier.speech.phrases import Phrase
from palier.speech.speaker import STATUS_POINTS, Speaker
from palier.values import dataclass, replace
from palier.wording.terminal import clean, width

PARTS = total(
    Part,
    {
        Part.BEFORE: Phrase("Before the choice", "Avant le choix"),
        Part.CHOICE: Phrase("For each choice", "Pour chaque choix"),
        Part.AFTER: Phrase("After the choice", "Après le choix"),
    },
)
UNITS = total(
    Unit,
    {
        Unit.MONEY: Phrase("money", "montant"),
        Unit.POINTS: Phrase("points", "points"),
        Unit.STATUS: STATUS_POINTS,
        Unit.COUNT: Phrase("count", "nombre"),
        Unit.FLAG: Phrase("yes/no", "oui/non"),
        Unit.RATE: Phrase("rate", "taux"),
    },
)
EACH = Phrase("{unit}, each unit", "{unit}, par article")
HEADINGS = (
    Phrase("line", "ligne"),
    Phrase("unit", "unité"),
    Phrase("place", "place"),
    Phrase("formula", "formule"),
)


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
    sheet, speaker = sheet_of(program), Speaker(language, Style.PROSE)
    formulas = Formulas(program, sheet, speaker)
    spans = {each.id: each.span for each in program.rules}
    rows = []
    for line in sheet.lines:
        named = spans.get(named_after(line, spans) or "")
        span = named if line.span in (None, NOWHERE) else line.span
        place = source.place(span.start) if span else None
        where = (place.line, place.column) if place else None
        rows.append(Row(line, unit_of(line, speaker), formulas.of(line), where))
    return tuple(rows)


def unit_of(line: Line, speaker: Speaker) -> str:
    """What a line counts; of a column, on each unit of the order."""
    unit = speaker.say(UNITS[line.unit])
    return speaker.say(EACH, unit=unit) if line.column else unit


def table(rows: tuple[Row, ...], language: Language) -> str:
    """The table, its parts under their headings; formulas are wrapped on a terminal only."""
    say = Speaker(language).say
    widths = [max(width(each.cells[at]) for each in rows) for at in range(3)]
    lines = [_line(tuple(map(say, HEADINGS)), widths)]
    for part, within in groupby(rows, key=lambda each: each.line.part):
        lines.append("\n" + bold(say(PARTS[part])))
        lines.extend(_line((*each.cells, each.formula), widths) for each in within)
    return "\n".join(lines)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    start = "  ".join(
        clean(cell) + " " * (room - width(clean(cell)))
        for cell, room in zip(cells[:3], widths, strict=True)
    )
    formula = clean(cells[3])
    if not sys.stdout.isatty():
        return f"{start}  {formula}"
    room = shutil.get_terminal_size().columns - width(start) - 2
    first, *more = wrapped(formula, max(room, 30)) or [""]
    return "\n".join((f"{start}  {first}", *(" " * (width(start) + 2) + each for each in more)))


# As a program ------------------------------------------------------------------------------------

DIALECTS = {"python": PYTHON, "javascript": JAVASCRIPT}
"""The programming languages in which a sheet can be printed."""


def code(rows: tuple[Row, ...], source: SourceText, language: str) -> str:
    """A sheet as functions: before the choice, for each choice, after it.

    Each gives its lines by name, and is given facts and those of earlier lines that it asks for.
    Above the lines of a clause stands the clause.
    """
    dialect, folder = DIALECTS[language], Folder({})
    lines = [each.line for each in rows]
    columns, flags = columns_of(lines), flags_of(lines)
    texts = [dialect.head]
    for part, within in groupby(rows, key=lambda each: each.line.part):
        here = tuple(within)
        made = function(
            part.value,
            [folder.line(each.line) for each in here],
            [each.line.id for each in here],
            dialect,
            columns=columns,
            flags=flags,
            remarks=_clauses(here, source),
        )
        texts.append(made.text)
    return "\n\n".join(texts)


def _clauses(rows: Iterable[Row], source: SourceText) -> dict[LineName, str]:
    """The line of the file that each line comes from, where the one above comes from another."""
    found: dict[LineName, str] = {}
    above = None
    for each in rows:
        if each.place and each.place[0] != above:
            above = each.place[0]
            found[each.line.id] = source.line(above).strip()
    return found


# The lines of one order --------------------------------------------------------------------------


def trace_of(reckoned: Quote, why: tuple[Why, ...], language: Language) -> dict[str, Any]:
    """An explanation as JSON: its sentences, and every line of the sheet with its value."""
    got = reckoned.reckoned
    formulas = Formulas(reckoned.program, got.sheet, Speaker(language, Style.PROSE))
    lines = [each for each in got.sheet.lines if each.id in got.values]
    return {
        "why": [
            {"about": each.about.value, "rule": each.rule, "sentence": each.sentence}
            | ({"line": each.line.line} if each.line else {})
            for each in why
        ],
        "trace": [
            {
                "line": each.id,
                "unit": each.unit.value,
                "value": value_of(each, got.values[each.id], reckoned.program.currency),
                "formula": formulas.of(each),
            }
            for each in lines
        ],
    }


def value_of(line: Line, value: Value, currency: str) -> object:
    """The value of a line as JSON: money in the major unit, a column as a list."""
    if line.column:
        rows = value if isinstance(value, tuple) else (value,)
        return [value_of(replace(line, column=False), each, currency) for each in rows]
    match line.unit:
        case Unit.MONEY:
            return Money(int(value), currency).plain() if isinstance(value, int) else None
        case Unit.FLAG:
            return bool(value)
        case Unit.POINTS | Unit.STATUS | Unit.COUNT | Unit.RATE:
            return value
        case _:
            assert_never(line.unit)
