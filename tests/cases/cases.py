"""Worked cases as they are written in YAML: read, told in either language, sent, looked into."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result

from palier.cli import main

Case = dict[str, Any]
NOON = "2026-06-02T12:00:00+02:00"
HEADERS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
}
FIRST_WORDS = ("loyalty program", "programme de fidélité")


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2: `on` and `off` are words, not yes and no; read in C where that is installed."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_cases(name: str) -> list[Case]:
    """The cases of a file beside this one."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader)  # noqa: S506 - a safe loader without its yes and no


def ahead() -> frozenset[str]:
    """The cases of the wider language that do not come out yet, by id."""
    _, *ids = (Path(__file__).parent / "ahead.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(ids)


def text_of(written: str, language: str = "en") -> str:
    """The rule file of a case, under its own header or the usual one."""
    return written if written.startswith(FIRST_WORDS) else HEADERS[language] + written + "\n"


def in_(language: str, text: str, tmp_path: Path, run: Callable[..., Result]) -> str:
    """A rule file in a language, by the translator where it is in the other."""
    if text.startswith(FIRST_WORDS[language == "fr"]):
        return text
    file = tmp_path / "untranslated.palier"
    file.write_text(text, encoding="utf-8")
    done = run("translate", str(file), "--to", language)
    assert done.exit_code == 0, done.output
    return done.stdout


def run(*asked: str, given: str | None = None) -> Result:
    """Run a command as whoever types it."""
    return CliRunner().invoke(main, list(asked), input=given)


def order_of(case: Case) -> dict[str, Any]:
    """The order of a case, as an order event without its keys of identity."""
    order = dict(case["order"])
    if "goods" in order:
        order["lines"] = [{"price": order.pop("goods")}]
    on = order.pop("on", None)
    if on is not None:
        offset = "+02:00" if 3 < on.month < 11 else "+01:00"
        order["at"] = f"{on.isoformat()}T12:00:00{offset}"
    order.setdefault("at", NOON)
    return json.loads(json.dumps(order, default=str).replace(': "true"', ": true"))


def number(value: Any) -> Any:
    """Money and points as numbers; everything else as it is."""
    if isinstance(value, bool) or value is None:
        return value
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return value


def at(found: Any, path: str) -> Any:
    """What stands at a path of keys and places; None where there is nothing."""
    for step in path.split("."):
        if isinstance(found, list):
            found = found[int(step)] if int(step) < len(found) else None
        elif isinstance(found, dict):
            found = found.get(step)
        else:
            return None
    return found
