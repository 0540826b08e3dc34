"""A customer's statement: what moved and why, from an opening balance to the closing one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from palier.account import events
from palier.account.days import local
from palier.account.outcome import Award, EventOutcome, Outcome, to_plain
from palier.account.state import Account
from palier.account.sums import Lots, PointLot
from palier.life import counts
from palier.life.idle import ends_of
from palier.life.movements import (
    Movement,
    ahead,
    balance_of,
    held,
    movements,
    tier_of,
    vouchers_of,
)
from palier.life.notes import Note, notes
from palier.life.passing import Passed, days_passed
from palier.life.renaming import under
from palier.life.replay import Entered, History
from palier.life.standing import noon
from palier.program.model import Program
from palier.quantity import Money
from palier.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Entry:
    """What an event, or time alone (`event` None), did to an account on a day.

    `amount` is what was paid for an order, or refunded for a return. `after` is the last day that
    had come already where an event is late: it was entered then.
    """

    day: dt.date
    event: events.AnyEvent | None
    movements: tuple[Movement, ...]
    notes: tuple[Note, ...] = ()
    amount: Money | None = None
    after: dt.date | None = None

    @property
    def entered(self) -> dt.date:
        """The day on which it came into the account: its own, or a later one."""
        return self.after or self.day

    @property
    def units(self) -> int:
        """All that moved, in the unit collected."""
        return sum(each.units for each in self.movements)


@dataclass(frozen=True, slots=True)
class Statement:
    """An account on a day, and what led there: `opening` plus all that moved is what is held.

    `since` is the first day of the entries; None for all of them.
    """

    program: Program
    account: Account
    entries: tuple[Entry, ...]
    opening: int = 0
    since: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """The day the statement is drawn up on."""
        return self.account.today

    @property
    def balances(self) -> tuple[int, ...]:
        """What is held after each entry."""
        running = accumulate((each.units for each in self.entries), initial=self.opening)
        return tuple(running)[1:]

    @property
    def closing(self) -> int:
        """What is held in the end, pending points included."""
        return held(self.account)

    @property
    def lots(self) -> tuple[PointLot, ...]:
        """The points held, those of one origin and the same dates together, soonest to be lost
        first. The last day of each is the one that ends it as things stand."""
        ends, today = ends_of(self.program, self.account), self.account.today
        held = Lots.in_order(self.account.all_lots)
        return together(replace(lot, expires_on=ends.told(lot, today)) for lot in held)


def together(held_lots: Iterable[PointLot]) -> tuple[PointLot, ...]:
    """Lots in the order given, those that differ only by how many points they hold together."""
    known: dict[PointLot, int] = {}
    for lot in held_lots:
        bare = replace(lot, points=0)
        known[bare] = known.get(bare, 0) + lot.points
    return tuple(replace(lot, points=points) for lot, points in known.items())


def entries_of(entered: Entered, versions: Mapping[str, Program]) -> Iterator[Entry]:
    """What time brought a customer before an event, then the event; nothing for a repeated one."""
    program, event, outcome = entered.program, entered.event, entered.applied.outcome
    after = entered.applied.account
    if after is None or outcome is None:
        return
    day = local(program, event.at).date()
    before, brought = entered.before or Account(after.customer), 0
    for passed in days_passed(program, before, day, versions):
        yield _of_time(program, before, passed)
        before, brought = passed.account, brought + len(passed.awards)
    late = before.day if before.today > day else None
    before = replace(under(program, before), day=day)
    given, amount = _given_and_paid(outcome, brought)
    moved = movements(before, after, given, event)
    told = notes(program, before, after, event, outcome)
    yield Entry(day, event, moved, told, amount, late)


def _given_and_paid(
    outcome: Outcome | EventOutcome, brought: int
) -> tuple[tuple[Award, ...], Money | None]:
    """The awards of an event, those that time brought before it left out, and its amount."""
    match outcome:
        case Outcome():
            return outcome.points.awards, outcome.to_pay
        case EventOutcome():
            return outcome.awards[brought:], outcome.refund_value


def _of_time(program: Program, before: Account, passed: Passed) -> Entry:
    moved = movements(before, passed.account, passed.awards)
    day = passed.account.today
    told = notes(program, before, passed.account, silent=passed.silent)
    return Entry(day, None, moved, told)


@dataclass(slots=True)
class Passbook:
    """Writes down what the events of a history do to one customer's account."""

    shop: History
    customer: str
    opened: int = 0
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        account = self.shop.accounts.get(self.customer)
        self.opened = held(account) if account else 0

    def note(self, entered: Entered) -> None:
        """Write down an event of the customer, and what time brought before it."""
        after = entered.applied.account
        if after is not None and after.customer == self.customer:
            self.entries.extend(_worth_listing(entries_of(entered, self.shop.versions())))

    def statement(self, on: dt.date, since: dt.date | None = None) -> Statement | None:
        """The customer's statement on a day; None for a customer nothing is known of.

        The day must not be before the account's last one.
        """
        account = self.shop.accounts.get(self.customer)
        if account is None:
            return None
        program = self.shop.ruling(noon(self.shop.program, on))
        entries = list(self.entries)
        for passed in days_passed(program, account, on, self.shop.versions()):
            entries.extend(_worth_listing((_of_time(program, account, passed),)))
            account = passed.account
        account = replace(account, day=on)
        return drawn_up(program, account, entries, self.opened, since)


