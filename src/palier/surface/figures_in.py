"""Numbers, dates and hours as they are written, into exact values."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from contextlib import suppress
from fractions import Fraction

from palier.closed import total
from palier.problem import Problem
from palier.problem.syntax import (
    AmbiguousDate,
    LongNumber,
    NoSuchDate,
    NoSuchHour,
    NotWhole,
    NumberStyle,
    TooManyDecimals,
)
from palier.quantity import (
    Duration,
    Hour,
    Money,
    MonthDay,
    Period,
    Points,
    StatusPoints,
    currency_digits,
)
from palier.source import Language, Span
from palier.speech import figures
from palier.speech.figures import MONTHS, Style
from palier.values import dataclass

MOST_DIGITS = 18
_THOUSANDS_PERHAPS = re.compile(r"[1-9]\d{0,2}[.,]\d{2}0")
_WELL_WRITTEN = total(
    Language,
    {
        Language.ENGLISH: re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?"),
        Language.FRENCH: re.compile(r"(\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?"),
    },
)


class Refused(Exception):  # noqa: N818 - it is the line that is refused; no error of ours
    """A line holds something that no phrase can mean: the problem says what."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: its value, and how many decimals it shows."""

    value: Fraction
    decimals: int
    written: str
    language: Language


def figure(written: str, span: Span, language: Language) -> Figure:
    """Read `1,500.50` in English, `1 500,50` in French.

    >>> figure("1 500,50", Span(0, 8), Language.FRENCH).value
    Fraction(3001, 2)
    """
    plain = written.replace("\u00a0", " ").replace("\u202f", " ")
    match = _WELL_WRITTEN[language].fullmatch(plain)
    if match is None:
        raise Refused(NumberStyle(span, written, _readings(plain, language)))
    whole = re.sub(r"\D", "", match[1])
    rest = match[2] or ""
    if len(whole) + len(rest) > MOST_DIGITS:
        raise Refused(LongNumber(span, len(whole) + len(rest)))
    return Figure(Fraction(int(whole + rest), 10 ** len(rest)), len(rest), plain, language)


def _readings(plain: str, language: Language) -> tuple[str, ...]:
    """What a number in another style may mean: its last mark is read as before decimals, or not."""
    digits = re.sub(r"\D", "", plain)
    if len(digits) > MOST_DIGITS:
        return ()
    last = re.split(r"\D", plain)[-1]
    values = []
    if re.search(r"[.,]", plain) and not plain.rstrip("0123456789").endswith(" "):
        values.append(Fraction(int(digits), 10 ** len(last)))
    if len(last) == 3:
        values.append(Fraction(int(digits)))
    return tuple(figures.number(each, language, Style.SOURCE) for each in values)


def in_doubt(found: Figure, span: Span) -> NumberStyle | None:
    """A number of three decimals that end in 0 may be one of thousands, and is asked about."""
    if found.decimals != 3 or not _THOUSANDS_PERHAPS.fullmatch(found.written):
        return None
    return NumberStyle(span, found.written, _readings(found.written, found.language))


def _settled(found: Figure, span: Span) -> Figure:
    doubt = in_doubt(found, span)
    if doubt is not None:
        raise Refused(doubt)
    return found


def whole(found: Figure, span: Span) -> int:
    """A whole number; `5.000 points` in an English file and `1,500 points` in a French one are
    asked about.
    """
    if found.value.denominator != 1:
        raise Refused(NotWhole(span, found.written, _grouped(found)))
    return int(_settled(found, span).value)


def _grouped(found: Figure) -> str | None:
    """The digits of `1.500` as a whole number, where its mark may stand between thousands."""
    digits = int(re.sub(r"\D", "", found.written))
    return figures.number(digits, found.language, Style.SOURCE) if found.decimals == 3 else None


def points(number: Figure, *, span: Span) -> Points:
    """`50 points`, `1.25 points`; `1,500 points` in a French file is asked about."""
    if number.decimals == 3 and number.written.endswith("0"):
        return Points(whole(number, span))
    return Points.of(number.value)


def status_points(number: Figure, *, span: Span) -> StatusPoints:
    """`50 status points`"""
    found = points(number, span=span)
    return StatusPoints(found.count, found.digits)


