"""Numbers whose mark may stand between thousands: asked about, never read as a few."""

import pytest

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.wording.message import words_of

HEADS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
}


def told(language, written):
    """Give the first problem of a statement, and its hint."""
    done = compiled(SourceText.of(f"{HEADS[language]}{written}\n"))
    first = done.problems[0]
    return first.code, str(words_of(first, done.source, Language(language)).hint)


@pytest.mark.parametrize(
    ("language", "written", "one", "other"),
    [
        ("en", 'reward "A" for 5.000 points\n  5 EUR off', "5", "5,000"),
        ("en", "earn 10.000 points on joining", "10", "10,000"),
        ("en", 'tier "A" from 2.000 status points', "2", "2,000"),
        ("en", 'tier "A" from 20.000 points', "20", "20,000"),
        ("en", "redeem points\n  1.000 points = 10 EUR", "1", "1,000"),
        ("en", "redeem points\n  100 points = 1.500 EUR", "1.5", "1,500"),
        ("en", "points\n  the balance holds at most 10.000 points", "10", "10,000"),
        ("en", 'offer "A"\n  5.000 bonus points', "5", "5,000"),
        ("fr", 'récompense "A" contre 5,000 points\n  5 € de remise', "5", "5 000"),
        ("fr", "gagner 10,000 points à l'inscription", "10", "10 000"),
    ],
)
def test_three_decimals_that_may_be_thousands_are_asked_about(language, written, one, other):
    """Nobody gives five points for five thousand."""
    code, hint = told(language, written)
    assert code == "number-style"
    assert f"`{one}`" in hint
    assert f"`{other}`" in hint


def test_a_number_of_the_other_language_is_no_fix():
    """`1,000 points` in a French file may be English, or one point."""
    source = SourceText.of(f"{HEADS['fr']}utiliser les points\n  1,000 points = 10 €\n")
    first = compiled(source).problems[0]
    assert first.code == "number-style"
    assert first.fix == ()


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", 'tier "A" from 1.500 EUR spent', "1,500"),
        ("fr", 'palier "A" dès 1,500 € dépensés', "1 500"),
    ],
)
def test_an_amount_with_too_many_decimals_is_shown_as_thousands(language, written, meant):
    """As points that are not whole are."""
    code, hint = told(language, written)
    assert code == "too-many-decimals"
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "earn 1 point per 1.125 EUR", "too-many-decimals"),
        ("en", "redeem points\n  1 point = 0.010 EUR", "0.01"),
        ("en", "earn 1.125 points per 1 EUR", "1.125"),
    ],
)
def test_finer_numbers_than_cents_stay_what_they_are(language, written, meant):
    """A rate may have three decimals."""
    source = SourceText.of(f"{HEADS[language]}{written}\n")
    codes = [each.code for each in parse(source).problems]
    assert codes == ([meant] if "-" in meant else [])


@pytest.mark.parametrize("mark", ["'", "’"])
@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", 'tier "A" from 1{}500 EUR spent', 'tier "A" from 1,500 EUR spent'),
        ("en", "earn 10{}000 points on joining", "earn 10,000 points on joining"),
        ("fr", 'palier "A" dès 1{}500 € dépensés', 'palier "A" dès 1 500 € dépensés'),
    ],
)
def test_thousands_parted_by_an_apostrophe_are_read(language, written, meant, mark):
    """As the Swiss write them; they were taken for a name that was not closed."""
    slip, right = (
        parse(SourceText.of(f"{HEADS[language]}{each}\n")) for each in (written.format(mark), meant)
    )
    assert slip.problems == ()
    assert slip.file == right.file
