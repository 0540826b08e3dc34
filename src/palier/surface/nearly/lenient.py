"""The tokens of a line that is no phrase, with everything that each of them may have been meant as.

A number in words or in another style, a date with one reading, a misspelled word, a month cut short
or in another language: each is a reading, and costs the more the less it is what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from palier.problem.syntax import AmbiguousDate, NumberStyle
from palier.source import Language, Span, bare, distance
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface import figures_in
from palier.surface.figures_in import Refused
from palier.surface.lalr import Tables
from palier.surface.nearly.meanings import words_of_language
from palier.surface.tokens import Token, folded, matches_of, token_of
from palier.values import dataclass

ACCENT, STYLE, NUMBER_WORD, SHORT, ONE_LETTER, TWO_LETTERS, KNOWN = (
    0.1,
    0.2,
    0.3,
    0.3,
    0.7,
    1.2,
    0.4,
)
LONG, SHORTEST, LEAST = 5, 3, 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a token may be: a terminal, what it says, and how far that is from what was written."""

    kind: str
    value: object
    cost: float


@dataclass(frozen=True, slots=True)
class Piece:
    """One token as it was written. `bound`: it has to be kept, as a number, a name or a date."""

    text: str
    span: Span
    readings: tuple[Reading, ...]
    group: str
    spaced: bool

    @property
    def word(self) -> str:
        """The word as it is looked up."""
        return folded(self.text)


def pieces_of(text: str, span: Span, tables: Tables) -> list[Piece]:
    """The tokens of a stretch of text, whatever they are."""
    found: list[Piece] = []
    end = span.start
    for match in matches_of(text, span.start, span.end, tables.language):
        if match.lastgroup == "space":
            continue
        spaced = match.start() > end
        end = match.end()
        found.append(_piece(match, tables, spaced=spaced))
    return found


def _piece(match: re.Match[str], tables: Tables, *, spaced: bool) -> Piece:
    span = Span(*match.span())
    group = "slashed" if match.lastgroup == "between" else match.lastgroup or "other"
    try:
        token = token_of(match, span, tables)
        exact = tuple(Reading(kind, token.value, 0.0) for kind in token.kinds)
        readings = (*exact, *_alike(token, tables)) if group == "word" else exact
    except Refused as refused:
        readings = tuple(_restyled(refused, span, tables.language))
    return Piece(match.group(), span, _with_joints(readings), group, spaced)


def _with_joints(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A comma may stand before a name, and `or` before more goods."""
    more = {"COMMA": "_NEXT_NAME", "_OR": "_OR_GOODS"}
    found = [
        Reading(more[each.kind], each.value, each.cost) for each in readings if each.kind in more
    ]
    return (*readings, *found)


def _restyled(refused: Refused, span: Span, language: Language) -> Iterator[Reading]:
    """A number or a date in another style, where it has one reading; no year of two digits has."""
    match refused.problem:
        case NumberStyle(readings=(one,)):
            yield Reading("A_NUMBER", figures_in.figure(one, span, language), STYLE)
        case AmbiguousDate(written=written):
            days = figures_in.days_in(written)
            if len(days) == 1:
                yield Reading("A_DATE", days[0], STYLE)
        case _:
            return


def _alike(token: Token, tables: Tables) -> Iterator[Reading]:
    """What a word may have been, or stand for."""
    word = folded(token.text)
    if (number := words_of_language(tables.language).numbers.get(bare(word))) is not None:
        figure = figures_in.figure(number, token.span, tables.language)
        yield Reading("A_NUMBER", figure, NUMBER_WORD)
    for kind, names in (("A_MONTH", MONTHS), ("A_WEEKDAY", WEEKDAYS)):
        for at, cost in _of_calendar(word, names):
            value = at + 1 if kind == "A_MONTH" else at
            if not any(each == kind for each in token.kinds) or cost == 0:
                yield Reading(kind, value, cost or 0.0)
    yield from (Reading(kind, None, cost) for kind, cost in _spelled(word, tables).items())


def _of_calendar(word: str, names: Mapping[Language, Sequence[str]]) -> Iterator[tuple[int, float]]:
    plain = bare(word)
    for language in Language:
        for at, name in enumerate(names[language]):
            full = bare(name)
            if plain in (full, full + "s") or (len(plain) >= SHORTEST and full.startswith(plain)):
                yield at, SHORT
            elif len(plain) > LEAST and distance(plain, full, 1) == 1:
                yield at, ONE_LETTER
            elif len(plain) > LONG and distance(plain, full, 2) == 2:
                yield at, TWO_LETTERS


@lru_cache(maxsize=4096)
def _near(word: str, known: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """The known words that are written nearly so, and how far each is."""
    plain = bare(word)
    found = []
    for each in known:
        other = bare(each)
        if other == plain:
            if each != word:
                found.append((each, ACCENT))
            continue
        limit = 2 if len(plain) >= LONG else 1 if len(plain) >= LEAST else 0
        away = distance(plain, other, limit) if limit else 1
        if away <= limit:
            found.append((each, ONE_LETTER if away == 1 else TWO_LETTERS))
    return tuple(found)


def _spelled(word: str, tables: Tables) -> dict[str, float]:
    exact = tables.words.get(word, ())
    found: dict[str, float] = {}
    for each, cost in _near(word, tuple(tables.words)):
        if not each[0].isalpha():
            continue
        dearer = cost + KNOWN if exact and cost > ACCENT else cost
        for kind in tables.words[each]:
            if kind not in exact:
                found[kind] = min(dearer, found.get(kind, dearer))
    return found
