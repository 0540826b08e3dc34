"""Of a style sheet, the rules that a page wears: those whose elements and classes are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_NAMED = re.compile(r"[.#]([A-Za-z][\w-]*)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)(?![\w(-])")
_INSIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_CALLED = re.compile(r'\b(?:class|id)="([^"]*)"')
_QUOTED = re.compile(r'"([a-z][a-z0-9]*)"')
_WHOLE = ("@keyframes", "@font-face", "@property")
AROUND = frozenset({"html", "body"})
"""What stands around a fragment, which does not have it itself."""


def worn(style: str, page: str, script: str = "") -> str:
    """A style sheet without the rules that nothing of a page answers; a script may make elements.

    >>> worn(".a{color:red}.b,p .a{top:0;&:hover{top:1px}}@media print{.b{top:0}}", '<p class="a">')
    '.a{color:red}p .a{top:0;&:hover{top:1px}}'
    """
    names = frozenset(" ".join(_CALLED.findall(page)).split())
    elements = frozenset(_TAG.findall(page)) | frozenset(_QUOTED.findall(script)) | AROUND
    return _kept(style, names, frozenset(map(str.lower, elements)))


@lru_cache(maxsize=64)
def _kept(style: str, names: frozenset[str], elements: frozenset[str]) -> str:
    return "".join(_rules(style, names, elements)).replace(";}", "}")


def _rules(style: str, names: frozenset[str], elements: frozenset[str]) -> Iterator[str]:
    for head, body in _parts(style):
        if body is None or head.startswith(_WHOLE):
            yield head if body is None else f"{head}{{{body}}}"
            continue
        asked = head if head.startswith("@") else _answered(head, names, elements)
        inner = "".join(_rules(body, names, elements)) if asked else ""
        if inner:
            yield f"{asked}{{{inner}}}"


def _parts(style: str) -> Iterator[tuple[str, str | None]]:
    """Declarations, and rules: what stands before their braces, and within."""
    start, depth, opened = 0, 0, 0
    for each in re.finditer(r"[{};]", style):
        sign, at = each[0], each.start()
        if sign == "{":
            opened = at if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield style[start:opened], style[opened + 1 : at]
                start = at + 1
        elif depth == 0:
            yield style[start : at + 1], None
            start = at + 1
    if style[start:]:
        yield style[start:], None


def _answered(head: str, names: frozenset[str], elements: frozenset[str]) -> str:
    """Of some selectors, those that a page may answer; what stands in brackets is not looked at."""
    return ",".join(each for each in _selectors(head) if _may_be(each, names, elements))


def _selectors(head: str) -> list[str]:
    depth, found = 0, [""]
    for sign in head:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return found


def _may_be(selector: str, names: frozenset[str], elements: frozenset[str]) -> bool:
    bare = selector
    while _INSIDE.search(bare):
        bare = _INSIDE.sub("", bare)
    return names.issuperset(_NAMED.findall(bare)) and elements.issuperset(_ELEMENT.findall(bare))
