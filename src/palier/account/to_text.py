"""JSON as people read it: what fits on a line stands on one."""

from __future__ import annotations

import json
from collections.abc import Mapping

WIDTH = 100


def pretty(value: object, indent: int = 0) -> str:
    r"""Write a JSON value, opening only the lists and objects that do not fit on a line.

    >>> pretty({"code": "HELLO", "off": "5.00"})
    '{"code": "HELLO", "off": "5.00"}'
    """
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= WIDTH or not value:
        return line
    inner, outer = "\n" + "  " * (indent // 2 + 1), "\n" + "  " * (indent // 2)
    match value:
        case Mapping():
            members = (f"{_key(name)}{pretty(each, indent + 2)}" for name, each in value.items())
            return "{" + inner + ("," + inner).join(members) + outer + "}"
        case list() | tuple():
            return (
                "[" + inner + ("," + inner).join(pretty(e, indent + 2) for e in value) + outer + "]"
            )
        case _:
            return line


def _key(name: object) -> str:
    return json.dumps(name, ensure_ascii=False) + ": "
