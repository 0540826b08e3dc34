"""A whole history: events of many customers, oldest first, with what they cause for one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from palier.account import events
from palier.account.content import content_of
from palier.account.order import Order
from palier.account.read import read_event
from palier.account.state import Account
from palier.life.apply import Answer, apply, customer_of
from palier.life.problems import refuse
from palier.nearest import nearest
from palier.problem.life import SameIdOtherContent, UnknownOrder
from palier.program.model import Program
from palier.source import NOWHERE


@dataclass(slots=True)
class History:
    """The accounts of a shop while a history is replayed; an account is replaced, never changed."""

    program: Program
    accounts: dict[str, Account] = field(default_factory=dict)
    older: Mapping[str, Program] = field(default_factory=dict)
    orders: dict[str, str | None] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for account in self.accounts.values():
            for record in account.orders:
                self.orders[record.order.id or ""] = account.customer

    def enter(self, event: events.AnyEvent) -> Iterator[Answer]:
        """Apply an event, then those it causes. A refused event raises and changes nothing."""
        if isinstance(event, events.Day):
            yield from self._day(event)
            return
        if isinstance(event, Order) and event.customer is None:
            self._once(event)
        customer = self._customer(event)
        done = apply(self.program, event, self.accounts.get(customer or ""), self.older)
        if done.account is not None:
            self.accounts[done.account.customer] = done.account
        if isinstance(event, Order):
            self.orders[event.id or ""] = event.customer
        yield done.answer
        for each in done.follow:
            caused = read_event(each, self.program).value
            if caused is not None:
                yield from self.enter(caused)

    def _customer(self, event: events.AnyEvent) -> str | None:
        if not isinstance(event, events.OfOrder):
            return customer_of(event)
        customer = self.orders.get(event.order)
        if customer is None:
            close = nearest(event.order, self.orders)
            refuse(UnknownOrder(NOWHERE, ("order",), event.order, close))
        return customer

    def _once(self, event: Order | events.Day) -> bool:
        """Whether an event of no one customer is new; another one under its id is refused."""
        content = content_of(event, self.program)
        known = self.shared.setdefault(event.id or "", content)
        if known != content:
            refuse(SameIdOtherContent(NOWHERE, ("id",), event.id or ""))
        return known is content

    def _day(self, event: events.Day) -> Iterator[Answer]:
        """Let time pass for every customer, in the order of their names."""
        if not self._once(event):
            return
        for customer in sorted(self.accounts):
            done = apply(self.program, event, self.accounts[customer], self.older)
            if done.account is not None:
                self.accounts[customer] = done.account
            if done.answer["awards"] or done.answer["expired"] not in (0, "0.00", "0"):
                yield done.answer


def replay(program: Program, history: Iterable[events.AnyEvent]) -> Iterator[Answer]:
    """The answers to a history of events, one by one.

    Raises EventRefusedError at the first event that cannot be applied.
    """
    shop = History(program)
    for event in history:
        yield from shop.enter(event)
