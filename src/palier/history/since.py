"""The time before a programme began, beside that since, on a report."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from palier.history.figures import Figures
from palier.history.people import BASKET, nearest
from palier.history.promotions import Day
from palier.history.spending import money
from palier.history.view import Section, Told
from palier.named import NamedTuple
from palier.speech.phrases import Phrase

AROUND = Phrase("Before and after the programme began", "Avant et après le début du programme")
BEFORE = Phrase("Before {day}", "Avant le {day}")
AFTER = Phrase("From {day} on", "À partir du {day}")
PER_MONTH = Phrase("Orders a month", "Commandes par mois")
PAID_PER_MONTH = Phrase("Paid a month", "Payé par mois")
A_MONTH = 30
"""So many days make a month where days are compared that make no whole ones."""
AS_IF = Phrase(
    "a month is 30 days here; orders count as they were placed, and what was paid before is what"
    " the rules would have made of it",
    "un mois fait ici 30 jours ; les commandes comptent telles qu'elles ont été passées, et ce qui"
    " a été payé avant est ce que les règles en auraient fait",
)
NOT_ALONE = Phrase(
    "seasons, prices and advertising changed meanwhile too: this is no proof of what the programme"
    " did",
    "les saisons, les prix et la publicité ont changé aussi : ce n'est pas une preuve de ce qu'a"
    " fait le programme",
)


class Side(NamedTuple):
    """Some days that follow one another, their orders, and what was paid for the goods of those."""

    days: int
    orders: int
    paid: int


def sides(figures: Figures, began: dt.date | None) -> tuple[Side, Side] | None:
    """The days from the first order until a programme began, and those until the last order.

    None where there are none on one side.
    """
    if began is None or not figures.days:
        return None
    first, last = min(figures.days), max(figures.days)
    if not first < began <= last:
        return None
    parts: tuple[list[Day], list[Day]] = ([], [])
    for day, each in figures.days.items():
        parts[day >= began].append(each)
    many = ((began - first).days, (last - began).days + 1)
    before, after = (
        Side(days, sum(each.orders for each in part), sum(each.paid for each in part))
        for days, part in zip(many, parts, strict=True)
    )
    return before, after


def around(figures: Figures, began: dt.date | None, told: Told) -> Section:
    """The time before a programme began, beside that since: orders, baskets."""
    title, found = told.say(AROUND), sides(figures, began)
    if began is None or found is None:
        return Section("around", title)
    rows = tuple(
        _side(told.say(named, day=told.day(began)), each, told)
        for named, each in zip((BEFORE, AFTER), found, strict=True)
    )
    head = ("", told.say(PER_MONTH), told.say(PAID_PER_MONTH), told.say(BASKET))
    after = (told.sentence(AS_IF), told.sentence(NOT_ALONE))
    return Section("around", title, grid=told.grid(head, rows), after=after)


def _side(name: str, each: Side, told: Told) -> tuple[str, ...]:
    per_month = told.tenth(Fraction(A_MONTH * each.orders, each.days))
    paid = told.money(nearest(A_MONTH * each.paid, each.days))
    return name, per_month, paid, told.money(nearest(each.paid, each.orders))


def to_json(figures: Figures, began: dt.date | None) -> dict[str, Any] | None:
    """The same in JSON; None where the programme did not begin within the history."""
    found = sides(figures, began)
    if began is None or found is None:
        return None
    before, since = (
        {"days": each.days, "orders": each.orders, "paid": money(each.paid, figures.program)}
        for each in found
    )
    return {"began": began.isoformat(), "before": before, "since": since}
