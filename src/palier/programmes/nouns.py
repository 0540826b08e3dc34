"""A noun, one and several, found from either."""

from __future__ import annotations

import re

from palier.source import Language


def one_and_many(word: str, language: Language) -> tuple[str, str]:
    """A word, one and several, whichever of the two it is; of several words, the one that agrees.

    >>> one_and_many("cherries", Language.ENGLISH), one_and_many("bijoux", Language.FRENCH)
    (('cherry', 'cherries'), ('bijou', 'bijoux'))
    """
    match language:
        case Language.ENGLISH:
            before, _, noun = word.rpartition(" ")
            one, many = _english(noun)
            start = before + " " if before else ""
            return start + one, start + many
        case Language.FRENCH:
            noun, _, after = word.partition(" ")
            one, many = _french(noun)
            end = " " + after if after else ""
            return one + end, many + end


IRREGULAR = {
    "leaf": "leaves",
    "loaf": "loaves",
    "half": "halves",
    "shelf": "shelves",
    "scarf": "scarves",
    "knife": "knives",
    "child": "children",
    "mouse": "mice",
    "goose": "geese",
    "cookie": "cookies",
    "pie": "pies",
}
_FROM_MANY = {many: one for one, many in IRREGULAR.items()}


def _english(noun: str) -> tuple[str, str]:
    if noun.lower() in IRREGULAR:
        return noun, IRREGULAR[noun.lower()]
    if noun.lower() in _FROM_MANY:
        return _FROM_MANY[noun.lower()], noun
    if re.search("(?:us|ss|is)$", noun):
        return noun, noun + "es"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y", noun
    if re.search("(?:x|ch|sh|ss|z)es$", noun):
        return noun[:-2], noun
    if noun.endswith("s"):
        return noun[:-1], noun
    if re.search("[^aeiou]y$", noun):
        return noun, noun[:-1] + "ies"
    return noun, noun + ("es" if re.search("(?:x|ch|sh|z)$", noun) else "s")


def _french(noun: str) -> tuple[str, str]:
    if re.search("(?:us|is|as|os)$", noun) or (
        noun.endswith(("x", "z")) and not noun.endswith("ux")
    ):
        return noun, noun
    if noun.endswith("ux"):
        return noun[:-1], noun
    if noun.endswith("s"):
        return noun[:-1], noun
    return noun, noun + ("x" if noun.endswith(("au", "eu")) else "s")
