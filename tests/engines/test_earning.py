"""What an order earns: bases, steps, rounding, what replaces what, and what silences points."""

import pytest

import palier

PER_EURO = "earn 1 point per 1 EUR\n"
OFFER = 'offer "A"\n  10 EUR off\n'


@pytest.mark.parametrize(
    ("rule", "total", "earned"),
    [
        ("earn 1 point per 10 EUR", "25.00", 2),
        ("earn 2 points per 10 EUR", "25.00", 5),
        ("earn 1 point per full 10 EUR", "29.99", 2),
        ("earn 2 points per full 10 EUR", "29.99", 4),
        ("earn 1 point per started 10 EUR", "20.00", 2),
        ("earn 1 point per started 10 EUR", "20.01", 3),
        ("earn 3 points per 0.70 EUR", "1.00", 4),
        ("earn 100 points per order", "0.01", 100),
        ("earn 5 points per item", "0.01", 5),
        ("earn 1.25 points per 1 EUR", "10.01", 12),
        ("earn 0.5 points per full 1 EUR", "9.99", 4),
        ("earn 2.5 points per 3 items", "0.01", 0),
    ],
)
def test_each_way_of_earning_on_an_order(gives, rule, total, earned):
    """25 EUR are 2.5 tens, two full ones, three begun; 3 per 0.70 on 1.00 is 4.28."""
    assert gives(rule + "\n", total).earned == earned


def test_items_are_in_proportion(gives):
    """Five items at one point for two are two points and a half."""
    five = ({"price": "3.00", "quantity": 2}, {"price": "8.00", "quantity": 3})
    given = gives("earn 1 point per 2 items\n", *five)
    assert (given.earned, given.outcome["points"]["awards"][0]["exact"]) == (2, "5/2")


def test_points_may_have_decimals_everywhere(gives):
    """10.01 EUR are 12.5125 points; what is given, asked and left is told to the hundredth."""
    rules = """earn 1.25 points per 1 EUR
earn 2.5 points per order
redeem points
  0.5 points = 0.015 EUR
points
  have 2 decimals
  at most 14.5 points per order
"""
    given = gives(rules, "10.01")
    awards = [each["points"] for each in given.outcome["points"]["awards"]]
    assert (given.earned, awards) == ("14.50", ["12.51", "1.99"])
    assert given.outcome["points"]["awards"][0]["exact"] == "1001/80"


@pytest.mark.parametrize(("how", "earned"), [("down", 3), ("up", 4), ("to the nearest", 3)])
def test_an_award_is_rounded_once_as_the_file_says(gives, how, earned):
    """34.90 is 3.49 points."""
    rules = f"earn 1 point per 10 EUR\npoints\n  are rounded {how}\n"
    assert gives(rules, "34.90").earned == earned


def test_the_nearest_is_half_up(gives):
    """3.5 is 4, 3.4999 is 3."""
    rules = "earn 1 point per 10 EUR\npoints\n  are rounded to the nearest\n"
    assert [gives(rules, each).earned for each in ("35.00", "34.99")] == [4, 3]


def test_earning_rules_add_up_each_rounded_by_itself(gives):
    """1.99 and 1.99 are 1 and 1."""
    rules = "earn 1 point per 10 EUR\nearn 1 point per 10 EUR\n  from 1 January 2026\n"
    assert gives(rules, "19.90").earned == 2


def test_what_earns_is_what_is_paid_for_goods(gives):
    """100 less 10, shipping left out."""
    order = gives(PER_EURO + OFFER, "100.00", shipping={"cost": "5.00"})
    assert order.earned == 90


def test_the_amount_before_discounts_when_said(gives):
    """100, whatever has come off."""
    assert gives(PER_EURO + "  on the amount before discounts\n" + OFFER, "100.00").earned == 100


