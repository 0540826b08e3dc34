"""Months and parts of them, `in December`, `du 1er au 24 décembre`, as days with their year; those
that are left out, `hors juillet`, as the days that are left of a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language
from palier.speech.figures import MONTHS, day_before


class _Days(NamedTuple):
    """How people say days from one to another, and how the language does: `span` of two days, of
    which the first has its month or none; `month` of one month or two, whole; `until` its end;
    `but`: what leaves them out, and with which word they would be in it."""

    span: re.Pattern[str]
    month: re.Pattern[str]
    until: re.Pattern[str]
    but: re.Pattern[str]
    within: str
    said: str
    ended: str


def _months(language: Language) -> str:
    return "|".join(MONTHS[language])


_ENGLISH, _FRENCH = _months(Language.ENGLISH), _months(Language.FRENCH)
_YEAR = r"(?:,? (?P<year>\d{4}))?(?! ?\d)"
_DAYS = total(
    Language,
    {
        Language.ENGLISH: _Days(
            re.compile(
                r"(?<![\w/])(?:from |(?P<between>between ))?(?:the )?"
                rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?: (?:of )?(?P<from>{_ENGLISH}))?"
                r" ?(?(between)and|(?:-|–|to|until|till|through)) ?(?:the )?"
                rf"(?P<last>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<to>{_ENGLISH})\b{_YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                r"(?<!\w)(?:(?:in|during|throughout|through|all through"
                r"|for (?:the )?(?:whole )?(?:month )?of|(?:for )?all|(?:for )?the whole)"
                rf" (?:the )?(?:whole )?(?:month of |of )?(?P<from>{_ENGLISH})"
                rf"(?: ?(?:and|&|-|–|to) ?(?P<to>{_ENGLISH}))?"
                rf"|(?:from |(?P<between>between ))?(?P<begun>{_ENGLISH})"
                r" ?(?(between)and|(?:to|until|till|through|-|–)) ?"
                rf"(?P<ended>{_ENGLISH}))\b{_YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                rf"(?<!\w)(?:until|till|up to) (?:the )?end of (?P<to>{_ENGLISH})\b{_YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                r",? *(?<!\w)(?:but )?(?:no points|except|excluding|excl\.?|outside|not|apart from)"
                r"(?: of| for)?(?: in| during| from)? (?:the )?(?:months? of )?"
                rf"(?=(?:{_ENGLISH})\b|\d)",
                re.IGNORECASE,
            ),
            "in ",
            "from {} to {}",
            "until {}",
        ),
        Language.FRENCH: _Days(
            re.compile(
                r"(?<![\w/])(?:valable )?(?:du |(?P<between>entre le ))?(?P<first>\d{1,2})(?:er)?"
                rf"(?: (?P<from>{_FRENCH}))? ?(?(between)et le|(?:-|–|au|jusqu['’]au)) ?"
                rf"(?P<last>\d{{1,2}})(?:er)? (?P<to>{_FRENCH})\b{_YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                r"(?<!\w)(?:(?:en|pendant|durant|courant|tout"
                r"|(?:pendant |durant )?(?:tout )?(?:le|au) mois d(?:e |['’] ?))"
                rf" ?(?P<from>{_FRENCH})(?: (?:et|&|à) (?:en )?(?P<to>{_FRENCH}))?"
                rf"|(?:d(?:e |['’] ?)|(?P<between>entre ))(?P<begun>{_FRENCH})"
                rf" (?(between)et|(?:à|jusqu['’]en)) (?P<ended>{_FRENCH}))\b{_YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                rf"(?<!\w)jusqu['’](?:à (?:la )?fin )(?:d(?:e |['’] ?))?(?P<to>{_FRENCH})\b{_YEAR}",
                re.IGNORECASE,
            ),
            re.compile(
                r",? *(?<!\w)(?:(?:pas de|aucun|sans) points?|sauf|hors|excepté"
                r"|à l['’]exception de|en dehors de|pas)"
                r"(?: en| pendant| durant| du| au mois d(?:e |['’])| le mois d(?:e |['’]))? ?"
                rf"(?=(?:{_FRENCH})\b|\d)",
                re.IGNORECASE,
            ),
            "en ",
            "du {} au {}",
            "jusqu'au {}",
        ),
    },
)


def days_in(text: str, language: Language, year: int) -> str | None:
    """A line with its months, and its days from one to another, as days of a year; those that end
    before they begin end in the next. None where there are none, or no such days.

    >>> days_in("in December", Language.ENGLISH, 2026)
    'from 1 December 2026 to 31 December 2026'
    >>> days_in("10% off from November to January", Language.ENGLISH, 2026)
    '10% off from 1 November 2026 to 31 January 2027'
    >>> days_in("du 1er au 24 décembre", Language.FRENCH, 2026)
    'du 1er décembre 2026 au 24 décembre 2026'
    >>> days_in("10% off except in July", Language.ENGLISH, 2026)
    '10% off, from 1 January 2026 to 30 June 2026, from 1 August 2026 to 31 December 2026'
    """
    out = _left_out(text, language, year)
    if out:
        before, days, behind = out
        return f"{before}, {', '.join(days)}{behind}".removeprefix(", ")
    for span in _spans(text, language):
        with suppress(ValueError):
            return f"{text[: span.start]}{_said(span, language, year)}{text[span.end :]}"
    return None


def days_said(text: str, language: Language, year: int) -> tuple[str, ...]:
    """The days of a line alone, as those of a year; where it leaves some out, those that are left.

    >>> days_said("10% off in June", Language.ENGLISH, 2026)
    ('from 1 June 2026 to 30 June 2026',)
    >>> days_said("10 % hors novembre et décembre", Language.FRENCH, 2026)
    ('du 1er janvier 2026 au 31 octobre 2026',)
    """
    out = _left_out(text, language, year)
    if out:
        return out[1]
    for span in _spans(text, language):
        with suppress(ValueError):
            return (_said(span, language, year),)
    return ()


def year_ahead(text: str, language: Language, day: dt.date) -> int:
    """The year in which the days of a line come next: that of a day, or the one after it.

    >>> now = dt.date(2026, 12, 1)
    >>> [year_ahead(each, Language.ENGLISH, now) for each in ("in June", "1-24 December")]
    [2027, 2026]
    """
    span = next(_spans(text, language), None)
    if span is None or _rolls(span):
        return day.year
    last, month = span.last
    return day.year + ((month, last or _LONGEST) < (day.month, day.day))


def leaves_out(text: str, language: Language) -> bool:
    """Whether a line says on which days something does not hold.

    >>> leaves_out("10% off except in July", Language.ENGLISH)
    True
    """
    return _left_out(text, language, dt.MINYEAR) is not None


def _left_out(text: str, language: Language, year: int) -> tuple[str, tuple[str, ...], str] | None:
    """What stands before and behind days that are left out, and the days of their year that are
    not; None where there are none, or they go on into another year that is said."""
    words = _DAYS[language]
    found = words.but.search(text)
    if found is None:
        return None
    rest = text[found.end() :]
    for said, span in _begun((rest, f"{words.within}{rest}"), language):
        if span.first is None:
            continue
        of = int(span.year) if span.year else year
        (day, month), (ended, until) = span.first, span.last
        with suppress(ValueError):
            first = dt.date(of, month, day)
            last = dt.date(of, until, ended or calendar.monthrange(of, until)[1])
            kept = _but(first, last)
            days = (words.said.format(*(_dated(each, language) for each in both)) for both in kept)
            return text[: found.start()].rstrip(), tuple(days), said[span.end :]
    return None


def _begun(texts: Iterable[str], language: Language) -> Iterator[tuple[str, _Span]]:
    """The days that each of some texts begins with."""
    return ((each, span) for each in texts for span in _spans(each, language) if not span.start)


def _but(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """The days of a year but for some of them, which may begin in it and end in the next."""
    begun, ended = dt.date(first.year, 1, 1), dt.date(first.year, 12, 31)
    if first > last:
        begun, ended = last + _DAY, first - _DAY
        yield begun, ended
        return
    if begun < first:
        yield begun, first - _DAY
    if last < ended:
        yield last + _DAY, ended


_DAY = dt.timedelta(1)


class _Span(NamedTuple):
    """What is said between two places of a line: a day that begins it, where there is one, and one
    that ends it (the last of its month where it is 0), with its year where that is said."""

    start: int
    end: int
    first: tuple[int, int] | None
    last: tuple[int, int]
    year: str | None


def _spans(text: str, language: Language) -> Iterator[_Span]:
    days = _DAYS[language]
    names = [each.lower() for each in MONTHS[language]]

    def month(name: str) -> int:
        return names.index(name.lower()) + 1

    if found := days.span.search(text):
        first = int(found["first"]), month(found["from"] or found["to"])
        last = int(found["last"]), month(found["to"])
        yield _Span(*found.span(), first, last, found["year"])
    if found := days.until.search(text):
        yield _Span(*found.span(), None, (0, month(found["to"])), found["year"])
    if found := days.month.search(text):
        begun = month(found["from"] or found["begun"])
        ended = month(found["to"] or found["ended"] or found["from"])
        apart = found["from"] and found["to"] and (ended - begun) % _MONTHS != 1
        if not apart:
            yield _Span(*found.span(), (1, begun), (0, ended), found["year"])


_MONTHS = 12


def _rolls(span: _Span) -> bool:
    """Whether days go on into another year."""
    day, month = span.last
    return span.first is not None and (span.first[1], span.first[0]) > (month, day or _LONGEST)


def _said(span: _Span, language: Language, year: int) -> str:
    """The days of a span as the language has them: of a year, or to the one that is said."""
    day, month = span.last
    rolls = _rolls(span)
    ends = int(span.year) if span.year else year + rolls
    last = dt.date(ends, month, day or calendar.monthrange(ends, month)[1])
    if span.first is None:
        return _DAYS[language].ended.format(_dated(last, language))
    first = dt.date(ends - rolls, span.first[1], span.first[0])
    return _DAYS[language].said.format(_dated(first, language), _dated(last, language))


_LONGEST = 31


def _dated(day: dt.date, language: Language) -> str:
    return f"{day_before(day.day, language)} {MONTHS[language][day.month - 1]} {day.year}"
