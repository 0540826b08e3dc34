"""Commands about histories of orders: made up, read, and put through a programme."""

import csv
import datetime as dt
import json
import os
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pytest

import palier
from palier.history import tune
from palier.history.exports import Shop
from palier.history.generate import HEADER
from palier.history.orders import HEADER as COLUMNS
from palier.history.rows import lives
from palier.history.table import opened
from palier.history.typed import typed_parquet


def test_a_made_up_history_can_be_read_as_csv_and_as_parquet(run, tmp_path, club):
    """The command writes both, and they say the same."""
    pytest.importorskip("duckdb")
    for name in ("made.csv", "made.parquet"):
        assert run("generate", club, "--orders", "200", "--seed", "5", "-o", name).exit_code == 0
    program = palier.load(club).program
    found = []
    for name in ("made.csv", "made.parquet"):
        with opened(str(tmp_path / name), "Europe/Paris") as table:
            found.append(
                [[each.event.at for each in life.entries] for life in lives(table, program)]
            )
    assert found[0] == found[1] != []


def test_a_made_up_history_in_parquet_goes_through_outcomes_as_it_is(run, tmp_path, club):
    """Times, amounts and counts have types of their own, and each customer's orders stand together.

    What they come to is what the same history in CSV comes to.
    """
    pytest.importorskip("duckdb")
    parquet = pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("llvmlite")
    for name in ("made.csv", "made.parquet"):
        run("generate", club, "--orders", "200", "--seed", "5", "-o", name)
    kinds = {each.name: str(each.type) for each in parquet.read_schema(tmp_path / "made.parquet")}
    assert {kinds[name] for name in ("price", "regular_price", "cost")} == {"decimal128(18, 2)"}
    assert (kinds["at"], kinds["quantity"]) == ("timestamp[us, tz=UTC]", "int32")
    result = run("outcomes", club, "made.parquet", "-o", "out.parquet")
    assert result.exit_code == 0, result.output
    told = json.loads(run("backtest", club, "made.csv", "--format", "json").stdout)
    assert parquet.read_metadata(tmp_path / "out.parquet").num_rows == told["orders"] == 200


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (("2025-01-02 10:00", "3.5", "all"), ("timestamp[us]", "decimal128(18, 2)", "string")),
        (("2025-01-02", "3.1250", "7"), ("timestamp[us]", "decimal128(18, 3)", "int32")),
        (("2025-01-02T10:00:00Z", "", ""), ("timestamp[us, tz=UTC]", "decimal128(18, 2)", "int32")),
        (("2025-02-30 10:00", "3,50", "-1"), ("string", "string", "string")),
    ],
)
def test_a_column_has_a_type_where_all_its_cells_are_of_it(tmp_path, cells, kinds):
    """What is no time, amount or count stays as it is written, and is told of when it is read."""
    pytest.importorskip("duckdb")
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "a.csv").write_text(
        f'order,at,customer,price,use_points\n1,{cells[0]},ada,"{cells[1]}",{cells[2]}\n', "utf-8"
    )
    typed_parquet(str(tmp_path / "a.csv"), str(tmp_path / "a.parquet"))
    there = {each.name: str(each.type) for each in parquet.read_schema(tmp_path / "a.parquet")}
    assert tuple(there[name] for name in ("at", "price", "use_points")) == kinds
    (row,) = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert (row["order"], row["customer"]) == ("1", "ada")


@pytest.mark.parametrize(
    "words", [("1979-12-31",), ("9999-12-31",), ("2999-06-01", "--days", "300")]
)
def test_days_that_no_table_has_are_refused(run, club, tmp_path, words):
    """Too long ago, or too far off: nothing is written."""
    result = run("generate", club, "--orders", "5", "-o", "orders.csv", "--from", *words)
    assert (result.exit_code, "choose another --from" in result.stderr) == (2, True)
    assert not (tmp_path / "orders.csv").exists()


def test_the_standard_output_is_a_csv(run, club):
    """For a pipe."""
    result = run("generate", club, "--orders", "2", "--seed", "5", "-o", "-")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == ",".join(each.value for each in HEADER)


TABLE = "order,at,customer,price,quantity\n1,2025-01-10,ada,60.00,1\n2,2025-02-10,ada,100.00,1\n"
HEAD_OF_CLUB = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'


