"""Worked numbers that the language must reproduce, from descriptions of real loyalty systems."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import palier
from palier.cli import main


class Loader(yaml.SafeLoader):
    """YAML 1.2: `on` and `off` are words, not yes and no."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "orders.yaml").read_text(encoding="utf-8"),
    Loader,  # noqa: S506 - a safe loader without its yes and no
)
HEADER = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
NOON = "2026-06-02T12:00:00+02:00"


def order_of(case: dict[str, Any]) -> dict[str, Any]:
    """The order of a case, as an order event without its keys of identity."""
    order = dict(case["order"])
    if "goods" in order:
        order["lines"] = [{"price": order.pop("goods")}]
    on = order.pop("on", None)
    if on is not None:
        offset = "+02:00" if 3 < on.month < 11 else "+01:00"
        order["at"] = f"{on.isoformat()}T12:00:00{offset}"
    order.setdefault("at", NOON)
    return order


def text_of(case: dict[str, Any]) -> str:
    """The rule file of a case, under its header."""
    return HEADER + case["program"] + "\n"


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
    program = palier.compile(text_of(case))
    outcome = program.quote(order_of(case), case.get("account")).to_json()
    assert {name: found(outcome, name) for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_number_comes_out_of_the_command(case: dict[str, Any], tmp_path: Path) -> None:
    """`palier quote` gives the same numbers from files."""
    rules, order = tmp_path / "t.palier", tmp_path / "order.json"
    rules.write_text(text_of(case), encoding="utf-8")
    order.write_text(json.dumps(order_of(case)), encoding="utf-8")
    asked = ["quote", str(rules), "--order", str(order), "--format", "json"]
    if "account" in case:
        account = tmp_path / "account.json"
        account.write_text(json.dumps(case["account"]), encoding="utf-8")
        asked += ["--account", str(account)]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0, done.output
    outcome = json.loads(done.stdout)
    assert {name: found(outcome, name) for name in case["expect"]} == case["expect"]


def test_the_cases_are_dated_on_a_day_of_summer_time() -> None:
    """Noon on 2 June is two hours ahead of UTC in Paris."""
    assert dt.datetime.fromisoformat(NOON).utcoffset() == dt.timedelta(hours=2)
