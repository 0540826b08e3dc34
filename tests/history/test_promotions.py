"""Offers and bonus days by themselves: what each did, the same by columns and order by order."""

import datetime as dt
import re

import pytest
from tests.history.compared import disagreement

import palier
from palier.history.as_json import to_json
from palier.history.backtest import backtest
from palier.history.fold import Run
from palier.history.offers import Days, came_of, section, unserved
from palier.history.promotions import Kind, Promotion, PromotionFigures
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.text import text as printed
from palier.history.view import Report, Section, Told
from palier.source import Language

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
EARN = "earn 1 point per 1 EUR\n"
EVERYTHING = """earn 1 point per 1 EUR
  at most 90 points per order
earn 3 points per order
tier "A"
tier "B" from 90 EUR spent
  points x 1.5
bonus day "Friday" every Friday
  points x 2
bonus day "Half" every Monday
  points x 0.5
  only product "P-001"
bonus day "Gone" on 1 May 2001
  points x 9
offer "Spring" with promo code "SPRING"
  5% off and points x 1.25
  at most once per month
offer "Sent" with promo code "NOEL"
  free shipping and 5 extra points
offer "Large"
  from 60 EUR: 3 EUR off
  from 90 EUR: 6 EUR off and 20 extra points
offer "Given" on the 2nd order
  reward "R"
offer "Wrapped"
  on baskets from 70 EUR
  perk "Wrapping"
reward "R" for 200 points
  4 EUR off
points
  at most 150 points per order
"""
FIRST = Promotion(Kind.FIRST_ORDER, "")
EARNED = "cumulation\n  points are earned with promo codes, rewards\n"
COMBINED = ("the best multiplier applies", "multipliers add up", "multipliers multiply")


FIRSTS = [
    "  points x 3 and 10% off up to 9 EUR\n  earn 50 points\n",
    "  earn 50 points instead of the usual points\n  from 50 EUR: free shipping\n",
    "  earn no points\n  5 EUR off\n  on baskets from 40 EUR\n",
    '  40 extra points\n  reward "R"\n  only category "Category 1"\n',
]


@pytest.mark.parametrize("first", FIRSTS)
def test_the_first_order_comes_to_the_same_in_both_engines(by_python, history_of, first):
    """What it gives, multiplies, takes off, and what it silences."""
    program = palier.compile(f"{HEAD}{EVERYTHING}{EARNED}first order\n{first}").program
    path = history_of(program, 90)
    assert disagreement(path, Run(program, {})) is None
    with opened(path, "Europe/Paris") as table:
        found = backtest(table, Run(program, {}), spending=Spending(100)).figures.promotions
    assert found[FIRST].orders > 0


@pytest.mark.parametrize("how", COMBINED)
def test_each_promotion_comes_to_the_same_in_both_engines(by_python, history_of, how):
    """Money off, points beyond, orders, customers: multipliers, caps, codes, rewards, perks."""
    program = palier.compile(f"{HEAD}{EVERYTHING}{EARNED}  {how}\n").program
    assert disagreement(history_of(program, 70), Run(program, {})) is None


def test_so_it_is_where_much_comes_back_and_discounts_are_tested_again(by_python, much_returned):
    """What an order came to when it was placed is what a promotion did."""
    program = palier.compile(
        f"{HEAD}{EVERYTHING}{EARNED}returns\n  test the discounts again\n"
    ).program
    assert disagreement(much_returned(program, 40), Run(program, {})) is None


FRIDAYS = 'bonus day "Friday" every Friday\n  points x 2\n'


@pytest.mark.parametrize(
    ("promotion", "with_it", "without_it", "adds"),
    [
        (Promotion(Kind.BONUS_DAY, "Friday"), EVERYTHING, EVERYTHING.replace(FRIDAYS, ""), True),
        (FIRST, f"{EVERYTHING}first order\n  points x 3\n  earn 5 points\n", EVERYTHING, True),
        (
            FIRST,
            f"{EVERYTHING}first order\n  earn 5 points instead of the usual points\n",
            EVERYTHING,
            False,
        ),
        (
            FIRST,
            f"{EARN}{FRIDAYS}first order\n  earn no points\n  1 EUR off\n",
            f"{EARN}{FRIDAYS}first order\n  1 EUR off\n",
            False,
        ),
    ],
)
def test_points_on_top_are_what_is_earned_less_without_the_rule(
    history_of, promotion, with_it, without_it, adds
):
    """Where nobody uses any, a whole history without the rule earns just so much less, or more."""
    programs = [palier.compile(f"{HEAD}{each}{EARNED}").program for each in (with_it, without_it)]
    path = history_of(programs[0], 70)
    with opened(path, "Europe/Paris") as table:
        one, two = (
            backtest(table, Run(each, {}), spending=Spending(0)).figures for each in programs
        )
    beyond = one.promotions[promotion].beyond
    assert beyond == one.whole.earned - two.whole.earned
    assert (beyond > 0) is adds


