"""Whatever a file holds, it is read or refused in time, and never breaks the reader."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.source import SourceText
from palier.surface.parse import Parsed, parse

HEADER = 'loyalty program "Test"\n\n'
SIGNS = random.Random(7)  # noqa: S311 - noise that is the same each time
NOISE = "".join(SIGNS.choices('abc é"«»“”#()0123456789,.:%€\n  \t', k=300_000))


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "# only a comment\n", "\ufeff", "\x00", "\t"])
def test_an_empty_file_asks_for_its_first_statement(text, read):
    """A file with nothing in it says what to begin with."""
    assert "missing-header" in {each.code for each in read(text).problems}


def test_five_megabytes_of_noise_are_refused(read):
    """A file that is no rule file is refused without being read."""
    problems = read("x" * 5_000_000).problems
    assert [each.code for each in problems] == ["too-large"]


def test_more_than_ten_thousand_statements_are_refused(read):
    """Nobody writes so many rules."""
    problems = read("page\n" * 10_001).problems
    assert [each.code for each in problems] == ["too-large"]
    assert problems[0].found == 10_001


@pytest.mark.slow
def test_thousands_of_lines_of_noise_are_read_to_the_end(read):
    """A file that is no rule file at all does not stop the machine."""
    assert len(read(NOISE).problems) == 21


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        '"' * 50_000,
        "(" * 50_000,
        "1" * 50_000,
        "1 " * 50_000,
        "1.000" * 20_000,
        "a-" * 50_000,
        "d'" * 50_000,
        "#" * 50_000,
        "1 000" * 10_000,
        "é" * 50_000,
        '"a", ' * 20_000,
        "offer " * 20_000,
    ],
    ids=lambda line: line[:5],
)
def test_a_long_line_is_read_to_the_end(read, line):
    """A sign repeated thousands of times is told of once a line, and stops nothing."""
    assert 1 <= len(read(f"{HEADER}offer {line}\n  when {line}\n").problems) <= 3


def test_sixty_four_parentheses_are_read_and_more_are_refused(read):
    """A condition as deep as allowed passes through the whole reader."""
    for depth, codes in ((64, []), (65, ["too-deep"]), (5000, ["too-deep"])):
        line = "  when " + "(" * depth + 'channel is "web"' + ")" * depth
        assert [each.code for each in read(f'{HEADER}offer "A"\n{line}\n').problems] == codes


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault(text):
    """No text at all makes the reader stumble."""
    parsed = parse(SourceText.of(HEADER + text))
    assert isinstance(parsed, Parsed)
    assert all(0 <= each.span.start <= each.span.end for each in parsed.problems)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            'offer earn tier from above 50 EUR € points "A" or and ( ) : , % x 5th 27 November'
            " 14:00 when is not category items on the\n \n\n   ".split(" ")
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_heap_of_words_is_read_without_a_fault(text):
    """Words of the language in any order are read, or told."""
    parsed = parse(SourceText.of(HEADER + text))
    assert isinstance(parsed, Parsed)
