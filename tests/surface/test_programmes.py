"""Whole programmes: the shipped ones, as JSON, and their phrases as readers see them."""

import json
from pathlib import Path

import pytest

from palier.source import Language, SourceText
from palier.speech.figures import Style
from palier.surface.to_text import phrase, to_json, to_text

ROOT = Path(__file__).parents[2]
PAIRS = [
    (english, english.with_name(english.name.replace(".en.", ".fr.")))
    for english in sorted((ROOT / "examples").rglob("*.en.palier"))
]
SHOPS = pytest.mark.parametrize("shop", PAIRS, ids=lambda shop: str(shop[0].parent.name))


@SHOPS
def test_a_shop_has_the_same_programme_in_both_languages(shop, read):
    """Whoever reads the French file and whoever reads the English one know the same rules."""
    english, french = (read(path.read_text("utf-8")) for path in shop)
    assert (english.problems, french.problems) == ((), ())
    assert english.file == french.file


@SHOPS
def test_a_shop_survives_the_way_to_the_other_language_and_back(shop, read):
    """Translated there and back, a programme says what it said."""
    for path, language in zip(shop, Language, strict=True):
        file = read(path.read_text("utf-8")).file
        there = read(to_text(file, language.other)).file
        assert there == file
        assert read(to_text(there, language)).file == file


@SHOPS
def test_a_shop_is_in_form_and_keeps_every_comment(shop, read):
    """The shipped programmes are as the formatter writes them."""
    for path, language in zip(shop, Language, strict=True):
        text = path.read_text("utf-8")
        assert to_text(read(text).file, language) == text


def test_a_tree_is_json_with_places(read):
    """`palier ast` tells editors what each line is, and where it stands."""
    source = SourceText.of('loyalty program "T"\n\noffer "A"\n  points x 1.5\n  from 1 May 2026\n')
    made = to_json(read(source.text).file, source)
    assert json.loads(json.dumps(made)) == made
    multiplier, dates = made["statements"][1]["clauses"]
    assert multiplier["benefits"][0] == {
        "kind": "TimesPoints",
        "at": [4, 3, 4, 15],
        "factor": "3/2",
    }
    assert (dates["kind"], dates["first"], dates["last"]) == ("DateRange", "2026-05-01", None)


def test_a_phrase_for_readers_has_typographic_signs(read):
    """On a page, quotes, apostrophes and spaces are those of print."""
    text = 'programme de fidélité "T"\n\noffre "A"\n  dès 1 500 € : produit "L\'été" offert\n'
    (band,) = read(text).file.statements[1].clauses
    shown = phrase(band, Language.FRENCH, Style.PROSE)
    assert shown == "dès 1\u202f500,00\u00a0€\u00a0: produit «\u00a0L’été\u00a0» offert"
    assert phrase(band, Language.ENGLISH, Style.PROSE) == "from €1,500.00: product “L’été” free"


def test_a_node_without_a_place_stands_nowhere(read):
    """Two programmes are equal wherever their lines stand."""
    one = read('loyalty program "T"\noffer "A"\n').file
    other = read('\n\n# note\nloyalty   program "T"   # note\n\n\n\noffer "A"\n').file
    assert one == other
    assert one.statements[1].span != other.statements[1].span
