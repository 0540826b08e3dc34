"""What is odd in a file that can be computed: warnings, each with a witness."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from palier.problem import Warned, kind
from palier.quantity import Amount, EveryMonthOrYear, Money, Weekday
from palier.source import Span
from palier.tree import Party
from palier.values import dataclass


@kind("name-spelled-two-ways")
class SpelledTwoWays(Warned):
    """Two names of one kind that differ by a letter or two."""

    name: str
    other: str
    other_span: Span


@kind("name-case")
class NameCase(Warned):
    """Two names of one kind that differ by capitals only: they are two names."""

    name: str
    other: str
    other_span: Span


@kind("activity-unknown")
class ActivityUnknown(Warned):
    """An activity is counted that earns nothing, in a file where others do; the nearest of them."""

    name: str
    nearest: str
    nearest_span: Span


class Settled(Enum):
    """What a block of settings is about."""

    TIERS = "tiers"
    POINTS = "points"
    REFERRAL = "referral"


@kind("nothing-to-settle")
class NothingToSettle(Warned):
    """A block of settings for tiers, points or referrals that the file does not have."""

    settled: Settled


@kind("nothing-earned")
class NothingEarned(Warned):
    """Points (or the pot) can be used, and nothing gives any. `step`: one unit of the currency."""

    pot: bool
    step: Money


@kind("nothing-to-multiply")
class NothingToMultiply(Warned):
    """A multiplier, and no earning for it to multiply."""


@kind("outside-run")
class OutsideRun(Warned):
    """A date before the programme begins or after it ends; `never`: none of the days is inside."""

    run: Span
    day: dt.date
    first: dt.date | None
    last: dt.date | None
    never: bool


@kind("never-on-a-day")
class NeverOnADay(Warned):
    """No day meets all the dates of a rule: weekdays, days that come back, first, last."""

    rule: str
    weekdays: tuple[Weekday, ...]
    recurring: tuple[EveryMonthOrYear, ...]
    first: dt.date | None
    last: dt.date | None


class Part(Enum):
    """What can never apply, or never be reached."""

    RULE = "rule"
    BAND = "band"
    TIER = "tier"
    SEGMENT = "segment"
    REWARD = "reward"


@kind("never-applies")
class NeverApplies(Warned):
    """Two conditions that nothing can meet together, as they are written in the file."""

    part: Part
    rule: str
    text: str
    other: Span
    other_text: str


@kind("nothing-eligible")
class NothingEligible(Warned):
    """All that a rule is for is also left out of it."""

    rule: str
    excepted: Span
    text: str


@kind("never-enough-points")
class NeverEnough(Warned):
    """What can be used at once never comes up to the least that must be used."""

    used: Amount
    at_least: Amount
    at_least_span: Span


@kind("segment-shadowed")
class SegmentShadowed(Warned):
    """Whoever meets a segment's conditions, as they are written, belongs to an earlier one."""

    segment: str
    earlier: str
    earlier_span: Span
    conditions: tuple[str, ...]


@kind("tier-passed-over")
class TierPassedOver(Warned):
    """Whoever reaches a tier, at `criteria`, reaches a higher one as well."""

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


@kind("tier-gives-less")
class TierGivesLess(Warned):
    """A higher tier gives less than the one below, in one thing or several."""

    tier: str
    lower: str
    lower_span: Span
    losses: tuple[Loss, ...]


@kind("bonus-days-compete")
class BonusDaysCompete(Warned):
    """Two bonus days multiply the points of one day, of which the best alone counts.

    `birthday`: for customers born on that day.
    """

    name: str
    other: str
    other_span: Span
    day: dt.date
    birthday: bool


@kind("expire-before-available")
class ExpireBeforeAvailable(Warned):
    """Points of an order delivered and paid on the day expire before they can be used."""

    available: Span
    earned_on: dt.date
    available_on: dt.date
    expires_on: dt.date


@kind("nothing-to-combine")
class CombinesNothing(Warned):
    """A cumulation line names a benefit that the programme does not have."""

    party: Party
