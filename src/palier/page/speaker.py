"""Who speaks to the customer: the programme's own words and figures, in the page's language."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from palier import tree
from palier.page import marks
from palier.page.words import WORDS
from palier.program.model import PointsUnit, Program
from palier.quantity import Amount, Duration, Hour, Money, MonthDay, Percent, Period, Points
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.speech.typography import NBSP

Joint = Literal["and", "or"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A programme and the language it is told in. `unit` holds the forms of the word for points."""

    program: Program
    language: Language
    unit: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, **parts: str) -> str:
        """A phrase of the page; a pot has its own (`key/pot`) where it reads otherwise."""
        words = WORDS[self.language]
        own = f"{key}/pot"
        found = words[own] if self.program.cashback and own in words else words[key]
        return found.format(**{**self.unit, **parts})

    def sentence(self, key: str, **parts: str) -> str:
        """A phrase as a sentence: a capital and, unless it ends otherwise, a full stop."""
        said = marks.capital(self.say(key, **parts))
        return said if said[-1] in ".?!:" else said + "."

    def knows(self, key: str) -> bool:
        """Whether this language has the phrase."""
        return key in WORDS[self.language]

    def own(self, text: str) -> str:
        """The merchant's words: translated, or marked as of another language."""
        clean = marks.clean(text)
        translated = self.program.words.get(self.language, {}).get(text)
        if translated is not None:
            return marks.typeset(marks.clean(translated), self.language)
        shown = marks.typeset(clean, self.program.texts)
        return shown if self.program.texts is self.language else marks.OWN + shown + marks.OWN_END

    def named(self, text: str) -> str:
        """The merchant's words between quotation marks."""
        return self.say("quoted", words=self.own(text))

    def code(self, text: str) -> str:
        """Something to type exactly as it is."""
        return marks.CODE + marks.clean(text) + marks.CODE_END

    def strong(self, text: str) -> str:
        """What the eye should find first."""
        return marks.STRONG + text + marks.STRONG_END

    def join(self, items: Iterable[str], joint: Joint) -> str:
        """`A, B and C`."""
        every = list(items)
        if len(every) < 2:
            return "".join(every)
        return ", ".join(every[:-1]) + self.say(f"join.{joint}") + every[-1]

    def names(self, names: Iterable[tree.Name], joint: Joint) -> str:
        """`“A”, “B” and “C”`."""
        return self.join((self.named(each.text) for each in names), joint)

    def number(self, value: int | Fraction) -> str:
        """A bare number."""
        return figures.number(value, self.language)

    def money(self, amount: Money, style: Style = Style.BRIEF) -> str:
        """An amount of money, without needless decimals."""
        return figures.money(amount, self.language, style)

    def amount(self, amount: Amount, style: Style = Style.BRIEF) -> str:
        """What customers collect: `84 perles`, or money of a pot."""
        if isinstance(amount, Money):
            return self.money(amount, style)
        return figures.count(amount.count, self.unit["point"], self.unit["points"], self.language)

    def units(self, amount: Amount) -> int:
        """An amount as a whole count of what is collected."""
        return amount.count if isinstance(amount, Points) else amount.minor

    def count(self, value: int, noun: str) -> str:
        """`3 commandes`: a count and a noun of the page's words (`noun.order.one`, `.many`)."""
        one, many = self.say(f"noun.{noun}.one"), self.say(f"noun.{noun}.many")
        return figures.count(value, one, many, self.language)

    def percent(self, value: Percent) -> str:
        """`10 %`."""
        return figures.percent(value, self.language)

    def duration(self, value: Duration) -> str:
        """`12 mois`."""
        return figures.duration(value, self.language)

    def date(self, day: dt.date) -> str:
        """`27 novembre 2026`."""
        return figures.date(day, self.language)

    def month_day(self, day: MonthDay) -> str:
        """`14 février`."""
        return figures.month_day(day, self.language)

    def hour(self, at: Hour) -> str:
        """`14 h`."""
        return figures.hour(at, self.language)

    def weekday(self, day: int) -> str:
        """`mardi`."""
        return figures.WEEKDAYS[self.language][day]

    def ordinal(self, nth: int) -> str:
        """`5e`."""
        return figures.ordinal(nth, self.language)

    def period(self, period: Period) -> str:
        """`an`."""
        return figures.PERIODS[self.language][period][0]

    def plural(self, count: int) -> str:
        """`one` or `many`, to choose a phrase by."""
        return "many" if figures.plural(count, self.language) else "one"


def speaker(program: Program, language: Language) -> Speaker:
    """The speaker of a programme, with its word for points in all the forms sentences need."""
    bare = Speaker(program, language)
    match program.unit:
        case PointsUnit(one, many):
            point, points = bare.own(one), bare.own(many)
        case _:
            point = points = bare.own(program.unit.name)
    of = "d’" if _elides(points) else "de "
    unit = {"point": point, "points": points, "de_points": of + points, "nbsp": NBSP}
    return Speaker(program, language, unit)


def _elides(word: str) -> bool:
    first = unicodedata.normalize("NFD", marks.plain(word))[:1].lower()
    return first in tuple("aeiouhœæ")
