"""A plausible history, made up for a programme: the same for the same seed, on any machine.

A few customers come often and most come once; there is a season before Christmas and another in
the sales; some orders come back. What a rule file speaks of (products, categories, codes, shipping
methods, channels) is in it, so that its rules have something to do. All is drawn in whole numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from operator import attrgetter
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from palier.checks.names import mentions_of
from palier.history.columns import ORDER, REFUND, SEPARATOR, Column
from palier.history.table import LAST
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.naming import World
from palier.quantity import Money, currency_tenfold
from palier.values import dataclass

HEADER = (
    *(Column.TYPE, Column.ORDER, Column.AT, Column.CUSTOMER, Column.PRODUCT, Column.CATEGORIES),
    *(Column.TAGS, Column.PRICE, Column.QUANTITY, Column.REGULAR_PRICE, Column.COST),
    *(Column.CHANNEL, Column.SHIPPING_METHOD, Column.SHIPPING_COST, Column.PROMO_CODES),
    *(Column.CUSTOMER_TYPE, Column.BIRTHDAY),
)
"""The columns that are made up."""
SEASON = (70, 75, 85, 85, 95, 95, 90, 60, 90, 100, 150, 210)
"""How busy each month is."""
HOURS = (1, 1, 0, 0, 0, 1, 3, 6, 8, 9, 10, 9, 11, 9, 8, 8, 9, 10, 12, 13, 14, 11, 6, 3)
"""How busy each hour is."""
KINDS = ((58, 20, 120), (27, 45, 90), (12, 75, 50), (3, 92, 22))
"""Customers: so many in a hundred come again with so many chances in a hundred, and then after
about so many days."""
IN_100 = {"returned": 8, "guest": 6, "code": 7, "sale": 12, "named": 60, "typed": 15}
"""Chances in a hundred."""
ARTICLES = 40
EARLIEST = dt.date(1980, 1, 1)
"""Before, clocks differed by seconds: what is no offset in a table."""
LATEST = 20
"""So many days after an order something of it comes back at the latest."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Article:
    """Something sold; amounts in cents of a euro, or about as much."""

    product: str
    category: str
    tag: str
    price: int
    cost: int


@dataclass(frozen=True, slots=True)
class Shop:
    """What a made-up shop sells, and how."""

    articles: tuple[Article, ...]
    codes: tuple[str, ...]
    methods: tuple[str, ...]
    channels: tuple[str, ...]
    types: tuple[str, ...]


def generate(
    program: Program, orders: int, seed: int, start: dt.date, days: int
) -> Iterator[tuple[str, ...]]:
    """The rows of so many orders within so many days, customer by customer, without a header.

    >>> from palier.program.model import PointsUnit
    >>> from palier.source import Language
    >>> spoken = Language.ENGLISH
    >>> club = Program("Club", spoken, spoken, "EUR", "Europe/Paris", PointsUnit("pearl", "pearls"))
    >>> rows = [*generate(club, 100, 1, dt.date(2025, 1, 1), 365)]
    >>> len({row[1] for row in rows if row[0] == "order"})
    100
    >>> rows == [*generate(club, 100, 1, dt.date(2025, 1, 1), 365)]
    True
    """
    made = _Maker(program, Random(f"palier {seed}"), start, days)  # noqa: S311 - made-up customers
    left = orders
    number = 0
    while left:
        number += 1
        placed, rows = made.customer(number, left)
        left -= placed
        yield from rows


def fits(start: dt.date, days: int) -> bool:
    """Whether all of so many days, and what comes back later, can be read again as times.

    >>> fits(dt.date(2999, 1, 1), 300), fits(dt.date(2999, 1, 1), 365)
    (True, False)
    """
    last = start.toordinal() + days + LATEST
    return start >= EARLIEST and last < dt.date.fromisoformat(LAST).toordinal()


class _Placed(NamedTuple):
    """When an order is placed, and the cells of its rows."""

    at: dt.datetime
    rows: list[dict[Column, str]]


