"""`palier explain CODE`: what a problem means, wherever Palier is installed."""

import pytest

from palier.problem import all_kinds
from palier.reports.pages import page_codes, page_text
from palier.source import Language


def test_every_kind_of_problem_is_explained_in_every_language():
    """With its code at the head, and rules to read."""
    assert {each.code for each in all_kinds()} <= set(page_codes())
    pages = {(code, each): page_text(code, each) for code in page_codes() for each in Language}
    assert [key for key, text in pages.items() if key[0] not in text.splitlines()[0]] == []
    assert [key for key, text in pages.items() if "```" in text or len(text.split()) < 10] == []


def test_a_code_is_explained_with_or_without_its_brackets(run):
    """As it is copied out of a message."""
    told = run("explain", "[cliff]", "--lang", "en").stdout
    assert told.startswith("cliff: a larger basket pays less\n")
    assert '    offer "Spring"\n      from 100 EUR: 10% off\n' in told
    french = run("explain", "cliff", "--lang", "fr").stdout
    assert french.startswith("cliff\u00a0: un panier plus gros paie moins\n")


def test_an_unknown_code_is_told_with_the_nearest(run):
    """In the language of whoever types."""
    result = run("explain", "clif")
    assert (result.exit_code, "did you mean 'cliff'?" in result.stderr) == (2, True)
    assert "vouliez-vous dire" in run("explain", "clif", "--lang", "fr").stderr
    assert "no problem is called 'xyzzy'" in run("explain", "xyzzy").stderr


@pytest.mark.parametrize("language", Language)
def test_without_a_code_all_are_listed(run, language):
    """Each with what it is, in a line."""
    lines = run("explain", "--lang", language.value).stdout.splitlines()
    assert [each.split()[0] for each in lines] == list(page_codes())
    assert all(len(each.split()) > 2 for each in lines)
