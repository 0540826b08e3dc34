"""Of the tables of a module, what its texts read: the rest is neither printed nor reckoned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from palier.sheet.nodes import Ref

Line = Callable[[Ref], object]
"""Where the value of a line is found: its key, or the number that it always is."""
BY_RULE = "RULES"
"""The table whose keys are the ids of rules."""


def wanted(tables: Mapping[str, object], words: AbstractSet[str], line: Line) -> dict[str, object]:
    """Tables and keys that stand among some words; `line` is asked for the lines in them alone.

    >>> wanted({"TIERS": [{"name": "Gold", "ways": []}], "TAX": None}, {"TIERS", "name"}, id)
    {'TIERS': [{'name': 'Gold'}]}
    """
    kept = {name: table for name, table in tables.items() if name in words}
    return {name: _read(table, _keys(name, table, words), line) for name, table in kept.items()}


def _keys(name: str, table: object, words: AbstractSet[str]) -> AbstractSet[str]:
    return words | table.keys() if name == BY_RULE and isinstance(table, Mapping) else words


def _read(table: object, words: AbstractSet[str], line: Line) -> object:
    match table:
        case Ref():
            return line(table)
        case Mapping():
            return {key: _read(held, words, line) for key, held in table.items() if key in words}
        case list() | tuple():
            return [_read(held, words, line) for held in table]
        case _:
            return table
