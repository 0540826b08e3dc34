"""What comes out of an event that is not an order, and its JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from palier.account.outcome import Award, Balance, TierOutcome, VoucherOutcome, to_plain
from palier.quantity import Amount, Money


@dataclass(frozen=True, slots=True)
class PointsMoved:
    """What a return takes back of the points earned, and gives back of the points used."""

    taken_back: Amount
    given_back: Amount


@dataclass(frozen=True, slots=True)
class EventOutcome:
    """What an event gives: the form of `docs/data.md`. The last two are a refund's."""

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
    points: PointsMoved | None = None
    refund_value: Money | None = None

    def to_json(self) -> dict[str, Any]:
        """The JSON form: money as strings in the major unit, points as whole numbers."""
        plain: dict[str, Any] = to_plain(self)
        optional = ("points", "refund_value")
        return {name: held for name, held in plain.items() if name not in optional or held}
