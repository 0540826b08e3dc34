"""What a shop sends: orders, other events, summaries of accounts; and events written back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from palier.account.events import CLASSES, AnyEvent, Opening
from palier.account.forms.compound import TYPE, ByType, Key, Record
from palier.account.forms.derived import Manner, Terms, record_of
from palier.account.forms.reading import Read, ReadLine, Written, read, read_lines
from palier.account.forms.texts import Choice
from palier.account.order import Order
from palier.account.summary import Summary
from palier.program.model import Program

E = TypeVar("E", bound=AnyEvent)
_OF_EVERY_EVENT = (TYPE, "id", "at")


def sent_in(currency: str, *, pot: bool) -> Terms:
    """The terms in which what is sent is written."""
    return Terms(Manner.SENT, currency, pot)


def _terms(program: Program) -> Terms:
    return sent_in(program.currency, pot=program.cashback)


# Forms -------------------------------------------------------------------------------------


@cache
def event_form(terms: Terms, zone: str = "UTC") -> ByType[AnyEvent]:
    """The form of any event. `zone` dates the tier of an opening that does not say since when."""
    forms: dict[str, Record[Any]] = {name: form_of_type(of, terms) for name, of in CLASSES.items()}
    forms[Opening.type] = replace(forms[Opening.type], make=_opening(zone))
    return ByType(forms)


def form_of_type(of: type[E], terms: Terms, *, draft: bool = False) -> Record[E]:
    """The form of the events of one type; a draft may leave out its type, its id and its time."""
    record = record_of(of, terms)  # type: ignore[arg-type] # a class is hashable, whatever mypy says
    keys = {TYPE: Key(Choice((of.type,), str), constant=of.type), **record.keys}
    for name in _OF_EVERY_EVENT:
        keys[name] = replace(keys[name], required=not draft)
    return replace(record, keys=keys)


def _opening(zone: str) -> Callable[..., Opening]:
    def make(**parts: Any) -> Opening:  # noqa: ANN401 - the parts of an opening, by name
        opening = Opening(**parts)
        if opening.tier is None or opening.tier.since is not None:
            return opening
        day = opening.at.astimezone(ZoneInfo(zone)).date()
        return replace(opening, tier=replace(opening.tier, since=day))

    return make


def summary_form(terms: Terms) -> Record[Summary]:
    """The form of a summary of an account: all may be left out."""
    return record_of(Summary, terms)


# Reading -----------------------------------------------------------------------------------


def read_order(written: Written, program: Program, *, now: dt.datetime) -> Read[Order]:
    """An order that may leave out `type`, `id`, `customer` and `at`, which is then `now`."""
    form = form_of_type(Order, _terms(program), draft=True)
    return read(written, replace(form, make=lambda **parts: form.make(**{"at": now, **parts})))


def read_order_event(written: Written, program: Program) -> Read[Order]:
    """An order as it happened, with its `id` and its time."""
    return read(written, form_of_type(Order, _terms(program)))


def read_event(written: Written, program: Program) -> Read[AnyEvent]:
    """An event of any type."""
    return read(written, _event_form(program))


def read_summary(written: Written, program: Program) -> Read[Summary]:
    """A summary of an account."""
    return read(written, summary_form(_terms(program)))


def read_events(
    lines: Iterable[str], program: Program, name: str = "<events>"
) -> Iterator[ReadLine[AnyEvent]]:
    """Read a history, oldest event first, line by line."""
    return read_lines(lines, name, lambda line: read_event(line, program))


def _event_form(program: Program) -> ByType[AnyEvent]:
    return event_form(_terms(program), program.zone)


# Writing back ------------------------------------------------------------------------------


def event_json(event: AnyEvent, program: Program) -> dict[str, Any]:
    """An event in the form it is sent in: money in the major unit, defaults left out.

    >>> from palier.account.events import Adjustment
    >>> from palier.program.model import PotUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PotUnit("pot"))
    >>> noon = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
    >>> event_json(Adjustment(id="m1", at=noon, customer="c1", points=-150), club)["points"]
    '-1.50'
    """
    return _event_form(program).write(event)


def content_of(event: AnyEvent, program: Program) -> str:
    """The SHA-256 of what an event says, in hexadecimal: 64 digits.

    However it was written - keys in another order, `"12.5"` for `"12.50"`, a default spelled out,
    the same moment with another offset, names of a set in another order - it is the same.
    """
    said = {**event_json(event, program), "at": event.at.astimezone(dt.UTC).isoformat()}
    text = json.dumps(_ordered(said), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


_SETS = frozenset({"categories", "tags", "groups"})


def _ordered(said: object) -> object:
    match said:
        case Mapping():
            return {
                name: sorted(set(each))
                if name in _SETS and isinstance(each, list)
                else _ordered(each)
                for name, each in said.items()
            }
        case list():
            return [_ordered(each) for each in said]
        case _:
            return said
