"""Conditions: “if” `you are registered as “pro”`; to the merchant, `for a customer of type “pro”`.

A customer is told what must be so, a merchant under which circumstances something would apply.
"""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import Comparison
from palier.speech.countries import COUNTRIES
from palier.speech.days import in_window
from palier.speech.goods import kind, kind_of
from palier.speech.nouns import WITH_A_PROMO_CODE
from palier.speech.phrases import Person, Phrase
from palier.speech.speaker import Speaker

Plain = (
    tree.TextIs
    | tree.TierAtLeast
    | tree.BoxTicked
    | tree.HasOrdered
    | tree.IsMember
    | tree.BasketContains
    | tree.CodeUsed
)
"""Conditions that hold or do not, without a figure."""


class Condition(NamedTuple):
    """A condition as a customer reads it after “if”, and as a merchant is told of a circumstance.

    `if_not` and `without`: where it must not be so.
    """

    if_: Phrase
    if_not: Phrase
    with_: Phrase
    without: Phrase


TEXTS = total(
    tree.TextFact,
    {
        tree.TextFact.CUSTOMER_TYPE: Condition(
            if_=Phrase("you are registered as {names}", "vous avez un compte {names}"),
            if_not=Phrase(
                "you are not registered as {names}", "vous n'avez pas de compte {names:,nor}"
            ),
            with_=Phrase("for a customer of type {names}", "pour un client de type {names}"),
            without=Phrase(
                "for a customer of another type than {names}",
                "pour un client d'un autre type que {names}",
            ),
        ),
        tree.TextFact.CUSTOMER_GROUP: Condition(
            if_=Phrase("you belong to the {names} group", "vous faites partie du groupe {names}"),
            if_not=Phrase(
                "you do not belong to the {names} group",
                "vous ne faites pas partie du groupe {names:,nor}",
            ),
            with_=Phrase("for a customer of the group {names}", "pour un client du groupe {names}"),
            without=Phrase(
                "for a customer outside the group {names}", "pour un client hors du groupe {names}"
            ),
        ),
        tree.TextFact.CHANNEL: Condition(
            if_=Phrase("your order is {names:an} order", "votre commande est une commande {names}"),
            if_not=Phrase(
                "your order is not {names:an} order",
                "votre commande n'est pas une commande {names:,nor}",
            ),
            with_=Phrase("through the channel {names}", "par le canal {names}"),
            without=Phrase(
                "through another channel than {names}", "par un autre canal que {names}"
            ),
        ),
        tree.TextFact.SHIPPING_METHOD: Condition(
            if_=Phrase(
                "you choose {names:own} for delivery",
                "vous choisissez {names:own} comme mode de livraison",
            ),
            if_not=Phrase(
                "you choose a delivery other than {names:own}",
                "vous choisissez un autre mode de livraison que {names:own}",
            ),
            with_=Phrase("with shipping by {names}", "avec le mode de livraison {names}"),
            without=Phrase(
                "with other shipping than {names}", "avec un autre mode de livraison que {names}"
            ),
        ),
        tree.TextFact.DELIVERY_CITY: Condition(
            if_=Phrase(
                "your delivery city is {names:own}", "votre ville de livraison est {names:own}"
            ),
            if_not=Phrase(
                "your delivery city is not {names:own}",
                "votre ville de livraison n'est pas {names:own,nor}",
            ),
            with_=Phrase("with {names} as delivery city", "avec {names} pour ville de livraison"),
            without=Phrase(
                "with another delivery city than {names}",
                "avec une autre ville de livraison que {names}",
            ),
        ),
        tree.TextFact.DELIVERY_COUNTRY: Condition(
            if_=Phrase(
                "your delivery country is {names:plain}",
                "votre pays de livraison est {names:plain}",
            ),
            if_not=Phrase(
                "your delivery country is not {names:plain}",
                "votre pays de livraison n'est pas {names:plain,nor}",
            ),
            with_=Phrase("with {names} as delivery country", "avec {names} pour pays de livraison"),
            without=Phrase(
                "with another delivery country than {names}",
                "avec un autre pays de livraison que {names}",
            ),
        ),
        tree.TextFact.DELIVERY_POSTCODE: Condition(
            if_=Phrase(
                "your delivery postcode is {names:own}",
                "votre code postal de livraison est {names:own}",
            ),
            if_not=Phrase(
                "your delivery postcode is not {names:own}",
                "votre code postal de livraison n'est pas {names:own,nor}",
            ),
            with_=Phrase(
                "with {names} as delivery postcode", "avec {names} pour code postal de livraison"
            ),
            without=Phrase(
                "with another delivery postcode than {names}",
                "avec un autre code postal de livraison que {names}",
            ),
        ),
        tree.TextFact.TIER: Condition(
            if_=Phrase("your tier is {names}", "votre palier est {names}"),
            if_not=Phrase("your tier is not {names}", "votre palier n'est pas {names:,nor}"),
            with_=Phrase("at the tier {names}", "au palier {names}"),
            without=Phrase("at another tier than {names}", "à un autre palier que {names}"),
        ),
        tree.TextFact.PROMO_CODE: Condition(
            if_=Phrase(
                "you use the promo code {names:code}", "vous utilisez le code promo {names:code}"
            ),
            if_not=Phrase(
                "you do not use the promo code {names:code}",
                "vous n'utilisez pas le code promo {names:code,nor}",
            ),
            with_=Phrase("with the promo code {names}", "avec le code promo {names}"),
            without=Phrase("without the promo code {names}", "sans le code promo {names}"),
        ),
        tree.TextFact.PAYMENT_METHOD: Condition(
            if_=Phrase("you pay by {names:own}", "vous payez par {names:own}"),
            if_not=Phrase("you do not pay by {names:own}", "vous ne payez pas par {names:own,nor}"),
            with_=Phrase("paid with {names}", "avec {names} pour moyen de paiement"),
            without=Phrase(
                "with another payment method than {names}",
                "avec un autre moyen de paiement que {names}",
            ),
        ),
    },
)
TIER_AT_LEAST = Condition(
    if_=Phrase("you are at the {names} tier or above", "vous êtes au palier {names} ou au-dessus"),
    if_not=Phrase("you are below the {names} tier", "vous êtes en dessous du palier {names}"),
    with_=Phrase("at the tier {names} or higher", "au palier {names} ou plus haut"),
    without=Phrase("below the tier {names}", "en dessous du palier {names}"),
)
BOX = Condition(
    if_=Phrase("you have ticked {names}", "vous avez coché {names}"),
    if_not=Phrase("you have not ticked {names}", "vous n'avez pas coché {names}"),
    with_=Phrase("with the box {names} ticked", "avec la case {names} cochée"),
    without=Phrase("without the box {names} ticked", "sans la case {names} cochée"),
)
ORDERED = Condition(
    if_=Phrase("you have already ordered {names}", "vous avez déjà commandé {names}"),
    if_not=Phrase("you have never ordered {names}", "vous n'avez jamais commandé {names:,nor}"),
    with_=Phrase(
        "for a customer who has ordered the product {names} before",
        "pour un client qui a déjà commandé le produit {names}",
    ),
    without=Phrase(
        "for a customer who has never ordered the product {names}",
        "pour un client qui n'a jamais commandé le produit {names}",
    ),
)
ORDERED_ITEM = Condition(
    if_=Phrase("you have ordered an item {names}", "vous avez commandé un article {names}"),
    if_not=Phrase(
        "you have not ordered any item {names}", "vous n'avez commandé aucun article {names}"
    ),
    with_=Phrase(
        "for a customer who has ordered an item {names}",
        "pour un client qui a commandé un article {names}",
    ),
    without=Phrase(
        "for a customer who has not ordered any item {names}",
        "pour un client qui n'a commandé aucun article {names}",
    ),
)
MEMBER = Condition(
    if_=Phrase("you are a member", "vous êtes membre"),
    if_not=Phrase("you are not a member", "vous n'êtes pas membre"),
    with_=Phrase("for a member", "pour un membre"),
    without=Phrase("for a customer who is not a member", "pour un client qui n'est pas membre"),
)
CONTAINS = Condition(
    if_=Phrase("your basket contains an item {names}", "votre panier contient un article {names}"),
    if_not=Phrase(
        "your basket contains no item {names}", "votre panier ne contient aucun article {names}"
    ),
    with_=Phrase("with an item {names}", "avec un article {names}"),
    without=Phrase("without any item {names}", "sans aucun article {names}"),
)
CODE_USED = Condition(
    if_=Phrase("you use a promo code", "vous utilisez un code promo"),
    if_not=Phrase("you do not use a promo code", "vous n'utilisez pas de code promo"),
    with_=WITH_A_PROMO_CODE,
    without=Phrase("without a promo code", "sans code promo"),
)
AT_LEAST = Phrase("at least {figure}", "au moins {figure}")
ABOVE = Phrase("more than {figure}", "plus de {figure}")
AT_MOST = Phrase("no more than {figure}", "{figure} maximum")
BELOW = Phrase("under {figure}", "moins de {figure}")
EQUAL = Phrase("exactly {figure}", "exactement {figure}")
OTHER = Phrase("anything but {figure}", "autre chose que {figure}")


