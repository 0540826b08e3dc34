"""Clauses of the statements that say how the whole programme behaves, and which take which."""

from __future__ import annotations

from enum import Enum

from palier.quantity import Amount, Duration, MonthDay, Period
from palier.tree.clauses import Cap
from palier.tree.nodes import Milestone, Name, Node
from palier.values import Quick, dataclass


class TierCount(Quick):
    """`count the calendar year`, `count everything since joining`"""

    CALENDAR_YEAR = "calendar year"
    SINCE_JOINING = "since joining"


@dataclass(frozen=True, slots=True)
class CountOver(Node):
    """`count the last 12 months`, `count the calendar year`, `count everything since joining`"""

    window: Duration | TierCount


class TierKeeping(Enum):
    """`are kept until the end of the following year`, `are kept for life`"""

    FOLLOWING_YEAR = "following year"
    LIFE = "life"


@dataclass(frozen=True, slots=True)
class Kept(Node):
    """`are kept for 12 months`, `… until the end of the following year`, `… for life`"""

    keeping: Duration | TierKeeping


@dataclass(frozen=True, slots=True)
class OneLevelAtATime(Node):
    """`go down one level at a time`"""


@dataclass(frozen=True, slots=True)
class Grace(Node):
    """`allow 30 days of grace`"""

    duration: Duration


@dataclass(frozen=True, slots=True)
class ReachedAtOnce(Node):
    """`an order already has the benefits of the tier it reaches`"""


@dataclass(frozen=True, slots=True)
class Available(Node):
    """`are available at once` (no milestone), `are available [14 days] after the delivery`"""

    after: Milestone | None = None
    delay: Duration | None = None


@dataclass(frozen=True, slots=True)
class ExpireAfter(Node):
    """`expire 12 months after they are earned[, at the end of the month]`: quarter or year too"""

    duration: Duration
    end_of: Period | None = None


@dataclass(frozen=True, slots=True)
class ExpireWithoutOrder(Node):
    """`expire after 12 months without an order`"""

    duration: Duration


@dataclass(frozen=True, slots=True)
class ExpireWithoutActivity(Node):
    """`expire after 12 months without activity`: no order, award, claim, activity or friend"""

    duration: Duration


@dataclass(frozen=True, slots=True)
class ExpireAtYearEnd(Node):
    """`expire at the end of the year`"""


@dataclass(frozen=True, slots=True)
class ExpireOnDate(Node):
    """`expire on 31 March of the year after`"""

    date: MonthDay


@dataclass(frozen=True, slots=True)
class NeverExpire(Node):
    """`never expire`"""


@dataclass(frozen=True, slots=True)
class LastFromTier(Node):
    """`do not expire at tier "Diamond" or above`"""

    tier: Name


WithoutDoing = ExpireWithoutOrder | ExpireWithoutActivity
"""Ways for points to expire when the customer does nothing."""
Expiry = ExpireAfter | ExpireWithoutOrder | ExpireWithoutActivity | ExpireAtYearEnd | ExpireOnDate
"""Ways for points to expire."""
ExpireTogether = ExpireWithoutOrder | ExpireWithoutActivity
"""Those by which all points expire on one day."""


class Rounding(Enum):
    """`are rounded down`, `up`, `to the nearest` (half up)"""

    DOWN = "down"
    UP = "up"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Rounded(Node):
    """`are rounded down`"""

    rounding: Rounding


@dataclass(frozen=True, slots=True)
class PointsDecimals(Node):
    """`have 2 decimals`"""

    digits: int


@dataclass(frozen=True, slots=True)
class UsedAtOnce(Node):
    """`can be used on the order that earns them`"""


@dataclass(frozen=True, slots=True)
class BalanceCap(Node):
    """`the balance holds at most 5,000 points`"""

    amount: Amount


@dataclass(frozen=True, slots=True)
class BelowZero(Node):
    """`the balance may go below zero after a return`, `the balance never goes below zero`"""

    allowed: bool


@dataclass(frozen=True, slots=True)
class AcceptedFor(Node):
    """`are accepted for 24 months`"""

    duration: Duration


@dataclass(frozen=True, slots=True)
class DiscountsAfterReturn(Node):
    """`keep the discounts`, `test the discounts again`"""

    tested_again: bool


class GivenBack(Enum):
    """What a return gives back of what paid for the order."""

    POINTS = "points used"
    REWARDS = "rewards"


@dataclass(frozen=True, slots=True)
class NotGivenBack(Node):
    """`do not give back points used`, `do not give back rewards`"""

    what: GivenBack


@dataclass(frozen=True, slots=True)
class LimitsStayUsed(Node):
    """`leave limits used`"""


@dataclass(frozen=True, slots=True)
class MissingPointsRetained(Node):
    """`points no longer there are taken off the refund`"""


@dataclass(frozen=True, slots=True)
class Translated(Node):
    """`"Ventes privées" is "Private sales"`"""

    words: Name
    translation: Name


@dataclass(frozen=True, slots=True)
class Title(Node):
    """`title "Comment marche notre club"`"""

    text: Name


@dataclass(frozen=True, slots=True)
class Introduction(Node):
    """`introduction "…" "…"`: one paragraph each"""

    paragraphs: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Question(Node):
    """`question "…" answer "…"`"""

    question: Name
    answer: Name


@dataclass(frozen=True, slots=True)
class Colour(Node):
    """`colour "#1A7F5A"`: the brand's, from which all others are made"""

    figures: Name


@dataclass(frozen=True, slots=True)
class Logo(Node):
    """`logo "logo.svg"`: a picture beside the rule file"""

    file: Name


@dataclass(frozen=True, slots=True)
class Picture(Node):
    """`picture "shop.jpg" described as "Our shop in June"`: one at the top of the page"""

    file: Name
    described: Name | None = None


@dataclass(frozen=True, slots=True)
class JoinAt(Node):
    """`join at "https://shop.example/club"`: where the button leads"""

    address: Name


@dataclass(frozen=True, slots=True)
class SignInAt(Node):
    """`sign in at "https://shop.example/account"`"""

    address: Name


@dataclass(frozen=True, slots=True)
class ShopAt(Node):
    """`shop at "https://shop.example"`"""

    address: Name


@dataclass(frozen=True, slots=True)
class ContactAt(Node):
    """`contact "club@shop.example"`: an address on the web, of e-mail, or a telephone number"""

    address: Name


TiersClause = CountOver | Kept | OneLevelAtATime | Grace | ReachedAtOnce
PointsClause = (
    Available
    | Expiry
    | NeverExpire
    | LastFromTier
    | Rounded
    | PointsDecimals
    | UsedAtOnce
    | Cap
    | BalanceCap
    | BelowZero
)
ReturnsClause = (
    AcceptedFor | DiscountsAfterReturn | NotGivenBack | LimitsStayUsed | MissingPointsRetained
)
WordsClause = Translated
PageClause = (
    Title
    | Introduction
    | Question
    | Colour
    | Logo
    | Picture
    | JoinAt
    | SignInAt
    | ShopAt
    | ContactAt
)
