"""`palier test`: the examples, and what none of them reaches."""

import json

import pytest


@pytest.fixture
def change(tmp_path, club):
    """Change a word of the programme."""

    def write(old, new):
        text = (tmp_path / club).read_text("utf-8")
        assert old in text
        (tmp_path / club).write_text(text.replace(old, new), "utf-8")
        return club

    return write


def test_examples_that_come_out_are_ticked(run, club_fr):
    """A merchant sees each example by its name."""
    result = run("test", club_fr)
    assert result.exit_code == 0
    assert "✓ Dix euros font dix points" in result.stdout
    assert "L’exemple tombe juste." in result.stdout


def test_an_example_that_fails_says_what_it_got_and_why(run, change):
    """Expected, found, and the reckoning."""
    result = run("test", change("10 points earned", "11 points earned"))
    told = result.stdout.replace("\u00a0", " ")
    assert result.exit_code == 1
    assert "✗ Ten euros are ten points" in told
    assert "it comes to 10 points earned: “earn 1 point per 1 EUR” gives 10 perles" in told
    assert "1 of 1 examples fail." in told


def test_what_no_example_reaches_is_listed(run, club):
    """Rules and tiers that nobody tried are named with their line."""
    result = run("test", club)
    assert result.exit_code == 0
    assert "· the tier “Or” (line 11)" in result.stdout
    assert "· redeem points (line 15)" in result.stdout


def test_a_band_that_no_example_reaches_is_quoted(run, change):
    """A threshold nobody tried is one nobody checked."""
    club = change(
        "earn 1 point per 1 EUR\n",
        "earn by basket total\n  from 5 EUR: 10 points\n  from 50 EUR: 80 points\n",
    )
    result = run("test", club)
    assert "`from 50 EUR` of earn by basket total (line 8)" in result.stdout
    assert "`from 5 EUR`" not in result.stdout


def test_strict_takes_the_untried_for_a_no(run, club):
    """A team that wants everything tried gets exit code 1."""
    assert run("test", "--strict", club).exit_code == 1


def test_a_file_without_examples_is_an_error(run, tmp_path, club):
    """No test found is not a test passed."""
    text = (tmp_path / club).read_text("utf-8").partition("\nexample")[0]
    (tmp_path / club).write_text(text, "utf-8")
    result = run("test", club)
    assert result.exit_code == 2
    assert "there is no example to run" in result.stdout


def test_a_guarantee_that_an_example_breaks_fails_the_test(run, change):
    """A promise is tried on every example of the file."""
    promise = "guarantee the points earned is at most 5 points\n\nexample"
    result = run("test", change("example", promise))
    assert result.exit_code == 1
    assert "guarantee-fails" in result.stdout


def test_a_file_with_mistakes_cannot_be_tested(run, change):
    """Nothing can be computed until they are put right."""
    result = run("test", change("earn 1", "earnn 1"))
    assert result.exit_code == 2
    assert "unknown-word" in result.stderr


def test_json_says_the_same(run, change):
    """A program reads each example, and what is untried."""
    answer = run("test", "--format", "json", change("10 points earned", "11 points earned"))
    (file,) = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert file["passed"] is False
    assert file["examples"][0]["problems"][0]["code"] == "example-fails"
    assert [each["kind"] for each in file["untried"]] == ["tier", "rule"]
