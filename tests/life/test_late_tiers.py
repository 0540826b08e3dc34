"""Tiers of a customer whose orders come late: those that they would have had in time."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.life.shop import Shop

MEANWHILE = (
    'tier "A"\ntier "B" from 3 orders\n  20 points on reaching it\n'
    "tiers\n  count the last 2 months\n"
)


def test_a_tier_that_a_late_order_would_have_raised_is_held_if_it_were_so_still(shop):
    """Three orders by 16 March reach B until the end of 2027; the first is told in May."""
    club = shop(MEANWHILE + "  are kept until the end of the following year\n")
    for day in ("2026-02-16", "2026-03-16", "2026-05-10"):
        club.order("c1", day, "5.00")
    answer = club.order("c1", "2026-01-18", "60.00")
    assert (answer["tier"]["name"], answer["tier"]["since"]) == ("B", "2026-03-16")
    assert (club.available(), str(club.kept_until())) == (20, "2027-12-31")
    seen = []
    for day in ("2027-12-31", "2028-01-01"):
        club.day(day)
        seen.append(club.tier())
    assert seen == ["B", "A"]


def test_a_tier_that_would_be_over_gives_what_it_would_have_given(shop):
    """Nothing keeps B; its 20 points come once, and go with the order without which it was none."""
    club = shop(MEANWHILE)
    for day in ("2026-02-16", "2026-03-16", "2026-05-10"):
        club.order("c1", day, "5.00")
    answer = club.order("c1", "2026-01-18", "60.00", id="o1")
    assert (answer["tier"]["name"], club.available()) == ("A", 20)
    held = []
    club.order("c1", "2026-01-19", "60.00", id="o2")
    for back in ("o1", "o2"):
        held.append((club.tier(), club.available()))
        club.refund(back, "2026-05-11")
    assert [*held, (club.tier(), club.available())] == [("A", 20), ("A", 20), ("A", 0)]


@pytest.mark.parametrize(
    "times",
    [
        "  count the last 2 months\n",
        "  count the last 2 months\n  are kept for 3 months\n",
        "  count the last 2 months\n  allow 20 days of grace\n  go down one level at a time\n",
        "  count the last 2 months\n  are kept until the end of the following year\n",
        "  count the calendar year\n  are kept for 3 months\n  allow 20 days of grace\n",
    ],
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    orders=st.lists(
        st.tuples(st.integers(0, 150), st.sampled_from(["5.00", "40.00", "60.00", "100.00"])),
        min_size=2,
        max_size=6,
        unique_by=lambda each: each[0],
    ),
    late=st.tuples(st.integers(0, 4), st.integers(1, 5)),
    later=st.sampled_from([0, 20, 40, 80, 200]),
)
def test_nobody_has_less_for_an_order_that_came_late(times, orders, late, later):
    """Orders of a customer in their order, and with one of them late: the tier and the points."""
    rules = 'tier "A"\ntier "B" from 100 EUR spent\n  20 points on reaching it\n'
    rules = f'earn 1 point per 1 EUR\n{rules}tier "C" from 3 orders\n  perk "Tea"\ntiers\n{times}'
    placed = [(dt.date(2026, 1, 1) + dt.timedelta(days), price) for days, price in sorted(orders)]
    first = late[0] % len(placed)
    arriving = placed[:first] + placed[first + 1 :]
    arriving.insert(first + late[1], placed[first])
    clubs = Shop(rules), Shop(rules)
    for club, orders_told in zip(clubs, (placed, arriving), strict=True):
        club.send("joined", "2026-01-01", customer="c1")
        for day, price in orders_told:
            club.order("c1", str(day), price)
        club.day(str(placed[-1][0] + dt.timedelta(days=later)))
    in_time, told_late = ((club.tier(), club.available()) for club in clubs)
    assert in_time[0] <= told_late[0]
    assert in_time[1] == told_late[1]
