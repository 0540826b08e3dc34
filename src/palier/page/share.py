"""The picture that is shown where somebody shares a page: 1200 by 630, in the brand's colour."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from markupsafe import escape

from palier.page.style import shades_of
from palier.page.view import PageView
from palier.speech.typography import plain

WIDTH, HEIGHT = 1200, 630
_EDGE = 80
_LETTERS = "'Source Serif Pro', Charter, 'Sitka Text', Cambria, Georgia, serif"
_LINES, _SMALL = 3, 50
"""How many lines a title has at its usual size, and its size where that is too little."""
_HALF = 520
FONTS = ("font_source_serif_pro", "font_source_sans_pro")
WEIGHTS = ("-Regular.ttf", "-Semibold.ttf", "-Bold.ttf")
_RING = 7
"""How round the corners of an icon are, of 32."""


class NoDrawerError(Exception):
    """What draws a picture is not installed."""


def drawn(svg: str, width: int | None = None) -> bytes:
    """A picture of ours as PNG, which networks show, as wide as it says or as asked.

    Drawn by resvg with the letters of Source Serif and Source Sans, the same on every machine; what
    those lack is looked for among the machine's own. Raises `NoDrawerError`.
    """
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 - only who draws needs it
    except ImportError as error:
        raise NoDrawerError from error
    return svg_to_bytes(
        svg_string=svg,
        width=width,
        font_files=_fonts(),
        serif_family="Source Serif Pro",
        sans_serif_family="Source Sans Pro",
        font_family="Source Serif Pro",
    )


def _fonts() -> list[str]:
    """The files of the letters."""
    try:
        folders = [files(each) / "files" for each in FONTS]
    except ModuleNotFoundError as error:
        raise NoDrawerError from error
    every = (each for folder in folders for each in folder.iterdir())
    return sorted(str(each) for each in every if each.name.endswith(WEIGHTS))


def icon_svg(colour: str | None, name: str, *, round_: bool = True) -> str:
    """A small picture of a programme: its first letter on its colour, in a square of 32."""
    brand = shades_of(colour)
    first = next((each for each in plain(name) if each.isalnum()), "•")
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
        f"<rect width='32' height='32' rx='{_RING * round_}' fill='{brand.panel}'/>"
        "<text x='16' y='23' text-anchor='middle' font-family='Georgia,serif' font-size='20'"
        f" fill='{brand.on_panel}'>{escape(first.upper())}</text></svg>"
    )


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
        yield _line(view, view.name, 120, 38)
        return
    width = min(320, 80 * view.logo.width // view.logo.height)
    yield f'<rect x="{_EDGE}" y="56" width="{width + 48}" height="112" rx="20" fill="#ffffff"/>'
    yield (
        f'<image x="{_EDGE + 24}" y="72" width="{width}" height="80"'
        f' href="{escape(view.logo.address)}"/>'
    )


def _line(view: PageView, text: str, y: int, size: int, look: str = "") -> str:
    """A text on a line; what has no room on it is cut off behind a word."""
    whole, room = plain(text), 1000 * _room(view) // size
    shown = whole if _wide(whole) <= room else f"{_lines(whole, room)[0]}…"
    return f'<text x="{_EDGE}" y="{y}" font-size="{size}"{look}>{escape(shown)}</text>'


def _room(view: PageView) -> int:
    return WIDTH - 2 * _EDGE - (_HALF if view.picture else 0)


def _title(view: PageView) -> Iterator[str]:
    """In letters as large as leave it whole; what is too long for the smallest is cut off."""
    size, lines = _fitting(plain(view.title), _room(view), 62 if view.picture else 76)
    for at, line in enumerate(lines):
        y = 256 + at * (size + 8)
        yield f'<text x="{_EDGE}" y="{y}" font-size="{size}">{escape(line)}</text>'


def _fitting(text: str, room: int, usual: int) -> tuple[int, list[str]]:
    """The size of a text, and its lines: three of the usual letters, or four of small ones."""
    lines = _lines(text, 1000 * room // usual)
    if len(lines) <= _LINES:
        return usual, lines
    lines = _lines(text, 1000 * room // _SMALL)
    if len(lines) > _LINES + 1:
        lines = [*lines[:_LINES], f"{lines[_LINES]}…"]
    return _SMALL, lines


def _lines(text: str, room: int) -> list[str]:
    """A text in lines that are no wider than so many thousandths of an em."""
    lines = [""]
    for word in text.split():
        *whole, last = _broken(word, room)
        for part in whole:
            lines += [part]
        joined = f"{lines[-1]} {last}".strip()
        if _wide(joined) <= room and not whole:
            lines[-1] = joined
        else:
            lines.append(last)
    return [each for each in lines if each]


def _broken(word: str, room: int) -> list[str]:
    """A word in parts that fit on a line."""
    parts = [""]
    for letter in word:
        if _wide(parts[-1] + letter) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _wide(text: str) -> int:
    """How wide a text is at most, in thousandths of an em."""
    return sum(_width(each) for each in text)


def _width(letter: str) -> int:
    if letter in "iljtf.,:;'’ !":
        return 360
    if letter in "mwMWÆŒ@—…" or ord(letter) > 0x2E80:
        return 1000
    return 720 if letter.isupper() else 560


def _below(view: PageView) -> Iterator[str]:
    """The promise, or the first thing that the page says in figures."""
    stub = view.promise or next(iter(view.ticket), None)
    if stub is None:
        return
    under = (stub.short or stub.label) if stub is view.promise else stub.text or stub.label
    yield _line(view, stub.figure, 520, 64, ' font-weight="700"')
    yield _line(view, under, 568, 32)


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
