"""What every form of value can do, and how mistakes are noted."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from palier.account.json_text import DecimalText, Json
from palier.problem.event import EventProblem, Found, Path, Wanted, WrongValue, legible
from palier.values import dataclass, field

T = TypeVar("T")
Schema = dict[str, object]


class RefusedError(Exception):
    """A value is not of the form: the kind of problem, and its facts after span and path."""

    def __init__(self, kind: Callable[..., EventProblem], *facts: object) -> None:
        super().__init__(kind, *facts)
        self.kind = kind
        self.facts = facts


def wrong(wanted: Wanted, value: object) -> RefusedError:
    """Refuse a value of another kind than the one wanted."""
    return RefusedError(WrongValue, wanted, found(value), shown(value))


@dataclass(frozen=True, slots=True)
class Notes:
    """Where mistakes are noted while a value is read."""

    json: Json
    problems: list[EventProblem] = field(default_factory=list)

    def refuse(self, path: Path, refused: RefusedError) -> None:
        """Note a value that is not of its form."""
        self.problems.append(refused.kind(self.json.span(path), path, *refused.facts))

    def at_key(self, kind: Callable[..., EventProblem], path: Path, *facts: object) -> None:
        """Note what is wrong with the key of a value."""
        self.problems.append(kind(self.json.span(path, key=True), path, *facts))


class Form(ABC, Generic[T]):
    """A form of value."""

    @abstractmethod
    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        """Give what a value means, or None after noting what is wrong with it."""

    @abstractmethod
    def write(self, value: T) -> object:
        """Give the JSON value that reads back as this one, written the usual way."""

    def under(self, key: str, value: T) -> object:  # noqa: ARG002 - who writes by key says so
        """The same, of a value that stands under a key."""
        return self.write(value)

    @abstractmethod
    def schema(self) -> Schema:
        """Describe the form as JSON Schema."""


class Leaf(Form[T]):
    """A form of value that has no parts."""

    @abstractmethod
    def of(self, value: object) -> T:
        """Give what a value means, or raise RefusedError."""

    def read(self, value: object, path: Path, notes: Notes) -> T | None:
        try:
            return self.of(value)
        except RefusedError as refused:
            notes.refuse(path, refused)
            return None

    def write(self, value: T) -> object:
        return value


def found(value: object) -> Found:
    """Say of which kind a value is."""
    match value:
        case None:
            return Found.NULL
        case bool():
            return Found.YES_NO
        case int() | float() | Decimal() | DecimalText():
            return Found.NUMBER
        case str():
            return Found.TEXT
        case Mapping():
            return Found.OBJECT
        case Sequence():
            return Found.LIST
        case _:
            return Found.OTHER


_LONGEST_SHOWN = 40


def shown(value: object) -> str:
    """Write a value as it was sent, cut short when it is long.

    >>> shown("12,50"), shown({"a": 1}), shown(True)
    ('"12,50"', '{…}', 'true')
    """
    match value:
        case DecimalText(text):
            written = text
        case None | bool() | int() | str():
            written = json.dumps(value, ensure_ascii=False)
        case float() | Decimal():
            written = str(value)
        case Mapping():
            written = "{…}"
        case Sequence():
            written = "[…]"
        case _:
            written = repr(value)
    written = legible(written)
    if len(written) > _LONGEST_SHOWN:
        written = written[: _LONGEST_SHOWN - 1] + "…"
    return written
