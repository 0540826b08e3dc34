"""How problems look on a terminal, and in JSON."""

import re

import pytest

from palier.compiling import compiled
from palier.problem.bands import BandGap, Counted
from palier.problem.checks import NameCase, NothingToMultiply
from palier.quantity import Boundary, Points
from palier.source import NOWHERE, Language, SourceText, Span
from palier.wording.report import by_place, render_json, render_text, summary

BANDS = """redeem points
  from 10 to 50 points: 5 EUR off
  from 100 points: 10 points = 1 EUR
"""
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def gap(above=("from 100 points", 99)):
    """Give the gap of the bands above."""
    text, last = above
    below_at, above_at = BANDS.index("from 10 to"), BANDS.index(text)
    return BandGap(
        Span(below_at, below_at + len("from 10 to 50 points")),
        Counted.POINTS,
        Span(above_at, above_at + len(text)),
        Boundary.FROM,
        Points(10),
        Points(50),
        Boundary.FROM,
        Points(100),
        Points(51),
        Points(last),
    )


def told(problems, text, language=Language.ENGLISH, *, colour=False, name="club.palier"):
    """Give the report on a text."""
    return render_text(problems, SourceText.of(text, name), language, colour=colour)


def marked(text, *words):
    """Give a problem that marks the first of some words, and each of the others."""
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in words]
    return NameCase(spans[0], words[0], words[-1], spans[-1])


def test_a_problem_is_shown_with_its_lines_its_labels_and_a_line_to_paste():
    """The title says what, the labels say where, the hint says what to write."""
    assert told([gap()], BANDS) == (
        "warning[band-gap]: nobody between 51 and 99\xa0points gets anything\n"
        "  --> club.palier:2:3\n"
        "    2 |   from 10 to 50 points: 5 EUR off\n"
        "      |   ^^^^^^^^^^^^^^^^^^^^ this band ends at 50\xa0points\n"
        "    3 |   from 100 points: 10 points = 1 EUR\n"
        "      |   --------------- the next begins at 100\n"
        "  hint: write `from 10 points:` to let the first band run on\n"
        "\n"
        "1 warning\n"
    )


def test_a_report_in_french_is_french_to_its_colons():
    """Levels, hints and counts follow the language."""
    report = told([gap()], BANDS, Language.FRENCH)
    assert report.startswith("avertissement[band-gap]\xa0: un solde entre 51 et 99\xa0points")
    assert "  aide\xa0: écrivez `dès 10 points :`" in report
    assert report.endswith("\n\n1 avertissement\n")


def test_nothing_is_said_where_nothing_is_wrong():
    """A clean file is silent."""
    assert told([], BANDS) == ""
    assert summary([], Language.ENGLISH) == "no problem"
    assert summary([], Language.FRENCH) == "aucun problème"


def test_problems_are_counted_by_level_in_words():
    """`2 errors, 1 warning`."""
    text = 'loyalty program "T"\n  currency EUR\n  time zone "Atlantis"\noffer "A"\n'
    problems = (*compiled(SourceText.of(text)).problems, gap())
    assert summary(problems, Language.ENGLISH) == "2 errors, 1 warning"
    assert summary(problems, Language.FRENCH) == "2 erreurs, 1 avertissement"


def test_problems_come_in_the_order_of_the_file():
    """Whoever reads from the top meets each as it comes."""
    late, early = NothingToMultiply(Span(20, 30)), NothingToMultiply(Span(3, 5))
    assert by_place([late, early]) == (early, late)


def test_line_numbers_stay_aligned_beyond_a_thousand():
    """The gutter is as wide as the longest number, with two spaces before."""
    text = "\n" * 998 + "offer Soap\n\noffer soap\n"
    report = told([marked(text, "soap", "Soap")], text)
    gutters = {line.index("|") for line in report.splitlines() if "|" in line}
    assert gutters == {7}
    assert "   999 | offer Soap\n" in report
    assert "   ...\n  1001 | offer soap\n" in report


