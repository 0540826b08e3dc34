"""The form of each event, once for the reader and for the published schema."""

from __future__ import annotations

from functools import cache

from palier.account.joined import Joined
from palier.account.order import BroughtCode, Delivery, Order, OrderLine, Shipping
from palier.account.shapes import (
    MOST,
    Birthday,
    Choice,
    Day,
    Each,
    Key,
    Moment,
    MoneyText,
    Named,
    PointsOrAll,
    Record,
    Text,
    Whole,
    YesNo,
)
from palier.account.summary import Summary

TEXT, DAY = Text(), Day()
NAMES = Each(TEXT)


@cache
def order_form(currency: str, *, pot: bool, draft: bool) -> Record[Order]:
    """The form of an order; a draft may leave out `type`, `id` and `at`."""
    return Record(
        Order,
        (
            *envelope("order", draft=draft),
            *order_keys(currency, pot=pot),
        ),
    )


def order_keys(currency: str, *, pot: bool) -> tuple[Key, ...]:
    """What an order says besides its type, its id and its time."""
    return (
        Key("customer", TEXT, says="Without it, a guest."),
        Key("lines", Each(_line_form(currency), least=1), required=True, says="The basket."),
        Key("channel", TEXT, says="Where it was placed: web, shop…"),
        Key("shipping", _shipping_form(currency)),
        Key("delivery", _delivery_form()),
        Key("promo_codes", Each(_code_form(currency))),
        Key("use_points", _use_points_form(currency, pot=pot)),
        Key("use_rewards", NAMES, says="Vouchers, by claim."),
        Key("referred_by", TEXT, says="On a first order: the customer who brought this one."),
    )


@cache
def joined_form() -> Record[Joined]:
    """The form of a `joined` event."""
    return Record(
        Joined,
        (
            *envelope("joined"),
            Key("customer", TEXT, required=True),
            *person(),
            Key("referred_by", TEXT),
        ),
    )


def person() -> tuple[Key, ...]:
    """What a shop knows of a customer."""
    return (
        Key("birthday", Birthday(), says="--05-01, or a full date."),
        Key("language", TEXT),
        Key("customer_type", TEXT),
        Key("groups", NAMES),
        Key("facts", Named(YesNo()), says="The shop's own yes/no facts."),
    )


@cache
def summary_form(currency: str, *, pot: bool) -> Record[Summary]:
    """The form of a summary of an account: all may be left out."""
    unit = unit_form(currency, pot=pot, negative=True)
    earned = unit_form(currency, pot=pot, negative=False)
    return Record(
        Summary,
        (
            Key("points", unit, says="What can be used now; of a pot, money."),
            Key("orders", Whole(), says="Earlier orders."),
            Key("spent", MoneyText(currency)),
            Key("points_earned", earned, says="Ever earned; of a pot, collected."),
            Key("customer_type", TEXT),
            Key("groups", NAMES),
            Key("tier", TEXT),
            Key("birthday", Birthday(), says="--05-01, or a full date."),
            Key("joined", DAY),
            Key("facts", Named(YesNo()), says="The shop's own yes/no facts."),
            Key("stamps", Named(Whole()), says="By stamp card."),
            Key("rewards", NAMES, says="Vouchers in hand, by reward."),
            Key("referrals", Whole()),
            Key("activities", Named(Whole())),
            Key("products_ordered", NAMES),
            Key("last_order", DAY),
            Key("member_until", DAY, says="Where membership is paid for: its last day."),
        ),
    )


def envelope(kind: str, *, draft: bool = False) -> tuple[Key, ...]:
    """What every event says; a draft may leave it out."""
    return (
        Key("type", Choice((kind,)), required=not draft, constant=kind),
        Key("id", TEXT, required=not draft, says="The same id is never applied twice."),
        Key("at", Moment(), required=not draft, says="ISO 8601 with an offset."),
    )


def _line_form(currency: str) -> Record[OrderLine]:
    money = MoneyText(currency)
    return Record(
        OrderLine,
        (
            Key("price", money, required=True, says="Of one unit."),
            Key("quantity", Whole(least=1)),
            Key("product", TEXT),
            Key("categories", NAMES),
            Key("tags", NAMES),
            Key("regular_price", money, says="Above the price: an item on sale."),
            Key("tax", money, says="In the whole line."),
        ),
    )


def _shipping_form(currency: str) -> Record[Shipping]:
    return Record(Shipping, (Key("method", TEXT), Key("cost", MoneyText(currency))))


def _delivery_form() -> Record[Delivery]:
    return Record(Delivery, tuple(Key(name, TEXT) for name in ("city", "country", "postcode")))


def _code_form(currency: str) -> Record[BroughtCode]:
    off = Key("off", MoneyText(currency), says="What a code of the shop's own takes off.")
    return Record(BroughtCode, (Key("code", TEXT, required=True), off))


def _use_points_form(currency: str, *, pot: bool) -> PointsOrAll:
    return PointsOrAll(unit_form(currency, pot=pot, negative=False))


def unit_form(currency: str, *, pot: bool, negative: bool) -> Whole | MoneyText:
    """The form of what customers collect: points, or the money of a pot."""
    return MoneyText(currency, negative) if pot else Whole(-MOST if negative else 0)
