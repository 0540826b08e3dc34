"""Money, percentages, each item, the cheapest, free products and gifts, each in its turn."""

import pytest

ON_BASKET = "cumulation\n  percentages are taken on the basket total\n"


@pytest.mark.parametrize(
    ("total", "off"),
    [("10.04", "1.00"), ("10.05", "1.01"), ("10.06", "1.01"), ("0.04", "0.00"), ("0.05", "0.01")],
)
def test_a_percentage_rounds_half_up(gives, total, off):
    """10% of 10.05 is 1.005, hence 1.01."""
    assert gives('offer "A"\n  10% off\n', total).off.get("A", "0.00") == off


def test_a_percentage_is_rounded_once_for_its_lines(gives):
    """10% of 0.05 + 0.05 is one cent, not two."""
    order = gives('offer "A"\n  10% off\n', "0.05", "0.05")
    assert (order.off, order.shares) == ({"A": "0.01"}, ["0.00", "0.01"])


def test_a_percentage_stops_at_its_ceiling(gives):
    """10% of 300 is 30, up to 20."""
    assert gives('offer "A"\n  10% off up to 20 EUR\n', "300.00").off == {"A": "20.00"}


def test_each_offer_is_reckoned_on_what_the_one_before_left(gives):
    """100 − 10% = 90, − 10% = 81."""
    rules = 'offer "A"\n  10% off\noffer "B"\n  10% off\n'
    assert gives(rules, "100.00").off == {"A": "10.00", "B": "9.00"}


def test_percentages_may_be_taken_on_the_basket_total(gives):
    """10% of 100 twice, whatever has come off before."""
    rules = 'offer "A"\n  10% off\noffer "B"\n  10% off\n' + ON_BASKET
    assert gives(rules, "100.00").off == {"A": "10.00", "B": "10.00"}


def test_a_percentage_of_the_basket_is_capped_by_what_is_left(gives):
    """80 EUR off, then 50% of 100 would be 50: 20 are left."""
    rules = 'offer "A"\n  80 EUR off\noffer "B"\n  50% off\n' + ON_BASKET
    assert gives(rules, "100.00").off == {"A": "80.00", "B": "20.00"}


def test_an_amount_off_each_item_is_capped_line_by_line(gives):
    """3 × 2 on a line of 2 × 2.00 is 4.00; on one of 5.00 it is 3.00."""
    order = gives('offer "A"\n  3 EUR off each item\n', {"price": "2.00", "quantity": 2}, "5.00")
    assert order.shares == ["4.00", "3.00"]


def test_an_amount_off_each_item_sees_what_is_left_of_a_line(gives):
    """After 6 EUR off 10 EUR, 4 are left on the line, less than 2 × 3."""
    rules = 'offer "A"\n  6 EUR off\noffer "B"\n  3 EUR off each item\n'
    assert gives(rules, {"price": "5.00", "quantity": 2}).off == {"A": "6.00", "B": "4.00"}


def test_the_cheapest_item_is_one_unit_of_the_cheapest_line(gives):
    """Half of one unit of 3.01: 1.505 is 1.51."""
    order = gives(
        'offer "A"\n  50% off the cheapest item\n', "9.00", {"price": "3.01", "quantity": 3}
    )
    assert order.shares == ["0.00", "1.51"]


def test_of_two_cheapest_items_the_earlier_line_is_meant(gives):
    """A tie goes to the line written first."""
    order = gives('offer "A"\n  50% off the cheapest item\n', "4.00", "4.00")
    assert order.shares == ["2.00", "0.00"]


def test_the_cheapest_item_is_sought_among_the_selection(gives):
    """The pencil is cheaper, but no book."""
    rules = 'offer "A"\n  100% off the cheapest item of category "Livres"\n'
    book = {"categories": ["Livres"]}
    order = gives(rules, "1.00", {"price": "8.00", **book}, {"price": "7.00", **book})
    assert order.shares == ["0.00", "0.00", "7.00"]


