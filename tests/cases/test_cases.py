"""Worked numbers that the language must reproduce, from descriptions of real loyalty systems."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cases.cases import NOON, order_of, read_cases, run, text_of

import palier

CASES = read_cases("orders.yaml")


def found(outcome: dict[str, Any], name: str) -> Any:
    """The part of an outcome that an expectation names."""
    points = outcome["points"]
    match name:
        case "earned" | "used" | "left":
            return points[name]
        case "discount":
            return total(each["amount"] for each in outcome["discounts"])
        case "shipping_charged":
            return outcome["shipping"]["charged"]
        case "tier":
            return outcome["tier"]["name"]
        case "missing_points":
            return outcome["tier"]["missing"][0][0]["points"]
        case "claimable":
            return outcome["balance"]["claimable"]
        case _:
            return outcome[name]


def total(amounts: Any) -> str:
    """The sum of amounts in euros, written as an amount."""
    cents = sum(int(each.replace(".", "")) for each in amounts)
    return f"{cents // 100}.{cents % 100:02}"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_number_comes_out(case: dict[str, Any]) -> None:
    """Each case gives what was reckoned by hand, through the Python interface."""
    program = palier.compile(text_of(case["program"]))
    outcome = program.quote(order_of(case), case.get("account")).to_json()
    assert {name: found(outcome, name) for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_number_comes_out_of_the_command(case: dict[str, Any], tmp_path: Path) -> None:
    """`palier quote` gives the same numbers from files."""
    rules, order = tmp_path / "t.palier", tmp_path / "order.json"
    rules.write_text(text_of(case["program"]), encoding="utf-8")
    order.write_text(json.dumps(order_of(case)), encoding="utf-8")
    asked = ["quote", str(rules), "--order", str(order), "--format", "json"]
    if "account" in case:
        account = tmp_path / "account.json"
        account.write_text(json.dumps(case["account"]), encoding="utf-8")
        asked += ["--account", str(account)]
    done = run(*asked)
    assert done.exit_code == 0, done.output
    outcome = json.loads(done.stdout)
    assert {name: found(outcome, name) for name in case["expect"]} == case["expect"]


def test_the_cases_are_dated_on_a_day_of_summer_time() -> None:
    """Noon on 2 June is two hours ahead of UTC in Paris."""
    assert dt.datetime.fromisoformat(NOON).utcoffset() == dt.timedelta(hours=2)
