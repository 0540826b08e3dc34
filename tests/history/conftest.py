"""Tables written for a test, and what is read of them."""

import csv
from functools import partial

import pytest
from tests.history.compared import START

import palier
from palier.history import by_columns, rows, table
from palier.history.generate import HEADER, generate
from palier.history.kernel import compiled

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'


@pytest.fixture
def programme():
    """Give the programme of a few statements."""

    def made(text="earn 1 point per 1 EUR"):
        return palier.compile(text if text.startswith("loyalty") else HEAD + text).program

    return made


@pytest.fixture
def written(tmp_path):
    """Write a table and give its path."""

    def write(text, name="orders.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return write


@pytest.fixture
def lives_in(written, programme):
    """Read a CSV: each life's name and its events."""
    pytest.importorskip("duckdb")

    def read(text, rules="earn 1 point per 1 EUR"):
        program = programme(rules)
        with table.opened(written(text), program.zone) as opened:
            return {
                life.name: [each.event for each in life.entries]
                for life in rows.lives(opened, program)
            }

    return read


@pytest.fixture
def by_python(monkeypatch):
    """Run kernels as Python runs them: nothing is compiled."""
    plain = partial(by_columns.columns_of, fold=compiled.plain, threads=1)
    monkeypatch.setattr(by_columns, "columns_of", plain)


@pytest.fixture
def history_of(tmp_path):
    """Write a made-up history for a programme, and give its path."""

    def write(program, orders=120, seed=1, days=600):
        path = tmp_path / "orders.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([each.value for each in HEADER])
            writer.writerows(generate(program, orders, seed, START, days))
        return str(path)

    return write
