"""Ceilings on all discounts together, and floor prices."""

import pytest

BASKET = "all discounts together: at most 50% of the basket total"
EACH = "all discounts together: at most 50% of each item"
FLOOR = "no item goes below its floor price"


def rules(benefits, *ceilings):
    """An offer for each benefit, under ceilings."""
    offers = [
        f'offer "{name}"\n  {benefit}\n' for name, benefit in zip("ABC", benefits, strict=False)
    ]
    return "".join(offers) + "cumulation\n" + "".join(f"  {each}\n" for each in ceilings)


@pytest.mark.parametrize(
    ("benefits", "ceiling", "lines", "off"),
    [
        (["40% off", "30% off"], BASKET, ["100.00"], {"A": "40.00", "B": "10.00"}),
        (["80 EUR off"], BASKET, ["99.99"], {"A": "49.99"}),
        (["80 EUR off", "10% off"], BASKET, ["100.00"], {"A": "50.00"}),
        (["30 EUR off each item"], BASKET, ["40.00", "20.00"], {"A": "30.00"}),
        (["30 EUR off each item"], EACH, ["40.00", "20.00"], {"A": "30.00"}),
        (["100% off the cheapest item"], EACH, ["40.00", "20.00"], {"A": "10.00"}),
        (["2 items for 1 EUR"], EACH, ["40.00", "20.00"], {"A": "30.00"}),
        (["50% off", "50% off"], EACH, ["40.00"], {"A": "20.00"}),
        (["90% off"], EACH, [{"price": "0.99", "quantity": 2}], {"A": "0.98"}),
    ],
)
def test_a_discount_takes_what_may_still_be_taken(gives, benefits, ceiling, lines, off):
    """In all, or of each item; a percentage there rounds down, unit by unit."""
    assert gives(rules(benefits, ceiling), *lines).off == off


@pytest.mark.parametrize(
    ("benefit", "off"),
    [
        ("20% off", ["0.00", "5.00", "10.00"]),
        ("100 EUR off", ["0.00", "5.00", "10.00"]),
        ("3 EUR off each item", ["0.00", "3.00", "3.00"]),
        ("3 items for 85 EUR", ["0.00", "5.00", "10.00"]),
        ('product "P" free', ["0.00", "0.00", "10.00"]),
    ],
)
def test_no_item_goes_below_its_floor(gives, benefit, off):
    """One at its floor loses nothing, one without a floor may lose all."""
    lines = (
        {"price": "40.00", "floor": "40.00"},
        {"price": "50.00", "floor": "45.00"},
        {"price": "10.00", "product": "P"},
    )
    assert gives(rules([benefit], FLOOR), *lines).shares == off


def test_a_floor_above_the_price_is_the_price(gives):
    """Nothing is taken off, and nothing added."""
    assert gives(rules(["5 EUR off"], FLOOR), {"price": "9.00", "floor": "12.00"}).off == {}


def test_an_item_that_a_ceiling_leaves_something_of_is_not_free(gives):
    """It still earns, and may be given again."""
    earns = "earn 5 points per item\n"
    line = {"price": "10.00", "product": "P"}
    assert gives(earns + 'offer "A"\n  product "P" free\n', line).earned == 0
    assert gives(earns + rules(['product "P" free'], EACH), line).earned == 5


def test_the_shops_own_codes_count_and_points_do_not(gives):
    """Half of 100 by a code; points pay beside it."""
    text = "redeem points\n  10 points = 1 EUR\n" + rules(
        [], "promo codes combine with paying with points", BASKET
    )
    codes = {"promo_codes": [{"code": "X", "off": "70.00"}]}
    order = gives(text, "100.00", account={"points": 300}, use_points=300, **codes)
    assert order.off["X"] == "50.00"
    assert (order.to_pay, order.used) == ("20.00", 300)


def test_splitting_a_line_changes_nothing(gives):
    """Three units are three units, whatever lines they stand in."""
    text = rules(["33% off", "4 EUR off each item"], BASKET, EACH, FLOOR)
    unit = {"price": "10.01", "floor": "6.00"}
    once, apart = gives(text, {**unit, "quantity": 3}), gives(text, unit, unit, unit)
    assert (once.off, once.to_pay) == (apart.off, apart.to_pay)


@pytest.mark.parametrize(
    ("ceilings", "benefit", "english", "french"),
    [
        (
            [BASKET],
            "60% off",
            "All discounts together may take 50% of the basket total: €50.00 of the €60.00.",
            (
                "Toutes les remises ensemble sont limitées à 50 % du total du panier :"
                " 50,00 € au lieu de 60,00 €."
            ),
        ),
        (
            [EACH],
            "60 EUR off",
            "All discounts together may take 50% of each item: €50.00 of the €60.00.",
            (
                "Toutes les remises ensemble sont limitées à 50 % de chaque article :"
                " 50,00 € au lieu de 60,00 €."
            ),
        ),
        (
            [FLOOR],
            "60 EUR off each item",
            "No item goes below its floor price: €45.00 of the €60.00.",
            "Aucun article ne descend sous son prix plancher : 45,00 € au lieu de 60,00 €.",
        ),
        (
            [FLOOR, EACH],
            "100% off the cheapest item",
            "No item loses more than 50%, or goes below its floor price: €45.00 of the €100.00.",
            (
                "Aucun article ne perd plus de 50 % ni ne descend sous son prix plancher :"
                " 45,00 € au lieu de 100,00 €."
            ),
        ),
    ],
)
def test_what_was_held_back_is_said(gives, ceilings, benefit, english, french):
    """By which ceiling, and how much of what."""
    order = gives(rules([benefit], *ceilings), {"price": "100.00", "floor": "55.00"})
    assert english in order.why("discount")[0]
    assert french in order.why("discount", "fr")[0]
