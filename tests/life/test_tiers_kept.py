"""Tiers over time: counted over a window, kept, living on grace, lost; dates by hand."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.life.shop import HEAD, Shop

from palier.account.state import TierState

LADDER = 'tier "Bronze"\ntier "Argent" from 100 EUR spent\ntier "Or" from 300 EUR spent\n'
WINDOWS = [
    # what is counted, the day 100 EUR were spent, the last day on which they count
    ("the last 12 months", "2026-03-15", "2027-03-14"),
    ("the last 12 months", "2026-01-01", "2026-12-31"),
    ("the last 12 months", "2026-12-31", "2027-12-30"),
    # on 28 February 2029 the window begins on 29 February 2028; on 1 March, on 2 March
    ("the last 12 months", "2028-02-29", "2029-02-28"),
    # on 28 February 2027 it begins on 1 March 2026
    ("the last 12 months", "2026-02-28", "2027-02-27"),
    # on 28 February it begins on 29 January; on 1 March, on 2 February
    ("the last 1 month", "2026-01-31", "2026-02-28"),
    ("the last 1 month", "2026-01-28", "2026-02-27"),
    ("the last 1 month", "2026-02-28", "2026-03-27"),
    ("the last 6 months", "2026-08-31", "2027-02-28"),
    ("the calendar year", "2026-01-01", "2026-12-31"),
    ("the calendar year", "2026-12-31", "2026-12-31"),
]


def after(day, days=1):
    """Give the day some days after another."""
    return str(dt.date.fromisoformat(day) + dt.timedelta(days=days))


@pytest.mark.parametrize(("window", "spent", "last"), WINDOWS)
def test_a_tier_lasts_as_long_as_what_reached_it_is_counted(shop, window, spent, last):
    """A window of 12 months runs from the day after the same date 12 months before."""
    club = shop(LADDER + f"tiers\n  count {window}")
    club.order("c1", spent, "100.00")
    club.day(f"{last} 23:59")
    held = club.tier()
    club.day(f"{after(last)} 00:00")
    assert (held, club.tier()) == ("Argent", "Bronze")


@pytest.mark.parametrize(("window", "spent", "last"), WINDOWS)
def test_an_order_has_the_benefits_of_the_tier_of_that_day(shop, window, spent, last):
    """Nothing was told between: the order of the last day is the last one of the tier."""
    benefits = LADDER.replace("100 EUR spent\n", "100 EUR spent\n  10% off\n")
    paid = []
    for day in (last, after(last)):
        club = shop(benefits + f"tiers\n  count {window}")
        club.order("c1", f"{spent} 00:00", "100.00")
        paid.append(club.order("c1", day, "20.00")["to_pay"])
    assert paid == ["18.00", "20.00"]


KEEPING = [
    # how tiers are kept, the day one was reached, the last day it is kept
    ("are kept for 12 months", "2026-03-15", "2027-03-15"),
    ("are kept for 1 month", "2026-03-31", "2026-04-30"),
    ("are kept for 12 months", "2028-02-29", "2029-02-28"),
    ("are kept for 3 years", "2026-03-15", "2029-03-15"),
    ("are kept until the end of the following year", "2026-01-01", "2027-12-31"),
    ("are kept until the end of the following year", "2026-12-31", "2027-12-31"),
    # grace comes after the keeping
    ("are kept for 1 month\n  allow 30 days of grace", "2026-03-31", "2026-05-30"),
    ("are kept for 1 month\n  allow 1 month of grace", "2026-01-31", "2026-03-28"),
    # without keeping it follows the last day on which the criteria held: 30 April
    ("allow 10 days of grace", "2026-03-31", "2026-05-10"),
]


@pytest.mark.parametrize(("rule", "reached", "last"), KEEPING)
def test_a_tier_is_kept_through_its_last_day(shop, rule, reached, last):
    """The window is a month, so that only the keeping and the grace hold the tier."""
    club = shop(LADDER + f"tiers\n  count the last 1 month\n  {rule}")
    club.order("c1", reached, "100.00")
    club.day(f"{last} 23:59")
    held = club.tier()
    club.day(f"{after(last)} 00:00")
    assert (held, club.tier()) == ("Argent", "Bronze")


@pytest.mark.parametrize(
    ("zone", "last", "gone"),
    [
        ("Europe/Paris", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"),
        ("Europe/Paris", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"),
        ("Pacific/Auckland", "2026-04-05T11:59:59Z", "2026-04-05T12:00:00Z"),
        ("Asia/Kolkata", "2026-12-31T18:29:59Z", "2026-12-31T18:30:00Z"),
        ("America/Los_Angeles", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z"),
    ],
)
def test_a_tier_is_lost_at_midnight_of_the_programme(shop, zone, last, gone):
    """The night of a change of hours is no shorter or longer than the day that ends with it."""
    club = shop(LADDER + "tiers\n  count the last 7 days\n  are kept for 10 days", zone)
    local = dt.datetime.fromisoformat(last).astimezone(ZoneInfo(zone)).date()
    club.order("c1", after(str(local), -10), "100.00")
    club.day(last)
    held = club.tier()
    club.day(gone)
    assert (held, club.tier()) == ("Argent", "Bronze")


def test_a_tier_kept_for_life_is_never_lost(shop):
    """Not even fifty years later."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for life")
    club.order("c1", "2026-01-10", "300.00")
    club.day("2076-01-10")
    assert club.tier() == "Or"


