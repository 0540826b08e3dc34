"""A form applied to a JSON text, to what such a text says, or to the lines of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from palier.account.forms.form import Form, Notes
from palier.account.json_text import Json, read_json
from palier.problem.event import EventProblem, Flaw, NotJson
from palier.source import SourceText
from palier.values import dataclass

T = TypeVar("T")
Written = SourceText | Mapping[str, Any]
"""A JSON text, or what such a text says."""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read, or None and why not. The spans of the problems are places in the text."""

    value: T | None
    problems: tuple[EventProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadLine(Generic[T]):
    """A line: what it holds, or None and why not. `source` is its text and knows its number."""

    source: SourceText
    value: T | None
    problems: tuple[EventProblem, ...] = ()

    @property
    def number(self) -> int:
        """The number of the line, counted from 1."""
        return self.source.first


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
    lines: Iterable[str], name: str, read_line: Callable[[SourceText], Read[T]]
) -> Iterator[ReadLine[T]]:
    """Read JSON Lines, each line when it is asked for; empty lines are passed over.

    A line with a mistake is given with its problems, and reading goes on after it: whoever asks
    decides whether to stop. `name` is that of the file, as problems tell it.
    """
    for number, line in enumerate(lines, start=1):
        source = SourceText.of(line.rstrip("\r\n"), name, number)
        if source.text.strip():
            done = read_line(source)
            yield ReadLine(source, done.value, _of_a_line(done.problems, source.text))


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
