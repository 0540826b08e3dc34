"""A report on paper: black on white whatever the light, and every column of every table."""

import pytest

from palier.history.html import html
from palier.history.view import Grid, Plot, Report, Section, Series
from palier.source import Language

pytest.importorskip("matplotlib")
SHEET = 703
"""What an A4 sheet leaves between its margins, in pixels."""


@pytest.fixture
def printed(window):
    """Open a report with a wide table and a plot, as it is printed by night."""
    head = ("Month", *(f"Connaisseur de thé {at}" for at in range(9)))
    grid = Grid(head, (("January 2025", *["1,234.50"] * 9),))
    plot = Plot("Given", ("a", "b"), (Series("Off", (1, 2)),))
    sections = (Section("months", "Month by month", grid=grid, plot=plot),)
    page = html(Report("Tea", "What it costs", "3 orders", (), sections), Language.ENGLISH)
    tab, _, _ = window(page, SHEET, color_scheme="dark")
    tab.emulate_media(media="print", color_scheme="dark")
    return tab


def test_it_is_black_on_white(printed):
    """Paper is white, and its plots have the colours of the day."""
    style = "getComputedStyle(document.querySelector({!r}))"
    assert printed.evaluate(style.format("body") + ".backgroundColor") == "rgb(255, 255, 255)"
    assert printed.evaluate(style.format("h1") + ".color") == "rgb(0, 0, 0)"
    plots = printed.evaluate(style.format("body") + ".getPropertyValue('--plot-1')")
    assert plots.strip() == "#14594a"


def test_no_column_is_cut_off_and_nothing_is_to_be_touched(printed):
    """A table that moves sideways on a screen is all there; the way through the page is not."""
    assert printed.evaluate("document.documentElement.scrollWidth") <= SHEET
    assert not printed.locator("nav").is_visible()
    assert printed.locator("td").last.bounding_box()["x"] < SHEET
