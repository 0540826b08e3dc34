"""What a choice weighs: the end of the order, whose turn comes late, and what does nothing more."""

import itertools
import random

import pytest
from tests.script.baskets import reference, sent
from tests.script.conftest import under_quickjs

import palier
from palier.script.module import javascript

ALL = "cumulation\n  everything combines\n"
ALL_BEST = ALL + "  otherwise the best for the customer applies\n"
LINES = [
    {"price": "25.50", "quantity": 1},
    {"price": "4.00", "product": "P1", "quantity": 3},
]
PLUS = {"method": "Post", "cost": "9.90"}
HELD = {"orders": 3, "rewards": ["R"]}
FREED = [
    "3 EUR off",
    "10% off",
    "50% off the cheapest item",
    "for every 2 items: 1 EUR off",
    'for every 2 items of product "P1": 2 items of product "P1" for 3 EUR',
    "from 20 EUR: 3 EUR off",
    "from 20 EUR after discounts: 3 EUR off",
]


@pytest.mark.parametrize("takes", FREED)
def test_what_is_free_is_free_first_wherever_it_is_written(gives, takes):
    """Two mugs are free, and what else the rule takes off falls on the rest."""
    free = '2 of product "P1" free'
    one, other = (
        gives('offer "O"\n' + "".join(f"  {each}\n" for each in lines), lines=LINES)
        for lines in itertools.permutations((free, takes))
    )
    assert (one.to_pay, one.nets) == (other.to_pay, other.nets)


def test_an_amount_falls_on_what_is_not_free(gives):
    """37.50, of which 8 are free; 3 EUR off 29.50."""
    rules = 'offer "O"\n  3 EUR off\n  2 of product "P1" free\n'
    assert gives(rules, lines=LINES).to_pay == "26.50"


def test_the_best_offer_is_the_one_that_leaves_least_at_the_end(gives):
    """10 off, then half of 90, and shipping: 54.90; free shipping, then half of 100: 50."""
    rules = 'offer "A"\n  10 EUR off\noffer "B"\n  free shipping\ntier "T"\n  50% off\n' + ALL
    order = gives(rules + "  only the best offer applies\n", "100.00", shipping=PLUS)
    assert (order.to_pay, order.aside) == ("50.00", {"A": "offers"})


def test_the_best_offer_and_the_best_code_are_weighed_together(gives):
    """A goes with the code of 5 alone and B with that of 6 alone: 74 are left either way."""
    rules = (
        'offer "A"\n  21 EUR off\noffer "B"\n  20 EUR off\n'
        'offer "C5" with promo code "C5"\n  5 EUR off\n'
        'offer "C6" with promo code "C6"\n  6 EUR off\n'
        'cumulation\n  offer "A" combines with promo code "C5"\n'
        '  offer "B" combines with promo code "C6"\n  only the best offer applies\n'
    )
    codes = [{"code": "C5"}, {"code": "C6"}]
    order = gives(rules, "100.00", promo_codes=codes)
    assert (order.to_pay, order.off) == ("74.00", {"C5": "5.00", "A": "21.00"})


def test_an_offer_is_tested_beside_those_it_goes_with_alone(gives):
    """The second looks at what is left, of which the first, its rival, takes nothing."""
    rules = (
        'offer "A"\n  95 EUR off\noffer "B"\n  from 10 EUR after discounts: 96 EUR off\n'
        "cumulation\n  only the best offer applies\n"
    )
    assert gives(rules, "100.00").off == {"B": "96.00"}


def test_the_best_weighs_what_only_others_make_possible(gives):
    """Below 30 EUR after discounts, which no basket of 100 is by itself: shipping is free."""
    rules = (
        'offer "A"\n  80 EUR off\nreward "R" for 100 points\n'
        "  when basket total after discounts is below 30 EUR\n  free shipping\n"
    )
    order = gives(rules + ALL_BEST, "100.00", account=HELD, use_rewards=["R"], shipping=PLUS)
    assert (order.to_pay, order.refused) == ("20.00", {})


def test_what_gives_nothing_in_its_turn_keeps_nothing_out(gives):
    """After 90 EUR off the segment's band is not reached: the tier's gift is given."""
    rules = (
        'offer "A"\n  90 EUR off\nsegment "S"\n  when channel is "web"\n'
        '  from 20 EUR after discounts: 1 EUR off\ntier "T"\n  product "G" as a gift\n'
        "cumulation\n  offers combine with segment benefits, tier benefits\n"
        "  otherwise the best for the customer applies\n"
    )
    order = gives(rules, "100.00", channel="web")
    assert (order.gifts, order.aside) == (["G"], {})


