"""A part of a sheet as a function: a line a line, columns only where a rule looks at units.

A `Dialect` is how a programming language writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from palier.engines.printing.bounds import FLAG, bounds_of_fact
from palier.engines.printing.names import UNITS, Names
from palier.engines.printing.waiting import Waiting
from palier.sheet import nodes
from palier.sheet.facts import Column, Fact
from palier.sheet.nodes import ZERO, Expr, LineName
from palier.sheet.sheet import Line
from palier.values import dataclass, field

Writer = Callable[[Any, Sequence[str]], str]
"""Writes a node whose parts are written: each of them is one word, a call or in brackets."""
Bound = tuple[str, str]
"""A name for the value on a unit, and the column that it is of."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a language writes.

    `nodes`: each kind of node, of one value or on one unit; of `Total`, `Exists` and `Running` the
    parts are columns. `each` is a column made of what stands on each unit, `spread` one value on
    every unit, `kept` a column that is given back, `truth` whether a number is not 0.

    `line` gives a name to a value, `remark` stands above some. `function` is the whole, of its
    name, what it is given, its lines and what it gives back, by name; `head` what a text of several
    begins with. `reserved` are the words that name nothing else. `numbered` is what is true or
    false as a number, where a language tells them apart; `counted` a quotient of numbers that are
    not below 0, where a language has a quicker one. `when` are the lines that stand under a test,
    and those otherwise, where lines may wait for one; `together` the masks of all units as one.
    """

    nodes: Mapping[type[Expr], Writer]
    each: Callable[[str, Sequence[Bound]], str]
    spread: Callable[[str], str]
    kept: Callable[[str], str]
    truth: Callable[[str], str]
    line: Callable[[str, str], str]
    remark: Callable[[str], str]
    function: Callable[[str, Sequence[str], Sequence[str], Sequence[Bound]], str]
    head: str
    reserved: frozenset[str]
    numbered: Callable[[str], str] | None = None
    counted: Writer | None = None
    when: Callable[[str, Sequence[str], Sequence[str]], Sequence[str]] | None = None
    together: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Printer:
    """Writes expressions and lines in a dialect.

    `columns` are the lines with a value on each unit, `flags` those that are true or false,
    `whole` those that the function is given or gives back.
    """

    dialect: Dialect
    names: Names
    columns: frozenset[LineName]
    flags: frozenset[LineName]
    whole: frozenset[LineName] = frozenset()
    hoisted: list[str] = field(default_factory=list)
    together: dict[str, str] = field(default_factory=dict)

    def is_column(self, expr: Expr) -> bool:
        """Whether an expression has a value on each unit."""
        match expr:
            case nodes.FactOf(fact):
                return isinstance(fact, Column)
            case nodes.Ref(line):
                return line in self.columns
            case nodes.Total(_, within):
                return within is not None
            case nodes.Exists():
                return False
            case nodes.Running():
                return True
            case _:
                return any(map(self.is_column, nodes.parts(expr)))

    def line(self, line: Line) -> tuple[str, ...]:
        """A line of the sheet, after what has to be reckoned before it."""
        text = self.column(line.expr) if line.column else self.one(line.expr)
        text = self.kept(line, self.of_its_kind(line, text))
        before = (*self.hoisted, self.dialect.line(self.names.of(line.id), text))
        self.hoisted.clear()
        return before

    def kept(self, line: Line, text: str) -> str:
        """What a line is, as it is given back where it is."""
        other = line.expr
        is_whole = isinstance(other, nodes.FactOf) or (
            isinstance(other, nodes.Ref) and other.line in self.whole
        )
        if not line.column or line.id not in self.whole or is_whole:
            return text
        return self.dialect.kept(text)

    def first(self) -> Iterator[str]:
        """What has to be reckoned before all lines."""
        if self.dialect.together is not None:
            for masks, name in self.together.items():
                yield self.dialect.line(name, self.dialect.together(masks))

    def waiting(self, waits: Waiting) -> Iterator[str]:
        """A line that is 0 unless a test holds, with those that wait with it."""
        dialect = self.dialect
        if dialect.when is None:
            raise TypeError("no line waits in this language")
        test = self.one(waits.test)
        yield from self.hoisted
        self.hoisted.clear()
        inside = [text for each in (*waits.lines, waits.then) for text in self.line(each)]
        zero = self.column(ZERO) if waits.then.column else self.one(ZERO)
        zero = self.kept(waits.then, zero)
        otherwise = dialect.line(self.names.of(waits.then.id), zero)
        yield from dialect.when(test, inside, [otherwise])

    def one(self, expr: Expr) -> str:
        """An expression of one value."""
        parts = nodes.parts(expr)
        return self.written(expr, self.told(expr, [self.part(each) for each in parts]))

    def told(self, expr: Expr, parts: list[str]) -> list[str]:
        """The parts of a node; of tests that are joined, whether each of them holds."""
        match expr:
            case nodes.And(tests) | nodes.Or(tests):
                pairs = zip(tests, parts, strict=True)
                truth = self.dialect.truth
                return [part if self.is_flag(test) else truth(part) for test, part in pairs]
            case nodes.If(_, then, otherwise) if not self.is_flag(expr):
                held, *chosen = parts
                return [held, *map(self.numbered, (then, otherwise), chosen)]
            case nodes.Not() | nodes.If():
                return parts
            case _:
                return [*map(self.numbered, nodes.parts(expr), parts)]

    def numbered(self, expr: Expr, text: str) -> str:
        """A part as a number, where what is true or false is none."""
        as_number = self.dialect.numbered
        return text if as_number is None or not self.is_flag(expr) else as_number(text)

    def column_numbered(self, expr: Expr) -> str:
        """A column of numbers, where what is true or false is none."""
        text, as_number = self.column(expr), self.dialect.numbered
        if as_number is None or not self.is_flag(expr):
            return text
        unit = self.names.fresh("its")
        return self.dialect.each(as_number(unit), [(unit, text)])

    def of_its_kind(self, line: Line, text: str) -> str:
        """What a line holds: a number, or what is true or false, where they are told apart."""
        as_number, is_flag = self.dialect.numbered, line.id in self.flags
        if as_number is None or is_flag == self.is_flag(line.expr):
            return text
        turn = self.dialect.truth if is_flag else as_number
        if not line.column:
            return turn(f"({text})")
        unit = self.names.fresh("its")
        return self.dialect.each(turn(unit), [(unit, f"({text})")])

    def is_flag(self, expr: Expr) -> bool:
        """Whether an expression is true or false, and no other number."""
        match expr:
            case nodes.FactOf(fact):
                return bounds_of_fact(fact) == FLAG
            case nodes.Ref(line):
                return line in self.flags
            case nodes.If(_, then, otherwise):
                return self.is_flag(then) and self.is_flag(otherwise)
            case _:
                return isinstance(expr, nodes.Truth)

    def part(self, expr: Expr) -> str:
        """An expression inside another: one word, a call or in brackets."""
        if self.is_column(expr):
            return self.column(expr)
        return closed(expr, self.one(expr))

    def written(self, expr: Expr, parts: Sequence[str]) -> str:
        """A node of one value, of which the parts are written."""
        match expr:
            case nodes.FactOf(fact):
                return self.names.of(fact)
            case nodes.Ref(line):
                return self.names.of(line)
            case nodes.Exists(nodes.Overlaps(nodes.FactOf(fact), bits)) if self.dialect.together:
                one = nodes.Overlaps(nodes.ZERO, bits)
                return self.dialect.nodes[nodes.Overlaps](one, [self.of_all(fact)])
            case nodes.Exists(column):
                return self.dialect.nodes[type(expr)](expr, [self.column(column)])
            case nodes.Total(column, None):
                return self.dialect.nodes[type(expr)](expr, [self.column_numbered(column)])
            case _:
                return self.dialect.nodes[type(expr)](expr, parts)

    def of_all(self, fact: Fact) -> str:
        """The name of the masks of all units put together, before anything else is reckoned."""
        masks = self.names.of(fact)
        if masks not in self.together:
            self.together[masks] = self.names.fresh(f"all_{masks}")
        return self.together[masks]

    def column(self, expr: Expr) -> str:
        """An expression on every unit."""
        if not self.is_column(expr):
            return self.dialect.spread(closed(expr, self.one(expr)))
        match expr:
            case nodes.FactOf() | nodes.Ref():
                return self.written(expr, ())
            case nodes.Running() | nodes.Total():
                summed, *others = nodes.parts(expr)
                columns = [self.column_numbered(summed), *map(self.column, others)]
                return self.dialect.nodes[type(expr)](expr, columns)
            case nodes.If(test, then, otherwise) if not self.is_column(test):
                told = self.column if self.is_flag(expr) else self.column_numbered
                parts = [self.part(test), told(then), told(otherwise)]
                return f"({self.dialect.nodes[nodes.If](expr, parts)})"
            case _:
                bound: dict[str, str] = {}
                row = self.row(expr, bound)
                return self.dialect.each(row, [(name, column) for column, name in bound.items()])

    def row(self, expr: Expr, bound: dict[str, str]) -> str:
        """What an expression is on one unit; `bound` takes the columns that are gone through."""
        if not self.is_column(expr):
            return self.once(expr)
        if isinstance(expr, nodes.Source):
            column = self.column(expr)
            if column not in bound:
                bound[column] = self.unit_of(expr)
            return bound[column]
        parts = [self.row_part(each, bound) for each in nodes.parts(expr)]
        return self.dialect.nodes[type(expr)](expr, self.told(expr, parts))

    def row_part(self, expr: Expr, bound: dict[str, str]) -> str:
        if not self.is_column(expr):
            return self.once(expr)
        return closed(expr, self.row(expr, bound))

    def once(self, expr: Expr) -> str:
        """What is one value for all the units is reckoned before they are gone through."""
        if isinstance(expr, nodes.Word):
            return self.one(expr)
        name = self.names.fresh("for_all")
        self.hoisted.append(self.dialect.line(name, self.one(expr)))
        return name

    def unit_of(self, expr: Expr) -> str:
        """The name of the value of a column on the unit at hand."""
        match expr:
            case nodes.FactOf(fact):
                return self.names.fresh(f"its_{self.names.of(fact)}")
            case nodes.Ref(line):
                return self.names.fresh(f"its_{self.names.of(line)}")
            case nodes.Running():
                return self.names.fresh("before")
            case _:
                return self.names.fresh("alike")


def closed(expr: Expr, text: str) -> str:
    """A text that can stand inside another."""
    negative = isinstance(expr, nodes.Literal) and expr.value < 0
    return f"({text})" if negative or isinstance(expr, nodes.Phrase) else text


@dataclass(frozen=True, slots=True)
class Printed:
    """A function: its text, and what it is given: lines by name, then facts, in this order."""

    text: str
    lines: tuple[LineName, ...]
    facts: tuple[Fact, ...]


def function(
    name: str,
    lines: Sequence[Line],
    wanted: Iterable[LineName],
    dialect: Dialect,
    *,
    columns: frozenset[LineName],
    flags: frozenset[LineName] = frozenset(),
    remarks: Mapping[LineName, str] = MappingProxyType({}),
    waiting: Mapping[LineName, Waiting] = MappingProxyType({}),
) -> Printed:
    """The function that reckons some lines, one after another, and gives those that are wanted.

    It is given the lines of earlier parts that it asks for. `columns`: those with a value on each
    unit, `flags` those that are true or false; `remarks` are what stands above a line, and
    `waiting` the lines that wait for a test.
    """
    names, wanted = Names(dialect.reserved), tuple(wanted)
    here = {each.id for each in lines}
    refers = dict.fromkeys(ref for each in lines for ref in nodes.references(each.expr))
    outer = tuple(ref for ref in refers if ref not in here)
    every = (part for each in lines for part in nodes.every(each.expr))
    facts = tuple(dict.fromkeys(each.fact for each in every if isinstance(each, nodes.FactOf)))
    taken = [UNITS, *map(names.of, outer), *map(names.of, facts)]
    printer = Printer(dialect, names, columns, flags, frozenset({*outer, *wanted}))
    body: list[str] = []
    apart = {each.id for waits in waiting.values() for each in waits.lines}
    for each in lines:
        if each.id in apart:
            continue
        if each.id in remarks:
            body.extend(("", dialect.remark(remarks[each.id])))
        waits = waiting.get(each.id)
        body.extend(printer.line(each) if waits is None else printer.waiting(waits))
    back: list[Bound] = [(each, names.of(each)) for each in wanted if each in here]
    return Printed(dialect.function(name, taken, [*printer.first(), *body], back), outer, facts)
