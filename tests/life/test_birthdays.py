"""A birthday comes once a calendar year, on its day in the programme's time zone."""

import datetime as dt

import pytest

GIFT = "earn 50 points on the customer's birthday\n"

COMING = [
    # birthday, joined, the days on which 50 points have come, in order
    ("--05-01", "2026-01-10", ["2026-05-01", "2027-05-01", "2028-05-01"]),
    ("--02-29", "2026-01-10", ["2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28"]),
    ("--02-28", "2027-01-10", ["2027-02-28", "2028-02-28"]),
    ("--12-31", "2026-01-10", ["2026-12-31", "2027-12-31"]),
    ("--01-01", "2026-01-10", ["2027-01-01", "2028-01-01"]),
    ("1992-02-29", "2028-01-10", ["2028-02-29", "2029-02-28"]),
    ("--05-01", "2026-05-01", ["2026-05-01", "2027-05-01"]),  # joins on the very day
    ("--05-01", "2026-05-02", ["2027-05-01"]),
]


@pytest.mark.parametrize(("birthday", "joined", "days"), COMING)
def test_a_birthday_comes_on_its_day_and_29_february_on_the_28th(shop, birthday, joined, days):
    """29 February is kept on the 28th in common years, and on the 29th in leap years."""
    club = shop(GIFT)
    club.send("joined", joined, customer="c1", birthday=birthday)
    last = dt.date.fromisoformat(days[-1])
    club.day(f"{last} 23:59")
    assert [str(lot.earned_on) for lot in club.account("c1").lots] == days


ZONES = [
    # zone, the last instant of the eve of 1 May, the first of the day
    ("Europe/Paris", "2026-04-30T21:59:59Z", "2026-04-30T22:00:00Z"),
    ("Pacific/Auckland", "2026-04-30T11:59:59Z", "2026-04-30T12:00:00Z"),
    ("Asia/Kolkata", "2026-04-30T18:29:59Z", "2026-04-30T18:30:00Z"),
    ("America/Los_Angeles", "2026-05-01T06:59:59Z", "2026-05-01T07:00:00Z"),
]


@pytest.mark.parametrize(("zone", "eve", "morning"), ZONES)
def test_a_birthday_begins_at_midnight_of_the_programme(shop, zone, eve, morning):
    """A customer in Auckland is greeted half a day before London wakes."""
    club = shop(GIFT, zone)
    club.send("joined", "2026-01-10", customer="c1", birthday="--05-01")
    club.day(eve)
    before = club.available()
    club.day(morning)
    assert (before, club.available()) == (0, 50)


def test_a_birthday_award_bears_the_date_of_the_birthday(shop):
    """Nothing was told between January and July; 1 May + 3 months is 1 August all the same."""
    club = shop(GIFT + "points\n  expire 3 months after they are earned")
    club.send("joined", "2026-01-10", customer="c1", birthday="--05-01")
    answer = club.send("adjustment", "2026-07-15", customer="c1", points=1)
    assert [each["expires_on"] for each in answer["awards"]] == ["2026-08-01"]
    club.day("2026-08-01")
    assert club.available() == 51
    club.day("2026-08-02")
    assert club.available() == 1


def test_a_birthday_that_moves_is_kept_once_a_year(shop):
    """Who says 1 May, and then 1 June, has had this year's; next year it is 1 June."""
    club = shop(GIFT)
    club.send("joined", "2026-01-10", customer="c1", birthday="--05-01")
    club.day("2026-05-01")
    club.send("customer", "2026-05-10", customer="c1", birthday="--06-01")
    club.day("2026-06-01")
    assert club.available() == 50
    club.day("2027-05-31")
    assert club.available() == 50
    club.day("2027-06-01")
    assert club.available() == 100


def test_an_order_on_the_birthday_comes_after_the_gift(shop):
    """The gift of the day is there for the first order of the day, though nothing was told."""
    club = shop(GIFT + "redeem points\n  1 point = 1 EUR")
    club.send("joined", "2026-01-10", customer="c1", birthday="--05-01")
    answer = club.order("c1", "2026-05-01 00:00", "60.00", use_points="all")
    assert answer["points"]["used"] == 50
    assert [each["points"] for each in answer["before"]["awards"]] == [50]


def test_a_bonus_day_on_the_birthday_of_29_february_is_the_28th(shop):
    """The order of 28 February counts double in 2027, and that of the 29th in 2028."""
    club = shop(
        'earn 1 point per 1 EUR\nbonus day "Votre jour" on the customer\'s birthday\n  points x 2'
    )
    club.send("joined", "2026-01-10", customer="c1", birthday="--02-29")
    days = ("2027-02-27", "2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29")
    earned = [club.order("c1", day, "10.00")["points"]["earned"] for day in days]
    assert earned == [10, 20, 10, 10, 20]


def test_a_birthday_gift_obeys_its_conditions_on_the_day(shop):
    """Only those who tick the box by then are greeted."""
    club = shop(GIFT + '  when the box "newsletter" is ticked')
    club.send("joined", "2026-01-10", customer="c1", birthday="--05-01")
    club.send("joined", "2026-01-10", customer="c2", birthday="--05-01")
    club.send("customer", "2026-04-30", customer="c2", facts={"newsletter": True})
    club.day("2026-05-02")
    assert (club.available("c1"), club.available("c2")) == (0, 50)


def test_nobody_has_a_birthday_before_joining(shop):
    """What the shop knew of a customer who had not joined gives nothing."""
    club = shop(GIFT)
    club.send("customer", "2026-01-10", customer="c1", birthday="--05-01")
    club.day("2026-05-02")
    assert club.available() == 0
    club.order("c1", "2026-06-01", "10.00")
    club.day("2027-05-01")
    assert club.available() == 50
