"""Files in TOML: what is wrong in them is told where it stands, in words, with what to write."""

import time

import pytest

from palier.source import Language, SourceText
from palier.speech.phrases import Phrase
from palier.toml import Told, TomlError, read
from palier.toml.lines import statements


def told(text, language=Language.ENGLISH):
    """What is said of a text that is no TOML."""
    with pytest.raises(TomlError) as raised:
        read(SourceText.of(text, "a.toml"))
    return raised.value.told(language)


WRITTEN = [
    ('language = "en', 'language = "en"'),
    ("language = 'fr\"", "language = 'fr'"),
    ("language = “en”", 'language = "en"'),
    ("language = « fr »", 'language = "fr"'),
    ("language = “fr", 'language = "fr"'),
    ("language = en", 'language = "en"'),
    ("strict: true", "strict = true"),
    ("strict true  # why", "strict = true"),
    ("strict := true", "strict = true"),
    ("strict => yes", "strict = true"),
    ("strict = True", "strict = true"),
    ("strict = non", "strict = false"),
    ("strict = true // why", "strict = true"),
    ("strict = true;", "strict = true"),
    ("strict\u00a0= true", "strict = true"),
    ("// strict", "# strict"),
    ("[limits\ngives-back = 3", "[limits]"),
    ("cost = 4,5", 'cost = "4.5"'),
    ("cost = 25%", "cost = 25"),
    ("cost = 4,5\u00a0%", 'cost = "4.5"'),
    ("smallest-order = 20 €", "smallest-order = 20"),
    ("smallest-order = 20 EUR", "smallest-order = 20"),
    ("cost = 05", "cost = 5"),
    ("colour = #8fd6bf", 'colour = "#8fd6bf"'),
    ("colour = 8fd6bf", 'colour = "#8fd6bf"'),
    ('file = "C:\\new\\own.css"', "file = 'C:\\new\\own.css'"),
    ('headings = "Inter", "humanist"', 'headings = "Inter, humanist"'),
]


@pytest.mark.parametrize(("text", "line"), WRITTEN)
def test_what_to_write_is_told_in_both_languages(text, line):
    """A line to paste, which is TOML."""
    assert f"hint: write `{line}`" in told(text)
    assert f"aide : écrivez `{line}`".replace(" :", "\u00a0:") in told(text, Language.FRENCH)
    assert read(SourceText.of(line)).source.text == line


SAID = [
    ("strict =", "there is nothing after `=`", "il n’y a rien après `=`", "1:9"),
    ("a = [1,\nb = 2", "a bracket is not closed", "un crochet n’est pas fermé", "1:5"),
    ("a = {b = 1", "a brace is not closed", "une accolade n’est pas fermée", "1:5"),
    ('x = 1\na = """b\nc', "mark is not closed", "un guillemet n’est pas fermé", "2:5"),
    ("a = 1\na = 2", "`a` is written twice", "`a` est écrit deux fois", "2:1"),
    ("[t]\na = 1\n[t]\nb = 2", "put its lines under the first `[t]`", "sous le premier", "3:2"),
    ("t = 1\n[t]\nb = 2", "cannot be a value and a table", "à la fois une valeur", "2:2"),
    ("[t] b = 2", "only a comment may follow", "qu’un commentaire", "1:5"),
    ("a = 'it's'", "there is more after the value", "quelque chose après la valeur", "1:9"),
    ("clé = 3", "letters without accents", "lettres sans accent", "1:1"),
    ("a = \x07", "an invisible character", "un caractère invisible", "1:5"),
    ("strict", "have `=` between them", "il faut `=`", "1:1"),
    ("a = " + "[" * 9999, "nested too deep", "trop de crochets", "1:1"),
    ("a = " + "9" * 9999, "this number is too long", "ce nombre est trop long", "1:1"),
    ("a = 2026-13-45", "this cannot be read", "cette ligne est illisible", "1:1"),
]


@pytest.mark.parametrize(("text", "english", "french", "place"), SAID)
def test_what_is_wrong_is_told_with_its_place(text, english, french, place):
    """In words of ours, whatever those of the parser are."""
    assert english in told(text)
    assert french in told(text, Language.FRENCH)
    assert f"--> a.toml:{place}\n" in told(text)
    assert "at line" not in told(text)


def test_the_line_is_shown_with_what_is_marked():
    """As a line of a rule file is, and the first of two as well."""
    assert told("strict = true\n\nstrict = false") == (
        "`strict` is written twice\n"
        "  --> a.toml:3:1\n"
        "    1 | strict = true\n"
        "      | ------ first here\n"
        "  ...\n"
        "    3 | strict = false\n"
        "      | ^^^^^^ and once more here\n"
        "  hint: keep only one of them"
    )


@pytest.mark.parametrize(
    ("text", "says", "place"),
    [
        ("oter = 1", "no oter, but other", "1:1"),
        ("away = 1", "no away", "1:1"),
        ("[t]\nother = 1", "no t.other", "2:1"),
        ("t = {othr = 1}", "no t.othr", "1:1"),
        ("t.far = 1", "no t.far", "1:1"),
        ("inner = 1", "hint: write it under `[t]`", "1:1"),
        ("t = 1", "`t` should be a table: [t]", "1:5"),
    ],
)
def test_a_key_that_is_not_known_is_told_where_it_stands(text, says, place):
    """With the one that was meant, those that there are, or the table that it belongs to."""
    naming = Told(
        Phrase("no {key}", "pas de {key}"), Phrase("no {key}, but {near}", "{key} {near}")
    )
    with pytest.raises(TomlError) as raised:
        read(SourceText.of(text, "a.toml")).known({"other": (), "t": ("inner",)}, naming)
    assert says in str(raised.value)
    assert f"--> a.toml:{place}\n" in str(raised.value)


def test_statements_are_found_in_a_right_file():
    """Whatever stands between quotes, brackets and comments."""
    text = (
        '# a = 1\n"b" = "# no"  # c\n[ d . "e.f" ]\n'
        'g = [\n"]", # ]\n{h = 1}]\n'
        "i.j = '''\n[k]\n'''\n"
    )
    paths = [each.path for each in statements(text)]
    assert paths == [("b",), ("d", "e.f"), ("d", "e.f", "g"), ("d", "e.f", "i", "j")]


@pytest.mark.parametrize(
    "text",
    [
        *("a" * 1_000_000, "a = [\n" * 20_000, '"' * 100_000),
        *("a b\n" * 20_000, "a.b = “c”\n" * 9_000),
    ],
)
def test_a_long_file_is_told_as_fast(text):
    """Once through it, and no more."""
    before = time.process_time()
    said = told(text)
    assert said
    assert time.process_time() - before < 3
