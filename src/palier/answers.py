"""What a programme answers: quotes, the outcomes of events, and customers' accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from palier.account import reading
from palier.account import standing as standings
from palier.account.days import a_day
from palier.account.order import Order
from palier.account.outcome import Outcome
from palier.account.standing import Standing, Summary
from palier.account.state import Account as State
from palier.account.telling_text import Answer
from palier.checks.versions import counted_in
from palier.engines import quote as engine
from palier.life import lots
from palier.life.apply import standing_before
from palier.life.passing import pass_time
from palier.life.replay import History
from palier.named import NamedTuple
from palier.problem import Problem
from palier.program.model import Program
from palier.quantity import Amount
from palier.refusals import Written, source_of, value_of
from palier.source import InLanguage, Language
from palier.values import brief, dataclass, field


@dataclass(frozen=True, slots=True)
class Quote:
    """What an order would give. Money is exact: `Decimal` here, texts in JSON; never a float.

    `outcome` has every detail; the properties are what a checkout shows.
    """

    reckoned: engine.Quote

    def __repr__(self) -> str:
        return brief(self, "to_pay", "discount", "shipping", "earned", "used", "tier")

    @property
    def outcome(self) -> Outcome:
        """The whole outcome."""
        return self.reckoned.outcome

    @property
    def to_pay(self) -> Decimal:
        """What the customer pays: goods less discounts, and the shipping charged."""
        return decimal(self.outcome.to_pay)

    @property
    def tax(self) -> Decimal | None:
        """The tax on what is paid; None where prices include it."""
        return None if self.outcome.tax is None else decimal(self.outcome.tax)

    @property
    def to_pay_with_tax(self) -> Decimal | None:
        """What the customer pays with tax; None where prices include it."""
        with_tax = self.outcome.to_pay_with_tax
        return None if with_tax is None else decimal(with_tax)

    @property
    def discount(self) -> Decimal:
        """All that is taken off the goods."""
        return sum((decimal(each.amount) for each in self.outcome.discounts), Decimal(0))

    @property
    def shipping(self) -> Decimal:
        """The shipping that is charged."""
        shipping = self.outcome.shipping
        return decimal(shipping.charged) if shipping else Decimal(0)

    @property
    def earned(self) -> Decimal:
        """Points earned, or what goes into the pot."""
        return decimal(self.outcome.points.earned)

    @property
    def used(self) -> Decimal:
        """Points used, or what is taken from the pot."""
        return decimal(self.outcome.points.used)

    @property
    def left(self) -> Decimal:
        """What was available before, less what was used."""
        return decimal(self.outcome.points.left)

    @property
    def tier(self) -> str | None:
        """The tier after the order."""
        return self.outcome.tier.name if self.outcome.tier else None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was sent and is probably a slip: a name like one of the file, a tier it lacks…"""
        from palier.checks.names import strangers  # noqa: PLC0415 - only who asks waits

        reckoned = self.reckoned
        return strangers(reckoned.order, reckoned.standing, reckoned.program)

    def to_json(self) -> dict[str, Any]:
        """The outcome in its JSON form (see `docs/data.md`)."""
        return self.reckoned.to_json()

    def explain(self, language: InLanguage | None = None) -> tuple[str, ...]:
        """How each amount came about, and why each silent rule is silent, in sentences."""
        from palier.engines.explain import explain  # noqa: PLC0415 - only who asks waits

        spoken = Language(language) if language else self.reckoned.program.surface
        return tuple(each.sentence for each in explain(self.reckoned, spoken))


def decimal(amount: Amount) -> Decimal:
    """An amount as an exact decimal number.

    >>> from palier.quantity import Money
    >>> decimal(Money(1250, "EUR"))
    Decimal('12.50')
    """
    return Decimal(amount.plain())


@dataclass(frozen=True, slots=True)
class Account:
    """What a programme knows of a customer between two events. It never changes: each event gives
    a new one. `state` has every detail; the properties are what a shop shows."""

    state: State
    program: Program
    older: Mapping[str, Program] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        return brief(self, "customer", "available", "pending", "tier", "day")

    @property
    def customer(self) -> str:
        """What the shop calls the customer; empty for a guest's order."""
        return self.state.customer

    @property
    def available(self) -> Decimal:
        """Points that can be used, or what the pot holds; below 0 after a return, it may be."""
        return decimal(self.program.amount(lots.available(self.state)))

    @property
    def pending(self) -> Decimal:
        """What waits for a day, a payment or a delivery."""
        return decimal(self.program.amount(lots.pending(self.state)))

    @property
    def tier(self) -> str | None:
        """The tier held."""
        return self.state.tier.name

    @property
    def vouchers(self) -> Mapping[str, str]:
        """The rewards in hand, by the ids under which an order may use them."""
        return MappingProxyType({each.id: each.reward for each in self.state.vouchers})

    @property
    def orders(self) -> tuple[str, ...]:
        """The ids of the orders that later events may be about: paid, delivered, returned."""
        return tuple(each.order.id or "" for each in self.state.orders)

    @property
    def moved_to(self) -> str | None:
        """The customer into whose account this one was brought; there is nothing else in it."""
        return self.state.moved_to

    @property
    def day(self) -> dt.date | None:
        """The day up to which time has passed."""
        return self.state.day

    def on(self, day: dt.date) -> Account:
        """The account once time has passed to a day: points expire, birthdays come, tiers fall.

        A day before the account's own changes nothing; TypeError for one with an hour.
        """
        state = pass_time(self.program, self.state, a_day(day), self.older).account
        return Account(state, self.program, self.older)

    def to_json(self) -> dict[str, Any]:
        """The account as JSON; `LoyaltyProgram.account_from_json` reads it back."""
        return reading.account_json(self.state, self.program)


