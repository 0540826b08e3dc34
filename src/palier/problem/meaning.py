"""Mistakes of meaning in what is there, twice there, or missing: statements, clauses and names."""

from __future__ import annotations

from enum import Enum

from palier.problem import Problem, Warned, kind
from palier.quantity import Points, StatusPoints
from palier.source import Language, Span
from palier.tree import Place


class Named(Enum):
    """What a name is the name of."""

    TIER = "tier"
    SEGMENT = "segment"
    OFFER = "offer"
    BONUS_DAY = "bonus day"
    REWARD = "reward"
    STAMP_CARD = "stamp card"
    PROMO_CODE = "promo code"
    RULE = "rule"
    ACTIVITY = "activity"
    MESSAGE = "message"
    EXAMPLE = "example"
    WORDS = "words to translate"


class Missing(Enum):
    """A line that a statement cannot do without."""

    CURRENCY = "currency"
    TIME_ZONE = "time zone"
    DAY = "the day of a bonus day"
    CONDITION = "the condition of a segment"
    STAMP = "what gives a stamp"
    FULL_CARD = "what a full card gives"
    BANDS = "the bands of an earning grid"
    BONUS = "what a bonus day gives"
    BENEFIT = "what a rule gives"
    RATE = "what points are worth"
    ORDER = "the order of an example"
    OUTCOME = "the outcome of an example"


@kind("missing-line")
class MissingLine(Problem):
    """A statement lacks a line that it cannot do without."""

    line: Missing


@kind("unknown-currency")
class UnknownCurrency(Problem):
    """No such currency in ISO 4217."""

    written: str
    nearest: str | None


@kind("unknown-time-zone")
class UnknownTimeZone(Problem):
    """No such time zone in the IANA database."""

    written: str
    nearest: str | None


@kind("second-block")
class SecondBlock(Problem):
    """A statement that may stand once stands twice."""

    first: Span
    place: Place


@kind("duplicate-name")
class DuplicateName(Problem):
    """Two things of a kind bear one name."""

    first: Span
    name: str
    named: Named


@kind("undeclared-name")
class UndeclaredName(Problem):
    """A name is used that nothing of its kind bears.

    `bears`: something else that does. `known`: some that could be meant.
    """

    name: str
    named: Named
    nearest: str | None
    bears: Named | None = None
    known: tuple[str, ...] = ()


@kind("unused-translation")
class UnusedTranslation(Warned):
    """Words are translated that the file never says."""

    name: str
    nearest: str | None


@kind("own-language")
class OwnLanguage(Problem):
    """Words are given in the language they are already in."""

    texts: Language


@kind("duplicate-clause")
class DuplicateClause(Problem):
    """A line that may stand once stands twice."""

    first: Span


@kind("contradicting-clauses")
class ContradictingClauses(Problem):
    """Two lines cannot both hold."""

    first: Span


@kind("too-many-named")
class TooManyNamed(Problem):
    """More rules named in `cumulation` than the best for the customer can weigh."""

    named: int
    most: int


@kind("two-only-lines")
class TwoOnlyLines(Problem):
    """Two `only` lines: both or either?"""

    first: Span


@kind("misplaced-clause")
class MisplacedClause(Problem):
    """A line has no meaning in this statement."""

    place: Place


@kind("no-order")
class NoOrder(Problem):
    """A line looks at an order where there is none."""


@kind("tax-already-out")
class TaxAlreadyOut(Problem):
    """`excluding tax` of prices without tax."""

    prices: Span


@kind("level-without-keeping")
class LevelWithoutKeeping(Problem):
    """Tiers fall one level at a time, but nothing keeps them."""


@kind("open-tier")
class OpenTier(Problem):
    """A tier without criteria stands above another."""

    name: str
    lower: Span


@kind("kept-with-rate")
class KeptWithRate(Problem):
    """Points that are kept cannot pay at a rate."""

    kept: Span


@kind("next-item-per-item")
class NextItemPerItem(Problem):
    """`next item free` on a card stamped by order."""

    stamp: Span


@kind("one-stamp")
class OneStamp(Problem):
    """A card gets more than one stamp at once."""

    stamps: int


@kind("code-declared-here")
class CodeDeclaredHere(Problem):
    """An example says what a code of the file is worth."""

    name: str
    declared: Span


@kind("points-decimals")
class PointsDecimals(Problem):
    """A number of points with more decimals than points have.

    `grouped`: the same figures as a whole number, where a mark between thousands may be meant.
    """

    written: Points | StatusPoints
    decimals: int
    grouped: Points | StatusPoints | None = None


@kind("no-such-decimals")
class NoSuchDecimals(Problem):
    """More decimals than points can have; a pot has those of its currency."""

    most: int
    pot: bool


@kind("steps-without-pot")
class StepsWithoutPot(Problem):
    """`in steps of 1 EUR` where customers collect points: a rate says their blocks."""
