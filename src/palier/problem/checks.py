"""What is odd in a file that can be computed: warnings, each with a witness."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from palier.problem.base import Warned, kind
from palier.quantity import Amount, Money, MonthDay
from palier.source import Span
from palier.values import dataclass


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
class ActivityUnknown(Warned):
    """An activity is counted that earns nothing, in a file where others do; the nearest of them."""

    code: ClassVar[str] = "activity-unknown"
    name: str
    nearest: str
    nearest_span: Span


class Settled(Enum):
    """What a block of settings is about."""

    TIERS = "tiers"
    POINTS = "points"
    REFERRAL = "referral"


@kind
@dataclass(frozen=True, slots=True)
class NothingToSettle(Warned):
    """A block of settings for tiers, points or referrals that the file does not have."""

    code: ClassVar[str] = "nothing-to-settle"
    settled: Settled


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
    METHODS = "shipping methods"
    TIMES = "times"
    EXTRA = "extra points"
    PERK = "perk"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that a higher tier gives less of; `gives` None: nothing of it.

    OFF: what each tier takes off a basket of `on`. TIMES: what each makes of `on` points.
    EXTRA: the points each adds. SHIPPING and PERK: the method (None: all) or perk missing.
    METHODS: free shipping with any method became free shipping with some.
    """

    less: Less
    on: Amount | None = None
    gives: Amount | None = None
    lower_gives: Amount | None = None
    name: str | None = None


@kind
@dataclass(frozen=True, slots=True)
class TierGivesLess(Warned):
    """A higher tier gives less than the one below, in one thing or several."""

    code: ClassVar[str] = "tier-gives-less"
    tier: str
    lower: str
    lower_span: Span
    losses: tuple[Loss, ...]


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
