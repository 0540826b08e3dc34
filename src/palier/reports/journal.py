"""What happened to accounts, in words: events, movements, notes; and the journal of a replay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from palier.account import events
from palier.account.days import local
from palier.account.events import AnyEvent, Day
from palier.account.order import Order
from palier.account.state import Totals
from palier.because import Because
from palier.closed import total
from palier.life import lots
from palier.life.movements import Move, Movement, held
from palier.life.notes import Note, Turn
from palier.life.replay import Entered, History
from palier.life.statement import Entry, entries_of
from palier.quantity import StatusPoints
from palier.reports import paper
from palier.reports.paper import MINUS, PLUS, RULE, Row
from palier.reports.speaking import TITLED, bare, part, reason, speaker_of
from palier.source import Language
from palier.speech.figures import MONTHS
from palier.speech.nouns import CUSTOMERS
from palier.speech.phrases import Person, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import NBSP
from palier.values import dataclass, field

EVENTS = total(
    events.AnyEvent,
    {
        events.Opening: Phrase("Account brought forward", "Compte repris"),
        events.Joined: Phrase("Joined", "Inscription"),
        events.CustomerChanged: Phrase("Customer's details", "Renseignements du client"),
        events.MembershipPaid: Phrase("Membership until {until}", "Adhésion jusqu'au {until}"),
        Order: Phrase("Order {id}", "Commande {id}"),
        events.Paid: Phrase("Order {order} paid", "Commande {order} payée"),
        events.Delivered: Phrase("Order {order} delivered", "Commande {order} livrée"),
        events.Refund: Phrase("Return of the order {order}", "Retour de la commande {order}"),
        events.Claim: Phrase("Reward claimed", "Récompense demandée"),
        events.Activity: Phrase("{name:quoted}", "{name:quoted}"),
        events.Adjustment: Phrase("By the shop", "Par la boutique"),
        events.Referral: Phrase("Referral of {friend}", "Parrainage : {friend}"),
        events.ReferralUndone: Phrase(
            "Referral of {friend} undone", "Parrainage annulé : {friend}"
        ),
        events.Merge: Phrase("Account of {from_} merged in", "Compte de {from_} réuni à celui-ci"),
        events.Day: Phrase("Time passes", "Le temps passe"),
    },
)
MOVES = total(
    Move,
    {
        Move.OPENED: Phrase("Brought forward", "Report du solde"),
        Move.EARNED: Phrase("Earned", "Gain"),
        Move.GIVEN_BACK: Phrase("Given back", "Restitution"),
        Move.GIVEN_AGAIN: Phrase("Re-awarded", "Nouvelle attribution"),
        Move.ADJUSTED: Phrase("Adjusted", "Correction"),
        Move.USED: Phrase("Used", "Utilisation"),
        Move.CLAIMED: Phrase("Claimed", "Échange"),
        Move.CLAIM_UNDONE: Phrase("Claim undone", "Échange annulé"),
        Move.EXPIRED: Phrase("Expired", "Expiration"),
        Move.MERGED: Phrase("Brought in", "Apport"),
        Move.TAKEN_BACK: Phrase("Taken back", "Retrait après retour"),
    },
)
TURNS = total(
    Turn,
    {
        Turn.DISCOUNT: Phrase("{name}: −{amount}", "{name} : −{amount}"),
        Turn.FREE_SHIPPING: Phrase(
            "Free delivery (instead of {amount}): {name}",
            "Livraison offerte (au lieu de {amount}) : {name}",
        ),
        Turn.CHEAPER_SHIPPING: Phrase(
            "Delivery: −{amount} ({name})", "Livraison : −{amount} ({name})"
        ),
        Turn.GIFT: Phrase("Gift: {name}", "Cadeau : {name}"),
        Turn.PERK: Phrase("{name}", "{name}"),
        Turn.STAMPS: Phrase(
            "{name}: {sign}{n:# stamp|# stamps}", "{name} : {sign}{n:# tampon|# tampons}"
        ),
        Turn.STAMPS_LOST: Phrase(
            "{name}: {sign}{n:# stamp|# stamps} (expired)",
            "{name} : {sign}{n:# tampon|# tampons} (expiration)",
        ),
        Turn.PROMISED: Phrase(
            "To use on your next order: {name}", "À utiliser sur votre prochaine commande : {name}"
        ),
        Turn.TIER_HELD: Phrase("Tier: {name}", "Palier : {name}"),
        Turn.TIER_REACHED: Phrase("Tier reached: {name}", "Palier atteint : {name}"),
        Turn.TIER_LOST: Phrase("New tier: {name}", "Nouveau palier : {name}"),
        Turn.VOUCHER_GIVEN: Phrase("You receive: {name}", "Vous recevez : {name}"),
        Turn.VOUCHER_USED: Phrase("Used: {name}", "Utilisé : {name}"),
        Turn.VOUCHER_GIVEN_BACK: Phrase("Given back: {name}", "Rendu : {name}"),
        Turn.VOUCHER_LAPSED: Phrase("Expired: {name}", "Périmé : {name}"),
        Turn.STATUS_POINTS: Phrase("{sign}{status}", "{sign}{status}"),
        Turn.RETAINED: Phrase(
            "Taken off the refund: {amount}", "Retenu sur le remboursement : {amount}"
        ),
        Turn.STOOD_IN: Phrase(
            "Worked out by today's rules, which come to the same for this order",
            "Calculé selon les règles actuelles, qui reviennent au même pour cette commande",
        ),
        Turn.VOUCHER_WITHDRAWN: Phrase("Withdrawn: {name}", "Retiré : {name}"),
        Turn.VOUCHER_USED_ALREADY: Phrase(
            "Used already, so it is not withdrawn: {name}",
            "Déjà utilisé, donc non retiré : {name}",
        ),
        Turn.NOT_APPLIED: Phrase("Not applied: {name} ({why})", "Non appliqué : {name} ({why})"),
        Turn.NOTHING_EARNED: Phrase("Nothing earned: {name}", "Aucun gain : {name}"),
    },
)
LATE = Phrase(
    "Late: entered after what happened up to {after}",
    "En retard : enregistré après ce qui a eu lieu jusqu'au {after}",
)
NOTHING_EARNED_BY = Phrase("{rule}: nothing earned, {name}", "{rule} : aucun gain, {name}")
ON_BASE = Phrase("{rule}, on {base}", "{rule}, sur {base}")
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


def entry_notes(entry: Entry, speaker: Speaker) -> list[str]:
    """What else an entry did than move points, and that it came late, where it did."""
    late = [] if entry.after is None else [speaker.say(LATE, entry)]
    return [*(note_text(each, speaker) for each in entry.notes), *late]


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
    """What an order gave, what became of stamps, tier and vouchers, why nothing was earned."""
    if isinstance(note.name, Because):
        name = reason(note.name, None, speaker)
    else:
        name = speaker.own(note.name or "—")
    n = note.count or 0
    sign = PLUS if n > 0 else MINUS
    facts = {"sign": sign, "n": abs(n), "status": StatusPoints(abs(n))}
    if note.rule is not None:
        return speaker.say(NOTHING_EARNED_BY, rule=speaker.own(note.rule), name=name)
    why = "" if note.because is None else reason(note.because, note.rival, speaker)
    return speaker.say(TURNS[note.turn], note, name=name, why=why, **facts)


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


# The journal of a replay --------------------------------------------------------------------------

REPEATED = Phrase("entered before", "déjà enregistré")
MANY_EVENTS = Phrase("Events", "Événements")
AVAILABLE = Phrase("Available", "Disponible")
PENDING = Phrase("Pending", "En attente")
SUMS = {
    "opened": Phrase("Brought forward", "Report de soldes"),
    "earned": Phrase("Earned", "Gains"),
    "adjusted": Phrase("Adjusted by the shop", "Corrections"),
    "used": Phrase("Used", "Utilisation"),
    "taken_back": Phrase("Taken back after returns", "Retrait après retours"),
    "expired": Phrase("Expired", "Expiration"),
}
"""The totals of an account, in the order in which they are told."""

Dated = tuple[dt.date, tuple[Row, ...]]


@dataclass(slots=True)
class Journal:
    """Tells a history, and adds up what moved."""

    shop: History
    speaker: Speaker
    before: Totals
    rows: list[Dated] = field(default_factory=list)
    events: int = 0

    @classmethod
    def of(cls, shop: History, language: Language) -> Journal:
        """An empty journal of a shop, before its history."""
        return cls(shop, speaker_of(shop.program, language, to=Person.MERCHANT), totals(shop))

    def lines(self, entered: Entered) -> tuple[str, ...]:
        """Nothing yet: the width of the columns is known at the end."""
        if not entered.is_quiet:
            self.events += 1
            self.rows.extend(self._rows(entered))
        return ()

    def end(self) -> Iterator[str]:
        """The whole journal."""
        say = self.speaker.say
        yield paper.title(self.shop.program.name) + "\n" + paper.ruled("━") + "\n"
        head = Row(say(DATE), say(WHAT), say(CHANGE), say(BALANCE), grey=True)
        dated = (row for _, rows in sorted(self.rows, key=itemgetter(0)) for row in rows)
        for line in (*paper.ledger((head, RULE, *dated, RULE)), *self._sums()):
            yield line + "\n"

    # Events ------------------------------------------------------------------------------------

    def _rows(self, entered: Entered) -> Iterator[Dated]:
        """What time brought before an event, and the event; what was entered before is said so."""
        customer = entered.applied.answer.get("customer")
        balance = held(entered.before) if entered.before else 0
        if "repeated" in entered.applied.answer:
            day = local(entered.program, entered.event.at).date()
            yield day, (self._repeated(day, customer or "—", entered.event),)
        for entry in entries_of(entered, self.shop.versions()):
            balance += entry.units
            silent = entry.event is None and not (entry.movements or entry.notes)
            if not (silent or isinstance(entry.event, Day)):
                shown = self._figure(balance) if customer else ""
                yield entry.entered, tuple(self._entry(customer or "—", entry, shown))

    def _repeated(self, day: dt.date, customer: str, event: AnyEvent) -> Row:
        title, why = event_title(event, self.speaker), self.speaker.say(REPEATED)
        what = self.speaker.say(TITLED, what=title, why=why)
        return Row(short_date(day, self.speaker.language), f"{customer} · {what}", grey=True)

    def _entry(self, customer: str, entry: Entry, balance: str) -> Iterator[Row]:
        date = short_date(entry.day, self.speaker.language)
        title, *noted = self._told(entry)
        yield Row(date, f"{customer} · {title}", self._change(entry.units), balance)
        yield from (Row("", each, deep=True, grey=True) for each in noted)

    def _told(self, entry: Entry) -> list[str]:
        """What an event was; of time alone, what it brought; then what else happened."""
        noted = entry_notes(entry, self.speaker)
        if isinstance(entry.event, events.Claim):
            title, reward = entry_title(entry, self.speaker), self.speaker.own(entry.event.reward)
            return [self.speaker.say(TITLED, what=title, why=reward), *noted]
        if entry.event is not None:
            return [entry_title(entry, self.speaker), *noted]
        moved = [movement_reason(each, self.speaker) for each in entry.movements]
        return [", ".join(moved), *noted] if moved else noted

    def _change(self, units: int) -> str:
        return (PLUS if units > 0 else MINUS) + self._figure(abs(units)) if units else ""

    def _figure(self, units: int) -> str:
        return bare(self.shop.program.amount(units), self.speaker)

    # What it all came to -----------------------------------------------------------------------

    def _sums(self) -> Iterator[str]:
        say, told = self.speaker.say, self.speaker.told
        after, accounts = totals(self.shop), self.shop.accounts.values()
        yield paper.row(say(MANY_EVENTS), told(self.events))
        yield paper.row(say(CUSTOMERS), told(len(accounts)))
        for name, title in SUMS.items():
            units = getattr(after, name) - getattr(self.before, name)
            if units:
                yield paper.row(say(title), self._amount(units))
        for title, of in ((AVAILABLE, lots.available), (PENDING, lots.pending)):
            yield paper.row(say(title), self._amount(sum(map(of, accounts))), strong=True)

    def _amount(self, units: int) -> str:
        return self.speaker.told(self.shop.program.amount(units))


def totals(shop: History) -> Totals:
    """What has moved in all the accounts of a shop."""
    kept = [each.totals for each in shop.accounts.values()]
    return Totals(**{name: sum(getattr(each, name) for each in kept) for name in SUMS})
