"""The page on paper, as Chromium prints it: where its headings fall on sheets of A4."""

import re

import pytest
from tests.page.conftest import ROOT, SHOPS

import palier
from palier.source import Language

MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "1.5cm")
FOOT = 42.5 + 28
"""Points from the lower edge, of which there are 72 an inch: the margin, a heading, and a line."""
PLACE = re.compile(rb"/Title (.*)\n/Dest \[(\d+) 0 R /XYZ [\d.]+ ([\d.]+) 0\]")
"""What an outline says of a heading: its text, its sheet, and its height on it."""
BRANDS = ("soap", "outdoor", "books")


@pytest.fixture
def headings(window):
    """Print a page; gives the sheet, the height above its lower edge, and the text of headings."""

    def read(html):
        tab, _, _ = window(html)
        printed = tab.pdf(format="A4", margin=MARGIN, outline=True, tagged=True)
        return [
            (int(sheet), float(height), text_of(title))
            for title, sheet, height in PLACE.findall(printed)
        ]

    return read


def text_of(title):
    """Read a text of a PDF: letters between brackets, or numbers of UTF-16."""
    bare = title[1:-1].decode("latin-1")
    return bytes.fromhex(bare).decode("utf-16") if title.startswith(b"<") else bare


def alone(places):
    """Give the headings below which there is no room for a line."""
    return [title for _, height, title in places if height < FOOT]


def test_a_heading_alone_is_seen(headings):
    """Where it is made to stand at the foot, and the next sheet begins below it."""
    around = "<style>h1, h2, p {{ margin: 0 }}</style><h1>A</h1><p style='height: {}px'></p>{}"
    rest = "<h2>Last</h2><p style='break-before: page'>On the next sheet</p>"
    assert alone(headings(around.format(930, rest))) == ["Last"]
    assert alone(headings(around.format(600, rest))) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*SHOPS, *BRANDS])
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(headings, name, language):
    """Sections, rules, tiers, questions, the details: each begins with what it is about."""
    rules = next((ROOT / "examples" / SHOPS.get(name, f"brands/{name}")).glob("rules.*.palier"))
    theme = rules.with_name("theme.toml")
    html = palier.load(rules).page(language.value, theme=theme if theme.exists() else None)
    places = headings(html)
    assert len(places) >= 10
    assert alone(places) == []
