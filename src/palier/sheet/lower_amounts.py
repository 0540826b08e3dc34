"""Lowering amounts: what counts for an earning rule, and the tax of an order."""

from __future__ import annotations

from typing import NamedTuple

from palier import tree
from palier.program.rules import Earning
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Column, Scalar
from palier.sheet.marks import TaxLines
from palier.sheet.nodes import (
    TRUE,
    ZERO,
    Add,
    Divide,
    Expr,
    If,
    One,
    Ref,
    Running,
    Subtract,
    Total,
    add,
    multiply,
)
from palier.sheet.sheet import GROSS, NET, SHIPPING_CHARGED, TO_PAY, Unit


class Counted(NamedTuple):
    """What an award is reckoned on: an amount of goods, mostly unit by unit, and of shipping."""

    goods: Ref
    shipping: One | None = None


def counted_by(b: Builder, rule: Earning, on: Expr) -> Counted:
    """What counts for a rule: paid or not yet reduced, with or without tax and shipping."""
    amount: Expr = GROSS if rule.before_discounts else b.remaining
    shipping = SHIPPING_CHARGED if rule.including_shipping else None
    if rule.excluding_tax:
        taxed = b.rows(
            f"{rule.id}.taxed", Unit.RATE, multiply(fact(Column.TAX_RATE), If(on, amount, ZERO))
        )
        before = Running(taxed)
        tax = Subtract(_whole(Add((before, taxed))), _whole(before))
        amount = Subtract(amount, b.rows(f"{rule.id}.tax", Unit.MONEY, tax))
        shipping = None if shipping is None else _without_tax(b, rule, shipping, Total(taxed))
    taken = amount if on == TRUE else If(on, amount, ZERO)
    return Counted(b.rows(f"{rule.id}.base", Unit.MONEY, taken), shipping)


def _without_tax(b: Builder, rule: Earning, shipping: One, before: Expr) -> One:
    """The shipping charged without its tax, which is added to that of the goods, then rounded."""
    tax = Subtract(_whole(add(before, _tax_of(shipping))), _whole(before))
    return b.line(f"{rule.id}.shipping", Unit.MONEY, Subtract(shipping, tax))


def _tax_of(shipping: Expr) -> Expr:
    return multiply(fact(Scalar.SHIPPING_TAX_RATE), shipping)


def _whole(parts: Expr) -> Expr:
    """Parts of taxes as money: summed exactly, they are rounded half up once."""
    return Divide(parts, fact(Scalar.TAX_PARTS), tree.Rounding.NEAREST)


def tax(b: Builder) -> TaxLines | None:
    """Write the tax of an order and what it comes to with it, where prices exclude tax."""
    if b.program.prices_include_tax:
        return None
    goods = Total(multiply(fact(Column.TAX_RATE), NET))
    whole = b.line("tax", Unit.MONEY, _whole(add(goods, _tax_of(SHIPPING_CHARGED))))
    return TaxLines(whole, b.line("to-pay.with-tax", Unit.MONEY, add(TO_PAY, whole)))
