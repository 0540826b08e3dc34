"""Days that a line does not say: their year; whether one that it ends before is still of it; and
the time zone in which they are days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from palier.closed import total
from palier.mending.months import days_in
from palier.named import NamedTuple
from palier.source import Language, Span
from palier.speech.cities import zone_of_city, zones_of
from palier.speech.figures import MONTHS
from palier.surface.figures_in import Figure
from palier.surface.lalr import Tables
from palier.surface.near import Pieces, near_of


class Bound(NamedTuple):
    """What the language has for a word: with the day itself, or from the one beside it on."""

    meant: str
    days: int


_LONGEST_DAY = 5
_BOUNDS = total(
    Language,
    {
        Language.ENGLISH: {"before": Bound("until", -1), "after": Bound("from", 1)},
        Language.FRENCH: {"avant": Bound("jusqu'au", -1), "apres": Bound("à partir du", 1)},
    },
)


def in_years(text: str, source: str, tables: Tables) -> Iterator[str]:
    """A line with days that lack their year: in the first year of the file and in the next, those
    in figures in each order that they may stand in; or with half of it, in this century; whole
    months as their days."""
    dated = _dated(tables.language)
    years = sorted(int(each) for each in re.findall(r"\b20\d\d\b", source))
    nearest = (years[0], years[0] + 1) if years else ()
    spans = [days_in(text, tables.language, each) for each in nearest]
    yield from [each for each in spans if each]
    if any(spans):
        return
    for each in dict.fromkeys(_in_words(text, tables.language)):
        found = [(match["half"], match["year"]) for match in dated.finditer(each)]
        if any(half for half, _ in found):
            yield dated.sub(partial(_in_year, year=0), each)
        elif not years and each != text:
            yield each
        elif years and not all(year for _, year in found):
            for year in nearest:
                yield dated.sub(partial(_in_year, year=year), each)


def _dated(language: Language) -> re.Pattern[str]:
    """A day of a month, with its year, with half of it, or without."""
    months = "|".join(MONTHS[language])
    return re.compile(
        rf"\b(?:\d{{1,2}}[^\W\d]*\s+(?:of\s+)?(?:{months})|(?:{months})\s+\d{{1,2}}[^\W\d]*)\b"
        r"(?:,?\s+(?:(?P<year>\d{4})|(?P<half>\d\d)(?=$|,|\s+(?:to|until|and|au|jusqu|et)\b))\b)?",
        re.IGNORECASE,
    )


def _in_year(match: re.Match[str], year: int) -> str:
    """A day with its year where it has none, or half of it."""
    if match["half"]:
        return f"{match[0][: match.start('half') - match.start()]}20{match['half']}"
    return match[0] if match["year"] or not year else f"{match[0]} {year}"


_IN_FIGURES = re.compile(r"(?<![\d/.,])(\d{1,2})/(\d{1,2})(?![\d/.,%])")
"""A day and its month, without a year."""


def _in_words(text: str, language: Language) -> Iterator[str]:
    """A line with its days in figures in words; in English the month may come first."""
    for order in _ORDERS[language]:
        pairs = [each.groups()[::order] for each in _IN_FIGURES.finditer(text)]
        if all(0 < int(day) <= _DAYS and 0 < int(month) <= _MONTHS for day, month in pairs):
            yield _IN_FIGURES.sub(partial(_worded, order=order, language=language), text)


def _worded(match: re.Match[str], order: int, language: Language) -> str:
    day, month = match.groups()[::order]
    return f"{int(day)} {MONTHS[language][int(month) - 1]}"


_DAYS, _MONTHS = 31, 12
_ORDERS = total(Language, {Language.ENGLISH: (1, -1), Language.FRENCH: (1,)})
"""Whether the day stands before its month, or behind it."""


def bounded(text: str, pieces: Pieces, span: Span, tables: Tables) -> Iterator[str]:
    """A line with `before 1 May 2026` as one with that day, and as one that ends the day before."""
    for at, word in enumerate(pieces):
        bound = _BOUNDS[tables.language].get(word.word)
        size, day = _day_in(pieces[at + 1 :], tables) if bound else (0, None)
        if bound and day:
            before, after = word.span.start - span.start, pieces[at + size].span.end - span.start
            for days in (0, bound.days):
                said = f"{bound.meant} {(day + dt.timedelta(days)).isoformat()}"
                yield f"{text[:before]}{said}{text[after:]}"


def _day_in(rest: Pieces, tables: Tables) -> tuple[int, dt.date | None]:
    """The day that some pieces begin with, and how many they are."""
    articles = near_of(tables.language).articles
    figures: list[int] = []
    month = 0
    for size, piece in enumerate(rest[:_LONGEST_DAY], 1):
        value = piece.token.value
        if isinstance(value, dt.date):
            return size, value
        if "A_MONTH" in piece.token.kinds and isinstance(value, int):
            month = value
        elif isinstance(value, Figure):
            figures.append(int(value.value))
        elif piece.word != "," and piece.word not in articles:
            return 0, None
        if month and len(figures) == 2:
            with suppress(ValueError):
                return size, dt.date(figures[1], month, figures[0])
    return 0, None


MOST_WORDS, LONGEST_NAME = 8, 4
"""So many words of a line are looked at for the name of a city, which has so many at most."""


def zone_of(text: str) -> str | None:
    """The time zone of a city or a country that is named; None where there is none, or several.

    >>> zone_of("London"), zone_of("France"), zone_of("in New York"), zone_of("my shop")
    ('Europe/London', 'Europe/Paris', 'America/New_York', None)
    """
    found = {*zones_of(text.strip(" :=."))}
    words = re.findall(r"[^\W\d_][\w'’-]*", text)[:MOST_WORDS]
    for size in range(min(len(words), LONGEST_NAME), 0, -1):
        runs = (words[at : at + size] for at in range(len(words) - size + 1))
        found = found or {zone for each in runs for zone in zone_of_city(" ".join(each))}
    return found.pop() if len(found) == 1 else None


def zoned(text: str, language: Language) -> Iterator[str]:
    """A line of the header on a time zone, with that of the city that it names without quotes.

    >>> [*zoned("timezone: London", Language.ENGLISH)]
    ['time zone "Europe/London"']
    """
    begun, said = _ZONE[language]
    match = begun.match(text)
    zone = zone_of(text[match.end() :]) if match else None
    if zone is not None:
        yield f'{said} "{zone}"'


_ZONE = total(
    Language,
    {
        Language.ENGLISH: (re.compile(r"(?i)time ?zone\b(?!.*[\"“])"), "time zone"),
        Language.FRENCH: (re.compile(r"(?i)fuseau(?: horaire)?\b(?!.*[\"«])"), "fuseau horaire"),
    },
)
"""How a line on a time zone begins, without a name in quotes; how the language says it."""
