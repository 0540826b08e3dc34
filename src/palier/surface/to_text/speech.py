"""How quantities and names are written in one language, for a rule file or for readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

from palier.quantity import Amount, Duration, Hour, Money, MonthDay, Percent, Period, Points
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.speech.typography import NBSP
from palier.tree import Name
from palier.values import dataclass

BREAK = "\v"
"""A space where a long line is best broken."""
BEST_BREAK = "\f"
"""A space where a long line is broken first."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One language, in one style: `Style.SOURCE` is what the formatter writes."""

    language: Language
    style: Style = Style.SOURCE

    def say(self, english: str, french: str) -> str:
        """The one of the two that is spoken.

        >>> Speech(Language.FRENCH).say("free", "offert")
        'offert'
        """
        return english if self.language is Language.ENGLISH else french

    def number(self, value: int | Fraction) -> str:
        """`1,500.5`, `1 500,5`"""
        return figures.number(value, self.language, self.style)

    def count(self, value: int, english: str, french: str) -> str:
        """A count of things, given by their singular; the plural takes an s.

        >>> Speech(Language.FRENCH).count(0, "point", "point")
        '0 point'
        """
        one = self.say(english, french)
        many = one if one.endswith("s") else one + "s"
        return figures.count(value, one, many, self.language, self.style)

    def plural(self, value: Amount | int) -> bool:
        """Whether a count of points, of money or of things is more than one."""
        match value:
            case int():
                return figures.plural(value, self.language)
            case Points(count):
                return figures.plural(count, self.language)
            case Money(minor, _):
                digits = len(value.plain().partition(".")[2])
                return figures.plural(Fraction(minor, 10**digits), self.language)

    def agree(self, value: Amount | int, word: str) -> str:
        """A word that agrees with a count: `0 point gagné`, `600 € dépensés`."""
        return word + ("s" if self.plural(value) else "")

    def amount(self, value: Amount) -> str:
        """`50 points`, `50 EUR`"""
        match value:
            case Points(count):
                return self.count(count, "point", "point")
            case Money():
                return figures.money(value, self.language, self.style)

    def percent(self, value: Percent) -> str:
        """`10%`, `10 %`"""
        return figures.percent(value, self.language, self.style)

    def duration(self, value: Duration) -> str:
        """`12 months`, `12 mois`"""
        return figures.duration(value, self.language, self.style)

    def unit(self, value: Duration) -> str:
        """`months`, `mois`: the unit of a duration, as its count asks for"""
        one, many = figures.PERIODS[self.language][value.unit]
        return many if figures.plural(value.count, self.language) else one

    def period(self, value: Period) -> str:
        """`month`, `mois`"""
        return figures.PERIODS[self.language][value][0]

    def date(self, value: dt.date) -> str:
        """`27 November 2026`, `1er janvier 2026`"""
        return figures.date(value, self.language, self.style)

    def month_day(self, value: MonthDay) -> str:
        """`14 February`, `14 février`"""
        return figures.month_day(value, self.language, self.style)

    def hour(self, value: Hour) -> str:
        """`14:00`, `14 h`"""
        return figures.hour(value, self.language, self.style)

    def ordinal(self, value: int) -> str:
        """`5th`, `5e`"""
        return figures.ordinal(value, self.language)

    def colon(self) -> str:
        """A colon and what surrounds it: French puts a space before."""
        return self.say(": ", " : " if self.style is Style.SOURCE else f"{NBSP}: ")

    def name(self, name: Name) -> str:
        """A name between quotes, which are other ones when it holds a quote."""
        if self.style is Style.PROSE:
            return self.say(f"“{name.text}”", f"«{NBSP}{name.text}{NBSP}»")
        return quoted(name.text)

    def names(self, names: Iterable[Name]) -> str:
        """`"a", "b"`"""
        return f",{BREAK}".join(self.name(each) for each in names)


def quoted(text: str) -> str:
    """A text between quotes that it does not hold itself.

    >>> quoted('a "b"')
    '« a "b" »'
    """
    if '"' not in text:
        return f'"{text}"'
    return f"« {text} »" if "»" not in text else f"“{text}”"