@pytest.mark.parametrize(("code", "off"), [("C", {"A": "5.00"}), ("?", {})])
def test_a_code_is_used_where_the_order_brings_one_that_is_known(gives, code, off):
    """Though its offer asks for a larger basket; one that nobody knows is none."""
    rules = (
        'offer "A"\n  when a promo code is used\n  5 EUR off\n'
        'offer "Code" with promo code "C"\n  on baskets from 200 EUR\n  7 EUR off\n'
    )
    assert gives(rules + ALL, "100.00", code=code).off == off


SPENT_IN_VAIN = [
    ('tier "T"\n  free shipping\n', "free shipping"),
    ('tier "T"\n  shipping for 0 EUR\n', "free shipping"),
    ('tier "T"\n  100% off\n', 'product "P1" free'),
    ('tier "T"\n  100% off\n', "5 EUR off"),
]


@pytest.mark.parametrize(("tier", "reward"), SPENT_IN_VAIN)
def test_a_voucher_for_what_is_free_already_is_not_used(gives, tier, reward):
    """It changes nothing, stays with the customer, and takes no points of the order away."""
    rules = f'earn 10 points per order\n{tier}reward "R" for 100 points\n  {reward}\n' + ALL
    lines = [{"price": "20.00", "product": "P1"}]
    order = gives(rules, lines=lines, account=HELD, use_rewards=["R"], shipping=PLUS)
    assert (order.refused, order.earned) == ({"R": "changes-nothing"}, 10)


def test_a_code_that_a_ceiling_stops_sets_nothing_aside(gives):
    """30% of a cent is nothing: the offer, with which codes do not combine, is given."""
    rules = (
        'offer "A"\n  free shipping\n'
        "cumulation\n  all discounts together: at most 30% of each item\n"
    )
    codes = [{"code": "OWN", "off": "5.00"}]
    order = gives(rules, "0.01", promo_codes=codes, shipping=PLUS)
    assert (order.outcome["shipping"]["charged"], order.aside) == ("0.00", {})


RULES = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

offer "A"
  10 EUR off
  product "P1" free

offer "B"
  free shipping
  when basket total after discounts is below 60 EUR

offer "C"
  from 20 EUR after discounts: 12 EUR off

offer "D" with promo code "C1"
  from 30 EUR after discounts: 10% off

segment "S"
  when channel is "web"
  when basket total after discounts is at least 40 EUR
  50% off shipping

tier "T"
  20% off

reward "R" for 100 points
  free shipping

redeem points
  10 points = 1 EUR
  at least 30 points at once
"""
BLOCKS = [
    "  everything combines\n  only the best offer applies\n",
    "  everything combines\n  only the best offer applies\n  promo codes combine with nothing\n",
    "  everything combines\n  otherwise the best for the customer applies\n",
    (
        "  everything combines\n  only the best offer applies\n"
        "  otherwise the best for the customer applies\n"
    ),
    (
        "  offers combine with tier benefits, rewards\n  segment benefits combine with offers\n"
        "  otherwise the best for the customer applies\n"
    ),
    (
        "  offers do not combine with offers\n  offers combine with paying with points\n"
        "  promo codes combine with offers\n"
    ),
]


@pytest.mark.parametrize("block", BLOCKS)
def test_javascript_chooses_as_python_does(block):
    """Forty orders of a programme whose benefits look at what others leave."""
    club = palier.compile(RULES + "\ncumulation\n" + block)
    program, dice = club.program, random.Random(5)  # noqa: S311 - no secret
    orders = [club.read_order(_order(dice)) for _ in range(40)]
    pairs = [(each, club.standing(each, HELD | {"points": 300})) for each in orders]
    asked = [sent(program, *each) for each in pairs]
    wanted = [reference(program, *each) for each in pairs]
    assert under_quickjs(javascript(program), asked) == wanted


def _order(dice):
    line = {"price": f"{dice.randint(1, 9000) / 100:.2f}", "quantity": dice.randint(1, 2)}
    made = {"at": "2026-06-02T12:00:00+02:00", "lines": [line, {"price": "8.00", "product": "P1"}]}
    made |= {"shipping": PLUS, "channel": dice.choice(("web", "shop")), "customer": "c", "id": "o"}
    made["promo_codes"] = dice.choice(([], [{"code": "C1"}], [{"code": "X", "off": "2.50"}]))
    made["use_rewards"] = dice.choice(([], ["R"]))
    return made | dice.choice(({}, {"use_points": "all"}))
