"""The questions of `palier new`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import NoReturn, TypeVar
from zoneinfo import ZoneInfo

import click

from palier.cli.messages import say
from palier.nearest import nearest
from palier.programmes.first import Answers, TierAnswer
from palier.quantity import Percent, currencies, currency_digits
from palier.source import Language
from palier.values import dataclass
from palier.wording.terminal import clean

T = TypeVar("T")
DEFAULTS = {
    Language.ENGLISH: ("GBP", "Europe/London", "point", "points", "pot", "Gift cards"),
    Language.FRENCH: ("EUR", "Europe/Paris", "point", "points", "cagnotte", "Cartes cadeaux"),
}
TIERS = {Language.ENGLISH: "Bronze, Silver, Gold", Language.FRENCH: "Bronze, Argent, Or"}
STEP = 300


def interview(language: Language) -> Answers:
    """Ask what a first rule file has to say; nearly every question has an answer ready."""
    ask = Asking(language)
    currency, zone, one, many, pot, cards = DEFAULTS[language]
    click.echo(say("ask welcome", language) + "\n")
    name = ask.that("name", ask.name)
    currency = ask.that("currency", ask.currency, currency)
    zone = ask.that("zone", ask.zone, zone)
    points = ask.whether("points", default=True)
    if points:
        one = ask.that("one", ask.name, one)
        many = ask.that("many", ask.name, many if one == "point" else f"{one}s")
    start = Answers(
        language=language,
        name=name,
        currency=currency,
        zone=zone,
        pot=None if points else ask.that("pot", ask.name, pot),
        unit=(one, many),
    )
    worth = ask.points_worth(start) if points else ask.pot_worth(start)
    excluded = ask.that("excluded", ask.optional, cards)
    tiers = ask.tiers(currency) if ask.whether("tiers", default=False) else ()
    click.echo("")
    return replace(worth, excluded=excluded, tiers=tiers)


class NoAnswerError(Exception):
    """An answer that cannot be, and what it should be."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions in a language; an answer that cannot be is asked for again, with the reason."""

    language: Language

    def that(
        self, key: str, read: Callable[[str], T], default: str | None = None, **facts: str
    ) -> T:
        """Ask until the answer can be read."""
        question = say(f"ask {key}", self.language, **facts)
        while True:
            try:
                return read(click.prompt(question, default=default, prompt_suffix=self.suffix))
            except NoAnswerError as why:
                click.echo(f"  {why}")

    @property
    def suffix(self) -> str:
        """What ends a question."""
        return "\u00a0? " if self.language is Language.FRENCH else "? "

    def whether(self, key: str, *, default: bool) -> bool:
        """Ask yes or no."""
        return self.that(key, self.yes_or_no, say("yes" if default else "no", self.language))

    def points_worth(self, answers: Answers) -> Answers:
        """What purchases earn, and what points give."""
        many, currency = answers.unit[1], answers.currency
        earned = self.that("earned", self.whole, "1", many=many, currency=currency)
        cost = self.that("cost", self.whole, "100", many=many)
        worth = self.that("worth", self.whole, "5", currency=currency)
        return replace(answers, points=earned, cost=cost, worth=worth)

    def pot_worth(self, answers: Answers) -> Answers:
        """What goes into the pot."""
        return replace(answers, percent=self.that("percent", self.percent, "5"))

    def tiers(self, currency: str) -> tuple[TierAnswer, ...]:
        """The names of the tiers, then what each takes."""
        found: list[TierAnswer] = []
        for name in self.that("tier names", self.names, TIERS[self.language]):
            floor = found[-1].spent + STEP if found else 0
            enough = partial(self.at_least, floor - STEP + 1 if found else 0)
            spent = self.that("spent", enough, str(floor), name=name, currency=currency)
            found.append(TierAnswer(name, spent))
        return tuple(found)

    # What answers may be -----------------------------------------------------------------------

    def refuse(self, key: str, **facts: str) -> NoReturn:
        """Ask again, and say why."""
        raise NoAnswerError(say(f"answer {key}", self.language, **facts))

    def yes_or_no(self, answer: str) -> bool:
        """Yes or no, in either language."""
        first = answer.strip().lower()[:1]
        if first not in ("y", "o", "n"):
            self.refuse("yes")
        return first != "n"

    def name(self, answer: str) -> str:
        """Some words, without double quotes."""
        words = clean(" ".join(unicodedata.normalize("NFC", answer).split()))
        if not words or '"' in words:
            self.refuse("name")
        return words

    def names(self, answer: str) -> tuple[str, ...]:
        """Names separated by commas, each once."""
        return tuple(dict.fromkeys(self.name(each) for each in answer.split(",") if each.strip()))

    def optional(self, answer: str) -> str | None:
        """Some words, or `-` for none."""
        return None if answer.strip() in ("", "-") else self.name(answer)

    def currency(self, answer: str) -> str:
        """The code of a currency that there is."""
        code = answer.strip().upper()
        if currency_digits(code) is None:
            self.refuse("currency", near=nearest(code, currencies()) or "EUR")
        return code

    def zone(self, answer: str) -> str:
        """A time zone that there is."""
        try:
            return ZoneInfo(answer.strip()).key
        except (OSError, ValueError, KeyError):
            self.refuse("zone")

    def whole(self, answer: str) -> int:
        """A whole number from 1 on."""
        return self.number(answer) or self.refuse("whole")

    def number(self, answer: str) -> int:
        """A whole number from 0 on."""
        digits = re.sub(r"[\s\u00a0\u202f]", "", answer)
        if not re.fullmatch("[0-9]{1,7}", digits):
            self.refuse("whole")
        return int(digits)

    def at_least(self, least: int, answer: str) -> int:
        """A whole number from a bound on: more than the tier below takes."""
        number = self.number(answer)
        if number < least:
            self.refuse("least", least=str(least))
        return number

    def percent(self, answer: str) -> Percent:
        """A percentage above 0, up to 100."""
        digits = answer.replace("%", "").replace(",", ".").strip()
        if (
            not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", digits)
            or not 0 < Fraction(digits) <= 100
        ):
            self.refuse("percent")
        return Percent(Fraction(digits))


def proposed_name(name: str) -> str:
    """A file name for a programme.

    >>> proposed_name("Club de l'Été")
    'club-de-l-ete.palier'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    return ("-".join(words)[:60] or "club") + ".palier"
