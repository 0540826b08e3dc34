"""The steps of a kernel, counted: what figures hold, by whole columns at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

import numpy as np

from palier.history.figures import CustomerFigures, Figures, Month, RuleFigures, month_of
from palier.history.kernel import parts as of
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.besides import count_besides
from palier.history.kernel.coming import Coming
from palier.history.kernel.given import BY_RULE, What
from palier.history.kernel.in_hand import count_in_hand, rewards_had, worth_in_hand
from palier.history.kernel.promoted import (
    count_days,
    count_promotions,
    first_of_lives,
)
from palier.history.kernel.running import Ran
from palier.history.kernel.writer import Kernel

TOO_LATE = "return-too-late"
"""Why a return is refused that a kernel takes."""
UNKNOWN = np.iinfo(np.int64).min
"""A cost that is not known."""
_EPOCH = dt.date(1970, 1, 1)


def day_of(number: int) -> dt.date:
    """A day that is counted from 1 January 1970."""
    return _EPOCH + dt.timedelta(days=number)


def add(figures: Figures, kernel: Kernel, ran: Ran) -> None:
    """Count the steps of some lives in figures."""
    ran = without_refused(figures, ran)
    steps = ran.steps
    if steps.shape[1]:
        guests = ran.batch.life_facts[0][steps[of.LIFE]] != 0
        starts = np.flatnonzero(np.append(True, np.diff(steps[of.LIFE]) != 0))
        figures.last = max(figures.last, day_of(int(steps[of.ON].max())))
        count_months(figures, ran, guests, starts)
        _rules(figures, kernel, ran)
        count_promotions(figures, kernel, ran)
        count_days(figures, ran)
        count_besides(figures, ran)
        _rewards(figures, kernel, ran)
        _tiers(figures, kernel, ran, guests)
        _customers(figures, kernel, ran, starts)
    _lapses(figures, ran)
    count_in_hand(figures, kernel, ran)


def without_refused(figures: Figures, ran: Ran) -> Ran:
    """The steps that are not refused; those that are, counted."""
    refused, back = ran.steps[of.KIND] == of.IS_REFUSED, ran.batch.coming
    if back is None or not refused.any():
        return ran
    times = ran.steps[of.ORDER][refused]
    figures.last = max(figures.last, day_of(int(ran.steps[of.ON][refused].max())))
    figures.refused[TOO_LATE] += len(times)
    rows = ((int(back.rows[each]), id_of(back, each)) for each in times.tolist())
    known = figures.first_refused.get(TOO_LATE)
    figures.first_refused[TOO_LATE] = min((*rows, *([known] if known else [])))
    return ran._replace(steps=ran.steps[:, ~refused], parts=ran.parts[:, ~refused])


def id_of(back: Coming, time: int) -> str:
    """The id of a return."""
    return f"{back.names[time]}/refund/{int(back.rows[time])}"


def _months_of(days: Numbers) -> Numbers:
    """Months, counted from January 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype("int64")


def _named(month: int) -> str:
    return f"{1970 + month // 12:04}-{month % 12 + 1:02}"


def cost_of(ran: Ran) -> Numbers:
    """What the goods of each step cost the shop; `UNKNOWN` where that is not known."""
    orders = np.flatnonzero(ran.steps[of.KIND] == of.IS_ORDER)
    cost = np.zeros(ran.steps.shape[1], dtype=np.int64)
    cost[orders] = ran.batch.cost[ran.steps[of.ORDER][orders]]
    cost[cost < 0] = UNKNOWN
    if ran.batch.coming is not None:
        back = np.flatnonzero(ran.steps[of.KIND] == of.IS_RETURN)
        given = ran.batch.coming.cost[ran.steps[of.ORDER][back]]
        cost[back] = np.where(given > 0, UNKNOWN, given)
    return cost


def count_months(figures: Figures, ran: Ran, guests: Flags, starts: Numbers) -> None:
    """Count what happened in each month."""
    steps, cost = ran.steps, cost_of(ran)
    months = _months_of(steps[of.ON])
    first = int(months.min())
    places, many = months - first, int(months.max()) - first + 1
    held = np.diff(steps[of.HELD], prepend=0)
    held[starts] = steps[of.HELD][starts]
    held[guests] = 0
    unknown = cost == UNKNOWN
    figures.without_cost += int(unknown.sum())
    columns = {
        "orders": steps[of.KIND] == of.IS_ORDER,
        "goods": steps[of.GOODS],
        "paid": steps[of.PAID],
        "off": steps[of.GOODS] - steps[of.PAID],
        "shipping": steps[of.SHIPPING],
        "cost": np.where(unknown, 0, cost),
        "earned": steps[of.GOT],
        "used": steps[of.SPENT],
        "expired": steps[of.LOST],
        "held": held,
    }
    if ran.batch.coming is not None:
        columns["returns"] = steps[of.KIND] == of.IS_RETURN
        columns["taken_back"] = steps[of.BACK]
    sums = {}
    for name, column in columns.items():
        sums[name] = np.zeros(many, dtype=np.int64)
        np.add.at(sums[name], places, column)
    for at in np.unique(places).tolist():
        month = figures.months.setdefault(_named(first + at), Month())
        for name, column in sums.items():
            setattr(month, name, getattr(month, name) + int(column[at]))


