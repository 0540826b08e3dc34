"""Numbers, money, dates, names, selections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from palier import tree
from palier.quantity import Boundary, Duration, Money, MonthDay, Percent, Period, Points
from palier.source import Span
from palier.surface import figures_in
from palier.surface.figures_in import Figure
from palier.surface.lalr import Builders


def count(number: Figure, *, span: Span) -> int:
    """`3` of something"""
    return figures_in.whole(number, span)


def points(number: Figure, *, span: Span) -> Points:
    """`50 points`"""
    return Points(figures_in.whole(number, span))


def money(one: Figure | str, other: Figure | str, *, span: Span) -> Money:
    """`50 EUR`, `€50`"""
    match one, other:
        case (Figure(), str()):
            return figures_in.money(one, other, span)
        case (str(), Figure()):
            return figures_in.money(other, one, span)
        case _:
            raise TypeError(f"an amount is a number and a currency, not {one!r} and {other!r}")


def percent(number: Figure, *, span: Span) -> Percent:
    """`10%`"""
    return Percent(number.value)


def duration(number: Figure, unit: Period, *, span: Span) -> Duration:
    """`14 days`"""
    return Duration(figures_in.whole(number, span), unit)


def day_month_year(day: Figure, month: int, year: Figure, *, span: Span) -> dt.date:
    """`27 November 2026`, `1er janvier 2026`"""
    whole = (figures_in.whole(each, span) for each in (year, day))
    return figures_in.date(next(whole), month, next(whole), span, day.language)


def month_day(day: Figure, month: int, *, span: Span) -> MonthDay:
    """`14 February`"""
    return figures_in.month_day(month, figures_in.whole(day, span), span, day.language)


def names(*names: tree.Name, span: Span) -> tuple[tree.Name, ...]:
    """`"a", "b"`"""
    return names


def selection(*parts: tree.SelectionPart, span: Span) -> tree.Selection:
    """`category "A" or items on sale`"""
    return tree.Selection(parts, span=span)


def unit_price(boundary: Boundary) -> Callable[..., tree.UnitPrice]:
    """`items from 50 EUR`, `items above 50 EUR`"""

    def built(price: Money, *, span: Span) -> tree.UnitPrice:
        return tree.UnitPrice(boundary, price, span=span)

    return built


def always(value: object) -> Callable[..., object]:
    """A phrase that says one thing."""

    def said(*, span: Span) -> object:
        return value

    return said


BUILDERS: Builders = {
    "count": count,
    "points": points,
    "money": money,
    "percent": percent,
    "duration": duration,
    "one_day": always(Duration(1, Period.DAY)),
    "one_week": always(Duration(1, Period.WEEK)),
    "one_month": always(Duration(1, Period.MONTH)),
    "one_year": always(Duration(1, Period.YEAR)),
    "day_month_year": day_month_year,
    "month_day": month_day,
    "names": names,
    "selection": selection,
    "tagged": tree.Tagged,
    "in_category": tree.InCategory,
    "is_product": tree.IsProduct,
    "on_sale": tree.OnSale,
    "priced_from": unit_price(Boundary.FROM),
    "priced_above": unit_price(Boundary.ABOVE),
    **{period.value: always(period) for period in Period},
}
