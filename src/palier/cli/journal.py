"""A history as people read it: a line for each event, what it changed, and what it all came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from palier.account.facts import local
from palier.account.state import Account, Totals
from palier.cli import paper
from palier.cli.ledger import RULE, Row, table
from palier.cli.reasons import reason
from palier.cli.statement import MINUS, PLUS
from palier.cli.statement_words import event_title, short_date, turn, word
from palier.cli.voice import Voice
from palier.life import lots
from palier.life.movements import Note, Turn, amount_of, held, notes
from palier.life.replay import Entered, History
from palier.source import Language

MOVED = ("opened", "earned", "adjusted", "used", "taken_back", "expired")


@dataclass(slots=True)
class Journal:
    """Tells a history in a language, and adds up what moved."""

    shop: History
    language: Language
    rows: list[Row] = field(default_factory=list)
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
        rows = (head, RULE, *self.rows, RULE)
        yield from (line + "\n" for line in table(rows))
        yield from (line + "\n" for line in self._sums())

    # Events ------------------------------------------------------------------------------------

    def _rows(self, entered: Entered) -> Iterator[Row]:
        """When it was, whose, what it was, what moved and what is held after it."""
        answer, after = entered.applied.answer, entered.applied.account
        date = short_date(local(entered.program, entered.event.at).date(), self.language)
        what = f"{answer.get('customer') or '—'} · {self._title(entered)}"
        known = after is not None and after.customer and "repeated" not in answer
        if after is None or not known:
            yield Row(date, what)
            return
        before = entered.before or Account(after.customer)
        yield Row(date, what, self._change(held(after) - held(before)), self._figure(held(after)))
        for note in notes(entered.program, before, after, entered.event, answer):
            yield self._noted(note)

    def _title(self, entered: Entered) -> str:
        title = event_title(entered.event, self.language)
        if entered.applied.answer.get("repeated"):
            return self._word("colon", what=title, why=self._word("repeated"))
        amount = amount_of(entered.program, entered.applied.answer)
        return title if amount is None else f"{title}, {self.voice.money(amount)}"

    def _noted(self, note: Note) -> Row:
        silent = note.turn is Turn.NOTHING_EARNED
        name = note.name or "—"
        says = reason(name, None, self.language) if silent else self.voice.own(name)
        return Row("", turn(note.turn, says, self.language), deep=True, grey=True)

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
