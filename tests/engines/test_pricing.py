"""A price for a customer who is prepared: what a quote of the same basket says, to the cent."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import shops

import palier
from palier.account.reading import read_order
from palier.engines import pricing, road
from palier.engines.quote import prepare, price, quote
from palier.engines.road import Road
from palier.problem.event import OrderRefusedError

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOPS = sorted(path.parent.name for path in EXAMPLES.glob("*/rules.en.palier"))
AT = ("2026-06-02T12:00:00+02:00", "2026-07-03T18:30:00+02:00", "2026-12-15T09:00:00+01:00")
KNOWN = (
    None,
    {"points": 0},
    {"points": 900, "orders": 12, "spent": "2400.00", "birthday": "1960-06-02"},
    {"points": 64, "orders": 1, "customer_type": "pro", "joined": "2025-12-01"},
)
BASKETS = (
    [{"price": "12.50", "quantity": 2, "categories": ["Coffee"]}, {"price": "30.00"}],
    [{"price": "7.90", "tags": ["sale"], "product": "P1"}, {"price": "0.00"}],
    [{"price": "240.00", "quantity": 3, "categories": ["Beans", "Gift cards"]}],
)


@pytest.fixture(scope="module", params=SHOPS)
def club(request):
    """Each shipped shop."""
    return palier.load(EXAMPLES / request.param / "rules.en.palier")


def told(quote_or_price):
    """What a price says."""
    asked = "to_pay", "discount", "earned", "shipping"
    return [getattr(quote_or_price, name) for name in asked]


def differences(club, customers=KNOWN):
    """The baskets that a price says otherwise of than a quote."""
    found = []
    for said in customers:
        pot = {"points": "2.40"} if said and club.program.cashback else {}
        known = said and {**said, **pot}
        for at in AT:
            order = {"at": at, "shipping": {"method": "Standard", "cost": "4.90"}}
            ready = club.prepare(known, order=order)
            for lines in BASKETS * 2:
                price, quote = (
                    club.price(lines, ready),
                    club.quote({**order, "lines": lines}, known),
                )
                found += [(known, at, lines)] if told(price) != told(quote) else []
    return found


def test_a_price_is_what_a_quote_says_whoever_the_customer_is(club):
    """Rules that the customer cannot meet are left out of their functions, and of nothing else."""
    assert differences(club) == []
    assert made(club)


def test_more_customers_than_are_kept_share_functions(club, monkeypatch):
    """However many kinds of customers there are, so many functions are made, and one more."""
    monkeypatch.setattr(pricing, "MOST_CUSTOMERS", 1)
    for each in roads(club):
        each.pricing.clear()
    assert differences(club) == []
    assert 1 <= len(made(club)) <= 2


def roads(club):
    """The road of the shop's orders, by which prices were reckoned."""
    return [road.road_of(club.program, club.prepare().answers.brought.slots)]


def made(club):
    """The kinds of customers for which functions were made."""
    return [kind for of in roads(club) for each in of.pricing.values() for kind in each.known]


@pytest.mark.parametrize("method", ["gift card", "Rivers card", "Visa"])
@pytest.mark.parametrize("amounts", [("3.00", "5.50"), ("5.50", "3.00")])
def test_what_is_paid_in_a_way_counts_whoever_paid_nothing_so_before(method, amounts):
    """Functions of those who pay nothing so are not those of others."""
    club = palier.load(EXAMPLES / "coffee-chain" / "rules.en.palier")
    some, more = (
        {"at": AT[0], "payments": [{"method": method, "amount": amount}]} for amount in amounts
    )
    ways = ({"at": AT[0]}, some, {"at": AT[0]}, more)
    basket = BASKETS[2]
    prices = [told(club.price(basket, club.prepare(KNOWN[2], order=way))) for way in ways * 3]
    quotes = [told(club.quote({**way, "lines": basket}, KNOWN[2])) for way in ways * 3]
    assert prices == quotes


