"""The shades of a brand: legible whatever its colour, the same everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.page.colours import (
    BLACK,
    EDGE,
    TEXT,
    WHITE,
    Colour,
    colour,
    contrast,
    day,
    mixed,
    night,
)

CHANNELS = st.integers(0, 255) | st.sampled_from([0, 255])
COLOURS = st.builds(Colour, CHANNELS, CHANNELS, CHANNELS)


@given(COLOURS, st.sampled_from([day, night]))
def test_whatever_the_colour_all_that_is_read_stands_out(brand, light):
    """By day and by night, texts have 4.5 to 1 on all grounds, what is used has 3 to 1."""
    shades = light(brand)
    for ground in (shades.paper, shades.card, shades.tint, shades.fill):
        for text in (shades.ink, shades.muted, shades.accent):
            assert contrast(text, ground) >= TEXT
        assert contrast(shades.control, ground) >= EDGE
    assert contrast(shades.on_panel, shades.panel) >= TEXT
    assert contrast(shades.panel_line, shades.panel) >= EDGE
    assert contrast(shades.edge, shades.paper) >= EDGE


@given(COLOURS)
def test_by_day_a_brand_keeps_its_very_colour(brand):
    """The panel is the brand's own, to the figure."""
    assert day(brand).panel == brand


@given(COLOURS)
def test_dark_paper_is_dark_and_light_paper_is_light(brand):
    """However loud the brand is."""
    assert contrast(night(brand).paper, WHITE) >= 14
    assert contrast(day(brand).paper, BLACK) >= 18


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_either_way(one, other):
    """Which of the two is the text does not matter."""
    assert contrast(one, other) == contrast(other, one) >= 1


@pytest.mark.parametrize(
    ("one", "other", "known"), [("#777777", "#ffffff", "4.48"), ("#767676", "#ffffff", "4.54")]
)
def test_contrast_is_that_of_wcag(one, other, known):
    """The figures of known tools."""
    assert f"{float(contrast(colour(one), colour(other))):.2f}" == known


def test_a_mixture_of_all_parts_is_the_other_colour():
    """And of none, the one."""
    assert mixed(BLACK, WHITE, 64) == WHITE
    assert mixed(BLACK, WHITE, 0) == BLACK
