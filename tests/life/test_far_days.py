"""Times as long as one likes: what lies beyond the calendar lies at its end, and stops nothing."""

import datetime as dt

import pytest
from tests.life.shop import HEAD

import palier
from palier.account.days import day_after, days_after
from palier.quantity import Duration, Period

EARN = "earn 1 point per 1 EUR\n"
LADDER = EARN + 'tier "Bronze"\ntier "Argent" from 10 EUR spent\n'
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
    EARN + "points\n  expire {time} after they are earned, at the end of the month",
    EARN + "points\n  expire after {time} without an order",
    EARN + "points\n  are available {time} after the delivery",
    EARN + "returns\n  are accepted for {time}",
    EARN + "  when number of orders is at least 1 in the last {time}",
    EARN + "  when time since joining is at least {time}",
    EARN + "  when time since the last order is above {time}",
    LADDER + "tiers\n  count the last {time}",
    LADDER + "tiers\n  count the last 1 day\n  are kept for {time}",
    LADDER + "tiers\n  count the last 1 day\n  allow {time} of grace",
    EARN + 'tier "Bronze"\ntier "Argent" from {time} of membership',
    EARN + 'reward "R" for 5 points\n  1 EUR off\n  valid {time}\n  is given automatically',
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
    text = HEAD.format("Europe/Paris") + "  runs from 30 December 9999\n" + EARN
    text += 'example "Late"\n  when they order 10 EUR\n  then 10 points earned\n'
    assert [
        each.code for each in palier.compile(text).problems if each.code != "defaults-taken"
    ] == []
