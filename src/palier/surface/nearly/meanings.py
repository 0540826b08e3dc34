"""What people write for what the language says: `grammar/meanings.toml`, taken apart.

A meaning has what is written, and the language's own words for it. `same` is read as it stands;
`near` is only ever proposed. The other language's words are meanings too, of the table of phrases.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from palier.closed import total
from palier.source import Language, bare
from palier.surface.lalr import grammar_folder
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import Field, Row, Way, ways_of

SAME, NEAR, FOREIGN = 0.2, 0.8, 0.3
_ITEM = r"<[a-z]+\d?>|\d+(?:st|nd|rd|th|er|ère|ere|re|e|ème)?(?!\w)|\d+|%s|\S"
_ITEMS = total(
    Language,
    {
        Language.ENGLISH: re.compile(_ITEM % r"[^\W\d_]\w*(?:['’-]\w+)*"),
        Language.FRENCH: re.compile(_ITEM % r"[^\W\d_]\w*(?:-\w+)*['’]?"),
    },
)


class Meaning(NamedTuple):
    """`remise de <money>` for `<money> de remise`, and how far one is from the other.

    `before` and `after` have to stand beside it, and stay: the name of `level <name>`.
    """

    written: tuple[str, ...]
    means: str
    cost: float
    before: str = ""
    after: str = ""


class Words(NamedTuple):
    """What one language's table says: meanings by their first word, and words that say nothing."""

    meanings: Mapping[str, tuple[Meaning, ...]]
    empty: frozenset[str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]


@cache
def words_of_language(language: Language) -> Words:
    """The table of a language, read when a line is no phrase."""
    text = (grammar_folder() / "meanings.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)[language.name.lower()]
    meanings = [
        *_listed(found["same"], SAME, language),
        *_listed(found["near"], NEAR, language),
        *_foreign(language),
    ]
    by_first: dict[str, list[Meaning]] = {}
    for each in meanings:
        by_first.setdefault(each.written[0], []).append(each)
    return Words(
        {first: tuple(several) for first, several in by_first.items()},
        frozenset(bare(each) for each in found["empty"].split()),
        _numbered(found["numbers"])
        | {bare(word): number for word, number in found["tens"].items()},
        _numbered(found["ordinals"]),
    )


def _numbered(names: list[str]) -> dict[str, int]:
    return {bare(word): at for at, words in enumerate(names) for word in words.split("/")}


def _listed(lines: Iterable[str], cost: float, language: Language) -> Iterator[Meaning]:
    for line in lines:
        waiting: list[str] = []
        for part in line.split("|"):
            left, arrow, means = part.partition("→")
            waiting.append(left)
            if arrow:
                ways = (way for each in waiting for way in _ways(each, language))
                yield from (_trimmed(way, means.strip(), cost) for way in ways)
                waiting = []


def _trimmed(written: tuple[str, ...], means: str, cost: float) -> Meaning:
    """A place that stands at the same end of both is only looked at."""
    before = after = ""
    last = written[-1]
    if _is_only_place(last, written, means) and means.endswith(last):
        written, means, after = written[:-1], means.removesuffix(last).strip(), last
    first = written[0]
    if _is_only_place(first, written, means) and means.startswith(first):
        written, means, before = written[1:], means.removeprefix(first).strip(), first
    return Meaning(written, means, cost, before, after)


def _is_only_place(item: str, written: tuple[str, ...], means: str) -> bool:
    return len(written) > 1 and len(item) > 1 and item[0] == "<" and means.count(item) == 1


def _ways(pattern: str, language: Language) -> Iterator[tuple[str, ...]]:
    """All ways to write a pattern: `a/b` is either, `[a]` may be left out.

    >>> sorted(_ways("bon/chèque [d'achat]", Language.FRENCH))
    [('bon',), ('bon', "d'", 'achat'), ('cheque',), ('cheque', "d'", 'achat')]
    """
    parts = [part for part in re.split(r"(\[[^\]]*\])", pattern) if part.strip()]
    options = [("", part[1:-1]) if part[0] == "[" else (part,) for part in parts]
    for chosen in product(*options):
        choices = [_either(chunk, language) for part in chosen for chunk in part.split()]
        for ways in product(*choices):
            yield tuple(chain(*ways))


def _either(chunk: str, language: Language) -> list[tuple[str, ...]]:
    """The items of a word, or of each of several."""
    several = chunk.split("/") if len(chunk) > 1 else [chunk]
    return [tuple(bare(item) for item in _ITEMS[language].findall(each)) for each in several]


def _foreign(language: Language) -> Iterator[Meaning]:
    """The other language's words between two places of a phrase, and this one's."""
    pairs: dict[tuple[tuple[str, ...], str], None] = {}
    for row in PHRASES:
        if row.is_read and row.pattern(language.other) and row.pattern(language):
            for written, means in _aligned(row, language):
                items = tuple(bare(each) for each in _ITEMS[language.other].findall(written))
                if items and items[0][0].isalpha() and means.strip():
                    pairs.setdefault((items, means.strip()))
    yield from (Meaning(items, means, FOREIGN) for items, means in pairs)


def _aligned(row: Row, language: Language) -> Iterator[tuple[str, str]]:
    """The stretches of words of a row, side by side, for each way to write it in both languages."""
    theirs, ours = ways_of(row.parts(language.other)), ways_of(row.parts(language))
    for this, that in ((theirs[0], ours[0]), (theirs[-1], ours[-1])):
        those, these = _stretches(this), _stretches(that)
        if len(those) == len(these):
            yield from zip(those, these, strict=True)


def _stretches(way: Way) -> list[str]:
    """The words of a phrase between its places."""
    found, text = [], ""
    for part in (*way, Field("", "")):
        if isinstance(part, Field):
            found.append(text.replace("\v", " "))
            text = ""
        else:
            text += part
    return found
