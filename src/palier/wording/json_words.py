"""What was wanted and what was found in JSON, and what is wrong with it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from palier.closed import total
from palier.problem.event import Flaw, Found, Wanted
from palier.speech.phrases import Phrase

WANTED = total(
    Wanted,
    {
        Wanted.TEXT: Phrase("a text in double quotes", "un texte entre guillemets droits"),
        Wanted.WHOLE: Phrase("a whole number", "un nombre entier"),
        Wanted.MONEY: Phrase("an amount of money", "un montant"),
        Wanted.YES_NO: Phrase("true or false", "`true` ou `false`"),
        Wanted.LIST: Phrase("a list with something in it", "une liste qui contient quelque chose"),
        Wanted.OBJECT: Phrase("an object in braces", "un objet entre accolades"),
        Wanted.TIME: Phrase("a date and a time", "une date et une heure"),
        Wanted.DAY: Phrase("a date", "une date"),
        Wanted.BIRTHDAY: Phrase("a day and a month", "un jour et un mois"),
        Wanted.POINTS: Phrase(
            "a whole number of points or `all`", "un nombre entier de points ou `all`"
        ),
        Wanted.POT: Phrase("an amount of money or `all`", "un montant ou `all`"),
    },
)
EXAMPLES: Mapping[Wanted, Phrase | str] = total(
    Wanted,
    {
        Wanted.TEXT: '"Colissimo"',
        Wanted.WHOLE: "2",
        Wanted.MONEY: '"12.50"',
        Wanted.YES_NO: "true",
        Wanted.LIST: '["…"]',
        Wanted.OBJECT: '{"…": …}',
        Wanted.TIME: '"2026-11-26T10:00:00+01:00"',
        Wanted.DAY: '"2026-11-26"',
        Wanted.BIRTHDAY: '"--05-01"',
        Wanted.POINTS: Phrase('60 or "all"', '60 ou "all"'),
        Wanted.POT: Phrase('"6.50" or "all"', '"6.50" ou "all"'),
    },
)
FOUND = total(
    Found,
    {
        Found.TEXT: Phrase("a text", "un texte"),
        Found.NUMBER: Phrase("a number", "un nombre"),
        Found.YES_NO: Phrase("true or false", "un oui ou non"),
        Found.LIST: Phrase("a list", "une liste"),
        Found.OBJECT: Phrase("an object", "un objet"),
        Found.NULL: Phrase("nothing (`null`)", "vide (`null`)"),
        Found.OTHER: Phrase("something else", "autre chose"),
    },
)
AFTER_END = Phrase("something follows after the end", "il reste quelque chose après la fin")
FLAWS = total(
    Flaw,
    {
        Flaw.EMPTY: Phrase("there is nothing in it", "il n'y a rien"),
        Flaw.COMMA: Phrase(
            "a comma or the closing bracket is missing before this",
            "il manque avant ceci une virgule ou le crochet fermant",
        ),
        Flaw.COLON: Phrase(
            "a colon is missing between the key and its value",
            "il manque deux-points entre la clé et sa valeur",
        ),
        Flaw.KEY: Phrase(
            "a key in double quotes is expected here",
            "une clé entre guillemets droits est attendue ici",
        ),
        Flaw.VALUE: Phrase("a value is expected here", "une valeur est attendue ici"),
        Flaw.MORE: AFTER_END,
        Flaw.STRING: Phrase(
            "a text does not end, or holds a character that must be escaped",
            "un texte ne finit pas, ou contient un caractère à échapper",
        ),
        Flaw.DEEP: Phrase(
            "too many brackets inside one another", "trop de crochets les uns dans les autres"
        ),
        Flaw.LONG_NUMBER: Phrase(
            "a number of more digits than any amount has",
            "un nombre de plus de chiffres qu'aucun montant",
        ),
        Flaw.MORE_ON_LINE: AFTER_END,
        Flaw.CUT: Phrase("the line ends too early", "la ligne s'arrête trop tôt"),
        Flaw.OTHER: Phrase("this is not JSON", "le texte n'est pas du JSON"),
    },
)
MENDED: Mapping[Flaw, Phrase | None] = total(
    Flaw,
    {
        Flaw.EMPTY: None,
        Flaw.COMMA: None,
        Flaw.COLON: None,
        Flaw.KEY: Phrase(
            "no comma stands before a closing brace", "pas de virgule avant une accolade fermante"
        ),
        Flaw.VALUE: Phrase(
            "texts stand in double quotes, and nothing ends on a comma",
            "les textes s'écrivent entre guillemets droits, et rien ne finit par une virgule",
        ),
        Flaw.MORE: Phrase(
            "one file holds one order or one account", "un fichier, une commande ou un compte"
        ),
        Flaw.STRING: None,
        Flaw.DEEP: None,
        Flaw.LONG_NUMBER: None,
        Flaw.MORE_ON_LINE: Phrase("write it on a line of its own", "mettez-le sur une autre ligne"),
        Flaw.CUT: Phrase(
            "in JSON Lines, each one stands whole on one line",
            "en JSON Lines, chacun tient entier sur une ligne",
        ),
        Flaw.OTHER: None,
    },
)
