"""What merchants write as answers, read: names, choices, places, amounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import NoReturn, TypeVar

from palier.programmes.answers import Answers
from palier.quantity import SYMBOLS, Amount, Money, Percent, Points, currencies, currency_digits
from palier.source import bare, nearest
from palier.speech.cities import zones_of
from palier.speech.currencies import SHARED, currency_called
from palier.speech.phrases import Phrase
from palier.speech.plurals import both, one_and_many
from palier.speech.speaker import Speaker

E = TypeVar("E", bound=Enum)
NOT_YES_NOR_NO = Phrase("yes or no", "oui ou non")
NO_NAME = Phrase("some words, without double quotes", "des mots, sans guillemets droits")
WHICH = Phrase("its name", "son nom")
BOTH_FORMS = Phrase(
    "one and several, separated by a comma: {one}, {many}",
    "au singulier puis au pluriel, séparés par une virgule : {one}, {many}",
)
NO_CURRENCY = Phrase(
    "a currency code of three letters, such as {near}",
    "un code de devise en trois lettres, comme {near}",
)
NO_ZONE = Phrase(
    "“{place}” is not among the cities known here; give your country, or a large city with the same"
    " hour: London, Dublin, New York",
    "« {place} » n'est pas parmi les villes connues ; donnez votre pays, ou une grande ville à la"
    " même heure : Paris, Bruxelles, Montréal",
)
MANY_ZONES = Phrase(
    "there are several hours in “{place}”; one of: {zones}",
    "il y a plusieurs heures pour « {place} » ; au choix : {zones}",
)
NO_AMOUNT = Phrase(
    "an amount in {currency}, such as {shown}", "un montant en {currency}, comme {shown}"
)
NO_NUMBER = Phrase(
    "a whole number from 1 on, such as {shown}", "un nombre entier à partir de 1, comme {shown}"
)
TOO_MUCH = Phrase("9,999,999 at most", "9 999 999 au maximum")
NO_PERCENT = Phrase(
    "a percentage, such as 5 or 2.5, and 100 at most",
    "un pourcentage, comme 5 ou 2,5, et 100 au maximum",
)
WHICH_PERCENT = Phrase(
    "with the sign, so that it is sure: {small}% or {large}%",
    "avec le signe, pour que ce soit sûr : {small} % ou {large} %",
)
NO_CHOICE = Phrase("one of: {known}", "au choix : {known}")
NONE = frozenset(
    "- no not none nothing never nil nobody non aucun aucune rien jamais pas neant personne".split()
) | {""}
YES = frozenset("y yes yep yeah sure ok o oui ouais".split())
NO = frozenset("n no nope non nan".split())
ARTICLE = re.compile(r"^(?:(?:the|some|a|an|un|une|le|la|les|des|du|de la) |l['’]|de l['’])")
CENTS = r"(?:p|pence|penny|c|ct|cts|cents?|centimes?)"


class NoAnswerError(Exception):
    """An answer that cannot be, and what it should be."""


def is_none(answer: str) -> bool:
    """Whether an answer says that there is none: `-`, `no`, `aucune`…"""
    return bare(answer.strip()) in NONE


def plainly(answer: str) -> str:
    """An answer without capitals, accents and the article before it, to be compared."""
    return ARTICLE.sub("", bare(" ".join(answer.replace("’", "'").split())))


def unarticled(name: str) -> str:
    """A name without the article before it; one that begins with a capital is part of it.

    >>> unarticled("les livres"), unarticled("l’épicerie"), unarticled("Les Halles")
    ('livres', 'épicerie', 'Les Halles')
    """
    return ARTICLE.sub("", name)


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
        first = re.split(r"\W", bare(answer.strip()), maxsplit=1)[0]
        if first not in YES | NO:
            self.refuse(NOT_YES_NOR_NO)
        return first in YES

    def name(self, answer: str) -> str:
        """Some words, without double quotes."""
        from palier.wording.terminal import clean  # noqa: PLC0415 - its colours are not for answers

        words = clean(" ".join(unicodedata.normalize("NFC", answer).split())).strip('"“”«» ')
        if '"' in words or not any(each.isalnum() for each in words):
            self.refuse(NO_NAME)
        return words

    def names(self, answer: str, apart: str = ",;") -> tuple[str, ...]:
        """Names separated by commas, each once; none for `-`."""
        if is_none(answer):
            return ()
        pieces = re.findall(rf'\s*"[^"]*"\s*(?=[{apart}]|$)|[^{apart}]+', answer)
        found = [self.name(each) for each in pieces if each.strip()]
        if any(plainly(each) in YES for each in found):
            self.refuse(WHICH)
        return tuple(dict.fromkeys(found))

    def things(self, answer: str) -> tuple[str, ...]:
        """Names of things, as a shop calls them: `les livres` are called `livres`."""
        return tuple(dict.fromkeys(map(unarticled, self.names(answer))))

    def listed(self, answer: str, apart: str = ",;") -> tuple[str, ...]:
        """Names as people list them: `Bronze, Silver and Gold`. What is in quotes stays whole."""
        quoted = r'("[^"]*")|\s+(?:and|et|&)\s+'
        return self.names(re.sub(quoted, lambda found: found[1] or apart[0], answer), apart)

    def optional(self, answer: str) -> str | None:
        """Some words, or `-` for none."""
        if is_none(answer):
            return None
        if plainly(answer) in YES:
            self.refuse(WHICH)
        return self.name(answer)

    def called(self, answer: str) -> tuple[str, str]:
        """One and several: both as they are written, or found from either.

        >>> from palier.source import Language
        >>> Answering(Answers(Language.FRENCH)).called("bulles")
        ('bulle', 'bulles')
        """
        words = [self.name(each) for each in re.split(r"[,/;]", answer) if each.strip()]
        if len(words) > 1:
            return words[0], words[1]
        word = re.sub(r"^(?:the|some|des|les)\s+", "", self.name(answer), flags=re.IGNORECASE)
        if word[:1].isdigit() or is_none(word) or plainly(word) in YES:
            self.refuse(NO_NAME)
        found = one_and_many(word, self.answers.language)
        if found is None:
            one, many = both(word, self.answers.language)
            self.refuse(BOTH_FORMS, one=one, many=many)
        return found

    def choice(
        self, of: type[E], words: Mapping[E, Phrase], answer: str, also: Mapping[E, str]
    ) -> E:
        """One of several: by its words or their beginning, by its own name, or `also` by others."""
        given = plainly(answer)
        for each in of:
            if given and (each.value == given or given in also[each].split(", ")):
                return each
        for each in of:
            if given and plainly(self.speaker.say(words[each])).startswith(given):
                return each
        return self.refuse(NO_CHOICE, known=", ".join(self.speaker.say(words[each]) for each in of))

    # The programme -----------------------------------------------------------------------------

    def currency(self, answer: str) -> str:
        """The code of a currency that there is; its sign and its name do too."""
        said = plainly(answer)
        code = SYMBOLS.get(answer.strip()) or currency_called(said) or answer.strip().upper()
        if currency_digits(code) is None:
            shared = SHARED.get(said.removesuffix("s"))
            self.refuse(NO_CURRENCY, near=shared or nearest(code, currencies()) or "EUR, GBP, CHF")
        return code

    def zone(self, answer: str) -> str:
        """The time zone of a city or of a country, or one by its own name."""
        found = zones_of(answer)
        if not found:
            self.refuse(NO_ZONE, place=self.name(answer))
        if len(found) > 1:
            self.refuse(MANY_ZONES, place=self.name(answer), zones=", ".join(found))
        return found[0]

    # Amounts -----------------------------------------------------------------------------------

    def money(self, answer: str) -> Money:
        """An amount in the programme's currency: `10`, `10 €`, `€10`, `10,50 EUR`, `50p`."""
        code = self.answers.currency
        digits = currency_digits(code) or 0
        cents = re.fullmatch(rf"([0-9]{{1,4}})\s*{CENTS}", answer.strip(), re.IGNORECASE)
        if cents and digits == 2:
            return Money(int(cents[1]), code)
        marks = "|".join(re.escape(each) for each, of in SYMBOLS.items() if of == code)
        word = rf"(?:{code}|{marks or code}|euros?|pounds?|livres?|dollars?|francs?)"
        found = re.fullmatch(
            rf"(?:{word})?\s*([0-9][0-9 \u00a0\u202f]*)(?:[.,]([0-9]{{1,2}}))?\s*(?:{word})?",
            answer.strip(),
            re.IGNORECASE,
        )
        if found is None or len(found[2] or "") > digits:
            self.refuse(NO_AMOUNT, currency=code, shown=self.whole_money(10))
        return Money(
            self._whole(found[1]) * 10**digits + int((found[2] or "").ljust(digits, "0") or 0), code
        )

    def whole_money(self, whole: int) -> Money:
        """So much in whole units of the currency."""
        code = self.answers.currency
        return Money(whole * 10 ** (currency_digits(code) or 0), code)

    def number(self, answer: str, counted: str = "") -> int:
        """A whole number, with or without what is counted: `100`, `100 points`, `1 000`."""
        one, many = (re.escape(each) for each in self.answers.unit)
        words = rf"(?:points?|{one}|{many}{counted and '|' + counted})"
        found = re.fullmatch(
            rf"([0-9][0-9 \u00a0\u202f]*?)\s*{words}?", answer.strip(), re.IGNORECASE
        )
        if not found:
            self.refuse(NO_NUMBER, shown="100")
        return self._whole(found[1])

    def _whole(self, written: str) -> int:
        digits = re.sub(r"\D", "", written)
        if len(digits.lstrip("0")) > 7:
            self.refuse(TOO_MUCH)
        return int(digits)

    def positive(self, answer: str) -> int:
        """A whole number from 1 on."""
        return self.number(answer) or self.refuse(NO_NUMBER, shown="100")

    def percent(self, answer: str) -> Percent:
        """A percentage above 0, up to 100."""
        digits = answer.replace("%", "").replace(",", ".").strip()
        written = re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", digits)
        if not written or not 0 < Fraction(digits) <= 100:
            self.refuse(NO_PERCENT)
        found = Fraction(digits)
        if found < 1 and "%" not in answer:
            self.refuse(WHICH_PERCENT, small=found, large=found * 100)
        return Percent(found)

    def collected(self, answer: str) -> Amount | None:
        """So much of what customers collect, or `-` for none."""
        if is_none(answer):
            return None
        if self.answers.pot:
            money = self.money(answer)
            return money if money.minor else None
        return Points(number) if (number := self.number(answer)) else None

    def cost(self, answer: str) -> Points | Money:
        """What a reward is claimed for."""
        return self.money(answer) if self.answers.pot else Points(self.positive(answer))
