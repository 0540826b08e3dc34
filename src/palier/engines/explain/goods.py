"""What a benefit touches: ` on the category “Savons”, except items on sale`."""

from __future__ import annotations

from palier import tree
from palier.engines.explain.voice import Voice
from palier.program.rules import Scope
from palier.speech.goods import goods, kind


def on(voice: Voice, selection: tree.Selection | None, scope: Scope) -> str:
    """` on the category “Savons”, except items on sale`; nothing when a benefit touches all."""
    touched = selection or scope.only
    said = "" if touched is None else voice.say("on", goods=goods(voice.speaker, touched))
    if scope.excepted is not None:
        said += voice.say("except", goods=goods(voice.speaker, scope.excepted))
    return said


def of(voice: Voice, selection: tree.Selection | None, scope: Scope) -> str:
    """The same after a noun: `item of the category “Savons”`."""
    touched = selection or scope.only
    said = "" if touched is None else " " + kind(voice.speaker, touched)
    if scope.excepted is not None:
        said += voice.say("except", goods=goods(voice.speaker, scope.excepted))
    return said
