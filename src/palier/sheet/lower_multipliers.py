"""Lowering multipliers: one number for the order, and one per line where some are narrowed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from palier.sheet.build import Builder
from palier.sheet.lower_conditions import eligible
from palier.sheet.lower_giving import Collected, Source
from palier.sheet.marks import FactorLines
from palier.sheet.nodes import (
    ZERO,
    Add,
    Expr,
    Greatest,
    If,
    Literal,
    Multiply,
    One,
    Ref,
    both,
    either,
)
from palier.sheet.sheet import Unit
from palier.tree import Multipliers
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Multiplied:
    """The multiplier in `per` parts: of the whole order, and of each line."""

    order: One
    lines: Ref
    per: int


def multipliers(b: Builder, got: Collected) -> Multiplied | None:
    """Write the multipliers of the order; None when the programme has none."""
    if not got.factors:
        return None
    factors = [each.factor for _, each in got.factors]
    how = b.program.cumulation.multipliers
    per = (math.prod if how is Multipliers.MULTIPLY else _common)(
        [factor.denominator for factor in factors]
    )
    every = list(_written(b, got))
    wide = [each for each in every if not each.narrowed]
    order = b.line("multiplier", Unit.RATE, _joined(how, wide, per))
    if len(wide) == len(every):
        return Multiplied(order, order, per)
    joined = _joined(how, every, per)
    lines = b.rows("multiplier.lines", Unit.RATE, joined)
    return Multiplied(order, lines, per)


class Written(NamedTuple):
    """A multiplier in the sheet: where it works, and whether on some lines only."""

    on: Ref
    factor: Fraction
    narrowed: bool


def narrowed(source: Source) -> bool:
    """Whether a multiplier touches some lines only."""
    return source.scope.only is not None or source.scope.excepted is not None


def _common(denominators: list[int]) -> int:
    return math.lcm(*denominators)


def _written(b: Builder, got: Collected) -> Iterator[Written]:
    """Write where each multiplier works."""
    for position, (source, each) in enumerate(got.factors):
        narrow = narrowed(source)
        on = both(source.when, eligible(b, source.scope.only, source.scope.excepted))
        key = f"multiplier.{position + 1}"
        line = b.flags(key, on) if narrow else b.flag(key, on)
        factor = Fraction(each.factor)
        b.factors.append(FactorLines(source.rule, source.label, factor, line))
        yield Written(line, factor, narrow)


def _joined(how: Multipliers, written: list[Written], per: int) -> Expr:
    factors = [each.factor for each in written]
    active = [each.on for each in written]
    if not factors:
        return Literal(per)
    match how:
        case Multipliers.BEST:
            best = [If(on, _parts(f, per), ZERO) for on, f in zip(active, factors, strict=True)]
            return If(either(*active), Greatest(tuple(best)), Literal(per))
        case Multipliers.ADD_UP:
            more = [If(on, _parts(f - 1, per), ZERO) for on, f in zip(active, factors, strict=True)]
            return Greatest((ZERO, Add((Literal(per), *more))))
        case Multipliers.MULTIPLY:
            rest = per // math.prod(f.denominator for f in factors)
            each = [
                If(on, Literal(f.numerator), Literal(f.denominator))
                for on, f in zip(active, factors, strict=True)
            ]
            return Multiply((Literal(rest), *each))


def _parts(factor: Fraction, per: int) -> Literal:
    return Literal(int(factor * per))
