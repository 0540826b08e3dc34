"""Every order of the example shops comes out as its file says, in both languages."""

import json
from functools import cache
from pathlib import Path

import pytest

import palier

SHOPS = Path(__file__).parents[2] / "examples"
ORDERS = sorted(SHOPS.rglob("orders/*.json"))


@cache
def program(path):
    """Compile a rule file once."""
    return palier.load(path)


def expected_in(expected, got, path=""):
    """Give what an outcome has otherwise than expected.

    Of a record, only the keys named; of the silent rules, those named among others.
    """
    match expected:
        case list() if path.endswith(".silent"):
            told = [each for each in expected if all(expected_in(each, one) for one in got)]
            return [f"{path}: {each!r} is not in {got!r}" for each in told]
        case dict():
            missing = [f"{path}.{key}: missing" for key in expected if key not in got]
            both = [key for key in expected if key in got]
            return missing + [
                each
                for key in both
                for each in expected_in(expected[key], got[key], f"{path}.{key}")
            ]
        case list() if isinstance(got, list) and len(expected) == len(got):
            pairs = enumerate(zip(expected, got, strict=True))
            return [each for at, (e, g) in pairs for each in expected_in(e, g, f"{path}[{at}]")]
        case _:
            return [] if expected == got else [f"{path}: expected {expected!r}, got {got!r}"]


def without_labels(expected, language):
    """Leave out the names of rules: one without a name is called by its first line."""
    if language == "en" or not isinstance(expected, dict | list):
        return expected
    if isinstance(expected, list):
        return [without_labels(each, language) for each in expected]
    return {key: without_labels(each, language) for key, each in expected.items() if key != "rule"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", ORDERS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_an_order_comes_out_as_its_file_says(path, language):
    """The figures were worked out by hand: the engine has to find them, to the cent."""
    case = json.loads(path.read_text("utf-8"))
    quote = program(path.parents[1] / f"rules.{language}.palier").quote(
        case["order"], case.get("account"), guest=case.get("guest", False)
    )
    assert expected_in(without_labels(case["expect"], language), quote.to_json()) == []


def test_there_are_orders_for_every_shop():
    """Seven shops and three brands, six orders each at least."""
    shops = {path.relative_to(SHOPS).parts[0] for path in SHOPS.rglob("rules.en.palier")}
    counts = {shop: len(list((SHOPS / shop).rglob("orders/*.json"))) for shop in shops}
    assert len(shops) == 8
    assert min(counts.values()) >= 6
