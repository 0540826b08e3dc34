"""What a file leaves unsaid holds all the same, and customers read it."""

import pytest
from tests.page.conftest import compiled, text_of, told

from palier.page import render
from palier.problem.advice import Default
from palier.source import Language

SILENT = text_of("silent.en") + (
    '\nreward "Five pounds" for 90 points\n  5 GBP off\n'
    '\ntier "Regular" from 100 GBP spent\n  points x 2\n'
    '\nbonus day "Monday" every Monday\n  points x 3\n'
    '\noffer "Sunday"\n  5% off\n  at most once per month\n'
)
TOLD = {
    Default.WHAT_EARNS: (
        "Your stars are counted on what you pay for your items, after discounts, "
        "without delivery costs."
    ),
    Default.NO_POINTS_WITH: "An order with a promo code or paid with your stars earns no stars.",
    Default.NOTHING_COMBINES: "| Promo code | None | All |",
    Default.BEST_MULTIPLIER: (
        "When what you earn can be multiplied in several ways, the highest counts."
    ),
    Default.PERCENTAGES_ON_WHAT_REMAINS: (
        "A percentage discount is taken on what is left to pay after the discounts before it."
    ),
    Default.AVAILABLE_AT_ONCE: "Your stars are available at once, for your next orders.",
    Default.NEVER_EXPIRE: "Your stars never expire.",
    Default.ROUNDED_DOWN: "Each gain is rounded once, down.",
    Default.BELOW_ZERO: "your balance may go below zero",
    Default.DISCOUNTS_KEPT: "You keep the discounts of the order on what you keep.",
    Default.RETURNS_24_MONTHS: "A return counts for 24~months after the order.",
    Default.PRICES_INCLUDE_TAX: "Prices and minimum spends include tax.",
    Default.REDEEM_FROM_FIRST_ORDER: "You can pay with your stars from your first order",
    Default.REDEEM_ANY_BASKET: "with no minimum spend.",
    Default.USED_POINTS_DEDUCTED: "You only spend what you need",
    Default.TIERS_COUNT_EVERYTHING: "everything you have done since you joined.",
    Default.TIERS_NOT_KEPT: "Nothing fades with time: once reached, a tier stays yours",
    Default.MEMBERSHIP_FREE: "Membership is free",
    Default.CALENDAR: "are counted in the Europe/London time zone.",
}


def test_the_silent_programme_takes_every_default():
    """So that none is forgotten here."""
    assert set(compiled(SILENT).defaults) == set(Default) == set(TOLD)


@pytest.mark.parametrize("default", Default, ids=lambda each: each.value)
def test_every_default_in_force_is_told(default):
    """Customers know the rules even where the merchant wrote none."""
    assert TOLD[default] in told(render(compiled(SILENT), Language.ENGLISH))
