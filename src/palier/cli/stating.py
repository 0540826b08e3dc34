"""From a history to the statement of one customer, or to the sentence that says why not."""

from __future__ import annotations

import datetime as dt
from typing import NoReturn

import click

from palier.account.facts import local
from palier.account.state import Account
from palier.cli.files import could_not, name_of
from palier.cli.history import REFUSED, Reader
from palier.life.replay import History
from palier.life.statement import Passbook, Statement
from palier.nearest import nearest
from palier.problem.life import UnknownCustomer
from palier.source import NOWHERE, SourceText
from palier.wording.report import render_text


def statement_of(
    reader: Reader,
    events: str,
    customer: str,
    accounts: str | None,
    *,
    on: dt.date | None,
    since: dt.date | None,
) -> Statement:
    """Replay a history and draw up the statement of a customer; ends with 1 when it is unknown."""
    shop = reader.shop(accounts)
    book = Passbook(shop, customer)
    last = _last_day(shop)
    for entered in reader.history(shop, events, until=on):
        book.note(entered)
        day = local(entered.program, entered.event.at).date()
        last = max(last or day, day)
    day = on or last or dt.date.min
    account = shop.accounts.get(customer)
    if account is None:
        _unknown(reader, shop, customer, events)
    _refuse_past(account, day)
    drawn = book.statement(day, since)
    if drawn is None:
        raise AssertionError(customer)
    return drawn


def _last_day(shop: History) -> dt.date | None:
    days = (each.day for each in shop.accounts.values() if each.day is not None)
    return max(days, default=None)


def _refuse_past(account: Account, day: dt.date) -> None:
    if account.day is not None and day < account.day:
        raise could_not("accounts later", customer=account.customer, day=account.day.isoformat())


def _unknown(reader: Reader, shop: History, customer: str, events: str) -> NoReturn:
    problem = UnknownCustomer(NOWHERE, (), customer, nearest(customer, shop.accounts))
    source = SourceText.of("", name_of(events))
    click.echo(render_text((problem,), source, reader.language, colour=True), err=True, nl=False)
    raise SystemExit(REFUSED)
