"""A shop's word for points, for one and for several, of a line that says one of the two."""

from __future__ import annotations

import re

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, bare
from palier.surface.setting import POINT, POINTS


class _Said(NamedTuple):
    """How a line says what points are called, how the language does, and how words end."""

    line: re.Pattern[str]
    whole: str
    several: tuple[tuple[re.Pattern[str], str], ...]
    one: tuple[tuple[re.Pattern[str], str], ...]


def _endings(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"(?:{end})$"), other) for end, other in pairs)


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
            _endings((r"(?<=[sxz])|(?<=[cs]h)", "es"), (r"(?<=[^aeiou])y", "ies"), ("", "s")),
            _endings((r"(?<=[^aeiou])ies", "y"), (r"(?<=[^s])s", "")),
        ),
        Language.FRENCH: _Said(
            re.compile(
                r"^\s*(?:les clients cumulent des |(?:les |nos |vos )?)points "
                r"(?:appelés|nommés|s['’]appellent|dits) (?:des |les )?"
                r"[\"«“]?[ \u00a0]?([^\W\d_]{2,30})[ \u00a0]?[\"»”]?\s*$",
                re.IGNORECASE | re.MULTILINE,
            ),
            'les clients cumulent des points appelés "{}", "{}"',
            _endings((r"(?<=[sxz])", ""), (r"(?<=[ae]u)", "x"), ("al", "aux"), ("", "s")),
            _endings((r"(?<=eau)x", ""), (r"(?<=[^s])s", "")),
        ),
    },
)


def one_and_several(word: str, language: Language) -> tuple[str, str]:
    """A word for one thing and for several, of either.

    >>> one_and_several("bean", Language.ENGLISH), one_and_several("berries", Language.ENGLISH)
    (('bean', 'beans'), ('berry', 'berries'))
    >>> one_and_several("pétales", Language.FRENCH), one_and_several("joyau", Language.FRENCH)
    (('pétale', 'pétales'), ('joyau', 'joyaux'))
    """
    said = _SAID[language]
    one = _ended(word, said.one) or word
    return one, word if one != word else _ended(word, said.several) or word


def _ended(word: str, endings: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    """A word with another ending: that of the first that it has."""
    found = next(((end, other) for end, other in endings if end.search(word)), None)
    return found and found[0].sub(found[1], word, count=1)


def named(text: str, language: Language) -> str | None:
    """A line of the header that calls points by one word, as it says one and several.

    >>> named('customers collect points called "bean"', Language.ENGLISH)
    'customers collect points called "bean", "beans"'
    """
    found = _SAID[language].line.search(text)
    return found and _SAID[language].whole.format(*one_and_several(found[1], language))


def units_in(text: str, language: Language) -> dict[str, str]:
    """What a file calls points by a line that is none of the language, as a setting has it."""
    found = _SAID[language].line.search(text)
    words = one_and_several(found[1], language) if found else ()
    meant = (POINT.in_(language), POINTS.in_(language))
    return {bare(word): each for word, each in zip(words, meant, strict=False)}
