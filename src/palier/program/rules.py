"""The rules of a programme, resolved: each with the scope it works in.

Selections, conditions, benefits and bands are the tree's own nodes: they already say what they
mean, and their names have been checked. In a cashback programme every amount of points is Money.
"""

from __future__ import annotations

from itertools import chain
from typing import assert_never

from palier import tree
from palier.quantity import (
    Amount,
    Duration,
    EveryMonthOrYear,
    Money,
    MonthDay,
    Percent,
    Period,
    StatusPoints,
)
from palier.source import Span
from palier.values import dataclass, field, replace
from palier.weekdays import Weekday


@dataclass(frozen=True, slots=True)
class Scope:
    """When, for whom, on what and how often a rule works.

    Of several dates, weekdays, days that come back, times about a birthday, or hours any one
    will do; everything else must hold.
    """

    dates: tuple[tree.DateRange, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    recurring: tuple[EveryMonthOrYear, ...] = ()
    birthday: tuple[tree.Birthday, ...] = ()
    hours: tuple[tree.Hours, ...] = ()
    when: tuple[tree.Test, ...] = ()
    unless: tuple[tree.Test, ...] = ()
    baskets: tree.OnBaskets | None = None
    nth: tree.OnNthOrder | None = None
    every_nth: tree.OnEveryNthOrder | None = None
    limits: tuple[tree.UseLimit, ...] = ()
    once: bool = False
    only: tree.Selection | None = None
    excepted: tree.Selection | None = None
    on_page: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`id` is stable within the programme (`offer.2`); `label` is what outcomes call it.

    The label is the merchant's name for the rule, or its first line in the file's language
    (`earn 1 point per 1 EUR`, `redeem points`, `first order`).
    """

    id: str
    label: str
    formerly: tuple[str, ...] = ()
    span: Span = field(compare=False)
    scope: Scope = Scope()

    @property
    def kind(self) -> str:
        """What ids of rules of its kind begin with: `offer`."""
        return self.id.partition(".")[0]


def gives_status(benefit: tree.Benefit) -> bool:
    """Whether a benefit is status points, or more of them."""
    match benefit:
        case tree.GivePoints(amount) | tree.ExtraPoints(amount):
            return isinstance(amount, StatusPoints)
        case tree.TimesStatusPoints():
            return True
        case tree.TimesPoints() | tree.NextItemFree() | tree.ExtraStamps() | tree.Rate():
            return False
        case tree.Perk() | tree.GiveReward():
            return False
        case _ if isinstance(benefit, tree.OnPrices):
            return False
        case _:
            assert_never(benefit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earning(Rule):
    """An `earn …` statement. `bands` are an earning grid's.

    `before_discounts` is None when the file does not say on which amount (then: the amount paid,
    and an earning grid tests the total of its lines before discounts).
    """

    head: tree.EarnHead
    bands: tuple[tree.Band, ...] = ()
    before_discounts: bool | None = None
    excluding_tax: bool = False
    including_shipping: bool = False
    paid: tree.PaidClause | None = None
    caps: tuple[tree.Cap, ...] = ()
    replaces: bool = False

    @property
    def gives_status(self) -> bool:
        """Whether it gives status points: of a grid, its bands do."""
        match self.head:
            case tree.EarnPercent() | tree.EarnReward() | tree.EarnStamps():
                return False
            case tree.EarnGrid():
                return any(gives_status(each) for band in self.bands for each in band.benefits)
            case _ if isinstance(self.head, tree.EarnsAmount):
                return isinstance(self.head.amount, StatusPoints)
            case _:
                assert_never(self.head)

    @property
    def reward(self) -> str | None:
        """The reward that it gives; None where it gives points."""
        return self.head.reward.text if isinstance(self.head, tree.EarnReward) else None

    @property
    def stamps(self) -> tree.EarnStamps | None:
        """The stamps that it gives, and on which card; None where it gives something else."""
        return self.head if isinstance(self.head, tree.EarnStamps) else None

    @property
    def every(self) -> Period | MonthDay | None:
        """How often it gives, where it does so on the first day of each period."""
        return self.head.every if isinstance(self.head, tree.ComesAgain) else None

    @property
    def collects(self) -> bool:
        """Whether it gives points, or status points: no reward, and no stamps."""
        return not isinstance(self.head, tree.EarnsBesides)

    @property
    def occasion(self) -> tree.Occasion | None:
        """When it gives, where no order makes it: a day that comes, joining, a referral…"""
        return tree.occasion_of(self.head)

    @property
    def on_orders(self) -> bool:
        """Whether an order makes it earn: not a birthday, joining, a referral or an activity."""
        return self.occasion is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving(Rule):
    """A rule that gives benefits: all the time, by bands, or once for every step."""

    benefits: tuple[tree.Benefit, ...] = ()
    bands: tuple[tree.Band, ...] = ()
    steps: tuple[tree.ForEvery, ...] = ()

    @property
    def given(self) -> tuple[tree.Benefit, ...]:
        """Every benefit, those of bands and steps too."""
        in_bands = chain(*(each.benefits for each in self.bands))
        in_steps = chain(*(each.benefits for each in self.steps))
        return (*self.benefits, *in_bands, *in_steps)

    @property
    def touches(self) -> Scope:
        """The scope that its benefits work in."""
        return self.scope


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusDay(Giving):
    """`bonus day "Black Friday" on 27 November 2026`; its days are in its scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Giving):
    """`offer "Bienvenue" [with promo code "HELLO"]`"""

    code: tree.Name | None = None
    for_everybody: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier(Giving):
    """`tier "Gardien" from 600 EUR spent or 5 orders`; `rank` counts from 0, the lowest.

    `on_reaching` are the points, and `reward` the reward, that it gives on being reached.
    """

    rank: int
    criteria: tree.Criteria | None = None
    on_reaching: Amount | None = None
    reward: tree.Name | None = None


