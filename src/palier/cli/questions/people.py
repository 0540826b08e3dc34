"""Tiers, first orders, friends, and customers who are treated otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from palier.cli.questions.question import (
    COUNTED_BY,
    COUNTED_OVER,
    GIVEN,
    Question,
    chosen,
    has_tiers,
)
from palier.programmes.answering import NONE
from palier.programmes.answers import Answers, CountedBy, CountedOver, TierAnswer
from palier.programmes.giving import Giving
from palier.speech.phrases import Phrase


def _window(giving: Giving, answer: str) -> CountedOver:
    return giving.choice(CountedOver, COUNTED_OVER, answer)


def _instead(giving: Giving, answer: str) -> object:
    words = {giving.speaker.say(said).casefold(): each for each, said in GIVEN.items()}
    return words.get(answer.strip().casefold()) or giving.benefits(answer)


def _tier_names(giving: Giving, answer: str) -> tuple[TierAnswer, ...]:
    """Names; an option says all of a tier at once: `Gold: 500: points x 2`."""
    if answer.strip().lower() in NONE:
        return ()
    apart = "|" if "|" in answer or ":" in answer else ","
    return tuple(_tier(giving, each) for each in answer.split(apart) if each.strip())


def _tier(giving: Giving, said: str) -> TierAnswer:
    name, *rest = said.split(":", maxsplit=2)
    bound = _bound(giving, rest[0]) if rest else None
    gives = giving.benefits(rest[1]) if len(rest) > 1 else ()
    return TierAnswer(giving.name(name), bound, gives)


def _bound(giving: Giving, answer: str) -> int:
    if giving.answers.counted in (None, CountedBy.SPENT):
        return giving.money(answer).minor // giving.whole_money(1).minor
    return giving.number(answer)


COUNTED = Question(
    "tiers-count",
    "counted",
    Phrase(
        "What do tiers count (spent, orders, earned)",
        "Que comptent les paliers (dépenses, commandes, gains)",
    ),
    chosen(CountedBy, COUNTED_BY),
    Phrase(
        "What is spent, the number of orders, or what is earned.",
        "Ce qui est dépensé, le nombre de commandes, ou ce qui est gagné.",
    ),
    ready=Phrase("spent", "dépenses"),
)
PEOPLE = (
    COUNTED,
    Question(
        "tier",
        "tiers",
        Phrase(
            "The tiers, lowest first (- for none)",
            "Les paliers, du plus bas au plus haut (- pour aucun)",
        ),
        _tier_names,
        Phrase(
            "Their names, separated by commas: Bronze, Silver, Gold. What each takes and gives is"
            " asked next.",
            "Leurs noms, séparés par des virgules : Bronze, Argent, Or. Ce que chacun demande et"
            " donne vient ensuite.",
        ),
    ),
    Question(
        "tiers-over",
        "over",
        Phrase(
            "Over which time do tiers count (since joining, 12 months, calendar year)",
            "Sur quelle durée comptent-ils (depuis l'inscription, 12 mois, année civile)",
        ),
        _window,
        Phrase(
            "Since joining: all there ever was. 12 months: the last ones, each day anew.",
            "Depuis l'inscription : tout. 12 mois : les derniers, chaque jour. Année civile : du"
            " 1er janvier au 31 décembre.",
        ),
        ready=Phrase("since joining", "depuis l'inscription"),
        when=has_tiers,
    ),
    Question(
        "first-order",
        "first_order",
        Phrase(
            "What does a first order get (- for nothing)",
            "Que reçoit une première commande (- rien)",
        ),
        Giving.benefits,
        Phrase(
            "5 {currency}, 10%, free shipping, a perk in your words; several, with commas.",
            "5 {currency}, 10 %, livraison offerte, un privilège en vos mots ; plusieurs, avec des"
            " virgules.",
        ),
    ),
    Question(
        "friend",
        "friend",
        Phrase(
            "What does a referred friend get on a first order (- for nothing)",
            "Que reçoit un filleul à sa première commande (- rien)",
        ),
        Giving.given,
        Phrase("5 {currency}, 10%, 50 points…", "5 {currency}, 10 %, 50 points…"),
    ),
    Question(
        "referrer",
        "referrer",
        Phrase(
            "And the customer who referred the friend (- nothing)",
            "Et le client qui l'a parrainé (- rien)",
        ),
        Giving.given,
        Phrase(
            "For each friend, on the next order: 5 {currency}, 100 points…",
            "Pour chaque filleul, à la commande suivante : 5 {currency}, 100 points…",
        ),
    ),
    Question(
        "professionals",
        "professionals",
        Phrase(
            "A kind of customer treated otherwise, such as pro (- for none)",
            "Un type de client traité autrement, comme pro (- pour aucun)",
        ),
        Giving.optional,
        Phrase(
            "The type, as your shop tells it with an order: pro, staff, reseller.",
            "Le type, tel que votre boutique le donne avec une commande : pro, salarié, revendeur.",
        ),
    ),
    Question(
        "professionals-get",
        "instead",
        Phrase(
            "What do they get (no points, nothing, 10%…)",
            "Que reçoivent-ils (pas de points, rien, 10 %…)",
        ),
        _instead,
        Phrase(
            "No points: orders that earn none. Nothing: nothing of the programme. Or a benefit.",
            "Pas de points : leurs commandes n'en rapportent pas. Rien : rien du programme. Ou un"
            " avantage.",
        ),
        ready=Phrase("no points", "pas de points"),
        when=lambda a: a.professionals is not None,
    ),
)

TAKES = Phrase(
    "What does it take to be “{name}”, in {unit} (0: everybody is)",
    "Que faut-il pour « {name} », en {unit} (0 : tout le monde)",
)
GIVES = Phrase("What does “{name}” give (- for nothing)", "Que donne le palier « {name} » (- rien)")
TAKES_WHY = Phrase(
    "So much spent, so many orders or so much earned.",
    "Tant de dépenses, tant de commandes, ou tant de gains.",
)
GIVES_WHY = Phrase(
    "points x 2, 5%, free shipping, a perk in your words; several, with commas.",
    "points x 2, 5 %, livraison offerte, un privilège en vos mots ; plusieurs, avec des virgules.",
)


def of_tiers(answers: Answers) -> Iterator[Question]:
    """What each tier takes and gives."""
    for at in range(len(answers.tiers or ())):
        above = partial(_above, at)
        yield Question(
            f"takes {at}", "bound", TAKES, above, TAKES_WHY, ready=None if at else "0", tier=at
        )
        yield Question(f"gives {at}", "benefits", GIVES, Giving.benefits, GIVES_WHY, tier=at)


NOT_ABOVE = Phrase(
    "more than {below}, which the tier below asks for",
    "plus de {below}, que demande le palier d'avant",
)


def _above(at: int, giving: Giving, answer: str) -> int:
    """What a tier takes: more than the one below."""
    bound = _bound(giving, answer)
    below = (giving.answers.tiers or ())[at - 1].bound if at else None
    if below is not None and bound <= below:
        giving.refuse(NOT_ABOVE, below=below)
    return bound
