"""The report: its sections, as text and as a page that needs nothing else."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest

import palier
from palier.history import people, since
from palier.history.as_json import to_json
from palier.history.backtest import Engine, backtest
from palier.history.figures import Figures, Month
from palier.history.fold import Run
from palier.history.goals import Goal, found
from palier.history.html import html, svg
from palier.history.owed import Lapse, lapses
from palier.history.report import report
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.text import text
from palier.history.view import Grid, Plot, Report, Section, Series, Told
from palier.source import Language

pytest.importorskip("duckdb")
pytest.importorskip("matplotlib")
RULES = """earn 1 point per 1 EUR
redeem points
  10 points = 1 EUR
tier "A"
tier "B & <b>" from 100 EUR spent
  free shipping
"""
TABLE = """order,at,customer,price,quantity,cost,shipping_cost
1,2025-01-10,ada,60.00,1,30.00,5.00
2,2025-02-10,ada,50.00,2,30.00,
3,2025-03-01,ada,50.00,1,10.00,5.00
4,2025-01-20,ben,20.00,1,10.00,5.00
"""

ACTED = """type,activity,order,at,customer,price
,,1,2025-01-10,ada,60.00
activity,customer's view,,2025-02-10,ada,
"""


@pytest.fixture
def reported(written, programme):
    """Give the report of a small history, against another programme if asked."""

    def made(language=Language.ENGLISH, against=None, spending=100, rules=RULES):
        runs = tuple(Run(programme(each), {}) for each in (rules, against) if each)
        with opened(written(TABLE), "Europe/Paris") as table:
            done = backtest(table, *runs, spending=Spending(spending))
        return report(done, language)

    return made


def plain(told):
    """Give a text with plain spaces and without colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", told).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_terminal_shows_what_it_costs(reported):
    """The figures a hand reckons, in both languages."""
    english, french = (plain(text(reported(each))) for each in Language)
    assert re.search(r"Given in all +4\.9% of what is paid +€11\.00", english)
    assert re.search(r"Donné en tout +4,9 % de ce qui est payé +11,00 €", french)
    assert re.search(r"Margin after the programme +without it: €120\.00 +€109\.00", english)
    assert "Customers use all they can in every order" in english


def test_no_row_is_wider_than_the_paper(reported, monkeypatch):
    """Heads of tables are wrapped."""
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, plain(text(reported())).splitlines())) <= 80


def test_a_table_that_is_too_wide_parts_its_heads_before_its_names(monkeypatch):
    """A word of a name stays whole, where it is no monster; heads are parted between words."""
    monkeypatch.setenv("COLUMNS", "80")
    head = ("Règle", "Commandes", "Donné", "Part du payé", "Gagné", "Acheté dans ces commandes")
    name = "Anniversaires et jours qui passent"
    row = (name, "2 811", "4 428,80 £", "3,2 %", "427 529", "147 892,60 £")
    sections = (Section("rules", "Règle par règle", grid=Grid(head, (row,))),)
    said = plain(text(Report("Club", "Coût", "", (), sections))).splitlines()
    assert max(map(len, said)) <= 74
    assert [each for each in said if each.strip().startswith(("Anniversaires", "jours qui"))]
    assert {"Part", "Commandes", "commandes"} <= {word for each in said for word in each.split()}


@pytest.mark.parametrize("language", [*Language])
def test_a_page_needs_no_script_and_no_style_but_its_own(reported, language):
    """Nothing is fetched, nothing runs, and names are escaped."""
    page = html(reported(language), language)
    assert f'<html lang="{language.value}">' in page
    assert not re.search(r"<script|\bstyle=|https?://(?!www\.w3\.org)|#0a00|\bonload", page)
    assert "B &amp; &lt;b&gt;" in page
    assert page.count("<svg") == 4


def test_every_plot_is_a_picture_that_is_told(reported):
    """It has a name for whoever cannot see it, and is well formed."""
    page = html(reported(), Language.ENGLISH)
    for drawn in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        root = ET.fromstring(drawn.replace("xlink:href", "href"))  # noqa: S314 - our own
        names = [root.get("role"), bool(root.get("aria-label"))]
        if names != ["img", True]:
            break
    assert names == ["img", True]


