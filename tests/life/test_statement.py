"""A customer's statement: every movement has its day and its reason, and they sum."""

import datetime as dt
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.account.days import local
from palier.account.reading import read_event
from palier.api import load
from palier.life import lots
from palier.life.movements import Move, held
from palier.life.notes import Turn
from palier.life.replay import History
from palier.life.statement import Passbook, to_json
from palier.problem.event import OrderRefusedError

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = sorted(EXAMPLES.glob("**/events.jsonl"))


@pytest.fixture
def book(shop):
    """Open a shop and the passbook of `c1`; events sent to it are written down."""

    def opened(text, **more):
        made = shop(text, **more)
        made.book = Passbook(made.history, "c1")

        def enter(event):
            read = read_event(event, made.program)
            assert read.problems == (), event
            answers = []
            for entered in made.history.entered(read.value):
                made.book.note(entered)
                answers.append(entered.applied.answer)
            made.sent.append(event)
            return answers

        made.enter = enter
        made.drawn = lambda on, since=None: made.book.statement(
            dt.date.fromisoformat(on), since and dt.date.fromisoformat(since)
        )
        return made

    return opened


def moved(statement):
    """Give what moved, day by day: how, how much, by which rule."""
    return [
        (entry.day.isoformat(), each.move, each.units, each.rule)
        for entry in statement.entries
        for each in entry.movements
    ]


def test_what_time_brings_bears_its_own_day(book):
    """Points expire and birthdays come on their days, not on that of the next event."""
    shop = book(
        "earn 50 points on the customer's birthday\npoints\n  expire 1 month after they are earned"
    )
    shop.send("joined", "2026-01-10", customer="c1", birthday="--03-15")
    shop.send("adjustment", "2026-01-31", customer="c1", points=7, reason="sorry")
    statement = shop.drawn("2026-06-01")
    rule = "earn 50 points on the customer's birthday"
    assert moved(statement) == [
        ("2026-01-31", Move.ADJUSTED, 7, None),
        ("2026-03-01", Move.EXPIRED, -7, None),
        ("2026-03-15", Move.EARNED, 50, rule),
        ("2026-04-16", Move.EXPIRED, -50, None),
    ]
    assert statement.balances == (7, 0, 50, 0)
    assert statement.entries[0].movements[0].reason == "sorry"


def test_a_late_order_stands_where_it_was_entered_with_what_was_held_then(book):
    """50 of 1 March come after the 90 were used on the 20th, and say so; they open no period."""
    shop = book("earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR")
    shop.order("c1", "2026-01-10", "90.00")
    shop.order("c1", "2026-03-20", "20.00", use_points="all")
    shop.order("c1", "2026-03-01", "50.00")
    shop.order("c1", "2026-03-25", "10.00")
    told = to_json(shop.drawn("2026-04-01", since="2026-03-15"))
    found = [(each["on"], each.get("entered_after"), each["balance"]) for each in told["entries"]]
    assert found == [
        ("2026-03-20", None, 0),
        ("2026-03-01", "2026-03-20", 50),
        ("2026-03-25", None, 60),
    ]
    assert (told["opening"], told["closing"]) == (90, 60)


def test_points_that_had_paid_come_back_and_those_past_expire(book):
    """By hand: 100 + 40 earned, 100 used, all come back in March; 60 of the 100 are past."""
    shop = book("earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR")
    shop.send(
        "opening",
        "2026-01-01",
        customer="c1",
        points=[{"points": 60, "expires_on": "2026-02-28"}, {"points": 40}],
    )
    shop.order("c1", "2026-02-01", "50.00", use_points="all")
    shop.refund("order-2", "2026-03-01")
    assert moved(shop.drawn("2026-03-01")) == [
        ("2026-01-01", Move.OPENED, 100, None),
        ("2026-02-01", Move.USED, -100, None),
        ("2026-03-01", Move.GIVEN_BACK, 100, None),
        ("2026-03-01", Move.EXPIRED, -60, None),
    ]


def test_a_voucher_given_up_at_a_return_is_a_claim_undone(book):
    """80 earned, 60 claimed; the order comes back: the voucher goes, and what it cost with it."""
    shop = book('earn 1 point per 1 EUR\nreward "R" for 60 points\n  5 EUR off')
    shop.order("c1", "2026-02-01", "80.00")
    shop.send("claim", "2026-02-02", customer="c1", reward="R")
    shop.refund("order-1", "2026-02-03")
    statement = shop.drawn("2026-02-03")
    assert moved(statement)[1:] == [
        ("2026-02-02", Move.CLAIMED, -60, "R"),
        ("2026-02-03", Move.CLAIM_UNDONE, 60, "R"),
        ("2026-02-03", Move.TAKEN_BACK, -80, None),
    ]
    assert statement.closing == 0


