"""A customer's statement as a bank prints one: where they stand, what moved and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier.account import events
from palier.account.outcome import Balance
from palier.account.state import Account, HeldVoucher, TierState
from palier.account.sums import PointLot
from palier.closed import total
from palier.life import counts, lots
from palier.life.lots import is_usable
from palier.life.movements import WHOLE, Movement, ahead, balance_of
from palier.life.statement import Entry, Statement, together
from palier.life.tiers import kept_until, rank_of
from palier.program.defaults import collects
from palier.program.model import Program
from palier.quantity import units_of
from palier.reports import paper
from palier.reports.journal import (
    BALANCE,
    CHANGE,
    DATE,
    WHAT,
    entry_notes,
    entry_title,
    movement_reason,
    short_date,
)
from palier.reports.paper import MINUS, PLUS, RULE, Row
from palier.reports.speaking import bare, speaker_of, stamps, to_go
from palier.reports.speaking import collected as heading
from palier.sheet.facts import Count
from palier.source import Language
from palier.speech.nouns import YOUR_VOUCHERS
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import capital
from palier.tree import Milestone
from palier.values import dataclass, replace

STATEMENT_OF = Phrase("Statement of {customer}", "Relevé du client {customer}")
ON = Phrase("on {day}", "au {day}")
PERIOD = Phrase("from {since} to {day}", "du {since} au {day}")
JOINED = Phrase("Joined on {joined}", "Inscription le {joined}")
MEMBER_UNTIL = Phrase("Member until {member_until}", "Membre jusqu'au {member_until}")
AVAILABLE = Phrase("Available", "Disponible")
PENDING = Phrase("Pending", "En attente")
OWED = Phrase(
    "{amount} owed: what is earned next goes there first",
    "{amount} à rattraper : les prochains gains y vont d'abord",
)
PENDING_UNTIL = Phrase("{amount} on {available_on}", "{amount} le {available_on}")
PENDING_FOR = total(
    Milestone,
    {
        Milestone.ORDER: Phrase(
            "{amount} {delay}the order {order}", "{amount} {delay}la commande {order}"
        ),
        Milestone.PAYMENT: Phrase(
            "{amount} {delay}the payment of the order {order}",
            "{amount} {delay}le paiement de la commande {order}",
        ),
        Milestone.DELIVERY: Phrase(
            "{amount} {delay}the delivery of the order {order}",
            "{amount} {delay}la livraison de la commande {order}",
        ),
    },
)
AT_ONCE = Phrase("on ", "dès ")
AFTER = Phrase("{delay} after ", "{delay} après ")
NEXT_EXPIRY = Phrase("{points} to be used by {on}", "{points} à utiliser au plus tard le {on}")
TIER = Phrase("Tier", "Palier")
SINCE = Phrase("since {since}", "depuis le {since}")
FOR_LIFE = Phrase("kept with no time limit", "conservé sans limite de durée")
GRACE = Phrase("grace period until {grace_until}", "délai de grâce jusqu'au {grace_until}")
KEPT = Phrase("kept until {until}", "conservé jusqu'au {until}")
VOUCHER = Phrase("{reward:own}, until {expires_on}", "{reward:own}, jusqu'au {expires_on}")
USABLE = Phrase("usable", "utilisable")
USABLE_FROM = Phrase("usable from {available_on}", "utilisable à partir du {available_on}")
CLAIMABLE = Phrase("Ready to claim", "À échanger")
FRIENDS = Phrase("Friends referred", "Filleuls")
FRIEND = Phrase("{customer}, on {day}", "{customer}, le {day}")
MOVEMENTS = Phrase("Movements", "Mouvements")
OPENING = Phrase("Opening balance", "Solde de départ")
MOVED = Phrase(
    "This account was merged into that of {moved_to}.",
    "Ce compte a été réuni à celui de {moved_to}.",
)
LOTS = Phrase("By expiry date", "Détail, par date limite")
LOT = Phrase("earned on {earned_on}", "gain du {earned_on}")
UNTIL = Phrase("until {expires_on}", "jusqu'au {expires_on}")
FOREVER = Phrase("without limit", "sans limite")
LAST_DAY = dt.date.max


def printed(statement: Statement, language: Language) -> str:
    """A statement in a language."""
    return Printed(statement, speaker_of(statement.program, language)).text()


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement, and who speaks of it."""

    statement: Statement
    speaker: Speaker

    @property
    def program(self) -> Program:
        """The programme it is drawn up by."""
        return self.statement.program

    @property
    def account(self) -> Account:
        """The account on the day of the statement."""
        return self.statement.account

    @property
    def collects(self) -> bool:
        """Whether there are points to speak of."""
        return collects(self.program)

    def text(self) -> str:
        """The whole statement; of an account that was brought into another, where it went."""
        if self.account.moved_to is not None:
            return paper.parts(self._head(), self._gone_to())
        return paper.parts(
            self._head(),
            self._balance(balance_of(self.program, self.account)) if self.collects else (),
            self._tier(),
            self._status(),
            self._in_hand(),
            self._movements(),
            self._lots(),
        )

    # Where the customer stands -----------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        say, account, statement = self.speaker.say, self.account, self.statement
        yield paper.title(self.program.name, say(STATEMENT_OF, account))
        yield paper.ruled("━")
        joined = say(JOINED, account) if account.joined else ""
        yield paper.row(joined, say(ON if statement.since is None else PERIOD, statement))
        if self.program.membership is not None and account.member_until is not None:
            yield paper.paragraph(say(MEMBER_UNTIL, account))

    def _gone_to(self) -> Iterator[str]:
        yield paper.paragraph(self.speaker.say(MOVED, self.account))

    def _balance(self, balance: Balance) -> Iterator[str]:
        say, told = self.speaker.say, self.speaker.told
        yield paper.title(heading(self.speaker))
        yield paper.row(say(AVAILABLE), told(balance.available), strong=True)
        if self.account.deficit:
            yield paper.paragraph(say(OWED, amount=self.program.amount(self.account.deficit)))
        if units_of(balance.pending):
            yield paper.row(say(PENDING), told(balance.pending))
        for lot in self.statement.lots:
            if not lots.is_available(lot, self.statement.day):
                yield paper.paragraph(self._pending(lot), "· ")
        if balance.next_expiry:
            yield paper.paragraph(say(NEXT_EXPIRY, balance.next_expiry))

    def _pending(self, lot: PointLot) -> str:
        say, amount = self.speaker.say, self.program.amount(lot.points)
        if lot.available_on is not None:
            return say(PENDING_UNTIL, lot, amount=amount)
        after = self.program.points.available
        delay = say(AT_ONCE if after.delay is None else AFTER, after)
        order = lot.source.partition("/")[0]
        return say(PENDING_FOR[Milestone(lot.waits_for)], amount=amount, delay=delay, order=order)

    # Tier, vouchers, stamps, friends -----------------------------------------------------------

    def _tier(self) -> Iterator[str]:
        if not self.program.tiers:
            return
        say, state, above = self.speaker.say, self.account.tier, ahead(self.program, self.account)
        yield paper.title(say(TIER))
        name = self.speaker.own(state.name or "—")
        yield paper.row(name, say(SINCE, state) if state.since else "", strong=True)
        yield from (paper.paragraph(each) for each in self._keeping(state))
        if above is not None:
            yield paper.INDENT + paper.gauge(above.done, WHOLE)
            day = self.statement.day
            yield paper.paragraph(to_go(above.tier, above.missing, day, self.speaker))

    def _status(self) -> Iterator[str]:
        held = counts.status_points(self.program, self.account)
        if held is not None:
            name = capital(self.speaker.status(many=True))
            yield paper.row(name, self.speaker.told(held), strong=True)

    def _keeping(self, state: TierState) -> Iterator[str]:
        kept = kept_until(self.program, self.account, rank_of(self.program, state.name))
        if state.grace_until is not None:
            yield self.speaker.say(GRACE, state)
        elif state.name is not None and kept is not None and kept >= self.statement.day:
            yield self.speaker.say(FOR_LIFE if kept == LAST_DAY else KEPT, until=kept)

    def _in_hand(self) -> Iterator[str]:
        say, own, account = self.speaker.say, self.speaker.own, self.account
        for voucher in account.vouchers:
            lasting = voucher.expires_on is None
            reward = own(voucher.reward) if lasting else say(VOUCHER, voucher)
            yield paper.row(say(YOUR_VOUCHERS), reward)
            if not is_usable(voucher, self.statement.day):
                yield paper.paragraph(self._usable(voucher), "· ")
        claimable = balance_of(self.program, account).claimable
        if claimable:
            yield paper.row(say(CLAIMABLE), ", ".join(map(own, claimable)))
        for card in self.program.stamp_cards:
            held = stamps(account.stamps_held.get(card.label, 0), card.stamps, self.speaker)
            yield paper.row(own(card.label), held)
        friends = account.counted.get(Count.REFERRALS.value, 0)
        if friends:
            yield paper.row(say(FRIENDS), self.speaker.told(friends))
        for friend in account.friends:
            if not friend.undone:
                yield paper.paragraph(say(FRIEND, friend), "· ")

    def _usable(self, voucher: HeldVoucher) -> str:
        """From when on a voucher can be used: a day, or what its order waits for."""
        say = self.speaker.say
        if voucher.waits_for is None:
            return say(USABLE_FROM, voucher)
        named = (each.available for each in self.program.rewards if each.label == voucher.reward)
        after = next((each for each in named if each.delay is not None), None)
        delay = say(AT_ONCE) if after is None else say(AFTER, after)
        order = (voucher.given_by or "").partition("/")[0]
        waited = PENDING_FOR[Milestone(voucher.waits_for)]
        return say(waited, amount=say(USABLE), delay=delay, order=order)

    # What moved --------------------------------------------------------------------------------

    def _movements(self) -> Iterator[str]:
        yield paper.title(self.speaker.say(MOVEMENTS))
        yield from paper.ledger(self._rows())

    def _rows(self) -> Iterator[Row]:
        say, statement, language = self.speaker.say, self.statement, self.speaker.language
        if not self.collects:
            yield Row(say(DATE), say(WHAT), grey=True)
            yield RULE
            for entry in statement.entries:
                yield from self._entry(entry, 0)
            return
        yield Row(say(DATE), say(WHAT), say(CHANGE), say(BALANCE), grey=True)
        yield RULE
        since = "" if statement.since is None else short_date(statement.since, language)
        yield Row(since, say(OPENING), "", self._figure(statement.opening))
        for entry, held in zip(statement.entries, statement.balances, strict=True):
            yield from self._entry(entry, held)
        yield RULE
        day, closing = short_date(statement.day, language), self._figure(statement.closing)
        yield Row(day, say(BALANCE), "", closing, strong=True)

    def _entry(self, entry: Entry, held: int) -> Iterator[Row]:
        """An event, and under it what it moved; what time brings stands on the line of the date."""
        date, title = short_date(entry.day, self.speaker.language), entry_title(entry, self.speaker)
        rows = [*map(self._moved, entry.movements)]
        noted = entry_notes(entry, self.speaker)
        rows += (Row("", each, deep=True, grey=True) for each in noted)
        if entry.event is None:
            rows = [replace(each, deep=False) for each in rows]
            rows[0] = replace(rows[0], date=date)
        elif isinstance(entry.event, events.Opening) and entry.movements:
            rows[0] = replace(rows[0], date=date, what=title, deep=False)
        else:
            rows.insert(0, Row(date, title))
        moved = [at for at, each in enumerate(rows) if each.change]
        if moved:
            rows[moved[-1]] = replace(rows[moved[-1]], balance=self._figure(held))
        yield from rows

    def _moved(self, movement: Movement) -> Row:
        change = (PLUS if movement.units > 0 else MINUS) + self._figure(abs(movement.units))
        return Row("", movement_reason(movement, self.speaker), change, deep=True)

    def _figure(self, units: int) -> str:
        return bare(self.program.amount(units), self.speaker)

    # What is held ------------------------------------------------------------------------------

    def _lots(self) -> Iterator[str]:
        say, held = self.speaker.say, self.statement.lots
        if held:
            yield paper.title(say(LOTS))
        alike = (replace(lot, source="", available_on=None, waits_for=None) for lot in held)
        for lot in together(alike):
            until = say(FOREVER if lot.expires_on is None else UNTIL, lot)
            yield paper.row(until, self._figure(lot.points), say(LOT, lot))
