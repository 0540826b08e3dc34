"""A programme timed, on orders made up for it and on a table; a table that has none."""

import json
from functools import partial
from importlib import import_module

import pytest

from palier.history import bench
from palier.history.kernel import compiled

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
TABLE = "order,at,customer,price,quantity\n1,2025-01-10,ada,60.00,1\n2,2025-02-10,ada,100.00,1\n"


@pytest.fixture
def table(tmp_path):
    """Write a small table and give its name."""
    (tmp_path / "orders.csv").write_text(TABLE, "utf-8")
    return "orders.csv"


@pytest.fixture
def few(monkeypatch):
    """Make up few orders for a kernel, and run it as Python does."""
    pytest.importorskip("duckdb")
    plain = partial(bench.columns_of, fold=compiled.plain)
    monkeypatch.setattr(bench, "columns_of", plain)
    monkeypatch.setattr(bench, "ENOUGH", 1)
    monkeypatch.setattr(import_module("palier.cli.bench"), "FOR_A_KERNEL", 40)


def test_a_programme_is_timed_on_orders_made_up_for_it(run, club, few):
    """Every way is timed, on the same orders, and its kernel on more."""
    told = json.loads(run("bench", club, "--orders", "20", "--format", "json").stdout)
    assert [each["what"] for each in told["timed"]] == [
        *("read", "interpret", "compiled", "explain", "replay", "backtest", "kernel"),
    ]
    assert told["timed"][-1]["many"] > told["orders"] > 0
    assert all(each["many"] and each["a_second"] for each in told["timed"])


def test_a_programme_is_timed_on_a_table(run, club, table, few):
    """Two orders, and a table of six ways; of half a microsecond there are hundredths."""
    result = run("bench", club, table)
    assert result.exit_code == 0, result.output
    assert "2\u00a0orders of 1\u00a0line each" in result.stdout
    assert "Orders by the kernel" in result.stdout


def test_a_programme_without_a_kernel_is_timed_without_it(run, table, tmp_path, few):
    """And told why."""
    rules = 'earn 1 point per 1 EUR\nreward "A" for 9 points\n  1 EUR off\n'
    rules += "  is given automatically\n  when points balance is below 20 points\n"
    (tmp_path / "held.palier").write_text(HEAD + rules, "utf-8")
    result = run("bench", "held.palier", table)
    assert result.exit_code == 0, result.output
    assert "by the kernel" not in result.stdout
    assert "No kernel: this programme uses" in result.stdout


def test_a_table_of_what_a_programme_refuses_is_timed_without_that(run, club, tmp_path, few):
    """Points that nobody has, a return that comes twice, an order of too many units."""
    rows = "type,order,at,customer,price,quantity,use_points\n"
    rows += ",1,2025-01-10,ada,20,1,500\n" + "refund,1,2025-01-11,ada,,,\n"
    rows += "refund,1,2025-01-12,ada,,,\n,2,2025-01-13,ada,5,10001,\n"
    (tmp_path / "refused.csv").write_text(rows, "utf-8")
    result = run("bench", club, "refused.csv")
    assert result.exit_code == 0, result.output
    assert "1\u00a0order of 1\u00a0line each" in result.stdout
    assert "No order of this table goes by the kernel" in result.stdout


@pytest.mark.parametrize(
    "words", [("bench",), ("advise",), ("tune", "--vary", "earn 1..2 points per 1 EUR")]
)
def test_of_a_table_without_orders_nothing_is_told(run, club, tmp_path, words):
    """No zeros, and no advice that all is well: a sentence."""
    pytest.importorskip("duckdb")
    (tmp_path / "none.csv").write_text("order,at,customer,price\n", "utf-8")
    result = run(words[0], club, "none.csv", *words[1:])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "none.csv has no orders" in result.stderr
