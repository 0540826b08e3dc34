"""How a page looks besides its colour: letters, corners, room, colours by night, a style sheet.

A theme is a file in TOML; `Theme()` is that of who has none:

    [fonts]
    headings = "old style"
    text = "Inter, humanist"
    [shape]
    corners = "soft"
    room = "normal"
    [night]
    colour = "#8fd6bf"
    [style]
    file = "own.css"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from palier.closed import total
from palier.page.colours import Colour, colour
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.values import dataclass

E = TypeVar("E", bound=Enum)


class Corners(Enum):
    """How round the corners are."""

    SQUARE = "square"
    SOFT = "soft"
    ROUND = "round"


class Room(Enum):
    """How much room there is between things."""

    COMPACT = "compact"
    NORMAL = "normal"
    AIRY = "airy"


class Night(Enum):
    """What a page does by night."""

    FOLLOW = "follow"
    NEVER = "never"


RADII = total(Corners, {Corners.SQUARE: "0", Corners.SOFT: "0.9rem", Corners.ROUND: "1.6rem"})
SPACES = total(Room, {Room.COMPACT: "0.8", Room.NORMAL: "1", Room.AIRY: "1.25"})
LETTERS: Mapping[str, str] = {
    "system": "system-ui, sans-serif",
    "transitional": 'Charter, "Bitstream Charter", "Sitka Text", Cambria, serif',
    "old style": '"Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, serif',
    "humanist": 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", source-sans-pro,'
    " sans-serif",
    "geometric": "Avenir, Montserrat, Corbel, URW Gothic, source-sans-pro, sans-serif",
    "classical": 'Optima, Candara, "Noto Sans", source-sans-pro, sans-serif',
    "grotesque": 'Inter, Roboto, "Helvetica Neue", "Arial Nova", "Nimbus Sans", Arial, sans-serif',
    "slab": 'Rockwell, "Rockwell Nova", "Roboto Slab", "DejaVu Serif", "Sitka Small", serif',
    "rounded": 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Comfortaa, Manjari,'
    ' "Arial Rounded MT Bold", Calibri, source-sans-pro, sans-serif',
    "didone": 'Didot, "Bodoni MT", "Noto Serif Display", "URW Palladio L", P052, Sylfaen, serif',
    "mono": 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace',
}
"""Families of letters that every machine has in some form: nothing is fetched."""
_FAMILY = re.compile(r"[\w][\w .'-]{0,60}")
_UNFIT = re.compile(
    r"</|@import|url\(\s*[\"']?\s*(?!data:)|expression\(|javascript:", re.IGNORECASE
)
_LARGEST = 60_000


@dataclass(frozen=True, slots=True)
class Theme:
    """Families of letters for headings and text, as a style sheet names them; `style`: one's own.

    `night_colour` is the brand's colour on dark paper, None the same as by day.
    """

    headings: str = LETTERS["transitional"]
    text: str = LETTERS["system"]
    corners: Corners = Corners.SOFT
    room: Room = Room.NORMAL
    night: Night = Night.FOLLOW
    night_colour: Colour | None = None
    style: str = ""


USUAL = Theme()
"""The theme of who has none."""


class ThemeError(ValueError):
    """A theme that cannot be used: `told` in each language says what is wrong with which key."""

    def __init__(self, said: Phrase, **facts: object) -> None:
        self.said, self.facts = said, facts
        super().__init__(self.told(Language.ENGLISH))

    def told(self, language: Language) -> str:
        """What is wrong, in a language."""
        return Speaker(language).say(self.said, **self.facts)


class TemplateRefusedError(ValueError):
    """A template cannot be used: where it is wrong, and how."""


NO_TOML = Phrase("not TOML: {why:plain}", "pas du TOML : {why:plain}")
UNKNOWN = Phrase(
    "`{key:plain}` is not known; there are {known:plain}",
    "`{key:plain}` est inconnu ; il y a {known:plain}",
)
ONE_OF = Phrase(
    "`{key:plain}` is one of: {known:plain}", "`{key:plain}` est l'un de : {known:plain}"
)
NO_COLOUR = Phrase(
    "`{key:plain}` is no colour like {usual:plain}",
    "`{key:plain}` n'est pas une couleur comme {usual:plain}",
)
NO_FAMILY = Phrase(
    "`{key:plain}` names families of letters, like {usual:plain}",
    "`{key:plain}` nomme des polices, comme {usual:plain}",
)
NO_STYLE = Phrase(
    "`{key:plain}` cannot be read: {why:plain}", "`{key:plain}` est illisible : {why:plain}"
)
FETCHES = Phrase(
    "`{key:plain}` fetches something, or closes the style: a page fetches nothing",
    "`{key:plain}` va chercher quelque chose, ou ferme le style : une page ne va rien chercher",
)
KEYS: Mapping[str, frozenset[str]] = {
    "fonts": frozenset({"headings", "text"}),
    "shape": frozenset({"corners", "room"}),
    "night": frozenset({"mode", "colour"}),
    "style": frozenset({"file"}),
}


def read_theme(text: str, folder: Path | None = None) -> Theme:
    """A theme from its text; its style sheet is looked for in `folder`. Raises `ThemeError`.

    >>> read_theme('[shape]\\ncorners = "round"').corners
    <Corners.ROUND: 'round'>
    """
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(NO_TOML, why=str(error)) from None
    for key, held in written.items():
        if key not in KEYS or not isinstance(held, dict):
            raise ThemeError(UNKNOWN, key=key, known=", ".join(KEYS))
        for inner in held.keys() - KEYS[key]:
            known = ", ".join(sorted(KEYS[key]))
            raise ThemeError(UNKNOWN, key=f"{key}.{inner}", known=known)
    plain = Theme()
    return Theme(
        headings=_family(written, "headings", plain.headings),
        text=_family(written, "text", plain.text),
        corners=_one_of(written, "shape", "corners", plain.corners),
        room=_one_of(written, "shape", "room", plain.room),
        night=_one_of(written, "night", "mode", plain.night),
        night_colour=_night_colour(written),
        style=_style(written, folder),
    )


def _family(written: Mapping[str, Any], key: str, usual: str) -> str:
    """Families by name; one of `LETTERS` stands for all that it lists."""
    value = written.get("fonts", {}).get(key)
    if value is None:
        return usual
    names = [each.strip() for each in value.split(",")] if isinstance(value, str) else []
    if not names or not all(_FAMILY.fullmatch(each) for each in names):
        raise ThemeError(NO_FAMILY, key=f"fonts.{key}", usual='"Inter, humanist"')
    listed = [LETTERS.get(each.lower(), f'"{each}"') for each in names]
    return ", ".join(listed if names[-1].lower() in LETTERS else [*listed, usual])


def _one_of(written: Mapping[str, Any], table: str, key: str, usual: E) -> E:
    value = written.get(table, {}).get(key, usual.value)
    for each in type(usual):
        if each.value == value:
            return each
    known = ", ".join(each.value for each in type(usual))
    raise ThemeError(ONE_OF, key=f"{table}.{key}", known=known)


def _night_colour(written: Mapping[str, Any]) -> Colour | None:
    value = written.get("night", {}).get("colour")
    if value is None:
        return None
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ThemeError(NO_COLOUR, key="night.colour", usual='"#8fd6bf"')
    return colour(value)


def _style(written: Mapping[str, Any], folder: Path | None) -> str:
    name = written.get("style", {}).get("file")
    if name is None:
        return ""
    try:
        text = ((folder or Path()) / str(name)).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise ThemeError(NO_STYLE, key="style.file", why=str(error)) from None
    if len(text) > _LARGEST or _UNFIT.search(text):
        raise ThemeError(FETCHES, key="style.file")
    return text
