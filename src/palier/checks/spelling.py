"""Whether two names look like one, spelled two ways; and which of many names do."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, islice

from palier.checks.near import FEW, MOST
from palier.source import LONGEST_NAME, distance, figures_in

LONG_ENOUGH_FOR_A_SLIP = 3
LONG_ENOUGH_FOR_ONE = 6
LONG_ENOUGH_FOR_TWO = 8
LONG_ENOUGH_IN_A_NAME = 5
"""Letters a word needs to be taken for another that has one more, less, or swapped; one changed;
two; or two in a name of several words of which the others are the same."""
LONG = 20
"""Letters of a word beyond which, among many names, a slip of one letter is looked for, not two."""

_WORDS = re.compile(r"\w+")


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
    if abs(len(one) - len(other)) > 2 or max(len(one), len(other)) > LONGEST_NAME:
        return False
    if figures_in(one) != figures_in(other):
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
    swapped = sorted(word) == sorted(other)
    one = LONG_ENOUGH_FOR_A_SLIP if unequal or swapped else LONG_ENOUGH_FOR_ONE
    two = LONG_ENOUGH_IN_A_NAME if shared and unequal else LONG_ENOUGH_FOR_TWO
    enough = {1: one, 2: two}.get(letters, shorter + 1)
    return letters if word[0] == other[0] and shorter >= enough else 3


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


class Spellings:
    """Names put in one by one; of each, the first before it that looks like it.

    Few are all compared. Among many, words are found by what is left of them when a letter or two
    are dropped: whatever is a slip for a word leaves some of the same.
    """

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.by_words: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        self.by_letters: defaultdict[str, list[str]] = defaultdict(list)
        self.left: defaultdict[str, list[str]] = defaultdict(list)
        self.words: set[str] = set()

    def like(self, name: str) -> str | None:
        """The first name so far that this one may be a slip for."""
        if len(name) > LONGEST_NAME:
            return None
        near = self.names if len(self.names) <= FEW else self._near(_WORDS.findall(plain(name)))
        in_order = sorted(near, key=self.names.__getitem__)
        return next((each for each in in_order if look_alike(each, name)), None)

    def put(self, name: str) -> None:
        """Enter a name."""
        if len(name) > LONGEST_NAME:
            return
        words = _WORDS.findall(plain(name))
        self.names[name] = len(self.names)
        self.by_words[tuple(words)].append(name)
        self.by_letters["".join(words)].append(name)
        for word in set(words) - self.words:
            self.words.add(word)
            for left in without_letters(word):
                self.left[left].append(word)

    def _near(self, words: list[str]) -> set[str]:
        """Names of the same letters, or with one or two words changed."""
        slips = [self._slips(word) for word in words]
        found = {*self.by_letters.get("".join(words), ())}
        for places in chain(combinations(range(len(words)), 1), combinations(range(len(words)), 2)):
            for changed in changes(words, places, slips):
                found.update(self.by_words.get(changed, ()))
        return found

    def _slips(self, word: str) -> set[str]:
        """Words that may be slips for one, of each sort the first few."""
        left = (islice(self.left.get(each, ()), MOST) for each in without_letters(word))
        return {*chain.from_iterable(left)} - {word}


def changes(
    words: list[str], places: tuple[int, ...], slips: list[set[str]]
) -> Iterator[tuple[str, ...]]:
    """The words of a name with a slip in each of some places."""
    first, *rest = places
    for slip_ in slips[first]:
        changed = [*words[:first], slip_, *words[first + 1 :]]
        yield from changes(changed, tuple(rest), slips) if rest else [tuple(changed)]


def without_letters(word: str) -> Iterable[str]:
    """A word, and what is left of it without one or two of its letters, the first aside.

    >>> sorted(without_letters("rose"))
    ['roe', 'ros', 'rose', 'rse']
    """
    yield word
    if len(word) < LONG_ENOUGH_FOR_A_SLIP:
        return
    letters = 2 if LONG_ENOUGH_IN_A_NAME <= len(word) <= LONG else 1
    for dropped in range(1, letters + 1):
        for places in combinations(range(1, len(word)), dropped):
            yield "".join(letter for at, letter in enumerate(word) if at not in places)
