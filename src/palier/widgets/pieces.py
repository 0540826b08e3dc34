"""The scripts of a kind of widget: of what all of them share, only what this one uses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from palier.script.module import called
from palier.script.shortened import with_short_locals

_START = re.compile(r"(?m)^(?=(?:function|class|const|define)\b)")
_NAME = re.compile(r"(?:function|class|const) (\w+)")
_TOLD = re.compile(r"\bTOLD\.(\w+)")


@cache
def pieces(names: tuple[str, ...]) -> str:
    """Files put together without remarks, and without what nothing in the last of them calls."""
    parts = [_bare(part) for name in names for part in _START.split(read(name))]
    named = [(found[1], part) for part in parts if (found := _NAME.match(part))]
    last = "".join(part for part in parts if not _NAME.match(part))
    return "".join(map(_short, called(last, named))) + last


def told_of(text: str, told: Mapping[str, object]) -> dict[str, object]:
    """Of what a script may be told, what this one asks for.

    >>> told_of("TOLD.first + 1", {"first": 1, "second": 2})
    {'first': 1}
    """
    asked = set(_TOLD.findall(text))
    return {name: each for name, each in told.items() if name in asked}


def read(name: str) -> str:
    """A file of this room."""
    return (files("palier.widgets") / name).read_text("utf-8")


def _bare(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _short(part: str) -> str:
    """A function with short names for what is its own; a class keeps those of its methods."""
    return f"{with_short_locals(part)}\n" if part.startswith("function ") else part
