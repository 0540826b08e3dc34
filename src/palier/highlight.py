"""Rule files in colour, for whatever uses Pygments: `pip install palier[highlight]`.

The words are those of the language itself, of the file's surface: each is read from the tables that
the parser reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import Lexer
from pygments.token import (
    Comment,
    Error,
    Keyword,
    Name,
    Number,
    Punctuation,
    String,
    Text,
    _TokenType,
)

from palier.quantity import currencies
from palier.source import Language, SourceText
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface.blocks import blocks_of
from palier.surface.lalr import Tables, tables_of
from palier.surface.parse import language_of
from palier.surface.tokens import folded

PIECE = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»)"
    r"|(?P<number>\d+(?:[.,:\u00a0\u202f ]\d+)*(?:\s?%|(?:st|nd|rd|th|re|er|e)\b)?)"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*(?:[’']s\b|[’'])?)"
    r"|(?P<sign>[-+×=:(),;€$£¥%/])"
    r"|(?P<space>\s+)"
    r"|(?P<other>.)"
)


CALENDAR = frozenset(
    folded(each) for language in Language for each in (*MONTHS[language], *WEEKDAYS[language])
)


class PalierLexer(Lexer):  # type: ignore[misc] # pygments has no types
    """A lexer for rule files, in English and in French.

    >>> [str(kind) for kind, text in PalierLexer().get_tokens('tier "Gold"') if text.strip()]
    ['Token.Keyword.Declaration', 'Token.Literal.String']
    """

    name = "Palier"
    aliases: ClassVar[list[str]] = ["palier"]
    filenames: ClassVar[list[str]] = ["*.palier"]
    mimetypes: ClassVar[list[str]] = ["text/x-palier"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """The pieces of a text, each with what it is."""
        tables = tables_of(language_of(blocks_of(SourceText.of(text))))
        for found in PIECE.finditer(text):
            yield found.start(), _kind(found, text, tables), found[0]


def _kind(found: re.Match[str], text: str, tables: Tables) -> _TokenType:
    match found.lastgroup:
        case "comment":
            return Comment.Single
        case "string":
            return String
        case "number":
            return Number
        case "word":
            return _word(found, text, tables)
        case "sign":
            return Punctuation
        case "space":
            return Text.Whitespace
        case _:
            return Error


def _word(found: re.Match[str], text: str, tables: Tables) -> _TokenType:
    """A word of the language, of the calendar, or a currency; the first of a statement declares."""
    word = folded(found[0].rstrip("’'"))
    if found.start() == 0 or text[found.start() - 1] == "\n":
        return Keyword.Declaration
    if word in CALENDAR or found[0] in currencies():
        return Keyword.Constant
    return Keyword if word in tables.words or folded(found[0]) in tables.words else Name
