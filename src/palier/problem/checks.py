"""What is odd in a file, each with a witness; examples that do not come out."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from palier.problem import OfNames, Problem, Warned, kind
from palier.quantity import Amount, Earned, EveryMonthOrYear, Money, Percent, Points
from palier.source import Language, Span
from palier.tree import Party
from palier.values import field
from palier.weekdays import Weekday


@kind("name-spelled-two-ways")
class SpelledTwoWays(OfNames):
    """Two names of one kind that differ by a letter or two."""

    name: str
    other: str
    other_span: Span


@kind("name-case")
class NameCase(OfNames):
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


@kind("status-points-unused")
class StatusPointsUnused(Warned):
    """Status points are earned, and no tier and no condition counts them."""


@kind("status-points-not-earned")
class StatusPointsNotEarned(Warned):
    """Status points are counted, and nothing earns any."""


@kind("reward-never-given")
class RewardNeverGiven(Warned):
    """A reward has no price, and no rule gives it: nobody ever gets one."""

    reward: str


class Unused(Enum):
    """Why an `ignore` ignores nothing."""

    UNTOLD = "nothing told"
    UNKNOWN = "no such code"
    MISTAKE = "a mistake"
    NO_CODE = "no code"


@kind("unused-ignore")
class UnusedIgnore(Warned):
    """A comment says to ignore what is not told there, or cannot be ignored."""

    ignored: str
    because: Unused
    nearest: str | None = None


class Settled(Enum):
    """What a block of settings is about."""

    TIERS = "tiers"
    POINTS = "points"
    REFERRAL = "referral"
    POINTS_USED = "points used"
    REWARDS = "rewards"
    LIMITS = "limits"


@kind("nothing-to-settle")
class NothingToSettle(Warned):
    """A block of settings, or a line of one, for what the file does not have."""

    settled: Settled


@kind("nothing-earned")
class NothingEarned(Warned):
    """Points (or the pot) can be used, and nothing gives any. `step`: one unit of the currency."""

    pot: bool
    step: Money


@kind("nothing-expires")
class NothingExpires(Warned):
    """A tier at which points do not expire, where they never do.

    `everybody`: no customer is below that tier; otherwise nothing makes points expire.
    """

    everybody: bool


@kind("nothing-to-multiply")
class NothingToMultiply(Warned):
    """A multiplier, and no earning for it to multiply."""


@kind("nothing-to-stamp")
class NothingToStamp(Warned):
    """`1 extra stamp`, and no stamp card."""


@kind("nothing-to-silence")
class NothingToSilence(Warned):
    """`earn no points`, and no order that earns any."""


@kind("multiplies-nothing")
class MultipliesNothing(Warned):
    """A multiplier for some goods, where whatever orders earn is counted over all of them."""


@kind("earned-twice")
class EarnedTwice(Warned):
    """An `earn …` statement that says word for word what one before it says."""

    first: Span


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


@kind("beyond-the-ceiling")
class BeyondCeiling(Warned):
    """A rule promises a larger part than all discounts together may take."""

    rule: str
    promised: Percent
    ceiling: Percent
    ceiling_span: Span


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


# Examples and guarantees -----------------------------------------------------------------------

Sentences = tuple[str, ...]
Value = Earned | str | bool | int | None
"""What is collected or paid, a tier, stamps, or whether shipping is free; None: no tier, none."""


class Promised(Enum):
    """What an example says of the outcome."""

    EARNED = "points earned"
    STATUS_POINTS = "status points earned"
    OFF = "off"
    LEFT = "points left"
    SHIPPING = "shipping"
    SHIPPING_CHARGED = "shipping charged"
    TO_PAY = "to pay"
    TIER = "tier"
    STAMPS = "stamps"
    GIFTS = "gifts"
    VOUCHERS = "vouchers"
    MESSAGE = "message"


@kind("example-fails")
class ExampleFails(Problem):
    """An example does not come out as it says.

    `because` is why, in each language, in the order of `Language`.
    """

    example: str
    promised: Promised
    wanted: Value
    got: Value
    by: str | None = None
    because: tuple[Sentences, ...] = field(default=((),) * len(Language), compare=False)


class Impossible(Enum):
    """Why an order of an example cannot be taken."""

    TOO_MANY_POINTS = "too many points"
    POINTS_DO_NOT_FIT = "points do not fit"
    TOO_MANY_UNITS = "too many units"
    DECLARED_CODE = "declared code"


@kind("example-refused")
class ExampleRefused(Problem):
    """The order of an example cannot be taken."""

    example: str
    impossible: Impossible
    wanted: Amount | None = None
    available: Amount | None = None
    promo_code: str | None = None
    most: int = 0


@kind("everything-free")
class EverythingFree(Warned):
    """`for every 10 EUR: 10 EUR off`: an order of whole steps pays nothing."""

    rule: str
    basket: Money


class Subject(Enum):
    """What a guarantee speaks of."""

    DISCOUNT = "the discount"
    TO_PAY = "the amount to pay"
    POINTS_EARNED = "the points earned"
    VALUE_OF_POINTS = "the value of the points earned"


@kind("guarantee-fails")
class GuaranteeFails(Problem):
    """A guarantee that an example breaks."""

    subject: Subject
    got: Money | Points
    bound: Money | Points
    example: str
    shown_by: Span


class UnitPart(Enum):
    """What of the unit of accounts a version can say otherwise than the one before."""

    CURRENCY = "currency"
    COLLECTED = "collected"
    DECIMALS = "decimals"


@kind("changed-unit")
class ChangedUnit(Problem):
    """A version counts accounts in another unit than an earlier one.

    `now` and `before`: a currency, whether it collects a pot, or how many decimals points have.
    """

    part: UnitPart
    now: str | bool | int
    before: str | bool | int
