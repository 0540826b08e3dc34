"""Points can be used through their last day, and are gone on the next: every rule, by hand."""

import datetime as dt

import pytest
from tests.life.shop import HEAD

import palier
from palier.account.days import day_after, days_after
from palier.quantity import Duration, Period

EARN = "earn 1 point per 1 EUR\nredeem points\n  1 point = 1 EUR\npoints\n  expire "
ONE_DAY = dt.timedelta(days=1)

LAST_DAYS = [
    # a month from the 31st is clamped to the last day of a shorter month
    ("1 month after they are earned", "2026-01-31", "2026-02-28"),
    ("1 month after they are earned", "2028-01-31", "2028-02-29"),
    ("1 month after they are earned", "2026-01-28", "2026-02-28"),
    ("1 month after they are earned", "2026-03-31", "2026-04-30"),
    ("1 month after they are earned", "2026-12-31", "2027-01-31"),
    ("6 months after they are earned", "2026-08-31", "2027-02-28"),
    # 29 February in a common year is the 28th; a leap day is not added to a year
    ("12 months after they are earned", "2028-02-29", "2029-02-28"),
    ("12 months after they are earned", "2027-02-28", "2028-02-28"),
    ("48 months after they are earned", "2028-02-29", "2032-02-29"),
    ("12 months after they are earned", "2026-06-15", "2027-06-15"),
    ("1 year after they are earned", "2028-02-29", "2029-02-28"),
    ("2 years after they are earned", "2026-12-31", "2028-12-31"),
    # days and weeks are counted one by one
    ("30 days after they are earned", "2026-02-01", "2026-03-03"),
    ("30 days after they are earned", "2028-02-01", "2028-03-02"),
    ("2 weeks after they are earned", "2026-12-25", "2027-01-08"),
    ("1 day after they are earned", "2026-12-31", "2027-01-01"),
    # the month in which they would be lost is finished
    ("12 months after they are earned, at the end of the month", "2026-01-15", "2027-01-31"),
    ("12 months after they are earned, at the end of the month", "2027-02-10", "2028-02-29"),
    ("1 month after they are earned, at the end of the month", "2026-01-31", "2026-02-28"),
    ("at the end of the year", "2026-01-01", "2026-12-31"),
    ("at the end of the year", "2026-12-31", "2026-12-31"),
    # of several, the earliest
    ("3 months after they are earned\n  expire at the end of the year", "2026-03-10", "2026-06-10"),
    ("3 months after they are earned\n  expire at the end of the year", "2026-11-10", "2026-12-31"),
    # the customer who does not order any more
    ("after 6 months without an order", "2026-08-31", "2027-02-28"),
    (
        "after 6 months without an order\n  expire 12 months after they are earned",
        "2026-05-05",
        "2026-11-05",
    ),
    (
        "after 6 months without an order\n  expire 1 month after they are earned",
        "2026-05-05",
        "2026-06-05",
    ),
]


def after(day, days=1):
    """Give the day some days after another."""
    return str(dt.date.fromisoformat(day) + days * ONE_DAY)


@pytest.mark.parametrize(("rule", "earned", "last"), LAST_DAYS)
def test_points_are_there_on_their_last_day_and_gone_on_the_next(shop, rule, earned, last):
    """A date that is published is a date through which a customer can use the points."""
    club = shop(EARN + rule)
    answer = club.order("c1", earned, "100.00")
    assert answer["balance"]["next_expiry"] == {"on": last, "points": 100}
    club.day(last)
    assert club.available() == 100
    club.day(after(last))
    assert (club.available(), club.totals().expired) == (0, 100)


@pytest.mark.parametrize(("rule", "earned", "last"), LAST_DAYS)
def test_an_order_uses_points_on_their_last_day_only(shop, rule, earned, last):
    """What the account says, an order does, though no day was told to pass in between."""
    in_time, too_late = shop(EARN + rule), shop(EARN + rule)
    in_time.order("c1", earned, "100.00")
    too_late.order("c1", earned, "100.00")
    used = in_time.order("c1", f"{last} 23:59", "60.00", use_points="all")
    lost = too_late.order("c1", f"{after(last)} 00:00", "60.00", use_points="all")
    assert (used["points"]["used"], lost["points"]["used"]) == (60, 0)
    assert lost["before"] == {"awards": [], "expired": 100}


