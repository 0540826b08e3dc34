"""`palier check`: what is wrong, what is odd, in every form and language."""

import datetime as dt
import json
from pathlib import Path

import pytest

WRONG = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR
  onn the amount paid

offer "A"
  150% off
"""


@pytest.fixture
def wrong(tmp_path):
    """Write a file with two mistakes and give its name."""
    (tmp_path / "wrong.palier").write_text(WRONG, "utf-8")
    return "wrong.palier"


def test_a_file_without_mistakes_exits_0(run, club):
    """Advice is given, and stops nothing."""
    result = run("check", club)
    assert result.exit_code == 0
    assert "advice[defaults-taken]" in result.stdout


def test_strict_takes_advice_for_a_no(run, club):
    """A team that wants no advice left gets exit code 1."""
    assert run("check", "--strict", club).exit_code == 1


def test_all_mistakes_are_told_at_their_lines(run, wrong):
    """Two mistakes are two messages, each with its line."""
    result = run("check", wrong)
    assert result.exit_code == 1
    assert "--> wrong.palier:6:3" in result.stdout
    assert "--> wrong.palier:9:3" in result.stdout
    assert "2 errors" in result.stdout


def test_a_french_file_is_answered_in_french_unless_asked_otherwise(run, club_fr):
    """The language of the file is that of its reader."""
    assert "conseil" in run("check", club_fr).stdout
    assert "advice" in run("check", club_fr, "--lang", "en").stdout


def test_an_example_that_does_not_come_out_is_a_mistake(run, tmp_path, club):
    """The page cannot lie: an untrue example stops the file, and says why."""
    text = (tmp_path / club).read_text("utf-8").replace("10 points earned", "11 points earned")
    (tmp_path / club).write_text(text, "utf-8")
    result = run("check", club)
    assert result.exit_code == 1
    told = result.stdout.replace("\u00a0", " ")
    assert "promises 11 points earned, but gets 10 points earned" in told
    assert "gives 10 perles: €10.00 count" in told


def test_several_files_end_with_a_count(run, club, wrong):
    """Each file has its report, and the last line sums up."""
    result = run("check", club, wrong)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "2 files: 2 errors, 1 warning, 1 piece of advice"


def test_the_standard_input_has_a_name(run, club, tmp_path):
    """An editor sends the text it shows, and says what the file is called."""
    result = run("check", "-", "--stdin-filename", "shop.palier", given=WRONG)
    assert result.exit_code == 1
    assert "--> shop.palier:6:3" in result.stdout


def test_json_has_every_problem_of_every_file(run, club, wrong):
    """A program reads codes and places; the exit code is the same."""
    result = run("check", "--format", "json", club, wrong)
    problems = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [(each["file"], each["level"]) for each in problems] == [
        ("club.palier", "advice"),
        ("club.palier", "warning"),
        ("wrong.palier", "error"),
        ("wrong.palier", "error"),
    ]
    assert problems[2]["labels"][0]["line"] == 6


def test_a_code_review_is_annotated(run, tmp_path):
    """What would end an annotation early is escaped."""
    (tmp_path / "a,b.palier").write_text(WRONG.replace("150%", "150 %"), "utf-8")
    lines = run("check", "--format", "github", "a,b.palier").stdout.splitlines()
    assert lines[0].startswith("::error file=a%2Cb.palier,line=6,endLine=6,col=3,")
    assert "%25" in lines[1]


def test_sarif_names_files_relative_to_the_folder(run, tmp_path, wrong):
    """A scanner finds the lines whatever machine it runs on."""
    log = json.loads(run("check", "--format", "sarif", str(tmp_path / wrong)).stdout)
    results = log["runs"][0]["results"]
    where = results[0]["locations"][0]["physicalLocation"]
    assert log["version"] == "2.1.0"
    assert where["artifactLocation"]["uri"] == "wrong.palier"
    assert where["region"]["startLine"] == 6
    assert {each["ruleId"] for each in results} == {
        each["id"] for each in log["runs"][0]["tool"]["driver"]["rules"]
    }


def test_the_exit_code_never_depends_on_the_format(run, club, wrong):
    """Whoever reads the answer, the answer is the same."""
    for form in ("text", "json", "github", "sarif"):
        assert run("check", "--format", form, club).exit_code == 0
        assert run("check", "--format", form, wrong).exit_code == 1


def test_help_ends_with_commands_to_copy(run):
    """Every command shows how it is used."""
    assert "Examples:\n    palier check club.palier\n" in run("check", "--help").stdout


OVER = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
{run}
earn 1 point per 1 EUR

offer "Winter"
  from 7 January 2026 to 3 February 2026
  10% off

offer "Lent"
  from 18 February 2026 to 5 April 2026
  5% off

offer "Twice"
  from 1 January 2026 to 31 January 2026
  from 1 June 2026 to 30 June 2026
  free shipping
"""


def over(run, day, runs=""):
    """Give what is told to be over on a day."""
    Path("over.palier").write_text(OVER.format(run=runs), "utf-8")
    result = run("check", "over.palier", "--on", day, "--format", "json")
    found = json.loads(result.stdout)
    return [
        each["title"].replace("\u00a0", " ") for each in found if each["code"] == "already-over"
    ]


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2026-02-03", []),
        ("2026-02-04", ["Winter"]),
        ("2026-04-06", ["Winter", "Lent"]),
        ("2026-06-30", ["Winter", "Lent"]),
        ("2026-07-01", ["Winter", "Lent", "Twice"]),
    ],
)
def test_what_is_over_on_the_day_is_told(run, day, names):
    """The last day is still a day; a rule with several dates is over after the last of them."""
    told = over(run, day)
    assert len(told) == len(names)
    assert all(name in message for name, message in zip(names, told, strict=True))


def test_a_programme_that_is_over_is_told_once(run):
    """Not once more for each rule of it."""
    (told,) = over(run, "2027-01-01", "  runs from 1 January 2026 to 31 December 2026\n")
    assert told == "the programme ended on 31 December 2026: it does nothing any more"


def test_files_are_looked_at_today_unless_a_day_is_asked_for(run, monkeypatch):
    """Who checks an old file is told so; a comment beside the line leaves it out."""
    monkeypatch.setattr("palier.cli.check.today", lambda: dt.date(2026, 3, 1))
    Path("over.palier").write_text(OVER.format(run=""), "utf-8")
    assert "advice[already-over]: “Winter” ended on" in run("check", "over.palier").stdout
    ignored = "# palier: ignore[already-over] comes back"
    kept = OVER.replace("  from 7 January", f"  {ignored}\n  from 7 January")
    Path("over.palier").write_text(kept.format(run=""), "utf-8")
    assert "already-over" not in run("check", "over.palier").stdout
