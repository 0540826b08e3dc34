"""What one kind of problem says, in all languages at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

from palier.closed import total
from palier.problem import all_kinds
from palier.source import Language
from palier.speech.phrases import Phrase, placeholders
from palier.speech.speaker import Speaker
from palier.values import dataclass, field

NOTHING = Phrase("", "")
COMMA = Phrase(", ", ", ")
SEMICOLON = Phrase("; ", " ; ")
LANGUAGES = total(
    Language,
    {Language.ENGLISH: Phrase("English", "anglais"), Language.FRENCH: Phrase("French", "français")},
)
OF_LANGUAGE = total(
    Language,
    {
        Language.ENGLISH: Phrase("English", "de l'anglais"),
        Language.FRENCH: Phrase("French", "du français"),
    },
)

Fact = object
"""What a placeholder may name beside the fields of a problem.

A value or a phrase; a table, for the row of the field of that name; or a function of the speaker
and the problem, for what a phrase cannot say: lists, and what languages put together differently.
"""


@dataclass(frozen=True, slots=True)
class Message:
    """A title, what each marked text is, and an edit to try: phrases over the problem's fields.

    Title: lower case, one sentence, no full stop. `others`: the labels beside the main one, by the
    field that holds the span; one that holds None has none. Hint: the first of these whose facts
    are all known; an edit to paste, where there is one.
    """

    title: Phrase
    label: Phrase = NOTHING
    others: Mapping[str, Phrase] = field(default_factory=dict)
    hint: Phrase | tuple[Phrase, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def hints(self) -> tuple[Phrase, ...]:
        """The edits to try, the best first."""
        return (self.hint,) if isinstance(self.hint, Phrase) else self.hint


Entry = Message | Callable[[Any], Message]
"""A message, or what chooses among messages by the facts of a problem, for all languages."""

Messages = Mapping[type[Any], Entry]
"""An entry for every kind of problem of a topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is said of each kind of problem that a module lists, and facts that all may name."""

    messages: Messages
    facts: Mapping[str, Fact]


def topic(kinds: ModuleType, messages: Messages, **facts: Fact) -> Topic:
    """The messages on the kinds of problem of a module.

    Raises `MissingRows` for a kind that has none.
    """
    listed = tuple(each for each in all_kinds() if each.__module__ == kinds.__name__)
    return Topic(total(listed, messages), facts)


def row(table: Mapping[Any, Fact], field: str) -> Fact:
    """The row of a table for a field of another name."""

    def told(_: Speaker, each: object) -> Fact:
        return table[getattr(each, field)]

    return told


def listed(field: str, written: str, joint: Phrase = COMMA) -> Fact:
    """The texts of a field one after another, each written so: “`{}`”."""

    def told(speaker: Speaker, each: object) -> str:
        return speaker.say(joint).join(written.format(text) for text in getattr(each, field))

    return told


def first_known(speaker: Speaker, phrases: Iterable[Phrase], facts: object) -> str | None:
    """The first phrase of which all facts are known, said; None when there is none."""
    for phrase in phrases:
        named = placeholders(phrase.in_(speaker.language))
        if all(getattr(facts, each) is not None for each in named):
            return speaker.say(phrase, facts)
    return None
