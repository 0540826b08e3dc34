"""An event is applied once, in its order, whole or not at all."""

import datetime as dt

import pytest
from tests.life.shop import reopened

from palier.life.replay import History

CLUB = (
    "earn 1 point per 1 EUR\nearn 30 points on joining\n"
    'earn 20 points per "avis"\nearn 200 points per referral\n'
    "referral\n  the friend gets 10% off\n"
    'reward "R" for 10 points\n  5 EUR off\nredeem points\n  1 point = 1 EUR\n'
)
EVENTS = [
    ("opening", {"customer": "c9", "points": [{"points": 5}], "orders": 2, "spent": "20.00"}),
    ("joined", {"customer": "c1", "birthday": "--05-01"}),
    ("order", {"customer": "c1", "lines": [{"price": "50.00", "quantity": 2}], "id": "o1"}),
    ("paid", {"order": "o1"}),
    ("delivered", {"order": "o1"}),
    ("refund", {"order": "o1", "lines": [{"line": 0, "quantity": 1}]}),
    ("claim", {"customer": "c1", "reward": "R"}),
    ("activity", {"customer": "c1", "name": "avis"}),
    ("membership", {"customer": "c1", "until": "2027-01-01"}),
    ("adjustment", {"customer": "c1", "points": -7, "reason": "mistake"}),
    ("customer", {"customer": "c1", "facts": {"newsletter": True}}),
    ("order", {"customer": "f1", "lines": [{"price": "50.00"}], "referred_by": "c1", "id": "o2"}),
    ("order", {"lines": [{"price": "50.00"}], "id": "guest"}),
    ("refund", {"order": "guest"}),
    ("refund", {"order": "o2"}),
    ("merge", {"customer": "c9", "from": "f1"}),
    ("day", {}),
]


def lived(shop):
    """Give a shop to which every kind of event has happened, on consecutive days."""
    club = shop(CLUB)
    for number, (kind, said) in enumerate(EVENTS, 10):
        club.enter(club.event(kind, f"2026-01-{number}", **said))
    return club


def test_an_event_told_again_answers_again_and_changes_nothing(shop):
    """A shop that is not sure whether an event arrived sends it again, however old it is."""
    club = lived(shop)
    before = club.saved()
    first = club.history.accounts["c1"].seen
    assert {event["type"] for event in club.sent} == {kind for kind, _ in EVENTS}
    for event in list(club.sent):
        for answer in club.enter(event):
            assert answer["repeated"] is True
            assert answer["event"] == event["id"]
    assert (club.saved(), club.history.accounts["c1"].seen) == (before, first)


def test_the_same_content_may_be_written_otherwise(shop):
    """Another offset for the same moment, money with fewer decimals, a default spelled out."""
    club = shop(CLUB)
    event = club.event("order", "2026-01-10", customer="c1", id="o1") | {
        "lines": [{"price": "50.50"}]
    }
    club.enter(event)
    other = {**event, "at": "2026-01-10T11:00:00+00:00"}
    other["lines"] = [{"quantity": 1, "price": "50.5"}]
    assert club.enter(other)[0]["repeated"] is True


@pytest.mark.parametrize("number", range(len(EVENTS)))
def test_an_id_belongs_to_one_content(shop, number):
    """The id of any event, with a later time, is another content: refused."""
    club = lived(shop)
    event = {**club.sent[number], "at": club.moment("2026-03-01").isoformat()}
    with club.refused("same-id-other-content") as raised:
        club.enter(event)
    assert raised.value.problems[0].event == event["id"]


@pytest.mark.parametrize("number", range(len(EVENTS)))
def test_an_id_belongs_to_one_customer(shop, number):
    """The id of any event is not that of another customer's activity."""
    club = lived(shop)
    taken = club.sent[number]["id"]
    with club.refused("same-id-other-content") as raised:
        club.send("activity", "2026-03-01", customer="other", name="avis", id=taken)
    assert raised.value.problems[0].event == taken


