"""Worked numbers of the wider language, one order each, in both languages, by the commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cases.cases import Case, ahead, in_, number, order_of, read_cases, run, text_of

CASES = [each for each in read_cases("wider.yaml") if each["id"] not in ahead()]
ORDERS = [each for each in CASES if each["expect"] != {"refused": "file"} and "order" in each]
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
    outcome = json.loads(done.stdout)
    wanted = {name: comparable(value) for name, value in case["expect"].items()}
    got = {name: comparable(found(outcome, name, value)) for name, value in case["expect"].items()}
    assert got == wanted


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
