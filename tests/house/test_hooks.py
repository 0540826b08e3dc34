"""What other tools are told of Palier is true, and what it ships is whole."""

import re
import tomllib

import yaml

from palier.cli import COMMANDS


def test_every_hook_runs_a_command_on_rule_files(root):
    """The hooks of pre-commit."""
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    run = [each["entry"].removeprefix("palier ") for each in hooks]
    assert set(run) <= set(COMMANDS)
    assert [each["id"] for each in hooks] == [f"palier-{command}" for command in run]
    assert all(re.search(each["files"], "shops/club.palier") for each in hooks)


def test_the_lexer_is_declared_where_pygments_looks(root):
    """Under its own group of entry points."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    place = project["entry-points"]["pygments.lexers"]["palier"]
    assert place == "palier.highlight:PalierLexer"
    assert "highlight" in project["optional-dependencies"]


def test_all_that_the_grammar_is_made_of_is_shipped(root):
    """A wheel reads words as a clone does."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    made_of = {f"grammar/{each.name}" for each in (root / "grammar").iterdir()}
    read = {each for each in made_of if each.endswith((".lark", ".toml"))}
    assert read <= set(shipped)


def test_all_that_is_made_of_the_grammar_is_shipped_made(root):
    """No start of an installed Palier makes anew what a wheel can hold."""
    modules = {path.stem: path.read_text("utf-8") for path in root.glob("src/palier/**/*.py")}
    kept = {
        (name, made)
        for name, text in modules.items()
        for made in re.findall(r"^(\w+) = Kept\(", text, re.MULTILINE)
    }
    hook = (root / "grammar" / "hatch_build.py").read_text("utf-8")
    named = re.search(r"product\(\(([\w, ]+)\), Language\)", hook).group(1).split(", ")
    assert kept == {*re.findall(r"surface\.(\w+) import ([A-Z]+)", hook)}
    assert {made for _, made in kept} == {*named}
