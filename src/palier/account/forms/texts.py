"""Texts, words to choose from, yes or no; moments, days and birthdays in the forms of ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import TypeVar

from palier.account.forms.form import Leaf, RefusedError, Schema, shown, wrong
from palier.problem.event import TimeForm, TimeWithoutOffset, UnknownChoice, Wanted
from palier.quantity import MonthDay
from palier.source import same_name
from palier.values import dataclass

W = TypeVar("W", bound=str | Enum)
_LONG = 10**30
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text(Leaf[str]):
    """`"Colissimo"`: names are compared after NFC, with single spaces and straight apostrophes."""

    def of(self, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or not can_be_written(value):
            raise wrong(Wanted.TEXT, value, _in_quotes(value))
        return same_name(value)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class Exact(Leaf[str]):
    """`"L’Atelier "`: a text kept to the letter."""

    def of(self, value: object) -> str:
        if not isinstance(value, str) or not can_be_written(value):
            raise wrong(Wanted.TEXT, value)
        return value

    def schema(self) -> Schema:
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Choice(Leaf[W]):
    """`"order"`: one of some words, or the member of an enumeration that a word is the value of."""

    words: tuple[str, ...]
    meaning: type[W]

    def of(self, value: object) -> W:
        if not isinstance(value, str):
            raise wrong(Wanted.TEXT, value)
        if value not in self.words:
            raise RefusedError(UnknownChoice, shown(value), self.words)
        return self.meaning(value)

    def write(self, value: W) -> object:
        return value.value if isinstance(value, Enum) else value

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class YesNo(Leaf[bool]):
    """`true`"""

    def of(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise wrong(Wanted.YES_NO, value)
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


def _in_quotes(value: object) -> str | None:
    """A number as a text, as names and ids are sent; of a very long one, none."""
    number = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LONG
    return f'"{value}"' if number else None


def can_be_written(text: str) -> bool:
    """Whether a text is all characters: half of a surrogate pair is none."""
    return text.isascii() or not _SURROGATE.search(text)


# Times -------------------------------------------------------------------------------------

_YEAR = "(19|2[0-9])[0-9]{2}"
_MONTH_DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DAY = re.compile(f"^{_YEAR}-{_MONTH_DAY}$")
_BIRTHDAY = re.compile(f"^(-|{_YEAR})-{_MONTH_DAY}$")
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?"
_OFFSET = "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_MOMENT = re.compile(f"^{_YEAR}-{_MONTH_DAY}[T ]{_CLOCK}{_OFFSET}$")
_NAIVE = re.compile(f"^{_YEAR}-{_MONTH_DAY}([T ]{_CLOCK})?$")
_MINUTE = dt.timedelta(minutes=1)
_A_LEAP_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class Moment(Leaf[dt.datetime]):
    """`"2026-11-26T10:00:00+01:00"`"""

    def of(self, value: object) -> dt.datetime:
        if not isinstance(value, str | dt.datetime):
            raise wrong(Wanted.TIME, value)
        text = value if isinstance(value, str) else value.isoformat()
        if _NAIVE.match(text):
            raise RefusedError(TimeWithoutOffset, shown(text))
        if isinstance(value, dt.datetime):
            return value.astimezone(dt.timezone(value.utcoffset() or _MINUTE * 0))
        try:
            return dt.datetime.fromisoformat(text if _MOMENT.match(text) else "")
        except ValueError:
            raise RefusedError(TimeForm, Wanted.TIME, shown(value), _same_moment(text)) from None

    def write(self, value: dt.datetime) -> object:
        offset = value.utcoffset()
        whole = offset is not None and not offset % _MINUTE
        return (value if whole else value.astimezone(dt.UTC)).isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date-time", "pattern": _MOMENT.pattern}


@dataclass(frozen=True, slots=True)
class Day(Leaf[dt.date]):
    """`"2026-11-26"`"""

    def of(self, value: object) -> dt.date:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if not isinstance(value, str):
            raise wrong(Wanted.DAY, value)
        return _day(value, value, Wanted.DAY)

    def write(self, value: dt.date) -> object:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": _DAY.pattern}


@dataclass(frozen=True, slots=True)
class AnyDay(Leaf[dt.date]):
    """`"9999-12-31"`: a day that was reckoned, however far it lies."""

    def of(self, value: object) -> dt.date:
        if not isinstance(value, str):
            raise wrong(Wanted.DAY, value)
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise RefusedError(TimeForm, Wanted.DAY, shown(value)) from None

    def write(self, value: dt.date) -> object:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Birthday(Leaf[MonthDay]):
    """`"--05-01"`, or a full date, from which an age is known."""

    def of(self, value: object) -> MonthDay:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return MonthDay(value.month, value.day, value.year)
        if not isinstance(value, str):
            raise wrong(Wanted.BIRTHDAY, value)
        day = _day(re.sub("^--", f"{_A_LEAP_YEAR}-", value), value, Wanted.BIRTHDAY)
        return MonthDay(day.month, day.day, None if value.startswith("--") else day.year)

    def write(self, value: MonthDay) -> object:
        year = "-" if value.year is None else f"{value.year:04}"
        return f"{year}-{value.month:02}-{value.day:02}"

    def schema(self) -> Schema:
        return {"type": "string", "pattern": _BIRTHDAY.pattern}


def _same_moment(text: str) -> str | None:
    """A moment in the form wanted, of one in another form of ISO 8601 that has an offset.

    >>> _same_moment("2026-11-26T10:00:00+0100"), _same_moment("20261126T100000"), _same_moment("x")
    ('2026-11-26T10:00:00+01:00', None, None)
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    meant = moment.isoformat()
    return meant if moment.tzinfo and _MOMENT.match(meant) else None


def _day(text: str, sent: str, wanted: Wanted) -> dt.date:
    try:
        return dt.date.fromisoformat(text if _DAY.match(text) else "")
    except ValueError:
        raise RefusedError(TimeForm, wanted, shown(sent)) from None
