"""What an order is told and what the account then counts are one: tiers, stamps, status points."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.life.shop import Shop, reopened

from palier.life import tiers

AT_ONCE = """earn 1 point per 1 EUR

redeem points
  10 points = 1 EUR

points
  can be used on the order that earns them

tier "Base"

tier "Gold" from 100 EUR spent
  50 points on reaching it
"""
BENEFITS = "tiers\n  an order already has the benefits of the tier it reaches\n"
WITH_BENEFITS = AT_ONCE + BENEFITS


def test_a_tier_is_not_reached_by_what_the_order_pays_with_its_own_points(shop):
    """100 earns 100 points, which pay 10: 90 is spent, 10 short of Gold, and nobody is told so."""
    club = shop(AT_ONCE)
    answer = club.order("c1", "2026-01-10", "100.00", use_points="all")
    assert (answer["to_pay"], answer["points"]["earned"], answer["tier"]["name"]) == (
        "90.00",
        100,
        "Base",
    )
    assert answer["tier"]["missing"] == [[{"measure": "spent", "amount": "10.00"}]]
    assert club.order("c1", "2026-01-11", "1.00")["tier"]["name"] == "Base"


@pytest.mark.parametrize("rules", [AT_ONCE, WITH_BENEFITS])
def test_what_a_tier_gives_on_being_reached_does_not_pay_the_order_that_reaches_it(shop, rules):
    """112 earns 112 points; 110 of them pay 11, and 101 reaches Gold: 112 − 110 + 50 are left."""
    club = shop(rules)
    answer = club.order("c1", "2026-01-10", "112.00", use_points="all")
    assert (answer["to_pay"], answer["points"]["earned"]) == ("101.00", 162)
    assert (answer["tier"]["name"], club.available()) == ("Gold", 52)


def test_what_joining_gives_does_not_pay_the_order_that_joins(shop):
    """30 points for the order pay 3 EUR; the 40 of joining follow."""
    club = shop(AT_ONCE + "earn 40 points on joining\n")
    answer = club.order("c1", "2026-01-10", "30.00", use_points="all")
    assert (answer["to_pay"], club.available()) == ("27.00", 40)


def test_a_tier_is_reached_though_the_points_it_doubles_leave_less_to_pay(shop):
    """94 points and 12 of the order pay 10 of 12.36, and 2.36 reaches Gold; 24 of Gold pay 11.

    97.00 is counted, one short of Gold, which is held all the same as long as that order counts.
    """
    doubled = WITH_BENEFITS.replace("from 100 EUR", "from 98 EUR")
    club = shop(doubled.replace("reaching it\n", "reaching it\n  points x 2\n"))
    for price in ("3.75", "40.86", "51.03"):
        club.order("c1", "2026-01-10", price)
    answer = club.order("c1", "2026-01-10", "12.36", id="o4", use_points="all")
    assert (answer["to_pay"], answer["points"]["earned"]) == ("1.36", 24 + 50)
    assert (answer["tier"]["name"], club.account("c1").counted["spent"]) == ("Gold", 9700)
    club.day("2027-06-01")
    after = club.tier(), club.refund("o4", "2027-06-02")["tier"]["name"]
    assert after == ("Gold", "Base")


ORDERS = st.lists(
    st.tuples(
        st.integers(1, 13_000),
        st.booleans() | st.integers(1, 400),
        st.sampled_from([0, 0, 1, 40]),
    ),
    min_size=1,
    max_size=6,
)


@given(
    orders=ORDERS,
    gold=st.integers(20, 150),
    above=st.booleans(),
    rate=st.sampled_from(["10 points = 1 EUR", "3 points = 1 EUR", "1 point = 0.50 EUR"]),
    rules=st.sampled_from([AT_ONCE, WITH_BENEFITS, AT_ONCE + "earn 7 points on joining\n"]),
    ups=st.sampled_from(["", "  points x 2\n"]),
)
def test_a_tier_told_is_the_tier_counted(orders, gold, above, rate, rules, ups):
    """After every order paid with points of its own, the tier is the one that the account counts.

    One whose own benefits leave less to pay is reached where it is without them, and counted or
    not. No point is used that is not there, and a quiet day changes nothing.
    """
    by = "above" if above else "from"
    rules = rules.replace("from 100 EUR", f"{by} {gold} EUR").replace("10 points = 1 EUR", rate)
    rules = rules.replace("reaching it\n", f"reaching it\n{ups}")
    club, leaves_less = Shop(rules), bool(ups) and BENEFITS in rules
    day, odd = dt.date(2026, 1, 1), []
    for cents, points, days in orders:
        day += dt.timedelta(days=days)
        held = club.available() if club.history.accounts else 0
        use = {True: "all", False: None}.get(points, min(points, held)) or None
        said = {} if use is None else {"use_points": use}
        asked = "c1", str(day), f"{cents // 100}.{cents % 100:02}"
        without = reopened(club).version(rules.replace(BENEFITS, "")) if leaves_less else None
        answer = club.order(*asked, **said)
        account, told = club.account("c1"), answer["tier"]["name"]
        counted = club.program.tiers[tiers.counted_rank(club.program, account) - 1].label
        reached = without.order(*asked, **said)["tier"]["name"] if without else counted
        later = tiers.observe(club.program, account).account.tier.name
        more = counted == "Gold" != told
        if {told, reached, later} != {account.tier.name} or more or club.available() < 0:
            odd.append((answer, counted, reached, later, club.available()))
    assert odd == []


# Stamps ------------------------------------------------------------------------------------

CARD = 'stamp card "K"\n  1 stamp per order\n  after 2 stamps: 4 EUR off\n'


def test_a_card_that_owes_a_stamp_stands_at_nothing_and_the_next_one_fills_the_hole(shop):
    """Two stamps, used on the third order with its own; two come back: one is owed, 0 are told."""
    club = shop(CARD)
    for day in (1, 2, 3):
        club.order("c1", f"2026-01-0{day}", "10.00", id=f"o{day}")
    assert club.stamps() == {"K": 1}
    told = [club.refund(order, "2026-01-05")["stamps"] for order in ("o1", "o2")]
    told += [club.order("c1", f"2026-01-1{day}", "10.00")["stamps"] for day in (0, 1, 2)]
    assert [each.get("K", 0) for each in told] == [0, 0, 0, 1, 2]
    assert club.order("c1", "2026-01-20", "10.00")["to_pay"] == "6.00"


# Status points -----------------------------------------------------------------------------

STATUS = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
  customers also collect status points called "XP"

earn 100 status points on joining

earn 50 status points per "review"

earn 30 status points on the customer's birthday

earn 20 status points per referral

tier "Base"

tier "Gold" from 300 status points
"""


def test_an_event_names_the_rules_that_gave_status_points(shop):
    """100 on joining, 50 for a review with 30 of the birthday before it, 20 for a friend."""
    club = shop(STATUS)
    told = [
        club.send("joined", "2026-01-01", customer="c1", birthday="--02-01"),
        club.send("activity", "2026-02-03", customer="c1", name="review"),
    ]
    told += club.enter(
        club.event("order", "2026-02-04", customer="c2", lines=[{"price": "5.00"}])
        | {"referred_by": "c1"}
    )[1:]
    given = [
        [(each["rule"], each["points"]) for each in answer["status_points"]["awards"]]
        for answer in told
    ]
    assert given == [
        [("earn 100 status points on joining", 100)],
        [
            ("earn 30 status points on the customer's birthday", 30),
            ('earn 50 status points per "review"', 50),
        ],
        [("earn 20 status points per referral", 20)],
    ]
    sums = [(each["status_points"]["earned"], each["status_points"]["total"]) for each in told]
    assert sums == [(100, 100), (80, 180), (20, 200)]
