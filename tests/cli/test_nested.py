"""Tables with a row for each order, from the commands: written, read, refused in a sentence."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("llvmlite")
pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
EXPORTS = Path(__file__).parents[1] / "history" / "exports"
NOON = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
LINE = {"price": Decimal("10.00"), "quantity": 1}
ONE = [[LINE], [LINE, LINE]]


@pytest.fixture
def orders(tmp_path):
    """Write two orders with given columns; one that is None is left out."""

    def write(**columns):
        told = {"customer": ["ada", "bob"], "order": ["1", "2"], "at": [NOON, NOON], "lines": ONE}
        told = {name: each for name, each in (told | columns).items() if each is not None}
        parquet.write_table(pa.table(told), tmp_path / "orders.parquet")
        return "orders.parquet"

    return write


@pytest.fixture
def refusal(run, club):
    """Say by which sentence a table is refused, in a language, by the command of one road."""

    def refused(table, lang, command):
        words = ["-o", "out.parquet"] if command == "outcomes" else []
        result = run(command, club, table, "--lang", lang, *words)
        assert (result.exit_code, "Traceback" in result.output) == (2, False)
        return plain(result.stderr)

    return refused


def plain(text):
    """A sentence with the spaces and apostrophes of a keyboard."""
    return text.replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")


def list_of(kind, many=2):
    """A column of lists of some type."""
    return pa.array([[]] * many, pa.list_(kind))


WRONG = {
    "no price": (
        {"lines": [[{"quantity": 1}]] * 2},
        "has no column lines.price; it has customer, order, at and lines.quantity",
        "n'a pas de colonne lines.price ; il a customer, order, at et lines.quantity",
    ),
    "no order": ({"order": None}, "has no column order;", "n'a pas de colonne order ;"),
    "both": (
        {"price": [1, 2], "quantity": [1, 1]},
        "it has the lines of orders in its column lines, and price, quantity beside it",
        "il a les lignes des commandes dans sa colonne lines, et price, quantity à côté",
    ),
    "no structs": (
        {"lines": [[1], [2]]},
        "it should be a list of structs",
        "il y faut une liste de structures",
    ),
    "no list": (
        {"lines": ["[]", "[]"]},
        "it should be a list of structs",
        "il y faut une liste de structures",
    ),
    "a list for a field": (
        {"lines": None, "price": [[Decimal("1.00")], [Decimal("2.00")]]},
        "its column price holds lists",
        "sa colonne price contient des listes",
    ),
    "a list in lines": (
        {"lines": [[{"price": [1]}]] * 2},
        "its column lines.price holds lists",
        "sa colonne lines.price contient des listes",
    ),
    "twice": (
        {"lines": [[{"price": Decimal("1.00"), "Price": Decimal("1.00")}]] * 2},
        "two of its columns are called price",
        "deux de ses colonnes s'appellent price",
    ),
    "an empty list": (
        {"lines": [[LINE], []]},
        "row 2: the order “2” has no lines",
        "ligne 2 : la commande « 2 » n'a pas de lignes",
    ),
    "no list at all": (
        {"lines": [None, [LINE]]},
        "row 1: the order “1” has no lines",
        "ligne 1 : la commande « 1 » n'a pas de lignes",
    ),
    "a line that is none": (
        {"lines": [[LINE], [LINE, None]]},
        "row 2, element 2 of lines: `price` is missing",
        "ligne 2, élément 2 de lines : `price` manque",
    ),
    "a price below zero": (
        {"lines": [[LINE], [{"price": Decimal("-1.00"), "quantity": 1}, LINE]]},
        "row 2, element 1 of lines:",
        "ligne 2, élément 1 de lines :",
    ),
    "a quantity of none": (
        {"lines": [[LINE], [LINE, {"price": Decimal("1.00"), "quantity": 0}]]},
        "row 2, element 2 of lines:",
        "ligne 2, élément 2 de lines :",
    ),
}


@pytest.mark.parametrize("command", ["outcomes", "backtest"])
@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_its_place(orders, refusal, name, command):
    """In both languages, by the road of columns and by that of rows."""
    columns, english, french = WRONG[name]
    table = orders(**columns)
    assert english in refusal(table, "en", command)
    assert french in refusal(table, "fr", command)


def test_a_type_that_is_no_amount_is_named_by_its_place_in_the_lines(orders, refusal, run, club):
    """What goes from Parquet to Parquet takes no floats; a report reads them."""
    table = orders(lines=[[{"price": 1.5}], [{"price": 2.5}]])
    assert "the column lines.price is of type double" in refusal(table, "en", "outcomes")
    assert "la colonne lines.price est de type double" in refusal(table, "fr", "outcomes")
    assert run("backtest", club, table).exit_code == 0


def test_a_name_that_is_nearly_one_is_told(orders, run, club):
    """Within the lines too."""
    table = orders(lines=[[{"price": 1, "quantitty": 1, "id": 7}]] * 2)
    told = run("backtest", club, table).stderr
    assert "the column lines.quantitty is passed over; did you mean lines.quantity?" in told
    assert "lines.id" not in told


def test_columns_of_other_names_are_passed_over_and_no_lines_are_needed(orders, run, club):
    """A number of lines beside a price is no list of them; a file without rows is none wrong."""
    table = orders(lines=[1, 2], price=[10, 20])
    assert run("outcomes", club, table, "-o", "out.parquet").exit_code == 0
    none = {"customer": pa.array([], pa.string()), "order": pa.array([], pa.string())}
    none["at"] = pa.array([], pa.timestamp("us", "UTC"))
    lines = list_of(pa.struct([("price", pa.decimal128(9, 2))]), 0)
    table = orders(**none, lines=lines)
    result = run("outcomes", club, table, "-o", "out.parquet")
    assert (result.exit_code, plain(result.stderr)) == (0, "out.parquet: 0 orders written\n")


def test_what_came_back_whole_and_activities_have_no_lines(tmp_path, run, club):
    """Rows of their own types, whose lists are empty or none."""
    told = {
        "type": [None, "refund", "activity", None, "refund"],
        "customer": ["ada"] * 5,
        "order": ["1", "1", None, "2", "2"],
        "at": [NOON + dt.timedelta(days=each) for each in range(5)],
        "activity": [None, None, "review", None, None],
        "lines": [[LINE | {"product": "A"}], [], None, ONE[0], [{"product": None}]],
    }
    parquet.write_table(pa.table(told), tmp_path / "orders.parquet")
    result = run("outcomes", club, "orders.parquet", "-o", "out.parquet")
    assert (result.exit_code, "2 orders written" in plain(result.stderr)) == (0, True)
    told = json.loads(run("backtest", club, "orders.parquet", "--format", "json").stdout)
    assert (told["orders"], told["returns"]) == (2, 2)


@pytest.mark.parametrize(
    "words",
    [
        ("backtest", "--format", "json"),
        ("advise", "--format", "json"),
        ("tune", "--vary", "earn 1..2 points per 1 EUR", "--format", "json"),
    ],
)
def test_reports_say_the_same_of_both_layouts(run, club, words):
    """What a history costs, what is advised, and other numbers."""
    command, *more = words
    found = []
    for name, nested in (("a.parquet", ()), ("b.parquet", ("--nested",))):
        made = run("generate", club, "--orders", "300", "--seed", "5", *nested, "-o", name)
        assert made.exit_code == 0
        result = run(command, club, name, *more)
        assert result.exit_code == 0, result.output
        found.append(result.stdout.replace("b.parquet", "a.parquet"))
    assert found[0] == found[1] != ""


def test_an_export_is_written_with_its_lines_and_goes_through_outcomes(run, tmp_path, club):
    """Columns have types of their own, customers stand in order, and each order is one row."""
    export = str(EXPORTS / "odoo.csv")
    told = []
    for name, more in (("flat.parquet", ()), ("made.parquet", ("--nested",))):
        result = run("orders", export, "--from", "odoo", *more, "-o", name)
        assert result.exit_code == 0, result.output
        told.append(parquet.read_table(tmp_path / name).to_pylist())
    flat, rows = told
    events = [[(each["type"], each["order"], each["at"]) for each in some] for some in told]
    assert events[1] == [*dict.fromkeys(events[0])]
    lines = [line["price"] for each in rows for line in each["lines"]]
    assert lines == [each["price"] for each in flat]
    assert len(flat) >= len(rows) > 1
    result = run("outcomes", club, "made.parquet", "-o", "out.parquet")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(("lang", "says"), [("en", "end its name in .parquet"), ("fr", "terminez")])
def test_lines_are_nested_in_parquet_alone(run, club, lang, says):
    """A CSV has no lists."""
    result = run("generate", club, "--nested", "-o", "made.csv", PALIER_LANG=lang)
    assert (result.exit_code, says in result.stderr) == (2, True)
