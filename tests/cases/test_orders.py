"""Worked numbers, one order each, in both languages: of real loyalty systems, and wider ones."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cases.cases import NOON, Case, ahead, in_, number, order_of, read_cases, run, text_of

import palier

WIDER = [each for each in read_cases("wider.yaml") if each["id"] not in ahead()]
CASES = [*read_cases("orders.yaml"), *WIDER]
ORDERS = [each for each in CASES if each["expect"] != {"refused": "file"} and "order" in each]
NUMBERS = [each for each in ORDERS if each["expect"] != {"refused": "order"}]
FILES = [each for each in CASES if each not in ORDERS]


def found(outcome: dict[str, Any], name: str, wanted: Any) -> Any:
    """The part of an outcome that an expectation names."""
    match name:
        case "earned" | "used" | "left":
            return outcome["points"][name]
        case "available" | "claimable":
            return outcome["balance"][name]
        case "discount":
            return sum(number(each["amount"]) for each in outcome["discounts"])
        case "shipping_charged":
            return outcome["shipping"]["charged"]
        case "tier":
            return outcome["tier"] and outcome["tier"]["name"]
        case "missing_points":
            return outcome["tier"]["missing"][0][0]["points"]
        case "stamps":
            return {card: outcome["stamps"].get(card, 0) for card in wanted}
        case "gifts":
            return {product: outcome["gifts"].count(product) for product in wanted}
        case "vouchers":
            return [each["reward"] for each in outcome["vouchers"]]
        case "set_aside":
            return [each["rule"] for each in outcome["set_aside"]]
        case "net":
            return [each["net"] for each in outcome["lines"]]
        case _:
            return outcome[name]


def comparable(value: Any) -> Any:
    """Numbers as numbers, lists and maps by what they hold."""
    if isinstance(value, list):
        return [number(each) for each in value]
    if isinstance(value, dict):
        return {key: number(each) for key, each in value.items()}
    return number(value)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", ORDERS, ids=[case["id"] for case in ORDERS])
def test_a_worked_number_comes_out_of_the_command(
    case: Case, language: str, tmp_path: Path
) -> None:
    """`palier quote` gives the numbers reckoned by hand, from the file and its translation."""
    rules, order = tmp_path / "t.palier", tmp_path / "order.json"
    written = text_of(case["program"], case.get("language", "en"))
    rules.write_text(in_(language, written, tmp_path, run), encoding="utf-8")
    order.write_text(json.dumps(order_of(case)), encoding="utf-8")
    asked = ["quote", str(rules), "--order", str(order), "--format", "json"]
    if "account" in case:
        account = tmp_path / "account.json"
        account.write_text(json.dumps(case["account"], default=str), encoding="utf-8")
        asked += ["--account", str(account)]
    done = run(*asked)
    if case["expect"] == {"refused": "order"}:
        assert done.exit_code == 1, done.output
        return
    assert done.exit_code == 0, done.output
    assert as_expected(case, json.loads(done.stdout)) == case["expect"]


@pytest.mark.parametrize("case", NUMBERS, ids=[case["id"] for case in NUMBERS])
def test_a_worked_number_comes_out_of_python(case: Case) -> None:
    """A shop that asks by `program.quote` is told the same."""
    program = palier.compile(text_of(case["program"], case.get("language", "en")))
    account = json.loads(json.dumps(case.get("account"), default=str))
    outcome = program.quote(order_of(case), account).to_json()
    assert as_expected(case, outcome) == case["expect"]


def as_expected(case: Case, outcome: dict[str, Any]) -> dict[str, Any]:
    """What a case expects, with what was found instead where that is another value."""
    wanted = case["expect"]
    got = {name: found(outcome, name, value) for name, value in wanted.items()}
    return {
        name: value if comparable(got[name]) == comparable(value) else got[name]
        for name, value in wanted.items()
    }


@pytest.mark.parametrize("case", FILES, ids=[case["id"] for case in FILES])
def test_a_file_is_refused_or_keeps_its_version(case: Case, tmp_path: Path) -> None:
    """`palier check` refuses the file, or two files have one version, or two."""
    texts = [case["program"], *([case["other"]] if "other" in case else [])]
    files = [tmp_path / f"{at}.palier" for at, _ in enumerate(texts)]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text_of(text, case.get("language", "en")), encoding="utf-8")
    checked = [run("check", str(file), "--format", "json") for file in files]
    if case["expect"] == {"refused": "file"}:
        assert [each.exit_code for each in checked] == [1]
        return
    assert [each.exit_code for each in checked] == [0, 0]
    same = len({version(file, tmp_path) for file in files}) == 1
    assert ("same" if same else "another") == case["expect"]["version"]


def version(file: Path, tmp_path: Path) -> str:
    """The version of a rule file, as an outcome of it says."""
    order = tmp_path / "o.json"
    order.write_text('{"lines": [{"price": "10.00"}]}', encoding="utf-8")
    done = run("quote", str(file), "--order", str(order), "--format", "json")
    assert done.exit_code == 0, done.output
    return str(json.loads(done.stdout)["program_version"])


def test_the_cases_are_dated_on_a_day_of_summer_time() -> None:
    """Noon on 2 June is two hours ahead of UTC in Paris."""
    assert dt.datetime.fromisoformat(NOON).utcoffset() == dt.timedelta(hours=2)
