"""Values of Python as JavaScript writes them; in a page too, where `<` would end a script."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from enum import Enum

from palier.values import dataclass

_PLAIN_KEY = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Big:
    """A whole number of any size: a `BigInt`."""

    value: int


@dataclass(frozen=True, slots=True)
class Code:
    """What is written already."""

    text: str


def literal(value: object) -> str:
    """A value as a literal.

    >>> literal({"a": (Big(5), None, True), "b.c": "</script>"})
    '{a:[5n,null,true],"b.c":"\\\\u003c/script>"}'
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Big(number):
            return f"{number}n"
        case Code(text):
            return text
        case Enum():
            return literal(value.value)
        case str():
            return _text(value)
        case Mapping():
            return "{" + ",".join(f"{_key(k)}:{literal(v)}" for k, v in value.items()) + "}"
        case Sequence():
            return f"[{','.join(map(literal, value))}]"
        case _:
            raise TypeError(f"nothing is known of how {value!r} is written")


def _text(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    for each in "<\u2028\u2029":
        quoted = quoted.replace(each, f"\\u{ord(each):04x}")
    return quoted


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) and key != "__proto__" else _text(key)