class Compared(NamedTuple):
    """How a number stands to a bound; `fails`: where it must not."""

    holds: Phrase
    fails: Phrase


COMPARED = total(
    Comparison,
    {
        Comparison.AT_LEAST: Compared(holds=AT_LEAST, fails=BELOW),
        Comparison.ABOVE: Compared(holds=ABOVE, fails=AT_MOST),
        Comparison.AT_MOST: Compared(holds=AT_MOST, fails=ABOVE),
        Comparison.BELOW: Compared(holds=BELOW, fails=AT_LEAST),
        Comparison.EQUAL: Compared(holds=EQUAL, fails=OTHER),
    },
)


def condition(s: Speaker, test: Plain, *, holds: bool = True) -> str:
    """A condition, or its opposite: `you are registered as “pro”`."""
    match test:
        case tree.TextIs(fact, names, negated):
            abroad = fact is tree.TextFact.DELIVERY_COUNTRY and s.to is Person.CUSTOMER
            told = tuple(country(s, each) for each in names) if abroad else names
            return _said(s, TEXTS[fact], told, holds=holds is not negated)
        case tree.TierAtLeast(tier):
            return _said(s, TIER_AT_LEAST, tier, holds=holds)
        case tree.BoxTicked(box, negated):
            return _said(s, BOX, box, holds=holds is not negated)
        case tree.HasOrdered(tree.IsProduct(names), negated, None):
            return _said(s, ORDERED, names, holds=holds is not negated)
        case tree.HasOrdered(goods, negated, window):
            of = kind_of(s, goods)
            over = of if window is None else f"{of} {in_window(s, window)}"
            return _said(s, ORDERED_ITEM, over, holds=holds is not negated)
        case tree.IsMember(negated):
            return _said(s, MEMBER, "", holds=holds is not negated)
        case tree.BasketContains(selection):
            return _said(s, CONTAINS, kind(s, selection), holds=holds)
        case tree.CodeUsed():
            return _said(s, CODE_USED, "", holds=holds)
        case _:
            assert_never(test)


def country(s: Speaker, code: tree.Name) -> str:
    """The name of a country: a shop may write `FR`, a customer reads France."""
    known = COUNTRIES.get(code.text)
    return s.own(code.text) if known is None else s.say(known)


def _said(s: Speaker, of: Condition, names: object, *, holds: bool) -> str:
    if s.to is Person.CUSTOMER:
        return s.say(of.if_ if holds else of.if_not, names=names)
    return s.say(of.with_ if holds else of.without, names=names)
