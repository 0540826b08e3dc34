"""One walk over the nodes of a tree, whatever they are."""

from __future__ import annotations

from dataclasses import fields

from palier.tree import Node

_PARTS: dict[type[Node], tuple[str, ...]] = {}


def walk(node: Node) -> list[Node]:
    """This node and all those in it, in the order they were written.

    >>> from palier import tree
    >>> offer = tree.OfferHead(tree.Name("Printemps"), tree.Name("MARS"))
    >>> [each.text for each in walk(offer) if isinstance(each, tree.Name)]
    ['Printemps', 'MARS']
    """
    found: list[Node] = []
    waiting: list[object] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Node):
            found.append(part)
            waiting.extend([getattr(part, name) for name in parts_of(type(part))])
        elif isinstance(part, tuple):
            waiting.extend(reversed(part))
    return found


def parts_of(kind: type[Node]) -> tuple[str, ...]:
    """The fields that say what a node means, the last one first."""
    if kind not in _PARTS:
        names = [each.name for each in fields(kind) if each.name not in ("span", "comments")]
        _PARTS[kind] = tuple(reversed(names))
    return _PARTS[kind]
