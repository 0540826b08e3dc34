"""What reads quickly reads as the form does, and leaves to it whatever is not right."""

import copy
import json
from pathlib import Path

import pytest

from palier.account.forms.form import Notes
from palier.account.forms.quick import REFUSED, reader_of, writer_of
from palier.account.json_text import Json
from palier.account.reading import (
    event_form,
    read_event,
    read_events,
    sent_in,
    summary_form,
)
from palier.api import load
from palier.source import SourceText

EXAMPLES = Path(__file__).parents[2] / "examples"
POINTS, POT = sent_in("EUR", pot=False, decimals=2), sent_in("GBP", pot=True)
WRONG = (
    *(None, True, -1, 1.5, 10**20, [], {}, [None], {"a": 1}),
    *("", " ", "x", "12.505", "2026-13-01"),
)
SUMMARIES = (
    {"points": 240, "orders": 5, "spent": "431.20", "joined": "2025-03-01"},
    {"stamps": {"Coffee": 3, " Coffee": 2}, "facts": {"news": True}, "birthday": "--05-01"},
)


def said(form, value):
    """What a form makes of a value, and whether anything is wrong with it."""
    notes = Notes(Json(value))
    read = form.read(value, (), notes)
    return read, bool(notes.problems)


def quickly(form, value):
    """What is read quickly; None and True where it is left to the form."""
    try:
        return reader_of(form)(value), False
    except REFUSED:
        return None, True


def damaged(value, root):
    """A value with each of its parts left out, wrong in every way, or with one too many."""
    places = [*value] if isinstance(value, dict) else range(len(value))
    for place in places:
        held = value[place]
        for other in WRONG:
            value[place] = other
            yield root
        value[place] = held
        if isinstance(held, dict | list):
            yield from damaged(held, root)
    if isinstance(value, dict):
        value["surely unknown"] = 1
        yield root
        del value["surely unknown"]
        for place in places:
            held = value.pop(place)
            yield root
            value[place] = held


def events(kinds=3):
    """Some events of each type, of the shipped shops."""
    found = {}
    for path in sorted(EXAMPLES.glob("*/events.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            event = json.loads(line)
            found.setdefault(event["type"], []).append(event)
    return [each for of_type in found.values() for each in of_type[:kinds]]


@pytest.mark.parametrize("terms", [POINTS, POT], ids=["points", "pot"])
def test_an_event_is_read_and_written_as_its_form_does(terms):
    """Whatever the shops send."""
    form = event_form(terms, "Europe/Paris")
    right = 0
    for event in events(kinds=40):
        value, wrong = said(form, event)
        assert quickly(form, event) == (value, wrong)
        if not wrong:
            right += 1
            assert writer_of(form)(value) == form.write(value)
    assert right > 100


@pytest.mark.parametrize("terms", [POINTS, POT], ids=["points", "pot"])
def test_what_is_wrong_is_never_read_quickly(terms):
    """Each part of an event left out, of another kind, or unknown; nor is what is right refused."""
    form = event_form(terms, "Europe/Paris")
    seen = {True: 0, False: 0}
    for event in events(kinds=1):
        whole = copy.deepcopy(event)
        for each in damaged(whole, whole):
            value, wrong = said(form, each)
            assert quickly(form, each) == (value, wrong), each
            seen[wrong] += 1
    assert min(seen.values()) > 10


@pytest.mark.parametrize("summary", SUMMARIES, ids=["counts", "names"])
def test_a_summary_is_read_as_its_form_does(summary):
    """Names that are one when they are compared are told by the form."""
    form = summary_form(POINTS)
    changed = 0
    whole = copy.deepcopy(summary)
    for each in damaged(whole, whole):
        assert quickly(form, each) == said(form, each), each
        changed += 1
    assert changed > 30
    assert quickly(form, whole) == said(form, whole)


@pytest.fixture(scope="module")
def grid():
    """A programme whose histories are read."""
    return load(EXAMPLES / "points-grid" / "rules.en.palier").program


@pytest.mark.parametrize(
    "line",
    [
        '{"type":"day","id":"d1","at":"2026-01-05T09:00:00+01:00"}\r\n',
        '\ufeff{"type":"day","id":"d1","at":"2026-01-05T09:00:00+01:00"}',
        '{"type":"day","id":"e\u0301te\u0301","at":"2026-01-05T09:00:00+01:00"}',
        '{"type":"day","id":"d1","id":"d2","at":"2026-01-05T09:00:00+01:00"}',
        '{"type":"day","id":"d1","at":"2026-01-05T09:00:00+01:00","more":1}',
        '{"type":"day","id":"d1","at":"2026-01-05T09:00:00+01:00"} {}',
        '{"type":"day","id":"d1","at":"2026-01-05T09:00:00"}',
        '{"type":"day","id":1.50,"at":NaN}',
        '{"type":"day","id":' + "1" * 40 + "}",
        '{"type":' + "[" * 60 + "]" * 60 + "}",
        '{"type":"day"',
        "[]",
    ],
)
def test_a_line_of_a_history_is_read_as_an_event_by_itself(line, grid):
    """What is right is read quickly; all that is wrong with a line is told, and where."""
    (read,) = read_events([line], grid)
    alone = read_event(SourceText.of(line.rstrip("\r\n")), grid)
    assert read.value == alone.value
    assert [each.code for each in read.problems] == [each.code for each in alone.problems]
    assert [each.span for each in read.problems] == [each.span for each in alone.problems]
    assert (read.number, read.source.first) == (1, 1)
