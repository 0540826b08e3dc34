"""From a line to its tokens: numbers, names between quotes, dates, words, and a few signs.

Characters that nobody sees, and letters that pass for others, are told here too.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from palier.closed import total
from palier.problem import Problem
from palier.problem.syntax import (
    EmptyName,
    HiddenCharacter,
    LookAlike,
    UnexpectedCharacter,
)
from palier.quantity import SYMBOLS, Hour, currency_digits
from palier.source import HIDDEN, Language, SourceText, Span
from palier.surface import figures_in
from palier.surface.figures_in import Refused
from palier.surface.lalr import Tables
from palier.tree import Name
from palier.values import dataclass, replace

_SPACE = "[ \u00a0\u202f]"
_SHARED = rf"""
    (?P<quoted>"[^"]*"|«[^»]*»|“[^”]*”)
  | (?P<iso>\d{{4}}-\d\d?-\d\d?(?![\d-]))
  | (?!\d-\d-\d(?!\d))
    (?P<slashed>\d{{1,4}}(?P<between>[/.-])\d{{1,2}}(?P=between)\d{{1,4}}(?![\d/]))
  | (?P<hour>%s)
  | (?P<ordinal>\d+(?:%s)(?!\w))
  | (?P<number>\d{{1,3}}(?:{_SPACE}\d{{3}}(?!\d))+(?:[.,]\d+)*|\d+(?:[.,]\d+)*)
  | (?P<times>[x×](?=\d)|×)
  | (?P<word>%s)
  | (?P<sign>[:,()=%%])
  | (?P<prefix>[{"".join(SYMBOLS)}](?=\d))
  | (?P<symbol>[{"".join(SYMBOLS)}])
  | (?P<space>\s+)
  | (?P<other>.)
"""
_ENGLISH = _SHARED % (
    r"\d{1,2}:\d\d(?!\d)",
    "st|nd|rd|th",
    r"[^\W\d_]\w*(?:['’-]\w+)*",
)
_FRENCH = _SHARED % (
    rf"\d{{1,2}}{_SPACE}?[hH](?:{_SPACE}?\d\d)?(?!\w)|\d{{1,2}}:\d\d(?!\d)",
    "er|re|ère|nde?|e|ème|eme",
    r"[^\W\d_]\w*(?:-\w+)*['’]?",
)
_PATTERNS = total(Language, {Language.ENGLISH: _ENGLISH, Language.FRENCH: _FRENCH})


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """What tokens are in a language; made when it is read, for it takes a while."""
    return re.compile(_PATTERNS[language], re.VERBOSE | re.IGNORECASE)


_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True))
LATIN = str.maketrans(_CYRILLIC | _GREEK)
"""Letters of other alphabets, and the Latin ones that they look like."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, name or sign; `kinds` are the terminals it may be, the likeliest first."""

    kinds: tuple[str, ...]
    text: str
    span: Span
    value: object = None

    def meaning(self, kind: str) -> object:
        """What it says as one of its kinds: words of the grammar say nothing by themselves."""
        return self.value if kind.startswith("A") else None


def tokens_of(text: str, start: int, end: int, tables: Tables) -> list[Token]:
    """The tokens of a stretch of text, in order.

    Raises `Refused` at the first thing that is no token: a sign the language does not use, a number
    in another style, a date that has two readings.
    """
    found = list(_tokens(text, start, end, tables))
    return [settled(token, found, at, tables) for at, token in enumerate(found)]


def words_of(text: str, start: int, end: int, language: Language) -> list[str]:
    """The bare words of a stretch of text, as they are looked up."""
    matches = _pattern(language).finditer(text, start, end)
    return [folded(each.group()) for each in matches if each.lastgroup == "word"]


def folded(word: str) -> str:
    """A word as it is looked up: no capitals, straight apostrophes."""
    return word.casefold().replace("’", "'")


def _tokens(text: str, start: int, end: int, tables: Tables) -> Iterator[Token]:
    for match in matches_of(text, start, end, tables.language):
        if match.lastgroup != "space":
            yield token_of(match, Span(*match.span()), tables)


