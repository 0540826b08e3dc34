"""An order as a shop sends it. Money counts the currency's minor unit; times have an offset."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of the basket: `price` is that of one unit, `tax` that in the whole line."""

    price: int
    quantity: int = 1
    product: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    regular_price: int | None = None
    tax: int | None = None


@dataclass(frozen=True, slots=True)
class Shipping:
    """How the order travels and what that costs."""

    method: str | None = None
    cost: int = 0


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
    off: int | None = None


class All(Enum):
    """`"use_points": "all"`."""

    POINTS = "all"


@dataclass(frozen=True, slots=True)
class Order:
    """An order event. `use_points` counts points (minor units for a pot), or all that is available.

    `referred_by` and the other facts of joining are read into the standing of the customer.
    """

    at: dt.datetime
    lines: tuple[OrderLine, ...]
    id: str | None = None
    customer: str | None = None
    channel: str | None = None
    shipping: Shipping | None = None
    delivery: Delivery = Delivery()
    promo_codes: tuple[BroughtCode, ...] = ()
    use_points: int | All | None = None
    use_rewards: tuple[str, ...] = ()
    referred_by: str | None = None