def test_meeting_the_criteria_again_renews_the_keeping(shop):
    """100 EUR in January, 100 in June: kept for 12 months from June, not from January."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 12 months")
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-06-20", "100.00")
    assert club.kept_until() == dt.date(2027, 6, 20)
    club.day("2027-06-20")
    held = club.tier()
    club.day("2027-06-21")
    assert (held, club.tier()) == ("Argent", "Bronze")


def test_an_order_after_which_the_criteria_do_not_hold_renews_nothing(shop):
    """The 100 EUR of January no longer count in March, and 20 EUR do not make an Argent."""
    club = shop(LADDER + "tiers\n  count the last 1 month\n  are kept for 6 months")
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-03-20", "20.00")
    assert club.kept_until() == dt.date(2026, 7, 10)


def test_days_alone_renew_nothing(shop):
    """The criteria hold every day of the year, and the keeping still counts from the order."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 3 months")
    club.order("c1", "2026-01-10", "100.00")
    for month in range(1, 5):
        club.day(f"2026-0{month}-11")
    assert club.kept_until() == dt.date(2026, 4, 10)


def test_a_keeping_that_is_over_leaves_the_tier_to_the_criteria(shop):
    """Three months end in April, the 100 EUR count until 9 January: Argent until then."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 3 months")
    club.order("c1", "2026-01-10", "100.00")
    tiers = []
    for day in ("2026-04-11", "2026-12-31", "2027-01-09", "2027-01-10"):
        club.day(day)
        tiers.append(club.tier())
    assert tiers == ["Argent", "Argent", "Argent", "Bronze"]


def test_grace_begins_when_neither_keeping_nor_criteria_hold_the_tier(shop):
    """The keeping ends in April, the criteria on 9 January: 10 days of grace end on the 19th."""
    club = shop(
        LADDER + "tiers\n  count the last 12 months\n  are kept for 3 months\n"
        "  allow 10 days of grace"
    )
    club.order("c1", "2026-01-10", "100.00")
    club.day("2027-01-19")
    held = club.tier()
    club.day("2027-01-20")
    assert (held, club.tier()) == ("Argent", "Bronze")


def test_the_last_day_of_grace_is_one_of_the_tier_whatever_happens_on_it(shop):
    """The 100 EUR leave on 15 April; the 10 days of grace end with 24 April, and an order's day."""
    club = shop(LADDER + "tiers\n  count the last 1 month\n  allow 10 days of grace")
    club.order("c1", "2026-03-15", "100.00")
    ordered = club.order("c1", "2026-04-24 23:59", "5.00")["tier"]["name"]
    club.day("2026-04-25")
    assert (ordered, club.tier()) == ("Argent", "Bronze")


def test_a_tier_falls_one_level_at_a_time_and_each_level_is_kept(shop):
    """Or is kept until 15 March 2027, Argent then until 16 March 2028, Bronze for good."""
    club = shop(
        LADDER + "tiers\n  count the last 1 month\n  are kept for 12 months\n"
        "  go down one level at a time"
    )
    club.order("c1", "2026-03-15", "300.00")
    tiers = []
    for day in ("2027-03-15", "2027-03-16", "2028-03-16", "2028-03-17", "2030-01-01"):
        club.day(day)
        tiers.append(club.tier())
    assert tiers == ["Or", "Argent", "Argent", "Bronze", "Bronze"]


def test_a_tier_falls_straight_to_the_level_counted(shop):
    """Without the clause Or falls to Bronze in one day."""
    club = shop(LADDER + "tiers\n  count the last 1 month\n  are kept for 12 months")
    club.order("c1", "2026-03-15", "300.00")
    club.day("2027-03-16")
    assert club.tier() == "Bronze"


