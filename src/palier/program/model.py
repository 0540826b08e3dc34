"""A whole programme, resolved: its settings, its rules, and the defaults that were taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from fractions import Fraction
from functools import lru_cache, partial, wraps
from typing import TypeVar

from palier import tree
from palier.problem.advice import Default
from palier.program.cumulation import Cumulation
from palier.program.rules import (
    AnyRule,
    BonusDay,
    Earning,
    FirstOrder,
    Message,
    Offer,
    Redemption,
    Referral,
    Reward,
    Segment,
    StampCard,
    Tier,
    TierSettings,
)
from palier.quantity import (
    Amount,
    Duration,
    Money,
    Period,
    Points,
    currency_digits,
    decimals_of,
    units_of,
)
from palier.source import Language, SourceText, Span
from palier.speech.speaker import Vocabulary
from palier.values import dataclass, field

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PointsUnit:
    """Customers collect points, in the programme's own words."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class PotUnit:
    """Customers collect cashback in a pot; its unit is the currency's minor unit."""

    name: str


@dataclass(frozen=True, slots=True)
class StatusUnit:
    """Customers also collect status points, in the programme's own words where it has some."""

    one: str | None = None
    many: str | None = None


@dataclass(frozen=True, slots=True)
class PaidMembership:
    """`membership costs 29 EUR per year`"""

    fee: Money
    per: Period


@dataclass(frozen=True, slots=True)
class PointsSettings:
    """The `points` block. `expiries` may be several: the earliest counts; none: never.

    `lasting_from` is the tier at which, and above which, they do not count.
    """

    available: tree.Available = tree.Available()
    expiries: tuple[tree.Expiry, ...] = ()
    lasting_from: str | None = None
    rounding: tree.Rounding = tree.Rounding.DOWN
    decimals: int = 0
    used_at_once: bool = False
    caps: tuple[tree.Cap, ...] = ()
    balance_cap: Amount | None = None
    below_zero: bool = True


@dataclass(frozen=True, slots=True)
class ReturnSettings:
    """The `returns` block: what a return gives back, the uses of limits too.

    `retains`: points that are no longer there are taken off the refund.
    """

    accepted_for: Duration = Duration(24, Period.MONTH)
    tested_again: bool = False
    gives_points: bool = True
    gives_rewards: bool = True
    gives_uses: bool = True
    retains: bool = False


