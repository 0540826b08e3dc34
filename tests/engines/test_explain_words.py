"""The phrases of explanations, in both languages."""

import re
import string

import pytest

from palier.engines.explain import english, french
from palier.engines.explain.voice import WORDS
from palier.source import Language


def holes(phrase):
    """The names of the holes of a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_both_languages_have_the_same_phrases():
    """A phrase that one lacks would be an error at the first order that needs it."""
    assert english.WORDS.keys() == french.WORDS.keys()


@pytest.mark.parametrize("key", sorted(english.WORDS))
def test_both_languages_fill_the_same_holes(key):
    """Neither forgets a figure."""
    assert holes(english.WORDS[key]) == holes(french.WORDS[key])


@pytest.mark.parametrize("key", sorted(french.WORDS))
def test_french_is_set_as_a_printer_would(key):
    """No straight apostrophe, no space that breaks before a mark."""
    assert not re.search(r"'| [:;?!»%]|« ", WORDS[Language.FRENCH][key])


@pytest.mark.parametrize("key", sorted(english.WORDS))
def test_english_has_true_apostrophes_and_quotes(key):
    """No typewriter marks."""
    assert not re.search("['\"]", WORDS[Language.ENGLISH][key])
