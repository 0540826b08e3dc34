"""What customers were told already, so that nobody is told the same thing twice.

A line of JSON a customer: `{"customer": "c1", "told": {"points-expire 2027-01-10": "2026-12-20"}}`,
the day on which each thing was told; customers and things stand in the order of their names.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from palier.reports.letters import Letter


class MemoryRefusedError(ValueError):
    """A line that is none of a memory: its number, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


class Memory:
    """What each customer was told, and on which day."""

    def __init__(self, told: dict[str, dict[str, str]] | None = None) -> None:
        self._told = {} if told is None else told

    @classmethod
    def read(cls, lines: Iterable[str]) -> Memory:
        """A memory from its lines. Raises `MemoryRefusedError`."""
        told: dict[str, dict[str, str]] = {}
        for number, line in enumerate(lines, 1):
            if line.strip():
                customer, things = _read(line, number)
                told.setdefault(customer, {}).update(things)
        return cls(told)

    def new(self, letters: Iterable[Letter]) -> Iterator[Letter]:
        """The letters that say what their customer was not told yet, remembered from now on."""
        for letter in letters:
            told = self._told.setdefault(letter.customer, {})
            if letter.key not in told:
                told[letter.key] = letter.asked.on.isoformat()
                yield letter

    def lines(self) -> Iterator[str]:
        """The memory as it is written."""
        for customer, told in sorted(self._told.items()):
            if told:
                line = {"customer": customer, "told": dict(sorted(told.items()))}
                yield json.dumps(line, ensure_ascii=False) + "\n"


def _read(line: str, number: int) -> tuple[str, dict[str, str]]:
    try:
        parsed = json.loads(line)
        customer, things = parsed["customer"], parsed["told"]
        for day in things.values():
            dt.date.fromisoformat(day)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise MemoryRefusedError(number) from error
    if not isinstance(customer, str):
        raise MemoryRefusedError(number)
    return customer, things
