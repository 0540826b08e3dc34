"""Characters that a rule file should not hold, and letters that pass for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from palier.problem import Problem
from palier.problem.syntax import HiddenCharacter, LookAlike
from palier.source import SourceText, Span

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff]"
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True))
LATIN = str.maketrans(_CYRILLIC | _GREEK)
"""Letters of other alphabets, and the Latin ones that they look like."""


def hidden(source: SourceText) -> Iterator[Problem]:
    """Control characters, and those that turn the text around: nobody sees what they do."""
    for match in HIDDEN.finditer(source.text):
        yield HiddenCharacter(Span(*match.span()), ord(match.group()))


def look_alikes(source: SourceText) -> Iterator[Problem]:
    """Words that mix Latin letters with letters of another alphabet that look like Latin ones."""
    if not _FOREIGN.search(source.text):
        return
    for match in _WORD.finditer(source.text):
        word = match.group()
        letter = next((each for each in word if _passes(each)), None)
        if letter is not None and any(_latin(each) for each in word):
            latin = letter.translate(LATIN)
            yield LookAlike(Span(*match.span()), word, letter, latin)


def _passes(letter: str) -> bool:
    return ord(letter) in LATIN


def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
