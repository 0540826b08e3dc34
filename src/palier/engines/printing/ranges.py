"""What every line of a sheet can be, for languages whose whole numbers have an end.

Amounts are at most so large (`MOST`), and on a unit not below 0. A line that is proved to be so has
no more to say; another one is looked at when it is reckoned (`guarded`), and what is larger is
reckoned elsewhere. So the parts of a line are known beforehand; where one of them does not fit in
64 bits, the sheet is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import assert_never

from palier.closed import total
from palier.engines.printing.bounds import ANY, FLAG, bounds_of_fact
from palier.engines.printing.folding import Folder
from palier.engines.printing.sums import Sums
from palier.named import NamedTuple
from palier.sheet import facts, nodes
from palier.sheet.facts import Fact
from palier.sheet.nodes import Expr, LineName
from palier.sheet.sheet import Line, Unit

BITS = 30
MOST = 2**BITS - 1
"""The most that an amount may be, of money, of points, of anything that is counted."""
MOST_UNITS = 10_000
"""So many units an order has at most: what has more is refused, whoever reckons it."""
WIDEST = 2**62
"""What fits in 64 bits, with room for one more step."""
MOST_TAXED = 2**60
"""The most parts of tax in all of an order: who reckons one of more leaves it to others."""

CAPS: Mapping[Unit, int] = total(
    Unit,
    {
        Unit.MONEY: MOST,
        Unit.POINTS: MOST,
        Unit.STATUS: MOST,
        Unit.COUNT: MOST,
        Unit.FLAG: 1,
        Unit.RATE: WIDEST,
    },
)


class TooWideError(Exception):
    """A line of a sheet whose value, or a part of it, does not fit in 64 bits."""

    def __init__(self, line: Line) -> None:
        super().__init__(str(line.id))
        self.line = line


class Range(NamedTuple):
    """The least and the most that a number can be."""

    least: int
    most: int

    @property
    def widest(self) -> int:
        """How far it is from 0 at most."""
        return max(abs(self.least), abs(self.most))


TRUTH = Range(0, 1)


def range_of_fact(fact: Fact) -> Range:
    """What a fact can be: of names, of sets of names and of all that is counted."""
    match fact:
        case facts.Column.TAGS | facts.Column.CATEGORIES | facts.Mask() | facts.NameOf():
            return Range(0, WIDEST)
        case facts.Column.TAX_RATE | facts.Scalar.TAX_PARTS:
            return Range(int(fact is facts.Scalar.TAX_PARTS), MOST_TAXED)
        case _:
            bounds = bounds_of_fact(fact)
            least = 0 if bounds.least == 0 else -MOST
            return TRUTH if bounds == FLAG else Range(least, MOST)


class Ranges:
    """The ranges of lines, one after another; `guarded` are those to be looked at."""

    def __init__(self, told: Sums | None = None) -> None:
        self.told = told or Sums(Folder({}))
        self.of: dict[LineName, Range] = {}
        self.guarded: dict[LineName, Range] = {}
        self.sums: dict[Expr, Range] = {}
        self.groups: dict[tuple[Expr, Expr | None], Range] = {}

    def add(self, lines: Iterable[Line]) -> None:
        """Take in lines, in order. Raises TooWideError."""
        for line in lines:
            found, cap = self._range(line.expr, line), _cap(line)
            found = self._narrowed(line, found)
            if found.least < cap.least or found.most > cap.most:
                self.guarded[line.id] = cap
                found = Range(max(found.least, cap.least), min(found.most, cap.most))
            self.of[line.id] = found
            if line.id in self.told.summed:
                self.sums[self.told.summed[line.id]] = found
            elif isinstance(line.expr, nodes.Total) and line.expr.within is None:
                self.sums[line.expr.column] = found
            elif line.column and _is_taxed(line.expr):
                self.sums[nodes.Rows(line.id)] = Range(0, MOST_TAXED)
            elif isinstance(line.expr, nodes.Total):
                self.groups[line.expr.column, line.expr.within] = found

    def fix(self, line: Line) -> None:
        """Take in a line of which no more is known than what such a line may be."""
        self.of[line.id] = _cap(line)
        self.told.fix(line)

    def _narrowed(self, line: Line, found: Range) -> Range:
        """A line within what is proved of it: a share is no more than its weight."""
        share = self.told.shares.get(line.id)
        bounds = self.told.folder.within.get(line.id, ANY)
        if share is not None and share.within:
            found = Range(found.least, min(found.most, self._range(share.weights, line).most))
        return Range(0, max(found.most, 0)) if bounds.least == 0 else found

    def are_counts(self, node: nodes.Divide) -> bool:
        """Whether neither part of a quotient is ever below 0."""
        return all(self._known(each).least >= 0 for each in nodes.parts(node))

    def is_count(self, expr: Expr) -> bool:
        """Whether an expression of lines that are taken in is never below 0."""
        return self._known(expr).least >= 0

    def _known(self, expr: Expr) -> Range:
        """What an expression of lines that are taken in can be."""
        return self._of(expr, [self._known(each) for each in nodes.parts(expr)])

    def _range(self, expr: Expr, line: Line) -> Range:
        parts = [self._range(each, line) for each in nodes.parts(expr)]
        found = self._of(expr, parts)
        bits = expr.bits if isinstance(expr, nodes.Overlaps) else 0
        if max(found.widest, bits) > WIDEST:
            raise TooWideError(line)
        return found

    def _of(self, expr: Expr, parts: Sequence[Range]) -> Range:
        match expr:
            case nodes.Literal(value):
                return Range(int(value), int(value))
            case nodes.FactOf(fact):
                return range_of_fact(fact)
            case nodes.Ref(line):
                return self.of[line]
            case nodes.Add():
                return Range(sum(each.least for each in parts), sum(each.most for each in parts))
            case nodes.Subtract():
                one, other = parts
                return Range(one.least - other.most, one.most - other.least)
            case nodes.Multiply() if _is_taxed(expr):
                return Range(0, MOST_TAXED)
            case nodes.Multiply():
                ends = [prod(each) for each in product(*parts)]
                return Range(min(ends), max(ends))
            case nodes.Divide():
                return _quotient(*parts)
            case nodes.Least():
                return Range(min(each.least for each in parts), min(each.most for each in parts))
            case nodes.Greatest():
                return Range(max(each.least for each in parts), max(each.most for each in parts))
            case nodes.If():
                _, then, otherwise = parts
                return Range(min(then.least, otherwise.least), max(then.most, otherwise.most))
            case nodes.Total(column, within=within) | nodes.Running(column, within=within):
                least, most = parts[0]
                if _is_taxed(column):
                    return Range(0, MOST_TAXED)
                whole = None
                if least >= 0:
                    whole = self.groups.get((column, within))
                    whole = whole or self.sums.get(self.told.plain(column))
                return whole or Range(min(0, least * MOST_UNITS), max(0, most * MOST_UNITS))
            case (
                nodes.Compare()
                | nodes.Overlaps()
                | nodes.And()
                | nodes.Or()
                | nodes.Not()
                | nodes.Exists()
            ):
                return TRUTH
            case _:
                assert_never(expr)


def _is_taxed(expr: Expr) -> bool:
    """Whether an expression is the tax in some amount of a unit, which is at most its price."""
    return isinstance(expr, nodes.Multiply) and nodes.FactOf(facts.Column.TAX_RATE) in expr.factors


def _cap(line: Line) -> Range:
    """What a line may be: on a unit, nothing is below 0."""
    cap = CAPS[line.unit]
    return Range(0 if line.column and cap == MOST else -cap, cap)


def _quotient(one: Range, other: Range) -> Range:
    """A quotient, rounded whichever way; the divisor is a whole number, and by 0 it is 0.

    To the nearest it is `(2x + by) ÷ 2by`, which is what has to fit.
    """
    if one.widest * 2 + other.widest > WIDEST * 2:
        return Range(-WIDEST * 2, WIDEST * 2)
    if other.least > 0:
        ends = [x // by for x in one for by in other] + [-(-x // by) for x in one for by in other]
        return Range(min(ends), max(ends))
    return Range(-one.widest, one.widest)
