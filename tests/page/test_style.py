"""The style of the page: contrast, motion, both schemes, paper."""

import re
from fractions import Fraction

import pytest

from palier.page.html import stylesheet

TEXT = Fraction(45, 10)
SIGN = Fraction(3)
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "card", TEXT),
    ("ink", "tint", TEXT),
    ("ink", "fill", TEXT),
    ("muted", "paper", TEXT),
    ("muted", "card", TEXT),
    ("muted", "tint", TEXT),
    ("muted", "fill", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "card", TEXT),
    ("accent", "tint", TEXT),
    ("on-panel", "panel", TEXT),
    ("control", "card", SIGN),
    ("control", "paper", SIGN),
    ("control", "tint", SIGN),
    ("panel-line", "panel", SIGN),
]


def colours(scheme):
    """Give the named colours of a scheme."""
    light, dark = re.findall(r":root\{([^}]*)\}", stylesheet())[:2]
    named = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", light))
    return (
        named
        if scheme == "light"
        else named | dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", dark))
    )


def luminance(colour):
    """Give the relative luminance of WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Give the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_is_read_stands_out(scheme, front, back, least):
    """Text and signs have the contrast of WCAG 2.2 AA, by day and by night."""
    named = colours(scheme)
    assert contrast(named[front], named[back]) >= least


def test_the_page_honours_what_its_reader_prefers():
    """Dark at night, still for those whom motion disturbs, plain on paper."""
    style = stylesheet()
    for preference in ("prefers-color-scheme:dark", "prefers-reduced-motion:reduce", "print"):
        assert (
            f"@media ({preference})" in style.replace(": ", ":") or f"@media {preference}" in style
        )


def test_the_focus_is_always_seen():
    """Nothing takes the outline away."""
    assert ":focus-visible" in stylesheet()
    assert "outline:none" not in stylesheet().replace(": ", ":")
