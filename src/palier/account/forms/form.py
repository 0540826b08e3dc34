"""What every form of value can do, how mistakes are noted, and a form applied to a text."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Generic, TypeVar
from unicodedata import normalize

from palier.account.json_text import DecimalText, Json, read_json
from palier.problem.event import (
    EventProblem,
    Flaw,
    Found,
    NotJson,
    Path,
    Wanted,
    WrongValue,
    legible,
)
from palier.source import SourceText
from palier.values import dataclass, field, replace

T = TypeVar("T")
Schema = dict[str, object]


class RefusedError(Exception):
    """A value is not of the form: the kind of problem, and its facts after span and path."""

    def __init__(self, kind: Callable[..., EventProblem], *facts: object) -> None:
        super().__init__(kind, *facts)
        self.kind = kind
        self.facts = facts


def wrong(wanted: Wanted, value: object, meant: str | None = None) -> RefusedError:
    """Refuse a value of another kind than the one wanted; `meant` is what to write instead."""
    return RefusedError(WrongValue, wanted, found(value), shown(value), meant)


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

    def under(self, key: str) -> Form[T]:  # noqa: ARG002 - whose form a key says does
        """The form of a value that stands under a key: the same, unless the key says which."""
        return self

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
            return Found.TEXT if value.strip() else Found.BLANK
        case Mapping():
            return Found.OBJECT
        case Sequence():
            return Found.LIST
        case _:
            return Found.OTHER


_LONGEST_SHOWN = 40
_MOST_BITS = 1_000


def shown(value: object) -> str:
    """Write a value as it was sent, cut short when it is long.

    >>> shown("12,50"), shown({"a": 1}), shown(True)
    ('"12,50"', '{…}', 'true')
    """
    match value:
        case DecimalText(text):
            written = text
        case int() if value.bit_length() > _MOST_BITS:
            written = _beginning(value)
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


def _beginning(value: int) -> str:
    """The first figures of a number too long to be written whole."""
    about = value.bit_length() * 30_103 // 100_000 - _LONGEST_SHOWN
    return ("-" if value < 0 else "") + str(abs(value) // 10**about)


# A text in a form -------------------------------------------------------------------------

Written = SourceText | Mapping[str, Any]
"""A JSON text, or what such a text says."""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read, or None and why not. The spans of the problems are places in the text."""

    value: T | None
    problems: tuple[EventProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadLine(Generic[T]):
    """A line of a file called `name`: what it holds, or None and why not.

    `number` counts lines from 1; `source` is its text and knows its number.
    """

    text: str
    name: str
    number: int
    value: T | None
    problems: tuple[EventProblem, ...] = ()

    @property
    def source(self) -> SourceText:
        """The line as a text that says where something stands in it."""
        return SourceText.of(self.text, self.name, self.number)


def read(written: Written, form: Form[T]) -> Read[T]:
    """What is written, in a form. Mistakes are values; nothing is half read."""
    return read_by(written, lambda value, notes: form.read(value, (), notes))


def read_by(written: Written, meaning: Callable[[object, Notes], T | None]) -> Read[T]:
    """The same, where the form depends on what is written."""
    json = read_json(written) if isinstance(written, SourceText) else Json(written)
    if not isinstance(json, Json):
        return Read(None, (json,))
    notes = Notes(json)
    value = meaning(json.value, notes)
    return Read(value, tuple(notes.problems))


def read_lines(
    lines: Iterable[str],
    name: str,
    read_line: Callable[[SourceText], Read[T]],
    right: Callable[[str], T | None] = lambda _: None,
) -> Iterator[ReadLine[T]]:
    """Read JSON Lines, each line when it is asked for; empty lines are passed over.

    A line with a mistake is given with its problems, and reading goes on after it: whoever asks
    decides whether to stop. `name` is that of the file, as problems tell it. `right` gives what
    a line holds, in NFC, where nothing is wrong with it, or None.
    """
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n")
        value = right(text if text.isascii() else normalize("NFC", text))
        if value is not None:
            yield ReadLine(text, name, number, value)
            continue
        source = SourceText.of(text, name, number)
        if source.text.strip():
            done = read_line(source)
            problems = _of_a_line(done.problems, source.text)
            yield ReadLine(text, name, number, done.value, problems)


def _of_a_line(problems: tuple[EventProblem, ...], text: str) -> tuple[EventProblem, ...]:
    """Say of what is no JSON that each stands on one line."""
    match problems:
        case (NotJson(flaw=Flaw.MORE) as problem,):
            return (replace(problem, flaw=Flaw.MORE_ON_LINE),)
        case (NotJson() as problem,) if _is_open(text):
            return (replace(problem, flaw=Flaw.CUT),)
        case _:
            return problems


def _is_open(text: str) -> bool:
    return sum(map(text.count, "{[")) > sum(map(text.count, "}]"))
