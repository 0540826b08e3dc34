"""`palier check --fix`: what is surely meant is shown, and written when asked to."""

import pytest

SLIPS = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

ern 1 point per 1 EUR  # one for one

offer "Spring"
  over 40 EUR: 4 EUR off
  free shiping
"""
MENDED = SLIPS.replace("ern 1", "earn 1").replace("shiping", "shipping")


@pytest.fixture
def club(tmp_path):
    """Write a file with slips, and give its path."""
    path = tmp_path / "club.palier"
    path.write_text(SLIPS, "utf-8")
    return path


def test_what_is_surely_meant_is_shown_then_written(run, club):
    """What may mean two things stays, and is still told."""
    done = run("check", "--fix", "club.palier", given="yes\n")
    assert club.read_text("utf-8") == MENDED
    assert "-ern 1 point per 1 EUR  # one for one\n" in done.stdout
    assert "+earn 1 point per 1 EUR  # one for one\n" in done.stdout
    assert "`above 40 EUR: 4 EUR off` or `from 40 EUR: 4 EUR off`" in done.stdout
    assert done.exit_code == 1


@pytest.mark.parametrize("answer", ["no\n", "\n", ""])
def test_without_a_yes_nothing_is_written(run, club, answer):
    """No answer is no, and the problems are told as they are."""
    done = run("check", "--fix", "club.palier", given=answer)
    assert club.read_text("utf-8") == SLIPS
    assert "club.palier: left as it is" in done.stderr
    assert "free shiping" in done.stdout
    assert done.exit_code == 1


def test_yes_asks_nothing_and_line_ends_stay(run, club):
    """A file of Windows stays one."""
    club.write_bytes(SLIPS.replace("\n", "\r\n").encode())
    done = run("check", "--fix", "--yes", "club.palier")
    assert club.read_bytes() == MENDED.replace("\n", "\r\n").encode()
    assert "yes or no" not in done.stdout


def test_the_standard_input_goes_to_the_standard_output(run):
    """For an editor, or a pipe; what is left is told beside it."""
    done = run("check", "--fix", "-", given=SLIPS)
    assert done.stdout == MENDED
    assert "<stdin>:8:3" in done.stderr


def test_a_right_file_is_left_alone(run, club):
    """And said to be so."""
    club.write_text(MENDED.replace("over 40", "above 40"), "utf-8")
    done = run("check", "--fix", "club.palier")
    assert "club.palier: nothing to fix with certainty" in done.stderr
    assert done.exit_code == 0


def test_scanners_are_told_the_edits_too(run, club):
    """SARIF has them by lines and columns."""
    done = run("check", "--format", "sarif", "club.palier")
    assert '"insertedContent": {\n' in done.stdout
    assert '"text": "free shipping"' in done.stdout
