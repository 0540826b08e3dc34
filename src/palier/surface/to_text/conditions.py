"""Conditions in words."""

from __future__ import annotations

from typing import assert_never

from palier.quantity import Comparison, Duration, Money, Period, Points
from palier.surface.to_text.selections import of_selection, selection, selection_part
from palier.surface.to_text.speech import BREAK, Speech
from palier.tree import (
    ActivityCount,
    AllOf,
    AmountSpent,
    AnyOf,
    BalanceFact,
    BasketContains,
    BasketTotal,
    Bound,
    BoxTicked,
    CodeUsed,
    HasOrdered,
    ItemCount,
    Name,
    Not,
    NumberBetween,
    NumberFact,
    NumberIs,
    OrderCount,
    ReferralCount,
    Test,
    TextFact,
    TextIs,
    TierAtLeast,
    TimeSinceJoining,
    TimeSinceLastOrder,
    TotalOf,
)

_TEXT_FACTS = {
    TextFact.CUSTOMER_TYPE: "le type de client",
    TextFact.CUSTOMER_GROUP: "le groupe du client",
    TextFact.CHANNEL: "le canal",
    TextFact.SHIPPING_METHOD: "le mode de livraison",
    TextFact.DELIVERY_CITY: "la ville de livraison",
    TextFact.DELIVERY_COUNTRY: "le pays de livraison",
    TextFact.DELIVERY_POSTCODE: "le code postal de livraison",
    TextFact.TIER: "le palier",
    TextFact.PROMO_CODE: "le code promo",
}
_COMPARISONS = {
    Comparison.AT_LEAST: ("is at least", "est d'au moins"),
    Comparison.ABOVE: ("is above", "dépasse"),
    Comparison.AT_MOST: ("is at most", "ne dépasse pas"),
    Comparison.BELOW: ("is below", "est de moins de"),
    Comparison.EQUAL: ("is", "est de"),
}
_FRENCH_LAST = {
    Period.DAY: "sur le dernier jour",
    Period.WEEK: "sur la dernière semaine",
    Period.MONTH: "sur le dernier mois",
    Period.YEAR: "sur la dernière année",
}
_FRENCH_LAST_FEW = {
    Period.DAY: "sur les {count} derniers jours",
    Period.WEEK: "sur les {count} dernières semaines",
    Period.MONTH: "sur les {count} derniers mois",
    Period.YEAR: "sur les {count} dernières années",
}


def condition(node: Test, to: Speech) -> str:
    """`customer type is "pro" and basket total is at least 50 EUR`"""
    match node:
        case AllOf(tests):
            joint = BREAK + to.say("and", "et") + " "
            return joint.join(_inside(each, to, tight=True) for each in tests)
        case AnyOf(tests):
            joint = BREAK + to.say("or", "ou") + " "
            return joint.join(_inside(each, to, tight=False) for each in tests)
        case Not(test):
            return to.say("not", "non") + f" ({condition(test, to)})"
        case TextIs(fact, names, negated):
            return f"{text_fact(fact, to)} {_is(names, to, negated=negated)}"
        case TierAtLeast(tier):
            return to.say("tier is at least ", "le palier est au moins ") + to.name(tier)
        case NumberIs(fact, comparison, bound, window):
            words = to.say(*_COMPARISONS[comparison])
            return f"{number_fact(fact, to)} {words} {bound_words(bound, to)}" + _window(window, to)
        case NumberBetween(fact, low, high, window):
            words = to.say("is between", "est entre")
            ends = f"{bound_words(low, to)} {to.say('and', 'et')} {bound_words(high, to)}"
            return f"{number_fact(fact, to)} {words} {ends}" + _window(window, to)
        case BoxTicked() | HasOrdered() | BasketContains() | CodeUsed():
            return _yes_or_no(node, to)
        case _:
            assert_never(node)


def _inside(node: Test, to: Speech, *, tight: bool) -> str:
    """A part of `and` (tight) or of `or`: between parentheses where it would be read otherwise."""
    loose = isinstance(node, AnyOf) or (isinstance(node, AllOf) and tight)
    return f"({condition(node, to)})" if loose else condition(node, to)


def text_fact(fact: TextFact, to: Speech) -> str:
    """`customer type`, `le type de client`"""
    return to.say(fact.value, _TEXT_FACTS[fact])


def _is(names: tuple[Name, ...], to: Speech, *, negated: bool) -> str:
    is_it = to.say("is not", "n'est pas") if negated else to.say("is", "est")
    return is_it + (to.say(" one of ", " parmi ") if len(names) > 1 else " ") + to.names(names)


def _yes_or_no(node: BoxTicked | HasOrdered | BasketContains | CodeUsed, to: Speech) -> str:
    match node:
        case BoxTicked(box, negated):
            english = "is not ticked" if negated else "is ticked"
            french = "n'est pas cochée" if negated else "est cochée"
            return to.say(f"the box {to.name(box)} {english}", f"la case {to.name(box)} {french}")
        case HasOrdered(product, negated):
            english = "the customer has not ordered" if negated else "the customer has ordered"
            french = "le client n'a pas commandé" if negated else "le client a commandé"
            return f"{to.say(english, french)} {selection_part(product, to)}"
        case BasketContains(chosen):
            words = to.say("the basket contains ", "le panier contient ")
            return words + selection(chosen, to)
        case CodeUsed():
            return to.say("a promo code is used", "un code promo est utilisé")
        case _:
            assert_never(node)


def number_fact(fact: NumberFact, to: Speech) -> str:
    """`basket total`, `le nombre de commandes`"""
    match fact:
        case BasketTotal(after_discounts=True):
            return to.say("basket total after discounts", "le total du panier après remises")
        case BasketTotal():
            return to.say("basket total", "le total du panier")
        case TotalOf(chosen):
            return to.say("total", "le total") + of_selection(chosen, to)
        case ItemCount(of):
            return to.say("number of items", "le nombre d'articles") + of_selection(of, to)
        case OrderCount():
            return to.say("number of orders", "le nombre de commandes")
        case AmountSpent():
            return to.say("amount spent", "le montant dépensé")
        case BalanceFact():
            return to.say("points balance", "le solde de points")
        case ReferralCount():
            return to.say("number of referrals", "le nombre de parrainages")
        case ActivityCount(activity):
            name = to.name(activity)
            return to.say(f"number of {name} activities", f"le nombre d'activités {name}")
        case TimeSinceJoining():
            return to.say("time since joining", "l'ancienneté")
        case TimeSinceLastOrder():
            return to.say("time since the last order", "le temps depuis la dernière commande")
        case _:
            assert_never(fact)


def bound_words(bound: Bound, to: Speech) -> str:
    """`5`, `100 points`, `50 EUR`, `6 months`"""
    match bound:
        case int():
            return to.number(bound)
        case Points() | Money():
            return to.amount(bound)
        case Duration():
            return to.duration(bound)
        case _:
            assert_never(bound)


def last(window: Duration, to: Speech) -> str:
    """`the last 12 months`, `sur les 12 derniers mois`"""
    if window.count == 1:
        return to.say(f"the last {to.unit(window)}", _FRENCH_LAST[window.unit])
    count = to.number(window.count)
    return to.say(
        f"the last {to.duration(window)}", _FRENCH_LAST_FEW[window.unit].format(count=count)
    )


def _window(window: Duration | None, to: Speech) -> str:
    return to.say(" in ", " ") + last(window, to) if window else ""


def compared(comparison: Comparison, to: Speech) -> str:
    """`is at most`, `ne dépasse pas`"""
    return to.say(*_COMPARISONS[comparison])
