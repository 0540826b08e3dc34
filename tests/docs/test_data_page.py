"""The page of what goes in and what comes out shows every event, and each as it is read."""

import json
import re
from pathlib import Path

import pytest

from palier.account.events import CLASSES
from palier.account.forms.compound import Each, Record
from palier.account.reading import (
    account_json,
    event_form,
    read_account,
    read_event,
    read_events,
    read_known,
    sent_in,
)
from palier.account.schema import PUBLISHED
from palier.compiling import compiled
from palier.life.replay import replay
from palier.source import SourceText

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text("utf-8")
OF_ALL = {"type", "id", "at", "customer", "order"}
"""Keys that are told once for all events."""


def named(name):
    """Give a block of the page that is a file."""
    return re.search(rf"^```\w+ {re.escape(name)}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]


def section(title):
    """Give the text under a heading, to the next one."""
    return re.search(rf"^##+ {title}\n(.*?)(?=^## |^### |\Z)", PAGE, re.MULTILINE | re.DOTALL)[1]


def shown(title):
    """Give the first JSON example under a heading."""
    return re.search(r"^```json[^\n]*\n(.*?)^```$", section(title), re.MULTILINE | re.DOTALL)[1]


@pytest.fixture(scope="module")
def club():
    """Compile the rule file of the page."""
    return compiled(SourceText.of(named("club.palier"))).program


def keys_of(form):
    """Give the keys of a form, and of the forms inside."""
    match form:
        case Record():
            yield from form.keys
            for key in form.keys.values():
                yield from keys_of(key.form)
        case Each():
            yield from keys_of(form.form)


@pytest.mark.parametrize("kind", CLASSES)
def test_the_example_of_an_event_is_read(kind, club):
    """A developer copies an event, changes its values, and it is taken."""
    read = read_event(SourceText.of(shown(kind)), club)
    assert read.problems == ()
    assert isinstance(read.value, CLASSES[kind])


@pytest.mark.parametrize("kind", CLASSES)
def test_every_key_of_an_event_is_shown(kind):
    """What an event may say stands in its example, or in the words under it."""
    form = event_form(sent_in("EUR", pot=False)).forms[kind]
    untold = {key for key in keys_of(form) if f'"{key}"' not in shown(kind)}
    assert {key for key in untold if f"`{key}`" not in section(kind)} - OF_ALL == set()


def test_the_outcomes_are_those_of_the_history(club):
    """What the page says comes out of the history comes out of it."""
    lines = [*read_events(named("events.jsonl").splitlines(), club)]
    _, order, refund = replay(club, [each.value for each in lines])
    for answer, name in ((order, "order"), (refund, "refund")):
        printed = json.loads(named(f"outcome-of-the-{name}.json"))
        assert printed == json.loads(json.dumps(answer | {"program_version": "sha256:…"}))


def test_the_summary_is_read_and_complete(club):
    """The example of a summary has all that a summary may say."""
    read = read_known(SourceText.of(shown("A summary of an account")), club)
    schema = PUBLISHED["account"]()
    assert read.problems == ()
    assert schema["properties"].keys() == json.loads(shown("A summary of an account")).keys()


def test_the_saved_account_is_read_and_written_back(club):
    """The example of a saved account is one."""
    written = json.loads(named("account.json"))
    assert account_json(read_account(written, club).value, club) == written


def test_every_published_schema_is_named():
    """Whoever looks for a schema finds its name."""
    told = section("JSON Schema")
    assert [name for name in PUBLISHED if f"`{name}`" not in told] == []
