"""Referral: the friend on a first order, the referrer once friends have come."""

import pytest

RULES = (
    "referral\n  counts from a first order of 30 EUR\n  the friend gets 10% off\n"
    "  after 2 friends: 5 EUR off\n  every 5 friends: 20 EUR off\n"
)


@pytest.mark.parametrize(("total", "off"), [("29.99", {}), ("30.00", {"referral": "3.00"})])
def test_the_friend_has_a_benefit_on_a_first_order_that_counts(gives, total, off):
    """Tested on the basket total."""
    assert gives(RULES, total, newcomer=True, customer="c2", referred_by="c1").off == off


def test_nobody_refers_themselves(gives):
    """Nothing off."""
    assert gives(RULES, "30.00", newcomer=True, customer="c1", referred_by="c1").off == {}


def test_a_second_order_is_no_friends_first(gives):
    """Nothing off."""
    assert gives(RULES, "30.00", customer="c2", referred_by="c1").off == {}


@pytest.mark.parametrize(
    ("due", "off"),
    [((0, 0), "0.00"), ((1, 0), "5.00"), ((0, 1), "20.00"), ((1, 1), "25.00"), ((0, 2), "20.00")],
)
def test_the_referrer_has_what_is_due_once_an_order(gives, due, off):
    """Both steps may fall due together; twice due is one an order."""
    order = gives(RULES, "50.00", standing={"friends_due": due})
    total = sum(int(each["amount"].replace(".", "")) for each in order.outcome["discounts"])
    assert f"{total // 100}.{total % 100:02}" == off


def test_a_summary_with_two_referrals_has_the_step_of_two(gives):
    """Just reached."""
    assert gives(RULES, "50.00", account={"referrals": 2}).off == {"referral": "5.00"}


def test_a_referral_may_give_points_and_perks(gives):
    """They do not compete."""
    rules = 'referral\n  the friend gets 50 points and perk "Thé"\noffer "A"\n  1 EUR off\n'
    order = gives(rules, "30.00", newcomer=True, customer="c2", referred_by="c1")
    assert (order.awards, order.perks, order.off) == ({"referral": 50}, ["Thé"], {"A": "1.00"})


def test_a_referral_competes_with_the_others(gives):
    """Offers come first."""
    rules = RULES + 'offer "A"\n  1 EUR off\n'
    order = gives(rules, "30.00", newcomer=True, customer="c2", referred_by="c1")
    assert (order.off, order.aside) == ({"A": "1.00"}, {"referral": "offers"})
