"""What a customer is written, in English and in French."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from palier.cli.voice import Voice
from palier.life.reminders import Asked, Reason, Reminder
from palier.program.model import Program
from palier.quantity import Duration, MonthDay, Period
from palier.source import Language
from palier.speech import figures

SENTENCES = {
    "tier-close": (
        "Only {missing} more to reach “{name}”.",
        "Plus que {missing} pour atteindre «\u00a0{name}\u00a0».",
    ),
    "tier-lost": (
        "You are “{name}” until {on}.",
        "Vous êtes «\u00a0{name}\u00a0» jusqu’au {on}.",
    ),
    "tier-lost missing": (
        "You are “{name}” until {on}: {missing} more by then and you stay.",
        (
            "Vous êtes «\u00a0{name}\u00a0» jusqu’au {on}\u00a0: "
            "d’ici là, encore {missing} et vous le restez."
        ),
    ),
    "reward-ready": (
        "You have {units}: “{name}” is yours for {first}.",
        "Vous avez {units}\u00a0: «\u00a0{name}\u00a0» est à vous contre {first}.",
    ),
    "reward-close": (
        "Only {units} more for “{name}”.",
        "Plus que {units} pour «\u00a0{name}\u00a0».",
    ),
    "points-expire": (
        "You have {units} to use by {on}.",
        "Vous avez {units} à utiliser jusqu’au {on}.",
    ),
    "points-expire first": (
        "You have {units} to use within {days}, the first {first} by {on}.",
        "Vous avez {units} à utiliser dans les {days}, dont {first} jusqu’au {on}.",
    ),
    "voucher-expires": (
        "“{name}” is valid until {on}.",
        "«\u00a0{name}\u00a0» est valable jusqu’au {on}.",
    ),
    "birthday": (
        "Happy birthday on {birthday}!",
        "Bon anniversaire, le {birthday}\u00a0!",
    ),
    "birthday given": (
        "Happy birthday on {birthday}! It brings you {units}.",
        "Bon anniversaire, le {birthday}\u00a0! Il vous apporte {units}.",
    ),
    "membership-ends": (
        "Your membership is valid until {on}.",
        "Votre adhésion est valable jusqu’au {on}.",
    ),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder as its customer reads it."""

    program: Program
    asked: Asked
    reminder: Reminder

    @property
    def language(self) -> Language:
        """The customer's language; the programme's, where it is another or none is known."""
        return language_of(self.reminder.language, self.program)

    @property
    def voice(self) -> Voice:
        """How the programme is spoken of."""
        return Voice(self.program, self.language)

    @property
    def name(self) -> str:
        """The tier or the reward."""
        return self.voice.own(self.reminder.name) if self.reminder.name else ""

    @property
    def missing(self) -> str:
        """What is missing."""
        if self.reminder.reason is Reason.REWARD_CLOSE:
            return self._amount(self.reminder.units)
        return self.voice.ways(self.reminder.missing, self.reminder.on or self.asked.on)

    def sentence(self) -> str:
        """The sentence to write."""
        phrase = SENTENCES[self._key()][self.language is Language.FRENCH]
        within = Duration(self.asked.within, Period.DAY)
        return phrase.format(
            name=self.name,
            missing=self.missing,
            units=self._amount(self.reminder.units),
            first=self._amount(self.reminder.first),
            days=figures.duration(within, self.language),
            on=self._date(self.reminder.on),
            birthday=self._birthday(self.reminder.on),
        )

    def _key(self) -> str:
        found, key = self.reminder, self.reminder.reason.value
        match found.reason:
            case Reason.TIER_LOST if self.missing:
                return f"{key} missing"
            case Reason.POINTS_EXPIRE if found.first != found.units:
                return f"{key} first"
            case Reason.BIRTHDAY if found.units:
                return f"{key} given"
            case _:
                return key

    def _amount(self, units: int | None) -> str:
        return "" if units is None else self.voice.amount(self.program.amount(units))

    def _date(self, day: dt.date | None) -> str:
        return "" if day is None else figures.date(day, self.language)

    def _birthday(self, day: dt.date | None) -> str:
        if day is None:
            return ""
        return figures.month_day(MonthDay(day.month, day.day), self.language)


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
