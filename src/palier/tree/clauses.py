"""Clauses that most rules can take: when, for whom, on what, how often."""

from __future__ import annotations

from palier.quantity import Boundary, Hour, Money, MonthDay, Period
from palier.tree.benefits import Benefit
from palier.tree.conditions import Test
from palier.tree.nodes import Node, Selection
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class When(Node):
    """`when basket total is at least 50 EUR`"""

    test: Test


@dataclass(frozen=True, slots=True)
class Unless(Node):
    """`unless customer type is "pro"`"""

    test: Test


@dataclass(frozen=True, slots=True)
class EveryWeekday(Node):
    """`every Tuesday`: Monday is 0"""

    weekday: int


@dataclass(frozen=True, slots=True)
class EveryDate(Node):
    """`every 14 February`"""

    date: MonthDay


@dataclass(frozen=True, slots=True)
class OnBirthday(Node):
    """`on the customer's birthday`"""


@dataclass(frozen=True, slots=True)
class Hours(Node):
    """`between 14:00 and 17:00`: the first minute in, the last one out"""

    start: Hour
    end: Hour


@dataclass(frozen=True, slots=True)
class UseLimit(Node):
    """`at most once per day`, `at most 3 times per year`"""

    count: int
    period: Period


@dataclass(frozen=True, slots=True)
class OncePerCustomer(Node):
    """`once per customer`"""


@dataclass(frozen=True, slots=True)
class OnBaskets(Node):
    """`on baskets from 80 EUR`, `on baskets above 80 EUR`"""

    boundary: Boundary
    total: Money


@dataclass(frozen=True, slots=True)
class OnNthOrder(Node):
    """`on the 5th order`"""

    nth: int


@dataclass(frozen=True, slots=True)
class OnEveryNthOrder(Node):
    """`on every 5th order`"""

    nth: int


@dataclass(frozen=True, slots=True)
class OffPage(Node):
    """`is not on the page`"""


@dataclass(frozen=True, slots=True)
class Only(Node):
    """`only category "Savons"`"""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Except(Node):
    """`except products tagged "soldes" or items on sale`"""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Benefits(Node):
    """`5% off and free shipping`: benefits outside any band"""

    benefits: tuple[Benefit, ...]
