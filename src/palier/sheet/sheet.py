"""A sheet: its lines, and the marks that say which line is what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from palier import tree
from palier.because import Because
from palier.closed import total
from palier.program.model import Cumulation
from palier.sheet.facts import Fact
from palier.sheet.nodes import Expr
from palier.source import Span


class Unit(Enum):
    """What the value of a line counts."""

    MONEY = "money"
    POINTS = "points"
    COUNT = "count"
    FLAG = "yes or no"
    RATE = "rate"


class Part(Enum):
    """When a line is reckoned: before the choice, for each choice weighed, after it."""

    BEFORE = "before"
    CHOICE = "choice"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: its name, what it counts, how, and the phrase it comes from."""

    id: str
    unit: Unit
    expr: Expr
    part: Part
    column: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition of a rule, in the order they are tested; `because` names its failure.

    `source` is the clause it comes from, if one does, so that a reason can quote it.
    """

    because: str
    line: str
    source: tree.Node | None = None


NO_POINTS_WITH = total(
    tree.Party,
    {
        tree.Party.PROMO_CODES: Because.PROMO_CODE_USED,
        tree.Party.OFFERS: Because.OFFERS_USED,
        tree.Party.FIRST_ORDER: Because.FIRST_ORDER_BENEFITS_USED,
        tree.Party.SEGMENT: Because.SEGMENT_BENEFITS_USED,
        tree.Party.TIER: Because.TIER_BENEFITS_USED,
        tree.Party.REFERRAL: Because.REFERRAL_BENEFITS_USED,
        tree.Party.STAMP_CARDS: Because.STAMP_CARDS_USED,
        tree.Party.REWARDS: Because.REWARDS_USED,
        tree.Party.POINTS: Because.POINTS_USED,
    },
)
"""The reason why an order earns nothing, where a benefit of this party serves it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One benefit of a member, and the name its lines begin with.

    `amount` is what it takes off the goods, `shipping` and `gift` whether it frees or adds. The
    benefit is None for a promo code of the shop's own.
    """

    key: str
    benefit: tree.Benefit | None = None
    amount: str | None = None
    shipping: str | None = None
    gift: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """What may compete in the choice: one rule, promo code or voucher of a party.

    `alone` tells whether it would change this order by itself (None: only its turn can tell), and
    `worth` what it would take off the full basket; `effect` whether it does change it, in a choice
    that keeps it, and `amount` what it takes off the goods there.
    """

    id: str
    party: tree.Party
    rule: str
    label: str
    alone: str | None
    effect: str
    amount: str
    shipping: str | None = None
    slot: str | None = None
    worth: str | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleLines:
    """The guards of a rule, and the line that says whether all hold."""

    rule: str
    label: str
    guards: tuple[Guard, ...]
    applies: str


@dataclass(frozen=True, slots=True)
class LimitLines:
    """A cap on an award and the line of the room it leaves; `shared` with the other awards."""

    cap: tree.Cap | tree.BalanceCap
    line: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class FactorLines:
    """A multiplier, and the line (or column) that says where it works."""

    rule: str
    label: str
    factor: Fraction
    line: str


@dataclass(frozen=True, slots=True)
class AwardLines:
    """An award of points.

    `raw` is the number before caps, `given` after; `exact` is numerator line over denominator.
    `base` is the column (or scalar) reckoned on and `times` the multiplier in `per` parts; `shares`
    the points of each line. `blocked` are what silences it, tested after the guards.
    """

    rule: str
    label: str
    applies: str
    raw: str
    given: str
    numerator: str
    denominator: Fraction
    blocked: tuple[Guard, ...] = ()
    base: str | None = None
    times: str | None = None
    per: int = 1
    shipping: str | None = None
    times_shipping: str | None = None
    shares: str | None = None
    limits: tuple[LimitLines, ...] = ()
    kind: str = "earning"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something given that is not an amount: a perk or a gift, when its line holds."""

    name: str
    line: str
    rule: str


@dataclass(frozen=True, slots=True)
class CriterionLines:
    """One measure of a tier: its line after the order, and what must be reached or passed."""

    reach: tree.Reach
    line: str
    bound: int
    above: bool


@dataclass(frozen=True, slots=True)
class TierLines:
    """A tier: whether its criteria hold after the order, and the ways to it."""

    name: str
    rank: int
    after: str
    ways: tuple[tuple[CriterionLines, ...], ...]


@dataclass(frozen=True, slots=True)
class RedemptionLines:
    """Paying with points: what is put in, used, and worth, and the rank's service."""

    used: str
    worth: str
    served: str
    asked: str
    minimum: str | None


@dataclass(frozen=True, slots=True)
class CardLines:
    """A stamp card: its stamps after the order."""

    card: str
    after: str


@dataclass(frozen=True, slots=True)
class Slots:
    """The shape of what an order brings, each in the order brought.

    Codes of the file by offer id, `None` for one of the shop's own; rewards by id.
    """

    codes: tuple[str | None, ...] = ()
    rewards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The calculation of one order by one programme.

    `names` numbers the words of each fact: (domain, word) → number from 1, or bit for masks.
    `members` stand in the order of reckoning; `cumulation` says how they are chosen. `facts` are
    all that the lines ask for.
    """

    lines: tuple[Line, ...]
    names: dict[tuple[str, str], int]
    slots: Slots
    rules: dict[str, RuleLines]
    members: tuple[Member, ...]
    cumulation: Cumulation
    awards: tuple[AwardLines, ...]
    perks: tuple[Mark, ...]
    gifts: tuple[Mark, ...]
    tiers: tuple[TierLines, ...]
    cards: tuple[CardLines, ...]
    redemption: RedemptionLines | None
    facts: frozenset[Fact]
    factors: tuple[FactorLines, ...] = ()
