"""The days and hours of a sentence, as they are said: `Tuesday 2 June at 4 in the afternoon`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from palier.account.days import SEARCHED, days_after, falls_in
from palier.closed import total
from palier.program.rules import Scope
from palier.quantity import Hour, MonthDay
from palier.source import Language, bare
from palier.surface.lalr import tables_of
from palier.trial.atom import Atom, Sort
from palier.trial.senses import COLLECTED, Sense
from palier.trial.spoken import Spoken

_NOON, _HALF_DAY = 12 * 60, 12 * 60
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_TWO_FIGURES = re.compile(r"\d\d")
_AHEAD = 3
"""How many years from today a year is surely meant of which only two figures are written; others
are of the past."""
_SHORT: Mapping[Language, Mapping[str, int]] = total(
    Language,
    {
        Language.ENGLISH: {
            **{name: at for at, name in enumerate("jan feb mar apr may jun jul aug".split(), 1)},
            **dict(zip(("sep", "sept", "oct", "nov", "dec"), (9, 9, 10, 11, 12), strict=True)),
        },
        Language.FRENCH: {
            **dict(zip(("janv", "fev", "fevr", "avr", "juil"), (1, 2, 2, 4, 7), strict=True)),
            **dict(zip(("sept", "oct", "nov", "dec"), (9, 10, 11, 12), strict=True)),
        },
    },
)
"""Months as they are written in short, without accents."""


class Days:
    """The days and hours that begin with each piece of a sentence. `today`: when it is said."""

    def __init__(self, spoken: Spoken, today: dt.date) -> None:
        self._spoken = spoken
        self._pieces = spoken.pieces
        self._table = tables_of(spoken.language)
        self.today = today

    def days(self, at: int) -> Iterator[Atom]:
        """The dates that begin with a piece, and days without their year."""
        for size, ahead in (
            (self._spoken.size_of(at, Sense.TODAY), 0),
            (self._spoken.size_of(at, Sense.TOMORROW), 1),
        ):
            if size:
                yield Atom(size, Sort.DATE, self.today + dt.timedelta(days=ahead))
        start = at
        named = self._spoken.size_of(at, Sense.NEXT)
        if named and at + named < len(self._pieces) and self._several_days(at + named):
            (day, *_) = self._of_week(at + named, self._weekday(at + named))
            yield day._replace(size=named + 1)
        if "A_WEEKDAY" in self._pieces[at].token.kinds or self._several_days(at):
            weekday = self._weekday(at)
            start += 1 + self._spoken.size_of(at + 1, Sense.NEXT)
            while start < len(self._pieces) and self._pieces[start].word in (",", "the", "le"):
                start += 1
            yield from self._of_week(at, weekday)
            yield from (
                Atom(each.size + start - at, *each[1:])
                for each in self._written(start)
                if self._agrees(each, weekday)
            )
        yield from self._written(at)

    def _several_days(self, at: int) -> bool:
        """`Tuesdays`, `mardis`: a day of the week, as it stands beside others."""
        return self._pieces[at].word.removesuffix("s") in self._table.weekdays

    def _weekday(self, at: int) -> int:
        return self._table.weekdays[self._pieces[at].word.removesuffix("s")]

    def _of_week(self, at: int, weekday: int) -> Iterator[Atom]:
        day = self.today + dt.timedelta(days=(weekday - self.today.weekday()) % 7)
        yield Atom(1, Sort.DATE, day)
        more = self._spoken.size_of(at + 1, Sense.NEXT)
        if more:
            yield Atom(1 + more, Sort.DATE, day)

    def _agrees(self, atom: Atom, weekday: int) -> bool:
        """Whether a date is of the day of the week that stands before it."""
        if isinstance(atom.value, MonthDay):
            return self.next_of(atom.value).weekday() == weekday
        return isinstance(atom.value, dt.date) and atom.value.weekday() == weekday

    def of_bonus(self, scope: Scope) -> tuple[dt.date | None, Hour | None]:
        """The next day of a bonus day, today included, and its hour, where it has some.

        It is the last one where it is over; None on a birthday, which is the customer's.
        """
        ahead = (days_after(self.today, passed) for passed in range(SEARCHED))
        over = max((each.first for each in scope.dates if each.first), default=None)
        day = next((day for day in ahead if falls_in(day, scope, None)), over)
        begins = [each.start for each in scope.hours]
        begins += [each.start for each in scope.dates if each.first == day and each.start]
        return day, begins[0] if begins else None

    def next_of(self, day: MonthDay) -> dt.date:
        """The next day of that name, today included."""
        year = self.today.year
        return next(
            found
            for each in range(year, year + 9)
            if (found := day.in_year(each)) >= self.today and found.month == day.month
        )

    def _written(self, at: int) -> Iterator[Atom]:
        """A date, or a day and its month."""
        if at >= len(self._pieces):
            return
        yield from self._called(at)
        token = self._pieces[at].token
        if "A_DATE" in token.kinds:
            yield Atom(1, Sort.DATE, token.value)
        elif self._day(at) is not None:
            of = 1 if at + 1 < len(self._pieces) and self._pieces[at + 1].word == "of" else 0
            yield from self._with_month(at, self._day(at), at + 1 + of, at + 2 + of)
        elif self._month(at) is not None:
            yield from self._with_month(at, self._day(at + 1), at, at + 2)

    def _called(self, at: int) -> Iterator[Atom]:
        """A day that has a name: `Christmas day`."""
        stems = self._spoken.words.stems
        for name, day in self._spoken.lexicon.days.items():
            if stems[at : at + len(name)] == name:
                yield Atom(len(name), Sort.MONTH_DAY, day)

    def _day(self, at: int) -> int | None:
        """The day of a month that a piece may be."""
        if not at < len(self._pieces):
            return None
        figure, token = self._spoken.figure(at), self._pieces[at].token
        if figure is not None:
            return int(figure.value) if figure.value.denominator == 1 else None
        return int(re.sub(r"\D", "", token.text)) if "AN_ORDINAL" in token.kinds else None

    def _with_month(self, at: int, day: int | None, month_at: int, end: int) -> Iterator[Atom]:
        if day is None or month_at >= len(self._pieces):
            return
        month = self._month(month_at)
        if month is None:
            return
        end += self._text(end) == "." and "A_MONTH" not in self._pieces[month_at].token.kinds
        after = end + (self._text(end) in (",", "'", "’"))
        year, doubt = self._year(after)
        with suppress(ValueError, OverflowError):
            if year:
                yield Atom(after + 1 - at, Sort.DATE, dt.date(year, month, day), doubt)
                if year == _whole(self._text(end)) and not self._collected(end + 1):
                    return
            dt.date(2024, month, day)
            yield Atom(end - at, Sort.MONTH_DAY, MonthDay(month, day))

    def _collected(self, at: int) -> bool:
        """Whether a piece is a word for what customers collect: `on 3 May 2000 points`."""
        return at < len(self._pieces) and bool(self._spoken.size_of(at, *COLLECTED))

    def _text(self, at: int) -> str:
        return self._pieces[at].token.text if at < len(self._pieces) else ""

    def _month(self, at: int) -> int | None:
        """The month that a piece is, by its name or in short: `November`, `Nov`."""
        if not at < len(self._pieces):
            return None
        token = self._pieces[at].token
        if "A_MONTH" in token.kinds and isinstance(token.value, int):
            return token.value
        return _SHORT[self._spoken.language].get(bare(self._pieces[at].word))

    def _year(self, at: int) -> tuple[int, float]:
        """The year that a piece is, or 0, and how little: whole, or its last two figures."""
        written = self._text(at)
        if whole := _whole(written):
            return whole, 0.0
        money = at + 1 < len(self._pieces) and "A_CURRENCY" in self._pieces[at + 1].token.kinds
        if money or not _TWO_FIGURES.fullmatch(written):
            return 0, 0.0
        last = self.today.year + _AHEAD
        year = last - (last - int(written)) % 100
        return year, 0.0 if self.today.year - year <= _AHEAD else 0.1

    def is_of_date(self, at: int) -> bool:
        """Whether a number is no amount: a day before its month and two figures more, or these."""
        figures = [at + by for by in (0, 2) if _TWO_FIGURES.fullmatch(self._text(at + by))]
        return any(
            self._month(each - 1) is not None
            and self._day(each - 2) is not None
            and not self._text(each + 1)[:1].isalpha()
            for each in figures
            if each > 1
        )

    def hours(self, at: int) -> Iterator[Atom]:
        """The hours that begin with a piece."""
        half = self._spoken.size_of(at, Sense.HALF_PAST)
        past = self._spoken.figure(at + half) if half else None
        if past is not None and past.value.denominator == 1 and 1 <= past.value <= 12:
            yield Atom(half + 1, Sort.HOUR, Hour(int(past.value) * 60 + 30))
        noon = self._spoken.size_of(at, Sense.NOON)
        if noon:
            half = self._spoken.size_of(at + noon, Sense.AND_HALF)
            yield Atom(noon + half, Sort.HOUR, Hour(_NOON + (30 if half else 0)))
            return
        minutes, size = self._clock(at)
        if minutes is not None:
            half = self._spoken.size_of(at + size, Sense.AND_HALF)
            minutes += 30 if half and minutes % 60 == 0 else 0
            yield from self._of_day(at, minutes, size + half)

    def _clock(self, at: int) -> tuple[int | None, int]:
        """The minutes of a day that a piece says, and those that say with it that they are."""
        value, figure = self._pieces[at].token.value, self._spoken.figure(at)
        if isinstance(value, Hour):
            return value.minutes, 1
        if figure is None or figure.value.denominator != 1 or not 0 <= figure.value < 24:
            return None, 1
        size = 1 + self._spoken.size_of(at + 1, Sense.HOUR)
        named = size > 1 or self._spoken.size_of(at + 1, Sense.AFTERNOON, Sense.MORNING)
        return (int(figure.value) * 60 if named else None), size

    def _of_day(self, at: int, minutes: int, size: int) -> Iterator[Atom]:
        """An hour, with the half of the day that is said behind it."""
        later = self._spoken.size_of(at + size, Sense.AFTERNOON)
        morning = self._spoken.size_of(at + size, Sense.MORNING)
        after = minutes + _HALF_DAY if later and minutes < _HALF_DAY else minutes
        yield Atom(size + (later or morning), Sort.HOUR, Hour(after))


def _whole(written: str) -> int:
    """A year that is written whole, or 0."""
    return int(written) if _YEAR.fullmatch(written) else 0
