"""Texts, words to choose from, and yes or no."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from palier.account.shapes.base import Leaf, RefusedError, Schema, shown, wrong
from palier.problem.event import UnknownChoice, Wanted

E = TypeVar("E", bound=Enum)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text(Leaf[str]):
    """`"Colissimo"`: names are compared after NFC, with single spaces and straight apostrophes."""

    def of(self, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or not can_be_written(value):
            raise wrong(Wanted.TEXT, value)
        return same_name(value)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class Choice(Leaf[str]):
    """`"order"`"""

    words: tuple[str, ...]

    def of(self, value: object) -> str:
        if not isinstance(value, str):
            raise wrong(Wanted.TEXT, value)
        if value not in self.words:
            raise RefusedError(UnknownChoice, shown(value), self.words)
        return value

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Member(Leaf[E]):
    """`"known"`: a member of an enumeration, by its value."""

    enumeration: type[E]

    def of(self, value: object) -> E:
        word = Choice(self._words()).of(value)
        return self.enumeration(word)

    def write(self, value: E) -> object:
        return value.value

    def _words(self) -> tuple[str, ...]:
        return tuple(each.value for each in self.enumeration)

    def schema(self) -> Schema:
        return Choice(self._words()).schema()


@dataclass(frozen=True, slots=True)
class YesNo(Leaf[bool]):
    """`true`"""

    def of(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise wrong(Wanted.YES_NO, value)
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


def same_name(text: str) -> str:
    """Bring a name to the form that names are compared in.

    >>> same_name("So  Colissimo ") == "So Colissimo", same_name("L’Atelier")
    (True, "L'Atelier")
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u2019", "'")
    return " ".join(text.split())


def can_be_written(text: str) -> bool:
    """Whether a text is all characters: half of a surrogate pair is none."""
    return text.isascii() or not _SURROGATE.search(text)
