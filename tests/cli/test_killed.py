"""A command that is killed in the middle leaves each file as it was, or complete."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLING = Path(__file__).with_name("killing.py")
EXAMPLE = Path(__file__).parents[2] / "examples" / "points-grid"
EXPORT = Path(__file__).parents[1] / "history" / "exports" / "shopify.csv"
MOMENTS = 6
BEFORE = {
    "page.html": "the page of before",
    "page.svg": "the picture of before",
    "accounts.jsonl": "",
    "out.csv": "the table of before",
    "out.palier": "the rules of before",
    "module.mjs": "the module of before",
    "club.fr.palier": "the translation of before",
    "widgets/cart.js": "the widget of before",
}
COMMANDS = {
    "page": "page club.palier -o page.html --share page.svg",
    "terms": "terms club.palier -o page.html --date 2026-06-01",
    "fmt": "fmt untidy.palier other.palier",
    "fix": "check --fix --yes slip.palier",
    "translate": "translate club.palier --to fr -o club.fr.palier --force",
    "new": "new new.palier --template club --force",
    "javascript": "javascript club.palier -o module.mjs",
    "widget": "widget club.palier -o widgets --kind cart --kind product",
    "site": "site club.palier -o site --lang en --no-calculator --date 2026-06-01",
    "replay": "replay grid.palier events.jsonl --accounts accounts.jsonl",
    "remind": "remind grid.palier known.jsonl --on 2027-02-01 --letters day --memory told.jsonl",
    "generate": "generate club.palier --orders 200 -o out.csv",
    "orders": "orders export.csv --from shopify -o out.csv",
    "backtest": "backtest grid.palier orders.csv --report page.html --out out.csv",
    "tune": "tune club.palier orders.csv --vary 10..20~points~=~1~EUR --row 4 --write out.palier",
    "demo": "demo",
}

"""A `~` is a space within a word."""
BETWEEN = {"os.rename", "os.truncate"}
"""Of several files: before the next rename, and while the names of a folder settle."""


@pytest.fixture
def shop(tmp_path, club, run):
    """Write what the commands read, and what there was of what they write."""
    folder = tmp_path / "shop"
    folder.mkdir()
    text = (tmp_path / club).read_text("utf-8")
    (folder / club).write_text(text, "utf-8")
    for name in ("untidy", "other"):
        (folder / f"{name}.palier").write_text(text.replace("\n  ", "\n      "), "utf-8")
    (folder / "slip.palier").write_text(text.replace("except", "excpt"), "utf-8")
    grid = (EXAMPLE / "rules.en.palier").read_text("utf-8")
    (folder / "grid.palier").write_text(grid, "utf-8")
    (folder / "events.jsonl").write_bytes((EXAMPLE / "events.jsonl").read_bytes())
    (folder / "export.csv").write_bytes(EXPORT.read_bytes())
    rows = (EXAMPLE / "orders-2025.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "orders.csv").write_text("".join(rows[:40]), "utf-8")
    for name, content in BEFORE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    known = str(folder / "known.jsonl")
    words = ("replay", str(folder / "grid.palier"), str(folder / "events.jsonl"))
    assert run(*words, "--accounts", known).exit_code == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_leaves_its_files_as_they_were_or_complete(name, shop, tmp_path):
    """At whatever it does to a file; several outputs are parted by nothing but their renames.

    Run once more, it leaves what it would have left, and nothing beside it.
    """
    moments = killed(shop, tmp_path / "copy", COMMANDS[name])
    before, complete = moments[0]["files"], moments[-1]["files"]
    changed = {each for each in {*before, *complete} if before.get(each) != complete.get(each)}
    assert len(moments) > 3
    assert changed
    for each in moments:
        there = {path: kept for path, kept in each["files"].items() if not hidden(path)}
        assert all(there.get(one) in (before.get(one), complete.get(one)) for one in changed)
        assert {*there} <= {*before, *complete}
        halfway = {there.get(one) == complete.get(one) for one in changed} == {True, False}
        assert not halfway or each["at"] in BETWEEN, each["at"]
        assert each.get("again", complete) == complete


def hidden(path):
    """Give whether a file is one that a command was filling."""
    return any(each.startswith(".palier-") and ".new" in each for each in Path(path).parts)


def killed(shop, scratch, command):
    """Give what was there after each kill."""
    words = [each.replace("~", " ") for each in command.split()]
    ran = subprocess.run(
        [sys.executable, KILLING, str(MOMENTS), shop, scratch, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(each) for each in ran.stdout.splitlines()]
