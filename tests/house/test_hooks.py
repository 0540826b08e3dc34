"""What other tools are told of Palier is true."""

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
