"""What widgets reckon and how they tell it, under Node: as Python does."""

import datetime as dt
from decimal import Decimal

import pytest

import palier
from palier.page.frame import speaker
from palier.quantity import Money, Points
from palier.source import Language
from palier.speech.typography import plain
from palier.widgets.making import Kind

HEAD = 'loyalty program "Club"\n  currency {currency}\n  time zone "Europe/Paris"\n'
CLUB = (
    HEAD.format(currency="EUR")
    + """  customers collect points called "bead", "beads"

earn 2 points per 1 EUR, item by item

earn 5 points per order

tier "Plain"

tier "Gold" from 300 EUR spent or 5 orders
  points x 2
  free shipping

redeem points
  10 points = 1 EUR

reward "Small" for 100 points
  5 EUR off

reward "Large" for 150 points
  10 EUR off

offer "Delivery"
  on baskets from 60 EUR
  free shipping

points
  expire 12 months after they are earned

cumulation
  offers combine with rewards, paying with points, tier benefits
  rewards combine with paying with points
"""
)
AT = "2026-06-01T10:00:00+02:00"


@pytest.fixture(scope="module")
def club():
    """Compile a club."""
    return palier.compile(CLUB)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("currency", ["EUR", "JPY", "CHF"])
def test_money_is_told_as_on_the_page(under_node, language, currency):
    """Groups, decimals, sign and spaces are those of the house."""
    program = palier.compile(
        HEAD.format(currency=currency) + f"\nearn 1 point per 1 {currency}"
    ).program
    amounts = [Money(each, currency) for each in (0, 5, 100, 1234, 123450, 98765432100, -250)]
    told = under_node(
        program, Kind.ACCOUNT, [("moneyTold", each.plain()) for each in amounts], language
    )
    s = speaker(program, language)
    assert told == [plain(s.told(each)) for each in amounts]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("decimals", [0, 2])
def test_points_are_told_as_on_the_page(under_node, language, decimals):
    """The noun agrees as the language wants it, and decimals are those of the programme."""
    rules = f"\nearn 1 point per 1 EUR\n\npoints\n  have {decimals} decimals" if decimals else ""
    program = palier.compile(
        HEAD.format(currency="EUR") + (rules or "\nearn 1 point per 1 EUR")
    ).program
    amounts = [Points(each, decimals) for each in (0, 1, 2, 50, 100, 150, 199, 200, 123456)]
    told = under_node(
        program, Kind.ACCOUNT, [("collectedTold", each.plain()) for each in amounts], language
    )
    s = speaker(program, language)
    assert told == [plain(s.told(each)) for each in amounts]


def test_days_are_told_as_on_the_page(club, under_node):
    """The first of a month is told as French has it."""
    days = [dt.date(2026, 8, 1), dt.date(2027, 12, 31)]
    asked = [("dayTold", each.isoformat()) for each in days]
    told = under_node(club.program, Kind.ACCOUNT, asked, Language.FRENCH)
    assert told == [speaker(club.program, Language.FRENCH).told(each) for each in days]


def test_an_article_earns_its_own_and_an_order_more(club, under_node):
    """What is given per order is told apart, and nothing of a first order is an article's own."""
    got = under_node(club.program, Kind.PRODUCT, [("reckon", {"price": "40.00"}, None, AT)])
    assert [(each["own"], each["order"]) for each in got] == [("80", "5")]


def test_what_an_order_takes_off_once_is_no_price_of_an_article(under_node):
    """A percentage off is the article's own; an amount off the basket is not, nor is a voucher."""
    rules = HEAD.format(currency="EUR") + '\noffer "Sale"\n  {off}\n\nreward "Tea"\n  3 EUR off\n'
    standing = {"member": True, "vouchers": [{"id": "v", "reward": "Tea"}]}
    asked = [("reckon", {"price": "40.00"}, standing, AT)]
    found = [
        under_node(palier.compile(rules.format(off=off)).program, Kind.PRODUCT, asked)[0]["off"]
        for off in ("20% off", "5 EUR off")
    ]
    assert found == ["800", "0"]


def test_a_cart_says_what_quote_says(club, under_node):
    """Every field of the outcome is that of Python."""
    order = {
        "at": AT,
        "lines": [{"price": "33.35", "quantity": 3}],
        "use_points": 50,
        "customer": "c1",
    }
    known = {"points": 120, "orders": 2, "spent": "80.00"}
    standing = club.standing_json(order, known)
    (got,) = under_node(club.program, Kind.CART, [("reckon", order, standing)])
    assert got == club.quote(order, known).to_json()


@pytest.mark.parametrize("price", ["1.00", "31.37", "59.99"])
def test_the_next_step_is_the_least_that_gives_it(club, under_node, price):
    """With that much more the engine says so, and with a cent less it does not."""
    order = {"at": AT, "lines": [{"price": price}], "shipping": {"cost": "5.00"}}
    standing = club.standing_json(order, {"orders": 1, "spent": "10.00"})
    (step,) = under_node(club.program, Kind.CART, [("next", order, standing)])
    assert step["what"] == "delivery"
    more = Money(int(Decimal(step["amount"]) * 100), "EUR")
    charged = [
        club.quote(
            order
            | {"lines": [*order["lines"], {"price": Money(more.minor - less, "EUR").plain()}]},
            {"orders": 1, "spent": "10.00"},
        ).shipping
        for less in (0, 1)
    ]
    assert [str(each) for each in charged] == ["0.00", "5.00"]


def test_what_is_worth_waiting_for_gives_more_for_each_point(club, under_node):
    """The dearer cheque that gives more for a point is told beside the one within reach."""
    account = {"balance": {"available": 120, "claimable": ["Small"]}}
    ((one,),) = under_node(club.program, Kind.ACCOUNT, [("ahead", account)])
    assert (one["reward"]["reward"], one["short"], one["better"]) == ("Large", "30", True)


def test_lots_of_a_day_are_lost_together(club, under_node):
    """Lots that wait, and those that last longer, are not about to expire."""
    lot = {
        "points": 10,
        "available_on": "2026-01-01",
        "waits_for": None,
        "expires_on": "2026-06-20",
    }
    lots = [lot, lot, lot | {"expires_on": "2026-09-01"}, lot | {"waits_for": "delivery"}]
    (got,) = under_node(
        club.program, Kind.ACCOUNT, [("expiring", {"on": "2026-06-01", "lots": lots}, 30)]
    )
    assert got == [["2026-06-20", "20"]]