@pytest.fixture
def table(tmp_path):
    """Write a small table and give its name."""
    pytest.importorskip("duckdb")
    (tmp_path / "orders.csv").write_text(TABLE, "utf-8")
    return "orders.csv"


def test_a_history_is_put_through_a_programme(run, club, table):
    """Ten perles are a euro: 60 of them pay 6.00 of the second order."""
    result = run("backtest", club, table)
    assert result.exit_code == 0, result.output
    assert "Taken off the goods" in result.stdout
    assert "€6.00" in result.stdout
    told = json.loads(run("backtest", club, table, "--format", "json").stdout)
    assert (told["given"], told["used"], told["spending"]) == ("6.00", 60, 100)


SHARED = """type,order,at,customer,price,activity
,1,2025-01-10,ada,60.00,
,1,2025-01-10,ada,5.00,
,1,2025-02-10,ben,20.00,
,2,2025-02-10,ben,20.00,
,2,2025-02-11,,20.00,
,3,2025-02-12,,20.00,
activity,,2025-02-12,ada,,view
activity,,2025-02-12,ben,,view
refund,1,2025-02-13,ben,,
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "2 order numbers are of several customers, such as “1” (rows 2 and 4)"),
        ("fr", "2 numéros de commande sont ceux de plusieurs clients, comme « 1 »"),
    ],
)
def test_an_order_number_of_several_customers_is_told(run, club, tmp_path, lang, said):
    """Several tills count from 1, or a name is written in two ways: they are orders of each."""
    pytest.importorskip("duckdb")
    (tmp_path / "orders.csv").write_text(SHARED, "utf-8")
    result = run("backtest", club, "orders.csv", "--lang", lang, "--format", "json")
    assert (result.exit_code, said in result.stderr.replace("\u00a0", " ")) == (0, True)
    told = json.loads(result.stdout)
    assert (told["orders"], told["returns"], told["goods"]) == (5, 1, "125.00")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_a_table_comes_by_a_named_pipe_too(run, club, tmp_path):
    """As a shell has it: `palier backtest club.palier <(zcat orders.csv.gz)`."""
    pytest.importorskip("duckdb")
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(TABLE, "utf-8"))
    writer.start()
    result = run("backtest", club, "pipe", "--format", "json")
    writer.join()
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["orders"] == 2


def test_another_programme_goes_through_it_beside_the_first(run, club, table, tmp_path):
    """Who gains is among the figures in JSON."""
    other = (tmp_path / club).read_text("utf-8").replace("1 point per", "2 points per")
    (tmp_path / "other.palier").write_text(other.partition("example")[0], "utf-8")
    words = ("backtest", club, table, "--against", "other.palier", "--spend", "never")
    told = json.loads(run(*words, "--format", "json").stdout)
    assert told["compared"]["gain_in_all"] == "16.00"
    assert told["against"]["earned"] == 320


def test_programmes_in_two_currencies_are_not_compared(run, club, table, tmp_path):
    """100 EUR are not 100 CHF."""
    other = (tmp_path / club).read_text("utf-8").replace("EUR", "CHF")
    (tmp_path / "other.palier").write_text(other, "utf-8")
    result = run("backtest", club, table, "--against", "other.palier")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{club} counts in EUR and other.palier in CHF" in result.stderr


def test_a_page_and_a_table_are_written(run, club, table, tmp_path):
    """Whole, each under its name."""
    pytest.importorskip("matplotlib")
    result = run("backtest", club, table, "--report", "r.html", "--out", "out.csv", "--lang", "fr")
    assert result.exit_code == 0, result.output
    assert "r.html\u00a0: écrit" in result.stderr
    assert "Ce que cela coûte" in (tmp_path / "r.html").read_text("utf-8")
    rows = [*csv.DictReader((tmp_path / "out.csv").read_text("utf-8").splitlines())]
    assert [(row["order"], row["off"], row["used"], row["held"]) for row in rows] == [
        ("1", "0.00", "0", "60"),
        ("2", "6.00", "60", "0"),
    ]


def test_a_table_of_results_may_be_parquet(run, club, table, tmp_path):
    """It can be read back, with amounts as decimals."""
    duckdb = pytest.importorskip("duckdb")
    assert run("backtest", club, table, "--out", "out.parquet").exit_code == 0
    path = str(tmp_path / "out.parquet")
    found = duckdb.read_parquet(path).project('"order", off').order('"order"').fetchall()
    assert found == [("1", Decimal("0.000")), ("2", Decimal("6.000"))]


def test_a_goal_that_is_not_reached_exits_1(run, club, table, tmp_path):
    """Whoever runs it every night is told."""
    (tmp_path / "goals.toml").write_text("cost = 4\n", "utf-8")
    assert run("backtest", club, table, "--goals", "goals.toml").exit_code == 0
    (tmp_path / "goals.toml").write_text("cost = 3\n", "utf-8")
    result = run("backtest", club, table, "--goals", "goals.toml")
    assert (result.exit_code, "wanted: at most 3%" in result.stdout) == (1, True)
    (tmp_path / "goals.toml").write_text("cots = 3\n", "utf-8")
    result = run("backtest", club, table, "--goals", "goals.toml")
    assert (result.exit_code, "did you mean cost?" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("order,at,price\n1,2025-01-01,x\n", 'row 2: `price` is "x"'),
        ("order,at,price\n1,yesterday,1\n", "row 2: `at` "),
        ("order,at,price\n1,0001-01-01,1\n", 'row 2: `at` is "0001-01-01"'),
        ("order,at,price\n1,9999-12-31,1\n", 'row 2: `at` is "9999-12-31"'),
        ("order,at,price\n1,2025-01-01,1,2\n", "line 2 has 4 cells, and the first line 3"),
        ("order,at,prise\n1,2025-01-01,1\n", "has no column price; it has order, at and prise"),
        ("", "orders.csv: its first line is empty; it should name the columns, such as order"),
        ("\norder,at,price\n", "its first line is empty"),
        ("order,at,price\nrefund,2025-01-01\n", "row 2: `price` is missing"),
    ],
)
def test_what_is_wrong_with_a_table_is_a_sentence(run, club, tmp_path, content, says):
    """Exit code 2, the row and the column, and no traceback."""
    pytest.importorskip("duckdb")
    (tmp_path / "orders.csv").write_text(content, "utf-8")
    result = run("backtest", club, "orders.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_a_table_that_is_not_there_is_told(run, club):
    """As any other file."""
    result = run("backtest", club, "nowhere.csv")
    assert (result.exit_code, "there is no such file" in result.stderr) == (2, True)


def test_the_standard_input_may_be_a_table(run, club, table):
    """As any other file."""
    result = run("backtest", club, "-", given=TABLE)
    assert (result.exit_code, "€6.00" in result.stdout) == (0, True)


@pytest.mark.parametrize("asked", ["often", "120%", "-1", "²", ""])
def test_how_customers_spend_is_a_share(run, club, table, asked):
    """Anything else is refused in a sentence."""
    result = run("backtest", club, table, "--spend", asked)
    assert (result.exit_code, "--spend is recorded, never" in result.stderr) == (2, True)


def test_an_activity_of_which_no_rule_speaks_is_pointed_out(run, tmp_path):
    """With the one that was probably meant; it earns nothing."""
    pytest.importorskip("duckdb")
    rules = f'{HEAD_OF_CLUB}earn 5 points per "product review"\n'
    (tmp_path / "told.palier").write_text(rules, "utf-8")
    rows = ",1,2025-01-01,ada,9.00,\nactivity,,2025-01-02,ada,,product reviews\n"
    rows += "activity,,2025-01-03,ada,,product review\nactivity,,2025-01-04,ada,,wave\n"
    table = f"type,order,at,customer,price,activity\n{rows}"
    (tmp_path / "orders.csv").write_text(table, "utf-8")
    result = run("backtest", "told.palier", "orders.csv")
    first, second = result.stderr.splitlines()
    assert first.endswith("the activity “product reviews”; did you mean “product review”?")
    assert second == "orders.csv: no rule speaks of the activity “wave”"


NAMED = """earn 1 point per 1 EUR
  except category "Gift cards" or products tagged "outlet"

