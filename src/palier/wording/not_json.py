"""What is said of a text that is no JSON: where it stops being any, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

from palier.closed import total
from palier.problem import event
from palier.problem.event import Flaw
from palier.speech.phrases import Phrase
from palier.wording.message import Message

AFTER_END = Phrase("something follows after the end", "il reste quelque chose après la fin")
FLAWS: Mapping[Flaw, tuple[Phrase, Phrase | tuple[()]]] = total(
    Flaw,
    {
        Flaw.EMPTY: (Phrase("there is nothing in it", "il n'y a rien"), ()),
        Flaw.COMMA: (
            Phrase(
                "a comma or the closing bracket is missing before this",
                "il manque avant ceci une virgule ou le crochet fermant",
            ),
            (),
        ),
        Flaw.COLON: (
            Phrase(
                "a colon is missing between the key and its value",
                "il manque deux-points entre la clé et sa valeur",
            ),
            (),
        ),
        Flaw.KEY: (
            Phrase(
                "a key in double quotes is expected here",
                "une clé entre guillemets droits est attendue ici",
            ),
            Phrase(
                "no comma goes before a closing brace",
                "pas de virgule avant une accolade fermante",
            ),
        ),
        Flaw.VALUE: (
            Phrase("a value is expected here", "une valeur est attendue ici"),
            Phrase(
                "texts go in double quotes, and nothing ends with a comma",
                "les textes s'écrivent entre guillemets droits, et rien ne finit par une virgule",
            ),
        ),
        Flaw.MORE: (
            AFTER_END,
            Phrase(
                "one file holds one order or one account", "un fichier, une commande ou un compte"
            ),
        ),
        Flaw.STRING: (
            Phrase(
                "a text does not end, or holds a character that must be escaped",
                "un texte ne finit pas, ou contient un caractère à échapper",
            ),
            (),
        ),
        Flaw.DEEP: (
            Phrase(
                "too many brackets inside one another", "trop de crochets les uns dans les autres"
            ),
            (),
        ),
        Flaw.LONG_NUMBER: (
            Phrase(
                "a number too long to be an amount",
                "un nombre trop long pour être un montant",
            ),
            (),
        ),
        Flaw.MORE_ON_LINE: (
            AFTER_END,
            Phrase("write it on a line of its own", "mettez-le sur une autre ligne"),
        ),
        Flaw.CUT: (
            Phrase("the line ends too early", "la ligne s'arrête trop tôt"),
            Phrase(
                "in JSON Lines, each event is whole, on one line",
                "en JSON Lines, chaque événement tient entier sur une ligne",
            ),
        ),
        Flaw.OTHER: (Phrase("this is not JSON", "le texte n'est pas du JSON"), ()),
    },
)
"""Why a text is not JSON, and what to write instead."""


def not_json(each: event.NotJson) -> Message:
    """What is said of one text, by its flaw."""
    flaw, hint = FLAWS[each.flaw]
    return Message(
        Phrase("this is not JSON: {flaw}", "ce n'est pas du JSON : {flaw}"),
        Phrase("here", "ici"),
        hint=hint,
        facts={"flaw": flaw},
    )
