"""Tables written for a test, and what is read of them."""

import pytest

import palier
from palier.history import rows, table

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
