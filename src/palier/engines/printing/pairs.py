"""Loops over pairs of units: on each unit, a sum over those alike or over those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from palier.engines.printing.body import AT, INDENT, OTHER
from palier.engines.printing.names import UNITS
from palier.sheet import nodes
from palier.sheet.nodes import Expr


def looks_around(expr: Expr) -> bool:
    """Whether a column asks, on each unit, for the others."""
    among = isinstance(expr, nodes.Total) and expr.within is not None
    found = isinstance(expr, nodes.Running) and (bool(expr.by) or expr.within is not None)
    return among or found or any(map(looks_around, nodes.parts(expr)))


def before(keys: Sequence[tuple[str, str]]) -> str:
    """Whether the other unit goes before the one at hand: by some columns, then as written.

    >>> before([("price[other]", "price[unit]")])
    'price[other] < price[unit] or (price[other] == price[unit] and (other < unit))'
    """
    if not keys:
        return f"{OTHER} < {AT}"
    (there, here), *rest = keys
    return f"{there} < {here} or ({there} == {here} and ({before(rest)}))"


def paired(name: str, column: str, test: str, some: str | None) -> Iterator[str]:
    """Statements that sum a column over the other units of which a test holds.

    `some`: whether the column has anything on any unit (not 0), where that is known; pairs are only
    gone through then.

    >>> print("\\n".join(paired("found[unit]", "its[other]", "other < unit", "some")))
    for unit in range(units):
        found[unit] = 0
    if some != 0:
        for unit in range(units):
            for other in range(units):
                if other < unit:
                    found[unit] += its[other]
    """
    yield from (f"for {AT} in range({UNITS}):", f"{INDENT}{name} = 0")
    within = "" if some is None else INDENT
    if some is not None:
        yield f"if {some} != 0:"
    yield f"{within}for {AT} in range({UNITS}):"
    yield f"{within}{INDENT}for {OTHER} in range({UNITS}):"
    yield f"{within}{INDENT * 2}if {test}:"
    yield f"{within}{INDENT * 3}{name} += {column}"
