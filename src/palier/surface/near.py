"""Near phrases: what people write in the place of a phrase, out of `grammar/near.toml`.

A row says `what is written => what is meant`. On the left `(a|b)` are alternatives, `[a]` may be
missing, `^` is the beginning and `$` the end of a line; `{money}` is a place, and `{low:money}` one
with a name. On the right places are put back where they belong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from palier.source import Language, Span, bare
from palier.speech import figures
from palier.speech.figures import Style
from palier.surface.figures_in import Figure
from palier.surface.lalr import Tables, grammar_folder
from palier.surface.loose import Piece, word_piece
from palier.values import dataclass

Pieces = tuple[Piece, ...]
_TERM = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\S+)")
_BRACKETS = {"‹": "(", "›": ")"}
_MOST_PIECES = 8


class Place(NamedTuple):
    """A place of a row: its name, and what fits there."""

    name: str
    kind: str


class Ways(NamedTuple):
    """Alternatives: what is written is one of them."""

    ways: tuple[tuple[Term, ...], ...]


Term = str | Place | Ways


class Near(NamedTuple):
    """A row: `begins` and `ends` say that it takes the line from its beginning or to its end."""

    said: tuple[Term, ...]
    meant: tuple[str | Place, ...]
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class NearTable:
    """The near phrases of a language, by the first word they may begin with (places: under "").

    `light` words may be missing, `spare` ones may be too many, but `joining` ones only between two
    words; `never` are neither: they turn a phrase into its contrary. `counted` follow a number.
    """

    by_word: Mapping[str, tuple[Near, ...]]
    numbers: Mapping[str, str]
    units: frozenset[str]
    points: frozenset[str]
    counted: frozenset[str]
    light: tuple[str, ...]
    spare: frozenset[str]
    joining: frozenset[str]
    never: frozenset[str]
    endings: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]


@cache
def near_of(language: Language) -> NearTable:
    """The near phrases of a language, read when a line is first no phrase."""
    toml = tomllib.loads((grammar_folder() / "near.toml").read_text(encoding="utf-8"))
    of = toml[language.name.lower()]
    rows = tuple(_halves(row) for rows in of["phrases"].values() for row in rows)
    return NearTable(
        _by_word(_near(*row) for row in rows),
        {bare(word): str(number) for word, number in of["numbers"].items()},
        frozenset(map(bare, of["units"])),
        frozenset(map(bare, of["points"])),
        frozenset([*of["points"], *of["status"], "%"]),
        tuple(of["light"]),
        frozenset(of["spare"]),
        frozenset(of["joining"]),
        frozenset(map(bare, of["never"])),
        tuple(of["endings"]),
        rows,
    )


def _halves(row: str) -> tuple[str, str]:
    said, _, meant = row.rpartition("=>")
    return said.strip(), meant.strip()


def _near(said: str, meant: str) -> Near:
    begins, ends = said.startswith("^"), said.endswith("$")
    terms = tuple(_terms(said.removeprefix("^").removesuffix("$")))
    kinds = {each.name: each.kind for each in _places(terms)}
    placed = (_known(each, kinds) for each in _words_and_places(meant))
    return Near(terms, tuple(placed), begins, ends)


def _terms(said: str) -> Iterator[Term]:
    """What is written, alternatives and all; words as they are looked up."""
    for one_of, may_be, plain in _TERM.findall(said):
        if plain:
            yield from _looked_up(plain)
        else:
            ways = [tuple(_looked_up(each)) for each in (one_of or may_be).split("|")]
            yield Ways((*ways, *([()] if may_be else [])))


def _looked_up(text: str) -> Iterator[Term]:
    for each in _words_and_places(text):
        yield _BRACKETS.get(each, bare(each)) if isinstance(each, str) else each


def _words_and_places(text: str) -> Iterator[str | Place]:
    for word in text.split():
        if word.startswith("{"):
            name, _, kind = word[1:-1].rpartition(":")
            yield Place(name or kind, kind)
        else:
            yield word


def _places(terms: Iterable[Term]) -> Iterator[Place]:
    for each in terms:
        if isinstance(each, Place):
            yield each
        elif isinstance(each, Ways):
            for way in each.ways:
                yield from _places(way)


def _known(term: str | Place, kinds: Mapping[str, str]) -> str | Place:
    return term if isinstance(term, str) else Place(term.name, kinds.get(term.name, term.kind))


def _by_word(nears: Iterable[Near]) -> dict[str, tuple[Near, ...]]:
    found: dict[str, list[Near]] = {}
    for near in nears:
        for word in {*_firsts(near.said)}:
            found.setdefault(word, []).append(near)
    return {word: tuple(each) for word, each in found.items()}


def _firsts(said: Sequence[Term]) -> Iterator[str]:
    """The words that a row may begin with; of a place, none that could be told."""
    if not said:
        return
    first = said[0]
    if isinstance(first, Ways):
        for way in first.ways:
            yield from _firsts((*way, *said[1:]))
    else:
        yield first if isinstance(first, str) else ""


# Matching ------------------------------------------------------------------------------------


def rewritten(rest: Pieces, table: NearTable, tables: Tables, *, begins: bool) -> Iterator[Pieces]:
    """What a line may mean from here on, each time with one phrase in the place of another."""
    found = (*table.by_word.get(rest[0].word, ()), *table.by_word.get("", ()))
    for near in {id(each): each for each in found}.values():
        if near.begins and not begins:
            continue
        for taken, held in _fits(near.said, rest, table):
            if not near.ends or taken == len(rest):
                yield (*_meant(near, rest[:taken], held, tables), *rest[taken:])


Held = Mapping[str, Pieces]


def _fits(said: Sequence[Term], rest: Pieces, table: NearTable) -> Iterator[tuple[int, Held]]:
    """How many pieces a phrase takes, and what its places hold; in each way that it fits."""
    if not said:
        yield 0, {}
        return
    if not rest and not isinstance(said[0], Ways):
        return
    first = said[0]
    if isinstance(first, Ways):
        for way in first.ways:
            yield from _fits((*way, *said[1:]), rest, table)
        return
    if isinstance(first, str):
        if rest[0].word == first and not rest[0].made:
            yield from ((1 + taken, held) for taken, held in _fits(said[1:], rest[1:], table))
        return
    for size in FITS[first.kind](rest, table):
        held = {first.name: rest[:size]}
        for taken, more in _fits(said[1:], rest[size:], table):
            yield size + taken, {**held, **more}


def _meant(near: Near, taken: Pieces, held: Held, tables: Tables) -> Iterator[Piece]:
    own = [each for each in taken if not any(each in part for part in held.values())]
    span = _over(own) if own else Span(taken[0].span.start, taken[0].span.start)
    words: list[str] = []
    for term in near.meant:
        if isinstance(term, str):
            words.append(term)
            continue
        yield from _words(words, span, tables)
        words = []
        if term.kind in FACTORS:
            yield from _factor(term.kind, held["n"], span, tables)
        else:
            yield from held[term.name]
    yield from _words(words, span, tables)


def _words(words: list[str], span: Span, tables: Tables) -> Pieces:
    return word_piece(" ".join(words), span, tables) if words else ()


def _over(pieces: Sequence[Piece]) -> Span:
    return pieces[0].span.to(pieces[-1].span)


FACTORS: Mapping[str, Callable[[Fraction], Fraction]] = {
    "more": lambda percent: 1 + percent / 100,
    "share": lambda percent: percent / 100,
}
"""`25 % more points` are points x 1.25; `points x 125 %` too."""


def _factor(kind: str, percent: Pieces, span: Span, tables: Tables) -> Pieces:
    (piece,) = percent
    figure = (piece.number or piece.token).value
    factor = FACTORS[kind](figure.value) if isinstance(figure, Figure) else Fraction(1)
    return word_piece(figures.number(factor, tables.language, Style.SOURCE), span, tables)


# What fits a place ----------------------------------------------------------------------------

Fit = Callable[[Pieces, NearTable], Iterator[int]]


def is_number(piece: Piece) -> bool:
    """Whether a piece is, or says, a number."""
    return piece.number is not None or "A_NUMBER" in piece.token.kinds


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


def _date(rest: Pieces, table: NearTable) -> Iterator[int]:
    if "A_DATE" in rest[0].token.kinds:
        yield 1
    elif len(rest) > 2 and any(_day(rest, table)) and "A_MONTH" in rest[1].token.kinds:
        yield from (3 for _ in _n(rest[2:], table))


def _some(rest: Pieces, _: NearTable) -> Iterator[int]:
    for size in range(1, min(len(rest), _MOST_PIECES) + 1):
        if rest[size - 1].token.text in (":", "="):
            return
        yield size


FITS: Mapping[str, Fit] = {
    "n": _n,
    "day": _day,
    "year": _year,
    "month": _of("A_MONTH"),
    "hour": _of("AN_HOUR"),
    "weekday": _of("A_WEEKDAY"),
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
}
"""What fits each kind of place, as how many pieces."""
