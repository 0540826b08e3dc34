"""A whole history: events of many customers, oldest first, with what they cause for one another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from palier.account import events
from palier.account.content import content_of
from palier.account.facts import local
from palier.account.order import Order
from palier.account.read import read_event
from palier.account.state import Account
from palier.life.apply import Answer, Applied, apply, customer_of
from palier.life.problems import refuse
from palier.nearest import nearest
from palier.problem.life import SameIdOtherContent, UnknownOrder
from palier.program.model import Program
from palier.source import NOWHERE


class Entered(NamedTuple):
    """An event, the account it found (None for a new customer and a guest), and what it gave.

    `program` is the version that ruled it.
    """

    event: events.AnyEvent
    before: Account | None
    applied: Applied
    program: Program

    @property
    def is_quiet(self) -> bool:
        """Whether time passed and brought nothing."""
        answer = self.applied.answer
        nothing = answer.get("expired") in (0, "0", "0.00", "0.000") and not answer.get("awards")
        return isinstance(self.event, events.Day) and nothing


@dataclass(slots=True)
class History:
    """The accounts of a shop while a history is replayed; an account is replaced, never changed."""

    program: Program
    accounts: dict[str, Account] = field(default_factory=dict)
    older: Mapping[str, Program] = field(default_factory=dict)
    guests: dict[str, Account] = field(default_factory=dict)
    orders: dict[str, str | None] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for account in self.accounts.values():
            for record in account.orders:
                self.orders[record.order.id or ""] = account.customer

    def enter(self, event: events.AnyEvent) -> Iterator[Answer]:
        """Apply an event, then those it causes. A refused event raises and changes nothing."""
        for each in self.entered(event):
            if not each.is_quiet:
                yield each.applied.answer

    def entered(self, event: events.AnyEvent) -> Iterator[Entered]:
        """As `enter`, with the account each event found."""
        if isinstance(event, events.Day):
            yield from self._day(event)
            return
        customer = self._customer(event)
        done = self.apply_to(event, self._account(event, customer))
        if isinstance(event, Order):
            self.orders[event.id or ""] = event.customer
        if customer is None and done.applied.account is not None:
            self.guests[_order_id(event)] = done.applied.account
        yield done
        for each in done.applied.follow:
            caused = read_event(each, self.program).value
            if caused is not None:
                yield from self.entered(caused)

    def _account(self, event: events.AnyEvent, customer: str | None) -> Account | None:
        if customer is None:
            return self.guests.get(_order_id(event))
        return self.accounts.get(customer)

    def apply_to(self, event: events.AnyEvent, account: Account | None) -> Entered:
        """Apply an event to an account, by the version that rules its moment."""
        program = self.ruling(event.at)
        done = apply(program, event, account, self.versions())
        if done.account is not None and done.account.customer:
            self.accounts[done.account.customer] = done.account
        return Entered(event, account, done, program)

    def versions(self) -> Mapping[str, Program]:
        """Every version at hand, by content hash; none when there is but one."""
        return {**self.older, self.program.version: self.program} if self.older else {}

    def ruling(self, at: dt.datetime) -> Program:
        """The version that rules a moment: the last one that had started by that day."""
        started = [each for each in self.older.values() if _has_started(each, at)]
        if _has_started(self.program, at) or not started:
            return self.program
        return max(started, key=lambda each: each.run.first or dt.date.min)

    def _customer(self, event: events.AnyEvent) -> str | None:
        if not isinstance(event, events.OfOrder):
            return customer_of(event)
        if event.order not in self.orders:
            close = nearest(event.order, self.orders)
            refuse(UnknownOrder(NOWHERE, ("order",), event.order, close))
        return self.orders[event.order]

    def _once(self, event: events.Day) -> bool:
        """Whether a day is new; another content under its id is refused."""
        content = content_of(event, self.program)
        new = event.id not in self.shared
        if self.shared.setdefault(event.id, content) != content:
            refuse(SameIdOtherContent(NOWHERE, ("id",), event.id))
        return new

    def _day(self, event: events.Day) -> Iterator[Entered]:
        """Let time pass for every customer, in the order of their names."""
        if self._once(event):
            for customer in sorted(self.accounts):
                yield self.apply_to(event, self.accounts[customer])


def _order_id(event: events.AnyEvent) -> str:
    return event.order if isinstance(event, events.OfOrder) else event.id or ""


def _has_started(program: Program, at: dt.datetime) -> bool:
    first = program.run.first
    return first is None or first <= local(program, at).date()


def replay(program: Program, history: Iterable[events.AnyEvent]) -> Iterator[Answer]:
    """The answers to a history of events, one by one.

    Raises EventRefusedError at the first event that cannot be applied.
    """
    shop = History(program)
    for event in history:
        yield from shop.enter(event)
