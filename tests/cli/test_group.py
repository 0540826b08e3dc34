"""The `palier` command before any of its commands runs."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from palier import __version__
from palier.cli import main
from palier.cli.group import LazyGroup


@pytest.fixture
def run():
    """Run the command in this process."""
    return lambda *words: CliRunner().invoke(main, words, prog_name="palier")


@pytest.fixture
def group(monkeypatch, tmp_path):
    """Give a group whose commands live in a file written for the test."""
    (tmp_path / "made_up.py").write_text(
        "import click\n"
        "@click.command()\n"
        "def read():\n"
        "    'Read a file that is not there.'\n"
        "    open('no/such/file')\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    places = {"read": "made_up:read", "gone": "no_such_module:gone"}
    return LazyGroup("group", places=places)


def test_the_version_is_printed(run):
    """`palier --version` says which Palier this is."""
    assert run("--version").output == f"palier {__version__}\n"


def test_a_mistyped_command_is_corrected(run):
    """Someone who types `chek` is told of `check`, with exit code 2."""
    result = run("chek")
    assert result.exit_code == 2
    assert "no such command 'chek'; did you mean 'check'?" in result.output


def test_a_file_that_cannot_be_read_is_a_sentence_and_exit_code_2(group):
    """An error of the file system names the file, without a traceback."""
    result = CliRunner().invoke(group, ["read"])
    assert result.exit_code == 2
    assert result.output == "Error: no/such/file: No such file or directory\n"


def test_help_lists_what_is_installed(group):
    """A command whose code is missing is left out of the help instead of breaking it."""
    result = CliRunner().invoke(group, ["--help"])
    assert "Read a file that is not there." in result.output
    assert "gone" not in result.output


def test_colour_is_off_where_it_is_not_wanted(monkeypatch):
    """`NO_COLOR` is obeyed by every command."""
    monkeypatch.setenv("NO_COLOR", "1")
    with main.make_context("palier", ["check"]) as context:
        context.invoke(main.callback)
        assert context.color is False


def test_a_poor_terminal_gets_question_marks_instead_of_a_crash():
    """A character that the terminal lacks never stops a command."""
    code = (
        "from palier.cli.group import print_whatever_the_terminal as ready; ready(); "
        "print('1\\u202f500')"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code],
        env={"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.split() == [b"1?500"]


def test_asking_for_the_version_imports_no_compiler():
    """The parser, the templates and the time zones are loaded by the commands that need them."""
    code = (
        "import sys; from palier.cli import main; "
        "main(['--version'], standalone_mode=False); "
        "print(sorted({'lark', 'jinja2', 'zoneinfo', 'hashlib'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_command_and_the_module_are_the_same():
    """`python -m palier` is `palier`."""
    installed = Path(sys.executable).with_name("palier")
    for words in ([str(installed)], [sys.executable, "-m", "palier"]):
        ran = subprocess.run([*words, "--version"], capture_output=True, check=True, text=True)
        assert ran.stdout == f"palier {__version__}\n"


def test_the_group_is_an_ordinary_click_group():
    """Shells complete it and documentation tools read it like any other."""
    assert isinstance(main, click.Group)


def test_an_unexpected_failure_is_owned_up_to_in_a_sentence(monkeypatch, tmp_path):
    """Nobody ever sees a traceback: the version is named, and that nothing was changed."""
    (tmp_path / "broken.py").write_text(
        "import click\n@click.command()\ndef fail():\n    'Fail.'\n    [][1]\n", "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PALIER_LANG", "en")
    monkeypatch.delenv("PALIER_TRACEBACK", raising=False)
    result = CliRunner().invoke(LazyGroup("group", places={"fail": "broken:fail"}), ["fail"])
    assert result.exit_code == 2
    assert "This is our fault, not yours" in result.output
    assert __version__ in result.output
    assert "Traceback" not in result.output


def test_what_could_not_be_done_is_said_in_the_language_of_the_terminal(monkeypatch, group):
    """A French terminal is answered in French."""
    monkeypatch.setenv("PALIER_LANG", "fr")
    result = CliRunner().invoke(group, ["read"])
    assert result.output.startswith("Erreur\u00a0: no/such/file")
