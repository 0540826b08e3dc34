"""What a report tells in figures: of nothing no share, columns that are even, sums that add up."""

import csv
import re
from fractions import Fraction
from itertools import accumulate

import pytest
from tests.history.test_report import plain

from palier.history.advise import advise
from palier.history.advise import report as advice
from palier.history.as_json import to_json
from palier.history.backtest import backtest
from palier.history.fold import Run
from palier.history.goals import Goal, Goals, found, read_goals, section
from palier.history.goals import to_json as goals_in_json
from palier.history.portrait import as_csv
from palier.history.report import report
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.text import text
from palier.history.view import Grid, Report, Section, Told
from palier.source import Language

pytest.importorskip("duckdb")
RULES = """earn 1 point per 1 EUR
redeem points
  10 points = 1 EUR
reward "Mug" for 50 points
  5 EUR off
points
  expire 3 months after they are earned
"""
GUESTS = "order,at,customer,price\n1,2025-01-10,,60.00\n2,2025-02-10,,30.00\n"
RETURNED = """type,order,at,customer,price
,1,2025-01-10,ada,60.00
,2,2025-06-10,ada,50.00
,3,2025-06-12,ben,50.00
refund,2,2025-06-12,ada,
"""
KEPT = "order,at,customer,price\n1,2025-01-10,ada,60.00\n"
ALL_BACK = "type,order,at,customer,price\n,1,2025-01-10,ada,60.00\nrefund,1,2025-01-12,ada,\n"


@pytest.fixture
def done(written, programme):
    """Put a table through rules, customers never using anything."""

    def made(table=RETURNED, rules=RULES, share=0):
        with opened(written(table), "Europe/Paris") as there:
            return backtest(there, Run(programme(rules), {}), spending=Spending(share))

    return made


def shown(done, language=Language.ENGLISH):
    """Give a report as text, with plain spaces."""
    return plain(text(report(done, language)))


@pytest.mark.parametrize(
    ("language", "cells", "even"),
    [
        (Language.ENGLISH, ("100%", "27.6%", "–"), ("100.0%", "27.6%", "–")),
        (Language.FRENCH, ("100\u00a0%", "27,6\u00a0%"), ("100,0\u00a0%", "27,6\u00a0%")),
        (Language.FRENCH, ("1\u202f814,16", "8", "−0,5"), ("1\u202f814,16", "8,00", "−0,50")),
        (Language.ENGLISH, ("1,234", "7"), ("1,234", "7")),
        (Language.ENGLISH, ("€1.50", "20 May", "3"), ("€1.50", "20 May", "3")),
    ],
)
def test_numbers_of_a_column_have_as_many_decimals(programme, language, cells, even):
    """What is no number alone stays as it is."""
    rows = [("row", each) for each in cells]
    grid = Told.of(programme(), language).grid(("", "figure"), rows)
    assert tuple(row[1] for row in grid.rows) == even
    assert grid.head == ("", "figure")


def test_each_month_adds_up(done):
    """What was held before, with what was earned, without what was used and lost, is held."""
    months = next(each for each in report(done(), Language.ENGLISH).sections if each.id == "months")
    assert [plain(each) for each in months.grid.head[-4:]] == [
        "Earned",
        "Used",
        "Expired, taken back",
        "Held in the end",
    ]
    rows = [[*map(int, cells)] for _, _, _, _, *cells in months.grid.rows]
    changes = (earned - used - lost for earned, used, lost, _ in rows)
    assert [*accumulate(changes)] == [held for *_, held in rows]
    assert sum(lost for _, _, lost, _ in rows) == 110


def test_of_nothing_no_share_is_told(done):
    """All came back, and nothing was paid; a column of what nobody lost is not there."""
    told = shown(done(ALL_BACK))
    assert re.search(r"Given in all +€0\.00", told)
    assert "Amounts are net of returns." in told
    kept = shown(done("order,at,customer,price\n1,2025-01-10,ada,60.00\n"))
    assert "Expired, taken back" not in kept
    assert "returns" not in kept.replace("Taken back after returns", "")


@pytest.mark.parametrize(("table", "told"), [(RETURNED, True), (KEPT, False)])
def test_what_returns_change_is_told_where_there_are_any(written, programme, table, told):
    """Rule by rule, of one programme and of two beside one another."""
    runs = [
        Run(programme(each), {}) for each in (RULES, RULES.replace("1 point per", "2 points per"))
    ]
    with opened(written(table), "Europe/Paris") as there:
        done = backtest(there, *runs, spending=Spending(0))
    found = {each.id: each for each in report(done, Language.ENGLISH).sections}
    said = [*found["rules"].after, *found["changed_rules"].after]
    assert sum("later returns" in each for each in said) == 2 * told


