"""Quantities in words, in either language: for the rule file's own text and for prose.

`Style.SOURCE` is what the formatter writes in a rule file (plain spaces, `1,500 EUR`, `1 500 €`);
`Style.PROSE` is what people read (no-break spaces, `€1,500.00`, `1 500,00 €`),
`Style.BRIEF` the same without needless decimals (`€1,500`). Nothing here rounds.
"""

from __future__ import annotations

import calendar
import datetime as dt
from enum import Enum
from fractions import Fraction
from typing import assert_never

from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import (
    SYMBOLS,
    Duration,
    Hour,
    Money,
    MonthDay,
    Percent,
    Period,
    Points,
    currency_digits,
    decimals_of,
)
from palier.source import Language
from palier.speech.typography import NARROW, NBSP

FEMININE = frozenset(
    "CZK DKK EGP FKP GBP GIP IDR INR ISK LBP LKR MRU MUR MVR NOK NPR PKR SCR SDG SEK SHP SSP SYP"
    " TRY UAH".split()
)
"""The currencies of which one says `une` in French: pounds, crowns, rupees, hryvnias, ouguiyas."""


class Style(Enum):
    """Where the words will stand."""

    SOURCE = "source"
    PROSE = "prose"
    BRIEF = "brief"


MONTHS = total(
    Language,
    {
        Language.ENGLISH: (
            "January February March April May June July August September October November December"
        ).split(),
        Language.FRENCH: (
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        ).split(),
    },
)
WEEKDAYS = total(
    Language,
    {
        Language.ENGLISH: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        Language.FRENCH: "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    },
)
PERIODS = total(
    Language,
    {
        Language.ENGLISH: {period: (period.value, period.value + "s") for period in Period},
        Language.FRENCH: total(
            Period,
            {
                Period.ORDER: ("commande", "commandes"),
                Period.DAY: ("jour", "jours"),
                Period.WEEK: ("semaine", "semaines"),
                Period.MONTH: ("mois", "mois"),
                Period.QUARTER: ("trimestre", "trimestres"),
                Period.YEAR: ("an", "ans"),
            },
        ),
    },
)


class Written(NamedTuple):
    """What a language sets between figures."""

    decimal: str
    thousands: str
    before_percent: str
    joint: str


WRITTEN = total(
    Language,
    {
        Language.ENGLISH: Written(decimal=".", thousands=",", before_percent="", joint="and"),
        Language.FRENCH: Written(decimal=",", thousands=NARROW, before_percent=NBSP, joint="et"),
    },
)
NOON = 12
_SIGNS = {code: sign for sign, code in SYMBOLS.items()}


def plural(count: int | Fraction, language: Language) -> bool:
    """Whether a count takes the plural: all but 1 in English, from 2 on in French.

    >>> plural(0, Language.ENGLISH), plural(0, Language.FRENCH)
    (True, False)
    """
    size = abs(Fraction(count))
    match language:
        case Language.ENGLISH:
            return size != 1
        case Language.FRENCH:
            return size >= 2
        case _:
            assert_never(language)


def number(value: int | Fraction, language: Language, style: Style = Style.PROSE) -> str:
    """A number with its groups and decimals, exactly; a fraction without end is written n/d.

    >>> number(1500, Language.ENGLISH), number(Fraction(5, 4), Language.FRENCH)
    ('1,500', '1,25')
    >>> number(Fraction(1, 3), Language.ENGLISH)
    '1/3'
    """
    whole = Fraction(value)
    digits = decimals_of(whole)
    if digits is None:
        return f"{whole.numerator}/{whole.denominator}"
    return _grouped(whole.numerator * 10**digits // whole.denominator, digits, language, style)


def money(amount: Money, language: Language, style: Style = Style.PROSE) -> str:
    """An amount: all decimals in prose, none when it is whole in a rule file or in brief.

    >>> money(Money(123450, "EUR"), Language.FRENCH).replace(NBSP, "_").replace(NARROW, "_")
    '1_234,50_€'
    >>> money(Money(5000, "EUR"), Language.ENGLISH, Style.SOURCE)
    '50 EUR'
    >>> money(Money(5000, "EUR"), Language.ENGLISH, Style.BRIEF)
    '€50'
    """
    digits = amount.digits
    minor, shown = amount.minor, digits
    if style is not Style.PROSE and minor % 10**digits == 0:
        minor, shown = minor // 10**digits, 0
    figure = _grouped(abs(minor), shown, language, style)
    sign = "-" if minor < 0 and style is Style.SOURCE else "−" if minor < 0 else ""
    return sign + _with_currency(figure, amount.currency, language, style)


def fine_money(minor: Fraction, currency: str, language: Language) -> str:
    """An amount that may hold a fraction of the minor unit, exactly, as prose.

    >>> fine_money(Fraction(1995, 4), "EUR", Language.ENGLISH)
    '€4.9875'
    """
    major = minor / 10 ** (currency_digits(currency) or 0)
    sign = "−" if minor < 0 else ""
    return sign + _with_currency(number(abs(major), language), currency, language, Style.PROSE)


def _with_currency(figure: str, currency: str, language: Language, style: Style) -> str:
    mark = _SIGNS.get(currency)
    match language:
        case Language.FRENCH:
            return figure + _space(NBSP, style) + (mark or currency)
        case Language.ENGLISH if style is Style.SOURCE:
            return f"{figure} {currency}"
        case Language.ENGLISH:
            return mark + figure if mark else f"{currency}{NBSP}{figure}"
        case _:
            assert_never(language)


def percent(value: Percent, language: Language, style: Style = Style.PROSE) -> str:
    """A percentage.

    >>> percent(Percent(Fraction(5, 2)), Language.ENGLISH)
    '2.5%'
    """
    gap = _space(WRITTEN[language].before_percent, style)
    return number(value.value, language, style) + gap + "%"


def count(
    value: int | Fraction | Points,
    one: str,
    many: str,
    language: Language,
    style: Style = Style.PROSE,
) -> str:
    """A count and its noun: `1 point`, `0 points`, `0 point`.

    >>> count(2, "point", "points", Language.ENGLISH)
    '2\\xa0points'
    """
    gap = _space(NBSP, style)
    if isinstance(value, Points):
        noun = many if plural(value.number, language) else one
        return bare_points(value, language, style) + gap + noun
    return number(value, language, style) + gap + (many if plural(value, language) else one)


def bare_points(amount: Points, language: Language, style: Style = Style.PROSE) -> str:
    """A number of points without their name: all decimals in prose, unless it is whole.

    >>> [bare_points(Points(each, 2), Language.ENGLISH) for each in (450, 6000)]
    ['4.50', '60']
    """
    if style is Style.SOURCE or amount.number.denominator == 1:
        return number(amount.number, language, style)
    return _grouped(amount.count, amount.digits, language, style)


def duration(value: Duration, language: Language, style: Style = Style.PROSE) -> str:
    """`12 months`, `12 mois`."""
    one, many = PERIODS[language][value.unit]
    return count(value.count, one, many, language, style)


def time_ahead(day: dt.date, days: int, language: Language) -> str:
    """The time from a day to so many days later, in whole months first.

    >>> time_ahead(dt.date(2026, 6, 1), 731, Language.ENGLISH)
    '24\\xa0months'
    >>> time_ahead(dt.date(2026, 1, 31), 30, Language.FRENCH)
    '1\\xa0mois et 2\\xa0jours'
    """
    end = day + dt.timedelta(days=days)
    months = (end.year - day.year) * 12 + end.month - day.month
    months -= _months_later(day, months) > end
    rest = (end - _months_later(day, months)).days
    left = duration(Duration(rest, Period.DAY), language)
    if not months:
        return left
    whole = duration(Duration(months, Period.MONTH), language)
    return f"{whole} {WRITTEN[language].joint} {left}" if rest else whole


def _months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last one: 31 January and a month is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def date(day: dt.date, language: Language, style: Style = Style.PROSE) -> str:
    """`27 November 2026`, `1er janvier 2026`.

    >>> date(dt.date(2026, 1, 1), Language.FRENCH, Style.SOURCE)
    '1er janvier 2026'
    """
    gap = _space(NBSP, style)
    return f"{month_day(MonthDay(day.month, day.day), language, style)}{gap}{day.year}"


def month_day(day: MonthDay, language: Language, style: Style = Style.PROSE) -> str:
    """`14 February`, `14 février`."""
    gap = _space(NBSP, style)
    return f"{day_before(day.day, language)}{gap}{MONTHS[language][day.month - 1]}"


def hour(at: Hour, language: Language, style: Style = Style.PROSE) -> str:
    """`2 pm`, `14:00` in a rule file; `17 h 30`.

    >>> hour(Hour(840), Language.ENGLISH, Style.SOURCE), hour(Hour(720), Language.ENGLISH)
    ('14:00', 'noon')
    >>> hour(Hour(1050), Language.ENGLISH), hour(Hour(1050), Language.FRENCH, Style.SOURCE)
    ('5:30\\xa0pm', '17 h 30')
    """
    hours, minutes = divmod(at.minutes, 60)
    match language:
        case Language.ENGLISH if style is Style.SOURCE:
            return f"{hours:02}:{minutes:02}"
        case Language.ENGLISH:
            return _on_twelve_hours(hours, minutes)
        case Language.FRENCH:
            gap = _space(NBSP, style)
            return f"{hours}{gap}h" + (f"{gap}{minutes:02}" if minutes else "")
        case _:
            assert_never(language)


def _on_twelve_hours(hours: int, minutes: int) -> str:
    if not minutes and hours % 12 == 0:
        return "noon" if hours == NOON else "midnight"
    past = f":{minutes:02}" if minutes else ""
    half = "am" if hours % 24 < NOON else "pm"
    return f"{hours % 12 or 12}{past}{NBSP}{half}"


def day_of_month(day: int, language: Language) -> str:
    """`15th`, `15`, `1er`: a day of any month."""
    match language:
        case Language.ENGLISH:
            return ordinal(day, language)
        case Language.FRENCH:
            return "1er" if day == 1 else str(day)
        case _:
            assert_never(language)


def day_before(day: int, language: Language) -> str:
    """`1`, `1er`: a day whose month is named after it, or after the last of several days."""
    match language:
        case Language.ENGLISH:
            return str(day)
        case Language.FRENCH:
            return day_of_month(day, language)
        case _:
            assert_never(language)


def ordinal(nth: int, language: Language, *, feminine: bool = True) -> str:
    """`1st`, `2nd`, `5th`; `1re`, `2e` (feminine, as in `2e commande`).

    >>> [ordinal(n, Language.ENGLISH) for n in (1, 2, 11, 23)], ordinal(1, Language.FRENCH)
    (['1st', '2nd', '11th', '23rd'], '1re')
    """
    match language:
        case Language.ENGLISH:
            teens = nth % 100 in (11, 12, 13)
            return f"{nth}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(nth % 10, 'th')}"
        case Language.FRENCH:
            first = "1re" if feminine else "1er"
            return first if nth == 1 else f"{nth}e"
        case _:
            assert_never(language)


def _grouped(scaled: int, digits: int, language: Language, style: Style) -> str:
    sign = "" if scaled >= 0 else "-" if style is Style.SOURCE else "−"
    padded = str(abs(scaled)).rjust(digits + 1, "0")
    whole, rest = (padded[:-digits], padded[-digits:]) if digits else (padded, "")
    marks = WRITTEN[language]
    grouped = f"{int(whole):,}".replace(",", _space(marks.thousands, style))
    return sign + grouped + (marks.decimal + rest if rest else "")


def _space(gap: str, style: Style) -> str:
    """What stands between two parts: in a rule file, a space is one that a keyboard has."""
    return " " if style is Style.SOURCE and gap.isspace() else gap
