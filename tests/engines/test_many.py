"""Rules by the dozen: what the sheet folds into lines of their own comes to what each would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import palier

HEAD = 'loyalty program "Many"\n  currency EUR\n  time zone "Europe/Paris"\n'
MANY = 40


def quoted(text, euros, **account):
    """Give what an order of one item comes to."""
    order = {"lines": [{"price": f"{euros}.00", "quantity": 1}]}
    return palier.compile(HEAD + text).quote(order, account)


@given(st.permutations(range(1, MANY + 1)), st.integers(0, MANY + 5))
def test_of_many_bands_the_highest_that_holds_applies(lows, euros):
    """Wherever it is written: a band that was folded away still gives way to a higher one."""
    bands = "".join(f"  from {low} EUR: {low} points\n" for low in lows)
    earned = quoted("earn by basket total\n" + bands, euros).outcome.points.earned
    assert earned.count == min(euros, MANY)


@given(st.permutations(range(1, MANY + 1)), st.integers(0, MANY + 5))
def test_of_many_closed_bands_the_one_that_holds_applies(lows, euros):
    """A hole between two is a hole, whatever is folded."""
    bands = "".join(f"  from {low} EUR to {low} EUR: {low} points\n" for low in lows if low % 3)
    earned = quoted("earn by basket total\n" + bands, euros).outcome.points.earned
    assert earned.count == (euros if euros <= MANY and euros % 3 else 0)


@pytest.mark.parametrize("orders", [0, 1, 15, 16, 17, 18, 33, 39, 40, 50])
def test_of_many_segments_a_customer_belongs_to_the_first_that_fits(orders):
    """The customer of 17 orders fits the last 24, and is in the first of them."""
    text = "".join(
        f'segment "S{least}"\n  when number of orders is at least {least}\n  {least} EUR off\n'
        for least in range(MANY, 0, -1)
    )
    discounts = quoted(text, 100, orders=orders).outcome.discounts
    assert [each.rule for each in discounts] == ([f"S{min(orders, MANY)}"] if orders else [])


@pytest.mark.parametrize(("cap", "given"), [(1000, [10] * MANY), (355, [10] * 35 + [5]), (3, [3])])
def test_a_cap_is_shared_by_many_awards_in_written_order(cap, given):
    """Each takes what those before it have left."""
    text = "".join(f'earn 10 points per order\n  unless channel is "{at}"\n' for at in range(MANY))
    outcome = quoted(f"{text}points\n  at most {cap} points per order\n", 10).outcome
    assert [each.points.count for each in outcome.points.awards] == given


@pytest.mark.parametrize("first", [1, 2, 16, 17, 18, 35, MANY])
def test_of_many_rules_that_replace_the_others_the_first_that_gives_counts(first):
    """All the others are silent, and so is the one that replaces nothing."""
    text = "".join(
        f"earn {at} points per order\n  on baskets from {(at < first) * 90 + 1} EUR\n"
        "  replaces the other earnings\n"
        for at in range(1, MANY + 1)
    )
    outcome = quoted("earn 500 points per order\n" + text, 10).outcome
    assert [each.points.count for each in outcome.points.awards] == [first]