def test_points_that_had_expired_are_not_taken_back_twice(book):
    """They left the balance when they expired; the return moves nothing of them."""
    shop = book("earn 1 point per 1 EUR\npoints\n  expire 1 month after they are earned")
    shop.order("c1", "2026-02-01", "80.00")
    shop.refund("order-1", "2026-04-01")
    assert moved(shop.drawn("2026-04-01")) == [
        ("2026-02-01", Move.EARNED, 80, "earn 1 point per 1 EUR"),
        ("2026-03-02", Move.EXPIRED, -80, None),
    ]


def test_a_reward_given_by_itself_is_a_claim_on_its_day(book):
    """The order that earns the points, and the voucher that they become."""
    shop = book(
        'earn 1 point per 1 EUR\nreward "R" for 60 points\n  5 EUR off\n  is given automatically'
    )
    shop.order("c1", "2026-02-01", "80.00")
    assert moved(shop.drawn("2026-02-01")) == [
        ("2026-02-01", Move.EARNED, 80, "earn 1 point per 1 EUR"),
        ("2026-02-01", Move.CLAIMED, -60, "R"),
    ]


def test_tiers_and_vouchers_are_noted(book):
    """Reached, lost, used, lapsed: each on its day."""
    shop = book(
        'earn 1 point per 1 EUR\ntier "A"\ntier "B" from 50 EUR spent\n'
        "tiers\n  count the last 12 months\n"
        'reward "R" for 60 points\n  5 EUR off\n  valid 1 month\n'
        "cumulation\n  points are earned with rewards\n"
    )
    shop.order("c1", "2026-02-01", "130.00")
    shop.send("claim", "2026-02-02", customer="c1", reward="R")
    shop.send("claim", "2026-02-03", customer="c1", reward="R", id="second")
    shop.order("c1", "2026-02-10", "20.00", use_rewards=["second"])
    noted = [
        (entry.day.isoformat(), note.turn, note.name)
        for entry in shop.drawn("2027-03-01").entries
        for note in entry.notes
    ]
    assert noted == [
        ("2026-02-01", Turn.TIER_HELD, "B"),
        ("2026-02-10", Turn.DISCOUNT, "R"),
        ("2026-02-10", Turn.VOUCHER_USED, "R"),
        ("2026-03-03", Turn.VOUCHER_LAPSED, "R"),
        ("2027-02-01", Turn.TIER_LOST, "A"),
    ]


def test_an_order_says_what_it_stamped_freed_gave_and_promised(book):
    """A club of stamps and tiers, without a point: every order is there all the same."""
    shop = book(
        'tier "Guest"\n  perk "A chair by the fire"\n'
        'stamp card "Tea"\n  1 stamp per order\n  after 2 stamps: 3 EUR off\n'
        'offer "Post"\n  free shipping\n  from 30 EUR: product "CUP" as a gift\n'
        "referral\n  every friend: 4 EUR off\n"
        "cumulation\n  everything combines\n"
    )
    post = {"method": "Post", "cost": "4.90"}
    shop.order("c1", "2026-02-01", "10.00")
    shop.order("c1", "2026-02-02", "40.00", shipping=post)
    shop.order("c1", "2026-02-03", "20.00")
    shop.order("c2", "2026-02-04", "20.00", referred_by="c1")
    told = [
        (entry.day.day, note.turn, note.name, (note.amount and note.amount.minor) or note.count)
        for entry in shop.drawn("2026-02-05").entries
        for note in entry.notes
    ]
    assert told == [
        (1, Turn.PERK, "A chair by the fire", None),
        (1, Turn.STAMPS, "Tea", 1),
        (1, Turn.TIER_HELD, "Guest", None),
        (2, Turn.FREE_SHIPPING, "Post", 490),
        (2, Turn.GIFT, "CUP", None),
        (2, Turn.PERK, "A chair by the fire", None),
        (2, Turn.STAMPS, "Tea", 1),
        (2, Turn.PROMISED, "Tea", None),
        (3, Turn.DISCOUNT, "Tea", 300),
        (3, Turn.PERK, "A chair by the fire", None),
        (3, Turn.STAMPS, "Tea", -1),
        (4, Turn.PROMISED, "referral", None),
    ]


