"""The standing of a customer just before an order, from their account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from palier.account.facts import local
from palier.account.order import Order
from palier.account.standing import Standing
from palier.account.state import Account
from palier.life.apply import days_passed
from palier.life.problems import refuse
from palier.life.standing import standing_of
from palier.problem.life import OtherCustomer, OutOfOrder
from palier.program.model import Program
from palier.source import NOWHERE


def standing_before(
    program: Program, account: Account, order: Order, older: Mapping[str, Program]
) -> Standing:
    """The customer on the day of an order, once time has passed to it.

    Refuses an order of another customer, and one older than the account's last event.
    """
    if order.customer is not None and order.customer != account.customer:
        refuse(OtherCustomer(NOWHERE, ("customer",), order.customer, account.customer))
    if account.last_at is not None and order.at < account.last_at:
        times = order.at.isoformat(), account.last_at.isoformat()
        refuse(OutOfOrder(NOWHERE, ("at",), order.id or "", *times))
    passed = brought_to(program, account, local(program, order.at).date(), older)
    return standing_of(program, passed, newcomer=passed.joined is None)


def brought_to(
    program: Program, account: Account, day: dt.date, older: Mapping[str, Program]
) -> Account:
    """An account once time has passed to a day, each day under the version that rules it."""
    for passed in days_passed(program, account, day, older):
        account = passed.account
    return replace(account, day=max(day, account.day or day))
