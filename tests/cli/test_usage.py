"""Mistakes on the command line are told in the language of whoever types."""

import re
from typing import get_args

import click
import pytest

from palier.cli import main, spoken
from palier.cli.usage import CLICK, PLACES
from palier.source import InLanguage, Language
from palier.speech.typography import typeset

MISTAKES = {
    ("chek",): (
        "no such command 'chek'; did you mean 'check'?",
        "la commande « chek » n'existe pas ; vouliez-vous dire « check » ?",
    ),
    ("frobnicate",): (
        "no such command 'frobnicate'",
        "la commande « frobnicate » n'existe pas",
    ),
    ("x-y",): ("No such command 'x-y'.", "la commande « x-y » n'existe pas."),
    ("--foo",): (
        "No such option '--foo'.",
        "l'option « --foo » n'existe pas.",
    ),
    ("test", "--stric", "a"): (
        "No such option '--stric'. Did you mean '--strict'?",
        "l'option « --stric » n'existe pas. Vouliez-vous dire « --strict » ?",
    ),
    ("check",): (
        "Missing argument 'FILES…'.",
        "il manque l'argument « FICHIERS… ».",
    ),
    ("quote", "a"): (
        "Missing option '--order'.",
        "il manque l'option « --order ».",
    ),
    ("page", "a"): (
        "Missing option '-o' / '--output'.",
        "il manque l'option « -o » / « --output ».",
    ),
    ("translate", "a"): (
        "Missing option '--to'. Choose from:\n\ten,\n\tfr",
        "il manque l'option « --to ». Au choix :\n\ten,\n\tfr",
    ),
    ("check", "--lang"): (
        "Option '--lang' requires an argument.",
        "l'option « --lang » demande une valeur.",
    ),
    ("check", "--strict=1", "a"): (
        "Option '--strict' does not take a value.",
        "l'option « --strict » ne prend pas de valeur.",
    ),
    ("ast", "a", "b"): (
        "Got unexpected extra argument (b)",
        "il y a un argument de trop (b)",
    ),
    ("ast", "a", "b", "c"): (
        "Got unexpected extra arguments (b c)",
        "il y a des arguments de trop (b c)",
    ),
    ("check", "--lang", "de", "a"): (
        "Invalid value for '--lang': 'de' is not one of 'en', 'fr'.",
        "la valeur de « --lang » ne convient pas : « de » ne fait pas partie de « en », « fr ».",
    ),
    ("remind", "a", "b", "--on", "now"): (
        "Invalid value for '--on': 'now' is no date; write it as in 2026-12-31",
        (
            "la valeur de « --on » ne convient pas : « now » n'est pas une date ;"
            " écrivez par exemple 2026-12-31"
        ),
    ),
    ("remind", "a", "b", "--on", "2026-01-01", "--within", "x"): (
        "Invalid value for '--within': 'x' is not a valid integer range.",
        "la valeur de « --within » ne convient pas : « x » n'est pas un nombre entier.",
    ),
    ("remind", "a", "b", "--on", "2026-01-01", "--within", "999"): (
        "Invalid value for '--within': 999 is not in the range 0 to 366.",
        "la valeur de « --within » ne convient pas : 999 est hors limites (de 0 à 366).",
    ),
    ("orders", "a", "-o", "b", "--from", "shopify", "--currency", "ZZ"): (
        "Invalid value for '--currency': 'ZZ' is no currency; write its code, as in EUR",
        (
            "la valeur de « --currency » ne convient pas : « ZZ » n'est pas une devise ;"
            " écrivez son code, comme EUR"
        ),
    ),
    ("quote", "a", "--order", "b", "--account", "c", "--guest"): (
        "a guest has no account: give --account or --guest",
        "un client sans compte n'en a pas : donnez --account ou --guest",
    ),
    ("new", "--template", "nope"): (
        "there is no template 'nope'; there are: points, grid, club, stamps, cashback",
        ("il n'y a pas de modèle « nope » ; il y a : points, grid, club, stamps, cashback"),
    ),
}


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
@pytest.mark.parametrize(
    ("tongue", "heading"), [("en", "Error: "), ("fr", "Erreur\u00a0: ")], ids=["en", "fr"]
)
def test_a_mistake_is_told_in_the_language_of_whoever_types(run, words, tongue, heading):
    """English is click's own; French leaves no word of it, and no quotes of programmers."""
    result = run(*words, PALIER_LANG=tongue)
    english, french = MISTAKES[words]
    says = typeset(french, Language.FRENCH) if tongue == "fr" else english
    assert result.exit_code == 2
    assert result.stderr.endswith(f"{heading}{says}\n")


