"""Markup of the page as lists, for scripts that may not read any: tag, attributes, contents."""

from __future__ import annotations

import re
from html.parser import HTMLParser

Node = list[object]
EMPTY = frozenset({"br", "img", "input", "line", "path"})
"""Elements that nothing stands in."""


def nodes(markup: str) -> Node:
    """The one element of a text, as our templates print it.

    >>> nodes('<p class="next" hidden>To <b>pay</b></p>')
    ['p', {'class': 'next', 'hidden': ''}, 'To ', ['b', {}, 'pay']]
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    (found,) = reader.top
    return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top: list[Node] = []
        self.open: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node: Node = [tag, {_cased(name): value or "" for name, value in attrs}]
        (self.open[-1] if self.open else self.top).append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and not re.fullmatch(r"\s*\n\s*", data):
            self.open[-1].append(data)


def _cased(name: str) -> str:
    """An attribute as SVG writes it; a parser of HTML reads all of them small."""
    return {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}.get(name, name)
