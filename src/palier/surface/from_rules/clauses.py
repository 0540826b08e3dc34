"""Clauses that most statements can take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from palier import tree
from palier.quantity import Boundary, Money, Period
from palier.source import Span
from palier.surface import figures_in
from palier.surface.figures_in import Figure
from palier.surface.lalr import Builders


def from_date(first: dt.date, *, span: Span) -> tree.DateRange:
    """`from 1 March 2026`"""
    return tree.DateRange(first, None, span=span)


def until_date(last: dt.date, *, span: Span) -> tree.DateRange:
    """`until 31 March 2026`"""
    return tree.DateRange(None, last, span=span)


def on_date(date: dt.date, *, span: Span) -> tree.DateRange:
    """`on 27 November 2026`: a range of one day"""
    return tree.DateRange(date, date, span=span)


def use_limit(*what: int | Period, span: Span) -> tree.UseLimit:
    """`at most once per day`, `at most 3 times per year`"""
    count = next((each for each in what if isinstance(each, int)), 1)
    period = next(each for each in what if isinstance(each, Period))
    return tree.UseLimit(count, period, span=span)


def on_baskets(boundary: Boundary) -> Callable[..., tree.OnBaskets]:
    """`on baskets from 80 EUR`, `on baskets above 80 EUR`"""

    def built(total: Money, *, span: Span) -> tree.OnBaskets:
        return tree.OnBaskets(boundary, total, span=span)

    return built


def on_nth_order(nth: Figure, *, span: Span) -> tree.OnNthOrder:
    """`on the 5th order`"""
    return tree.OnNthOrder(figures_in.whole(nth, span), span=span)


def on_every_nth_order(nth: Figure | int, *, span: Span) -> tree.OnEveryNthOrder:
    """`on every 5th order`"""
    whole = nth if isinstance(nth, int) else figures_in.whole(nth, span)
    return tree.OnEveryNthOrder(whole, span=span)


BUILDERS: Builders = {
    "when": tree.When,
    "unless": tree.Unless,
    "only": tree.Only,
    "except": tree.Except,
    "from_date": from_date,
    "until_date": until_date,
    "between_dates": tree.DateRange,
    "on_date": on_date,
    "every_weekday": tree.EveryWeekday,
    "every_date": tree.EveryDate,
    "on_birthday": tree.OnBirthday,
    "hours": tree.Hours,
    "use_limit": use_limit,
    "once_per_customer": tree.OncePerCustomer,
    "on_baskets_from": on_baskets(Boundary.FROM),
    "on_baskets_above": on_baskets(Boundary.ABOVE),
    "on_nth_order": on_nth_order,
    "on_every_nth_order": on_every_nth_order,
    "off_page": tree.OffPage,
}
