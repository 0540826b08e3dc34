"""What customers are told: letters that remind them, and statements of their accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from palier.account.days import a_day
from palier.answers import Account, decimal, state_of
from palier.life import statement as life
from palier.life.moments import Asked
from palier.life.replay import Entered, History
from palier.problem.life import UnknownCustomer
from palier.refusals import EventError
from palier.reports.letters import Letter, language_of, letters_of
from palier.reports.statement import printed
from palier.source import NOWHERE, InLanguage, Language, SourceText, nearest
from palier.values import brief, dataclass
from palier.wording.terminal import without_ink


def not_after(account: Account, day: dt.date) -> Account:
    """The account, which must not be later than a day: what it was before is not known."""
    last = account.day
    if last is not None and a_day(day) < last:
        raise ValueError(f"the account of {account.customer} is already of {account.day}")
    return account


@dataclass(frozen=True, slots=True)
class Statement:
    """A customer's statement: what was held before, what moved and why, what is held after it.

    `drawn` has every detail. As a text, it is what `palier account` prints.
    """

    drawn: life.Statement

    def __repr__(self) -> str:
        return brief(self, "customer", "day", "opening", "closing")

    @property
    def customer(self) -> str:
        """What the shop calls the customer."""
        return self.drawn.account.customer

    @property
    def day(self) -> dt.date:
        """The day it is drawn up on."""
        return self.drawn.day

    @property
    def opening(self) -> Decimal:
        """What was held before the first entry, pending points included."""
        return decimal(self.drawn.program.amount(self.drawn.opening))

    @property
    def closing(self) -> Decimal:
        """What is held in the end, pending points included."""
        return decimal(self.drawn.program.amount(self.drawn.closing))

    def text(self, language: InLanguage | None = None) -> str:
        """The statement on plain paper, in the language asked for, else the customer's."""
        theirs = language_of(self.drawn.account.language, self.drawn.program)
        return without_ink(printed(self.drawn, Language(language) if language else theirs))

    def to_json(self) -> dict[str, Any]:
        """The statement in its JSON form (see `docs/data.md`)."""
        return life.to_json(self.drawn)


def letters(shop: History, accounts: Iterable[Account], asked: Asked) -> tuple[Letter, ...]:
    """The letters to customers; ValueError for a day before an account's own."""
    program = shop.program
    customers = [not_after(each, asked.on) for each in accounts if state_of(each, program).customer]
    return tuple(
        letter
        for account in customers
        for letter in letters_of(program, account.state, asked, shop.older)
    )


def statement(
    shop: History,
    customer: str,
    entered: Iterable[Entered],
    on: dt.date | None,
    since: dt.date | None,
) -> Statement:
    """A customer's statement after the events of a shop; EventError when nobody is so called."""
    book = life.Passbook(shop, customer)
    for each in entered:
        book.note(each)
    state = shop.accounts.get(customer)
    for asked in filter(None, (on, since)):
        a_day(asked)
    day = on or (state.today if state else dt.date.min)
    drawn = book.statement(day, since)
    if state is None or drawn is None:
        problem = UnknownCustomer(NOWHERE, (), customer, nearest(customer, shop.accounts))
        raise EventError((problem,), SourceText.of(""), shop.program.surface)
    not_after(Account(state, shop.program), day)
    return Statement(drawn)
