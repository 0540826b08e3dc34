"""Tests of a rule read again on the values of an order, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.engines.explain.teller import Teller
from palier.engines.interpret import Walk
from palier.quantity import Duration
from palier.sheet import lower_conditions
from palier.sheet.build import Builder
from palier.sheet.nodes import Expr, One, Rows, Total
from palier.sheet.walk import parts
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts and lines of an order, and the place in the sheet where a test stands."""

    walk: Walk
    builder: Builder

    def truth(self, test: tree.Test) -> bool:
        """Whether a test holds."""
        return bool(self.value(lower_conditions.holds(self.builder, test)))

    def number(self, fact: tree.NumberFact, window: Duration | None) -> int:
        """The number a test looks at."""
        return self.value(lower_conditions.value_of(self.builder, fact, window))

    def value(self, expr: Expr) -> int:
        """The value of an expression of the sheet that is one number."""
        return self.walk.one(expr)


def reading(t: Teller, guard: One) -> Reading:
    """Read again where a guard stands: what is left after discounts is what was left there."""
    sheet = t.got.sheet
    builder = Builder(t.program, names=dict(sheet.names))
    builder.remaining = next(_left(sheet.line(guard).expr), builder.remaining)
    return Reading(t.walk(), builder)


def _left(expr: Expr) -> Iterator[Rows]:
    """The column of what is left to pay that an expression adds up."""
    if isinstance(expr, Total) and isinstance(expr.column, Rows):
        yield expr.column
    for part in parts(expr):
        yield from _left(part)
