"""What a file leaves unsaid holds all the same, and customers read it."""

import pytest
from tests.page.conftest import compiled, text_of, told

from palier.closed import total
from palier.page import render
from palier.problem.advice import Default
from palier.source import Language

SILENT = text_of("silent.en") + (
    '\nreward "Five pounds" for 90 points\n  5 GBP off\n'
    '\ntier "Regular" from 100 GBP spent\n  points x 2\n'
    '\nbonus day "Monday" every Monday\n  points x 3\n'
    '\noffer "Sunday"\n  5% off\n  at most once per month\n'
)
TOLD = total(
    Default,
    {
        Default.WHAT_EARNS: (
            (
                "Your stars are counted on what you pay for your items, after discounts, without"
                " delivery costs."
            ),
            (
                "Vos [en: stars] se calculent sur ce que vous payez pour vos articles, remises"
                " déduites, sans les frais de port."
            ),
        ),
        Default.NO_POINTS_WITH: (
            "An order with a promo code or paid with your stars earns no stars.",
            (
                "Une commande avec un code promo ou payée avec vos [en: stars] ne rapporte pas de"
                " [en: stars]."
            ),
        ),
        Default.NOTHING_COMBINES: ("| Promo code | None | All |", "| Code promo | Aucun | Tous |"),
        Default.BEST_MULTIPLIER: (
            "When what you earn can be multiplied in several ways, the highest counts.",
            "Quand vos gains peuvent être multipliés de plusieurs façons, la plus forte compte.",
        ),
        Default.PERCENTAGES_ON_WHAT_REMAINS: (
            "A percentage discount is taken on what is left to pay after the discounts before it.",
            (
                "Une remise en pourcentage se calcule sur ce qu’il reste à payer après les remises"
                " précédentes."
            ),
        ),
        Default.AVAILABLE_AT_ONCE: (
            "Your stars are available at once, for your next orders.",
            "Vos [en: stars] sont disponibles tout de suite, pour vos commandes suivantes.",
        ),
        Default.NEVER_EXPIRE: ("Your stars never expire.", "Vos [en: stars] n’expirent jamais."),
        Default.ROUNDED_DOWN: (
            "Each gain is rounded once, down.",
            "Chaque gain est arrondi une seule fois, à l’inférieur.",
        ),
        Default.BELOW_ZERO: ("your balance may go below zero", "votre solde peut devenir négatif"),
        Default.DISCOUNTS_KEPT: (
            "You keep the discounts of the order on what you keep.",
            "Les remises de la commande restent acquises sur ce que vous gardez.",
        ),
        Default.RETURNS_24_MONTHS: (
            "A return counts for 24~months after the order.",
            "Un retour est pris en compte pendant 24~mois après la commande.",
        ),
        Default.PRICES_INCLUDE_TAX: (
            "Prices and minimum spends include tax.",
            "Les prix et les seuils s’entendent toutes taxes comprises.",
        ),
        Default.REDEEM_FROM_FIRST_ORDER: (
            "You can pay with your stars from your first order",
            "Vous pouvez payer avec vos [en: stars] dès votre première commande",
        ),
        Default.REDEEM_ANY_BASKET: ("with no minimum spend.", "sans minimum d’achat."),
        Default.USED_POINTS_DEDUCTED: (
            "You only spend what you need",
            "Vous ne dépensez que ce dont vous avez besoin",
        ),
        Default.TIERS_COUNT_EVERYTHING: (
            "everything you have done since you joined.",
            "tout ce que vous faites depuis votre inscription.",
        ),
        Default.TIERS_NOT_KEPT: (
            "Nothing fades with time: once reached, a tier stays yours",
            "Rien ne s’efface avec le temps~: un palier atteint reste à vous",
        ),
        Default.MEMBERSHIP_FREE: ("Membership is free", "L’adhésion est gratuite"),
        Default.CALENDAR: (
            "are counted in the Europe/London time zone.",
            "se comptent à l’heure du fuseau Europe/London.",
        ),
    },
)
"""English, French: any words that tell it."""


def test_the_silent_programme_takes_every_default():
    """So that none is forgotten here."""
    assert set(compiled(SILENT).defaults) == set(Default)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("default", Default, ids=lambda each: each.value)
def test_every_default_in_force_is_told(default, language):
    """Customers know the rules even where the merchant wrote none, in either language."""
    words = dict(zip(Language, TOLD[default], strict=True))[language]
    assert words in told(render(compiled(SILENT), language))
