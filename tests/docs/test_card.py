"""The whole language on two sides: what is printed is what is read, and it fits."""

import importlib.util
from pathlib import Path

import pytest

from palier.source import Language
from palier.surface.phrases import PHRASES

CARD = Path(__file__).parents[2] / "docs" / "card"


@pytest.fixture(scope="module")
def make():
    """The program that writes the card."""
    spec = importlib.util.spec_from_file_location("make", CARD / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", list(Language))
def test_the_card_is_what_the_phrases_of_the_language_make(make, language):
    """`python docs/card/make.py` writes it anew."""
    written = (CARD / make.FILES[language]).read_text("utf-8")
    assert make.card(language, tuple(make.telling())) == written


def test_every_part_of_the_table_of_phrases_has_its_place_on_the_card(make):
    """A feature that is new needs a title."""
    assert {line.feature for line in make.lines()} == set(make.FEATURES)


def test_the_card_shows_no_fewer_sentences_than_it_takes(make):
    """It leaves out what only repeats, and that is not most of the language."""
    assert len(list(make.telling())) > len(PHRASES) / 2


@pytest.mark.parametrize("language", list(Language))
def test_the_card_is_printed_on_two_sides(make, language, browser):
    """Of A4, by a browser."""
    tab = browser.new_page()
    tab.goto((CARD / make.FILES[language]).as_uri())
    printed = tab.pdf(prefer_css_page_size=True)
    tab.close()
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 2
