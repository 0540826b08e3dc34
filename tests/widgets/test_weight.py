"""What widgets weigh: as the guide says, for every programme that is shipped."""

import re

import pytest

import palier
from palier.source import Language
from palier.widgets.making import Kind, kinds, widget

ROW = re.compile(r"^\| `(\w+)` \| (\d+) (?:kB|ko) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def limits(root):
    """Read the limits that the guide states, in bytes; the same in both languages."""
    said = [
        ROW.findall((root / "docs" / name).read_text("utf-8").replace("\u00a0", " "))
        for name in ("widgets.md", "fr/composants.md")
    ]
    assert said[0] == said[1]
    return {Kind(kind): int(most) * 1000 for kind, most in said[0]}


@pytest.mark.parametrize("language", list(Language))
def test_no_widget_weighs_more_than_the_guide_says(root, limits, language):
    """With the words of its language, before it is compressed."""
    heavy = {}
    for file in sorted((root / "examples").rglob(f"rules.{language.value}.palier")):
        program = palier.load(file).program
        for kind in kinds(program):
            weight = len(widget(program, kind, language).encode())
            if weight > limits[kind]:
                heavy[f"{file.parent.name} {kind.value}"] = weight
    assert heavy == {}
    assert set(limits) == set(Kind)
