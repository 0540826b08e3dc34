"""Lines, indentation and comments: how a file is laid out, and how it is put in form."""

import pytest

from palier.source import Language
from palier.surface.to_text import to_text

HEADER = 'loyalty program "Test"\n\n'


@pytest.fixture
def formatted(read):
    """Put an English file in form."""

    def form(text):
        parsed = read(text)
        assert parsed.problems == ()
        return to_text(parsed.file, Language.ENGLISH)

    return form


def test_a_line_indented_deeper_continues_the_one_above(read):
    """A long condition may go on underneath."""
    text = HEADER + 'offer "A"\n  when channel is "web"\n     and tier\n       is "Or"\n  10% off\n'
    statement = read(text).file.statements[-1]
    assert len(statement.clauses) == 2


def test_a_first_line_may_go_on_with_and_or_or(read):
    """What it takes to reach a tier may need more than one line."""
    text = (
        HEADER + 'tier "A" from 600 EUR spent\n    or 5 orders\n    or 2 referrals\n  points x 2\n'
    )
    head, (clause,) = (
        read(text).file.statements[-1].head,
        read(text).file.statements[-1].clauses,
    )
    assert len(head.criteria.criteria) == 3
    assert clause.benefits[0].factor == 2


def test_places_are_exact_in_a_line_that_goes_on(read):
    """A problem on the third line of a condition is shown there."""
    text = (
        HEADER + 'offer "A"\n  when channel is "web" # note\n     and # note\n     teir is "Or"\n'
    )
    (problem,) = read(text).problems
    assert text[problem.span.start : problem.span.end] == "teir"


def test_a_comment_inside_a_condition_hides_nothing(read):
    """A note after `and` does not swallow the line that follows."""
    text = (
        HEADER + 'offer "A"\n  when channel is "web" and # note\n    # another\n    tier is "Or"\n'
    )
    (when,) = read(text).file.statements[-1].clauses
    assert len(when.test.tests) == 2


@pytest.mark.parametrize("mark", ["#", "//", "--"])
def test_a_note_may_begin_as_programmers_write_it(mark, formatted):
    """`//` and `--` begin a comment; the formatter writes a sharp."""
    text = HEADER + f'{mark} agreed with the shop\noffer "A"\n  10% off\n'
    assert formatted(text) == HEADER + '# agreed with the shop\noffer "A"\n  10% off\n'


def test_a_note_may_stand_beside_a_line(formatted):
    """An address between quotes is none."""
    text = HEADER + 'offer "https://a.example"  // ours\n  10% off\n'
    assert formatted(text) == HEADER + 'offer "https://a.example"  # ours\n  10% off\n'


def test_a_sharp_between_quotes_is_no_comment(read):
    """A product may be called `n#1`."""
    statement = read(HEADER + 'offer "n#1" # note\n').file.statements[-1]
    assert statement.head.name.text == "n#1"
    assert [each.text for each in statement.comments] == [" note"]


def test_a_comment_at_the_margin_ends_no_statement(read):
    """Clauses after a comment still belong to the statement above it."""
    text = HEADER + 'offer "A"\n  10% off\n# note\n  every Tuesday\n'
    assert len(read(text).file.statements[-1].clauses) == 2


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n\n", "  # note", "\n# note"])
def test_a_file_may_end_as_it_likes(end, read):
    """Neither a missing line end nor a comment trips the reader."""
    parsed = read(HEADER + 'offer "A"\n  10% off' + end)
    assert parsed.problems == ()
    assert len(parsed.file.statements[-1].clauses) == 1


def test_windows_line_ends_and_a_byte_order_mark_are_read(read):
    """A file saved by another system is the same file."""
    parsed = read("\ufeff" + HEADER.replace("\n", "\r\n") + 'offer "A"\r\n  10% off\r\n')
    assert parsed.problems == ()
    assert len(parsed.file.statements) == 2


def test_accents_in_two_parts_are_read(read):
    """A file from another system writes é as e and an accent."""
    parsed = read('programme de fide\u0301lite\u0301 "T"\n\noffre "E\u0301te\u0301"\n')
    assert parsed.problems == ()
    assert parsed.file.statements[-1].head.name.text == "Été"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('offer "A"\n    10% off\n    every Tuesday', 'offer "A"\n  10% off\n  every Tuesday\n'),
        ('offer   "A"   \n\n\n  10%   off', 'offer "A"\n  10% off\n'),
        ('offer "A"\n    10% off\n  every Tuesday', 'offer "A"\n  10% off\n  every Tuesday\n'),
        ('#one\noffer "A" #two\n  #three\n  10% off#four\n  #five', None),
    ],
)
def test_a_file_is_put_in_form(text, form, formatted):
    """Two spaces, one blank line between statements, comments where they stood."""
    if form is None:
        form = '# one\noffer "A"  # two\n  # three\n  10% off  # four\n  # five\n'
    assert formatted(HEADER + text) == HEADER + form


def test_comments_stay_with_what_follows_them(formatted):
    """A comment goes with the statement below it, or with the one it is indented under."""
    text = HEADER + 'offer "A"\n  10% off\n  # of A\n# of B\noffer "B"\n  5% off\n\n# at the end\n'
    form = (
        HEADER + 'offer "A"\n  10% off\n  # of A\n\n# of B\noffer "B"\n  5% off\n\n# at the end\n'
    )
    assert formatted(text) == form


def test_comments_inside_a_long_line_are_kept(formatted):
    """Notes on parts of a condition stand above it once it is put on one line."""
    text = (
        HEADER
        + 'offer "A"\n  when channel is "web" # one\n    # two\n    and tier is "Or" # three\n'
    )
    form = 'offer "A"\n  # one\n  # two\n  when channel is "web" and tier is "Or"  # three\n'
    assert formatted(text) == HEADER + form


def test_a_long_line_goes_on_before_and(formatted):
    """A line of more than a hundred columns is broken where its sentence breathes."""
    names = [f'tier is "A tier with a rather long name {n}"' for n in range(4)]
    shown = formatted(HEADER + 'offer "A"\n  when ' + " or ".join(names))
    lines = shown.splitlines()[3:]
    assert len(lines) == 2
    assert all(len(line) <= 100 for line in lines)
    assert lines[1].startswith('    or tier is "A tier')


def test_a_number_is_never_broken(read):
    """Where a line is broken, `1 500 €` stays whole."""
    text = 'programme de fidélité "T"\n\noffre "A"\n  dès 1 500 000 000 € : ' + " et ".join(
        ["1 500 000 000 € de remise"] * 12
    )
    parsed = read(text)
    shown = to_text(parsed.file, Language.FRENCH)
    assert read(shown).file == parsed.file


@pytest.mark.parametrize("language", list(Language))
def test_a_translation_says_in_which_language_the_texts_are(language, read):
    """The words between quotes stay as they are, so their language is written."""
    text = to_text(read(HEADER).file, language)
    assert ("textes en anglais" in text) is (language is Language.FRENCH)


def test_the_club_is_the_same_programme_in_both_languages(read, club):
    """The first example of the documentation, in English and in French, is one tree."""
    english, french = (read(text).file for text in club)
    assert english == french
    assert to_text(read(to_text(english, Language.FRENCH)).file, Language.ENGLISH) == to_text(
        english, Language.ENGLISH
    )
