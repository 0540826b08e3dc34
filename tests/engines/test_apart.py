"""What is said to combine with nothing, or not with its own kind."""

import pytest


def block(*said):
    """Give a cumulation block of some lines."""
    return "cumulation\n" + "".join(f"  {each}\n" for each in said)


CARDS = (
    'offer "A"\n  5 EUR off\noffer "B"\n  10 EUR off\n'
    'stamp card "S"\n  1 stamp per order\n  after 3 stamps: 2 EUR off\n'
    'stamp card "R"\n  1 stamp per order\n  after 3 stamps: 3 EUR off\n'
)
FULL = {"orders": 4, "stamps": {"S": 3, "R": 3}}
APART = {
    ("offers do not combine with offers",): {"A": "5.00"},
    ("offers combine with nothing",): {"A": "5.00"},
    ("nothing combines",): {"A": "5.00"},
    ("nothing combines", "offers combine with offers"): {"A": "5.00", "B": "10.00"},
    ("nothing combines", "stamp cards combine with offers"): {"A": "5.00", "S": "2.00"},
    ("offers do not combine with offers", "only the best offer applies"): {"B": "10.00"},
    ("nothing combines", "otherwise the best for the customer applies"): {"B": "10.00"},
    ("everything combines", "stamp cards do not combine with stamp cards"): {
        "A": "5.00",
        "B": "10.00",
        "S": "2.00",
    },
    ("everything combines", "offers combine with nothing"): {"A": "5.00"},
    ("nothing combines", 'offer "A" combines with offer "B"'): {"A": "5.00", "B": "10.00"},
}


@pytest.mark.parametrize(("said", "off"), APART.items(), ids=map(" + ".join, APART))
def test_what_is_said_not_to_combine_with_its_own_gives_once(gives, said, off):
    """Two offers and two full cards: of each, all serve where nothing else is said."""
    assert gives(CARDS + block(*said), "100.00", account=FULL).off == off


def test_paying_with_points_combines_with_nothing(gives):
    """It is set aside for an offer with which all else combines."""
    rules = 'offer "A"\n  5 EUR off\nredeem points\n  10 points = 1 EUR\n'
    said = block("everything combines", "paying with points combines with nothing")
    order = gives(rules + said, "100.00", account={"points": 100, "orders": 1}, use_points=100)
    assert (order.off, order.aside) == ({"A": "5.00"}, {"redeem points": "offers"})
