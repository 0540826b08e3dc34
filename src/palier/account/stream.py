"""Events in JSON Lines: one a line, oldest first, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from palier.account.events import AnyEvent
from palier.account.read import Read, read_event
from palier.problem.event import EventProblem, Flaw, NotJson
from palier.program.model import Program
from palier.source import SourceText


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line of a history: its event, or None and why not. `source` knows the line's number."""

    source: SourceText
    event: AnyEvent | None
    problems: tuple[EventProblem, ...] = ()

    @property
    def number(self) -> int:
        """The number of the line, counted from 1."""
        return self.source.first


def read_events(
    lines: Iterable[str], program: Program, name: str = "<events>"
) -> Iterator[EventLine]:
    """Read the lines of a history one by one; empty lines are passed over.

    A line with a mistake is given with its problems, and reading goes on after it: whoever asks
    decides whether to stop. `name` is that of the file, as problems tell it.
    """
    for number, line in enumerate(lines, start=1):
        source = SourceText.of(line.rstrip("\r\n"), name, number)
        if source.text.strip():
            read = read_event(source, program)
            yield EventLine(source, read.value, _of_a_line(read, source))


def _of_a_line(read: Read[AnyEvent], source: SourceText) -> tuple[EventProblem, ...]:
    """Say of what is no JSON that events stand one on a line."""
    match read.problems:
        case (NotJson(flaw=Flaw.MORE) as problem,):
            return (replace(problem, flaw=Flaw.MORE_ON_LINE),)
        case (NotJson() as problem,) if _is_open(source.text):
            return (replace(problem, flaw=Flaw.CUT),)
        case problems:
            return problems


def _is_open(text: str) -> bool:
    return sum(map(text.count, "{[")) > sum(map(text.count, "}]"))
