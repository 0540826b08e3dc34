"""Expressions of a kernel, compiled: whole numbers, what is true or false, and arrays of them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence

from palier.history.native.code import Code
from palier.history.native.plain import is_plain
from palier.history.native.values import (
    FLAG,
    WORD,
    Array,
    Many,
    NotInKernelsError,
    Number,
    Value,
    is_known,
)

SIMPLE: Mapping[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.BitAnd: "and",
    ast.BitOr: "or",
    ast.BitXor: "xor",
    ast.LShift: "shl",
    ast.RShift: "ashr",
}
ROUNDED: Mapping[type[ast.operator], str] = {ast.FloorDiv: "@divided", ast.Mod: "@remaining"}
"""Those that round down, below 0 too: functions of the compiler's own."""
COMPARED: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Lt: "slt",
    ast.LtE: "sle",
    ast.Gt: "sgt",
    ast.GtE: "sge",
}
EXTREME = {"min": "@llvm.smin.i64", "max": "@llvm.smax.i64"}

Called = Callable[[Code, str, Sequence[Value]], Number]
"""What writes a call of a function of the kernel."""


class Expressions:
    """Writes the expressions of one function. `known`: numbers that the kernel has names for."""

    def __init__(self, known: Mapping[str, int], call: Called) -> None:
        self.code, self.known, self.call = Code(), known, call
        self.rooms: dict[str, tuple[str, str]] = {}
        self.bound: dict[str, Array | Many] = {}

    # Each kind of value ---------------------------------------------------------------------------

    def value(self, node: ast.expr) -> Value:
        """What an expression comes to."""
        match node:
            case ast.Constant(bool() as value):
                return Number("true" if value else "false", flag=True)
            case ast.Constant(int() as value):
                return Number(str(value))
            case ast.Name(name):
                return self.named(name)
            case ast.BinOp(left, operator, right):
                return self._binary(type(operator), left, right)
            case ast.UnaryOp(operator, operand):
                return self._unary(operator, operand)
            case ast.BoolOp(operator, values):
                return self._joined(values, is_or=isinstance(operator, ast.Or))
            case ast.Compare(left, operators, rights):
                return self._compared([left, *rights], operators)
            case ast.IfExp(test, body, otherwise):
                return self._either(test, body, otherwise)
            case ast.Call(ast.Name(name), given):
                return self._called(name, given)
            case ast.Subscript() | ast.Attribute():
                return self._in_array(node)
            case ast.Tuple(every):
                return Many(tuple(self.value(each) for each in every))
            case _:
                raise NotInKernelsError(ast.unparse(node))

    def number(self, node: ast.expr) -> Number:
        """An expression that is a number."""
        value = self.value(node)
        if not isinstance(value, Number):
            raise NotInKernelsError(ast.unparse(node))
        return value

    def word(self, node: ast.expr) -> str:
        """A number of 64 bits."""
        return self.code.as_word(self.number(node))

    def truth(self, node: ast.expr) -> str:
        """Whether an expression holds."""
        return self.code.as_flag(self.number(node))

    def array(self, node: ast.expr) -> Array:
        """An expression that is an array."""
        value = self.value(node)
        if not isinstance(value, Array):
            raise NotInKernelsError(ast.unparse(node))
        return value

    def named(self, name: str) -> Value:
        """What a name stands for."""
        if name in self.bound:
            return self.bound[name]
        if name in self.rooms:
            place, kind = self.rooms[name]
            return Number(self.code.made(f"load {kind}, ptr {place}"), flag=kind == FLAG)
        if name in self.known:
            return Number(str(self.known[name]))
        raise NotInKernelsError(name)

    # Numbers --------------------------------------------------------------------------------------

    def _binary(self, operator: type[ast.operator], left: ast.expr, right: ast.expr) -> Number:
        one, other = self.word(left), self.word(right)
        if operator is ast.Pow and is_known(one) and is_known(other):
            return Number(str(int(one) ** int(other)))
        return self.reckoned(operator, one, other)

    def reckoned(self, operator: type[ast.operator], one: str, other: str) -> Number:
        """Two numbers, put together."""
        if operator in ROUNDED:
            return self.code.word(f"call i64 {ROUNDED[operator]}(i64 {one}, i64 {other})")
        return self.code.word(f"{SIMPLE[operator]} i64 {one}, {other}")

    def _unary(self, operator: ast.unaryop, operand: ast.expr) -> Number:
        match operator:
            case ast.Not():
                return self.code.flag(f"xor i1 {self.truth(operand)}, true")
            case ast.USub():
                word = self.word(operand)
                known = is_known(word) and not word.startswith("-")
                return Number(f"-{word}") if known else self.code.word(f"sub i64 0, {word}")
            case ast.Invert():
                return self.code.word(f"xor i64 {self.word(operand)}, -1")
            case _:
                raise NotInKernelsError(ast.dump(operator))

    def _compared(self, every: Sequence[ast.expr], operators: Sequence[ast.cmpop]) -> Number:
        words = [self.word(each) for each in every]
        found = [
            self.code.flag(f"icmp {COMPARED[type(each)]} i64 {words[at]}, {words[at + 1]}")
            for at, each in enumerate(operators)
        ]
        whole = found[0]
        for each in found[1:]:
            whole = self.code.flag(f"and i1 {whole.text}, {each.text}")
        return whole

    # One or the other -----------------------------------------------------------------------------

    def _joined(self, values: Sequence[ast.expr], *, is_or: bool) -> Number:
        """`and` and `or`: what is cheap is asked at once, all else only where it counts."""
        done, found = self.code.block(), self.code.room(FLAG)
        apart = False
        whole = self.truth(values[0])
        for each in values[1:]:
            if is_plain(each, self.bound):
                more = self.truth(each)
                both = f"true, i1 {more}" if is_or else f"{more}, i1 false"
                whole = self.code.made(f"select i1 {whole}, i1 {both}")
                continue
            apart, more = True, self.code.block()
            self.code.say(f"store i1 {whole}, ptr {found}")
            self.code.part(whole, *((done, more) if is_or else (more, done)))
            self.code.begin(more)
            whole = self.truth(each)
        if not apart:
            return Number(whole, flag=True)
        self.code.say(f"store i1 {whole}, ptr {found}")
        self.code.begin(done)
        return self.code.flag(f"load i1, ptr {found}")

    def _either(self, test: ast.expr, body: ast.expr, otherwise: ast.expr) -> Value:
        holds = self.truth(test)
        if is_plain(body, self.bound) and is_plain(otherwise, self.bound):
            one, other = self.number(body), self.number(otherwise)
            kind = FLAG if one.flag and other.flag else WORD
            first, second = (self.code.as_kind(each, kind) for each in (one, other))
            made = self.code.made(f"select i1 {holds}, {kind} {first}, {kind} {second}")
            return Number(made, flag=kind == FLAG)
        then, at_last, done = (self.code.block() for _ in range(3))
        place = self.code.room(WORD)
        self.code.part(holds, then, at_last)
        for block, each in ((then, body), (at_last, otherwise)):
            self.code.begin(block)
            self.code.say(f"store i64 {self.word(each)}, ptr {place}")
            self.code.jump(done)
        self.code.begin(done)
        return self.code.word(f"load i64, ptr {place}")

    # Functions ------------------------------------------------------------------------------------

    def _called(self, name: str, given: Sequence[ast.expr]) -> Value:
        match name:
            case "min" | "max":
                return self._extreme(name, [self.word(each) for each in given])
            case "len":
                return Number(self.array(given[0]).shape[0])
            case "abs":
                return self.code.word(
                    f"call i64 @llvm.abs.i64(i64 {self.word(given[0])}, i1 false)"
                )
            case "int" | "index":
                return Number(self.word(given[0]))
            case "bool":
                return Number(self.truth(given[0]), flag=True)
            case "rare":
                test = self.truth(given[0])
                return self.code.flag(f"call i1 @llvm.expect.i1(i1 {test}, i1 false)")
            case "quotient":
                one, by = self.word(given[0]), self.word(given[1])
                return self.code.word(f"udiv i64 {one}, {by}")
            case "numbers":
                return self.code.numbers(int(self.word(given[0])))
            case "lent":
                return self.array(given[0])
            case "shaped":
                return self._shaped(self.array(given[0]), self.value(given[1]))
            case _:
                return self.call(self.code, name, [self.value(each) for each in given])

    def _extreme(self, name: str, words: Sequence[str]) -> Number:
        whole = words[0]
        for each in words[1:]:
            whole = self.code.made(f"call i64 {EXTREME[name]}(i64 {whole}, i64 {each})")
        return Number(whole)

    def _shaped(self, array: Array, sizes: Value) -> Array:
        """An array of which the last axes are known, the last one first: how many they hold."""
        if not isinstance(sizes, Many):
            raise NotInKernelsError(sizes)
        last = [each.text for each in reversed(sizes.values) if isinstance(each, Number)]
        shape = (*array.shape[: len(array.shape) - len(last)], *last)
        steps = ["1"]
        for each in reversed(shape[1:]):
            steps.insert(0, self.code.times(each, steps[0]))
        return array._replace(shape=shape, steps=tuple(steps))

    # Arrays ---------------------------------------------------------------------------------------

    def _in_array(self, node: ast.expr) -> Value:
        match node:
            case ast.Subscript(ast.Attribute(whole, "shape"), ast.Constant(int() as axis)):
                return Number(self.array(whole).shape[axis])
            case ast.Subscript(ast.Name(name), ast.Constant(int() as at)) if isinstance(
                self.bound.get(name), Many
            ):
                many = self.named(name)
                return many.values[at] if isinstance(many, Many) else many
            case ast.Attribute(whole, "T"):
                return self.array(whole).turned
            case ast.Subscript(whole, at):
                if isinstance(whole, ast.Tuple):
                    whole = ast.Name(self._listed(whole))
                place, there = self.place(whole, at)
                return there if there.shape else self.code.read(place, there)
            case _:
                raise NotInKernelsError(ast.unparse(node))

    def _listed(self, numbers: ast.Tuple) -> str:
        """The name of numbers that are all known, put into memory."""
        words = [self.word(each) for each in numbers.elts]
        array = self.code.numbers(len(words))
        for at, each in enumerate(words):
            self.code.write(self.code.place(array, [str(at)])[0], array.bits, each)
        self.bound[array.pointer] = array
        return array.pointer

    def place(self, whole: ast.expr, at: ast.expr) -> tuple[str, Array]:
        """Where something of an array is, and the array of what stands there, if it is one."""
        indices = at.elts if isinstance(at, ast.Tuple) else [at]
        array = self.array(whole)
        return self.code.place(array, [self.word(each) for each in indices])