offer "Hello" with promo code "HELLO"
  when channel is "web"
  5 EUR off

example "Nothing of an example is asked for"
  when they order 10 EUR shipped by "Colissimo" for 4 EUR
  then 10 points earned
"""


@pytest.mark.parametrize(
    "words",
    [("backtest",), ("advise",), ("tune", "--vary", "earn 1..2 points per 1 EUR")],
    ids=lambda words: words[0],
)
def test_names_that_a_table_writes_otherwise_or_never_tells_are_pointed_out(run, tmp_path, words):
    """The rules that ask for them would do nothing, in silence; what both have is not told."""
    pytest.importorskip("duckdb")
    (tmp_path / "named.palier").write_text(HEAD_OF_CLUB + NAMED)
    rows = '1,2025-01-01,9.00,"tea; gift cards",hello,web\n2,2025-01-02,9.00,tea,SPRING,web\n'
    table = f"order,at,price,categories,promo_codes,channel\n{rows}"
    (tmp_path / "orders.csv").write_text(table, "utf-8")
    told = run(words[0], "named.palier", "orders.csv", *words[1:]).stderr
    no_row = "orders.csv: no row has “{}” in {}, as the rule file writes it, and some have “{}”\n"
    assert "orders.csv has nothing in tags, which rules of the file ask about: they find" in told
    assert no_row.format("Gift cards", "categories", "gift cards") in told
    assert no_row.format("HELLO", "promo_codes", "hello") in told
    assert "shipping_method" not in told


def test_a_table_that_has_the_names_of_the_rules_is_told_nothing(run, tmp_path):
    """Nor is a name that both have, beside one like it."""
    pytest.importorskip("duckdb")
    (tmp_path / "named.palier").write_text(HEAD_OF_CLUB + NAMED)
    row = ",2025-01-01,9.00,Gift cards;gift cards,outlet,HELLO;hello,web\n"
    table = f"order,at,price,categories,tags,promo_codes,channel\n1{row}2{row}"
    (tmp_path / "orders.csv").write_text(table, "utf-8")
    result = run("backtest", "named.palier", "orders.csv")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_column_that_looks_like_one_is_pointed_out(run, club, tmp_path):
    """It is passed over, and said to be."""
    pytest.importorskip("duckdb")
    (tmp_path / "orders.csv").write_text("order,at,price,custmer\n1,2025-01-01,1,ada\n", "utf-8")
    result = run("backtest", club, "orders.csv")
    assert "the column custmer is passed over; did you mean customer?" in result.stderr


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("category", "categories"),
        ("Qty", "quantity"),
        ("client", "customer"),
        ("étiquettes", "tags"),
    ],
)
def test_a_column_by_another_name_is_pointed_out(run, club, tmp_path, written, meant):
    """Without it gift cards earned, and two of a thing were one, in silence."""
    pytest.importorskip("duckdb")
    (tmp_path / "orders.csv").write_text(f"order,at,price,{written}\n1,2025-01-01,1,2\n", "utf-8")
    result = run("backtest", club, "orders.csv")
    assert f"the column {written} is passed over; did you mean {meant}?" in result.stderr


def test_without_the_library_it_says_what_to_install(run, club, table, monkeypatch):
    """One line to copy."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = run("backtest", club, table)
    assert (result.exit_code, 'pip install "palier[history]"' in result.stderr) == (2, True)


