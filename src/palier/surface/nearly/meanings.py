"""What people write for what the language says: the near phrases (`surface.near`, out of
`grammar/near.toml`), those that are only ever proposed, and the other language's words.

The near phrases are what is read; here they help to propose as well, where a line needs more than
other words. The other language's words come of the table of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, bare
from palier.surface.near import Near, Place, Term, Ways, near_of
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import Field, Row, Way, ways_of

READ, PROPOSED, FOREIGN = 0.2, 0.8, 0.3
PLACES = {
    **{each: (each,) for each in ("n", "day", "year", "month", "weekday", "date", "hour", "unit")},
    **{each: (each,) for each in ("money", "points", "name", "type")},
    "currency": ("cur",),
    "percent": ("pct",),
    "names": ("name",),
    "sum": ("money", "pct"),
}
"""Kinds of places of a near phrase, and what is looked for there; a few words are not."""
_ITEM = r"<[a-z]+\d?>|\d+\w*|%s|\S"
_ITEMS = total(
    Language,
    {
        Language.ENGLISH: re.compile(_ITEM % r"[^\W\d_]\w*(?:['’-]\w+)*"),
        Language.FRENCH: re.compile(_ITEM % r"[^\W\d_]\w*(?:-\w+)*['’]?"),
    },
)


class Meaning(NamedTuple):
    """`remise de <money>` for `<money> de remise`, and how far one is from the other.

    `before` and `after` have to stand beside it, and stay: the name of `level <name>`. `begins`,
    `ends`: it stands at the beginning, or at the end, of a line.
    """

    written: tuple[str, ...]
    means: str
    cost: float
    before: str = ""
    after: str = ""
    begins: bool = False
    ends: bool = False


class Words(NamedTuple):
    """What one language's table says: meanings by their first word, and words that say nothing."""

    meanings: Mapping[str, tuple[Meaning, ...]]
    empty: frozenset[str]
    numbers: Mapping[str, str]
    points: frozenset[str]
    units: frozenset[str]


@cache
def words_of_language(language: Language) -> Words:
    """The meanings of a language, put together when a line is no phrase."""
    table = near_of(language)
    read = dict.fromkeys(near for several in table.by_word.values() for near in several)
    meanings = [
        *_meanings(read, READ),
        *_meanings(table.proposed, PROPOSED),
        *_foreign(language),
    ]
    by_first: dict[str, list[Meaning]] = {}
    for each in dict.fromkeys(meanings):
        by_first.setdefault(each.written[0], []).append(each)
    return Words(
        {first: tuple(several) for first, several in by_first.items()},
        frozenset(map(bare, (*table.light, *table.articles, *table.closing))),
        table.numbers,
        table.points,
        table.units,
    )


def _meanings(nears: Iterable[Near], cost: float) -> Iterator[Meaning]:
    for near in nears:
        for said in _ways(near.said):
            kinds = [each.kind for each in (*said, *near.meant) if isinstance(each, Place)]
            if said and all(kind in PLACES for kind in kinds):
                several = max((len(PLACES[kind]) for kind in kinds), default=1)
                yield from (_meaning(near, said, which, cost) for which in range(several))


def _ways(terms: tuple[Term, ...]) -> Iterator[tuple[str | Place, ...]]:
    """All ways to write some terms, one after another."""
    found: list[tuple[str | Place, ...]] = [()]
    for term in terms:
        match term:
            case Ways(ways):
                more = [way for each in ways for way in _ways(each)]
            case _:
                more = [(term,)]
        found = [(*before, *after) for before in found for after in more]
    return iter(found)


def _meaning(near: Near, said: tuple[str | Place, ...], which: int, cost: float) -> Meaning:
    """A near phrase with `<money>` for `{sum}`, or the other of what may stand there."""
    named: dict[str, str] = {}
    for each in said:
        if isinstance(each, Place) and each.name not in named:
            kind = PLACES[each.kind][min(which, len(PLACES[each.kind]) - 1)]
            taken = sum(key.strip("<>0123456789") == kind for key in named.values())
            named[each.name] = f"<{kind}{taken + 1}>" if taken else f"<{kind}>"
    written = tuple(named[each.name] if isinstance(each, Place) else each for each in said)
    means = " ".join(
        named.get(each.name, "") if isinstance(each, Place) else each for each in near.meant
    )
    return _trimmed(written, means, cost)._replace(begins=near.begins, ends=near.ends)


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
    one = len(written) > 1 and len(item) > 1 and item[0] == "<"
    return one and means.count(item) == 1 and written.count(item) == 1


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
