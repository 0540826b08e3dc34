"""Which messages the customer of an example gets, after the order and some time without another."""

from __future__ import annotations

import datetime as dt

from palier import tree
from palier.account.days import civil_day, day_after
from palier.account.events import CustomerChanged, Opening, OpeningPoints, OpeningTier
from palier.account.example import summary_of
from palier.account.order import Order
from palier.account.state import Account
from palier.engines.quote import Quote
from palier.life import lots
from palier.life.apply import apply
from palier.life.moments import Asked
from palier.life.reminders import reminders
from palier.problem.event import OrderRefusedError
from palier.program.model import Example, Program
from palier.values import replace

CUSTOMER = "example"
_BEFORE = dt.timedelta(minutes=1)


def is_told(example: Example, program: Program, reckoned: Quote, wanted: tree.Receives) -> bool:
    """Whether the customer of an example gets a message, on the day of the order or later.

    Of the customer, what is given of points, counts, tier, stamps, vouchers, boxes and the birthday
    is known. A guest has no account, and gets none.
    """
    if example.given is not None and example.given.guest:
        return False
    order = replace(reckoned.order, id=CUSTOMER, customer=CUSTOMER)
    try:
        account = apply(program, order, _before(example, program, order)).account
    except OrderRefusedError:
        return False
    if account is None:
        return False
    day = civil_day(order, program)
    on = day if wanted.later is None else day_after(day, wanted.later)
    found = reminders(program, account, Asked(on))
    labels = (each.message.label for each in found if each.message is not None)
    return wanted.message.text in labels


def _before(example: Example, program: Program, order: Order) -> Account | None:
    """The account of the customer just before the order; none of one who joins by it."""
    if example.given is None:
        return None
    given = summary_of(example.given, order)
    at = order.at - 2 * _BEFORE
    opened = Opening(
        id="opening",
        at=at,
        customer=CUSTOMER,
        points=(OpeningPoints(given.points),) if given.points > 0 else (),
        orders=given.orders,
        spent=given.spent,
        points_earned=given.points_earned,
        status_points=given.status_points,
        tier=None if given.tier is None else OpeningTier(given.tier),
        stamps=given.stamps,
        referrals=given.referrals,
    )
    known = CustomerChanged(
        id="customer",
        at=at + _BEFORE,
        customer=CUSTOMER,
        birthday=given.birthday,
        customer_type=given.customer_type,
        groups=given.groups,
        facts=given.facts,
    )
    account = apply(program, opened, None).account
    account = apply(program, known, account).account
    if account is None:
        return None
    for reward in given.rewards:
        account = lots.give(account, program.reward(reward), lots.Giver("opening"))
    until = account.member_until if program.membership is None else dt.date.max
    member = example.given.member
    joined = given.joined or account.joined
    return replace(account, joined=joined, member_until=until if member else None)