def test_a_plot_is_the_same_each_time():
    """A report that did not change is the same file."""
    plot = Plot("P", ("a", "b"), (Series("s", (1, 2)), Series("t", (3, 0))), 2, stacked=True)
    assert svg(plot, Language.FRENCH) == svg(plot, Language.FRENCH)


def test_what_changes_is_told_with_orders_explained(reported):
    """Two points per euro: who gains, how much, and why on an order."""
    against = RULES.replace("1 point per", "2 points per")
    found = {each.id: each for each in reported(against=against, spending=0).sections}
    assert [each.figure for each in found["winners"].lines] == ["2", "€2.00", "0", "0"]
    said = plain(" ".join(found["orders"].said))
    assert "Order 2 of customer ada, 10 February 2025: €10.00 more" in said
    assert "Now: “earn 1 point per 1 EUR” gives 100 points" in said
    assert "With the other: “earn 2 points per 1 EUR” gives 200 points" in said


def cells(section):
    """Give the rows of a table with plain spaces."""
    return [[plain(cell) for cell in row] for row in section.grid.rows]


def test_what_changes_is_told_rule_by_rule(reported):
    """Two of Ada's baskets, 60.00 and 100.00, get 5 % off: 8.00, and as many points fewer."""
    against = RULES + 'offer "Five"\n  5% off\n  on baskets from 60 EUR\n'
    found = {each.id: each for each in reported(against=against, spending=0).sections}
    assert found["changed_rules"].grid.head == ("Rule", "Given", "Earned", "Orders")
    assert cells(found["changed_rules"]) == [
        ["Five", "– → €8.00", "–", "– → 2"],
        ["earn 1 point per €1", "–", "230 → 222", "4"],
    ]
    assert not {each.id: each for each in reported(against=RULES).sections}.get("changed_rules")


def test_a_rule_that_is_called_otherwise_is_the_same(reported):
    """In a translation, and under a name that it had before; whichever file is the first."""
    offer = 'offer "Five"\n  5% off\n  on baskets from 60 EUR\n'
    renamed = RULES + offer.replace('"Five"\n', '"Cinq"\n  formerly "Five"\n')
    there = reported(against=renamed, rules=RULES + offer).sections
    back = reported(against=RULES + offer, rules=renamed).sections
    french = (
        'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
        "gagner 1 point pour 1 €\nutiliser les points\n  10 points = 1 €\n"
        'palier "A"\npalier "B & <b>" dès 100 € dépensés\n  livraison offerte\n'
    )
    translated = reported(against=french).sections
    assert "changed_rules" not in {each.id for each in (*there, *back, *translated)}


def test_of_rules_that_change_in_points_the_greatest_change_comes_first(reported):
    """However many decimals their programmes count: 50 an order fewer before 0.2 more."""
    rules = RULES + "earn 50 points per order\n"
    finer = RULES.replace("1 point per", "1.001 points per") + "points\n  have 3 decimals\n"
    found = {each.id: each for each in reported(against=finer, rules=rules, spending=0).sections}
    rows = cells(found["changed_rules"])
    assert [row[0] for row in rows][-1] == "earn 50 points per order"
    assert [row[2] for row in rows] == ["– → 230.230", "230 → –", "200 → –"]


def test_points_of_finer_programmes_stand_side_by_side_as_numbers(reported):
    """The one in whole points, the other to a tenth: what is the same is not told as a change."""
    finer = RULES.replace("1 point per", "1.01 points per") + "points\n  have 1 decimal\n"
    found = {each.id: each for each in reported(against=finer, spending=0).sections}
    assert cells(found["changes"])[-3:] == [
        ["Earned", "230", "232.3", "+2.3"],
        ["Used", "0", "0.0", "0.0"],
        ["Held in the end", "230", "232.3", "+2.3"],
    ]
    ada = next(each for each in found["customers"].cards if "ada" in each.title)
    assert "210 → 212.1 points" in [plain(each.note) for each in ada.lines]
    same = RULES + "points\n  have 1 decimal\n"
    found = {each.id for each in reported(against=same).sections}
    assert not found & {"changed_rules", "customers"}


