"""Tiers when the orders that reached them come back one after the other, in any order."""

import datetime as dt

import pytest

from palier.account.state import TierState

TIERS = """earn 1 point per 1 EUR
tier "A"
tier "B" from 150 EUR spent
  50 points on reaching it
tiers
  count the last 3 months
  are kept for 2 months"""


def test_a_tier_that_a_later_order_carries_is_lost_with_that_order(shop):
    """The first order reached it, the second would have: it is gone when both are back."""
    club = shop(TIERS)
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
    club = shop(TIERS)
    club.order("c1", "2026-01-10", "160.00", id="o1")
    club.order("c1", "2026-01-20", "170.00", id="o2")
    club.refund(first, "2026-01-25")
    club.refund("o2" if first == "o1" else "o1", "2026-01-26")
    totals = club.account("c1").totals
    assert (totals.earned, totals.taken_back) == (380, 380)
    assert (club.account("c1").tier.name, dict(club.account("c1").reached)) == ("A", {})


def test_a_tier_that_lapsed_before_its_last_order_came_back_keeps_no_points(shop):
    """The keeping ran out in May; the order that carried the tier comes back in June."""
    club = shop(TIERS)
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
    held = TierState("B", dt.date(2026, 1, 10), dt.date(2026, 9, 10))
    assert club.account("c1").tier == held
