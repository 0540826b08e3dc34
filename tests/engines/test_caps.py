"""Caps: of a rule, shared, on the balance; what exceeds is not given."""

import pytest

from palier.quantity import Period
from palier.sheet.facts import Awarded

PER_EURO = "earn 1 point per 1 EUR\n"


def test_a_cap_per_order_is_the_rules_own(gives):
    """50 of the first rule, 7 of the second."""
    rules = PER_EURO + "  at most 50 points per order\nearn 7 points per order\n"
    assert gives(rules, "80.00").awards == {
        "earn 1 point per 1 EUR": 50,
        "earn 7 points per order": 7,
    }


def test_a_cap_comes_after_the_multiplier_and_the_rounding(gives):
    """160 doubled, capped at 50."""
    rules = PER_EURO + '  at most 50 points per order\nbonus day "J" on 2 June 2026\n  points x 2\n'
    assert gives(rules, "80.00").earned == 50


@pytest.mark.parametrize(("before", "earned"), [(0, 80), (90, 10), (100, 0), (130, 0)])
def test_a_cap_per_year_leaves_the_room_that_is_left(gives, before, earned):
    """At most 100 a year, of which some are there."""
    rules = PER_EURO + "  at most 100 points per year\n"
    standing = {"uses": {Awarded("earn.1", Period.YEAR): before}}
    assert gives(rules, "80.00", standing=standing).earned == earned


def test_a_rule_whose_cap_is_reached_says_so(gives):
    """It gives nothing, for that reason."""
    rules = PER_EURO + "  at most 100 points per year\n"
    standing = {"uses": {Awarded("earn.1", Period.YEAR): 100}}
    order = gives(rules, "80.00", standing=standing)
    assert order.silent == {"earn 1 point per 1 EUR": "cap-reached"}


def test_several_caps_all_hold(gives):
    """50 an order, 60 a day of which 20 are there: 40."""
    rules = PER_EURO + "  at most 50 points per order\n  at most 60 points per day\n"
    standing = {"uses": {Awarded("earn.1", Period.DAY): 20}}
    assert gives(rules, "80.00", standing=standing).earned == 40


def test_a_shared_cap_is_filled_by_the_rules_in_written_order_extra_points_last(gives):
    """80 of 90, then 10 of 30, then none of the 20 extra."""
    rules = (
        PER_EURO + "earn 30 points per order\n"
        'bonus day "J" on 2 June 2026\n  20 extra points\n'
        "points\n  at most 90 points per day\n"
    )
    order = gives(rules, "80.00")
    assert (order.awards, order.silent) == (
        {"earn 1 point per 1 EUR": 80, "earn 30 points per order": 10},
        {"J": "cap-reached"},
    )


def test_a_shared_cap_counts_what_was_given_before_in_its_period(gives):
    """40 of 90 today already."""
    rules = PER_EURO + "points\n  at most 90 points per day\n"
    standing = {"uses": {Awarded(None, Period.DAY): 40}}
    assert gives(rules, "80.00", standing=standing).earned == 50


def test_a_balance_that_is_full_takes_no_more(gives):
    """5,000 at most: 4,950 available and 20 pending leave room for 30."""
    rules = PER_EURO + "points\n  the balance holds at most 5,000 points\n"
    order = gives(rules, "80.00", account={"points": 4950}, standing={"pending": 20})
    assert order.earned == 30


def test_points_used_on_the_order_make_room(gives):
    """100 of 100 used: 90 EUR paid earn 90."""
    rules = (
        PER_EURO + "redeem points\n  10 points = 1 EUR\n"
        "points\n  the balance holds at most 100 points\n"
        "cumulation\n  points are earned with paying with points\n"
    )
    order = gives(rules, "100.00", account={"points": 100}, use_points="all")
    assert (order.used, order.earned) == (100, 90)


def test_a_balance_above_its_ceiling_takes_nothing(gives):
    """Never less than nothing."""
    rules = PER_EURO + "points\n  the balance holds at most 100 points\n"
    assert gives(rules, "80.00", account={"points": 150}).earned == 0


def test_what_a_cap_leaves_is_shared_over_the_lines(gives):
    """30 over 40 and 20."""
    rules = PER_EURO + "  at most 30 points per order\n"
    assert gives(rules, "40.00", "20.00").line_points == [20, 10]
