"""Lowering amounts: what counts for an earning rule, and the tax of an order."""

from __future__ import annotations

from palier import tree
from palier.named import NamedTuple
from palier.program.rules import Earning
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Column, PaidBy, PaysTheRest, Scalar
from palier.sheet.lower_sharing import share_out
from palier.sheet.marks import PaidLines, TaxLines
from palier.sheet.nodes import (
    FALSE,
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
    above,
    add,
    either,
    least,
    multiply,
)
from palier.sheet.sheet import GROSS, NET, SHIPPING_CHARGED, TO_PAY, TO_PAY_GOODS, Unit


class Counted(NamedTuple):
    """What an award is reckoned on: an amount of goods, mostly unit by unit, and of shipping."""

    goods: Ref
    shipping: One | None = None


def counted_by(b: Builder, rule: Earning, on: Expr) -> Counted:
    """What counts for a rule: paid or not yet reduced, with or without tax and shipping."""
    amount: Expr = GROSS if rule.before_discounts else b.remaining
    shipping = SHIPPING_CHARGED if rule.including_shipping else None
    if rule.id in b.paid:
        amount = b.paid[rule.id].goods
        shipping = b.paid[rule.id].shipping if rule.including_shipping else None
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


# What is paid in a way ------------------------------------------------------------------------


def paid_shares(b: Builder) -> None:
    """Write what counts for the rules that look at how an order is paid.

    What is paid so is shared over the goods in the order of lines, then the shipping. It stands in
    the part of the choice: a return leaves each unit its share.
    """
    for rule in b.program.earnings:
        if rule.paid is not None and rule.on_orders:
            paid, due = paid_by(b, rule.id, rule.paid)
            b.paid[rule.id] = _shared(b, rule.id, rule.paid, paid, due)


def paid_by(b: Builder, key: str, clause: tree.PaidClause) -> tuple[One, Expr]:
    """How much of an order is paid by the means of a clause, and all that is due."""
    methods = tuple(each.text for each in clause.methods)
    due: Expr = TO_PAY
    if not b.program.prices_include_tax:
        due = b.line(f"{key}.due", Unit.MONEY, add(TO_PAY, _tax_of_order()))
    rest = Subtract(due, fact(PaidBy(None)))
    paid = add(fact(PaidBy(methods)), If(fact(PaysTheRest(methods)), rest, ZERO))
    return b.line(f"{key}.paid-so", Unit.MONEY, least(paid, due)), due


def _shared(b: Builder, key: str, clause: tree.PaidClause, paid: One, due: Expr) -> PaidLines:
    goods: Expr = share_out(paid, NET, due)
    upto = Divide(multiply(paid, add(TO_PAY_GOODS, SHIPPING_CHARGED)), due)
    shipping: Expr = Subtract(upto, Divide(multiply(paid, TO_PAY_GOODS), due))
    if isinstance(clause, tree.ExceptPaid):
        goods, shipping = Subtract(NET, goods), Subtract(SHIPPING_CHARGED, shipping)
    return PaidLines(
        b.rows(f"{key}.paid-goods", Unit.MONEY, goods),
        b.line(f"{key}.paid-shipping", Unit.MONEY, shipping),
    )


def is_paid_so(b: Builder, rule: Earning) -> Expr:
    """Whether anything of an order is paid in a way that counts for a rule."""
    lines = b.paid[rule.id]
    shipped = above(lines.shipping, 0) if rule.including_shipping else FALSE
    return either(above(Total(lines.goods), 0), shipped)


# Tax ------------------------------------------------------------------------------------------


def tax(b: Builder) -> TaxLines | None:
    """Write the tax of an order and what it comes to with it, where prices exclude tax."""
    if b.program.prices_include_tax:
        return None
    whole = b.line("tax", Unit.MONEY, _tax_of_order())
    return TaxLines(whole, b.line("to-pay.with-tax", Unit.MONEY, add(TO_PAY, whole)))


def _tax_of_order() -> Expr:
    goods = Total(multiply(fact(Column.TAX_RATE), NET))
    return _whole(add(goods, _tax_of(SHIPPING_CHARGED)))
