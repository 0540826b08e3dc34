"""Selections of goods, alone or after `of`: French contracts `de` with the article."""

from __future__ import annotations

from typing import assert_never

from palier.quantity import Boundary
from palier.surface.to_text.speech import BREAK, Speech
from palier.tree import (
    InCategory,
    IsProduct,
    OnSale,
    Selection,
    SelectionPart,
    Tagged,
    UnitPrice,
)


def selection(node: Selection, to: Speech) -> str:
    """`category "A" or items on sale`, `la catégorie "A" ou les articles en promotion`"""
    joint = BREAK + to.say("or", "ou") + " "
    return joint.join(selection_part(each, to) for each in node.parts)


def of_selection(node: Selection | None, to: Speech) -> str:
    """`␣of category "A" or items on sale`, `␣de la catégorie "A" ou des articles en promotion`"""
    if node is None:
        return ""
    if to.say("en", "fr") == "en":
        return " of " + selection(node, to)
    return " " + f"{BREAK}ou ".join(_french_of(each, to) for each in node.parts)


def of_goods(node: SelectionPart | None, to: Speech) -> str:
    """`␣of products tagged "bio"`, `␣de produits étiquetés "bio"`: what was ordered"""
    match node:
        case None:
            return ""
        case Tagged() | OnSale() | UnitPrice():
            bare = _french_plural(node, to)
            de = "d'" if bare.startswith("a") else "de "
            return " " + to.say("of " + selection_part(node, to), de + bare)
        case InCategory() | IsProduct():
            return " " + to.say("of " + selection_part(node, to), _french_of(node, to))
        case _:
            assert_never(node)


def selection_part(node: SelectionPart, to: Speech) -> str:
    """`category "A"`, `la catégorie "A"`"""
    match node:
        case Tagged() | OnSale() | UnitPrice():
            return to.say(_english(node, to), "les " + _french_plural(node, to))
        case InCategory(names) if len(names) > 1:
            return to.say(_english(node, to), f"les catégories {to.names(names)}")
        case InCategory(names):
            return to.say(_english(node, to), f"la catégorie {to.names(names)}")
        case IsProduct(names) if len(names) > 1:
            return to.say(_english(node, to), f"les produits {to.names(names)}")
        case IsProduct(names):
            return to.say(_english(node, to), f"le produit {to.names(names)}")
        case _:
            assert_never(node)


def _english(node: SelectionPart, to: Speech) -> str:
    match node:
        case Tagged(names):
            return f"products tagged {to.names(names)}"
        case InCategory(names):
            return f"{'categories' if len(names) > 1 else 'category'} {to.names(names)}"
        case IsProduct(names):
            return f"{'products' if len(names) > 1 else 'product'} {to.names(names)}"
        case OnSale():
            return "items on sale"
        case UnitPrice(boundary, price):
            word = "from" if boundary is Boundary.FROM else "above"
            return f"items {word} {to.amount(price)}"
        case _:
            assert_never(node)


def _french_plural(node: Tagged | OnSale | UnitPrice, to: Speech) -> str:
    match node:
        case Tagged(names):
            return f"produits étiquetés {to.names(names)}"
        case OnSale():
            return "articles en promotion"
        case UnitPrice(boundary, price):
            words = "à partir de" if boundary is Boundary.FROM else "au-delà de"
            return f"articles {words} {to.amount(price)}"
        case _:
            assert_never(node)


def _french_of(node: SelectionPart, to: Speech) -> str:
    match node:
        case InCategory(names) if len(names) == 1:
            return f"de la catégorie {to.names(names)}"
        case InCategory(names):
            return f"des catégories {to.names(names)}"
        case IsProduct(names) if len(names) == 1:
            return f"du produit {to.names(names)}"
        case IsProduct(names):
            return f"des produits {to.names(names)}"
        case Tagged() | OnSale() | UnitPrice():
            return "des " + _french_plural(node, to)
        case _:
            assert_never(node)
