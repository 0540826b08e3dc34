"""The dialect of JavaScript: a module without a dependency, exact by whole numbers of any size.

All values are `BigInt`s, and columns lists of them; what is true is `1n`, what is not `0n`. Where
it is to be short (`WITH_TRUTHS`), what is true is `true`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import accumulate, chain, repeat

from palier.closed import total
from palier.engines.printing.infix import Calls, arithmetic, joined, signs
from palier.engines.printing.printer import Bound, Dialect, Writer
from palier.sheet import nodes
from palier.sheet.nodes import Expr
from palier.tree import Rounding
from palier.values import replace

SIGNS = signs("===")
DIVISIONS = total(
    Rounding,
    {
        Rounding.DOWN: "dividedDown",
        Rounding.UP: "dividedUp",
        Rounding.NEAREST: "dividedNearest",
    },
)
CALLED = (
    *("dividedDown", "dividedUp", "dividedNearest", "least", "greatest", "sum", "some", "spread"),
    *("unitByUnit", "sumBefore", "sumBeforeBy", "sumWithin"),
)
"""What the functions of a module call: they are at its head."""
WORDS = frozenset(
    "arguments await break case catch class const continue debugger default delete do else enum"
    " eval export extends false finally for function if implements import in instanceof interface"
    " let new null package private protected public return static super switch this throw true try"
    " typeof undefined var void while with yield NaN Infinity BigInt Boolean Array Map Number"
    " Object".split()
)


def _flag(test: str) -> str:
    return f"{test} ? 1n : 0n"


def _tests(sign: str, none: str) -> Writer:
    return lambda _, parts: _flag(sign.join(parts)) if parts else none


def _called(name: str) -> Writer:
    return lambda _, parts: f"{name}({', '.join(parts)})"


def _compared(node: nodes.Compare, parts: Sequence[str]) -> str:
    return _flag(f" {SIGNS[node.comparison]} ".join(parts))


CALLS = Calls("sum", "sumWithin", "sumBefore", "sumBeforeBy", "null")
NODES: Mapping[type[Expr], Writer] = total(
    Expr,
    {
        **arithmetic(lambda value: f"{int(value)}n", CALLS),
        nodes.Divide: lambda node, parts: f"{DIVISIONS[node.rounding]}({', '.join(parts)})",
        nodes.Least: _called("least"),
        nodes.Greatest: _called("greatest"),
        nodes.Compare: _compared,
        nodes.Overlaps: lambda node, parts: _flag(f"({parts[0]} & {node.bits}n) !== 0n"),
        nodes.And: _tests(" && ", "1n"),
        nodes.Or: _tests(" || ", "0n"),
        nodes.Not: lambda _, parts: f"{parts[0]} ? 0n : 1n",
        nodes.If: lambda _, parts: f"{parts[0]} ? {parts[1]} : {parts[2]}",
        nodes.Exists: lambda _, parts: f"some({parts[0]})",
    },
)


def _each(row: str, bound: Sequence[Bound]) -> str:
    names, columns = (", ".join(each) for each in zip(*bound, strict=True))
    if len(bound) == 1:
        return f"{columns}.map(({names}) => {row})"
    return f"unitByUnit([{columns}], ([{names}]) => {row})"


def _function(name: str, given: Sequence[str], lines: Sequence[str], back: Sequence[Bound]) -> str:
    body = [f"  {line}" if line else "" for line in lines]
    told = [f"    {json.dumps(key)}: {value}," for key, value in back]
    head = f"export function {name}({', '.join(given)}) {{"
    return "\n".join((head, *body, "  return {", *told, "  };", "}")) + "\n"


JAVASCRIPT = Dialect(
    nodes=NODES,
    each=_each,
    spread=lambda text: f"spread({text}, units)",
    kept=lambda text: text,
    truth=lambda text: text,
    line=lambda name, text: f"const {name} = {text};",
    remark=lambda text: f"// {text}",
    function=_function,
    head=(files("palier.engines.printing") / "head.js").read_text("utf-8"),
    reserved=WORDS | frozenset(CALLED),
)


# As short as it can be ---------------------------------------------------------------------

_ANY, _CHOICE, _OR, _AND, _TEST, _SUM, _PRODUCT, _CALL = range(8)
_BINDS: Mapping[type[Expr], int] = total(
    Expr,
    {
        nodes.Literal: _ANY,
        nodes.If: _CHOICE,
        nodes.Or: _OR,
        nodes.And: _AND,
        **dict.fromkeys((nodes.Compare, nodes.Overlaps), _TEST),
        **dict.fromkeys((nodes.Add, nodes.Subtract), _SUM),
        nodes.Multiply: _PRODUCT,
        **dict.fromkeys((nodes.FactOf, nodes.Ref, nodes.Not, nodes.Exists), _CALL),
        **dict.fromkeys((nodes.Divide, nodes.Least, nodes.Greatest), _CALL),
        **dict.fromkeys((nodes.Total, nodes.Running), _CALL),
    },
)
"""How closely what is written of a node holds together; a number alone may be below 0."""
_ASKED: Mapping[type[Expr], tuple[int, ...]] = {
    nodes.If: (_OR, _OR, _OR),
    nodes.Or: (_OR,),
    nodes.And: (_AND,),
    nodes.Compare: (_SUM,),
    nodes.Add: (_SUM,),
    nodes.Subtract: (_SUM, _PRODUCT),
    nodes.Multiply: (_PRODUCT,),
    **dict.fromkeys((nodes.Divide, nodes.Least, nodes.Greatest), (_ANY,)),
    **dict.fromkeys((nodes.Total, nodes.Running), (_ANY,)),
}
"""How closely each part has to hold together to stand without brackets; the last, all others."""


def _binds(expr: Expr) -> int:
    return _BINDS[nodes.Ref if isinstance(expr, nodes.Ref) else type(expr)]


def opened(text: str) -> str:
    """A text without the brackets around the whole of it.

    >>> opened("(a * (b + c))"), opened("(a + b) * (c + d)")
    ('a * (b + c)', '(a + b) * (c + d)')
    """
    if not text.startswith("("):
        return text
    deep = accumulate((each == "(") - (each == ")") for each in text)
    closes = next(at for at, depth in enumerate(deep) if not depth)
    return text[1:closes] if closes == len(text) - 1 else text


def _spared(write: Writer, asked: Sequence[int]) -> Writer:
    """A node written without the brackets that its parts do not need."""

    def written(node: Expr, parts: Sequence[str]) -> str:
        least = chain(asked, repeat(asked[-1]))
        each = zip(nodes.parts(node), parts, least, strict=False)
        return write(node, [opened(text) if _binds(of) >= at else text for of, text, at in each])

    return written


_SHORT: Mapping[type[Expr], Writer] = {
    **NODES,
    nodes.Compare: lambda node, parts: f" {SIGNS[node.comparison]} ".join(parts),
    nodes.Overlaps: lambda node, parts: f"({parts[0]} & {node.bits}n) !== 0n",
    nodes.And: joined(" && ", "true"),
    nodes.Or: joined(" || ", "false"),
    nodes.Not: lambda _, parts: f"!{parts[0]}",
    nodes.Exists: lambda _, parts: f"{parts[0]}.some(Boolean)",
}
WITH_TRUTHS = replace(
    JAVASCRIPT,
    nodes={
        kind: _spared(write, _ASKED[kind]) if kind in _ASKED else write
        for kind, write in _SHORT.items()
    },
    truth=lambda text: f"!!{text}",
    numbered=lambda text: f"BigInt({opened(text)})",
)
"""The same, with what is true or false as such, and few brackets: shorter, and no number."""
