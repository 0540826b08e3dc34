"""What the repository holds: files, two commands that a reader copies, documentation for all."""

import importlib
import os
import pkgutil
import re
import tomllib

import pytest

import palier.problem
from palier.cli import main

LONGEST = 350
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "registry." + "yarnpkg")
MACHINE = ("/" + "work/", "/" + "root/", "/home/" + "runner")

# Files -------------------------------------------------------------------------------------------


def lines_of(file):
    """Count the lines of a text; a picture or a font has none."""
    try:
        return len(file.read_text("utf-8").splitlines())
    except UnicodeDecodeError:
        return 0


def naming(words, files, root):
    """Give the files that hold one of these words, with the word."""
    return [
        f"{file.relative_to(root)}: {word}"
        for file in files
        for word in words
        if word.encode() in file.read_bytes()
    ]


def test_a_file_has_one_job_and_stays_short(package):
    """A file is split by topic before it has 350 lines; a published schema is written by code."""
    files = [
        file
        for file in package.rglob("*")
        if file.is_file() and not {"__pycache__", "schemas"} & {*file.parts}
    ]
    long = {str(file.relative_to(package)): lines_of(file) for file in files}
    assert {name: count for name, count in long.items() if count >= LONGEST} == {}


def test_nothing_kept_names_a_download_host(kept, root):
    """An installation follows the pip settings of whoever installs, never ours."""
    assert naming(HOSTS, kept, root) == []


def test_nothing_kept_names_a_folder_of_one_machine(kept, root):
    """What works in one clone works in every clone."""
    assert naming(MACHINE, kept, root) == []


# What the rooms say of themselves ----------------------------------------------------------------


def in_room(door):
    """Give the files and the rooms beside the door of a room, by their names in Python."""
    beside = [
        *door.parent.glob("*.py"),
        *(each.parent for each in door.parent.glob("*/__init__.py")),
    ]
    return {each.stem for each in beside} - {"__init__"}


def unnamed(door):
    """Give what a room holds and its door does not name: no docstring, and no table of files."""
    text = door.read_text("utf-8")
    return [
        f"{door.parent.name}: {name}"
        for name in sorted(in_room(door))
        if f"`{name}`" not in text and f".{name} import" not in text
    ]


def test_every_room_tells_of_every_file_in_it(package):
    """Whoever enters a room is told what each of its files is for; none is found by chance."""
    doors = [door for door in package.rglob("__init__.py") if door.parent != package]
    assert [each for door in doors for each in unnamed(door)] == []
    assert len(doors) >= 15


# The README and the continuous integration -------------------------------------------------------


def commands(root):
    """Give the shell blocks of the README."""
    readme = (root / "README.md").read_text("utf-8")
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)]


def test_each_command_of_the_readme_makes_its_own_environment(root):
    """Whoever has Python, pip and venv needs no other line than the one they copy."""
    first, second = commands(root)[:2]
    assert all(each.startswith("python3 -m venv .venv && ") for each in (first, second))
    assert first.endswith(".venv/bin/palier demo")
    assert second.endswith(".venv/bin/pytest -n auto --dist worksteal")


def test_the_continuous_integration_runs_the_very_command_of_the_readme(root):
    """What contributors are told to run is what is run for them."""
    assert commands(root)[1] in (root / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_test_is_run_and_none_is_left_out(root):
    """The quick tier is a choice of whoever edits: nothing leaves a test out by itself."""
    options = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]
    assert not {"-m", "-k", "--ignore", "--deselect"} & set(options["ini_options"]["addopts"])
    assert not re.search(r" -[mk]|--ignore|--deselect", commands(root)[1].split("&&")[-1])


def test_the_continuous_integration_can_be_started(root):
    """`.ci/run` is a program, not a note."""
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_every_declared_dependency_is_pinned_with_a_hash(root):
    """The pinned list has all that the project asks for, and nothing without a hash."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pins = (root / ".requirements" / "dev.txt").read_text("utf-8").replace("\\\n", "")
    lines = [line for line in pins.splitlines() if not line.startswith("#")]
    pinned = {re.split(r"[\[=]", line)[0].lower() for line in lines}
    assert {re.split(r"[\[<>=~! ;]", each)[0].lower() for each in asked} <= pinned
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


# The documentation -------------------------------------------------------------------------------


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
