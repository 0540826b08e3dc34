"""Pictures of a brand, made a part of the page: read, measured, written as `data:` addresses."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from palier import tree
from palier.problem.brand import BadPicture, Unfit
from palier.program.model import Program
from palier.source import Span
from palier.values import dataclass

LARGEST = 300_000
"""Bytes of a picture."""
_SVG = "{http://www.w3.org/2000/svg}"
_DEFAULT = (300, 150)


@dataclass(frozen=True, slots=True)
class Inlined:
    """A picture as an address that holds it, with its width and height in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a page; None where the programme names none."""

    logo: Inlined | None = None
    picture: Inlined | None = None


NO_PICTURES = Pictures()


class PictureError(ValueError):
    """A picture that a programme names cannot be shown. `problem` says which, where and why."""

    def __init__(self, problem: BadPicture) -> None:
        self.problem = problem
        super().__init__(f"{problem.written}: {problem.why.value}")


def pictures_of(program: Program, folder: Path | None) -> Pictures:
    """The pictures that a programme names, from the folder of its rule file.

    Raises `PictureError`, also where there is no folder to look in.
    """
    brand = program.page.brand
    return Pictures(
        _read(program, folder, brand.logo, tree.Logo) if brand.logo else None,
        _read(program, folder, brand.picture, tree.Picture) if brand.picture else None,
    )


def _read(
    program: Program, folder: Path | None, name: str, node: type[tree.Logo | tree.Picture]
) -> Inlined:
    try:
        return inlined(folder, name)
    except _Unfit as unfit:
        raise PictureError(BadPicture(_place(program, node), name, unfit.why)) from None


def _place(program: Program, node: type[tree.Logo | tree.Picture]) -> Span:
    statements = program.file.statements if program.file else ()
    lines = (each for statement in statements for each in statement.clauses)
    return next((each.file.span for each in lines if isinstance(each, node)), Span(0, 0))


class _Unfit(Exception):  # noqa: N818 - it says why
    def __init__(self, why: Unfit) -> None:
        self.why = why
        super().__init__(why.value)


def inlined(folder: Path | None, name: str) -> Inlined:
    """A picture file: what it is is read from its bytes, whatever its name."""
    if folder is None:
        raise _Unfit(Unfit.NOT_THERE)
    root = folder.resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise _Unfit(Unfit.ELSEWHERE)
    try:
        if not path.is_file():
            raise _Unfit(Unfit.NOT_THERE)
        if path.stat().st_size > LARGEST:
            raise _Unfit(Unfit.TOO_LARGE)
        content = path.read_bytes()
    except (OSError, ValueError):
        raise _Unfit(Unfit.NOT_THERE) from None
    return measured(content)


def measured(content: bytes) -> Inlined:
    """The bytes of a picture as an address, with its size."""
    for kind, size_of in KINDS:
        try:
            size = size_of(content)
        except (struct.error, IndexError, ValueError):
            size = None
        if size and min(size) > 0:
            address = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
            return Inlined(address, *size)
    raise _Unfit(Unfit.NO_PICTURE)


Size = tuple[int, int] | None


def _png(content: bytes) -> Size:
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg(content: bytes) -> Size:
    if content[:2] != b"\xff\xd8":
        return None
    for marker, at in _segments(content):
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 3 : at + 7])
            return width, height
    return None


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """The marker of each segment of a JPEG, and where its length stands."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        yield content[at + 1], at + 2
        at += 2 + max(2, struct.unpack(">H", content[at + 2 : at + 4])[0])


def _webp(content: bytes) -> Size:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    match content[12:16]:
        case b"VP8X":
            sides = content[24:27], content[27:30]
            width, height = (int.from_bytes(each, "little") + 1 for each in sides)
        case b"VP8L":
            bits = int.from_bytes(content[21:25], "little")
            width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = (each & 0x3FFF for each in struct.unpack("<HH", content[26:30]))
        case _:
            return None
    return width, height


def _svg(content: bytes) -> Size:
    """An SVG without a document type: nothing in it stands for something else."""
    if b"<svg" not in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return None
    try:
        root = ET.fromstring(content)  # noqa: S314 - no entities: see above
    except ET.ParseError:
        return None
    if root.tag != f"{_SVG}svg":
        return None
    sides = [_pixels(root.get(side, "")) for side in ("width", "height")]
    box = [_pixels(each) for each in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    width, height = sides if all(sides) else box[2:] if len(box) == 4 else _DEFAULT
    return (width, height) if width and height else _DEFAULT


def _pixels(text: str) -> int:
    """A length in whole pixels; 0 where it is none."""
    found = re.fullmatch(r"\+?(\d{1,5})(?:\.\d*)?(?:px)?", text)
    return int(found[1]) if found else 0


KINDS: tuple[tuple[str, Callable[[bytes], Size]], ...] = (
    ("png", _png),
    ("jpeg", _jpeg),
    ("webp", _webp),
    ("svg+xml", _svg),
)
