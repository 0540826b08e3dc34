"""The phrases of the page: complete, used, set as a printer would; and the marks they carry."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Mapping

import pytest
from tests.page.conftest import compiled, every_program, known_page, text_of, told

import palier.page
import palier.speech
from palier import tree
from palier.page.frame import speaker
from palier.page.html import markup
from palier.source import Language
from palier.speech.conditions import country
from palier.speech.phrases import Phrase
from palier.speech.typography import plain, typeset

ENGINE_WORDS = {
    Language.ENGLISH: "proportional party parties cumulation sheet multiplier basis lot lots "
    "ledger clawback accrual redemption redeem segment boundary scope null tagged",
    Language.FRENCH: "proportionnel cumulation feuille multiplicateur assiette lot lots segment "
    "segments étiqueté étiquetés",
}


def modules():
    """Give every module of the page, and of what it shares with other rooms."""
    for room in (palier.page, palier.speech):
        for each in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(each.name)


def phrases(value):
    """Give every phrase in a constant, in tables and alternatives too."""
    match value:
        case Phrase():
            yield value
        case tuple():
            for each in value:
                yield from phrases(each)
        case Mapping():
            yield from phrases(tuple(value.values()))


PHRASES = [each for module in modules() for each in phrases(tuple(vars(module).values()))]


def read_in(package):
    """Give each constant that is read: its module, or the one it comes from, and its name."""
    for file in package.rglob("*.py"):
        here = ".".join(file.relative_to(package.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Name(id=name, ctx=ast.Load()):
                    yield here, name
                case ast.ImportFrom(module=module, names=names):
                    yield from ((module, each.name) for each in names)


def test_every_constant_is_used(root):
    """No phrase waits for a sentence that is never said."""
    named = {
        (module.__name__, name)
        for module in modules()
        for name, value in vars(module).items()
        if name.isupper() and any(True for _ in phrases(value))
    }
    read = set(read_in(root / "src/palier"))
    assert len(named) > 150
    assert named - read == set()


@pytest.mark.parametrize("language", Language)
def test_typography_is_that_of_the_language(language):
    """Apostrophes are typographic, and French spaces before signs do not break."""
    french = r"['\"]| [:;?!%€»]|[^\xa0\u202f ][?!;»]|« "
    wrong = r"['\"]" if language is Language.ENGLISH else french
    set_ = [typeset(phrase.in_(language), language) for phrase in PHRASES]
    assert len(set_) > 300
    assert [phrase for phrase in set_ if re.search(wrong, phrase)] == []


def test_no_phrase_of_the_page_says_what_only_the_compiler_says(any_page):
    """The page speaks the customer's words, never the engine's."""
    language = Language(re.search(r'<html lang="(..)"', any_page)[1])
    said = re.sub(r"\[(en|fr): [^]]*\]", "", told(any_page)).lower()
    assert set(ENGINE_WORDS[language].split()) & set(re.findall(r"\w+", said)) == set()


@pytest.mark.parametrize("name", every_program())
def test_a_french_page_is_set_like_a_french_book(name):
    """Whatever the merchant types, no sign is left alone at the start of a line."""
    said = told(known_page(name, Language.FRENCH))
    assert re.findall(r".{9} [:;?!%€»].{3}|['\"]\w|\w'[a-z]|« \w", said) == []
    assert re.findall(r"\d \d{3}\b|\d,\d{3}\b", said) == []


@pytest.mark.parametrize("name", every_program())
def test_an_english_page_has_no_french_sign(name):
    """English quotation marks and figures on an English page."""
    said = told(known_page(name, Language.ENGLISH))
    ours = re.sub(r"\[fr: [^]]*\]", "", said)
    assert re.findall(r"[«»]|\d,\d\d\b", ours) == []


# Marks --------------------------------------------------------------------------------------------


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
    ("word", "of"),
    [
        ("perles", "de perles"),
        ("étoiles", "d’étoiles"),
        ("grains", "de grains"),
        ("haricots", "de haricots"),
        ("héros", "de héros"),
        ("huîtres", "d’huîtres"),
        ("haltères", "d’haltères"),
        ("ouistitis", "de ouistitis"),
        ("œufs", "d’œufs"),
    ],
)
def test_french_elides_before_a_vowel(word, of):
    """The word for points may begin with any letter."""
    text = text_of("kept.fr").replace('"crans"', f'"{word}"')
    said = speaker(compiled(text), Language.FRENCH).say(Phrase("of {points}", "{points:de}"))
    assert said == of


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("FR", ("France", "la France")),
        ("PT", ("Portugal", "le Portugal")),
        ("EG", ("Egypt", "l’Égypte")),
        ("US", ("the United States", "les États-Unis")),
        ("CU", ("Cuba", "Cuba")),
        ("ZZ", ("ZZ", "ZZ")),
    ],
)
def test_a_country_has_its_name_with_its_article(code, names):
    """Whatever the country; what is no country's code is said as it is written."""
    program = compiled(text_of("kept.fr"))
    told = [plain(country(speaker(program, each), tree.Name(code))) for each in Language]
    assert tuple(told) == names