def last_units(number: Figure, unit: Period, *, span: Span) -> Duration:
    """The `12 derniers mois` of `sur les 12 derniers mois`"""
    return Duration(whole(number, span), unit)


def money(found: Figure, currency: str, span: Span) -> Money:
    """An amount in the minor unit: never more decimals than the currency has."""
    digits = currency_digits(currency) or 0
    if found.decimals > digits:
        raise Refused(TooManyDecimals(span, found.written, currency, digits, _grouped(found)))
    return Money(int(found.value * 10**digits), currency)


def fine_money(found: Figure, currency: str, span: Span) -> Money:
    """An amount in the minor unit, or a part of it: `0.015 EUR`."""
    digits = currency_digits(currency) or 0
    if digits < found.decimals:
        _settled(found, span)
    finer = max(0, Points.of(found.value).digits - digits)
    return Money(int(found.value * 10 ** (digits + finer)), currency, finer)


def ordinal(written: str, span: Span, language: Language) -> Figure:
    """`5th`, `2e`, `1er`."""
    return figure(written.rstrip("".join(set(written) - set("0123456789"))), span, language)


def hour(hours: int, minutes: int, written: str, span: Span) -> Hour:
    """`14:00`, `17 h 30`; `24:00` is the end of the day."""
    total = hours * 60 + minutes
    if minutes > 59 or total > 1440:
        raise Refused(NoSuchHour(span, written))
    return Hour(total)


def date(year: int, month: int, day: int, span: Span, language: Language) -> dt.date:
    """A day of the calendar."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        raise Refused(NoSuchDate(span, _last_day(year, month, language))) from None


def month_day(month: int, day: int, span: Span, language: Language) -> MonthDay:
    """A day of every year, 29 February included."""
    last = calendar.monthrange(2000, month)[1]
    if not 1 <= day <= last:
        shown = figures.month_day(MonthDay(month, last), language, Style.SOURCE)
        raise Refused(NoSuchDate(span, shown))
    return MonthDay(month, day)


def up_to(most: int, nth: Figure, span: Span) -> int:
    """A day of the month, or one of its weekdays: no month has more than so many."""
    day = whole(nth, span)
    if not 1 <= day <= most:
        raise Refused(NoSuchDate(span, None))
    return day


def _last_day(year: int, month: int, language: Language) -> str | None:
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return figures.date(last, language, Style.SOURCE)


def two_readings(written: str, span: Span, language: Language) -> AmbiguousDate:
    """`01/02/2026`: 1 February or 2 January; in words, what it may mean."""
    shown = [figures.date(each, language, Style.SOURCE) for each in _days_in(written)]
    return AmbiguousDate(span, written, tuple(shown))


def short_year(day: Figure, month: int, year: Figure, span: Span) -> AmbiguousDate:
    """`1 March 26`: in words, the day that it may mean; it is none of the year 26."""
    found = _day(int(year.value), month, int(day.value))
    written = f"{day.written} {MONTHS[day.language][month - 1]} {year.written}"
    shown = (figures.date(found, day.language, Style.SOURCE),) if found else ()
    return AmbiguousDate(span, written, shown)


def days_in(written: str) -> tuple[dt.date, ...]:
    """The days that a date in figures may be; a year of two digits is never sure.

    >>> days_in("21/05/2026"), days_in("01/02/26")
    ((datetime.date(2026, 5, 21),), ())
    """
    years = [each for each in re.split(r"[/.-]", written) if len(each) == FIGURES_OF_A_YEAR]
    return _days_in(written) if years else ()


FIGURES_OF_A_YEAR = 4


def _days_in(written: str) -> tuple[dt.date, ...]:
    return tuple(dict.fromkeys(day for day in days_by_order(written) if day is not None))


def days_by_order(written: str) -> tuple[dt.date | None, dt.date | None]:
    """The day that a date in figures is where the day stands before the month, and after it.

    >>> days_by_order("03/31/2026")
    (None, datetime.date(2026, 3, 31))
    """
    one, two, three = (int(each) for each in re.split(r"[/.-]", written))
    if one > 31:
        return _day(one, two, three), _day(one, two, three)
    return _day(three, two, one), _day(three, one, two)


def _day(year: int, month: int, day: int) -> dt.date | None:
    with suppress(ValueError):
        return dt.date(year + 2000 if year < 100 else year, month, day)
    return None
