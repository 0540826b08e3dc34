"""From what was read to the nodes of the tree: what each row of the table makes, and each rule of
`grammar/core.lark`. The shape only: decisions are taken later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import chain

from palier import tree
from palier.quantity import Duration, Money, MonthDay, Percent, Period
from palier.source import Span
from palier.surface import figures_in
from palier.surface.figures_in import Figure
from palier.surface.lalr import Production
from palier.surface.phrases import PHRASES
from palier.surface.pieces import Bare, Criterion, Group, Measurement


def built(production: Production, kept: Sequence[object], span: Span) -> object:
    """What a phrase means, of what its places hold, in the order written."""
    if production.row is None:
        return BUILDERS[production.name](*kept, span=span)
    row = PHRASES[production.row]
    named = dict(zip(production.fields, kept, strict=True))
    if "" in named:
        return named[""]
    if not callable(row.what):
        return row.what
    return (row.makes or row.what)(**named, **row.fixed, span=span)


def money(one: Figure | str, other: Figure | str, *, span: Span) -> Money:
    """`50 EUR`, `€50`"""
    return figures_in.money(*_number_first(one, other), span)


def worth(one: Figure | str, other: Figure | str, *, span: Span) -> Money:
    """The `0.015 EUR` of a rate: as fine as it is written"""
    return figures_in.fine_money(*_number_first(one, other), span)


def _number_first(one: Figure | str, other: Figure | str) -> tuple[Figure, str]:
    match one, other:
        case (Figure(), str()):
            return one, other
        case (str(), Figure()):
            return other, one
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
    if len(year.written) < figures_in.FIGURES_OF_A_YEAR:
        raise figures_in.Refused(figures_in.short_year(day, month, year, span))
    return figures_in.date(next(whole), month, next(whole), span, day.language)


def month_day(day: Figure, month: int, *, span: Span) -> MonthDay:
    """`14 February`"""
    return figures_in.month_day(month, figures_in.whole(day, span), span, day.language)


def full_birthday(day: dt.date, *, span: Span) -> MonthDay:
    """`1 May 1966`"""
    return MonthDay(day.month, day.day, day.year)


def nth_weekday(nth: Figure, *, span: Span) -> int:
    """The `1st` of `1st Tuesday of the month`: there are five at most"""
    return figures_in.up_to(5, nth, span)


def day_of_month(day: Figure, *, span: Span) -> int:
    """The `15th` of `on the 15th of every month`"""
    return figures_in.up_to(31, day, span)


def code(written: str, *, span: Span) -> str:
    """`EUR`: in capitals, whether there is such a currency or not"""
    return written.upper()


def count(number: Figure, *, span: Span) -> int:
    """`3` of something, `5th`"""
    return figures_in.whole(number, span)


def decimal(number: Figure, *, span: Span) -> Fraction:
    """`1.5`"""
    return number.value


def several(*parts: object, span: Span) -> tuple[object, ...]:
    """`"a", "b"`, `5% off and free shipping`"""
    return parts


def selection(*parts: tree.SelectionPart, span: Span) -> tree.Selection:
    """`category "A" or items on sale`"""
    return tree.Selection(parts, span=span)


def all_of(*tests: tree.Test, span: Span) -> tree.AllOf:
    """`A and B`: one level, whatever the parentheses"""
    parts = ((each.tests if isinstance(each, tree.AllOf) else (each,)) for each in tests)
    return tree.AllOf(tuple(chain(*parts)), span=span)


def any_of(*tests: tree.Test, span: Span) -> tree.AnyOf:
    """`A or B`: one level, whatever the parentheses"""
    parts = ((each.tests if isinstance(each, tree.AnyOf) else (each,)) for each in tests)
    return tree.AnyOf(tuple(chain(*parts)), span=span)


def group(*, every: bool) -> Callable[..., Group]:
    """`A and B`, `A or B` in what a tier takes: one level, whatever the parentheses"""

    def joined(*parts: Criterion | Group, span: Span) -> Group:
        inside = (
            each.parts if isinstance(each, Group) and each.every is every else (each,)
            for each in parts
        )
        return Group(tuple(chain(*inside)), every, span=span)

    return joined


def has_measure(found: Measurement, *, span: Span) -> tree.HasMeasure:
    """`3 orders`, `200 EUR spent`"""
    if isinstance(found.amount, Duration):
        raise TypeError("the grammar gives a customer no time of membership")
    return tree.HasMeasure(found.measure, found.amount, found.activity, span=span)


BUILDERS: Mapping[str, Callable[..., object]] = {
    "money": money,
    "worth": worth,
    "percent": percent,
    "duration": duration,
    "day_month_year": day_month_year,
    "month_day": month_day,
    "full_birthday": full_birthday,
    "code": code,
    "count": count,
    "nth": count,
    "nth_weekday": nth_weekday,
    "day_of_month": day_of_month,
    "weekday_list": several,
    "decimal": decimal,
    "bare": Bare,
    "name_list": several,
    "sole": several,
    "texts": several,
    "benefit_list": several,
    "party_name_list": several,
    "combining_list": several,
    "holding_list": several,
    "order_part_list": several,
    "expectation_list": several,
    "selection": selection,
    "of_each": selection,
    "bought_each": selection,
    "selection_part_list": several,
    "all_of": all_of,
    "any_of": any_of,
    "all_criteria": group(every=True),
    "any_criteria": group(every=False),
    "has_measure": has_measure,
}
