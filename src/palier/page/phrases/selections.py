"""Selections: “the products you love”, and what stands after “article” or “item”."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.page.speaker import Joint, Speaker


def goods(s: Speaker, selection: tree.Selection, joint: Joint = "or") -> str:
    """`the “Savons” category or items on sale`."""
    return s.join((_goods(s, part) for part in selection.parts), joint)


def kind(s: Speaker, selection: tree.Selection) -> str:
    """What follows “item”: `from the “Savons” category or on sale`."""
    return s.join((kind_of(s, part) for part in selection.parts), "or")


def _goods(s: Speaker, part: tree.SelectionPart) -> str:
    match part:
        case tree.Tagged(tags):
            return s.say("goods.tagged", names=s.names(tags, "or"))
        case tree.InCategory(names):
            return s.say(f"goods.category.{_many(names)}", names=s.names(names, "or"))
        case tree.IsProduct(names):
            return s.say(f"goods.product.{_many(names)}", names=s.names(names, "or"))
        case tree.OnSale():
            return s.say("goods.sale")
        case tree.UnitPrice(boundary, price):
            return s.say(f"goods.{boundary.value}", price=s.money(price))
        case _:
            assert_never(part)


def kind_of(s: Speaker, part: tree.SelectionPart, joint: Joint = "or") -> str:
    """What follows “item” for one part of a selection."""
    match part:
        case tree.Tagged(tags):
            return s.say("kind.tagged", names=s.names(tags, joint))
        case tree.InCategory(names):
            return s.say(f"kind.category.{_many(names)}", names=s.names(names, joint))
        case tree.IsProduct(names):
            return s.say("kind.product", names=s.names(names, joint))
        case tree.OnSale():
            return s.say("kind.sale")
        case tree.UnitPrice(boundary, price):
            return s.say(f"kind.{boundary.value}", price=s.money(price))
        case _:
            assert_never(part)


def _many(names: tuple[tree.Name, ...]) -> str:
    return "many" if len(names) > 1 else "one"
