"""The style of a widget, in shades of the brand's colour that a shop may replace."""

from __future__ import annotations

import re
from collections.abc import Iterable

from palier.page.colours import PLAIN, Shades, colour, day, night
from palier.page.style import asset, small
from palier.program.model import Program
from palier.widgets.pieces import read

PAGES_OWN = "--headings:inherit;--text:inherit;--room:1;--radius:var(--palier-radius,.5rem);"
"""What the style sheets of the page ask for besides shades."""
_WIDE = re.compile(r"@media (?=\(width)")


def style(program: Program, sheets: Iterable[str], pages: Iterable[str] = ()) -> str:
    """Style sheets of this room, after some of the page's; only shades that they use are named.

    How wide the window is says nothing of a widget: the page's sheets look at the widget instead.
    """
    of_page = _WIDE.sub("@container ", "".join(map(asset, pages)))
    text = small(of_page + "".join(map(read, sheets)))
    brand = colour(program.page.brand.colour or PLAIN)
    names = [name for name in Shades.__slots__ if re.search(_called(name), text)]
    dark = _shades(night(brand), names)
    by_night = f"{{color-scheme:dark;{dark}}}"
    own = "".join(f"--{_css(each)}:var(--_{_css(each)});" for each in names) + PAGES_OWN
    return (
        f":host{{color-scheme:light;{_shades(day(brand), names)}{own if of_page else ''}}}"
        f"@media (prefers-color-scheme:dark){{:host(:not([scheme=light])){by_night}}}"
        f":host([scheme=dark]){by_night}{text}"
    )


def shop_style(program: Program) -> str:
    """The style of the shop page, in shades of the brand's colour."""
    brand = colour(program.page.brand.colour or PLAIN)
    light, dark = (_plain(each) for each in (day(brand), night(brand)))
    text = small(read("shop.css"))
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}{text}"


def _plain(shades: Shades) -> str:
    return "".join(f"--{_css(each)}:{getattr(shades, each)};" for each in Shades.__slots__)


def _called(name: str) -> str:
    return rf"var\(--_?{_css(name)}\b(?!-)"


def _css(name: str) -> str:
    return name.replace("_", "-")


def _shades(shades: Shades, names: Iterable[str]) -> str:
    """`--_ink`, which is the shop's `--palier-ink` or ours, and so on."""
    held = ((_css(each), getattr(shades, each)) for each in names)
    return "".join(f"--_{name}:var(--palier-{name},{shade});" for name, shade in held)
