"""What a programme gives back, and to whom it gives less than its author meant."""

from __future__ import annotations

from enum import Enum

from palier.problem import Warned, kind
from palier.quantity import Amount, Money, Percent
from palier.source import Span


class Back(Enum):
    """What gives something back of what is spent."""

    REWARD = "a reward for points"
    POINTS = "points that pay"
    MORE_POINTS = "a multiplier, or extra points"
    OFF = "a discount"
    UNBOUNDED = "a discount on any basket"
    ONE_ITEM = "a discount on the only item"
    PRODUCT = "a product that is free by itself"
    GOODS = "goods that are all free"
    EXTRA = "points for an order, however small"
    VOUCHER = "a voucher for an order, however small"
    HANDED_OUT = "points or a voucher for no order at all"
    FRIENDS = "what friends bring who order"
    CARD = "a stamp card"
    CARD_BY_STAMP = "a stamp card that counts no money"
    CARD_LATER = "a stamp card that gives points or vouchers"
    ORDERS = "a reward for the points of orders, however small"
    REACHED = "a tier that gives points or a voucher on being reached"


@kind("gives-back-much")
class GivesBackMuch(Warned):
    """A rule gives back a large part of what is spent, `limit` of it or more.

    `spent` is an order, or the least that is spent for what the rule costs; `earned` the points of
    it, where they are what comes back; `worth` what that is worth. `times`: how many vouchers they
    buy, friends or one customer order, or stamps are put on. `given`: the product or the reward
    that is given. `everything`: it is free.
    """

    by: Back
    rule: str
    spent: Money
    earned: Amount
    worth: Money
    share: Percent
    limit: Percent
    everything: bool = False
    times: int = 1
    given: str = ""


@kind("gives-back-much-together")
class GiveBackMuch(Warned):
    """Rules that together give back a large part of an order, none of which does by itself.

    `off` is what the discounts take off, `earned` the points of the order, worth `later` with its
    `vouchers`, where it is given some.
    """

    rules: tuple[str, ...]
    spent: Money
    off: Money
    earned: Amount
    later: Money
    worth: Money
    share: Percent
    limit: Percent
    vouchers: bool = False


@kind("kept-apart-by-default")
class KeptApart(Warned):
    """A tier keeps its customers from what they hold, and the file does not say so.

    `other` is a reward; None: paying with points. On an order of `basket`, shipped by `method`.
    """

    tier: str
    other: str | None
    method: str | None
    basket: Money


@kind("band-gives-less")
class BandGivesLess(Warned):
    """A band takes less off than the one below: `off` from `at` on, `more` just below."""

    rule: str
    below: Money
    more: Money
    at: Money
    off: Money
    band: Span


class Easier(Enum):
    """How a tier is easier than the one below it."""

    PASSED = "one of its ways comes first"
    LESS = "it asks for less of the same"


@kind("tier-easier")
class TierEasier(Warned):
    """A tier that is reached before the one below, by one of its ways.

    `reach` is that way, `asked` what the tier below asks for of the same.
    """

    how: Easier
    tier: str
    reach: str
    lower: str
    asked: str
    lower_span: Span


@kind("way-never-decides")
class WayNeverDecides(Warned):
    """A way to a tier that another way to it always comes before: an order of `order` is enough."""

    tier: str
    way: str
    quicker: str
    quicker_span: Span
    order: Money
    earned: Amount


@kind("far-from-others")
class FarFromOthers(Warned):
    """A rule asks `times` as much of a basket as the rule that asks most of all others."""

    amount: Money
    usual: Money
    usual_span: Span
    times: int
