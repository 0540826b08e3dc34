"""What is said of examples and guarantees that do not hold."""

from __future__ import annotations

from functools import partial

from palier.closed import total
from palier.problem import checks
from palier.problem.checks import Impossible, Promised, Subject, Value
from palier.source import Language
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import NOTHING, Message, Messages

SHIPPING = {
    True: Phrase("free shipping", "la livraison offerte"),
    False: Phrase("shipping that is charged", "une livraison payante"),
    None: Phrase("no shipping at all", "aucune livraison"),
}
MESSAGE = {
    True: Phrase("the message{named}", "le message{named}"),
    False: Phrase("no such message", "aucun message de ce nom"),
}
NO_TIER = Phrase("no tier", "aucun palier")
BECAUSE = Phrase(": {told}", " : {told}")
BY = Phrase(" by {by:cited}", " par {by:cited}")
ON = Phrase(" on {by:cited}", " sur {by:cited}")
NAMED = Phrase(" {by:cited}", " {by:cited}")
SUBJECTS = total(
    Subject,
    {
        Subject.DISCOUNT: Phrase("the discount is {got}", "la remise est de {got}"),
        Subject.TO_PAY: Phrase("the amount to pay is {got}", "le montant à payer est de {got}"),
        Subject.POINTS_EARNED: Phrase(
            "the points earned are {got}", "le nombre de points gagnés est de {got}"
        ),
        Subject.VALUE_OF_POINTS: Phrase(
            "the value of the points earned is {got}",
            "la valeur des points gagnés est de {got}",
        ),
    },
)
REFUSED = Phrase(
    "the order of the example {example:cited} is impossible: {impossible}",
    "la commande de l'exemple {example:cited} est impossible : {impossible}",
)


def _promised(promised: Promised, value: Value) -> Phrase:
    """What an example promises, or what comes out."""
    match promised:
        case Promised.EARNED | Promised.STATUS_POINTS:
            return Phrase("{value} earned{by_whom}", "{value} {value:gagné|gagnés}{by_whom}")
        case Promised.OFF:
            return Phrase("{value} off{by_whom}", "{value} de remise{by_whom}")
        case Promised.LEFT:
            return Phrase("{value} left{by_whom}", "{value} {value:restant|restants}{by_whom}")
        case Promised.SHIPPING:
            return SHIPPING[value if isinstance(value, bool) else None]
        case Promised.SHIPPING_CHARGED:
            return Phrase("shipping at {value}", "la livraison à {value}")
        case Promised.TO_PAY:
            return Phrase("{value} to pay{by_whom}", "{value} à payer{by_whom}")
        case Promised.TIER if value is None:
            return NO_TIER
        case Promised.TIER:
            return Phrase("the tier {value:cited}", "le palier {value:cited}")
        case Promised.STAMPS:
            return Phrase("{value:# stamp|# stamps}{named}", "{value:# tampon|# tampons}{named}")
        case Promised.GIFTS:
            return Phrase("{value:# gift|# gifts}{named}", "{value:# cadeau|# cadeaux}{named}")
        case Promised.MESSAGE:
            return MESSAGE[value is True]
        case Promised.VOUCHERS:
            return Phrase("{value:# voucher|# vouchers}{named}", "{value:# bon|# bons}{named}")


def _value(name: str, speaker: Speaker, each: checks.ExampleFails) -> str:
    value: Value = getattr(each, name)
    by_whom = BY if each.by else NOTHING
    named = _named(each.promised) if each.by else NOTHING
    return speaker.say(
        _promised(each.promised, value), each, value=value, by_whom=by_whom, named=named
    )


def _named(promised: Promised) -> Phrase:
    return ON if promised is Promised.STAMPS else NAMED


def _because(speaker: Speaker, each: checks.ExampleFails) -> str:
    """Why it came out so, in the language that is spoken."""
    told = dict(zip(Language, each.because, strict=True))[speaker.language]
    return speaker.say(BECAUSE, told=" ".join(told)) if told else ""


def _example_refused(each: checks.ExampleRefused) -> Message:
    match each.impossible:
        case Impossible.DECLARED_CODE:
            return Message(
                REFUSED,
                Phrase("takes off what the offer says", "c'est l'offre qui dit la remise"),
                hint=Phrase("leave out `worth …`", "supprimez `d'une valeur de …`"),
                facts={
                    "impossible": Phrase(
                        "the code {promo_code:cited} has its offer in this file",
                        "le code {promo_code:cited} a son offre dans ce fichier",
                    )
                },
            )
        case Impossible.TOO_MANY_UNITS:
            return Message(
                REFUSED,
                Phrase("too many", "c'est trop"),
                facts={
                    "impossible": Phrase(
                        "an order may have {most} units", "une commande peut avoir {most} articles"
                    )
                },
            )
        case Impossible.POINTS_DO_NOT_FIT:
            return Message(
                REFUSED,
                Phrase("{available} can", "{available} conviennent"),
                facts={
                    "impossible": Phrase(
                        "it pays with {wanted}, which cannot be used exactly",
                        "elle utilise {wanted}, qui ne tombent pas juste",
                    ),
                    "wanted": each.wanted or 0,
                    "available": each.available or 0,
                },
            )
        case Impossible.TOO_MANY_POINTS:
            return Message(
                REFUSED,
                Phrase("only {available}", "{available} seulement"),
                hint=Phrase(
                    "write `given a customer with {wanted:source}`",
                    "écrivez `étant donné un client avec {wanted:source}`",
                ),
                facts={
                    "impossible": Phrase(
                        "it pays with {wanted}, and the customer has {available}",
                        "elle utilise {wanted}, et le client a {available}",
                    ),
                    "wanted": each.wanted or 0,
                    "available": each.available or 0,
                },
            )


MESSAGES: Messages = {
    checks.ExampleFails: Message(
        Phrase(
            "the example {example:cited} promises {wanted}, but gets {got}",
            "l'exemple {example:cited} promet {wanted}, mais donne {got}",
        ),
        Phrase("it comes to {got}{because}", "on obtient {got}{because}"),
        hint=Phrase(
            "change the example, or the rule it shows",
            "corrigez l'exemple, ou la règle qu'il montre",
        ),
        facts={
            "wanted": partial(_value, "wanted"),
            "got": partial(_value, "got"),
            "because": _because,
        },
    ),
    checks.ExampleRefused: _example_refused,
    checks.GuaranteeFails: Message(
        Phrase(
            "this guarantee is not kept: {subject} in the example {example:cited}",
            "cette garantie n'est pas tenue : {subject} dans l'exemple {example:cited}",
        ),
        Phrase("the limit is {bound}", "la limite est de {bound}"),
        {"shown_by": Phrase("here {subject}", "ici, {subject}")},
        facts={"subject": SUBJECTS},
    ),
}
