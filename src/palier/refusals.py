"""What Palier raises where a rule file, an order or an event is wrong: all that is, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from palier.account.events import AnyEvent
from palier.account.forms import form
from palier.account.json_text import Json, read_json
from palier.compiling import Compiled
from palier.problem import Problem
from palier.problem.event import EventProblem, OrderRefusedError
from palier.source import Language, SourceText
from palier.values import replace
from palier.wording.message import words_of
from palier.wording.report import render_text

Written = str | SourceText | Mapping[str, Any]
"""JSON text, or what such a text says."""
T = TypeVar("T")


class _TellingError(ValueError):
    """What is wrong with a text, and how it is told. It may be copied, and sent between processes:
    it is made again of its own parts."""

    def __init__(
        self, problems: tuple[Problem, ...], source: SourceText, language: Language
    ) -> None:
        self.problems = problems
        self.source = source
        self.language = language
        super().__init__(self._told().rstrip())

    def _told(self) -> str:
        return render_text(self.problems, self.source, self.language, colour=False)

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...], dict[str, object]]:
        return type(self), (self.problems, self.source, self.language), self.__dict__


class ProgramError(_TellingError):
    """A rule file with mistakes. `problems` are all of them; printed, they show their lines."""

    __module__ = "palier"


def sound(done: Compiled) -> Compiled:
    """A compiled file without mistakes, or ProgramError."""
    if done.failed or done.program is None:
        raise ProgramError(done.problems, done.source, done.language)
    return done


class OrderError(_TellingError):
    """An order or an account that cannot be read, or cannot be taken. `problems` says why."""

    __module__ = "palier"

    def _told(self) -> str:
        if self.source.text:
            return super()._told()
        words = (words_of(each, self.source, self.language) for each in self.problems)
        lines = (f"{each.title} ({each.hint})" if each.hint else each.title for each in words)
        return "\n".join(lines)


class PageError(ValueError):
    """A page cannot be made: a picture, a theme or a template is wrong. Printed, it says which."""

    __module__ = "palier"


class EventError(OrderError):
    """An event that cannot be read or applied; nothing of it was. `problems` says why."""

    __module__ = "palier"


def value_of(
    got: form.Read[T],
    written: form.Written,
    language: Language,
    error: type[OrderError] = OrderError,
) -> T:
    """What was read; raises an error with all that is wrong with it."""
    if got.value is None:
        source = written if isinstance(written, SourceText) else SourceText.of("")
        raise error(got.problems, source, language)
    return got.value


def source_of(written: Written, name: str) -> form.Written:
    """What was written, a text under the name by which messages call it."""
    return SourceText.of(written, name) if isinstance(written, str) else written


@contextmanager
def telling(
    event: Written | AnyEvent, language: Language, error: type[OrderError] = OrderError
) -> Iterator[None]:
    """Tell what is wrong with an order or an event where it is written."""
    try:
        yield
    except OrderRefusedError as refused:
        raise told(refused, event, language, error) from None


def told(
    refused: OrderRefusedError,
    event: Written | AnyEvent,
    language: Language,
    error: type[OrderError] = OrderError,
) -> OrderError:
    """What is told of an order or an event that is refused, where it is written."""
    return error(*placed(refused.problems, event), language)


def placed(
    problems: tuple[EventProblem, ...], event: Written | AnyEvent
) -> tuple[tuple[Problem, ...], SourceText]:
    """Problems of an order or an event that was read, at their places in its text."""
    written = None if isinstance(event, AnyEvent) else source_of(event, "event")
    if not isinstance(written, SourceText):
        return problems, SourceText.of("")
    json = read_json(written)
    if not isinstance(json, Json):  # what is no JSON was told at its place
        return problems, written
    return tuple(replace(each, span=json.span(each.path)) for each in problems), written