EXPORTS = Path(__file__).parents[1] / "history" / "exports"


@pytest.mark.parametrize("shop", [*Shop])
def test_every_table_that_is_made_goes_through_a_programme(run, tmp_path, club, shop):
    """Two lanterns and a compass are 170.00, as each of them sold."""
    pytest.importorskip("duckdb")
    export = str(EXPORTS / f"{shop.value}.csv")
    made = run("orders", export, "--from", shop.value, "-o", "orders.csv")
    assert made.exit_code == 0, made.output
    header = (tmp_path / "orders.csv").read_text("utf-8").splitlines()[0]
    assert header == ",".join(each.value for each in COLUMNS)
    result = run("backtest", club, "orders.csv", "--format", "json")
    assert result.exit_code == 0, result.output
    assert '"refused": []' in result.stdout


def test_what_was_taken_of_an_export_is_told(run):
    """How many orders and returns, what was left out and why."""
    export = str(EXPORTS / "shopify.csv")
    result = run("orders", export, "--from", "shopify", "-o", "-", "--lang", "fr")
    told = result.stderr.replace("\u00a0", " ")
    assert "3 commandes, 1 retour" in told
    assert "laissé de côté : 1 commande (voided)" in told
    assert "1 commande a été remboursée en partie" in told
    assert result.stdout.startswith("type,order,at,customer")


