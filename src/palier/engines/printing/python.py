"""The dialect of Python, and its functions compiled: whole numbers of any size, exact."""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import Any

from palier.closed import total
from palier.engines.printing.infix import Calls, arithmetic, joined, signs
from palier.engines.printing.printer import Bound, Dialect, Writer
from palier.sheet import nodes
from palier.sheet.nodes import Expr
from palier.tree import Rounding
from palier.values import unswept

SIGNS = signs("==")
DIVISIONS = total(
    Rounding,
    {
        Rounding.DOWN: "{x} // {by}",
        Rounding.UP: "-(-{x} // {by})",
        Rounding.NEAREST: "(2 * {x} + {by}) // (2 * {by})",
    },
)


def divided(by_rounding: Mapping[Rounding, str]) -> Writer:
    """How a division is written: in each rounding, and 0 by 0."""

    def write(node: nodes.Divide, parts: Sequence[str]) -> str:
        x, by = parts
        text = by_rounding[node.rounding].format(x=x, by=by)
        known = isinstance(node.right, nodes.Literal) and node.right.value != 0
        return text if known else f"{text} if {by} else 0"

    return write


def _extreme(sign: str, name: str) -> Writer:
    def written(_: Any, parts: Sequence[str]) -> str:  # noqa: ANN401 - Least or Greatest
        if len(parts) == 2 and all(each.isidentifier() or each.isdigit() for each in parts):
            return "{0} if {0} {sign} {1} else {1}".format(*parts, sign=sign)
        return f"{name}({', '.join(parts)})" if len(parts) > 1 else parts[0]

    return written


CALLS = Calls("sum", "sum_within", "sum_before", "sum_before_by", "None")
NODES: Mapping[type[Expr], Writer] = total(
    Expr,
    {
        **arithmetic(repr, CALLS),
        nodes.Divide: divided(DIVISIONS),
        nodes.Least: _extreme("<", "min"),
        nodes.Greatest: _extreme(">", "max"),
        nodes.Compare: lambda node, parts: f" {SIGNS[node.comparison]} ".join(parts),
        nodes.Overlaps: lambda node, parts: f"({parts[0]} & {node.bits}) != 0",
        nodes.And: joined(" and ", "True"),
        nodes.Or: joined(" or ", "False"),
        nodes.Not: lambda _, parts: f"not {parts[0]}",
        nodes.If: lambda _, parts: f"{parts[1]} if {parts[0]} else {parts[2]}",
        nodes.Exists: lambda _, parts: f"any({parts[0]})",
    },
)


def _each(row: str, bound: Sequence[Bound]) -> str:
    names, columns = (", ".join(each) for each in zip(*bound, strict=True))
    gone_through = columns if len(bound) == 1 else f"zip({columns})"
    return f"[{row} for {names} in {gone_through}]"


def _function(name: str, given: Sequence[str], lines: Sequence[str], back: Sequence[Bound]) -> str:
    told = [f"        {key!r}: {value}," for key, value in back]
    body = [f"    {line}" if line else "" for line in lines]
    head = f"def {name}({', '.join(given)}):"
    return "\n".join((head, *body, "    return {", *told, "    }")) + "\n"


def _when(test: str, lines: Sequence[str], otherwise: Sequence[str]) -> Sequence[str]:
    held, others = ([f"    {line}" for line in each] for each in (lines, otherwise))
    return (f"if {test}:", *held, "else:", *others)


# What functions call ------------------------------------------------------------------------


def sum_before(column: Sequence[int]) -> list[int]:
    """On each unit, the sum of a column over those before it.

    >>> sum_before((10, 20, 30)), sum_before(())
    ([0, 10, 30], [])
    """
    return [*accumulate(column, initial=0)][:-1]


def sum_before_by(
    column: Sequence[int], within: Sequence[int] | None, *by: Sequence[int]
) -> tuple[int, ...]:
    """On each unit, the sum of a column over those before it: of least `by`, alike in `within`."""
    rows: Sequence[int] = range(len(column))
    if by:
        keys = by[0] if len(by) == 1 else list(zip(*by, strict=True))
        rows = sorted(rows, key=keys.__getitem__)
    before, sums = [0] * len(column), dict[int, int]()
    for row in rows:
        group = 0 if within is None else within[row]
        before[row] = sums.get(group, 0)
        sums[group] = before[row] + column[row]
    return tuple(before)


def sum_within(column: Sequence[int], within: Sequence[int]) -> tuple[int, ...]:
    """On each unit, the sum of a column over the units alike in another."""
    sums = dict.fromkeys(within, 0)
    for group, value in zip(within, column, strict=True):
        sums[group] += value
    return tuple(sums[group] for group in within)


CALLED = {
    "sum_before": sum_before,
    "sum_before_by": sum_before_by,
    "sum_within": sum_within,
    "reduce": reduce,
    "or_": or_,
}


PYTHON = Dialect(
    nodes=NODES,
    each=_each,
    spread=lambda text: f"({text},) * units",
    kept=lambda text: f"tuple({text})",
    truth=lambda text: f"bool({text})",
    line=lambda name, text: f"{name} = {text}",
    remark=lambda text: f"# {text}",
    function=_function,
    head=(
        "from functools import reduce\nfrom operator import or_\n\n"
        f"from {__name__} import sum_before, sum_before_by, sum_within\n"
    ),
    reserved=frozenset({*keyword.kwlist, *dir(builtins), *CALLED}),
    when=_when,
    together=lambda masks: f"reduce(or_, {masks}, 0)",
)


@unswept
def made(text: str, name: str) -> Callable[..., Any]:
    """The function of a text that the printer wrote."""
    space: dict[str, Any] = dict(CALLED)
    exec(compile(text, f"<{name} of a sheet>", "exec"), space)  # noqa: S102 - our own text
    function: Callable[..., Any] = space[name]
    return function
