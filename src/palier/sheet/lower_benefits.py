"""Lowering what takes something off: discounts and their sharing, free units, shipping, bands."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, assert_never

from palier import tree
from palier.program.rules import Scope
from palier.quantity import Boundary, Comparison, Percent
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Column, NameOf, Scalar
from palier.sheet.lower_conditions import COMPARISON, eligible, left_to_pay, selected, units
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Add,
    Divide,
    Exists,
    Expr,
    If,
    Literal,
    Ref,
    Running,
    RunningOrder,
    Subtract,
    Total,
    above,
    add,
    both,
    compare,
    either,
    equal,
    least,
    multiply,
    negate,
)
from palier.sheet.sheet import Unit

PriceBenefit = (
    tree.MoneyOff
    | tree.PercentOff
    | tree.MoneyOffEach
    | tree.CheapestOff
    | tree.FreeShipping
    | tree.FreeProduct
    | tree.Gift
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one benefit does: an amount off (scalar), shipping freed, a product added.

    Its lines begin with `key`.
    """

    key: str
    benefit: tree.Benefit | None = None
    amount: Expr = ZERO
    shipping: Expr | None = None
    gift: tuple[str, Ref] | None = None
    changes: Expr | None = None


class Reach(NamedTuple):
    """Whom and what a benefit touches: its condition, its rule's scope, and its ceiling."""

    when: Expr
    scope: Scope
    ceiling: Expr | None = None


def take(b: Builder, key: str, benefit: PriceBenefit, reach: Reach) -> Effect:
    """Write the lines of a benefit, on what remains to pay; the builder then holds what is left."""
    match benefit:
        case tree.MoneyOff(amount):
            return _shared(b, key, benefit, Literal(amount.minor), reach)
        case tree.PercentOff(percent, on, up_to):
            share = percent_of(_percent_base(b, key, on, reach), percent)
            capped = share if up_to is None else least(share, Literal(up_to.minor))
            return _shared(b, key, benefit, capped, reach)
        case tree.MoneyOffEach(amount, of):
            whole = multiply(Literal(amount.minor), fact(Column.QUANTITY))
            taken = both(reach.when, _eligible(b, reach, of))
            off = If(taken, least(whole, b.remaining), ZERO)
            return Effect(key, benefit, _by_line(b, key, off, reach.ceiling))
        case tree.CheapestOff(percent, of):
            picked = _one_unit(b, key, _eligible(b, reach, of), priced=True)
            one = Total(If(picked, unit_worth(b, Literal(1)), ZERO))
            unit = b.line(f"{key}.unit", Unit.MONEY, one)
            off = If(both(reach.when, picked), percent_of(unit, percent), ZERO)
            return Effect(key, benefit, _by_line(b, key, off, reach.ceiling))
        case tree.FreeShipping():
            return _shipping(b, key, benefit, reach)
        case tree.FreeProduct():
            return _free_product(b, key, benefit, reach)
        case tree.Gift(product):
            given = b.flag(f"{key}.gift", reach.when)
            return Effect(key, benefit, gift=(product.text, given), changes=given)
        case _:
            assert_never(benefit)


def percent_of(base: Expr, percent: Percent) -> Expr:
    """A percentage of an amount, rounded half up to the minor unit."""
    share = Fraction(percent.value) / 100
    scaled = multiply(base, Literal(share.numerator))
    return Divide(scaled, Literal(share.denominator), tree.Rounding.NEAREST)


def unit_worth(b: Builder, units: Expr) -> Expr:
    """What the first so many paid units of each line are worth, of what remains on it."""
    return Divide(multiply(b.remaining, units), paid_units(b))


def paid_units(b: Builder) -> Expr:
    """The units of each line that are not already free."""
    quantity = fact(Column.QUANTITY)
    return quantity if b.freed == ZERO else Subtract(quantity, b.freed)


def share_out(amount: Expr, weights: Expr, whole: Expr) -> Expr:
    """An amount shared over the lines pro rata by running totals: it sums exactly."""
    before = Running(weights)
    upto = Add((before, weights))
    first = Divide(multiply(amount, upto), whole)
    return Subtract(first, Divide(multiply(amount, before), whole))


def deduct(b: Builder, key: str, off: Ref) -> None:
    """What is left on each line once an amount per line is off."""
    left = Subtract(b.remaining, off)
    b.remaining = b.line(f"{key}.left", Unit.MONEY, left, column=True)


def amount_shared(b: Builder, key: str, amount: Expr, on: Expr) -> Ref:
    """Take an amount off the lines of a mask, capped by what remains on them, and share it."""
    weights = b.line(f"{key}.on", Unit.MONEY, If(on, b.remaining, ZERO), column=True)
    whole = b.line(f"{key}.of", Unit.MONEY, Total(weights))
    taken = b.line(f"{key}.off", Unit.MONEY, least(amount, whole))
    share = b.line(f"{key}.share", Unit.MONEY, share_out(taken, weights, whole), column=True)
    deduct(b, key, share)
    return taken


def _shared(
    b: Builder, key: str, benefit: tree.MoneyOff | tree.PercentOff, amount: Expr, reach: Reach
) -> Effect:
    ceiled = amount if reach.ceiling is None else least(amount, reach.ceiling)
    taken = amount_shared(b, key, If(reach.when, ceiled, ZERO), _eligible(b, reach, benefit.on))
    return Effect(key, benefit, taken)


