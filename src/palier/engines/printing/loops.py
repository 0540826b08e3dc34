"""Lines as loops over the units of an order, for languages that reckon on plain arrays.

A column that is cheap to reckon is written where it is asked for; one that is not is kept in a row
of `room`, of which a function is given as many as it needs. A sum over units is a loop of its own
before the line that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from palier.closed import those
from palier.engines.printing.printer import UNITS, Dialect, Names, Printer, closed
from palier.engines.printing.ranges import BITS, MOST, Range
from palier.sheet import nodes
from palier.sheet.facts import Fact
from palier.sheet.nodes import Expr, LineName
from palier.sheet.sheet import Line
from palier.values import dataclass, field

ROOM, BACK, AT, OTHER, OVER = "room", "back", "unit", "other", "over"
"""What a function calls its rows of room, its results, the unit at hand, the one beside it, and
whether an amount is larger than it may be (not 0).
"""
INDENT = "    "
COSTLY = those(
    Expr,
    yes=[nodes.Running, nodes.Divide, nodes.Total, nodes.Exists],
    no=[
        *(nodes.Literal, nodes.FactOf, nodes.Ref, nodes.Add, nodes.Subtract, nodes.Multiply),
        *(nodes.Least, nodes.Greatest, nodes.Compare, nodes.Overlaps, nodes.And, nodes.Or),
        *(nodes.Not, nodes.If),
    ],
)
"""What is reckoned once and kept, on the units of an order."""


@dataclass(slots=True)
class Loop:
    """A loop over units: what stands before it, in it, and at the end of it."""

    before: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    running: dict[Expr, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """The loop, written."""
        body = (*self.inside, *self.last)
        return [*self.before, f"for {AT} in range({UNITS}):", *(INDENT + each for each in body)]


@dataclass(slots=True)
class Loops:
    """Writes lines of a sheet as statements over arrays of units. `rows` is the room they take."""

    printer: Printer
    guarded: Mapping[LineName, Range] = MappingProxyType({})
    cheap: dict[LineName, Expr] = field(default_factory=dict)
    rows: int = 0
    body: list[str] = field(default_factory=list)
    sums: dict[Expr, str] = field(default_factory=dict)

    @property
    def names(self) -> Names:
        return self.printer.names

    @property
    def dialect(self) -> Dialect:
        return self.printer.dialect

    def line(self, line: Line) -> None:
        """Write a line of the sheet."""
        guarded, name = self.guarded.get(line.id), self.names.of(line.id)
        if not line.column:
            self._put(name, self.one(line.expr))
            self.body += [guard(name, guarded)] if guarded else []
        elif guarded is None and self.is_cheap(line.expr):
            self.cheap[line.id] = line.expr
        else:
            self._keep(name, line.expr, guarded)

    def is_cheap(self, expr: Expr) -> bool:
        """Whether a column may be reckoned anew wherever it is asked for."""
        return not any(type(each) in COSTLY for each in nodes.every(expr))

    def _put(self, name: str, text: str) -> None:
        self.body.append(self.dialect.line(name, text))

    # One value ---------------------------------------------------------------------------------

    def one(self, expr: Expr) -> str:
        """An expression of one value; the loops that it needs are written before it."""
        match expr:
            case nodes.Total(column, None):
                return self._total(column)
            case nodes.Exists(column):
                return self._exists(column)
            case _:
                parts = [self._part(each) for each in nodes.parts(expr)]
                return self.printer.written(expr, self.printer.told(expr, parts))

    def _part(self, expr: Expr) -> str:
        return closed(expr, self.one(expr))

    def _total(self, column: Expr) -> str:
        if not self.printer.is_column(column):
            return f"({UNITS} * {self._part(column)})"
        if column in self.sums:
            return self.sums[column]
        name, loop = self.names.fresh("sum"), Loop()
        self.sums[column] = name
        text = self.unit(column, loop)
        loop.before.append(self.dialect.line(name, "0"))
        loop.inside.append(f"{name} += {text}")
        self.body += loop.lines()
        return name

    def _exists(self, column: Expr) -> str:
        if not self.printer.is_column(column):
            return f"({UNITS} > 0 and {self._held(column, self._part(column))})"
        name, loop = self.names.fresh("found"), Loop()
        held = self._held(column, closed(column, self.unit(column, loop)))
        loop.before.append(self.dialect.line(name, "False"))
        loop.inside += [f"if {held}:", f"{INDENT}{name} = True"]
        self.body += loop.lines()
        return name

    def _held(self, test: Expr, text: str) -> str:
        """A test that is written, as what is true or false."""
        (held,) = self.printer.told(nodes.And((test,)), [text])
        return held

    # On each unit --------------------------------------------------------------------------------

    def _keep(self, name: str, expr: Expr, guarded: Range | None = None) -> None:
        """A column in a row of room."""
        loop = Loop()
        text = self.unit(expr, loop)
        self._put(name, f"{ROOM}[{self.rows}]")
        self.rows += 1
        loop.inside.append(f"{name}[{AT}] = {text}")
        loop.inside += [guard(f"{name}[{AT}]", guarded)] if guarded else []
        self.body += loop.lines()

    def unit(self, expr: Expr, loop: Loop) -> str:
        """What an expression is on the unit at hand."""
        if not self.printer.is_column(expr):
            return self._once(expr)
        match expr:
            case nodes.Ref(line) if line in self.cheap:
                return closed(self.cheap[line], self.unit(self.cheap[line], loop))
            case nodes.FactOf() | nodes.Ref():
                return f"{self.printer.written(expr, ())}[{AT}]"
            case nodes.Running(column, (), None):
                return self._running(column, loop)
            case nodes.Running() | nodes.Total():
                return f"{self._among(expr)}[{AT}]"
            case _:
                parts = [closed(each, self.unit(each, loop)) for each in nodes.parts(expr)]
                return self.dialect.nodes[type(expr)](expr, self.printer.told(expr, parts))

    def _once(self, expr: Expr) -> str:
        """What is one value for all units is reckoned before they are gone through."""
        if isinstance(expr, nodes.Word):
            return self.printer.part(expr)
        name = self.names.fresh("for_all")
        self._put(name, self.one(expr))
        return name

    def _running(self, column: Expr, loop: Loop) -> str:
        """The sum over the units before the one at hand, which goes on from unit to unit."""
        if column in loop.running:
            return loop.running[column]
        name = loop.running[column] = self.names.fresh("before")
        loop.before.append(self.dialect.line(name, "0"))
        text = self.unit(column, loop)
        loop.last.insert(0, f"{name} += {text}")
        return name

    def _among(self, expr: nodes.Running | nodes.Total) -> str:
        """A row with the sum, on each unit, over the units alike, or over those that go before."""
        column = self._row(expr.column)
        tests = []
        if expr.within is not None:
            within = self._row(expr.within)
            tests.append(f"{within}[{OTHER}] == {within}[{AT}]")
        if isinstance(expr, nodes.Running):
            tests.append(f"({before([self._row(each) for each in expr.by])})")
        name = self.names.fresh("among")
        self._put(name, f"{ROOM}[{self.rows}]")
        self.rows += 1
        self.body += [
            f"for {AT} in range({UNITS}):",
            f"{INDENT}{name}[{AT}] = 0",
            f"{INDENT}for {OTHER} in range({UNITS}):",
            f"{INDENT * 2}if {' and '.join(tests)}:",
            f"{INDENT * 3}{name}[{AT}] += {column}[{OTHER}]",
        ]
        return name

    def _row(self, expr: Expr) -> str:
        """A column as an array: a fact, a row that is kept, or one that is made for this."""
        if isinstance(expr, nodes.FactOf):
            return self.printer.written(expr, ())
        if isinstance(expr, nodes.Ref) and expr.line not in self.cheap:
            return self.printer.written(expr, ())
        name = self.names.fresh("row")
        self._keep(name, expr)
        return name


def guard(name: str, within: Range) -> str:
    """Notes that an amount is larger than it may be: nothing is left of it further up.

    >>> guard("net", Range(0, MOST)), guard("owed", Range(-MOST, MOST))
    ('over |= net >> 30', 'over |= (owed + 1073741824) >> 31')
    """
    if within.least >= 0:
        return f"{OVER} |= {name} >> {BITS}"
    return f"{OVER} |= ({name} + {MOST + 1}) >> {BITS + 1}"


def before(keys: Sequence[str]) -> str:
    """Whether the other unit goes before the one at hand: by some columns, then as written.

    >>> before(["price"])
    'price[other] < price[unit] or (price[other] == price[unit] and (other < unit))'
    """
    if not keys:
        return f"{OTHER} < {AT}"
    first, *rest = keys
    less, same = (f"{first}[{OTHER}] {sign} {first}[{AT}]" for sign in ("<", "=="))
    return f"{less} or ({same} and ({before(rest)}))"


@dataclass(frozen=True, slots=True)
class Looped:
    """A function over arrays: its text, the facts that it is given, in order, and its room.

    What is wanted is put in `back`, in that order; it gives back whether an amount was too large.
    """

    text: str
    facts: tuple[Fact, ...]
    rows: int


def looped(  # noqa: PLR0913 - as many as there are things to say of a function
    name: str,
    lines: Sequence[Line],
    wanted: Iterable[LineName],
    dialect: Dialect,
    *,
    columns: frozenset[LineName],
    flags: frozenset[LineName],
    guarded: Mapping[LineName, Range] = MappingProxyType({}),
    given: Mapping[Fact, str] = MappingProxyType({}),
    more: Sequence[str] = (),
) -> Looped:
    """The function that reckons some lines, none of which refers to another function's.

    `given`: how the facts that are no argument of their own are written, by what it is given
    `more`.
    """
    names = Names(dialect.reserved)
    found = (part for each in lines for part in nodes.every(each.expr))
    every = {part.fact for part in found if isinstance(part, nodes.FactOf)}
    facts = tuple(sorted(every - set(given), key=repr))
    taken = [UNITS, *map(names.of, facts), *more, ROOM, BACK]
    for fact, text in given.items():
        names.known[fact] = text
    written = Loops(Printer(dialect, names, columns, flags), guarded)
    written.body.append(dialect.line(OVER, "0"))
    for each in lines:
        written.line(each)
    here = {each.id: each for each in lines}
    back = [(str(at), _one_of(here[each], written)) for at, each in enumerate(wanted)]
    return Looped(dialect.function(name, taken, written.body, back), facts, written.rows)


def _one_of(line: Line, written: Loops) -> str:
    if line.column:
        raise TypeError(f"{line.id} is a column")
    return written.names.of(line.id)
