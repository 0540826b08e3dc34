"""Advice: a file that does what it says, where another choice might serve better."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from palier.problem.bands import Measure
from palier.problem.base import Advised, kind
from palier.quantity import Amount, Money
from palier.source import Span
from palier.values import dataclass


@kind
@dataclass(frozen=True, slots=True)
class RankFreezes(Advised):
    """Points are kept as a rank, and no order that the rank serves earns any."""

    code: ClassVar[str] = "rank-freezes"
    rank: Measure


@kind
@dataclass(frozen=True, slots=True)
class SpendingLowersTier(Advised):
    """A tier counts the balance: using points can lose it."""

    code: ClassVar[str] = "spending-lowers-tier"
    tier: str
    bound: Amount
    below: Amount
    used: Amount


@kind
@dataclass(frozen=True, slots=True)
class Cliff(Advised):
    """A basket of one unit more pays less; `narrowed`: a basket of the goods that it is for.

    `more`: how many other thresholds do the same without being told one by one.
    """

    code: ClassVar[str] = "cliff"
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


@kind
@dataclass(frozen=True, slots=True)
class RewardBeaten(Advised):
    """`cost` buys `worth` here, and `better_cost` buys `better_worth`.

    SMALLER: with `times` of the reward `better`. WAITING: with one of `better`, against `times`
    of this one. PAYING: with points, at checkout.
    """

    code: ClassVar[str] = "reward-beaten"
    by: Beaten
    reward: str
    cost: Amount
    worth: Money
    better: str | None
    better_span: Span
    times: int
    better_cost: Amount
    better_worth: Money


@kind
@dataclass(frozen=True, slots=True)
class DefaultsTaken(Advised):
    """Choices made where the file is silent: the values of the programme's defaults."""

    code: ClassVar[str] = "defaults-taken"
    defaults: tuple[str, ...]


@kind
@dataclass(frozen=True, slots=True)
class WordsUntranslated(Advised):
    """The merchant's own words that have none in the other language, `language` (`en` or `fr`)."""

    code: ClassVar[str] = "words-untranslated"
    language: str
    words: tuple[str, ...]
