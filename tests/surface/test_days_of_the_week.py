"""Days of the week from one to another, and all but one."""

import pytest

from palier.source import Language
from palier.surface.to_text import phrase

HEADS = {
    Language.ENGLISH: 'loyalty program "Test"\n\noffer "A"\n  ',
    Language.FRENCH: 'programme de fidélité "Test"\n\noffre "A"\n  ',
}
TO_FRIDAY = "every Monday, Tuesday, Wednesday, Thursday and Friday"
AU_VENDREDI = "chaque lundi, mardi, mercredi, jeudi et vendredi"


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        (Language.ENGLISH, "Monday-Friday", TO_FRIDAY),
        (Language.ENGLISH, "monday – friday", TO_FRIDAY),
        (Language.ENGLISH, "from Monday to Friday", TO_FRIDAY),
        (Language.ENGLISH, "every Monday through Friday", TO_FRIDAY),
        (Language.ENGLISH, "Mon-Fri", TO_FRIDAY),
        (Language.ENGLISH, "mon to fri", TO_FRIDAY),
        (Language.ENGLISH, "Saturday to Monday", "every Saturday, Sunday and Monday"),
        (
            Language.ENGLISH,
            "every day except Sunday",
            "every Monday, Tuesday, Wednesday, Thursday, Friday and Saturday",
        ),
        (Language.FRENCH, "du lundi au vendredi", AU_VENDREDI),
        (Language.FRENCH, "lundi-vendredi", AU_VENDREDI),
        (Language.FRENCH, "lun-ven", AU_VENDREDI),
        (Language.FRENCH, "du samedi au lundi", "chaque samedi, dimanche et lundi"),
        (
            Language.FRENCH,
            "tous les jours sauf le dimanche",
            "chaque lundi, mardi, mercredi, jeudi, vendredi et samedi",
        ),
    ],
)
def test_days_between_two_are_all_meant(language, written, meant, read):
    """Never the first and the last alone."""
    parsed = read(HEADS[language] + written)
    assert parsed.problems == ()
    assert [phrase(each, language) for each in parsed.file.statements[-1].clauses] == [meant]


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        (Language.ENGLISH, "Monday and Friday", "every Monday and Friday"),
        (Language.ENGLISH, "Monday, Friday", "every Monday and Friday"),
        (Language.FRENCH, "le lundi et le vendredi", "chaque lundi et vendredi"),
    ],
)
def test_two_days_are_two(language, written, meant, read):
    """Where nothing says from one to the other."""
    parsed = read(HEADS[language] + written)
    assert parsed.problems == ()
    assert [phrase(each, language) for each in parsed.file.statements[-1].clauses] == [meant]
