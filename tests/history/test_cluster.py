"""`palier backtest --engine spark`: what a cluster finds is what one machine finds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from palier.history.typed import typed_parquet

EXAMPLES = Path(__file__).parents[2] / "examples"
GRID = EXAMPLES / "points-grid"
FRIENDS = """loyalty program "Friends"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

earn 50 points per referral

referral
  counts from a first order of 20 EUR

first order
  1 EUR off
  points x 2
"""
HEADER = "order,at,customer,price,quantity,referred_by,note\n"


@pytest.fixture
def cases(tmp_path):
    """Write programmes and tables, and say what is put through what."""
    grid = str(GRID / "rules.en.palier")
    table = str(GRID / "orders-2025.csv")
    other = tmp_path / "other.palier"
    text = (GRID / "rules.en.palier").read_text("utf-8")
    other.write_text(text.replace("earn 1 point per 1 EUR", "earn 2 points per 1 EUR"), "utf-8")
    friends = tmp_path / "friends.palier"
    friends.write_text(FRIENDS, "utf-8")

    def written(name, text):
        (tmp_path / name).write_text(text, "utf-8")
        return str(tmp_path / name)

    bad = HEADER + "".join(f"o{n},2026-01-0{n} 10:00,c{n},{n}.50,1,,\n" for n in range(1, 9))
    half = HEADER + "o1,2026-01-01 10:00,ann,30,1,,\no1,2026-01-01 10:00,,20,1,,\n"
    known = (
        "type,"
        + HEADER
        + (
            ",o1,2026-01-01 10:00,ann,30,1,,\n,o2,2026-01-02 10:00,bob,40,2,ann,\n"
            ",o3,2026-01-03 10:00,,5,1,,\nactivity,,2026-01-01 10:00,cem,,,,\n"
            ",o4,2026-01-04 10:00,cem,25,1,bob,\nrefund,o2,2026-01-09 10:00,bob,,,,\n"
        )
    )
    known += "".join(
        f",p{n},2026-01-1{n} 10:00,c{n},{10 * n},1,{f'c{n - 1}' if n > 1 else 'zoe'},\n"
        for n in range(1, 10)
    )
    known = known.replace("note", "activity").replace("cem,,,,", "cem,,,,review")
    parquet = str(tmp_path / "orders.parquet")
    as_parquet(table, parquet)
    nested = [str(tmp_path / f"nested-{each}.parquet") for each in ("grid", "friends", "bad")]
    for plain, name in zip(
        (table, written("k.csv", known), written("b.csv", bad.replace("note", "city"))),
        nested,
        strict=True,
    ):
        typed_parquet(plain, name, nested=True)
    without_lines(nested[2], 4)
    return [
        {"name": "two programmes", "rules": [grid, str(other)], "table": table},
        {"name": "parquet", "rules": [grid], "table": parquet, "spend": "40%"},
        {"name": "friends", "rules": [str(friends)], "table": written("friends.csv", known)},
        {"name": "nested", "rules": [grid, str(other)], "table": nested[0]},
        {"name": "nested friends", "rules": [str(friends)], "table": nested[1]},
        {"name": "no lines", "rules": [grid], "table": nested[2]},
        {"name": "half told", "rules": [grid], "table": written("h.csv", half)},
        {"name": "cell", "rules": [grid], "table": written("c.csv", bad.replace("4.50", "4,5 €"))},
        {
            "name": "long",
            "rules": [grid],
            "table": written("l.csv", bad.replace("5.50,1", "5,1,1")),
        },
        {"name": "column", "rules": [grid], "table": written("n.csv", "order,when\no1,now\n")},
        {"name": "empty", "rules": [grid], "table": written("e.csv", HEADER)},
    ]


def without_lines(path, row):
    """Take the lines of a row from a table of orders, counted from 0."""
    parquet = pytest.importorskip("pyarrow.parquet")
    pa = pytest.importorskip("pyarrow")

    rows = parquet.read_table(path)
    told = rows.to_pylist()
    told[row]["lines"] = []
    parquet.write_table(pa.Table.from_pylist(told, rows.schema), path)


def as_parquet(table, path):
    """Write a table as Parquet, in columns of their own types."""
    duckdb = pytest.importorskip("duckdb")

    duckdb.read_csv(table).write_parquet(path)


@pytest.mark.slow
def test_a_cluster_finds_what_one_machine_finds(needs, cases, tmp_path):
    """All figures and all steps, to the cent; and the same sentence where a row is wrong."""
    needs("java")
    pytest.importorskip("pyspark")
    asked = tmp_path / "cases.json"
    asked.write_text(json.dumps(cases), "utf-8")
    script = Path(__file__).with_name("clustered.py")
    env = {**os.environ, "PALIER_LANG": "en"}
    ran = subprocess.run(
        [sys.executable, script, asked], capture_output=True, text=True, check=False, env=env
    )
    assert ran.returncode == 0, ran.stderr
    found = {name: ways for name, *ways in map(json.loads, ran.stdout.splitlines())}
    assert [*found] == [each["name"] for each in cases]
    for name, (alone, shared_out) in found.items():
        assert shared_out == alone, name
    assert found["two programmes"][0][0]["orders"] == 300
    assert found["nested"][0][0] == found["two programmes"][0][0]
    assert "row 5" in found["cell"][0][0]
    assert "row 5: the order “o5” has no lines" in found["no lines"][0][0]
    rules = found["friends"][0][0]["rules"]
    referral = "earn 50 points per referral"
    assert [each["points"] for each in rules if each["rule"] == referral] == [10 * 50]
    (first,) = found["friends"][0][0]["promotions"]
    assert (first["kind"], first["orders"], first["off"]) == ("first-order", 12, "12.00")
    assert "the order “o1” has a customer in another row" in found["half told"][0][0]


def test_a_cluster_is_named_to_spark_alone():
    """A slip in the options is told, in either language."""
    from click.testing import CliRunner

    from palier.cli import main

    words = ["backtest", str(GRID / "rules.en.palier"), str(GRID / "orders-2025.csv")]
    ran = CliRunner().invoke(main, [*words, "--master", "local[2]"], env={"PALIER_LANG": "fr"})
    assert ran.exit_code == 2
    assert "ajoutez --engine spark" in ran.output


def test_without_spark_it_is_said_what_is_missing(monkeypatch, tmp_path):
    """The command ends with a sentence, not with the name of a module."""
    from click.testing import CliRunner

    from palier.cli import main

    monkeypatch.setitem(sys.modules, "pyspark", None)
    words = ["backtest", str(GRID / "rules.en.palier"), str(GRID / "orders-2025.csv")]
    ran = CliRunner().invoke(main, [*words, "--engine", "spark"], env={"PALIER_LANG": "en"})
    assert ran.exit_code == 2
    assert 'pip install "palier[spark]"' in ran.output
