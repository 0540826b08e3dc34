"""Words that are alike: without its accents, in another form, misspelt, or cut short."""

from __future__ import annotations

from functools import cache, lru_cache

from palier.named import NamedTuple
from palier.source import Language, bare, distance
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface.lalr import tables_of
from palier.surface.near import near_of

ACCENT, FORM, SPELT = 0.2, 0.5, 2.0
_SHORT, _LETTERS = 0.75, {1: 1.75, 2: 3.0}
_LONG, _SHORTEST = 5, 3


class Alike(NamedTuple):
    """A word of the language, how far another is from it, and whether it can be no other."""

    word: str
    cost: float
    sure: bool


@lru_cache(maxsize=4096)
def alike(word: str, language: Language) -> tuple[Alike, ...]:
    """Words of the language that one may be: without its accents, in another form, misspelt."""
    endings = () if word in near_of(language).units else near_of(language).endings
    found, letters = [], frozenset(word)
    unguessed = near_of(language).unguessed  # `stays` says nothing of a status
    for known, plain, its in _known(language):
        if plain == word:
            found.append(Alike(known, ACCENT, sure=True))
        elif _same_stem(plain, word, endings):
            found.append(Alike(known, FORM, sure=True))
        elif _is_contrary(word, plain):
            continue
        elif len(word) > 2 and max(len(letters - its), len(its - letters)) <= _slips(word):
            far = distance(word, plain, _slips(word))
            if far <= (1 if len(word) <= _LONG and plain in unguessed else _slips(word)):
                found.append(Alike(known, SPELT + (far - 1), sure=False))
    if any(each.cost == ACCENT for each in found):
        # A word of the language is no other one far from it: `orders` is not `offers`.
        found = [each for each in found if each.cost <= SPELT]
    return tuple(found)


@cache
def _known(language: Language) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The words of a language, as they are compared, and their letters."""
    words = ((each, bare(each)) for each in tables_of(language).words if each[:1].isalpha())
    return tuple((known, plain, frozenset(plain)) for known, plain in words)


def _is_contrary(word: str, other: str) -> bool:
    """Whether one says no to the other: `inactivity` is not `activity`."""
    return any(word == no + other or other == no + word for no in ("in", "un", "im", "non", "dis"))


def _slips(word: str) -> int:
    return 1 if len(word) < _LONG else 2


def _same_stem(one: str, other: str, endings: tuple[str, ...]) -> bool:
    """`earn`, `earns`, `earned`: one stem of three letters or more, with another ending."""
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    for stem in range(max(3, size - 3), size + 1):
        if one[stem:] in endings and other[stem:] in endings:
            return True
    return False


class Calendar(NamedTuple):
    """A month (from 1) or a weekday (from 0), and how far it is from what was written."""

    kind: str
    value: int
    cost: float


@lru_cache(maxsize=1024)
def in_calendar(word: str) -> tuple[Calendar, ...]:
    """The months and weekdays that a word may be: cut short, misspelt, in any language."""
    found: dict[tuple[str, int], float] = {}
    for kind, names, first in (("A_MONTH", MONTHS, 1), ("A_WEEKDAY", WEEKDAYS, 0)):
        for language in Language:
            for at, name in enumerate(names[language], first):
                cost = _from_name(word, bare(name))
                if cost is not None:
                    found[kind, at] = min(cost, found.get((kind, at), cost))
    return tuple(Calendar(kind, value, cost) for (kind, value), cost in found.items())


def _from_name(word: str, name: str) -> float | None:
    if word in (name, name + "s") or (len(word) >= _SHORTEST and name.startswith(word)):
        return _SHORT
    most = 2 if len(word) > _LONG else 1 if len(word) > _SHORTEST else 0
    far = distance(word, name, most) if most else 1
    return _LETTERS[far] if far <= most else None
