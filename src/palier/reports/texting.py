"""A text message: 160 characters of the alphabet of telephones, or 70 of any other.

The alphabet is that of GSM 03.38: a letter takes one place, a few signs take two. What is not in it
would leave 70 characters to all the others, so that French keeps é, è, à, ù, and loses the marks of
ê, ç or œ; a word in another script is kept, at the price of the room.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

from palier.values import dataclass

ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = frozenset("\f^{}\\[~]|€")
"""Signs that take two places."""
WRITTEN_AS = str.maketrans(
    {
        **dict.fromkeys("“”«»„", '"'),
        **dict.fromkeys("‘’ʼ", "'"),
        **dict.fromkeys("–—−‑", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\t\n\r", " "),
        "…": "...",
        "œ": "oe",
        "Œ": "OE",
        "×": "x",
        "•": "-",
        "→": ">",
    }
)
_SPACED = re.compile(r"«\s?|\s?»")
"""French quotation marks stand apart from what they hold, plain ones do not."""
MOST, MOST_OTHERS = 160, 70
CUT = "..."


@dataclass(frozen=True, slots=True)
class Texted:
    """A text message as it is sent: `places` taken, of those that its alphabet has in one."""

    text: str
    alphabet: Literal["GSM-7", "UCS-2"]
    places: int

    @property
    def fits(self) -> bool:
        """Whether it goes in one message."""
        return self.places <= (MOST if self.alphabet == "GSM-7" else MOST_OTHERS)


def texted(text: str) -> Texted:
    """A text as telephones have it: typographic signs plain, accents as far as they have them.

    >>> texted("« Forêt », c’est 5 € à l’été…")
    Texted(text='"Foret", c\\'est 5 € à l\\'été...', alphabet='GSM-7', places=30)
    >>> texted("Ещё 5").alphabet
    'UCS-2'
    """
    plain = " ".join(_SPACED.sub('"', text).translate(WRITTEN_AS).split())
    known = "".join(map(_known, plain))
    if all(each in ALPHABET or each in TWICE for each in known):
        return Texted(known, "GSM-7", sum(2 if each in TWICE else 1 for each in known))
    return Texted(plain, "UCS-2", len(plain.encode("utf-16-be")) // 2)


def _known(letter: str) -> str:
    """A letter of the alphabet: itself, or without its accent."""
    if letter in ALPHABET or letter in TWICE:
        return letter
    bare = unicodedata.normalize("NFD", letter)[0]
    return bare if bare in ALPHABET else letter


def fitted(write: Callable[[str], str], text: str) -> Texted:
    """The longest beginning of a text, cut at a word, with which what is written fits.

    >>> fitted(lambda text: f"Club: {text} shop.example", "word " * 40).places <= MOST
    True
    """
    whole = texted(write(text))
    words = text.split()
    while not whole.fits and words:
        words.pop()
        whole = texted(write(f"{' '.join(words)}{CUT}" if words else ""))
    while not whole.fits:
        whole = texted(whole.text[:-1])
    return whole
