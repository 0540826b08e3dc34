"""Commands about histories of orders: made up, read, and put through a programme."""

import pytest

import palier
from palier.history.generate import HEADER
from palier.history.rows import lives
from palier.history.table import opened


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


def test_the_standard_output_is_a_csv(run, club):
    """For a pipe."""
    result = run("generate", club, "--orders", "2", "--seed", "5", "-o", "-")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == ",".join(each.value for each in HEADER)
