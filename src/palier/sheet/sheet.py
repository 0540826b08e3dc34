"""A sheet: its lines, and the marks that say which line is what.

A mark bears handles (`One`, `Rows`) of lines. Whoever reads a sheet finds a line by its mark, and
never by its name: names are for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from palier import tree
from palier.because import Because
from palier.closed import total
from palier.program.model import Cumulation
from palier.sheet.facts import CodeSlot, Fact, Slot
from palier.sheet.nodes import Divide, Expr, LineName, One, Ref, Rows, Value
from palier.source import Span
from palier.values import dataclass

GROSS = Rows(LineName("gross"))
BASKET = One(LineName("basket"))
NET = Rows(LineName("net"))
SHIPPING_FREE = One(LineName("shipping.free"))
SHIPPING_CHARGED = One(LineName("shipping.charged"))
TO_PAY_GOODS = One(LineName("to-pay.goods"))
TO_PAY = One(LineName("to-pay"))
"""Lines that the sheet of every order has."""


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

    id: LineName
    unit: Unit
    expr: Expr
    part: Part
    column: bool = False
    span: Span | None = None


class Values:
    """What lines have come to, asked by their handles; mixed into whatever holds the values."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def values(self) -> Mapping[LineName, Value]: ...

        @property
        def rows(self) -> int: ...

    def scalar(self, line: One) -> int:
        """The value of a line that has one."""
        value = self.values[line.line]
        if isinstance(value, tuple):
            raise TypeError(f"{line.line} is a column")
        return value

    def holds(self, line: One) -> bool:
        """Whether a line that is true or false is true."""
        return bool(self.scalar(line))

    def column(self, line: Ref) -> tuple[int, ...]:
        """The values of a line on every row of the order."""
        value = self.values[line.line]
        return value if isinstance(value, tuple) else (value,) * self.rows

    def total(self, line: Ref) -> int:
        """The value of a line, or the sum of its rows."""
        value = self.values[line.line]
        return sum(value) if isinstance(value, tuple) else value

    def at(self, line: Ref, row: int | None) -> int | None:
        """The value of a line on a row; of a column without a row, None."""
        value = self.values[line.line]
        if isinstance(value, tuple):
            return None if row is None else value[row]
        return value


