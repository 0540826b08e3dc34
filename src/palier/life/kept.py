"""What is left of an order when units of it come back: reckoned again on the units kept."""

from __future__ import annotations

from dataclasses import replace

from palier.account.state import OrderRecord
from palier.engines import interpret
from palier.engines.quote import Quote, quote
from palier.engines.reckoned import Reckoned
from palier.life.orders import OF_THE_ORDER
from palier.program.model import Program
from palier.sheet.facts import Column
from palier.sheet.marks import CardLines
from palier.sheet.nodes import LineName, Value
from palier.sheet.sheet import NET, SHIPPING_CHARGED, TO_PAY_GOODS, Part, Values
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """What the units kept come to: points earned, goods refunded so far, points to give back."""

    points: int
    refunded: int
    given_back: int


def original(program: Program, record: OrderRecord) -> Quote:
    """The order as it was reckoned when it was placed."""
    return quote(program, record.order, record.standing)


def kept_of(program: Program, record: OrderRecord, made: Quote, returned: tuple[int, ...]) -> Kept:
    """What an order comes to once some units of each line are returned: of what is kept only."""
    full = is_full(record, returned)
    if full:
        goods = made.reckoned.scalar(TO_PAY_GOODS)
        return Kept(0, goods, record.used)
    if program.returns.tested_again:
        return _tested_again(program, record, made, returned)
    return Kept(
        points=points_of(on_kept(made, returned), made.reckoned),
        refunded=sum(_part(net, record, returned, row) for row, net in _nets(made.reckoned)),
        given_back=_given_back(made.reckoned, record, returned),
    )


def is_full(record: OrderRecord, returned: tuple[int, ...]) -> bool:
    """Whether every unit of an order has come back."""
    return all(
        back == line.quantity for back, line in zip(returned, record.order.lines, strict=True)
    )


def _nets(got: Reckoned) -> list[tuple[int, int]]:
    return list(enumerate(got.column(NET)))


def _part(amount: int, record: OrderRecord, returned: tuple[int, ...], row: int) -> int:
    """The share of an amount of a line that its returned units bear: ⌊amount·j/q⌋."""
    return amount * returned[row] // record.order.lines[row].quantity


def on_kept(made: Quote, returned: tuple[int, ...]) -> Values:
    """The sheet's values on the units kept, each at the net it was sold at."""
    got, lines = made.reckoned, made.order.lines
    rows = [row for row, line in enumerate(lines) if returned[row] < line.quantity]
    facts = {
        fact: tuple(value[row] for row in rows) if isinstance(value, tuple) else value
        for fact, value in got.facts.items()
    }
    units = [lines[row].quantity - returned[row] for row in rows]
    facts[Column.QUANTITY] = tuple(units)
    if Column.TAX in facts:
        taxes = ((lines[row].tax or 0, row) for row in rows)
        facts[Column.TAX] = tuple(_left(tax, row, made, returned) for tax, row in taxes)
    walk = interpret.walk(got.sheet, facts, len(rows))
    walk.part(got.sheet, Part.CHOICE)
    walk.values.update(_as_sold(made, returned, rows))
    walk.part(got.sheet, Part.AFTER)
    return walk


def _as_sold(made: Quote, returned: tuple[int, ...], rows: list[int]) -> dict[LineName, Value]:
    """What a return does not reopen: nets, shipping, what was used and what it took off."""
    got = made.reckoned
    nets = got.column(NET)
    kept = tuple(_left(nets[row], row, made, returned) for row in rows)
    values: dict[LineName, Value] = {NET.line: kept, TO_PAY_GOODS.line: sum(kept)}
    if got.sheet.freed is not None:
        freed = got.column(got.sheet.freed)
        values[got.sheet.freed.line] = tuple(_left(freed[row], row, made, returned) for row in rows)
    same = (SHIPPING_CHARGED, *got.sheet.settled)
    return {**values, **{each.line: got.scalar(each) for each in same}}


def _left(amount: int, row: int, made: Quote, returned: tuple[int, ...]) -> int:
    return amount - amount * returned[row] // made.order.lines[row].quantity


def points_of(values: Values, got: Reckoned) -> int:
    """The points an order's own awards come to."""
    own = (each for each in got.sheet.awards if each.kind in OF_THE_ORDER)
    return sum(values.scalar(each.given) for each in own)


def _given_back(got: Reckoned, record: OrderRecord, returned: tuple[int, ...]) -> int:
    """Points used come back pro rata of what they paid on the returned units, rounded down."""
    paid = _paid_with_points(got)
    whole = sum(paid)
    if not record.used or not whole:
        return 0
    scale = 1
    for line in record.order.lines:
        scale *= line.quantity
    back = sum(
        amount * returned[row] * (scale // record.order.lines[row].quantity)
        for row, amount in enumerate(paid)
    )
    return record.used * back // (whole * scale)


def _paid_with_points(got: Reckoned) -> list[int]:
    """What points took off each line."""
    paid = got.sheet.redemption.paid if got.sheet.redemption else ()
    return [sum(row) for row in zip(*map(got.column, paid), strict=True)]


def _tested_again(
    program: Program, record: OrderRecord, made: Quote, returned: tuple[int, ...]
) -> Kept:
    """The whole order reckoned again without the returned units."""
    lines = tuple(
        replace(line, quantity=line.quantity - back, tax=_tax_left(line.tax, line.quantity, back))
        for line, back in zip(record.order.lines, returned, strict=True)
        if back < line.quantity
    )
    again = quote(program, replace(record.order, lines=lines), record.standing).reckoned
    before = made.reckoned
    fall = before.scalar(TO_PAY_GOODS) - again.scalar(TO_PAY_GOODS)
    due = max(0, again.scalar(SHIPPING_CHARGED) - before.scalar(SHIPPING_CHARGED))
    used = again.scalar(again.sheet.redemption.used) if again.sheet.redemption else 0
    points = points_of(again, again)
    return Kept(points, max(0, fall - due), max(0, record.used - used))


def _tax_left(tax: int | None, quantity: int, back: int) -> int | None:
    return None if tax is None else tax - tax * back // quantity


def stamps_of(card: CardLines, record: OrderRecord, made: Quote, returned: tuple[int, ...]) -> int:
    """The stamps that an order's kept units put on a card, less those it used up.

    What the card gave is used up until the whole order has come back.
    """
    if is_full(record, returned):
        return 0
    got = made.reckoned
    before, after = record.stamps.get(card.card, 0), got.scalar(card.after)
    if not any(returned):
        return after - before
    put_on, kept = got.scalar(card.put_on), on_kept(made, returned).scalar(card.put_on)
    return after - before - put_on + kept