def test_where_order_is_strict_late_events_are_refused_with_both_times(shop):
    """A second too early is too early; the problem names the event's time and the account's."""
    club = shop(CLUB, strict=True)
    club.order("c1", "2026-01-10 12:00", "50.00")
    with club.refused("out-of-order") as raised:
        club.send("activity", "2026-01-10 11:59", customer="c1", name="avis")
    (problem,) = raised.value.problems
    times = problem.at, problem.last_at
    assert times == ("2026-01-10T11:59:00+01:00", "2026-01-10T12:00:00+01:00")
    club.send("activity", "2026-01-10 12:00", customer="c1", name="avis")
    club.send("activity", "2026-01-01", customer="c2", name="avis")


def test_a_day_older_than_any_account_lets_time_pass_for_none(shop):
    """It is refused before the first account, and may be told again with its own content."""
    club = shop(CLUB, strict=True)
    club.order("c1", "2026-01-10", "50.00")
    club.order("c2", "2026-03-10", "50.00")
    with club.refused("out-of-order"):
        club.send("day", "2026-02-01", id="d1")
    club.send("day", "2026-03-11", id="d1")
    assert str(club.account("c1").day) == "2026-03-11"


@pytest.mark.parametrize("strict", [False, True])
def test_what_an_event_causes_is_never_refused_for_its_time(shop, strict):
    """The referrer has been told of later things: the friend counts all the same."""
    club = shop(CLUB, strict=strict)
    club.order("c1", "2026-03-10", "50.00")
    before = club.available("c1")
    club.order("f1", "2026-02-10", "50.00", id="o1", referred_by="c1")
    assert [each.customer for each in club.account("c1").friends] == ["f1"]
    assert club.available("c1") > before


def test_an_order_with_more_points_than_there_are_is_refused_whole(shop):
    """Neither the points nor the order, nor the days that would have passed before it."""
    club = shop(CLUB + "points\n  expire 1 month after they are earned")
    club.order("c1", "2026-01-10", "50.00")
    with club.refused("too-many-points"):
        club.order("c1", "2026-06-10", "50.00", use_points=1)
    assert club.available() == 80


def test_a_customer_is_brought_over_once_and_first(shop):
    """Whoever is there already, by an opening or by anything else, is not brought over."""
    club = shop(CLUB)
    club.send("opening", "2026-01-10", customer="c1", points=[{"points": 5}])
    club.order("c2", "2026-01-10", "50.00")
    for customer in ("c1", "c2"):
        with club.refused("already-opened"):
            club.send("opening", "2026-01-11", customer=customer)
    assert (club.available("c1"), club.available("c2")) == (5, 80)


def test_what_is_folded_away_is_still_known_by_its_id(shop):
    """Three events later the answer is forgotten; the order is not entered again, however late."""
    club = shop(CLUB)
    club.order("c1", "2026-01-10", "50.00")
    event = club.sent[0]
    for _ in range(3):
        club.send("activity", "2029-01-10", customer="c1", name="avis")
    before = club.saved()
    assert club.enter(event) == [{"event": event["id"], "repeated": True}]
    with club.refused("same-id-other-content"):
        club.enter({**event, "lines": [{"price": "50.01"}]})
    assert club.saved() == before


def test_an_account_does_not_grow_with_what_is_folded_away(shop):
    """A customer of ten years keeps what may still come back: the 5th of 25 months."""
    club = shop(CLUB + 'offer "O"\n  1 EUR off\n  at most 9 times per year')
    for month in range(120):
        club.order("c1", f"{2026 + month // 12}-{1 + month % 12:02}-05", "50.00", id=f"o{month}")
    account = club.account("c1")
    days = account.tallies["orders"].days
    assert (len(account.orders), len(account.answers), len(days)) == (25, 3, 25)
    assert (account.counted["orders"], len(account.seen)) == (120, 120)