def test_why_an_order_of_an_export_is_none_is_told_in_words(run, tmp_path):
    """The states of PrestaShop have numbers; what was paid and cancelled is not paid."""
    export = (EXPORTS / "prestashop.csv").read_text("utf-8").replace("\r\n", "\n")
    (tmp_path / "p.csv").write_text(export.replace(";6;", ";8;"), "utf-8")
    told = run("orders", "p.csv", "--from", "prestashop", "-o", "-", "--lang", "fr").stderr
    assert "1 commande (erreur de paiement)" in told.replace("\u00a0", " ")
    head = "Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem price,Cancelled at"
    row = "#1,a@example.com,paid,2025-01-10 10:15:30 +0100,1,5.00,2025-01-11 10:00:00 +0100"
    (tmp_path / "s.csv").write_text(f"{head}\n{row}\n", "utf-8")
    told = run("orders", "s.csv", "--from", "shopify", "-o", "-", "--lang", "en").stderr
    assert "left out: 1 order (cancelled)" in told.replace("\u00a0", " ")


def test_what_comes_back_of_no_line_of_an_export_is_told(run, tmp_path):
    """An order of nothing but a return is no order."""
    head = "name,date_order,order_line/product_id,order_line/product_uom_qty,order_line/price_unit"
    (tmp_path / "export.csv").write_text(f"{head}\nS1,2025-01-10,Lantern,-2,45\n", "utf-8")
    result = run("orders", "export.csv", "--from", "odoo", "-o", "-")
    told = result.stderr.replace("\u00a0", " ")
    assert "left out: 2 units returned of what the order does not have" in told


ODOO_HEAD = "name,date_order,order_line/product_uom_qty,order_line/price_unit\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "is no export of odoo: it has no columns Order Reference"),
        (
            "name,date_order,order_line/product_uom_qty,order_line/price_unit\nS1,soon,1,2\n",
            "row 2: “soon” in the column date_order is no date: write 2025-01-31 18:05, or 31/01",
        ),
        (
            ODOO_HEAD + "S1,2025-01-10,1,2\nS2,2025-01-10,1,2\nS1,2025-01-10,1,2\n",
            "row 4: the order S1 has rows further up: sort the export by order",
        ),
        (
            "name,date_order,order_line/product_uom_qty,order_line/price_unit\nS1,,1,2\n",
            "row 2: the column date_order is empty",
        ),
        (
            "name,date_order,order_line/product_uom_qty,order_line/price_unit\nS1,2025-01-10,x,2\n",
            "row 2: “x” in the column order_line/product_uom_qty is no number: write 1234.50",
        ),
    ],
)
def test_an_export_that_cannot_be_read_is_told(run, tmp_path, content, says):
    """Nothing is written then."""
    (tmp_path / "export.csv").write_text(content, "utf-8")
    result = run("orders", "export.csv", "--from", "odoo", "-o", "orders.csv")
    assert (result.exit_code, says in result.stderr) == (2, True)
    assert not (tmp_path / "orders.csv").exists()


def test_other_numbers_are_tried(run, club, table, tmp_path):
    """A table and a page; each row is told with what it costs."""
    pytest.importorskip("matplotlib")
    vary = "earn 1..2 points per 1 EUR"
    result = run("tune", club, table, "--vary", vary, "--report", "t.html")
    assert result.exit_code == 0, result.output
    assert "earn … points per" in " ".join(result.stdout.split())
    assert "<svg" in (tmp_path / "t.html").read_text("utf-8")
    told = json.loads(run("tune", club, table, "--vary", vary, "--format", "json").stdout)
    assert [row["given"] for row in told["rows"]] == ["6.00", "12.00"]


def test_the_file_of_a_row_is_written_and_has_no_mistake_but_its_examples(
    run, club, table, tmp_path
):
    """The second row earns 2 points."""
    words = ("tune", club, table, "--vary", "earn 1..2 points per 1 EUR")
    assert run(*words, "--row", "2", "--write", "new.palier").exit_code == 0
    assert "earn 2 points per 1 EUR" in (tmp_path / "new.palier").read_text("utf-8")
    assert run(*words, "--row", "3", "--write", "new.palier").exit_code == 2
    assert run(*words, "--row", "2").exit_code == 2


