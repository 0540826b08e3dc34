"""What selections take: all the rest, by price, and of which baskets are counted."""

import pytest

BOOK = {"price": "20.00", "categories": ["Books"]}
LINES = (
    {"price": "10.00", "product": "A"},
    {"price": "90.01", "tags": ["bio"]},
    {"price": "30.00", "regular_price": "40.00", "categories": ["Books"]},
)


@pytest.mark.parametrize(
    ("selection", "touched"),
    [
        ('everything except category "Books"', [True, True, False]),
        ('everything except (category "Books" or products tagged "bio")', [True, False, False]),
        ("everything except items on sale", [True, True, False]),
        ("everything except items from 10 to 90 EUR", [False, True, False]),
        ("items of at most 10 EUR", [True, False, False]),
        ("items from 10 to 90 EUR", [True, False, True]),
        ("items from 10.01 to 90.01 EUR", [False, True, True]),
        ('everything except category "Books" or items on sale', [True, True, True]),
    ],
)
def test_a_selection_takes_what_it_says(gives, selection, touched):
    """One kind follows `everything except`, more stand between parentheses."""
    order = gives(f'offer "O"\n  10% off {selection}\n', *LINES)
    assert [share != "0.00" for share in order.shares] == touched


@pytest.mark.parametrize(
    ("clause", "cost", "applies", "lacks"),
    [
        ('of category "Books"', "0.00", False, "€30.00 more of items of the category “Books”"),
        ("", "0.00", True, None),
        (", including shipping", "0.00", True, None),
        ('of category "Books", including shipping', "29.99", False, "€0.01 more"),
        ('of category "Books", including shipping', "30.00", True, None),
    ],
)
def test_a_basket_is_counted_of_what_the_clause_says(gives, clause, cost, applies, lacks):
    """20 of books beside 90: only the books count, and the shipping where it is included."""
    written = f"on baskets from 50 EUR{' ' if clause[:1] == 'o' else ''}{clause}"
    rules = f'offer "O"\n  {written}\n  5 EUR off\n'
    order = gives(rules, BOOK, "90.00", shipping={"method": "ups", "cost": cost})
    assert bool(order.off) is applies
    assert lacks is None or lacks in " ".join(order.why("silent"))


def test_shipping_counts_before_it_is_made_free(gives):
    """The cost of shipping counts, whoever pays for it."""
    rules = (
        'offer "F"\n  free shipping\noffer "O"\n  on baskets from 50 EUR, including shipping\n'
        "  5 EUR off\n"
    )
    order = gives(rules, "45.00", shipping={"method": "ups", "cost": "5.00"})
    assert (order.off, order.charged) == ({"O": "5.00"}, "0.00")
