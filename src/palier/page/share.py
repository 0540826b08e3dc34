"""The picture that is shown where somebody shares a page: 1200 by 630, in the brand's colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from markupsafe import escape

from palier.page.style import shades_of
from palier.page.view import PageView
from palier.speech.typography import plain

WIDTH, HEIGHT = 1200, 630
_EDGE = 80
_LETTERS = "Charter, 'Sitka Text', Cambria, Georgia, serif"
_LINES = 3
_HALF = 520


def share_svg(view: PageView, colour: str | None = None) -> str:
    """The picture as SVG: the name or the logo, the title, and the promise where there is one."""
    brand = shades_of(colour)
    parts = "".join((*_above(view), *_title(view), *_below(view), *_beside(view)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(plain(view.title))}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{brand.panel}"/>'
        f'<g fill="{brand.on_panel}" font-family="{_LETTERS}">{parts}</g></svg>\n'
    )


def _above(view: PageView) -> Iterator[str]:
    if view.logo is None:
        yield f'<text x="{_EDGE}" y="120" font-size="38">{escape(plain(view.name))}</text>'
        return
    width = min(320, 80 * view.logo.width // view.logo.height)
    yield f'<rect x="{_EDGE}" y="56" width="{width + 48}" height="112" rx="20" fill="#ffffff"/>'
    yield (
        f'<image x="{_EDGE + 24}" y="72" width="{width}" height="80"'
        f' href="{escape(view.logo.address)}"/>'
    )


def _title(view: PageView) -> Iterator[str]:
    longest, size = (17, 62) if view.picture else (26, 76)
    lines = textwrap.wrap(plain(view.title), longest, break_long_words=True, max_lines=_LINES)
    for at, line in enumerate(lines):
        y = 256 + at * (size + 8)
        yield f'<text x="{_EDGE}" y="{y}" font-size="{size}">{escape(line)}</text>'


def _below(view: PageView) -> Iterator[str]:
    if view.promise is None:
        return
    figure, label = (escape(plain(each)) for each in (view.promise.figure, view.promise.label))
    yield f'<text x="{_EDGE}" y="520" font-size="64" font-weight="700">{figure}</text>'
    yield f'<text x="{_EDGE}" y="568" font-size="32">{label}</text>'


def _beside(view: PageView) -> Iterator[str]:
    """The picture, where there is one, over all the right; what is too much of it is cut off."""
    shown = view.picture
    if shown is None:
        return
    width, height = _HALF, _HALF * shown.height // shown.width
    if height < HEIGHT:
        width, height = HEIGHT * shown.width // shown.height, HEIGHT
    yield (
        f'<svg x="{WIDTH - _HALF}" y="0" width="{_HALF}" height="{HEIGHT}">'
        f'<image x="{(_HALF - width) // 2}" y="{(HEIGHT - height) // 2}" width="{width}"'
        f' height="{height}" href="{escape(shown.address)}"/></svg>'
    )