def test_what_was_taken_off_the_delivery_is_listed_rule_by_rule(book):
    """Nothing of it where a rule pays for it all."""
    shop = book('offer "Post"\n  3 EUR off shipping\noffer "Half"\n  50% off shipping\n')
    shop.order("c1", "2026-02-01", "10.00", shipping={"method": "Post", "cost": "6.90"})
    notes = [note for entry in shop.drawn("2026-02-05").entries for note in entry.notes]
    told = [(each.turn, each.name, each.amount.minor) for each in notes if each.amount]
    assert told == [(Turn.CHEAPER_SHIPPING, "Post", 300), (Turn.CHEAPER_SHIPPING, "Half", 195)]


def test_an_order_that_changed_nothing_is_listed(book):
    """A statement is of all that was bought."""
    shop = book(
        'stamp card "Tea"\n  1 stamp per item\n  only category "Tea"\n  after 5 stamps: 3 EUR off'
    )
    shop.order("c1", "2026-02-01", "80.00")
    (entry,) = shop.drawn("2026-02-01").entries
    assert (entry.amount.minor, entry.movements, entry.notes) == (8000, (), ())


def test_why_an_order_earned_nothing_is_noted(book):
    """The first reason of the first rule, as its outcome says it."""
    shop = book('earn 1 point per 1 EUR\n  when channel is "web"')
    shop.order("c1", "2026-02-01", "80.00")
    (entry,) = shop.drawn("2026-02-01").entries
    assert [(note.turn, note.name) for note in entry.notes] == [
        (Turn.NOTHING_EARNED, "condition-not-met")
    ]
    assert entry.amount.minor == 8000


SILENT = {
    "a cap of the rule": (
        'earn 20 points per "review"\n  at most 20 points per year',
        ("activity", {"name": "review"}),
        'earn 20 points per "review"',
        "cap-reached",
    ),
    "a cap of all rules": (
        'earn 20 points per "review"\npoints\n  the balance holds at most 20 points',
        ("activity", {"name": "review"}),
        'earn 20 points per "review"',
        "cap-reached",
    ),
    "a limit of a reward": (
        'reward "Tea"\n  2 EUR off\nearn reward "Tea" per "review"\n  once per customer',
        ("activity", {"name": "review"}),
        'earn reward "Tea" per "review"',
        "limit-reached",
    ),
    "enough friends": (
        "earn 20 points per referral\nreferral\n  at most 1 friend per year",
        ("referral", {"friend": "f"}),
        "referral",
        "limit-reached",
    ),
}


@pytest.mark.parametrize("told", SILENT.values(), ids=SILENT)
def test_why_an_activity_or_a_friend_gave_nothing_is_answered_and_noted(book, told):
    """The first one gives something; the second one says which rule gave nothing, and why."""
    text, (kind, said), rule, because = told
    shop = book("earn 1 point per 1 EUR\n" + text)
    friends = [{**said, "friend": each} for each in "fg"] if "friend" in said else [said, said]
    first, second = (
        shop.send(kind, f"2026-02-0{day}", customer="c1", **each)
        for day, each in enumerate(friends, start=1)
    )
    assert ("silent" in first, second["silent"]) == (False, [{"rule": rule, "because": because}])
    given, nothing = shop.drawn("2026-02-02").entries
    assert Turn.NOTHING_EARNED not in {note.turn for note in given.notes}
    assert [(note.turn, note.name) for note in nothing.notes] == [(Turn.NOTHING_EARNED, because)]


def test_why_a_birthday_or_joining_gave_nothing_is_noted(book):
    """Joining is silent by its condition; the birthday by a balance that is full."""
    shop = book(
        'earn 9 points on joining\n  when customer type is "pro"\n'
        'earn 20 points per "review"\nearn 5 points on the customer\'s birthday\n'
        "points\n  the balance holds at most 20 points"
    )
    joined = shop.send("joined", "2026-02-01", customer="c1", birthday="--03-04")
    rule = "earn 9 points on joining"
    assert joined["silent"] == [{"rule": rule, "because": "condition-not-met"}]
    shop.send("activity", "2026-02-02", customer="c1", name="review")
    told = [
        (entry.day.isoformat(), note.name, note.rule)
        for entry in shop.drawn("2026-04-01").entries
        for note in entry.notes
        if note.turn is Turn.NOTHING_EARNED
    ]
    treat = "earn 5 points on the customer's birthday"
    assert told == [("2026-02-01", "condition-not-met", None), ("2026-03-04", "cap-reached", treat)]