@pytest.mark.parametrize(
    ("rule", "to_pay", "earned"),
    [
        ('offer "A"\n  for every 2 items: 1 EUR off', "89.00", 89),
        ('offer "A"\n  from 3 items: 2 EUR off', "88.00", 88),
        ('offer "A"\n  when number of items is at least 4\n  2 EUR off', "90.00", 90),
        ("earn 5 points per item", "90.00", 105),
    ],
)
def test_how_many_items_there_are_is_asked_of_each_basket(rule, to_pay, earned):
    """Three of 30.00, of which nothing else is asked."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    club = palier.compile(f"{head}earn 1 point per 1 EUR\n{rule}\n")
    ready, basket = club.prepare({"points": 10}), [{"price": "30.00", "quantity": 3}]
    prices = [club.price(basket, ready) for _ in range(road.FIRST + 2)]
    assert {(str(each.to_pay), each.earned) for each in prices} == {(to_pay, earned)}


def difference(made, others):
    """How prices of some baskets differ from what a quote of each says: every line of it that a
    price keeps, and the choice; None where none does."""
    program, standing = made.program, made.standing
    ready = prepare(program, made.order, standing)
    for lines in (made.order.lines, *others, made.order.lines):
        order = replace(made.order, lines=lines)
        answers = []
        for asked in (
            lambda lines=lines: price(ready, lines),
            lambda order=order: quote(program, order, standing, reckon=Road.walked).reckoned,
        ):
            try:
                answers.append(asked())
            except OrderRefusedError:
                answers.append(None)
        one, two = answers
        if two is None:  # what is paid with no longer fits: a price does not say so
            continue
        known = {name: (each, two.values[name]) for name, each in dict.items(one.values)}
        wrong = {name: both for name, both in known.items() if both[0] != both[1]}
        if wrong or one.chosen.kept != two.chosen.kept:
            return wrong, one.chosen, two.chosen
    return None


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_made_up_baskets_by_made_up_programmes_are_priced_as_they_are_quoted(data):
    """Of one customer, several baskets: the first again once others have been looked at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(road, "FIRST", 0)
        patch.setattr("palier.engines.ready.OFTEN", 0)
        made = data.draw(shops.quotes)
        others = [order.lines for order in data.draw(st.lists(baskets(made.program), max_size=3))]
        assert difference(made, others) is None


def baskets(program):
    """Orders of a programme."""
    now = dt.datetime.now(dt.UTC)
    return shops.orders().map(lambda order: read_order(order, program, now=now).value)


def test_what_no_basket_changes_is_reckoned_once(club, monkeypatch):
    """A second basket of a customer asks for nothing of them again."""
    (of,) = roads(club)
    monkeypatch.setattr(of, "times", road.FIRST)
    ready = club.prepare()
    first = club.price(BASKETS[0], ready)
    known = dict(ready.sessions)
    monkeypatch.setattr(pricing.Pricing, "session", None)
    assert told(club.price(BASKETS[0], ready)) == told(first)
    assert len(known) == 1
    assert ready.sessions == known


TAXED = [{"price": "12.00", "quantity": 3, "tax": "2.00"}, {"price": "7.30", "tax": "0.41"}]
UNTAXED = [{"price": "12.00", "quantity": 3}, {"price": "7.30"}]
NET = """loyalty program "Net"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR before tax, shipping included
"""


@pytest.mark.parametrize("first", [TAXED, UNTAXED])
@pytest.mark.parametrize("sent", [{"cost": "5.50"}, {"cost": "5.50", "tax": "0.92"}])
def test_a_basket_that_tells_a_tax_is_priced_by_functions_that_look_at_it(first, sent):
    """Those of a basket without a tax are not those of another, whichever comes first."""
    club = palier.compile(NET)
    order = {"at": AT[0], "shipping": {"method": "Post", **sent}}
    ready = club.prepare(order=order)
    baskets = [*[first] * (road.FIRST + 1), TAXED, UNTAXED, TAXED]
    prices = [told(club.price(lines, ready)) for lines in baskets]
    quotes = [told(club.quote({**order, "lines": lines})) for lines in baskets]
    assert prices == quotes
    assert len({*map(tuple, prices)}) == 2
