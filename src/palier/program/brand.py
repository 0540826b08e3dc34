"""The `page` block: words for customers, and what is shown of a brand."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from palier import tree
from palier.problem.brand import BadAddress, BadColour, BadPicture, PictureUndescribed, Unfit
from palier.program.model import Brand, PageWords
from palier.program.reading import Reading, every, one

ENDINGS = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
"""What the name of a picture ends with."""
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@:/?#&]+@[^\s@:/?#&]+\.[^\s@:/?#&]+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 .()-]{4,20}")
_LONGEST = 2000


def page_of(statement: tree.Statement, reading: Reading) -> PageWords:
    """The `page` block."""
    title = one(statement, tree.Title, reading)
    introduction = one(statement, tree.Introduction, reading)
    questions = every(statement, tree.Question)
    return PageWords(
        title=title.text.text if title else None,
        introduction=tuple(each.text for each in introduction.paragraphs) if introduction else (),
        questions=tuple((each.question.text, each.answer.text) for each in questions),
        brand=_brand_of(statement, reading),
    )


def _brand_of(statement: tree.Statement, reading: Reading) -> Brand:
    colour, logo = one(statement, tree.Colour, reading), one(statement, tree.Logo, reading)
    picture, join = one(statement, tree.Picture, reading), one(statement, tree.JoinAt, reading)
    sign_in, shop = one(statement, tree.SignInAt, reading), one(statement, tree.ShopAt, reading)
    contact = one(statement, tree.ContactAt, reading)
    if picture and picture.described is None:
        reading.note(PictureUndescribed(picture.span, picture.file.text))
    return Brand(
        colour=_colour(colour.figures, reading) if colour else None,
        logo=_picture(logo.file, reading) if logo else None,
        picture=_picture(picture.file, reading) if picture else None,
        described=picture.described.text if picture and picture.described else "",
        join=_address(join.address, reading) if join else None,
        sign_in=_address(sign_in.address, reading) if sign_in else None,
        shop=_address(shop.address, reading) if shop else None,
        contact=_contact(contact.address, reading) if contact else None,
    )


def _colour(written: tree.Name, reading: Reading) -> str | None:
    """A colour as `#rrggbb`."""
    text = written.text.strip()
    if not _COLOUR.fullmatch(text):
        reading.note(BadColour(written.span, written.text))
        return None
    figures = text[1:].lower()
    return "#" + (figures if len(figures) == 6 else "".join(each * 2 for each in figures))


def _picture(written: tree.Name, reading: Reading) -> str | None:
    """The name of a picture beside the rule file, or in a folder there."""
    path = PurePosixPath(written.text)
    apart = path.is_absolute() or ".." in path.parts or "\\" in written.text or ":" in written.text
    if apart or not plain_text(written.text):
        reading.note(BadPicture(written.span, written.text, Unfit.ELSEWHERE))
        return None
    if path.suffix.lower() not in ENDINGS:
        reading.note(BadPicture(written.span, written.text, Unfit.NO_PICTURE))
        return None
    return written.text


def _address(written: tree.Name, reading: Reading) -> str | None:
    """An address on the web."""
    if is_address(written.text):
        return written.text
    reading.note(BadAddress(written.span, written.text, contact=False))
    return None


def _contact(written: tree.Name, reading: Reading) -> str | None:
    """An address on the web, one of e-mail as `mailto:…`, a telephone number as `tel:…`."""
    text = written.text
    bare = text.removeprefix("mailto:").removeprefix("tel:")
    if not plain_text(text):
        bare = ""
    if _MAIL.fullmatch(bare):
        return f"mailto:{bare}"
    if _TELEPHONE.fullmatch(bare):
        return "tel:" + re.sub(r"[^+0-9]", "", bare)
    if bare == text and is_address(text):
        return text
    reading.note(BadAddress(written.span, text, contact=True))
    return None


def is_address(text: str) -> bool:
    """Whether a text is the whole address of a page on the web, which runs nothing.

    >>> is_address("https://shop.example/club?a=1"), is_address("javascript:alert(1)")
    (True, False)
    """
    if not plain_text(text) or len(text) > _LONGEST or re.search(r"[\s\"'<>\\^`{|}]", text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    known = parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0
    return known and "@" not in parts.netloc


def plain_text(text: str) -> bool:
    """Whether every sign of a text is seen, and stands where it is written.

    >>> plain_text("logo.svg"), plain_text("gvs.\\u202eexe"), plain_text("a\\x00b")
    (True, False, False)
    """
    return not any(unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for each in text)
