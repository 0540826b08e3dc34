"""A shop's word for points, for one and for several, of a line that says one of the two."""

from __future__ import annotations

import re

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, bare
from palier.speech.plurals import both
from palier.surface.setting import POINT, POINTS


class _Said(NamedTuple):
    """How a line says what points are called, and how the language does."""

    line: re.Pattern[str]
    whole: str


_SAID = total(
    Language,
    {
        Language.ENGLISH: _Said(
            re.compile(
                r"^\s*(?:customers collect |(?:our |the |your )?)points (?:are )?"
                r"(?:called|named|known as) [\"“]?([^\W\d_]{2,30})[\"”]?\s*$",
                re.IGNORECASE | re.MULTILINE,
            ),
            'customers collect points called "{}", "{}"',
        ),
        Language.FRENCH: _Said(
            re.compile(
                r"^\s*(?:les clients cumulent des |(?:les |nos |vos )?)points "
                r"(?:appelés|nommés|s['’]appellent|dits) (?:des |les )?"
                r"[\"«“]?[ \u00a0]?([^\W\d_]{2,30})[ \u00a0]?[\"»”]?\s*$",
                re.IGNORECASE | re.MULTILINE,
            ),
            'les clients cumulent des points appelés "{}", "{}"',
        ),
    },
)


def named(text: str, language: Language) -> str | None:
    """A line of the header that calls points by one word, as it says one and several.

    >>> named('customers collect points called "bean"', Language.ENGLISH)
    'customers collect points called "bean", "beans"'
    """
    found = _SAID[language].line.search(text)
    return found and _SAID[language].whole.format(*both(found[1], language))


def units_in(text: str, language: Language) -> dict[str, str]:
    """What a file calls points by a line that is none of the language, as a setting has it."""
    found = _SAID[language].line.search(text)
    words = both(found[1], language) if found else ()
    meant = (POINT.in_(language), POINTS.in_(language))
    return {bare(word): each for word, each in zip(words, meant, strict=False)}
