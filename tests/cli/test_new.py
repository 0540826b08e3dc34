"""`palier new`: a first file that works at once."""

import pytest

from palier import programmes
from palier.cli.files import proposed_name
from palier.compiling import compiled
from palier.problem import Level
from palier.programmes.first import Answers, TierAnswer, first_file
from palier.source import Language, SourceText
from palier.surface.to_text import to_text

BOTH = list(Language)
TIERS = (TierAnswer("Bronze", 0), TierAnswer("Gold", 500))


def serious(done):
    """Give what is more than advice."""
    return [each.code for each in done.problems if each.level is not Level.ADVICE]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", programmes.TEMPLATES)
def test_a_ready_made_file_is_fine_and_in_form(name, language):
    """Templates have no mistakes, no warnings, examples that come out, and the formatter's form."""
    text = programmes.template(name, language)
    done = compiled(SourceText.of(text))
    assert serious(done) == []
    assert done.runs
    assert all(each.passed for each in done.runs)
    assert to_text(done.file, language) == text


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("pot", [None, "kitty"])
@pytest.mark.parametrize("tiers", [(), TIERS, TIERS[1:]])
@pytest.mark.parametrize("excluded", [None, "Cartes cadeaux"])
@pytest.mark.parametrize("currency", ["EUR", "JPY"])
@pytest.mark.parametrize("besides", [{}, {"months": 0, "birthday": 20, "box": "newsletter"}])
def test_whatever_is_answered_the_file_works(language, pot, tiers, excluded, currency, besides):
    """A first file has neither mistake nor warning, and its examples pass."""
    answers = Answers(
        language=language,
        name="Club de l'Été",
        currency=currency,
        zone="Europe/Paris",
        pot=pot,
        excluded=excluded,
        tiers=tiers,
        **besides,
    )
    done = compiled(SourceText.of(first_file(answers)))
    assert serious(done) == []
    assert done.runs
    assert all(each.passed for each in done.runs)


def test_a_template_is_written_and_what_to_do_next_is_said(run, tmp_path):
    """One command gives a file to change."""
    result = run("new", "--template", "grid", "--lang", "fr")
    assert result.exit_code == 0
    assert (tmp_path / "grid.palier").read_text("utf-8") == programmes.template(
        "grid", Language.FRENCH
    )
    assert "palier check grid.palier" in result.stderr


def test_templates_are_listed_with_what_they_are(run):
    """A merchant chooses by a line each."""
    lines = run("new", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(programmes.TEMPLATES)
    assert "The simplest programme there is." in lines[0]


def test_an_unknown_template_names_those_there_are(run):
    """A mistyped name is answered with the list."""
    result = run("new", "--template", "grids")
    assert result.exit_code == 2
    assert "points, grid, club, stamps, cashback" in result.stderr


def test_a_file_that_exists_is_left_alone(run, tmp_path):
    """Nobody loses a programme to a template."""
    (tmp_path / "club.palier").write_text("mine", "utf-8")
    result = run("new", "club.palier", "--template", "club")
    assert result.exit_code == 2
    assert "club.palier already exists" in result.stderr
    assert (tmp_path / "club.palier").read_text("utf-8") == "mine"


def test_questions_make_a_file(run, tmp_path):
    """Answers that cannot be are asked for again; the others become the file."""
    answers = ["", 'Club "du" Lin', "Club du Lin", "euro", "eur", "Lyon", "Europe/Paris", "oui"]
    answers += ["brin", "", "2", "100", "5", "-", "18", "20", "lettre", "oui", "Bronze, Or"]
    answers += ["0", "0", "400"]
    result = run("new", "--lang", "fr", given="\n".join(answers) + "\n")
    text = (tmp_path / "club-du-lin.palier").read_text("utf-8")
    assert result.exit_code == 0
    assert 'programme de fidélité "Club du Lin"' in text
    assert "gagner 2 points pour 1 €" in text
    assert 'palier "Or" dès 400 € dépensés' in text
    assert "sauf" not in text
    assert "expirent 18 mois après leur acquisition" in text
    assert "gagner 20 points le jour de l'anniversaire du client" in text
    assert 'les messages vont aux clients dont la case "lettre" est cochée' in text
    assert "des mots, sans guillemets droits" in result.stdout
    assert "comme Europe/Paris" in result.stdout


def test_questions_about_cashback_make_another(run, tmp_path):
    """A pot is asked about as one, in English."""
    answers = ["Pot", "", "", "no", "kitty", "300", "2.5", "", "0", "3", "-", "no"]
    result = run("new", "mine.palier", given="\n".join(answers) + "\n")
    text = (tmp_path / "mine.palier").read_text("utf-8")
    assert result.exit_code == 0
    assert 'customers collect cashback called "kitty"' in text
    assert "earn 2.5% of purchases" in text
    assert "never expire" in text
    assert "earn 3 GBP on the customer's birthday" in text
    assert "messages" not in text


def test_a_file_name_comes_from_the_name_of_the_programme():
    """Accents and blanks make no trouble."""
    assert proposed_name("Été & Co", "palier") == "ete-co.palier"
    assert proposed_name("石鹸", "palier") == "club.palier"