def test_one_level_at_a_time_stops_at_the_level_counted(shop):
    """100 EUR of February 2027 hold Argent: that is where Or falls, and its keeping begins anew."""
    club = shop(
        LADDER + "tiers\n  count the last 12 months\n  are kept for 1 month\n"
        "  go down one level at a time"
    )
    club.order("c1", "2026-03-15", "300.00")
    club.order("c1", "2027-02-01", "100.00")
    club.day("2027-03-15")
    state = club.account("c1").tier
    assert (state.name, state.since) == ("Argent", dt.date(2027, 3, 15))
    club.day("2028-02-01")
    assert club.tier() == "Bronze"


def test_one_level_at_a_time_with_grace_only(shop):
    """The 300 EUR leave on 15 April; 10 days of grace are over on the 24th, then 10 more."""
    club = shop(
        LADDER + "tiers\n  count the last 1 month\n  allow 10 days of grace\n"
        "  go down one level at a time"
    )
    club.order("c1", "2026-03-15", "300.00")
    tiers = []
    for day in ("2026-04-24", "2026-04-25", "2026-05-04", "2026-05-05"):
        club.day(day)
        tiers.append(club.tier())
    assert tiers == ["Or", "Argent", "Argent", "Bronze"]


def test_grace_is_over_when_the_criteria_hold_again(shop):
    """Spending within the grace brings the tier back to what it was, for another month."""
    club = shop(LADDER + "tiers\n  count the last 1 month\n  allow 10 days of grace")
    club.order("c1", "2026-03-15", "100.00")
    club.order("c1", "2026-04-20", "100.00")
    assert club.account("c1").tier == TierState("Argent", dt.date(2026, 3, 15))
    club.day("2026-05-29")
    held = club.tier()
    club.day("2026-05-30")
    assert (held, club.tier()) == ("Argent", "Bronze")


# Tiers, when the orders that reached them come back in any order ------------------------------

RETURNED = """earn 1 point per 1 EUR
tier "A"
tier "B" from 150 EUR spent
  50 points on reaching it
tiers
  count the last 3 months
  are kept for 2 months"""


def test_a_tier_that_a_later_order_carries_is_lost_with_that_order(shop):
    """The first order reached it, the second would have: it is gone when both are back."""
    club = shop(RETURNED)
    club.order("c1", "2026-01-10", "160.00", id="o1")
    club.order("c1", "2026-01-20", "170.00", id="o2")
    assert club.account("c1").tier.since.isoformat() == "2026-01-10"
    club.refund("o1", "2026-01-25")
    assert (club.account("c1").tier.name, club.available()) == ("B", 170 + 50)
    assert club.account("c1").tier.since.isoformat() == "2026-01-20"
    club.refund("o2", "2026-01-26")
    assert (club.account("c1").tier.name, club.available()) == ("A", 0)


@pytest.mark.parametrize("first", ["o1", "o2"])
def test_in_whatever_order_all_come_back_no_point_of_a_tier_stays(shop, first):
    """What reaching the tier gave is taken back once no order carries it any more."""
    club = shop(RETURNED)
    club.order("c1", "2026-01-10", "160.00", id="o1")
    club.order("c1", "2026-01-20", "170.00", id="o2")
    club.refund(first, "2026-01-25")
    club.refund("o2" if first == "o1" else "o1", "2026-01-26")
    totals = club.account("c1").totals
    assert (totals.earned, totals.taken_back) == (380, 380)
    assert (club.account("c1").tier.name, dict(club.account("c1").reached)) == ("A", {})


def test_a_tier_that_lapsed_before_its_last_order_came_back_keeps_no_points(shop):
    """The keeping ran out in May; the order that carried the tier comes back in June."""
    club = shop(RETURNED)
    club.order("c1", "2026-01-10", "160.00", id="o1")
    club.order("c1", "2026-02-17", "170.00", id="o2")
    club.refund("o1", "2026-02-20")
    club.day("2026-06-01")
    assert club.account("c1").tier.name == "A"
    club.refund("o2", "2026-06-02")
    totals = club.account("c1").totals
    assert (totals.earned, totals.taken_back, club.available()) == (380, 380, 0)


def test_a_part_that_comes_back_leaves_the_keeping_that_later_orders_renewed(shop):
    """Kept until 10 July by the first order, until 10 September by the second, which stays."""
    club = shop(
        'tier "A"\ntier "B" from 100 EUR spent\ntiers\n  count the last 12 months\n'
        "  are kept for 6 months"
    )
    club.order("c1", "2026-01-10", "100.00", "20.00", id="o1")
    club.order("c1", "2026-03-10", "50.00")
    club.refund("o1", "2026-04-01", (1, 1))
    assert club.account("c1").tier == TierState("B", dt.date(2026, 1, 10))
    assert club.kept_until() == dt.date(2026, 9, 10)


