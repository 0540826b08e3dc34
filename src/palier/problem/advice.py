"""Advice: a file that does what it says, where another choice might serve better."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from palier.problem import Advised, kind
from palier.problem.bands import Measure
from palier.quantity import Amount, Hour, Money
from palier.source import Language, Span
from palier.tree import Party


@kind("rank-freezes")
class RankFreezes(Advised):
    """Points are kept as a rank, and no order that the rank serves earns any."""

    rank: Measure


@kind("spending-lowers-tier")
class SpendingLowersTier(Advised):
    """A tier counts the balance: using points can lose it."""

    tier: str
    bound: Amount
    below: Amount
    used: Amount


@kind("cliff")
class Cliff(Advised):
    """A basket of one unit more pays less; `narrowed`: a basket of the goods that it is for.

    `more`: how many other thresholds do the same without being told one by one.
    """

    below: Money
    below_pays: Money
    at: Money
    at_pays: Money
    narrowed: bool = False
    more: int = 0


class Beaten(Enum):
    """What serves a customer better than a reward."""

    SMALLER = "smaller rewards"
    WAITING = "waiting"
    PAYING = "paying with points"


@kind("reward-beaten")
class RewardBeaten(Advised):
    """`cost` buys `worth` here, and `better_cost` buys `better_worth`.

    SMALLER: with `times` of the reward `better`. WAITING: with one of `better`, against `times`
    of this one. PAYING: with points, at checkout.
    """

    by: Beaten
    reward: str
    cost: Amount
    worth: Money
    better: str | None
    better_span: Span
    times: int
    better_cost: Amount
    better_worth: Money


class Default(Enum):
    """A choice made for a silent file; `check` lists them, the page's small print states them."""

    WHAT_EARNS = "what earns"
    NO_POINTS_WITH = "no points with"
    NOTHING_COMBINES = "nothing combines"
    BEST_MULTIPLIER = "best multiplier"
    PERCENTAGES_ON_WHAT_REMAINS = "percentages on what remains"
    AVAILABLE_AT_ONCE = "available at once"
    NEVER_EXPIRE = "never expire"
    ROUNDED_DOWN = "rounded down"
    BELOW_ZERO = "below zero after a return"
    DISCOUNTS_KEPT = "discounts kept after a return"
    RETURNS_24_MONTHS = "returns for 24 months"
    PRICES_INCLUDE_TAX = "prices include tax"
    REDEEM_FROM_FIRST_ORDER = "redeem from the first order"
    REDEEM_ANY_BASKET = "redeem on any basket"
    USED_POINTS_DEDUCTED = "used points are deducted"
    TIERS_COUNT_EVERYTHING = "tiers count everything"
    TIERS_NOT_KEPT = "tiers are not kept"
    MEMBERSHIP_FREE = "membership is free"
    CALENDAR = "civil dates of the time zone"


@kind("months-left-out")
class MonthsLeftOut(Advised):
    """The 31st of every month: the months that have no such day, 1 for January.

    February has a 29th in leap years.
    """

    day: int
    months: tuple[int, ...]


@kind("hours-over-midnight")
class HoursOverMidnight(Advised):
    """Hours over midnight on a day: its first and its last hours, and not the night after it.

    `day`: one whose next day is not of the rule; None, of a customer's birthday.
    """

    rule: str
    start: Hour
    end: Hour
    day: dt.date | None


@kind("defaults-taken")
class DefaultsTaken(Advised):
    """Choices made where the file is silent.

    `no_points_with`: whose benefits keep an order from earning, where the file says nothing of it.
    """

    defaults: tuple[Default, ...]
    no_points_with: tuple[Party, ...] = ()


@kind("words-untranslated")
class WordsUntranslated(Advised):
    """The merchant's own words that have none in another language."""

    language: Language
    words: tuple[str, ...]