def matches_of(text: str, start: int, end: int, language: Language) -> Iterator[re.Match[str]]:
    """The words, numbers, names and signs of a stretch of text, and the spaces between them."""
    return _pattern(language).finditer(text, start, end)


def token_of(match: re.Match[str], span: Span, tables: Tables) -> Token:
    """One of them as a token; raises `Refused` where it is none."""
    text = match.group()
    match match.lastgroup:
        case "word":
            return _word(text, span, tables)
        case "quoted":
            return Token(("A_NAME",), text, span, _name(text, span))
        case "number":
            return Token(("A_NUMBER",), text, span, figures_in.figure(text, span, tables.language))
        case "sign" | "times":
            sign = "x" if match.lastgroup == "times" else text
            return Token(tables.words.get(sign, ()), text, span)
        case "symbol":
            return Token(("A_CURRENCY",), text, span, SYMBOLS[text])
        case "prefix":
            return Token(("A_SIGN", "A_CURRENCY"), text, span, SYMBOLS[text])
        case "hour":
            return Token(("AN_HOUR",), text, span, _hour(text, span))
        case "ordinal":
            return Token(
                ("AN_ORDINAL",), text, span, figures_in.ordinal(text, span, tables.language)
            )
        case "iso":
            return Token(("A_DATE",), text, span, _iso(text, span, tables.language))
        case "slashed" | "between":
            raise Refused(figures_in.two_readings(text, span, tables.language))
        case _:
            raise Refused(UnexpectedCharacter(span, text))


def _word(text: str, span: Span, tables: Tables) -> Token:
    word = folded(text)
    if word not in tables.words and not word.isascii():
        word = word.translate(LATIN)
    kinds = tables.words.get(word, ())
    if (month := tables.months.get(word)) is not None:
        return Token((*kinds, "A_MONTH"), text, span, month)
    if (weekday := tables.weekdays.get(word)) is not None:
        return Token((*kinds, "A_WEEKDAY"), text, span, weekday)
    code = tables.currencies.get(word, text.upper())
    if currency_digits(code) is not None:
        return Token((*kinds, "A_CURRENCY"), text, span, code)
    return Token(kinds or ("A_WORD",), text, span, text)


def settled(token: Token, tokens: Sequence[Token], at: int, tables: Tables) -> Token:
    """Tell apart what only the next words tell: a comma before a name, `or` before more goods."""
    if token.text == "," and tokens[at + 1 : at + 2] and tokens[at + 1].kinds == ("A_NAME",):
        return replace(token, kinds=("_NEXT_NAME", *token.kinds))
    if token.kinds == ("_OR",):
        words = (folded(each.text) for each in tokens[at + 1 : at + 4])
        noun = next((word for word in words if word not in tables.articles), None)
        if noun is None or noun in tables.goods:
            return replace(token, kinds=("_OR_GOODS", *token.kinds))
    return token


def _name(quoted: str, span: Span) -> Name:
    text = " ".join(quoted[1:-1].split()).replace("’", "'")
    if not text:
        raise Refused(EmptyName(span))
    return Name(text, span=span)


def _hour(text: str, span: Span) -> Hour:
    hours, minutes = (int(each) for each in [*re.findall(r"\d+", text), "0"][:2])
    return figures_in.hour(hours, minutes, text, span)


def _iso(text: str, span: Span, language: Language) -> dt.date:
    year, month, day = (int(each) for each in text.split("-"))
    return figures_in.date(year, month, day, span, language)


def hidden(source: SourceText) -> Iterator[Problem]:
    """Control characters, and those that turn the text around: nobody sees what they do."""
    for match in HIDDEN.finditer(source.text):
        yield HiddenCharacter(Span(*match.span()), ord(match.group()))


def look_alikes(source: SourceText) -> Iterator[Problem]:
    """Words that mix Latin letters with letters of another alphabet that look like Latin ones."""
    if not _FOREIGN.search(source.text):
        return
    for match in _LETTERS.finditer(source.text):
        word = match.group()
        letter = next((each for each in word if _passes(each)), None)
        if letter is not None and any(_latin(each) for each in word):
            latin = letter.translate(LATIN)
            yield LookAlike(Span(*match.span()), word, letter, latin)


def _passes(letter: str) -> bool:
    return ord(letter) in LATIN


def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
