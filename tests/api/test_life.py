"""A customer's life from Python: events applied one by one, or a whole history at once."""

import json
from dataclasses import FrozenInstanceError
from decimal import Decimal
from pathlib import Path

import pytest

import palier
from palier.account.events import Adjustment
from palier.account.reading import read_event

HEAD = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
"""
TEXT = f"""{HEAD}
earn 1 point per 1 EUR

earn 30 points on joining

earn 200 points per referral

redeem points
  10 points = 1 EUR

reward "Chèque 10 €" for 200 points
  10 EUR off

points
  are available after the delivery
  expire 12 months after they are earned
"""
JOINED = {"type": "joined", "id": "e1", "at": "2026-01-03T09:00:00+01:00", "customer": "c1"}
ORDER = {
    "type": "order",
    "id": "o1",
    "at": "2026-01-05T10:00:00+01:00",
    "customer": "c1",
    "lines": [{"price": "42.50", "quantity": 2}],
}
DELIVERED = {"type": "delivered", "id": "e2", "at": "2026-01-08T10:00:00+01:00", "order": "o1"}
PAID_WITH_POINTS = {
    **ORDER,
    "id": "o2",
    "at": "2026-02-05T10:00:00+01:00",
    "use_points": "all",
}
REFUND = {"type": "refund", "id": "r1", "at": "2026-02-09T10:00:00+01:00", "order": "o1"}
FRIEND = {
    "type": "order",
    "id": "o3",
    "at": "2026-02-10T10:00:00+01:00",
    "customer": "c2",
    "referred_by": "c1",
    "lines": [{"price": "20.00"}],
}
HISTORY = (JOINED, ORDER, DELIVERED, PAID_WITH_POINTS, REFUND, FRIEND)


@pytest.fixture(scope="module")
def program():
    """Compile the programme once."""
    return palier.compile(TEXT, "club.palier")


@pytest.fixture(scope="module")
def account(program):
    """Give the account of a customer who joined, ordered and was delivered."""
    held = None
    for event in (JOINED, ORDER, DELIVERED):
        held = program.apply(event, held).account
    return held


def test_an_event_gives_its_outcome_and_the_account_after_it(program):
    """A shop keeps the account and shows the outcome."""
    outcome, account = program.apply(JOINED)
    assert (outcome.event, outcome.customer, outcome.earned) == ("e1", "c1", Decimal(30))
    assert (account.customer, account.available, account.pending) == ("c1", 30, 0)
    outcome, account = program.apply(ORDER, account)
    assert (outcome.to_pay, outcome.earned) == (Decimal("85.00"), Decimal(85))
    assert (account.available, account.pending) == (30, 85)
    outcome, account = program.apply(DELIVERED, account)
    assert (account.available, account.pending) == (115, 0)


def test_a_return_says_what_goes_back(program, account):
    """Money to refund, and points that are no longer earned."""
    outcome, after = program.apply(REFUND, account)
    assert outcome.refund_value == Decimal("85.00")
    assert outcome.to_json()["points"] == {"taken_back": 85, "given_back": 0}
    assert after.available == 30


def test_an_account_never_changes(program, account):
    """An event gives a new account and leaves the old one as it was."""
    before = account.to_json()
    after = program.apply(PAID_WITH_POINTS, account).account
    assert account.to_json() == before
    assert after.available == 5
    with pytest.raises(FrozenInstanceError):
        account.state = after.state


def test_an_event_sent_twice_counts_once(program, account):
    """The stored outcome comes back, and says so."""
    outcome, after = program.apply(ORDER, account)
    assert outcome.repeated
    assert outcome.to_pay == Decimal("85.00")
    assert after == account


def test_an_account_saved_and_read_back_goes_on_the_same(program, account):
    """A shop may keep its accounts as JSON, wherever it likes."""
    text = json.dumps(account.to_json())
    for read in (program.account_from_json(text), program.account_from_json(json.loads(text))):
        assert read == account
        assert (
            program.apply(PAID_WITH_POINTS, read).account
            == program.apply(PAID_WITH_POINTS, account).account
        )


def test_a_history_gives_what_its_events_give_one_by_one(program):
    """`replay` is `apply` for many customers, with the events they cause for one another."""
    accounts: dict[str, palier.Account] = {}
    orders = {"o1": "c1"}
    outcomes = []
    waiting = list(HISTORY)
    while waiting:
        event = waiting.pop(0)
        customer = event.get("customer") or orders[event["order"]]
        outcome, accounts[customer] = program.apply(event, accounts.get(customer))
        outcomes.append(outcome)
        waiting[:0] = outcome.follow
    done = program.replay(HISTORY)
    assert list(done) == outcomes
    assert done.accounts == accounts
    assert [each.event for each in done] == ["e1", "o1", "e2", "o2", "r1", "o3", "o3/referral"]
    assert accounts["c1"].available == Decimal(5 - 85 + 200)


def test_a_history_goes_on_from_saved_accounts(program):
    """Splitting a history at any point gives the same."""
    whole = program.replay(HISTORY)
    assert len(whole.accounts) >= 2
    for at in range(len(HISTORY)):
        first = program.replay(HISTORY[:at])
        read = [program.account_from_json(each.to_json()) for each in first.accounts.values()]
        then = program.replay(HISTORY[at:], read)
        assert then.accounts == whole.accounts
        assert (*first.outcomes, *then.outcomes) == whole.outcomes


def test_events_are_taken_in_every_form(program, tmp_path):
    """Dicts, texts, the lines of a file, and the values of Palier itself."""
    lines = "".join(json.dumps(each) + "\n\n" for each in HISTORY)
    path = tmp_path / "events.jsonl"
    path.write_text(lines, "utf-8")
    values = [read_event(each, program.program).value for each in HISTORY]
    with path.open(encoding="utf-8") as file:
        from_file = program.replay(file)
    assert program.replay(HISTORY) == program.replay(values) == from_file


def test_a_guest_s_order_may_come_back(program):
    """A visitor has no account, and gets the money back all the same."""
    order = {name: value for name, value in ORDER.items() if name != "customer"}
    done = program.replay([order, {**REFUND, "lines": [{"line": 0}]}])
    assert done.outcomes[1].refund_value == Decimal("42.50")
    assert done.accounts == {}


def test_time_passes_when_asked(program, account):
    """An account can be looked at on a later day."""
    assert account.on(account.day.replace(year=2027, month=1, day=5)).available == 85
    assert account.on(account.day.replace(year=2027, month=1, day=6)).available == 0


def test_a_quote_gives_what_the_order_then_gives(program, account):
    """What the checkout shows is what is entered when the order is placed."""
    quote = program.quote(PAID_WITH_POINTS, account)
    outcome, _ = program.apply(PAID_WITH_POINTS, account)
    placed = outcome.to_json()
    shown = quote.to_json()
    for part in ("to_pay", "discounts", "points", "lines"):
        assert shown[part] == placed[part]
    assert quote.used == 110


def test_a_quote_takes_a_saved_account(program, account):
    """As a value, as JSON, as a text."""
    saved = account.to_json()
    for held in (account, account.state, saved, json.dumps(saved)):
        assert program.quote(PAID_WITH_POINTS, held).left == 5


def test_time_passes_before_a_quote(program, account):
    """Points that will have expired cannot pay."""
    late = {**PAID_WITH_POINTS, "at": "2027-01-05T12:00:00+01:00"}
    assert program.quote(late, account).used == 80
    later = {**PAID_WITH_POINTS, "at": "2027-01-06T00:00:00+01:00"}
    assert program.quote(later, account).used == 0


def test_a_quote_of_an_earlier_moment_is_that_of_a_late_order(program, account):
    """Clocks disagree: it finds the customer as they stand now, and another's is refused."""
    early = {**PAID_WITH_POINTS, "at": "2026-01-06T10:00:00+01:00"}
    late = {**early, "type": "order", "id": "late", "customer": "c1"}
    outcome, _ = program.apply(late, account)
    assert outcome.late
    assert program.quote(early, account).to_pay == outcome.to_pay
    with pytest.raises(palier.OrderError, match="the account is that of “c1”"):
        program.quote({**PAID_WITH_POINTS, "customer": "c9"}, account)