TABLE = """order,at,customer,product,price,quantity,promo_codes
1,2025-01-03,ada,X,60.00,1,HELLO
2,2025-01-04,ada,X,40.00,1,
3,2025-01-04,ben,X,30.00,1,HELLO
4,2025-01-10,cleo,X,20.00,1,
5,2025-01-10,,X,50.00,1,HELLO
6,2025-01-17,ben,X,10.00,1,
7,2025-01-24,dan,X,70.00,1,HELLO
"""
RULES = f"""{EARNED}earn 1 point per 1 EUR
bonus day "Friday" every Friday
  points x 3
offer "Hello" with promo code "HELLO"
  5 EUR off
"""
FRIDAY, HELLO = Promotion(Kind.BONUS_DAY, "Friday"), Promotion(Kind.OFFER, "Hello")


@pytest.fixture
def figures(written, programme):
    """Give the figures of the table above under rules."""

    def made(rules=RULES, table=TABLE):
        with opened(written(table), "Europe/Paris") as there:
            return backtest(there, Run(programme(rules), {}), spending=Spending(0)).figures

    return made


def test_what_each_did_is_what_a_hand_counts(figures):
    """Four orders bring the code, a guest's too; points are tripled on four orders of members."""
    found = figures().promotions
    first, last = dt.date(2025, 1, 3), dt.date(2025, 1, 24)
    assert found[HELLO] == PromotionFigures(4, 2000, 0, 21000, 19000, first, last)
    beyond = 2 * (60 - 5 + 20 + 10 + 70 - 5)
    assert found[FRIDAY] == PromotionFigures(4, 0, beyond, 16000, 15000, first, last)


def test_who_was_served_is_known_with_the_order_at_which(figures):
    """Ben's second order is the first of his on a Friday."""
    served = {name: dict(each.served) for name, each in figures().customers.items()}
    assert served == {
        "ada": {FRIDAY: 1, HELLO: 1},
        "ben": {FRIDAY: 2, HELLO: 1},
        "cleo": {FRIDAY: 1},
        "dan": {FRIDAY: 1, HELLO: 1},
    }
    assert figures().guests.served == ()


def test_the_orders_of_each_day_are_counted_with_what_is_paid(figures):
    """Guests' too."""
    found = {day.day: (each.orders, each.paid) for day, each in figures().days.items()}
    assert found == {
        3: (1, 5500),
        4: (2, 6500),
        10: (2, 6500),
        17: (1, 1000),
        24: (1, 6500),
    }


def test_what_came_of_each_is_beside_other_orders(figures):
    """Of three members with the code, ada and ben ordered again; two other orders in its days."""
    first, second = came_of(figures())
    assert [first.promotion, second.promotion] == [HELLO, FRIDAY]
    assert (first.customers, first.again, first.others) == (3, 2, Days(22, 3, 7000))
    assert (second.customers, second.again, second.others) == (4, 1, Days(22, 3, 11000))
    assert first.around is None


def test_days_of_all_weeks_are_beside_the_other_days_of_them(figures):
    """Four Fridays with five orders; of the other days of these weeks, the 18 within the table."""
    around = came_of(figures())[1].around
    assert (around.own, around.others) == (Days(4, 5, 19500), Days(18, 2, 6500))
    assert not around.same_weekdays


def test_a_day_is_beside_the_same_weekdays_of_the_weeks_around(figures):
    """The 10th beside the 3rd, the 17th and the 24th."""
    rules = RULES.replace("every Friday", "on 10 January 2025")
    around = next(each.around for each in came_of(figures(rules)) if each.around)
    assert (around.own, around.others) == (Days(1, 2, 6500), Days(3, 3, 13000))
    assert around.same_weekdays


def test_what_served_nothing_is_named(figures):
    """An offer of long ago."""
    found = figures(RULES + 'offer "Old" on 1 May 2001\n  1 EUR off\n')
    assert unserved(found) == [Promotion(Kind.OFFER, "Old")]
    said = section(found, Told.of(found.program, Language.ENGLISH)).after
    assert said[0] == "No order had “Old”."


FIRST_RULES = f"{EARNED}earn 1 point per 1 EUR\nfirst order\n  10% off\n  earn 50 points\n"


def test_what_a_first_order_did_is_what_a_hand_counts(figures):
    """Those of Ada, Ben, Cleo and Dan; Ada and Ben came again. A guest has no first order."""
    found = figures(FIRST_RULES)
    first, last = dt.date(2025, 1, 3), dt.date(2025, 1, 24)
    (came,) = came_of(found)
    off = 600 + 300 + 200 + 700
    assert came.figures == PromotionFigures(4, off, 4 * 50, 18000, 18000 - off, first, last)
    assert (came.customers, came.again, came.others) == (4, 2, Days(22, 3, 10000))


