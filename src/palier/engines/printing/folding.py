"""Expressions made simpler: where some facts are known, and within what bounds a line stays.

Most benefits of a programme do not serve an order. Of a choice that keeps two of them, what is left
of the sheet once it is known that the others are not kept is short.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import assert_never

from palier.engines.printing.bounds import (
    ANY,
    COUNT,
    DECIDED,
    FLAG,
    GREATER,
    Bounds,
    added,
    bounds_of_fact,
    mirrored,
    never_above,
    never_below,
    of_least,
    spanned,
)
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Fact
from palier.sheet.nodes import FALSE, TRUE, ZERO, Expr, LineName, Literal
from palier.sheet.sheet import Line
from palier.tree import Rounding
from palier.values import dataclass, field, replace


@dataclass(slots=True)
class Folder:
    """Folds lines one after another. `known` are the facts that are known.

    `is_` holds what a line always is, where that is one number, true, false or another line, and
    `within` the bounds of each line so far.
    """

    known: Mapping[Fact, int]
    is_: dict[LineName, Expr] = field(default_factory=dict)
    within: dict[LineName, Bounds] = field(default_factory=dict)

    def line(self, line: Line) -> Line:
        """A line made simpler, and remembered."""
        expr = self.fold(line.expr)
        self.within[line.id] = never_below(0, self.bounds(expr)) if line.left else self.bounds(expr)
        if is_known(expr) or (isinstance(expr, nodes.Ref) and self._alike(line, expr)):
            self.is_[line.id] = expr
        return replace(line, expr=expr)

    def decide(self, line: LineName, value: int) -> None:
        """A line is so much."""
        self.is_[line] = Literal(value)
        self.within[line] = Bounds(value, value)

    def _alike(self, line: Line, other: nodes.Ref) -> bool:
        return line.column == isinstance(other, nodes.Rows)

    def fold(self, expr: Expr) -> Expr:
        """An expression made simpler: on all orders it is what it was."""
        match expr:
            case Literal():
                return expr
            case nodes.FactOf(fact):
                return Literal(self.known[fact]) if fact in self.known else expr
            case nodes.Ref(line):
                return self.is_.get(line, expr)
            case nodes.Add(terms):
                return self._sum([*map(self.fold, terms)])
            case nodes.Multiply(factors):
                return self._product([*map(self.fold, factors)])
            case nodes.Subtract(left, right):
                return self._difference(self.fold(left), self.fold(right))
            case nodes.Divide(left, right, rounding):
                return self._quotient(self.fold(left), self.fold(right), rounding)
            case nodes.Least(terms):
                return self._extreme(nodes.Least, [*map(self.fold, terms)])
            case nodes.Greatest(terms):
                return self._extreme(nodes.Greatest, [*map(self.fold, terms)])
            case nodes.Compare(left, comparison, right):
                return self._compared(self.fold(left), comparison, self.fold(right))
            case nodes.Overlaps(mask, bits):
                inner = self.fold(mask)
                known = isinstance(inner, Literal)
                return _flag(bool(inner.value & bits)) if known else nodes.Overlaps(inner, bits)  # type: ignore[union-attr]
            case nodes.And(tests):
                return self._all([*map(self.fold, tests)], nodes.And, stops=False)
            case nodes.Or(tests):
                return self._all([*map(self.fold, tests)], nodes.Or, stops=True)
            case nodes.Not(test):
                inner = self.fold(test)
                held = _truth(inner)
                return nodes.Not(inner) if held is None else _flag(not held)
            case nodes.If(test, then, otherwise):
                return self._chosen(self.fold(test), self.fold(then), self.fold(otherwise))
            case nodes.Total(column, within):
                inner = self.fold(column)
                groups = None if within is None else self.fold(within)
                return ZERO if inner == ZERO else nodes.Total(inner, groups)
            case nodes.Exists(column):
                inner = self.fold(column)
                return FALSE if _truth(inner) is False else nodes.Exists(inner)
            case nodes.Running(column, by, within):
                inner = self.fold(column)
                keys = tuple(map(self.fold, by))
                groups = None if within is None else self.fold(within)
                return ZERO if inner == ZERO else nodes.Running(inner, keys, groups)
            case _:
                assert_never(expr)

    # Node by node ---------------------------------------------------------------------------

    def _sum(self, terms: list[Expr]) -> Expr:
        known = sum(each.value for each in terms if isinstance(each, Literal))
        others = [each for each in terms if not isinstance(each, Literal)]
        kept = (*others, *([Literal(known)] if known or not others else []))
        return kept[0] if len(kept) == 1 else nodes.Add(kept)

    def _product(self, factors: list[Expr]) -> Expr:
        known = math.prod(each.value for each in factors if isinstance(each, Literal))
        others = [each for each in factors if not isinstance(each, Literal)]
        if not known or not others:
            return Literal(known)
        kept = (*others, *([Literal(known)] if known != 1 else []))
        return kept[0] if len(kept) == 1 else nodes.Multiply(kept)

    def _difference(self, left: Expr, right: Expr) -> Expr:
        if right == ZERO:
            return left
        if isinstance(left, Literal) and isinstance(right, Literal):
            return Literal(left.value - right.value)
        return nodes.Subtract(left, right)

    def _quotient(self, left: Expr, right: Expr, rounding: Rounding) -> Expr:
        if ZERO in (left, right):
            return ZERO
        return left if right == Literal(1) else nodes.Divide(left, right, rounding)

    def _extreme(self, kind: type[nodes.Least | nodes.Greatest], terms: list[Expr]) -> Expr:
        """Without the terms that another always beats."""
        within = [self.bounds(each) for each in terms]
        if kind is nodes.Greatest:
            within = [mirrored(each) for each in within]
        kept: list[Expr] = []
        for at, (term, mine) in enumerate(zip(terms, within, strict=True)):
            others = ((to, each) for to, each in enumerate(within) if to != at)
            beaten = (
                never_above(each, mine) and (to < at or not never_above(mine, each))
                for to, each in others
            )
            if not any(beaten):
                kept.append(term)
        return kept[0] if len(kept) == 1 else kind(tuple(kept))

    def _compared(self, left: Expr, comparison: Comparison, right: Expr) -> Expr:
        held = DECIDED[comparison](self.bounds(left), self.bounds(right))
        return nodes.Compare(left, comparison, right) if held is None else _flag(held)

    def _all(self, tests: Iterable[Expr], kind: type[nodes.And | nodes.Or], *, stops: bool) -> Expr:
        kept: list[Expr] = []
        for each in tests:
            held = _truth(each)
            if held is stops:
                return _flag(stops)
            if held is None:
                kept.append(each)
        return kind(tuple(kept))

    def _chosen(self, test: Expr, then: Expr, otherwise: Expr) -> Expr:
        held = _truth(test)
        if held is not None:
            return then if held else otherwise
        return then if then == otherwise else nodes.If(test, then, otherwise)

    # Bounds ---------------------------------------------------------------------------------

    def bounds(self, expr: Expr) -> Bounds:
        """Within what bounds an expression is, on every unit."""
        match expr:
            case Literal(value):
                return Bounds(value, value)
            case nodes.FactOf(fact):
                return bounds_of_fact(fact)
            case nodes.Ref(line):
                return self.within.get(line, ANY)
            case nodes.Add(terms):
                return added(map(self.bounds, terms))
            case nodes.Least(terms):
                return of_least(map(self.bounds, terms))
            case nodes.Greatest(terms):
                return mirrored(of_least(mirrored(self.bounds(each)) for each in terms))
            case nodes.If(nodes.Compare(one, sign, other), nodes.Subtract(a, b), otherwise) if (
                one,
                other,
            ) == (a, b) and sign in GREATER:
                return spanned(COUNT, self.bounds(otherwise))
            case nodes.If(_, then, otherwise):
                return spanned(self.bounds(then), self.bounds(otherwise))
            case nodes.Multiply(parts):
                return COUNT if all(map(self.is_count, parts)) else ANY
            case nodes.Divide(left, right):
                return COUNT if self.is_count(left) and self.is_count(right) else ANY
            case nodes.Total(column) | nodes.Running(column):
                return COUNT if self.is_count(column) else ANY
            case nodes.Subtract():
                return ANY
            case (
                nodes.Compare()
                | nodes.Overlaps()
                | nodes.And()
                | nodes.Or()
                | nodes.Not()
                | nodes.Exists()
            ):
                return FLAG
            case _:
                assert_never(expr)

    def is_count(self, expr: Expr) -> bool:
        """Whether an expression is never below 0."""
        least = self.bounds(expr).least
        return least is not None and least >= 0


def is_known(expr: Expr) -> bool:
    """Whether an expression is one number on all orders, or true or false on all of them."""
    return isinstance(expr, Literal) or expr in (TRUE, FALSE)


def value_of(known: Expr) -> int:
    """The number that an expression is on all orders; of a test, whether it holds."""
    return known.value if isinstance(known, Literal) else known == TRUE


def _flag(held: bool) -> Expr:  # noqa: FBT001 - the value itself
    return TRUE if held else FALSE


def _truth(expr: Expr) -> bool | None:
    """Whether a test always holds, or never; None where it depends."""
    if isinstance(expr, Literal):
        return bool(expr.value)
    return True if expr == TRUE else False if expr == FALSE else None
