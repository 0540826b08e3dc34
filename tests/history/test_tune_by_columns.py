"""A grid by kernels: what it comes to row by row, compiled once where rows differ in numbers."""

import csv
import datetime as dt
from functools import partial

import pytest

from palier.history import tune_by_columns
from palier.history.backtest import Engine
from palier.history.by_columns import columns_of, shared
from palier.history.fold import Run
from palier.history.generate import HEADER, generate
from palier.history.kernel import compiled
from palier.history.kernel.reasons import kernel_of
from palier.history.kernel.tuned import shape, tuned
from palier.history.kernel.units_back import come_back
from palier.history.spending import Spending
from palier.history.sweeps import text_of
from palier.history.table import opened
from palier.history.tune import program_of, tune
from palier.history.tuned import to_json
from palier.history.vary import vary_of
from palier.source import SourceText

pytest.importorskip("duckdb")
RULES = SourceText.of("""loyalty program "T"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR
  except items on sale

first order
  20 extra points

tier "A"
tier "B" from 90 EUR spent
  7% off

offer "Big" on baskets from 60 EUR
  5 EUR off

redeem points
  10 points = 1 EUR

reward "V" for 70 points
  6 EUR off

points
  expire 12 months after they are earned
""")
VARIES = ('tier "B" from 60..120 by 60 EUR', "10..12 by 2 points = 1 EUR")


@pytest.fixture
def by_python(monkeypatch):
    """Run kernels as Python runs them, and note the text of each; not of the pass over returns."""
    texts = []

    def plain(text):
        texts.extend([] if text == text_of(come_back) else [text])
        return compiled.plain(text)

    monkeypatch.setattr(tune_by_columns, "columns_of", partial(columns_of, fold=plain, threads=1))
    return texts


@pytest.fixture
def table(tmp_path):
    """A made-up history."""
    program = program_of(RULES.text)
    path = tmp_path / "orders.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([each.value for each in HEADER])
        writer.writerows(generate(program, 80, 3, dt.date(2024, 2, 1), 600))
    with opened(str(path), program.zone) as table:
        yield table


def tried(table, engine, asked=VARIES):
    """The grid in JSON, by an engine."""
    varies = [vary_of(each, RULES) for each in asked]
    run = Run(program_of(RULES.text), {})
    return to_json(tune(table, run, RULES, varies, spending=Spending(60), engine=engine))


def test_a_grid_by_columns_comes_to_what_it_comes_to_order_by_order(by_python, table):
    """Every row: cost, points, who has what, who gains and loses; from one text for all."""
    by_columns = tried(table, Engine.COLUMNS)
    as_it_is, rows = by_columns["as_it_is"], by_columns["rows"]
    assert 0 < as_it_is["had_a_reward"] < as_it_is["customers"]
    assert 0 < as_it_is["climbed"] < as_it_is["customers"] == as_it_is["tiers"]["A"]
    assert all(any(row[each] for row in rows) for each in ("better", "worse", "same", "lost"))
    assert by_columns == tried(table, Engine.ORDERS)
    assert len({*by_python}) == 1
    assert len({str(each) for each in by_columns["rows"]}) > 2


def test_rows_of_another_shape_have_a_text_of_their_own(by_python, table):
    """1 point for 1 EUR divides by nothing; 2 for 3 do."""
    asked = ["earn 1..2 points per 1 EUR", "points = 1..2 EUR"]
    assert tried(table, Engine.COLUMNS, asked[:1]) == tried(table, Engine.ORDERS, asked[:1])
    assert 1 <= len({*by_python}) <= 2


@pytest.mark.slow
def test_a_grid_is_compiled_once(table, tmp_path, monkeypatch):
    """By LLVM: a kernel is kept for the file and four others, and the pass over returns."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv(compiled.HOME, str(tmp_path / "kept"))
    compiled.compiled.cache_clear()  # what other tests have compiled is not kept here
    assert tried(table, Engine.COLUMNS) == tried(table, Engine.ORDERS)
    assert len([*(tmp_path / "kept" / "kernels").iterdir()]) == 2


def test_a_text_with_the_numbers_of_a_programme_is_its_own():
    """So what was proved of each is true of it in the text that they share."""
    kernels = [
        kernel_of(program_of(RULES.text.replace("7%", each))).kernel for each in ("7%", "9%")
    ]
    (text, first), (same, second) = shared(kernels)
    assert text == same
    put_back = text
    for at, number in enumerate(second):
        put_back = put_back.replace(f"tuned[{at}]", str(number))
    for given in ("its_tuned, ", "tuned, "):
        put_back = put_back.replace(given, "")
    put_back = put_back.replace("    tuned = lent(its_tuned)\n", "")
    assert first != second
    assert put_back.split() == kernels[1].text.split()


def test_a_place_is_no_number_to_be_tuned():
    """What is kept elsewhere is another text."""
    assert shape("state[3] = 4") == shape("state[3] = 5")
    assert shape("state[3] = 4") != shape("state[2] = 4")
    assert tuned(["a = 1", "a = 1"]).numbers == ((), ())
