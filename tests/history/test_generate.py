"""A made-up history: as many orders as asked, the same for a seed, and one that can be read."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest

from palier.history.columns import ORDER, REFUND, Column
from palier.history.generate import HEADER, generate

START = dt.date(2025, 1, 1)
RULES = (
    'earn 1 point per 1 EUR\n  except category "Gift cards"\n'
    'offer "Hello" with promo code "HELLO"\n  10% off\n'
    'bonus day "Soap" every Tuesday\n  points x 2\n  only product "SOAP"\n'
)


def columns(found, *names):
    """Give some columns of rows."""
    at = [HEADER.index(each) for each in names]
    return [tuple(row[each] for each in at) for row in found]


def test_so_many_orders_are_made_and_the_same_for_a_seed(programme):
    """Another seed gives another history."""
    program = programme(RULES)
    one, again, other = ([*generate(program, 300, seed, START, 365)] for seed in (1, 1, 2))
    orders = {name for kind, name in columns(one, Column.TYPE, Column.ORDER) if kind == ORDER}
    assert (len(orders), one == again, one == other) == (300, True, False)


def test_days_are_those_asked(programme):
    """Orders fall within them; what comes back may come a little later."""
    found = [*generate(programme(), 400, 3, dt.date(2024, 2, 1), 90)]
    days = {at[:10] for kind, at in columns(found, Column.TYPE, Column.AT) if kind == ORDER}
    assert min(days) >= "2024-02-01"
    assert max(days) <= "2024-04-30"


def test_some_come_often_and_most_once_and_some_send_back(programme):
    """What makes a history worth trying rules on."""
    found = [*generate(programme(), 3000, 1, START, 365)]
    told = columns(found, Column.TYPE, Column.CUSTOMER, Column.ORDER)
    orders = {(customer, order) for kind, customer, order in told if kind == ORDER and customer}
    often = Counter(Counter(customer for customer, _ in orders).values())
    assert often[1] > sum(many for times, many in often.items() if times > 1)
    assert max(often) >= 8
    assert 100 < sum(kind == REFUND for kind, _, _ in told) < 500


def test_what_the_rules_speak_of_is_sold(programme):
    """Their products, categories and codes are in it."""
    found = [*generate(programme(RULES), 500, 1, START, 365)]
    told = columns(found, Column.PRODUCT, Column.CATEGORIES, Column.PROMO_CODES)
    products, categories, codes = (set(each) for each in zip(*told, strict=True))
    assert "SOAP" in products
    assert "Gift cards" in categories
    assert "HELLO" in codes


@pytest.mark.parametrize(("currency", "times"), [("TND", 1), ("SEK", 10), ("JPY", 100)])
def test_prices_are_those_of_the_currency(programme, currency, times):
    """A soap of five euros costs five dinars, fifty kronor or five hundred yen."""

    def prices(code):
        rule = f"earn 1 point per 1 {code}"
        club = f'loyalty program "T"\n  currency {code}\n  time zone "Asia/Tokyo"\n\n{rule}\n'
        rows = generate(programme(club), 50, 1, START, 365)
        return [Decimal(price or "0") for (price,) in columns(rows, Column.PRICE)]

    assert prices(currency) == [times * price for price in prices("EUR")]
