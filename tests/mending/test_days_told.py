"""Days that a line does not say in full: no day of another year is read, nor proposed."""

import pytest
from tests.mending.hints import HEADS, told

from palier.source import SourceText
from palier.surface.parse import parse

OFFER = {"en": 'offer "A"\n  10% off\n  ', "fr": 'offre "A"\n  10 % de remise\n  '}
DATED = {
    "en": 'offer "B"\n  from 1 March 2026 to 31 May 2026\n  5% off\n\n',
    "fr": 'offre "B"\n  du 1er mars 2026 au 31 mai 2026\n  5 % de remise\n\n',
}


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "until 1 March 26", "until 1 March 2026"),
        ("en", "from 1 March 26 to 15 April 26", "from 1 March 2026 to 15 April 2026"),
        ("fr", "jusqu'au 1er mars 26", "jusqu'au 1er mars 2026"),
    ],
)
def test_a_year_of_two_figures_is_asked_about(language, line, meant):
    """`until 1 March 26` was read, as a day of the year 26."""
    text = HEADS[language] + OFFER[language] + line
    parsed = parse(SourceText.of(f"{text}\n"))
    hint, fixed = told(language, OFFER[language] + line)
    assert [each.code for each in parsed.problems] == ["ambiguous-date"]
    assert not fixed
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "from 1 to 15 June", "from 1 June 2026 to 15 June 2026"),
        ("en", "until December 31", "until 31 December 2026"),
        ("en", "until 31/12", "until 31 December 2026"),
        ("en", "from 4/3 to 5/3", "from 4 March 2026 to 5 March 2026"),
        ("en", "from 4/3 to 5/3", "from 3 April 2026 to 3 May 2026"),
        ("fr", "valable du 1er au 15 juin", "du 1er juin 2026 au 15 juin 2026"),
        ("fr", "jusqu'au 31/12", "jusqu'au 31 décembre 2026"),
        ("fr", "du 1/3 au 15/3", "du 1er mars 2026 au 15 mars 2026"),
    ],
)
def test_days_get_the_years_of_the_file(language, line, meant):
    """And in English figures may stand in either order."""
    hint, fixed = told(language, DATED[language] + OFFER[language] + line)
    assert not fixed
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "from 1 to 15 March", "`on 27 November 2026`"),
        ("en", "until Christmas", "`on 27 November 2026`"),
        ("en", "on Mother's Day", "`on 27 November 2026`"),
        ("en", "until 31 December", "a year, like `2026`"),
        ("en", "from 1 March to 15 March", "`on 27 November 2026`"),
        ("fr", "du 1er au 15 mars", "`le 27\xa0novembre 2026`"),
        ("fr", "pour la fête des mères", "`le 27\xa0novembre 2026`"),
        ("fr", "jusqu'au 31 décembre", "une année, comme `2026`"),
    ],
)
def test_without_any_year_it_is_told_how_days_are_written(language, line, said):
    """`from 1 to 15 March` was proposed as a day of the year 15, Mother's Day as a perk."""
    hint, fixed = told(language, OFFER[language] + line)
    assert not fixed
    assert said in hint.replace("27 novembre", "27\xa0novembre")


@pytest.mark.parametrize(
    ("language", "written", "never"),
    [
        ("en", 'bonus day "Black Friday"\n  points x3 for all', "27 November"),
        ("en", 'tier "Gold" from 300 EUR spent\n  a coffee per month', "last 12 months"),
        ("fr", 'palier "Or" dès 300 € dépensés\n  un café offert par mois', "12 derniers mois"),
        ("en", "earn 10 pts per EUR on booklets and pens", "`its`"),
        ("fr", "gagner 20 pts pour un avis sur Google Maps", "`pas`"),
        ("fr", "paliers\n  on ne redescend jamais", "`ont`"),
    ],
)
def test_no_word_is_told_of_that_helps_nobody(language, written, never):
    """A name says no day, a gift counts nothing, and a short word is no other one."""
    hint, _ = told(language, written)
    assert never not in hint


@pytest.mark.parametrize(
    ("language", "line", "lines"),
    [
        ("en", "after 6pm", ["between 18:00 and 24:00"]),
        ("en", "before noon: 5% off", ["between 00:00 and 12:00", "5% off"]),
        ("en", "every weekday", ["every Monday, Tuesday, Wednesday, Thursday and Friday"]),
        ("fr", "avant 11 h : 5 % de remise", ["entre 0 h et 11 h", "5 % de remise"]),
        ("fr", "après 18h", ["entre 18 h et 24 h"]),
    ],
)
def test_hours_and_weekdays_are_written_in_full(language, line, lines):
    """`before noon: 5% off` was answered with `formerly "noon"`."""
    statement = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}[language]
    hint, fixed = told(language, statement + line)
    assert fixed
    assert all(f"`{each}`" in hint for each in lines)
