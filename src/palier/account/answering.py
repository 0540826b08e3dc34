"""Who answers what a sheet asks: of each fact, once a sheet; then quickly, for every order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import assert_never

from palier.account.brought import put_in
from palier.account.called import bought_name
from palier.account.days import day_after
from palier.account.facts import NEVER, SCALARS, Answers, number_of_day
from palier.closed import those, total
from palier.program.model import MOST_DAYS
from palier.quantity import Duration
from palier.sheet import facts
from palier.sheet.facts import CodeSlot, Column, Count, Fact, Scalar, Since
from palier.sheet.nodes import Value
from palier.sheet.sheet import Sheet
from palier.source import same_name

MOST_NAMES = 4096
"""So many names of goods are known before they are looked up anew."""
Facts = tuple[Value, ...]
"""The value of each fact that a sheet asks, in its order; a column has one for each unit."""


class Asked:
    """What a sheet asks, in an order, save what the choice keeps; who answers each is known."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.facts = tuple(each for each in sheet.facts if not isinstance(each, facts.Kept))
        self.place: dict[Fact, int] = {fact: at for at, fact in enumerate(self.facts)}
        self.ways = tuple(map(_way, self.facts))
        self.of_lines = [at for at, each in enumerate(self.facts) if _is_of_lines(each)]

    def of(self, ask: Answers) -> Facts:
        """The value of each fact."""
        return tuple([way(ask) for way in self.ways])

    def again(self, known: Facts, ask: Answers) -> Facts:
        """The facts of an order with other lines, where those of the same order are known."""
        found = list(known)
        for at in self.of_lines:
            found[at] = self.ways[at](ask)
        return tuple(found)


_LINES = those(
    Scalar,
    yes=[
        *(Scalar.TAX_PARTS, Scalar.SHIPPING_TAX_RATE, Scalar.ASKS_ALL),
        *(Scalar.EARNED_NOW, Scalar.TIER_PROJECTED),
    ],
    no=[
        *(Scalar.DAY, Scalar.WEEKDAY, Scalar.MONTH_DAY),
        *(Scalar.DAY_OF_MONTH, Scalar.DAYS_LEFT, Scalar.MINUTE, Scalar.BIRTHDAY),
        *(Scalar.BIRTHDAY_MONTH, Scalar.BIRTHDAY_WEEK, Scalar.DAYS_FROM_BIRTHDAY),
        *(Scalar.AGE_KNOWN, Scalar.AGE, Scalar.GUEST),
        *(Scalar.LEAP_YEAR, Scalar.NEWCOMER, Scalar.MEMBER),
        *(Scalar.AVAILABLE, Scalar.PENDING, Scalar.PUT_IN),
        *(Scalar.ASKED, Scalar.PAYS_WITH_POINTS),
        *(Scalar.SHIPPING_COST, Scalar.TIER_KNOWN, Scalar.TIER_HELD),
        *(Scalar.FRIEND, Scalar.CODES_BROUGHT),
    ],
)
"""What depends on the lines of an order, or on what it comes to."""


def _is_of_lines(fact: Fact) -> bool:
    return isinstance(fact, Column) or (isinstance(fact, Scalar) and fact in _LINES)


