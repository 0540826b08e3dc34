"""`palier sheet`, `palier page` and `palier demo`."""

import json
import re

import pytest

from palier.reports.facts import fact_in_words, number_of
from palier.sheet import facts
from palier.source import Language
from palier.speech.speaker import Speaker
from palier.tree import TextFact, TierCount


def test_the_sheet_is_a_table_with_formulas_in_words(run, club):
    """An accountant follows an order line by line, back to the rule file."""
    lines = run("sheet", club).stdout.replace("\u00a0", " ").splitlines()
    assert lines[0].split() == ["line", "unit", "place", "formula"]
    basket = next(line for line in lines if line.startswith("basket "))
    assert basket.endswith(" the sum of gross")
    reached = next(line for line in lines if line.startswith("tier.2.reached.before"))
    assert " 11:1 " in reached
    assert reached.endswith("≥ €600.00")


def test_the_sheet_speaks_the_language_of_the_file(run, club_fr):
    """Formulas are in French for a French file."""
    text = run("sheet", club_fr).stdout
    assert "la somme de gross" in text
    assert "montant, par article" in text


def test_the_sheet_as_json_has_every_line(run, club):
    """A program reads the same lines."""
    lines = json.loads(run("sheet", "--format", "json", club).stdout)
    basket = next(each for each in lines if each["id"] == "basket")
    assert basket["unit"] == "money"
    assert basket["formula"] == "the sum of gross"


FACTS = [
    *facts.Scalar,
    *facts.Column,
    *facts.Mask,
    *map(facts.NameOf, TextFact),
    *(facts.Measured(each, TierCount.SINCE_JOINING) for each in facts.Count),
    *map(facts.HasHappened, facts.Since),
]


@pytest.mark.parametrize("fact", FACTS, ids=str)
def test_every_fact_is_named_in_every_language(fact):
    """No formula in a French sheet falls back on English, and a bare number is of some kind."""
    said = {fact_in_words(fact, Speaker(language)) for language in Language}
    assert len(said) == len(Language)
    assert number_of(fact).kind


def test_the_page_is_written_whole(run, tmp_path, club):
    """The page is one HTML file in the language of the merchant's words, or another."""
    assert run("page", club, "-o", "club.html").stderr == "club.html: written\n"
    assert '<html lang="en"' in (tmp_path / "club.html").read_text("utf-8")
    assert run("page", club, "-o", "club.html", "--lang", "fr").exit_code == 0
    assert '<html lang="fr"' in (tmp_path / "club.html").read_text("utf-8")


def test_the_page_can_go_down_a_pipe(run, club):
    """`-o -` writes the page and nothing else."""
    assert run("page", club, "-o", "-").stdout.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("lang", "page", "says"),
    [
        ("en", "lighthouse-club.html", "All 12 examples pass."),
        ("fr", "club-du-phare.html", "Les 12 exemples tombent juste."),
    ],
)
def test_the_demonstration_goes_all_the_way(run, tmp_path, lang, page, says):
    """A newcomer sees rules, a check, an order with its reasons, and a page written."""
    result = run("demo", "--lang", lang)
    told = re.sub("[\u00a0\u202f]", " ", result.stdout)
    assert result.exit_code == 0
    assert says in told
    assert "112" in told
    assert "187" in told
    assert [path.name for path in tmp_path.iterdir()] == [page]
    assert f'<html lang="{lang}"' in (tmp_path / page).read_text("utf-8")


def test_the_demonstration_may_be_run_twice(run):
    """Nothing of the first run stands in the way."""
    assert [run("demo").exit_code, run("demo").exit_code] == [0, 0]
