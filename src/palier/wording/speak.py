"""From a problem to its words: `problem.bands` is spoken of in `wording.bands`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

from palier.problem import Problem
from palier.source import Language, SourceText, Span
from palier.speech.speaker import Speaker
from palier.values import dataclass
from palier.wording.message import Message, Topic, first_known


@dataclass(frozen=True, slots=True)
class Label:
    """What this text is, beside its underline."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Title: lower case, one sentence, no full stop. Hint: an edit to paste, or None."""

    title: str
    label: str = ""
    others: tuple[Label, ...] = ()
    hint: str | None = None


def words_of(problem: Problem, source: SourceText, language: Language) -> Words:
    """What is said of a problem: labels that stand outside the text are left out.

    >>> from palier.problem.checks import NameCase
    >>> source = SourceText.of('only category "savons"')
    >>> problem = NameCase(Span(14, 22), "savons", "Savons", Span(90, 98))
    >>> words_of(problem, source, Language.ENGLISH).title
    '“savons” and “Savons” differ by capitals only, and are two names'
    """
    topic = topic_of(type(problem))
    entry = topic.messages[type(problem)]
    message = entry if isinstance(entry, Message) else entry(problem)
    speaker = Speaker(language)
    facts = Facts(problem, {**topic.facts, **message.facts}, speaker)
    spans = ((getattr(problem, name), phrase) for name, phrase in message.others.items())
    others = (
        Label(span, speaker.say(phrase, facts))
        for span, phrase in spans
        if span is not None and span.start < len(source.text)
    )
    return Words(
        speaker.say(message.title, facts),
        speaker.say(message.label, facts),
        tuple(others),
        first_known(speaker, message.hints, facts),
    )


def topic_of(kind: type[Problem]) -> Topic:
    """What is said on the topic of a kind; a topic is loaded when something is first said on it."""
    name = kind.__module__.rpartition(".")[2]
    found: Topic = importlib.import_module(f"palier.wording.{name}").TOPIC
    return found


class Facts:
    """What the phrases on a problem may name, each reckoned when it is named."""

    def __init__(self, problem: Problem, given: Mapping[str, object], speaker: Speaker) -> None:
        self._problem, self._given, self._speaker = problem, given, speaker

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a fact of any kind
        if name not in self._given:
            return getattr(self._problem, name)
        fact = self._given[name]
        if isinstance(fact, Mapping):
            return fact[getattr(self._problem, name)]
        return fact(self._speaker, self._problem) if callable(fact) else fact
