"""What the bad programmes of tests/language say is odd in them is what is found."""

import re
from pathlib import Path

import pytest

from palier.checks import check
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

LANGUAGE = Path(__file__).parents[1] / "language"
NOTE = re.compile(r"  # (?=[a-z0-9-]+: )(.*)$")
EVERYWHERE = {"defaults-taken"}


def expected_in(source):
    """Read the notes at the ends of lines: `# code: marked text | code: marked text`."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if note := NOTE.search(line):
            yield from ((number, *each.split(": ", 1)) for each in note[1].split(" | "))


def found_in(program, source):
    """Give line, code and marked text of each warning and piece of advice."""
    for each in check(program, source):
        if each.code not in EVERYWHERE:
            marked = " ".join(source.at(each.span).split())
            yield source.place(each.span.start).line, each.code, marked


def odd_programmes():
    """Give the bad programmes that can be computed all the same."""
    for path in sorted(LANGUAGE.glob("*/bad/*.palier")):
        source = SourceText.of(path.read_text("utf-8"), path.name)
        parsed = parse(source)
        program = resolve(parsed.file, source, parsed.problems).program
        if program is not None and not parsed.problems:
            yield pytest.param(program, source, id=f"{path.parent.parent.name}/{path.name}")


@pytest.mark.parametrize(("program", "source"), list(odd_programmes()))
def test_all_that_is_odd_is_found_at_its_text_and_nothing_else(program, source):
    """A merchant is warned of each oddity once, where it stands, in either language."""
    assert sorted(found_in(program, source)) == sorted(expected_in(source))
