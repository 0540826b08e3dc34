"""Indices of a kernel's arrays: none is below 0, and those who compile it are told so.

Python counts what is below 0 from the end of an array, which would be asked at every access.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

INDEX = "index"
"""What a kernel calls an index that is not below 0."""
_SUBSCRIPT = re.compile(r"\b(?!(?:state|back|once|tuned)\b)[a-z]\w*\[")
_CONSTANT = re.compile(r"\d+|[A-Z][A-Z_]*|.*:.*")


def told(text: str) -> str:
    """A text with the indices of its arrays told to be what they are.

    What is in registers has no indices, once it is compiled.

    >>> told("lots[state[HEAD], POINTS] = cal[4, kept[at] - start]")
    'lots[index(state[HEAD]), POINTS] = cal[4, index(kept[index(at)] - start)]'
    """
    said: list[str] = []
    while (found := _SUBSCRIPT.search(text)) is not None:
        end = _closed(text, found.end())
        parts = (told(each.strip()) for each in _parts(text[found.end() : end]))
        inside = ", ".join(_index(each) for each in parts)
        said.append(f"{text[: found.end()]}{inside}]")
        text = text[end + 1 :]
    return "".join((*said, text))


def _index(text: str) -> str:
    return text if _CONSTANT.fullmatch(text) else f"{INDEX}({text})"


def _closed(text: str, start: int) -> int:
    """Where the bracket is closed within which a place is."""
    deep, at = 1, start
    while True:
        deep += (text[at] in "[(") - (text[at] in "])")
        if not deep:
            return at
        at += 1


def _parts(text: str) -> Iterator[str]:
    """What commas part, those in brackets left out."""
    deep, start = 0, 0
    for at, each in enumerate(text):
        deep += (each in "[(") - (each in "])")
        if each == "," and not deep:
            yield text[start:at]
            start = at + 1
    yield text[start:]
