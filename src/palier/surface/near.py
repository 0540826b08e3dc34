"""Near phrases: what people write in the place of a phrase, out of `grammar/near.toml`.

A row says `what is written => what is meant`. On the left `(a|b)` are alternatives, `[a]` may be
missing, `^` is the beginning and `$` the end of a line; `{money}` is a place, and `{low:money}` one
with a name. On the right places are put back where they belong, and a name stands in quotes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any

from palier.named import NamedTuple
from palier.source import Language, bare
from palier.speech.countries import codes_by_name
from palier.surface.kept import Kept
from palier.surface.loose import Piece
from palier.values import dataclass

Pieces = tuple[Piece, ...]
READ, PROPOSED, FOREIGN, KNOWN = 1.0, 1.5, 1.2, 1.0
_TERM = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\S+)")
_WORD = re.compile(r'"[^"]*"|\S+')
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
    """A row: `begins` and `ends` say that it takes the line from its beginning or to its end.

    `cost`: how far it is; one that is not `sure` is only proposed. `needs`: words without which it
    fits nothing; `needs_one`: of each of these, one word at least; `last`: of one that takes a line
    to its end, the words it may end with, and the kinds of its places there (`<money>`). `at`:
    where it stands among all rows.
    """

    said: tuple[Term, ...]
    meant: tuple[str | Place, ...]
    begins: bool = False
    ends: bool = False
    cost: float = READ
    sure: bool = True
    needs: frozenset[str] = frozenset()
    needs_one: tuple[frozenset[str], ...] = ()
    last: frozenset[str] = frozenset()
    at: int = 0

    def may_fit(self, words: set[str], end: str, kinds: frozenset[str]) -> bool:
        """Whether a line of such words, that ends with one or with such kinds of places, may be
        said so: quickly, before it is looked at in order."""
        if self.last and end not in self.last and self.last.isdisjoint(kinds):
            return False
        if not self.needs <= words:
            return False
        for each in self.needs_one:  # noqa: SIM110 - asked very often: `all` takes twice as long
            if each.isdisjoint(words):
                return False
        return True


class Rows:
    """The rows of a language, in the order of its table; each is made when a line may be said so.

    They are found by what they may begin with (`promo`, `<money>`), and by a word that they need
    besides; those that need none, by `""`.
    """

    def __init__(self, of: Mapping[str, Any]) -> None:
        self._said: list[tuple[str, str]] = of["said"]
        self._foreign: list[tuple[list[str], str]] = of["foreign"]
        self._sure: int = of["sure"]
        self._by_word: dict[str, dict[str, list[int]]] = of["by_word"]
        self._made: dict[int, Near] = {}

    def that_begin(self, first: str, words: set[str]) -> list[Near]:
        """Those that begin so, and need one of some words or none."""
        rows = self._by_word.get(first)
        if rows is None:
            return []
        several = {at for word in (*(rows.keys() & words), "") for at in rows.get(word, ())}
        return [self[at] for at in sorted(several)]

    def __len__(self) -> int:
        return len(self._said) + len(self._foreign)

    def __getitem__(self, at: int) -> Near:
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = self._row(at)
        return made

    def __iter__(self) -> Iterator[Near]:
        return map(self.__getitem__, range(len(self)))

    @property
    def of_table(self) -> Sequence[tuple[str, str]]:
        """What is written and what is meant, as the table says it, of the rows that are read."""
        return self._said[: self._sure]

    def _row(self, at: int) -> Near:
        if at >= len(self._said):
            said, meant = self._foreign[at - len(self._said)]
            return _of_foreign(said, meant)._replace(at=at)
        row = row_of(*self._said[at])
        if at < self._sure:
            return row._replace(at=at)
        return row._replace(cost=_of_proposed(row), sure=False, at=at)


@dataclass(frozen=True, slots=True)
class NearTable:
    """The near phrases of a language, and its words. `short` are words cut short.

    `light` words may be missing, `spare` ones may be too many: before a number only `articles`, at
    the end only `closing` ones, `paid` ones only behind money, and `several` not with another in
    their place; no name without quotes begins with an `indefinite` one. `never` are neither: they
    turn a phrase into its contrary. `nameless` words are in no name without quotes, save in
    capitals. Behind `rates` no amount is a name; behind `upon` a word that is none of the language
    is what is meant; `unguessed` words are not made up: they change what is counted. `counted`
    follow a number, `empty` words say little; `goods` are things though they resemble other words,
    `amounts` say how many and name nothing; `people` are what customers may be, `packs` things that
    are called by them where that word is the `head` of several, `standing` says since when, `who`
    words for all of them, `within` joins a thing to what it is of, `types` those that a file knows,
    `names` all its names, `countries` their codes.
    """

    rows: Rows
    numbers: Mapping[str, str]
    short: Mapping[str, str]
    units: frozenset[str]
    points: frozenset[str]
    counted: frozenset[str]
    light: tuple[str, ...]
    spare: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    closing: frozenset[str]
    paid: frozenset[str]
    several: frozenset[str]
    rates: frozenset[str]
    upon: frozenset[str]
    unguessed: frozenset[str]
    never: frozenset[str]
    nameless: frozenset[str]
    endings: tuple[str, ...]
    empty: frozenset[str]
    goods: frozenset[str]
    amounts: frozenset[str]
    head: int
    packs: frozenset[str]
    people: frozenset[str]
    standing: frozenset[str]
    who: frozenset[str]
    within: frozenset[str]
    countries: Mapping[str, str]
    types: Mapping[str, str]
    names: Mapping[str, str]


def _make(folder: Path, language: Language) -> dict[str, Any]:
    """What `near.toml` says of a language, and where each row may begin."""
    from palier.surface.foreign import foreign  # noqa: PLC0415 - only who makes the table waits

    toml = tomllib.loads((folder / "near.toml").read_text(encoding="utf-8"))
    of = toml[language.name.lower()]
    sure = [_halves(row) for rows in of.pop("phrases").values() for row in rows]
    said = [*sure, *map(_halves, of.pop("proposed"))]
    others = [*foreign(language)]
    every = [*starmap(row_of, said), *starmap(_of_foreign, others)]
    rows = {"said": said, "sure": len(sure), "foreign": others, "by_word": _by_word(every)}
    return {"words": of, "rows": rows}


NEAR = Kept(
    "near",
    _make,
    ("near.toml",),
    ("near.py", "foreign.py", "../source.py", "phrases/*.py"),
)


@cache
def near_of(language: Language) -> NearTable:
    """The near phrases of a language, read when a line is first no phrase."""
    kept = NEAR.of(language)
    of = kept["words"]
    return NearTable(
        Rows(kept["rows"]),
        {bare(word): str(number) for word, number in of["numbers"].items()},
        {bare(word): whole for word, whole in of["short"].items()},
        frozenset(map(bare, of["units"])),
        frozenset(map(bare, of["points"])),
        frozenset([*of["points"], *of["status"], "%"]),
        tuple(of["light"]),
        frozenset(of["spare"]),
        frozenset(of["articles"]),
        frozenset(of["indefinite"]),
        frozenset(of["closing"]),
        frozenset(of["paid"]),
        frozenset(of["several"]),
        frozenset(of["rates"]),
        frozenset(of["upon"]),
        frozenset(map(bare, of["unguessed"])),
        frozenset(map(bare, of["never"])),
        frozenset(map(bare, (*of["nameless"], *of["never"]))),
        tuple(of["endings"]),
        frozenset(map(bare, (*of["light"], *of["articles"], *of["closing"]))),
        frozenset(of["goods"]),
        frozenset(map(bare, of["amounts"])),
        of["head"],
        frozenset(map(bare, of["packs"])),
        frozenset(map(bare, of["people"])),
        frozenset(map(bare, of["standing"])),
        frozenset(map(bare, of["who"])),
        frozenset(of["within"]),
        codes_by_name(language),
        {},
        {},
    )


def _of_foreign(said: Iterable[str], meant: str) -> Near:
    return Near(tuple(said), tuple(meant.split()), cost=FOREIGN, sure=False)


def _of_proposed(near: Near) -> float:
    """What the file knows is nearer than what it does not."""
    known = any(each.kind == "type" for each in _places(near.said))
    return PROPOSED - KNOWN if known else PROPOSED


def _halves(row: str) -> tuple[str, str]:
    said, _, meant = row.rpartition("=>")
    return said.strip(), meant.strip()


def row_of(said: str, meant: str) -> Near:
    """A row, of its two sides."""
    begins, ends = said.startswith("^"), said.endswith("$")
    terms = tuple(_terms(said.removeprefix("^").removesuffix("$")))
    kinds = {each.name: each.kind for each in _places(terms)}
    placed = (_known(each, kinds) for each in _words_and_places(meant))
    needs = frozenset(each for each in terms if isinstance(each, str))
    needs_one = tuple(_one_of(each) for each in terms if isinstance(each, Ways))
    some = tuple(filter(None, needs_one))
    last = frozenset(_firsts(terms[::-1], -1)) if ends else frozenset[str]()
    return Near(terms, tuple(placed), begins, ends, needs=needs, needs_one=some, last=last)


def _one_of(ways: Ways) -> frozenset[str]:
    """A word of each alternative; none where one of them has no word."""
    words = [[each for each in way if isinstance(each, str)] for way in ways.ways]
    return frozenset(each[-1] for each in words) if all(words) else frozenset()


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
    for word in _WORD.findall(text):
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


def _by_word(nears: Iterable[Near]) -> dict[str, dict[str, list[int]]]:
    """Where rows stand, by what they may begin with, and by a word that they need besides."""
    found: dict[str, dict[str, list[int]]] = {}
    for at, near in enumerate(nears):
        for first in dict.fromkeys(_firsts(near.said)):
            rows = found.setdefault(first, {})
            for word in sorted(_needed(near, first)):
                rows.setdefault(word, []).append(at)
    return found


def _needed(near: Near, first: str) -> Iterable[str]:
    """Words of which a line has one, besides its first, where a row fits it at all."""
    besides = max(near.needs - {first}, key=lambda each: (len(each), each), default="")
    if besides:
        return (besides,)
    return min(filter(None, near.needs_one), key=len, default=("",))


def _firsts(said: Sequence[Term], step: int = 1) -> Iterator[str]:
    """The words that a row may begin with, or from its end where it is read backwards, and the
    kinds of places."""
    if not said:
        return
    first = said[0]
    if isinstance(first, Ways):
        for way in first.ways:
            yield from _firsts((*way[::step], *said[1:]), step)
    elif isinstance(first, str):
        yield first
    elif first.kind == "some" and step > 0:
        yield from (f"<some> {word}" for word in _firsts(said[1:]))
    else:
        yield f"<{first.kind}>"
