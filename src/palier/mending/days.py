"""Days that a line does not say: their year; whether one that it ends before is still of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, Span
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
    """A line with days that lack their year, in the first year of the file and in the next."""
    years = [int(each) for each in re.findall(r"\b20\d\d\b", source)]
    months = "|".join(MONTHS[tables.language])
    day = re.compile(rf"\b(\d{{1,2}}\S*\s+(?:{months}))\b(?!\s+\d{{4}})", re.IGNORECASE)
    if years and day.search(text):
        for year in (min(years), min(years) + 1):
            yield day.sub(rf"\1 {year}", text)


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