def test_wide_and_combining_characters_keep_the_underline_in_its_place():
    """Two columns for a wide character, none for what joins the one before."""
    text = "offer 石鹸 q\u0323 soap Soap"
    lines = told([marked(text, "soap", "Soap")], text).splitlines()
    under = next(line for line in lines if "^" in line)
    assert under == "      | " + " " * len("offer ____ q ") + "^^^^ written this way here"


def test_tabs_and_control_characters_never_reach_the_terminal():
    """A file cannot drive the terminal of whoever checks it."""
    text = "offer\tsoap\x1b[2J\x07\u202e Soap"
    report = told([marked(text, "soap", "Soap")], text, name="a\x1b]0;b\x07.palier")
    assert set(report) & {"\x1b", "\x07", "\u202e", "\t"} == set()
    assert "    1 | offer    soap�[2J�� Soap\n" in report
    assert "  --> a]0;b.palier:1:7\n" in report


def test_control_characters_in_a_name_do_not_reach_the_title():
    """Titles quote the merchant's words, whatever is in them."""
    text = "soap Soap"
    problem = NameCase(Span(0, 4), "so\x1b[31map\nx", "Soap", Span(5, 9))
    assert "“so[31map x”" in told([problem], text)


def test_a_very_long_line_is_shown_around_its_mark():
    """A line of a hundred thousand characters does not fill the screen."""
    text = "x" * 50_000 + " soap " + "y" * 50_000 + "\nSoap"
    report = told([marked(text, "soap", "Soap")], text)
    lines = report.splitlines()
    assert max(map(len, lines)) < 130
    shown = next(line for line in lines if "…" in line)
    under = lines[lines.index(shown) + 1]
    assert shown[under.index("^") : under.rindex("^") + 1] == "soap"


@pytest.mark.parametrize("span", [Span(3, 40), Span(9, 9), Span(8, 10), Span(500, 600)])
def test_a_mark_that_runs_over_lines_or_past_the_end_is_shown_on_one(span):
    """Whatever a span is, there is a place to look at."""
    report = told([NothingToMultiply(span)], "points x 2\n  twice\n")
    assert report.count("^") >= 1
    assert all(len(line) < 60 for line in report.splitlines() if "|" in line)


def test_a_problem_without_a_place_shows_no_line():
    """An empty file has a place, but nothing in it to show."""
    assert "|" not in told([NothingToMultiply(NOWHERE)], "")
    assert "club.palier:1:1" in told([NothingToMultiply(NOWHERE)], "")


def test_colours_add_nothing_but_colour():
    """Without the escapes, the text is the same."""
    plain, coloured = told([gap()], BANDS), told([gap()], BANDS, colour=True)
    assert ESCAPES.sub("", coloured) == plain
    assert "\x1b[1;33mwarning[band-gap]:\x1b[0m" in coloured


def test_json_has_the_words_and_every_place():
    """Programs read what people read, with lines and columns counted from 1."""
    source = SourceText.of(BANDS, "club.palier")
    assert render_json([gap()], source, Language.ENGLISH) == [
        {
            "code": "band-gap",
            "level": "warning",
            "title": "nobody between 51 and 99\xa0points gets anything",
            "hint": "write `from 10 points:` to let the first band run on",
            "fix": None,
            "file": "club.palier",
            "labels": [
                {
                    "text": "this band ends at 50\xa0points",
                    "main": True,
                    "line": 2,
                    "column": 3,
                    "end_line": 2,
                    "end_column": 23,
                },
                {
                    "text": "the next begins at 100",
                    "main": False,
                    "line": 3,
                    "column": 3,
                    "end_line": 3,
                    "end_column": 18,
                },
            ],
            "page": "docs/problems/band-gap.md",
        }
    ]


def test_a_hundred_problems_are_told_and_the_others_counted():
    """A terminal that runs over shows nobody the first mistake."""
    source = SourceText.of("points x 2\n" * 250)
    told = [NothingToMultiply(Span(11 * each, 11 * each + 6)) for each in range(250)]
    text = render_text(told, source, Language.FRENCH, colour=False)
    assert text.count("nothing-to-multiply") == 100
    assert text.endswith("… et 150 de plus\n\n250 avertissements\n")
    assert len(render_json(told, source, Language.ENGLISH)) == 250
