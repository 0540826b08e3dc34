"""Everything a page says, as JSON: for a shop's own templates, and for agents."""

from __future__ import annotations

from typing import Any

from palier.page.view import PageView
from palier.source import Language
from palier.speech.typography import plain

Told = str | int | bool | None | list["Told"] | dict[str, "Told"]
LEFT_OUT = frozenset({"json_ld", "labels", "texts"})
"""What is for the templates of a page alone."""


def told(view: PageView) -> dict[str, Told]:
    """The page by its parts, in its order; what is empty is left out. No text has any mark-up."""
    return _fields(view)


def _fields(of: Any) -> dict[str, Told]:  # noqa: ANN401 - a part of the view
    names = of.__dataclass_fields__
    held = ((name, getattr(of, name)) for name in names)
    return {name: _value(value) for name, value in held if name not in LEFT_OUT and _there(value)}


def _there(value: object) -> bool:
    return value not in (None, (), "", False)


def _value(value: object) -> Told:
    match value:
        case Language():
            return value.value
        case str():
            return plain(value)
        case bool() | int() | None:
            return value
        case tuple():
            return [_value(each) for each in value]
        case _:
            return _fields(value)
