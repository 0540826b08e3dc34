"""What counts of a standing are called in JSON: texts of their facts, and facts of their texts."""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from palier.quantity import Duration, Period
from palier.sheet.facts import (
    Awarded,
    Bought,
    Count,
    Kind,
    Limited,
    Measured,
    Uses,
    Window,
    Windowed,
)
from palier.source import same_name
from palier.tree import TierCount

_OVER, _PER, _POINTS_OF = " over ", " per ", "points of "
_ALL, _EVER = "all", "life"
_BOUGHT = "bought"


@lru_cache(maxsize=4096)
def bought_name(kind: Kind, name: str) -> str:
    """What something that was ordered is counted under.

    >>> bought_name(Kind.CATEGORY, "Savons")
    'bought:category:Savons'
    """
    return f"{_BOUGHT}:{kind.value}:{same_name(name)}"


@lru_cache(maxsize=4096)
def text_of(fact: Windowed | Limited) -> str:
    """What a count is called.

    >>> text_of(Measured(Count.SPENT, Duration(12, Period.MONTH)))
    'spent over 12 month'
    >>> text_of(Uses("offer.1", None)), text_of(Uses("offer.1", Period.MONTH))
    ('offer.1 per life', 'offer.1 per month')
    >>> text_of(Awarded(None, Period.DAY))
    'points of all per day'
    """
    match fact:
        case Measured(count, window, activity):
            counted = count.value if activity is None else f"{count.value}:{activity}"
            return f"{counted}{_OVER}{_window_text(window)}"
        case Bought(kind, name, window):
            return f"{bought_name(kind, name)}{_OVER}{_window_text(window)}"
        case Uses(rule, period):
            return f"{rule}{_PER}{period.value if period else _EVER}"
        case Awarded(rule, period):
            return f"{_POINTS_OF}{rule or _ALL}{_PER}{period.value}"
        case _:
            assert_never(fact)


@lru_cache(maxsize=4096)
def windowed(text: str) -> Windowed:
    """What is counted over a window, by what it is called; ValueError for what is none.

    >>> windowed("spent over 12 month") == Measured(Count.SPENT, Duration(12, Period.MONTH))
    True
    """
    counted, _, over = text.rpartition(_OVER)
    window = _window(over)
    what, named, name = counted.partition(":")
    if what == _BOUGHT:
        kind, _, goods = name.partition(":")
        return Bought(Kind(kind), goods, window)
    return Measured(Count(what), window, name if named else None)


@lru_cache(maxsize=4096)
def limited(text: str) -> Limited:
    """What limits and caps are held against, by what it is called; ValueError for what is none.

    >>> limited("points of earn.1 per year"), limited("offer.1 per life")
    (Awarded(rule='earn.1', period=<Period.YEAR: 'year'>), Uses(rule='offer.1', period=None))
    """
    rule, per, period = text.rpartition(_PER)
    if not per:
        raise ValueError(text)
    if rule.startswith(_POINTS_OF):
        of = rule.removeprefix(_POINTS_OF)
        return Awarded(None if of == _ALL else of, Period(period))
    return Uses(rule, None if period == _EVER else Period(period))


def _window_text(window: Window) -> str:
    if isinstance(window, TierCount):
        return window.value
    return f"{window.count} {window.unit.value}"


def _window(text: str) -> Window:
    number, _, unit = text.partition(" ")
    return Duration(int(number), Period(unit)) if number.isdecimal() else TierCount(text)