def state_of(account: object, program: Program) -> State:
    """What an account holds. Raises TypeError for what is none, as what a shop has stored of one;
    ValueError for an account of a programme that counts in something else."""
    if not isinstance(account, Account):
        given = type(account).__name__
        how = "`account_from_json` reads what `to_json` gave"
        raise TypeError(f"an Account is wanted, not a {given}: {how}")
    theirs = account.program
    if theirs is not program and counted_in(theirs) != counted_in(program):
        other = f"“{theirs.name}”, which does not count in what “{program.name}” does"
        raise ValueError(f"the account of {account.customer} is one of {other}")
    return account.state


Known = Written | Account | State | Summary | Standing
"""What is known of a customer: an account, a summary, or the JSON of either."""


def standing_from(
    known: Known | None, program: Program, older: Mapping[str, Program], order: Order
) -> Standing:
    """The customer just before an order; raises OrderError.

    Of an account that is not this customer's, OrderRefusedError.
    """
    match known:
        case None:
            return standings.newcomer(program, order)
        case Standing():
            return known
        case Account():
            return standing_from(state_of(known, program), program, older, order)
        case State() as state:
            shop = History(program, {}, older)
            return standing_before(shop.ruling(order.at), state, order, shop.versions())
        case Summary():
            return standings.standing_of(known, program, order)
        case _:
            written = source_of(known, "account")
            held = value_of(reading.read_known(written, program), written, program.surface)
            return standing_from(held, program, older, order)


@dataclass(frozen=True, slots=True)
class EventOutcome:
    """What an event gave. Money is exact: `Decimal` here, texts in JSON; never a float.

    `json` has every detail, in the form of `docs/data.md`; the properties are what a shop shows.
    """

    answer: Answer

    @property
    def json(self) -> Mapping[str, Any]:
        """The outcome in its JSON form, read once somebody looks into it."""
        return self.answer.said

    @property
    def event(self) -> str | None:
        """The id of the event."""
        named: str | None = self.json.get("event")
        return named

    @property
    def customer(self) -> str | None:
        """The customer it is about."""
        named: str | None = self.json.get("customer")
        return named

    @property
    def repeated(self) -> bool:
        """Whether the event had been applied before; then nothing has changed."""
        return bool(self.json.get("repeated"))

    @property
    def late(self) -> bool:
        """Whether the event is earlier than the last one of its customer."""
        return bool(self.json.get("late"))

    @property
    def to_pay(self) -> Decimal | None:
        """What the customer pays for an order; None for another event, or an old one repeated."""
        return _decimal(self.json.get("to_pay"))

    @property
    def refund_value(self) -> Decimal | None:
        """What goes back to the customer for a return; None for another event."""
        return _decimal(self.json.get("refund_value"))

    @property
    def retained(self) -> Decimal | None:
        """What of it is kept for points no longer there; None where nothing ever is."""
        return _decimal(self.json.get("retained"))

    @property
    def earned(self) -> Decimal:
        """Points earned by it, or what goes into the pot; 0 of an old event that is repeated."""
        return sum((_decimal(each["points"]) or Decimal(0) for each in self.awards), Decimal(0))

    @property
    def awards(self) -> tuple[Mapping[str, Any], ...]:
        """What each rule gave, and from when to when it can be used."""
        given = self.json.get("points", {}).get("awards") or self.json.get("awards", ())
        return tuple(given)

    @property
    def tier(self) -> str | None:
        """The tier after the event."""
        tier: Mapping[str, Any] | None = self.json.get("tier")
        return tier["name"] if tier else None

    @property
    def follow(self) -> tuple[Mapping[str, Any], ...]:
        """The events it causes for other customers, to be applied to their accounts."""
        return tuple(self.json.get("follow", ()))

    def to_json(self) -> dict[str, Any]:
        """The outcome in its JSON form (see `docs/data.md`)."""
        return dict(self.json)


class Applied(NamedTuple):
    """What an event gave, and the account of its customer after it."""

    outcome: EventOutcome
    account: Account


class Merged(NamedTuple):
    """What a merge gave, the account after it, and what is left of the one that has gone."""

    outcome: EventOutcome
    account: Account
    gone: Account


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a history gave: the outcome of each event, and the accounts after the last one.

    `guests` is what belongs to no customer, to be kept with the accounts: the orders of guests that
    may still come back, and the ids of days and of orders that may not any more.
    """

    outcomes: tuple[EventOutcome, ...]
    accounts: Mapping[str, Account]
    guests: tuple[Account, ...] = ()

    def __iter__(self) -> Iterator[EventOutcome]:
        return iter(self.outcomes)


def _decimal(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
