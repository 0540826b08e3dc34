"""For whom and on what a rule works: facts of the order, the customer and the account."""

import pytest

from palier.account.standing import Standing
from palier.quantity import Duration, Period
from palier.sheet.facts import Count, Measured

SOAP = {"price": "5.00", "product": "S-1", "categories": ["Savons"], "tags": ["bio"]}


def offer(condition):
    """An offer of 1 EUR under a condition."""
    return f'offer "A"\n  {condition}\n  1 EUR off\n'


HOLDS = [
    ('when customer type is "pro"', {"account": {"customer_type": "pro"}}),
    ('when customer type is not "pro"', {}),
    ('when customer group is "b"', {"account": {"groups": ["a", "b"]}}),
    ('when customer group is not "c"', {"account": {"groups": ["a", "b"]}}),
    ('when customer group is one of "c", "b"', {"account": {"groups": ["a", "b"]}}),
    ('when channel is "web"', {"channel": "web"}),
    ('when channel is not one of "shop", "phone"', {"channel": "web"}),
    ('when shipping method is "Colissimo"', {"shipping": {"method": "Colissimo"}}),
    ('when delivery city is "Paris"', {"delivery": {"city": "Paris"}}),
    ('when delivery country is "FR"', {"delivery": {"country": "FR"}}),
    ('when delivery postcode is "75011"', {"delivery": {"postcode": "75011"}}),
    ('when payment method is "Card"', {"payments": [{"method": "Visa"}, {"method": "Card"}]}),
    ('when payment method is not "Card"', {"payments": [{"method": "Visa"}]}),
    ('when payment method is not "Card"', {}),
    ('when the box "newsletter" is ticked', {"account": {"facts": {"newsletter": True}}}),
    ('when the box "newsletter" is not ticked', {"account": {"facts": {"newsletter": False}}}),
    ('when the customer has ordered product "P"', {"account": {"products_ordered": ["P", "Q"]}}),
    ('when the customer has not ordered product "P"', {"account": {"products_ordered": ["Q"]}}),
    ('when the basket contains category "Savons"', {}),
    ('when the basket contains product "X" or products tagged "bio"', {}),
    ("when basket total is at least 5 EUR", {}),
    ("when basket total is between 5 EUR and 6 EUR", {}),
    ('when total of category "Savons" is above 4.99 EUR', {}),
    ("when number of items is 1", {}),
    ('when number of items of category "Savons" is at most 1', {}),
    ("when number of orders is below 4", {"account": {"orders": 3}}),
    ("when amount spent is at least 100 EUR", {"account": {"spent": "100.00"}}),
    ("when points balance is at least 64 points", {"account": {"points": 64}}),
    ("when number of referrals is above 2", {"account": {"referrals": 3}}),
    ('when number of "avis" activities is 2', {"account": {"activities": {"avis": 2}}}),
    ("when time since joining is at least 12 months", {"account": {"joined": "2025-06-02"}}),
    ("when time since the last order is above 30 days", {"account": {"last_order": "2026-05-02"}}),
    ('when not ( channel is "shop" or channel is "phone" )', {"channel": "web"}),
]
FAILS = [
    ('when customer type is "pro"', {}),
    ('when customer type is not "pro"', {"account": {"customer_type": "pro"}}),
    ('when customer group is not "b"', {"account": {"groups": ["a", "b"]}}),
    ('when channel is "web"', {}),
    ('when delivery city is "Paris"', {"delivery": {"city": "paris"}}),
    ('when the box "newsletter" is ticked', {}),
    ('when the customer has ordered product "P"', {}),
    ('when the basket contains category "Livres"', {}),
    ("when basket total is above 5 EUR", {}),
    ("when basket total is between 5.01 EUR and 6 EUR", {}),
    ("when number of orders is at least 4", {"account": {"orders": 3}}),
    ("when amount spent is above 100 EUR", {"account": {"spent": "100.00"}}),
    ("when points balance is above 64 points", {"account": {"points": 64}}),
    ("when time since joining is at least 12 months", {"account": {"joined": "2025-06-03"}}),
    ("when time since joining is at least 12 months", {}),
    ("when time since the last order is above 31 days", {"account": {"last_order": "2026-05-02"}}),
    ("when time since the last order is below 31 days", {}),
    ("when a promo code is used", {}),
]


@pytest.mark.parametrize(("condition", "facts"), HOLDS)
def test_a_condition_that_holds_lets_the_rule_work(gives, condition, facts):
    """1 EUR off."""
    assert gives(offer(condition), SOAP, **facts).off == {"A": "1.00"}


@pytest.mark.parametrize(("condition", "facts"), FAILS)
def test_a_condition_that_fails_keeps_the_rule_silent(gives, condition, facts):
    """Nothing off."""
    assert gives(offer(condition), SOAP, **facts).off == {}


@pytest.mark.parametrize(("condition", "facts"), HOLDS)
def test_what_lets_a_rule_work_excludes_it_after_unless(gives, condition, facts):
    """`unless` is `when` turned round."""
    assert gives(offer(condition.replace("when", "unless", 1)), SOAP, **facts).off == {}


def test_several_when_must_all_hold(gives):
    """One of two is not enough."""
    rules = 'offer "A"\n  when channel is "web"\n  when delivery city is "Paris"\n  1 EUR off\n'
    both = gives(rules, SOAP, channel="web", delivery={"city": "Paris"}).off
    one = gives(rules, SOAP, channel="web").off
    assert (both, one) == ({"A": "1.00"}, {})


