"""Marks: which line of a sheet is what. A mark bears handles (`One`, `Rows`) of lines."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from palier import tree
from palier.because import Because
from palier.closed import those
from palier.sheet.facts import Slot, VoucherSlot
from palier.sheet.nodes import One, Ref, Rows
from palier.sheet.works import Blocks, Piece
from palier.values import dataclass

# Rules ----------------------------------------------------------------------------------------

Quoted = (
    tree.When
    | tree.Unless
    | tree.OnBaskets
    | tree.CountsFrom
    | tree.OnNthOrder
    | tree.FromNthOrder
    | tree.OnEveryNthOrder
    | tree.UseLimit
    | tree.OncePerCustomer
    | tree.OnlyPaid
    | tree.ExceptPaid
    | tree.AfterFriends
    | tree.AtLeastAtOnce
    | tree.DateRange
    | tree.Hours
)
"""The clauses that a condition comes from, and that a reason can quote."""


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition of a rule, in the order they are tested; `because` names its failure.

    `source` is the clause it comes from, if one does, so that a reason can quote it. `inside` are
    the conditions that it sums up: those of belonging to a segment. `by` is the rule that silences
    others, by its id, where the line says nothing else.
    """

    because: Because
    line: One
    source: Quoted | None = None
    inside: tuple[Guard, ...] = ()
    by: str | None = None


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
class StepLines:
    """What a `for every …` counts, and how many times it gives."""

    measured: One
    times: One


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
class Member:
    """What may compete in the choice: one rule, promo code or voucher of a party.

    `alone` tells whether it would change this order by itself (None: only its turn can tell), and
    `worth` what it would take off the full basket; `effect` whether it does change it, in a choice
    that keeps it, and `amount` what it takes off the goods there. `code` is that of an offer.
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
    code: str | None = None
    worth: One | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something given that is no amount: a perk, or so many gifts or stamps as its line says.

    `slot`: of the voucher that gives it, and is used by it.
    """

    name: str
    line: One
    rule: str
    slot: VoucherSlot | None = None


@dataclass(frozen=True, slots=True)
class TaxLines:
    """The tax on what is to be paid, where prices exclude it, and what there is to pay with it."""

    tax: One
    to_pay: One


@dataclass(frozen=True, slots=True)
class RewardLines:
    """How many of a reward a rule gives for what comes next; `tier` is the one it reaches.

    `joining` gives it, by an order: it is none of the order's own, no more than a tier's.
    """

    reward: str
    number: One
    rule: str
    tier: str | None = None
    joining: bool = False

    @property
    def besides(self) -> str | None:
        """What gives it besides the order, as its name has it."""
        return "joining" if self.joining else self.tier


@dataclass(frozen=True, slots=True)
class ClaimLines:
    """What a reward costs the customer, and the conditions on which it may be claimed."""

    reward: str
    cost: One
    lines: RuleLines


@dataclass(frozen=True, slots=True)
class RedemptionLines:
    """Paying with points: its guards, what is put in, used, and whether it serves.

    `usable` is what may be used of that. `bare` is the rate outside the bands; `paid` what points
    take off each line, way by way. `unfit`: the request does not fit, where the file looks at that;
    `fitting` points would.
    """

    lines: RuleLines
    member: str
    used: One
    served: One
    asked: One
    usable: One
    bare: Blocks | None
    paid: tuple[Rows, ...]
    unfit: One | None = None
    fitting: One | None = None


@dataclass(frozen=True, slots=True)
class CardLines:
    """A stamp card: its stamps before the order, those put on, and those after it.

    Put on are the `usual` ones and what rules give besides; `base` is the amount stamped, if one
    is; `unstamped` says that the card pays, and stamps not. `joined` are those of a customer who
    joins by the order: they are no part of it.
    """

    card: str
    before: One
    usual: One
    extras: tuple[Mark, ...]
    put_on: One
    after: One
    base: One | None = None
    unstamped: One | None = None
    joined: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class PaidLines:
    """What counts of an order for the way it is paid: of the goods, and of the shipping."""

    goods: Rows
    shipping: One


# Points ---------------------------------------------------------------------------------------


class AwardKind(Enum):
    """Where an award comes from."""

    EARNING = "earning"
    FIRST_ORDER = "first order"
    EXTRA = "extra"
    PROMISED = "promised"
    REACHING = "reaching"
    JOINING = "joining"


OF_THE_ORDER = those(
    AwardKind,
    yes=[AwardKind.EARNING, AwardKind.FIRST_ORDER, AwardKind.EXTRA, AwardKind.PROMISED],
    no=[AwardKind.REACHING, AwardKind.JOINING],
)
"""Awards reckoned from the order itself: a return reckons them again, and they can pay the order
where points may serve at once. What a tier or joining gives comes after the order.
"""


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
    status: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLines:
    """An award of points, or of status points.

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
    status: bool = False


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
