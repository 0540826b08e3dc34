"""`palier fmt`, `palier translate` and `palier ast`."""

import json

import pytest

UNTIDY = """loyalty program "Club"
    currency EUR
    time zone "Europe/Paris"
# what earns
earn 1 points per 1 EUR  # one for one
    on the amount paid
"""
TIDY = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

# what earns
earn 1 point per 1 EUR  # one for one
  on the amount paid
"""


@pytest.fixture
def untidy(tmp_path):
    """Write a file that is not in form, and give its path."""
    path = tmp_path / "untidy.palier"
    path.write_text(UNTIDY, "utf-8")
    return path


def test_a_file_is_put_in_form(run, untidy):
    """Meaning and comments stay; a second run changes nothing."""
    first = run("fmt", "untidy.palier")
    assert (first.exit_code, first.stderr) == (0, "untidy.palier: rewritten\n")
    assert untidy.read_text("utf-8") == TIDY
    assert run("fmt", "untidy.palier").stderr == "untidy.palier: nothing to change\n"


def test_check_changes_nothing_and_says_no(run, untidy):
    """A continuous integration asks whether everything is in form."""
    result = run("fmt", "--check", "untidy.palier")
    assert (result.exit_code, result.stderr) == (1, "untidy.palier: would be rewritten\n")
    assert untidy.read_text("utf-8") == UNTIDY


def test_diff_shows_what_would_change(run, untidy):
    """A reader sees each line before it is rewritten."""
    result = run("fmt", "--diff", "untidy.palier")
    assert result.exit_code == 1
    assert "\n-    currency EUR\n" in result.stdout
    assert "\n+  currency EUR\n" in result.stdout
    assert untidy.read_text("utf-8") == UNTIDY


def test_every_file_of_a_folder_is_put_in_form(run, untidy, tmp_path):
    """A folder of versions is one word on the command line; other files in it are left alone."""
    (tmp_path / "rules").mkdir()
    untidy.rename(tmp_path / "rules" / "2026.palier")
    (tmp_path / "rules" / "2027.palier").write_text(TIDY, "utf-8")
    (tmp_path / "rules" / "notes.txt").write_text("  mine", "utf-8")
    assert run("fmt", "--check", "rules").stderr == "rules/2026.palier: would be rewritten\n"
    result = run("fmt", "rules")
    assert result.exit_code == 0
    assert sorted(result.stderr.splitlines()) == [
        "rules/2026.palier: rewritten",
        "rules/2027.palier: nothing to change",
    ]
    assert (tmp_path / "rules" / "2026.palier").read_text("utf-8") == TIDY


def test_the_standard_input_goes_to_the_standard_output(run):
    """An editor formats what it shows."""
    result = run("fmt", "-", given=UNTIDY)
    assert (result.exit_code, result.stdout) == (0, TIDY)


def test_a_mistake_in_one_file_leaves_all_as_they_are(run, untidy, tmp_path):
    """Nothing is half done."""
    (tmp_path / "wrong.palier").write_text(UNTIDY.replace("earn", "earnn"), "utf-8")
    result = run("fmt", "untidy.palier", "wrong.palier")
    assert result.exit_code == 2
    assert "unknown-word" in result.stderr
    assert untidy.read_text("utf-8") == UNTIDY


def test_a_mistake_is_told_as_the_check_tells_it(run, untidy):
    """The same hint for the same line."""
    untidy.write_text(TIDY + "\noffer Spring\n  10% off\n", "utf-8")
    hints = [
        [line for line in f"{done.stdout}{done.stderr}".splitlines() if "hint:" in line]
        for done in (run(command, "untidy.palier") for command in ("check", "fmt"))
    ]
    assert hints == [['  hint: write `offer "Spring"`']] * 2


def test_the_permissions_of_a_file_stay(run, untidy):
    """A file that others could read stays one that others can read."""
    untidy.chmod(0o640)
    run("fmt", "untidy.palier")
    assert untidy.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(run, untidy, tmp_path):
    """What is rewritten is the file that the link leads to."""
    (tmp_path / "link.palier").symlink_to("untidy.palier")
    run("fmt", "link.palier")
    assert (tmp_path / "link.palier").is_symlink()
    assert untidy.read_text("utf-8") == TIDY


def test_a_translation_there_and_back_is_the_same_programme(run, club, tmp_path):
    """The trees are equal, and the version of the programme with them."""
    there = run("translate", "--to", "fr", club, "-o", "club.fr.palier")
    back = run("translate", "--to", "en", "club.fr.palier")
    assert (there.exit_code, back.exit_code) == (0, 0)
    assert 'programme de fidélité "Club"' in (tmp_path / "club.fr.palier").read_text("utf-8")
    assert "gagner 1 point pour 1 €" in (tmp_path / "club.fr.palier").read_text("utf-8")
    assert "  texts are in English\n" in back.stdout
    assert "earn 1 point per 1 EUR" in back.stdout


def test_a_translation_replaces_no_file_unasked(run, club, tmp_path):
    """The file that stands there may be the better one."""
    (tmp_path / "there.palier").write_text("mine", "utf-8")
    result = run("translate", "--to", "fr", club, "-o", "there.palier")
    assert result.exit_code == 2
    assert "there.palier already exists" in result.stderr
    assert run("translate", "--to", "fr", club, "-o", "there.palier", "--force").exit_code == 0


def test_the_tree_of_a_file_is_json_with_places(run, club):
    """A tool reads the tree without reading the language."""
    result = run("ast", club)
    tree = json.loads(result.stdout)
    assert result.exit_code == 0
    assert tree["kind"] == "RuleFile"
    head = tree["statements"][1]["head"]
    assert (head["kind"], head["at"]) == ("EarnPerAmount", [6, 1, 6, 23])
