"""Whether two names look like one, spelled two ways."""

from __future__ import annotations

import re
import unicodedata

from palier.nearest import distance

LONG_ENOUGH_FOR_ONE = 6
LONG_ENOUGH_FOR_TWO = 8
_WORDS = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+")


def look_alike(one: str, other: str) -> bool:
    """Whether one name may be a slip for the other.

    Two names are not one when they begin differently, when a whole word or a figure tells them
    apart, or when they are so short that a letter makes another word.

    >>> look_alike("Colissimo", "Colisimo"), look_alike("Colissimo", "So Colissimo")
    (True, False)
    >>> look_alike("Savon", "Savons"), look_alike("Savons 5 l", "Savons 10 l")
    (True, False)
    >>> look_alike("Vente privée", "Ventes privées"), look_alike("mini", "midi")
    (True, False)
    >>> look_alike("homme", "femme"), look_alike("intérieur", "extérieur")
    (False, False)
    """
    if abs(len(one) - len(other)) > 2 or _FIGURES.findall(one) != _FIGURES.findall(other):
        return False
    words, others = _WORDS.findall(plain(one)), _WORDS.findall(plain(other))
    if "".join(words) == "".join(others):
        return True
    return len(words) == len(others) and differ_by_slips(words, others)


def differ_by_slips(words: list[str], others: list[str]) -> bool:
    """Whether one or two words differ, and by two letters in all."""
    unlike = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    letters = sum(slip(*pair) for pair in unlike)
    return 1 <= letters <= 2


def slip(word: str, other: str) -> int:
    """How many letters are changed, dropped, added or swapped; 3 when it can be no slip."""
    shorter = min(len(word), len(other))
    letters = distance(word, other, 2)
    added_or_swapped = len(word) != len(other) or sorted(word) == sorted(other)
    enough = {1: 3 if added_or_swapped else LONG_ENOUGH_FOR_ONE, 2: LONG_ENOUGH_FOR_TWO}
    if word[0] != other[0] or shorter < enough.get(letters, shorter + 1):
        return 3
    return letters


def plain(name: str) -> str:
    """A name without capitals and accents.

    >>> plain("Crème")
    'creme'
    """
    return "".join(
        each
        for each in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(each)
    )
