"""What is true of units: a line of three is three, and what falls on several is shared."""

import itertools
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import shops

import palier
from palier.account.days import local
from palier.account.state import OrderRecord
from palier.engines.quote import quote as reckon
from palier.life.kept import kept_of

many = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def ordered(quote, lines):
    """The same order, of other lines."""
    return reckon(quote.program, replace(quote.order, lines=tuple(lines)), quote.standing)


def split(line):
    """A line as so many lines of one unit, each with its part of the tax."""
    return [replace(line, quantity=1, tax=line.tax and line.tax // line.quantity)] * line.quantity


def whole_taxes(line):
    """A line whose tax is a whole number for each of its units."""
    return replace(line, tax=line.tax and line.tax * line.quantity)


def told(quote):
    """All that an outcome says, save line by line."""
    points = quote.outcome.points
    return replace(quote.outcome, lines=(), points=points)


def refunded(quote, back):
    """What a return moves."""
    day = local(quote.program, quote.order.at).date()
    used = quote.outcome.points.used.count
    record = OrderRecord(quote.order, quote.standing, quote.program.version, day, used=used)
    return kept_of(quote.program, record, quote, back)


@given(quote=shops.quotes)
@many
def test_splitting_a_line_changes_no_total_and_no_award(quote):
    """And so does merging lines that are alike and stand together."""
    lines = [whole_taxes(line) for line in quote.order.lines]
    apart = [unit for line in lines for unit in split(line)]
    assert told(ordered(quote, lines)) == told(ordered(quote, apart))


@given(quote=shops.quotes, data=st.data())
@many
def test_splitting_a_line_changes_no_refund(quote, data):
    """The last units of a line come back first, as the last of the lines that it is split into."""
    lines = [whole_taxes(line) for line in quote.order.lines]
    back = tuple(data.draw(st.integers(0, line.quantity)) for line in lines)
    apart = [unit for line in lines for unit in split(line)]
    single = tuple(
        int(at >= line.quantity - gone)
        for line, gone in zip(lines, back, strict=True)
        for at in range(line.quantity)
    )
    whole, in_units = ordered(quote, lines), ordered(quote, apart)
    assert refunded(whole, back) == refunded(in_units, single)


@given(quote=shops.quotes, data=st.data())
@many
def test_lines_alike_may_change_places(quote, data):
    """In everything that rules can see: one and two are two and one."""
    lines = [replace(line, tax=None) for line in quote.order.lines]
    first = data.draw(st.lists(st.integers(1, 3), min_size=len(lines), max_size=len(lines)))
    pairs = list(zip(lines, first, strict=True))
    one = [replace(line, quantity=n) for line, k in pairs for n in (k, 4)]
    other = [replace(line, quantity=n) for line, k in pairs for n in (4, k)]
    assert told(ordered(quote, one)) == told(ordered(quote, other))


@given(quote=shops.quotes)
@many
def test_units_come_back_one_after_another(quote):
    """What is refunded never falls as more comes back, and ends at all that was paid."""
    lines = quote.order.lines
    steps = [tuple(min(n, line.quantity) for line in lines) for n in range(6)]
    refunds = [refunded(quote, back).refunded for back in steps]
    assert all(less <= more for less, more in pairwise(refunds))
    assert refunds[-1] == sum(line.net.minor for line in quote.outcome.lines)


def test_the_free_unit_comes_back_last(gives):
    """Three at 4.00, one of them free: the first two that come back are worth 4.00 each."""
    order = gives('offer "One"\n  100% off the cheapest item\n', {"price": "4.00", "quantity": 3})
    backs = [refunded(order.quote.reckoned, (n,)).refunded for n in range(4)]
    assert backs == [0, 400, 800, 800]


def test_percentages_on_the_basket_are_of_the_price_of_the_cheapest_item_too(gives):
    """10.00 at 8.00 after 2.00 off each: half of 10.00 is 5.00, and 3.00 of it is left."""
    rules = (
        'offer "Each"\n  2 EUR off each item\noffer "Half"\n  50% off the cheapest item\n'
        "cumulation\n  offers combine with offers\n"
        "  percentages are taken on the basket total\n"
    )
    order = gives(rules, "10.00", "30.00")
    assert order.off == {"Each": "4.00", "Half": "5.00"}


def test_a_percentage_on_the_basket_takes_no_more_than_is_left_of_the_item(gives):
    """8.00 off each leaves 2.00 of 10.00: half of 10.00 finds no more."""
    rules = (
        'offer "Each"\n  8 EUR off each item\noffer "Half"\n  50% off the cheapest item\n'
        "cumulation\n  offers combine with offers\n"
        "  percentages are taken on the basket total\n"
    )
    order = gives(rules, "10.00", "30.00")
    assert order.off == {"Each": "16.00", "Half": "2.00"}


def test_an_order_of_too_many_units_is_refused(gives):
    """Ten thousand are taken; one more is refused with its own words, however lines share them."""
    rules = "earn 1 point per 1 EUR\n"
    assert gives(rules, {"price": "0.01", "quantity": 10_000}).earned == 100
    with pytest.raises(palier.OrderError, match=r"10,001.units"):
        gives(rules, {"price": "0.01", "quantity": 10_000}, "0.01")


def test_of_two_free_products_one_in_the_basket_is_free_and_none_is_added(gives):
    """Two are added only where there is none; as gifts, always."""
    one = gives('offer "A"\n  2 of product "P" free\n', {"price": "4.00", "product": "P"})
    none = gives('offer "A"\n  2 of product "P" free\n', "4.00")
    assert (one.off, one.outcome["gifts"]) == ({"A": "4.00"}, [])
    assert (none.off, none.outcome["gifts"]) == ({}, ["P", "P"])


# What is shared over units --------------------------------------------------------------


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
