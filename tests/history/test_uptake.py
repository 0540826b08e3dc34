"""The uptake of each reward: who could have it, who had it, and what became of it."""

import pytest

from palier.history import people
from palier.history.as_json import to_json
from palier.history.backtest import Engine, backtest
from palier.history.fold import Run
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.view import Told
from palier.source import Language

pytest.importorskip("duckdb")
RULES = """earn 1 point per 1 EUR
earn reward "Five" on the birthday
reward "Five" for 50 points
  5 EUR off
  valid 1 month
reward "Fifty" for 500 points
  50 EUR off
"""
TABLE = """order,at,customer,birthday,price
1,2025-01-10,ada,,60.00
2,2025-02-10,ada,,50.00
3,2025-01-20,ben,,60.00
4,2025-01-20,cleo,,20.00
5,2025-01-20,dan,1990-03-01,10.00
6,2025-06-01,eve,,1.00
"""


@pytest.fixture
def figures(written, programme):
    """Give the figures of a table in which everybody uses all they can."""
    with opened(written(TABLE), "Europe/Paris") as there:
        return backtest(there, Run(programme(RULES), {}), spending=Spending(100)).figures


def test_who_could_have_it_had_it_and_used_it_is_counted(figures):
    """Ada claims it and uses it, Ben never comes again, Dan's of his birthday expires."""
    assert to_json(figures, figures.program)["rewards"] == [
        {
            "reward": "Five",
            "had_enough": 3,
            "customers": 2,
            "uptake_percent": "40.0",
            "given": 2,
            "used": 1,
            "gone": 1,
            "in_hand": 0,
            "off": "5.00",
        },
        {
            "reward": "Fifty",
            "had_enough": 0,
            "customers": 0,
            "uptake_percent": "0.0",
            "given": 0,
            "used": 0,
            "gone": 0,
            "in_hand": 0,
            "off": "0.00",
        },
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.ENGLISH,
            [
                ("Customers who ever had enough for it", "3", "60% of customers"),
                ("Customers who had it", "2", "40% of customers"),
                ("Given", "2", ""),
                ("Used", "1", "50% of those given"),
                ("Expired, or taken back after returns", "1", ""),
                ("Left in the end", "0", ""),
                ("Taken off orders", "€5.00", ""),
            ],
        ),
        (
            Language.FRENCH,
            [
                ("Clients qui ont pu y prétendre", "3", "60 % des clients"),
                ("Clients qui l’ont eue", "2", "40 % des clients"),
                ("Données", "2", ""),
                ("Utilisées", "1", "50 % de celles données"),
                ("Expirées, ou reprises après retours", "1", ""),
                ("Restantes à la fin", "0", ""),
                ("Retiré des commandes", "5,00 €", ""),
            ],
        ),
    ],
)
def test_a_report_tells_it_reward_by_reward(figures, language, lines):
    """In both languages; of one that was never given, who could have it."""
    first, second = people.rewards(figures, Told.of(figures.program, language)).cards
    assert [
        tuple(map(plain, (each.label, each.figure, each.note))) for each in first.lines
    ] == lines
    assert [each.figure for each in second.lines] == ["0", "0"]


BACK = """type,order,at,customer,price
,1,2025-01-10,ada,60.00
,2,2025-01-12,ada,40.00
refund,2,2025-01-13,ada,
"""
AGAIN = ",3,2025-01-14,ada,40.00\n"
PAST = BACK.replace("2025-01-13", "2025-03-13")


@pytest.mark.parametrize("engine", [Engine.ORDERS, Engine.COLUMNS])
@pytest.mark.parametrize(
    ("table", "came_of_it"),
    [(BACK, (1, 0, 0, 1)), (BACK + AGAIN, (1, 1, 0, 0)), (PAST, (1, 0, 1, 0))],
)
def test_a_reward_that_comes_back_with_its_order_is_not_given_twice(
    by_python, written, programme, engine, table, came_of_it
):
    """It was counted once more each time; where its day is past by then, it is lost."""
    with opened(written(table), "Europe/Paris") as there:
        run = Run(programme(RULES), {})
        figures = backtest(there, run, spending=Spending(100), engine=engine).figures
    five = to_json(figures, figures.program)["rewards"][0]
    assert tuple(five[each] for each in ("given", "used", "gone", "in_hand")) == came_of_it


@pytest.mark.parametrize("engine", [Engine.ORDERS, Engine.COLUMNS])
def test_a_reward_whose_return_is_strict_stays_used(by_python, written, programme, engine):
    """The file says so: what served an order that came back serves no other."""
    rules = f"{RULES}returns\n  do not give back rewards\n"
    with opened(written(BACK), "Europe/Paris") as there:
        done = backtest(there, Run(programme(rules), {}), spending=Spending(100), engine=engine)
    five = to_json(done.figures, done.figures.program)["rewards"][0]
    assert [five[each] for each in ("given", "used", "gone", "in_hand")] == [1, 1, 0, 0]


def test_what_rewards_took_off_is_said_to_be_of_orders_as_they_were_placed(written, programme):
    """None is used in the end, and five euros were taken off an order that came back."""
    with opened(written(BACK), "Europe/Paris") as there:
        figures = backtest(there, Run(programme(RULES), {}), spending=Spending(100)).figures
    section = people.rewards(figures, Told.of(figures.program, Language.ENGLISH))
    used = [each.figure for each in section.cards[0].lines if each.label in {"Used", "Given"}]
    assert used == ["1", "0"]
    assert section.after[0].startswith("What rewards took off orders is told as these were placed")


def plain(text):
    """Give a text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
