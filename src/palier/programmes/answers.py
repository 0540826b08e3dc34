"""What a merchant says of a programme, answer by answer: what was not said is None."""

from __future__ import annotations

from enum import Enum

from palier import tree
from palier.quantity import Amount, Duration, Money, Percent, Points, currency_digits, units_of
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.values import dataclass

POT = Phrase("pot", "cagnotte")


class Collect(Enum):
    """What customers collect."""

    POINTS = "points"
    POT = "cashback"
    NOTHING = "nothing"


class Use(Enum):
    """What customers do with what they collect."""

    PAY = "pay"
    REWARDS = "rewards"
    BOTH = "both"
    NEITHER = "neither"


class CountedBy(Enum):
    """What tiers count."""

    SPENT = "spent"
    ORDERS = "orders"
    EARNED = "earned"


class CountedOver(Enum):
    """The time over which tiers count."""

    JOINING = "joining"
    YEAR = "12 months"
    CALENDAR = "calendar year"


class Given(Enum):
    """What a kind of customer gets instead of what all others get."""

    NO_POINTS = "no points"
    NOTHING = "nothing"


class Returned(Enum):
    """What becomes of the discounts of an order of which something comes back."""

    KEPT = "kept"
    AGAIN = "tested again"


@dataclass(frozen=True, slots=True)
class RewardAnswer:
    """`5 € for 100 points`: what is had, and what it is claimed for."""

    benefits: tuple[tree.Benefit, ...]
    cost: Points | Money


@dataclass(frozen=True, slots=True)
class TierAnswer:
    """A tier: its name, what it takes (0: everybody has it; None: not said yet), what it gives.

    It takes an amount that is spent or earned, or so many orders.
    """

    name: str
    bound: Amount | int | None = None
    benefits: tuple[tree.Benefit, ...] = ()


def size(bound: Amount | int) -> int:
    """How much a tier takes, to be compared with what another takes."""
    return bound if isinstance(bound, int) else units_of(bound)


@dataclass(frozen=True, slots=True)
class ActivityAnswer:
    """`review: 20`: something that customers do besides ordering, and what it earns."""

    name: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class MessageAnswer:
    """`We miss you: after 6 months without an order`: what customers are told, and when."""

    name: str
    moment: tree.Moment


Benefits = tuple[tree.Benefit, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A programme as a merchant has told it. Amounts of a pot are money, others points.

    `earn` is how many points for how much, or a percentage for a pot. `excluded` earns nothing,
    and what is on sale does where `sale`. `tiers` are the lowest first. `expiry`, `valid` and
    `accepted` are times (of none: for ever). A `birthday` and `joining` bring an amount, or a
    voucher of benefits.
    """

    language: Language
    name: str = ""
    currency: str = ""
    zone: str = ""
    collect: Collect = Collect.NOTHING
    called: tuple[str, str] | None = None
    earn: tuple[Points, Money] | Percent | None = None
    excluded: tuple[str, ...] | None = None
    sale: bool | None = None
    use: Use | None = None
    rate: tuple[Points, Money] | None = None
    rewards: tuple[RewardAnswer, ...] | None = None
    valid: Duration | None = None
    counted: CountedBy | None = None
    over: CountedOver | Duration | None = None
    tiers: tuple[TierAnswer, ...] | None = None
    birthday: Amount | Benefits | None = None
    joining: Amount | Benefits | None = None
    activities: tuple[ActivityAnswer, ...] | None = None
    first_order: Benefits | None = None
    friend: Benefits | None = None
    referrer: Benefits | None = None
    delivery: Money | None = None
    methods: tuple[str, ...] | None = None
    professionals: str | None = None
    instead: Benefits | Given | None = None
    expiry: Duration | None = None
    returned: Returned | None = None
    accepted: Duration | None = None
    combine: bool | None = None
    box: str | None = None
    messages: tuple[MessageAnswer, ...] | None = None
    examples: bool | None = None

    @property
    def pot(self) -> bool:
        """Whether customers collect money."""
        return self.collect is Collect.POT

    @property
    def collects(self) -> bool:
        """Whether customers collect anything."""
        return self.collect is not Collect.NOTHING

    def money(self, whole: int) -> Money:
        """So much in the currency, without decimals."""
        return Money(whole * 10 ** (currency_digits(self.currency) or 0), self.currency)

    @property
    def unit(self) -> tuple[str, str]:
        """What is collected, one and several."""
        usual = POT.in_(self.language)
        return self.called or ((usual, usual) if self.pot else ("point", "points"))