def test_an_event_that_cannot_be_read_says_where(program):
    """The line of the history, the place in it, and all that is wrong there."""
    bad = {**DELIVERED, "ordre": "o1"}
    with pytest.raises(palier.EventError) as caught:
        program.replay(json.dumps(each) for each in (JOINED, bad))
    assert [each.code for each in caught.value.problems] == ["unknown-key"]
    assert "--> events:2:" in str(caught.value)
    with pytest.raises(palier.EventError, match="no key `ordre`"):
        program.apply(bad)


def test_an_event_that_is_refused_says_why(program, account):
    """It is an OrderError too, so that a shop may catch both at once."""
    with pytest.raises(palier.EventError) as caught:
        program.apply(json.dumps({**REFUND, "order": "o2"}), account)
    (problem,) = caught.value.problems
    assert problem.code == "unknown-order"
    assert '"o2"' in str(caught.value)
    assert isinstance(caught.value, palier.OrderError)


def test_an_order_keeps_the_version_it_was_placed_under(tmp_path):
    """Returns are reckoned by the old file, as long as it is at hand."""
    (tmp_path / "old.palier").write_text(f"{HEAD}\nearn 1 point per 1 EUR\n", "utf-8")
    new = f"{HEAD}  runs from 1 February 2026\n\nearn 3 points per 1 EUR\n"
    (tmp_path / "new.palier").write_text(new, "utf-8")
    old = palier.load(tmp_path / "old.palier")
    account = old.apply(ORDER).account
    half = {**REFUND, "lines": [{"line": 0}]}
    with pytest.raises(palier.EventError, match="another version of the programme"):
        palier.load(tmp_path / "new.palier").apply(half, account)
    for older in (tmp_path / "old.palier", str(tmp_path / "old.palier"), old):
        program = palier.load(tmp_path / "new.palier", older=[older])
        outcome, after = program.apply(half, account)
        assert outcome.to_json()["points"]["taken_back"] == 43
        assert after.available == 42


