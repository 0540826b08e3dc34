"""Walking through expressions: their parts, and the facts they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from palier.sheet import nodes
from palier.sheet.facts import Fact
from palier.sheet.nodes import Expr, LineName
from palier.sheet.sheet import Line


def parts(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly inside one.

    >>> parts(nodes.Add((nodes.Literal(1), nodes.One(nodes.LineName("basket")))))
    (Literal(value=1), One(line='basket'))
    """
    match expr:
        case nodes.Literal() | nodes.FactOf() | nodes.Ref():
            return ()
        case nodes.Add(terms) | nodes.Least(terms) | nodes.Greatest(terms):
            return terms
        case nodes.Multiply(factors):
            return factors
        case nodes.And(tests) | nodes.Or(tests):
            return tests
        case (
            nodes.Subtract(left, right) | nodes.Divide(left, right) | nodes.Compare(left, _, right)
        ):
            return (left, right)
        case nodes.Not(inner) | nodes.Overlaps(inner, _):
            return (inner,)
        case nodes.Total(inner) | nodes.Exists(inner):
            return (inner,)
        case nodes.Running(inner, by):
            return (inner, *by)
        case nodes.If(test, then, otherwise):
            return (test, then, otherwise)
        case _:
            assert_never(expr)


def facts_in(expr: Expr) -> Iterator[Fact]:
    """The facts an expression asks for."""
    if isinstance(expr, nodes.FactOf):
        yield expr.fact
    for part in parts(expr):
        yield from facts_in(part)


def references(expr: Expr) -> Iterator[LineName]:
    """The lines an expression refers to."""
    if isinstance(expr, nodes.Ref):
        yield expr.line
    for part in parts(expr):
        yield from references(part)


def named_after(line: Line, rules: Iterable[str]) -> str | None:
    """The rule that a line is named after: `offer.1` of `alone.offer.1.1.off`, for readers."""
    named = (rule for rule in rules if f".{rule}." in f".{line.id}.")
    return max(named, key=len, default=None)