def test_shipping_counts_when_said_and_charged(gives):
    """90 and 5.00; nothing when shipping is free."""
    rules = PER_EURO + "  including shipping\n" + OFFER
    free = rules.replace("10 EUR off", "10 EUR off and free shipping")
    found = [gives(each, "100.00", shipping={"cost": "5.00"}).earned for each in (rules, free)]
    assert found == [95, 90]


@pytest.mark.parametrize(
    "rule", ["earn 1 point per 1 EUR\n", "earn by basket total\n  from 50 EUR: 95 points\n"]
)
def test_the_base_of_an_award_has_the_shipping_that_counts_once(gives, rule):
    """90 of goods and 5.00, by amount as by a grid."""
    order = gives(rule + "  including shipping\n" + OFFER, "100.00", shipping={"cost": "5.00"})
    (award,) = order.outcome["points"]["awards"]
    assert (award["points"], award["base"]) == (95, "95.00")


def test_tax_is_left_out_when_said_in_proportion_of_what_is_paid(gives):
    """Tax 20.00 of 120.00; after 10% off, 108.00 less 18.00 is 90."""
    rules = PER_EURO + '  excluding tax\noffer "A"\n  10% off\n'
    assert gives(rules, {"price": "120.00", "tax": "20.00"}).earned == 90


def test_tax_of_discounted_lines_is_summed_then_rounded_half_up(gives):
    """0.05 of tax on 0.30; half off leaves 0.15, whose tax is 0.025: twice that is 0.05 of 0.30."""
    rules = 'earn 1 point per 0.01 EUR\n  excluding tax\noffer "A"\n  50% off\n'
    line = {"price": "0.30", "tax": "0.05"}
    assert gives(rules, line, line).earned == 25
    assert gives(rules, line).earned == 12


HT = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  prices exclude tax\n\n'


def test_the_taxes_of_goods_and_shipping_are_rounded_together(gives):
    """Half a cent of tax on the goods, half a cent on the shipping: one cent in all, not two."""
    rules = "earn 1 point per 0.01 EUR\n  excluding tax\n  including shipping\n"
    rules += 'offer "A"\n  0.10 EUR off\n  50% off shipping\n'
    line, shipping = {"price": "0.20", "tax": "0.01"}, {"cost": "0.20", "tax": "0.01"}
    assert gives(rules, line, shipping=shipping).earned == 10 + 10 - 1


def test_the_tax_of_shipping_is_left_out_with_that_of_the_goods(gives):
    """60.00 less 10.00, and 6.00 less 1.00; of half the shipping, 3.00 less 0.50."""
    rules = "earn 2 points per 1 EUR\n  excluding tax\n  including shipping\n"
    line, shipping = {"price": "60.00", "tax": "10.00"}, {"cost": "6.00", "tax": "1.00"}
    half = rules + 'offer "A"\n  50% off shipping\n'
    earned = [gives(each, line, shipping=shipping).earned for each in (rules, half)]
    assert earned == [110, 105]


def test_tax_is_told_where_prices_exclude_it(gives):
    """9.00 of 10.00 bears 1.80 of 2.00; the shipping charged all of its 0.40."""
    line, shipping = {"price": "10.00", "tax": "2.00"}, {"cost": "2.00", "tax": "0.40"}
    order = gives(HT + OFFER.replace("10 EUR", "1 EUR"), line, shipping=shipping)
    told = {name: order.outcome[name] for name in ("to_pay", "tax", "to_pay_with_tax")}
    assert told == {"to_pay": "11.00", "tax": "2.20", "to_pay_with_tax": "13.20"}
    assert (str(order.quote.tax), str(order.quote.to_pay_with_tax)) == ("2.20", "13.20")
    assert order.why("tax") == ["The tax on what is paid comes to €2.20: €13.20 to pay with it."]
    assert order.why("tax", "fr") == [
        "La taxe sur ce qui est payé est de 2,20 € : 13,20 € à payer toutes taxes comprises."
    ]