def test_an_order_paid_with_a_claimed_reward_is_explained_as_it_was(reported):
    """What is assumed to be spent is spent in the explanation too."""
    against = RULES.replace("10 points = 1 EUR", "10 points = 2 EUR")
    found = {each.id: each for each in reported(against=against).sections}
    said = plain(" ".join(found["orders"].said))
    assert "€6.00" in said
    assert "€12.00" in said


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (Language.ENGLISH, "earn 5\u00a0points per “customer’s view”"),
        (Language.FRENCH, "gagner 5\u00a0points par «\u00a0customer’s view\u00a0»"),
    ],
)
def test_the_words_of_rules_are_quoted_as_people_write(written, programme, language, name):
    """What stands between straight quotes in the file has those of the report's language."""
    run = Run(programme('earn 5 points per "customer\'s view"\n'), {})
    with opened(written(ACTED), "Europe/Paris") as table:
        told = report(backtest(table, run, spending=Spending(0)), language)
    rules = next(each for each in told.sections if each.id == "rules")
    assert name in [row[0] for row in rules.grid.rows]
    assert not re.search("[\"']", text(told))
    assert name in html(told, language)


def test_the_time_before_the_start_and_since_stand_side_by_side(written, programme):
    """Two orders in 22 days, then two in 29: and it is said to be no proof."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    rules = head + "  runs from 1 February 2025\nearn 1 point per 1 EUR\n"
    with opened(written(TABLE), "Europe/Paris") as table:
        done = backtest(table, Run(programme(rules), {}), spending=Spending(0))
    found = {each.id: each for each in report(done, Language.ENGLISH).sections}["around"]
    rows = [[plain(cell) for cell in row] for row in found.grid.rows]
    assert rows == [
        ["Before 1 February 2025", "2.7", "€109.09", "€40.00"],
        ["From 1 February 2025 on", "2.1", "€155.17", "€75.00"],
    ]
    assert "no proof" in found.after[1]


@pytest.mark.parametrize(
    ("began", "found"),
    [
        ("2025-02-15", ((36, 2, 8000), (117, 1, 3500))),
        ("2025-03-01", ((50, 2, 8000), (103, 1, 3500))),
        ("2025-01-10", None),
        ("2025-06-12", None),
    ],
)
def test_days_without_an_order_count_and_parts_of_months_are_no_months(put_through, began, found):
    """Months without an order were left out, and that in which it began was one of those after."""
    table = """type,order,at,customer,price