def test_a_number_that_is_not_there_is_told(run, club, table):
    """In a sentence, in the language of the file."""
    result = run("tune", club, table, "--vary", "earn 1..2 shells per 1 EUR")
    assert (result.exit_code, "no line of the rule file reads like" in result.stderr) == (2, True)


def test_why_a_grid_goes_order_by_order_is_told_once(run, table, tmp_path, monkeypatch):
    """Of all its rows, in the language that is asked for."""
    monkeypatch.setattr(tune, "WORTH_A_KERNEL", 1)
    rules = 'earn 1 point per 1 EUR\nreward "A" for 9 points\n  1 EUR off\n'
    rules += "  is given automatically\n  when points balance is below 20 points\n"
    (tmp_path / "t.palier").write_text(HEAD_OF_CLUB + rules, "utf-8")
    words = ("--vary", "earn 1..2 points per 1 EUR", "--lang", "fr")
    result = run("tune", "t.palier", table, *words)
    assert result.exit_code == 0, result.output
    assert result.stderr.count("commande par commande") == 1


def test_advice_is_given_as_text_as_a_page_and_as_json(run, club, table, tmp_path):
    """What to look at, and the best customers."""
    pytest.importorskip("matplotlib")
    result = run("advise", club, table, "--report", "a.html", "--best", "best.csv")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "best.csv").read_text("utf-8").splitlines()[1].startswith("ada,2,154.00,")
    assert "What to look at" in result.stdout
    assert "What to look at" in (tmp_path / "a.html").read_text("utf-8")
    told = json.loads(run("advise", club, table, "--format", "json").stdout)
    assert (told["best"][0]["customer"], told["best"][0]["paid"]) == ("ada", "154.00")
    assert run("advise", club, table, "--report", "a", "--best", "a").exit_code == 2


def test_a_file_whose_examples_do_not_come_out_is_tried_all_the_same(run, club, table, tmp_path):
    """Who tries another number has not written its examples anew; other mistakes still stop it."""
    changed = (tmp_path / club).read_text("utf-8").replace("1 point per", "2 points per")
    (tmp_path / "other.palier").write_text(changed, "utf-8")
    result = run("backtest", club, table, "--against", "other.palier")
    assert result.exit_code == 0, result.output
    assert "other.palier: 1\u00a0example or guarantee does not come out" in result.stderr
    (tmp_path / "other.palier").write_text(changed + "earn lots\n", "utf-8")
    result = run("backtest", club, table, "--against", "other.palier")
    assert (result.exit_code, "error[" in result.stderr) == (2, True)


@pytest.fixture
def in_order(tmp_path):
    """Write a small sorted table with types and give its name."""
    pytest.importorskip("duckdb")
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")

    def write(**columns):
        noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
        plain = {"customer": ["ada", "bob"], "order": [1, 2], "at": [noon, noon], "price": [10, 20]}
        parquet.write_table(arrow.table(plain | columns), tmp_path / "sorted.parquet")
        return "sorted.parquet"

    return write


KERNEL = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'


GIVEN = (
    'reward "A" for 9 points\n  1 EUR off\n  when points balance is over 18 points\n'
    "  is given automatically\n"
)


@pytest.mark.parametrize(
    ("columns", "rules", "says"),
    [
        ({}, KERNEL, "out.parquet: 2 orders written"),
        ({"customer": ["bob", "ada"]}, KERNEL, "sorted.parquet, row 2: it stands after"),
        ({"price": [1.5, 2.5]}, KERNEL, "the column price is of type double"),
        (
            {},
            KERNEL + GIVEN,
            "this programme uses rewards given automatically that ask for the points balance",
        ),
        ({"customer": ["", "ada"], "type": ["refund", "order"]}, KERNEL, "row 1"),
    ],
)
def test_outcomes_are_written_or_it_is_said_why_not(
    run, tmp_path, in_order, monkeypatch, columns, rules, says
):
    """Each in a sentence, and no file is left behind."""
    from palier.history import outcomes
    from palier.history.kernel import compiled

    monkeypatch.setattr(outcomes, "compiled", compiled.plain)
    (tmp_path / "t.palier").write_text(rules, "utf-8")
    result = run("outcomes", "t.palier", in_order(**columns), "-o", "out.parquet")
    assert says in result.output.replace("\xa0", " ")
    assert (result.exit_code == 0) is (tmp_path / "out.parquet").exists() is ("written" in says)
