"""What one kind of problem says, in all languages at once, and a problem in words.

`problem.bands` is spoken of in `wording.bands`: a topic is loaded when something is said on it.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import groupby
from types import ModuleType
from typing import Any

from palier.closed import total
from palier.problem import Problem, all_kinds
from palier.quantity import currencies
from palier.source import Language, SourceText, Span
from palier.speech.phrases import Phrase, placeholders
from palier.speech.speaker import SEMICOLON, Speaker
from palier.values import dataclass, field

NOTHING = Phrase("", "")
COMMA = Phrase(", ", ", ")
LANGUAGES = total(
    Language,
    {Language.ENGLISH: Phrase("English", "anglais"), Language.FRENCH: Phrase("French", "français")},
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
    are all known; an edit to paste, where there is one. Items: what a title that ends in a colon
    lists, each on a line of its own.
    """

    title: Phrase
    label: Phrase = NOTHING
    others: Mapping[str, Phrase] = field(default_factory=dict)
    hint: Phrase | tuple[Phrase, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    items: Callable[[Speaker, Any], tuple[str, ...]] | None = None

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
    """The texts of a field one after another, each written so: “`{}`”; None when there are none."""

    def told(speaker: Speaker, each: object) -> str | None:
        texts = [written.format(text) for text in getattr(each, field)]
        return speaker.say(joint).join(texts) or None

    return told


def first_known(speaker: Speaker, phrases: Iterable[Phrase], facts: object) -> str | None:
    """The first phrase of which all facts are known, said; None when there is none."""
    for phrase in phrases:
        named = placeholders(phrase.in_(speaker.language))
        if all(getattr(facts, each) is not None for each in named):
            return speaker.say(phrase, facts)
    return None


# A problem in words ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Label:
    """What this text is, beside its underline."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Title: lower case, one sentence, no full stop. Hint: an edit to paste, or None.

    Items are what a title lists, and the sentence is both on one line.
    """

    title: str
    label: str = ""
    others: tuple[Label, ...] = ()
    hint: str | None = None
    items: tuple[str, ...] = ()
    sentence: str = ""


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
    title = speaker.say(message.title, facts)
    items = message.items(speaker, problem) if message.items else ()
    return Words(
        title,
        speaker.say(message.label, facts),
        tuple(others),
        mends_told(problem, speaker)
        or _in_currency(first_known(speaker, message.hints, facts), source),
        items,
        f"{title} {speaker.say(SEMICOLON).join(items)}" if items else title,
    )


_EXAMPLE = re.compile(r"(\d[\d.,]*)([ \u00a0])(?:EUR|€)")
_CURRENCY = re.compile(r"^[ \t]+(?:currency|devise)[ \t]+([A-Za-z]{3})\b", re.MULTILINE)


def _in_currency(hint: str | None, source: SourceText) -> str | None:
    """A hint with its examples in the currency of the file; amounts that the file has stay.

    >>> _in_currency("write `5 EUR off`", SourceText.of("x\\n  currency USD"))
    'write `5 USD off`'
    """
    if hint is None or not _EXAMPLE.search(hint):
        return hint
    found = _CURRENCY.search(source.text)
    code = found[1].upper() if found else "EUR"
    if code == "EUR" or code not in currencies():
        return hint

    def said(each: re.Match[str]) -> str:
        of_file = each[0].replace("\u00a0", " ") in source.text
        return each[0] if of_file else f"{each[1]}{each[2]}{code}"

    return _EXAMPLE.sub(said, hint)


MOST_MENDS = 3
WRITE = Phrase("write {lines}", "écrivez {lines}")
ONE_OF = Phrase(
    "it may mean several things; write {choices}",
    "plusieurs sens sont possibles ; écrivez {choices}",
)
UNDER = Phrase("{line}, and under it {more}", "{line} et, en dessous, {more}")
THEN = Phrase("{one}, then {other}", "{one}, puis {other}")


def mends_told(problem: Problem, speaker: Speaker) -> str | None:
    """The sentences to write instead, whole: one, or a few to choose from."""
    shown = [_lines_told(each.shown, speaker) for each in problem.mends[:MOST_MENDS]]
    if not shown:
        return None
    if len(shown) == 1 or problem.sure:
        return speaker.say(WRITE, lines=shown[0])
    return speaker.say(ONE_OF, choices=speaker.join(shown, "or"))


def _lines_told(lines: tuple[str, ...], speaker: Speaker) -> str:
    """The lines to write: of several statements, which an empty line parts, one after another."""
    told: list[str] = []
    for is_line, group in groupby(lines, key=bool):
        if is_line:
            first, *rest = (f"`{each}`" for each in group)
            more = speaker.join(rest, "and")
            told.append(speaker.say(UNDER, line=first, more=more) if rest else first)
    return reduce(lambda one, other: speaker.say(THEN, one=one, other=other), told)


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
