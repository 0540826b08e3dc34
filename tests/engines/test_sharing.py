"""What a discount takes off is shared over its lines to the cent."""

import itertools

import pytest

TEN_OFF = 'offer "A"\n  10 EUR off\n'


def test_a_discount_is_shared_by_running_totals(gives):
    """10.00 over 33.33, 33.33, 33.33 and 0.01: the running thirds are 3.33, 6.66, 9.99, 10.00."""
    order = gives(TEN_OFF, "33.33", "33.33", "33.33", "0.01")
    assert order.shares == ["3.33", "3.33", "3.33", "0.01"]


def test_lines_that_cost_nothing_take_no_share(gives):
    """A free sample neither pays nor gains: 10.00 × 5/15 = 3.33, then the rest."""
    assert gives(TEN_OFF, "0.00", "5.00", "10.00").shares == ["0.00", "3.33", "6.67"]


def test_a_discount_never_takes_more_than_there_is(gives):
    """10 EUR off 7 EUR is 7 EUR."""
    order = gives(TEN_OFF, "3.00", "4.00")
    assert (order.off, order.to_pay, order.nets) == ({"A": "7.00"}, "0.00", ["0.00", "0.00"])


def test_a_discount_on_a_selection_leaves_the_other_lines_alone(gives):
    """5 EUR off soap of 4.00 and 2.00: running 5 × 4/6 = 3.33, then 1.67."""
    soap = {"categories": ["Savons"]}
    order = gives(
        'offer "A"\n  5 EUR off category "Savons"\n',
        {"price": "4.00", **soap},
        "9.00",
        {"price": "2.00", **soap},
    )
    assert order.shares == ["3.33", "0.00", "1.67"]


def test_the_next_discount_is_shared_over_what_the_first_left(gives):
    """After 50% off the first line, 5.00 and 10.00 remain: 3 EUR off is 1.00 and 2.00."""
    rules = 'offer "A"\n  50% off product "P"\noffer "B"\n  3 EUR off\n'
    order = gives(rules, {"price": "10.00", "product": "P"}, "10.00")
    assert order.nets == ["4.00", "8.00"]


@pytest.mark.parametrize("quantities", list(itertools.product((1, 2, 3), repeat=2)))
def test_shares_always_sum_to_the_discount(gives, quantities):
    """Whatever the lines, the cents of the shares are those of the discount."""
    lines = [{"price": "1.37", "quantity": each} for each in quantities]
    order = gives('offer "A"\n  1.01 EUR off\n', *lines, "0.99")
    assert sum(int(each.replace(".", "")) for each in order.shares) == 101


def test_points_are_shared_by_what_each_line_contributed(gives):
    """7 points for 7.90: running ⌊7 × 2.50/7.90⌋ = 2, ⌊7 × 5.00/7.90⌋ = 4, then 7."""
    order = gives("earn 1 point per 1 EUR\n", "2.50", "2.50", "2.90")
    assert (order.earned, order.line_points) == (7, [2, 2, 3])


def test_points_of_an_order_that_is_free_fall_on_its_last_eligible_line(gives):
    """With nothing paid there is no weight; the excluded line gets none."""
    rules = 'earn 10 points per order\n  except product "P"\noffer "A"\n  100% off\n'
    order = gives(rules, "5.00", "5.00", {"price": "5.00", "product": "P"})
    assert (order.earned, order.line_points) == (10, [0, 10, 0])
