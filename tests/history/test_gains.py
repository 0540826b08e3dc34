"""The customers who show what changes between two programmes: who, how much, and on which order."""

import pytest

from palier.history import against
from palier.history.backtest import backtest
from palier.history.fold import Run
from palier.history.gains import ShownCustomer, keep_most
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.view import Told
from palier.source import Language

pytest.importorskip("duckdb")
TABLE = """order,at,customer,price,quantity
1,2025-01-10,ada,60.00,1
2,2025-02-10,ada,50.00,2
3,2025-01-20,ben,20.00,1
4,2025-03-01,cleo,20.00,1
5,2025-03-02,dan,200.00,1
6,2025-03-02,eve,30.00,1
7,2025-03-02,,90.00,1
"""
NOW = """earn 1 point per 1 EUR
redeem points
  10 points = 1 EUR
tier "A"
tier "B" from 150 EUR spent
"""
THEN = NOW.replace("1 point per", "2 points per").replace("150 EUR", "250 EUR")
BORN = """order,at,customer,birthday,price
1,2025-01-10,ada,1990-03-01,1.00
2,2025-04-01,ben,,1.00
"""
GIFT = 'reward "R"\n  5 EUR off\n'


@pytest.fixture
def compared(written, programme):
    """Put a table through two programmes."""

    def run(now=NOW, then=THEN, table=TABLE, spending=0):
        runs = [Run(programme(each), {}) for each in (now, then)]
        with opened(written(table), "Europe/Paris") as there:
            return backtest(there, *runs, spending=Spending(spending))

    return run


def shown(done):
    """Give who is shown, what they gain, and the order."""
    return [
        (each.customer, each.change, each.order and (each.order.order, each.order.change))
        for each in done.customers
    ]


def test_those_who_gain_most_are_shown_each_with_the_order_that_gains_most(compared):
    """Of five who gain, three: Dan 20.00, Ada 16.00 (10.00 of it on her second), Eve 3.00."""
    assert shown(compared()) == [
        ("eve", 300, ("6", 300)),
        ("ada", 1600, ("2", 1000)),
        ("dan", 2000, ("5", 2000)),
    ]


def test_those_who_lose_most_come_first(compared):
    """The other way round."""
    assert shown(compared(THEN, NOW)) == [
        ("dan", -2000, ("5", -2000)),
        ("ada", -1600, ("2", -1000)),
        ("eve", -300, ("6", -300)),
    ]


def test_what_no_order_gives_shows_no_order(compared):
    """The other file gives nothing on a birthday."""
    now = f'earn reward "R" on the birthday\n{GIFT}'
    done = compared(now, f"earn 1 point per 1 EUR\n{GIFT}", BORN)
    assert shown(done) == [("ada", -500, None)]


def plain(text):
    """Give a text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def section(done, language=Language.ENGLISH):
    """Give the section of the report."""
    return against.customers(done, Told.of(done.figures.program, language), language)


@pytest.mark.parametrize(
    ("language", "title", "lines"),
    [
        (
            Language.ENGLISH,
            "Customer ada: €16.00 more",
            [
                ("Orders", "2", ""),
                ("Paid for goods", "€160.00", ""),
                ("Given in all", "€0.00", ""),
                ("Held in the end, at its worth", "€16.00 → €32.00", "160 → 320 points"),
                ("Tier in the end", "B → A", ""),
            ],
        ),
        (
            Language.FRENCH,
            "Client ada : 16,00 € de plus",
            [
                ("Commandes", "2", ""),
                ("Payé pour les articles", "160,00 €", ""),
                ("Donné en tout", "0,00 €", ""),
                ("Détenu à la fin, à sa valeur", "16,00 € → 32,00 €", "160 → 320 points"),
                ("Palier à la fin", "B → A", ""),
            ],
        ),
    ],
)
def test_what_a_customer_has_under_both_is_told(compared, language, title, lines):
    """What is the same is told once."""
    card = section(compared(), language).cards[1]
    assert plain(card.title) == title
    assert [tuple(map(plain, (each.label, each.figure, each.note))) for each in card.lines] == lines


def test_the_order_of_a_customer_is_explained_under_both(compared):
    """What each file gives, in sentences."""
    head, now, then = map(plain, section(compared()).cards[1].said)
    assert head == "Order 2 of customer ada, 10 February 2025: €10.00 more"
    assert now.startswith("Now: “earn 1 point per 1 EUR” gives 100 points")
    assert then.startswith("With the other: “earn 2 points per 1 EUR” gives 200 points")


def test_a_customer_whom_no_order_shows_is_told_so(compared):
    """A voucher on a birthday is no order's."""
    now = f'earn reward "R" on the birthday\n{GIFT}'
    done = compared(now, f"earn 1 point per 1 EUR\n{GIFT}", BORN)
    (said,) = section(done).cards[0].said
    assert said.startswith("None of these orders changes this way by itself")


def test_points_that_are_the_same_and_worth_more_are_not_called_nothing(compared):
    """Only the rate differs: what the order gives is said once."""
    done = compared(then=NOW.replace("10 points = 1 EUR", "5 points = 1 EUR"))
    said = plain(section(done).cards[-1].said[1])
    assert said.startswith("What it gives is the same, and its worth is not: “earn 1 point per")


def test_what_each_rule_gives_under_both_is_in_json(compared):
    """A rule of one programme alone gives nothing under the other."""
    told = {each["rule"]: each for each in against.to_json(compared(), "EUR")["rules"]}
    nothing = {"orders": 0, "off": "0.00", "points": 0, "bought": "0.00"}
    assert told["earn 1 point per 1 EUR"] == {
        "rule": "earn 1 point per 1 EUR",
        "occasion": None,
        "now": {"orders": 6, "off": "0.00", "points": 430, "bought": "430.00"},
        "then": nothing,
    }
    assert told["earn 2 points per 1 EUR"]["now"] == nothing
    assert told["earn 2 points per 1 EUR"]["then"]["points"] == 860


def test_it_is_in_json_too(compared):
    """Under both, money as texts."""
    found = against.to_json(compared(), "EUR")["customers"][1]
    now = {
        "orders": 2,
        "paid": "160.00",
        "given": "0.00",
        "held": 160,
        "held_worth": "16.00",
        "tier": "B",
    }
    assert found == {
        "customer": "ada",
        "change": "16.00",
        "order": "2",
        "order_change": "10.00",
        "now": now,
        "then": now | {"held": 320, "held_worth": "32.00", "tier": "A"},
    }


def test_of_what_several_machines_show_the_most_is_kept():
    """Three of each, losers first; of equals, those whose names come last gain, first lose."""
    found = [ShownCustomer(f"c{number}", number % 5 - 2, None) for number in range(20)]
    keep_most(found)
    assert [(each.customer, each.change) for each in found] == [
        ("c0", -2),
        ("c10", -2),
        ("c15", -2),
        ("c19", 2),
        ("c4", 2),
        ("c9", 2),
    ]
