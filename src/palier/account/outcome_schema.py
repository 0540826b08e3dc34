"""What comes out, described from its dataclasses."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any, Union, get_args, get_origin, get_type_hints

from palier.account.outcome import OMITTED_WHEN_NONE, Award, Outcome
from palier.account.outcome_event import EventOutcome
from palier.account.shapes import Schema
from palier.quantity import Amount, Money, Points


def parts() -> dict[str, Schema]:
    """What outcomes say again and again, by name."""
    return {"money": _of(Money), "amount": _of(Amount), "award": _of(Award), "date": _of(dt.date)}


def of_order() -> Schema:
    """What an order gives; `before` is what time brought the customer just before it."""
    before = {"awards": _of(tuple[Award, ...]), "expired": _of(Amount)}
    return _answer(Outcome, before={"type": "object", "properties": before})


def of_event() -> Schema:
    """What any other event gives."""
    return _answer(EventOutcome)


def _answer(record: type, **others: Schema) -> Schema:
    schema = _of_record(record)
    properties: Any = schema["properties"]
    repeated = {"description": "This event was applied before.", "const": True}
    return {**schema, "properties": {**properties, **others, "repeated": repeated}}


_MAY_MISS: dict[object, set[str]] = {
    Outcome: {"next_tier"},
    EventOutcome: {"points", "refund_value"},
}
_SIGNED = "-?[0-9]+"
_LEAVES: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    type(None): {"type": "null"},
    Money: {"type": "string", "pattern": f"^{_SIGNED}(\\.[0-9]{{2,3}})?$"},
    Points: {"type": "integer"},
    Fraction: {"type": "string", "pattern": f"^{_SIGNED}(/[0-9]+)?$"},
    dt.date: {"type": "string", "format": "date"},
    Mapping[str, Any]: {"type": "object"},
}


def _of(hint: Any) -> Schema:  # noqa: ANN401 - any annotation of an outcome
    if hint in _LEAVES:
        return dict(_LEAVES[hint])
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [_of(each) for each in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0])}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": _of(get_args(hint)[1])}
    return _of_record(hint)


def _of_record(record: Any) -> Schema:  # noqa: ANN401 - any dataclass of an outcome
    if not is_dataclass(record):
        raise TypeError(f"an outcome has no {record!r}")
    hints = get_type_hints(record)
    names = {each.name: each.name.rstrip("_") for each in fields(record)}
    short = record in OMITTED_WHEN_NONE
    may_miss = {name for name in names if short and type(None) in get_args(hints[name])}
    may_miss |= _MAY_MISS.get(record, set())
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {names[name]: _of(hints[name]) for name in names},
        "required": [names[name] for name in names if name not in may_miss],
    }
