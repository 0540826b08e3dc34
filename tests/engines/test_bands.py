"""In a list of bands exactly one applies: of those that hold, the one that begins highest."""

import pytest

STEPS = 'offer "A"\n  from 50 EUR: 5 EUR off\n  above 100 EUR: 20 EUR off\n'


@pytest.mark.parametrize(
    ("total", "off"),
    [
        ("49.99", {}),
        ("50.00", {"A": "5.00"}),
        ("100.00", {"A": "5.00"}),
        ("100.01", {"A": "20.00"}),
    ],
)
def test_from_takes_its_bound_in_and_above_leaves_it_out(gives, total, off):
    """50.00 is from 50, 100.00 is not above 100."""
    assert gives(STEPS, total).off == off


@pytest.mark.parametrize(("total", "off"), [("50.00", "1.00"), ("50.01", "2.00")])
def test_above_begins_higher_than_from_at_the_same_bound(gives, total, off):
    """`above 50` starts after `from 50`, wherever it is written."""
    rules = 'offer "A"\n  above 50 EUR: 2 EUR off\n  from 50 EUR: 1 EUR off\n'
    assert gives(rules, total).off == {"A": off}


def test_of_overlapping_bands_the_higher_lower_bound_wins(gives):
    """60 is in both; the band from 40 begins higher."""
    rules = 'offer "A"\n  from 10 to 80 EUR: 1 EUR off\n  from 40 to 60 EUR: 4 EUR off\n'
    assert [gives(rules, each).off["A"] for each in ("39.99", "60.00", "60.01")] == [
        "1.00",
        "4.00",
        "1.00",
    ]


def test_of_equal_bands_the_first_written_wins(gives):
    """Two bands from 10 EUR: the one written first."""
    rules = 'offer "A"\n  from 10 EUR: 1 EUR off\n  from 10 EUR: 2 EUR off\n'
    assert gives(rules, "20.00").off == {"A": "1.00"}


def test_a_closed_band_takes_both_ends_in(gives):
    """`from 10 to 20 EUR` holds on 20.00 and not on 20.01."""
    rules = 'offer "A"\n  from 10 to 20 EUR: 1 EUR off\n'
    assert [gives(rules, each).off for each in ("20.00", "20.01")] == [{"A": "1.00"}, {}]


def test_a_band_by_items_counts_the_items_of_its_selection(gives):
    """Three soaps on two lines, and a sponge that does not count."""
    rules = 'offer "A"\n  from 3 items of category "Savons": 1 EUR off\n'
    soap = {"price": "4.00", "categories": ["Savons"]}
    enough = gives(rules, {**soap, "quantity": 2}, soap, "9.00")
    short = gives(rules, {**soap, "quantity": 2}, {"price": "9.00", "quantity": 5})
    assert (enough.off, short.off) == ({"A": "1.00"}, {})


def test_a_band_after_discounts_looks_at_what_is_left_in_its_turn(gives):
    """109.99 less 10 EUR is 99.99, below 100; of 110.00, 100.00 are left."""
    rules = 'offer "A"\n  10 EUR off\noffer "B"\n  from 100 EUR after discounts: 5 EUR off\n'
    assert [gives(rules, each).off for each in ("109.99", "110.00")] == [
        {"A": "10.00"},
        {"A": "10.00", "B": "5.00"},
    ]


def test_a_condition_after_discounts_looks_at_what_is_left_in_its_turn(gives):
    """The same, said as a condition."""
    rules = (
        'offer "A"\n  10 EUR off\n'
        'offer "B"\n  when basket total after discounts is at least 100 EUR\n  5 EUR off\n'
    )
    assert [gives(rules, each).off for each in ("109.99", "110.00")] == [
        {"A": "10.00"},
        {"A": "10.00", "B": "5.00"},
    ]


def test_what_comes_later_does_not_count_against_a_band_after_discounts(gives):
    """B is tested before C takes anything off."""
    rules = 'offer "B"\n  from 100 EUR after discounts: 5 EUR off\noffer "C"\n  10 EUR off\n'
    assert gives(rules, "100.00").off == {"B": "5.00", "C": "10.00"}


def test_bare_benefits_are_added_to_those_of_the_band(gives):
    """The perk comes with any band, and without one."""
    rules = 'offer "A"\n  perk "Thé"\n  from 50 EUR: 5 EUR off\n'
    low, high = gives(rules, "49.99"), gives(rules, "50.00")
    assert (low.perks, low.off, high.perks, high.off) == (["Thé"], {}, ["Thé"], {"A": "5.00"})


def test_a_segment_holds_whether_or_not_a_band_is_reached(gives):
    """The first segment takes the customer, and gives nothing below 50 EUR."""
    rules = (
        'segment "A"\n  when customer group is "a"\n  from 50 EUR: 5 EUR off\n'
        'segment "B"\n  when customer group is "b"\n  20% off\n'
    )
    assert gives(rules, "49.99", account={"groups": ["a", "b"]}).off == {}


@pytest.mark.parametrize(
    ("total", "points"), [("9.99", 0), ("10.00", 1), ("49.99", 1), ("50.00", 6)]
)
def test_a_grid_gives_the_points_of_one_band(gives, total, points):
    """`from 50 EUR: 6 points` replaces the single point of 10 EUR."""
    rules = "earn by basket total\n  from 10 EUR: 1 point\n  from 50 EUR: 6 points\n"
    assert gives(rules, total).earned == points


def test_a_grid_tests_the_total_of_its_lines_before_discounts(gives):
    """60.00, of which 15.00 of gift cards do not count: 45.00 is below 50, whatever comes off."""
    rules = (
        "earn by basket total\n  from 10 EUR: 1 point\n  from 50 EUR: 6 points\n"
        '  except category "Cartes"\n'
        'offer "A"\n  20% off\n'
    )
    card = {"price": "15.00", "categories": ["Cartes"]}
    assert [gives(rules, "45.00", card).earned, gives(rules, "50.00", card).earned] == [1, 6]


def test_a_grid_on_the_amount_paid_tests_what_is_left(gives):
    """50.00 less 20% is 40.00."""
    rules = (
        "earn by basket total\n  from 10 EUR: 1 point\n  from 50 EUR: 6 points\n"
        "  on the amount paid\n"
        'offer "A"\n  20% off\n'
    )
    assert gives(rules, "50.00").earned == 1
