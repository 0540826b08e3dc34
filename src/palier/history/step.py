"""What happens in a life under a programme: steps, each in whole numbers."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from palier import tree
from palier.history.promotions import Served
from palier.named import NamedTuple
from palier.values import dataclass


class Kind(Enum):
    """What a step is."""

    ORDER = "order"
    RETURN = "return"
    TIME = "time"
    OTHER = "other"
    REFUSED = "refused"


class Part(NamedTuple):
    """What one rule gave in a step: money off and points, in minor units and units collected."""

    rule: str
    off: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, in whole numbers: minor units, and units of what is collected.

    Of an order `goods` is the basket before discounts and `paid` what is left, shipping apart;
    of a return both are below zero. `shipping` is what was given of it. `cost` is what the goods
    cost the shop, None where a line does not say. `served` are the promotions that did something
    for it. `occasion` says what gives points without an order. `held` is all that the customer
    holds after it, `tier_before` and `tier` what they are. `vouchers_back` are those that an order
    had used before it came back. `code` says why a step was refused.
    """

    kind: Kind
    day: dt.date
    customer: str
    row: int = 0
    order: str = ""
    goods: int = 0
    paid: int = 0
    shipping: int = 0
    cost: int | None = 0
    parts: tuple[Part, ...] = ()
    served: tuple[Served, ...] = ()
    occasion: tree.Occasion | None = None
    earned: int = 0
    used: int = 0
    expired: int = 0
    taken_back: int = 0
    held: int = 0
    tier_before: str | None = None
    tier: str | None = None
    vouchers_used: tuple[str, ...] = ()
    vouchers_given: tuple[str, ...] = ()
    vouchers_back: tuple[str, ...] = ()
    code: str = ""

    @property
    def brings_something(self) -> bool:
        """Whether points moved, or the tier, or a voucher came."""
        moved = self.earned or self.used or self.expired or self.taken_back
        return bool(moved or self.tier != self.tier_before or self.vouchers_given)
