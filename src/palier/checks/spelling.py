"""Whether two names look like one, spelled two ways."""

from __future__ import annotations

import re
import unicodedata

from palier.nearest import distance

LONG_ENOUGH_FOR_ONE = 6
LONG_ENOUGH_FOR_TWO = 8
LONG_ENOUGH_IN_A_NAME = 5
"""Letters a word needs to be taken for another that has one changed, or two; or two in a name of
several words of which the others are the same."""

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
    if abs(len(one) - len(other)) > 2 or figures(one) != figures(other):
        return False
    words, others = _WORDS.findall(plain(one)), _WORDS.findall(plain(other))
    if "".join(words) == "".join(others):
        return True
    return len(words) == len(others) and differ_by_slips(words, others)


def differ_by_slips(words: list[str], others: list[str]) -> bool:
    """Whether one or two words differ, and by two letters in all."""
    unlike = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    shared = len(unlike) < len(words)
    return 1 <= sum(slip(*pair, shared=shared) for pair in unlike) <= 2


def slip(word: str, other: str, *, shared: bool) -> int:
    """How many letters are changed, dropped, added or swapped; 3 when it can be no slip.

    `shared`: the names have other words in common.
    """
    shorter = min(len(word), len(other))
    letters = distance(word, other, 2)
    unequal = len(word) != len(other)
    one = 3 if unequal or sorted(word) == sorted(other) else LONG_ENOUGH_FOR_ONE
    two = LONG_ENOUGH_IN_A_NAME if shared and unequal else LONG_ENOUGH_FOR_TWO
    enough = {1: one, 2: two}.get(letters, shorter + 1)
    return letters if word[0] == other[0] and shorter >= enough else 3


def figures(name: str) -> str:
    """The numbers in a name.

    >>> figures("Bag 8 l, model 12")
    '8 12'
    """
    return " ".join(_FIGURES.findall(name))


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
