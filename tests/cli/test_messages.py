"""Everything that commands and reports say can be said in every language."""

import importlib
import pkgutil
from collections.abc import Mapping

import pytest

import palier.cli
import palier.reports
from palier.cli.usage import CLICK
from palier.source import Language
from palier.speech.phrases import Phrase, parts
from palier.speech.speaker import Speaker


def phrases_in(value):
    """Give the phrases of a value: one, or those of a table, row by row."""
    match value:
        case Phrase():
            yield value
        case Mapping():
            for each in value.values():
                yield from phrases_in(each)
        case tuple() | list():
            for each in value:
                yield from phrases_in(each)


def messages():
    """Give the phrases of all modules of both rooms, each with the place where it is kept."""
    for room in (palier.cli, palier.reports):
        for found in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
            for name, value in vars(importlib.import_module(found.name)).items():
                for phrase in phrases_in(value):
                    if phrase.english not in CLICK:
                        yield pytest.param(phrase, id=f"{found.name}:{name}")


def facts_of(phrase, language):
    """Give a fact for each placeholder of a phrase: a count where a word agrees with it."""
    pieces = parts(phrase.in_(language), language, set_=True)
    return {each.fact: 3 if "|" in each.how else f"<{each.fact}>" for each in pieces if each.fact}


@pytest.mark.parametrize("phrase", list(messages()))
def test_a_message_is_said_in_every_language_with_its_facts(phrase):
    """No language forgets a fact, leaves a placeholder, or keeps the apostrophes of a keyboard."""
    for language in Language:
        facts = facts_of(phrase, language)
        said = Speaker(language).say(phrase, **facts)
        assert said.strip()
        assert [each for each in facts.values() if str(each) not in said] == []
        assert not set("{}'") & set(said)


def test_there_are_messages_to_say():
    """The two rooms have not been emptied."""
    assert len(list(messages())) > 100
