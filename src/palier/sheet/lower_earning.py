"""Lowering `earn …` on orders: the base of each rule, its exact number, and what silences it."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.because import Because
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.rules import Earning
from palier.quantity import Earned, Money, Points, StatusPoints
from palier.sheet import lower_awards, lower_scope, lower_steps
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Scalar
from palier.sheet.lower_amounts import Counted, counted_by, is_paid_so
from palier.sheet.lower_awards import Multiplied
from palier.sheet.lower_benefits import paid
from palier.sheet.lower_conditions import count_of, eligible, total_of, units
from palier.sheet.lower_scope import Condition
from palier.sheet.marks import AwardKind, AwardLines, Guard
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Divide,
    Exists,
    Expr,
    If,
    Literal,
    One,
    Ref,
    Rows,
    Total,
    add,
    both,
    multiply,
)
from palier.sheet.sheet import GROSS, Unit
from palier.tree import Steps


class Reckoned(NamedTuple):
    """An award's exact number, as numerator over denominator, and what each unit weighs in it.

    `counted` is what it is reckoned on, `units` the items, `number` the steps or the points of
    the band. `narrow`: multiplied unit by unit.
    """

    numerator: Expr
    denominator: Fraction
    weights: Expr
    narrow: bool = False
    counted: Counted | None = None
    units: Rows | None = None
    number: One | None = None


class Raw(NamedTuple):
    """An earning rule reckoned, before it is known what silences it."""

    rule: Earning
    reckoned: Reckoned
    applies: One
    exact: One
    raw: One
    on: Expr


def reckon(b: Builder, rule: Earning, times: Multiplied | None) -> Raw:
    """Write a rule's guards, base and number of points before caps."""
    on = eligible(b, rule.scope.only, rule.scope.excepted)
    conditions = list(lower_scope.everything(b, rule))
    if on != TRUE:
        conditions.append(Condition(Because.NO_ELIGIBLE_ITEMS, Exists(on)))
    if rule.paid is not None:
        conditions.append(Condition(Because.NOT_PAID_SO, is_paid_so(b, rule), rule.paid))
    applies = lower_scope.write(b, rule.id, rule.label, conditions).applies
    reckoned = _reckon(b, rule, on, times)
    exact = b.line(f"{rule.id}.exact", Unit.RATE, reckoned.numerator, span=rule.span)
    whole = _rounded(exact, reckoned.denominator, b.program.points.rounding)
    raw = b.line(f"{rule.id}.raw", b.collected, whole)
    return Raw(rule, reckoned, applies, exact, raw, on)


def award(
    b: Builder,
    raw: Raw,
    blocked: tuple[Guard, ...],
    replaces: One | None,
    times: Multiplied | None,
) -> None:
    """Write what a rule gives once it is known what silences it, and the shares of the lines."""
    rule, reckoned = raw.rule, raw.reckoned
    active = both(raw.applies, lower_awards.silenced(blocked))
    given, limits = lower_awards.given(b, rule.id, raw.raw, active, rule.caps)
    shares = lower_awards.shares(b, rule.id, given, reckoned.weights, raw.on)
    multiplier = None if times is None else times.lines if reckoned.narrow else times.order
    counted = reckoned.counted
    b.awards.append(
        AwardLines(
            rule=rule.id,
            label=rule.label,
            kind=AwardKind.EARNING,
            applies=raw.applies,
            raw=raw.raw,
            given=given,
            numerator=raw.exact,
            denominator=reckoned.denominator,
            blocked=blocked,
            replaces=replaces,
            base=None if counted is None else counted.goods,
            units=reckoned.units,
            number=reckoned.number,
            times=multiplier,
            times_order=None if times is None else times.order,
            per=times.per if times else 1,
            shipping=None if counted is None else counted.shipping,
            shares=shares,
            limits=limits,
            status=b.counts_status,
        )
    )


def _reckon(b: Builder, rule: Earning, on: Expr, times: Multiplied | None) -> Reckoned:
    per = 1 if times is None else times.per
    order = None if times is None else times.order
    lines = None if times is None else times.lines
    net = If(on, b.remaining, ZERO)
    match rule.head:
        case tree.EarnPerAmount(item_by_item=True) | tree.EarnPercent(item_by_item=True):
            counted = counted_by(b, rule, on)
            points_each, all_points = _item_by_item(b, rule, rule.head, counted, times)
            return Reckoned(all_points, Fraction(1), points_each, narrow=True, counted=counted)
        case tree.EarnPerAmount(amount, step, Steps.PROPORTIONAL):
            counted = counted_by(b, rule, on)
            rate = rate_of(b.program, amount)
            exact = multiply(_with_shipping(counted, order, lines), Literal(rate.numerator))
            parts, weights = step.minor * per * rate.denominator, _scaled(counted.goods, lines)
            return Reckoned(exact, Fraction(parts), weights, narrow=True, counted=counted)
        case tree.EarnPerAmount(amount, step, steps):
            counted = counted_by(b, rule, on)
            number = _steps(b, rule, _with_shipping(counted, None, None), step.minor, steps)
            rate = rate_of(b.program, amount)
            exact = _scaled(multiply(number, Literal(rate.numerator)), order)
            parts = per * rate.denominator
            return Reckoned(exact, Fraction(parts), net, counted=counted, number=number)
        case tree.EarnPercent(percent):
            counted = counted_by(b, rule, on)
            share = Fraction(percent.value) / 100
            exact = multiply(_with_shipping(counted, order, lines), Literal(share.numerator))
            parts, weights = share.denominator * per, _scaled(counted.goods, lines)
            return Reckoned(exact, Fraction(parts), weights, narrow=True, counted=counted)
        case tree.EarnPerItem(amount, several):
            each = If(both(on, paid(b)), Literal(1), ZERO)
            items = b.rows(f"{rule.id}.units", Unit.COUNT, each)
            weights = _scaled(items, lines)
            rate = rate_of(b.program, amount) / several
            exact = multiply(Total(weights), Literal(rate.numerator))
            parts = per * rate.denominator
            return Reckoned(exact, Fraction(parts), weights, narrow=True, units=items)
        case tree.EarnPerOrder(amount):
            exact = _scaled(Literal(units(amount)), order)
            return Reckoned(exact, Fraction(per), net)
        case tree.EarnGrid():
            points, total = _grid(b, rule, on)
            exact = _scaled(points, order)
            return Reckoned(exact, Fraction(per), net, counted=Counted(total), number=points)
        case _ if isinstance(rule.head, tree.ByItself):
            raise TypeError(f"{rule.label} is not earned on an order")
        case _:
            assert_never(rule.head)


