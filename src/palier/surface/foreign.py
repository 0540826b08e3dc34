"""The other language's words in a file of this one: out of the table of phrases, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palier.closed import total
from palier.source import Language, bare
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import Field, Row, Way, ways_of

_ITEM = r"<[a-z]+\d?>|\d+\w*|%s|\S"
_ITEMS = total(
    Language,
    {
        Language.ENGLISH: re.compile(_ITEM % r"[^\W\d_]\w*(?:['’-]\w+)*"),
        Language.FRENCH: re.compile(_ITEM % r"[^\W\d_]\w*(?:-\w+)*['’]?"),
    },
)


def foreign(language: Language) -> Iterator[tuple[tuple[str, ...], str]]:
    """The other language's words between two places of a phrase, and this one's."""
    pairs: dict[tuple[tuple[str, ...], str], None] = {}
    for row in PHRASES:
        if row.is_read and row.pattern(language.other) and row.pattern(language):
            for written, means in _aligned(row, language):
                items = tuple(bare(each) for each in _ITEMS[language.other].findall(written))
                if items and items[0][0].isalpha() and means.strip():
                    pairs.setdefault((items, means.strip()))
    return iter(pairs)


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
