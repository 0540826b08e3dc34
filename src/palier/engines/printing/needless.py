"""Tests that something is among the units of an order, where nothing would come of it anyway.

What is reckoned of the units for which something holds is 0 where it holds for none: whether it
holds for any need not be asked besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from palier.sheet import nodes
from palier.sheet.nodes import ZERO, Expr, LineName
from palier.sheet.sheet import Line


def without_needless(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines, each one after those it refers to, without the tests that make no difference."""
    known: dict[LineName, Expr] = {}
    for line in lines:
        made = line
        if isinstance(line.expr, nodes.If) and line.expr.otherwise == ZERO and not line.column:
            tests, then = [*_tests(line.expr.test, known)], line.expr.then
            kept = [each for each in tests if not _is_needless(each, then, known)]
            if len(kept) < len(tests):
                expr = nodes.If(nodes.And(tuple(kept)), then, ZERO)
                made = Line(line.id, line.unit, expr, line.part, line.column, line.span)
        known[line.id] = made.expr
        yield made


def _tests(test: Expr, known: Mapping[LineName, Expr]) -> Iterator[Expr]:
    """All that must hold for a test to hold, in words of other lines as far as it is asked."""
    said = known.get(test.line, test) if isinstance(test, nodes.Ref) else test
    if isinstance(said, nodes.And):
        for each in said.tests:
            yield from _tests(each, known)
    else:
        yield test


def _is_needless(test: Expr, then: Expr, known: Mapping[LineName, Expr]) -> bool:
    """Whether what is given if a test holds is 0 where it does not."""
    said = known.get(test.line, test) if isinstance(test, nodes.Ref) else test
    return isinstance(said, nodes.Exists) and is_none(then, said.column, known)


def is_none(expr: Expr, of: Expr, known: Mapping[LineName, Expr]) -> bool:
    """Whether an expression is 0, on each unit for which a test does not hold.

    One of the whole order is 0 where the test holds for no unit.
    """
    match expr:
        case nodes.Literal(value):
            return value == 0
        case nodes.Ref(line):
            return line in known and is_none(known[line], of, known)
        case nodes.Total(column, None):
            return is_none(column, of, known)
        case nodes.Multiply(factors):
            return any(is_none(each, of, known) for each in factors)
        case nodes.Divide(left):
            return is_none(left, of, known)
        case nodes.Subtract(left, right):
            return is_none(left, of, known) and is_none(right, of, known)
        case nodes.Add(terms) | nodes.Least(terms) | nodes.Greatest(terms):
            return all(is_none(each, of, known) for each in terms)
        case nodes.If(nodes.And(tests), then, otherwise):
            there = of in tests or is_none(then, of, known)
            return there and is_none(otherwise, of, known)
        case nodes.If(test, then, otherwise):
            there = test == of or is_none(then, of, known)
            return there and is_none(otherwise, of, known)
        case nodes.FactOf() | nodes.Total() | nodes.Running():
            return False
        case nodes.Compare() | nodes.Overlaps() | nodes.Not() | nodes.Exists():
            return False
        case nodes.And() | nodes.Or():
            return False
        case _:
            assert_never(expr)
