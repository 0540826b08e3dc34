"""A kernel in LLVM's language: its functions, each for the arguments it is called with."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from palier.history.native import lanes as of_lanes
from palier.history.native.code import Code
from palier.history.native.statements import Statements
from palier.history.native.values import (
    WORD,
    Array,
    NotInKernelsError,
    Number,
    Value,
    is_known,
    kind_of,
    parts_of,
)
from palier.named import NamedTuple

FOLD = "fold"
"""The function of a kernel that others call."""
RESULTS, MOST_RESULTS = "%results", 8
"""Where the fold puts what it gives back, and how much that is at most."""
COMPILED, APART = "compiled", "apart"
"""Where a function is put: into those that call it, or by itself."""
HOW = {COMPILED: "alwaysinline nounwind", APART: "noinline nounwind"}
BEFORE = """
declare i64 @llvm.smin.i64(i64, i64)
declare i64 @llvm.smax.i64(i64, i64)
declare i64 @llvm.abs.i64(i64, i1)
declare i1 @llvm.expect.i1(i1, i1)

define internal i64 @divided(i64 %one, i64 %by) alwaysinline nounwind {
  %none = icmp eq i64 %by, 0
  %safe = select i1 %none, i64 1, i64 %by
  %whole = sdiv i64 %one, %safe
  %rest = srem i64 %one, %safe
  %apart = xor i64 %rest, %safe
  %below = icmp slt i64 %apart, 0
  %some = icmp ne i64 %rest, 0
  %less = and i1 %below, %some
  %by_one = sext i1 %less to i64
  %down = add i64 %whole, %by_one
  ret i64 %down
}

define internal i64 @remaining(i64 %one, i64 %by) alwaysinline nounwind {
  %whole = call i64 @divided(i64 %one, i64 %by)
  %most = mul i64 %whole, %by
  %rest = sub i64 %one, %most
  ret i64 %rest
}
"""
"""Quotients and what remains, rounded down."""


class Given(NamedTuple):
    """An argument of the fold: a number, or an array of so many bits and axes.

    `packed`: its last axis is all in one piece; `signed`: its numbers may be below 0.
    """

    bits: int = 0
    axes: int = 0
    packed: bool = True
    signed: bool = True

    @property
    def words(self) -> int:
        """How many numbers tell it: where an array is, how long, and how far its parts stand."""
        return 2 * self.axes + (not self.packed) if self.axes else 1


class Module:
    """A kernel's functions, as they are asked for.

    `lanes`: how many units of an order are gone through at once; 0: one by one.
    """

    def __init__(self, text: str, lanes: int = 0) -> None:
        tree = ast.parse(text)
        self.functions = {e.name: e for e in tree.body if isinstance(e, ast.FunctionDef)}
        self.known = _known(tree)
        self.names: dict[tuple[object, ...], str] = {}
        self.written: list[str] = []
        self.lanes = 0 if self.is_pass else lanes

    @property
    def is_pass(self) -> bool:
        """Whether it is one function, which goes through rows: its loops are long."""
        return len(self.functions) == 1

    def whole(self, given: Sequence[Given]) -> str:
        """The kernel's text, for a fold that is given such arguments."""
        fold = self.functions[FOLD]
        heads, values = [f"ptr noalias {RESULTS}"], {}
        for each, name in zip(given, (e.arg for e in fold.args.args), strict=True):
            told, values[name] = _told(each, name)
            heads += told
        made = self._statements(fold, values, RESULTS)
        head = f"define i64 @{FOLD}({', '.join(heads)}) nounwind"
        loops = of_lanes.told(self.lanes) if self.lanes else ()
        return "\n\n".join((BEFORE, *self.written, made.code.text(head), "\n".join(loops)))

    def _statements(
        self, function: ast.FunctionDef, given: Mapping[str, Value], results: str = ""
    ) -> Statements:
        together = self.lanes > 0
        return Statements(function, given, self.known, self.call, results, together=together)

    def call(self, code: Code, name: str, given: Sequence[Value]) -> Number:
        """A function, called; it is written when it is first called with such arguments."""
        kinds = tuple(kind_of(each) for each in given)
        made = self.names.get((name, kinds)) or self._written(name, given, kinds)
        words = [
            f"{WORD} {code.as_word(each)}" if isinstance(each, Number) else f"{kind} {value}"
            for each in given
            for kind, value in (parts_of(each))
        ]
        return code.word(f"call i64 @{made}({', '.join(words)})")

    def _written(self, name: str, given: Sequence[Value], kinds: tuple[object, ...]) -> str:
        function = self.functions.get(name)
        if function is None:
            raise NotInKernelsError(name)
        made = self.names[name, kinds] = f"{name}.{len(self.names)}"
        arguments = [each.arg for each in function.args.args]
        values, heads = {}, []
        for argument, each in zip(arguments, given, strict=True):
            told, values[argument] = _received(each, argument)
            heads += told
        body = self._statements(function, values)
        how = HOW[_how(function)]
        self.written.append(
            body.code.text(f"define internal i64 @{made}({', '.join(heads)}) {how}")
        )
        return made


def _known(tree: ast.Module) -> Mapping[str, int]:
    """What the names of a kernel stand for, those in capitals."""
    space: dict[str, object] = {"range": range}
    for each in tree.body:
        if isinstance(each, ast.Assign):
            whole = ast.Module([each], type_ignores=[])
            exec(compile(whole, "<kernel>", "exec"), space)  # noqa: S102 - our own text
    return {name: each for name, each in space.items() if isinstance(each, int)}


def _how(function: ast.FunctionDef) -> str:
    """How a function is put into a kernel."""
    for each in function.decorator_list:
        if isinstance(each, ast.Name):
            return each.id
    return COMPILED


def _told(given: Given, name: str) -> tuple[list[str], Value]:
    """What the fold is told of an argument, and the argument."""
    if not given.axes:
        return [f"{WORD} %{name}"], Number(f"%{name}")
    shape = tuple(f"%{name}.of{at}" for at in range(given.axes))
    apart = tuple(f"%{name}.by{at}" for at in range(given.axes - given.packed))
    steps = (*apart, "1") if given.packed else apart
    array = Array(f"%{name}", given.bits, shape, steps, signed=given.signed)
    return [f"ptr noalias %{name}", *(f"{WORD} {each}" for each in (*shape, *apart))], array


def _received(value: Value, name: str) -> tuple[list[str], Value]:
    """What a function is told of an argument, and the argument: what is known is not told."""
    if isinstance(value, Number):
        return [f"{WORD} %{name}"], Number(f"%{name}")
    if not isinstance(value, Array):
        raise NotInKernelsError(value)
    heads = [f"ptr %{name}"]
    sizes = []
    for what, of in (("of", value.shape), ("by", value.steps)):
        named = [e if is_known(e) else f"%{name}.{what}{at}" for at, e in enumerate(of)]
        heads += [f"{WORD} {each}" for each in named if not is_known(each)]
        sizes.append(tuple(named))
    return heads, value._replace(pointer=f"%{name}", shape=sizes[0], steps=sizes[1])