def test_the_days_of_an_earlier_version_are_its_own(tmp_path):
    """Points that the old file let expire are gone under the new one, in a quote as in events."""
    earn, redeem = "earn 1 point per 1 EUR\n", "redeem points\n  10 points = 1 EUR\n"
    (tmp_path / "old.palier").write_text(
        f"{HEAD}\n{earn}\n{redeem}\npoints\n  expire 1 month after they are earned\n", "utf-8"
    )
    new = f"{HEAD}  runs from 1 June 2026\n\n{earn}\n{redeem}"
    (tmp_path / "new.palier").write_text(new, "utf-8")
    old = palier.load(tmp_path / "old.palier")
    program = palier.load(tmp_path / "new.palier", older=[old])
    account = program.account_from_json(old.apply(ORDER).account.to_json())
    later = {**PAID_WITH_POINTS, "at": "2026-07-01T10:00:00+02:00"}
    assert account.available == 85
    assert account.on(account.day.replace(month=7)).available == 0
    assert program.quote(later, account).used == 0
    assert program.apply(later, account).outcome.to_json()["points"]["used"] == 0


def test_an_adjustment_made_by_hand_is_an_event_like_any_other(program, account):
    """The values of Palier itself are taken as they are."""
    at = account.state.last_at
    given = Adjustment(id="m1", at=at, customer="c1", points=50, reason="late parcel")
    assert program.apply(given, account).account.available == 165


def test_no_figure_of_an_outcome_is_a_float(program):
    """Neither in the properties nor anywhere in the JSON."""
    done = program.replay(HISTORY)
    texts = [json.dumps(each.to_json()) for each in (*done, *done.accounts.values())]

    def refuse(text):
        pytest.fail(f"{text} is a float")

    for text in texts:
        json.loads(text, parse_float=refuse)
    assert {type(each.earned) for each in done} == {Decimal}


def test_an_account_of_a_newer_form_is_refused_by_name(program, account):
    """Rather than half read."""
    saved = account.to_json()
    with pytest.raises(palier.OrderError, match="written in form 99"):
        program.account_from_json({**saved, "form": 99})


def test_paths_may_be_texts(tmp_path):
    """`load` takes what `open` takes."""
    path = Path(tmp_path / "club.palier")
    path.write_text(TEXT, "utf-8")
    assert palier.load(str(path)).version == palier.load(path).version
