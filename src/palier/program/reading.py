"""What every family is read with: the file's unit, and where its mistakes go."""

from __future__ import annotations

from palier import tree
from palier.problem import Problem
from palier.quantity import Amount, Money, Points
from palier.source import Language, SourceText
from palier.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """One file being read. `problems` is filled on the way; all else is settled by the header."""

    source: SourceText
    language: Language
    currency: str = ""
    cashback: bool = False
    taxes: tree.Taxes | None = None
    problems: dict[Problem, None] = field(default_factory=dict)

    def note(self, problem: Problem) -> None:
        """Remember a mistake and read on."""
        self.problems.setdefault(problem)

    def amount(self, units: int) -> Amount:
        """So many units of what customers collect."""
        return Money(units, self.currency) if self.cashback else Points(units)
