"""Sums over units that are known without going through them.

An amount that is shared over units by running totals sums to that amount; what is left on each unit
sums to what there was less that. So most of a sheet is reckoned of whole orders.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from palier.engines.printing.bounds import COUNT
from palier.engines.printing.folding import Folder
from palier.named import NamedTuple
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column
from palier.sheet.nodes import ZERO, Expr, LineName
from palier.sheet.sheet import Line
from palier.tree import Rounding
from palier.values import dataclass, field


class Share(NamedTuple):
    """An amount that is shared over units: by what weights, and what these sum to.

    `within`: the amount is proved to be from 0 up to that sum.
    """

    amount: Expr
    weights: Expr
    whole: Expr
    within: bool = False


@dataclass(slots=True)
class Sums:
    """Rewrites lines, one after another, once a folder has made them simpler."""

    folder: Folder
    columns: dict[LineName, Expr] = field(default_factory=dict)
    summed: dict[LineName, Expr] = field(default_factory=dict)
    known: dict[Expr, Expr] = field(default_factory=dict)
    capped: dict[LineName, frozenset[Expr]] = field(default_factory=dict)
    shares: dict[LineName, Share] = field(default_factory=dict)

    def line(self, line: Line) -> Line:
        """A line without the sums that are known."""
        if line.column:
            self.columns[line.id] = line.expr
            share = self._share(line.expr)
            if share is not None:
                self.shares[line.id] = share
            if (share is not None and share.within) or self._is_left(line.expr):
                self.folder.within[line.id] = COUNT
            return line
        whole = self._whole(line.expr)
        if whole is not None:
            self.summed[line.id] = whole
        made = Line(line.id, line.unit, self.told(line.expr), line.part, line.column, line.span)
        if whole is not None:
            self.known.setdefault(whole, line.one)
        if isinstance(line.expr, nodes.Least):
            self.capped[line.id] = frozenset(line.expr.terms)
        return made

    def fix(self, line: Line) -> None:
        """A line that is what it is: nothing is known of its sum."""
        if line.column:
            self.columns[line.id] = nodes.Greatest((nodes.Rows(line.id),))
            self.folder.within[line.id] = COUNT

    def _whole(self, expr: Expr) -> Expr | None:
        """The column whose sum an expression is."""
        match expr:
            case nodes.Total(column, None):
                return self.plain(column)
            case nodes.Ref(line):
                return self.summed.get(line)
            case _:
                return None

    def plain(self, column: Expr) -> Expr:
        """A column, by its first name."""
        while isinstance(column, nodes.Ref):
            of = self.columns.get(column.line)
            if not isinstance(of, nodes.Named):
                break
            column = of
        return column

    # Sums ---------------------------------------------------------------------------------------

    def told(self, expr: Expr) -> Expr:
        """An expression, its sums told without a loop where that can be."""
        if isinstance(expr, nodes.Total) and expr.within is None:
            return self.sum_of(expr.column) or self._factored(expr)
        parts = nodes.parts(expr)
        made = [self.told(each) for each in parts]
        return with_parts(expr, made) if made != [*parts] else expr

    def sum_of(self, column: Expr) -> Expr | None:
        """What a column sums to; None where only a loop can tell."""
        plain = self.plain(column)
        if plain in self.known:
            return self.known[plain]
        found = self._sum(plain)
        if found is not None:
            self.known[plain] = found
        return found

    def _sum(self, column: Expr) -> Expr | None:
        match column:
            case nodes.Ref(line) if line in self.shares:
                return _amount(self.shares[line])
            case nodes.Ref(line) if line in self.columns:
                return self.sum_of(self.columns[line])
            case nodes.Subtract(left, right):
                one, other = self.sum_of(left), self.sum_of(right)
                return None if one is None or other is None else nodes.Subtract(one, other)
            case nodes.Multiply(factors):
                rows = [each for each in factors if self._is_column(each)]
                found = self.sum_of(rows[0]) if len(rows) == 1 else None
                once = [each for each in factors if each not in rows]
                return None if found is None else nodes.Multiply((found, *once))
            case _:
                return None

    def _factored(self, expr: nodes.Total) -> Expr:
        """A sum of a product, of which what is alike on all units stands outside."""
        match expr.column:
            case nodes.Multiply(factors):
                rows = [each for each in factors if self._is_column(each)]
                once = [each for each in factors if each not in rows]
                if len(rows) == 1 and once:
                    return nodes.Multiply((nodes.Total(rows[0]), *once))
        return expr

    def _is_column(self, expr: Expr) -> bool:
        return any(
            (isinstance(each, nodes.FactOf) and isinstance(each.fact, Column))
            or (isinstance(each, nodes.Ref) and each.line in self.columns)
            or isinstance(each, nodes.Running)
            or (isinstance(each, nodes.Total) and each.within is not None)
            for each in nodes.every(expr)
        )

    # Shares -------------------------------------------------------------------------------------

    def _share(self, expr: Expr) -> Share | None:
        """An amount that is shared by running totals over all that it is shared by."""
        match expr:
            case nodes.Subtract(
                nodes.Divide(nodes.Multiply((*_, _) as upto), whole, Rounding.DOWN),
                nodes.Divide(nodes.Multiply((*_, _) as before), other, Rounding.DOWN),
            ) if whole == other:
                pass
            case _:
                return None
        found = [each for each in before if isinstance(each, nodes.Running)]
        if len(found) != 1 or found[0].by or found[0].within is not None:
            return None
        weights, rest = found[0].column, [each for each in before if each is not found[0]]
        so_far = [each for each in upto if each not in rest]
        if so_far != [nodes.Add((found[0], weights))] or len(upto) != len(before):
            return None
        if any(map(self._is_column, rest)) or self._whole(whole) != self.plain(weights):
            return None
        amount = rest[0] if len(rest) == 1 else nodes.Multiply(tuple(rest))
        return Share(amount, weights, whole, self._is_within(amount, whole))

    def _is_left(self, expr: Expr) -> bool:
        """Whether an expression is what is left once a part of it is shared out."""
        match expr:
            case nodes.Subtract(whole, nodes.Ref(taken)) if taken in self.shares:
                share = self.shares[taken]
                return share.within and self._is_part(share.weights, whole)
            case _:
                return False

    def _is_part(self, part: Expr, whole: Expr) -> bool:
        """Whether a column is another one, or that on some units and 0 on the others."""
        match self.plain(part):
            case nodes.Ref(line) if line in self.columns and self.plain(whole) != part:
                return self._is_part(self.columns[line], whole)
            case nodes.If(_, then, nodes.Literal(0)):
                return self.plain(then) == self.plain(whole)
            case plain:
                return plain == self.plain(whole)

    def _is_within(self, amount: Expr, whole: Expr) -> bool:
        """Whether an amount is proved to be from 0 up to a sum."""
        most = isinstance(amount, nodes.Ref) and whole in self.capped.get(amount.line, ())
        return most and self.folder.is_count(amount) and self.folder.is_count(whole)


def _amount(share: Share) -> Expr:
    """What a share sums to: nothing is shared over nothing."""
    if share.within:
        return share.amount
    return nodes.If(nodes.Compare(share.whole, Comparison.EQUAL, ZERO), ZERO, share.amount)


def with_parts(expr: Expr, made: Sequence[Expr]) -> Expr:
    """An expression with others in the place of those directly in it.

    >>> with_parts(nodes.Divide(ZERO, ZERO, Rounding.UP), [nodes.ONE, nodes.Literal(2)])
    Divide(left=Literal(value=1), right=Literal(value=2), rounding=<Rounding.UP: 'up'>)
    """
    match expr:
        case nodes.Literal() | nodes.FactOf() | nodes.Ref():
            return expr
        case nodes.Add() | nodes.Multiply() | nodes.Least() | nodes.Greatest():
            return type(expr)(tuple(made))
        case nodes.And() | nodes.Or():
            return type(expr)(tuple(made))
        case nodes.Subtract():
            return nodes.Subtract(made[0], made[1])
        case nodes.Divide(_, _, rounding):
            return nodes.Divide(made[0], made[1], rounding)
        case nodes.Compare(_, comparison, _):
            return nodes.Compare(made[0], comparison, made[1])
        case nodes.Not():
            return nodes.Not(made[0])
        case nodes.Overlaps(_, bits):
            return nodes.Overlaps(made[0], bits)
        case nodes.If():
            return nodes.If(made[0], made[1], made[2])
        case nodes.Total(_, within):
            return nodes.Total(made[0], None if within is None else made[1])
        case nodes.Exists():
            return nodes.Exists(made[0])
        case nodes.Running(_, by, within):
            keys = tuple(made[1 : 1 + len(by)])
            return nodes.Running(made[0], keys, None if within is None else made[-1])
        case _:
            assert_never(expr)
