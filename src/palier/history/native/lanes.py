"""Loops that go through several rows at once: those that add up a few columns, and do no more.

An order has few units, and of a loop that goes through them one by one a processor has to guess
when it ends. One that takes eight at a time, whichever of them are there, needs no guess.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from palier.history.native.plain import CALLED

TOGETHER = ", !llvm.loop !0"
"""What is said of such a loop where it goes on."""
MOST_SUMS = 4
"""Of more sums, what the lanes come to takes longer to add up than they save."""
ASKED = (
    '"llvm.loop.vectorize.enable", i1 true',
    '"llvm.loop.vectorize.predicate.enable", i1 true',
    '"llvm.loop.interleave.count", i32 1',
)
"""That several rows are gone through at once; that none is left over; that no more are."""


def adds_up(body: Sequence[ast.stmt]) -> bool:
    """Whether a loop adds up a few sums, and leaves all else as it was.

    >>> adds_up(ast.parse("price = its[unit]\\nbasket += price if price > 0 else 0").body)
    True
    >>> adds_up(ast.parse("row[unit] = its[unit]").body)
    False
    """
    sums = sum(isinstance(each, ast.AugAssign) for each in body)
    return 0 < sums <= MOST_SUMS and all(_is_simple(each) for each in body)


def _is_simple(statement: ast.stmt) -> bool:
    """Whether a statement gives a name what asks for no jump and no quotient."""
    match statement:
        case ast.Assign([ast.Name()], value) | ast.AugAssign(ast.Name(), ast.Add(), value):
            return all(_is_free(each) for each in ast.walk(value))
        case _:
            return False


def _is_free(node: ast.AST) -> bool:
    match node:
        case ast.FloorDiv() | ast.Mod() | ast.Pow() | ast.LShift() | ast.RShift():
            return False
        case ast.Call(ast.Name(name)):
            return name in CALLED
        case _:
            return True


def told(lanes: int) -> Iterable[str]:
    """What the end of a text says of such loops: how many rows they go through at once."""
    asked = (*ASKED, f'"llvm.loop.vectorize.width", i32 {lanes}')
    numbers = ", ".join(f"!{at}" for at in range(1, len(asked) + 1))
    yield f"!0 = distinct !{{!0, {numbers}}}"
    yield from (f"!{at} = !{{!{each}}}" for at, each in enumerate(asked, 1))
