"""Points wait for a milestone and a time after it; other points never wait."""

import pytest

EARN = "earn 1 point per 1 EUR\npoints\n  are available "

FIRST_DAYS = [
    # rule, the milestone's event, its day, the last day of waiting, the first day of use
    ("14 days after the delivery", "delivered", "2026-02-20", "2026-03-05", "2026-03-06"),
    ("14 days after the delivery", "delivered", "2028-02-20", "2028-03-04", "2028-03-05"),
    ("14 days after the delivery", "delivered", "2026-12-20", "2027-01-02", "2027-01-03"),
    ("1 month after the payment", "paid", "2026-01-31", "2026-02-27", "2026-02-28"),
    ("1 month after the payment", "paid", "2028-01-31", "2028-02-28", "2028-02-29"),
    ("2 weeks after the payment", "paid", "2026-03-20", "2026-04-02", "2026-04-03"),
]


@pytest.mark.parametrize(("rule", "milestone", "on", "waits", "ready"), FIRST_DAYS)
def test_points_wait_for_a_time_after_the_milestone(shop, rule, milestone, on, waits, ready):
    """14 days after a delivery on the 20th is the 6th of March, and the 5th in a leap year."""
    club = shop(EARN + rule)
    club.order("c1", on, "100.00", id="o1")
    club.send(milestone, on, order="o1")
    club.day(f"{waits} 23:59")
    assert (club.available(), club.pending()) == (0, 100)
    club.day(f"{ready} 00:00")
    assert (club.available(), club.pending()) == (100, 0)


@pytest.mark.parametrize("milestone", ["payment", "delivery"])
def test_points_wait_until_the_milestone_is_told(shop, milestone):
    """A year may go by: what was not paid for, or not delivered, gives nothing to spend."""
    event, other = ("paid", "delivered") if milestone == "payment" else ("delivered", "paid")
    club = shop(EARN + f"after the {milestone}")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.send(other, "2026-01-11", order="o1")
    club.day("2027-01-10")
    assert (club.available(), club.pending()) == (0, 100)
    club.send(event, "2027-01-11", order="o1")
    assert (club.available(), club.pending()) == (100, 0)


def test_points_wait_a_time_after_the_order(shop):
    """30 days after 31 January are the 2nd of March, and the order says so."""
    club = shop(EARN + "30 days after the order")
    award = club.order("c1", "2026-01-31", "100.00")["points"]["awards"][0]
    club.day("2026-03-01")
    waiting = club.available()
    club.day("2026-03-02")
    assert (award["available_on"], waiting, club.available()) == ("2026-03-02", 0, 100)


def test_a_day_begins_at_midnight_of_the_programme(shop):
    """A parcel that arrives on the 20th at 23:30 in Auckland arrives on the 20th, whatever UTC."""
    club = shop(EARN + "1 day after the delivery", "Pacific/Auckland")
    club.order("c1", "2026-06-18", "100.00", id="o1")
    club.send("delivered", "2026-06-20T11:30:00Z", order="o1")  # 23:30 there
    club.day("2026-06-20T11:59:59Z")
    before = club.available()
    club.day("2026-06-20T12:00:00Z")  # midnight: the 21st
    assert (before, club.available()) == (0, 100)


def test_points_not_from_an_order_never_wait(shop):
    """Joining, a birthday, an activity, a referral, a tier reached: these can be used at once."""
    club = shop(
        "earn 1 point per 1 EUR\nearn 5 points on joining\n"
        "earn 7 points on the customer's birthday\n"
        'earn 11 points per "avis"\nearn 13 points per referral\ntier "A" from 100 EUR spent\n'
        "  17 points on reaching it\nreferral\n  the friend gets 1 EUR off\n"
        "points\n  are available 14 days after the delivery"
    )
    club.send("joined", "2026-01-10", customer="c1", birthday="--01-11")
    club.day("2026-01-11")
    club.send("activity", "2026-01-12", customer="c1", name="avis")
    club.order("c2", "2026-01-13", "20.00", referred_by="c1")
    club.order("c1", "2026-01-14", "100.00")
    assert (club.available(), club.pending()) == (5 + 7 + 11 + 13 + 17, 100)


def test_the_joining_award_of_an_order_does_not_wait(shop):
    """A customer who joins by an order has the welcome at once, and the order's points later."""
    club = shop("earn 30 points on joining\n" + EARN + "after the payment")
    club.order("c1", "2026-01-10", "100.00")
    assert (club.available(), club.pending()) == (30, 100)


