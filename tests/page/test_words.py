"""The phrases of the page: complete in both languages, used, and set as a printer would."""

import ast
import re
import string

import pytest
from tests.page.conftest import every_program, known_page, told

import palier.page
from palier.page.words import WORDS
from palier.source import Language

PAGE = palier.page.__path__[0]
ENGINE_WORDS = {
    Language.ENGLISH: "proportional party parties cumulation sheet multiplier basis lot lots "
    "ledger clawback accrual redemption redeem segment boundary scope null tagged",
    Language.FRENCH: "proportionnel cumulation feuille multiplicateur assiette lot lots segment "
    "segments étiqueté étiquetés",
}


def placeholders(phrase):
    """Give the names of what is put into a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None}


def test_both_languages_have_the_same_phrases():
    """Nothing is said in one language only."""
    assert set(WORDS[Language.ENGLISH]) == set(WORDS[Language.FRENCH])


def test_a_phrase_has_the_same_figures_in_both_languages():
    """A translation forgets nothing: only the forms of the word for points may differ."""
    forms = {"point", "points", "de_points"}
    differing = [
        key
        for key, phrase in WORDS[Language.ENGLISH].items()
        if placeholders(phrase) - forms != placeholders(WORDS[Language.FRENCH][key]) - forms
        and key not in SPOKEN_DIFFERENTLY
    ]
    assert differing == []


# “every 6th order” is “toutes les 6 commandes”.
SPOKEN_DIFFERENTLY = {"every_nth"}


def keys_asked(root):
    """Give a pattern for each phrase the code asks for: a literal, or one that varies in part."""
    for file in (root / "src/palier/page").rglob("*.py"):
        if file.parent.name in {"english", "french"}:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Constant(str(text)):
                    yield re.escape(text)
                case ast.JoinedStr(parts):
                    yield "".join(
                        re.escape(part.value) if isinstance(part, ast.Constant) else ".+"
                        for part in parts
                    )


def test_every_phrase_is_used(root):
    """No phrase waits for a sentence that is never said."""
    asked = [re.compile(pattern) for pattern in set(keys_asked(root)) - {".+"}]
    keys = {key.removesuffix("/pot") for key in WORDS[Language.ENGLISH]}
    assert sorted(key for key in keys if not any(each.fullmatch(key) for each in asked)) == []


@pytest.mark.parametrize("language", Language)
def test_typography_is_that_of_the_language(language):
    """Apostrophes are typographic, and French spaces before signs do not break."""
    french = r"['\"]| [:;?!%€»]|[^\xa0\u202f ][?!;»]|« "
    wrong = r"['\"]" if language is Language.ENGLISH else french
    assert [phrase for phrase in WORDS[language].values() if re.search(wrong, phrase)] == []


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
