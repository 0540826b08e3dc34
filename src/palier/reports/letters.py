"""What customers are written, as a table for a mailing tool or as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palier.account.outcome import to_plain
from palier.account.state import Account
from palier.life.moments import Asked, Reminder
from palier.life.reminders import reminders
from palier.program.model import Program
from palier.reports.reminding import missing_of, sentence_of
from palier.reports.speaking import speaker_of
from palier.source import Language
from palier.speech.speaker import Speaker
from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.reports.mail import Mail

COLUMNS = ("customer", "language", "reason", "name", "points", "missing", "on", "title", "message")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the start of a formula."""


def as_csv(found: Iterable[Letter]) -> str:
    """A table with a heading; no cell can be taken for a formula by a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for letter in found:
        told = letter.to_json() | {"missing": letter.missing}
        table.writerow([safe_cell(told[name]) for name in COLUMNS])
    return text.getvalue()


def safe_cell(cell: object) -> str:
    """A cell as text; one that a spreadsheet would reckon gets an apostrophe before it.

    >>> safe_cell("=1+1"), safe_cell(None), safe_cell(116)
    ("'=1+1", '', '116')
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(DANGEROUS) else text


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder as its customer reads it: what it says, and who says it."""

    program: Program = field(repr=False)
    asked: Asked
    reminder: Reminder
    speaker: Speaker = field(repr=False)
    message: str

    @property
    def customer(self) -> str:
        """What the shop calls the customer."""
        return self.reminder.customer

    @property
    def key(self) -> str:
        """What it says, and of which occasion: `points-expire 2027-01-10`.

        The next day's letter that says the same has the same key: a shop that keeps the keys of a
        customer tells nothing twice.
        """
        found = self.reminder
        said = found.message.label if found.message else found.reason.value
        return f"{said} {found.occasion}".rstrip()

    @property
    def title(self) -> str | None:
        """The name that the file gives to its message."""
        message = self.reminder.message
        return self.speaker.own(message.label) if message else None

    @property
    def name(self) -> str:
        """The tier, the reward or the card."""
        return self.speaker.own(self.reminder.name) if self.reminder.name else ""

    @property
    def missing(self) -> str:
        """What is missing."""
        return missing_of(self.program, self.asked, self.reminder, self.speaker)

    def sentence(self) -> str:
        """The sentence to write."""
        return self.message

    def mail(self, templates: str | Path | None = None) -> Mail:
        """The letter as it is sent: `subject`, `html`, `text`, and `sms.text` for a telephone.

        `templates` is a folder of templates that go before ours. Raises `TemplateRefusedError`
        where one is wrong.
        """
        from palier.reports.mail import mail_of  # noqa: PLC0415 - Jinja, where one is sent

        return mail_of(self, None if templates is None else Path(templates))

    def to_json(self) -> dict[str, Any]:
        """A letter as JSON: amounts as everywhere else, `missing` way by way."""
        found = self.reminder
        units = None if found.units is None else self.program.amount(found.units)
        return {
            "customer": found.customer,
            "language": self.speaker.language.value,
            "reason": found.reason.value,
            "name": self.name or None,
            "points": to_plain(units),
            "missing": to_plain(found.missing),
            "on": to_plain(found.on),
            "title": self.title,
            "message": self.message,
        }


def letters_of(
    program: Program, account: Account, asked: Asked, older: Mapping[str, Program] | None = None
) -> Iterator[Letter]:
    """The letters to a customer on a day, in the customer's language: a reason each.

    In the programme's language, where the customer's is another or unknown. A message whose text
    asks for a figure that the customer does not have (no tier, no next one) is not written.
    """
    language = language_of(account.language, program)
    speaker = speaker_of(program, language)
    for found in reminders(program, account, asked, older):
        sentence = sentence_of(program, asked, found, speaker)
        if sentence is not None:
            yield Letter(program, asked, found, speaker, sentence)


def language_of(spoken: str | None, program: Program) -> Language:
    """The language a customer is written in: `fr`, `fr-CA` and `FR` are French.

    >>> from palier.program.model import PointsUnit
    >>> en = Language.ENGLISH
    >>> club = Program("Club", en, en, "EUR", "Europe/Paris", PointsUnit("pearl", "pearls"))
    >>> language_of("fr-CA", club), language_of("de", club)
    (<Language.FRENCH: 'fr'>, <Language.ENGLISH: 'en'>)
    """
    short = (spoken or "").replace("_", "-").partition("-")[0].lower()
    return next((each for each in Language if each.value == short), program.texts)
