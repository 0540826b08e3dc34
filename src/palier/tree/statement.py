"""Statements and whole files: a head, and clauses in the order they were written."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

from palier.closed import members, total
from palier.source import Language
from palier.tree import (
    benefits,
    calendar,
    clauses,
    conditions,
    cumulation,
    earning,
    examples,
    header,
    heads,
    messages,
    nodes,
    settings,
    using,
)
from palier.tree.heads import Head
from palier.tree.nodes import Node
from palier.values import dataclass, field

OfCalendar = clauses.UseLimit | using.AtMostFriends | calendar.Birthday | earning.OfTime
"""What goes by days, months or years of the calendar."""
GivesReward = earning.EarnReward | benefits.GiveReward | clauses.RewardOnReaching
"""What gives a voucher."""
CountsFriends = earning.EarnPerReferral | conditions.ReferralCount
OfStatus = benefits.TimesStatusPoints | conditions.StatusCount
WordsOfShop = (
    header.CollectPoints
    | header.CollectCashback
    | header.CollectStatusPoints
    | benefits.Perk
    | nodes.Tagged
    | nodes.InCategory
    | messages.MessageText
    | settings.Title
    | settings.Introduction
    | settings.Question
)
"""What holds words of the shop that customers read, names of statements aside."""


class Place(Enum):
    """A kind of statement."""

    PROGRAM = "loyalty program"
    EARNING = "earn"
    EARNING_COUNT = "earn per order or item"
    AWARD = "earn without an order"
    GRID = "earn by basket total"
    BONUS_DAY = "bonus day"
    OFFER = "offer"
    TIER = "tier"
    TIERS = "tiers"
    SEGMENT = "segment"
    FIRST_ORDER = "first order"
    REDEEM = "redeem points"
    REWARD = "reward"
    STAMP_CARD = "stamp card"
    REFERRAL = "referral"
    POINTS = "points"
    RETURNS = "returns"
    CUMULATION = "cumulation"
    MESSAGE = "message"
    GUARANTEE = "guarantee"
    WORDS = "in English"
    PAGE = "page"
    EXAMPLE = "example"


Clause = (
    header.ProgramClause
    | clauses.GridClause
    | clauses.OfferClause
    | clauses.TierClause
    | clauses.SegmentClause
    | clauses.FirstOrderClause
    | clauses.RedeemClause
    | clauses.RewardClause
    | clauses.StampCardClause
    | clauses.ReferralClause
    | settings.TiersClause
    | settings.PointsClause
    | settings.ReturnsClause
    | cumulation.CumulationClause
    | messages.MessageClause
    | settings.WordsClause
    | settings.PageClause
    | examples.ExampleClause
)

PLACES: Mapping[type[Head], Place] = total(
    Head,
    {
        heads.ProgramHead: Place.PROGRAM,
        earning.EarnPerAmount: Place.EARNING,
        earning.EarnPercent: Place.EARNING,
        earning.EarnPerOrder: Place.EARNING_COUNT,
        earning.EarnPerItem: Place.EARNING_COUNT,
        earning.EarnGrid: Place.GRID,
        earning.EarnOnBirthday: Place.AWARD,
        earning.EarnOnJoining: Place.AWARD,
        earning.EarnEvery: Place.AWARD,
        earning.EarnOnAnniversary: Place.AWARD,
        earning.EarnPerReferral: Place.AWARD,
        earning.EarnPerActivity: Place.AWARD,
        earning.EarnReward: Place.AWARD,
        earning.EarnStamps: Place.AWARD,
        heads.BonusDayHead: Place.BONUS_DAY,
        heads.OfferHead: Place.OFFER,
        heads.TierHead: Place.TIER,
        heads.TiersHead: Place.TIERS,
        heads.SegmentHead: Place.SEGMENT,
        heads.FirstOrderHead: Place.FIRST_ORDER,
        heads.RedeemHead: Place.REDEEM,
        heads.RewardHead: Place.REWARD,
        heads.StampCardHead: Place.STAMP_CARD,
        heads.ReferralHead: Place.REFERRAL,
        heads.PointsHead: Place.POINTS,
        heads.ReturnsHead: Place.RETURNS,
        heads.CumulationHead: Place.CUMULATION,
        messages.MessageHead: Place.MESSAGE,
        heads.GuaranteeHead: Place.GUARANTEE,
        heads.WordsHead: Place.WORDS,
        heads.PageHead: Place.PAGE,
        heads.ExampleHead: Place.EXAMPLE,
    },
)
"""The kind of statement that each head begins."""

CLAUSES: Mapping[Place, tuple[type[Node], ...]] = total(
    Place,
    {
        Place.PROGRAM: members(header.ProgramClause),
        Place.EARNING: members(clauses.EarningClause),
        Place.EARNING_COUNT: members(clauses.CountClause),
        Place.AWARD: members(clauses.AwardClause),
        Place.GRID: members(clauses.GridClause),
        Place.BONUS_DAY: members(clauses.BonusDayClause),
        Place.OFFER: members(clauses.OfferClause),
        Place.TIER: members(clauses.TierClause),
        Place.TIERS: members(settings.TiersClause),
        Place.SEGMENT: members(clauses.SegmentClause),
        Place.FIRST_ORDER: members(clauses.FirstOrderClause),
        Place.REDEEM: members(clauses.RedeemClause),
        Place.REWARD: members(clauses.RewardClause),
        Place.STAMP_CARD: members(clauses.StampCardClause),
        Place.REFERRAL: members(clauses.ReferralClause),
        Place.POINTS: members(settings.PointsClause),
        Place.RETURNS: members(settings.ReturnsClause),
        Place.CUMULATION: members(cumulation.CumulationClause),
        Place.MESSAGE: members(messages.MessageClause),
        Place.GUARANTEE: members(clauses.Conditional),
        Place.WORDS: members(settings.WordsClause),
        Place.PAGE: members(settings.PageClause),
        Place.EXAMPLE: members(examples.ExampleClause),
    },
)
"""The clauses that each kind of statement takes: the grammar's, and those that mean something."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A `#` line above a line of a statement (0: its head), or the note at its end."""

    line: int
    text: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Statement(Node):
    """A head at column 0 and the clauses indented under it."""

    is_asked_often: ClassVar[bool] = True
    head: Head
    clauses: tuple[Clause, ...] = ()
    comments: tuple[Comment, ...] = field(default=(), compare=False, repr=False)

    @property
    def place(self) -> Place:
        """The kind of statement it is.

        >>> from palier import tree
        >>> tree.Statement(tree.SegmentHead(tree.Name("iPod"))).place
        <Place.SEGMENT: 'segment'>
        """
        return PLACES[type(self.head)]


@dataclass(frozen=True, slots=True)
class RuleFile(Node):
    """A whole file. `texts` is the language of the merchant's own words."""

    statements: tuple[Statement, ...]
    texts: Language
    surface: Language = field(compare=False)
    texts_written: bool = field(default=False, compare=False)
    last_comments: tuple[str, ...] = field(default=(), compare=False)
