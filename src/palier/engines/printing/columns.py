"""The dialect of columns: what of Python kernels are compiled of, over whole numbers of 64 bits.

What a number can be at most is known before it is compiled (`ranges`): where 64 bits do not hold
it, nothing is compiled. A quotient by 0 is never asked for.
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence

from palier.closed import total
from palier.engines.printing import python
from palier.engines.printing.body import AT, FIRST, OTHER, ROOM
from palier.engines.printing.loops import BACK, OVER, SOLD
from palier.engines.printing.printer import Bound, Dialect, Writer
from palier.sheet import nodes
from palier.sheet.nodes import Expr
from palier.tree import Rounding


def _literal(node: nodes.Literal, _: Sequence[str]) -> str:
    return repr(int(node.value))


def _refused(node: object, _: Sequence[str]) -> str:
    raise TypeError(f"{type(node).__name__} is a loop")


NODES: Mapping[type[Expr], Writer] = total(
    Expr,
    {
        **python.NODES,
        nodes.Literal: _literal,
        nodes.Total: _refused,
        nodes.Exists: _refused,
        nodes.Running: _refused,
    },
)


COUNTED = total(
    Rounding,
    {
        Rounding.DOWN: "quotient({x}, {by})",
        Rounding.UP: "quotient({x} + {by} - 1, {by})",
        Rounding.NEAREST: "quotient(2 * {x} + {by}, 2 * {by})",
    },
)


def _function(name: str, given: Sequence[str], lines: Sequence[str], back: Sequence[Bound]) -> str:
    told = [f"    {BACK}[{place}] = {value}" for place, value in back]
    body = [f"    {line}" if line else "" for line in lines]
    head = f"@compiled\ndef {name}({', '.join(given)}):"
    return "\n".join((head, *body, *told, f"    return {OVER}")) + "\n"


PLAIN = """def compiled(function):
    return function


apart = compiled


def numbers(many):
    return [0] * many


def lent(array):
    return array


def shaped(array, sizes):
    beside = array.shape[::-1][: len(sizes)]
    if beside != tuple(sizes) or not array.flags.c_contiguous:
        raise IndexError((array.shape, sizes))
    return array


def rare(test):
    return test


def quotient(one, by):
    if one < 0 or by <= 0:
        raise ArithmeticError((one, by))
    return one // by


def index(number):
    if number < 0:
        raise IndexError(number)
    return int(number)
"""
"""What a kernel begins with where Python runs it: what is taken for granted is asked."""

COLUMNS = Dialect(
    nodes=NODES,
    each=python.PYTHON.each,
    spread=python.PYTHON.spread,
    kept=python.PYTHON.kept,
    truth=python.PYTHON.truth,
    line=python.PYTHON.line,
    remark=python.PYTHON.remark,
    function=_function,
    counted=python.divided(COUNTED),
    head="",
    reserved=frozenset(
        {
            *keyword.kwlist,
            "min",
            "max",
            "bool",
            "range",
            "compiled",
            "index",
            "quotient",
            "apart",
            "rare",
            ROOM,
            BACK,
            FIRST,
            AT,
            OTHER,
            OVER,
            SOLD,
        }
    ),
)
