"""Multipliers: the best, the product or the sum; of the order, or line by line."""

import pytest

DAY = 'bonus day "J" on 2 June 2026\n  points x 2\n'
TIER = 'tier "T"\n  points x 1.5\n'
NARROW = 'bonus day "J" on 2 June 2026\n  points x 2\n  only category "Savons"\n'
SOAP = {"categories": ["Savons"]}


@pytest.mark.parametrize(
    ("how", "earned"),
    [
        ("the best multiplier applies", 66),
        ("multipliers multiply", 99),
        ("multipliers add up", 83),
    ],
)
def test_multipliers_combine_as_the_file_says(gives, how, earned):
    """33.33 × 2, × 3, × 2.5: 66.66, 99.99 and 83.325, rounded once."""
    rules = "earn 1 point per 1 EUR\n" + DAY + TIER + f"cumulation\n  {how}\n"
    assert gives(rules, "33.33").earned == earned


def test_the_exact_number_and_its_parts_are_reported(gives):
    """66.66 is 3333/50; its base is 33.33, all of it twice."""
    award = gives("earn 1 point per 1 EUR\n" + DAY, "33.33").outcome["points"]["awards"][0]
    assert (award["exact"], award["base"], award["parts"]) == (
        "3333/50",
        "33.33",
        [{"base": "33.33", "multiplier": "2"}],
    )


def test_a_multiplier_below_one_is_still_the_only_one(gives):
    """`points x 0.5` halves."""
    rules = "earn 1 point per 1 EUR\n" + 'bonus day "J" on 2 June 2026\n  points x 0.5\n'
    assert gives(rules, "10.00").earned == 5


def test_a_multiplier_of_an_offer_set_aside_stays(gives):
    """Only the price side competes."""
    rules = (
        'earn 1 point per 1 EUR\noffer "A"\n  5 EUR off\n'
        'segment "S"\n  when channel is "web"\n  10 EUR off and points x 2\n'
    )
    assert gives(rules, "20.00", channel="web").earned == 30


def test_a_narrowed_multiplier_takes_the_best_line_by_line(gives):
    """10.50 of soap × 2 and 9.60 × 1.5 is 21 + 14.40."""
    rules = "earn 1 point per 1 EUR\n" + NARROW + TIER
    assert gives(rules, {"price": "10.50", **SOAP}, "9.60").earned == 35


@pytest.mark.parametrize(("how", "earned"), [("multiply", 45), ("add up", 40)])
def test_a_narrowed_multiplier_multiplies_or_adds_up_line_by_line(gives, how, earned):
    """10 of soap at 3 (or 2.5) and 10 at 1.5."""
    rules = "earn 1 point per 1 EUR\n" + NARROW + TIER + f"cumulation\n  multipliers {how}\n"
    assert gives(rules, {"price": "10.00", **SOAP}, "10.00").earned == earned


def test_a_narrowed_multiplier_works_on_points_per_item(gives):
    """Two soaps at 10 and one sponge at 5."""
    rules = "earn 5 points per item\n" + NARROW
    assert gives(rules, {"price": "1.00", "quantity": 2, **SOAP}, "1.00").earned == 25


@pytest.mark.parametrize(
    ("rule", "earned"),
    [
        ("earn 1 point per full 10 EUR\n", 4),
        ("earn 10 points per order\n", 20),
        ("earn by basket total\n  from 10 EUR: 7 points\n", 14),
    ],
)
def test_steps_grids_and_orders_take_unnarrowed_multipliers_only(gives, rule, earned):
    """The whole doubles with an unnarrowed day, not with one for soap alone."""
    goods = {"price": "20.00", **SOAP}
    assert [gives(rule + each, goods).earned for each in (DAY, NARROW)] == [earned, earned // 2]


def test_shipping_that_counts_takes_the_multiplier_of_the_order(gives):
    """10 of soap twice, 5 of shipping once."""
    rules = "earn 1 point per 1 EUR\n  including shipping\n" + NARROW
    order = gives(rules, {"price": "10.00", **SOAP}, shipping={"cost": "5.00"})
    assert order.earned == 25


def test_the_shares_of_the_lines_follow_what_each_contributed(gives):
    """20 and 10 of 30."""
    rules = "earn 1 point per 1 EUR\n" + NARROW
    assert gives(rules, {"price": "10.00", **SOAP}, "10.00").line_points == [20, 10]


def test_extra_points_come_once_and_are_never_multiplied(gives):
    """20 whatever the lines, beside the doubled purchases."""
    rules = "earn 1 point per 1 EUR\n" + DAY + 'bonus day "K" on 2 June 2026\n  20 extra points\n'
    assert gives(rules, "10.00", "10.00").awards == {"earn 1 point per 1 EUR": 40, "K": 20}


def test_extra_points_need_an_eligible_line(gives):
    """None without soap."""
    rules = 'bonus day "K" on 2 June 2026\n  20 extra points\n  only category "Savons"\n'
    found = [gives(rules, each).earned for each in ("10.00", {"price": "10.00", **SOAP})]
    assert found == [0, 20]


def test_a_multiplier_of_a_band_holds_with_its_band(gives):
    """× 2 from 50 EUR, × 3 from 100 EUR."""
    rules = (
        'earn 1 point per 1 EUR\noffer "A"\n  from 50 EUR: points x 2\n  from 100 EUR: points x 3\n'
    )
    assert [gives(rules, each).earned for each in ("49.00", "50.00", "100.00")] == [49, 100, 300]
