"""What fits each kind of place in a near phrase: an amount, a name, a thing of the shop."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from palier.source import bare
from palier.speech.figures import WEEKDAYS
from palier.surface.listing import Fit, listed
from palier.surface.loose import Piece
from palier.surface.near import NearTable, Pieces
from palier.surface.tokens import folded

MOST_PIECES, _MOST_WORDS = 8, 3
VALUES = frozenset(
    {"A_NUMBER", "A_NAME", "A_DATE", "AN_HOUR", "AN_ORDINAL", "A_CURRENCY", "A_SIGN"}
)
"""What is never left unsaid."""
CALENDAR = frozenset({"A_MONTH", "A_WEEKDAY"})
MARKS = frozenset(":;,.!-–—•*·>&'’/")
"""What may stand between words and say nothing."""


def is_number(piece: Piece) -> bool:
    """Whether a piece is, or says, a number."""
    return piece.number is not None or "A_NUMBER" in piece.token.kinds


_SAID = frozenset({"A_SIGN", "A_CURRENCY", "A_NAME"})


def says_nothing(rest: Pieces, spare: Container[str], table: NearTable) -> bool:
    """Whether the first word, of those that may be too many, says neither what a number or a name
    after it is, nor waits for another; an article stands before a noun."""
    piece, *after = rest[:2]
    word = folded(piece.token.text)
    if piece.made or word not in spare:
        return False
    if after and word in table.several and folded(after[0].token.text) in table.articles:
        return False
    if not after or after[0].token.text in MARKS or {"_AND", "_OR"} & {*after[0].token.kinds}:
        return word in table.closing
    if word in table.articles:
        amount = is_number(after[0]) or "A_CURRENCY" not in after[0].token.kinds
        return amount and after[0].word not in table.nameless
    return not (is_number(after[0]) or _SAID & {*after[0].token.kinds})


def _of(*kinds: str) -> Fit:
    def fits(rest: Pieces, _: NearTable) -> Iterator[int]:
        if any(kind in rest[0].token.kinds for kind in kinds):
            yield 1

    return fits


def _n(rest: Pieces, _: NearTable) -> Iterator[int]:
    if is_number(rest[0]):
        yield 1


def _day(rest: Pieces, _: NearTable) -> Iterator[int]:
    if is_number(rest[0]) or "AN_ORDINAL" in rest[0].token.kinds:
        yield 1


def _year(rest: Pieces, _: NearTable) -> Iterator[int]:
    if re.fullmatch(r"(19|20|21)\d\d", rest[0].token.text):
        yield 1


def _money(rest: Pieces, _: NearTable) -> Iterator[int]:
    for at in (0, 1):
        pair = rest[:2][::-1] if at else rest[:2]
        if len(pair) == 2 and is_number(pair[0]):
            kinds = pair[1].token.kinds
            if "A_CURRENCY" in kinds if not at else "A_SIGN" in kinds:
                yield 2


def _percent(rest: Pieces, _: NearTable) -> Iterator[int]:
    if len(rest) > 1 and is_number(rest[0]) and rest[1].token.text == "%":
        yield 2


def _sum(rest: Pieces, table: NearTable) -> Iterator[int]:
    yield from _money(rest, table)
    yield from _percent(rest, table)


def _points(rest: Pieces, table: NearTable) -> Iterator[int]:
    if len(rest) > 1 and is_number(rest[0]) and rest[1].word in table.points:
        yield 2


def _weekday(rest: Pieces, _: NearTable) -> Iterator[int]:
    if weekday(rest[0]) is not None:
        yield 1


def weekday(piece: Piece) -> int | None:
    """A day of the week, of one or of all of them: `Sundays`."""
    if "A_WEEKDAY" in piece.token.kinds:
        return piece.token.value if isinstance(piece.token.value, int) else None
    return _WEEKDAYS.get(piece.word.removesuffix("s"))


_WEEKDAYS = {bare(word): at for days in WEEKDAYS.values() for at, word in enumerate(days)}


def _unit(rest: Pieces, table: NearTable) -> Iterator[int]:
    if rest[0].word in table.units:
        yield 1


def _names(rest: Pieces, _: NearTable) -> Iterator[int]:
    size = 0
    while size < len(rest) and "A_NAME" in rest[size].token.kinds:
        size += 1
        yield size
        if size < len(rest) and rest[size].token.text == ",":
            size += 1


def _type(rest: Pieces, table: NearTable) -> Iterator[int]:
    if known_type(rest[0], table):
        yield 1


def known_type(piece: Piece, table: NearTable) -> str | None:
    """A type of customer that the file knows, between quotes or not, one of them or several."""
    if not table.types:
        return None
    word = bare(piece.token.text.strip('"«»“” '))
    return table.types.get(word) or table.types.get(word.removesuffix("s"))


def _date(rest: Pieces, table: NearTable) -> Iterator[int]:
    if "A_DATE" in rest[0].token.kinds:
        yield 1
    elif len(rest) > 2 and any(_day(rest, table)) and "A_MONTH" in rest[1].token.kinds:
        yield from (3 for _ in _n(rest[2:], table))


def _some(rest: Pieces, _: NearTable) -> Iterator[int]:
    for size in range(1, min(len(rest), MOST_PIECES) + 1):
        if rest[size - 1].token.text in (":", "="):
            return
        yield size


def _thing(rest: Pieces, table: NearTable) -> Iterator[int]:
    """A thing of the shop, in words that are none of the language, nor of what things do."""
    yield from _stretch(rest, lambda piece: _is_unknown(piece) and piece.word not in table.nameless)


def _ware(rest: Pieces, table: NearTable) -> Iterator[int]:
    """The same, in one word: `coffee`."""
    yield from islice(_thing(rest, table), 1)


def _wares(rest: Pieces, table: NearTable) -> Iterator[int]:
    """The same, in words none of which says something else: `filter coffee`, no `next order`; or
    two that are a thing together: `gift cards`; or one of another: `bottle of wine`."""
    yield from _thing(rest, table)
    for size in _thing(rest, table):
        of, *after = rest[size : size + 1 + _MOST_WORDS] or rest[:1]
        if after and (of.word in table.within or of.word in OF_THE) and not of.made:
            yield from (size + 1 + more for more in islice(_thing(tuple(after), table), 1))
    if " ".join(each.word for each in rest[:2]) in table.goods:
        yield from islice(_stretch(rest[:2], _is_plain), 1, 2)


def _people(rest: Pieces, table: NearTable) -> Iterator[int]:
    """What customers may be: `students`, `bank staff`, `members of the guild`; no `kids menu`."""
    if rest[0].word in table.people:
        yield 1
        yield from (1 + size for size in _of_what(rest[1:], table))
    both = rest[:2]
    packed = is_packed(both, table)
    if len(both) > 1 and not packed and any(each.word in table.people for each in both):
        yield from islice(_thing(both, table), 1, 2)


def is_packed(pieces: Pieces, table: NearTable) -> bool:
    """Whether several words are a thing that is called by those it is for: `kids menu`."""
    return len(pieces) > 1 and pieces[table.head].word in table.packs


def _of_what(rest: Pieces, table: NearTable) -> Iterator[int]:
    """What people are of: `of the guild`, `du marché`."""
    of = rest[:1] and (rest[0].word in table.within or rest[0].word in OF_THE)
    if of and not rest[0].made:
        article = len(rest) > 1 and rest[1].word in table.articles
        thing = _thing(rest[1 + article : 1 + article + _MOST_WORDS], table) if rest[2:] else ()
        yield from (1 + article + size for size in islice(thing, 1))


OF_THE = frozenset({"du", "des"})
"""What joins a thing, or people, to what they are of, with its article."""


def _is_unknown(piece: Piece) -> bool:
    """Whether a word is none of the language, nor a day: `Tuesdays`."""
    return piece.token.kinds == ("A_WORD",) and weekday(piece) is None


def _country(rest: Pieces, table: NearTable) -> Iterator[int]:
    for size in range(1, min(len(rest), _MOST_WORDS) + 1):
        if country(rest[:size], table):
            yield size


def country(pieces: Pieces, table: NearTable) -> str | None:
    """The code of a country that is called by its name."""
    return table.countries.get(" ".join(each.word for each in pieces))


def _town(rest: Pieces, table: NearTable) -> Iterator[int]:
    """A thing that is no country."""
    yield from (size for size in _thing(rest, table) if not country(rest[:size], table))


def _sold(rest: Pieces, table: NearTable) -> Iterator[int]:
    """A ware that is no country."""
    yield from (size for size in _wares(rest, table) if not country(rest[:size], table))


def _goods(rest: Pieces, table: NearTable) -> Iterator[int]:
    """A thing of the shop, in any words, no day and no country: `gift cards`."""
    if rest[0].word not in table.articles and weekday(rest[0]) is None:
        yield from _stretch(
            rest,
            lambda piece: (
                _is_plain(piece)
                and piece.word not in table.nameless
                and not country((piece,), table)
            ),
        )


def _is_plain(piece: Piece) -> bool:
    return piece.word[:1].isalpha() and _OF_VALUES.isdisjoint(piece.token.kinds)


def _stretch(rest: Pieces, belongs: Callable[[Piece], bool]) -> Iterator[int]:
    """The first words, as long as they belong, and stand one after another where they are read."""
    end: int | None = None
    for size, piece in enumerate(rest[:_MOST_WORDS], 1):
        follows = end is None or piece.span.start == end + 1
        if piece.made or not belongs(piece) or not follows:
            return
        end = piece.span.end
        yield size


THING, WARES = "thing", ("ware", "wares", "several")
LISTS = frozenset({"several", "countries", "crowd"})
"""The kinds of places that become several names."""
THINGS = frozenset({THING, *WARES, "goods", "people", "town", "code"}) - LISTS
"""The kinds of places that become a name."""
FITS: Mapping[str, Fit] = {
    **dict.fromkeys(("n", "less", "code"), _n),
    "nth": _of("AN_ORDINAL"),
    "day": _day,
    "year": _year,
    "month": _of("A_MONTH"),
    "hour": _of("AN_HOUR"),
    "weekday": _weekday,
    "currency": _of("A_CURRENCY", "A_SIGN"),
    "name": _of("A_NAME"),
    "names": _names,
    "money": _money,
    "percent": _percent,
    "sum": _sum,
    "points": _points,
    "unit": _unit,
    "date": _date,
    "some": _some,
    THING: _thing,
    "ware": _ware,
    "wares": _wares,
    "goods": _goods,
    "people": _people,
    "country": _country,
    "several": listed(_sold),
    "countries": listed(_country),
    "crowd": listed(_people),
    "town": _town,
    "type": _type,
    "word": lambda rest, _: iter((1,) if _is_plain(rest[0]) else ()),
}
"""What fits each kind of place, as how many pieces."""
_ENDINGS = (
    {"<thing>", "<ware>", "<wares>", "<several>", "<town>"},
    {"<people>", "<crowd>"},
    {"<unit>"},
    {"<percent>"},
    {"<money>"},
)
"""Kinds of places that end with a word that is none of the language, people, a unit…"""
_OF_VALUES = VALUES | CALENDAR
_OF_WORDS = ("unit", "some", "word", *sorted(THINGS | LISTS), "country", "type")
"""The kinds of places that begin with a word; the others begin with a value, or with its day."""


def ending(piece: Piece, table: NearTable) -> frozenset[str]:
    """The kinds of places that a line may end with, by its last word."""
    strange = _is_unknown(piece) or any(each.endswith(f" {piece.word}") for each in table.goods)
    return _may_end(
        strange,
        strange or piece.word in table.people,
        piece.word in table.units,
        piece.token.text == "%",
        is_number(piece) or "A_CURRENCY" in piece.token.kinds,
    )


@cache
def _may_end(*of: bool) -> frozenset[str]:
    kinds = frozenset(f"<{kind}>" for kind in FITS)
    return kinds.difference(*(each for each, may in zip(_ENDINGS, of, strict=True) if not may))


def fitting(piece: Piece) -> Iterable[str]:
    """The kinds of places that may begin with a piece: few with a plain word."""
    if piece.number is None and _OF_VALUES.isdisjoint(piece.token.kinds):
        return _OF_WORDS
    return FITS