@pytest.mark.parametrize(
    ("tongue", "says"),
    [
        (
            "en",
            "Usage: palier check [OPTIONS] FILES…\nTry 'palier check --help' for help.\n\nError: ",
        ),
        (
            "fr",
            (
                "Utilisation\u00a0: palier check [OPTIONS] FICHIERS…\n"
                "Pour l’aide\u00a0: palier check --help\n\nErreur\u00a0: "
            ),
        ),
    ],
)
def test_a_mistake_names_the_help_that_there_is(run, tongue, says):
    """Whoever is lost is shown the way."""
    assert run("check", PALIER_LANG=tongue).stderr.startswith(says)


@pytest.mark.parametrize(("tongue", "says"), [("en", "Aborted!"), ("fr", "Interrompu.")])
def test_who_leaves_in_the_middle_is_let_go(run, tongue, says):
    """The end of the input ends the questions."""
    result = run("new", given="Club\n", PALIER_LANG=tongue)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == says


def test_what_is_said_of_the_version_is_in_french_too(run):
    """The options that click adds are no exception."""
    told = run("--help", PALIER_LANG="fr").stdout
    assert "--version   Afficher la version." in told
    assert "-h, --help  Afficher cette aide." in told


def test_every_language_can_be_asked_for_by_a_variable():
    """The languages that variables and Python name are those that there are."""
    assert [spoken.language_of_user({"LANG": f"{each.value}_XX"}) for each in Language] == [
        *Language
    ]
    (codes,) = (each for each in get_args(InLanguage) if each is not Language)
    assert get_args(codes) == tuple(each.value for each in Language)


def test_what_click_adds_in_another_version_stays_english(monkeypatch):
    """A message that is not known is better than none."""
    monkeypatch.setenv("PALIER_LANG", "fr")
    assert spoken.said("Something new.") == "Something new."


def test_nothing_that_click_tells_our_users_is_left_out(monkeypatch):
    """Every kind of parameter that our commands have is one whose mistakes are translated."""
    from palier.cli.options import Day

    monkeypatch.setenv("PALIER_LANG", "en")
    commands = [main.get_command(None, name) for name in main.list_commands(None)]
    kinds = {type(each.type) for command in commands for each in command.params}
    told = {
        click.types.StringParamType: None,  # every text will do
        click.types.BoolParamType: "Option {name!r} does not take a value.",
        click.Choice: "{value!r} is not one of {choices}.",
        Day: None,  # in a sentence of our own
        spoken_whole(): "{value} is not in the range {range}.",
    }
    assert kinds == told.keys()
    assert {each for each in told.values() if each} <= CLICK.keys()


SAME = {"CODE", "DATE", "EXPORT", "N", "URL"}
"""Words for what is to be typed that are the same in every language."""


def test_whatever_is_to_be_typed_has_a_name_in_every_language():
    """`DIR`, `ORDERS`: none is left in English beside the others."""
    commands = [main.get_command(None, name) for name in main.list_commands(None)]
    places = [
        each.metavar for command in commands for each in command.params if each.metavar is not None
    ]
    words = {word for place in places for word in re.findall("[A-Z]+", place)}
    assert words - SAME - PLACES.keys() == set()
    unnamed = [
        f"{command.name} {each.name}"
        for command in commands
        for each in command.params
        if isinstance(each.type, click.types.StringParamType) and each.metavar is None
    ]
    assert unnamed == []


def spoken_whole():
    """Give our kind of whole numbers."""
    from palier.cli.options import Whole

    return Whole


def test_a_language_may_be_asked_for_before_the_command(run):
    """It is handed to the command, and all that is said is in it."""
    assert "Vérifie des fichiers" in run("--lang", "fr", "check", "--help").stdout
    assert "Écrivez un programme" in run("--lang=fr", "--help").stdout
    missing = run("--lang", "fr", "check").stderr
    assert "il manque l’argument «\u00a0FICHIERS…\u00a0»" in missing
    assert "Usage:" in run("check", "--help").stdout


def test_a_date_that_is_none_is_told_how_it_is_written(run):
    """Never by the letters that programs use."""
    for lang, says in (
        ("en", "is no date; write it as in 2026-12-31"),
        ("fr", "n’est pas une date"),
    ):
        told = run("account", "a", "b", "c", "--on", "tomorrow", PALIER_LANG=lang)
        assert (told.exit_code, says in told.stderr) == (2, True)
