"""`only` and `except` say which baskets have a benefit that falls on no item."""

import pytest

RULES = {
    "offer": ('offer "A"\n', {}),
    "code": ('offer "A" with promo code "X"\n', {"promo_codes": [{"code": "X"}]}),
    "segment": ('segment "A"\n  when channel is "web"\n', {"channel": "web"}),
    "first order": ("first order\n", {"newcomer": True}),
    "tier": ('tier "A"\n', {}),
}
BENEFITS = {
    "free shipping": lambda order: order.charged == "0.00",
    'product "G" as a gift': lambda order: order.gifts == ["G"],
    'perk "P"': lambda order: order.perks == ["P"],
}
NARROWED = {
    'only category "C"': ({"price": "5.00", "categories": ["C"]}, {"price": "9.00"}),
    "except items on sale": (
        {"price": "9.00"},
        {"price": "5.00", "regular_price": "6.00"},
    ),
}
SHIPPED = {"shipping": {"method": "ups", "cost": "4.90"}}


@pytest.mark.parametrize("narrowed", NARROWED)
@pytest.mark.parametrize("benefit", BENEFITS)
@pytest.mark.parametrize("kind", RULES)
def test_what_falls_on_no_item_is_given_where_the_basket_holds_what_it_is_about(
    gives, kind, benefit, narrowed
):
    """Free shipping, gifts and perks: with such an item, alone or not, and not without."""
    head, brought = RULES[kind]
    rules = f"{head}  {narrowed}\n  {benefit}\n"
    inside, outside = NARROWED[narrowed]
    had = BENEFITS[benefit]
    assert had(gives(rules, inside, **SHIPPED, **brought))
    assert had(gives(rules, inside, outside, **SHIPPED, **brought))
    assert not had(gives(rules, outside, **SHIPPED, **brought))


GLOVE = {"price": "8.00", "product": "G"}


@pytest.mark.parametrize(
    ("narrowed", "line", "off", "gifts"),
    [
        ('only product "G"', GLOVE, {"A": "8.00"}, []),
        ('only product "G"', "5.00", {}, ["G"]),
        ('only category "C"', {**GLOVE, "categories": ["C"]}, {"A": "8.00"}, []),
        ('only category "C"', GLOVE, {}, []),
        ('only category "C"', {"price": "5.00", "categories": ["C"]}, {}, []),
        ('except product "G"', GLOVE, {}, []),
        ('except product "G"', "5.00", {}, []),
        ("except items on sale", {**GLOVE, "regular_price": "9.00"}, {}, []),
        ("except items on sale", GLOVE, {"A": "8.00"}, []),
        ("except items on sale", "5.00", {}, ["G"]),
    ],
)
def test_a_product_is_free_if_it_is_of_the_selection(gives, narrowed, line, off, gifts):
    """One that is not in the basket is added only where the clause itself names it."""
    order = gives(f'offer "A"\n  {narrowed}\n  product "G" free\n', line)
    assert (order.off, order.gifts) == (off, gifts)


def test_points_that_pay_for_shipping_are_narrowed_too(gives):
    """A band of `redeem points` is a benefit like another."""
    rules = 'redeem points\n  only category "C"\n  from 50 points: free shipping\n'
    asked = {"use_points": 50, "account": {"points": 60, "orders": 1}, **SHIPPED}
    with_one = gives(rules, {"price": "5.00", "categories": ["C"]}, **asked)
    without = gives(rules, "5.00", **asked)
    assert [each.charged for each in (with_one, without)] == ["0.00", "4.90"]


@pytest.mark.parametrize(
    ("narrowed", "english", "french"),
    [
        (
            'only category "C"',
            "with an item of the category “C”",
            "avec un article de la catégorie « C »",
        ),
        (
            "except items on sale",
            "with something else than items on sale",
            "avec autre chose que les articles en promotion",
        ),
    ],
)
@pytest.mark.parametrize("benefit", BENEFITS)
def test_the_explanation_says_what_the_basket_lacks(gives, benefit, narrowed, english, french):
    """The same words, whatever is not given."""
    rules = f'offer "A"\n  {narrowed}\n  {benefit}\n'
    order = gives(rules, NARROWED[narrowed][1], **SHIPPED)
    why = "nothing in the basket counts for it"
    assert any(why in said and english in said for said in order.why("silent"))
    assert any(french in said for said in order.why("silent", "fr"))
