"""An order as a shop sends it. Money counts the currency's minor unit; times have an offset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from typing import Annotated, ClassVar

from palier.account.forms import AtLeast, Mark, Minor, Quantity
from palier.values import dataclass

EventId = Annotated[str, "The same id is never applied twice."]
EventTime = Annotated[dt.datetime, "ISO 8601 with an offset."]


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of the basket: `price` is that of one unit, `tax` that in the whole line."""

    price: Annotated[Minor, "Of one unit."]
    quantity: Quantity = 1
    product: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    regular_price: Annotated[Minor | None, "Above the price: an item on sale."] = None
    tax: Annotated[Minor | None, "In the whole line."] = None
    floor: Annotated[Minor | None, "The least that one unit may cost."] = None

    @property
    def is_on_sale(self) -> bool:
        """Whether it costs less than usual."""
        return self.regular_price is not None and self.regular_price > self.price


@dataclass(frozen=True, slots=True)
class Shipping:
    """How the order travels and what that costs; `tax` is that of the whole cost."""

    method: str | None = None
    cost: Minor = 0
    tax: Annotated[Minor | None, "In the whole cost."] = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the order goes."""

    city: str | None = None
    country: str | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class BroughtCode:
    """A promo code the customer brings; `off` makes it the shop's own."""

    code: str
    off: Annotated[Minor | None, "What a code of the shop's own takes off."] = None


def units_of(lines: Sequence[OrderLine], back: Sequence[int] = ()) -> tuple[int, ...]:
    """The line of each unit, in the order of lines; what comes `back` of a line is its last units.

    >>> units_of((OrderLine(500, 2), OrderLine(900)), (1, 0))
    (0, 1)
    """
    if not back:
        return tuple([at for at, line in enumerate(lines) for _ in range(line.quantity)])
    kept = [line.quantity - gone for line, gone in zip(lines, back, strict=True)]
    return tuple([at for at, count in enumerate(kept) for _ in range(count)])


@dataclass(frozen=True, slots=True)
class Payment:
    """How a part of what is to be paid is paid; what no payment names is paid otherwise."""

    method: str
    amount: Annotated[Minor | None, "Without it, all that the others leave."] = None


class All(Enum):
    """`"use_points": "all"`."""

    POINTS = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order event. `use_points` counts points (minor units for a pot), or all that is available.

    An order that is only quoted has no id. `referred_by` and the other facts of joining are read
    into the standing of the customer.
    """

    type: ClassVar[str] = "order"
    id: EventId | None = None
    at: EventTime
    customer: Annotated[str | None, "Without it, a guest."] = None
    lines: Annotated[tuple[OrderLine, ...], AtLeast(1), "The basket."]
    channel: Annotated[str | None, "Where it was placed: web, shop…"] = None
    shipping: Shipping | None = None
    delivery: Delivery = Delivery()
    promo_codes: tuple[BroughtCode, ...] = ()
    use_points: Annotated[int | All | None, Mark.UNIT] = None
    use_rewards: Annotated[tuple[str, ...], "Vouchers, by claim."] = ()
    payments: Annotated[tuple[Payment, ...], "By which means it is paid."] = ()
    referred_by: Annotated[str | None, "On a first order: the customer who brought this one."] = (
        None
    )
