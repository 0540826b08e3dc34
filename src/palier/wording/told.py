"""What is said of messages to customers: their figures, and moments that never come."""

from __future__ import annotations

from palier.closed import total
from palier.problem import told
from palier.problem.told import Never
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import Message, Messages, topic

NEVER = total(
    Never,
    {
        Never.NO_TIER: Phrase(
            "this file has no tier to reach", "ce fichier n'a aucun palier à atteindre"
        ),
        Never.TIER_STAYS: Phrase(
            "no tier is lost with time", "aucun palier ne se perd avec le temps"
        ),
        Never.NO_UNIT: Phrase("nothing here is counted in that", "rien ici ne se compte ainsi"),
        Never.NO_EXPIRY: Phrase("points never expire here", "les points n'expirent jamais ici"),
        Never.NO_REWARD: Phrase(
            "no reward of this file has a price", "aucune récompense de ce fichier n'a de prix"
        ),
        Never.AUTOMATIC: Phrase(
            "every reward is given automatically",
            "toutes les récompenses sont attribuées automatiquement",
        ),
        Never.VOUCHERS_STAY: Phrase(
            "no reward says how long it is valid", "aucune récompense ne dit sa durée de validité"
        ),
        Never.NO_CARD: Phrase(
            "this file has no stamp card", "ce fichier n'a aucune carte à tampons"
        ),
        Never.SHORT_CARDS: Phrase(
            "one stamp fills every card", "un seul tampon remplit chaque carte"
        ),
        Never.STAMPS_STAY: Phrase("stamps never expire here", "les tampons n'expirent jamais ici"),
        Never.NO_REFERRAL: Phrase(
            "a referrer gets no benefit to use on an order",
            "un parrain ne reçoit aucun avantage à utiliser sur une commande",
        ),
        Never.FREE: Phrase("membership is free here", "l'adhésion est gratuite ici"),
    },
)


def _unknown_figure(each: told.UnknownFigure) -> Message:
    has = Phrase("this message may say {figures}", "ce message peut dire {figures}")
    return Message(
        Phrase(
            "{written:cited} is known to other messages, not to this one",
            "{written:cited} existe pour d'autres messages, pas pour celui-ci",
        )
        if each.elsewhere
        else Phrase(
            "{written:cited} is no figure that a message may say",
            "{written:cited} n'est pas un chiffre qu'un message peut dire",
        ),
        Phrase("between braces in this text", "entre accolades dans ce texte"),
        hint=(Phrase("write `{figure}`", "écrivez `{figure}`"), has),
        facts={"figure": _figure, "figures": _figures},
    )


def _figure(_: Speaker, each: told.UnknownFigure) -> str | None:
    return f"{{{each.nearest}}}" if each.nearest else None


def _figures(speaker: Speaker, each: told.UnknownFigure) -> str:
    return speaker.join((f"`{{{name}}}`" for name in each.known), "or")


MESSAGES: Messages = {
    told.UnknownFigure: _unknown_figure,
    told.MessageNever: Message(
        Phrase("{message:cited} never goes out: {why}", "{message:cited} ne part jamais : {why}"),
        Phrase("this moment never comes", "ce moment n'arrive jamais"),
        hint=Phrase(
            "change the moment, or take the message out", "changez le moment, ou retirez le message"
        ),
        facts={"why": NEVER},
    ),
    told.MessagesAlike: Message(
        Phrase(
            "{message:cited} and {other:cited} go to the same customers on the same day",
            "{message:cited} et {other:cited} partent le même jour aux mêmes clients",
        ),
        Phrase("the same moment, the same conditions", "même moment, mêmes conditions"),
        {"other_span": Phrase("said here already", "déjà dit ici")},
        Phrase(
            "keep one of the two, or give one a condition",
            "gardez l'un des deux, ou donnez une condition à l'un",
        ),
    ),
}

TOPIC = topic(told, MESSAGES)
