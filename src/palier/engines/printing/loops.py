"""Lines as loops over the units of an order, for languages that reckon on plain arrays.

A column that is cheap to reckon is written where it is asked for; one that is not is reckoned in a
loop, and where another loop asks for it kept in a row of `room`, of which a function is given as
many as it needs. A sum over units is a loop before the line that asks for it (`body`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from palier.closed import those
from palier.engines.printing.body import AT, FIRST, INDENT, OTHER, ROOM, Body, Loop, row
from palier.engines.printing.names import UNITS, Names
from palier.engines.printing.pairs import before, paired
from palier.engines.printing.printer import Dialect, Printer, closed
from palier.engines.printing.ranges import BITS, MOST, Range
from palier.engines.printing.sums import Share
from palier.engines.printing.waiting import Waiting
from palier.sheet import nodes
from palier.sheet.facts import Fact
from palier.sheet.nodes import Expr, LineName
from palier.sheet.sheet import Line
from palier.tree import Rounding
from palier.values import dataclass, field

BACK, OVER = "back", "over"
"""What a function calls its results, and whether an amount is larger than it may be (not 0)."""
WHOLES = nodes.Divide(nodes.ONE, nodes.ONE, Rounding.DOWN)
"""A quotient as those of shares are: rounded down, and never asked for by 0."""
SOLD = "sold"
"""Rows with what some columns are on each unit of an order."""
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
class Loops:
    """Writes lines of a sheet as statements over arrays of units."""

    printer: Printer
    guarded: Mapping[LineName, Range] = MappingProxyType({})
    are_counts: Callable[[nodes.Divide], bool] = lambda _: False
    shares: Mapping[LineName, Share] = MappingProxyType({})
    cheap: dict[LineName, Expr] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    body: Body = field(default_factory=Body)
    sums: dict[Expr, str] = field(default_factory=dict)
    some: dict[str, str] = field(default_factory=dict)

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
            if guarded:
                self.body.note(guard(name, guarded))
        elif guarded is None and self.is_cheap(line.expr):
            self.cheap[line.id] = line.expr
        elif line.id in self.shares:
            self._shared(name, self.shares[line.id], guarded)
        else:
            self._keep(name, line.expr, guarded)

    def waiting(self, waits: Waiting) -> None:
        """Write a line that is 0 unless a test holds: what it waits for is reckoned there."""
        test, name = self.one(waits.test), self.names.of(waits.then.id)
        outside, sums = self.body, dict(self.sums)
        self.body = Body(told=outside.told)
        for each in (*waits.lines, waits.then):
            self.line(each)
        outside.under(self.dialect.line(name, "0"), test, self.body)
        self.body, self.sums = outside, sums

    def is_cheap(self, expr: Expr) -> bool:
        """Whether a column may be reckoned anew wherever it is asked for."""
        return not any(type(each) in COSTLY for each in nodes.every(expr))

    def _put(self, name: str, text: str) -> None:
        self.body.put(name, self.dialect.line(name, text))

    def told_of_units(self, place: int, column: LineName) -> None:
        """Put what a column is on each unit in a row of those that are given."""
        loop = Loop()
        loop.inside.append(f"{SOLD}[{place}, {AT}] = {self.unit(nodes.Rows(column), loop)}")
        self.body.go_through(loop)

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
                told = self.printer.told(expr, parts)
                return self._counted(expr, told) or self.printer.written(expr, told)

    def _counted(self, expr: Expr, parts: Sequence[str]) -> str:
        """A quotient of numbers that are not below 0; nothing, of any other node."""
        counted = self.dialect.counted
        if isinstance(expr, nodes.Divide) and counted is not None and self.are_counts(expr):
            return counted(expr, parts)
        return ""

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
        self.body.go_through(loop)
        return name

    def _exists(self, column: Expr) -> str:
        if not self.printer.is_column(column):
            return f"({UNITS} > 0 and {self._held(column, self._part(column))})"
        name, loop = self.names.fresh("found"), Loop()
        held = self._held(column, closed(column, self.unit(column, loop)))
        loop.before.append(self.dialect.line(name, "False"))
        loop.inside.append(f"{name} |= {held}")
        self.body.go_through(loop)
        return name

    def _held(self, test: Expr, text: str) -> str:
        """A test that is written, as what is true or false."""
        (held,) = self.printer.told(nodes.And((test,)), [text])
        return held

    # On each unit --------------------------------------------------------------------------------

    def _keep(self, name: str, expr: Expr, guarded: Range | None = None) -> None:
        """A column that is reckoned once."""
        loop = Loop()
        self._row_of(loop, name, self.unit(expr, loop), guarded)
        self.body.go_through(loop)

    def _row_of(self, loop: Loop, name: str, text: str, guarded: Range | None = None) -> None:
        """A column that a loop reckons."""
        self.own.add(name)
        loop.rows.add(name)
        loop.inside.append(self.dialect.line(name, text))
        loop.inside += [guard(name, guarded)] if guarded else []

    def on(self, name: str, unit: str = AT) -> str:
        """What a column is on a unit: one that is reckoned, or one that is told of all units."""
        if name not in self.own and name not in self.body.told:
            self.body.told[name] = self.names.fresh(f"its_{name}")
        return row(name, unit)

    def _shared(self, name: str, share: Share, guarded: Range | None) -> None:
        """An amount that is shared: a division for each unit, and none where nothing is."""
        loop = Loop()
        weight = self.unit(share.weights, loop)
        amount, whole = self._once(share.amount), self._once(share.whole)
        upto, given, now = map(self.names.fresh, ("upto", "given", "now"))
        parts = [f"({amount} * {upto})", whole]
        counted = self.dialect.counted if share.within else None
        quotient = counted or self.dialect.nodes[nodes.Divide]
        loop.before += [self.dialect.line(each, "0") for each in (upto, given, now)]
        loop.inside += [
            f"if {amount} != 0 and {whole} != 0:",
            f"{INDENT}{upto} += {weight}",
            INDENT + self.dialect.line(now, quotient(WHOLES, parts)),
        ]
        self._row_of(loop, name, f"{now} - {given}", guarded)
        loop.inside.append(self.dialect.line(given, now))
        self.body.go_through(loop)

    def unit(self, expr: Expr, loop: Loop) -> str:
        """What an expression is on the unit at hand."""
        if not self.printer.is_column(expr):
            return self._once(expr)
        match expr:
            case nodes.Ref(line) if line in self.cheap:
                return closed(self.cheap[line], self.unit(self.cheap[line], loop))
            case nodes.FactOf() | nodes.Ref():
                return self.on(self.printer.written(expr, ()))
            case nodes.Running(column, (), None):
                return self._running(column, loop)
            case nodes.Running() | nodes.Total():
                return self.on(self._among(expr))
            case _:
                parts = [closed(each, self.unit(each, loop)) for each in nodes.parts(expr)]
                told = self.printer.told(expr, parts)
                return self._counted(expr, told) or self.dialect.nodes[type(expr)](expr, told)

    def _once(self, expr: Expr) -> str:
        """What is one value for all units is reckoned before they are gone through."""
        if isinstance(expr, nodes.Word):
            return self.printer.part(expr)
        name = self.names.fresh("for_all")
        self._put(name, self.one(expr))
        return name

    def _running(self, column: Expr, loop: Loop) -> str:
        """The sum over the units before the one at hand, which goes on from unit to unit."""
        name = self.names.fresh("before")
        loop.before.append(self.dialect.line(name, "0"))
        text = self.unit(column, loop)
        loop.last.insert(0, f"{name} += {text}")
        return name

    def _among(self, expr: nodes.Running | nodes.Total) -> str:
        """A row with the sum, on each unit, over the units alike, or over those that go before."""
        column = self._row(expr.column, summed=True)
        tests = []
        if expr.within is not None:
            within = self._row(expr.within)
            tests.append(f"{self.on(within, OTHER)} == {self.on(within)}")
        if isinstance(expr, nodes.Running):
            keys = [self._row(each) for each in expr.by]
            pairs = [(self.on(each, OTHER), self.on(each)) for each in keys]
            tests.append(f"({before(pairs)})")
        name = self.names.fresh("among")
        self.own.add(name)
        lines = paired(
            self.on(name), self.on(column, OTHER), " and ".join(tests), self.some.get(column)
        )
        self.body.block(lines)
        return name

    def _row(self, expr: Expr, *, summed: bool = False) -> str:
        """A column as an array: a fact, a row that is kept, or one that is made for this.

        Of one that is summed it is known whether anything is in it, where it is made for this.
        """
        if isinstance(expr, nodes.FactOf):
            return self.printer.written(expr, ())
        if isinstance(expr, nodes.Ref) and expr.line not in self.cheap:
            return self.printer.written(expr, ())
        name, loop = self.names.fresh("row"), Loop()
        self._row_of(loop, name, self.unit(expr, loop))
        if summed:
            some = self.some[name] = self.names.fresh("some")
            loop.before.append(self.dialect.line(some, "0"))
            loop.inside.append(f"{some} |= {name}")
        self.body.go_through(loop)
        return name


def guard(name: str, within: Range) -> str:
    """Notes that an amount is larger than it may be: nothing is left of it further up.

    >>> guard("net", Range(0, MOST)), guard("owed", Range(-MOST, MOST))
    ('over |= net >> 30', 'over |= (owed + 1073741824) >> 31')
    """
    if within.least >= 0:
        return f"{OVER} |= {name} >> {BITS}"
    return f"{OVER} |= ({name} + {MOST + 1}) >> {BITS + 1}"


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
    are_counts: Callable[[nodes.Divide], bool] = lambda _: False,
    shares: Mapping[LineName, Share] = MappingProxyType({}),
    given: Mapping[Fact | LineName, str] = MappingProxyType({}),
    more: Sequence[str] = (),
    units: Iterable[LineName] = (),
    waits: Mapping[LineName, Waiting] = MappingProxyType({}),
) -> Looped:
    """The function that reckons some lines.

    `given`: how the facts that are no argument of their own are written, and the lines of other
    functions, by what it is given `more`. `are_counts`: whether neither part of a quotient is ever
    below 0. `units` are columns, of which each is put in a row of `SOLD`, one of those that it is
    given. `waits`: the lines that are 0 unless a test holds.
    """
    names = Names(dialect.reserved)
    found = (part for each in lines for part in nodes.every(each.expr))
    every = {part.fact for part in found if isinstance(part, nodes.FactOf)}
    facts = tuple(sorted(every - set(given), key=repr))
    taken = [UNITS, FIRST, *map(names.of, facts), *more, ROOM, BACK]
    refers = {name for each in lines for name in nodes.references(each.expr)}
    written = Loops(Printer(dialect, names, columns, flags), guarded, are_counts, shares)
    written.body.note(dialect.line(OVER, "0"))
    for what, text in given.items():
        if not isinstance(what, str):
            names.known[what] = text
        elif what in refers:
            written.body.note(dialect.line(names.of(what), text))
    asleep = {each.id for waiting in waits.values() for each in waiting.lines}
    for each in lines:
        if each.id in waits:
            written.waiting(waits[each.id])
        elif each.id not in asleep:
            written.line(each)
    for at, column in enumerate(units):
        written.told_of_units(at, column)
    here = {each.id: each for each in lines}
    back = [(str(at), _one_of(here[each], written)) for at, each in enumerate(wanted)]
    body, rows = written.body.written()
    return Looped(dialect.function(name, taken, body, back), facts, rows)


def _one_of(line: Line, written: Loops) -> str:
    if line.column:
        raise TypeError(f"{line.id} is a column")
    return written.names.of(line.id)
