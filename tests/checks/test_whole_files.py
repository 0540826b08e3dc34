"""What is said of whole files: the examples, silence, and how long it takes."""

from pathlib import Path

import pytest

from palier.checks import check
from palier.problem import Level
from palier.problem.advice import Default, DefaultsTaken
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

ROOT = Path(__file__).parents[2]
EXAMPLES = [
    *sorted(ROOT.glob("examples/**/*.palier")),
    *sorted(ROOT.glob("src/palier/programmes/files/*.palier")),
]
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'


def problems(path):
    """Give all that is said of a file, but for its examples."""
    source = SourceText.of(path.read_text("utf-8"), path.name)
    parsed = parse(source)
    resolved = resolve(parsed.file, source, parsed.problems)
    return (*parsed.problems, *resolved.problems, *check(resolved.program, source))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_shops_that_we_show_get_advice_at_most(path):
    """No false alarm on programmes that were written with care."""
    assert [each for each in problems(path) if each.level is not Level.ADVICE] == []


@pytest.mark.parametrize(
    "path",
    [each for each in EXAMPLES if ".en." in each.name],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_file_and_its_translation_get_the_same_advice(path):
    """Save that words are missing only in the language they are not written in."""
    french = path.with_name(path.name.replace(".en.", ".fr."))
    codes = [
        sorted(each.code for each in problems(each) if each.code != "words-untranslated")
        for each in (path, french)
    ]
    assert codes[0] == codes[1]


def test_the_defaults_of_a_silent_file_are_listed_in_one_line(found):
    """Nothing is decided behind the merchant's back."""
    whole = found("earn 1 point per 1 EUR\n").program.problems
    (told,) = [each for each in whole if isinstance(each, DefaultsTaken)]
    assert {Default.ROUNDED_DOWN, Default.NEVER_EXPIRE, Default.NO_POINTS_WITH} <= set(
        told.defaults
    )
    assert Default.TIERS_COUNT_EVERYTHING not in told.defaults


def test_words_are_asked_for_only_where_two_languages_are_meant(found):
    """A French shop with French customers is not asked for English."""
    text = 'tier "A"\ntier "B" from 5 orders\n  perk "P"\n'
    assert found(text).codes == []
    odd = found(text + 'in French\n  "P" is "Q"\n')
    assert odd.titles == ["“A”, “B” have no French words and will be shown as written"]
    mixed = HEAD + "  texts are in French\n" + text
    assert found(mixed).codes == ["words-untranslated"]


def test_a_rank_that_grows_is_left_in_peace(found):
    """Once points are earned on orders that the rank serves, it never freezes."""
    text = """earn 1 point per order
redeem points
  points are kept
  above 10 points: 5% off
"""
    odd = found(text)
    assert odd.codes == ["rank-freezes"]
    assert "a customer with 11\xa0points stays there" in odd.titles[0]
    assert found(text + "cumulation\n  points are earned with paying with points\n").codes == []


def statement(number):
    """Give a statement of one of several kinds."""
    kinds = (
        'offer "Offer {n}"\n  when channel is "shop {n}"\n  from {n} EUR: 1 EUR off\n',
        'bonus day "Day {n}" every Tuesday\n  only category "Category {n}"\n  points x 2\n',
        'segment "S{n}"\n  when channel is "t{n}" or amount spent is above {n} EUR\n  5% off\n',
        'tier "Tier {n}" from {n} EUR spent or {n} orders\n  points x {n}\n',
        'reward "Reward {n}" for {n} points\n  {n} EUR off\n',
    )
    return kinds[number % len(kinds)].format(n=number + 1)


def test_two_hundred_statements_are_all_looked_at():
    """How long that takes is measured by `tests/bench/check.py`."""
    source = SourceText.of(HEAD + "".join(statement(each) for each in range(200)))
    parsed = parse(source)
    program = resolve(parsed.file, source, parsed.problems).program
    assert len(check(program, source)) > 10
