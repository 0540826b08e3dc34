"""What a value says as one text, however it was written: by the names of its keys, sets in order.

Two values that say the same have the same text. It is JSON, put together from the form itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from palier.account.forms.amounts import MoneyText
from palier.account.forms.compound import NOTHING, TYPE, ByType, Each, Key, Record
from palier.account.forms.form import Form, Leaf
from palier.account.forms.texts import Exact, Text
from palier.quantity import decimal_text
from palier.values import Itself

Says = Callable[[Any], str]
SETS = frozenset({"categories", "tags", "groups"})
"""The keys whose lists are sets: in which order their names stand, and how often, says nothing."""
_encoded = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def says_of(form: Form[Any], **otherwise: Says) -> Says:
    """What gives the text of a value of a form; `otherwise`: of some of its keys, by name.

    >>> from palier.account.forms.derived import Manner, Terms, record_of
    >>> from palier.account.order import OrderLine
    >>> says = says_of(record_of(OrderLine, Terms(Manner.SENT, "EUR")))
    >>> says(OrderLine(1250, quantity=2, tags=("sale", "bio", "sale")))
    '{"price":"12.50","quantity":2,"tags":["bio","sale"]}'
    """
    match form:
        case ByType():
            kinds = {name: says_of(each, **otherwise) for name, each in form.forms.items()}
            return lambda value: kinds[getattr(value, TYPE)](value)
        case Record():
            return _record(form, otherwise)
        case _:
            return _says(Itself(form))


@lru_cache(maxsize=1024)
def _says(of: Itself[Form[Any]]) -> Says:
    match of.held:
        case Record() | ByType() as form:
            return says_of(form)
        case Each(inner, make=make) if make is not frozenset:
            says = _says(Itself(inner))
            return lambda values: f"[{','.join(map(says, values))}]"
        case Leaf() as form:
            return _leaf(form)
        case form:
            return lambda value: _encoded(_in_order(form.write(value)))


def _leaf(form: Leaf[Any]) -> Says:
    match form:
        case MoneyText():
            text = decimal_text(form.digits)
            return lru_cache(maxsize=4096)(lambda count: f'"{text(count)}"')
        case Text() | Exact():
            return encode_basestring
        case _:
            return _written(form.write)


def _written(writes: Callable[[Any], object]) -> Says:
    def says(value: Any) -> str:  # noqa: ANN401 - of the form
        written = writes(value)
        if type(written) is str:
            return encode_basestring(written)
        return str(written) if type(written) is int else _encoded(written)

    return says


def _record(form: Record[Any], otherwise: Mapping[str, Says]) -> Says:
    """What says a record: a line of code for each of its keys."""
    space: dict[str, Any] = {}
    lines = ["def says(value):", "    told = []"]
    for at, (name, key) in enumerate(sorted(form.keys.items())):
        space |= {f"default{at}": key.default, f"says{at}": _of_key(name, key, otherwise)}
        before, field = f"{encode_basestring(name)}:", key.field or name
        if key.constant is not NOTHING:
            lines.append(f"    told.append({before + _encoded(key.constant)!r})")
            continue
        put = f"told.append({before!r} + says{at}(part))"
        lines.append(f"    part = value.{field}")
        if key.default is NOTHING:
            lines.append(f"    {put}")
        else:
            lines += [f"    if part is not default{at} and part != default{at}:", f"        {put}"]
    lines.append("    return '{' + ','.join(told) + '}'")
    exec("\n".join(lines), space)  # noqa: S102 - of names of fields
    says: Says = space["says"]
    return says


def _of_key(name: str, key: Key, otherwise: Mapping[str, Says]) -> Says:
    if name in otherwise:
        return otherwise[name]
    if name in SETS and isinstance(key.form, Each):
        says = _says(Itself(key.form.form))
        return lambda names: f"[{','.join(map(says, sorted(set(names))))}]"
    return _says(Itself(key.form))


def _in_order(said: object) -> object:
    """What is written, each set of it in order and without a name twice."""
    match said:
        case list():
            return [_in_order(each) for each in said]
        case dict():
            return {
                name: sorted(set(each))
                if name in SETS and isinstance(each, list)
                else _in_order(each)
                for name, each in said.items()
            }
        case _:
            return said
