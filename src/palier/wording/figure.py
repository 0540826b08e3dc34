"""Any quantity as messages say it."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from palier.problem.reckoning import Figure
from palier.quantity import Duration, Hour, Money, Percent, Points
from palier.source import Language
from palier.speech import figures


def figure(value: Figure, language: Language, style: figures.Style = figures.Style.BRIEF) -> str:
    """A quantity in a sentence; a bare count stays a bare number.

    >>> figure(Money(5000, "EUR"), Language.ENGLISH), figure(Hour(840), Language.FRENCH)
    ('€50', '14\\xa0h')
    """
    match value:
        case Money():
            return figures.money(value, language, style)
        case Points(count):
            return figures.count(count, "point", "points", language, style)
        case Percent():
            return figures.percent(value, language, style)
        case Duration():
            return figures.duration(value, language, style)
        case Hour():
            return figures.hour(value, language, style)
        case dt.date():
            return figures.date(value, language, style)
        case int():
            return figures.number(value, language, style)
        case _:
            assert_never(value)


def is_time(value: Figure) -> bool:
    """Whether one of two comes before the other, rather than being less.

    >>> is_time(Hour(840)), is_time(Points(3))
    (True, False)
    """
    return isinstance(value, Hour | dt.date)