def test_an_account_read_back_is_the_same_account(shop):
    """An order that earned more than its own, another day abroad, a tier that was kept."""
    club = shop(
        'earn 1 point per 1 EUR\nearn 30 points on joining\ntier "A"\ntier "B" from 40 EUR spent\n'
        "  20 points on reaching it\ntiers\n  are kept for 6 months"
    )
    club.order("c1", "2026-01-10T23:30:00-05:00", "50.00", id="o1")
    club.order("c1", "2026-01-12", "50.00", id="o2")
    again = reopened(club)
    assert again.account("c1") == club.account("c1")
    first, second = again.account("c1").orders
    assert (first.earned, first.awarded, second.earned, second.awarded) == (100, 50, 50, 50)
    assert (first.day, second.tier_before.name) == (dt.date(2026, 1, 11), "B")


# Joining and membership --------------------------------------------------------------------


@pytest.mark.parametrize("first", ["joined", "order", "membership"])
def test_joining_is_welcomed_once_however_it_comes(shop, first):
    """30 points by a form, by an order, by a membership; nothing when the others follow."""
    club = shop("earn 30 points on joining")
    steps = {
        "joined": lambda day: club.send("joined", day, customer="c1"),
        "order": lambda day: club.order("c1", day, "10.00"),
        "membership": lambda day: club.send("membership", day, customer="c1", until="2027-01-01"),
    }
    steps[first]("2026-01-10")
    once = club.available()
    for number, step in enumerate(steps.values(), 11):
        step(f"2026-01-{number}")
    assert (once, club.available()) == (30, 30)


PAID = HEAD = (
    'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    "  membership costs 29 EUR per year\n"
    "earn 1 point per 1 EUR\nearn 30 points on joining\nearn 50 points on the customer's birthday\n"
    'tier "A"\n  10% off\ntier "B" from 100 EUR spent\n  20% off\n  5 points on reaching it\n'
)


def test_without_a_membership_there_is_nothing_of_the_programme(shop):
    """No points, no tier, no birthday, no welcome, until it is paid for."""
    club = shop(PAID)
    club.send("joined", "2026-01-10", customer="c1", birthday="--02-01")
    order = club.order("c1", "2026-01-11", "60.00")
    club.day("2026-02-02")
    assert (order["to_pay"], order["points"]["earned"], order["tier"]) == ("60.00", 0, None)
    assert (club.available(), club.tier()) == (0, None)


def test_a_membership_holds_through_its_last_day(shop):
    """10 % and points on 31 March, at midnight no more; a new one goes on where this one ended."""
    club = shop(PAID)
    answer = club.send("membership", "2026-01-10", customer="c1", until="2026-03-31")
    assert [each["points"] for each in answer["awards"]] == [30]
    orders = [club.order("c1", at, "10.00") for at in ("2026-03-31 23:59", "2026-04-01 00:00")]
    club.send("membership", "2026-05-01", customer="c1", until="2027-03-31")
    orders.append(club.order("c1", "2026-05-02", "10.00"))
    assert [each["to_pay"] for each in orders] == ["9.00", "10.00", "9.00"]
    assert [each["points"]["earned"] for each in orders] == [9, 0, 9]


def test_a_tier_waits_for_the_membership(shop):
    """100 EUR were spent without one: B, and its points, come with the card."""
    club = shop(PAID)
    club.order("c1", "2026-01-11", "100.00")
    before = club.tier(), club.available()
    answer = club.send("membership", "2026-01-12", customer="c1", until="2027-01-11")
    assert (before, club.tier(), club.available()) == ((None, 0), "B", 35)
    assert answer["tier"]["name"] == "B"


# Guests ------------------------------------------------------------------------------------


def test_a_guests_order_comes_back_like_any_other(shop):
    """Paid, delivered, returned by halves: money only, and no account is made."""
    club = shop('earn 1 point per 1 EUR\noffer "O"\n  1 EUR off')
    club.send("order", "2026-01-10", id="o1", lines=[{"price": "5.00", "quantity": 2}])
    club.send("paid", "2026-01-11", order="o1")
    club.send("delivered", "2026-01-12", order="o1")
    half = club.refund("o1", "2026-01-13", (0, 1))
    rest = club.refund("o1", "2026-01-14")
    assert (half["refund_value"], rest["refund_value"]) == ("4.50", "4.50")
    assert (half["customer"], club.history.accounts) == (None, {})
    with club.refused("nothing-left-to-return"):
        club.refund("o1", "2026-01-15")


