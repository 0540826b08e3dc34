"""The form of an annotated dataclass: how it is read, written and described, from its annotations.

>>> from palier.account.order import Shipping
>>> shipping = record_of(Shipping, Terms(Manner.SENT, "EUR"))
>>> shipping.write(Shipping("Colissimo", 490))
{'method': 'Colissimo', 'cost': '4.90'}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from palier.account.called import limited, text_of, windowed
from palier.account.forms import AtLeast, Mark
from palier.account.forms.amounts import (
    MOST,
    Counted,
    MoneyText,
    PointsOrAll,
    PointsText,
    Told,
    Whole,
)
from palier.account.forms.compound import (
    NOTHING,
    Called,
    Each,
    Key,
    KnownName,
    Record,
    Table,
)
from palier.account.forms.form import Form, Leaf
from palier.account.forms.kept import ByDay, Row
from palier.account.forms.texts import AnyDay, Birthday, Choice, Day, Exact, Moment, Text, YesNo
from palier.account.order import All
from palier.account.sums import Lots, PointLot, Series
from palier.because import Because
from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import MOST_DECIMALS, Money, MonthDay, Points
from palier.sheet.facts import Limited, Windowed

T = TypeVar("T")

MOST_SENT = 10_000
"""Values of one list that is sent, as the lines of an order; a set of names may have more."""


class Manner(Enum):
    """What is sent is read with care for names, and days of our time; what is kept, to the letter.

    What is told is written, and never read: nothing is left out of it because it is usual.
    """

    SENT = "sent"
    KEPT = "kept"
    TOLD = "told"


class Terms(NamedTuple):
    """In what terms values are written: how, in which currency, and what is collected.

    `pot`: money; otherwise points, of so many `decimals`.
    """

    manner: Manner
    currency: str = ""
    pot: bool = False
    decimals: int = 0


_SENT: dict[object, Form[Any]] = {
    str: Text(),
    bool: YesNo(),
    dt.date: Day(),
    dt.datetime: Moment(),
    MonthDay: Birthday(),
}
_SIGNED = "-?[0-9]+"
_TOLD: dict[object, Form[Any]] = {
    str: Exact(),
    Because: Told(Exact().schema, str),
    dt.date: AnyDay(),
    int: Told(lambda: {"type": "integer"}, int),
    NoneType: Told(lambda: {"type": "null"}, lambda _: None),
    Money: Told(
        lambda: {"type": "string", "pattern": f"^{_SIGNED}(\\.[0-9]{{2,3}})?$"}, Money.plain
    ),
    Points: Told(
        lambda: {
            "anyOf": [
                {"type": "integer"},
                {"type": "string", "pattern": f"^{_SIGNED}\\.[0-9]{{1,{MOST_DECIMALS}}}$"},
            ]
        },
        lambda points: points.plain() if points.digits else points.count,
    ),
    Fraction: Told(lambda: {"type": "string", "pattern": f"^{_SIGNED}(/[0-9]+)?$"}, str),
    Mapping[str, Any]: Told(lambda: {"type": "object"}, dict),
}
_FINE = Told(lambda: {"type": "string", "pattern": f"^{_SIGNED}(\\.[0-9]+)?$"}, Money.plain)
_LEAVES = total(
    Manner,
    {
        Manner.SENT: _SENT,
        Manner.KEPT: _SENT | {str: Exact(), dt.date: AnyDay()},
        Manner.TOLD: _TOLD,
    },
)


@cache
def record_of(of: Callable[..., T], terms: Terms) -> Record[T]:
    """The form of a dataclass, in some terms: a key a field, in their order."""
    hints = get_type_hints(of, include_extras=True)
    told = {each.name.rstrip("_"): each for each in fields(of)}  # type: ignore[arg-type] # T is one
    keys = {name: _key(name, each, hints[each.name], terms) for name, each in told.items()}
    return Record(of, keys)


def _key(name: str, of: Field[Any], hint: object, terms: Terms) -> Key:
    default = _default(of, hint, terms)
    required = default is NOTHING
    field = "" if of.name == name else of.name
    return Key(form_of(hint, terms), required, _said(hint), default, field=field)


def _default(of: Field[Any], hint: object, terms: Terms) -> object:
    """What a missing key means: the default of the field; None, where a value may be None."""
    if terms.manner is Manner.TOLD:
        return None if Mark.IF_ANY in getattr(hint, "__metadata__", ()) else NOTHING
    if of.default is not MISSING:
        return of.default
    if of.default_factory is not MISSING:
        made: object = of.default_factory()
        return made
    return None if NoneType in get_args(_bare(hint)) else NOTHING


def _bare(hint: object) -> object:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _said(hint: object) -> str:
    """What an annotation says in words, of the value or of the one kind that is not None."""
    metadata: tuple[object, ...] = getattr(hint, "__metadata__", ())
    told = [each for each in metadata if isinstance(each, str)]
    if not told and get_origin(_bare(hint)) in (Union, UnionType):
        told = [said for each in get_args(_bare(hint)) if (said := _said(each))]
    return next(iter(told), "")


def form_of(hint: Any, terms: Terms, marks: Iterable[object] = ()) -> Form[Any]:  # noqa: ANN401 - any annotation
    """The form of what an annotation allows; marks further out hold for what is inside.

    >>> form_of(tuple[int, ...], Terms(Manner.KEPT)).write((2, 1))
    [2, 1]
    """
    if get_origin(hint) is Annotated:
        return form_of(hint.__origin__, terms, (*marks, *hint.__metadata__))
    if Mark.FINE in marks:
        return _FINE
    if hint in _LEAVES[terms.manner]:
        return _LEAVES[terms.manner][hint]
    if hint is int:
        return _number(terms, marks)
    if is_dataclass(hint) or (isinstance(hint, type) and issubclass(hint, Enum)):
        return _named(hint, terms, marks)
    return _compound(hint, terms, tuple(marks))


def _number(terms: Terms, marks: Iterable[object]) -> Leaf[int]:
    """Above zero where it is sent, unless it is marked; what is kept may be below it."""
    signed = terms.manner is Manner.KEPT or Mark.SIGNED in marks
    whole = Whole(-MOST if signed else _least(marks))
    money = MoneyText(terms.currency, signed)
    finer = PointsText("", signed, terms.decimals) if terms.decimals else whole
    unit = money if terms.pot else finer
    if Mark.MONEY in marks:
        return money
    if Mark.COUNTED in marks:
        return Counted(money, unit)
    return unit if Mark.UNIT in marks else whole


def _least(marks: Iterable[object]) -> int:
    return next((each.bound for each in marks if isinstance(each, AtLeast)), 0)


def _named(of: Any, terms: Terms, marks: Iterable[object]) -> Form[Any]:  # noqa: ANN401 - a class
    if issubclass(of, Enum):
        return Choice(tuple(each.value for each in of), of)
    if Mark.AS_SENT in marks:
        return record_of(of, terms._replace(manner=Manner.SENT))
    record = record_of(of, terms)
    if Mark.ROW not in marks:
        return record
    parts = {name: key.form for name, key in record.keys.items()}
    return Row(of, parts, sum(key.required for key in record.keys.values()))


def _compound(hint: object, terms: Terms, marks: tuple[object, ...]) -> Form[Any]:
    origin, parts = get_origin(hint), get_args(hint)
    inner = [each for each in marks if not isinstance(each, AtLeast)]
    if hint is Lots:
        return Each(form_of(PointLot, terms, marks), make=Lots)
    if hint is Series:
        return ByDay(_number(terms, marks), form_of(dt.date, terms))
    if origin in (Union, UnionType):
        return _union(parts, terms, marks)
    if origin in (tuple, frozenset):
        most = MOST_SENT if origin is tuple and terms.manner is Manner.SENT else None
        return Each(form_of(parts[0], terms, inner), _least(marks), origin, most)
    if origin is Mapping:
        return Table(form_of(parts[1], terms, inner), _names(parts[0], terms))
    raise TypeError(f"nothing is known of how {hint!r} is written")


_CALLED: Mapping[object, Form[Any]] = {
    Windowed: Called(windowed, text_of),
    Limited: Called(limited, text_of),
}


def _names(of: Any, terms: Terms) -> Form[Any]:  # noqa: ANN401 - any annotation
    """The form of the keys of a table."""
    if of in _CALLED:
        return _CALLED[of]
    if issubclass(of, Enum):
        return KnownName({each.value: each for each in of})
    return form_of(of, terms)


def _union(parts: tuple[Any, ...], terms: Terms, marks: tuple[object, ...]) -> Form[Any]:
    if terms.manner is Manner.TOLD:
        return _told({_bare(each): form_of(each, terms, marks) for each in parts})
    if All in parts:
        return PointsOrAll(_number(terms, marks))
    (one,) = (each for each in parts if each is not NoneType)
    return form_of(one, terms, marks)


def _told(forms: Mapping[Any, Form[Any]]) -> Told:
    """What an outcome says in one of several ways, by the class of the value."""
    classes = {of: get_origin(of) or of for of in forms}
    writers: dict[type[Any], Callable[[Any], object]] = {}

    def written(value: object) -> object:
        if value is None:
            return None
        kind: Any = type(value)
        if kind not in writers:
            from palier.account.forms.quick import writer_of  # noqa: PLC0415 - it knows this one

            fits = (form for of, form in forms.items() if isinstance(value, classes[of]))
            writers[kind] = writer_of(next(fits))
        return writers[kind](value)

    return Told(lambda: {"anyOf": [each.schema() for each in forms.values()]}, written)
