"""What holds in every history: nothing is lost, and it does not matter how one got there."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.life.histories import ONLY_ORDERS_EARN, PROGRAMMES, histories, programmes

from palier.account.reading import account_json, read_account, read_event
from palier.life import lots
from palier.life.replay import History
from palier.problem.event import OrderRefusedError

EACH = pytest.mark.parametrize("name", PROGRAMMES)
# A history is long to draw, and a programme with other numbers is not always one.
A_FEW = settings(max_examples=12, suppress_health_check=list(HealthCheck))
BOOKKEEPING = ("seen", "last_at", "version")


def drawn(name, data):
    """A programme of the family, and a history that suits it."""
    program = data.draw(programmes(name))
    return program, data.draw(histories(pot=program.cashback))


def enter(shop, event):
    """Enter an event; its answers, or None when it is refused."""
    read = read_event(event, shop.program)
    assert read.problems == ()
    try:
        return list(shop.enter(read.value))
    except OrderRefusedError:
        return None


def saved(shop):
    """Every account as it is written to a file."""
    held = sorted(shop.accounts.items())
    return {name: json.dumps(account_json(account, shop.program)) for name, account in held}


def holds(shop):
    """Whatever came in is accounted for, and no balance is below what the file allows."""
    for account in shop.accounts.values():
        held = lots.available(account) + lots.pending(account)
        assert lots.balanced(account.totals, held)
        assert all(lot.points > 0 for lot in account.lots)
        assert account.deficit >= 0
        assert shop.program.points.below_zero or lots.available(account) >= 0


@EACH
@A_FEW
@given(data=st.data())
def test_nothing_is_lost_and_a_refused_event_changes_nothing(name, data):
    """After every event, all that came in is available, pending, used, expired or taken back."""
    program, events = drawn(name, data)
    shop = History(program)
    for event in events:
        before = dict(shop.accounts)
        if enter(shop, event) is None:
            assert shop.accounts == before
        holds(shop)
    assert shop.accounts.keys() <= {"c1", "c2", "c3"}


@EACH
@A_FEW
@given(data=st.data())
def test_a_history_may_be_cut_anywhere_and_gone_on_with(name, data):
    """Saved, read back and gone on with, or sent twice: the accounts are the same to the byte."""
    program, events = drawn(name, data)
    cut = data.draw(st.integers(0, len(events)))
    whole, first = History(program), History(program)
    for event in events:
        enter(whole, event)
    for event in events[:cut]:
        enter(first, event)
    read = (read_account(json.loads(text), program).value for text in saved(first).values())
    second = History(program, {account.customer: account for account in read})
    for event in events[cut:]:
        enter(second, event)
        enter(second, event)
    assert saved(second) == saved(whole)


@EACH
@A_FEW
@given(data=st.data())
def test_days_may_pass_at_once_or_one_by_one(name, data):
    """A `day` between any two events changes nothing of what they leave."""
    program, events = drawn(name, data)
    plain, dense = History(program), History(program)
    for number, event in enumerate(events):
        enter(plain, event)
        enter(dense, {"type": "day", "id": f"extra{number}", "at": event["at"]})
        enter(dense, event)
    last = {"type": "day", "id": "last", "at": "2029-01-01T00:00:00+01:00"}
    enter(plain, last)
    enter(dense, last)
    assert without_bookkeeping(plain) == without_bookkeeping(dense)


def without_bookkeeping(shop):
    """The accounts but for when and by what they were touched."""
    accounts = {name: json.loads(text) for name, text in saved(shop).items()}
    return {
        name: {key: held for key, held in account.items() if key not in BOOKKEEPING}
        for name, account in accounts.items()
    }


@EACH
@A_FEW
@given(data=st.data())
def test_when_everything_comes_back_refunds_equal_payments(name, data):
    """No order, stamp or earned point remains, and each order gives back what was paid for it."""
    program, events = drawn(name, data)
    shop, paid, back = History(program), {}, {}
    at = events[-1]["at"]
    orders = [event["id"] for event in events if event["type"] == "order"]
    returns = [{"type": "refund", "id": f"z-{each}", "at": at, "order": each} for each in orders]
    for event in (*events, *returns):
        for answer in enter(shop, event) or ():
            if event["type"] == "order" and answer["event"] == event["id"]:
                paid[event["id"]] = sum(cents(line["net"]) for line in answer["lines"])
            if "refund_value" in answer:
                back[event["order"]] = back.get(event["order"], 0) + cents(answer["refund_value"])
    assert back == paid
    for account in shop.accounts.values():
        assert (account.counted.get("orders", 0), account.counted.get("spent", 0)) == (0, 0)
        assert not account.stamps
        if name in ONLY_ORDERS_EARN:
            assert account.totals.earned == account.totals.taken_back


def cents(amount):
    """An amount in euros as cents."""
    return int(amount.replace(".", ""))
