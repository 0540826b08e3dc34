"""What people write in the place of a phrase is read where it can mean one thing, and no more."""

import re
from pathlib import Path

import pytest
from tests.language.said import SAID

from palier.source import NOWHERE, Language, SourceText, Span
from palier.surface.forgiving import candidates, only
from palier.surface.lalr import tables_of
from palier.surface.parse import parse
from palier.surface.setting import Setting
from palier.values import replace

HEADERS = {
    Language.ENGLISH: 'loyalty program "T"\n  currency EUR\n\n',
    Language.FRENCH: 'programme de fidélité "T"\n  devise EUR\n\n',
}

CLUB = 'loyalty program "T"\n  currency EUR\n'


@pytest.mark.parametrize(("language", "written", "meant"), SAID)
def test_other_words_for_a_phrase_are_the_same_tree(language, written, meant):
    """A merchant is not asked to write what everybody understands."""
    read, wanted = (parse(SourceText.of(HEADERS[language] + each)) for each in (written, meant))
    assert wanted.problems == ()
    assert read.problems == ()
    assert read.file.statements == wanted.file.statements


ASKED = [
    (Language.ENGLISH, 'offer "A"\n  over 40 EUR: 4 EUR off'),
    (Language.ENGLISH, 'offer "A"\n  10% off "Teas"'),
    (Language.ENGLISH, 'offer "A"\n  from 07/08/2026 to 09/08/2026\n  3 EUR off'),
    (Language.ENGLISH, 'offer "A"\n  until 21/05/26\n  3 EUR off'),
    (Language.ENGLISH, "points\n  expire after 12 months"),
    (Language.ENGLISH, 'offer "A"\n  1.500 EUR off'),
    (Language.ENGLISH, 'offer "A"\n  free delivery over 50 EUR'),
    (Language.ENGLISH, "earn 1 point per 5 EUR an"),
    (Language.ENGLISH, 'reward "A" spent 200 points'),
    (Language.ENGLISH, 'offer "A" for 200 points'),
    (Language.FRENCH, 'offre "A" pour 200 points'),
    (Language.FRENCH, 'offre "A" pendant 5 € de remise'),
    (Language.FRENCH, 'palier "A" dès 500 € dépensés\n  5 € an'),
    (Language.FRENCH, "paliers\n  se calculent sur les derniers mois"),
    (Language.ENGLISH, 'offer "A"\n  on Monday 6 January 2026\n  3 EUR off'),
    (Language.ENGLISH, 'offer "A"\n  never 3 EUR off'),
    (Language.ENGLISH, 'offer "A"\n  no free shipping'),
    (Language.ENGLISH, 'offer "A"\n  10% off everything category "B"'),
    (Language.FRENCH, 'offre "A"\n  10 % de remise sur tout la catégorie "B"'),
    (Language.FRENCH, 'offre "A"\n  si l\'âge est moins 60\n  10 % de remise'),
    (Language.FRENCH, 'offre "A"\n  si le panier dépasse 40 € : 4 € de remise'),
    (Language.FRENCH, 'offre "A"\n  1.500 € de remise'),
    (Language.FRENCH, "points\n  expirent après 12 mois"),
    (Language.FRENCH, "points\n  sont disponibles après 14 jours"),
    (Language.FRENCH, 'offre "A"\n  pas de livraison offerte'),
    (Language.FRENCH, 'offre "A"\n  sans livraison offerte'),
    (Language.FRENCH, 'offre "A"\n  du 21 mai au 24 mai\n  3 € de remise'),
    (Language.ENGLISH, 'offer "A"\n  from 1 March 2026 4 to 31 March 2026\n  5% off'),
    (Language.ENGLISH, 'offer "A" from 1 March 2026 4 to 31 March 2026\n  5% off'),
    (Language.ENGLISH, 'offer "A"\n  on 1 March 2026 4 to 31 March 2026\n  5% off'),
    (Language.ENGLISH, 'bonus day "A" on 1 March 2026 4 to 31 March 2026\n  points x 2'),
    (Language.FRENCH, 'offre "A"\n  du 1er mars 2026 4 au 31 mars 2026\n  5 % de remise'),
    (Language.FRENCH, 'offre "A"\n  le 1er mars 2026 4 au 31 mars 2026\n  5 % de remise'),
    (Language.FRENCH, 'jour bonus "A" le 1er mars 2026 4 au 31 mars 2026\n  points x 2'),
]


@pytest.mark.parametrize(("language", "written"), ASKED)
def test_what_may_mean_two_things_is_asked_about(language, written):
    """Nothing is picked in silence, and a `no` is never overheard."""
    assert parse(SourceText.of(HEADERS[language] + written)).problems