def _percent_base(b: Builder, key: str, on: tree.Selection | None, reach: Reach) -> Expr:
    whole = Ref("gross") if b.program.cumulation.percentages_on_basket else b.remaining
    base = Total(If(_eligible(b, reach, on), whole, ZERO))
    return b.line(f"{key}.base", Unit.MONEY, base)


def _eligible(b: Builder, reach: Reach, on: tree.Selection | None) -> Expr:
    return eligible(b, reach.scope.only, reach.scope.excepted, on)


def _by_line(b: Builder, key: str, off: Expr, ceiling: Expr | None = None) -> Ref:
    if ceiling is not None:
        wished = b.line(f"{key}.wished", Unit.MONEY, off, column=True)
        whole = b.line(f"{key}.of", Unit.MONEY, Total(wished))
        capped = b.line(f"{key}.capped", Unit.MONEY, least(whole, ceiling))
        off = share_out(capped, wished, whole)
    taken = b.line(f"{key}.share", Unit.MONEY, off, column=True)
    amount = b.line(f"{key}.off", Unit.MONEY, Total(taken))
    deduct(b, key, taken)
    return amount


def _one_unit(b: Builder, key: str, on: Expr, *, priced: bool = False) -> Expr:
    """The line of the cheapest paid unit of a mask (lowest unit price, then the earlier line)."""
    wanted = both(on, above(fact(Column.PRICE), 0)) if priced else on
    there = b.line(f"{key}.units", Unit.COUNT, If(wanted, paid_units(b), ZERO), column=True)
    none_before = equal(Running(there, RunningOrder.CHEAPEST_FIRST), 0)
    return b.flag(f"{key}.cheapest", both(above(there, 0), none_before), column=True)


def _shipping(b: Builder, key: str, benefit: tree.FreeShipping, reach: Reach) -> Effect:
    domain = tree.TextFact.SHIPPING_METHOD
    numbers = (b.number_of(domain.value, method.text) for method in benefit.methods)
    chosen = either(*(equal(fact(NameOf(domain)), number) for number in numbers))
    method = chosen if benefit.methods else TRUE
    freed = both(reach.when, method, above(fact(Scalar.SHIPPING_COST), 0))
    line = b.flag(f"{key}.ships", freed)
    return Effect(key, benefit, shipping=line, changes=line)


def _free_product(b: Builder, key: str, benefit: tree.FreeProduct, reach: Reach) -> Effect:
    product = benefit.product.text
    mine = equal(fact(Column.PRODUCT), b.number_of("product", product))
    picked = _one_unit(b, key, mine)
    taken = b.line(
        f"{key}.free", Unit.COUNT, If(both(reach.when, picked), Literal(1), ZERO), column=True
    )
    worth = If(above(taken, 0), unit_worth(b, Literal(1)), ZERO)
    amount = _by_line(b, key, worth)
    b.freed = b.line(f"{key}.freed", Unit.COUNT, add(b.freed, taken), column=True)
    added = both(reach.when, negate(Exists(above(Ref(f"{key}.units"), 0))))
    gift = b.flag(f"{key}.gift", added)
    changes = b.flag(f"{key}.changes", reach.when)
    return Effect(key, benefit, amount, gift=(product, gift), changes=changes)


# Bands -----------------------------------------------------------------------------------


def measure(b: Builder, band: tree.Band, points: Expr) -> Expr:
    """What a band measures: the basket, what is left, points, or items of a selection."""
    match band.measured:
        case tree.Measured.AMOUNT:
            return Ref("basket")
        case tree.Measured.AFTER_DISCOUNTS:
            return left_to_pay(b)
        case tree.Measured.POINTS:
            return points
        case tree.Measured.ITEMS:
            return Total(If(selected(b, band.of), fact(Column.QUANTITY), ZERO))
        case _:
            assert_never(band.measured)


def choose_band(b: Builder, key: str, bands: tuple[tree.Band, ...], measured: Ref) -> list[Ref]:
    """Which band applies: of those that hold, the one with the highest lower bound."""
    held = [
        b.flag(f"{key}.band.{position + 1}.holds", _holds(band, measured), span=band.span)
        for position, band in enumerate(bands)
    ]
    rivals = _rivals(b, key, bands, held)
    return [
        b.flag(
            f"{key}.band.{position + 1}",
            both(held[position], *(negate(rival) for rival in rivals[position])),
            span=band.span,
        )
        for position, band in enumerate(bands)
    ]


def _rivals(
    b: Builder, key: str, bands: tuple[tree.Band, ...], held: list[Ref]
) -> dict[int, list[Ref]]:
    """By position, the lines of the bands that outrank each: in written order, many as one."""
    place = {line: position for position, line in enumerate(held)}
    higher: list[Ref] = []
    found = {}
    for position in sorted(range(len(bands)), key=lambda at: _rank(bands[at], at), reverse=True):
        found[position] = sorted(higher, key=lambda line: place.get(line, -1))
        line = f"{key}.band.{position + 1}.or-higher"
        higher = b.folded(line, Unit.FLAG, [*higher, held[position]], either)
    return found


def _holds(band: tree.Band, measured: Ref) -> Expr:
    low = compare(measured, COMPARISON[band.boundary], units(band.low))
    if band.high is None:
        return low
    return both(low, compare(measured, Comparison.AT_MOST, units(band.high)))


def _rank(band: tree.Band, position: int) -> tuple[int, bool, int]:
    """A higher lower bound outranks; of two alike, the one written first."""
    return units(band.low), band.boundary is Boundary.ABOVE, -position
