"""Tiers, first orders, friends, and customers who are treated otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from palier.cli.questions.question import (
    COUNTED_ALSO,
    COUNTED_BY,
    COUNTED_OVER,
    GIVEN,
    GIVEN_ALSO,
    OVER_ALSO,
    Question,
    has_tiers,
)
from palier.programmes.answering import NoAnswerError, plainly
from palier.programmes.answers import Answers, CountedBy, CountedOver, Given, size
from palier.programmes.giving import Giving
from palier.quantity import Amount, Duration
from palier.speech.phrases import Phrase


def _counted(giving: Giving, answer: str) -> CountedBy:
    """By its words; the shop's own word for points is what is earned."""
    named = plainly(answer) in map(plainly, giving.answers.unit)
    return CountedBy.EARNED if named else giving.choice(CountedBy, COUNTED_BY, answer, COUNTED_ALSO)


def _window(giving: Giving, answer: str) -> CountedOver | Duration:
    try:
        return giving.choice(CountedOver, COUNTED_OVER, answer, OVER_ALSO)
    except NoAnswerError:
        if not any(each.isdigit() for each in answer):
            raise
        return giving.time(answer)


def _instead(giving: Giving, answer: str) -> object:
    """Without points, nothing at all, or a benefit."""
    own = "|".join(re.escape(plainly(each)) for each in giving.answers.unit)
    said = re.sub(rf"\b(?:{own})\b", "points", plainly(answer))
    if re.fullmatch(r"(?:no|pas de|pas d'|aucune?s?|sans|zero|0) ?points?", said):
        return Given.NO_POINTS
    try:
        return giving.choice(Given, GIVEN, said, GIVEN_ALSO)
    except NoAnswerError:
        return giving.benefits(answer)


COUNTED = Question(
    "tiers-count",
    "counted",
    Phrase(
        "What do tiers count (spent, orders, earned)",
        "Que comptent les paliers (dépenses, commandes, gains)",
    ),
    _counted,
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
        Giving.tiers,
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
            "{five}, 10%, free shipping, a perk in your words; several, with commas.",
            "{five}, 10 %, livraison offerte, un privilège en vos mots ; plusieurs, avec des"
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
        Phrase("{five}, 10%, 50 points…", "{five}, 10 %, 50 points…"),
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
            "For each friend, on the next order: {five}, 100 points…",
            "Pour chaque filleul, à la commande suivante : {five}, 100 points…",
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


def _above(at: int, giving: Giving, answer: str) -> Amount | int:
    """What a tier takes: more than the one below."""
    bound = giving.bound(answer)
    below = (giving.answers.tiers or ())[at - 1].bound if at else None
    if below is not None and size(bound) <= size(below):
        giving.refuse(NOT_ABOVE, below=below)
    return bound
