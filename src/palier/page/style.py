"""The style sheet of a page: one file for all, under the colours and the letters of a brand."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from palier.page.colours import PLAIN, Shades, colour, day, night
from palier.page.theme import RADII, SPACES, USUAL, Night, Theme

PAGE = ("base.css", "top.css", "parts.css", "cards.css", "tiers.css", "folds.css", "print.css")
CALCULATING = (*PAGE[:-1], "calculator.css", PAGE[-1])
TERMS = ("base.css", "parts.css", "terms.css", "print.css")
PAPER = "@media print { html:has(> .palier) { font-size: 8.5pt; } }"
MARK = ".palier"
"""What all rules stand under, so that a part of another page changes nothing around it."""


@cache
def stylesheet(
    brand: str | None = None, theme: Theme = USUAL, sheets: tuple[str, ...] = PAGE
) -> str:
    """The style of a page, without comments and needless space; a brand's colour is `#rrggbb`."""
    whole = "".join(map(asset, sheets))
    ours = f"{MARK}{{{_variables(brand or PLAIN, theme)}{whole}}}"
    return small(PAPER + ours)


def own_style(theme: Theme) -> str:
    """A brand's own style sheet, which comes last, and is left as it is."""
    return re.sub(r"\s*\n\s*", "\n", theme.style)


def shades_of(brand: str | None) -> Shades:
    """The shades of a brand by day."""
    return day(colour(brand or PLAIN))


def asset(name: str) -> str:
    """A style sheet of this room, as it was written."""
    return (files("palier.page") / "assets" / name).read_text("utf-8")


def small(text: str) -> str:
    """A style sheet without comments and needless space."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    close = re.sub(r"\s*([{};,<>]=?)\s*", r"\1", re.sub(r"\s+", " ", bare))
    close = close.replace(";}", "}").strip()
    return re.sub(r"(?<=[ (,])0\.(?=\d)", ".", close).replace(": ", ":")


def _variables(brand: str, theme: Theme) -> str:
    light = colour(brand)
    dark = theme.night_colour or light
    by_night = ""
    if theme.night is Night.FOLLOW:
        by_night = f"@media (prefers-color-scheme: dark) {{{_named(night(dark))}}}"
    scheme = "light dark" if theme.night is Night.FOLLOW else "light"
    return (
        f"color-scheme: {scheme};{_named(day(light))}"
        f"--headings: {theme.headings};--text: {theme.text};"
        f"--radius: {RADII[theme.corners]};--room: {SPACES[theme.room]};{by_night}"
    )


def _named(shades: Shades) -> str:
    names = ((name, getattr(shades, name)) for name in Shades.__slots__)
    return "".join(f"--{name.replace('_', '-')}: {shade};" for name, shade in names)


def policy(style: str, script: str = "", icon: str = "") -> str:
    """A content security policy under which the page's own style, and script, is all that loads.

    An `icon` that is a file beside the page is let in from there, and from nowhere else.
    """
    runs = f"script-src {_hash(script)}; " if script else ""
    beside = "'self' " if icon else ""
    return (
        f"default-src 'none'; style-src {_hash(style)}; {runs}img-src {beside}data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