# Kept level by level ------------------------------------------------------------------------

LEVELS = """tier "Bronze"
tier "Silver" from 200 EUR spent
tier "Gold" from 1,000 EUR spent
tiers
  count the last 12 months
  are kept for 24 months
"""


@pytest.mark.parametrize("first", ["o2", "o3"])
def test_in_whatever_order_renewals_come_back_each_keeping_is_put_back(shop, first):
    """Two orders renewed Gold; once both are back it is kept by the first alone."""
    club = shop(LEVELS)
    club.order("c1", "2026-01-10", "1000.00", id="o1")
    club.order("c1", "2026-02-10", "50.00", id="o2")
    club.order("c1", "2026-03-10", "50.00", id="o3")
    renewed = club.kept_until()
    club.refund(first, "2026-03-20")
    club.refund("o3" if first == "o2" else "o2", "2026-03-20")
    assert (renewed, club.kept_until()) == (dt.date(2028, 3, 10), dt.date(2028, 1, 10))


def test_a_keeping_is_of_the_tier_that_counts_without_what_came_back(shop):
    """Gold with 950 and 100; 100 come back whole, and 950 keep Silver, from their own day."""
    club = shop(LEVELS)
    club.order("c1", "2026-01-10", "950.00")
    club.order("c1", "2026-02-10", "100.00", id="o2")
    club.order("c1", "2026-03-10", "10.00")
    gold = club.tier()
    club.refund("o2", "2026-03-20")
    assert (gold, club.tier(), club.kept_until()) == ("Gold", "Silver", dt.date(2028, 3, 10))
    assert {each.tier for each in club.account("c1").kept} == {"Silver"}


def test_an_order_that_comes_back_on_its_last_day_still_puts_its_keeping_back(shop):
    """Orders may come back for a month: the one of 10 February, on 10 March."""
    club = shop(LEVELS + "returns\n  are accepted for 1 month")
    club.order("c1", "2026-01-10", "1000.00")
    club.order("c1", "2026-02-10", "50.00", id="o2")
    renewed = club.kept_until()
    club.refund("o2", "2026-03-10")
    assert (renewed, club.kept_until()) == (dt.date(2028, 2, 10), dt.date(2028, 1, 10))


def test_an_order_without_a_membership_renews_nothing(shop):
    """Paid until 31 January: the order of February leaves Silver kept as it was."""
    head = HEAD.format("Europe/Paris") + "  membership costs 10 EUR per year\n\n"
    club = shop(head + LEVELS)
    club.send("membership", "2026-01-01", customer="c1", until="2026-01-31")
    club.order("c1", "2026-01-10", "300.00")
    club.order("c1", "2026-02-10", "300.00")
    assert club.kept_until() == dt.date(2028, 1, 10)


def test_one_level_at_a_time_the_level_below_lasts_until_the_later_of_the_two(shop):
    """Gold ends on 10 January 2028; then Silver is kept for its 24 months, and Bronze is left."""
    club = shop(LEVELS + "  go down one level at a time")
    club.order("c1", "2026-01-10", "1000.00")
    club.day("2028-01-10")
    before = club.tier()
    club.day("2028-01-11")
    after = club.tier(), club.kept_until()
    club.day("2030-01-12")
    assert (before, *after, club.tier()) == ("Gold", "Silver", dt.date(2030, 1, 11), "Bronze")


def test_a_keeping_that_is_over_is_remembered_alike_before_and_after_a_return(shop):
    """Gold was brought over and fell to Silver, kept for a month; an order leaves no trace of it.

    What keeps a tier, and until when, say the same of what may still be counted again.
    """
    rules = LADDER + "tiers\n  are kept for 1 month\n  go down one level at a time"
    club = shop(rules)
    tier = {"name": "Or", "since": "2025-12-01"}
    club.send("opening", "2026-01-30", customer="c1", spent="131.00", tier=tier)
    club.send("customer", "2026-05-30", customer="c1")
    before = club.account("c1")
    assert (before.tier, before.kept_until) == (
        TierState("Argent", dt.date(2026, 3, 1)),
        {each.tier: each.until for each in before.kept},
    )
    club.order("c1", "2026-05-30", ("1.99", 2), id="o1")
    club.refund("o1", "2026-05-30")
    after = club.account("c1")
    assert (after.tier, after.kept, dict(after.kept_until)) == (
        before.tier,
        before.kept,
        {"Argent": dt.date(2026, 4, 1)},
    )


