"""The colours of a page, all from one: by day and by night, legible whatever the brand's colour.

Contrast is that of WCAG 2.2, reckoned in whole numbers: a colour gives the same shades on every
machine. A shade that is not legible is mixed with black, or with white, until it is.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache, lru_cache

from palier.named import NamedTuple
from palier.values import dataclass

TEXT = Fraction(9, 2)
"""The least contrast of a text with what is behind it."""
EDGE = Fraction(3)
"""The least contrast of what is no text, and is not there for show alone."""
PLAIN = "#14594a"
"""The colour of a programme that names none."""
_STEPS = 64
_ONE = 10**12


class Colour(NamedTuple):
    """Red, green and blue, from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of a page by one light, under the names of its style sheet.

    Texts are `ink`, `muted` and `accent` on `paper`, `card`, `tint` and `fill`, and `on_panel` on
    `panel`, which is the brand's own; `edge` is about a button; `control` about what can be used.
    """

    paper: Colour
    card: Colour
    tint: Colour
    fill: Colour
    line: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    control: Colour
    panel: Colour
    on_panel: Colour
    panel_line: Colour
    edge: Colour


def colour(text: str) -> Colour:
    """A colour from `#rrggbb`.

    >>> colour("#1a7f5a")
    Colour(red=26, green=127, blue=90)
    """
    return Colour(*bytes.fromhex(text.removeprefix("#")))


def contrast(one: Colour, other: Colour) -> Fraction:
    """How far two colours are apart for the eye, from 1 to 21.

    >>> contrast(BLACK, WHITE)
    Fraction(21, 1)
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + Fraction(1, 20)) / (low + Fraction(1, 20))


def mixed(one: Colour, other: Colour, parts: int) -> Colour:
    """`parts` of 64 of another colour in one.

    >>> str(mixed(BLACK, WHITE, 32))
    '#808080'
    """
    pairs = zip(one, other, strict=True)
    return Colour(*((a * (_STEPS - parts) + b * parts + _STEPS // 2) // _STEPS for a, b in pairs))


@lru_cache(maxsize=64)
def day(brand: Colour) -> Shades:
    """The shades of a colour on light paper."""
    paper, card = mixed(Colour(252, 251, 249), brand, 1), WHITE
    tint, fill = mixed(WHITE, brand, 5), mixed(WHITE, brand, 6)
    grounds = (paper, card, tint, fill)
    ink = _until(mixed(Colour(24, 26, 28), brand, 6), BLACK, grounds, Fraction(12))
    return _shades(brand, (paper, card, tint, fill), ink, BLACK)


@lru_cache(maxsize=64)
def night(brand: Colour) -> Shades:
    """The shades of a colour on dark paper."""
    paper, card = mixed(Colour(15, 17, 18), brand, 3), mixed(Colour(24, 27, 28), brand, 5)
    tint, fill = mixed(Colour(19, 22, 23), brand, 5), mixed(Colour(34, 38, 39), brand, 6)
    grounds = tuple(_until(each, BLACK, (WHITE,), Fraction(14)) for each in (paper, card, tint))
    fill = _until(fill, BLACK, (WHITE,), Fraction(12))
    ink = _until(mixed(Colour(236, 238, 238), brand, 4), WHITE, (*grounds, fill), Fraction(10))
    return _shades(_until(brand, WHITE, grounds, Fraction(3, 2)), (*grounds, fill), ink, WHITE)


def _shades(brand: Colour, grounds: tuple[Colour, ...], ink: Colour, away: Colour) -> Shades:
    """The shades on their grounds; `away` is what a text is mixed with to be more legible."""
    paper, card, tint, fill = grounds
    dark = _until(mixed(BLACK, brand, 7), BLACK, (brand,), TEXT)
    on_panel = WHITE if contrast(WHITE, brand) >= TEXT else dark
    control = _until(mixed(paper, ink, 26), ink, grounds, EDGE)
    return Shades(
        paper=paper,
        card=card,
        tint=tint,
        fill=fill,
        line=mixed(paper, ink, 9),
        ink=ink,
        muted=_until(mixed(ink, paper, 22), ink, grounds, Fraction(5)),
        accent=_until(brand, away, grounds, TEXT),
        control=control,
        panel=brand,
        on_panel=on_panel,
        panel_line=_until(mixed(brand, on_panel, 22), on_panel, (brand,), EDGE),
        edge=brand if contrast(brand, paper) >= EDGE else control,
    )


def _until(one: Colour, other: Colour, grounds: tuple[Colour, ...], least: Fraction) -> Colour:
    """The first mixture of one colour with another that stands out from all of its grounds."""
    for parts in range(_STEPS + 1):
        found = mixed(one, other, parts)
        if all(contrast(found, each) >= least for each in grounds):
            return found
    return other


def _luminance(of: Colour) -> Fraction:
    red, green, blue = (_linear(each) for each in of)
    return Fraction(2126 * red + 7152 * green + 722 * blue, 10000 * _ONE)


@cache
def _linear(channel: int) -> int:
    """The light of a channel of sRGB, in 10⁻¹² of the most there is."""
    if channel <= 10:
        return channel * _ONE * 100 // (255 * 1292)
    with localcontext() as context:
        context.prec = 28
        part = (Decimal(channel) / 255 + Decimal("0.055")) / Decimal("1.055")
        return int(part ** Decimal("2.4") * _ONE)
