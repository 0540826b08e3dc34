"""Marks and typography inside a sentence."""

import pytest
from tests.page.conftest import compiled, text_of

from palier.page.frame import speaker
from palier.page.html import markup
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.typography import plain, typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("l'été", "l’été"),
        ("Vraiment ?", "Vraiment\xa0?"),
        ("Vraiment?", "Vraiment\xa0?"),
        ("Vraiment ?!", "Vraiment\xa0?!"),
        ("« ici »", "«\xa0ici\xa0»"),
        ("1 500 €", "1\u202f500\xa0€"),
        ("à 14:00", "à 14:00"),
        ("http://a.fr/?b", "http://a.fr/?b"),
        ("5 %", "5\xa0%"),
    ],
)
def test_french_words_are_set_in_french(typed, set_):
    """A merchant types plain spaces; customers read typography."""
    assert typeset(typed, Language.FRENCH) == set_


def test_english_words_only_get_their_apostrophes():
    """Spaces are left as they are."""
    assert typeset("What's up ?", Language.ENGLISH) == "What’s up ?"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("le 1er mai", "le 1<sup>er</sup> mai"),
        ("votre 2e commande", "votre 2<sup>e</sup> commande"),
        ("le code \ue0025e\ue003", 'le code <code translate="no">5e</code>'),
        ("le modèle X-5e", "le modèle X-5e"),
        ("12 euros", "12 euros"),
    ],
)
def test_the_ending_of_an_ordinal_is_raised(text, shown):
    """French ordinals are set as in print, codes are left alone."""
    assert str(markup(text, Language.FRENCH)) == shown


def test_words_that_are_not_translated_say_their_language():
    """A screen reader pronounces a French name in French on an English page."""
    said = speaker(compiled(text_of("kept.fr")), Language.ENGLISH).own("Départ")
    assert str(markup(said, Language.FRENCH)) == '<span lang="fr">Départ</span>'


def test_words_that_are_translated_are_the_pages_own():
    """A translation needs no mark."""
    assert speaker(compiled(text_of("everything.en")), Language.FRENCH).own("Lamps") == "Lampes"


def test_marks_in_somebodys_text_are_taken_out():
    """Nobody can write our marks."""
    said = speaker(compiled(text_of("kept.fr")), Language.FRENCH)
    assert said.own("a\ue004b") == "ab"
    assert plain(said.code("\ue003x")) == "x"


@pytest.mark.parametrize(
    ("word", "of"), [("perles", "de perles"), ("étoiles", "d’étoiles"), ("grains", "de grains")]
)
def test_french_elides_before_a_vowel(word, of):
    """The word for points may begin with any letter."""
    text = text_of("kept.fr").replace('"crans"', f'"{word}"')
    said = speaker(compiled(text), Language.FRENCH).say(Phrase("of {points}", "{points:de}"))
    assert said == of
