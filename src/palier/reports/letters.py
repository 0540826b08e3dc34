"""What customers are written, as a table for a mailing tool or as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from palier.account.outcome import to_plain
from palier.closed import total
from palier.life.reminders import Asked, Reason, Reminder
from palier.program.model import Program
from palier.quantity import Amount, Duration, MonthDay, Period
from palier.reports.speaking import speaker_of, ways
from palier.source import Language
from palier.speech.goods import STAMPS
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass

COLUMNS = ("customer", "language", "reason", "name", "points", "missing", "on", "message")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the start of a formula."""

SENTENCES = total(
    Reason,
    {
        Reason.TIER_CLOSE: Phrase(
            "{missing:capital} to reach “{name}”.",
            "Plus que {missing} pour atteindre « {name} ».",
        ),
        Reason.TIER_LOST: Phrase(
            "You are “{name}” until {on}.", "Vous êtes « {name} » jusqu'au {on}."
        ),
        Reason.REWARD_READY: Phrase(
            "You have {units}: swap {first:bare} for “{name}”.",
            "Vous avez {units} : échangez-en {first:bare} contre « {name} ».",
        ),
        Reason.REWARD_CLOSE: Phrase(
            "Earn {units} more for “{name}”.", "Plus que {units} à gagner pour « {name} »."
        ),
        Reason.POINTS_EXPIRE: Phrase(
            "You have {units} to use by {on}.", "Vous avez {units} à utiliser au plus tard le {on}."
        ),
        Reason.VOUCHER_EXPIRES: Phrase(
            "“{name}” is valid until {on} inclusive.",
            "« {name} » est valable jusqu'au {on} inclus.",
        ),
        Reason.STAMPS_EXPIRE: Phrase(
            "“{name}”: without a new stamp by {on}, your card ({stamps}) starts again from zero.",
            "« {name} » : sans nouveau tampon d'ici au {on} inclus, votre carte ({stamps}) repart"
            " de zéro.",
        ),
        Reason.BIRTHDAY: Phrase(
            "Your birthday is coming up: {birthday}!",
            "Votre anniversaire approche : le {birthday} !",
        ),
        Reason.MEMBERSHIP_ENDS: Phrase(
            "Your membership ends on {on}.", "Votre adhésion se termine le {on}."
        ),
    },
)
STAY = Phrase(
    "You are “{name}” until {on}. To stay, {missing} by then.",
    "Vous êtes « {name} » jusqu'au {on} : encore {missing} d'ici là pour le rester.",
)
EXPIRE_IN_TURN = Phrase(
    "You have {units} to use within {days}, the first {first:bare} by {on}.",
    "Vous avez {units} à utiliser dans les {days}, dont {first:bare} au plus tard le {on}.",
)
BIRTHDAY_GIVEN = Phrase(
    "Your birthday is coming up: on {birthday} we'll give you {units}.",
    "Votre anniversaire approche : le {birthday}, nous vous offrons {units}.",
)


def as_csv(found: Iterable[Letter]) -> str:
    """A table with a heading; no cell can be taken for a formula by a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for letter in found:
        told = letter.to_json() | {"missing": letter.missing}
        table.writerow([_safe(told[name]) for name in COLUMNS])
    return text.getvalue()


def _safe(cell: object) -> str:
    """A cell as text; one that a spreadsheet would reckon gets an apostrophe before it.

    >>> _safe("=1+1"), _safe(None), _safe(116)
    ("'=1+1", '', '116')
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(DANGEROUS) else text


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder as its customer reads it: what it says, and who says it."""

    program: Program
    asked: Asked
    reminder: Reminder
    speaker: Speaker

    @classmethod
    def of(cls, program: Program, asked: Asked, reminder: Reminder) -> Letter:
        """A letter in the customer's language; the programme's, where it is another or unknown."""
        language = language_of(reminder.language, program)
        return cls(program, asked, reminder, speaker_of(program, language))

    @property
    def name(self) -> str:
        """The tier, the reward or the card."""
        return self.speaker.own(self.reminder.name) if self.reminder.name else ""

    @property
    def missing(self) -> str:
        """What is missing."""
        found = self.reminder
        if found.reason is Reason.REWARD_CLOSE:
            return self.speaker.told(self._given(found.units))
        return ways(found.missing, found.on or self.asked.on, self.speaker)

    def sentence(self) -> str:
        """The sentence to write."""
        found = self.reminder
        return self.speaker.say(
            self._phrase(),
            found,
            name=self.name,
            missing=self.missing,
            units=self._given(found.units),
            first=self._given(found.first),
            stamps=self.speaker.say(STAMPS, n=found.stamps or 0),
            days=Duration(self.asked.within, Period.DAY),
            birthday=MonthDay(found.on.month, found.on.day) if found.on else "",
        )

    def _phrase(self) -> Phrase:
        found = self.reminder
        match found.reason:
            case Reason.TIER_LOST if self.missing:
                return STAY
            case Reason.POINTS_EXPIRE if found.first != found.units:
                return EXPIRE_IN_TURN
            case Reason.BIRTHDAY if found.units:
                return BIRTHDAY_GIVEN
            case _:
                return SENTENCES[found.reason]

    def _given(self, units: int | None) -> Amount | str:
        return "" if units is None else self.program.amount(units)

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
            "message": self.sentence(),
        }


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
