"""From a problem to its words: `problem.bands` is spoken of in `wording.french.bands`."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from palier.problem import Problem
from palier.source import Language, SourceText
from palier.wording.words import Words

Speaker = Callable[..., Words]
"""Says one kind of problem: takes the problem, and nothing else."""

_FOLDERS = {Language.ENGLISH: "palier.wording.english", Language.FRENCH: "palier.wording.french"}


def words_of(problem: Problem, source: SourceText, language: Language) -> Words:
    """What is said of a problem: labels that stand outside the text are left out.

    >>> from palier.problem.checks import NameCase
    >>> from palier.source import Span
    >>> source = SourceText.of('only category "savons"')
    >>> problem = NameCase(Span(14, 22), "savons", "Savons", Span(90, 98))
    >>> words_of(problem, source, Language.ENGLISH).title
    '“savons” and “Savons” differ by capitals only, and are two names'
    """
    words: Words = speakers(topic_of(problem), language)[type(problem)](problem)
    inside = (each for each in words.others if each.span.start < len(source.text))
    return replace(words, others=tuple(inside))


def topic_of(problem: Problem) -> str:
    """The module that lists a kind of problem; what is said of it stands in one of that name."""
    return type(problem).__module__.rpartition(".")[2]


@cache
def speakers(topic: str, language: Language) -> dict[type[Problem], Speaker]:
    """Who says what on a topic in a language."""
    spoken: dict[type[Problem], Speaker] = importlib.import_module(
        f"{_FOLDERS[language]}.{topic}"
    ).WORDING
    return spoken
