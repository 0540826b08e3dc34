"""The options of `palier new` that answer its questions, by key; light, for `--help`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.cli import options
from palier.speech.phrases import Phrase

SEVERAL = {
    "except": ",",
    "activity": ",",
    "reward": ";",
    "tier": "|",
    "delivery-by": ",",
    "message": ";",
}
"""Options that may be given several times, and what joins their answers into one."""
ANSWERS: dict[str, Phrase] = {
    "name": Phrase("The name of the programme.", "Le nom du programme."),
    "currency": Phrase("Its currency: EUR.", "Sa devise : EUR."),
    "zone": Phrase("Its time zone, a city or a country.", "Son fuseau, une ville ou un pays."),
    "collect": Phrase("points, cashback or nothing.", "points, cagnotte ou rien."),
    "called": Phrase("What that is called: stars.", "Comment cela s'appelle : bulles."),
    "earn": Phrase("1, 1 for 10 EUR; of cashback 5%.", "1, 1 pour 10 € ; d'une cagnotte 5 %."),
    "except": Phrase("A category that earns nothing.", "Une catégorie qui ne rapporte rien."),
    "sale": Phrase("no: items on sale earn nothing.", "non : les promotions ne rapportent rien."),
    "joining": Phrase("What joining brings: 30, 5 EUR.", "Ce qu'apporte l'inscription : 30, 5 €."),
    "birthday": Phrase(
        "What a birthday brings: 50, 5 EUR.", "Ce qu'apporte l'anniversaire : 50, 5 €."
    ),
    "activity": Phrase("What else earns: review: 20.", "Ce qui rapporte aussi : avis : 20."),
    "use": Phrase(
        "pay, rewards, both or neither.", "payer, récompenses, les deux, ni l'un ni l'autre."
    ),
    "rate": Phrase("What they are worth: 100 = 5 EUR.", "Ce qu'ils valent : 100 = 5 €."),
    "reward": Phrase("5 EUR for 100.", "5 € contre 100."),
    "valid": Phrase(
        "Months a reward is valid, or 90 days.", "Mois de validité d'une récompense, ou 90 jours."
    ),
    "delivery": Phrase("Free delivery from 50 EUR.", "Livraison offerte dès 50 €."),
    "delivery-by": Phrase("With this carrier only.", "Avec ce transporteur seulement."),
    "tiers-count": Phrase(
        "What tiers count: spent, orders, earned.",
        "Ce que comptent les paliers : dépenses, commandes, gains.",
    ),
    "tier": Phrase(
        "A tier, lowest first: Gold: 500: points x 2.",
        "Un palier, du plus bas au plus haut : Or : 500 : points x 2.",
    ),
    "tiers-over": Phrase(
        "since joining, 12 months or calendar year.",
        "depuis l'inscription, 12 mois ou année civile.",
    ),
    "first-order": Phrase("What a first order gets: 10%.", "Pour une première commande : 10 %."),
    "friend": Phrase("What a referred friend gets: 5 EUR.", "Pour un filleul : 5 €."),
    "referrer": Phrase("And who referred them: 5 EUR.", "Pour son parrain : 5 €."),
    "professionals": Phrase(
        "A type of customer treated otherwise: pro.", "Un type de client traité autrement : pro."
    ),
    "professionals-get": Phrase(
        "What they get: no points, nothing, 10%.", "Ce qu'ils ont : pas de points, rien, 10 %."
    ),
    "expire": Phrase(
        "Months that what is earned lasts; 0: for ever.",
        "Mois de validité des gains ; 0 : toujours.",
    ),
    "returned": Phrase(
        "Discounts after a return: kept, or tested again.",
        "Les remises après un retour : gardées, ou recalculées.",
    ),
    "returns": Phrase("Months that returns are counted.", "Mois où un retour est compté."),
    "combine": Phrase("yes: benefits combine.", "oui : les avantages se cumulent."),
    "box": Phrase("The box that says: write to me.", "La case qui dit : écrivez-moi."),
    "message": Phrase(
        "We miss you: after 6 months without an order.",
        "Vous nous manquez : après 6 mois sans commande.",
    ),
    "examples": Phrase("yes: worked examples are written.", "oui : des exemples sont écrits."),
}


def answers(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each question, under its key."""
    for key in reversed(ANSWERS):
        several = key in SEVERAL
        command = options.option(f"--{key}", metavar="ANSWER", multiple=several, says=ANSWERS[key])(
            command
        )
    return command


def by_key(given: dict[str, Any]) -> dict[str, str]:
    """What was answered by option, the answers of several joined, by the keys of questions."""
    found = {}
    for key in ANSWERS:
        value = given.get(key.replace("-", "_"))
        if value:
            found[key] = SEVERAL[key].join(value) if isinstance(value, tuple) else value
    return found
