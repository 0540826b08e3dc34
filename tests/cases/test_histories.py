"""Worked histories of the wider language, several events each, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cases.cases import Case, ahead, at, in_, number, read_cases, run, text_of

CASES = [each for each in read_cases("wider-life.yaml") if each["id"] not in ahead()]


def events_of(case: Case) -> list[dict[str, Any]]:
    """The events of a history as JSON has them: the loader reads `true` as a word."""
    written = json.dumps(case["events"], default=str, ensure_ascii=False)
    return json.loads(written.replace(': "true"', ": true").replace(': "false"', ": false"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_history_comes_out_of_the_commands(
    case: Case, language: str, tmp_path: Path
) -> None:
    """`palier replay` and `palier account` give what was reckoned by hand."""
    own = case.get("language", "en")
    texts = [case["program"], *case.get("older", [])]
    files = [tmp_path / f"{place}.palier" for place, _ in enumerate(texts)]
    for file, text in zip(files, texts, strict=True):
        file.write_text(in_(language, text_of(text, own), tmp_path, run), encoding="utf-8")
    options = [part for older in files[1:] for part in ("--older", str(older))]
    strict = ["--strict-order"] if case.get("strict_order") else []
    events = events_of(case)
    refused = [each["refused"] for each in case["expect"] if "refused" in each]
    if refused:
        done = run("replay", str(files[0]), "-", *options, *strict, given=lines(events))
        assert done.exit_code == 1, done.output
        assert refused[0] in done.output
        events = [each for each in events if each["id"] not in refused]
    answers = replayed(files[0], events, [*options, *strict])
    wanted, got = [], []
    for each in case["expect"]:
        if "refused" in each:
            continue
        document = (
            answered(answers, each) if "event" in each else stated(files[0], events, options, each)
        )
        found = at(document, each["path"])
        wanted.append((each["path"], expected(each)))
        got.append((each["path"], seen(found, each)))
    assert got == wanted


def lines(events: list[dict[str, Any]]) -> str:
    """Events as JSON Lines."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in events)


def replayed(file: Path, events: list[dict[str, Any]], options: list[str]) -> list[dict[str, Any]]:
    """The answers to a history."""
    done = run("replay", str(file), "-", *options, given=lines(events))
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def answered(answers: list[dict[str, Any]], wanted: dict[str, Any]) -> dict[str, Any]:
    """The answer to an event, the first one or the nth."""
    same = [each for each in answers if wanted["event"] in (each.get("event"), each.get("order"))]
    assert len(same) >= wanted.get("nth", 1), f"{wanted['event']} has {len(same)} answers"
    return same[wanted.get("nth", 1) - 1]


def stated(
    file: Path, events: list[dict[str, Any]], options: list[str], wanted: dict[str, Any]
) -> dict[str, Any]:
    """The statement of a customer on the latest day of a history."""
    day = max(each["at"] for each in events)[:10]
    asked = ["account", str(file), "-", wanted["customer"], "--on", day, "--format", "json"]
    done = run(*asked, *options, given=lines(events))
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.stdout))


def expected(wanted: dict[str, Any]) -> Any:
    """The value that is wanted, as it is compared."""
    if "count" in wanted:
        return wanted["count"]
    return comparable(truth(wanted["value"]))


def seen(found: Any, wanted: dict[str, Any]) -> Any:
    """What was found, as it is compared: nothing counts as 0 where 0 is wanted."""
    if "count" in wanted:
        return len(found or [])
    if found is None and number(wanted["value"]) == 0:
        return number(0)
    return comparable(found)


def comparable(value: Any) -> Any:
    """Numbers as numbers, lists by what they hold."""
    return [number(each) for each in value] if isinstance(value, list) else number(value)


def truth(value: Any) -> Any:
    """JSON's true and false, which the loader reads as words."""
    return (
        {"true": True, "false": False, "null": None}.get(value, value)
        if isinstance(value, str)
        else value
    )


def test_what_is_still_ahead_are_cases_of_the_files() -> None:
    """The list of what does not come out yet names real cases, each once."""
    every = [each["id"] for name in ("wider.yaml", "wider-life.yaml") for each in read_cases(name)]
    assert ahead() <= set(every)
    assert len(set(every)) == len(every)
