"""What promotions did, in the steps of a kernel, and the orders of each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np

from palier.history.figures import Figures
from palier.history.kernel import parts as of
from palier.history.kernel.arrays import Numbers
from palier.history.kernel.given import What
from palier.history.kernel.running import Ran
from palier.history.kernel.writer import Kernel
from palier.history.promotions import (
    Day,
    FirstServed,
    Promotion,
    PromotionFigures,
    Served,
)

_EPOCH = dt.date(1970, 1, 1)


def count_promotions(figures: Figures, kernel: Kernel, ran: Ran) -> None:
    """Count the orders that each promotion served, and what it gave them."""
    steps = ran.steps
    for promotion, rows in _by_promotion(kernel):
        found = _total(ran, rows, What.SERVED) != 0
        if not found.any():
            continue
        off, beyond = (int(_total(ran, rows, each).sum()) for each in (What.OFF, What.BEYOND))
        days = steps[of.ON][found]
        goods, paid = (int(steps[each][found].sum()) for each in (of.GOODS, of.PAID))
        span = (_day_of(days.min()), _day_of(days.max()))
        known = figures.promotions.setdefault(promotion, PromotionFigures())
        known.add(PromotionFigures(int(found.sum()), off, beyond, goods, paid, *span))


def count_days(figures: Figures, ran: Ran) -> None:
    """Count the orders of each day, and what was paid for their goods."""
    placed = ran.steps[of.KIND] == of.IS_ORDER
    days, at = np.unique(ran.steps[of.ON][placed], return_inverse=True)
    many = np.bincount(at, minlength=len(days)).tolist()
    paid = np.zeros(len(days), dtype=np.int64)
    np.add.at(paid, at, ran.steps[of.PAID][placed])
    for day, orders, money in zip(days.tolist(), many, paid.tolist(), strict=True):
        figures.days.setdefault(_day_of(day), Day()).add(orders, money)


def first_of_lives(kernel: Kernel, ran: Ran, starts: Numbers) -> list[FirstServed]:
    """Of each life, at which of its orders each promotion first served it."""
    placed = np.cumsum(ran.steps[of.KIND] == of.IS_ORDER)
    before = np.append(0, placed)[starts]
    guests = ran.batch.life_facts[0][ran.steps[of.LIFE][starts]] != 0
    found: dict[int, list[tuple[Promotion, int]]] = {}
    for promotion, rows in sorted(_by_promotion(kernel), key=lambda pair: pair[0].place):
        steps = np.flatnonzero(_total(ran, rows, What.SERVED))
        lives, first = np.unique(
            np.searchsorted(starts, steps, side="right") - 1, return_index=True
        )
        orders = placed[steps[first]] - before[lives]
        served = ~guests[lives]
        times = {each: (promotion, each) for each in set(orders.tolist())}
        for life, order in zip(lives[served].tolist(), orders[served].tolist(), strict=True):
            found.setdefault(life, []).append(times[order])
    return [tuple(found.get(life, ())) for life in range(len(starts))]


def served_in(kernel: Kernel, column: Sequence[int]) -> Iterator[Served]:
    """The promotions of a step, of which the parts are given."""
    for promotion, rows in _by_promotion(kernel):
        at = {what: [row for kind, row in rows if kind is what] for what in What}
        sums = {what: sum(column[row] for row in some) for what, some in at.items()}
        if sums[What.SERVED]:
            yield Served(promotion, sums[What.OFF], sums[What.BEYOND])


def _by_promotion(kernel: Kernel) -> Iterator[tuple[Promotion, list[tuple[What, int]]]]:
    """The rows of the parts that tell of each promotion, of all versions together."""
    found: dict[Promotion, list[tuple[What, int]]] = {}
    for at, each in enumerate(kernel.parts, 2 * len(kernel.rewards)):
        if each.promotion is not None:
            found.setdefault(each.promotion, []).append((each.what, at))
    yield from found.items()


def _total(ran: Ran, rows: Sequence[tuple[What, int]], what: What) -> Numbers:
    """What the rows of a kind tell of each step, together."""
    some = [row for kind, row in rows if kind is what]
    found: Numbers = ran.parts[some].sum(axis=0, dtype=np.int64)
    return found


def _day_of(number: int) -> dt.date:
    return _EPOCH + dt.timedelta(days=int(number))
