"""A shop that keeps its customers' accounts: events go in, answers come out."""

import datetime as dt
import json
from contextlib import contextmanager
from functools import cache
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from palier.account.reading import account_json, read_account, read_event
from palier.life import lots, tiers
from palier.life.replay import History
from palier.problem.event import OrderRefusedError
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "{}"\n'


@cache
def program_of(text, zone="Europe/Paris"):
    """Give the programme of a few statements, under a header unless they bring one."""
    whole = (
        text
        if text.startswith(("loyalty program", "programme de fid"))
        else HEAD.format(zone) + text + "\n"
    )
    source = SourceText.of(whole, "t.palier")
    parsed = parse(source)
    resolved = resolve(parsed.file, source, parsed.problems)
    assert [each.code for each in (*parsed.problems, *resolved.problems)] == [], whole
    return resolved.program


class Shop:
    """Accounts under one programme. Days are at noon there, unless an hour or an offset says."""

    def __init__(self, text, zone="Europe/Paris", older=(), *, strict=False):
        self.program = program_of(text, zone)
        versions = {each.version: each for each in older}
        self.history = History(self.program, older=versions, strict=strict)
        self.number = count(1)
        self.sent = []

    def moment(self, at):
        """Give a time with its offset: `2026-01-31`, `2026-01-31 23:59`, or with an offset."""
        when = dt.datetime.fromisoformat(at if len(at) > 10 else f"{at} 12:00")
        return when if when.tzinfo else when.replace(tzinfo=ZoneInfo(self.program.zone))

    def event(self, kind, at, **said):
        """Give an event in JSON, under an id of its own."""
        named = {"type": kind, "id": f"{kind}-{next(self.number)}", **said}
        return {**named, "at": self.moment(at).isoformat()}

    def enter(self, event):
        """Send an event and give all answers: its own, then those of the events it causes."""
        answers = self.again(event)
        self.sent.append(event)
        return answers

    def again(self, event):
        """As `enter`, of an event that this shop has sent before."""
        read = read_event(event, self.program)
        assert read.problems == (), event
        return [*self.history.enter(read.value)]

    def send(self, kind, at, **said):
        """Send an event and give its answer."""
        answers = self.enter(self.event(kind, at, **said))
        return answers[0] if answers else None

    def order(self, customer, at, *goods, **said):
        """Place an order of goods: `"12.50"`, `("12.50", 3)` for three, or a whole line."""
        return self.send("order", at, customer=customer, lines=[*map(line_of, goods)], **said)

    def refund(self, order, at, *units, **said):
        """Take back units of an order's lines, `(line, units)` each; without any, all of it."""
        if units:
            said["lines"] = [{"line": line, "quantity": back} for line, back in units]
        return self.send("refund", at, order=order, **said)

    def day(self, at):
        """Let time pass until a moment."""
        self.send("day", at)

    def version(self, text, zone="Europe/Paris"):
        """Give this shop's next programme, and keep the accounts."""
        after = Shop(text, zone, older=[*self.history.older.values(), self.program])
        after.history = History(after.program, self.history.accounts, after.history.older)
        after.number = self.number
        return after

    @contextmanager
    def refused(self, code):
        """Expect a refusal, and that it changes nothing."""
        before = self.saved()
        with pytest.raises(OrderRefusedError) as raised:
            yield raised
        assert [each.code for each in raised.value.problems] == [code]
        assert self.saved() == before

    def account(self, customer):
        """Give the account of a customer."""
        return self.history.accounts[customer]

    def available(self, customer="c1"):
        """Give the points a customer can use, as the last event left them."""
        return lots.available(self.account(customer))

    def pending(self, customer="c1"):
        """Give the points that wait."""
        return lots.pending(self.account(customer))

    def totals(self, customer="c1"):
        """Give what has become of all points."""
        return self.account(customer).totals

    def tier(self, customer="c1"):
        """Give the name of the tier held."""
        return self.account(customer).tier.name

    def kept_until(self, customer="c1"):
        """Give the last day on which the tier held is kept."""
        rank = tiers.rank_of(self.program, self.tier(customer))
        return tiers.kept_until(self.program, self.account(customer), rank)

    def stamps(self, customer="c1"):
        """Give the stamps on each card."""
        return dict(self.account(customer).stamps)

    def vouchers(self, customer="c1"):
        """Give the rewards in hand."""
        return [each.reward for each in self.account(customer).vouchers]

    def saved(self):
        """Give all accounts as the text they are kept as."""
        accounts = self.history.accounts
        kept = {name: account_json(accounts[name], self.program) for name in sorted(accounts)}
        return json.dumps(kept, ensure_ascii=False)


def line_of(goods):
    """Give an order line in JSON."""
    match goods:
        case str():
            return {"price": goods}
        case (price, quantity):
            return {"price": price, "quantity": quantity}
        case _:
            return goods


def reopened(shop):
    """Give a shop that goes on with the accounts of another, read back from what it saved."""
    after = Shop.__new__(Shop)
    after.program, after.number, after.sent = shop.program, shop.number, []
    accounts = (read_back(each, shop.program) for each in shop.history.kept)
    after.history = History.of(shop.program, accounts, shop.history.older)
    return after


def read_back(account, program):
    """Give an account as it is read from the text it is kept as."""
    written = json.dumps(account_json(account, program), ensure_ascii=False)
    read = read_account(SourceText.of(written), program)
    assert read.problems == ()
    return read.value