def test_the_parts_of_taxes_are_whole_for_shipping_too(gives):
    """0.20 of goods and 0.035 of half the shipping: 0.235 is rounded up, once."""
    line, shipping = {"price": "1.00", "tax": "0.20"}, {"cost": "0.30", "tax": "0.07"}
    order = gives(HT + 'offer "A"\n  50% off shipping\n', line, shipping=shipping)
    assert order.outcome["tax"] == "0.24"


def test_shipping_that_is_free_bears_no_tax(gives):
    """Only the goods do."""
    line, shipping = {"price": "10.00", "tax": "2.00"}, {"cost": "2.00", "tax": "0.40"}
    order = gives(HT + 'offer "A"\n  free shipping\n', line, shipping=shipping)
    assert order.outcome["to_pay_with_tax"] == "12.00"


def test_no_tax_is_told_where_prices_include_it(gives):
    """It is in them."""
    order = gives(OFFER, {"price": "100.00", "tax": "20.00"})
    assert "tax" not in order.outcome
    assert order.quote.tax is order.quote.to_pay_with_tax is None


def test_what_is_due_has_its_tax(gives):
    """12.00 may be paid by a gift card, and not 12.01."""
    line = {"price": "10.00", "tax": "2.00"}
    gives(HT, line, payments=[{"method": "card", "amount": "12.00"}])
    with pytest.raises(palier.OrderError):
        gives(HT, line, payments=[{"method": "card", "amount": "12.01"}])


def test_excluded_lines_keep_their_share_of_the_discount(gives):
    """10 EUR over 60 and 40: 6 fall on the excluded line, the other pays 36."""
    rules = PER_EURO + "  except items on sale\n" + OFFER
    order = gives(rules, {"price": "60.00", "regular_price": "80.00"}, "40.00")
    assert (order.earned, order.line_points) == (36, [0, 36])


def test_nothing_eligible_is_said(gives):
    """The rule applies to soap alone."""
    rules = PER_EURO + '  only category "Savons"\n'
    order = gives(rules, "40.00")
    assert order.silent == {"earn 1 point per 1 EUR": "no-eligible-items"}


def test_an_amount_too_small_to_give_a_point_is_said(gives):
    """0.99 is no point."""
    assert gives(PER_EURO, "0.99").silent == {"earn 1 point per 1 EUR": "gives-nothing"}


def test_a_freed_item_earns_no_points_per_item(gives):
    """Two bought, one free: one earns."""
    rules = 'earn 5 points per item\noffer "A"\n  product "P" free\n'
    assert gives(rules, {"price": "5.00", "quantity": 2, "product": "P"}).earned == 5


def test_points_per_item_count_the_units_of_eligible_lines(gives):
    """Three soaps and a sponge."""
    rules = 'earn 5 points per item\n  only category "Savons"\n'
    order = gives(rules, {"price": "1.00", "quantity": 3, "categories": ["Savons"]}, "9.00")
    assert (order.earned, order.line_points) == (15, [15, 0])


# What silences points --------------------------------------------------------------------------


def test_no_points_with_a_promo_code_that_took_something_off(gives):
    """By default."""
    order = gives(PER_EURO, "60.00", promo_codes=[{"code": "X", "off": "5.00"}])
    assert order.silent == {"earn 1 point per 1 EUR": "promo-code-used"}


def test_a_code_set_aside_leaves_the_points(gives):
    """It was not used."""
    rules = PER_EURO + OFFER + "cumulation\n  otherwise the best for the customer applies\n"
    order = gives(rules, "60.00", promo_codes=[{"code": "X", "off": "5.00"}])
    assert (order.earned, order.aside) == (50, {"X": "offers"})


def test_a_party_may_be_added_to_those_with_which_nothing_is_earned(gives):
    """`no points are earned with offers`"""
    rules = PER_EURO + OFFER + "cumulation\n  no points are earned with offers\n"
    assert gives(rules, "60.00").silent == {"earn 1 point per 1 EUR": "offers-used"}


