"""What parts of a history came to, put together: the figures of all of it."""

from __future__ import annotations

from palier.history.backtest import Backtest
from palier.history.figures import CustomerFigures, Figures, Month, RuleFigures
from palier.history.gains import keep_most, show
from palier.history.promotions import Day, PromotionFigures


def join(whole: Backtest, part: Backtest) -> None:
    """Add to figures those of other customers, under the same programmes."""
    for mine, other in ((whole.figures, part.figures), (whole.other, part.other)):
        if mine is not None and other is not None:
            _join(mine, other)
    whole.gains += part.gains
    for each in part.shown:
        show(whole.shown, each)
    whole.customers += part.customers
    keep_most(whole.customers)


def _join(mine: Figures, other: Figures) -> None:
    for month, of_month in other.months.items():
        _add(mine.months.setdefault(month, Month()), of_month)
    for rule, of_rule in other.rules.items():
        _add(mine.rules.setdefault(rule, RuleFigures()), of_rule)
    mine.customers.update(other.customers)
    _add_guests(mine.guests, other.guests)
    mine.moves.update(other.moves)
    mine.rewards.update(other.rewards)
    mine.refused.update(other.refused)
    mine.lapses.update(other.lapses)
    mine.at_once.update(other.at_once)
    mine.in_hand.update(other.in_hand)
    mine.owed_in_vouchers += other.owed_in_vouchers
    mine.besides.update(other.besides)
    for promotion, of_promotion in other.promotions.items():
        mine.promotions.setdefault(promotion, PromotionFigures()).add(of_promotion)
    for day, of_day in other.days.items():
        mine.days.setdefault(day, Day()).add(of_day.orders, of_day.paid)
    for code, row in other.first_refused.items():
        mine.first_refused[code] = min(row, mine.first_refused.get(code, row))
    mine.without_cost += other.without_cost
    mine.last = max(mine.last, other.last)


def _add(mine: Month | RuleFigures, other: Month | RuleFigures) -> None:
    for name in type(other).__slots__:
        setattr(mine, name, getattr(mine, name) + getattr(other, name))


def _add_guests(mine: CustomerFigures, other: CustomerFigures) -> None:
    """Guests have no account: what they bought and were given, from the first day to the last."""
    for name in ("orders", "paid", "given", "earned", "used", "vouchers"):
        setattr(mine, name, getattr(mine, name) + getattr(other, name))
    mine.first = min((day for day in (mine.first, other.first) if day), default=None)
    mine.last = max((day for day in (mine.last, other.last) if day), default=None)
