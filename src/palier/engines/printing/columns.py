"""The dialect of columns: Python as Numba compiles it, over whole numbers of 64 bits.

What a number can be at most is known before it is compiled (`ranges`): where 64 bits do not hold
it, nothing is compiled. Division is that of Numba's `numpy` model: by 0 it is never asked for.
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


HEAD = '''import numpy
from llvmlite import ir
from numba import carray, njit, types
from numba.extending import intrinsic

index = numpy.uint64
bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}  # nobody else calls them
compiled = njit(nogil=True, error_model="numpy", forceinline=True, **bare)
apart = njit(nogil=True, error_model="numpy", **bare)


@intrinsic(prefer_literal=True)
def numbers(_, many):
    """So many whole numbers of the function's own: once it is compiled, they are in registers."""
    size = many.literal_value

    def code(context, builder, signature, arguments):
        with builder.goto_entry_block():
            place = builder.alloca(ir.ArrayType(ir.IntType(64), size))
        return builder.bitcast(place, ir.IntType(64).as_pointer())

    return types.CPointer(types.int64)(many), code


@intrinsic
def lent(_, array):
    """An array whose owner outlives the function: nobody counts who refers to it."""

    def code(context, builder, signature, arguments):
        made = context.make_array(array)(context, builder, arguments[0])
        for owner in ("meminfo", "parent"):
            setattr(made, owner, getattr(made, owner).type(None))
        return made._getvalue()

    return array(array), code


@intrinsic(prefer_literal=True)
def shaped(_, array, sizes):
    """An array, lent, so many numbers of which stand beside each other, along its last axes."""

    def code(context, builder, signature, arguments):
        made = context.make_array(array)(context, builder, arguments[0])
        for owner in ("meminfo", "parent"):
            setattr(made, owner, getattr(made, owner).type(None))
        axes = iter(reversed(range(array.ndim)))
        step = context.get_abi_sizeof(context.get_data_type(array.dtype))
        for size, axis in zip(sizes, axes):
            many, by = (ir.Constant(ir.IntType(64), each) for each in (size.literal_value, step))
            made.shape = builder.insert_value(made.shape, many, axis)
            made.strides = builder.insert_value(made.strides, by, axis)
            step *= size.literal_value
        by = ir.Constant(ir.IntType(64), step)
        made.strides = builder.insert_value(made.strides, by, next(axes))
        return made._getvalue()

    return array(array, sizes), code


@intrinsic
def rare(_, test):
    """A test that hardly ever holds: what is done then stands apart, and leaves registers alone."""

    def code(context, builder, signature, arguments):
        flag = ir.IntType(1)
        asked = ir.FunctionType(flag, [flag, flag])
        expect = builder.module.declare_intrinsic("llvm.expect", [flag], asked)
        held = context.cast(builder, arguments[0], signature.args[0], types.boolean)
        return builder.call(expect, [held, ir.Constant(flag, 0)])

    return types.boolean(test), code


@intrinsic
def quotient(_, one, by):
    """A quotient, rounded down, of numbers that are not below 0."""

    def code(context, builder, signature, arguments):
        given = zip(arguments, signature.args, strict=True)
        one, by = (context.cast(builder, each, kind, types.int64) for each, kind in given)
        return builder.udiv(one, by)

    return types.int64(one, by), code
'''
"""What a kernel begins with."""
PLAIN = """def compiled(function):
    return function


apart = compiled


def njit(**_):
    return compiled


def numbers(many):
    return [0] * many


def carray(numbers, _):
    return numbers


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
"""The same, to be run by Python as it stands; what a compiled kernel takes for granted is asked."""

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
    head=HEAD,
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
