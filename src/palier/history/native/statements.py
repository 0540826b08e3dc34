"""Statements of a kernel, compiled."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import assert_never

from palier.history.native.expressions import Called, Expressions
from palier.history.native.flags import flags_of, given_again
from palier.history.native.lanes import TOGETHER, adds_up
from palier.history.native.values import (
    FLAG,
    WHOLE,
    WORD,
    Array,
    Many,
    NotInKernelsError,
    Number,
    Value,
)


class Statements(Expressions):
    """Writes the statements of one function, whose arguments are given.

    `together`: loops that only add up go through several rows at once.
    """

    def __init__(
        self,
        function: ast.FunctionDef,
        given: Mapping[str, Value],
        known: Mapping[str, int],
        call: Called,
        results: str = "",
        *,
        together: bool = False,
    ) -> None:
        super().__init__(known, call)
        self.results, self.together = results, together
        self.loops: list[tuple[str, str]] = []
        self.steps: list[tuple[str, str, int, str]] = []
        self.flags, self.again = flags_of(function), given_again(function)
        for name, value in given.items():
            self._keep(name, value)
        self._every(function.body)
        if not self.code.ended:
            self.code.leave("0")

    def _every(self, body: Sequence[ast.stmt]) -> None:
        for each in body:
            self._statement(each)

    def _statement(self, node: ast.stmt) -> None:
        match node:
            case ast.Assign(targets, value):
                self._assign(targets, value)
            case ast.AugAssign(target, operator, value):
                self._change(target, type(operator), value)
            case ast.Expr(ast.Constant()) | ast.Pass():
                pass
            case ast.Expr(value):
                self.value(value)
            case ast.If(test, body, otherwise):
                self._if(test, body, otherwise)
            case ast.While(test, body):
                self._while(test, body)
            case ast.For(ast.Name(name), ast.Call(ast.Name("range"), given), body):
                self._for(name, given, body)
            case ast.Break():
                self.code.jump(self.loops[-1][1])
            case ast.Continue():
                self.code.jump(self.loops[-1][0])
            case ast.Return(value):
                self._return(value)
            case _:
                raise NotInKernelsError(ast.unparse(node))

    def _return(self, node: ast.expr | None) -> None:
        """A number, given back; where there is a place for results, how many were put there."""
        if node is None or not self.results:
            self.code.leave("0" if node is None else self.word(node))
            return
        value = self.value(node)
        every = value.values if isinstance(value, Many) else (value,)
        results = Array(self.results, WHOLE, (str(len(every)),), ("1",))
        for at, each in enumerate(every):
            if not isinstance(each, Number):
                raise NotInKernelsError(ast.unparse(node))
            place, _ = self.code.place(results, [str(at)])
            self.code.write(place, WHOLE, self.code.as_word(each))
        self.code.leave(str(len(every)))

    # Values that are kept -------------------------------------------------------------------------

    def _assign(self, targets: Sequence[ast.expr], value: ast.expr) -> None:
        made = self.value(value)
        for each in targets:
            self._put(each, made)

    def _put(self, target: ast.expr, value: Value) -> None:
        match target:
            case ast.Tuple(names) if isinstance(value, Many):
                for name, each in zip(names, value.values, strict=True):
                    self._put(name, each)
            case ast.Tuple(names) if isinstance(value, Array):
                for at, name in enumerate(names):
                    place, there = self.code.place(value, [str(at)])
                    self._put(name, self.code.read(place, there))
            case ast.Name(name):
                self._keep(name, value)
            case ast.Subscript(whole, ast.Slice(None, ast.expr() as end, None)):
                self._fill(self.array(whole), self.word(end), value)
            case ast.Subscript(whole, at) if isinstance(value, Number):
                place, there = self.place(whole, at)
                self.code.write(place, there.bits, self.code.as_word(value))
            case _:
                raise NotInKernelsError(ast.unparse(target))

    def _keep(self, name: str, value: Value) -> None:
        match value:
            case Number():
                kind = FLAG if name in self.flags else WORD
                place, kind = self.rooms.setdefault(name, (self.code.room(kind), kind))
                self.code.say(f"store {kind} {self.code.as_kind(value, kind)}, ptr {place}")
            case Array():
                self.bound[name] = self._lying(name, value) if name in self.again else value
            case Many(values):
                for at, each in enumerate(values):
                    self._keep(f"{name}.{at}", each)
                self.bound[name] = value
            case _:
                assert_never(value)

    def named(self, name: str) -> Value:
        """What a name stands for; several numbers are each in a room of their own."""
        found = super().named(name)
        if isinstance(found, Many):
            return Many(tuple(self.named(f"{name}.{at}") for at in range(len(found.values))))
        if isinstance(found, Array) and name in self.again:
            sizes = [
                tuple(self._found(f"{name}.{what}{at}") for at in range(len(of)))
                for what, of in (("of", found.shape), ("by", found.steps))
            ]
            return Array(self._found(f"{name}.place"), found.bits, sizes[0], sizes[1])
        return found

    def _lying(self, name: str, array: Array) -> Array:
        """An array that a name has for a while: where it is, and its sizes, have rooms."""
        before = self.bound.get(name)
        if before is not None and (not isinstance(before, Array) or before.bits != array.bits):
            raise NotInKernelsError(name)
        self._stored(f"{name}.place", "ptr", array.pointer)
        for what, sizes in (("of", array.shape), ("by", array.steps)):
            for at, each in enumerate(sizes):
                self._stored(f"{name}.{what}{at}", WORD, each)
        return array

    def _stored(self, name: str, kind: str, value: str) -> None:
        place, _ = self.rooms.setdefault(name, (self.code.room(kind), kind))
        self.code.say(f"store {kind} {value}, ptr {place}")

    def _found(self, name: str) -> str:
        place, kind = self.rooms[name]
        return self.code.made(f"load {kind}, ptr {place}")

    def _change(self, target: ast.expr, operator: type[ast.operator], value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            before = self.word(target)
            self._keep(target.id, self.reckoned(operator, before, self.word(value)))
        elif isinstance(target, ast.Subscript):
            place, there = self.place(target.value, target.slice)
            more = self.word(value)
            before = self.code.as_word(self.code.read(place, there))
            after = self.reckoned(operator, before, more)
            self.code.write(place, there.bits, after.text)

    def _fill(self, array: Array, end: str, value: Value) -> None:
        """The first numbers of an array become another."""
        if not isinstance(value, Number):
            raise NotInKernelsError(value)
        word = self.code.as_word(value)
        with_index = self._counted("0", end, 1)
        at = self.code.made(f"load i64, ptr {with_index}")
        self.code.write(self.code.place(array, [at])[0], array.bits, word)
        self._next()

    # Blocks ---------------------------------------------------------------------------------------

    def _if(self, test: ast.expr, body: Sequence[ast.stmt], otherwise: Sequence[ast.stmt]) -> None:
        holds, (then, done) = self.truth(test), (self.code.block(), self.code.block())
        last = self.code.block() if otherwise else done
        self.code.part(holds, then, last)
        self.code.begin(then)
        self._every(body)
        if otherwise:
            if not self.code.ended:
                self.code.jump(done)
            self.code.begin(last)
            self._every(otherwise)
        self.code.begin(done)

    def _while(self, test: ast.expr, body: Sequence[ast.stmt]) -> None:
        again, inside, done = (self.code.block() for _ in range(3))
        self.code.begin(again)
        self.code.part(self.truth(test), inside, done)
        self.code.begin(inside)
        self.loops.append((again, done))
        self._every(body)
        self.loops.pop()
        if not self.code.ended:
            self.code.jump(again)
        self.code.begin(done)

    def _for(self, name: str, given: Sequence[ast.expr], body: Sequence[ast.stmt]) -> None:
        words = [self.word(each) for each in given]
        first, last = ("0", words[0]) if len(words) == 1 else (words[0], words[1])
        how = TOGETHER if self.together and len(words) < 3 and adds_up(body) else ""
        place = self._counted(first, last, int(words[2]) if len(words) > 2 else 1, how)
        self._keep(name, self.code.word(f"load i64, ptr {place}"))
        self._every(body)
        self._next()

    def _counted(self, first: str, last: str, step: int, how: str = "") -> str:
        """A loop over numbers, begun; the place of the number at hand. `how`: it goes on so."""
        place, (test, inside, more, done) = (
            self.code.room(WORD),
            [self.code.block() for _ in range(4)],
        )
        self.code.say(f"store i64 {first}, ptr {place}")
        self.code.begin(test)
        at = self.code.made(f"load i64, ptr {place}")
        self.code.part(
            self.code.made(f"icmp {'slt' if step > 0 else 'sgt'} i64 {at}, {last}"), inside, done
        )
        self.code.begin(inside)
        self.loops.append((more, done))
        self.steps.append((place, test, step, how))
        return place

    def _next(self) -> None:
        """The end of a loop over numbers: the next one."""
        more, done = self.loops.pop()
        place, test, step, how = self.steps.pop()
        self.code.begin(more)
        at = self.code.made(f"load i64, ptr {place}")
        after = self.code.made(f"add nsw i64 {at}, {step}")
        self.code.say(f"store i64 {after}, ptr {place}")
        self.code.jump(test, how)
        self.code.begin(done)