def _way(fact: Fact) -> Callable[[Answers], Value]:
    """How a fact is answered: what does not change from order to order is looked up once."""
    match fact:
        case Scalar():
            return SCALARS[fact]
        case Column():
            return _column(fact)
        case facts.Mask.PRODUCTS_ORDERED:
            return lambda ask: ask.bits("ordered", ask.standing.products_ordered)
        case facts.NameOf(of):
            return lambda ask: ask.name(of)
        case facts.Measured(Count.ACTIVITIES, _, activity) if activity is not None:
            return partial(_activity, fact, activity)
        case facts.Measured():
            return partial(_measured, fact)
        case facts.DayAfter(since, duration):
            return partial(_day_after, since, duration, {})
        case facts.HasHappened(since):
            return lambda ask: ask.since(since) is not None
        case facts.Box(name):
            return lambda ask: name in {same_name(box) for box in ask.standing.boxes}
        case facts.Bought(kind, name, _):
            return partial(_bought, fact, bought_name(kind, name))
        case facts.Uses() | facts.Awarded():
            return lambda ask: ask.standing.uses.get(fact, 0)
        case facts.Stamps(card):
            return lambda ask: ask.held(ask.standing.stamps).get(card, 0)
        case facts.PaidBy(methods):
            return lambda ask: sum(each.amount or 0 for each in ask.payments(methods))
        case facts.PaysTheRest(methods):
            return lambda ask: any(each.amount is None for each in ask.payments(methods))
        case facts.FriendsDue(position):
            return lambda ask: _due(ask.standing.friends_due, position)
        case facts.Brought(slot):
            return lambda ask: ask.brought.held(slot) is not None
        case facts.CodeWorth(slot):
            return partial(_worth, slot)
        case facts.PutIn(slot):
            return lambda ask: put_in(ask.program, ask.brought.voucher(slot))
        case facts.Kept():
            raise LookupError("what is kept is the choice's to say")
        case _:
            assert_never(fact)


def _column(fact: Column) -> Callable[[Answers], tuple[int, ...]]:
    """How a fact of each unit is answered."""
    return _OF_UNITS[fact]()


OfUnits = Callable[[Answers], tuple[int, ...]]
"""What answers a fact of each unit of an order."""


def _of_names(domain: str) -> OfUnits:
    """What names on a line come to: it is kept, as they come again."""
    named, known = attrgetter(_NAMES_OF[domain]), dict[object, int]()

    def of_units(ask: Answers) -> tuple[int, ...]:
        try:
            return tuple([known[named(line)] for line in ask.rows])
        except KeyError:
            if len(known) >= MOST_NAMES:
                known.clear()
            own = {names: ask.named(domain, names) for names in {*map(named, ask.lines)}}
            known.update(own)
            return tuple([own[named(line)] for line in ask.rows])

    return of_units


_NAMES_OF = {"tag": "tags", "category": "categories", "product": "product"}
"""Where the names stand on an order line, by what they name."""


def _rates(ask: Answers) -> tuple[int, ...]:
    rates = ask.taxes.rates
    return tuple([rates[at] for at in ask.units])


_OF_UNITS: Mapping[Column, Callable[[], OfUnits]] = total(
    Column,
    {
        Column.PRICE: lambda: lambda ask: tuple([line.price for line in ask.rows]),
        Column.FLOOR: lambda: lambda ask: tuple([line.floor or 0 for line in ask.rows]),
        Column.TAX_RATE: lambda: _rates,
        Column.ON_SALE: lambda: lambda ask: tuple([line.is_on_sale for line in ask.rows]),
        Column.TAGS: partial(_of_names, "tag"),
        Column.CATEGORIES: partial(_of_names, "category"),
        Column.PRODUCT: partial(_of_names, "product"),
    },
)
"""What makes what answers a fact of each unit."""


def _measured(fact: facts.Measured, ask: Answers) -> int:
    known = ask.standing.measured.get(fact)
    return ask.standing.counts.get(fact.count, 0) if known is None else known


def _activity(fact: facts.Measured, name: str, ask: Answers) -> int:
    known = ask.standing.measured.get(fact)
    return ask.standing.activities.get(name, 0) if known is None else known


def _day_after(since: Since, duration: Duration, known: dict[dt.date, int], ask: Answers) -> int:
    start = ask.since(since)
    if start is None:
        return NEVER
    if start not in known:
        if len(known) >= MOST_DAYS:
            known.clear()
        known[start] = number_of_day(day_after(start, duration))
    return known[start]


def _bought(fact: facts.Bought, name: str, ask: Answers) -> int:
    known = ask.standing.measured.get(fact)
    return int(name in ask.standing.bought) if known is None else known


def _due(due: tuple[int, ...], position: int) -> int:
    return due[position] if position < len(due) else 0


def _worth(slot: CodeSlot, ask: Answers) -> int:
    code = ask.brought.code(slot)
    return code.off or 0 if code is not None else 0
