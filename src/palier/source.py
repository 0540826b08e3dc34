"""The ground: a text and places in it, the languages it may be written in, and names: as they are
compared, and the nearest of some known ones to one that was mistyped.
"""

from __future__ import annotations

import bisect
import codecs
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from functools import lru_cache
from typing import Literal, assert_never

from palier.values import dataclass, field


class Language(Enum):
    """A surface of the language, and a language of pages and messages."""

    ENGLISH = "en"
    FRENCH = "fr"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise ValueError(f"{value!r} is no language of Palier: 'en' and 'fr' are")

    @property
    def other(self) -> Language:
        """The other one.

        >>> Language.ENGLISH.other
        <Language.FRENCH: 'fr'>
        """
        match self:
            case Language.ENGLISH:
                return Language.FRENCH
            case Language.FRENCH:
                return Language.ENGLISH
            case _:
                assert_never(self)


InLanguage = Language | Literal["en", "fr"]
"""A language, or its code: how Python asks for one."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: offsets in characters, the end excluded."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """The stretch from the start of this one to the end of the other.

        >>> Span(3, 5).to(Span(8, 9))
        Span(start=3, end=9)
        """
        return Span(min(self.start, other.start), max(self.end, other.end))


NOWHERE = Span(0, 0)
LONGEST_NAME = 200
"""Letters of a name beyond which nobody asks what else it looks like."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a rule file, in NFC, and the name it is reported under.

    `first` is the number of its first line, where it is one line of a longer text.

    >>> SourceText.of("a\\nbc").place(3)
    Place(line=2, column=2)
    """

    text: str
    name: str = "<text>"
    starts: tuple[int, ...] = field(default=(0,), compare=False, repr=False)
    first: int = field(default=1, compare=False, repr=False)

    @classmethod
    def of(cls, text: str, name: str = "<text>", first: int = 1) -> SourceText:
        """Bring a text to NFC with `\\n` line ends, and count its lines."""
        clean = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
        clean = clean.replace("\r\n", "\n").replace("\r", "\n")
        starts = (0, *(end.end() for end in re.finditer("\n", clean)))
        return cls(clean, name, starts, first)

    def place(self, offset: int) -> Place:
        """Where an offset stands."""
        line = bisect.bisect_right(self.starts, offset)
        return Place(line + self.first - 1, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, by its number, without its end."""
        start = self.starts[number - self.first]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def at(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff]"
)
"""Control characters, and those that turn the text around: nobody sees what they do."""


class Encoding(Enum):
    """How a text file was saved."""

    UTF_8 = "UTF-8"
    UTF_16 = "UTF-16"
    WINDOWS = "Windows-1252"


_LETTERS = 0.6
"""The share of plain letters, figures and spaces below which bytes are no text of old Windows."""


def decoded(raw: bytes) -> tuple[str, Encoding]:
    """A text from its bytes, and how it was saved: as editors do now, or as Notepad and Word did.

    Raises `UnicodeDecodeError`, at the byte that is no UTF-8, for what is no text in any of them.

    >>> decoded("dès 10 €".encode("cp1252")), decoded("dès".encode("utf-16"))
    (('dès 10 €', <Encoding.WINDOWS: 'Windows-1252'>), ('dès', <Encoding.UTF_16: 'UTF-16'>))
    """
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return raw.decode("utf-8"), Encoding.UTF_8
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16"), Encoding.UTF_16
    try:
        return raw.decode("utf-8-sig"), Encoding.UTF_8
    except UnicodeDecodeError:
        plain = sum(byte < 128 and (chr(byte).isalnum() or byte in b" \n") for byte in raw)
        if plain < _LETTERS * len(raw) or b"\0" in raw:
            raise
        with suppress(UnicodeDecodeError):
            return raw.decode("cp1252"), Encoding.WINDOWS
        raise


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest letters changed, if that is a third of them at most.

    One of two letters is like those with its letters only; where more than one letter is another,
    the first is not.

    >>> nearest("Gardein", ["Pro", "Gardien"]), nearest("europe/pari", ["Europe/Paris"])
    ('Gardien', 'Europe/Paris')
    >>> nearest("Or", ["Bronze"]) is None, nearest("xp", ["up"]) is None, nearest("eu", ["eur"])
    (True, True, 'eur')
    >>> nearest("visits", ["limits"]) is None
    True
    """
    folded = bare(word)
    limit = max(1, len(folded) // 3)
    found = [(distance(folded, bare(each), limit), each) for each in known]
    near = [pair for pair in found if pair[0] <= limit and _is_like(folded, bare(pair[1]), pair[0])]
    return min(near, key=lambda pair: pair[0], default=(0, None))[1]


def _is_like(word: str, other: str, away: int) -> bool:
    """Whether so many letters away is a slip, and no other word."""
    if len(word) < 3:
        return len(word) != len(other) or sorted(word) == sorted(other)
    return away < 2 or word[:1] == other[:1]


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant: one with the same figures.

    >>> nearest_name("5 EUR vouchr", ["15 EUR voucher", "5 EUR voucher"])
    '5 EUR voucher'
    >>> nearest_name("5 EUR voucher", ["15 EUR voucher"]) is None
    True
    """
    return nearest(name, [each for each in known if figures_in(each) == figures_in(name)])


def figures_in(name: str) -> str:
    """The numbers in a name.

    >>> figures_in("Bag 8 l, model 12")
    '8 12'
    """
    return " ".join(re.findall(r"\d+", name))


def distance(one: str, other: str, limit: int) -> int:
    """Letters to add, drop, change or swap with the next; beyond `limit` nothing is counted.

    Of texts too long to be a name nothing is counted either.

    >>> distance("colisimo", "colissimo", 2), distance("ab", "ba", 2), distance("ab", "xyz", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > limit or len(one) > LONGEST_NAME:
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


@lru_cache(maxsize=4096)
def same_name(text: str) -> str:
    """Bring a name to the form that names are compared in.

    >>> same_name("So  Colissimo ") == "So Colissimo", same_name("L’Atelier")
    (True, "L'Atelier")
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u2019", "'")
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word without its capitals and accents.

    >>> bare("Dès")
    'des'
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))
