"""Letters twice as large on a telephone: nothing is cut off, no word stands letter by letter."""

from pathlib import Path

import pytest
from tests.page.conftest import every_program

import palier
from palier.history.html import html
from palier.history.view import Grid, Line, Report, Section
from palier.source import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
PHONE, TWICE = 360, "200%"
LARGER = """size => {
  document.documentElement.style.fontSize = size;
  document.querySelectorAll('details').forEach(each => { each.open = true; });
}"""
IN_LETTERS = """() => {
  const found = [], range = document.createRange();
  const clipped = each => getComputedStyle(each).clipPath !== 'none';
  const heard = each => each && (clipped(each) || heard(each.parentElement));
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const words = all.currentNode.data.trim(), of = all.currentNode.parentElement;
    if (words.length < 7 || of.closest('script, style') || heard(of)) continue;
    range.selectNodeContents(all.currentNode);
    const lines = new Set([...range.getClientRects()].map(each => Math.round(each.top))).size;
    if (lines * 3 > words.length) found.push(words);
  }
  return found;
}"""
"""Texts that have fewer than three letters a line, save what is only heard."""
BROKEN = r"""() => {
  const found = [], range = document.createRange();
  const clipped = each => getComputedStyle(each).clipPath !== 'none';
  const heard = each => each && (clipped(each) || heard(each.parentElement));
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const text = all.currentNode.data;
    if (all.currentNode.parentElement.closest('script, style, h1, h2, h3')) continue;
    if (heard(all.currentNode.parentElement)) continue;
    for (const each of text.matchAll(/\d[\s\u00a0]([\p{L}]{3,9})(?!\p{L})|×[\s\u00a0]\d/gu)) {
      const at = each[1] ? each.index + each[0].length - each[1].length : each.index;
      range.setStart(all.currentNode, at);
      range.setEnd(all.currentNode, each.index + each[0].length);
      const tops = [...range.getClientRects()].filter(box => box.width).map(box => box.top);
      if (Math.max(...tops) - Math.min(...tops) > 4) found.push(text);
    }
  }
  return found;
}"""
"""Texts in which a line ends within what a number counts, or before what is multiplied by."""
POINTS = "1 814,16 étincelles d’anticonstitutionnalité"


def report():
    """A report with a long unit, and a table that is wider than any telephone."""
    lines = (
        Line("Gagné", POINTS),
        Line("Retiré après retours", POINTS, "2,2 % de ce qui a été gagné"),
    )
    head = ("Mois", *(f"Palier {at}" for at in range(9)))
    grid = Grid(head, (("janv. 2025", *["1 234"] * 9),))
    sections = (Section("points", "Ce qui est cumulé", lines=lines, grid=grid),)
    facts = (Line("Reste dû, à sa valeur", "1 538,613 KWD", "0,5 % de ce qui est payé"),)
    return html(Report("Épicerie", "Ce que cela coûte", "Une", facts, sections), Language.FRENCH)


@pytest.fixture
def enlarged(window):
    """Open a page on a telephone, unfolded, in letters of a size."""

    def open_(page, size):
        tab, _, _ = window(page, PHONE)
        tab.evaluate(LARGER, size)
        return tab

    return open_


@pytest.mark.parametrize("size", ["100%", TWICE])
@pytest.mark.parametrize("name", ["points-grid", "cashback-pot", "airline", "coffee-chain"])
def test_a_page_in_larger_letters(enlarged, name, size):
    """Amounts go under their labels, a field under its name; tables break inside their cells."""
    tab = enlarged(palier.compile(every_program()[name]).page("fr", calculator=True), size)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert tab.evaluate(IN_LETTERS) == []


@pytest.mark.parametrize("size", ["100%", TWICE])
@pytest.mark.parametrize("name", ["points-kept", "points-by-bands", "brand-tiers", "airline"])
def test_no_line_ends_within_what_a_number_counts(enlarged, name, size):
    """Nor before what something is multiplied by: in tables, receipts, labels and lists."""
    path = next(EXAMPLES.glob(f"**/{name}/rules.fr.palier"))
    tab = enlarged(palier.load(path).page("fr", calculator=True), size)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert tab.evaluate(BROKEN) == []


@pytest.mark.parametrize("size", ["100%", TWICE])
def test_a_report_in_larger_letters(enlarged, size):
    """A figure with a long unit goes under its label too."""
    pytest.importorskip("matplotlib")
    tab = enlarged(report(), size)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert tab.evaluate(IN_LETTERS) == []


def test_a_row_keeps_its_name_in_sight(enlarged):
    """A table that moves sideways leaves its first column where it is."""
    pytest.importorskip("matplotlib")
    tab = enlarged(report(), "100%")
    name = tab.locator("tbody th")
    before = name.bounding_box()["x"]
    tab.locator(".scroll").evaluate("each => { each.scrollLeft = 200; }")
    assert tab.locator(".scroll").evaluate("each => each.scrollLeft") == 200
    assert name.bounding_box()["x"] == before


def test_long_words_of_headings_are_parted_as_their_language_does(window):
    """With a hyphen, where a browser knows how; names in another language by theirs."""
    page = palier.load(EXAMPLES / "coffee-chain" / "rules.fr.palier").page("fr")
    tab, _, _ = window(page, 320)
    ruled = "[...document.querySelectorAll('h1, h2, h3')].map(e => getComputedStyle(e).hyphens)"
    assert set(tab.evaluate(ruled)) == {"auto"}
    assert tab.evaluate("getComputedStyle(document.querySelector('p')).hyphens") == "manual"
    assert tab.evaluate("document.querySelector('h1').closest('[lang]').lang") == "fr"
