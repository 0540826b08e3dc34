"""What languages with signs between numbers write alike, whatever they call their functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from palier.closed import total
from palier.engines.printing.printer import Writer
from palier.named import NamedTuple
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.nodes import Expr


class Calls(NamedTuple):
    """What a language calls the functions that look over units, and what stands for nothing."""

    total: str
    within: str
    before: str
    before_by: str
    nothing: str


def signs(equal: str) -> Mapping[Comparison, str]:
    """How two numbers are compared."""
    return total(
        Comparison,
        {
            Comparison.AT_LEAST: ">=",
            Comparison.ABOVE: ">",
            Comparison.AT_MOST: "<=",
            Comparison.BELOW: "<",
            Comparison.EQUAL: equal,
        },
    )


def joined(sign: str, none: str) -> Writer:
    """Parts with a sign between them; what stands where there is none.

    >>> joined(" + ", "0")(None, ["a", "b"]), joined(" + ", "0")(None, [])
    ('a + b', '0')
    """
    return lambda _, parts: sign.join(parts) or none


def arithmetic(number: Callable[[int], str], calls: Calls) -> Mapping[type[Expr], Writer]:
    """How sums, products and what looks over units are written; all else is a language's own."""

    def over(node: nodes.Total, parts: Sequence[str]) -> str:
        name = calls.total if node.within is None else calls.within
        return f"{name}({', '.join(parts)})"

    def running(node: nodes.Running, parts: Sequence[str]) -> str:
        column, *keys = parts
        if node.within is None and not keys:
            return f"{calls.before}({column})"
        *by, within = keys if node.within is not None else (*keys, calls.nothing)
        return f"{calls.before_by}({', '.join((column, within, *by))})"

    return {
        nodes.Literal: lambda node, _: number(node.value),
        nodes.FactOf: lambda _, parts: parts[0],
        nodes.Ref: lambda _, parts: parts[0],
        nodes.Add: joined(" + ", number(0)),
        nodes.Subtract: lambda _, parts: " - ".join(parts),
        nodes.Multiply: joined(" * ", number(1)),
        nodes.Total: over,
        nodes.Running: running,
    }
