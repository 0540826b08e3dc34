"""Expressions that may be worked out where nobody asks for them: a choice between them, not a jump.

They neither read what may not be there nor divide by what may be 0, and there is not much of them.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from palier.history.native.values import Array, Many

CALLED = {"min", "max", "abs", "int", "bool", "rare", "index"}
"""Functions that ask for nothing but their arguments."""
MOST = 40
"""Parts of an expression: more of them are worth a jump."""


def is_plain(node: ast.expr, bound: Mapping[str, Array | Many]) -> bool:
    """Whether an expression asks for little. `bound`: the arrays that names stand for.

    >>> is_plain(ast.parse("a + 2 if b else c", mode="eval").body, {})
    True
    >>> is_plain(ast.parse("a // b", mode="eval").body, {})
    False
    """
    parts = [*ast.walk(node)]
    return len(parts) <= MOST and all(_asks_little(each, bound) for each in parts)


def _asks_little(node: ast.AST, bound: Mapping[str, Array | Many]) -> bool:
    match node:
        case ast.BinOp(_, ast.FloorDiv() | ast.Mod(), right):
            return isinstance(right, ast.Constant) and right.value != 0
        case ast.Call(ast.Name(name)):
            return name in CALLED
        case ast.Subscript(ast.Name(name), ast.Constant() | ast.Name()):
            array = bound.get(name)
            return isinstance(array, Array) and array.own and _is_fixed(node.slice)
        case ast.Subscript() | ast.Call() | ast.Attribute() | ast.Tuple():
            return False
        case _:
            return True


def _is_fixed(at: ast.expr) -> bool:
    """Whether a place is the same whenever it is asked for."""
    return isinstance(at, ast.Constant) or (isinstance(at, ast.Name) and at.id.isupper())
