"""Each choice made for a silent file is remembered when it concerns the file."""

import pytest

from palier.problem.advice import Default

EARN = "earn 1 point per 1 EUR\n"
REDEEM = "redeem points\n  10 points = 1 EUR\n"
TIERS = 'tier "Bronze"\n\ntier "Silver" from 100 EUR spent\n'
POINTS = "points\n  are available at once\n  expire at the end of the year\n"
TWO_MULTIPLIERS = (
    'segment "A"\n  when customer type is "a"\n  points x 2\n\n'
    'segment "B"\n  when customer type is "b"\n  points x 3\n'
)
CASES = [
    (Default.WHAT_EARNS, EARN, "earn 1 point per 1 EUR\n  on the amount paid\n"),
    (
        Default.NO_POINTS_WITH,
        EARN,
        EARN + "\ncumulation\n  points are earned with promo codes, rewards, paying with points\n",
    ),
    (
        Default.NOTHING_COMBINES,
        'offer "A"\n  5% off\n',
        'offer "A"\n  5% off\n\ncumulation\n  everything combines\n',
    ),
    (
        Default.BEST_MULTIPLIER,
        TWO_MULTIPLIERS,
        TWO_MULTIPLIERS + "\ncumulation\n  the best multiplier applies\n",
    ),
    (
        Default.PERCENTAGES_ON_WHAT_REMAINS,
        'offer "A"\n  5% off\n',
        'offer "A"\n  5% off\n\ncumulation\n  percentages are taken on the basket total\n',
    ),
    (Default.AVAILABLE_AT_ONCE, EARN, EARN + "\n" + POINTS),
    (Default.NEVER_EXPIRE, EARN, EARN + "\n" + POINTS),
    (Default.ROUNDED_DOWN, EARN, EARN + "\npoints\n  are rounded down\n"),
    (Default.BELOW_ZERO, EARN, EARN + "\npoints\n  the balance never goes below zero\n"),
    (
        Default.DISCOUNTS_KEPT,
        'offer "A"\n  5% off\n',
        'offer "A"\n  5% off\n\nreturns\n  keep the discounts\n',
    ),
    (Default.RETURNS_24_MONTHS, EARN, EARN + "\nreturns\n  are accepted for 24 months\n"),
    (Default.REDEEM_FROM_FIRST_ORDER, REDEEM, REDEEM + "  from the 2nd order\n"),
    (Default.REDEEM_ANY_BASKET, REDEEM, REDEEM + "  on baskets from 80 EUR\n"),
    (Default.USED_POINTS_DEDUCTED, REDEEM, REDEEM + "  used points are deducted\n"),
    (Default.TIERS_COUNT_EVERYTHING, TIERS, TIERS + "\ntiers\n  count the calendar year\n"),
    (Default.TIERS_NOT_KEPT, TIERS, TIERS + "\ntiers\n  are kept for 12 months\n"),
    (
        Default.CALENDAR,
        "earn 50 points on the customer's birthday\n",
        "earn 50 points on joining\n",
    ),
    (
        Default.CALENDAR,
        EARN + "  at most 5 points per day\n",
        EARN + "  at most 5 points per order\n",
    ),
]


@pytest.mark.parametrize(("default", "silent", "said"), CASES, ids=lambda case: str(case)[:30])
def test_a_default_is_remembered_until_the_file_says_something(program, default, silent, said):
    """The small print states what the merchant did not write, and nothing else."""
    assert default in program(silent).defaults
    assert default not in program(said).defaults


def test_the_header_can_leave_no_default(program):
    """Tax and membership are in force by default, until the header speaks of them."""
    header = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n'
    said = program("", header + "  prices include tax\n  membership is free\n").defaults
    silent = {Default.PRICES_INCLUDE_TAX, Default.MEMBERSHIP_FREE}
    assert not silent & set(said)
    assert silent <= set(program("").defaults)


@pytest.mark.parametrize("default", [each for each in Default if "edeem" in each.value])
def test_a_file_without_redemption_has_no_default_of_it(program, default):
    """What does not concern the file is not listed."""
    assert default not in program(EARN).defaults


def test_defaults_stand_in_the_order_of_the_contract(program):
    """The small print of two programmes reads in the same order."""
    taken = program(EARN + "\n" + REDEEM).defaults
    assert list(taken) == sorted(taken, key=list(Default).index)
