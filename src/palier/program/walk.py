"""One walk over the nodes of a tree, whatever they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from palier.surface.tree import Node

_PARTS: dict[type[Node], tuple[str, ...]] = {}


def walk(node: Node) -> Iterator[Node]:
    """This node and all those in it, in the order they were written.

    >>> from palier.surface import tree
    >>> offer = tree.OfferHead(tree.Name("Printemps"), tree.Name("MARS"))
    >>> [each.text for each in walk(offer) if isinstance(each, tree.Name)]
    ['Printemps', 'MARS']
    """
    yield node
    for name in _parts(type(node)):
        yield from _inside(getattr(node, name))


def _inside(part: object) -> Iterator[Node]:
    if isinstance(part, Node):
        yield from walk(part)
    elif isinstance(part, tuple):
        for each in part:
            yield from _inside(each)


def _parts(kind: type[Node]) -> tuple[str, ...]:
    if kind not in _PARTS:
        names = (each.name for each in fields(kind))
        _PARTS[kind] = tuple(name for name in names if name not in ("span", "comments"))
    return _PARTS[kind]
