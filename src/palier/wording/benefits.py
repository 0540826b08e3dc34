"""What benefits are called in messages, and what is said of two of a kind side by side."""

from __future__ import annotations

from palier.closed import total
from palier.problem.reckoning import Gives
from palier.speech.phrases import Phrase

GIVES = total(
    Gives,
    {
        Gives.MONEY_OFF: Phrase("money off", "une remise en argent"),
        Gives.PERCENT_OFF: Phrase("a percentage off", "une remise en pourcentage"),
        Gives.FREE_SHIPPING: Phrase("free shipping", "la livraison offerte"),
        Gives.CHEAPER_SHIPPING: Phrase("cheaper shipping", "une livraison moins chère"),
        Gives.TIMES_POINTS: Phrase("multiplied points", "des points multipliés"),
        Gives.TIMES_STATUS_POINTS: Phrase(
            "multiplied status points", "des points de statut multipliés"
        ),
        Gives.EXTRA_POINTS: Phrase("extra points", "des points de plus"),
        Gives.POINTS: Phrase("points", "des points"),
        Gives.FREE_PRODUCT: Phrase("a free product", "un produit offert"),
        Gives.GIFT: Phrase("a gift", "un cadeau"),
        Gives.NEXT_ITEM_FREE: Phrase("the next item free", "l'article suivant offert"),
        Gives.RATE: Phrase("a rate for points", "un taux pour les points"),
        Gives.PERK: Phrase("a perk", "un privilège"),
    },
)
TWICE = total(
    Gives,
    {
        Gives.MONEY_OFF: Phrase("money is taken off twice", "deux remises en argent se côtoient"),
        Gives.PERCENT_OFF: Phrase(
            "two percentages are taken off", "deux remises en pourcentage se côtoient"
        ),
        Gives.FREE_SHIPPING: Phrase(
            "shipping is made free twice", "la livraison est offerte deux fois"
        ),
        Gives.CHEAPER_SHIPPING: Phrase("two cuts in shipping", "deux remises sur la livraison"),
        Gives.TIMES_POINTS: Phrase(
            "two multipliers stand together", "deux multiplicateurs se côtoient"
        ),
        Gives.TIMES_STATUS_POINTS: Phrase(
            "two multipliers of status points stand together",
            "deux multiplicateurs de points de statut se côtoient",
        ),
        Gives.EXTRA_POINTS: Phrase(
            "extra points are given twice", "des points de plus sont donnés deux fois"
        ),
        Gives.POINTS: Phrase("points are given twice", "des points sont donnés deux fois"),
        Gives.FREE_PRODUCT: Phrase(
            "a product is made free twice", "un produit est offert deux fois"
        ),
        Gives.GIFT: Phrase("a gift is given twice", "un cadeau est donné deux fois"),
        Gives.NEXT_ITEM_FREE: Phrase(
            "the next item is made free twice", "l'article suivant est offert deux fois"
        ),
        Gives.RATE: Phrase(
            "points are exchanged at two rates", "les points s'échangent à deux taux"
        ),
        Gives.PERK: Phrase("a perk is given twice", "un privilège est donné deux fois"),
    },
)
