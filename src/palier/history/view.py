"""A report before it is printed: sections of figures, sentences, tables and plots, in one language.

The text for a terminal and the page are two printings of it. `Told` is how it speaks: amounts,
shares, months, in the language asked for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from fractions import Fraction

from palier.closed import total
from palier.history.figures import percent
from palier.program.model import Program
from palier.quantity import Money, Percent
from palier.reports.speaking import speaker_of
from palier.source import Language
from palier.speech.figures import WRITTEN
from palier.speech.phrases import Person, Phrase, Text
from palier.speech.speaker import Speaker
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with its label; `note` says what it is of, `reached` whether it met a goal."""

    label: str
    figure: str
    note: str = ""
    strong: bool = False
    reached: bool | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what its columns are called, and its rows, the first cell being their name."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of bars or of points over the same places, in whole numbers."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn: the places along the bottom, and what stands over each.

    `digits` is how many decimals a value has; `stacked` draws bars one upon another.
    """

    title: str
    places: tuple[str, ...]
    series: tuple[Series, ...]
    digits: int = 0
    stacked: bool = False
    line: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One of several things of a kind: what it is called, its figures, and sentences under them."""

    title: str
    lines: tuple[Line, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. `said` are sentences, printed as they are."""

    id: str
    title: str
    said: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    grid: Grid | None = None
    plot: Plot | None = None
    cards: tuple[Card, ...] = ()
    after: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.said or self.lines or self.grid or self.plot or self.cards)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the programme, what it was put through, and what came of it."""

    name: str
    title: str
    under: str
    facts: tuple[Line, ...]
    sections: tuple[Section, ...]


NUMBERS = total(
    Language,
    {
        language: re.compile(
            rf"([+−]?\d[\d{marks.thousands}]*)((?:\{marks.decimal}\d+)?)({marks.before_percent}%)?"
        )
        for language, marks in WRITTEN.items()
    },
)
"""A number alone, or a percentage: its whole part, its decimals with their mark, its sign."""
MOST_PLACES = 6
"""Shares that are nearer to each other than this many decimals tell are told alike."""
SHORT = total(
    Language,
    {
        Language.ENGLISH: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
        Language.FRENCH: (
            "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.".split()
        ),
    },
)
"""The months as they stand in a table."""


@dataclass(frozen=True, slots=True)
class Told:
    """A programme, and who speaks of it to its merchant."""

    program: Program
    speaker: Speaker

    @classmethod
    def of(cls, program: Program, language: Language) -> Told:
        """To the merchant, in a language."""
        return cls(program, speaker_of(program, language, Person.MERCHANT))

    def say(self, text: Text, /, **facts: object) -> str:
        """A phrase, filled in."""
        return self.speaker.say(text, **facts)

    def sentence(self, text: Text, /, **facts: object) -> str:
        """A phrase as a sentence."""
        return self.speaker.sentence(text, **facts)

    def money(self, minor: int) -> str:
        """An amount in the programme's currency."""
        return self.speaker.told(Money(minor, self.program.currency))

    def in_currency(self, title: str) -> str:
        """What a plot of amounts is called, with the sign of their currency: `Given (€)`."""
        sign = re.sub(r"[0-9.,\s]", "", self.money(0))
        return f"{title}\u00a0({sign})"

    def units(self, units: int) -> str:
        """So many of what is collected."""
        return self.speaker.told(self.program.amount(units))

    def bare(self, units: int, program: Program | None = None) -> str:
        """The same without its noun; of another programme, in that one's decimals."""
        return self.speaker.bare((program or self.program).amount(units))

    def number(self, number: int) -> str:
        """A count."""
        return self.speaker.told(number)

    def grid(self, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Grid:
        """A table, the numbers of each of its columns with as many decimals as one another."""
        first, *others = zip(head, *rows, strict=True)
        even = (self._even(each) for each in others)
        whole, *evened = zip(first, *even, strict=True)
        return Grid(whole, tuple(evened))

    def _even(self, column: tuple[str, ...]) -> tuple[str, ...]:
        """A column with its head, whose numbers all have the decimals of the one with most."""
        mark = WRITTEN[self.speaker.language].decimal
        found = [NUMBERS[self.speaker.language].fullmatch(each) for each in column[1:]]
        most = max((len(each[2]) for each in found if each), default=0)
        if not most:
            return column
        cells = (
            f"{each[1]}{mark}{each[2][1:].ljust(most - 1, '0')}{each[3] or ''}" if each else cell
            for cell, each in zip(column[1:], found, strict=True)
        )
        return (column[0], *cells)

    def tenth(self, number: Fraction) -> str:
        """A number with one decimal at most, rounded to the nearest."""
        return self.speaker.told(_tenth(number))

    def share(self, part: int, whole: int) -> str:
        """A part of a whole, as a percentage with one decimal at most."""
        return self.percent(percent(part, whole))

    def part_of(self, phrase: Phrase, part: int, whole: int) -> str:
        """A phrase with a `share` of a whole; of nothing, nothing is said."""
        return self.say(phrase, share=self.share(part, whole)) if whole else ""

    def percent(self, share: Fraction, apart: Fraction | None = None) -> str:
        """A percentage with one decimal at most; with more, where it is to be told `apart`."""
        places = 1
        while apart is not None and share != apart and places < MOST_PLACES:
            if _rounded(share, places) != _rounded(apart, places):
                break
            places += 1
        return self.speaker.told(Percent(_rounded(share, places)))

    def exactly(self, share: Fraction) -> str:
        """A percentage with all its decimals, as somebody wrote it."""
        return self.speaker.told(Percent(share))

    def month(self, month: str) -> str:
        """`2026-03` as people read it: `Mar 2026`, `mars 2026`."""
        year, number = month.split("-")
        return f"{SHORT[self.speaker.language][int(number) - 1]}\u00a0{year}"

    def day(self, day: dt.date) -> str:
        """A date."""
        return self.speaker.told(day)


def _tenth(number: Fraction) -> Fraction:
    return _rounded(number, 1)


def _rounded(number: Fraction, places: int) -> Fraction:
    """A number to the nearest of so many decimals, half away from zero."""
    rounded = (abs(number) * 2 * 10**places + 1) // 2
    return Fraction(rounded if number >= 0 else -rounded, 10**places)
