"""What is said of what a file seems to say in its names, says twice, or says only in part."""

from __future__ import annotations

from fractions import Fraction

from palier.problem import written
from palier.problem.written import Resembling
from palier.quantity import Money, Percent, Points
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import Message, Messages, topic

GIVES = {
    Money: Phrase("takes {given} off", "retire {given}"),
    Percent: Phrase("takes {given} off", "retire {given}"),
    Points: Phrase("gives {given}", "donne {given}"),
    Fraction: Phrase("multiplies points by {given}", "multiplie les points par {given}"),
}


ASKS = Phrase("begins at {given}", "commence à {given}")


def _gives(_: Speaker, each: written.AmountInName) -> Phrase:
    return ASKS if each.asked else GIVES[type(each.given)]


def _multiplied(speaker: Speaker, each: written.AmountInName) -> str:
    """What a name states: of a multiplier, with its sign."""
    said = speaker.told(each.stated)
    return f"x {said}" if isinstance(each.stated, Fraction) else said


def _named_once(each: written.NamedOnce) -> Message:
    match each.how:
        case Resembling.PRODUCT:
            return Message(
                Phrase(
                    "{name:cited} is read as a product, and no other rule names such a product",
                    "{name:cited} est lu comme un produit, et aucune autre règle ne nomme un tel"
                    " produit",
                ),
                Phrase("a product, as it is written", "un produit, tel que c'est écrit"),
                {"other_span": Phrase("products are written so", "les produits s'écrivent ainsi")},
                Phrase(
                    'write `products tagged "{name}"` or `category "{name}"`, if it is one',
                    'écrivez `les produits étiquetés "{name}"` ou `la catégorie "{name}"`,'
                    " si c'en est une",
                ),
            )
        case Resembling.ELSEWHERE:
            return Message(
                Phrase(
                    "{name:cited} is a product here, and a tag or a category elsewhere",
                    "{name:cited} est un produit ici, une étiquette ou une catégorie ailleurs",
                ),
                Phrase("a product, as it is written", "un produit, tel que c'est écrit"),
                {"other_span": Phrase("named otherwise here", "nommé autrement ici")},
            )
        case Resembling.SHORT:
            return Message(
                Phrase(
                    "{name:cited} is named here only, and {other:cited} elsewhere: they may be one"
                    " type of customers",
                    "{name:cited} n'est nommé qu'ici, et {other:cited} ailleurs : c'est peut-être"
                    " un même type de clients",
                ),
                Phrase("named here only", "nommé ici seulement"),
                {"other_span": Phrase("named otherwise here", "nommé autrement ici")},
                Phrase(
                    'write `"{other}"` in both places, if they are the same',
                    "écrivez `\"{other}\"` aux deux endroits, s'il s'agit du même",
                ),
            )
        case Resembling.EXCEPTED:
            return Message(
                Phrase(
                    "{name:cited} is excepted here and named nowhere else, while {other:cited} is"
                    " excepted elsewhere",
                    "{name:cited} est exclu ici et n'est nommé nulle part ailleurs, alors que"
                    " {other:cited} est exclu ailleurs",
                ),
                Phrase("only this is left out here", "seul ceci est exclu ici"),
                {"other_span": Phrase("this is left out there", "ceci est exclu là")},
                Phrase(
                    'write `"{other}"` in both places, if they are the same',
                    "écrivez `\"{other}\"` aux deux endroits, s'il s'agit du même",
                ),
            )


def _dates_apart(each: written.DatesApart) -> Message:
    over = Phrase(
        "{rule:cited} is over on {day}, long before all else that this file dates",
        "{rule:cited} se termine le {day}, longtemps avant tout ce que ce fichier date",
    )
    ahead = Phrase(
        "{rule:cited} begins on {day}, years after all else that this file dates",
        "{rule:cited} commence le {day}, des années après tout ce que ce fichier date",
    )
    return Message(
        over if each.over else ahead,
        Phrase("the year may be a slip", "l'année est peut-être une erreur"),
        {"nearest_span": Phrase("the nearest is {nearest}", "le plus proche est le {nearest}")},
    )


def _already_over(each: written.AlreadyOver) -> Message:
    rule = Phrase(
        "{rule:cited} ended on {last}: no order gets it any more",
        "{rule:cited} a pris fin le {last} : plus aucune commande n'en profite",
    )
    run = Phrase(
        "the programme ended on {last}: it does nothing any more",
        "le programme a pris fin le {last} : il ne fait plus rien",
    )
    return Message(
        run if each.rule is None else rule,
        Phrase("this is past", "c'est passé"),
        hint=Phrase(
            "if it comes back, write its new dates", "s'il revient, écrivez ses nouvelles dates"
        ),
    )


