"""The reference engine: walks a sheet line by line and keeps every value.

Integers only; floor division by 0 is 0; a value beside a column stands on every line.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import repeat
from typing import Any, assert_never

from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column, Fact
from palier.sheet.nodes import Expr, LineName, Value
from palier.sheet.sheet import Part, Sheet, Values
from palier.tree import Rounding
from palier.values import Itself, dataclass, unswept


@dataclass(slots=True)
class Walk(Values):
    """One order's walk through a sheet: the facts, and the values of the lines so far."""

    facts: Mapping[Fact, Value]
    rows: int
    values: dict[LineName, Value]

    def part(self, sheet: Sheet, part: Part) -> None:
        """Compute the lines of one part, in order; a column line has a value on every row."""
        for line, column, compute in _prepared(Itself(sheet))[part]:
            value = compute(self)
            self.values[line] = self.spread(value) if column else value

    def of(self, expr: Expr) -> Value:
        """The value of an expression: a whole number, or one per row."""
        return prepare(expr).compute(self)

    def one(self, expr: Expr) -> int:
        """The value of an expression that is one whole number."""
        value = self.of(expr)
        if isinstance(value, tuple):
            raise TypeError("one number is asked for, not one per row")
        return value

    def spread(self, value: Value) -> tuple[int, ...]:
        """A value on every row."""
        return value if isinstance(value, tuple) else (value,) * self.rows

    def running(
        self, column: Sequence[int], *by: Sequence[int], within: Sequence[int] | None = None
    ) -> tuple[int, ...]:
        """The sum of the rows before: those of least `by`, then those written earlier."""
        rows = range(self.rows)
        groups = self.spread(0) if within is None else within
        before, sums = [0] * self.rows, dict.fromkeys(groups, 0)
        for row in sorted(rows, key=lambda row: [key[row] for key in by]) if by else rows:
            before[row] = sums[groups[row]]
            sums[groups[row]] += column[row]
        return tuple(before)

    def totals(self, column: Sequence[int], within: Sequence[int]) -> tuple[int, ...]:
        """On each row, the sum of a column over the rows that are alike in another."""
        sums = dict.fromkeys(within, 0)
        for group, value in zip(within, column, strict=True):
            sums[group] += value
        return tuple(sums[group] for group in within)


Compute = Callable[[Walk], Value]
"""An expression made ready: what it is on a walk."""


class Prepared(NamedTuple):
    """An expression made ready, and whether it may have a value on every row."""

    compute: Compute
    column: bool


def prepare(expr: Expr) -> Prepared:
    """Make an expression ready to be computed, so that its shape is looked at once only."""
    match expr:
        case nodes.Literal(value):
            return Prepared(lambda _: value, column=False)
        case nodes.FactOf(fact):
            return Prepared(lambda walk: walk.facts[fact], isinstance(fact, Column))
        case nodes.Ref(line):
            return Prepared(lambda walk: walk.values[line], not isinstance(expr, nodes.One))
        case nodes.Add(terms):
            return _joined(sum, terms)
        case nodes.Subtract(left, right):
            return _lifted(operator.sub, left, right)
        case nodes.Multiply(factors):
            return _joined(math.prod, factors, _by_row_or_nought)
        case nodes.Divide(left, right, rounding):
            return _lifted(partial(divide, rounding=rounding), left, right, rows=_by_row_or_nought)
        case nodes.Least(terms):
            return _joined(min, terms)
        case nodes.Greatest(terms):
            return _joined(max, terms)
        case nodes.Compare(left, comparison, right):
            return _lifted(_COMPARE[comparison], left, right)
        case nodes.Overlaps(mask, bits):
            return _lifted(lambda held: bool(held & bits), mask)
        case nodes.And(tests):
            ready = [prepare(each) for each in tests]
            column = any(each.column for each in ready)
            return Prepared(partial(_all, [each.compute for each in ready]), column)
        case nodes.Or(tests):
            return _joined(any, tests)
        case nodes.Not(test):
            return _lifted(operator.not_, test)
        case nodes.If(test, then, otherwise):
            held, one, other = map(prepare, (test, then, otherwise))
            column = held.column or one.column or other.column
            return Prepared(partial(_if, held.compute, one.compute, other.compute), column)
        case nodes.Total(column, within):
            if within is None:
                return Prepared(partial(_over, sum, prepare(column).compute), column=False)
            both = prepare(column).compute, prepare(within).compute
            return Prepared(partial(_totals, *both), column=True)
        case nodes.Exists(column):
            return Prepared(partial(_over, any, prepare(column).compute), column=False)
        case nodes.Running(column, by, within):
            groups = None if within is None else prepare(within).compute
            columns = tuple(prepare(each).compute for each in (column, *by))
            return Prepared(partial(_run, columns, groups), column=True)
        case _:
            assert_never(expr)


