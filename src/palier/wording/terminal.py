"""Texts on a terminal: their colours, how wide they are, and nothing in them that drives it."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
TAB = "    "


class Ink(Enum):
    """The colours of a report, as terminals are told of them."""

    ERROR = "1;31"
    WARNING = "1;33"
    ADVICE = "1;36"
    TITLE = "1"
    FRAME = "34"
    ASIDE = "2"
    PASSED = "32"
    FAILED = "31"


INKED = re.compile(r"\x1b\[[\d;]*m")


def inked(text: str, ink: Ink, *, colour: bool) -> str:
    """A text in a colour, or as it is.

    >>> inked("hint", Ink.FRAME, colour=True)
    '\\x1b[34mhint\\x1b[0m'
    """
    return f"\x1b[{ink.value}m{text}\x1b[0m" if colour and text else text


def without_ink(text: str) -> str:
    """A text without its colours, for paper and messages.

    >>> without_ink(inked("Balance", Ink.TITLE, colour=True))
    'Balance'
    """
    return INKED.sub("", text)


def clean(text: str) -> str:
    """A text on one line, without what could drive a terminal.

    >>> clean("a\\x1b[31m\\nb\\u202e")
    'a[31m b'
    """
    if text.isprintable():
        return text
    return "".join(
        " " if char.isspace() and char < "\x7f" else char for char in text if not _drives(char)
    )


def shown(line: str) -> str:
    """A line of a rule file, character for character, tabs opened and the unprintable made visible.

    >>> shown("\\tearn\\x07")
    '    earn�'
    """
    if line.isprintable():
        return line
    return "".join(TAB if char == "\t" else UNPRINTABLE if _drives(char) else char for char in line)


def width(text: str) -> int:
    """How many columns a text takes: two for wide characters, none for combining ones.

    >>> width("é"), width("e\\u0301"), width("石鹸")
    (1, 1, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _drives(char: str) -> bool:
    """Control and bidirectional characters; white space on a line is no danger."""
    if char in "\t\n\r\v\f":
        return False
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