def test_the_cheapest_item_is_worth_what_is_left_of_it(gives):
    """10.00 over three units leave 5.00 after A: the first of them is ⌊5.00/3⌋ = 1.66."""
    rules = 'offer "A"\n  50% off\noffer "B"\n  100% off the cheapest item\n'
    assert gives(rules, {"price": "3.34", "quantity": 3}).off == {"A": "5.01", "B": "1.67"}


SOAPS = 'offer "A"\n  3 items of category "Soap" for 10 EUR\n'


def soap(price, quantity=1):
    """So many soaps."""
    return {"price": price, "quantity": quantity, "categories": ["Soap"]}


def test_lots_are_made_from_the_dearest_down_and_shared_lot_by_lot(gives):
    """(9, 6, 5) is 20 for 10 and (4, 4, 4) is 12 for 10; the cup and the 1.00 soap are paid."""
    order = gives(
        SOAPS, soap("4.00", 3), "30.00", soap("9.00"), soap("1.00"), soap("6.00"), soap("5.00")
    )
    assert order.off == {"A": "12.00"}
    assert order.shares == ["2.00", "0.00", "4.50", "0.00", "3.00", "2.50"]


def test_lots_share_their_cents_each_by_itself(gives):
    """5.00 off three at 5.00 and 2.00 off three at 4.00, written in turn: 7.00 to the cent."""
    order = gives(SOAPS, *(soap(each) for each in ("5.00", "4.00") * 3))
    assert order.off == {"A": "7.00"}
    assert order.shares == ["1.66", "0.66", "1.67", "0.67", "1.67", "0.67"]


def test_of_two_lots_one_may_keep_its_price(gives):
    """(9, 6, 5) is 20 for 10; three at 1.00 stay."""
    dear = [soap(each) for each in ("9.00", "6.00", "5.00")]
    assert gives(SOAPS, soap("1.00", 3), *dear).off == {"A": "10.00"}


def test_a_lot_that_costs_less_keeps_its_price(gives):
    """3.00 for three is no reason to pay 10."""
    assert gives(SOAPS, soap("1.00", 3)).off == {}


def test_a_lot_is_made_of_what_is_left_to_pay(gives):
    """A free soap is in no lot, and a soap at 2.00 after 50% comes after one at 4.00."""
    rules = 'offer "First"\n  100% off product "P"\n' + SOAPS
    free = {**soap("20.00"), "product": "P"}
    assert gives(rules, free, soap("5.00", 2)).off == {"First": "20.00"}
    assert gives(rules, free, soap("5.00", 3)).off == {"First": "20.00", "A": "5.00"}


def test_lots_are_explained(gives):
    """How many, of what, and what they came to."""
    one, two = gives(SOAPS, soap("5.00", 3)), gives(SOAPS, soap("5.00", 7))
    assert one.why("discount") == [
        "The offer “A” takes €5.00 off: 3 items of the category “Soap” for €10 instead of €15.00."
    ]
    (told,) = two.why("discount", "fr")
    assert "2 lots de 3 articles de la catégorie « Soap » à 10 € chacun, 30,00 € en tout" in told
    assert gives(SOAPS, soap("5.00", 2)).why("silent") == [
        (
            "The offer “A” takes nothing off: it takes 3 items of the category “Soap”, and there "
            "are 2. It would apply with 1 more item of the category “Soap”."
        )
    ]
    assert gives(SOAPS, soap("1.00", 3)).why("silent") == [
        (
            "The offer “A” takes nothing off: no 3 items of the category “Soap” come to more "
            "than €10."
        )
    ]


def test_a_free_product_takes_one_unit_off(gives):
    """Three gloves at 5.00: one is free."""
    order = gives(
        'offer "A"\n  product "GANT" free\n', {"price": "5.00", "quantity": 3, "product": "GANT"}
    )
    assert (order.off, order.gifts) == ({"A": "5.00"}, [])


