"""Forms made ready: what is right is read, and anything written, without a look at what may be.

`reader_of` gives a function that reads a value which is of its form, and raises for any other: then
the form itself is asked, which tells all that is wrong and where. `writer_of` gives what writes as
the form does. Both are made once for a form, out of those of its parts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from palier.account.forms.amounts import MOST, MoneyText, Told, Whole
from palier.account.forms.compound import (
    NOTHING,
    TYPE,
    ByType,
    Each,
    KnownName,
    Record,
    Table,
)
from palier.account.forms.form import Form, Leaf, Notes, RefusedError
from palier.account.forms.texts import Text
from palier.account.json_text import Json, Keys
from palier.quantity import decimal_text
from palier.values import Itself

Reader = Callable[[Any], Any]
Writer = Callable[[Any], Any]
KEPT = 4096
"""Texts whose meaning is kept: prices, and names of goods, come again and again."""


class UnsureError(Exception):
    """A value is not of its form, or is written in a way that is not looked at here."""


REFUSED = (UnsureError, RefusedError)


def reader_of(form: Form[Any]) -> Reader:
    """What reads a value of a form; raises one of `REFUSED` for any that may be none."""
    return _reader(Itself(form))


@lru_cache(maxsize=1024)
def _reader(of: Itself[Form[Any]]) -> Reader:
    match of.held:
        case Record() as form:
            return _record(form)
        case Each() as form:
            return _each(form)
        case Table() as form:
            return _table(form)
        case ByType() as form:
            return _by_type(form)
        case MoneyText() | Text() as form:
            return _text(form)
        case Leaf() as form:
            return form.of
        case KnownName(members):
            return _known(members.get)
        case form:
            return _slowly(form)


def _record(form: Record[Any]) -> Reader:
    """What reads a record: some lines of code for each of its keys."""
    space: dict[str, Any] = {"make": form.make, "nothing": NOTHING, "refuse": _refuse}
    space |= {"keys": Keys}
    lines = [
        "def read(value):",
        "    if type(value) is not dict and (type(value) is not keys or value.repeated):",
        "        refuse()",
        "    left, find, more = len(value), value.get, {}",
    ]
    given: list[str] = []
    for at, (name, key) in enumerate(form.keys.items()):
        held = f"part{at}"
        written = _reading(key.form, held, at, space)
        lines += [f"    {held} = find({name!r}, nothing)", f"    if {held} is not nothing:"]
        lines += [f"        {held} = {written}", "        left -= 1"]
        if key.required:
            lines += ["    else:", "        refuse()"]
        if key.constant is not NOTHING:
            continue
        field = key.field or name
        if key.required or key.default is not NOTHING:
            given.append(f"{field}={held}")
        else:
            lines.append(f"        more[{field!r}] = {held}")
        if not key.required and key.default is not NOTHING:
            space[f"default{at}"] = key.default
            lines += ["    else:", f"        {held} = default{at}"]
    made = ", ".join((*given, "**more"))
    lines += ["    if left:", "        refuse()", f"    return make({made})"]
    exec("\n".join(lines), space)  # noqa: S102 - of names of keys
    read: Reader = space["read"]
    return read


def _reading(form: Form[Any], held: str, at: int, space: dict[str, Any]) -> str:
    """The code that reads a part: what nearly all are, a text or a number, without a call more."""
    space[f"read{at}"] = reader_of(form)
    match form:
        case MoneyText() | Text():
            space[f"kept{at}"], space[f"of{at}"] = _kept(Itself(form)), form.of
            return f"kept{at}({held}) if type({held}) is str else of{at}({held})"
        case Whole(least):
            number = f"type({held}) is int and {least} <= {held} <= {MOST}"
            return f"{held} if {number} else read{at}({held})"
        case _:
            return f"read{at}({held})"


def _members(value: Any) -> Any:  # noqa: ANN401 - of any JSON
    """The keys and values of an object, where each key is there once."""
    if type(value) is dict or (type(value) is Keys and not value.repeated):
        return value.items()
    raise UnsureError


def _refuse() -> Any:  # noqa: ANN401 - nothing is given
    raise UnsureError


def _each(form: Each) -> Reader:
    reads, make, least = reader_of(form.form), form.make, form.least
    most = float("inf") if form.most is None else form.most

    def read(value: Any) -> Any:  # noqa: ANN401 - of any JSON
        if type(value) not in (list, tuple) or not least <= len(value) <= most:
            raise UnsureError
        return make([reads(each) for each in value])

    return read


def _table(form: Table[Any, Any]) -> Reader:
    names, own = reader_of(form.names), form.form
    reads = reader_of(own) if own.under("") is own else None

    def read(value: Any) -> Any:  # noqa: ANN401 - of any JSON
        found = {
            names(name): (reads or reader_of(own.under(name)))(each)
            for name, each in _members(value)
        }
        return found if len(found) == len(value) else _refuse()

    return read


def _by_type(form: ByType[Any]) -> Reader:
    kinds = {name: reader_of(each) for name, each in form.forms.items()}

    def read(value: Any) -> Any:  # noqa: ANN401 - of any JSON
        if type(value) not in (dict, Keys) or type(kind := value.get(TYPE)) is not str:
            raise UnsureError
        return (kinds.get(kind) or _slowly(form))(value)

    return read


def _text(form: Leaf[Any]) -> Reader:
    kept = _kept(Itself(form))
    return lambda value: kept(value) if type(value) is str else form.of(value)


@lru_cache(maxsize=1024)
def _kept(of: Itself[Leaf[Any]]) -> Reader:
    return lru_cache(maxsize=KEPT)(of.held.of)


def _known(find: Callable[[Any], Any]) -> Reader:
    def read(value: Any) -> Any:  # noqa: ANN401 - of any JSON
        found = find(value) if type(value) is str else None
        return _refuse() if found is None else found

    return read


def _slowly(form: Form[Any]) -> Reader:
    def read(value: Any) -> Any:  # noqa: ANN401 - of any JSON
        notes = Notes(Json(value))
        got = form.read(value, (), notes)
        return _refuse() if notes.problems else got

    return read


# Writing -----------------------------------------------------------------------------------


def writer_of(form: Form[Any]) -> Writer:
    """What writes a value as its form does."""
    return _writer(Itself(form))


@lru_cache(maxsize=1024)
def _writer(of: Itself[Form[Any]]) -> Writer:
    match of.held:
        case Record() as form:
            return _written(form)
        case Each(inner, make=make) if make is not frozenset:
            writes = writer_of(inner)
            return lambda values: [writes(each) for each in values]
        case Told(written=written):
            return written
        case MoneyText() as form:
            return decimal_text(form.digits)
        case ByType() as form:
            kinds = {name: writer_of(each) for name, each in form.forms.items()}
            return lambda value: kinds[getattr(value, TYPE)](value)
        case form:
            return form.write


def _written(form: Record[Any]) -> Writer:
    """What writes a record: a line of code for each of its keys."""
    space: dict[str, Any] = {}
    lines = ["def write(value):", "    told = {}"]
    for at, (name, key) in enumerate(form.keys.items()):
        space |= {f"default{at}": key.default, f"constant{at}": key.constant}
        space[f"write{at}"] = writer_of(key.form)
        field = key.field or name
        part = "part" if type(key.form).write is Leaf.write else f"write{at}(part)"
        if key.constant is not NOTHING:
            lines.append(f"    told[{name!r}] = constant{at}")
        elif key.default is NOTHING:
            lines += [f"    part = value.{field}", f"    told[{name!r}] = {part}"]
        else:
            lines += [
                f"    part = value.{field}",
                f"    if part is not default{at} and part != default{at}:",
                f"        told[{name!r}] = {part}",
            ]
    exec("\n".join([*lines, "    return told"]), space)  # noqa: S102 - of names of fields
    write: Writer = space["write"]
    return write