def _item_by_item(
    b: Builder,
    rule: Earning,
    head: tree.EarnPerAmount | tree.EarnPercent,
    counted: Counted,
    times: Multiplied | None,
) -> tuple[Rows, Expr]:
    """The points of each unit, reckoned and rounded by itself, and of all; shipping is one more."""

    def points(amount: Expr, multiplier: Ref | None) -> Expr:
        exact, parts = _one_by_one(b.program, head, amount)
        parts *= 1 if times is None else times.per
        return _rounded(_scaled(exact, multiplier), Fraction(parts), b.program.points.rounding)

    lines, order = (None, None) if times is None else (times.lines, times.order)
    each = b.rows(f"{rule.id}.each", b.collected, points(counted.goods, lines))
    shipped = ZERO if counted.shipping is None else points(counted.shipping, order)
    return each, add(Total(each), shipped)


def _one_by_one(
    program: Program, head: tree.EarnPerAmount | tree.EarnPercent, amount: Expr
) -> tuple[Expr, int]:
    """The exact points of an amount alone, as a numerator over whole parts."""
    match head:
        case tree.EarnPerAmount(points, step, Steps.PROPORTIONAL):
            rate = rate_of(program, points)
            return multiply(amount, Literal(rate.numerator)), step.minor * rate.denominator
        case tree.EarnPerAmount(points, step, steps):
            counted = Divide(amount, Literal(step.minor), _step(steps))
            rate = rate_of(program, points)
            return multiply(counted, Literal(rate.numerator)), rate.denominator
        case tree.EarnPercent(percent):
            share = Fraction(percent.value) / 100
            return multiply(amount, Literal(share.numerator)), share.denominator
        case _:
            assert_never(head)


def rate_of(program: Program, amount: Earned) -> Fraction:
    """The units of what is collected in a rate, exactly: `1.25 points` may be one and a quarter."""
    match amount:
        case Points():
            return amount.number * Fraction(10) ** program.points.decimals
        case StatusPoints():
            return amount.number
        case Money(minor):
            return Fraction(minor)
        case _:
            assert_never(amount)


def _with_shipping(counted: Counted, order: One | None, lines: Ref | None) -> Expr:
    goods = Total(_scaled(counted.goods, lines))
    return goods if counted.shipping is None else add(goods, _scaled(counted.shipping, order))


def _steps(b: Builder, rule: Earning, whole: Expr, step: int, steps: Steps) -> One:
    return b.line(f"{rule.id}.steps", Unit.COUNT, Divide(whole, Literal(step), _step(steps)))


def _step(steps: Steps) -> tree.Rounding:
    """How a number of steps is rounded."""
    return tree.Rounding.UP if steps is Steps.STARTED else tree.Rounding.DOWN


def _grid(b: Builder, rule: Earning, on: Expr) -> tuple[One, One]:
    """The points of the band that the total of the selected lines reaches, and that total."""
    total = b.line(f"{rule.id}.total", Unit.MONEY, _grid_total(b, rule, on))
    chosen = lower_steps.choose_band(b, rule.id, rule.bands, total)
    each = [
        If(holds, Literal(sum(_points(benefit) for benefit in band.benefits)), ZERO)
        for band, holds in zip(rule.bands, chosen, strict=True)
    ]
    return b.line(f"{rule.id}.points", b.collected, add(*each)), total


def _grid_total(b: Builder, rule: Earning, on: Expr) -> Expr:
    measured = rule.bands[0].measured if rule.bands else tree.Measured.AMOUNT
    match measured:
        case tree.Measured.ITEMS:
            inside = eligible(b, rule.scope.only, rule.scope.excepted, rule.bands[0].of)
            return count_of(inside)
        case tree.Measured.POINTS:
            return fact(Scalar.AVAILABLE)
        case tree.Measured.AFTER_DISCOUNTS:
            if rule.paid is not None:
                return _with_shipping(counted_by(b, rule, on), None, None)
            return Total(If(on, b.remaining, ZERO))
        case tree.Measured.AMOUNT:
            if (
                rule.paid is not None
                or rule.before_discounts is False
                or rule.excluding_tax
                or rule.including_shipping
            ):
                return _with_shipping(counted_by(b, rule, on), None, None)
            return total_of(b, None) if on == TRUE else Total(If(on, GROSS, ZERO))
        case _:
            assert_never(measured)


def _points(benefit: tree.Benefit) -> int:
    if not isinstance(benefit, tree.GivePoints):
        raise TypeError(f"an earning grid gives points, not {benefit}")
    return units(benefit.amount)


def _rounded(exact: Expr, denominator: Fraction, rounding: tree.Rounding) -> Expr:
    if denominator == 1:
        return exact
    return Divide(exact, Literal(int(denominator)), rounding)


def _scaled(value: Expr, times: Ref | None) -> Expr:
    return value if times is None else multiply(value, times)
