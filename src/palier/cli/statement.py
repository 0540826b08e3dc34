"""A customer's statement as a bank prints one: where they stand, what moved and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from palier.account import events
from palier.account.outcome import Balance
from palier.account.state import Account, PointLot, TierState
from palier.cli import paper
from palier.cli.ledger import RULE, Row, table
from palier.cli.reasons import reason
from palier.cli.receipt_words import word as receipt_word
from palier.cli.statement_words import event_title, move, short_date, turn, waiting, word
from palier.cli.voice import Voice
from palier.life import lots
from palier.life.balance import balance_of
from palier.life.gauge import WHOLE, Ahead, ahead
from palier.life.movements import Move, Movement, Note, Turn
from palier.life.statement import Entry, Statement, together
from palier.program.model import Program
from palier.quantity import units_of
from palier.sheet.facts import Count
from palier.source import Language
from palier.speech import figures
from palier.tree import Milestone

MINUS, PLUS = "−", "+"


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement, and the language it is told in."""

    statement: Statement
    language: Language

    @property
    def program(self) -> Program:
        """The programme it is drawn up by."""
        return self.statement.program

    @property
    def account(self) -> Account:
        """The account on the day of the statement."""
        return self.statement.account

    @property
    def voice(self) -> Voice:
        """How the programme is spoken of."""
        return Voice(self.program, self.language)

    def text(self) -> str:
        """The whole statement."""
        parts = (
            self._head(),
            self._balance(balance_of(self.program, self.account)),
            self._tier(),
            self._in_hand(),
            self._movements(),
            self._lots(),
        )
        return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines) + "\n"

    # Where the customer stands -----------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        account, day = self.account, self._date(self.statement.day)
        yield paper.title(self.program.name, self._word("statement of", customer=account.customer))
        yield paper.ruled("━")
        since = self.statement.since
        if since is None:
            period = self._word("at", day=day)
        else:
            period = self._word("period", since=self._date(since), day=day)
        joined = self._word("joined", day=self._date(account.joined)) if account.joined else ""
        yield paper.row(joined, period)
        if self.program.membership is not None and account.member_until is not None:
            until = self._date(account.member_until)
            yield paper.paragraph(self._word("member until", day=until))

    def _balance(self, balance: Balance) -> Iterator[str]:
        yield paper.title(self.voice.unit())
        available = self.voice.amount(balance.available)
        yield paper.row(self._word("available"), available, bold=True)
        if self.account.deficit:
            owed = self.voice.amount(self.program.amount(self.account.deficit))
            yield paper.paragraph(self._word("owed", amount=owed))
        if units_of(balance.pending):
            yield paper.row(self._word("pending"), self.voice.amount(balance.pending))
        for lot in self.statement.lots:
            if not lots.is_available(lot, self.statement.day):
                yield paper.paragraph(self._pending(lot), "· ")
        if balance.next_expiry:
            held = self.voice.amount(balance.next_expiry.points)
            day = self._date(balance.next_expiry.on)
            yield paper.paragraph(self._word("next expiry", amount=held, day=day))

    def _pending(self, lot: PointLot) -> str:
        amount = self.voice.amount(self.program.amount(lot.points))
        if lot.available_on is not None:
            return self._word("pending on", amount=amount, day=self._date(lot.available_on))
        time = self.program.points.available.delay
        if time is None:
            delay = self._word("on")
        else:
            delay = self._word("after", time=figures.duration(time, self.language))
        key = waiting(Milestone(lot.waits_for))
        return self._word(key, amount=amount, delay=delay, order=lot.source.partition("/")[0])

    # Tier, vouchers, stamps, friends -----------------------------------------------------------

    def _tier(self) -> Iterator[str]:
        if not self.program.tiers:
            return
        state, above = self.account.tier, ahead(self.program, self.account)
        since = self._word("since", day=self._date(state.since)) if state.since else ""
        yield paper.title(self._word("tier"))
        yield paper.row(self.voice.own(state.name or "—"), since, bold=True)
        yield from self._keeping(state)
        if above is not None:
            yield paper.INDENT + paper.gauge(above.done, WHOLE)
            yield paper.paragraph(self._ahead(above))

    def _keeping(self, state: TierState) -> Iterator[str]:
        if state.for_life:
            yield paper.paragraph(self._word("for life"))
        elif state.grace_until is not None:
            yield paper.paragraph(self._word("grace until", day=self._date(state.grace_until)))
        elif state.kept_until is not None and state.kept_until >= self.statement.day:
            yield paper.paragraph(self._word("kept until", day=self._date(state.kept_until)))

    def _ahead(self, above: Ahead) -> str:
        missing = self.voice.ways(above.missing, self.statement.day)
        key = "next" if missing else "nothing more"
        return receipt_word(key, self.language, tier=self.voice.own(above.tier), missing=missing)

    def _in_hand(self) -> Iterator[str]:
        account = self.account
        for each in account.vouchers:
            reward = self.voice.own(each.reward)
            if each.expires_on is not None:
                until = self._date(each.expires_on)
                reward = self._word("voucher until", reward=reward, day=until)
            yield paper.row(self._word("vouchers"), reward)
        claimable = balance_of(self.program, account).claimable
        if claimable:
            yield paper.row(self._word("claimable"), ", ".join(map(self.voice.own, claimable)))
        for card in self.program.stamp_cards:
            held = account.stamps.get(card.label, 0)
            stamps = f"{paper.dots(held, card.stamps)} {self.voice.number(held)}/{card.stamps}"
            yield paper.row(self.voice.own(card.label), stamps)
        friends = account.counted.get(Count.REFERRALS.value, 0)
        if friends:
            yield paper.row(self._word("friends"), self.voice.number(friends))
        for friend in account.friends:
            day = self._date(friend.day)
            yield paper.paragraph(self._word("friend", friend=friend.customer, day=day), "· ")

    # What moved --------------------------------------------------------------------------------

    def _movements(self) -> Iterator[str]:
        yield paper.title(self._word("movements"))
        yield from table(self._rows())

    def _rows(self) -> Iterator[Row]:
        statement = self.statement
        date, what = self._word("date"), self._word("what")
        yield Row(date, what, self._word("change"), self._word("balance"), grey=True)
        yield RULE
        since = "" if statement.since is None else short_date(statement.since, self.language)
        yield Row(since, self._word("opening"), "", self.voice.figure(statement.opening))
        for entry, held in zip(statement.entries, statement.balances, strict=True):
            yield from self._entry(entry, held)
        yield RULE
        day = short_date(statement.day, self.language)
        balance = self.voice.figure(statement.closing)
        yield Row(day, self._word("closing"), "", balance, strong=True)

    def _entry(self, entry: Entry, held: int) -> Iterator[Row]:
        """An event, and under it what it moved; what time brings stands on the line of the date."""
        date = short_date(entry.day, self.language)
        rows = [*map(self._moved, entry.movements), *map(self._noted, entry.notes)]
        if entry.event is None:
            rows = [replace(each, deep=False) for each in rows]
            rows[0] = replace(rows[0], date=date)
        elif isinstance(entry.event, events.Opening) and entry.movements:
            rows[0] = replace(rows[0], date=date, what=self._title(entry), deep=False)
        else:
            rows.insert(0, Row(date, self._title(entry)))
        moved = [at for at, each in enumerate(rows) if each.change]
        if moved:
            rows[moved[-1]] = replace(rows[moved[-1]], balance=self.voice.figure(held))
        yield from rows

    def _title(self, entry: Entry) -> str:
        title = event_title(entry.event, self.language) if entry.event else ""
        return title if entry.amount is None else f"{title}, {self.voice.money(entry.amount)}"

    def _moved(self, movement: Movement) -> Row:
        sign = PLUS if movement.units > 0 else MINUS
        change = sign + self.voice.figure(abs(movement.units))
        return Row("", self._why(movement), change, deep=True)

    def _why(self, movement: Movement) -> str:
        what = move(movement.move, self.language)
        if movement.reason is not None:
            return self._word("colon", what=what, why=movement.reason)
        if movement.rule is None:
            return what
        rule = self.voice.own(movement.rule)
        if movement.parts:
            base = " + ".join(map(self.voice.part, movement.parts))
            rule = self._word("from", rule=rule, base=base)
        if movement.move is Move.EARNED:
            return rule
        return self._word("colon", what=what, why=rule)

    def _noted(self, note: Note) -> Row:
        if note.turn is Turn.NOTHING_EARNED:
            says = reason(note.name or "", None, self.language)
        else:
            says = self.voice.own(note.name or "—")
        return Row("", turn(note.turn, says, self.language), deep=True, grey=True)

    # What is held ------------------------------------------------------------------------------

    def _lots(self) -> Iterator[str]:
        held = self.statement.lots
        if held:
            yield paper.title(self._word("lots"))
        alike = (replace(lot, source="", available_on=None, waits_for=None) for lot in held)
        for lot in together(alike):
            if lot.expires_on is None:
                until = self._word("lot forever")
            else:
                until = self._word("lot until", day=self._date(lot.expires_on))
            earned = self._word("lot", day=self._date(lot.earned_on))
            yield paper.row(until, self.voice.figure(lot.points), earned)

    def _date(self, day: dt.date) -> str:
        return figures.date(day, self.language)

    def _word(self, key: str, **facts: object) -> str:
        return word(key, self.language, **facts)
