"""Moments, days and birthdays, in the forms of ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from palier.account.shapes.base import Leaf, RefusedError, Schema, shown, wrong
from palier.problem.event import TimeForm, TimeWithoutOffset, Wanted
from palier.quantity import MonthDay

_YEAR = "(19|2[0-9])[0-9]{2}"
_MONTH_DAY = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DAY = re.compile(f"^{_YEAR}-{_MONTH_DAY}$")
_BIRTHDAY = re.compile(f"^(-|{_YEAR})-{_MONTH_DAY}$")
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?"
_OFFSET = "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_MOMENT = re.compile(f"^{_YEAR}-{_MONTH_DAY}[T ]{_CLOCK}{_OFFSET}$")
_MINUTE = dt.timedelta(minutes=1)
_NAIVE = re.compile(f"^{_YEAR}-{_MONTH_DAY}([T ]{_CLOCK})?$")


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
            raise RefusedError(TimeForm, Wanted.TIME, shown(value)) from None

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
        day = _parsed(value)
        if day is None:
            raise RefusedError(TimeForm, Wanted.DAY, shown(value))
        return day

    def write(self, value: dt.date) -> object:
        return value.isoformat()

    def schema(self) -> Schema:
        return {"type": "string", "format": "date", "pattern": _DAY.pattern}


_A_LEAP_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class Birthday(Leaf[MonthDay]):
    """`"--05-01"`, or a full date whose year is not kept."""

    def of(self, value: object) -> MonthDay:
        if not isinstance(value, str):
            raise wrong(Wanted.BIRTHDAY, value)
        day = _parsed(re.sub("^--", f"{_A_LEAP_YEAR}-", value))
        if day is None:
            raise RefusedError(TimeForm, Wanted.BIRTHDAY, shown(value))
        return MonthDay(day.month, day.day)

    def write(self, value: MonthDay) -> object:
        return f"--{value.month:02}-{value.day:02}"

    def schema(self) -> Schema:
        return {"type": "string", "pattern": _BIRTHDAY.pattern}


def _parsed(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if _DAY.match(text) else None
    except ValueError:
        return None
