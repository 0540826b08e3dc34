"""Reads events and summaries of accounts. Mistakes are values; nothing is half read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from palier.account.event_forms import event_form
from palier.account.events import AnyEvent
from palier.account.forms import joined_form, order_form, summary_form
from palier.account.joined import Joined
from palier.account.json_text import Json, read_json
from palier.account.order import Order
from palier.account.shapes import ByType, Notes, Shape
from palier.account.summary import Summary
from palier.problem.event import EventProblem
from palier.program.model import Program
from palier.source import SourceText

T = TypeVar("T")
Written = SourceText | Mapping[str, Any]
"""A JSON text, or what such a text says."""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read, or None and why not. The spans of the problems are places in the text."""

    value: T | None
    problems: tuple[EventProblem, ...] = ()


def read_order(written: Written, program: Program, *, now: dt.datetime) -> Read[Order]:
    """An order that may leave out `type`, `id`, `customer` and `at`, which is then `now`."""
    form = order_form(program.currency, pot=program.cashback, draft=True)
    return _read(written, replace(form, make=lambda **values: form.make(**{"at": now, **values})))


def read_order_event(written: Written, program: Program) -> Read[Order]:
    """An order as it happened, with its `id` and its time."""
    return _read(written, order_form(program.currency, pot=program.cashback, draft=False))


def read_joined(written: Written) -> Read[Joined]:
    """A customer who joins."""
    return _read(written, joined_form())


def read_event(written: Written, program: Program) -> Read[AnyEvent]:
    """An event of any type."""
    return _read(written, event_form_of(program))


def event_form_of(program: Program) -> ByType[AnyEvent]:
    """The form of any event of the customers of a programme."""
    return event_form(program.currency, pot=program.cashback, zone=program.zone)


def read_summary(written: Written, program: Program) -> Read[Summary]:
    """A summary of an account."""
    return _read(written, summary_form(program.currency, pot=program.cashback))


def _read(written: Written, form: Shape[T]) -> Read[T]:
    json = read_json(written) if isinstance(written, SourceText) else Json(written)
    if not isinstance(json, Json):
        return Read(None, (json,))
    notes = Notes(json)
    value = form.read(json.value, (), notes)
    return Read(value, tuple(notes.problems))
