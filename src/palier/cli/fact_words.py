"""Facts in words, English and French side by side, for those who read a sheet."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from palier.quantity import Duration
from palier.sheet import facts
from palier.sheet.facts import Column, Count, Fact, Mask, Scalar, Since
from palier.source import Language
from palier.speech import figures
from palier.speech.figures import Style
from palier.surface.to_text.conditions import last
from palier.surface.to_text.speech import Speech
from palier.tree import TextFact, TierCount

FRENCH: dict[Enum, str] = {
    Scalar.DAY: "jour de la commande",
    Scalar.WEEKDAY: "jour de la semaine",
    Scalar.MONTH_DAY: "mois et jour",
    Scalar.MINUTE: "heure de la commande",
    Scalar.BIRTHDAY: "c’est l’anniversaire du client",
    Scalar.GUEST: "le client est un visiteur",
    Scalar.LEAP_YEAR: "l’année a un 29 février",
    Scalar.NEWCOMER: "le client s’inscrit avec cette commande",
    Scalar.MEMBER: "l’adhésion est valable",
    Scalar.AVAILABLE: "solde disponible",
    Scalar.PENDING: "solde en attente",
    Scalar.PUT_IN: "points mis en jeu",
    Scalar.PAYS_WITH_POINTS: "le client paie avec ses points",
    Scalar.SHIPPING_COST: "frais de port",
    Scalar.TIER_KNOWN: "le palier est connu",
    Scalar.TIER_HELD: "palier tenu",
    Scalar.TIER_PROJECTED: "palier qu’atteint cette commande",
    Scalar.FRIEND: "le client est un filleul",
    Scalar.CODES_BROUGHT: "nombre de codes promo",
    Column.PRICE: "prix unitaire",
    Column.QUANTITY: "quantité",
    Column.TAX: "taxe",
    Column.ON_SALE: "en promotion",
    Column.TAGS: "étiquettes",
    Column.CATEGORIES: "catégories",
    Column.PRODUCT: "produit",
    TextFact.CUSTOMER_TYPE: "type de client",
    TextFact.CUSTOMER_GROUP: "groupes du client",
    TextFact.CHANNEL: "canal",
    TextFact.SHIPPING_METHOD: "mode de livraison",
    TextFact.DELIVERY_CITY: "ville de livraison",
    TextFact.DELIVERY_COUNTRY: "pays de livraison",
    TextFact.DELIVERY_POSTCODE: "code postal de livraison",
    TextFact.TIER: "palier",
    TextFact.PROMO_CODE: "codes promo",
    Mask.PRODUCTS_ORDERED: "produits déjà commandés",
    Count.SPENT: "montant dépensé",
    Count.ORDERS: "nombre de commandes",
    Count.POINTS_EARNED: "points gagnés",
    Count.COLLECTED: "montant cagnotté",
    Count.REFERRALS: "nombre de filleuls",
    Count.ACTIVITIES: "nombre d’activités",
    Since.JOINING: "l’inscription",
    Since.LAST_ORDER: "la dernière commande",
    Since.TODAY: "la commande",
}
ENGLISH: dict[Enum, str] = {
    Scalar.MINUTE: "time of the order",
    Scalar.AVAILABLE: "balance available",
    Scalar.PENDING: "balance pending",
    TextFact.CUSTOMER_GROUP: "customer groups",
    TextFact.PROMO_CODE: "promo codes",
    Count.SPENT: "amount spent",
    Count.ORDERS: "number of orders",
    Count.POINTS_EARNED: "points earned",
    Count.COLLECTED: "amount collected",
    Count.REFERRALS: "number of friends",
    Count.ACTIVITIES: "number of activities",
    Since.LAST_ORDER: "the last order",
    Since.TODAY: "the order",
}
PHRASES = {
    "window": ("{what} in {time}", "{what} {time}"),
    "calendar year": ("{what} in the calendar year", "{what} sur l’année civile"),
    "day after": ("{time} after {since}", "{time} après {since}"),
    "happened": ("there is a date of {since}", "une date est connue pour {since}"),
    "box": ("the box “{name}” is ticked", "la case «\u00a0{name}\u00a0» est cochée"),
    "uses": ("uses of {rule} in the {period}", "usages de {rule} ({period})"),
    "ever": ("uses of {rule} ever", "usages de {rule} depuis toujours"),
    "awarded": ("given by {rule} in the {period}", "donné par {rule} ({period})"),
    "awarded in all": ("given in the {period}", "donné ({period})"),
    "stamps": ("stamps on {card}", "tampons sur {card}"),
    "due": (
        "friends' rewards due, line {at}",
        "récompenses de parrainage dues, ligne {at}",
    ),
    "activity": ("{what} “{name}”", "{what} «\u00a0{name}\u00a0»"),
    "brought": ("{slot} is brought", "{slot} est présenté"),
    "worth": ("what {slot} takes off", "ce que retire {slot}"),
    "kept": ("{member} is kept", "{member} est retenu"),
}


def fact_in_words(fact: Fact, language: Language) -> str:
    """A fact, as the rule file or a colleague would name it.

    >>> fact_in_words(Scalar.SHIPPING_COST, Language.FRENCH)
    'frais de port'
    """
    match fact:
        case Scalar() | Column() | Mask():
            return plain(fact, language)
        case facts.NameOf(of):
            return plain(of, language)
        case facts.Measured(count, window, activity):
            return _measured(count, window, activity, language)
        case facts.DayAfter(since, time):
            shown = figures.duration(time, language, Style.SOURCE)
            return _say("day after", language, time=shown, since=plain(since, language))
        case facts.HasHappened(since):
            return _say("happened", language, since=plain(since, language))
        case facts.Box(name):
            return _say("box", language, name=name)
        case facts.Uses(rule, period):
            shown = figures.PERIODS[language][period][0] if period else ""
            return _say("uses" if period else "ever", language, rule=rule, period=shown)
        case facts.Awarded(rule, period):
            shown = figures.PERIODS[language][period][0]
            key = "awarded" if rule else "awarded in all"
            return _say(key, language, rule=rule, period=shown)
        case facts.Stamps(card):
            return _say("stamps", language, card=card)
        case facts.FriendsDue(position):
            return _say("due", language, at=position + 1)
        case facts.Brought(slot):
            return _say("brought", language, slot=slot)
        case facts.CodeWorth(slot):
            return _say("worth", language, slot=slot)
        case facts.Kept(member):
            return _say("kept", language, member=member)
        case _:
            assert_never(fact)


def plain(of: Enum, language: Language) -> str:
    """The name of a fact without parts."""
    if language is Language.FRENCH:
        return FRENCH[of]
    return ENGLISH.get(of, str(of.value))


def _measured(count: Count, window: facts.Window, activity: str | None, language: Language) -> str:
    what = plain(count, language)
    if activity:
        what = _say("activity", language, what=what, name=activity)
    match window:
        case Duration():
            shown = last(window, Speech(language))
            return _say("window", language, what=what, time=shown)
        case TierCount.CALENDAR_YEAR:
            return _say("calendar year", language, what=what)
        case _:
            return what


def _say(key: str, language: Language, **parts: object) -> str:
    return PHRASES[key][language is Language.FRENCH].format(**parts)
