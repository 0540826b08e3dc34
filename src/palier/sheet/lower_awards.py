"""Lowering awards: what multiplies them, the caps they pass through, their shares of the lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from palier import tree
from palier.named import NamedTuple
from palier.quantity import Period
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Awarded, Scalar
from palier.sheet.lower_conditions import eligible, units
from palier.sheet.lower_giving import Source
from palier.sheet.lower_sharing import share_out
from palier.sheet.marks import FactorLines, Guard, LimitLines
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
    Rows,
    Running,
    Subtract,
    Total,
    add,
    both,
    either,
    equal,
    least,
    negate,
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


Factors = list[tuple[Source, Fraction]]
"""What multiplies, and by how much."""


def multipliers(b: Builder, factors: Factors, key: str = "multiplier") -> Multiplied | None:
    """Write the multipliers of the order; None when the programme has none."""
    if not factors:
        return None
    how = b.program.cumulation.multipliers
    if how is Multipliers.FIRST:
        written_at = {each.id: each.span for each in b.program.rules}
        factors = sorted(factors, key=lambda each: written_at[each[0].rule])
    per = (math.prod if how is Multipliers.MULTIPLY else _common)(
        [factor.denominator for _, factor in factors]
    )
    every = list(_written(b, factors, key))
    wide = [each for each in every if not each.narrowed]
    order = b.line(key, Unit.RATE, _joined(how, wide, per))
    if len(wide) == len(every):
        return Multiplied(order, order, per)
    joined = _joined(how, every, per)
    lines = b.rows(f"{key}.lines", Unit.RATE, joined)
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


def _written(b: Builder, factors: Factors, key: str) -> Iterator[Written]:
    """Write where each multiplier works."""
    for position, (source, factor) in enumerate(factors):
        narrow = narrowed(source)
        on = both(source.when, eligible(b, source.scope.only, source.scope.excepted))
        name = f"{key}.{position + 1}"
        line = b.flags(name, on) if narrow else b.flag(name, on)
        b.factors.append(FactorLines(source.rule, source.label, factor, line, b.counts_status))
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
        case Multipliers.FIRST:
            chosen: Expr = Literal(per)
            for on, factor in zip(reversed(active), reversed(factors), strict=True):
                chosen = If(on, _parts(factor, per), chosen)
            return chosen
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


# What is given --------------------------------------------------------------------------


class Given(NamedTuple):
    """What an award gives, and the caps it has passed through."""

    line: One
    limits: tuple[LimitLines, ...]


class Room(NamedTuple):
    """The room a cap leaves, before it is written."""

    cap: tree.Cap | tree.BalanceCap
    expr: Expr
    shared: bool = False


def given(b: Builder, key: str, raw: Expr, when: Expr, caps: Iterable[tree.Cap] = ()) -> Given:
    """Write what an award gives after its caps, the shared caps and the balance's ceiling."""
    asked = b.line(f"{key}.asked", b.collected, If(when, raw, ZERO))
    rooms = [Room(cap, _room(cap, key)) for cap in caps]
    rooms += _shared(b)
    limits = tuple(_limit(b, key, at, room) for at, room in enumerate(rooms))
    line = b.line(f"{key}.given", b.collected, least(asked, *(each.line for each in limits)))
    b.awarded.append(line)
    b.so_far = b.folded(f"{key}.so-far", b.collected, [*b.so_far, line], add)
    return Given(line, limits)


def alone(b: Builder) -> None:
    """Begin anew: the next award shares its caps with none before it."""
    b.awarded, b.so_far = [], []


def _shared(b: Builder) -> Iterator[Room]:
    """The room that the caps shared by all awards of points leave, after those given so far."""
    if b.counts_status:
        return
    settings, so_far = b.program.points, add(*b.so_far)
    yield from (Room(cap, _less(_room(cap, None), so_far), shared=True) for cap in settings.caps)
    if settings.balance_cap is not None:
        ceiling = _ceiling(b, units(settings.balance_cap))
        yield Room(tree.BalanceCap(settings.balance_cap), _less(ceiling, so_far), shared=True)


def _limit(b: Builder, key: str, at: int, room: Room) -> LimitLines:
    line = b.line(f"{key}.room.{at + 1}", b.collected, room.expr)
    return LimitLines(room.cap, line, room.shared)


def _room(cap: tree.Cap, rule: str | None) -> Expr:
    most = Literal(units(cap.amount))
    if cap.period is Period.ORDER:
        return most
    return Greatest((ZERO, Subtract(most, fact(Awarded(rule, cap.period)))))


def _ceiling(b: Builder, most: int) -> Expr:
    at_once = b.program.points.used_at_once  # what it earns is reckoned with no points used
    used = ZERO if b.redemption is None or at_once else b.redemption.used
    balance = Subtract(add(fact(Scalar.AVAILABLE), fact(Scalar.PENDING)), used)
    return Greatest((ZERO, Subtract(Literal(most), balance)))


def _less(room: Expr, so_far: Expr) -> Expr:
    return room if so_far == ZERO else Greatest((ZERO, Subtract(room, so_far)))


def shares(b: Builder, key: str, points: One, weights: Expr, on: Expr) -> Rows | None:
    """Share an award over the lines by weight; with no weight, all on the last eligible line.

    Status points are the order's as a whole.
    """
    if b.counts_status:
        return None
    weight = b.rows(f"{key}.weight", Unit.COUNT, weights)
    whole = b.line(f"{key}.weights", Unit.COUNT, Total(weight))
    counted = b.rows(f"{key}.counted", Unit.COUNT, If(on, Literal(1), ZERO))
    upto = Add((Running(counted), counted))
    last = both(equal(counted, 1), equal(upto, Total(counted)))
    alone = If(last, points, ZERO)
    shared = If(equal(whole, 0), alone, share_out(points, weight, whole))
    return b.rows(f"{key}.shares", b.collected, shared)


def silenced(blocked: tuple[Guard, ...]) -> Expr:
    """None of the reasons that silence an award holds."""
    return both(*(negate(guard.line) for guard in blocked))
