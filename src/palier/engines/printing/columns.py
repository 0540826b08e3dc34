"""The dialect of columns: Python as Numba compiles it, over whole numbers of 64 bits.

What a number can be at most is known before it is compiled (`ranges`): where 64 bits do not hold
it, nothing is compiled. Division is that of Numba's `numpy` model: by 0 it is never asked for.
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence

from palier.closed import total
from palier.engines.printing import python
from palier.engines.printing.loops import AT, BACK, OTHER, OVER, ROOM
from palier.engines.printing.printer import Bound, Dialect, Writer
from palier.sheet import nodes
from palier.sheet.nodes import Expr


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


def _function(name: str, given: Sequence[str], lines: Sequence[str], back: Sequence[Bound]) -> str:
    told = [f"    {BACK}[{place}] = {value}" for place, value in back]
    body = [f"    {line}" if line else "" for line in lines]
    head = f"@compiled\ndef {name}({', '.join(given)}):"
    return "\n".join((head, *body, *told, f"    return {OVER}")) + "\n"


COLUMNS = Dialect(
    nodes=NODES,
    each=python.PYTHON.each,
    spread=python.PYTHON.spread,
    kept=python.PYTHON.kept,
    truth=python.PYTHON.truth,
    line=python.PYTHON.line,
    remark=python.PYTHON.remark,
    function=_function,
    head=(
        "from numba import njit\n\n"
        'compiled = njit(nogil=True, error_model="numpy", forceinline=True)\n'
    ),
    reserved=frozenset(
        {*keyword.kwlist, "min", "max", "bool", "range", "compiled", ROOM, BACK, AT, OTHER, OVER}
    ),
)
