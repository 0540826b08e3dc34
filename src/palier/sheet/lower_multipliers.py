"""Lowering multipliers: one number for the order, and one per line where some are narrowed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from palier.sheet.build import Builder
from palier.sheet.lower_conditions import eligible
from palier.sheet.lower_giving import Collected, Source
from palier.sheet.nodes import (
    ZERO,
    Add,
    Expr,
    Greatest,
    If,
    Literal,
    Multiply,
    Ref,
    both,
    either,
)
from palier.sheet.sheet import Unit
from palier.surface import tree
from palier.surface.tree import Multipliers


@dataclass(frozen=True, slots=True)
class Multiplied:
    """The multiplier in `per` parts: of the whole order, and of each line."""

    order: Ref
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
    wide = [(source, each) for source, each in got.factors if not narrowed(source)]
    order = b.line("multiplier", Unit.RATE, _joined(how, _active(b, wide), per, wide=wide))
    if len(wide) == len(got.factors):
        return Multiplied(order, order, per)
    joined = _joined(how, _active(b, got.factors), per, wide=got.factors)
    lines = b.line("multiplier.lines", Unit.RATE, joined, column=True)
    return Multiplied(order, lines, per)


def narrowed(source: Source) -> bool:
    """Whether a multiplier touches some lines only."""
    return source.scope.only is not None or source.scope.excepted is not None


def _common(denominators: list[int]) -> int:
    return math.lcm(*denominators)


def _active(b: Builder, factors: list[tuple[Source, tree.TimesPoints]]) -> list[Expr]:
    return [
        both(source.when, eligible(b, source.scope.only, source.scope.excepted))
        for source, _ in factors
    ]


def _joined(
    how: Multipliers,
    active: list[Expr],
    per: int,
    *,
    wide: list[tuple[Source, tree.TimesPoints]],
) -> Expr:
    factors = [Fraction(each.factor) for _, each in wide]
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
