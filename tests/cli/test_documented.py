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
