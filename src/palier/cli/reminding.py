"""Letters to customers as a table for a mailing tool."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from palier.account.json_text import pretty
from palier.account.outcome import to_plain
from palier.cli.files import could_not
from palier.cli.history import Reader
from palier.cli.reminder_words import Letter
from palier.life.reminders import Asked, reminders

COLUMNS = ("customer", "language", "reason", "name", "points", "missing", "on", "message")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the start of a formula."""


def letters(reader: Reader, path: str, asked: Asked) -> Iterator[Letter]:
    """The letters to the customers of a file of accounts."""
    program = reader.program
    for account in (each for each in reader.accounts(path) if each.customer):
        if account.day is not None and asked.on < account.day:
            raise could_not(
                "accounts later", customer=account.customer, day=account.day.isoformat()
            )
        for each in reminders(program.program, account, asked, program.older):
            yield Letter(program.program, asked, each)


def printed(found: Iterable[Letter], form: str) -> str:
    """The letters in a form."""
    return as_csv(found) if form == "csv" else pretty([as_json(each) for each in found]) + "\n"


def as_csv(found: Iterable[Letter]) -> str:
    """A table with a heading; no cell can be taken for a formula by a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for letter in found:
        told = as_json(letter) | {"missing": letter.missing}
        table.writerow([_safe(told[name]) for name in COLUMNS])
    return text.getvalue()


def as_json(letter: Letter) -> dict[str, Any]:
    """A letter as JSON: amounts as everywhere else, `missing` way by way."""
    found = letter.reminder
    return {
        "customer": found.customer,
        "language": letter.language.value,
        "reason": found.reason.value,
        "name": letter.name or None,
        "points": _units(letter, found.units),
        "missing": to_plain(found.missing),
        "on": to_plain(found.on),
        "message": letter.sentence(),
    }


def _units(letter: Letter, units: int | None) -> str | int | None:
    plain: str | int | None = None if units is None else to_plain(letter.program.amount(units))
    return plain


def _safe(cell: object) -> str:
    """A cell as text; one that a spreadsheet would reckon gets an apostrophe before it.

    >>> _safe("=1+1"), _safe(None), _safe(116)
    ("'=1+1", '', '116')
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(DANGEROUS) else text
