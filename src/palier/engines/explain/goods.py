"""Selections in words: `the category “Savons”`, and `of the category “Savons”` after a noun."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.engines.explain.voice import Voice
from palier.program.rules import Scope


def goods(voice: Voice, selection: tree.Selection) -> str:
    """What a selection takes: `the category “Savons” or items on sale`."""
    return voice.join((_part(voice, part, "goods") for part in selection.parts), "or")


def kind(voice: Voice, selection: tree.Selection) -> str:
    """A selection after a noun: `of the category “Savons” or on sale`."""
    return voice.join((_part(voice, part, "kind") for part in selection.parts), "or")


def on(voice: Voice, selection: tree.Selection | None, scope: Scope) -> str:
    """` on the category “Savons”, except items on sale`; nothing when a benefit touches all."""
    touched = selection or scope.only
    said = "" if touched is None else voice.say("on", goods=goods(voice, touched))
    if scope.excepted is not None:
        said += voice.say("except", goods=goods(voice, scope.excepted))
    return said


def of(voice: Voice, selection: tree.Selection | None, scope: Scope) -> str:
    """The same after a noun: `item of the category “Savons”`."""
    touched = selection or scope.only
    said = "" if touched is None else " " + kind(voice, touched)
    if scope.excepted is not None:
        said += voice.say("except", goods=goods(voice, scope.excepted))
    return said


def _part(voice: Voice, part: tree.SelectionPart, form: str) -> str:
    match part:
        case tree.Tagged(tags):
            return voice.say(f"{form}.tagged", names=voice.names(tags))
        case tree.InCategory(names):
            return voice.say(f"{form}.category.{_many(names)}", names=voice.names(names))
        case tree.IsProduct(names):
            return voice.say(f"{form}.product.{_many(names)}", names=voice.names(names))
        case tree.OnSale():
            return voice.say(f"{form}.sale")
        case tree.UnitPrice(boundary, price):
            return voice.say(f"{form}.{boundary.value}", price=voice.price(price))
        case _:
            assert_never(part)


def _many(names: tuple[tree.Name, ...]) -> str:
    return "many" if len(names) > 1 else "one"
