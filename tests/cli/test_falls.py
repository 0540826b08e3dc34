"""What `palier check` says that baskets pay is what `palier quote` answers."""

import json
import re
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases"
FIGURE = re.compile(r"\d+(?:[.,]\d\d)?")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fall_is_told_with_what_a_quote_gives(run, tmp_path, language):
    """80 EUR pay 70, 79.99 EUR pay 75.99: as two orders of March are answered."""
    rules = (CASES / f"slips-base.{language}.palier").read_text("utf-8")
    (tmp_path / "club.palier").write_text(rules, "utf-8")
    told = json.loads(run("check", "--format", "json", "club.palier").stdout)
    title = next(
        each["title"] for each in told if each["code"] == "cliff" and "80" in each["title"]
    )
    at, paid, below, less = (each.replace(",", ".") for each in FIGURE.findall(title))
    answers = []
    for basket in (at, below):
        order = {"at": "2026-03-11T12:00:00+01:00", "lines": [{"price": basket}]}
        (tmp_path / "order.json").write_text(json.dumps(order), "utf-8")
        answered = run("quote", "club.palier", "--order", "order.json", "--format", "json")
        answers.append(json.loads(answered.stdout)["to_pay"])
    assert answers == [f"{paid}.00", less]
