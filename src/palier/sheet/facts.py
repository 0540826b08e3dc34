"""What a sheet may ask: facts of the order, the calendar and the account, some with parameters.

Dates are days counted from 1 January 1970, hours are minutes since midnight, names are numbered by
the sheet (0: a name the programme does not know), sets of names are bit masks. All are made at the
boundary, in the programme's time zone, so that no engine knows a calendar.
"""

from __future__ import annotations

from enum import Enum

from palier.quantity import Duration, Period
from palier.tree import TextFact, TierCount
from palier.values import Hashed, Quick, dataclass


class Count(Quick):
    """What can be counted over time."""

    SPENT = "spent"
    ORDERS = "orders"
    POINTS_EARNED = "points_earned"
    COLLECTED = "collected"
    REFERRALS = "referrals"
    ACTIVITIES = "activities"
    STATUS_POINTS = "status_points"


Window = Duration | TierCount
"""Over what a measure is taken; `TierCount.SINCE_JOINING` is everything."""


class Scalar(Quick):
    """Facts of the whole order."""

    DAY = "day of the order"
    WEEKDAY = "day of the week"
    MONTH_DAY = "month and day"
    DAY_OF_MONTH = "day of the month"
    DAYS_LEFT = "days left in the month"
    MINUTE = "minute of the day"
    BIRTHDAY = "it is the customer's birthday"
    BIRTHDAY_MONTH = "it is the customer's birthday month"
    BIRTHDAY_WEEK = "it is the customer's birthday week"
    DAYS_FROM_BIRTHDAY = "days from the customer's birthday"
    AGE_KNOWN = "the customer's age is known"
    AGE = "the customer's age"
    GUEST = "the customer is a guest"
    LEAP_YEAR = "the year has a 29 February"
    NEWCOMER = "the customer joins by this order"
    MEMBER = "the membership is valid"
    AVAILABLE = "points available"
    PENDING = "points pending"
    PUT_IN = "points put in"
    EARNED_NOW = "points that this order earns"
    ASKED = "points asked for"
    ASKS_ALL = "all points are asked for"
    PAYS_WITH_POINTS = "the customer pays with points"
    SHIPPING_COST = "shipping cost"
    TIER_KNOWN = "the tier is known"
    TIER_HELD = "tier held"
    TIER_PROJECTED = "tier that this order reaches"
    FRIEND = "the customer was brought by a friend"
    CODES_BROUGHT = "number of promo codes"
    TAX_PARTS = "parts of taxes"
    SHIPPING_TAX_RATE = "tax per unit of money of shipping, in parts"


class Column(Quick):
    """Facts of each unit ordered: those of its order line."""

    PRICE = "unit price"
    FLOOR = "floor price"
    TAX_RATE = "tax per unit of money, in parts"
    ON_SALE = "on sale"
    TAGS = "tags"
    CATEGORIES = "categories"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class NameOf(Hashed):
    """The number of a name: customer type, channel, city…; for groups and codes, a mask."""

    fact: TextFact


@dataclass(frozen=True, slots=True)
class Measured(Hashed):
    """How much was counted over a window before this order."""

    count: Count
    window: Window
    activity: str | None = None


class Since(Quick):
    """From when a time is counted."""

    JOINING = "joining"
    TODAY = "today"
    LAST_ORDER = "last order"


@dataclass(frozen=True, slots=True)
class DayAfter(Hashed):
    """The day a time after joining, the last order or today; far in the future when never."""

    since: Since
    duration: Duration


@dataclass(frozen=True, slots=True)
class HasHappened(Hashed):
    """Whether the customer's joining day, or last order, is known."""

    since: Since


@dataclass(frozen=True, slots=True)
class Box(Hashed):
    """Whether a box of the shop is ticked."""

    name: str


class Mask(Enum):
    """Sets of names."""

    PRODUCTS_ORDERED = "products ordered before"


class Kind(Quick):
    """What earlier orders are known to hold."""

    PRODUCT = "product"
    CATEGORY = "category"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Bought(Hashed):
    """How many units of something were ordered over a window before this order.

    The name is as names are compared.
    """

    kind: Kind
    name: str
    window: Window


@dataclass(frozen=True, slots=True)
class Uses(Hashed):
    """How often a rule was used in the calendar period of the order; None: ever."""

    rule: str
    period: Period | None


@dataclass(frozen=True, slots=True)
class Awarded(Hashed):
    """How many points a rule (None: all) gave in the calendar period of the order, before it."""

    rule: str | None
    period: Period


@dataclass(frozen=True, slots=True)
class Stamps(Hashed):
    """The stamps on a card before the order."""

    card: str


@dataclass(frozen=True, slots=True)
class PaidBy(Hashed):
    """How much is paid by some means; None: by any that the order names."""

    methods: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class PaysTheRest(Hashed):
    """Whether one of some means pays all that the others leave."""

    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FriendsDue(Hashed):
    """How many times a referral's `after N friends` (by position) is due."""

    position: int


@dataclass(frozen=True, slots=True)
class CodeSlot(Hashed):
    """A place for one promo code of an order, counting from 0."""

    position: int

    def __str__(self) -> str:
        return f"code.{self.position + 1}"


@dataclass(frozen=True, slots=True)
class VoucherSlot(Hashed):
    """A place for one voucher of an order, counting from 0."""

    position: int

    def __str__(self) -> str:
        return f"voucher.{self.position + 1}"


Slot = CodeSlot | VoucherSlot


@dataclass(frozen=True, slots=True)
class Brought(Hashed):
    """Whether the order brings what a slot stands for: a promo code or a voucher."""

    slot: Slot


@dataclass(frozen=True, slots=True)
class CodeWorth(Hashed):
    """What a code of the shop's own takes off."""

    slot: CodeSlot


@dataclass(frozen=True, slots=True)
class PutIn(Hashed):
    """The points that were put into a voucher."""

    slot: VoucherSlot


@dataclass(frozen=True, slots=True)
class Kept(Hashed):
    """Whether the choice keeps a competitor: given by the choice, not by the order."""

    member: str


Windowed = Measured | Bought
"""Facts that look back over a time."""
Limited = Uses | Awarded
"""What limits and caps are held against."""
OfNoCount = (
    Scalar
    | Column
    | Mask
    | NameOf
    | DayAfter
    | HasHappened
    | Box
    | Stamps
    | PaidBy
    | PaysTheRest
    | FriendsDue
    | Brought
    | CodeWorth
    | PutIn
    | Kept
)
"""Facts of the day, of the order, or of what is held: nothing is counted for them."""
Fact = OfNoCount | Windowed | Limited