def test_a_tier_that_joining_helps_to_reach_says_what_it_gave(book):
    """80 earned and 30 on joining reach 100: the outcome lists the 50 of the tier too."""
    shop = book(
        "earn 1 point per 1 EUR\nearn 30 points on joining\n"
        'tier "A"\ntier "B" from 100 points earned\n  50 points on reaching it'
    )
    answer = shop.order("c1", "2026-02-01", "80.00")
    assert (answer["points"]["earned"], answer["tier"]["name"]) == (160, "B")
    assert moved(shop.drawn("2026-02-01")) == [
        ("2026-02-01", Move.EARNED, 80, "earn 1 point per 1 EUR"),
        ("2026-02-01", Move.EARNED, 30, "earn 30 points on joining"),
        ("2026-02-01", Move.EARNED, 50, "B"),
    ]


def test_an_event_sent_again_is_listed_once(book):
    """As it counts once."""
    shop = book("earn 1 point per 1 EUR")
    order = shop.event("order", "2026-02-01", customer="c1", lines=[{"price": "80.00"}])
    shop.enter(order)
    shop.enter(order)
    assert len(shop.drawn("2026-02-01").entries) == 1


def test_a_customer_nobody_knows_has_no_statement(book):
    """There is nothing to print."""
    assert book("earn 1 point per 1 EUR").drawn("2026-02-01") is None


# Any history -------------------------------------------------------------------------------


@cache
def year(path):
    """Give the programme of an example shop and the events of its year."""
    program = load(path.parent / "rules.en.palier").program
    lines = path.read_text("utf-8").splitlines()
    return program, [read_event(json.loads(line), program).value for line in lines]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_statements_of_any_history_sum(data):
    """Whatever is left out of a year: opening and movements are the balance, to the point."""
    program, events = year(data.draw(st.sampled_from(YEARS)))
    left_out = data.draw(st.sets(st.integers(0, len(events) - 1), max_size=30))
    since = data.draw(st.dates(dt.date(2026, 1, 1), dt.date(2027, 1, 31)))
    history = History(program)
    names = sorted({getattr(each, "customer", None) or "" for each in events} - {""})
    books = [Passbook(history, name) for name in names]
    for event in (each for at, each in enumerate(events) if at not in left_out):
        try:
            for entered in history.entered(event):
                for book in books:
                    book.note(entered)
        except OrderRefusedError:
            continue
    last = local(program, events[-1].at).date()
    assert books
    for book in books:
        for start in (None, since):
            statement = book.statement(last, start)
            if statement is None:
                continue
            if (kept := statement.account.moved_to) is not None:
                assert to_json(statement) == {"customer": book.customer, "moved_to": kept}
                continue
            assert (statement.opening, *statement.balances)[-1] == statement.closing
            account = statement.account
            assert statement.closing == lots.available(account) + lots.pending(account)
            assert statement.closing == held(account)
            moves = [each for entry in statement.entries for each in entry.movements]
            assert all(each.rule for each in moves if each.move is Move.EARNED)


def test_a_voucher_used_before_its_order_came_back_is_told(book):
    """It cannot be withdrawn any more, and the customer reads so."""
    shop = book('offer "Big"\n  reward "Tea"\n\nreward "Tea"\n  5 EUR off\n')
    shop.order("c1", "2026-01-08", "60.00")
    shop.order("c1", "2026-02-08", "20.00", use_rewards=["Tea"])
    shop.refund("order-1", "2026-02-10")
    last = shop.drawn("2026-02-10").entries[-1]
    assert [(each.turn, each.name) for each in last.notes] == [(Turn.VOUCHER_USED_ALREADY, "Tea")]


def test_several_reasons_for_earning_nothing_are_told_each_with_its_rule(book):
    """One reason alone is told without a rule."""
    dates = "earn 50 points per order\n  from 1 March 2026 to 3 March 2026\n"
    small = "earn 1 point per 1 EUR\n  on baskets from 5 EUR\n"
    shop = book(small + dates)
    shop.order("c1", "2026-01-08", "1.00")
    told = to_json(shop.drawn("2026-01-08"))["entries"][0]["notes"]
    assert told == [
        {
            "what": "nothing_earned",
            "name": "basket-too-small",
            "rule": "earn 1 point per 1 EUR",
        },
        {
            "what": "nothing_earned",
            "name": "not-these-dates",
            "rule": "earn 50 points per order",
        },
    ]
    alone = book(small)
    alone.order("c1", "2026-01-08", "1.00")
    [note] = alone.drawn("2026-01-08").entries[0].notes
    assert (note.name.value, note.rule) == ("basket-too-small", None)
