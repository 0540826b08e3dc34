"""Clauses of the header: what the programme is called, counts in and collects."""

from __future__ import annotations

from palier.quantity import Money, Period
from palier.tree.nodes import DateRange, Name, Node
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class InCurrency(Node):
    """`currency EUR`: the code as written, in capitals"""

    code: str


@dataclass(frozen=True, slots=True)
class InTimeZone(Node):
    """`time zone "Europe/Paris"`"""

    zone: Name


@dataclass(frozen=True, slots=True)
class CollectPoints(Node):
    """`customers collect points called "perle", "perles"`"""

    one: Name
    many: Name


@dataclass(frozen=True, slots=True)
class CollectCashback(Node):
    """`customers collect cashback called "cagnotte"`"""

    pot: Name


@dataclass(frozen=True, slots=True)
class CollectStatusPoints(Node):
    """`customers also collect status points called "XP"[, "XPs"]`"""

    one: Name
    many: Name | None = None


@dataclass(frozen=True, slots=True)
class Runs(Node):
    """`runs from 1 January 2026 [to 31 December 2027]`"""

    dates: DateRange


@dataclass(frozen=True, slots=True)
class Membership(Node):
    """`membership is free` (no fee), `membership costs 29 EUR per year`"""

    fee: Money | None = None
    per: Period | None = None


@dataclass(frozen=True, slots=True)
class Taxes(Node):
    """`prices include tax`, `prices exclude tax`"""

    included: bool


@dataclass(frozen=True, slots=True)
class MessagesGoTo(Node):
    """`messages go to customers with the box "newsletter" ticked`"""

    box: Name


ProgramClause = (
    InCurrency
    | InTimeZone
    | CollectPoints
    | CollectCashback
    | CollectStatusPoints
    | Runs
    | Membership
    | Taxes
    | MessagesGoTo
)
