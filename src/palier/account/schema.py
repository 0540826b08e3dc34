"""The published form of what goes in and what comes out: JSON Schema, draft 2020-12.

The forms that read events describe themselves; the outcome is described from its dataclasses.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from palier.account.event_forms import event_form
from palier.account.forms import joined_form, order_form, summary_form
from palier.account.outcome import OMITTED_WHEN_NONE, Outcome
from palier.account.shapes import Schema
from palier.account.shared_schema import shared
from palier.account.to_text import pretty
from palier.quantity import Money, Points

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# No currency has more than three decimals, and a form for money takes whole numbers too: what this
# one accepts as a pot is what some programme accepts.
ANY_CURRENCY = "BHD"


def order_schema(currency: str = ANY_CURRENCY, *, pot: bool = True, draft: bool = False) -> Schema:
    """The form of an order: of one currency, or of any."""
    form = order_form(currency, pot=pot, draft=draft)
    return _published("An order, as a shop sends it", shared(form.schema(), currency))


def joined_schema() -> Schema:
    """The form of a `joined` event."""
    return _published("A customer who joins", joined_form().schema())


def event_schema(currency: str = ANY_CURRENCY, *, pot: bool = True) -> Schema:
    """The form of an event of any type: of one currency, or of any."""
    form = event_form(currency, pot=pot)
    return _published("An event of a customer's life", shared(form.schema(), currency))


def summary_schema(currency: str = ANY_CURRENCY, *, pot: bool = True) -> Schema:
    """The form of a summary of an account: of one currency, or of any."""
    form = summary_form(currency, pot=pot)
    return _published(
        "What is known of a customer before an order", shared(form.schema(), currency)
    )


def outcome_schema() -> Schema:
    """The form of the outcome of an order or a quote."""
    return _published("What an order gives", _of_record(Outcome))


PUBLISHED = {
    "event": event_schema,
    "order": order_schema,
    "joined": joined_schema,
    "account": summary_schema,
    "outcome": outcome_schema,
}
"""The published schemas, by name."""


def publish(folder: Path) -> None:
    """Write every schema into a folder: `python -m palier.account.schema` renews those shipped."""
    for name, schema in PUBLISHED.items():
        (folder / f"{name}.schema.json").write_text(pretty(schema()) + "\n", "utf-8")


def _published(title: str, schema: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, **schema}


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
    may_miss |= {"next_tier"} & names.keys()
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {names[name]: _of(hints[name]) for name in names},
        "required": [names[name] for name in names if name not in may_miss],
    }


if __name__ == "__main__":
    publish(Path(__file__).with_name("schemas"))
