"""The tier once something came back: that which it would be, had it never been bought."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.life.shop import Shop

from palier.account.state import TierState

GOLD = 'tier "Base"\ntier "Gold" from 100 EUR spent\n  5% off\n'
YEAR = "tiers\n  count the calendar year\n  are kept until the end of the following year"
KEPT = [
    # how tiers are counted and kept; an order that reaches one; a day on which it holds no more
    (YEAR, "2026-12-10", "2027-01-05"),
    ("tiers\n  count the last 3 months\n  are kept for 12 months", "2026-03-01", "2026-06-16"),
    ("tiers\n  count the last 3 months\n  allow 90 days of grace", "2026-03-01", "2026-06-16"),
    ("tiers\n  count the last 1 month\n  are kept for life", "2026-03-01", "2027-06-16"),
]


@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.parametrize(("rule", "ordered", "back"), KEPT)
def test_what_comes_back_of_an_order_leaves_the_tier_that_the_rest_reached(
    shop, rule, ordered, back, joined
):
    """100 of 150 EUR are kept: a Christmas present that comes back in January costs no tier."""
    club = shop(GOLD + rule)
    if joined:
        club.send("joined", "2026-01-01", customer="c1")
    club.order("c1", ordered, "100.00", "50.00", id="o1")
    club.refund("o1", back, (1, 1))
    assert club.account("c1").tier.name == "Gold"
    assert club.account("c1").tier.since == dt.date.fromisoformat(ordered)


@pytest.mark.parametrize(("rule", "ordered", "back"), KEPT)
def test_what_comes_back_takes_the_tier_that_the_rest_would_not_have_reached(
    shop, rule, ordered, back
):
    """100 of 150 EUR come back: neither keeping nor grace protects from that."""
    club = shop(GOLD + rule)
    club.order("c1", ordered, "100.00", "50.00", id="o1")
    club.refund("o1", back, (0, 1))
    assert club.account("c1").tier.name == "Base"


@pytest.mark.parametrize("whole", [True, False])
def test_a_tier_that_a_later_order_reached_alone_is_kept_from_that_one(shop, whole):
    """120 EUR, then 110; of the first all comes back, or most, when neither counts any more."""
    club = shop(GOLD + "tiers\n  count the last 3 months\n  are kept for 6 months")
    club.order("c1", "2026-01-10", ("20.00", 6), id="o1")
    club.order("c1", "2026-03-10", "120.00", id="o2")
    club.refund("o1", "2026-06-20", (0, 6 if whole else 5))
    assert club.account("c1").tier == TierState("Gold", dt.date(2026, 3, 10))
    club.day("2026-09-10")
    kept = club.tier()
    club.day("2026-09-11")
    assert (kept, club.tier()) == ("Gold", "Base")


def test_a_return_begins_no_grace_anew(shop):
    """The grace ends on 13 June, and Gold with it, whatever comes back on its last day."""
    club = shop(GOLD + "tiers\n  count the last 3 months\n  allow 14 days of grace")
    club.order("c1", "2026-03-01", "100.00", "5.00", id="o1")
    club.refund("o1", "2026-06-14", (1, 1))
    held = club.tier()
    club.day("2026-06-15")
    assert (held, club.tier()) == ("Gold", "Base")


def test_a_grace_that_began_when_the_keeping_of_what_came_back_ended_is_counted_again(shop):
    """Kept to 1 August without the order of July, not met from 19 August on: 30 days from there."""
    rule = "count the last 12 months\n  are kept for 45 days\n  allow 30 days of grace"
    club = shop(f'tier "Base"\ntier "Gold" from 200 EUR spent\ntiers\n  {rule}')
    club.order("c1", "2024-08-19", "90.00")
    club.order("c1", "2024-11-16", "160.00")
    club.order("c1", "2025-06-17", "1.00")
    club.order("c1", "2025-07-18", "20.00", id="o1")
    club.refund("o1", "2025-09-15")
    held = []
    for day in ("2025-09-17", "2025-09-18"):
        club.day(day)
        held.append(club.tier())
    assert held == ["Gold", "Base"]


def test_a_tier_fallen_from_since_is_counted_again_with_its_grace(shop):
    """Without the order of 11 January, Gold ends a day earlier; Silver lives on grace in May."""
    ladder = 'tier "Base"\ntier "Silver" from 60 EUR spent\ntier "Gold" from 150 EUR spent\n'
    club = shop(ladder + "tiers\n  count the last 3 months\n  allow 20 days of grace")
    club.order("c1", "2026-01-10", "90.00")
    club.order("c1", "2026-01-11", "30.00", id="o1")
    club.order("c1", "2026-01-31", "120.00")
    club.day("2026-05-01")
    held = club.tier()
    club.refund("o1", "2026-05-01")
    assert (held, club.tier()) == ("Base", "Silver")


def test_what_a_tier_held_before_has_lost_meanwhile_is_lost(shop):
    """Silver was kept to 10 April; Gold, reached in February, comes back in June: Base."""
    ladder = 'tier "Base"\ntier "Silver" from 100 EUR spent\ntier "Gold" from 300 EUR spent\n'
    rule = "tiers\n  count the last 1 month\n  are kept for 3 months\n  allow 10 days of grace"
    club = shop(ladder + rule)
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-02-05", "300.00", id="o2")
    club.day("2026-05-05")
    held = club.tier()
    club.refund("o2", "2026-05-05")
    assert (held, club.tier()) == ("Gold", "Base")


def test_a_return_in_its_last_days_counts_all_that_reached_the_tier(shop):
    """500 EUR, a year less some days later 150: Gold, two years later too, less one euro."""
    rule = "tiers\n  count the last 12 months\n  are kept for 24 months"
    club = shop(GOLD.replace("100 EUR", "600 EUR") + rule)
    club.order("c1", "2026-01-01", "500.00")
    club.order("c1", "2026-12-20", "150.00", "1.00", id="o2")
    club.order("c1", "2028-06-20", "1.00")
    club.refund("o2", "2028-12-10", (1, 1))
    assert club.tier() == "Gold"


def test_an_order_that_comes_late_holds_what_a_later_one_that_came_back_had_reached(shop):
    """90 EUR of January came late, and 120 of May are returned: Silver is kept from January."""
    club = shop(f"{LADDER}tiers\n  count the last 1 month\n  are kept for 6 months")
    club.send("joined", "2025-01-02", customer="c1")
    club.order("c1", "2025-05-30", ("10.00", 12), id="o1")
    club.order("c1", "2025-01-30", ("10.00", 9))
    club.refund("o1", "2025-06-04")
    assert club.account("c1").tier == TierState("Silver", dt.date(2025, 1, 30))
    assert club.kept_until() == dt.date(2025, 7, 30)


def test_orders_keep_what_they_meet_with_one_that_comes_late(shop):
    """70 EUR of 22 March and 100 of the 21st, which came late: Gold, also without those of July."""
    rule = "count the last 12 months\n  are kept until the end of the following year"
    club = shop(f"{LADDER}tiers\n  {rule}")
    club.order("c1", "2025-03-22", ("10.00", 7))
    club.order("c1", "2025-07-20", ("10.00", 8), id="o2")
    club.order("c1", "2025-03-21", ("10.00", 10))
    club.refund("o2", "2025-07-21")
    club.day("2026-12-31")
    assert (club.tier(), club.kept_until()) == ("Gold", dt.date(2026, 12, 31))


def test_points_of_a_tier_go_with_the_last_order_that_reached_it(shop):
    """Of the first order most comes back, which leaves the second to reach the tier: until then."""
    club = shop('tier "Base"\ntier "Gold" from 100 EUR spent\n  20 points on reaching it')
    club.order("c1", "2026-01-10", ("50.00", 3), id="o1")
    club.order("c1", "2026-02-10", "60.00", id="o2")
    club.refund("o1", "2026-03-10", (0, 2))
    held = club.tier(), club.available()
    club.refund("o2", "2026-03-11")
    assert (held, club.tier(), club.available()) == (("Gold", 20), "Base", 0)


LADDER = 'tier "Base"\ntier "Silver" from 60 EUR spent\ntier "Gold" from 150 EUR spent\n'


def test_a_grace_that_what_came_back_had_put_off_is_that_of_the_rest(shop):
    """Without the second order of 31 January Gold was on grace from April: it ends on 10 July."""
    club = shop(f"{LADDER}tiers\n  count the last 3 months\n  allow 3 months of grace")
    club.order("c1", "2025-01-11", ("10.00", 19))
    club.order("c1", "2025-01-31", ("10.00", 11))
    club.order("c1", "2025-01-31", ("10.00", 18), id="o2")
    club.order("c1", "2025-05-31", "10.00")
    club.refund("o2", "2025-06-30")
    held = []
    for day in ("2025-07-10", "2025-07-11"):
        club.day(day)
        held.append(club.tier())
    assert held == ["Gold", "Base"]


def test_two_orders_of_a_day_that_reached_a_tier_together_keep_it_together(shop):
    """60 and 70 EUR; most of one comes back, then the other: 20 EUR never reached Silver."""
    club = shop(f"{LADDER}tiers\n  are kept for 45 days")
    club.send("joined", "2025-01-01", customer="c1")
    club.order("c1", "2025-07-29", ("10.00", 6), id="o1")
    club.order("c1", "2025-07-29", ("10.00", 7), id="o2")
    club.refund("o1", "2025-07-30", (0, 4))
    held = club.tier()
    club.refund("o2", "2025-07-31")
    assert (held, club.account("c1").tier) == ("Silver", TierState("Base", dt.date(2025, 1, 1)))


def test_what_comes_back_in_parts_is_counted_once_from_the_first(shop):
    """180 and 150 EUR, of which 40 and 120 stay: Silver from the second on, and its own grace."""
    rule = "count the last 3 months\n  allow 3 months of grace\n  go down one level at a time"
    club = shop(f"{LADDER}tiers\n  {rule}")
    club.order("c1", "2025-01-10", ("10.00", 18), id="o1")
    club.order("c1", "2025-05-10", ("10.00", 15), id="o2")
    club.refund("o1", "2025-07-09", (0, 14))
    club.refund("o2", "2025-09-07", (0, 3))
    state = TierState("Silver", dt.date(2025, 5, 10), dt.date(2025, 11, 9))
    assert club.account("c1").tier == state


ORDERS = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 4)), min_size=1, max_size=5)
RULES = [
    "count the last 3 months\n  are kept for 2 months",
    "count the last 3 months\n  allow 20 days of grace",
    "count the last 1 month\n  allow 3 months of grace\n  go down one level at a time",
    "count the calendar year\n  are kept for 3 months\n  allow 10 days of grace",
    "count the last 1 month\n  are kept for 2 months\n  go down one level at a time",
    "count everything since joining\n  are kept for 45 days\n  allow 20 days of grace",
]
BACK = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4), st.integers(0, 100)), max_size=3)


@given(orders=ORDERS, back=BACK, rule=st.sampled_from(RULES))
def test_what_came_back_in_any_parts_might_as_well_not_have_been_bought(orders, back, rule):
    """The tier is that of the same life with the units kept, then and later."""
    days, day = [], dt.date(2026, 1, 10)
    for step, _ in orders:
        day += dt.timedelta(days=step)
        days.append(day)
    left, refunds, end = [units for _, units in orders], [], day
    for which, asked, wait in back:
        of = which % len(orders)
        units = min(asked, left[of])
        if units:
            left[of] -= units
            end += dt.timedelta(days=wait)
            refunds.append((f"o{of}", str(end), (0, units)))
    lived = []
    for bought in ([units for _, units in orders], left):
        club = Shop(f"{LADDER}tiers\n  {rule}")
        club.send("joined", "2026-01-01", customer="c1")
        for number, (on, units) in enumerate(zip(days, bought, strict=True)):
            if units:
                club.order("c1", str(on), ("30.00", units), id=f"o{number}")
        for refund in refunds if bought is not left else ():
            club.refund(*refund)
        tiers = []
        for later in (0, 15, 31, 62, 124, 365):
            club.day(str(end + dt.timedelta(days=later)))
            tiers.append(club.tier())
        lived.append(tiers)
    assert lived[0] == lived[1]


@given(orders=ORDERS, late=st.integers(0, 4), wait=st.integers(0, 100), rule=st.sampled_from(RULES))
def test_a_return_leaves_no_lower_tier_for_an_order_that_came_late(orders, late, wait, rule):
    """The last order is returned: the tier is at least what it would be, had all come in time.

    It is looked at where it was the same before.
    """
    days, day = [], dt.date(2026, 1, 10)
    for step, _ in orders:
        day += dt.timedelta(days=step + 1)
        days.append(day)
    placed = [*zip(days, (units for _, units in orders), strict=True)]
    which = late % len(placed)
    lived = []
    for sent in (placed, [*placed[:which], *placed[which + 1 :], placed[which]]):
        club = Shop(f"{LADDER}tiers\n  {rule}")
        club.send("joined", "2026-01-01", customer="c1")
        for on, units in sent:
            club.order("c1", str(on), ("30.00", units), id=f"o{on}")
        club.day(str(day + dt.timedelta(days=wait)))
        held = club.tier()
        club.refund(f"o{day}", str(day + dt.timedelta(days=wait)))
        lived.append((held, "Base Silver Gold".index(club.tier())))
    assume(lived[0][0] == lived[1][0])
    assert lived[0][1] <= lived[1][1]


def test_a_friend_takes_the_tier_though_an_order_of_that_day_came_back_before(shop):
    """The friend reached B; an order after it came back that day; the friend's comes back too."""
    club = shop(
        'tier "A"\ntier "B" from 1 referral\ntiers\n  allow 30 days of grace\n'
        "referral\n  every friend: 5 EUR off\n"
    )
    club.send("joined", "2026-01-01", customer="c1")
    club.order("c2", "2026-01-10 09:00", "10.00", id="o2", referred_by="c1")
    club.order("c1", "2026-01-10 10:00", "10.00", id="o1")
    held = [club.tier("c1")]
    for order in ("o1", "o2"):
        club.refund(order, "2026-01-10 11:00")
        held.append(club.tier("c1"))
    assert held == ["B", "B", "A"]


def test_an_order_takes_the_tier_though_a_friend_of_that_day_was_undone_before(shop):
    """The order reached B, a friend after it came to nothing that day; then it comes back too."""
    club = shop(
        'tier "A"\ntier "B" from 60 EUR spent\ntiers\n  allow 30 days of grace\n'
        "referral\n  every friend: 5 EUR off\n"
    )
    club.send("joined", "2026-01-01", customer="c1")
    club.order("c1", "2026-01-10 09:00", "60.00", id="o1")
    club.order("c2", "2026-01-10 10:00", "10.00", id="o2", referred_by="c1")
    held = [club.tier("c1")]
    for order in ("o2", "o1"):
        club.refund(order, "2026-01-10 11:00")
        held.append(club.tier("c1"))
    assert held == ["B", "B", "A"]
