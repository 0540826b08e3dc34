"""What the bad programmes of tests/language say is wrong with them is what is found."""

import re
from pathlib import Path

import pytest

from palier.problem import all_kinds
from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

LANGUAGE = Path(__file__).parents[1] / "language"
BAD = sorted(LANGUAGE.glob("*/bad/*.palier"))
GOOD = sorted(LANGUAGE.glob("*/good/*.palier"))
TOPICS = ("meaning", "reckoning", "giving", "brand")
OURS = {
    each.code for each in all_kinds() if each.__module__.removeprefix("palier.problem.") in TOPICS
}
NOTE = re.compile(r"  # (?=[a-z0-9-]+: )(.*)$")


def expected_in(source):
    """Read the notes at the ends of lines: `# code: marked text | code: marked text`."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if note := NOTE.search(line):
            yield from ((number, *each.split(": ", 1)) for each in note[1].split(" | "))


def found_in(source):
    """Resolve a text; give line, code and marked text of each mistake of meaning."""
    parsed = parse(source)
    for each in resolve(parsed.file, source, parsed.problems).problems:
        if each.code in OURS:
            marked = " ".join(source.at(each.span).split())
            yield source.place(each.span.start).line, each.code, marked


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_every_mistake_is_found_at_its_text_and_no_other(path):
    """A merchant is told of each mistake once, where it stands, whatever else is wrong."""
    source = SourceText.of(path.read_text("utf-8"), path.name)
    expected = [each for each in expected_in(source) if each[1] in OURS]
    assert sorted(found_in(source)) == sorted(expected)


@pytest.mark.parametrize(
    "path",
    [each for each in GOOD if each.name.endswith(".en.palier")],
    ids=lambda path: f"{path.parent.parent.name}/{path.name}",
)
def test_a_good_programme_has_no_mistake_and_is_one_in_both_languages(path, read):
    """What stands near a mistake and is none goes through, in either language."""
    english = read(path.read_text("utf-8"))
    french = read(path.with_name(path.name.replace(".en.", ".fr.")).read_text("utf-8"))
    assert english.problems == french.problems == ()
    texts = {each.program.file.texts for each in (english, french)}
    assert len(texts) == 2
    assert english.program.file.statements == french.program.file.statements
