"""Who speaks to the merchant: the phrases of a language, filled with figures and names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

from palier import tree
from palier.engines.explain import english, french
from palier.program.model import PointsUnit, PotUnit, Program
from palier.quantity import Amount, Money, Percent, Points, currency_digits
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.speech.speaker import Speaker
from palier.speech.typography import NBSP
from palier.surface.to_text import phrase
from palier.values import dataclass

_COUNTED = re.compile(r"(?<=\d) ")
_FIRM = re.compile(r" (?=[:;?!%»])|(?<=«) ")


def typeset(words: str) -> str:
    """A phrase of ours as a printer sets it: true apostrophes, spaces that do not break.

    >>> typeset("l'offre « {name} » : rien")
    'l’offre «\\xa0{name}\\xa0»\\xa0: rien'
    """
    return _FIRM.sub(NBSP, words.replace("'", "’"))


WORDS = {
    Language.ENGLISH: {key: typeset(words) for key, words in english.WORDS.items()},
    Language.FRENCH: {key: typeset(words) for key, words in french.WORDS.items()},
}
Joint = Literal["and", "or"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A programme and the language its reckoning is explained in."""

    program: Program
    language: Language

    @property
    def speaker(self) -> Speaker:
        """Who says what the page says too: goods, days, conditions."""
        return Speaker(self.language, words=self.program.vocabulary)

    def say(self, key: str, **parts: str) -> str:
        """A phrase of this language."""
        return WORDS[self.language][key].format(**parts)

    def knows(self, key: str) -> bool:
        """Whether this language has a phrase."""
        return key in WORDS[self.language]

    def sentence(self, key: str, **parts: str) -> str:
        """A phrase with a capital and a full stop."""
        return finished(self.say(key, **parts))

    def named(self, text: str) -> str:
        """The merchant's words, translated where the file does, between quotation marks."""
        own = self.program.words.get(self.language, {}).get(text, text)
        return self.say("quoted", words=own.replace("'", "’"))

    def written(self, head: tree.EarnHead) -> str:
        """The first line of a rule without a name, as a rule file of this language has it."""
        return _COUNTED.sub(NBSP, phrase(head, self.language))

    def names(self, names: Iterable[tree.Name], joint: Joint = "or") -> str:
        """Several of the merchant's words."""
        return self.join((self.named(each.text) for each in names), joint)

    def join(self, items: Iterable[str], joint: Joint = "and") -> str:
        """`A, B and C`."""
        every = list(items)
        if len(every) < 2:
            return "".join(every)
        return ", ".join(every[:-1]) + self.say(f"join.{joint}") + every[-1]

    def money(self, minor: int) -> str:
        """A computed amount, with all its decimals."""
        return figures.money(Money(minor, self.program.currency), self.language)

    def price(self, amount: Money) -> str:
        """An amount of the rule file, without needless decimals."""
        return figures.money(amount, self.language, Style.BRIEF)

    def collected(self, units: int) -> str:
        """So many of what customers collect, in the programme's own word: `84 perles`."""
        return self.amount(self.program.amount(units))

    def amount(self, amount: Amount) -> str:
        """What customers collect, in the programme's own word."""
        if isinstance(amount, Money):
            return figures.money(amount, self.language)
        one, many = self._unit()
        return figures.count(amount.count, one, many, self.language)

    def _unit(self) -> tuple[str, str]:
        translated = self.program.words.get(self.language, {})
        match self.program.unit:
            case PointsUnit(one, many):
                return translated.get(one, one), translated.get(many, many)
            case PotUnit(name):
                return translated.get(name, name), translated.get(name, name)

    def bound(self, value: tree.Bound) -> str:
        """A bound of the rule file: money, points, a count."""
        match value:
            case Money():
                return self.price(value)
            case Points():
                return self.amount(value)
            case int():
                return self.number(value)
            case _:
                return figures.duration(value, self.language)

    def number(self, value: int | Fraction) -> str:
        """A bare number, exact."""
        return figures.number(value, self.language)

    def percent(self, value: Percent) -> str:
        """`10 %`."""
        return figures.percent(value, self.language)

    def of(self, minor: int) -> str:
        """An amount after `10% of`: French says « des » before a plural."""
        key = "of.many" if self.plural(minor) else "of.one"
        return self.say(key, amount=self.money(minor))

    def plural(self, minor: int) -> bool:
        """Whether an amount of money takes the plural: in both languages from 2 on."""
        unit: int = 10 ** (currency_digits(self.program.currency) or 0)
        return minor >= 2 * unit

    def count(self, value: int, noun: str) -> str:
        """`3 commandes`: a count and a noun of the table."""
        one, many = self.say(f"noun.{noun}.one"), self.say(f"noun.{noun}.many")
        return figures.count(value, one, many, self.language)

    def day(self, day: dt.date) -> str:
        """`27 novembre 2026`."""
        return figures.date(day, self.language)


def finished(words: str) -> str:
    """A sentence: a capital, unless it begins with somebody's own words, and a full stop.

    >>> finished("the offer “a” gives nothing"), finished("“a” gives nothing")
    ('The offer “a” gives nothing.', '“a” gives nothing.')
    """
    said = words[:1].upper() + words[1:]
    return said if said.endswith((".", "!", "?")) else said + "."
