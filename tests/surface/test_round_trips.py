"""What is written is what was meant: trees, text, the other language, and back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import comments, rule_files

from palier.source import Language, SourceText
from palier.surface.parse import parse
from palier.surface.to_text import to_text

BOTH = pytest.mark.parametrize("language", list(Language))


def read(text):
    """The file that a text is, which must be without mistakes."""
    parsed = parse(SourceText.of(text))
    assert [each for each in parsed.problems if each.code != "look-alike"] == []
    return parsed.file


def remarks(file):
    """The texts of all comments of a file, in any order."""
    inside = [each.text for statement in file.statements for each in statement.comments]
    return sorted(text.strip() for text in (*inside, *file.last_comments))


@st.composite
def commented_files(draw):
    """Files with comments above their lines, beside them, and at their end."""
    file = draw(rule_files(most=2))
    statements = tuple(
        replace(each, comments=tuple(draw(st.lists(comments, max_size=3))))
        for each in file.statements
    )
    return replace(file, statements=statements, last_comments=("the end",))


@BOTH
@settings(max_examples=60)
@given(file=rule_files())
def test_a_programme_that_is_written_is_read_back_the_same(language, file):
    """Whatever a programme says, its text says it again, in either language."""
    text = to_text(file, language)
    assert read(text) == file


@BOTH
@settings(max_examples=40)
@given(file=commented_files())
def test_putting_a_file_in_form_twice_changes_nothing_and_loses_no_comment(language, file):
    """The formatter can run at every commit."""
    once = to_text(file, language)
    again = read(once)
    assert to_text(again, language) == once
    assert remarks(again) == remarks(file)
    assert again == file


@BOTH
@settings(max_examples=20)
@given(file=rule_files(most=2))
def test_no_line_is_longer_than_it_must(language, file):
    """Lines end at 100 columns, save a text between quotes that is longer by itself."""
    long = [each for each in to_text(file, language).splitlines() if len(each) > 100]
    assert [each for each in long if not {'"', "«"} & set(each) and longest_word(each) <= 60] == []


def longest_word(line):
    """The letters of the longest word of a line."""
    return max(len(each) for each in line.split(" "))
