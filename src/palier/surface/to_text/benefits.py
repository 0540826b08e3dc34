"""Benefits and bands in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from palier.quantity import Amount, Boundary, Money, Points
from palier.surface.to_text.selections import of_selection, selection
from palier.surface.to_text.speech import BREAK, Speech
from palier.tree import (
    Band,
    Benefit,
    CheapestOff,
    ExtraPoints,
    FreeProduct,
    FreeShipping,
    Gift,
    GivePoints,
    Measured,
    MoneyOff,
    MoneyOffEach,
    NextItemFree,
    PercentOff,
    Perk,
    Rate,
    Selection,
    TimesPoints,
)


def benefits(nodes: Iterable[Benefit], to: Speech) -> str:
    """`5% off and free shipping`"""
    joint = BREAK + to.say("and", "et") + " "
    return joint.join(benefit(each, to) for each in nodes)


def benefit(node: Benefit, to: Speech) -> str:
    """One benefit."""
    match node:
        case MoneyOff() | PercentOff() | MoneyOffEach() | CheapestOff():
            return _price_benefit(node, to)
        case FreeShipping(methods):
            with_these = f" {to.say('with', 'avec')} {to.names(methods)}" if methods else ""
            return to.say("free shipping", "livraison offerte") + with_these
        case TimesPoints(factor):
            return f"points x {to.number(factor)}"
        case ExtraPoints(amount):
            return _extra(amount, to)
        case GivePoints(amount):
            return to.amount(amount)
        case FreeProduct(product):
            return to.say("product", "produit") + f" {to.name(product)} " + to.say("free", "offert")
        case Gift(product):
            words = to.say("as a gift", "en cadeau")
            return to.say("product", "produit") + f" {to.name(product)} " + words
        case NextItemFree():
            return to.say("next item free", "article suivant offert")
        case Rate(points, worth):
            return f"{to.amount(points)} = {to.amount(worth)}"
        case Perk(perk):
            return to.say("perk ", "privilège ") + to.name(perk)
        case _:
            assert_never(node)


def _extra(amount: Amount, to: Speech) -> str:
    match amount:
        case Points(count):
            points = to.agree(count, "extra point")
            return to.say(f"{to.number(count)} {points}", f"{to.amount(amount)} de plus")
        case Money():
            return to.amount(amount) + to.say(" extra", " de plus")
        case _:
            assert_never(amount)


def _price_benefit(node: MoneyOff | PercentOff | MoneyOffEach | CheapestOff, to: Speech) -> str:
    off = to.say("off", "de remise")
    match node:
        case MoneyOff(amount, on):
            return f"{to.amount(amount)} {off}" + _on(on, to)
        case PercentOff(percent, on, up_to):
            most = f" {to.say('up to', 'dans la limite de')} {to.amount(up_to)}" if up_to else ""
            return f"{to.percent(percent)} {off}" + _on(on, to) + most
        case MoneyOffEach(amount, of):
            each = to.say("each item", "par article")
            return f"{to.amount(amount)} {off} {each}" + of_selection(of, to)
        case CheapestOff(percent, of):
            cheapest = to.say("the cheapest item", "sur l'article le moins cher")
            return f"{to.percent(percent)} {off} {cheapest}" + of_selection(of, to)
        case _:
            assert_never(node)


def _on(on: Selection | None, to: Speech) -> str:
    return to.say(" ", " sur ") + selection(on, to) if on else ""


def band(node: Band, to: Speech) -> str:
    """`from 50 EUR: 5 EUR off`, `de 10 à 50 points : 5 € de remise`"""
    return f"{band_bounds(node, to)}{to.colon()}{benefits(node.benefits, to)}"


def band_bounds(node: Band, to: Speech) -> str:
    """`from 50 EUR`, `above 100 points`, `de 10 à 50 points`: a band without what it gives"""
    unit = _after_bound(node, to)
    if node.high is not None:
        low = to.amount(node.low) if isinstance(node.low, Money) else to.number(_plain(node.low))
        ends = f"{low} {to.say('to', 'à')} {_bound(node.high, to)}{unit}"
        return to.say("from ", "de ") + ends
    words = {Boundary.FROM: ("from ", "dès "), Boundary.ABOVE: ("above ", "au-delà de ")}
    return to.say(*words[node.boundary]) + _bound(node.low, to) + unit


def _plain(bound: Points | int) -> int:
    return bound.count if isinstance(bound, Points) else bound


def _bound(bound: Points | Money | int, to: Speech) -> str:
    return to.count(bound, "item", "article") if isinstance(bound, int) else to.amount(bound)


def _after_bound(node: Band, to: Speech) -> str:
    if node.measured is Measured.AFTER_DISCOUNTS:
        return to.say(" after discounts", " après remises")
    return of_selection(node.of, to)
