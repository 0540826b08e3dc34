"""Days that a line does not say in full: no day of another year is read, nor proposed."""

import datetime as dt

import pytest
from tests.mending.hints import HEADS, told

from palier.checks.review import Limits
from palier.compiling import compiled
from palier.source import SourceText
from palier.surface.parse import parse
from palier.wording.report import render_json

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


@pytest.mark.parametrize(
    ("language", "line", "days"),
    [
        ("en", "from 1 December to 24 December", "from 1 December 2026 to 24 December 2026"),
        ("en", "1-24 December", "from 1 December 2026 to 24 December 2026"),
        ("en", "in December", "from 1 December 2026 to 31 December 2026"),
        ("en", "all through February", "from 1 February 2026 to 28 February 2026"),
        ("en", "from November to January", "from 1 November 2026 to 31 January 2027"),
        ("en", "from 1 November to 31 January", "from 1 November 2026 to 31 January 2027"),
        ("en", "in August and September", "from 1 August 2026 to 30 September 2026"),
        ("en", "10% off in June", "from 1 June 2026 to 30 June 2026"),
        ("en", "15% off dental work in June", "from 1 June 2026 to 30 June 2026"),
        ("fr", "du 1er au 24 décembre", "du 1er décembre 2026 au 24 décembre 2026"),
        ("fr", "du 25 août au 15 septembre", "du 25 août 2026 au 15 septembre 2026"),
        ("fr", "tout le mois de décembre", "du 1er décembre 2026 au 31 décembre 2026"),
        ("fr", "en juillet et août", "du 1er juillet 2026 au 31 août 2026"),
        ("fr", "de novembre à janvier", "du 1er novembre 2026 au 31 janvier 2027"),
        ("fr", "monture enfant offerte en juin", "du 1er juin 2026 au 30 juin 2026"),
    ],
)
def test_months_and_days_without_a_year_are_told_with_their_own_days(language, line, days):
    """An example of some other days was shown; of a file with a year, they are proposed with it."""
    hint, fixed = told(language, OFFER[language] + line)
    known, _ = told(language, DATED[language] + OFFER[language] + line)
    assert f"2026, `{days}`" in hint
    assert f"`{days}`" in known
    assert not fixed


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "10 and 20 June"),
        ("en", "in May and August"),
        ("en", "not in July"),
        ("en", "every December"),
        ("fr", "hors juillet et août"),
        ("fr", "en mai et en août"),
    ],
)
def test_days_that_are_no_stretch_are_told_how_they_are_written(language, line):
    """No stretch is made of what is left out (but of what is left), of two days, or of a month of
    each year."""
    hint, fixed = told(language, DATED[language] + OFFER[language] + line)
    assert "from 1 M" not in hint.replace("from 1 March 2026 to 31 March 2026", "")
    assert "from 10" not in hint
    assert "du 1er juillet" not in hint
    assert "au 31 ao" not in hint
    assert not fixed


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "double points in December", 'bonus days "Double points" from 1 December 2026'),
        ("en", "double points on 14 February", 'bonus day "Double points" every 14 February'),
        ("fr", "tout le mois de décembre, points x2", 'bonus "Points doublés" du 1er décembre'),
    ],
)
def test_days_that_count_double_are_bonus_days(language, line, meant):
    """With the year of the file, where they have none."""
    hint, _ = told(language, DATED[language] + line)
    assert meant in hint.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "line", "day", "days"),
    [
        ("en", "10% off in March", "2027-02-01", "from 1 March 2027 to 31 March 2027"),
        ("en", "10% off in March", "2027-03-31", "from 1 March 2027 to 31 March 2027"),
        ("en", "10% off in March", "2027-04-01", "from 1 March 2028 to 31 March 2028"),
        ("en", "10% off from November to January", "2026-12-01", "1 November 2026 to 31 January"),
        ("fr", "10 % du 1er au 24 décembre", "2026-12-25", "1er décembre 2027 au 24 décembre"),
    ],
)
def test_days_of_a_file_without_a_year_are_told_in_the_year_in_which_they_come(
    language, line, day, days
):
    """As the file is looked at on a day; one that names a year has its days in that."""
    limits = Limits(day=dt.date.fromisoformat(day))
    hints = [
        told_of(compiled(SourceText.of(text + line + "\n"), limits), language)
        for text in (HEADS[language], HEADS[language] + DATED[language])
    ]
    assert days in hints[0]
    assert "2026" in hints[1]


def told_of(done, language):
    """Give the hints of a file as one text."""
    found = render_json(done.problems, done.source, done.file.surface)
    return " ".join(each["hint"] or "" for each in found)
