"""What a rule gives of an order's points beyond the rest: what the order earns less without it."""

import pytest

from palier.engines.quote import Road, quote
from palier.engines.without import beyond

EARN = "earn 1 point per 1 EUR\n"
DAY = 'bonus day "J" on 2 June 2026\n  points x 2\n'
NARROW = DAY + '  only category "Savons"\n'
TIER = 'tier "T"\n  points x 1.5\n'
CAPPED = "points\n  at most 150 points per order\n"
SOAP = {"price": "33.33", "categories": ["Savons"]}


@pytest.mark.parametrize(
    ("earns", "day", "rest"),
    [
        (EARN, DAY, ""),
        (EARN, DAY, TIER),
        (EARN, DAY, TIER + "cumulation\n  multipliers multiply\n"),
        (EARN, DAY, TIER + "cumulation\n  multipliers add up\n"),
        (EARN, NARROW, TIER),
        (EARN, DAY.replace("x 2", "x 0.5"), ""),
        (EARN, DAY + "  7 extra points\n", TIER),
        (EARN, DAY, CAPPED),
        (EARN, DAY + "  70 extra points\n", CAPPED),
        ("earn 1 point per 1 EUR, item by item\n", NARROW, TIER),
        ("earn 3 points per whole 20 EUR\nearn 5 points per order\n", DAY, TIER),
    ],
)
def test_it_is_what_the_order_earns_less_without_the_rule(gives, earns, day, rest):
    """A file that does not have the rule earns just so much less."""
    order = (SOAP, "61.50", "8.49")
    found = gives(earns + day + rest, *order)
    without = gives(earns + rest, *order)
    got = found.quote.reckoned.reckoned
    assert beyond(got, "bonus.1") == found.earned - without.earned
    assert beyond(got, "bonus.1") != 0


def test_it_is_the_same_of_an_order_that_compiled_functions_reckon(gives):
    """Which engine found what is paid makes no difference."""
    made = gives(EARN + NARROW + TIER, SOAP, "61.50").quote.reckoned
    again = quote(made.program, made.order, made.standing, reckon=Road.compiled)
    assert beyond(again.reckoned, "bonus.1") == beyond(made.reckoned, "bonus.1") == 16


def test_a_rule_that_gives_no_points_gives_none_beyond(gives):
    """What it takes off is not counted."""
    made = gives(EARN + 'offer "A"\n  10% off\n', "100.00").quote.reckoned
    assert beyond(made.reckoned, "offer.1") == 0