def test_what_is_given_for_nothing_paid_is_no_cost_of_nought(done):
    """A basket that is free: its cost is no part of what is paid, and no goal is reached by it."""
    free = done("order,at,customer,price\n1,2025-01-10,ada,60.00\n", 'offer "A"\n  100% off\n')
    assert to_json(free.figures, free.figures.program)["given_percent"] is None
    assert found(free.figures, Goal.COST) is None
    goals = read_goals("cost = 5")
    line = section(free.figures, goals, Told.of(free.figures.program, Language.ENGLISH)).lines[0]
    assert (line.figure, line.reached) == ("–", False)
    assert goals_in_json(free.figures, goals)[0]["found_percent"] is None


def test_orders_of_guests_alone_are_told_as_such(done):
    """Nothing is told of customers, for there are none."""
    told, french = (shown(done(GUESTS), each) for each in Language)
    assert "2 orders of guests, until 10 February 2025" in told
    assert "2 commandes sans compte, jusqu’au 10 février 2025" in french
    assert "Customers with" not in told
    assert re.search(r"Guests +– +– +– +€45\.00 +–", told)


def test_a_goal_that_is_nearly_reached_is_told_to_the_decimal_that_shows_it(done):
    """66.67% are no 66.7%, and 66.67% is what was wanted in the next file."""
    rows = (f"{at},2025-01-0{at},{who},1\n" for at, who in enumerate("aabbc", 1))
    figures = done("order,at,customer,price\n" + "".join(rows)).figures
    told = Told.of(figures.program, Language.ENGLISH)

    def line(wanted):
        return section(figures, Goals(((Goal.RETURN_RATE, Fraction(wanted)),)), told).lines[0]

    assert (line("66.7").figure, line("66.7").reached) == ("66.67%", False)
    assert (line("66.67").figure, line("66.67").note) == ("66.667%", "wanted: at least 66.67%")
    assert (line("66.6").figure, line("66.6").reached) == ("66.7%", True)


def test_how_customers_spend_is_assumed_where_they_can(done):
    """Of a programme of offers nothing is said of it."""
    assert "Customers never use what they collect" in shown(done())
    told = shown(done(rules='offer "A"\n  10% off\n'))
    assert "Customers never use" not in told
    assert "The orders are those of the table" in told


def test_a_pot_is_not_told_what_it_is_worth(done):
    """It is money: 3 EUR are worth 3 EUR."""
    rules = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        '  customers collect cashback called "pot"\nearn 5% of purchases\nredeem points\n'
        "points\n  expire 3 months after they are earned\n"
    )
    told = shown(done(rules=rules))
    assert "at the best rate" not in told
    assert "Worth" not in told
    assert "worth €" in shown(done())


def test_advice_for_guests_alone_judges_no_reward(written, programme):
    """Nor does it say that all is well; and who ordered is told as the report does."""
    with opened(written(GUESTS), "Europe/Paris") as table:
        seen = advise(table, Run(programme(RULES), {}), spending=Spending(100))
    told = plain(text(advice(seen, Language.ENGLISH)))
    assert "2 orders of guests, until 10 February 2025" in told
    assert "Only guests ordered" in told
    assert "No rule is out of reach" not in told


def test_no_cell_of_the_best_is_a_formula(written, programme):
    """Neither who a customer is nor a tier."""
    with opened(written("order,at,customer,price\n1,2025-01-10,=ada,60\n"), "UTC") as table:
        seen = advise(table, Run(programme('tier "+Plus"\n'), {}), spending=Spending(0))
    best = next(csv.DictReader(as_csv(seen.figures).splitlines()))
    assert (best["customer"], best["tier"]) == ("'=ada", "'+Plus")


def test_a_name_within_quotation_marks_has_others(done):
    """A tier whose name has some is told within those of another kind."""
    rules = 'tier "Le « premier »"\n'
    english, french = (shown(done(rules=rules), each) for each in Language)
    assert "“Le ‘premier’”" in re.sub(r"\s+", " ", english)
    assert "« Le “premier” »" in re.sub(r"\s+", " ", french)


def test_a_long_word_stands_on_lines_of_its_own():
    """It is parted at its hyphens, and begins no line that another word ends."""
    name = "À la fin «\u00a0Collectionneur-accumulateur-extraordinaire\u00a0»"
    row = (name, *["1 234 567"] * 5)
    grid = Grid(("", "Collectionneur-accumulateur", *"abcd"), (row,))
    told = plain(text(Report("N", "T", "u", (), (Section("s", "S", grid=grid),))))
    lines = [each.strip() for each in told.splitlines()[5:]]
    assert [each.split("  ")[0] for each in lines] == [
        "Collectionneur-",
        "accumulateur",
        "À la fin",
        "« Collectionneur-",
        "accumulateur-",
        "extraordinaire »",
    ]