# Rules ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition of a rule, in the order they are tested; `because` names its failure.

    `source` is the clause it comes from, if one does, so that a reason can quote it. `inside` are
    the conditions that it sums up: those of belonging to a segment.
    """

    because: str
    line: One
    source: tree.Node | None = None
    inside: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleLines:
    """The guards of a rule, and the line that says whether all hold."""

    rule: str
    label: str
    guards: tuple[Guard, ...]
    applies: One


@dataclass(frozen=True, slots=True)
class BandLines:
    """What the bands of a rule look at, and which one applies, band by band."""

    measured: One
    applies: tuple[One, ...]


@dataclass(frozen=True, slots=True)
class PromiseLines:
    """What a referral promises on a condition, and whether this order takes it."""

    lines: RuleLines
    taken: One


@dataclass(frozen=True, slots=True)
class ReferralLines:
    """What a referral promises the friend, and the referrer line by line."""

    friend: PromiseLines | None = None
    after: tuple[PromiseLines, ...] = ()


# Benefits -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OwnCode:
    """A promo code of the shop's own."""

    slot: CodeSlot


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage of `base`: `share` of it, which is no more than `asked` once its limit is set"""

    benefit: tree.PercentOff
    base: One
    share: Divide
    asked: Expr


@dataclass(frozen=True, slots=True)
class CheapestUnit:
    """A percentage of the cheapest unit, and what that unit comes to."""

    benefit: tree.CheapestOff
    unit: One


@dataclass(frozen=True, slots=True)
class FreeItems:
    """Items that a stamp card frees: how many, of how many stamped, with how many stamps before."""

    benefit: tree.NextItemFree
    number: One
    stamped: Rows
    before: One


@dataclass(frozen=True, slots=True)
class Blocks:
    """Points used by whole blocks: how many, what could be paid with them, and the limit."""

    benefit: tree.Rate
    blocks: One
    payable: One
    limit: One | None


Plain = tree.MoneyOff | tree.MoneyOffEach | tree.FreeShipping | tree.FreeProduct | tree.Gift
"""Benefits that take no lines besides those of every piece."""
Work = Plain | OwnCode | Percentage | CheapestUnit | FreeItems | Blocks


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
    """One benefit of a member, and the lines it takes.

    `amount` is what it takes off the goods, `share` on each line, and `most` what there is to take
    it off; `shipping` and `gift` say whether it frees or adds. `band` is the one it belongs to.
    """

    work: Work
    amount: One | None = None
    share: Rows | None = None
    most: One | None = None
    shipping: One | None = None
    gift: One | None = None
    band: One | None = None

    @property
    def benefit(self) -> tree.Benefit | None:
        """What the file says; nothing, for a promo code of the shop's own."""
        match self.work:
            case OwnCode():
                return None
            case Percentage() | CheapestUnit() | FreeItems() | Blocks():
                return self.work.benefit
            case _:
                return self.work


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
    alone: One | None
    effect: One
    amount: One
    shipping: One
    slot: Slot | None = None
    worth: One | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something given that is not an amount: a perk or a gift, when its line holds."""

    name: str
    line: One
    rule: str


@dataclass(frozen=True, slots=True)
class RedemptionLines:
    """Paying with points: its guards, what is put in, used, and whether it serves.

    `bare` is the rate outside the bands; `paid` what points take off each line, way by way.
    """

    lines: RuleLines
    member: str
    used: One
    served: One
    asked: One
    bare: Blocks | None
    paid: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class CardLines:
    """A stamp card: its stamps before the order, those put on, and those after it."""

    card: str
    before: One
    put_on: One
    after: One


# Points ---------------------------------------------------------------------------------------


class AwardKind(Enum):
    """Where an award comes from."""

    EARNING = "earning"
    FIRST_ORDER = "first order"
    EXTRA = "extra"
    PROMISED = "promised"
    REACHING = "reaching"
    JOINING = "joining"


@dataclass(frozen=True, slots=True)
class LimitLines:
    """A cap on an award and the line of the room it leaves; `shared` with the other awards."""

    cap: tree.Cap | tree.BalanceCap
    line: One
    shared: bool = False


@dataclass(frozen=True, slots=True)
class FactorLines:
    """A multiplier, and the line (or column) that says where it works."""

    rule: str
    label: str
    factor: Fraction
    line: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLines:
    """An award of points.

    `raw` is the number before caps, `given` after; `exact` is numerator line over denominator.
    `base` is the column (or scalar) reckoned on, `units` the items, `number` the steps or the
    points of the band; `times` is the multiplier in `per` parts, `times_order` that of the order as
    a whole; `shares` the points of each line. `blocked` are what silences it, tested after the
    guards; `replaces` says whether it silences the others.
    """

    rule: str
    label: str
    kind: AwardKind
    applies: One
    raw: One
    given: One
    numerator: One
    denominator: Fraction = Fraction(1)
    blocked: tuple[Guard, ...] = ()
    replaces: One | None = None
    base: Ref | None = None
    units: Rows | None = None
    number: One | None = None
    times: Ref | None = None
    times_order: One | None = None
    per: int = 1
    shipping: One | None = None
    shares: Rows | None = None
    limits: tuple[LimitLines, ...] = ()


# Tiers ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CriterionLines:
    """One measure of a tier: its line after the order, and what must be reached or passed."""

    reach: tree.Reach
    line: One
    bound: int
    above: bool


@dataclass(frozen=True, slots=True)
class TierLines:
    """A tier, and the ways to it."""

    name: str
    ways: tuple[tuple[CriterionLines, ...], ...]


@dataclass(frozen=True, slots=True)
class RankLines:
    """The rank of the customer's tier: before the order, for its benefits, and after it."""

    before: One
    during: One
    after: One


# The sheet ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slots:
    """The shape of what an order brings, each in the order brought.

    Codes of the file by offer id, `None` for one of the shop's own; rewards by id.
    """

    codes: tuple[str | None, ...] = ()
    rewards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A calculation by one programme.

    `names` numbers the words of each fact: (domain, word) → number from 1, or bit for masks.
    `facts` are all that the lines ask for. `tiers` stand from the lowest.
    """

    lines: tuple[Line, ...]
    names: Mapping[tuple[str, str], int]
    facts: frozenset[Fact]
    tiers: tuple[TierLines, ...]

    def line(self, handle: Ref) -> Line:
        """The line that a handle stands for."""
        return next(line for line in self.lines if line.id == handle.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet(Sheet):
    """The calculation of one order.

    `members` stand in the order of reckoning; `cumulation` says how they are chosen. `settled` is
    what a return does not reopen: whether each benefit was had, and the points used. `rules` and
    `bands` go by rule, `belongs` by segment.
    """

    slots: Slots
    rules: Mapping[str, RuleLines]
    bands: Mapping[str, BandLines]
    belongs: Mapping[str, RuleLines]
    members: tuple[Member, ...]
    cumulation: Cumulation
    awards: tuple[AwardLines, ...]
    perks: tuple[Mark, ...]
    gifts: tuple[Mark, ...]
    cards: tuple[CardLines, ...]
    rank: RankLines | None
    referral: ReferralLines
    redemption: RedemptionLines | None
    factors: tuple[FactorLines, ...]
    freed: Rows | None
    settled: tuple[One, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet(Sheet):
    """The calculation of what happens outside orders.

    `rank` is that of the tier counted, none in a programme without tiers; `given` what each earning
    rule gives, and `reaching` each tier on being reached, by id.
    """

    rank: One | None
    given: Mapping[str, One]
    reaching: Mapping[str, One]
