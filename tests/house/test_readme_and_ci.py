"""The two commands of the README, and the continuous integration that runs the second."""

import os
import re
import tomllib


def commands(root):
    """Give the shell blocks of the README."""
    readme = (root / "README.md").read_text("utf-8")
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)]


def test_each_command_of_the_readme_makes_its_own_environment(root):
    """Whoever has Python, pip and venv needs no other line than the one they copy."""
    first, second = commands(root)[:2]
    assert all(each.startswith("python3 -m venv .venv && ") for each in (first, second))
    assert first.endswith(".venv/bin/palier demo")
    assert second.endswith(".venv/bin/pytest -n auto")


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
