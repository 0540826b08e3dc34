"""What is odd in a file that can be computed: warnings, each with a witness."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from palier.problem.base import Level, Problem, kind
from palier.quantity import Amount, Boundary, Money, MonthDay
from palier.source import Span
from palier.values import dataclass

Measure = Amount | int
"""What bands measure: points, money, or a count of items."""


class Counted(Enum):
    """What the bounds of a band are compared with."""

    POINTS = "points"
    POT = "pot"
    BASKET = "basket total"
    AFTER_DISCOUNTS = "basket total after discounts"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Warned(Problem):
    """A file that works, and that probably does not do what its author meant."""

    level: ClassVar[Level] = Level.WARNING


@kind
@dataclass(frozen=True, slots=True)
class BandGap(Warned):
    """Values between two bands get nothing: from `first` to `last`, both of them in the gap."""

    code: ClassVar[str] = "band-gap"
    counted: Counted
    above: Span
    boundary: Boundary
    begins: Measure
    ends: Measure
    above_boundary: Boundary
    above_begins: Measure
    first: Measure
    last: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandOverlap(Warned):
    """A value falls in two bands: the one that begins higher, at `span`, applies.

    `shorter` is where the one `below`, from `begins` to `ends`, would have to end.
    """

    code: ClassVar[str] = "band-overlap"
    counted: Counted
    below: Span
    begins: Measure
    ends: Measure
    shorter: Measure
    witness: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandTwice(Warned):
    """Two bands begin at one value: only one of them can apply there."""

    code: ClassVar[str] = "band-twice"
    counted: Counted
    other: Span
    witness: Measure


@kind
@dataclass(frozen=True, slots=True)
class BandsOutOfOrder(Warned):
    """A band is written after one that begins higher; the order changes nothing."""

    code: ClassVar[str] = "bands-out-of-order"
    counted: Counted
    before: Span
    begins: Measure
    before_begins: Measure


@kind
@dataclass(frozen=True, slots=True)
class SpelledTwoWays(Warned):
    """Two names of one kind that differ by a letter or two."""

    code: ClassVar[str] = "name-spelled-two-ways"
    name: str
    other: str
    other_span: Span


@kind
@dataclass(frozen=True, slots=True)
class NameCase(Warned):
    """Two names of one kind that differ by capitals only: they are two names."""

    code: ClassVar[str] = "name-case"
    name: str
    other: str
    other_span: Span


@kind
@dataclass(frozen=True, slots=True)
class NothingEarned(Warned):
    """Points (or the pot) can be used, and nothing gives any. `step`: one unit of the currency."""

    code: ClassVar[str] = "nothing-earned"
    pot: bool
    step: Money


@kind
@dataclass(frozen=True, slots=True)
class NothingToMultiply(Warned):
    """A multiplier, and no earning for it to multiply."""

    code: ClassVar[str] = "nothing-to-multiply"


@kind
@dataclass(frozen=True, slots=True)
class OutsideRun(Warned):
    """A date before the programme begins or after it ends; `never`: none of the days is inside."""

    code: ClassVar[str] = "outside-run"
    run: Span
    day: dt.date
    first: dt.date | None
    last: dt.date | None
    never: bool


@kind
@dataclass(frozen=True, slots=True)
class NeverOnADay(Warned):
    """No day meets all the dates of a rule: weekdays (0: Monday), yearly dates, first, last."""

    code: ClassVar[str] = "never-on-a-day"
    rule: str
    weekdays: tuple[int, ...]
    yearly: tuple[MonthDay, ...]
    first: dt.date | None
    last: dt.date | None


class Part(Enum):
    """What can never apply, or never be reached."""

    RULE = "rule"
    BAND = "band"
    TIER = "tier"
    SEGMENT = "segment"
    REWARD = "reward"


@kind
@dataclass(frozen=True, slots=True)
class NeverApplies(Warned):
    """Two conditions that nothing can meet together, as they are written in the file."""

    code: ClassVar[str] = "never-applies"
    part: Part
    rule: str
    text: str
    other: Span
    other_text: str


@kind
@dataclass(frozen=True, slots=True)
class BandPassedOver(Warned):
    """All that a rule's condition lets into a band is already in a higher one."""

    code: ClassVar[str] = "band-passed-over"
    higher: Span
    condition: Span
    text: str
    counted: Counted
    begins: Measure