def test_a_free_product_that_is_not_in_the_basket_is_added(gives):
    """`free` does what `as a gift` does when there is none."""
    order = gives('offer "A"\n  product "GANT" free\n', "5.00")
    assert (order.off, order.gifts) == ({}, ["GANT"])


def test_a_gift_is_added_even_when_one_is_in_the_basket(gives):
    """`as a gift` adds one."""
    order = gives('offer "A"\n  product "GANT" as a gift\n', {"price": "5.00", "product": "GANT"})
    assert (order.off, order.gifts) == ({}, ["GANT"])


def test_two_free_products_free_two_units(gives):
    """Each offer frees a unit of its own; the second sees the first's unit gone: 10.00 − 5.00."""
    rules = 'offer "A"\n  product "GANT" free\noffer "B"\n  product "GANT" free\n'
    order = gives(rules, {"price": "5.00", "quantity": 2, "product": "GANT"})
    assert (order.off, order.nets) == ({"A": "5.00", "B": "5.00"}, ["0.00"])


def test_a_third_free_product_is_added_when_all_units_are_free(gives):
    """One glove in the basket, two offers: one unit off, one added."""
    rules = 'offer "A"\n  product "GANT" free\noffer "B"\n  product "GANT" free\n'
    order = gives(rules, {"price": "5.00", "product": "GANT"})
    assert (order.off, order.gifts) == ({"A": "5.00"}, ["GANT"])


def test_a_free_unit_is_worth_what_a_discount_left_of_it(gives):
    """1% off 3 × 3.34 leaves 9.92: the first unit is ⌊9.92/3⌋ = 3.30."""
    rules = 'offer "A"\n  1% off\noffer "B"\n  product "GANT" free\n'
    order = gives(rules, {"price": "3.34", "quantity": 3, "product": "GANT"})
    assert order.off == {"A": "0.10", "B": "3.30"}


def test_free_shipping_is_for_the_methods_it_names(gives):
    """Another carrier is charged."""
    rules = 'offer "A"\n  free shipping with "Colissimo", "Mondial Relay"\n'
    ships = [
        gives(rules, "5.00", shipping={"method": method, "cost": "4.90"}).charged
        for method in ("Colissimo", "Mondial Relay", "Chronopost")
    ]
    assert ships == ["0.00", "0.00", "4.90"]


def test_only_and_except_narrow_what_a_benefit_touches_not_its_threshold(gives):
    """The basket of 60 reaches 50; the 10% fall on the 20 of books without the one on sale."""
    rules = 'offer "A"\n  from 50 EUR: 10% off\n  only category "Livres"\n  except items on sale\n'
    book = {"categories": ["Livres"]}
    order = gives(
        rules,
        "30.00",
        {"price": "20.00", **book},
        {"price": "10.00", "regular_price": "12.00", **book},
    )
    assert order.shares == ["0.00", "2.00", "0.00"]


def test_a_unit_price_selects_lines(gives):
    """`items from 10 EUR` looks at the price of one, not of the line."""
    rules = 'offer "A"\n  10% off items from 10 EUR\n'
    order = gives(rules, {"price": "9.99", "quantity": 3}, "10.00")
    assert order.shares == ["0.00", "1.00"]


def test_a_regular_price_that_is_not_above_the_price_is_no_sale(gives):
    """An item at its regular price is not on sale."""
    rules = 'offer "A"\n  10% off items on sale\n'
    order = gives(
        rules,
        {"price": "10.00", "regular_price": "10.00"},
        {"price": "10.00", "regular_price": "10.01"},
    )
    assert order.shares == ["0.00", "1.00"]


def test_perks_are_listed_once(gives):
    """Two rules may give the same perk."""
    rules = 'offer "A"\n  perk "Thé"\noffer "B"\n  perk "Thé" and perk "Café"\n'
    assert gives(rules, "5.00").perks == ["Thé", "Café"]