class _Maker:
    """Draws customers and their orders."""

    def __init__(self, program: Program, dice: Random, start: dt.date, days: int) -> None:
        self.program, self.dice, self.start, self.days = program, dice, start, days
        self.zone = ZoneInfo(program.zone)
        self.worth = program.one.minor * currency_tenfold(program.currency)
        self.shop = _shop_of(program, dice)
        self.number = 0

    def customer(self, number: int, most: int) -> tuple[int, list[tuple[str, ...]]]:
        """How many orders a customer places, at most so many, and their rows."""
        if self.chance("guest"):
            return 1, self._numbered([self._placed("", {}, self.dice.randrange(self.days))])
        again, gap = self._kind()
        about = self._about()
        passed = self.dice.randrange(self.days)
        placed: list[_Placed] = []
        while len(placed) < most and passed < self.days:
            placed.append(self._placed(f"c{number:07}", about, passed))
            if self.dice.randrange(100) >= again:
                break
            passed += 1 + self.dice.randrange(gap) + self.dice.randrange(gap)
        return len(placed), self._numbered(placed)

    def _numbered(self, placed: list[_Placed]) -> list[tuple[str, ...]]:
        """The rows of a customer's orders: a later order has a higher number, as in a shop."""
        rows = []
        for each in sorted(placed, key=attrgetter("at")):
            self.number += 1
            name = {Column.ORDER: f"o{self.number:08}"}
            rows += [_row(cells | name) for cells in each.rows]
        return rows

    def chance(self, what: str) -> bool:
        return self.dice.randrange(100) < IN_100[what]

    def _kind(self) -> tuple[int, int]:
        at = self.dice.randrange(100)
        for share, again, gap in KINDS:
            at -= share
            if at < 0:
                return again, gap
        raise AssertionError(at)

    def _about(self) -> dict[Column, str]:
        month, day = 1 + self.dice.randrange(12), 1 + self.dice.randrange(28)
        about = {Column.BIRTHDAY: f"--{month:02}-{day:02}"}
        if self.shop.types and self.chance("typed"):
            about[Column.CUSTOMER_TYPE] = self._one(self.shop.types)
        return about

    def _day(self, passed: int) -> dt.date:
        """About so many days after the start, rather in a busy month."""
        day = self.start + dt.timedelta(days=passed)
        if self.dice.randrange(max(SEASON)) < SEASON[day.month - 1]:
            return day
        later = self.dice.randrange(passed, self.days)
        return self.start + dt.timedelta(days=later)

    def _placed(self, customer: str, about: dict[Column, str], passed: int) -> _Placed:
        """An order about so many days after the start, and what comes back of it."""
        day = self._day(passed)
        at = dt.datetime(
            *(day.year, day.month, day.day),
            *(self._hour(), self.dice.randrange(60), self.dice.randrange(60)),
            tzinfo=self.zone,
        )
        head = {
            Column.TYPE: ORDER,
            Column.AT: at.isoformat(),
            Column.CUSTOMER: customer,
            Column.CHANNEL: self._one(self.shop.channels),
            Column.SHIPPING_METHOD: self._one(self.shop.methods),
            Column.SHIPPING_COST: self._money(390 + 100 * self.dice.randrange(4)),
            **about,
        }
        if self.shop.codes and self.chance("code"):
            head[Column.PROMO_CODES] = self._one(self.shop.codes)
        lines = [
            self._line() for _ in range(1 + min(self.dice.randrange(4), self.dice.randrange(4)))
        ]
        rows = [head | line for line in lines]
        if self.chance("returned"):
            rows.append(self._back(head, lines, at))
        return _Placed(at, rows)

    def _line(self) -> dict[Column, str]:
        article = self._one(self.shop.articles)
        sale = self.chance("sale")
        price = article.price * 4 // 5 if sale else article.price
        return {
            Column.PRODUCT: article.product,
            Column.CATEGORIES: article.category,
            Column.TAGS: SEPARATOR.join(filter(None, (article.tag,))),
            Column.PRICE: self._money(price),
            Column.QUANTITY: str(1 + min(self.dice.randrange(3), self.dice.randrange(3))),
            Column.REGULAR_PRICE: self._money(article.price) if sale else "",
            Column.COST: self._money(article.cost),
        }

    def _back(
        self, head: dict[Column, str], lines: list[dict[Column, str]], at: dt.datetime
    ) -> dict[Column, str]:
        """A return a few days later: of one line, or half as often of the whole order."""
        later = at + dt.timedelta(days=3 + self.dice.randrange(LATEST - 2))
        back = {
            Column.TYPE: REFUND,
            Column.AT: later.isoformat(),
            Column.CUSTOMER: head[Column.CUSTOMER],
        }
        if self.dice.randrange(3):
            line = self._one(tuple(lines))
            back |= {Column.PRODUCT: line[Column.PRODUCT], Column.QUANTITY: "1"}
        return back

    def _hour(self) -> int:
        at = self.dice.randrange(sum(HOURS))
        for hour, busy in enumerate(HOURS):
            at -= busy
            if at < 0:
                return hour
        raise AssertionError(at)

    def _money(self, cents: int) -> str:
        """About as much as so many cents of a euro, in the programme's currency."""
        return Money(cents * self.worth // 100, self.program.currency).plain()

    def _one(self, of: tuple[T, ...]) -> T:
        return of[self.dice.randrange(len(of))]


def _row(cells: dict[Column, str]) -> tuple[str, ...]:
    return tuple(cells.get(each, "") for each in HEADER)


def _shop_of(program: Program, dice: Random) -> Shop:
    """A shop that sells what the rule file speaks of, and more."""
    found = mentions_of(program.file.statements if program.file else ())
    categories = (*found[World.CATEGORY], "Bath", "Home", "Garden")
    products = [*found[World.PRODUCT]]
    tags = (*found[World.TAG], "", "", "")
    articles = []
    for at in range(ARTICLES):
        price = 350 + 50 * dice.randrange(20) + 100 * dice.randrange(1 + 10 * (at % 5))
        articles.append(
            Article(
                product=products[at] if at < len(products) else f"P-{at + 1:03}",
                category=categories[dice.randrange(len(categories))],
                tag=tags[dice.randrange(len(tags))],
                price=price,
                cost=price * (40 + dice.randrange(25)) // 100,
            )
        )
    own = [offer.code.text for offer in program.offers if offer.code is not None]
    return Shop(
        articles=tuple(articles),
        codes=tuple(own),
        methods=(*found[World.METHOD], "Standard"),
        channels=(*found[World.CHANNEL], "web"),
        types=tuple(found[World.TYPE]),
    )
