"""What is had for it, and delivery."""

from __future__ import annotations

from palier.cli.questions.question import USE, Question, chosen, claims, pays, points
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
        chosen(Use, USE),
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
        chosen(Use, USE),
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
        Phrase("100 = 5 {currency}: whole blocks.", "100 = 5 {currency} : par blocs entiers."),
        ready="100 = 5 {currency}",
        when=pays,
    ),
    Question(
        "reward",
        "rewards",
        Phrase("Which rewards, separated by `;`", "Quelles récompenses, séparées par `;`"),
        Giving.rewards,
        Phrase(
            "What it is, then what it is claimed for: 5 {currency} for 100; free shipping for 50.",
            "Ce que c'est, puis contre combien : 5 {currency} contre 100 ; livraison offerte contre"
            " 50.",
        ),
        ready=Phrase("5 {currency} for 100", "5 {currency} contre 100"),
        when=claims,
    ),
    Question(
        "valid",
        "valid",
        Phrase(
            "How many months is a reward valid (- for ever)",
            "Combien de mois une récompense est-elle valable (- toujours)",
        ),
        Giving.months,
        Phrase("From the day it is claimed.", "À partir du jour où elle est demandée."),
        when=lambda a: claims(a) and bool(a.rewards),
    ),
    Question(
        "delivery",
        "delivery",
        Phrase(
            "From how much is delivery free (- never)",
            "À partir de combien la livraison est-elle offerte (- jamais)",
        ),
        Giving.some_money,
        Phrase("50 {currency}; 0 for always.", "50 {currency} ; 0 pour toujours."),
    ),
    Question(
        "delivery-by",
        "methods",
        Phrase("With which carriers (- for any)", "Avec quels transporteurs (- pour tous)"),
        Giving.names,
        Phrase(
            "As your shop calls them, separated by commas.",
            "Comme votre boutique les nomme, séparés par des virgules.",
        ),
        when=lambda a: a.delivery is not None,
    ),
)
