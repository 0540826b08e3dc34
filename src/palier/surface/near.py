"""Near phrases: what people write in the place of a phrase, out of `grammar/near.toml`.

A row says `what is written => what is meant`. On the left `(a|b)` are alternatives, `[a]` may be
missing, `^` is the beginning and `$` the end of a line; `{money}` is a place, and `{low:money}` one
with a name. On the right places are put back where they belong.

A word may also be another one: without its accents, in another form, or misspelt (`alike`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from palier.named import NamedTuple
from palier.source import Language, bare, distance
from palier.surface.lalr import grammar_folder, tables_of
from palier.surface.loose import Piece
from palier.values import dataclass

Pieces = tuple[Piece, ...]
_TERM = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\S+)")
_BRACKETS = {"‹": "(", "›": ")"}


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

    `light` words may be missing, `spare` ones may be too many: before a number only `articles`, at
    the end only `closing` ones, and `several` not with another in their place. `never` are neither:
    they turn a phrase into its contrary. `counted` follow a number. `proposed` rows are not read:
    they may mean something else.
    """

    by_word: Mapping[str, tuple[Near, ...]]
    numbers: Mapping[str, str]
    units: frozenset[str]
    points: frozenset[str]
    counted: frozenset[str]
    light: tuple[str, ...]
    spare: frozenset[str]
    articles: frozenset[str]
    closing: frozenset[str]
    several: frozenset[str]
    never: frozenset[str]
    endings: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    proposed: tuple[Near, ...] = ()


@cache
def near_of(language: Language) -> NearTable:
    """The near phrases of a language, read when a line is first no phrase."""
    toml = tomllib.loads((grammar_folder() / "near.toml").read_text(encoding="utf-8"))
    of = toml[language.name.lower()]
    rows = tuple(_halves(row) for rows in of["phrases"].values() for row in rows)
    return NearTable(
        _by_word(row_of(*row) for row in rows),
        {bare(word): str(number) for word, number in of["numbers"].items()},
        frozenset(map(bare, of["units"])),
        frozenset(map(bare, of["points"])),
        frozenset([*of["points"], *of["status"], "%"]),
        tuple(of["light"]),
        frozenset(of["spare"]),
        frozenset(of["articles"]),
        frozenset(of["closing"]),
        frozenset(of["several"]),
        frozenset(map(bare, of["never"])),
        tuple(of["endings"]),
        rows,
        tuple(row_of(*_halves(row)) for row in of["proposed"]),
    )


def _halves(row: str) -> tuple[str, str]:
    said, _, meant = row.rpartition("=>")
    return said.strip(), meant.strip()


def row_of(said: str, meant: str) -> Near:
    """A row, of its two sides."""
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


ACCENT, FORM, SPELT = 0.2, 0.5, 2.0


class Alike(NamedTuple):
    """A word of the language, how far another is from it, and whether it can be no other."""

    word: str
    cost: float
    sure: bool


@lru_cache(maxsize=4096)
def alike(word: str, language: Language) -> tuple[Alike, ...]:
    """Words of the language that one may be: without its accents, in another form, misspelt."""
    endings = () if word in near_of(language).units else near_of(language).endings
    found = []
    for known in tables_of(language).words:
        if not known[:1].isalpha():
            continue
        plain = bare(known)
        if plain == word:
            found.append(Alike(known, ACCENT, sure=True))
        elif _same_stem(plain, word, endings):
            found.append(Alike(known, FORM, sure=True))
        elif len(word) > 2 and (far := distance(word, plain, _slips(word))) <= _slips(word):
            found.append(Alike(known, SPELT + 0.25 * (far - 1), sure=False))
    return tuple(found)


def _slips(word: str) -> int:
    return 1 if len(word) < 6 else 2


def _same_stem(one: str, other: str, endings: tuple[str, ...]) -> bool:
    """`earn`, `earns`, `earned`: one stem of three letters or more, with another ending."""
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    for stem in range(max(3, size - 3), size + 1):
        if one[stem:] in endings and other[stem:] in endings:
            return True
    return False
