"""A sheet: its lines, the marks that say which line is what, and the values that lines come to.

Whoever reads a sheet finds a line by its mark, and never by its name: names are for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING

from palier.program.cumulation import Cumulation
from palier.sheet.facts import Fact, VoucherSlot
from palier.sheet.marks import (
    AwardLines,
    BandLines,
    CardLines,
    ClaimLines,
    FactorLines,
    Mark,
    Member,
    PaidLines,
    RankLines,
    RedemptionLines,
    ReferralLines,
    RewardLines,
    RuleLines,
    StepLines,
    TaxLines,
    TierLines,
)
from palier.sheet.nodes import Expr, LineName, One, Ref, Rows, Value
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
    STATUS = "status points"
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
    """One line of the sheet: its name, what it counts, how, and the phrase it comes from.

    `left`: what is left of an amount, and so never below 0.
    """

    id: LineName
    unit: Unit
    expr: Expr
    part: Part
    column: bool = False
    span: Span | None = None
    left: bool = False

    @property
    def one(self) -> One:
        """The handle of a line that has one value for the whole order."""
        return One(self.id)


def columns_of(lines: Iterable[Line]) -> frozenset[LineName]:
    """The names of the lines that have one value for each unit."""
    return frozenset(line.id for line in lines if line.column)


def flags_of(lines: Iterable[Line]) -> frozenset[LineName]:
    """The names of the lines that are true or false."""
    return frozenset(line.id for line in lines if line.unit is Unit.FLAG)


def named_after(line: Line, rules: Iterable[str]) -> str | None:
    """The rule that a line is named after: `offer.1` of `alone.offer.1.1.off`, for readers."""
    named = (rule for rule in rules if f".{rule}." in f".{line.id}.")
    return max(named, key=len, default=None)


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


@dataclass(frozen=True, slots=True)
class StatusLines:
    """Status points: the awards, what the order earns, and what that makes in all.

    In all is over what tiers count.
    """

    awards: tuple[AwardLines, ...]
    earned: One
    total: One


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

    def of_parts(self, *parts: Part) -> list[Line]:
        """The lines of some parts, in order."""
        return [line for line in self.lines if line.part in parts]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSheet(Sheet):
    """The calculation of one order.

    `members` stand in the order of reckoning; `cumulation` says how they are chosen. `settled` is
    what a return does not reopen: whether each benefit was had, and the points used. `rules` and
    `bands` go by rule, `steps` by line of a rule, `belongs` by segment, `claims` by reward;
    `goods`, by rule, says whether the basket holds what a benefit that falls on no item is
    narrowed to. `nothing` says that the customer's segment gets nothing, where one does.
    """

    slots: Slots
    rules: Mapping[str, RuleLines]
    bands: Mapping[str, BandLines]
    steps: Mapping[str, StepLines]
    belongs: Mapping[str, RuleLines]
    nothing: One | None
    goods: Mapping[str, One]
    members: tuple[Member, ...]
    cumulation: Cumulation
    awards: tuple[AwardLines, ...]
    status: StatusLines | None
    perks: tuple[Mark, ...]
    gifts: tuple[Mark, ...]
    rewards: tuple[RewardLines, ...]
    claims: Mapping[str, ClaimLines]
    cards: tuple[CardLines, ...]
    rank: RankLines | None
    referral: ReferralLines
    redemption: RedemptionLines | None
    tax: TaxLines | None
    factors: tuple[FactorLines, ...]
    freed: Rows | None
    paid: tuple[PaidLines, ...]
    settled: tuple[One, ...]

    @property
    def every_award(self) -> tuple[AwardLines, ...]:
        """The awards of points, then those of status points."""
        return (*self.awards, *(self.status.awards if self.status else ()))

    @property
    def besides(self) -> tuple[Mark, ...]:
        """What rules give beside amounts and points: perks, and more stamps."""
        stamps = (more for card in self.cards for more in (*card.extras, *card.joined))
        return (*self.perks, *stamps)

    @property
    def perks_alone(self) -> dict[VoucherSlot, str]:
        """The rule of each voucher that takes nothing off, and gives perks."""
        slots = {each.slot for each in self.members}
        return {e.slot: e.rule for e in self.perks if e.slot is not None and e.slot not in slots}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet(Sheet):
    """The calculation of what happens outside orders.

    `rank` is that of the tier counted, none in a programme without tiers; `given` what each earning
    rule gives, `treats` whether it gives its reward or stamps, `fills` whether a card gives what it
    gives once full, `reaching` what each tier gives on being reached, `rules` on which conditions
    (those of messages too), and `claims` what each reward costs, by id. `nothing` is that of an
    order's sheet; `runs`, whether the programme runs on that day, None of one that always does.
    """

    rank: One | None
    nothing: One | None
    runs: One | None
    rules: Mapping[str, RuleLines]
    given: Mapping[str, One]
    treats: Mapping[str, One]
    fills: Mapping[str, One]
    reaching: Mapping[str, One]
    claims: Mapping[str, ClaimLines]
