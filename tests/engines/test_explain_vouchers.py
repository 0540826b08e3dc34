"""Why a rule gives no voucher, and what it would take."""

import pytest

TEA = 'earn 1 point per 1 EUR\nreward "Tea"\n  free shipping\n'


@pytest.fixture
def withheld(gives):
    """What is told of vouchers that an order does not give."""

    def told(rules, *lines, language=None, **facts):
        outcome = gives(TEA + rules, *lines, **facts)
        return [each for each in outcome.why("silent", language) if "Tea" in each]

    return told


def test_a_step_that_is_not_reached_says_how_far_it_is(withheld):
    """The offer works on this order all the same: it takes 5% off."""
    rules = 'offer "Big"\n  5% off\n  for every 50 EUR: reward "Tea"\n'
    assert withheld(rules, "40.00") == [
        (
            "The offer “Big” gives no voucher “Tea”: it takes €50.00, and the order has a basket of"
            " €40.00. It would give one with €10.00 more in the basket."
        )
    ]
    assert withheld(rules, "60.00") == []


def test_a_band_further_up_says_how_far_it_is(withheld):
    """A lower band applies, and says which."""
    rules = 'offer "Bands"\n  from 10 EUR: 5% off\n  from 80 EUR: reward "Tea"\n'
    assert withheld(rules, "40.00") == [
        (
            "The offer “Bands” gives no voucher “Tea”: threshold reached: from €10, with a basket"
            " of €40.00. It would give one with €40.00 more in the basket."
        )
    ]
    assert withheld(rules, "80.00") == []


def test_a_guest_has_nowhere_to_keep_a_voucher(withheld):
    """The rule applies; the account is missing."""
    rules = 'offer "O"\n  reward "Tea"\n'
    assert withheld(rules, "40.00", guest=True, language="fr") == [
        "L’offre « O » ne donne pas de bon « Tea » : il faut un compte, et la commande n’en a pas."
    ]


def test_the_next_tier_and_other_occasions_are_told(withheld):
    """What no order gives is said to come otherwise."""
    rules = (
        'earn reward "Tea" per referral\n'
        'tier "Gold" from 100 EUR spent\n  reward "Tea" on reaching it\n'
        'tier "Top" from 500 EUR spent\n  reward "Tea" on reaching it\n'
    )
    referral, gold = withheld(rules, "40.00")
    assert referral == (
        "“earn reward ‘Tea’ per referral” gives no voucher “Tea”: it comes with a referral, not"
        " with an order."
    )
    assert gold == "The tier “Gold” gives no voucher “Tea”: it is not reached yet."


def test_the_nearest_reward_says_how_many_points_it_still_takes(gives):
    """Of several, the one that lacks fewest."""
    rules = "earn 1 point per 1 EUR\n" + "".join(
        f'reward "{name}" for {points} points\n  {euros} EUR off\n'
        for name, points, euros in (("Small", 100, 5), ("Large", 300, 20))
    )
    assert gives(rules, "40.00").why("silent") == [
        (
            "The reward “Small” is claimed for 100 points, and the customer will have 40 points:"
            " 60 points more would do."
        )
    ]
    french = gives(rules, "140.00").why("silent", "fr")
    assert french == [
        (
            "La récompense « Large » s’échange contre 300 points, et le client aura 140 points : il"
            " manque 160 points."
        )
    ]
