"""The words of a statement, English and French side by side."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from palier.account import events
from palier.account.events import Joined
from palier.account.order import Order
from palier.life.movements import Move, Turn
from palier.source import Language
from palier.speech import figures
from palier.speech.typography import NBSP
from palier.tree import Milestone

WORDS = {
    "statement of": ("Statement of {customer}", "Relevé du client {customer}"),
    "at": ("on {day}", "au {day}"),
    "period": ("from {since} to {day}", "du {since} au {day}"),
    "member until": ("Member until {day}", "Adhérent jusqu’au {day}"),
    "joined": ("Joined on {day}", "Inscription le {day}"),
    "available": ("Available", "Disponible"),
    "pending": ("To come", "À venir"),
    "owed": (
        "{amount} are owed: what is earned next goes there first",
        "{amount} restent dus\u00a0: les prochains gains les comblent d’abord",
    ),
    "pending on": ("{amount} on {day}", "{amount} le {day}"),
    "pending payment": (
        "{amount} {delay}the payment of the order {order}",
        "{amount} {delay}le paiement de la commande {order}",
    ),
    "pending delivery": (
        "{amount} {delay}the delivery of the order {order}",
        "{amount} {delay}la livraison de la commande {order}",
    ),
    "on": ("on ", "dès "),
    "after": ("{time} after ", "{time} après "),
    "next expiry": ("{amount} to be used by {day}", "{amount} à utiliser jusqu’au {day}"),
    "claimable": ("Within reach", "À portée"),
    "vouchers": ("In hand", "En poche"),
    "voucher until": ("{reward}, until {day}", "{reward}, jusqu’au {day}"),
    "tier": ("Tier", "Palier"),
    "since": ("since {day}", "depuis le {day}"),
    "kept until": ("kept until {day}", "conservé jusqu’au {day}"),
    "grace until": ("on grace until {day}", "délai de grâce jusqu’au {day}"),
    "for life": ("for life", "à vie"),
    "friends": ("Friends brought", "Filleuls amenés"),
    "friend": ("{friend}, on {day}", "{friend}, le {day}"),
    "movements": ("Movements", "Mouvements"),
    "date": ("Date", "Date"),
    "what": ("What and why", "Quoi et pourquoi"),
    "change": ("In/out", "+ / −"),
    "balance": ("Balance", "Solde"),
    "opening": ("Opening balance", "Solde de départ"),
    "closing": ("Balance", "Solde"),
    "nothing moved": ("No movement.", "Aucun mouvement."),
    "lots": ("Held, by last day", "Détail, par date limite"),
    "lot": ("earned on {day}", "gain du {day}"),
    "lot until": ("until {day}", "jusqu’au {day}"),
    "lot forever": ("without limit", "sans limite"),
    "from": ("{rule} on {base}", "{rule}, sur {base}"),
    "repeated": ("entered before", "déjà enregistré"),
    "events": ("Events", "Événements"),
    "customers": ("Customers", "Clients"),
    "sum opened": ("Brought over", "Reprise"),
    "sum earned": ("Earned", "Gains"),
    "sum adjusted": ("Adjusted by the shop", "Corrections"),
    "sum used": ("Used", "Utilisation"),
    "sum taken_back": ("Taken back after returns", "Reprise sur retours"),
    "sum expired": ("Expired", "Expiration"),
    "colon": ("{what}: {why}", "{what}\u00a0: {why}"),
}
MOVES = {
    Move.OPENED: ("Brought over", "Reprise"),
    Move.EARNED: ("Earned", "Gain"),
    Move.GIVEN_BACK: ("Given back", "Restitution"),
    Move.GIVEN_AGAIN: ("Given again", "Nouvelle attribution"),
    Move.ADJUSTED: ("Adjusted", "Correction"),
    Move.USED: ("Used", "Utilisation"),
    Move.CLAIMED: ("Claimed", "Échange"),
    Move.CLAIM_UNDONE: ("Claim undone", "Échange annulé"),
    Move.EXPIRED: ("Expired", "Expiration"),
    Move.TAKEN_BACK: ("Taken back", "Reprise sur retour"),
}
TURNS = {
    Turn.TIER_HELD: ("Tier: {name}", "Palier\u00a0: {name}"),
    Turn.TIER_REACHED: ("Tier reached: {name}", "Palier atteint\u00a0: {name}"),
    Turn.TIER_LOST: ("Tier from now on: {name}", "Palier désormais\u00a0: {name}"),
    Turn.VOUCHER_USED: ("Used: {name}", "Utilisé\u00a0: {name}"),
    Turn.VOUCHER_GIVEN_BACK: ("Given back: {name}", "Rendu\u00a0: {name}"),
    Turn.VOUCHER_LAPSED: ("Lapsed: {name}", "Périmé\u00a0: {name}"),
    Turn.NOTHING_EARNED: ("Nothing earned: {name}", "Aucun gain\u00a0: {name}"),
}
EVENTS = {
    "opening": ("Account brought over", "Compte repris"),
    "joined": ("Joined", "Inscription"),
    "customer": ("Customer’s details", "Renseignements du client"),
    "membership": ("Membership until {day}", "Adhésion jusqu’au {day}"),
    "order": ("Order {id}", "Commande {id}"),
    "paid": ("Order {order} paid", "Commande {order} payée"),
    "delivered": ("Order {order} delivered", "Commande {order} livrée"),
    "refund": ("Return of the order {order}", "Retour de la commande {order}"),
    "claim": ("Reward claimed", "Récompense demandée"),
    "activity": ("“{name}”", "«\u00a0{name}\u00a0»"),
    "adjustment": ("By the shop", "Par la boutique"),
    "referral": ("Referral of {friend}", "Parrainage\u00a0: {friend}"),
    "referral undone": ("Referral of {friend} undone", "Parrainage annulé\u00a0: {friend}"),
    "day": ("Time passes", "Le temps passe"),
}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def word(key: str, language: Language, **facts: object) -> str:
    """A word or a phrase of a statement.

    >>> word("opening", Language.FRENCH)
    'Solde de départ'
    """
    return WORDS[key][language is Language.FRENCH].format(**facts)


def move(what: Move, language: Language) -> str:
    """What a movement is."""
    return MOVES[what][language is Language.FRENCH]


def turn(what: Turn, name: str, language: Language) -> str:
    """What happened to a tier or a voucher, or why nothing was earned."""
    return TURNS[what][language is Language.FRENCH].format(name=name)


def waiting(milestone: Milestone) -> str:
    """The phrase for what points wait for."""
    return f"pending {milestone.value}"


def short_date(day: dt.date, language: Language) -> str:
    """A date that fits in a column.

    >>> short_date(dt.date(2026, 7, 1), Language.FRENCH)
    '01/07/2026'
    >>> short_date(dt.date(2026, 7, 1), Language.ENGLISH).replace(NBSP, " ")
    '1 Jul 2026'
    """
    if language is Language.FRENCH:
        return f"{day.day:02}/{day.month:02}/{day.year}"
    return NBSP.join((str(day.day), MONTHS[day.month - 1], str(day.year)))


def event_title(event: events.AnyEvent, language: Language) -> str:
    """What an event is, in a few words.

    >>> at = dt.datetime(2026, 1, 8, 10, tzinfo=dt.UTC)
    >>> event_title(events.Delivered(id="e2", at=at, order="o1"), Language.ENGLISH)
    'Order o1 delivered'
    """
    match event:
        case events.Opening():
            return _titled("opening", language)
        case Joined():
            return _titled("joined", language)
        case events.CustomerChanged():
            return _titled("customer", language)
        case events.MembershipPaid(until=day):
            return _titled("membership", language, day=figures.date(day, language))
        case Order():
            return _titled("order", language, id=event.id)
        case events.Paid(order=order):
            return _titled("paid", language, order=order)
        case events.Delivered(order=order):
            return _titled("delivered", language, order=order)
        case events.Refund(order=order):
            return _titled("refund", language, order=order)
        case events.Claim():
            return _titled("claim", language)
        case events.Activity(name=name):
            return _titled("activity", language, name=name)
        case events.Adjustment():
            return _titled("adjustment", language)
        case events.Referral(friend=friend):
            return _titled("referral", language, friend=friend)
        case events.ReferralUndone(friend=friend):
            return _titled("referral undone", language, friend=friend)
        case events.Day():
            return _titled("day", language)
        case _:
            assert_never(event)


def _titled(key: str, language: Language, **facts: object) -> str:
    return EVENTS[key][language is Language.FRENCH].format(**facts)
