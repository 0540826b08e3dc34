"""A history as people read it: a line for each event, what it changed, and what it all came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from palier.account.days import local
from palier.account.events import AnyEvent, Day
from palier.account.state import Totals
from palier.life import lots
from palier.life.movements import held
from palier.life.replay import Entered, History
from palier.life.statement import Entry, entries_of
from palier.reports import paper
from palier.reports.movements import (
    BALANCE,
    CHANGE,
    DATE,
    WHAT,
    entry_title,
    event_title,
    movement_reason,
    note_text,
    short_date,
)
from palier.reports.paper import MINUS, PLUS, RULE, Row
from palier.reports.speaking import TITLED, bare, speaker_of
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass, field

REPEATED = Phrase("entered before", "déjà enregistré")
EVENTS = Phrase("Events", "Événements")
CUSTOMERS = Phrase("Customers", "Clients")
AVAILABLE = Phrase("Available", "Disponible")
PENDING = Phrase("To come", "À venir")
SUMS = {
    "opened": Phrase("Brought over", "Reprise"),
    "earned": Phrase("Earned", "Gains"),
    "adjusted": Phrase("Adjusted by the shop", "Corrections"),
    "used": Phrase("Used", "Utilisation"),
    "taken_back": Phrase("Taken back after returns", "Reprise sur retours"),
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
        return cls(shop, speaker_of(shop.program, language), totals(shop))

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
                yield entry.day, tuple(self._entry(customer or "—", entry, shown))

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
        noted = [note_text(each, self.speaker) for each in entry.notes]
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
        yield paper.row(say(EVENTS), told(self.events))
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
