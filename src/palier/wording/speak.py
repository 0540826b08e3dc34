"""From a problem to its words: the tables of every topic of a language, put together."""

from __future__ import annotations

import importlib
import pkgutil
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
    words: Words = speakers(language)[type(problem)](problem)
    inside = (each for each in words.others if each.span.start < len(source.text))
    return replace(words, others=tuple(inside))


@cache
def speakers(language: Language) -> dict[type[Problem], Speaker]:
    """Who says what in a language: `WORDING` of each of its topics that has one."""
    folder = importlib.import_module(_FOLDERS[language])
    found: dict[type[Problem], Speaker] = {}
    for topic in pkgutil.iter_modules(folder.__path__, folder.__name__ + "."):
        found |= getattr(importlib.import_module(topic.name), "WORDING", {})
    return found