def test_each_order_waits_for_its_own_milestone(shop):
    """The second of two orders is paid first, and frees its own points only."""
    club = shop(EARN + "after the payment")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "30.00", id="o2")
    club.send("paid", "2026-01-12", order="o2")
    assert (club.available(), club.pending()) == (30, 100)


def test_what_comes_back_before_the_delivery_never_becomes_available(shop):
    """Of 100 waiting points, the returned half never comes; the other half comes in time."""
    club = shop(EARN + "14 days after the delivery")
    club.order("c1", "2026-01-10", ("50.00", 2), id="o1")
    club.send("delivered", "2026-01-15", order="o1")
    club.refund("o1", "2026-01-20", (0, 1))
    assert (club.available(), club.pending()) == (0, 50)
    club.day("2026-01-29")
    assert (club.available(), club.pending()) == (50, 0)


def test_points_that_become_available_fill_a_deficit_first(shop):
    """80 points used and then clawed back are a deficit of 80: the next 100 leave 20."""
    club = shop(EARN + "after the payment\nredeem points\n  1 point = 1 EUR")
    club.order("c1", "2026-01-10", "80.00", id="o1")
    club.send("paid", "2026-01-10", order="o1")
    club.order("c1", "2026-01-11", "100.00", use_points="all")
    club.refund("o1", "2026-01-12")
    assert club.available() == -80
    club.order("c1", "2026-01-13", "100.00", id="o3")
    assert (club.available(), club.pending()) == (-80, 100)
    club.send("paid", "2026-01-14", order="o3")
    assert (club.available(), club.pending()) == (20, 0)


def test_a_payment_is_told_twice_in_vain(shop):
    """The second payment of an order, under another id, moves nothing."""
    club = shop(EARN + "1 month after the payment")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.send("paid", "2026-01-31", order="o1")
    club.send("paid", "2026-02-10", order="o1")
    club.day("2026-02-28")
    assert club.available() == 100


@pytest.mark.parametrize("milestone", ["paid", "delivered"])
def test_a_milestone_of_an_order_nobody_placed_is_refused(shop, milestone):
    """A wrong order number is told, not swallowed."""
    club = shop(EARN + "after the payment")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    with club.refused("unknown-order"):
        club.send(milestone, "2026-01-11", order="o2")
    assert (club.pending(), club.available()) == (100, 0)


def test_points_of_several_orders_that_fall_due_on_one_day_all_come(shop):
    """Two orders of one day, and nothing of either waits any more two weeks later."""
    club = shop("earn 1 point per 1 EUR\npoints\n  are available 14 days after the order")
    club.order("c1", "2026-03-01", "30.00", id="o1")
    club.order("c1", "2026-03-01", "40.00", id="o2")
    waits = club.available(), club.pending()
    club.day("2026-03-15")
    assert (*waits, club.available(), club.pending()) == (0, 70, 70, 0)


@pytest.mark.parametrize(("milestone", "event"), [("payment", "paid"), ("delivery", "delivered")])
def test_points_of_an_order_that_may_no_longer_come_back_still_wait(shop, milestone, event):
    """Returns are over after a month; the sofa is delivered in its seventh week."""
    returns = "\nreturns\n  are accepted for 1 month"
    club = shop(EARN + f"after the {milestone}" + returns)
    club.order("c1", "2026-03-01", "100.00", id="o1")
    club.order("c1", "2026-04-16", "10.00", id="o2")
    assert (club.pending(), club.available()) == (110, 0)
    club.send(event, "2026-04-18", order="o1")
    assert (club.pending(), club.available()) == (10, 100)


def test_a_voucher_of_an_order_that_may_no_longer_come_back_still_waits(shop):
    """The order is delivered when it is too old to be returned, and its voucher is good."""
    club = shop(
        'reward "Tea"\n  5 EUR off\n  is available after the delivery\n'
        'offer "Next time"\n  reward "Tea"\nreturns\n  are accepted for 1 month'
    )
    club.order("c1", "2026-03-01", "100.00", id="o1")
    club.order("c1", "2026-04-16", "10.00", id="o2")
    club.send("delivered", "2026-04-18", order="o1")
    used = club.order("c1", "2026-04-19", "10.00", use_rewards=["Tea"])
    assert used["to_pay"] == "5.00"