@kind
@dataclass(frozen=True, slots=True)
class NothingEligible(Warned):
    """All that a rule is for is also left out of it."""

    code: ClassVar[str] = "nothing-eligible"
    rule: str
    excepted: Span
    text: str


@kind
@dataclass(frozen=True, slots=True)
class NeverEnough(Warned):
    """What can be used at once never comes up to the least that must be used."""

    code: ClassVar[str] = "never-enough-points"
    used: Amount
    at_least: Amount
    at_least_span: Span


@kind
@dataclass(frozen=True, slots=True)
class SegmentShadowed(Warned):
    """Whoever meets a segment's conditions, as they are written, belongs to an earlier one."""

    code: ClassVar[str] = "segment-shadowed"
    segment: str
    earlier: str
    earlier_span: Span
    conditions: tuple[str, ...]


@kind
@dataclass(frozen=True, slots=True)
class TierPassedOver(Warned):
    """Whoever reaches a tier, at `criteria`, reaches a higher one as well."""

    code: ClassVar[str] = "tier-passed-over"
    tier: str
    criteria: str
    higher: str
    higher_span: Span


class Less(Enum):
    """In what a higher tier gives less."""

    OFF = "off"
    SHIPPING = "shipping"
    TIMES = "times"
    EXTRA = "extra points"
    PERK = "perk"


@kind
@dataclass(frozen=True, slots=True)
class TierGivesLess(Warned):
    """A higher tier gives less than the one below, in one thing.

    OFF: what each takes off a basket of `basket`. TIMES: what each makes of `basket` points.
    EXTRA: the points each adds. SHIPPING and PERK: the method (None: any) or perk that is missing.
    """

    code: ClassVar[str] = "tier-gives-less"
    tier: str
    lower: str
    lower_span: Span
    less: Less
    basket: Measure | None = None
    gives: Amount | None = None
    lower_gives: Amount | None = None
    name: str | None = None


@kind
@dataclass(frozen=True, slots=True)
class BonusDaysCompete(Warned):
    """Two bonus days multiply the points of one day, of which the best alone counts.

    `birthday`: for customers born on that day.
    """

    code: ClassVar[str] = "bonus-days-compete"
    name: str
    other: str
    other_span: Span
    day: dt.date
    birthday: bool


@kind
@dataclass(frozen=True, slots=True)
class ExpireBeforeAvailable(Warned):
    """Points of an order delivered and paid on the day expire before they can be used."""

    code: ClassVar[str] = "expire-before-available"
    available: Span
    earned_on: dt.date
    available_on: dt.date
    expires_on: dt.date


@kind
@dataclass(frozen=True, slots=True)
class CombinesNothing(Warned):
    """A cumulation line names a benefit that the programme does not have, by its English name."""

    code: ClassVar[str] = "nothing-to-combine"
    party: str


@dataclass(frozen=True, slots=True)
class Advised(Problem):
    """A file that does what it says, where another choice might serve better."""

    level: ClassVar[Level] = Level.ADVICE


@kind
@dataclass(frozen=True, slots=True)
class BandsEnd(Advised):
    """The highest of several bands is closed: beyond it nobody gets anything."""

    code: ClassVar[str] = "bands-end"
    counted: Counted
    boundary: Boundary
    begins: Measure
    ends: Measure
    witness: Measure


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
    """A basket of one unit more pays less."""

    code: ClassVar[str] = "cliff"
    below: Money
    below_pays: Money
    at: Money
    at_pays: Money


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
