"""The average basket of a table, and what it makes of a new customer under a programme."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from zoneinfo import ZoneInfo

from palier.account.reading import read_event
from palier.history.columns import Column
from palier.history.fold import Fold, Run
from palier.history.rows import Entry
from palier.history.spending import Spending, money
from palier.history.sql import said
from palier.history.step import Kind
from palier.history.table import DOES, Table
from palier.quantity import currency_digits
from palier.values import dataclass

ORDINARY = 7
"""The last days that are tried: of a bonus day, the others tell what a basket makes."""


@dataclass(frozen=True, slots=True)
class Basket:
    """A basket in the minor unit, what is paid of it, what it earns, and the tier it gives."""

    goods: int
    paid: int
    earned: int
    tier: str | None


def average(table: Table, digits: int) -> int:
    """What customers put in an order on average, before any discount, in the minor unit.

    Orders of guests are left out, and returns too; rounded half up; 0 of no orders.
    """
    rows = 'NOT "_kind" AND NOT starts_with("_life", chr(1))'
    rows += f" AND NOT {DOES}" if Column.TYPE in table.columns else ""
    price = 'TRY_CAST(trim("price") AS DECIMAL(18, 3))'
    many = "TRY_CAST(nullif(trim(\"quantity\"), '') AS DECIMAL(18, 1))"
    units = f"coalesce({many}, 1)" if Column.QUANTITY in table.columns else "1"
    query = (
        f"SELECT sum({price} * {units}),"  # noqa: S608 - names of our own
        f' count(DISTINCT ("_life", "order", "_moment")) FROM history WHERE {rows}'
    )
    whole, orders = said(table.connection, query).fetchall()[0]
    if not orders or whole is None:
        return 0
    return int(Fraction(whole) * 10**digits / orders + Fraction(1, 2))


def average_basket(table: Table, run: Run, last: dt.date) -> Basket | None:
    """The average basket as a first order, on an ordinary one of the last days; None of no orders.

    It is of no product or category, and nothing is used in it. Of the days, the one counts on
    which it gives the least: no bonus day.
    """
    goods = average(table, currency_digits(run.program.currency) or 0)
    if not goods:
        return None
    ranks = {each.label: each.rank for each in run.program.tiers}
    days = [last - dt.timedelta(days=each) for each in range(ORDINARY)]
    found = [each for each in (_first_order(run, goods, day) for day in days) if each]
    return min(
        found,
        key=lambda each: (ranks.get(each.tier or "", -1), each.earned, -each.paid),
        default=None,
    )


def _first_order(run: Run, goods: int, day: dt.date) -> Basket | None:
    """What a basket makes of a customer who was never there before; None where it is refused."""
    program = run.program
    at = dt.datetime.combine(day, dt.time(12), ZoneInfo(program.zone))
    lines = [{"price": money(goods, program)}]
    told = {"type": "order", "id": "1", "at": at.isoformat(), "customer": "1", "lines": lines}
    event = read_event(told, program).value
    if event is None:
        return None
    fold = Fold(program, Spending(0), run.older)
    for step in fold.steps([Entry(event, 0, (None,))]):
        if step.kind is Kind.ORDER:
            return Basket(goods, step.paid, step.earned, step.tier)
    return None
