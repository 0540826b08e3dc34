"""Every language has words for whatever can be found, in the tone of the house."""

import dataclasses
import datetime as dt
import importlib
import itertools
import pkgutil
import re
import types
import typing
from enum import Enum
from fractions import Fraction
from pathlib import Path

import pytest

import palier.problem
from palier.closed import MissingRows
from palier.compiling import compiled
from palier.problem import all_kinds, bands
from palier.problem.checks import ExampleFails, Promised
from palier.quantity import DayOfMonth, Duration, Hour, Money, MonthDay, Percent, Period, Points
from palier.source import Language, SourceText, Span
from palier.speech.phrases import placeholders
from palier.weekdays import Weekday
from palier.wording.message import Message, topic, topic_of, words_of

for _module in pkgutil.iter_modules(palier.problem.__path__, "palier.problem."):
    importlib.import_module(_module.name)

LANGUAGE = Path(__file__).parents[1] / "language"
BAD = sorted(LANGUAGE.glob("*/bad/*.palier"))
QUOTED = re.compile(r"`[^`]*`|«\u00a0[^»]*\u00a0»|“[^”]*”")


SOURCE = SourceText.of("points x 2")
SAMPLES = {
    str: ("l'été",),
    int: (2, 1, 0, 1500),
    bool: (False, True),
    Span: (Span(0, 6),),
    Money: (Money(5000, "EUR"), Money(150, "EUR")),
    Points: (Points(50), Points(1)),
    Percent: (Percent(Fraction(5, 2)),),
    Fraction: (Fraction(3, 2),),
    Duration: (Duration(1, Period.MONTH), Duration(30, Period.DAY)),
    Hour: (Hour(840),),
    MonthDay: (MonthDay(2, 14),),
    dt.date: (dt.date(2026, 1, 1), dt.date(2026, 11, 27)),
    type(None): (None,),
}
FIELDS = {
    "weekdays": ((Weekday(1),), (Weekday(0), Weekday(6, 2)), ()),
    "recurring": ((MonthDay(2, 14),), (MonthDay(2, 14), DayOfMonth(1)), ()),
    "months": ((2,), (2, 4, 6, 9, 11)),
    "better": ("Perle",),
    "promo_code": ("HELLO",),
}
"""Fields that say more than their type: days of a week, names that are there when they are told."""

PROMISES = {
    Promised.EARNED: (Points(84), Money(150, "EUR")),
    Promised.OFF: (Money(600, "EUR"),),
    Promised.LEFT: (Points(1), Money(600, "EUR")),
    Promised.SHIPPING: (True, False, None),
    Promised.SHIPPING_CHARGED: (Money(290, "EUR"),),
    Promised.TO_PAY: (Money(8400, "EUR"),),
    Promised.TIER: ("Gold", None),
    Promised.STAMPS: (5, 1, 0),
}


def samples(hint):
    """Give values of a type: every member of an enum, every part of a union, short and long."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return tuple(each for part in parts for each in samples(part))
    if origin is tuple:
        every = samples(parts[0])
        return (*((each,) for each in every), every, every * 6)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(hint)
    return SAMPLES[hint] if hint in SAMPLES else tuple(instances(hint))


def instances(kind):
    """Give problems of a kind: all its enums crossed, and the other fields varied one by one."""
    if kind is ExampleFails:
        yield from promises()
        return
    hints = typing.get_type_hints(kind)
    names = [each.name for each in dataclasses.fields(kind)]
    values = {name: FIELDS.get(name) or samples(hints[name]) for name in names}
    closed = [name for name in values if isinstance(values[name][0], Enum)]
    for members in itertools.product(*(values[name] for name in closed)):
        base = {name: each[0] for name, each in values.items()} | dict(
            zip(closed, members, strict=True)
        )
        yield kind(**base)
        for name in values.keys() - closed:
            yield from (kind(**base | {name: each}) for each in values[name][1:])


def promises():
    """Give examples that fail in each way there is."""
    for promised, values in PROMISES.items():
        for wanted, got in itertools.product(values, values):
            for by in (None, "Printemps"):
                yield ExampleFails(Span(0, 6), "A", promised, wanted, got, by)


def texts_of(words):
    """Give all that is said of a problem."""
    return (words.title, words.label, words.hint or "", *(each.text for each in words.others))


def named(message):
    """Give the facts that a message names, in any language."""
    phrases = (message.title, message.label, *message.others.values(), *message.hints)
    return {each for phrase in phrases for text in phrase for each in placeholders(text)}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_every_kind_of_problem_is_told_in_every_language(kind, language):
    """Nobody is told that something is wrong without being told what."""
    every = [words_of(each, SOURCE, language) for each in instances(kind)]
    texts = [text for told in every for text in texts_of(told)]
    assert [each for each in every if not each.title] == []
    assert [each for each in texts if "None" in each or "{" in each.replace('{"…"', "")] == []


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_every_placeholder_names_a_field_or_a_given_fact(kind):
    """A phrase never waits for a fact that nobody gives."""
    told = topic_of(kind)
    entry = told.messages[kind]
    every = [entry if isinstance(entry, Message) else entry(each) for each in instances(kind)]
    known = {*dir(kind), *told.facts}
    assert [each for each in every if not named(each) <= known | each.facts.keys()] == []
    assert {field for each in every for field in each.others} <= known


def test_a_topic_that_forgets_a_kind_is_not_loaded():
    """Whoever adds a kind of problem is told that it has no words yet."""
    with pytest.raises(MissingRows, match="BandTwice"):
        topic(bands, {})


def said(path):
    """Give the words of each problem of a bad programme."""
    program = compiled(SourceText.of(path.read_text("utf-8"), path.name))
    return [words_of(each, program.source, program.language) for each in program.problems]


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_titles_are_one_sentence_without_a_capital_or_a_full_stop(path):
    """All messages sound like one patient colleague."""
    titles = [words.title for words in said(path)]
    assert [each for each in titles if each.endswith(".") or "\n" in each] == []
    assert [each for each in titles if each[0].isalpha() and not each[0].islower()] == []


@pytest.mark.parametrize(
    "path", [each for each in BAD if ".fr." in each.name], ids=lambda p: p.stem
)
def test_french_is_spaced_as_french_is(path):
    """No line breaks before a colon, no straight apostrophe, no lonely guillemet."""
    texts = [QUOTED.sub("", text) for words in said(path) for text in texts_of(words)]
    assert [each for each in texts if "'" in each or re.search(r" [:;?!%€»]", each)] == []
