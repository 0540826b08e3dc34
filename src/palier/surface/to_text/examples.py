"""Examples in words: the customer, their order, and what comes out."""

from __future__ import annotations

from typing import assert_never

from palier.surface.to_text.criteria import measure
from palier.surface.to_text.selections import of_goods
from palier.surface.to_text.speech import BEST_BREAK, BREAK, Speech
from palier.tree import (
    DeliveredTo,
    DeliveryPart,
    Earns,
    Expectation,
    Given,
    Goods,
    HasAmount,
    HasBirthday,
    HasBox,
    HasGroup,
    HasJoined,
    HasMeasure,
    HasReward,
    HasStamps,
    HasTier,
    HasType,
    Holding,
    Left,
    Name,
    Off,
    OnChannel,
    OrderedOn,
    OrderPart,
    PayingWithPoints,
    ShippedBy,
    ShippingIs,
    Then,
    TheyOrder,
    TierIs,
    ToPay,
    UsingReward,
    WithCode,
)

ExampleClause = Given | TheyOrder | Then

_DELIVERED = {
    DeliveryPart.CITY: ("delivered to city", "livré dans la ville"),
    DeliveryPart.COUNTRY: ("delivered to country", "livré dans le pays"),
    DeliveryPart.POSTCODE: ("delivered to postcode", "livré au code postal"),
}


def example_clause(node: ExampleClause, to: Speech) -> str:
    """`given a customer with 64 points`, `quand il commande 90 €`, `then 6 EUR off`"""
    match node:
        case Given(guest=True):
            return to.say("given a guest", "étant donné un visiteur")
        case Given(holdings):
            listed = f",{BREAK}".join(holding(each, to) for each in holdings)
            who = to.say("given a customer", "étant donné un client")
            return who + (to.say(" with ", " avec ") + listed if holdings else "")
        case TheyOrder(parts):
            return to.say("when they order ", "quand il commande ") + _order(parts, to)
        case Then(expectations):
            listed = f",{BREAK}".join(expectation(each, to) for each in expectations)
            return to.say("then ", "alors ") + listed
        case _:
            assert_never(node)


def _order(parts: tuple[OrderPart, ...], to: Speech) -> str:
    """Goods first, joined by `and`; then when, how and with what."""
    bought = [_goods(each, to) for each in parts if isinstance(each, Goods)]
    rest = [order_part(each, to) for each in parts if not isinstance(each, Goods)]
    goods = f"{BREAK}{to.say('and', 'et')} ".join(bought)
    return goods + (BEST_BREAK + BREAK.join(rest) if rest else "")


def holding(node: Holding, to: Speech) -> str:
    """`64 points`, `3 orders`, `tier "Gardien"`"""
    match node:
        case HasAmount(amount):
            return to.amount(amount)
        case HasMeasure(kind, amount, activity):
            return measure(kind, amount, activity, to)
        case HasStamps(stamps, card):
            words = to.count(stamps, "stamp", "tampon") + to.say(" on ", " sur ")
            return words + to.name(card)
        case HasTier(tier):
            return to.say("tier ", "palier ") + to.name(tier)
        case HasType(kind):
            return "type " + to.name(kind)
        case HasGroup(group):
            return to.say("group ", "groupe ") + to.name(group)
        case HasBirthday(date):
            return to.say("birthday ", "né le ") + to.month_day(date)
        case HasJoined(date):
            return to.say("joined on ", "inscrit le ") + to.date(date)
        case HasBox(box):
            return to.say(f"box {to.name(box)} ticked", f"case {to.name(box)} cochée")
        case HasReward(reward):
            return to.say("reward ", "récompense ") + to.name(reward)
        case _:
            assert_never(node)


def _goods(node: Goods, to: Speech) -> str:
    price = to.amount(node.price)
    if node.quantity == 1:
        return price + of_goods(node.of, to)
    items = to.count(node.quantity, "item", "article") + of_goods(node.of, to)
    return items + to.say(" at ", " à ") + price


def order_part(node: OrderPart, to: Speech) -> str:
    """`on 27 November 2026`, `livré par "Colissimo" pour 4,90 €`"""
    match node:
        case Goods():
            return _goods(node, to)
        case OrderedOn(date, at):
            hour = to.say(" at ", " à ") + to.hour(at) if at is not None else ""
            return to.say("on ", "le ") + to.date(date) + hour
        case ShippedBy(method, cost):
            price = to.say(" for ", " pour ") + to.amount(cost) if cost is not None else ""
            return to.say("shipped by ", "livré par ") + to.name(method) + price
        case DeliveredTo(part, name):
            return f"{to.say(*_DELIVERED[part])} {to.name(name)}"
        case WithCode(code, worth):
            words = to.say(" worth ", " d'une valeur de ")
            value = words + to.amount(worth) if worth is not None else ""
            return to.say("with promo code ", "avec le code promo ") + to.name(code) + value
        case PayingWithPoints(None):
            return to.say("paying with points", "en payant avec ses points")
        case PayingWithPoints(amount) if amount is not None:
            return to.say("paying with ", "en payant avec ") + to.amount(amount)
        case UsingReward(reward):
            return to.say("using reward ", "avec la récompense ") + to.name(reward)
        case OnChannel(channel):
            return to.say("on channel ", "sur le canal ") + to.name(channel)
        case _:
            raise TypeError(f"no order holds {node!r}")


def expectation(node: Expectation, to: Speech) -> str:
    """`84 points earned`, `6 € de remise`"""
    match node:
        case Earns(amount, by):
            done = to.say("earned", to.agree(amount, "gagné"))
            return f"{to.amount(amount)} {done}" + _by(by, to)
        case Off(amount, by):
            return to.amount(amount) + to.say(" off", " de remise") + _by(by, to)
        case Left(amount):
            return f"{to.amount(amount)} " + to.say("left", to.agree(amount, "restant"))
        case ShippingIs(free=True):
            return to.say("free shipping", "livraison offerte")
        case ShippingIs():
            return to.say("shipping not free", "livraison payante")
        case ToPay(amount):
            return to.amount(amount) + to.say(" to pay", " à payer")
        case TierIs(tier):
            return to.say("tier ", "palier ") + to.name(tier)
        case _:
            assert_never(node)


def _by(by: Name | None, to: Speech) -> str:
    return to.say(" by ", " par ") + to.name(by) if by else ""
