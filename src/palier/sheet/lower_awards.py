"""Lowering awards: what is asked for, the caps it passes through, and its shares of the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from palier import tree
from palier.quantity import Comparison, Period
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Awarded, Scalar
from palier.sheet.lower_benefits import share_out
from palier.sheet.lower_conditions import units
from palier.sheet.marks import Guard, LimitLines
from palier.sheet.nodes import (
    ZERO,
    Add,
    Compare,
    Expr,
    Greatest,
    If,
    Literal,
    One,
    Rows,
    Running,
    Subtract,
    Total,
    add,
    both,
    equal,
    least,
    negate,
)
from palier.sheet.sheet import Unit


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
    asked = b.line(f"{key}.asked", Unit.POINTS, If(when, raw, ZERO))
    rooms = [Room(cap, _room(cap, key)) for cap in caps]
    rooms += _shared(b)
    limits = tuple(_limit(b, key, at, room) for at, room in enumerate(rooms))
    line = b.line(f"{key}.given", Unit.POINTS, least(asked, *(each.line for each in limits)))
    b.awarded.append(line)
    b.so_far = b.folded(f"{key}.so-far", Unit.POINTS, [*b.so_far, line], add)
    return Given(line, limits)


def alone(b: Builder) -> None:
    """Begin anew: the next award shares its caps with none before it."""
    b.awarded, b.so_far = [], []


def _shared(b: Builder) -> Iterator[Room]:
    """The room that the caps shared by all awards leave, after those given so far."""
    settings, so_far = b.program.points, add(*b.so_far)
    yield from (Room(cap, _less(_room(cap, None), so_far), shared=True) for cap in settings.caps)
    if settings.balance_cap is not None:
        ceiling = _ceiling(b, units(settings.balance_cap))
        yield Room(tree.BalanceCap(settings.balance_cap), _less(ceiling, so_far), shared=True)


def _limit(b: Builder, key: str, at: int, room: Room) -> LimitLines:
    line = b.line(f"{key}.room.{at + 1}", Unit.POINTS, room.expr)
    return LimitLines(room.cap, line, room.shared)


def _room(cap: tree.Cap, rule: str | None) -> Expr:
    most = Literal(units(cap.amount))
    if cap.period is Period.ORDER:
        return most
    return Greatest((ZERO, Subtract(most, fact(Awarded(rule, cap.period)))))


def _ceiling(b: Builder, most: int) -> Expr:
    used = ZERO if b.redemption is None else b.redemption.used
    balance = Subtract(add(fact(Scalar.AVAILABLE), fact(Scalar.PENDING)), used)
    return Greatest((ZERO, Subtract(Literal(most), balance)))


def _less(room: Expr, so_far: Expr) -> Expr:
    return room if so_far == ZERO else Greatest((ZERO, Subtract(room, so_far)))


def shares(b: Builder, key: str, points: One, weights: Expr, on: Expr) -> Rows:
    """Share an award over the lines by weight; with no weight, all on the last eligible line."""
    weight = b.rows(f"{key}.weight", Unit.COUNT, weights)
    whole = b.line(f"{key}.weights", Unit.COUNT, Total(weight))
    counted = b.rows(f"{key}.counted", Unit.COUNT, If(on, Literal(1), ZERO))
    upto = Add((Running(counted), counted))
    last = both(equal(counted, 1), equal(upto, Total(counted)))
    alone = If(last, points, ZERO)
    shared = If(equal(whole, 0), alone, share_out(points, weight, whole))
    return b.rows(f"{key}.shares", Unit.POINTS, shared)


def silenced(blocked: tuple[Guard, ...]) -> Expr:
    """None of the reasons that silence an award holds."""
    return both(*(negate(guard.line) for guard in blocked))


def positive(value: Expr) -> Expr:
    """The value is above 0."""
    return Compare(value, Comparison.ABOVE, ZERO)