,1,2025-01-10,ada,60.00
,2,2025-02-10,ada,20.00
,3,2025-06-11,ben,35.00
refund,3,2025-07-16,ben,
"""
    figures = put_through("earn 1 point per 1 EUR\n", table).figures
    assert since.sides(figures, dt.date.fromisoformat(began)) == found


HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "UTC"\n'
RETURNED = """type,order,at,customer,price,quantity
,1,2025-01-10,ada,60.00,1
,2,2025-02-10,ada,20.00,1
,3,2025-06-01,ben,35.00,1
,4,2025-07-15,ben,25.00,1
refund,3,2025-07-16,ben,,
refund,3,2025-07-17,ben,,
"""


@pytest.fixture
def put_through(written, programme):
    """Put a table through rules, and say how customers spend."""

    def made(rules, table, spending=100):
        with opened(written(table), "Europe/Paris") as there:
            return backtest(there, Run(programme(rules), {}), spending=Spending(spending))

    return made


def test_months_come_to_the_forecast_of_all():
    """What is likely to be used is rounded over all months together, once."""
    figures = Figures(palier.compile(HEAD + RULES).program)
    figures.months["2025-01"] = Month(used=2, expired=1, held=10)
    figures.lapses.update({"2025-03": 4, "2025-02": 3, "": 3})
    found = [*lapses(figures)]
    assert found == [Lapse("2025-02", 3, 2), Lapse("2025-03", 4, 2), Lapse("", 3, 2)]
    assert sum(each.used for each in found) == 10 * 2 // 3


def test_a_forecast_on_little_says_so(put_through):
    """One order in which points were used is no habit of all customers."""
    table = (
        RETURNED.split("refund", maxsplit=1)[0].replace("35.00", "900.00").replace("25.00", "1.00")
    )
    made = report(put_through(RULES, table), Language.ENGLISH)
    said = next(each.said for each in made.sections if each.id == "owed")
    assert any("it is early to tell" in each for each in said)


def test_what_some_owe_takes_nothing_from_what_others_may_use(put_through):
    """Ben owes 100 points, so that −40 are held in all; the 60 of Ada are forecast, and listed."""
    table = "type,order,at,customer,price\n,1,2025-01-10,ada,60.00\n,2,2025-02-10,ben,100.00\n"
    table += ",3,2025-03-10,ben,50.00\nrefund,2,2025-03-11,ben,\n"
    rules = "earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n"
    made = report(put_through(rules, table), Language.ENGLISH)
    found = {each.id: each for each in made.sections}
    said = plain(" ".join(found["owed"].said))
    assert "about 60 points of what is held will be used" in said
    assert "ome customers owe 100 points after returns" in said
    assert found["lapses"].grid.rows[0][1] == "60"


EARNING = "earn 1 point per 1 EUR\n\n"
BIRTHDAY = '\nreward "Cheque"\n  5 EUR off\n\nearn reward "Cheque" on the birthday\n'
GIFT = 'reward "Gift" for 30 points\n  free product "Mug"\n'
MONEY = 'reward "Cheque" for 30 points\n  3 EUR off\n'


@pytest.mark.parametrize(
    ("rules", "label", "figure", "note"),
    [
        (f"{EARNING}{GIFT}", "Held in the end", "140 points", "does not say what they are worth"),
        (f"{EARNING}{MONEY}", "Still owed, at its worth", "€14.00", ""),
    ],
)
def test_what_is_held_is_at_the_top_with_its_worth_or_without_one(
    put_through, rules, label, figure, note
):
    """Points of no known worth are owed all the same."""
    table = RETURNED.split("refund", maxsplit=1)[0]
    *_, fact = report(put_through(rules, table, 0), Language.ENGLISH).facts
    assert (fact.label, plain(fact.figure), note in fact.note) == (label, figure, True)


def test_vouchers_are_not_taken_for_all_that_is_owed(put_through):
    """Where only they have a worth, what is held besides stands beside it."""
    rules = f"{EARNING}{GIFT}{BIRTHDAY}"
    table = RETURNED.split("refund", maxsplit=1)[0].replace("price", "birthday,price")
    told = re.sub(r"(ada|ben),", r"\1,1990-07-01,", table)
    *_, fact = report(put_through(rules, told, 0), Language.ENGLISH).facts
    assert plain(fact.figure) == "€10.00"
    assert plain(fact.note) == "and 140 points, of no certain worth in money"


@pytest.mark.parametrize(
    ("language", "why", "head"),
    [
        (Language.ENGLISH, "a return of what has come back already", "1 row refused"),
        (Language.FRENCH, "un retour de ce qui est déjà retourné", "1 ligne refusée"),
    ],
)
def test_what_is_refused_is_said_in_words_and_at_the_top(put_through, language, why, head):
    """Whoever reads the first lines knows that something is left out."""
    made = report(put_through(RULES, RETURNED), language)
    section = next(each for each in made.sections if each.id == "refused")
    assert [row[0] for row in section.grid.rows] == [why]
    assert head in plain(made.under)


def test_the_customer_of_an_order_that_shows_it_is_named(reported):
    """A merchant looks the customer up."""
    told = plain(text(reported(against=RULES.replace("1 point", "2 points"))))
    assert re.search(r"Order \d of customer (ada|ben), ", told)


def test_who_came_again_is_no_income(reported):
    """`Revenus` alone is what a shop takes."""
    heads = [each.grid.head for each in reported(Language.FRENCH).sections if each.grid is not None]
    named = {name for head in heads for name in head}
    assert ("Clients revenus" in named, "Revenus" in named) == (True, False)


def test_a_plot_of_amounts_says_of_which_currency(reported):
    """An axis of bare numbers could be points."""
    plots = [each.plot for each in reported().sections if each.plot]
    titles = {each.title.replace("\u00a0", " ") for each in plots}
    assert {"Given in all (€)", "Given at most, by tenth of customers (€)"} <= titles


def test_what_a_report_tells_of_customers_is_in_json_too(put_through):
    """Return rate, frequency, basket, months alive: of all, by tier, by first month."""
    figures = put_through(RULES, TABLE).figures
    told = to_json(figures, figures.program)
    everybody = {"customers": 2, "came_again_percent": "50.0", "orders_each": "2.0"}
    assert told["people"] | everybody == told["people"]
    assert [each["tier"] for each in told["people_by_tier"]] == ["A", "B & <b>"]
    assert [each["month"] for each in told["people_by_first_month"]] == ["2025-01"]


ALSO_ACTED = """type,activity,order,at,customer,price
,,1,2025-01-10,ada,60.00
,,2,2025-02-10,ada,60.00
,,3,2025-02-10,ben,30.00
activity,view,,2025-02-10,ben,
activity,view,,2025-02-10,cleo,
activity,view,,2025-02-11,dan,
"""


@pytest.mark.usefixtures("by_python")
@pytest.mark.parametrize("engine", Engine)
def test_customers_are_those_who_ordered(written, programme, engine):
    """Who only did something holds points, and is none of those who came again or did not."""
    run = Run(programme(RULES + 'earn 10 points per "view"\n'), {})
    with opened(written(ALSO_ACTED), "Europe/Paris") as table:
        done = backtest(table, run, spending=Spending(0), engine=engine)
    told = to_json(done.figures, done.files[0])
    everybody = {"customers": 2, "came_again_percent": "50.0", "orders_each": "1.5"}
    assert told["people"] == everybody | {"paid_per_order": "50.00", "months_active": "0.5"}
    tiers = [(each["tier"], each["customers"]) for each in told["people_by_tier"]]
    assert tiers == [("A", 1), ("B & <b>", 1)]
    assert (told["customers"], told["outstanding"]) == (2, 180)
    page = html(report(done, Language.ENGLISH), Language.ENGLISH)
    made = plain(text(report(done, Language.ENGLISH)))
    assert "3 orders of 2 customers" in made
    assert "3 orders of 2 customers" in plain(page)
    assert found(done.figures, Goal.RETURN_RATE) == 50


CLIMBED = """order,at,customer,birthday,price
1,2025-01-10,ada,--05-01,150.00
2,2025-01-10,ben,,150.00
3,2025-01-10,cleo,,20.00
"""


@pytest.mark.parametrize(
    ("first", "moved"),
    [('tier "Base"\n', ("1", "2", "2", "0")), ("", ("2", "2", "0"))],
)
def test_a_first_order_that_climbs_is_told_whatever_is_known_of_its_customer(
    written, programme, first, moved
):
    """Whose birthday is known had joined before, and was told to climb; the other was not."""
    rules = f'{first}tier "Gold" from 100 EUR spent\n  5% off\n'
    with opened(written(CLIMBED), "Europe/Paris") as table:
        figures = backtest(table, Run(programme(rules), {}), spending=Spending(100)).figures
    (row,) = people.tiers(figures, Told.of(figures.program, Language.ENGLISH)).grid.rows
    assert row[1:] == moved


@pytest.mark.parametrize(("header", "said"), [("", True), ("  prices exclude tax\n", False)])
def test_a_margin_of_prices_with_tax_says_so(written, programme, header, said):
    """Costs are mostly without: then it is larger than what is kept."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    with opened(written(TABLE), "Europe/Paris") as table:
        done = backtest(table, Run(programme(head + header + RULES), {}), spending=Spending(0))
    found = {each.id: each for each in report(done, Language.ENGLISH).sections}["cost"]
    assert any(each.startswith("The margin has in it the tax") for each in found.after) is said


def test_that_returns_give_points_back_is_said_where_they_do(put_through):
    """Fewer were used than there would be: below zero in a month with returns alone."""
    table = """type,order,at,customer,price
,1,2025-01-10,ada,60.00
,2,2025-01-11,ada,60.00
refund,2,2025-02-11,ada,
"""
    rules = "earn 1 point per 1 EUR\nredeem points\n  10 points = 2 EUR\n"
    done = put_through(rules, f"{table},3,2025-02-12,ada,5.00\n")
    found = {each.id: each for each in report(done, Language.ENGLISH).sections}["points"]
    assert done.figures.months["2025-02"].used == -40
    assert found.after[0].startswith("What customers are given back with what they return")
