"""Everything a reader can meet has its place in the documentation."""

import importlib
import pkgutil
import re

import pytest

import palier.problem
from palier.cli import main


def codes():
    """Give the code of every kind of problem, wherever its kind is written."""
    for module in pkgutil.walk_packages(palier.problem.__path__, "palier.problem."):
        importlib.import_module(module.name)
    return {kind.code for kind in palier.problem.all_kinds()}


def headings(page):
    """Give the headings of a page, or none where it is not written."""
    text = page.read_text("utf-8") if page.exists() else ""
    return "\n".join(re.findall(r"^#+ .*$", text, re.MULTILINE))


@pytest.mark.parametrize("page", ["docs/commands.md", "docs/fr/commandes.md"])
def test_every_command_has_a_section(root, page):
    """A merchant finds each command under its name, in either language."""
    found = headings(root / page)
    missing = [
        name for name in main.list_commands(None) if not re.search(rf"\bpalier {name}\b", found)
    ]
    assert missing == []


@pytest.mark.parametrize("name", main.list_commands(None))
def test_every_command_can_be_loaded(name):
    """The group lists no command that is not there, and each says what it does."""
    command = main.get_command(None, name)
    assert command is not None
    assert command.get_short_help_str()


def test_every_problem_has_its_page(root):
    """The code printed with a problem is the name of a page that explains it."""
    assert (
        sorted(code for code in codes() if not (root / f"docs/problems/{code}.md").exists()) == []
    )


def test_every_page_of_a_problem_has_its_problem(root):
    """No page explains a problem that can no longer happen."""
    pages = {page.stem for page in (root / "docs/problems").glob("*.md")} - {"README", "index"}
    assert sorted(pages - codes()) == []