@dataclass(frozen=True, slots=True)
class TierSettings:
    """`tiers`: what is counted and for how long a tier is kept (None: no longer than counted)."""

    window: Duration | tree.TierCount = tree.TierCount.SINCE_JOINING
    keeping: Duration | tree.TierKeeping | None = None
    one_level: bool = False
    grace: Duration | None = None
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Giving):
    """`segment "Pros à Paris"`: its conditions are its scope's `when` and `unless`."""

    earns_no_points: bool = False
    gets_nothing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOrder(Giving):
    """`first order`"""

    earns: tree.FirstOrderEarns | None = None
    earns_no_points: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Redemption(Giving):
    """`redeem points`. `rate` is the bare rate; a pot's is one for one, step by step.

    `bands` measure the points put in (POINTS, `low`/`high` Points or, for a pot, Money), an amount
    or items. `per_item` is the most that is paid of each item; `unfit` what becomes of a request
    that does not fit (None: above the balance it stops the order, otherwise it is cut down).
    """

    rate: tree.Rate | None
    from_nth: int = 1
    at_least: Amount | None = None
    at_most_share: Percent | None = None
    at_most_balance: Percent | None = None
    at_most: Money | None = None
    per_item: Money | None = None
    unfit: tree.Unfit | None = None
    last_block: bool = False
    deduction: tree.Deduction = tree.Deduction.USED

    @property
    def limited(self) -> bool:
        """Whether a share of the basket or of the balance, or each item, limits what is used."""
        return bool(self.at_most_share or self.at_most_balance or self.per_item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward(Giving):
    """`reward "Chèque 10 €" for 200 points`; no bands.

    `cost` None: it is given by other rules only. With a `step`, `cost` is the least that buys it,
    and it is worth what its rate says of all whole steps. `prices` go before `cost` where they
    hold. `valid` is a time, or the period at the end of which it lapses; `every` the period at the
    beginning of which it is given automatically, or the day of the year.
    """

    cost: Amount | None = None
    step: Amount | None = None
    prices: tuple[tree.PriceWhen, ...] = ()
    valid: Duration | Period | None = None
    available: tree.RewardAvailable = tree.RewardAvailable()
    automatic: bool = False
    every: Period | MonthDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StampCard(Giving):
    """A card that is stamped for each item, each order, or each whole `step` that is paid."""

    stamps: int
    per_order: bool = False
    step: Money | None = None
    expires: Duration | None = None
    unstamped_when_paid: bool = False

    def takes(self, given: tree.ExtraStamps | tree.EarnStamps) -> bool:
        """Whether stamps are for this card: they name it, or none."""
        return given.card is None or given.card.text == self.label

    @property
    def on_filling(self) -> bool:
        """Whether it gives as soon as it is full: a reward, and nothing that an order would use."""
        rewards = any(isinstance(each, tree.GiveReward) for each in self.benefits)
        return rewards and all(isinstance(each, tree.GivesAnyway) for each in self.benefits)

    @property
    def touches(self) -> Scope:
        """What is stamped says nothing about what a full card gives."""
        return replace(self.scope, only=None, excepted=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Rule):
    """`referral`: what the friend gets on the first order, what the referrer gets after friends."""

    counts_from: tree.CountsFrom | None = None
    from_joining: bool = False
    friend: tuple[tree.Benefit, ...] = ()
    after: tuple[tree.AfterFriends, ...] = ()
    limits: tuple[tree.AtMostFriends, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Rule):
    """`message "We miss you" after 6 months without an order`; no order meets it.

    `text` has figures of the customer in braces; None: the message says what its moment does.
    """

    moment: tree.Moment
    text: str | None = None


AnyRule = (
    Earning
    | BonusDay
    | Offer
    | Tier
    | Segment
    | FirstOrder
    | Redemption
    | Reward
    | StampCard
    | Referral
)
Banded = Earning | Giving
"""Rules that may have bands."""
NotSteep = BonusDay | Reward | StampCard
"""Rules that do not give more from a basket on: by days, for points, for stamps."""
Discounting = Offer | Tier | Segment | FirstOrder
"""Rules that make an order cheaper, and ask for no points or stamps."""
Unpaid = BonusDay | Offer | Tier | Segment | FirstOrder
"""Rules that ask for no points and no stamps."""
Unnamed = FirstOrder | Redemption | Referral | Earning
"""Rules that bear no name of the shop's."""
