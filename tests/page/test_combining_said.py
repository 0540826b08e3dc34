"""The section on combining: what it says of offers, percentages and multipliers, where it is so."""

import pytest
from tests.page.test_true_sentences import said

from palier.source import Language

CODES = (
    'offer "Spring" with promo code "SPRING"\n  5 EUR off\n\n'
    'offer "Duo" with promo code "DUO"\n  3 EUR off\n\n'
)
OFFERS = CODES.replace(' with promo code "SPRING"', "").replace(' with promo code "DUO"', "")
TIERS = 'tier "One"\n  points x 2\n\ntier "Two" from 100 EUR spent\n  points x 3\n\n'
DAY = 'bonus day "Friday"\n  every Friday\n  points x 2\n\n'
REDEEM = "redeem points\n  10 points = 1 EUR\n\n"
SEVERAL = ("Several offers can apply", "Plusieurs offres peuvent s’appliquer")
PERCENT = ("A percentage discount is taken", "Une remise en pourcentage se calcule")
MULTIPLIERS = ("several multipliers meet", "plusieurs multiplicateurs se rencontrent")


@pytest.mark.parametrize(
    ("rules", "sentences", "there"),
    [
        (OFFERS + REDEEM, SEVERAL, True),
        (CODES + REDEEM, SEVERAL, False),
        (OFFERS + REDEEM, PERCENT, False),
        (OFFERS.replace("5 EUR off", "5% off") + REDEEM, PERCENT, True),
        (
            OFFERS + REDEEM + "referral\n  the friend gets 5% off\n",
            PERCENT,
            True,
        ),
        (
            OFFERS + "cumulation\n  percentages are taken on the basket total\n",
            ("taken on the basket total", "se calcule sur le total du panier"),
            True,
        ),
        (TIERS + OFFERS, MULTIPLIERS, False),
        (TIERS + OFFERS + DAY, MULTIPLIERS, True),
    ],
)
def test_what_never_meets_is_not_told(rules, sentences, there):
    """Of two codes one serves, nobody is in two tiers, and no percentage is none."""
    english = said(rules, Language.ENGLISH)
    french = said(rules, Language.FRENCH)
    assert (sentences[0] in english) is there
    assert (sentences[1] in french) is there
