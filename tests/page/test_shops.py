"""The pages of whole programmes, as customers read them. Read a change before accepting it."""

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.page.conftest import SHOPS, compiled, page, rules_of, text_of, told

from palier.source import Language


class Told(SingleFileSnapshotExtension):
    """One text a page: the rule file, then what customers read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def both(text, language):
    """Put the rule file and its page in one text."""
    return f"{text}\n{'=' * 90}\n\n{told(page(compiled(text), language))}\n"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shop", SHOPS)
def test_the_page_of_a_shop(shop, language, snapshot):
    """A shop's rules are told to its customers in their words, in English and in French."""
    assert both(rules_of(shop, "fr"), language) == snapshot(extension_class=Told)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["everything.en", "pot.fr", "kept.fr", "silent.en"])
def test_the_page_of_a_programme(name, language, snapshot):
    """Every clause of the language has its words for customers, in English and in French."""
    assert both(text_of(name), language) == snapshot(extension_class=Told)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shop", SHOPS)
def test_the_page_does_not_depend_on_the_language_of_the_file(shop, language):
    """A merchant who writes in English and one who writes in French publish the same page."""
    french, english = compiled(rules_of(shop, "fr")), compiled(rules_of(shop, "en"))
    assert page(french, language) == page(english, language)