@dataclass(frozen=True, slots=True)
class Guarantee:
    """`guarantee the discount is at most 30% of the basket total`, under its conditions."""

    head: tree.GuaranteeHead
    when: tuple[tree.Test, ...]
    unless: tuple[tree.Test, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Brand:
    """What the page shows of a brand: a colour as `#rrggbb`, names of pictures, addresses."""

    colour: str | None = None
    logo: str | None = None
    picture: str | None = None
    described: str = ""
    join: str | None = None
    sign_in: str | None = None
    shop: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class PageWords:
    """The `page` block."""

    title: str | None = None
    introduction: tuple[str, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    brand: Brand = Brand()


@dataclass(frozen=True, slots=True)
class Example:
    """`example "…"`: a test and a worked case. `given` None: a customer who joins by the order."""

    name: str
    given: tree.Given | None
    order: tree.TheyOrder
    then: tree.Then
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Program:
    """A programme that can be computed. `version` is `sha256:…` of what reckons.

    `messages_to` is the box that customers tick who want to be written to; None: all are. `words`
    maps the merchant's own words to their translation, per language of `in English`.
    `file` is what it was resolved from, for whoever must point at a clause.
    """

    name: str
    surface: Language
    texts: Language
    currency: str
    zone: str
    unit: PointsUnit | PotUnit
    status: StatusUnit | None = None
    run: tree.DateRange = tree.DateRange()
    membership: PaidMembership | None = None
    messages_to: str | None = None
    prices_include_tax: bool = True
    earnings: tuple[Earning, ...] = ()
    bonus_days: tuple[BonusDay, ...] = ()
    offers: tuple[Offer, ...] = ()
    tiers: tuple[Tier, ...] = ()
    tier_settings: TierSettings = TierSettings()
    segments: tuple[Segment, ...] = ()
    first_order: FirstOrder | None = None
    redemption: Redemption | None = None
    rewards: tuple[Reward, ...] = ()
    stamp_cards: tuple[StampCard, ...] = ()
    referral: Referral | None = None
    points: PointsSettings = PointsSettings()
    returns: ReturnSettings = ReturnSettings()
    cumulation: Cumulation = Cumulation()
    messages: tuple[Message, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    words: dict[Language, dict[str, str]] = field(default_factory=dict, hash=False)
    page: PageWords = PageWords()
    examples: tuple[Example, ...] = ()
    defaults: tuple[Default, ...] = ()
    version: str = ""
    source: SourceText | None = field(default=None, compare=False, repr=False)
    file: tree.RuleFile | None = field(default=None, compare=False, repr=False)

    @property
    def cashback(self) -> bool:
        """Whether customers collect money rather than points."""
        return isinstance(self.unit, PotUnit)

    @property
    def one(self) -> Money:
        """One of the currency: a euro, a yen."""
        return Money(10 ** (currency_digits(self.currency) or 0), self.currency)

    @property
    def rules(self) -> tuple[AnyRule, ...]:
        """Every rule: those with a name of their own, then those of which there is one."""
        alone = (self.first_order, self.redemption, self.referral)
        return (
            *self.earnings,
            *self.bonus_days,
            *self.offers,
            *self.tiers,
            *self.segments,
            *self.rewards,
            *self.stamp_cards,
            *(rule for rule in alone if rule is not None),
        )

    @property
    def vocabulary(self) -> Vocabulary:
        """The merchant's own words, for whoever speaks of this programme."""
        named = self.status and self.status.one
        status = (named, self.status.many or named) if self.status and named else None
        match self.unit:
            case PointsUnit(one, many):
                return Vocabulary(self.texts, self.words, one, many, status=status)
            case PotUnit(name):
                return Vocabulary(self.texts, self.words, name, name, pot=True, status=status)

    def worth_of(self, units: int) -> Fraction | None:
        """What so many units pay, in the minor unit; None where the file has no rate."""
        rate = self.redemption.rate if self.redemption else None
        if rate is not None:
            return Fraction(units * rate.worth.minor, units_of(rate.points))
        return Fraction(units) if self.cashback else None

    def lasts_at(self, tier: str | None) -> bool:
        """Whether points do not expire at a tier, called by its name."""
        least = self.points.lasting_from
        if least is None:
            return False
        names = [each.label for each in self.tiers]
        return least in names and tier in names[names.index(least) :]

    def reward(self, label: str) -> Reward:
        """The reward of a name that the file declares."""
        return next(each for each in self.rewards if each.label == label)

    def amount(self, units: int) -> Amount:
        """So many units of what customers collect, as points or as money of the pot."""
        if self.cashback:
            return Money(units, self.currency)
        return Points(units, self.points.decimals)

    def exact(self, units: Fraction) -> Fraction | Money:
        """A number before it is rounded: of a pot, money as fine as it takes where that ends."""
        if not self.cashback:
            decimals = self.points.decimals
            return units / Fraction(10) ** decimals if decimals else units
        finer = decimals_of(units)
        if finer is None:
            return units / Fraction(10) ** Money(0, self.currency).digits
        return Money(int(units * 10**finer), self.currency, finer)


@dataclass(frozen=True, slots=True)
class _Edition:
    """A programme as a key: two readings of one version and one text are the same.

    Files of one version may tell it in other words, and on other lines.
    """

    version: str
    text: str
    program: Program = field(compare=False, repr=False)


def once_a_version(
    most: int,
) -> Callable[[Callable[[Program], T]], Callable[[Program], T]]:
    """Keep what a function makes of a programme for the versions used last, at most so many.

    A programme without a version, which stands for no file, is made anew each time.
    """

    def keeping(make: Callable[[Program], T]) -> Callable[[Program], T]:
        kept: Callable[[_Edition], T] = lru_cache(maxsize=most)(
            lambda edition: make(edition.program)
        )
        last: tuple[Program, T] | None = None

        @wraps(make)
        def made(program: Program) -> T:
            nonlocal last
            known = last  # threads may ask for several programmes at once
            if known is not None and known[0] is program:
                return known[1]
            if program.version:
                text = program.source.text if program.source else program.surface.value
                known = program, kept(_Edition(program.version, text, program))
            else:
                known = program, make(program)
            last = known
            return known[1]

        return made

    return keeping


def once_for_each(
    most: int, versions: int = 64
) -> Callable[[Callable[[Program, K], T]], Callable[[Program, K], T]]:
    """Keep what a function makes of a programme and something else, which is hashable.

    Of each of so many versions, at most so many.
    """

    def keeping(make: Callable[[Program, K], T]) -> Callable[[Program, K], T]:
        kept = once_a_version(versions)(lambda of: lru_cache(maxsize=most)(partial(make, of)))
        last: tuple[Program, Callable[[K], T]] | None = None

        @wraps(make)
        def made(program: Program, part: K) -> T:
            nonlocal last
            known = last  # threads may ask for several programmes at once
            if known is None or known[0] is not program:
                known = last = program, kept(program)
            return known[1](part)

        return made

    return keeping


MOST_DAYS = 4096
"""So many days are known for a version before they are found out anew."""


def once_a_day(make: Callable[[Program, dt.date], T]) -> Callable[[Program, dt.date], T]:
    """Keep what a function makes of a programme and a day: events of a day come together."""
    return once_for_each(MOST_DAYS)(make)
