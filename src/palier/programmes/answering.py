"""What merchants write as answers, read: amounts, names, benefits in words or nearly so.

A noun is found, one and several, from either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import NoReturn, TypeVar

from palier.programmes.answers import Answers
from palier.quantity import SYMBOLS, Amount, Money, Percent, Points, currencies, currency_digits
from palier.source import Language, nearest
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker


def one_and_many(word: str, language: Language) -> tuple[str, str]:
    """A word, one and several, whichever of the two it is; of several words, the one that agrees.

    >>> one_and_many("cherries", Language.ENGLISH), one_and_many("bijoux", Language.FRENCH)
    (('cherry', 'cherries'), ('bijou', 'bijoux'))
    """
    match language:
        case Language.ENGLISH:
            before, _, noun = word.rpartition(" ")
            one, many = _english(noun)
            start = before + " " if before else ""
            return start + one, start + many
        case Language.FRENCH:
            noun, _, after = word.partition(" ")
            one, many = _french(noun)
            end = " " + after if after else ""
            return one + end, many + end


IRREGULAR = {
    "leaf": "leaves",
    "loaf": "loaves",
    "half": "halves",
    "shelf": "shelves",
    "scarf": "scarves",
    "knife": "knives",
    "child": "children",
    "mouse": "mice",
    "goose": "geese",
    "cookie": "cookies",
    "pie": "pies",
}
_FROM_MANY = {many: one for one, many in IRREGULAR.items()}


def _english(noun: str) -> tuple[str, str]:
    if noun.lower() in IRREGULAR:
        return noun, IRREGULAR[noun.lower()]
    if noun.lower() in _FROM_MANY:
        return _FROM_MANY[noun.lower()], noun
    if re.search("(?:us|ss|is)$", noun):
        return noun, noun + "es"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y", noun
    if re.search("(?:x|ch|sh|ss|z)es$", noun):
        return noun[:-2], noun
    if noun.endswith("s"):
        return noun[:-1], noun
    if re.search("[^aeiou]y$", noun):
        return noun, noun[:-1] + "ies"
    return noun, noun + ("es" if re.search("(?:x|ch|sh|z)$", noun) else "s")


def _french(noun: str) -> tuple[str, str]:
    if re.search("(?:us|is|as|os)$", noun) or (
        noun.endswith(("x", "z")) and not noun.endswith("ux")
    ):
        return noun, noun
    if noun.endswith("ux"):
        return noun[:-1], noun
    if noun.endswith("s"):
        return noun[:-1], noun
    return noun, noun + ("x" if noun.endswith(("au", "eu")) else "s")


E = TypeVar("E", bound=Enum)
NOT_YES_NOR_NO = Phrase("yes or no", "oui ou non")
NO_NAME = Phrase("some words, without double quotes", "des mots, sans guillemets droits")
NO_CURRENCY = Phrase(
    "a currency code of three letters, such as {near}",
    "un code de devise en trois lettres, comme {near}",
)
NO_ZONE = Phrase("a time zone such as Europe/Paris", "un fuseau horaire comme Europe/Paris")
NO_AMOUNT = Phrase(
    "an amount in {currency}, such as {shown}", "un montant en {currency}, comme {shown}"
)
NO_NUMBER = Phrase("a whole number, such as {shown}", "un nombre entier, comme {shown}")
NO_PERCENT = Phrase("a percentage, such as 5 or 2.5", "un pourcentage, comme 5 ou 2,5")
NO_CHOICE = Phrase("one of: {known}", "au choix : {known}")
NO_RATE = Phrase("such as 100 = 5 {currency}", "comme 100 = 5 {currency}")
NO_EARN = Phrase("such as 1 for 1 {currency}, or 1", "comme 1 pour 1 {currency}, ou 1")
NONE = ("", "-", "no", "none", "non", "aucun", "aucune", "rien", "nothing")
MONEY = re.compile(r"[€$£¥]|\b(?:[A-Z]{3}|euros?|pounds?|livres?|dollars?)\b")
WORTH = r"\s*(?:=|:|\bfor\b|\bpour\b|\bare\b)\s*"
EARNED_FOR = re.compile(r"\s*(?:\bper\b|\bfor\b|\bpour\b|\bpar\b|/|=)\s*", re.IGNORECASE)


class NoAnswerError(Exception):
    """An answer that cannot be, and what it should be."""


class Answering:
    """Reads answers, given those before: in the language and the currency of the programme."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.speaker = Speaker(answers.language)

    def refuse(self, wanted: Phrase, **facts: object) -> NoReturn:
        """Say what is wanted instead."""
        raise NoAnswerError(self.speaker.say(wanted, **facts))

    # Words -------------------------------------------------------------------------------------

    def yes_or_no(self, answer: str) -> bool:
        """Yes or no, in either language."""
        first = answer.strip().lower()[:1]
        if first not in ("y", "o", "n"):
            self.refuse(NOT_YES_NOR_NO)
        return first != "n"

    def name(self, answer: str) -> str:
        """Some words, without double quotes."""
        from palier.wording.terminal import clean  # noqa: PLC0415 - its colours are not for answers

        words = clean(" ".join(unicodedata.normalize("NFC", answer).split())).strip('"“”«» ')
        if not words or '"' in words:
            self.refuse(NO_NAME)
        return words

    def names(self, answer: str) -> tuple[str, ...]:
        """Names separated by commas, each once; none for `-`."""
        if answer.strip().lower() in NONE:
            return ()
        found = (self.name(each) for each in answer.split(",") if each.strip())
        return tuple(dict.fromkeys(found))

    def optional(self, answer: str) -> str | None:
        """Some words, or `-` for none."""
        return None if answer.strip().lower() in NONE else self.name(answer)

    def called(self, answer: str) -> tuple[str, str]:
        """One and several: both as they are written, or found from either.

        >>> from palier.source import Language
        >>> Answering(Answers(Language.FRENCH)).called("bulles")
        ('bulle', 'bulles')
        """
        words = [self.name(each) for each in re.split(r"[,/;]", answer) if each.strip()]
        if len(words) > 1:
            return words[0], words[1]
        return one_and_many(self.name(answer), self.answers.language)

    def choice(self, of: type[E], words: Mapping[E, Phrase], answer: str) -> E:
        """One of several, by its words or their beginning, in the language or by its own name."""
        given = answer.strip().casefold()
        told = {each: self.speaker.say(words[each]).casefold() for each in of}
        for each in of:
            if given and (told[each].startswith(given) or each.value == given):
                return each
        return self.refuse(NO_CHOICE, known=", ".join(self.speaker.say(words[each]) for each in of))

    # The programme -----------------------------------------------------------------------------

    def currency(self, answer: str) -> str:
        """The code of a currency that there is; its sign does too."""
        code = SYMBOLS.get(answer.strip(), answer.strip().upper())
        code = {"EURO": "EUR", "EUROS": "EUR", "POUND": "GBP", "POUNDS": "GBP"}.get(code, code)
        if currency_digits(code) is None:
            self.refuse(NO_CURRENCY, near=nearest(code, currencies()) or "EUR")
        return code

    def zone(self, answer: str) -> str:
        """A time zone that there is; the name of its city does too."""
        from zoneinfo import ZoneInfo, available_timezones  # noqa: PLC0415 - as above

        asked = answer.strip().replace(" ", "_")
        same = (each for each in available_timezones() if _is_zone(each, asked))
        try:
            return ZoneInfo(next(same, asked)).key
        except (OSError, ValueError, KeyError):
            self.refuse(NO_ZONE)

    # Amounts -----------------------------------------------------------------------------------

    def money(self, answer: str) -> Money:
        """An amount in the programme's currency: `10`, `10 €`, `€10`, `10,50 EUR`."""
        code = self.answers.currency
        marks = "|".join(re.escape(each) for each, of in SYMBOLS.items() if of == code)
        word = rf"(?:{code}|{marks or code}|euros?|pounds?|livres?|dollars?)"
        found = re.fullmatch(
            rf"(?:{word})?\s*([0-9][0-9 \u00a0\u202f]*)(?:[.,]([0-9]{{1,2}}))?\s*(?:{word})?",
            answer.strip(),
            re.IGNORECASE,
        )
        digits = currency_digits(code) or 0
        if found is None or len(found[2] or "") > digits:
            self.refuse(NO_AMOUNT, currency=code, shown=self.speaker.told(self.whole_money(10)))
        whole = re.sub(r"\D", "", found[1])
        if len(whole) > 7:
            self.refuse(NO_AMOUNT, currency=code, shown=self.speaker.told(self.whole_money(10)))
        return Money(int(whole + (found[2] or "").ljust(digits, "0")), code)

    def some_money(self, answer: str) -> Money | None:
        """An amount, or `-` for none."""
        return None if answer.strip().lower() in NONE else self.money(answer)

    def whole_money(self, whole: int) -> Money:
        """So much in whole units of the currency."""
        code = self.answers.currency
        return Money(whole * 10 ** (currency_digits(code) or 0), code)

    def number(self, answer: str) -> int:
        """A whole number, with or without what is counted: `100`, `100 points`, `1 000`."""
        found = re.fullmatch(r"([0-9][0-9 \u00a0\u202f]*)(?:\s*[^\W\d][\w '’-]*)?", answer.strip())
        digits = re.sub(r"\D", "", found[1]) if found else ""
        if not digits or len(digits) > 7 or MONEY.search(answer):
            self.refuse(NO_NUMBER, shown="100")
        return int(digits)

    def months(self, answer: str) -> int:
        """A number of months, `2 years`, or 0 for `-` and `never`."""
        if answer.strip().lower() in (*NONE, "never", "jamais", "toujours", "for ever", "forever"):
            return 0
        years = re.search(r"\b(?:years?|ans?|années?)\b", answer)
        return self.number(answer) * (12 if years else 1)

    def positive(self, answer: str) -> int:
        """A whole number from 1 on."""
        return self.number(answer) or self.refuse(NO_NUMBER, shown="100")

    def percent(self, answer: str) -> Percent:
        """A percentage above 0, up to 100."""
        digits = answer.replace("%", "").replace(",", ".").strip()
        written = re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", digits)
        if not written or not 0 < Fraction(digits) <= 100:
            self.refuse(NO_PERCENT)
        return Percent(Fraction(digits))

    def collected(self, answer: str) -> Amount | None:
        """So much of what customers collect, or `-` for none."""
        if answer.strip().lower() in NONE:
            return None
        if self.answers.pot:
            money = self.money(answer)
            return money if money.minor else None
        return Points(number) if (number := self.number(answer)) else None

    def cost(self, answer: str) -> Points | Money:
        """What a reward is claimed for."""
        return self.money(answer) if self.answers.pot else Points(self.positive(answer))

    def earn(self, answer: str) -> tuple[int, Money] | Percent:
        """`1`, `2 for 10 €`; of a pot a percentage."""
        if self.answers.pot:
            return self.percent(answer)
        points, *step = EARNED_FOR.split(answer.strip(), maxsplit=1)
        try:
            return self.positive(points), self.money(step[0]) if step else self.whole_money(1)
        except NoAnswerError:
            self.refuse(NO_EARN, currency=self.answers.currency)

    def rate(self, answer: str) -> tuple[Points, Money]:
        """`100 = 5 €`."""
        points, *worth = re.split(
            r"\s*(?:=|:|\bfor\b|\bpour\b|\bare\b)\s*", answer.strip(), maxsplit=1
        )
        if not worth:
            self.refuse(NO_RATE, currency=self.answers.currency)
        return Points(self.positive(points)), self.money(worth[0])


def _is_zone(zone: str, asked: str) -> bool:
    return zone.casefold() == asked.casefold() or (
        "/" in zone and zone.rpartition("/")[2].casefold() == asked.casefold()
    )