def test_a_guests_order_that_went_with_saved_accounts_is_too_late_to_return(shop):
    """Once saved after its last day, only its id is kept: a return is late, not of an unknown."""
    club = shop("earn 1 point per 1 EUR\nreturns\n  are accepted for 1 month")
    club.send("order", "2026-01-10", id="o1", lines=[{"price": "5.00"}])
    club.order("c1", "2026-06-10", "5.00")
    club.history = History.of(club.program, [*club.history.kept], {})
    with club.refused("return-too-late") as raised:
        club.refund("o1", "2026-06-11")
    assert raised.value.problems[0].last_day == dt.date(2026, 2, 10)


@pytest.mark.parametrize("saved", [False, True])
def test_a_guests_order_of_long_ago_may_be_paid_and_delivered(shop, saved):
    """It moves nothing, whether the history goes on or starts from saved accounts."""
    club = shop("earn 1 point per 1 EUR\nreturns\n  are accepted for 1 month")
    club.send("order", "2026-01-10", id="o1", lines=[{"price": "5.00"}])
    club.order("c1", "2026-06-10", "5.00")
    if saved:
        club.history = History.of(club.program, [*club.history.kept], {})
    told = [club.send(what, "2026-06-11", order="o1") for what in ("paid", "delivered")]
    assert [each["customer"] for each in told] == [None, None]
    with club.refused("return-too-late"):
        club.refund("o1", "2026-06-11")


def test_a_day_has_an_id_of_its_own(shop):
    """The id of an order cannot be that of a day."""
    club = shop("earn 1 point per 1 EUR")
    club.order("c1", "2026-01-10", "5.00", id="o1")
    with club.refused("same-id-other-content") as raised:
        club.send("day", "2026-01-11", id="o1")
    assert raised.value.problems[0].path == ("id",)


def test_a_delivery_of_an_order_that_may_not_come_back_moves_nothing(shop):
    """The parcel of an order folded away long ago is delivered: there is nothing to make usable."""
    club = shop("earn 1 point per 1 EUR\nreturns\n  are accepted for 1 month")
    club.order("c1", "2026-01-10", "5.00", id="o1")
    club.order("c1", "2027-01-10", "5.00")
    before = club.available()
    club.send("delivered", "2027-01-11", order="o1")
    assert (before, club.available()) == (10, 10)


# Adjustments -------------------------------------------------------------------------------


def test_points_are_given_and_taken_by_hand(shop):
    """Given points are not earned; taken points may leave a balance below zero."""
    club = shop('earn 1 point per 1 EUR\ntier "A"\ntier "B" from 50 points earned')
    club.send("adjustment", "2026-01-10", customer="c1", points=60)
    club.send("adjustment", "2026-01-11", customer="c1", points=-90)
    assert (club.available(), club.tier(), club.totals().adjusted) == (-30, None, -30)
    club.order("c1", "2026-01-12", "40.00")
    assert (club.available(), club.tier()) == (10, "A")


def test_points_taken_by_hand_stop_at_zero_where_the_file_says_so(shop):
    """Of 90 to take, 60 are taken."""
    club = shop("earn 1 point per 1 EUR\npoints\n  the balance never goes below zero")
    club.send("adjustment", "2026-01-10", customer="c1", points=60)
    club.send("adjustment", "2026-01-11", customer="c1", points=-90)
    assert (club.available(), club.totals().adjusted) == (0, 0)


def test_points_of_an_order_that_wait_are_not_taken_by_hand(shop):
    """Only what can be used is there to take; the rest is owed and filled when it comes."""
    club = shop("earn 1 point per 1 EUR\npoints\n  are available after the payment")
    club.order("c1", "2026-01-10", "60.00", id="o1")
    club.send("adjustment", "2026-01-11", customer="c1", points=-20)
    before = club.available(), club.pending()
    club.send("paid", "2026-01-12", order="o1")
    assert (before, club.available(), club.pending()) == ((-20, 60), 40, 0)
