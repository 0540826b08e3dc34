"""What comes out of an order, a quote or another event, and its JSON form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from palier.account.forms import IfAny, Mark
from palier.because import Because
from palier.quantity import Amount, Money, Points
from palier.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Discount:
    """What one rule takes off the goods; `party` as the `cumulation` block calls it."""

    party: str
    rule: str
    amount: Money


@dataclass(frozen=True, slots=True)
class SetAside:
    """A benefit the customer would have had, and why not: `with` names the party that won."""

    party: str
    rule: str
    because: Because
    with_: IfAny[str] = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something brought that does not count: a code, points, a voucher."""

    because: Because
    code: IfAny[str] = None
    points: IfAny[Amount] = None
    reward: IfAny[str] = None


@dataclass(frozen=True, slots=True)
class ShippingOutcome:
    """What shipping costs and what of it is charged; `free_by` is the rule that pays for it.

    `off` is what rules take off the charge, short of making it free.
    """

    method: str | None
    cost: Money
    charged: Money
    free_by: str | None
    off: tuple[Discount, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardPart:
    """A part of an award's base, and what it is multiplied by."""

    base: Money
    multiplier: Fraction


@dataclass(frozen=True, slots=True)
class Award:
    """What one rule gives. `exact` is the number before rounding and caps: of a pot, money, where
    its decimals end.

    `base` is the amount reckoned on, when there is one; `available_on` is None while a payment or a
    delivery is awaited.
    """

    rule: str
    points: Amount
    exact: Fraction | Annotated[Money, Mark.FINE]
    base: Money | None = None
    parts: tuple[AwardPart, ...] = ()
    available_on: dt.date | None = None
    expires_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """An earning rule that gives nothing here, and the first reason."""

    rule: str
    because: Because


@dataclass(frozen=True, slots=True)
class PointsOutcome:
    """Points earned and used; `left` is what was available before, less what was used."""

    earned: Amount
    used: Amount
    left: Amount
    awards: tuple[Award, ...] = ()
    silent: tuple[Silent, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusAward:
    """Status points that one rule gives for an order."""

    rule: str
    points: int


@dataclass(frozen=True, slots=True)
class StatusPointsOutcome:
    """Status points earned, below 0 what a return takes back; in all, over what tiers count."""

    earned: Annotated[int, Mark.SIGNED]
    total: int
    awards: tuple[StatusAward, ...] = ()


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """The share of one line: taken off, left to pay, points."""

    off: Money
    net: Money
    points: Amount


@dataclass(frozen=True, slots=True)
class NextExpiry:
    """The points that are lost first, and the last day they can be used."""

    on: dt.date
    points: Amount


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance after the order."""

    available: Amount
    pending: Amount
    next_expiry: NextExpiry | None = None
    claimable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What one measure still takes: an amount of money, a count, points, or days of membership."""

    measure: str
    amount: IfAny[Money] = None
    count: IfAny[int] = None
    points: IfAny[Points] = None
    days: IfAny[int] = None
    activity: IfAny[str] = None


@dataclass(frozen=True, slots=True)
class TierOutcome:
    """The tier after the order, and the ways to the next: each lists what it still takes."""

    name: str | None
    since: dt.date | None = None
    next: str | None = None
    missing: tuple[tuple[Missing, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class NextTier:
    """The way to the first tier, for a customer who stands at none."""

    name: str
    missing: tuple[tuple[Missing, ...], ...]


@dataclass(frozen=True, slots=True)
class VoucherOutcome:
    """A voucher in hand after the order; `available_on` is a day that is still to come."""

    id: str
    reward: str
    expires_on: dt.date | None = None
    available_on: IfAny[dt.date] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an order gives: the form of `docs/data.md`. Where prices exclude it, tax is told."""

    event: str | None
    customer: str | None
    program_version: str
    basket: Money
    discounts: tuple[Discount, ...]
    set_aside: tuple[SetAside, ...]
    refused: tuple[Refused, ...]
    shipping: ShippingOutcome | None
    to_pay: Money
    tax: IfAny[Money] = None
    to_pay_with_tax: IfAny[Money] = None
    perks: tuple[str, ...]
    gifts: tuple[str, ...]
    points: PointsOutcome
    lines: tuple[LineOutcome, ...]
    balance: Balance
    stamps: Mapping[str, int] = field(default_factory=dict)
    vouchers: tuple[VoucherOutcome, ...] = ()
    tier: TierOutcome | None = None
    next_tier: IfAny[NextTier] = None
    status_points: IfAny[StatusPointsOutcome] = None
    follow: tuple[Mapping[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The JSON form: money as strings in the major unit, points as whole numbers."""
        told: dict[str, Any] = to_plain(self)
        return told


@dataclass(frozen=True, slots=True)
class PointsMoved:
    """What a return takes back of the points earned, and gives back of the points used."""

    taken_back: Amount
    given_back: Amount


@dataclass(frozen=True, slots=True)
class EventOutcome:
    """What an event gives: the form of `docs/data.md`.

    `points`, `refund_value`, `retained` (of that value, for points no longer there) and
    `vouchers_used` (rewards that the order gave) are a refund's, and so is `stood_in_for`: the
    version that the order was placed under, where this one had to stand in for it. `silent` are
    the rules about such an event that gave nothing, and why.
    """

    event: str
    customer: str | None
    program_version: str
    awards: tuple[Award, ...]
    expired: Amount
    balance: Balance
    tier: TierOutcome | None
    stamps: Mapping[str, int] = field(default_factory=dict)
    vouchers: tuple[VoucherOutcome, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()
    points: IfAny[PointsMoved] = None
    refund_value: IfAny[Money] = None
    retained: IfAny[Money] = None
    status_points: IfAny[StatusPointsOutcome] = None
    silent: IfAny[tuple[Silent, ...]] = None
    vouchers_used: IfAny[tuple[str, ...]] = None
    stood_in_for: IfAny[str] = None

    def to_json(self) -> dict[str, Any]:
        """The JSON form: money as strings in the major unit, points as whole numbers."""
        told: dict[str, Any] = to_plain(self)
        return told


def to_plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A value of an outcome in its JSON form: money in the major unit, dates in ISO 8601.

    >>> to_plain((Money(1250, "EUR"), Refused(Because.UNKNOWN_CODE, code="OLD")))
    ['12.50', {'because': 'unknown-code', 'code': 'OLD'}]
    """
    from palier.account.forms.derived import Manner, Terms, form_of  # noqa: PLC0415 - only who writes waits
    from palier.account.forms.quick import writer_of  # noqa: PLC0415 - same

    match value:
        case None:
            return None
        case tuple() | list():
            return [to_plain(each) for each in value]
        case Mapping():
            return {key: to_plain(each) for key, each in value.items()}
        case _:
            return writer_of(form_of(type(value), Terms(Manner.TOLD)))(value)
