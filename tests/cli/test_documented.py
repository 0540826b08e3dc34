"""The pages of the commands tell every option, in both languages."""

import re

import click
import pytest

from palier.cli import main
from palier.cli.french_help import COMMANDS, OPTIONS

PAGES = ["docs/commands.md", "docs/fr/commandes.md"]


def section(page, name):
    """Give what a page says of a command."""
    found = re.search(rf"^## palier {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section on {name}"
    return found[1]


def names_of(command):
    """Give the long names of the options that people see."""
    options = (each for each in command.params if isinstance(each, click.Option))
    return {name for each in options if not each.hidden for name in each.opts if name[:2] == "--"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_option_is_told(root, path, name):
    """Whoever reads the page needs no `--help`, and no option is told that does not exist."""
    told = section((root / path).read_text("utf-8"), name)
    table = "\n".join(line for line in told.splitlines() if line.startswith("| `"))
    there = names_of(main.get_command(None, name))
    assert there - set(re.findall(r"--[a-z][a-z-]*", told)) == set()
    assert set(re.findall(r"--[a-z][a-z-]*", table)) - there == set()


@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_command_says_when_it_fails_or_what_it_takes(name):
    """Each help page ends with commands to copy."""
    command = main.get_command(None, name)
    assert command.epilog.startswith("\b\nExamples:\n  palier " + name)


def english_of(command):
    """Give what the options of a command say in English."""
    with click.Context(command) as context:
        options = (each for each in command.get_params(context) if isinstance(each, click.Option))
        return {each.help for each in options if each.help and not each.hidden}


@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_command_helps_in_french_too(run, name):
    """Whoever speaks French reads `--help` in French, down to each option."""
    command = main.get_command(None, name)
    assert name in COMMANDS
    assert english_of(command) - OPTIONS.keys() == set()
    told = run(name, "--help", PALIER_LANG="fr").stdout
    assert told.startswith(f"Utilisation\u00a0: palier {name}")
    assert "Exemples\u00a0:\n    palier " in told
    assert "Show this message" not in told
    assert run(name, "--help").stdout.startswith(f"Usage: palier {name}")


def test_the_list_of_commands_is_in_french_too(run):
    """`palier --help` speaks the language of the system."""
    told = run("--help", PALIER_LANG="fr").stdout
    assert "Commandes\u00a0:" in told
    assert "Vérifier\u00a0: erreurs, avertissements, conseils." in told
    assert "Commands:" in run("--help").stdout
