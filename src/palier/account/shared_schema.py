"""Schemas made shorter: what is described more than once is described once, under a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from palier.account.forms import DAY, NAMES, TEXT
from palier.account.shapes import Birthday, Moment, MoneyText, Schema, Whole

DEFINED = "$defs"
SAID = "description"


def shared(schema: Schema, of: Mapping[str, Schema]) -> Schema:
    """The same schema, its named parts defined once where they stand more than once.

    >>> day = DAY.schema()
    >>> shared({"properties": {"joined": day, "until": day}}, sent("EUR"))["properties"]["until"]
    {'$ref': '#/$defs/date'}
    """
    found = Counter(_found(schema, of))
    parts = {name: part for name, part in of.items() if found[name] > 1}
    written = _written(schema, parts)
    defined = {**written.pop(DEFINED, {}), **parts}  # type: ignore[dict-item]  # an object of schemas
    return {**written, **({DEFINED: defined} if defined else {})}


def sent(currency: str) -> dict[str, Schema]:
    """What events and summaries say again and again, by name."""
    return {
        "text": TEXT.schema(),
        "count": Whole().schema(),
        "moment": Moment().schema(),
        "date": DAY.schema(),
        "birthday": Birthday().schema(),
        "names": NAMES.schema(),
        "money": MoneyText(currency).schema(),
        "signed_money": MoneyText(currency, negative=True).schema(),
    }


def _name(schema: Mapping[str, object], parts: Mapping[str, Schema]) -> str | None:
    bare = {name: each for name, each in schema.items() if name != SAID}
    return next((name for name, part in parts.items() if part == bare), None)


def _found(schema: object, parts: Mapping[str, Schema]) -> Iterator[str]:
    match schema:
        case Mapping() if name := _name(schema, parts):
            yield name
        case Mapping():
            for each in schema.values():
                yield from _found(each, parts)
        case list():
            for each in schema:
                yield from _found(each, parts)


def _written(schema: Schema, parts: Mapping[str, Schema]) -> Schema:
    name = _name(schema, parts)
    if name is not None:
        said = {SAID: schema[SAID]} if SAID in schema else {}
        return {**said, "$ref": f"#/{DEFINED}/{name}"}
    return {key: _each(value, parts) for key, value in schema.items()}


def _each(value: object, parts: Mapping[str, Schema]) -> object:
    match value:
        case Mapping():
            return _written(dict(value), parts)
        case list():
            return [_each(each, parts) for each in value]
        case _:
            return value
