"""A whole history: events of many customers, oldest first, with what they cause for one another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from palier.account import events
from palier.account.days import last_day_of_returns, local
from palier.account.events import customer_of
from palier.account.outcome import EventOutcome
from palier.account.reading import content_of, read_event
from palier.account.state import Account, Seen
from palier.account.telling_text import Answer
from palier.life import lots
from palier.life.apply import Applied, apply, refuse_too_old, seen_of
from palier.named import NamedTuple
from palier.problem.event import refuse
from palier.problem.life import ReturnTooLate, SameIdOtherContent, UnknownOrder
from palier.program.model import Program
from palier.program.ruling import ruling
from palier.source import NOWHERE, nearest
from palier.values import dataclass, field


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
        """Whether time passed and brought nothing that the customer could notice."""
        after = self.applied.account
        if not isinstance(self.event, events.Day) or self.before is None or after is None:
            return False
        outcome = self.applied.outcome
        given = outcome.awards if isinstance(outcome, EventOutcome) else ()
        return not given and _seen_by(self.before) == _seen_by(after)


def _seen_by(account: Account) -> tuple[object, ...]:
    """What a customer sees of an account without doing anything."""
    held = tuple(each.id for each in account.vouchers)
    return lots.available(account), lots.pending(account), account.tier.name, held


class Owner(NamedTuple):
    """Whose event it is: a customer's, or that of a guest's order, which has its own account."""

    name: str
    guest: bool = False


@dataclass(slots=True)
class History:
    """The accounts of a shop while a history is replayed; an account is replaced, never changed.

    `owners` says whose each event was that was entered, by id; `past` knows the events that are
    nobody's: days, and those of guests' orders that can no longer come back. `strict`, an event
    that is earlier than its customer's last is refused; those it causes for others never are. Where
    nobody reads the answers, none are written: not `answered`. What one customer causes for another
    is entered, unless somebody else does that: not `passes_on`.
    """

    program: Program
    accounts: dict[str, Account] = field(default_factory=dict)
    older: Mapping[str, Program] = field(default_factory=dict)
    guests: dict[str, Account] = field(default_factory=dict)
    owners: dict[str, Owner] = field(default_factory=dict)
    past: dict[str, Seen] = field(default_factory=dict)
    strict: bool = False
    answered: bool = True
    passes_on: bool = True

    @classmethod
    def of(
        cls, program: Program, accounts: Iterable[Account], older: Mapping[str, Program]
    ) -> History:
        """A history that goes on with accounts, those of guests' orders among them."""
        kept = list(accounts)
        customers = {each.customer: each for each in kept if each.customer}
        nobodys = [each for each in kept if not each.customer]
        guests = {order.order.id or "": each for each in nobodys for order in each.orders}
        past = {
            name: seen for each in nobodys if not each.orders for name, seen in each.seen.items()
        }
        return cls(program, customers, older, guests, past=past)

    def __post_init__(self) -> None:
        for account in self.accounts.values():
            self.owners.update(dict.fromkeys(account.seen, Owner(account.customer)))
        for order, account in self.guests.items():
            self.owners.update(dict.fromkeys(account.seen, Owner(order, guest=True)))

    @property
    def kept(self) -> Iterator[Account]:
        """The accounts to go on from: customers' by their names, guests' that may return, and one
        of no customer that knows the other events."""
        yield from (self.accounts[name] for name in sorted(self.accounts))
        everyone = (*self.accounts.values(), *self.guests.values())
        today = max((each.day for each in everyone if each.day), default=dt.date.min)
        past = dict(self.past)
        for _, account in sorted(self.guests.items()):
            days = (last_day_of_returns(self.program, each.day) for each in account.orders)
            if any(day >= today for day in days):
                yield account
            else:
                past |= account.seen
        if past:
            yield Account("", seen=past)

    def enter(self, event: events.AnyEvent) -> Iterator[Mapping[str, Any]]:
        """Apply an event, then those it causes. A refused event raises and changes nothing."""
        for each in self.entered(event):
            if not each.is_quiet:
                yield each.applied.answer.said

    def entered(self, event: events.AnyEvent) -> Iterator[Entered]:
        """As `enter`, with the account each event found."""
        known = self._known(event)
        if known is not None:
            yield known
        elif isinstance(event, events.Day):
            yield from self._day(event)
        else:
            yield from self._with_caused(event)

    def _known(self, event: events.AnyEvent) -> Entered | None:
        """An event that is nobody's and was entered before; with other content it is refused."""
        seen = self.past.get(event.id or "")
        if seen is None:
            return None
        if not seen.is_of(content_of(event, self.program)):
            refuse(SameIdOtherContent(NOWHERE, ("id",), event.id or ""))
        answer = Answer.of({"event": event.id, "repeated": True})
        return Entered(event, None, Applied(answer, None), self.program)

    def _with_caused(self, event: events.AnyEvent) -> list[Entered]:
        """An event and those it causes, all of them or none."""
        fresh: dict[Owner, Account] = {}
        owners: dict[str, Owner] = {}
        done: list[Entered] = []
        waiting = [event]
        for each in waiting:
            owner = owners[each.id or ""] = self._owner(each)
            held = fresh.get(owner) or self._held(owner)
            gone = self.gone_of(each)
            step = self.apply_to(each, held, strict=self.strict and each is event, gone=gone)
            if step.applied.account is not None:
                fresh[owner] = step.applied.account
            if gone is not None and step.applied.gone is not None:
                fresh[Owner(gone.customer)] = step.applied.gone
                owners |= dict.fromkeys(gone.seen, owner)
            done.append(step)
            if self.passes_on:
                waiting += filter(None, map(self.read, step.applied.follow))
        self.owners.update(owners)
        for owner, account in fresh.items():
            self._hold(owner, account)
        return done

    def read(self, caused: Mapping[str, object]) -> events.AnyEvent | None:
        """An event that another one causes."""
        return read_event(caused, self.program).value

    def apply_to(
        self,
        event: events.AnyEvent,
        account: Account | None,
        *,
        strict: bool = False,
        gone: Account | None = None,
    ) -> Entered:
        """What an event does to an account, by the version that rules its moment."""
        program = self.ruling(event.at)
        how = {"strict": strict, "answered": self.answered}
        applied = apply(program, event, account, self.versions(), **how, gone=gone)
        return Entered(event, account, applied, program)

    def versions(self) -> Mapping[str, Program]:
        """Every version at hand, by content hash; none when there is but one."""
        return {**self.older, self.program.version: self.program} if self.older else {}

    def ruling(self, at: dt.datetime) -> Program:
        """The version that rules a moment: the last one that had started by that day."""
        if not self.older:
            return self.program
        return ruling(self.program, self.older, local(self.program, at).date())

    def _held(self, owner: Owner) -> Account | None:
        held = (self.guests if owner.guest else self.accounts).get(owner.name)
        if held is None and owner.guest and owner.name in self.past:
            return Account("", seen={owner.name: self.past[owner.name]})
        return held

    def _hold(self, owner: Owner, account: Account) -> None:
        (self.guests if owner.guest else self.accounts)[owner.name] = account

    def _owner(self, event: events.AnyEvent) -> Owner:
        """Whose event it is. An id that was another one's, or another event's, is refused."""
        owner = self._named_by(event)
        known = self.owners.get(event.id or "", owner)
        if known != owner:
            refuse(SameIdOtherContent(NOWHERE, ("id",), event.id or ""))
        return owner

    def _named_by(self, event: events.AnyEvent) -> Owner:
        if isinstance(event, events.OfOrder):
            if event.order in self.past:
                if isinstance(event, events.Refund):
                    self._refuse_return(event)
                return Owner(event.order, guest=True)
            if event.order not in self.owners:
                close = nearest(event.order, self._orders())
                refuse(UnknownOrder(NOWHERE, ("order",), event.order, close))
            return self.owners[event.order]
        customer = customer_of(event)
        if customer is None:
            return Owner(event.id or "", guest=True)
        return Owner(self.now_called(customer))

    def now_called(self, customer: str) -> str:
        """Whose account a customer's is now: that into which it was brought, or their own."""
        account = self.accounts.get(customer)
        while account is not None and account.moved_to is not None:
            customer = account.moved_to
            account = self.accounts.get(customer)
        return customer

    def gone_of(self, event: events.AnyEvent) -> Account | None:
        """The account that a merge brings into another: an empty one where there is none."""
        if not isinstance(event, events.Merge):
            return None
        name = self.now_called(event.from_)
        return self.accounts.get(name) or Account(name)

    def _orders(self) -> list[str]:
        accounts = (*self.accounts.values(), *self.guests.values())
        return [each.order.id or "" for account in accounts for each in account.orders]

    def _refuse_return(self, event: events.OfOrder) -> NoReturn:
        until = last_day_of_returns(self.program, self.past[event.order].day)
        accepted = self.program.returns.accepted_for
        refuse(ReturnTooLate(NOWHERE, ("order",), event.order, until, accepted))

    def _day(self, event: events.Day) -> Iterator[Entered]:
        """Let time pass for every customer, in the order of their names."""
        if event.id in self.owners:
            refuse(SameIdOtherContent(NOWHERE, ("id",), event.id))
        for account in self.accounts.values() if self.strict else ():
            if account.moved_to is None:
                refuse_too_old(event, account)
        self.past[event.id] = seen_of(self.program, event)
        steps = (
            self.apply_to(event, self.accounts[customer])
            for customer, account in sorted(self.accounts.items())
            if account.moved_to is None and not account.is_past(event.at)
        )
        touched = 0
        for step in steps:
            if step.applied.account is not None:
                self._hold(Owner(step.applied.account.customer), step.applied.account)
            touched += not step.is_quiet
            yield step
        if not touched:
            answer = Answer.of({"event": event.id, "touched": 0})
            yield Entered(event, None, Applied(answer, None), self.program)


def replay(program: Program, history: Iterable[events.AnyEvent]) -> Iterator[Mapping[str, Any]]:
    """The answers to a history of events, one by one.

    Raises EventRefusedError at the first event that cannot be applied.
    """
    shop = History(program)
    for event in history:
        yield from shop.enter(event)
