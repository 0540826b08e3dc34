"""Tests without which a line is 0, on every unit: found through the lines that it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import assert_never

from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column
from palier.sheet.nodes import ZERO, Expr, LineName
from palier.sheet.sheet import Line
from palier.values import dataclass, field


def unless(
    lines: Iterable[Line], is_count: Callable[[Expr], bool], *, among: bool = False
) -> dict[LineName, Expr | None]:
    """Of each line, a test of one value without which it is 0, or false; None where none is found.

    Each line stands after those that it refers to. `is_count`: whether an expression is never below
    0. `among`: whether something is among the units is a test too, of what is quickly told of all.
    """
    finder = _Finder(is_count, among)
    for line in lines:
        finder.found[line.id] = finder.of(line.expr)
    return finder.found


@dataclass(slots=True)
class _Finder:
    """Finds tests, where those of the lines before are `found`."""

    is_count: Callable[[Expr], bool]
    among: bool
    found: dict[LineName, Expr | None] = field(default_factory=dict)

    def of(self, expr: Expr) -> Expr | None:
        """A test without which an expression is 0, or false."""
        match expr:
            case nodes.Ref(line):
                return self.found.get(line)
            case nodes.If(test, then, otherwise) if otherwise == ZERO:
                return _first((self.without(test), self.of(then)))
            case nodes.If(_, then, otherwise):
                return self.shared((then, otherwise))
            case nodes.Least(terms):
                return self.first(terms) if all(map(self.is_count, terms)) else None
            case nodes.Multiply(terms):
                return self.first(terms)
            case nodes.Add(terms):
                return self.shared(terms)
            case nodes.Subtract(left, right):
                return self.shared((left, right))
            case nodes.Divide(part) | nodes.Total(part) | nodes.Running(part):
                return self.of(part)
            case nodes.And():
                return self.without(expr)
            case (
                nodes.Literal()
                | nodes.FactOf()
                | nodes.Greatest()
                | nodes.Compare()
                | nodes.Overlaps()
                | nodes.Or()
                | nodes.Not()
                | nodes.Exists()
            ):
                return None
            case _:
                assert_never(expr)

    def without(self, test: Expr) -> Expr | None:
        """A test of one value without which another one fails, on every unit."""
        if not is_column(test):
            return test
        if isinstance(test, nodes.And):
            return _first(map(self.without, test.tests))
        if self.among and is_told_of_all(test):
            return nodes.Exists(test)
        if isinstance(test, nodes.Compare):
            return self.compared(test)
        return self.found.get(test.line) if isinstance(test, nodes.Ref) else None

    def compared(self, test: nodes.Compare) -> Expr | None:
        """As `without`, of a comparison: a count is below a number only if that is above 0."""
        left, right = test.left, test.right
        if not self.is_count(left):
            return None
        if test.comparison is Comparison.BELOW and not is_column(right):
            return None if isinstance(right, nodes.Literal) else nodes.above(right, 0)
        return self.of(left) if (test.comparison, right) == (Comparison.ABOVE, ZERO) else None

    def first(self, terms: Iterable[Expr]) -> Expr | None:
        """A test without which one of some numbers is 0."""
        return _first(map(self.of, terms))

    def shared(self, terms: Iterable[Expr]) -> Expr | None:
        """The test without which each of some numbers is 0."""
        return reduce(lambda one, other: one if one == other else None, map(self.of, terms))


def _first(found: Iterable[Expr | None]) -> Expr | None:
    """The first test; that something is among the units tells least, and comes last."""
    tests = [each for each in found if each is not None]
    return next(
        (each for each in tests if not isinstance(each, nodes.Exists)), next(iter(tests), None)
    )


def is_told_of_all(test: Expr) -> bool:
    """Whether it is quickly told that a test holds on some unit: masks are put together once."""
    return isinstance(test, nodes.Overlaps) and isinstance(test.mask, nodes.FactOf)


def is_column(expr: Expr) -> bool:
    """Whether an expression has a value on each unit, by what it asks for."""
    match expr:
        case nodes.FactOf(fact):
            return isinstance(fact, Column)
        case nodes.Rows() | nodes.Running():
            return True
        case nodes.Total(_, within):
            return within is not None
        case nodes.Exists():
            return False
        case (
            nodes.Literal()
            | nodes.One()
            | nodes.Ref()
            | nodes.Add()
            | nodes.Subtract()
            | nodes.Multiply()
            | nodes.Divide()
            | nodes.Least()
            | nodes.Greatest()
            | nodes.Compare()
            | nodes.Overlaps()
            | nodes.And()
            | nodes.Or()
            | nodes.Not()
            | nodes.If()
        ):
            return any(map(is_column, nodes.parts(expr)))
        case _:
            assert_never(expr)
