"""What the points of an account pay: whole steps of the rate, where its customer may use them."""

from __future__ import annotations

from palier import tree
from palier.account.order import All, Order, OrderLine
from palier.account.state import Account
from palier.because import Because
from palier.engines.quote import quote
from palier.life import lots
from palier.life.standing import noon, standing_of
from palier.program.criteria import looks_at_order
from palier.program.model import Program
from palier.program.rules import Redemption
from palier.quantity import Money, units_of
from palier.sheet.marks import Guard
from palier.tree import walk


def payable(program: Program, account: Account) -> Money | None:
    """What the balance pays on the account's day; None where that is nothing.

    64 points at `10 points = 1 EUR` pay 6 EUR; with `at least 100 points at once`, nothing yet.
    Where points buy rewards only, or pay at several rates, there is no amount to tell.
    """
    rule, held = program.redemption, lots.available(account)
    if rule is None or rule.rate is None:
        return Money(held, program.currency) if program.cashback and held > 0 else None
    steps = held // units_of(rule.rate.points)
    least = 0 if rule.at_least is None else units_of(rule.at_least)
    if steps <= 0 or steps * units_of(rule.rate.points) < least or not _may(program, rule, account):
        return None
    return Money(steps * rule.rate.worth.minor, program.currency)


def _may(program: Program, rule: Redemption, account: Account) -> bool:
    """Whether the conditions on the customer hold: what an order brings is not known yet."""
    asks = rule.from_nth > 1 or rule.scope.when or rule.scope.unless or program.membership
    if not asks and not program.segments:
        return True
    line = OrderLine(price=program.one.minor)
    order = Order(at=noon(program, account.today), lines=(line,), use_points=All.POINTS)
    reckoned = quote(program, order, standing_of(program, account)).reckoned
    lines = reckoned.sheet.redemption
    guards = () if lines is None else lines.lines.guards
    return all(reckoned.scalar(each.line) for each in guards if _of_the_customer(each))


def _of_the_customer(guard: Guard) -> bool:
    if isinstance(guard.source, tree.When | tree.Unless):
        return not any(looks_at_order(each) for each in walk(guard.source))
    if isinstance(guard.source, tree.FromNthOrder):
        return True
    return guard.because in (Because.NOT_MEMBER, Because.SEGMENT_GETS_NOTHING)
