"""What is said of an order told in a sentence that is not understood."""

from __future__ import annotations

from palier.problem import sentence
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import Message, Messages, topic


def _read(_: Speaker, each: sentence.UnreadWords) -> str | None:
    return ", ".join(each.read) or None


def _nothing_ordered(each: sentence.NothingOrdered) -> Message:
    if each.goods is None:
        return Message(
            Phrase("this sentence orders nothing", "cette phrase ne commande rien"),
            hint=Phrase(
                "say what is ordered, for how much", "dites ce qui est commandé, et pour combien"
            ),
        )
    return Message(
        Phrase("{goods:cited} has no price", "{goods:cited} n'a pas de prix"),
        Phrase("for how much?", "pour combien ?"),
        hint=Phrase("say the price of one", "dites le prix d'un seul"),
    )


MESSAGES: Messages = {
    sentence.UnreadWords: Message(
        Phrase("{words:cited} is not understood here", "{words:cited} n'est pas compris ici"),
        Phrase("left out", "laissé de côté"),
        hint=Phrase("without it: `{understood}`", "sans cela : `{understood}`"),
        facts={"understood": _read},
    ),
    sentence.TwoMeanings: Message(
        Phrase(
            "this sentence may mean several things:",
            "cette phrase peut vouloir dire plusieurs choses :",
        ),
        items=lambda _, each: tuple(f"`{one}`" for one in each.readings),
        hint=Phrase("write the one you mean", "écrivez celle que vous voulez dire"),
    ),
    sentence.NothingOrdered: _nothing_ordered,
}

TOPIC = topic(sentence, MESSAGES)
