"""Accounts written as JSON and read back, in this form or an older one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from palier.account.forms import summary_form
from palier.account.json_text import Json, read_json
from palier.account.read import Read, Written
from palier.account.saved_forms import account_form
from palier.account.shapes import Notes, Whole
from palier.account.shapes.base import RefusedError, shown, wrong
from palier.account.state import FORM, Account
from palier.account.summary import Summary
from palier.problem.event import MissingKey, UnknownForm, Wanted
from palier.program.model import Program
from palier.source import SourceText

T = TypeVar("T")
OLDER: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType({})
"""How an account of an older form is brought to the next one, by the form it is in."""


def to_json(account: Account, program: Program) -> dict[str, Any]:
    """An account as JSON: it says in which form, what it collects, and nothing that is usual.

    >>> from palier.program.model import PointsUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PointsUnit("pearl", "pearls"))
    >>> to_json(Account("c1"), club)
    {'form': 1, 'currency': 'EUR', 'collects': 'points', 'customer': 'c1'}
    """
    return account_form(program.currency, pot=program.cashback).write(account)


def from_json(written: Written, program: Program) -> Read[Account]:
    """An account that `to_json` wrote, by this version of Palier or an older one."""
    return _read(written, lambda value, notes: _account(value, notes, program))


def read_known(written: Written, program: Program) -> Read[Account | Summary]:
    """What is known of a customer: an account if it says its form, otherwise a summary."""

    def read(value: object, notes: Notes) -> Account | Summary | None:
        if isinstance(value, Mapping) and "form" in value:
            return _account(value, notes, program)
        return summary_form(program.currency, pot=program.cashback).read(value, (), notes)

    return _read(written, read)


def _read(written: Written, read: Callable[[object, Notes], T | None]) -> Read[T]:
    json = read_json(written) if isinstance(written, SourceText) else Json(written)
    if not isinstance(json, Json):
        return Read(None, (json,))
    notes = Notes(json)
    value = read(json.value, notes)
    return Read(value, tuple(notes.problems))


def _account(value: object, notes: Notes, program: Program) -> Account | None:
    if not isinstance(value, Mapping):
        notes.refuse((), wrong(Wanted.OBJECT, value))
        return None
    form = _form(value, notes)
    if form is None:
        return None
    brought = value
    for older in range(form, FORM):
        brought = {**OLDER[older](dict(brought)), "form": older + 1}
    return account_form(program.currency, pot=program.cashback).read(brought, (), notes)


def _form(value: Mapping[str, object], notes: Notes) -> int | None:
    path = ("form",)
    if "form" not in value:
        notes.problems.append(MissingKey(notes.json.span(()), path))
        return None
    form = Whole(min(OLDER, default=FORM)).read(value["form"], path, notes)
    if form is not None and form > FORM:
        notes.refuse(path, RefusedError(UnknownForm, shown(form), FORM))
        return None
    return form
