"""What happened to an account, in words: events, what moved and why, tiers and vouchers."""

from __future__ import annotations

import datetime as dt

from palier.account import events
from palier.account.order import Order
from palier.closed import total
from palier.life.movements import Move, Movement, Note, Turn
from palier.life.statement import Entry
from palier.reports.speaking import TITLED, part, reason
from palier.source import Language
from palier.speech.figures import MONTHS
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import NBSP

EVENTS = total(
    events.AnyEvent,
    {
        events.Opening: Phrase("Account brought over", "Compte repris"),
        events.Joined: Phrase("Joined", "Inscription"),
        events.CustomerChanged: Phrase("Customer's details", "Renseignements du client"),
        events.MembershipPaid: Phrase("Membership until {until}", "Adhésion jusqu'au {until}"),
        Order: Phrase("Order {id}", "Commande {id}"),
        events.Paid: Phrase("Order {order} paid", "Commande {order} payée"),
        events.Delivered: Phrase("Order {order} delivered", "Commande {order} livrée"),
        events.Refund: Phrase("Return of the order {order}", "Retour de la commande {order}"),
        events.Claim: Phrase("Reward claimed", "Récompense demandée"),
        events.Activity: Phrase("“{name}”", "« {name} »"),
        events.Adjustment: Phrase("By the shop", "Par la boutique"),
        events.Referral: Phrase("Referral of {friend}", "Parrainage : {friend}"),
        events.ReferralUndone: Phrase(
            "Referral of {friend} undone", "Parrainage annulé : {friend}"
        ),
        events.Day: Phrase("Time passes", "Le temps passe"),
    },
)
MOVES = total(
    Move,
    {
        Move.OPENED: Phrase("Brought over", "Reprise"),
        Move.EARNED: Phrase("Earned", "Gain"),
        Move.GIVEN_BACK: Phrase("Given back", "Restitution"),
        Move.GIVEN_AGAIN: Phrase("Given again", "Nouvelle attribution"),
        Move.ADJUSTED: Phrase("Adjusted", "Correction"),
        Move.USED: Phrase("Used", "Utilisation"),
        Move.CLAIMED: Phrase("Claimed", "Échange"),
        Move.CLAIM_UNDONE: Phrase("Claim undone", "Échange annulé"),
        Move.EXPIRED: Phrase("Expired", "Expiration"),
        Move.TAKEN_BACK: Phrase("Taken back", "Reprise sur retour"),
    },
)
TURNS = total(
    Turn,
    {
        Turn.TIER_HELD: Phrase("Tier: {name}", "Palier : {name}"),
        Turn.TIER_REACHED: Phrase("Tier reached: {name}", "Palier atteint : {name}"),
        Turn.TIER_LOST: Phrase("Tier from now on: {name}", "Palier désormais : {name}"),
        Turn.VOUCHER_USED: Phrase("Used: {name}", "Utilisé : {name}"),
        Turn.VOUCHER_GIVEN_BACK: Phrase("Given back: {name}", "Rendu : {name}"),
        Turn.VOUCHER_LAPSED: Phrase("Lapsed: {name}", "Périmé : {name}"),
        Turn.NOTHING_EARNED: Phrase("Nothing earned: {name}", "Aucun gain : {name}"),
    },
)
ON_BASE = Phrase("{rule} on {base}", "{rule}, sur {base}")
DATE = Phrase("Date", "Date")
WHAT = Phrase("What and why", "Quoi et pourquoi")
CHANGE = Phrase("In/out", "+ / −")
BALANCE = Phrase("Balance", "Solde")


def event_title(event: events.AnyEvent, speaker: Speaker) -> str:
    """What an event is, in a few words.

    >>> at = dt.datetime(2026, 1, 8, 10, tzinfo=dt.UTC)
    >>> event_title(events.Delivered(id="e2", at=at, order="o1"), Speaker(Language.ENGLISH))
    'Order o1 delivered'
    """
    return speaker.say(EVENTS[type(event)], event)


def entry_title(entry: Entry, speaker: Speaker) -> str:
    """What an entry is, and what was paid or refunded; nothing for time alone."""
    title = event_title(entry.event, speaker) if entry.event else ""
    return title if entry.amount is None else f"{title}, {speaker.told(entry.amount)}"


def movement_reason(movement: Movement, speaker: Speaker) -> str:
    """Why points moved: the rule that gave them, with the amounts it was reckoned on."""
    what = speaker.say(MOVES[movement.move])
    if movement.reason is not None:
        return speaker.say(TITLED, what=what, why=movement.reason)
    if movement.rule is None:
        return what
    rule = speaker.own(movement.rule)
    if movement.parts:
        base = " + ".join(part(each, speaker) for each in movement.parts)
        rule = speaker.say(ON_BASE, rule=rule, base=base)
    return rule if movement.move is Move.EARNED else speaker.say(TITLED, what=what, why=rule)


def note_text(note: Note, speaker: Speaker) -> str:
    """What happened to a tier or a voucher, or why nothing was earned."""
    if note.turn is Turn.NOTHING_EARNED and note.name:
        name = reason(note.name, None, speaker)
    else:
        name = speaker.own(note.name or "—")
    return speaker.say(TURNS[note.turn], name=name)


def short_date(day: dt.date, language: Language) -> str:
    """A date that fits in a column.

    >>> short_date(dt.date(2026, 7, 1), Language.FRENCH)
    '01/07/2026'
    >>> short_date(dt.date(2026, 7, 1), Language.ENGLISH).replace(NBSP, " ")
    '1 Jul 2026'
    """
    match language:
        case Language.ENGLISH:
            return NBSP.join((str(day.day), MONTHS[language][day.month - 1][:3], str(day.year)))
        case Language.FRENCH:
            return f"{day.day:02}/{day.month:02}/{day.year}"
