"""The reference engine: walks a sheet line by line and keeps every value.

Integers only; floor division by 0 is 0; a value beside a column stands on every line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column, Fact
from palier.sheet.nodes import Expr, RunningOrder
from palier.sheet.sheet import Line, Part, Sheet
from palier.surface.tree import Rounding

Value = int | tuple[int, ...]


@dataclass(slots=True)
class Walk:
    """One order's walk through a sheet: the facts, and the values of the lines so far."""

    facts: Mapping[Fact, Value]
    rows: int
    cheapest_first: Sequence[int]
    values: dict[str, Value]

    def part(self, sheet: Sheet, part: Part) -> None:
        """Compute the lines of one part, in order."""
        for line in sheet.lines:
            if line.part is part:
                self.values[line.id] = self.line(line)

    def line(self, line: Line) -> Value:
        """The value of a line; a column line has a value on every row."""
        value = self.of(line.expr)
        return self.spread(value) if line.column else value

    def of(self, expr: Expr) -> Value:
        """The value of an expression: a whole number, or one per row."""
        match expr:
            case nodes.Literal(value):
                return value
            case nodes.FactOf(fact):
                return self.facts[fact]
            case nodes.Ref(line):
                return self.values[line]
            case nodes.Add(terms):
                return self.lift(lambda *each: sum(each), *terms)
            case nodes.Subtract(left, right):
                return self.lift(lambda a, b: a - b, left, right)
            case nodes.Multiply(factors):
                return self.lift(_product, *factors)
            case nodes.Divide(left, right, rounding):
                return self.lift(lambda a, b: divide(a, b, rounding), left, right)
            case nodes.Least(terms):
                return self.lift(lambda *each: min(each), *terms)
            case nodes.Greatest(terms):
                return self.lift(lambda *each: max(each), *terms)
            case nodes.Compare(left, comparison, right):
                return self.lift(_COMPARE[comparison], left, right)
            case nodes.Overlaps(mask, bits):
                return self.lift(lambda held: bool(held & bits), mask)
            case nodes.And(tests):
                return self.lift(lambda *each: all(each), *tests)
            case nodes.Or(tests):
                return self.lift(lambda *each: any(each), *tests)
            case nodes.Not(test):
                return self.lift(lambda held: not held, test)
            case nodes.If(test, then, otherwise):
                return self.lift(lambda held, a, b: a if held else b, test, then, otherwise)
            case nodes.Total(column):
                return sum(self.spread(self.of(column)))
            case nodes.Exists(column):
                return any(self.spread(self.of(column)))
            case nodes.Running(column, order):
                return self.running(self.spread(self.of(column)), order)
            case _:
                assert_never(expr)

    def lift(self, apply: Callable[..., int], *parts: Expr) -> Value:
        """Apply to whole numbers, or row by row where any part is a column."""
        values = [self.of(part) for part in parts]
        if not any(isinstance(value, tuple) for value in values):
            return apply(*values)
        return tuple(map(apply, *(self.spread(value) for value in values)))

    def spread(self, value: Value) -> tuple[int, ...]:
        """A value on every row."""
        return value if isinstance(value, tuple) else (value,) * self.rows

    def running(self, column: tuple[int, ...], order: RunningOrder) -> tuple[int, ...]:
        """The sum of the rows before, in the order named."""
        rows = range(self.rows) if order is RunningOrder.AS_WRITTEN else self.cheapest_first
        before, total = [0] * self.rows, 0
        for row in rows:
            before[row] = total
            total += column[row]
        return tuple(before)


def walk(sheet: Sheet, facts: Mapping[Fact, Value], rows: int) -> Walk:
    """A walk that has computed all that comes before the choice."""
    prices = facts.get(Column.PRICE, (0,) * rows)
    by_price = prices if isinstance(prices, tuple) else (prices,) * rows
    cheapest = sorted(range(rows), key=lambda row: (by_price[row], row))
    started = Walk(dict(facts), rows, cheapest, {})
    started.part(sheet, Part.BEFORE)
    return started


def divide(left: int, right: int, rounding: Rounding) -> int:
    """Whole division, rounded as named; half up is towards the greater number. By 0 it is 0.

    >>> [divide(7, 2, each) for each in Rounding], divide(-5, 2, Rounding.NEAREST)
    ([3, 4, 4], -2)
    >>> divide(1, 0, Rounding.UP)
    0
    """
    if right == 0:
        return 0
    match rounding:
        case Rounding.DOWN:
            return left // right
        case Rounding.UP:
            return -(-left // right)
        case Rounding.NEAREST:
            return (2 * left + right) // (2 * right)
        case _:
            assert_never(rounding)


def _product(*factors: int) -> int:
    product = 1
    for factor in factors:
        product *= factor
    return product


_COMPARE: dict[Comparison, Callable[[int, int], bool]] = {
    Comparison.AT_LEAST: lambda a, b: a >= b,
    Comparison.ABOVE: lambda a, b: a > b,
    Comparison.AT_MOST: lambda a, b: a <= b,
    Comparison.BELOW: lambda a, b: a < b,
    Comparison.EQUAL: lambda a, b: a == b,
}