def _worth_listing(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Every order and every return, and whatever else moved or changed something."""
    return (
        each
        for each in entries
        if each.movements or each.notes or isinstance(each.event, events.ToEntry)
    )


def drawn_up(
    program: Program,
    account: Account,
    entries: Iterable[Entry],
    opening: int,
    since: dt.date | None,
) -> Statement:
    """A statement from a day on: what was entered before it is in the opening balance."""
    listed = tuple(entries)
    if since is None:
        return Statement(program, account, listed, opening)
    earlier = sum(each.units for each in listed if each.entered < since)
    kept = tuple(each for each in listed if each.entered >= since)
    return Statement(program, account, kept, opening + earlier, since)


# In JSON -----------------------------------------------------------------------------------


def to_json(statement: Statement) -> dict[str, Any]:
    """The whole statement. `opening` plus the `change` of every entry is `closing`.

    Of an account that was brought into another, where it went.
    """
    program, account = statement.program, statement.account
    if account.moved_to is not None:
        return {"customer": account.customer, "moved_to": account.moved_to}
    above = ahead(program, account)
    running = zip(statement.entries, statement.balances, strict=True)
    return {
        "customer": account.customer,
        "program": program.name,
        "program_version": program.version,
        "since": to_plain(statement.since),
        "on": statement.day.isoformat(),
        "opening": _amount(program, statement.opening),
        "entries": [_entry(program, entry, held) for entry, held in running],
        "closing": _amount(program, statement.closing),
        "balance": to_plain(balance_of(program, account)),
        "lots": [_lot(program, lot) for lot in statement.lots],
        "tier": to_plain(tier_of(program, account)),
        "next_tier": to_plain(above) if above else None,
        **_status_points(program, account),
        "stamps": account.stamps_held,
        "vouchers": _vouchers(account),
        "referrals": [
            {"friend": each.customer, "order": each.order or None, "on": each.day.isoformat()}
            for each in account.friends
            if not each.undone
        ],
        "member_until": to_plain(account.member_until),
    }


def _vouchers(account: Account) -> list[dict[str, object]]:
    """The vouchers in hand; of one that waits for a payment or a delivery, what it waits for."""
    told: list[dict[str, object]] = to_plain(vouchers_of(account))
    for each, voucher in zip(told, account.vouchers, strict=True):
        if voucher.waits_for is not None:
            each["waits_for"] = voucher.waits_for
    return told


def _status_points(program: Program, account: Account) -> dict[str, int]:
    held = counts.status_points(program, account)
    return {} if held is None else {"status_points": held}


def _amount(program: Program, units: int) -> str | int:
    plain: str | int = to_plain(program.amount(units))
    return plain


def _entry(program: Program, entry: Entry, held: int) -> dict[str, Any]:
    return {
        "on": entry.day.isoformat(),
        "event": None if entry.event is None else entry.event.id,
        "amount": to_plain(entry.amount),
        "movements": [_movement(program, each) for each in entry.movements],
        "notes": [_note(each) for each in entry.notes],
        "change": _amount(program, entry.units),
        "balance": _amount(program, held),
        **({} if entry.after is None else {"entered_after": entry.after.isoformat()}),
    }


def _movement(program: Program, movement: Movement) -> dict[str, Any]:
    told = {
        "what": movement.move.value,
        "change": _amount(program, movement.units),
        "rule": movement.rule,
        "parts": to_plain(movement.parts) or None,
        "reason": movement.reason,
    }
    return {name: value for name, value in told.items() if value is not None}


def _note(note: Note) -> dict[str, Any]:
    amount = {} if note.amount is None else {"amount": to_plain(note.amount)}
    count = {} if note.count is None else {"count": note.count}
    rule = {} if note.rule is None else {"rule": note.rule}
    because = {} if note.because is None else {"because": note.because.value}
    return {"what": note.turn.value, "name": note.name, **amount, **count, **rule, **because}


def _lot(program: Program, lot: PointLot) -> dict[str, Any]:
    return {
        "points": _amount(program, lot.points),
        "from": lot.source,
        "earned_on": lot.earned_on.isoformat(),
        "available_on": to_plain(lot.available_on),
        "waits_for": lot.waits_for,
        "expires_on": to_plain(lot.expires_on),
    }
