"""How many customers a programme reaches and leaves better off: sums, for a grid of programmes.

A grid has many programmes, and no room for every customer of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from palier.history.figures import CustomerFigures
from palier.program.model import Program
from palier.program.rules import Tier
from palier.values import dataclass, field


def first_asked(program: Program) -> Tier | None:
    """The lowest tier that asks something of a customer."""
    return next((each for each in program.tiers if each.criteria is not None), None)


@dataclass(slots=True)
class Reached:
    """Of all `customers`, how many ever had each reward, or any, and were ever in each tier.

    `climbed` were in one that asks something. `better` and `worse` count those who gain and lose
    against another programme, what they are given and hold in the end; `gains` and `losses` are
    theirs in all, in the minor unit.
    """

    program: Program
    customers: int = 0
    had: Counter[str] = field(default_factory=Counter)
    had_any: int = 0
    tiers: Counter[str] = field(default_factory=Counter)
    climbed: int = 0
    better: int = 0
    worse: int = 0
    gains: int = 0
    losses: int = 0

    @property
    def same(self) -> int:
        """How many neither gain nor lose."""
        return self.customers - self.better - self.worse

    def add(self, customers: Iterable[CustomerFigures]) -> None:
        """Count some customers."""
        first = first_asked(self.program)
        asking = {each.label for each in self.program.tiers[first.rank :]} if first else set()
        for each in customers:
            self.customers += 1
            self.had.update(each.had)
            self.had_any += bool(each.had)
            self.tiers.update(each.reached)
            self.climbed += not asking.isdisjoint(each.reached)

    def compare(self, changes: Iterable[int]) -> None:
        """Count what customers gain, each more or less in the minor unit."""
        for change in changes:
            self.better += change > 0
            self.worse += change < 0
            self.gains += max(0, change)
            self.losses += max(0, -change)
