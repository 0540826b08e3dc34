"""The JSON that comes in, and that is written to be read again: orders, events and summaries as a
shop sends them; accounts as they are saved.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from palier.account import brief, older
from palier.account.events import CLASSES, AnyEvent, Opening
from palier.account.fitting import unfit
from palier.account.forms.amounts import Whole
from palier.account.forms.compound import TYPE, ByType, Key, Record
from palier.account.forms.derived import Manner, Terms, record_of
from palier.account.forms.form import (
    Form,
    Notes,
    Read,
    ReadLine,
    RefusedError,
    Written,
    read_by,
    read_lines,
    shown,
    wrong,
)
from palier.account.forms.ordered import says_of
from palier.account.forms.quick import REFUSED, reader_of, writer_of
from palier.account.forms.texts import Choice
from palier.account.json_text import right_json
from palier.account.order import Order
from palier.account.standing import Standing, Summary
from palier.account.state import FORM, Account
from palier.problem.event import MissingKey, UnknownForm, Wanted
from palier.program.model import Program, once_a_version
from palier.source import SourceText
from palier.values import dataclass, replace

E = TypeVar("E", bound=AnyEvent)
T = TypeVar("T")
_OF_EVERY_EVENT = (TYPE, "id", "at")
_NO_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)


def sent_in(currency: str, *, pot: bool, decimals: int = 0) -> Terms:
    """The terms in which what is sent is written."""
    return Terms(Manner.SENT, currency, pot, decimals)


def _terms(program: Program) -> Terms:
    return sent_in(program.currency, pot=program.cashback, decimals=program.points.decimals)


# Forms -------------------------------------------------------------------------------------


@cache
def event_form(terms: Terms, zone: str = "UTC") -> ByType[AnyEvent]:
    """The form of any event. `zone` dates the tier of an opening that does not say since when."""
    forms: dict[str, Record[Any]] = {name: form_of_type(of, terms) for name, of in CLASSES.items()}
    forms[Opening.type] = replace(forms[Opening.type], make=_opening(zone))
    return ByType(forms)


@cache
def _draft_order(terms: Terms) -> Record[Order]:
    """The form of an order that may leave out its time: it then bears that of no order."""
    form = form_of_type(Order, terms, draft=True)
    return replace(form, keys={**form.keys, "at": replace(form.keys["at"], default=_NO_TIME)})


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
    got = _read(written, _order_form(program))
    order = got.value
    if order is None or order.at is not _NO_TIME:
        return got
    return Read(replace(order, at=now), got.problems)


def read_event(written: Written, program: Program) -> Read[AnyEvent]:
    """An event of any type."""
    return _read(written, _event_form(program))


@dataclass(frozen=True, slots=True)
class _Made(Generic[T]):
    """A form, and what reads what is right by it quickly."""

    form: Form[T]
    quick: Callable[[object], T]


def _made(form: Form[T]) -> _Made[T]:
    return _Made(form, reader_of(form))


def _read(written: Written, made: _Made[T]) -> Read[T]:
    """What is written, in a form: quickly where it is right."""
    if isinstance(written, SourceText):
        return read_by(written, lambda value, notes: _meaning(value, notes, made))
    try:
        return Read(made.quick(written))
    except REFUSED:
        return read_by(written, lambda value, notes: made.form.read(value, (), notes))


def _meaning(value: object, notes: Notes, made: _Made[T]) -> T | None:
    try:
        return made.quick(value)
    except REFUSED:
        return made.form.read(value, (), notes)


def read_events(
    lines: Iterable[str], program: Program, name: str = "<events>"
) -> Iterator[ReadLine[AnyEvent]]:
    """Read a history, oldest event first, line by line."""
    read = _event_form(program).quick

    def right(text: str) -> AnyEvent | None:
        try:
            event: AnyEvent = read(right_json(text))
        except (*REFUSED, ValueError):
            return None
        return event

    return read_lines(lines, name, lambda line: read_event(line, program), right)


@once_a_version(64)
def _order_form(program: Program) -> _Made[Order]:
    return _made(_draft_order(_terms(program)))


@once_a_version(64)
def _summary_form(program: Program) -> _Made[Summary]:
    return _made(summary_form(_terms(program)))


@once_a_version(64)
def _event_form(program: Program) -> _Made[AnyEvent]:
    return _made(event_form(_terms(program), program.zone))


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
    said: dict[str, Any] = writer_of(_event_form(program).form)(event)
    return said


def content_of(event: AnyEvent, program: Program) -> str:
    """The SHA-256 of what an event says, in hexadecimal: 64 digits.

    However it was written - keys in another order, `"12.5"` for `"12.50"`, a default spelled out,
    the same moment with another offset, names of a set in another order - it is the same.
    """
    said = _says_in(program)(event)
    return hashlib.sha256(said.encode()).hexdigest()


@once_a_version(64)
def _says_in(program: Program) -> Callable[[AnyEvent], str]:
    return _says(_terms(program), program.zone)


@cache
def _says(terms: Terms, zone: str) -> Callable[[AnyEvent], str]:
    return says_of(event_form(terms, zone), at=lambda at: f'"{at.astimezone(dt.UTC).isoformat()}"')


def standing_json(standing: Standing, program: Program) -> dict[str, Any]:
    """What a quote asks of a customer, as JSON: nothing that is usual, and who it is.

    >>> from palier.program.model import PotUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PotUnit("pot"))
    >>> standing_json(Standing(), club)
    {'who': 'known'}
    """
    return {"who": standing.who.value, **standing_form(program).write(standing)}


def standing_form(program: Program) -> Record[Standing]:
    """The form of a standing: that in which accounts keep those of their orders."""
    pot, decimals = program.cashback, program.points.decimals
    return record_of(Standing, Terms(Manner.KEPT, program.currency, pot, decimals))


# Accounts ----------------------------------------------------------------------------------

OLDER: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType(
    {1: older.from_form_1}
)
"""How an account of an older form is brought to the next one, by the form it is in."""
POINTS, CASHBACK = "points", "cashback"


@cache
def account_form(currency: str, *, pot: bool, decimals: int = 0) -> Record[Account]:
    """The form of an account of a programme in a currency, whose customers collect points or not.

    It says so itself, so that 64 points are never taken for 64 EUR.
    """
    record = record_of(Account, Terms(Manner.KEPT, currency, pot, decimals))
    says = {
        "form": Key(Whole(), required=True, constant=FORM),
        "currency": _word(currency),
        "collects": _word(CASHBACK if pot else POINTS),
    }
    return replace(record, keys=says | {**record.keys})


def _word(word: str) -> Key:
    return Key(Choice((word,), str), required=True, constant=word)


def account_json(account: Account, program: Program) -> dict[str, Any]:
    """An account as JSON: it says in which form, what it collects, and nothing that is usual.

    >>> from palier.program.model import PointsUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PointsUnit("pearl", "pearls"))
    >>> account_json(Account("c1"), club)
    {'form': 2, 'currency': 'EUR', 'collects': 'points', 'customer': 'c1'}
    """
    return brief.brief(writer_of(_account_form(program))(account))


def _account_form(program: Program) -> Record[Account]:
    decimals = program.points.decimals
    return account_form(program.currency, pot=program.cashback, decimals=decimals)


def read_account(written: Written, program: Program) -> Read[Account]:
    """An account that `account_json` wrote, by this version of Palier or an older one."""
    return read_by(written, lambda value, notes: _account(value, notes, program))


def read_known(written: Written, program: Program) -> Read[Account | Summary]:
    """What is known of a customer: an account if it says its form, otherwise a summary."""
    if isinstance(written, Mapping) and "form" not in written:
        got = _read(written, _summary_form(program))
        return Read(got.value, got.problems)

    def known(value: object, notes: Notes) -> Account | Summary | None:
        if isinstance(value, Mapping) and "form" in value:
            return _account(value, notes, program)
        return _meaning(value, notes, _summary_form(program))

    return read_by(written, known)


def read_accounts(
    lines: Iterable[str], program: Program, name: str = "<accounts>"
) -> Iterator[ReadLine[Account]]:
    """Read the accounts of a shop's customers line by line, as `read_events` reads events."""
    return read_lines(lines, name, lambda line: read_account(line, program))


def _account(value: object, notes: Notes, program: Program) -> Account | None:
    if not isinstance(value, Mapping):
        notes.refuse((), wrong(Wanted.OBJECT, value))
        return None
    form = _form(value, notes)
    if form is None:
        return None
    brought = _brought(value, form)
    found = _account_form(program).read(brief.full(brought), (), notes)
    torn = () if found is None else tuple(unfit(found))
    for path, why in torn:
        notes.refuse(path, why)
    return None if torn else found


def _brought(value: Mapping[str, Any], form: int) -> Mapping[str, Any]:
    """An account in this form; one that no Palier wrote is left for its form to refuse."""
    brought = value
    for before in range(form, FORM):
        try:
            brought = {**OLDER[before](dict(brought)), "form": before + 1}
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return {**value, "form": FORM}
    return brought


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
