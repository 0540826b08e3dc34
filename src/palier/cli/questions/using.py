"""What is had for it, and delivery."""

from __future__ import annotations

from palier.cli.questions.question import USE, USE_ALSO, Question, chosen, claims, pays, points
from palier.programmes.answers import Use
from palier.programmes.giving import Giving
from palier.speech.nouns import REWARDS
from palier.speech.phrases import Phrase

USING = (
    Question(
        "use",
        "use",
        Phrase(
            "What are they for (pay, rewards, both, neither)",
            "À quoi servent-ils (payer, récompenses, les deux, ni l'un ni l'autre)",
        ),
        chosen(Use, USE, USE_ALSO),
        Phrase(
            "Pay: so much off an order. Rewards: something chosen, for a number of them.",
            "Payer : une somme en moins sur une commande. Récompenses : quelque chose de choisi,"
            " contre un nombre d'entre eux.",
        ),
        ready=REWARDS,
        when=points,
    ),
    Question(
        "use",
        "use",
        Phrase(
            "What is it for (pay, rewards, both)", "À quoi sert-elle (payer, récompenses, les deux)"
        ),
        chosen(Use, USE, USE_ALSO),
        Phrase(
            "Pay: off an order. Rewards: something chosen, for an amount of it.",
            "Payer : en moins sur une commande. Récompenses : quelque chose de choisi, contre une"
            " somme.",
        ),
        ready=Phrase("pay", "payer"),
        when=lambda a: a.pot,
    ),
    Question(
        "rate",
        "rate",
        Phrase("What are they worth", "Combien valent-ils"),
        Giving.rate,
        Phrase("100 = {five}: whole blocks.", "100 = {five} : par blocs entiers."),
        ready=Phrase("100 = {five}", "100 = {five}"),
        when=pays,
    ),
    Question(
        "reward",
        "rewards",
        Phrase("Which rewards, separated by `;`", "Quelles récompenses, séparées par `;`"),
        Giving.rewards,
        Phrase(
            "What it is, then what it is claimed for: {five} for {cost}; free shipping for {less}.",
            "Ce que c'est, puis contre combien : {five} contre {cost} ; livraison offerte"
            " contre {less}.",
        ),
        ready=Phrase("{five} for {cost}", "{five} contre {cost}"),
        when=claims,
    ),
    Question(
        "valid",
        "valid",
        Phrase(
            "How many months is a reward valid (- for ever)",
            "Combien de mois une récompense est-elle valable (- toujours)",
        ),
        Giving.time,
        Phrase(
            "From the day it is claimed; 90 days or 2 years will do too.",
            "À partir du jour où elle est demandée ; 90 jours ou 2 ans conviennent aussi.",
        ),
        when=lambda a: claims(a) and bool(a.rewards),
    ),
    Question(
        "delivery",
        "delivery",
        Phrase(
            "From how much is delivery free (- never)",
            "À partir de combien la livraison est-elle offerte (- jamais)",
        ),
        Giving.from_spent,
        Phrase("{fifty}; 0 for always.", "{fifty} ; 0 pour toujours."),
    ),
    Question(
        "delivery-by",
        "methods",
        Phrase("With which carriers (- for any)", "Avec quels transporteurs (- pour tous)"),
        Giving.carriers,
        Phrase(
            "As your shop calls them, separated by commas.",
            "Comme votre boutique les nomme, séparés par des virgules.",
        ),
        when=lambda a: a.delivery is not None,
    ),
)
