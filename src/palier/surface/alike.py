"""Words that are alike: without its accents, in another form, or misspelt."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from palier.source import Language, bare, distance
from palier.surface.lalr import tables_of
from palier.surface.near import near_of

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