def test_adding_one_keeps_the_defaults(gives):
    """Promo codes still silence points."""
    rules = PER_EURO + "cumulation\n  no points are earned with offers\n"
    order = gives(rules, "60.00", promo_codes=[{"code": "X", "off": "5.00"}])
    assert order.earned == 0


def test_a_default_may_be_lifted(gives):
    """55 EUR paid."""
    rules = PER_EURO + "cumulation\n  points are earned with promo codes\n"
    order = gives(rules, "60.00", promo_codes=[{"code": "X", "off": "5.00"}])
    assert order.earned == 55


SEGMENT = 'segment "S"\n  when channel is "web"\n  earn no points\n'
FIRST = "first order\n  earn 50 points\n"
INSTEAD = "first order\n  earn 50 points instead of the usual points\n"


def test_a_segment_that_earns_no_points_silences_the_first_order_too(gives):
    """`earn no points` comes before everything."""
    order = gives(PER_EURO + SEGMENT + FIRST, "60.00", newcomer=True, channel="web")
    assert order.silent == {
        "earn 1 point per 1 EUR": "segment-earns-no-points",
        "first order": "segment-earns-no-points",
    }


def test_the_points_of_a_first_order_come_with_the_usual_ones(gives):
    """60 and 50."""
    order = gives(PER_EURO + FIRST, "60.00", newcomer=True)
    assert order.awards == {"earn 1 point per 1 EUR": 60, "first order": 50}


def test_the_points_of_a_first_order_may_come_instead(gives):
    """50 alone."""
    order = gives(PER_EURO + INSTEAD, "60.00", newcomer=True)
    assert (order.awards, order.silent) == (
        {"first order": 50},
        {"earn 1 point per 1 EUR": "instead-of-the-usual-points"},
    )


def test_the_points_of_a_first_order_are_never_multiplied(gives):
    """Only purchases are: 120 and 50."""
    rules = PER_EURO + FIRST + 'bonus day "J" on 2 June 2026\n  points x 2\n'
    assert gives(rules, "60.00", newcomer=True).earned == 170


def test_extra_points_stop_with_instead_of_the_usual_points(gives):
    """The bonus day adds nothing."""
    rules = INSTEAD + 'bonus day "J" on 2 June 2026\n  20 extra points\n'
    order = gives(rules, "60.00", newcomer=True)
    assert (order.earned, order.silent) == (50, {"J": "instead-of-the-usual-points"})


REPLACING = PER_EURO + (
    "earn 3 points per 1 EUR\n  every Tuesday\n  replaces the other earnings\n"
    "earn 2 points per 1 EUR\n  replaces the other earnings\n"
)


def test_the_first_rule_that_replaces_the_others_and_gives_something_stands_alone(gives):
    """2 June 2026 is a Tuesday, the 3rd is not."""
    days = ["2026-06-02T12:00:00+02:00", "2026-06-03T12:00:00+02:00"]
    assert [gives(REPLACING, "10.00", at=each).earned for each in days] == [30, 20]


def test_a_rule_that_would_replace_but_gives_nothing_leaves_the_others(gives):
    """0.40 × 2 is nothing, so the usual rule, which gives nothing either, is not replaced."""
    rules = "earn 7 points per order\nearn 2 points per 1 EUR\n  replaces the other earnings\n"
    assert gives(rules, "0.40").awards == {"earn 7 points per order": 7}


def test_what_is_replaced_says_so(gives):
    """Both others are silent."""
    silent = gives(REPLACING, "10.00").silent
    assert silent == {"earn 1 point per 1 EUR": "replaced", "earn 2 points per 1 EUR": "replaced"}


def test_the_joining_award_comes_with_the_order_that_joins(gives):
    """And with no other."""
    rules = "earn 30 points on joining\nredeem points\n  10 points = 1 EUR\n"
    joins = gives(rules, "60.00", newcomer=True, use_points="all")
    again = gives(rules, "60.00")
    assert (joins.awards, joins.to_pay, again.earned) == (
        {"earn 30 points on joining": 30},
        "60.00",
        0,
    )


