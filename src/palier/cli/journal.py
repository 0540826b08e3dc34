"""A history as people read it: a line for each event, what it changed, and what it all came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from palier.account import events
from palier.account.facts import local
from palier.account.state import Totals
from palier.cli import paper
from palier.cli.ledger import RULE, Row, table
from palier.cli.reasons import reason
from palier.cli.statement import MINUS, PLUS
from palier.cli.statement_words import event_title, move, short_date, turn, word
from palier.cli.voice import Voice
from palier.life import lots
from palier.life.movements import Move, Movement, Note, Turn, held
from palier.life.replay import Entered, History
from palier.life.statement import Entry, entries_of
from palier.source import Language

MOVED = ("opened", "earned", "adjusted", "used", "taken_back", "expired")


@dataclass(slots=True)
class Journal:
    """Tells a history in a language, and adds up what moved."""

    shop: History
    language: Language
    rows: list[tuple[dt.date, tuple[Row, ...]]] = field(default_factory=list)
    events: int = 0
    before: Totals = field(default_factory=Totals)

    def __post_init__(self) -> None:
        self.before = totals(self.shop)

    @property
    def voice(self) -> Voice:
        """How the programme is spoken of."""
        return Voice(self.shop.program, self.language)

    def lines(self, entered: Entered) -> tuple[str, ...]:
        """Nothing yet: the width of the columns is known at the end."""
        if not entered.is_quiet:
            self.events += 1
            self.rows.extend(self._rows(entered))
        return ()

    def end(self) -> Iterator[str]:
        """The whole journal."""
        yield paper.title(self.shop.program.name) + "\n" + paper.ruled("━") + "\n"
        date, what = self._word("date"), self._word("what")
        head = Row(date, what, self._word("change"), self._word("balance"), grey=True)
        dated = (row for _, rows in sorted(self.rows, key=itemgetter(0)) for row in rows)
        rows = (head, RULE, *dated, RULE)
        yield from (line + "\n" for line in table(rows))
        yield from (line + "\n" for line in self._sums())

    # Events ------------------------------------------------------------------------------------

    def _rows(self, entered: Entered) -> Iterator[tuple[dt.date, tuple[Row, ...]]]:
        """What time brought before an event, and the event; what was entered before is said so."""
        customer = entered.applied.answer.get("customer") or "—"
        balance = held(entered.before) if entered.before else 0
        day = local(entered.program, entered.event.at).date()
        if "repeated" in entered.applied.answer:
            title = event_title(entered.event, self.language)
            what = self._word("colon", what=title, why=self._word("repeated"))
            yield day, (Row(short_date(day, self.language), f"{customer} · {what}", grey=True),)
        for entry in entries_of(entered, self.shop.versions()):
            balance += entry.units
            silent = entry.event is None and not (entry.movements or entry.notes)
            if not (silent or isinstance(entry.event, events.Day)):
                shown = self._figure(balance) if entered.applied.answer.get("customer") else ""
                yield entry.day, tuple(self._entry(customer, entry, shown))

    def _entry(self, customer: str, entry: Entry, balance: str) -> Iterator[Row]:
        date = short_date(entry.day, self.language)
        title, *noted = self._told(entry)
        yield Row(date, f"{customer} · {title}", self._change(entry.units), balance)
        yield from (Row("", each, deep=True, grey=True) for each in noted)

    def _told(self, entry: Entry) -> list[str]:
        """What an event was; of time alone, what it brought; then what else happened."""
        noted = [self._noted(each) for each in entry.notes]
        if entry.event is None:
            moved = [self._moved(each) for each in entry.movements]
            return [", ".join(moved), *noted] if moved else noted
        title = event_title(entry.event, self.language)
        if entry.amount is not None:
            title = f"{title}, {self.voice.money(entry.amount)}"
        return [title, *noted]

    def _moved(self, movement: Movement) -> str:
        what = move(movement.move, self.language)
        if movement.rule is None:
            return what
        rule = self.voice.own(movement.rule)
        if movement.move is Move.EARNED:
            return rule
        return self._word("colon", what=what, why=rule)

    def _noted(self, note: Note) -> str:
        silent = note.turn is Turn.NOTHING_EARNED
        name = note.name or "—"
        says = reason(name, None, self.language) if silent else self.voice.own(name)
        return turn(note.turn, says, self.language)

    def _change(self, units: int) -> str:
        return (PLUS if units > 0 else MINUS) + self._figure(abs(units)) if units else ""

    def _figure(self, units: int) -> str:
        return self.voice.figure(units)

    # What it all came to -----------------------------------------------------------------------

    def _sums(self) -> Iterator[str]:
        after, accounts = totals(self.shop), self.shop.accounts.values()
        yield paper.row(self._word("events"), self.voice.number(self.events))
        yield paper.row(self._word("customers"), self.voice.number(len(accounts)))
        for name in MOVED:
            units = getattr(after, name) - getattr(self.before, name)
            if units:
                yield paper.row(self._word(f"sum {name}"), self._amount(units))
        for key, of in (("available", lots.available), ("pending", lots.pending)):
            yield paper.row(self._word(key), self._amount(sum(map(of, accounts))), bold=True)

    def _amount(self, units: int) -> str:
        return self.voice.amount(self.shop.program.amount(units))

    def _word(self, key: str, **facts: object) -> str:
        return word(key, self.language, **facts)


def totals(shop: History) -> Totals:
    """What has moved in all the accounts of a shop."""
    held = [each.totals for each in shop.accounts.values()]
    return Totals(**{name: sum(getattr(each, name) for each in held) for name in MOVED})
