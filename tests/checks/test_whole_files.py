"""What is said of whole files: those we show, odd ones, any there can be; and silence."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import other_statements, rule_files

from palier import tree
from palier.checks import check
from palier.problem import Level
from palier.problem.advice import Default, DefaultsTaken
from palier.program.resolve import resolve
from palier.quantity import currency_digits
from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.surface.to_text import to_text
from palier.wording.report import render_json, render_text

ROOT = Path(__file__).parents[2]
EXAMPLES = [
    *sorted(ROOT.glob("examples/**/*.palier")),
    *sorted(ROOT.glob("src/palier/programmes/files/*.palier")),
]
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'


def read(path):
    """Give a rule file, and what it is read and resolved to."""
    source = SourceText.of(path.read_text("utf-8"), path.name)
    return source, *read_from(source)


def read_from(source):
    """Give what a text is read and resolved to."""
    parsed = parse(source)
    return parsed, resolve(parsed.file, source, parsed.problems)


def problems(path):
    """Give all that is said of a file, but for its examples."""
    source, parsed, resolved = read(path)
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
    assert "a customer with 11\xa0points can earn no more" in odd.titles[0]
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
    _, resolved = read_from(source)
    assert len(check(resolved.program, source)) > 10


# Odd files: what the bad programmes of tests/language say is odd in them is what is found ------

NOTE = re.compile(r"  # (?=[a-z0-9-]+: )(.*)$")
EVERYWHERE = {"defaults-taken"}


def expected_in(source):
    """Read the notes at the ends of lines: `# code: marked text | code: marked text`."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if note := NOTE.search(line):
            yield from ((number, *each.split(": ", 1)) for each in note[1].split(" | "))


def found_in(program, source):
    """Give line, code and marked text of each warning and piece of advice."""
    for each in check(program, source):
        if each.code not in EVERYWHERE:
            marked = " ".join(source.at(each.span).split())
            yield source.place(each.span.start).line, each.code, marked


def odd_programmes():
    """Give the bad programmes that can be computed all the same."""
    for path in sorted(ROOT.glob("tests/language/*/bad/*.palier")):
        source, parsed, resolved = read(path)
        if resolved.program is not None and not parsed.problems:
            yield pytest.param(
                resolved.program, source, id=f"{path.parent.parent.name}/{path.name}"
            )


@pytest.mark.parametrize(("program", "source"), list(odd_programmes()))
def test_all_that_is_odd_is_found_at_its_text_and_nothing_else(program, source):
    """A merchant is warned of each oddity once, where it stands, in either language."""
    assert sorted(found_in(program, source)) == sorted(expected_in(source))


# Any file: whatever is written, a check ends, and what it finds can be said -------------------

HEADER = tree.Statement(
    tree.ProgramHead(tree.Name("Club")),
    (tree.InCurrency("EUR"), tree.InTimeZone(tree.Name("Europe/Paris"))),
)
FILES = rule_files(first=st.just(HEADER), others=other_statements, most=6)


@given(FILES)
def test_any_file_is_checked_to_the_end_and_told_in_both_languages(file):
    """No programme, however odd, brings a check down."""
    source = SourceText.of(to_text(file, file.surface))
    parsed, resolved = read_from(source)
    odd = check(resolved.program, source) if resolved.program else ()
    problems = (*parsed.problems, *resolved.problems, *odd)
    assert {each.level for each in odd} <= {Level.WARNING, Level.ADVICE}
    for language in Language:
        assert bool(problems) == bool(render_text(problems, source, language, colour=True))
        assert len(render_json(problems, source, language)) == len(problems)


def test_the_made_up_files_are_in_a_currency_that_there_is():
    """Otherwise none of them would be a programme, and nothing would be checked."""
    assert currency_digits("EUR") == 2