def _rules(figures: Figures, kernel: Kernel, ran: Ran) -> None:
    goods, served = ran.steps[of.GOODS], dict[str, Flags]()
    for part, given in zip(kernel.parts, ran.parts[2 * len(kernel.rewards) :], strict=False):
        here = given != 0
        if part.what not in BY_RULE or not here.any():
            continue
        rule = figures.rules.setdefault(part.rule, RuleFigures())
        rule.points += int(given.sum()) if part.what is What.POINTS else 0
        rule.off += int(given.sum()) if part.what is What.OFF else 0
        served[part.rule] = here | served.get(part.rule, False)
    for name, here in served.items():
        figures.rules[name].orders += int(here.sum())
        figures.rules[name].goods += int(goods[here].sum())


def _rewards(figures: Figures, kernel: Kernel, ran: Ran) -> None:
    """How many of each reward were given, and used."""
    rewards = kernel.rewards
    pairs = (("given", 0), ("used", len(rewards)))
    for (what, first), (at, name) in product(pairs, enumerate(rewards)):
        many = int(ran.parts[first + at].sum())
        if many:
            figures.rewards[what, name] += many


def _tiers(figures: Figures, kernel: Kernel, ran: Ran, guests: Flags) -> None:
    steps, names = ran.steps, tiers_of(kernel)
    moved = steps[of.BEFORE] != steps[of.AFTER]
    months = _months_of(steps[of.ON][moved])
    found = np.stack((months, steps[of.BEFORE][moved], steps[of.AFTER][moved]))
    moves, many = np.unique(found, axis=1, return_counts=True)
    for (month, before, after), times in zip(moves.T.tolist(), many.tolist(), strict=True):
        figures.moves[_named(month), names[before], names[after]] += times
    of_orders = np.flatnonzero((steps[of.KIND] == of.IS_ORDER) & ~guests)
    first = of_orders[np.flatnonzero(np.diff(steps[of.LIFE][of_orders], prepend=-1))]
    for rank, times in zip(*np.unique(steps[of.AFTER][first], return_counts=True), strict=True):
        if rank:
            figures.at_once[str(names[rank])] += int(times)


def tiers_of(kernel: Kernel) -> list[str | None]:
    """The names of tiers by their ranks, none first."""
    return [None, *(each.label for each in kernel.program.tiers)]


def _customers(figures: Figures, kernel: Kernel, ran: Ran, starts: Numbers) -> None:
    batch = ran.batch
    for who, each in zip(ran.steps[of.LIFE][starts].tolist(), customers(ran, kernel), strict=True):
        if batch.life_facts[0][who]:
            figures.guests.orders += each.orders
            figures.guests.paid += each.paid
            figures.guests.given += each.given
            days = (figures.guests.first, each.first)
            figures.guests.first = min((day for day in days if day), default=None)
            days = (figures.guests.last, each.last)
            figures.guests.last = max((day for day in days if day), default=None)
        else:
            figures.customers[batch.names[who]] = each


def customers(ran: Ran, kernel: Kernel) -> Iterator[CustomerFigures]:
    """The figures of each life, in order."""
    steps, names = ran.steps, tiers_of(kernel)
    starts = np.flatnonzero(np.append(True, np.diff(steps[of.LIFE]) != 0))
    ends = np.append(starts[1:], steps.shape[1]) - 1
    of_orders = steps[of.KIND] == of.IS_ORDER
    far = np.int64(of.NEVER)
    orders, paid, given, earned, used, vouchers = (
        np.add.reduceat(each, starts).tolist()
        for each in (
            of_orders.astype(np.int64),
            steps[of.PAID],
            steps[of.GOODS] - steps[of.PAID] + steps[of.SHIPPING],
            steps[of.GOT],
            steps[of.SPENT],
            ran.parts[ran.rewards : 2 * ran.rewards].sum(axis=0),
        )
    )
    in_hand = worth_in_hand(kernel, ran)
    first = np.minimum.reduceat(np.where(of_orders, steps[of.ON], far), starts)
    last = np.maximum.reduceat(np.where(of_orders, steps[of.ON], -far), starts)
    return map(
        CustomerFigures,
        *(orders, paid, given, steps[of.HELD][ends].tolist(), earned, used, vouchers),
        [in_hand[each] for each in steps[of.LIFE][starts].tolist()],
        [names[rank] for rank in steps[of.AFTER][ends].tolist()],
        np.maximum.reduceat(steps[of.HELD], starts).tolist(),
        _reached(names, np.bitwise_or.reduceat(1 << steps[of.AFTER], starts).tolist()),
        rewards_had(kernel, ran, starts),
        first_of_lives(kernel, ran, starts),
        *map(_days_of, (first, last)),
    )


def _reached(names: list[str | None], found: list[int]) -> list[frozenset[str]]:
    """The tiers of each life, where each has a bit for every rank."""
    sets = {
        bits: frozenset(str(name) for rank, name in enumerate(names) if name and bits >> rank & 1)
        for bits in {*found}
    }
    return [sets[bits] for bits in found]


def _days_of(numbers: Numbers) -> list[dt.date]:
    """Days that are counted from 1 January 1970; each is made once."""
    days = {each: day_of(each) for each in np.unique(numbers).tolist()}
    return [days[each] for each in numbers.tolist()]


def _lapses(figures: Figures, ran: Ran) -> None:
    days, units, *_ = ran.left[:, ran.left[1] > 0]
    for day in np.unique(days).tolist():
        name = "" if day >= of.NEVER else _month_of(day)
        figures.lapses[name] += int(units[days == day].sum())


def _month_of(day: int) -> str:
    """The month of a day; none of the last day there is."""
    found = day_of(day)
    return "" if found == dt.date.max else month_of(found)
