"""Names: as they are compared, and the nearest of some known ones to one that was mistyped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest letters changed, if that is a third of them at most.

    >>> nearest("Gardein", ["Pro", "Gardien"]), nearest("europe/pari", ["Europe/Paris"])
    ('Gardien', 'Europe/Paris')
    >>> nearest("Or", ["Bronze"]) is None
    True
    """
    folded = bare(word)
    limit = max(1, len(folded) // 3)
    found = [(distance(folded, bare(each), limit), each) for each in known]
    least = min(found, key=lambda pair: pair[0], default=None)
    return least[1] if least and least[0] <= limit else None


def distance(one: str, other: str, limit: int) -> int:
    """Letters to add, drop, change or swap with the next; beyond `limit` nothing is counted.

    >>> distance("colisimo", "colissimo", 2), distance("ab", "ba", 2), distance("ab", "xyz", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = above, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def same_name(text: str) -> str:
    """Bring a name to the form that names are compared in.

    >>> same_name("So  Colissimo ") == "So Colissimo", same_name("L’Atelier")
    (True, "L'Atelier")
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u2019", "'")
    return " ".join(text.split())


def bare(word: str) -> str:
    """A word without its capitals and accents.

    >>> bare("Dès")
    'des'
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))