def test_every_place_that_is_reported_is_in_the_text_of_the_author():
    """A word of ours that was added or put in the place of another stands where they wrote."""
    text = 'niveau "A" à partir de 100 € dépensés'
    tables = tables_of(Language.FRENCH)
    (found, *_) = candidates(text, Span(0, len(text)), "head", tables, Setting())
    head = found.nodes[0]
    assert head.span == Span(0, len(text))
    assert text[head.name.span.start : head.name.span.end] == '"A"'


@pytest.mark.parametrize(
    ("written", "stops"),
    [
        ("earn 3 XP per 1 EUR and more", "and"),
        ("earn 3 miles per moon", "moon"),
        ("earn miles 3 per moon", "miles"),
    ],
)
def test_the_word_that_stops_a_line_is_told_not_the_shops_own_before_it(written, stops):
    """`“XP” is not understood here` was told of any line that has one and goes wrong later."""
    header = HEADERS[Language.ENGLISH].rstrip() + '\n  customers collect points called "mile", '
    header += '"miles"\n  customers also collect status points called "XP"\n\n'
    text = header + written
    (problem,) = parse(SourceText.of(text)).problems
    assert text[problem.span.start : problem.span.end] == stops


def test_a_misspelt_word_is_a_guess(read):
    """It is told, with what was probably meant."""
    text = "gagnner 1 point pour 1 €"
    found = candidates(text, Span(0, len(text)), "head", tables_of(Language.FRENCH), Setting())
    assert only(found) is None
    assert next(each.text for each in found[0].lines[0]) == "gagner"


GUIDES = {
    Language.ENGLISH: ("language.md", "### Other words that are understood"),
    Language.FRENCH: ("fr/langage.md", "### Les autres mots qui sont compris"),
}
UNDER = {
    Language.ENGLISH: ("", 'offer "A"\n  ', "points\n  "),
    Language.FRENCH: ("", 'offre "A"\n  ', "points\n  "),
}


def promised(language):
    """Give what the guide says that may be written, and what it is read as."""
    name, title = GUIDES[language]
    guide = (Path(__file__).parents[2] / "docs" / name).read_text("utf-8")
    section = guide.partition(title)[2].partition("\n### ")[0]
    for row in re.findall(r"^\| (`.*`) \| (`.*`) \|$", section, re.MULTILINE):
        written, read = (re.findall("`([^`]+)`", each) for each in row)
        yield from zip(written, read * len(written) if len(read) == 1 else read, strict=True)


@pytest.mark.parametrize("language", Language)
def test_what_the_guide_says_is_understood_is(language):
    """Each in the statement where it belongs."""
    pairs = [*promised(language)]
    assert len(pairs) > 15
    assert [pair for pair in pairs if not any(same(language, *pair))] == []


def same(language, written, meant):
    """Tell, for each statement that it may stand in, whether both say the same."""
    for above in UNDER[language]:
        read, wanted = (
            parse(SourceText.of(HEADERS[language] + above + each)) for each in (written, meant)
        )
        alike = read.file.statements == wanted.file.statements
        yield alike and not read.problems and not wanted.problems


def test_a_large_file_in_other_words_is_read_to_its_end(read):
    """However many lines are no phrases as they stand."""
    rules = "".join(f'promo "A{at}"\n  10% discount\n  free delivery\n\n' for at in range(100))
    parsed = read(HEADERS[Language.ENGLISH] + rules)
    assert parsed.problems == ()
    assert len(parsed.file.statements) == 101


def test_a_line_that_is_wrong_in_two_places_is_told_in_each():
    """What was told of a line is told again of the same one, where that stands."""
    line, head = "points vanish in a puff", f"{CLUB}\nearn 1 point per 1 EUR\n\n"
    first = parse(SourceText.of(f"{CLUB}\n{line}\n")).problems
    again = parse(SourceText.of(f"{head}{line}\n{line}\n")).problems
    second = len(head) + len(line) + 1
    assert [each.span.start for each in first] == [len(CLUB) + 8]
    assert [each.span.start for each in again] == [len(head) + 7, second + 7]
    assert {replace(each, span=NOWHERE) for each in again} == {replace(first[0], span=NOWHERE)}


def test_a_line_is_read_anew_once_its_words_are_known():
    """What could not be read without the shop's own word for points is, with it."""
    line = "\nearn 5 beans per item please\n"
    called = f'{CLUB}  customers collect points called "bean", "beans"\n'
    assert parse(SourceText.of(f"{CLUB}{line}")).problems != ()
    assert parse(SourceText.of(f"{called}{line}")).problems == ()
    assert parse(SourceText.of(f"{CLUB}{line}")).problems != ()