# Cashback ----------------------------------------------------------------------------------------

POT = (
    'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    '  customers collect cashback called "pot"\n'
)


@pytest.mark.parametrize(
    ("rule", "total", "earned"),
    [
        ("earn 5% of purchases", "10.19", "0.50"),
        ("earn 2.5% of purchases", "10.00", "0.25"),
        ("earn 2 EUR per order", "10.00", "2.00"),
        ("earn 0.10 EUR per 1 EUR", "10.05", "1.00"),
    ],
)
def test_a_pot_counts_the_minor_unit(gives, rule, total, earned):
    """5% of 10.19 is 0.5095, rounded down to the cent."""
    assert gives(POT + rule + "\n", total).earned == earned


def test_a_pot_pays_one_for_one(gives):
    """6.50 of the pot are 6.50 off."""
    rules = POT + "earn 5% of purchases\nredeem points\n"
    order = gives(rules, "20.00", account={"points": "8.00"}, use_points="6.50")
    assert (order.to_pay, order.used, order.left) == ("13.50", "6.50", "1.50")


ALONE = "earn 1 point per 1 EUR, item by item\n"


def test_items_are_reckoned_and_rounded_by_themselves(gives):
    """4.99 twice and 2.50: 4, 4 and 2, whatever the line."""
    order = gives(ALONE, {"price": "4.99", "quantity": 2}, "2.50")
    assert (order.earned, order.line_points) == (10, [8, 2])


def test_shipping_that_counts_is_one_item_more(gives):
    """4 for 4.99, and 3 for 3.99 of shipping: the whole, 8.98, would be 8."""
    rules = ALONE + "  including shipping\n"
    assert gives(rules, "4.99", shipping={"cost": "3.99"}).earned == 7


@pytest.mark.parametrize(("rounding", "earned"), [("up", 10), ("to the nearest", 10), ("down", 8)])
def test_each_item_is_rounded_as_the_file_says(gives, rounding, earned):
    """4.99 twice."""
    rules = ALONE + f"points\n  are rounded {rounding}\n"
    assert gives(rules, {"price": "4.99", "quantity": 2}).earned == earned


def test_a_multiplier_of_some_goods_multiplies_their_steps_item_by_item(gives):
    """A step begun is 2 points; of tea half as much again, 3."""
    rules = (
        "earn 2 points per started 5 EUR, item by item\n"
        'bonus day "Tea" on 2 June 2026\n  points x 1.5\n  only category "Tea"\n'
    )
    tea = {"price": "3.00", "quantity": 2, "categories": ["Tea"]}
    assert gives(rules, tea, "6.00").line_points == [6, 4]


def test_a_pot_is_filled_item_by_item(gives):
    """5% of 0.90 is 4 cents and a half, 4 each; of 1.80 it would be 9."""
    rules = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        '  customers collect cashback called "pot"\n\n'
        "earn 5% of purchases, item by item\n"
    )
    assert gives(rules, {"price": "0.90", "quantity": 2}).earned == "0.08"


def test_points_item_by_item_are_explained(gives):
    """What counts, and how it was rounded."""
    order = gives(ALONE, {"price": "4.99", "quantity": 2})
    assert order.why("award") == [
        (
            "“earn 1 point per 1 EUR, item by item” gives 8 points: €9.98 count, each item by "
            "itself, rounded down."
        )
    ]


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        (ALONE, "€0.02"),
        ("earn 1 point per full 5 EUR, item by item\n", "€4.02"),
        ("earn 1 point per started 5 EUR, item by item\n", ""),
    ],
)
def test_the_item_nearest_to_a_point_is_told(gives, rule, more):
    """0.60 and 0.98."""
    told = gives(rule, "0.60", "0.98").why("silent")
    assert [f"{more} more paid for one of the items" in each for each in told] == [True] * bool(
        more
    )