LAST_INSTANTS = [
    # zone, earned 10 days before, last instant of the last day, first instant after it (UTC)
    ("Europe/Paris", "2026-03-19", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"),  # 23 h long
    ("Europe/Paris", "2026-10-15", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"),  # 25 h long
    ("Europe/Paris", "2026-12-21", "2026-12-31T22:59:59Z", "2026-12-31T23:00:00Z"),
    ("Europe/Paris", "2028-02-19", "2028-02-29T22:59:59Z", "2028-02-29T23:00:00Z"),
    ("Pacific/Auckland", "2026-03-26", "2026-04-05T11:59:59Z", "2026-04-05T12:00:00Z"),
    ("Pacific/Auckland", "2026-09-17", "2026-09-27T10:59:59Z", "2026-09-27T11:00:00Z"),
    ("Pacific/Auckland", "2026-12-21", "2026-12-31T10:59:59Z", "2026-12-31T11:00:00Z"),
    ("Asia/Kolkata", "2026-12-21", "2026-12-31T18:29:59Z", "2026-12-31T18:30:00Z"),
    ("America/Los_Angeles", "2026-02-26", "2026-03-09T06:59:59Z", "2026-03-09T07:00:00Z"),
    ("America/Los_Angeles", "2026-10-22", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z"),
    ("America/Los_Angeles", "2026-12-21", "2027-01-01T07:59:59Z", "2027-01-01T08:00:00Z"),
]


@pytest.mark.parametrize(("zone", "earned", "last", "gone"), LAST_INSTANTS)
def test_a_day_ends_at_midnight_of_the_programme(shop, zone, earned, last, gone):
    """Neither the shop's server nor the night that has an hour more or less moves a last day."""
    club = shop(EARN + "10 days after they are earned", zone)
    club.order("c1", earned, "100.00")
    club.day(last)
    assert club.available() == 100
    club.day(gone)
    assert club.available() == 0


def test_an_order_moves_the_last_day_of_a_customer_who_orders(shop):
    """31 January + 1 month is 28 February; an order that day makes it 28 March, then 28 April."""
    club = shop(EARN + "after 1 month without an order")
    club.order("c1", "2026-01-31", "100.00")
    club.order("c1", "2026-02-28", "10.00")
    club.day("2026-03-28")
    assert club.available() == 110
    club.day("2026-03-29")
    assert club.available() == 0


def test_a_customer_who_never_ordered_is_idle_since_joining(shop):
    """What came without an order is kept as long after joining as after an order."""
    club = shop("earn 50 points on joining\n" + EARN + "after 6 months without an order")
    club.send("joined", "2026-01-31", customer="c1")
    club.send("adjustment", "2026-07-31", customer="c1", points=5)
    club.day("2026-07-31")
    assert club.available() == 55
    club.day("2026-08-01")
    assert club.available() == 0


def test_an_order_that_came_back_whole_does_not_count_as_an_order(shop):
    """The last order not fully returned is that of 10 January: 10 July is the last day."""
    club = shop(EARN + "after 6 months without an order")
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-05-10", "30.00", id="o2")
    club.refund("o2", "2026-06-01")
    club.day("2026-07-10")
    assert club.available() == 100
    club.day("2026-07-11")
    assert club.available() == 0


def test_points_brought_over_and_given_by_hand_bear_their_own_day(shop):
    """A date that is said wins over the rule; without one, the rule counts from the day."""
    club = shop(EARN + "12 months after they are earned")
    brought = [{"points": 10, "expires_on": "2026-02-28"}, {"points": 20}]
    club.send("opening", "2026-01-31", customer="c1", points=brought)
    club.send("adjustment", "2026-02-10", customer="c1", points=5, expires_on="2026-03-15")
    club.send("adjustment", "2026-02-10", customer="c1", points=7)
    left = []
    for day in ("2026-03-01", "2026-03-16", "2027-02-01", "2027-02-11"):
        club.day(day)
        left.append(club.available())
    assert left == [32, 27, 7, 0]


def test_points_are_used_soonest_to_expire_first(shop):
    """Of 10 until March, 20 until May and 30 for ever, 25 used leave 5 until May and 30."""
    club = shop("redeem points\n  1 point = 1 EUR")
    brought = [
        {"points": 30},
        {"points": 20, "expires_on": "2026-05-31"},
        {"points": 10, "expires_on": "2026-03-31"},
    ]
    club.send("opening", "2026-01-31", customer="c1", points=brought)
    club.order("c1", "2026-02-01", "25.00", use_points="all")
    left = [(lot.points, lot.expires_on) for lot in club.account("c1").lots]
    assert sorted(left) == [(5, dt.date(2026, 5, 31)), (30, None)]


def test_points_expire_while_they_still_wait(shop):
    """A month after 10 January is 10 February, and a delivery on the 5th frees them on the 19th."""
    waiting = "1 month after they are earned\n  are available 14 days after the delivery"
    club = shop(EARN + waiting)
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.send("delivered", "2026-02-05", order="o1")
    club.day("2026-02-10")
    assert (club.available(), club.pending()) == (0, 100)
    club.day("2026-02-11")
    assert (club.available(), club.pending(), club.totals().expired) == (0, 0, 100)


@pytest.mark.parametrize("given", ["opening", "adjustment"])
def test_points_given_with_a_day_that_is_past_are_never_there(shop, given):
    """Whoever brings over points that expired last year brings over none."""
    club = shop(EARN + "12 months after they are earned")
    past = {"points": 10, "expires_on": "2025-12-31"}
    said = {"points": [past]} if given == "opening" else past
    answer = club.send(given, "2026-01-01", customer="c1", **said)
    assert (answer["balance"]["available"], answer["expired"]) == (0, 10)
    assert club.available() == 0


def test_the_last_order_before_an_opening_counts_and_comes_back_with_a_return(shop):
    """Of 15 June 2025: the points last until 15 June 2026, an order that came back apart."""
    club = shop("earn 1 point per 1 EUR\npoints\n  expire after 12 months without an order")
    points = [{"points": 64}]
    club.send("opening", "2026-01-01", customer="c1", points=points, last_order="2025-06-15")
    club.order("c1", "2026-02-01", "10.00", id="o1")
    club.refund("o1", "2026-02-10")
    club.day("2026-06-15")
    before = club.available()
    club.day("2026-06-16")
    assert (before, club.available()) == (64, 0)
    assert club.account("c1").last_order == dt.date(2025, 6, 15)


# Times as long as one likes: what lies beyond the calendar lies at its end --------------------

EARNS = "earn 1 point per 1 EUR\n"
LADDER = EARNS + 'tier "Bronze"\ntier "Argent" from 10 EUR spent\n'
LAST, FIRST = dt.date.max, dt.date.min
TIMES = [
    (dt.date(2026, 6, 15), Duration(2_912_000, Period.DAY), dt.date(9999, 3, 29)),
    (dt.date(2026, 6, 15), Duration(3_000_000, Period.DAY), LAST),
    (dt.date(2026, 6, 15), Duration(10**12, Period.DAY), LAST),
    (dt.date(2026, 6, 15), Duration(500_000, Period.WEEK), LAST),
    (dt.date(2026, 6, 15), Duration(95_682, Period.MONTH), dt.date(9999, 12, 15)),
    (dt.date(2026, 6, 15), Duration(95_683, Period.MONTH), dt.date(9999, 1, 15)),
    (dt.date(2026, 6, 15), Duration(10**12, Period.YEAR), dt.date(9999, 6, 15)),
    # the clamped year has no 29 February
    (dt.date(2028, 2, 29), Duration(10**12, Period.YEAR), dt.date(9999, 2, 28)),
    (dt.date(2028, 2, 29), Duration(4, Period.YEAR), dt.date(2032, 2, 29)),
    (dt.date(2028, 2, 29), Duration(1, Period.YEAR), dt.date(2029, 2, 28)),
    (dt.date(2026, 6, 15), Duration(-(10**12), Period.DAY), FIRST),
    (dt.date(2026, 6, 15), Duration(-(10**12), Period.MONTH), dt.date(1, 2, 15)),
]


@pytest.mark.parametrize(("start", "time", "end"), TIMES)
def test_a_time_that_ends_after_the_calendar_ends_with_it(start, time, end):
    """The last day is 31 December 9999, the first 1 January of the year 1."""
    assert day_after(start, time) == end


def test_there_is_no_day_after_the_last():
    """Nor one before the first."""
    assert (days_after(LAST, 1), days_after(LAST, -1)) == (LAST, dt.date(9999, 12, 30))
    assert (days_after(FIRST, -1), days_after(FIRST, 1)) == (FIRST, dt.date(1, 1, 2))


PROGRAMMES = [
    EARNS + "points\n  expire {time} after they are earned, at the end of the month",
    EARNS + "points\n  expire after {time} without an order",
    EARNS + "points\n  are available {time} after the delivery",
    EARNS + "returns\n  are accepted for {time}",
    EARNS + "  when number of orders is at least 1 in the last {time}",
    EARNS + "  when time since joining is at least {time}",
    EARNS + "  when time since the last order is above {time}",
    LADDER + "tiers\n  count the last {time}",
    LADDER + "tiers\n  count the last 1 day\n  are kept for {time}",
    LADDER + "tiers\n  count the last 1 day\n  allow {time} of grace",
    EARNS + 'tier "Bronze"\ntier "Argent" from {time} of membership',
    EARNS + 'reward "R" for 5 points\n  1 EUR off\n  valid {time}\n  is given automatically',
]


@pytest.mark.parametrize("time", ["99999999 days", "99999999 weeks", "9999999 months"])
@pytest.mark.parametrize("rules", PROGRAMMES)
def test_any_length_of_time_can_be_lived_with(shop, rules, time):
    """An order, some days and a return go their way."""
    club = shop(rules.format(time=time))
    club.send("joined", "2026-12-31", customer="c1")
    club.order("c1", "2026-12-31", "50.00", id="o1")
    club.send("delivered", "2027-01-01", order="o1")
    club.day("2027-06-30")
    assert club.refund("o1", "2027-07-01")["refund_value"] == "50.00"


def test_an_example_may_be_set_in_the_last_days_there_are():
    """A run that begins on 30 December 9999 has two days; its example, without a date, is one."""
    text = HEAD.format("Europe/Paris") + "  runs from 30 December 9999\n" + EARNS
    text += 'example "Late"\n  when they order 10 EUR\n  then 10 points earned\n'
    assert [
        each.code for each in palier.compile(text).problems if each.code != "defaults-taken"
    ] == []
