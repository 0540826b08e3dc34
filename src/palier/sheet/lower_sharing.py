"""Taking an amount off the units of an order: how it is shared, and how much they may lose.

Where the file sets a ceiling on all discounts together, or floor prices, the builder holds what
each unit may still lose (`may_lose`), and what all of them may (`room`): a benefit takes no more.
"""

from __future__ import annotations

from fractions import Fraction

from palier.named import NamedTuple
from palier.quantity import Percent
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Column
from palier.sheet.nodes import (
    ZERO,
    Add,
    Divide,
    Expr,
    If,
    Literal,
    One,
    Rows,
    Running,
    Subtract,
    Total,
    above,
    both,
    equal,
    least,
    multiply,
)
from palier.sheet.sheet import BASKET, GROSS, Unit
from palier.sheet.works import Held


class Taken(NamedTuple):
    """An amount that is taken off, its share of each unit, and what it may not exceed.

    `held`: what it would have been without ceilings, where the file sets some.
    """

    amount: One
    share: Rows
    most: One | None = None
    held: Held | None = None


def limit(b: Builder) -> None:
    """Write what discounts may take of each unit, and in all, where the file says so."""
    rules = b.program.cumulation
    of_each: list[Expr] = []
    if rules.ceiling_each is not None:
        of_each.append(_part(GROSS, rules.ceiling_each))
    if rules.floors:
        floor = fact(Column.FLOOR)
        of_each.append(If(above(GROSS, floor), Subtract(GROSS, floor), ZERO))
    if of_each:
        b.may_lose = b.may_lose_at_first = b.rows("may-lose", Unit.MONEY, least(*of_each))
    if rules.ceiling is not None:
        b.room = b.room_at_first = b.line("room", Unit.MONEY, _part(BASKET, rules.ceiling))


def lift(b: Builder) -> None:
    """From here on nothing limits what is taken off: paying with points is no discount."""
    b.may_lose = b.may_lose_at_first = None
    b.room = b.room_at_first = None


def _part(of: Expr, percent: Percent) -> Divide:
    """A percentage of an amount, rounded down."""
    part = Fraction(percent.value) / 100
    return Divide(multiply(of, Literal(part.numerator)), Literal(part.denominator))


def may_take(b: Builder, off: Expr) -> Expr:
    """What may be taken of an amount off each unit, in all."""
    most = Total(allowed(b, off))
    return most if b.room is None else least(most, b.room)


def is_limited(b: Builder) -> bool:
    """Whether the file says how far discounts may go."""
    return b.may_lose is not None or b.room is not None


def allowed(b: Builder, off: Expr) -> Expr:
    """An amount off each unit, no more than the unit may still lose."""
    return off if b.may_lose is None else least(off, b.may_lose)


def share_out(amount: Expr, weights: Expr, whole: Expr, within: Expr | None = None) -> Expr:
    """An amount shared over the units pro rata by running totals: it sums exactly.

    With `within`, an amount for each group of units alike in it, over that group.
    """
    before = Running(weights, within=within)
    upto = Add((before, weights))
    first = Divide(multiply(amount, upto), whole)
    return Subtract(first, Divide(multiply(amount, before), whole))


def deduct(b: Builder, key: str, off: Rows) -> None:
    """What is left on each unit once an amount per unit is off, and what may still be taken."""
    b.remaining = b.rows(f"{key}.left", Unit.MONEY, Subtract(b.remaining, off), left=True)
    if b.may_lose is not None:
        b.may_lose = b.rows(f"{key}.may-lose", Unit.MONEY, Subtract(b.may_lose, off))
    if b.room is not None:
        b.room = b.line(f"{key}.room", Unit.MONEY, Subtract(b.room, Total(off)))


def amount_shared(b: Builder, key: str, amount: Expr, on: Expr) -> Taken:
    """Take an amount off the units of a mask, capped by what remains on them, and share it."""
    weights = b.rows(f"{key}.on", Unit.MONEY, If(on, allowed(b, b.remaining), ZERO))
    whole = b.line(f"{key}.of", Unit.MONEY, Total(weights))
    most, asked, held = whole, amount, None
    if is_limited(b):
        most = b.line(f"{key}.there", Unit.MONEY, Total(If(on, b.remaining, ZERO)))
        asked = b.line(f"{key}.asked", Unit.MONEY, least(amount, most))
        held = Held(asked, b.room)
    room = () if b.room is None else (b.room,)
    taken = b.line(f"{key}.off", Unit.MONEY, least(asked, whole, *room))
    share = b.rows(f"{key}.share", Unit.MONEY, share_out(taken, weights, whole))
    deduct(b, key, share)
    return Taken(taken, share, most, held)


def unit_by_unit(
    b: Builder, key: str, off: Expr, ceiling: Expr | None = None, asked: Expr | None = None
) -> Taken:
    """Take an amount off each unit: less of each where all together would be too much.

    `asked`: what would come off in all if nothing limited it, where `off` is less already.
    """
    whole = held = None
    if is_limited(b):
        wish = Total(off) if asked is None else asked
        held = Held(b.line(f"{key}.asked", Unit.MONEY, wish), b.room)
        off, ceiling = allowed(b, off), b.room
    if ceiling is not None:
        wished = b.rows(f"{key}.wished", Unit.MONEY, off)
        whole = b.line(f"{key}.of", Unit.MONEY, Total(wished))
        capped = b.line(f"{key}.capped", Unit.MONEY, least(whole, ceiling))
        off = share_out(capped, wished, whole)
    share = b.rows(f"{key}.share", Unit.MONEY, off)
    amount = b.line(f"{key}.off", Unit.MONEY, Total(share))
    deduct(b, key, share)
    return Taken(amount, share, whole, held)


def freed_by(b: Builder, free: Rows) -> Expr:
    """Which units are free, once what is free has been taken off: a ceiling may leave something."""
    limited = is_limited(b)
    return both(free, equal(b.remaining, 0)) if limited else free
