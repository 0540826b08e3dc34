"""The pages of the commands tell every option, in both languages."""

import re

import click
import pytest

from palier.cli import main

PAGES = ["docs/commands.md", "docs/fr/commandes.md"]


def section(page, name):
    """Give what a page says of a command."""
    found = re.search(rf"^## palier {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section on {name}"
    return found[1]


def names_of(command):
    """Give the long names of the options that people see."""
    options = (each for each in command.params if isinstance(each, click.Option))
    seen = (each for each in options if not each.hidden)
    names = (name for each in seen for name in (*each.opts, *each.secondary_opts))
    return {name for name in names if name[:2] == "--"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_option_is_told(root, path, name):
    """Whoever reads the page needs no `--help`, and no option is told that does not exist."""
    told = section((root / path).read_text("utf-8"), name)
    table = "\n".join(line for line in told.splitlines() if line.startswith("| `"))
    there = names_of(main.get_command(None, name))
    assert there - set(re.findall(r"--[a-z][a-z-]*", told)) == set()
    assert set(re.findall(r"--[a-z][a-z-]*", table)) - there == set()


@pytest.mark.parametrize(("tongue", "examples"), [("en", "Examples:"), ("fr", "Exemples\u00a0:")])
@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_help_ends_with_commands_to_copy(run, name, tongue, examples):
    """Each help page ends with commands to copy."""
    told = run(name, "--help", PALIER_LANG=tongue).stdout
    names = [name, *(each for each, (_, other) in main.also.items() if other == name)]
    assert any(f"\n  {examples}\n    palier {each}" in told for each in names)


def helps(command):
    """Give what a command and each of its options say of themselves now."""
    with click.Context(command) as context:
        options = (each for each in command.get_params(context) if isinstance(each, click.Option))
        said = {each.name: each.help for each in options if not each.hidden}
        return said | {"": command.help, "in the list": command.get_short_help_str()}


@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_command_helps_in_french_too(run, name, monkeypatch):
    """Whoever speaks French reads `--help` in French, down to each option."""
    command = main.get_command(None, name)
    english = helps(command)
    monkeypatch.setenv("PALIER_LANG", "fr")
    french = helps(command)
    assert all(english.values())
    assert [what for what, said in french.items() if not said or said == english[what]] == []
    told = run(name, "--help", PALIER_LANG="fr").stdout
    assert told.startswith(f"Utilisation\u00a0: palier {name}")
    assert "Show this message" not in told
    assert run(name, "--help", PALIER_LANG="en").stdout.startswith(f"Usage: palier {name}")


def test_the_list_of_commands_is_in_french_too(run):
    """`palier --help` speaks the language of the system."""
    told = run("--help", PALIER_LANG="fr").stdout
    assert "Commandes\u00a0:" in told
    assert "Vérifier\u00a0: erreurs, avertissements, conseils." in told
    assert "Commands:" in run("--help").stdout
