"""Tiers: where a customer stands before and after the order, and what the next one takes."""

import pytest

from palier.sheet.facts import Uses

TIERS = (
    'tier "Bronze"\n'
    'tier "Argent" from 100 EUR spent or 5 orders\n  10% off\n  100 points on reaching it\n'
    'tier "Or" above 500 EUR spent and 2 referrals\n  20% off\n  200 points on reaching it\n'
)


@pytest.mark.parametrize(
    ("account", "off"),
    [
        ({"spent": "99.99"}, {}),
        ({"spent": "100.00"}, {"Argent": "1.00"}),
        ({"orders": 5}, {"Argent": "1.00"}),
        ({"spent": "500.01", "referrals": 2}, {"Argent": "1.00"}),
        ({"spent": "500.01", "referrals": 3}, {"Or": "2.00"}),
    ],
)
def test_a_customer_stands_at_the_highest_tier_whose_criteria_hold(gives, account, off):
    """`above` holds for the referrals too: more than 2."""
    assert gives(TIERS, "10.00", account=account).off == off


def test_benefits_are_not_inherited(gives):
    """Gold gives 20%, not 10% and 20%."""
    order = gives(TIERS, "10.00", account={"spent": "600.00", "referrals": 3})
    assert order.off == {"Or": "2.00"}


def test_going_up_is_for_the_orders_that_follow(gives):
    """90 spent and 10 paid reach silver, and this order has none of it but its points."""
    order = gives(TIERS, "10.00", account={"spent": "90.00"})
    assert (order.off, order.tier, order.awards) == ({}, "Argent", {"Argent": 100})


def test_going_up_counts_at_once_when_said(gives):
    """10% off the order that reaches it."""
    rules = TIERS + "tiers\n  an order already has the benefits of the tier it reaches\n"
    order = gives(rules, "20.00", account={"spent": "90.00"})
    assert (order.off, order.tier) == ({"Argent": "2.00"}, "Argent")


def test_a_tier_reached_at_once_is_given_though_its_discount_would_undo_it(gives):
    """90 spent and 10.00 reach 100; with 10% off it is 99.00, and reached is reached."""
    rules = TIERS + "tiers\n  an order already has the benefits of the tier it reaches\n"
    order = gives(rules, "10.00", account={"spent": "90.00"})
    assert (order.off, order.tier) == ({"Argent": "1.00"}, "Argent")


def test_each_tier_passed_gives_its_points(gives):
    """From bronze to gold in one order: 100 and 200."""
    order = gives(TIERS, "600.00", account={"referrals": 3})
    assert order.awards == {"Argent": 100, "Or": 200}


def test_points_on_reaching_are_given_once_per_customer(gives):
    """Silver was reached before."""
    standing = {"uses": {Uses("tier.2", None): 1}}
    assert gives(TIERS, "10.00", account={"spent": "90.00"}, standing=standing).awards == {}


def test_points_on_reaching_are_not_silenced_by_a_code(gives):
    """They do not come from purchases."""
    order = gives(
        TIERS, "20.00", account={"spent": "90.00"}, promo_codes=[{"code": "X", "off": "1.00"}]
    )
    assert order.awards == {"Argent": 100}


def test_spent_is_what_is_paid_for_goods(gives):
    """Net of discounts and points, shipping out: 10.00 − 5.00 is not enough."""
    order = gives(
        TIERS,
        "10.00",
        account={"spent": "90.00"},
        promo_codes=[{"code": "X", "off": "5.00"}],
        shipping={"cost": "9.00"},
    )
    assert (order.tier, order.missing[0]) == (
        "Bronze",
        [{"measure": "spent", "amount": "5.00"}],
    )


def test_every_way_to_the_next_tier_is_told(gives):
    """65 EUR, or three orders after this one."""
    assert gives(TIERS, "10.00", account={"spent": "25.00"}).missing == [
        [{"measure": "spent", "amount": "65.00"}],
        [{"measure": "orders", "count": 3}],
    ]


def test_above_takes_one_more_than_its_bound(gives):
    """More than 500.00 and more than 2: 400.01 and three referrals are missing."""
    assert gives(TIERS, "10.00", account={"spent": "90.00"}).missing == [
        [{"measure": "spent", "amount": "400.01"}, {"measure": "referrals", "count": 3}]
    ]


def test_whoever_is_at_the_top_has_nothing_ahead(gives):
    """No next tier."""
    order = gives(TIERS, "10.00", account={"spent": "600.00", "referrals": 3})
    assert (order.outcome["tier"]["next"], order.missing) == (None, [])


def test_a_tier_that_was_given_is_held_whatever_the_counts(gives):
    """The account says gold."""
    assert gives(TIERS, "10.00", account={"tier": "Or"}).off == {"Or": "2.00"}


def test_whom_no_criteria_let_in_stands_at_no_tier(gives):
    """`"tier": null`, and the way to the first."""
    order = gives('tier "Argent" from 100 EUR spent\n  10% off\n', "10.00")
    assert (order.outcome["tier"], order.missing) == (
        None,
        [[{"measure": "spent", "amount": "90.00"}]],
    )


def test_points_earned_count_those_of_the_order_not_those_of_reaching(gives):
    """490 and 20: 510 reach 500, the 100 given on reaching do not reach 600."""
    rules = (
        'earn 1 point per 1 EUR\ntier "A" from 500 points earned\n  100 points on reaching it\n'
        'tier "B" from 600 points earned\n'
    )
    order = gives(rules, "20.00", account={"points_earned": 490})
    assert (order.tier, order.earned) == ("A", 120)


def test_points_in_the_balance_fall_when_they_are_used(gives):
    """100 in the balance less 50 used."""
    rules = 'redeem points\n  10 points = 1 EUR\ntier "A" from 100 points in the balance\n'
    order = gives(rules, "5.00", account={"points": 100}, use_points="all")
    assert (order.used, order.missing) == (
        50,
        [],
    )


@pytest.mark.parametrize(
    ("joined", "tier", "days"),
    [("2025-06-02", "A", None), ("2025-06-05", None, 3), (None, None, 365)],
)
def test_membership_is_counted_in_civil_time(gives, joined, tier, days):
    """Twelve months on 2 June 2026; from no known day, it is twelve months from now."""
    account = {"joined": joined} if joined else {}
    order = gives('tier "A" from 12 months of membership\n', "5.00", account=account)
    missing = [[{"measure": "membership", "days": days}]] if days else []
    assert (order.tier, order.missing) == (tier, missing)


def test_a_newcomer_stands_where_no_measure_is_needed(gives):
    """Bronze before the order, and after it."""
    order = gives(TIERS, "10.00", newcomer=True)
    assert (order.off, order.tier) == ({}, "Bronze")


def test_activities_of_a_name_are_a_measure(gives):
    """Two reviews are missing one."""
    rules = 'tier "A" from 3 "avis produit"\n'
    order = gives(rules, "5.00", account={"activities": {"avis produit": 2}})
    assert order.missing == [[{"measure": "activities", "count": 1, "activity": "avis produit"}]]


def test_a_tier_the_programme_no_longer_has_is_replaced_by_the_one_counted(gives):
    """Platinum is gone; 150 EUR spent make silver."""
    order = gives(TIERS, "10.00", standing={"tier": "Platine", "tier_known": True})
    counted = gives(TIERS, "10.00", account={"spent": "150.00", "tier": "Platine"})
    assert (order.off, counted.off) == ({}, {"Argent": "1.00"})
