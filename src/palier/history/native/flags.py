"""What is given to the names of a function: which only hold what is true or false, which change."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator

CALLED = {"bool", "rare"}


def flags_of(function: ast.FunctionDef) -> frozenset[str]:
    """The names to which nothing else is given; arguments are numbers.

    >>> of = "def f(a):\\n    b = a > 1\\n    c = b and not b\\n    d = b\\n    d += 1"
    >>> sorted(flags_of(ast.parse(of).body[0]))
    ['b', 'c']
    """
    given: dict[str, list[ast.expr | None]] = defaultdict(list)
    for name, value in _given(function):
        given[name].append(value)
    for each in function.args.args:
        given.pop(each.arg, None)
    found = {*given}
    while True:
        fewer = {name for name in found if all(_is_flag(each, found) for each in given[name])}
        if fewer == found:
            return frozenset(found)
        found = fewer


def given_again(function: ast.FunctionDef) -> frozenset[str]:
    """The names to which something is given more than once.

    >>> of = "def f(a, b):\\n    c = d = a\\n    d, b = c, d"
    >>> sorted(given_again(ast.parse(of).body[0]))
    ['b', 'd']
    """
    many = Counter(name for name, _ in _given(function))
    many.update(each.arg for each in function.args.args)
    return frozenset(name for name, times in many.items() if times > 1)


def _given(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr | None]]:
    """Each name with what it is given; None, where that is something else than an expression."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets, value):
                for each in targets:
                    yield from _pairs(each, value)
            case ast.AugAssign(ast.Name(name)) | ast.For(ast.Name(name)):
                yield name, None


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr | None]]:
    match target, value:
        case ast.Name(name), _:
            yield name, value
        case ast.Tuple(names), ast.Tuple(values):
            for each, given in zip(names, values, strict=True):
                yield from _pairs(each, given)
        case ast.Tuple(names), _:
            every = (part for each in names for part in ast.walk(each))
            yield from ((each.id, None) for each in every if isinstance(each, ast.Name))
        case _:
            pass


def _is_flag(node: ast.expr | None, flags: set[str]) -> bool:
    match node:
        case ast.Compare() | ast.UnaryOp(ast.Not()) | ast.Constant(bool()) | ast.BoolOp():
            return True
        case ast.Name(name):
            return name in flags
        case ast.IfExp(_, body, otherwise):
            return _is_flag(body, flags) and _is_flag(otherwise, flags)
        case ast.Call(ast.Name(name)):
            return name in CALLED
        case _:
            return False