def test_any_unless_excludes(gives):
    """Either of two is enough."""
    rules = 'offer "A"\n  unless channel is "web"\n  unless delivery city is "Paris"\n  1 EUR off\n'
    assert [
        gives(rules, SOAP, **facts).off
        for facts in ({}, {"channel": "web"}, {"delivery": {"city": "Paris"}})
    ] == [{"A": "1.00"}, {}, {}]


def test_and_binds_tighter_than_or(gives):
    """`A or B and C`: a web order will do by itself."""
    rules = offer('when channel is "web" or channel is "shop" and delivery city is "Paris"')
    assert [
        gives(rules, SOAP, **facts).off for facts in ({"channel": "web"}, {"channel": "shop"})
    ] == [{"A": "1.00"}, {}]


def test_a_promo_code_that_is_known_is_used_whether_or_not_it_takes_anything_off(gives):
    """`a promo code is used` asks for a code the programme knows."""
    rules = offer("when a promo code is used") + 'offer "B" with promo code "C"\n  perk "Thé"\n'
    assert [gives(rules, SOAP, code=each).off for each in ("C", "UNKNOWN")] == [{"A": "1.00"}, {}]


def test_a_condition_may_name_the_code(gives):
    """The code itself takes nothing off here."""
    rules = offer('when promo code is "C"') + 'offer "B" with promo code "C"\n  perk "Thé"\n'
    assert gives(rules, SOAP, code="C").off == {"A": "1.00"}


def test_names_match_whatever_the_apostrophe_the_spaces_and_the_form_of_accents(gives):
    """The file writes a straight apostrophe and composed accents; the shop's data do not."""
    rules = offer('when delivery city is "Val-d\'Oisé Nord"')
    city = "Val-d’Oise\u0301  Nord"
    assert gives(rules, SOAP, delivery={"city": city}).off == {"A": "1.00"}


def test_a_tier_may_be_asked_for(gives):
    """Or one at least as high."""
    tiers = 'tier "Bronze"\ntier "Argent" from 100 EUR spent\ntier "Or" from 200 EUR spent\n'
    silver = {"account": {"spent": "150.00"}}
    found = [
        gives(tiers + offer(each), SOAP, **silver).off
        for each in ('when tier is "Argent"', 'when tier is at least "Bronze"', 'when tier is "Or"')
    ]
    assert found == [{"A": "1.00"}, {"A": "1.00"}, {}]


# Windows ---------------------------------------------------------------------------------------


def test_a_window_is_asked_of_the_standing(gives):
    """Ten orders since joining, two in the last 12 months."""
    rules = offer("when number of orders is at least 3 in the last 12 months")
    standing = {
        "counts": {Count.ORDERS: 10},
        "measured": {Measured(Count.ORDERS, Duration(12, Period.MONTH)): 2},
    }
    assert gives(rules, SOAP, standing=standing).off == {}


def test_a_summary_that_knows_totals_only_answers_with_them():
    """There is nothing better to answer."""
    assert Standing(counts={Count.ORDERS: 10}).count(Count.ORDERS) == 10


# Guests and members ------------------------------------------------------------------------------


def test_a_guest_earns_nothing(gives):
    """Points need an account."""
    order = gives("earn 1 point per 1 EUR\n", "20.00", guest=True)
    assert (order.earned, order.silent) == (0, {"earn 1 point per 1 EUR": "guest"})


def test_a_guest_has_the_offers_that_ask_nothing_of_an_account(gives):
    """And not those that do."""
    rules = 'offer "A"\n  1 EUR off\n' + offer('when customer type is not "pro"').replace(
        '"A"', '"B"'
    )
    assert gives(rules, "20.00", guest=True).off == {"A": "1.00"}


@pytest.mark.parametrize(
    "rule",
    [
        'segment "S"\n  when channel is "web"\n  1 EUR off\n',
        "first order\n  1 EUR off\n",
        'tier "T"\n  1 EUR off\n',
        'bonus day "J" on 2 June 2026\n  5 extra points\n',
        'stamp card "C"\n  1 stamp per item\n  after 1 stamp: next item free\n',
    ],
)
def test_a_guest_has_none_of_what_needs_an_account(gives, rule):
    """Nothing off, no points, no stamps."""
    line = {"price": "5.00", "quantity": 2}
    order = gives(rule, line, guest=True, channel="web")
    assert (order.off, order.earned, sum(order.stamps.values())) == ({}, 0, 0)


def test_a_guest_cannot_pay_with_points(gives):
    """The points put in are refused with the reason."""
    rules = "redeem points\n  10 points = 1 EUR\n"
    assert gives(rules, "20.00", guest=True, use_points="all").refused == {0: "guest"}


PAID = (
    'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    "  membership costs 29 EUR per year\n"
)


def test_whoever_has_not_paid_for_membership_gets_nothing_of_the_programme(gives):
    """Offers are for members too, save those that are for everybody."""
    offers = 'offer "A"\n  1 EUR off\n  for everybody\noffer "B"\n  3 EUR off\n'
    rules = PAID + "earn 1 point per 1 EUR\n" + offers + 'tier "T"\n  2 EUR off\n'
    order = gives(rules, "20.00", account={"member_until": "2026-06-01"})
    assert (order.off, order.silent, order.tier) == (
        {"A": "1.00"},
        {"earn 1 point per 1 EUR": "not-member"},
        None,
    )


def test_a_membership_covers_its_last_day(gives):
    """Until 2 June, on 2 June."""
    rules = PAID + "earn 1 point per 1 EUR\n"
    assert gives(rules, "20.00", account={"member_until": "2026-06-02"}).earned == 20
