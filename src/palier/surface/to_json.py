"""The tree as JSON, for `palier ast`: every node with its kind and its place in the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from enum import Enum
from fractions import Fraction
from typing import Any, cast

from palier.source import SourceText, Span
from palier.tree import Node


def to_json(node: Node, source: SourceText) -> dict[str, Any]:
    """A node as what `json.dumps` takes.

    `kind` is the name of the node or quantity, `at` its place: `[line, column, last line, column
    after]`, counted from 1. Dates are ISO 8601, fractions are text, `"5/4"`, money is counted
    in the minor unit, and a choice is one of its words, such as `"per full"`.

    >>> from palier.surface.parse import parse
    >>> source = SourceText.of('loyalty program "Club"')
    >>> to_json(parse(source).file.statements[0].head, source)["name"]["at"]
    [1, 17, 1, 23]
    """
    return _object(node, source)


def _object(node: object, source: SourceText) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": type(node).__name__}
    for each in fields(cast("Node", node)):
        value = getattr(node, each.name)
        if each.name == "span" and isinstance(value, Span):
            made["at"] = _place(value, source)
        else:
            made[each.name] = _value(value, source)
    return made


def _value(value: object, source: SourceText) -> object:
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case Fraction():
            return str(value)
        case dt.date():
            return value.isoformat()
        case tuple():
            return [_value(each, source) for each in value]
        case _:
            return _object(value, source)


def _place(span: Span, source: SourceText) -> list[int]:
    first, last = source.place(span.start), source.place(span.end)
    return [first.line, first.column, last.line, last.column]
