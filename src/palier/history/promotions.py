"""Offers, bonus days and the first order: which of them serve an order, and what each gives it.

All is whole numbers that add up: minor units, units of what is collected, orders, customers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import assert_never

from palier.engines.quote import Quote
from palier.engines.reckoned import Reckoned
from palier.engines.without import beyond
from palier.life.orders import rules_used
from palier.named import NamedTuple
from palier.program.model import Program, once_a_version
from palier.program.rules import BonusDay, FirstOrder, Offer
from palier.sheet.sheet import SHIPPING_CHARGED
from palier.sheet.works import CheaperShipping
from palier.values import dataclass

Promoting = Offer | BonusDay | FirstOrder
"""The rules that are promotions."""


class Kind(Enum):
    """What a promotion is in the file."""

    OFFER = "offer"
    BONUS_DAY = "bonus-day"
    FIRST_ORDER = "first-order"


class Promotion(NamedTuple):
    """An offer or a bonus day, by its name: through all versions of a programme it is the same.

    A first order, of which there is one, has none.
    """

    kind: Kind
    name: str

    @property
    def place(self) -> tuple[str, str]:
        """Where it is among others, whatever file they are of: by kind and name."""
        return self.kind.value, self.name


class Served(NamedTuple):
    """A promotion that served an order: what it took off it, shipping too, and points beyond."""

    promotion: Promotion
    off: int
    beyond: int


FirstServed = tuple[tuple[Promotion, int], ...]
"""Promotions, each with the first order of a customer that it served, counted from 1."""


def first_served(found: Iterable[tuple[Promotion, int]]) -> FirstServed:
    """Of each promotion, the first order; by kind and name."""
    first: dict[Promotion, int] = {}
    for promotion, order in found:
        first[promotion] = min(order, first.get(promotion, order))
    return tuple(sorted(first.items(), key=lambda pair: pair[0].place))


@dataclass(slots=True)
class PromotionFigures:
    """What a promotion did: the orders it served, from the first day to the last.

    `off` is what it took off them, `beyond` the points it gave beyond the ordinary; `goods` is what
    they came to before discounts, `paid` what was paid for the goods.
    """

    orders: int = 0
    off: int = 0
    beyond: int = 0
    goods: int = 0
    paid: int = 0
    first: dt.date = dt.date.max
    last: dt.date = dt.date.min

    def add(self, other: PromotionFigures) -> None:
        """Count what it did elsewhere too."""
        self.orders += other.orders
        self.off += other.off
        self.beyond += other.beyond
        self.goods += other.goods
        self.paid += other.paid
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)


@dataclass(slots=True)
class Day:
    """The orders of a day, those of guests too, and what was paid for their goods."""

    orders: int = 0
    paid: int = 0

    def add(self, orders: int, paid: int) -> None:
        """Count some orders."""
        self.orders += orders
        self.paid += paid


@once_a_version(64)
def promotions_of(program: Program) -> Mapping[str, Promotion]:
    """The promotions of a programme, by the id of the rule, in the order of the file.

    >>> import palier
    >>> program = palier.compile('''loyalty program "P"
    ...   currency EUR
    ...   time zone "UTC"
    ... earn 1 point per 1 EUR
    ... bonus day "Friday" every Friday
    ...   points x 2
    ... ''').program
    >>> promotions_of(program)["bonus.1"].name
    'Friday'
    """
    rules = sorted(_promoting(program), key=lambda each: each.span.start)
    return {each.id: _promotion(each) for each in rules}


def _promoting(program: Program) -> Iterator[Promoting]:
    yield from program.bonus_days
    yield from program.offers
    if program.first_order is not None:
        yield program.first_order


def _promotion(rule: Promoting) -> Promotion:
    match rule:
        case Offer():
            return Promotion(Kind.OFFER, rule.label)
        case BonusDay():
            return Promotion(Kind.BONUS_DAY, rule.label)
        case FirstOrder():
            return Promotion(Kind.FIRST_ORDER, "")
        case _:
            assert_never(rule)


def rule_of(program: Program, promotion: Promotion) -> Promoting | None:
    """The rule that a promotion is in a programme; None where only another version has it."""
    return next((e for e in _promoting(program) if _promotion(e) == promotion), None)


def served(made: Quote) -> tuple[Served, ...]:
    """The promotions that do something for an order, and what each gives it; by kind and name."""
    known, got = promotions_of(made.program), made.reckoned
    used = rules_used(made.program, got) if known else ()
    return in_place(
        Served(known[rule], _off(made, got, rule), beyond(got, rule))
        for rule in used
        if rule in known
    )


def in_place(found: Iterable[Served]) -> tuple[Served, ...]:
    """What served an order, by kind and name."""
    return tuple(sorted(found, key=lambda each: each.promotion.place))


def _off(made: Quote, got: Reckoned, rule: str) -> int:
    """What a rule takes off an order: of the goods, and of the shipping."""
    kept = got.kept()
    goods = sum(got.scalar(each.amount) for each in kept if each.rule == rule)
    if made.order.shipping is None:
        return goods
    payer = next((each for each in kept if got.holds(each.shipping)), None)
    if payer is not None:
        charged = got.scalar(SHIPPING_CHARGED)
        return goods + (made.order.shipping.cost - charged if payer.rule == rule else 0)
    pieces = (each for member in kept if member.rule == rule for each in member.pieces)
    works = (each.work for each in pieces)
    return goods + sum(got.scalar(each.off) for each in works if isinstance(each, CheaperShipping))
