"""The questions of `palier new`, in every language, and what their answers may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar

import click

from palier.speech.phrases import Phrase
from palier.values import dataclass

if TYPE_CHECKING:
    from palier.programmes.first import Answers, TierAnswer
    from palier.quantity import Percent
    from palier.speech.speaker import Speaker

T = TypeVar("T")
SUFFIX = Phrase("? ", "\u00a0? ")
YES, NO = Phrase("yes", "oui"), Phrase("no", "non")


class Question(NamedTuple):
    """What is asked, and the answer that is ready: in a language, or found on the way."""

    asks: Phrase
    ready: Phrase | str | None = None


NAME = Question(Phrase("What is the programme called", "Comment s'appelle le programme"))
CURRENCY = Question(Phrase("Currency", "Devise"), Phrase("GBP", "EUR"))
ZONE = Question(Phrase("Time zone", "Fuseau horaire"), Phrase("Europe/London", "Europe/Paris"))
POINTS = Question(
    Phrase(
        "Do customers collect points (no: cashback)",
        "Les clients cumulent-ils des points (non : une cagnotte)",
    ),
    YES,
)
ONE = Question(Phrase("What is one point called", "Comment s'appelle un point"), "point")
MANY = Question(Phrase("And several", "Et plusieurs"), "points")
POT = Question(
    Phrase("What is the pot called", "Comment s'appelle la cagnotte"), Phrase("pot", "cagnotte")
)
EARNED = Question(
    Phrase("How many {many} for 1 {currency} spent", "Combien de {many} pour 1 {currency} dépensé"),
    "1",
)
COST = Question(
    Phrase("How many {many} for a voucher", "Combien de {many} pour un bon d'achat"),
    "100",
)
WORTH = Question(
    Phrase("What is that voucher worth, in {currency}", "Combien vaut ce bon, en {currency}"),
    "5",
)
PERCENT = Question(
    Phrase("What percentage of purchases goes into it", "Quel pourcentage des achats y va"),
    "5",
)
EXCLUDED = Question(
    Phrase(
        "Which category earns nothing (- for none)",
        "Quelle catégorie ne rapporte rien (- pour aucune)",
    ),
    Phrase("Gift cards", "Cartes cadeaux"),
)
MONTHS = Question(
    Phrase(
        "How many months does what is earned last (0: for ever)",
        "Pendant combien de mois les gains sont-ils valables (0 : toujours)",
    ),
    "12",
)
BIRTHDAY = Question(
    Phrase(
        "How many {many} on a customer's birthday (0: none)",
        "Combien de {many} le jour de l'anniversaire du client (0 : rien)",
    ),
    "0",
)
BOX = Question(
    Phrase(
        "Which box do customers tick to be written to (- for none)",
        "Quelle case cochent les clients qui veulent recevoir vos messages (- pour aucune)",
    ),
    "-",
)
TIERS = Question(Phrase("Are there tiers", "Y a-t-il des paliers"), NO)
TIER_NAMES = Question(
    Phrase("Their names, lowest first", "Leurs noms, du plus bas au plus haut"),
    Phrase("Bronze, Silver, Gold", "Bronze, Argent, Or"),
)
SPENT = Question(
    Phrase(
        "From how much spent is one {name}, in {currency} (0: everybody)",
        "Dès combien de dépenses est-on {name}, en {currency} (0 : tout le monde)",
    )
)
NOT_YES_NOR_NO = Phrase("yes or no", "oui ou non")
NO_NAME = Phrase("some words, without double quotes", "des mots, sans guillemets droits")
NO_CURRENCY = Phrase(
    "a currency code of three letters, such as {near}",
    "un code de devise en trois lettres, comme {near}",
)
NO_ZONE = Phrase("a time zone such as Europe/Paris", "un fuseau horaire comme Europe/Paris")
NOT_WHOLE = Phrase("a whole number, from 1 on", "un nombre entier, à partir de 1")
TOO_LITTLE = Phrase("a whole number, {least} or more", "un nombre entier, {least} ou plus")
NO_PERCENT = Phrase("a percentage, such as 5 or 2.5", "un pourcentage, comme 5 ou 2,5")
STEP = 300
"""How much more than one tier the next takes, where nothing else is said."""


class NoAnswerError(Exception):
    """An answer that cannot be, and what it should be."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions in a language; an answer that cannot be is asked for again, with the reason."""

    speaker: Speaker

    def that(
        self, question: Question, read: Callable[[str], T], ready: str | None = None, **facts: str
    ) -> T:
        """Ask until the answer can be read."""
        say = self.speaker.say
        asked = say(question.asks, **facts)
        proposed = ready or question.ready
        default = say(proposed) if isinstance(proposed, Phrase) else proposed
        while True:
            try:
                return read(click.prompt(asked, default=default, prompt_suffix=say(SUFFIX)))
            except NoAnswerError as why:
                click.echo(f"  {why}")

    def points(self, start: Answers) -> Answers:
        """What points are called, what purchases earn, and what points give."""
        one = self.that(ONE, self.name)
        many = self.that(MANY, self.name, None if one == "point" else f"{one}s")
        currency = start.currency
        return replace(
            start,
            unit=(one, many),
            points=self.that(EARNED, self.whole, many=many, currency=currency),
            cost=self.that(COST, self.whole, many=many),
            worth=self.that(WORTH, self.whole, currency=currency),
        )

    def pot(self, start: Answers) -> Answers:
        """What the pot is called, and what goes into it."""
        pot = self.that(POT, self.name)
        return replace(start, pot=pot, percent=self.that(PERCENT, self.percent))

    def tiers(self, currency: str) -> tuple[TierAnswer, ...]:
        """The names of the tiers, then what each takes."""
        from palier.programmes.first import TierAnswer

        found: list[TierAnswer] = []
        for name in self.that(TIER_NAMES, self.names):
            floor = found[-1].spent + STEP if found else 0
            enough = partial(self.at_least, floor - STEP + 1 if found else 0)
            spent = self.that(SPENT, enough, str(floor), name=name, currency=currency)
            found.append(TierAnswer(name, spent))
        return tuple(found)

    # What answers may be -----------------------------------------------------------------------

    def refuse(self, wanted: Phrase, **facts: str) -> NoReturn:
        """Ask again, and say what is wanted."""
        raise NoAnswerError(self.speaker.say(wanted, **facts))

    def yes_or_no(self, answer: str) -> bool:
        """Yes or no, in either language."""
        first = answer.strip().lower()[:1]
        if first not in ("y", "o", "n"):
            self.refuse(NOT_YES_NOR_NO)
        return first != "n"

    def name(self, answer: str) -> str:
        """Some words, without double quotes."""
        from palier.wording.report import clean

        words = clean(" ".join(unicodedata.normalize("NFC", answer).split()))
        if not words or '"' in words:
            self.refuse(NO_NAME)
        return words

    def names(self, answer: str) -> tuple[str, ...]:
        """Names separated by commas, each once."""
        return tuple(dict.fromkeys(self.name(each) for each in answer.split(",") if each.strip()))

    def optional(self, answer: str) -> str | None:
        """Some words, or `-` for none."""
        return None if answer.strip() in ("", "-") else self.name(answer)

    def currency(self, answer: str) -> str:
        """The code of a currency that there is."""
        from palier.quantity import currencies, currency_digits
        from palier.source import nearest

        code = answer.strip().upper()
        if currency_digits(code) is None:
            self.refuse(NO_CURRENCY, near=nearest(code, currencies()) or "EUR")
        return code

    def zone(self, answer: str) -> str:
        """A time zone that there is."""
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(answer.strip()).key
        except (OSError, ValueError, KeyError):
            self.refuse(NO_ZONE)

    def whole(self, answer: str) -> int:
        """A whole number from 1 on."""
        return self.number(answer) or self.refuse(NOT_WHOLE)

    def number(self, answer: str) -> int:
        """A whole number from 0 on."""
        digits = re.sub(r"[\s\u00a0\u202f]", "", answer)
        if not re.fullmatch("[0-9]{1,7}", digits):
            self.refuse(NOT_WHOLE)
        return int(digits)

    def at_least(self, least: int, answer: str) -> int:
        """A whole number from a bound on: more than the tier below takes."""
        number = self.number(answer)
        if number < least:
            self.refuse(TOO_LITTLE, least=str(least))
        return number

    def percent(self, answer: str) -> Percent:
        """A percentage above 0, up to 100."""
        from fractions import Fraction

        from palier.quantity import Percent

        digits = answer.replace("%", "").replace(",", ".").strip()
        written = re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", digits)
        if not written or not 0 < Fraction(digits) <= 100:
            self.refuse(NO_PERCENT)
        return Percent(Fraction(digits))