def test_an_order_back_on_the_day_of_a_fall_leaves_the_tier_that_time_kept(shop):
    """Gold ends on 1 March; the day after, Silver is kept for 3 months, and 3.98 EUR come back."""
    club = shop(LADDER + "tiers\n  are kept for 3 months\n  go down one level at a time")
    tier = {"name": "Or", "since": "2025-12-01"}
    club.send("opening", "2026-01-30", customer="c1", spent="31.00", tier=tier)
    stood = []
    for kind, said in (("customer", {"customer": "c1"}), ("refund", {"order": "o1"})):
        club.send(kind, "2026-03-02", **said)
        stood.append((club.tier(), club.kept_until()))
        if kind == "customer":
            club.order("c1", "2026-03-02", ("1.99", 2), id="o1")
    assert stood == [("Argent", dt.date(2026, 6, 2))] * 2


PURCHASES = st.lists(st.tuples(st.integers(0, 900), st.integers(1, 400)), min_size=1, max_size=6)
RULES_OF_KEEPING = [
    LEVELS,
    LEVELS + "  allow 30 days of grace",
    LEVELS + "  go down one level at a time",
    LEVELS.replace("the last 12 months", "the calendar year").replace(
        "for 24 months", "until the end of the following year"
    ),
]


@given(purchases=PURCHASES, early=st.integers(0, 300))
@example(purchases=[(380, 1), (410, 199)], early=16)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("rules", RULES_OF_KEEPING)
def test_who_was_gold_never_stands_below_who_never_was(rules, purchases, early):
    """Two customers buy the same; one of them bought 1,000 EUR more once.

    Save while the other lives on a grace: after that of Gold, Silver has none of its own.
    """
    club = Shop(rules)
    start = dt.date(2026, 1, 10)
    ranks, stood = {"Bronze": 1, "Silver": 2, "Gold": 3}, []
    told = sorted([*((day, price, "ada ben") for day, price in purchases), (early, 1000, "ada")])
    for day, price, customers in told:
        for customer in customers.split():
            club.order(customer, (start + dt.timedelta(days=day)).isoformat(), f"{price}.00")
    for months in range(0, 72, 3):
        club.day((start + dt.timedelta(days=901 + 30 * months)).isoformat())
        graced = club.account("ben").tier.grace_until is not None
        stood.append((ranks[club.tier("ben")] - graced, ranks[club.tier("ada")]))
    assert all(ben <= ada for ben, ada in stood)


def test_a_lower_tier_is_there_to_fall_to_on_its_own_last_day(shop):
    """C is kept until 10 February and B until the 11th: on the 11th a B, on the 12th an A."""
    club = shop(
        'tier "A"\ntier "B" from 100 EUR spent\ntier "C" from 200 EUR spent\n'
        "tiers\n  count the last 1 day\n  are kept for 1 month"
    )
    club.order("c1", "2026-01-10", "200.00")
    club.order("c1", "2026-01-11", "100.00")
    told = []
    for day in ("2026-02-10", "2026-02-11", "2026-02-12"):
        club.day(day)
        told.append(club.tier())
    assert told == ["C", "B", "A"]


def test_after_the_grace_of_a_tier_no_tier_below_has_a_grace_of_its_own(shop):
    """Gold is kept until 1 March, then lives on grace until the 31st; Silver was kept no longer."""
    club = shop(
        'tier "A"\ntier "Silver" from 100 EUR spent\ntier "Gold" from 300 EUR spent\n'
        "tiers\n  count the last 1 months\n  are kept for 2 months\n  allow 30 days of grace\n"
    )
    club.order("c1", "2026-01-01", "300.00")
    held = []
    for day in ("2026-03-31", "2026-04-01"):
        club.day(day)
        held.append(club.account("c1").tier.name)
    assert held == ["Gold", "A"]


def test_a_keeping_that_nothing_supports_any_more_keeps_no_tier(shop):
    """Without the order that reached Silver, 10 EUR reach nothing, and what they kept is gone."""
    club = shop(
        'tier "Silver" from 100 EUR spent\ntier "Gold" from 300 EUR spent\n'
        "tiers\n  are kept for 12 months\n"
    )
    club.order("c1", "2026-01-01", "100.00", id="o1")
    club.order("c1", "2026-01-02", "10.00")
    club.refund("o1", "2026-01-03")
    account = club.account("c1")
    assert (account.tier.name, account.kept, dict(account.kept_until)) == (None, (), {})
