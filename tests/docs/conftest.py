"""Runs a page of documentation as its reader would, from top to bottom, in a folder of its own.

- ```` ```python ```` blocks run one after the other; with `>>>`, what they show must come out.
- ```` ```python ```` blocks run in order; those with `>>>` must print what they show.
- A block named after its language (```` ```json order.json ````) is first written under that name.

The folder has the repository's `examples`. `$ echo $?` gives the exit code of the last command.
"""

import doctest
import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from palier.cli import main

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page, and the line it begins on."""

    language: str
    name: str | None
    text: str
    line: int


@pytest.fixture
def run_page(root, tmp_path, monkeypatch):
    """Run every block of a page, in order; give how many. The first that does not hold fails."""
    (tmp_path / "examples").symlink_to(root / "examples")
    monkeypatch.chdir(tmp_path)

    def run(page: Path) -> int:
        names: dict[str, object] = {"__name__": "__main__"}
        found = blocks(page.read_text("utf-8"))
        for block in found:
            run_block(block, names, page)
        return len(found)

    return run


def blocks(text: str) -> list[Block]:
    """Give the fenced blocks of a page."""
    return [
        Block(
            found["language"],
            found["name"],
            re.sub(f"^{found['indent']}", "", found["text"], flags=re.MULTILINE),
            text.count("\n", 0, found.start()) + 2,
        )
        for found in FENCE.finditer(text)
    ]


def run_block(block: Block, names: dict[str, object], page: Path) -> None:
    """Write the block if it has a name, then run it if its language runs."""
    if block.name:
        Path(block.name).write_text(block.text, "utf-8")
    if block.language == "console":
        run_console(block, page)
    elif block.language == "python" and ">>>" in block.text:
        run_session(block, names, page)
    elif block.language == "python":
        padded = "\n" * (block.line - 1) + block.text
        exec(compile(padded, page, "exec"), names)  # noqa: S102 - our own documentation


def run_session(block: Block, names: dict[str, object], page: Path) -> None:
    """Run the `>>>` lines and compare what they print."""
    session = doctest.DocTestParser().get_doctest(
        block.text, names, page.name, str(page), block.line - 1
    )
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(session, out=report.append, clear_globs=False)
    names.update(session.globs)
    assert runner.failures == 0, "".join(report)


def run_console(block: Block, page: Path) -> None:
    """Run each `$ palier …` and compare what it prints with the lines under it."""
    code = 0
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.replace("\\\n", " ").partition("\n")
        code, printed = answer(shlex.split(command), code)
        alike = doctest.OutputChecker().check_output(
            shown.rstrip() + "\n", printed.rstrip() + "\n", doctest.ELLIPSIS
        )
        assert alike, f"{page.name}:{block.line}: $ {command}\n{printed}"


def answer(words: list[str], last_code: int) -> tuple[int, str]:
    """Give the exit code and the output of one command of ours."""
    if words == ["echo", "$?"]:
        return 0, f"{last_code}\n"
    assert words[0] == "palier", f"only palier is run in the documentation, not {words[0]}"
    result = CliRunner().invoke(main, words[1:], prog_name="palier", env={"COLUMNS": "80"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch):
    """A page shows what is printed without colour."""
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