def _rules(speaker: Speaker, each: written.SilentOnOrdersOnly) -> str:
    return speaker.join((f"`{rule}`" for rule in each.rules), "and")


def _stamps_not_limited(each: written.StampsNotLimited) -> Message:
    day = Phrase("every order of the day", "chaque commande du jour")
    week = Phrase("every order of the week", "chaque commande de la semaine")
    return Message(
        Phrase(
            "this limits how often the full card {card:cited} pays, and not its stamps",
            "cette limite porte sur ce que donne la carte {card:cited} une fois pleine, et non sur"
            " ses tampons",
        ),
        Phrase("{orders} is stamped all the same", "{orders} est tamponnée quand même"),
        hint=Phrase(
            "stamps are not limited by day or week: `1 stamp per order` gives one however much is"
            " ordered; leave this line out, unless that is what is meant",
            "les tampons ne se limitent pas par jour ou par semaine : `1 tampon par commande` en"
            " donne un, quoi qu'on commande ; retirez cette ligne, sauf si c'est ce qui est voulu",
        ),
        facts={"orders": day if each.of_day else week},
    )


MESSAGES: Messages = {
    written.AmountInName: Message(
        Phrase(
            "{name:cited} says {said} in its name, and {gives}",
            "{name:cited} annonce {said} dans son nom, et {gives}",
        ),
        Phrase("says {said}", "annonce {said}"),
        {"given_span": Phrase("{gives}", "{gives}")},
        facts={"gives": _gives, "said": _multiplied},
    ),
    written.ClauseInName: Message(
        Phrase(
            "the quote of {shorter:cited} closes too late: `{clause}` is part of the name, and"
            " settles nothing",
            "le guillemet de {shorter:cited} se ferme trop tard : `{clause}` fait partie du nom,"
            " et ne règle rien",
        ),
        Phrase("all of this is the name", "tout ceci est le nom"),
        hint=Phrase(
            'write `"{shorter}"`, then `{clause}` outside the quotes',
            'écrivez `"{shorter}"`, puis `{clause}` hors des guillemets',
        ),
    ),
    written.WordsSwapped: Message(
        Phrase(
            "the word for one and the word for several are swapped: customers would read “1 {one}”",
            "le mot pour un et le mot pour plusieurs sont inversés : les clients liraient"
            " « 1 {one} »",
        ),
        Phrase(
            "{one:cited} is the plural of {many:cited}",
            "{one:cited} est le pluriel de {many:cited}",
        ),
        hint=Phrase('write `"{many}", "{one}"`', 'écrivez `"{many}", "{one}"`'),
    ),
    written.NumberForgotten: Message(
        Phrase(
            "`{word}` is plural and has no number: it counts as one",
            "`{word}` est au pluriel, sans nombre : il compte pour un",
        ),
        Phrase("how many?", "combien ?"),
        hint=Phrase(
            "write how many before it, or put it in the singular",
            "écrivez combien devant, ou mettez-le au singulier",
        ),
    ),
    written.StampsNotLimited: _stamps_not_limited,
    written.WrittenTwice: Message(
        Phrase(
            "{rule:cited} says what {other:cited} says: both are given",
            "{rule:cited} dit ce que dit {other:cited} : les deux s'appliquent",
        ),
        Phrase("the same, under another name", "la même chose, sous un autre nom"),
        {"other_span": Phrase("said here already", "déjà dit ici")},
    ),
    written.NamedOnce: _named_once,
    written.DatesApart: _dates_apart,
    written.AlreadyOver: _already_over,
    written.SilentOnOrdersOnly: Message(
        Phrase(
            "the customers of {segment:cited} earn nothing on orders, and still have {told}",
            "les clients de {segment:cited} ne gagnent rien sur leurs commandes, mais ont"
            " toujours {told}",
        ),
        Phrase("this is about orders only", "ceci ne porte que sur les commandes"),
        {"first": Phrase("they have this all the same", "ils ont ceci malgré tout")},
        Phrase(
            "write `gets nothing of this programme` to leave them out altogether",
            "écrivez `ne reçoit rien du programme` pour les en exclure tout à fait",
        ),
        {"told": _rules},
    ),
}

TOPIC = topic(written, MESSAGES)