def _joined(
    apply: Callable[[Sequence[Any]], int], parts: tuple[Expr, ...], rows: _Rows | None = None
) -> Prepared:
    """Apply to all the values together, or to those of each row where any part is a column."""
    ready = [prepare(part) for part in parts]
    computes = [each.compute for each in ready]
    if any(each.column for each in ready):
        rows = rows or _by_row
        return Prepared(partial(rows, lambda *row: apply(row), computes), column=True)
    return Prepared(lambda walk: apply([each(walk) for each in computes]), column=False)


def _lifted(apply: Callable[..., int], *parts: Expr, rows: _Rows | None = None) -> Prepared:
    """Apply to a value for each argument, or row by row where any part is a column."""
    ready = [prepare(part) for part in parts]
    computes = [each.compute for each in ready]
    if any(each.column for each in ready):
        return Prepared(partial(rows or _by_row, apply, computes), column=True)
    return Prepared(_of_one_value(apply, *computes), column=False)


def _of_one_value(apply: Callable[..., int], first: Compute, *rest: Compute) -> Compute:
    """Apply to the one value that each argument has."""
    match rest:
        case ():
            return lambda walk: apply(first(walk))
        case (second,):
            return lambda walk: apply(first(walk), second(walk))
        case _:
            return lambda walk: apply(first(walk), *[each(walk) for each in rest])


_Rows = Callable[[Callable[..., int], list[Compute], Walk], Value]
"""How parts of which any may be a column are taken together."""


def _by_row(apply: Callable[..., int], computes: list[Compute], walk: Walk) -> Value:
    return _applied(apply, [each(walk) for each in computes])


def _by_row_or_nought(apply: Callable[..., int], computes: list[Compute], walk: Walk) -> Value:
    """A product or a quotient: what is 0 for the order makes it 0, whatever the rest is."""
    values = []
    for each in computes:
        value = each(walk)
        if not value:
            return 0
        values.append(value)
    return _applied(apply, values)


def _applied(apply: Callable[..., int], values: list[Value]) -> Value:
    if tuple not in map(type, values):
        return apply(*values)
    rows = [each if isinstance(each, tuple) else repeat(each) for each in values]
    return tuple(map(apply, *rows))


def _over(apply: Callable[[Sequence[int]], int], column: Compute, walk: Walk) -> Value:
    return apply(walk.spread(column(walk)))


def _totals(column: Compute, within: Compute, walk: Walk) -> Value:
    return walk.totals(walk.spread(column(walk)), walk.spread(within(walk)))


def _run(columns: tuple[Compute, ...], within: Compute | None, walk: Walk) -> Value:
    groups = None if within is None else walk.spread(within(walk))
    return walk.running(*(walk.spread(each(walk)) for each in columns), within=groups)


def _all(tests: list[Compute], walk: Walk) -> Value:
    """All of these: what does not hold for the order settles it, whatever the rest are."""
    columns = []
    for test in tests:
        held = test(walk)
        if isinstance(held, tuple):
            columns.append(held)
        elif not held:
            return False
    return tuple(map(all, zip(*columns, strict=True))) if columns else True


def _if(test: Compute, then: Compute, otherwise: Compute, walk: Walk) -> Value:
    """One of two: of the order, only that one is computed; otherwise, row by row."""
    held = test(walk)
    if not isinstance(held, tuple):
        return then(walk) if held else otherwise(walk)
    sides = walk.spread(then(walk)), walk.spread(otherwise(walk))
    rows = zip(held, *sides, strict=True)
    return tuple([one if row else other for row, one, other in rows])


_Ready = dict[Part, list[tuple[LineName, bool, Compute]]]


@lru_cache(maxsize=256)
@unswept
def _prepared(sheet: Itself[Sheet]) -> _Ready:
    """The lines of a sheet made ready, part by part; kept for the sheets used last."""
    ready: _Ready = {part: [] for part in Part}
    for line in sheet.held.lines:
        ready[line.part].append((line.id, line.column, prepare(line.expr).compute))
    return ready


def walk(sheet: Sheet, facts: Mapping[Fact, Value], rows: int) -> Walk:
    """A walk that has computed all that comes before the choice."""
    started = Walk(dict(facts), rows, {})
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


_COMPARE: Mapping[Comparison, Callable[[int, int], bool]] = total(
    Comparison,
    {
        Comparison.AT_LEAST: operator.ge,
        Comparison.ABOVE: operator.gt,
        Comparison.AT_MOST: operator.le,
        Comparison.BELOW: operator.lt,
        Comparison.EQUAL: operator.eq,
    },
)
