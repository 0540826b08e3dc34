"""A sheet with the value of every line: what outcomes and explanations are read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from palier.account.brought import Bringing
from palier.engines.choose import Chosen
from palier.sheet.facts import Fact
from palier.sheet.sheet import Guard, Member, Sheet

Value = int | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A sheet with the value of every line, what was chosen, and what the order brought."""

    sheet: Sheet
    facts: Mapping[Fact, Value]
    values: Mapping[str, Value]
    chosen: Chosen
    brought: Bringing

    def scalar(self, line: str) -> int:
        """The value of a line that is one number."""
        value = self.values[line]
        if isinstance(value, tuple):
            raise TypeError(f"{line} is a column")
        return value

    def column(self, line: str) -> tuple[int, ...]:
        """The values of a line on every row of the order."""
        value = self.values[line]
        return value if isinstance(value, tuple) else (value,) * len(self.column("gross"))

    def failed(self, rule: str) -> Guard | None:
        """The first condition of a rule that does not hold."""
        guards = self.sheet.rules[rule].guards
        return next((guard for guard in guards if not self.values[guard.line]), None)

    def label(self, member: Member) -> str:
        """What outcomes call a member: its rule, or the shop's own code."""
        if member.slot is None or not member.slot.startswith("code"):
            return member.label
        code = self.brought.codes[int(member.slot.rpartition(".")[2]) - 1]
        own = code is not None and code.off is not None
        return code.code if own and code is not None else member.label
