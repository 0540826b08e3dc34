"""A folder of versions wherever a rule file may stand."""

import json

import pytest

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n'
ORDER = {"type": "order", "id": "o1", "at": "2026-06-01T10:00:00+02:00", "customer": "ada"}
REFUND = {"type": "refund", "id": "r1", "at": "2027-01-05T10:00:00+01:00", "order": "o1"}


@pytest.fixture
def rules(tmp_path):
    """Write two versions into a folder, and a history of both."""
    (tmp_path / "rules").mkdir()
    for year, points in ((2026, "1 point"), (2027, "2 points")):
        text = f"{HEAD}  runs from 1 January {year}\n\nearn {points} per 1 EUR\n"
        (tmp_path / "rules" / f"{year}.palier").write_text(text, "utf-8")
    history = (ORDER | {"lines": [{"price": "90.00"}]}, REFUND)
    lines = "".join(f"{json.dumps(each)}\n" for each in history)
    (tmp_path / "events.jsonl").write_text(lines, "utf-8")
    return "rules"


def test_an_order_is_reckoned_by_the_version_of_its_day(run, rules, order):
    """The rules of next year do not count yet."""
    result = run("quote", rules, "--order", order(), "--format", "json")
    assert json.loads(result.stdout)["points"]["earned"] == 84
    later = order(at="2027-06-02T12:00:00+02:00")
    result = run("quote", rules, "--order", later, "--format", "json")
    assert json.loads(result.stdout)["points"]["earned"] == 169


@pytest.fixture
def finer(rules, tmp_path):
    """Let points have decimals from the second version on."""
    path = tmp_path / "rules" / "2027.palier"
    path.write_text(path.read_text("utf-8") + "\npoints\n  have 2 decimals\n", "utf-8")
    return rules


@pytest.mark.parametrize(
    "words",
    [
        ("check", "rules"),
        ("replay", "rules", "events.jsonl", "--accounts", "accounts.jsonl"),
        ("replay", "rules/2027.palier", "events.jsonl", "--older", "rules/2026.palier"),
        ("account", "rules", "events.jsonl", "ada"),
        ("page", "rules", "-o", "page.html"),
        ("site", "rules", "-o", "site"),
        ("widget", "rules", "-o", "widgets"),
        ("generate", "rules", "-o", "made.csv"),
    ],
)
def test_versions_that_count_in_two_units_are_refused(run, finer, tmp_path, words):
    """84 points would be 0.84: it is told at the line that says it, and nothing is written."""
    result = run(*words)
    assert result.exit_code == (1 if words[0] == "check" else 2)
    told = result.stdout + result.stderr
    assert "error[changed-unit]: points are counted to 2\u00a0decimals here, and whole in" in told
    assert "2027.palier:9:3" in told
    assert {each.name for each in tmp_path.iterdir()} <= {"rules", "events.jsonl"}
    assert run("check", "rules/2027.palier").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("backtest", "rules", "orders.csv"),
        ("backtest", "rules/2027.palier", "orders.csv", "--older", "rules/2026.palier"),
        ("advise", "rules", "orders.csv"),
        ("bench", "rules", "orders.csv"),
        ("tune", "rules", "orders.csv", "--vary", "earn 1..3 points"),
        (
            *("tune", "rules", "orders.csv", "--vary", "earn 1..3 points"),
            *("--row", "1", "--write", "made.palier"),
        ),
        ("outcomes", "rules", "orders.parquet", "-o", "made.parquet"),
    ],
)
def test_a_history_is_not_put_through_versions_of_two_units(run, finer, tmp_path, words):
    """Nor in a table of orders; nor is a file of other numbers written."""
    pytest.importorskip("duckdb")
    (tmp_path / "orders.csv").write_text("order,at,customer,price\n1,2026-06-01,ada,9.00\n")
    (tmp_path / "orders.parquet").write_bytes(b"")
    result = run(*words)
    assert (result.exit_code, "changed-unit" in result.stderr) == (2, True)
    assert not [*tmp_path.glob("made.*")]


def test_a_history_goes_through_its_versions(run, rules):
    """An order comes back under the version that ruled it; accounts, letters, statements too."""
    result = run("replay", rules, "events.jsonl", "--accounts", "accounts.jsonl")
    assert [json.loads(line).get("event") for line in result.stdout.splitlines()] == ["o1", "r1"]
    assert run("remind", rules, "accounts.jsonl", "--on", "2027-02-01").exit_code == 0
    told = run("account", rules, "events.jsonl", "ada", "--format", "json").stdout
    assert json.loads(told)["balance"]["available"] == 0


@pytest.mark.parametrize("words", [("sheet",), ("page", "-o", "page.html")])
def test_the_newest_is_shown(run, rules, tmp_path, words):
    """A page and a sheet are those of the newest rules."""
    result = run(*words, rules)
    assert result.exit_code == 0
    shown = result.stdout if words == ("sheet",) else (tmp_path / "page.html").read_text("utf-8")
    assert "2" in shown


def test_every_file_of_a_folder_is_checked(run, rules, tmp_path):
    """`check` and `test` name the file in which something is wrong."""
    (tmp_path / rules / "2028.palier").write_text(HEAD + "\nearnn 1 point per 1 EUR\n", "utf-8")
    result = run("check", rules)
    assert result.exit_code == 1
    assert "rules/2028.palier:5" in result.output
    result = run("page", rules, "-o", f"{rules}/2026.palier")
    assert result.exit_code == 2
    assert "is read by this command" in result.stderr


def test_a_folder_without_rules_is_said_to_be_one(run, tmp_path):
    """In the language of whoever types."""
    (tmp_path / "shop").mkdir()
    result = run("sheet", "shop", PALIER_LANG="fr")
    assert result.exit_code == 2
    assert "shop est un dossier sans fichier de règles" in result.stderr
