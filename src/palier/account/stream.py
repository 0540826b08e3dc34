"""Events and accounts in JSON Lines: one a line, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from palier.account.events import AnyEvent
from palier.account.read import Read, read_event
from palier.account.saved import from_json
from palier.account.state import Account
from palier.problem.event import EventProblem, Flaw, NotJson
from palier.program.model import Program
from palier.source import SourceText

T = TypeVar("T")


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


def read_events(
    lines: Iterable[str], program: Program, name: str = "<events>"
) -> Iterator[ReadLine[AnyEvent]]:
    """Read a history, oldest event first, line by line; empty lines are passed over.

    A line with a mistake is given with its problems, and reading goes on after it: whoever asks
    decides whether to stop. `name` is that of the file, as problems tell it.
    """
    return _read_lines(lines, lambda line: read_event(line, program), name)


def read_accounts(
    lines: Iterable[str], program: Program, name: str = "<accounts>"
) -> Iterator[ReadLine[Account]]:
    """Read the accounts of a shop's customers line by line, as `read_events` reads events."""
    return _read_lines(lines, lambda line: from_json(line, program), name)


def _read_lines(
    lines: Iterable[str], read: Callable[[SourceText], Read[T]], name: str
) -> Iterator[ReadLine[T]]:
    for number, line in enumerate(lines, start=1):
        source = SourceText.of(line.rstrip("\r\n"), name, number)
        if source.text.strip():
            done = read(source)
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
