"""Lowering awards: what is asked for, the caps it passes through, and its shares of the lines."""

from __future__ import annotations

from collections.abc import Iterable

from palier.quantity import Comparison, Period
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Awarded, Scalar
from palier.sheet.lower_benefits import share_out
from palier.sheet.lower_conditions import units
from palier.sheet.nodes import (
    ZERO,
    Add,
    Compare,
    Expr,
    Greatest,
    If,
    Literal,
    Ref,
    Running,
    Subtract,
    Total,
    add,
    both,
    equal,
    least,
    negate,
)
from palier.sheet.sheet import Guard, Unit
from palier.surface import tree


def given(
    b: Builder, key: str, raw: Expr, when: Expr, caps: Iterable[tree.Cap] = (), rule: str = ""
) -> Ref:
    """Write what an award gives after its caps, the shared caps and the balance's ceiling."""
    asked = b.line(f"{key}.asked", Unit.POINTS, If(when, raw, ZERO))
    limits = [_room(cap, rule or key) for cap in caps]
    so_far = add(*b.awarded)
    limits += [_less(_room(cap, None), so_far) for cap in b.program.points.caps]
    if b.program.points.balance_cap is not None:
        limits.append(_less(_ceiling(b, units(b.program.points.balance_cap)), so_far))
    line = b.line(f"{key}.given", Unit.POINTS, least(asked, *limits))
    b.awarded.append(line)
    return line


def _room(cap: tree.Cap, rule: str | None) -> Expr:
    most = Literal(units(cap.amount))
    if cap.period is Period.ORDER:
        return most
    return Greatest((ZERO, Subtract(most, fact(Awarded(rule, cap.period)))))


def _ceiling(b: Builder, most: int) -> Expr:
    used = ZERO if b.redemption is None else Ref(b.redemption.used)
    balance = Subtract(add(fact(Scalar.AVAILABLE), fact(Scalar.PENDING)), used)
    return Greatest((ZERO, Subtract(Literal(most), balance)))


def _less(room: Expr, so_far: Expr) -> Expr:
    return room if so_far == ZERO else Greatest((ZERO, Subtract(room, so_far)))


def shares(b: Builder, key: str, points: Ref, weights: Expr, on: Expr) -> Ref:
    """Share an award over the lines by weight; with no weight, all on the last eligible line."""
    weight = b.line(f"{key}.weight", Unit.COUNT, weights, column=True)
    whole = b.line(f"{key}.weights", Unit.COUNT, Total(weight))
    counted = b.line(f"{key}.counted", Unit.COUNT, If(on, Literal(1), ZERO), column=True)
    upto = Add((Running(counted), counted))
    last = both(equal(counted, 1), equal(upto, Total(counted)))
    alone = If(last, points, ZERO)
    shared = If(equal(whole, 0), alone, share_out(points, weight, whole))
    return b.line(f"{key}.shares", Unit.POINTS, shared, column=True)


def silenced(blocked: tuple[Guard, ...]) -> Expr:
    """None of the reasons that silence an award holds."""
    return both(*(negate(Ref(guard.line)) for guard in blocked))


def positive(value: Expr) -> Expr:
    """The value is above 0."""
    return Compare(value, Comparison.ABOVE, ZERO)
