"""Accounts written as JSON and read back, in this form or an older one.

What equals a default is not written. Money is a text in the major unit and points are whole
numbers, as in events; days are civil days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from palier.account.forms.amounts import Whole
from palier.account.forms.compound import Key, Record
from palier.account.forms.derived import Manner, Terms, record_of
from palier.account.forms.form import Notes, RefusedError, shown, wrong
from palier.account.forms.reading import Read, ReadLine, Written, read_by, read_lines
from palier.account.forms.texts import Choice
from palier.account.sent import sent_in, summary_form
from palier.account.state import FORM, Account
from palier.account.summary import Summary
from palier.problem.event import MissingKey, UnknownForm, Wanted
from palier.program.model import Program

OLDER: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType({})
"""How an account of an older form is brought to the next one, by the form it is in."""
POINTS, CASHBACK = "points", "cashback"


@cache
def account_form(currency: str, *, pot: bool) -> Record[Account]:
    """The form of an account of a programme in a currency, whose customers collect points or not.

    It says so itself, so that 64 points are never taken for 64 EUR.
    """
    record = record_of(Account, Terms(Manner.KEPT, currency, pot))
    says = {
        "form": Key(Whole(), required=True, constant=FORM),
        "currency": _word(currency),
        "collects": _word(CASHBACK if pot else POINTS),
    }
    return replace(record, keys=says | {**record.keys})


def _word(word: str) -> Key:
    return Key(Choice((word,), str), required=True, constant=word)


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
    return read_by(written, lambda value, notes: _account(value, notes, program))


def read_known(written: Written, program: Program) -> Read[Account | Summary]:
    """What is known of a customer: an account if it says its form, otherwise a summary."""
    summaries = summary_form(sent_in(program.currency, pot=program.cashback))

    def known(value: object, notes: Notes) -> Account | Summary | None:
        if isinstance(value, Mapping) and "form" in value:
            return _account(value, notes, program)
        return summaries.read(value, (), notes)

    return read_by(written, known)


def read_accounts(
    lines: Iterable[str], program: Program, name: str = "<accounts>"
) -> Iterator[ReadLine[Account]]:
    """Read the accounts of a shop's customers line by line, as `read_events` reads events."""
    return read_lines(lines, name, lambda line: from_json(line, program))


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
