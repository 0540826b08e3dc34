"""The first lines of statements that say how something is earned."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from palier.closed import those, total
from palier.quantity import Earned, Money, MonthDay, Percent, Period
from palier.tree.nodes import Name, Node
from palier.values import dataclass


class Steps(Enum):
    """How an amount is counted out: in proportion, by full steps, by steps begun."""

    PROPORTIONAL = "per"
    FULL = "per full"
    STARTED = "per started"


@dataclass(frozen=True, slots=True)
class EarnPerAmount(Node):
    """`earn 1 point per [full | started] 10 EUR[, item by item]`"""

    amount: Earned
    step: Money
    steps: Steps
    item_by_item: bool = False


@dataclass(frozen=True, slots=True)
class EarnPerOrder(Node):
    """`earn 100 points per order`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnPerItem(Node):
    """`earn 5 points per item`, `earn 1 point per 2 items`"""

    amount: Earned
    items: int = 1


@dataclass(frozen=True, slots=True)
class EarnPercent(Node):
    """`earn 5% of purchases[, item by item]`: a cashback file's own"""

    percent: Percent
    item_by_item: bool = False


@dataclass(frozen=True, slots=True)
class EarnGrid(Node):
    """`earn by basket total`: its bands are clauses"""


@dataclass(frozen=True, slots=True)
class EarnOnBirthday(Node):
    """`earn 50 points on the customer's birthday`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnOnJoining(Node):
    """`earn 30 points on joining`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnPerReferral(Node):
    """`earn 200 points per referral`"""

    amount: Earned


@dataclass(frozen=True, slots=True)
class EarnPerActivity(Node):
    """`earn 20 points per "avis produit"`"""

    amount: Earned
    activity: Name


@dataclass(frozen=True, slots=True)
class EarnEvery(Node):
    """`earn 50 points every month`, `every quarter`, `every year`, `every 1 January`"""

    amount: Earned
    every: Period | MonthDay


@dataclass(frozen=True, slots=True)
class EarnOnAnniversary(Node):
    """`earn 100 points on the anniversary of joining`"""

    amount: Earned


class Occasion(Enum):
    """When a reward or stamps are given that no order gives."""

    BIRTHDAY = "birthday"
    JOINING = "joining"
    PERIOD = "period"
    ANNIVERSARY = "anniversary"
    REFERRAL = "referral"
    ACTIVITY = "activity"


OF_DAYS = those(
    Occasion,
    yes=[Occasion.PERIOD, Occasion.ANNIVERSARY],
    no=[Occasion.BIRTHDAY, Occasion.JOINING, Occasion.REFERRAL, Occasion.ACTIVITY],
)
"""What comes again on days of its own, and on no birthday."""


@dataclass(frozen=True, slots=True)
class EarnReward(Node):
    """`earn reward "Birthday treat" on the customer's birthday`; `on joining`, `every month`…"""

    reward: Name
    occasion: Occasion
    activity: Name | None = None
    every: Period | MonthDay | None = None


@dataclass(frozen=True, slots=True)
class EarnStamps(Node):
    """`earn 2 stamps on "Coffee" on joining`; without a card, on every card"""

    stamps: int
    occasion: Occasion
    card: Name | None = None
    activity: Name | None = None
    every: Period | MonthDay | None = None


OfAmounts = EarnPerAmount | EarnPercent
OnSpending = OfAmounts | EarnGrid
"""Heads that earn on what is spent: in proportion, or by steps."""
OnOrders = OnSpending | EarnPerOrder | EarnPerItem
"""Heads that earn on an order."""
OfTime = EarnOnBirthday | EarnOnAnniversary | EarnEvery
"""Heads that earn points or money on a day that comes by itself."""
OnEvents = OfTime | EarnOnJoining | EarnPerReferral | EarnPerActivity
"""Heads that earn points or money when something happens outside orders."""
EarnsBesides = EarnReward | EarnStamps
"""Heads that give no points but a reward, or stamps, when something happens outside orders."""
ByItself = OnEvents | EarnsBesides
"""Heads of what no order gives."""
EarnHead = OnOrders | ByItself
EarnsAmount = EarnPerAmount | EarnPerOrder | EarnPerItem | OnEvents
"""Heads that name how much is earned."""
NotByAmount = EarnPerOrder | EarnPerItem | EarnGrid | ByItself
"""Heads of which each unit spent earns nothing by itself."""
OfActivity = EarnPerActivity | EarnsBesides
"""Heads that may speak of an activity."""
ComesAgain = EarnEvery | EarnsBesides
"""Heads that may say how often something comes again."""
OCCASION_OF: Mapping[type[OnEvents], Occasion] = total(
    OnEvents,
    {
        EarnOnBirthday: Occasion.BIRTHDAY,
        EarnOnJoining: Occasion.JOINING,
        EarnEvery: Occasion.PERIOD,
        EarnOnAnniversary: Occasion.ANNIVERSARY,
        EarnPerReferral: Occasion.REFERRAL,
        EarnPerActivity: Occasion.ACTIVITY,
    },
)
"""When what earns points outside orders does so."""


def occasion_of(head: EarnHead) -> Occasion | None:
    """When a head gives, where no order makes it: a day that comes, joining, a referral…

    >>> occasion_of(EarnReward(Name("Mug"), Occasion.JOINING)), occasion_of(EarnGrid())
    (<Occasion.JOINING: 'joining'>, None)
    """
    if isinstance(head, EarnsBesides):
        return head.occasion
    return OCCASION_OF[type(head)] if isinstance(head, OnEvents) else None