@pytest.mark.parametrize(
    ("language", "head", "title", "mentioned"),
    [
        (
            Language.ENGLISH,
            "Offers, bonus days and the first order",
            "First order",
            "No order had a first order benefit.",
        ),
        (
            Language.FRENCH,
            "Les offres, les jours bonus et la première commande",
            "Première commande",
            "Aucune commande n’a eu un avantage de première commande.",
        ),
    ],
)
def test_a_first_order_is_told_by_itself(figures, language, head, title, mentioned):
    """In text, and in JSON without a name; where it served no order, that."""
    found = figures(FIRST_RULES)
    shown = section(found, Told.of(found.program, language))
    assert (plain(shown.title), [plain(each.title) for each in shown.cards]) == (head, [title])
    (told,) = to_json(found, found.program)["promotions"]
    assert (told["promotion"], told["kind"], told["came_again"]) == (None, "first-order", 2)
    never = figures(FIRST_RULES.replace("10% off", "10% off\n  on baskets from 900 EUR"))
    assert plain(section(never, Told.of(never.program, language)).said[0]) == mentioned


@pytest.mark.parametrize(
    ("language", "title", "lines"),
    [
        (
            Language.ENGLISH,
            "Bonus day “Friday”",
            [
                ("Orders", "4", "57.1% of all, from 3 January 2025 to 24 January 2025"),
                ("Customers", "4", "25% ordered again afterwards"),
                ("Earned on top", "300 points", ""),
                ("Paid in these orders", "€150.00", ""),
                (
                    "Paid per order",
                    "€37.50",
                    "other orders of that time: €36.67",
                ),
                ("Orders a day, on its 4 days", "1.3", "other days of the same weeks: 0.1"),
                ("Paid a day", "€48.75", "other days of the same weeks: €3.61"),
            ],
        ),
        (
            Language.FRENCH,
            "Jour bonus « Friday »",
            [
                ("Commandes", "4", "57,1 % du total, du 3 janvier 2025 au 24 janvier 2025"),
                ("Clients", "4", "25 % ont commandé de nouveau ensuite"),
                ("Gagné en plus", "300 points", ""),
                ("Payé dans ces commandes", "150,00 €", ""),
                (
                    "Payé par commande",
                    "37,50 €",
                    "autres commandes de la période : 36,67 €",
                ),
                (
                    "Commandes par jour, sur ses 4 jours",
                    "1,3",
                    "autres jours des mêmes semaines : 0,1",
                ),
                ("Payé par jour", "48,75 €", "autres jours des mêmes semaines : 3,61 €"),
            ],
        ),
    ],
)
def test_a_report_tells_it_line_by_line(figures, language, title, lines):
    """In both languages."""
    found = figures()
    card = section(found, Told.of(found.program, language)).cards[1]
    assert plain(card.title) == title
    assert [tuple(map(plain, (each.label, each.figure, each.note))) for each in card.lines] == lines


@pytest.mark.parametrize(
    ("earns", "told"),
    [
        ("earn 50 points", ("Earned on top", "200 points")),
        ("earn 9 points instead of the usual points", ("Earned less", "126 points")),
    ],
)
def test_points_that_a_first_order_lacks_are_less(figures, earns, told):
    """54 + 27 + 18 + 63 of the four that are paid 10 % less; 9 for each."""
    found = figures(FIRST_RULES.replace("earn 50 points", earns))
    (card,) = section(found, Told.of(found.program, Language.ENGLISH)).cards
    assert told in [(each.label, plain(each.figure)) for each in card.lines]


def test_a_long_name_is_wrapped_on_paper(figures, monkeypatch):
    """As all else is."""
    monkeypatch.setenv("COLUMNS", "60")
    name = "The day of the year on which whoever orders has three times the points"
    found = figures(RULES.replace('"Friday"', f'"{name}"'))
    cards = section(found, Told.of(found.program, Language.ENGLISH)).cards
    report = Report("T", "What it costs", "", (), (Section("promotions", "Offers", cards=cards),))
    lines = re.sub(r"\x1b\[[0-9;]*m", "", printed(report)).splitlines()
    assert [len(each) for each in lines if len(each) > 60] == []
    assert "  three times the points”" in lines


def plain(text):
    """Give a text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_it_is_in_json_too(figures):
    """Money as texts, days as dates; what has no days of its own is beside none."""
    found = figures()
    hello, friday = to_json(found, found.program)["promotions"]
    assert hello == {
        "promotion": "Hello",
        "kind": "offer",
        "orders": 4,
        "customers": 3,
        "came_again": 2,
        "off": "20.00",
        "points_beyond": 0,
        "bought": "210.00",
        "paid": "190.00",
        "paid_per_order": "47.50",
        "first": "2025-01-03",
        "last": "2025-01-24",
        "other_orders": 3,
        "other_paid_per_order": "23.33",
        "own_days": None,
        "days_beside": None,
    }
    assert friday["own_days"] == {"days": 4, "orders": 5, "paid": "195.00"}
    beside = {"days": 18, "orders": 2, "paid": "65.00", "same_weekdays": False}
    assert friday["days_beside"] == beside
