"""What is said of points that never come up to what they are for."""

from __future__ import annotations

from palier.problem import saving
from palier.speech.phrases import Phrase
from palier.wording.message import Message, Messages, topic


def _never_saved_up(each: saving.NeverSavedUp) -> Message:
    never = Phrase(
        "nobody can ever pay with points: of {needs}, {first:cited} leaves {left}",
        "personne ne peut jamais payer avec ses points : sur {needs}, {first:cited} laisse {left}",
    )
    reward = Phrase(
        "nobody ever has enough for {name:cited}: of {needs}, {first:cited} leaves {left}",
        "personne n'a jamais assez pour {name:cited} : sur {needs}, {first:cited} laisse {left}",
    )
    return Message(
        never if each.name is None else reward,
        Phrase("takes {needs}", "demande {needs}"),
        {
            "first_span": Phrase(
                "is given as soon as there are {cost}", "est donnée dès qu'il y a {cost}"
            )
        },
        hint=Phrase(
            "take out `is given automatically`, and customers choose what they save up for",
            "retirez `est attribuée automatiquement` : les clients choisiront ce qu'ils veulent"
            " atteindre",
        ),
    )


MESSAGES: Messages = {saving.NeverSavedUp: _never_saved_up}
TOPIC = topic(saving, MESSAGES)
