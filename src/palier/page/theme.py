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
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar

from palier.closed import total
from palier.page.colours import Colour, colour
from palier.source import SourceText, nearest
from palier.speech.phrases import Phrase
from palier.toml import Told, TomlError, Written, read
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


class ThemeError(TomlError):
    """A theme that cannot be used: `told` in each language says what is wrong with which key."""


class TemplateRefusedError(ValueError):
    """A template cannot be used: where it is wrong, and how."""


UNKNOWN = Phrase("`{key:plain}` is not known", "`{key:plain}` est inconnu")
NEAR = Phrase(
    "`{key:plain}` is not known; did you mean `{near:plain}`?",
    "`{key:plain}` est inconnu ; vouliez-vous dire `{near:plain}` ?",
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
NO_NAME = Phrase(
    "`{key:plain}` is the name of a file, like {usual:plain}",
    "`{key:plain}` est le nom d'un fichier, comme {usual:plain}",
)
NO_STYLE = Phrase(
    "`{key:plain}` cannot be read: there is no such file",
    "`{key:plain}` est illisible : ce fichier n'existe pas",
)
NO_TEXT = Phrase(
    "`{key:plain}` cannot be read: it is not a text in UTF-8",
    "`{key:plain}` est illisible : ce n'est pas un texte en UTF-8",
)
CLOSED = Phrase(
    "`{key:plain}` cannot be read: the system does not open it",
    "`{key:plain}` est illisible : le système ne l'ouvre pas",
)
TOO_LONG = Phrase(
    "`{key:plain}` is too long: {most} characters at most",
    "`{key:plain}` est trop long : {most} caractères au plus",
)
FETCHES = Phrase(
    "`{key:plain}` fetches something, or closes the style: a page fetches nothing",
    "`{key:plain}` va chercher quelque chose, ou ferme le style : une page ne va rien chercher",
)
KEYS: Mapping[str, tuple[str, ...]] = {
    "fonts": ("headings", "text"),
    "shape": ("corners", "room"),
    "night": ("mode", "colour"),
    "style": ("file",),
}


def read_theme(text: str, folder: Path | None = None, name: str = "theme.toml") -> Theme:
    """A theme from its text; its style sheet is looked for in `folder`. Raises `ThemeError`.

    >>> read_theme('[shape]\\ncorners = "round"').corners
    <Corners.ROUND: 'round'>
    """
    plain = Theme()
    try:
        written = read(SourceText.of(text, name))
        written.known(KEYS, Told(UNKNOWN, NEAR))
        return Theme(
            headings=_family(written, "headings", plain.headings),
            text=_family(written, "text", plain.text),
            corners=_one_of(written, "shape", "corners", plain.corners),
            room=_one_of(written, "shape", "room", plain.room),
            night=_one_of(written, "night", "mode", plain.night),
            night_colour=_night_colour(written),
            style=_style(written, folder),
        )
    except TomlError as error:
        raise ThemeError(error.mistake) from None


def _family(written: Written, key: str, usual: str) -> str:
    """Families by name; one of `LETTERS` stands for all that it lists."""
    value = written.of("fonts", key)
    if value is None:
        return usual
    names = [each.strip() for each in value.split(",")] if isinstance(value, str) else []
    if not names or not all(_FAMILY.fullmatch(each) for each in names):
        written.wrong(("fonts", key), NO_FAMILY, key=f"fonts.{key}", usual='"Inter, humanist"')
    listed = [LETTERS.get(each.lower(), f'"{each}"') for each in names]
    return ", ".join(listed if names[-1].lower() in LETTERS else [*listed, usual])


def _one_of(written: Written, table: str, key: str, usual: E) -> E:
    value = written.of(table, key)
    if value is None:
        return usual
    known = [each.value for each in type(usual)]
    for each in type(usual):
        if each.value == value:
            return each
    near = nearest(value, known) if isinstance(value, str) else None
    instead = f'{key} = "{near}"' if near else ""
    path = f"{table}.{key}"
    return written.wrong((table, key), ONE_OF, instead, key=path, known=", ".join(known))


def _night_colour(written: Written) -> Colour | None:
    value = written.of("night", "colour")
    if value is None:
        return None
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        meant = f"#{str(value).strip().removeprefix('#')}"
        instead = f'colour = "{meant}"' if re.fullmatch(r"#[0-9a-fA-F]{6}", meant) else ""
        written.wrong(
            ("night", "colour"), NO_COLOUR, instead, key="night.colour", usual='"#8fd6bf"'
        )
    return colour(value)


def _style(written: Written, folder: Path | None) -> str:
    """The style sheet of the shop, which fetches nothing."""
    path, key = ("style", "file"), "style.file"
    name = written.of(*path)
    if name is None:
        return ""
    if not isinstance(name, str):
        written.wrong(path, NO_NAME, key=key, usual='"own.css"')
    try:
        text = ((folder or Path()) / name).read_text("utf-8")
    except FileNotFoundError:
        written.wrong(path, NO_STYLE, key=key)
    except UnicodeDecodeError:
        written.wrong(path, NO_TEXT, key=key)
    except (OSError, ValueError):
        written.wrong(path, CLOSED, key=key)
    if len(text) > _LARGEST:
        written.wrong(path, TOO_LONG, key=key, most=_LARGEST)
    if _UNFIT.search(text):
        written.wrong(path, FETCHES, key=key)
    return text
