"""Promo codes and vouchers: which are taken, which are refused, one or several."""

import datetime as dt

import pytest

from palier.account.standing import Voucher

CODE = 'offer "Bienvenue" with promo code "HELLO"\n  5 EUR off\n'
TWO = CODE + 'offer "Autre" with promo code "OTHER"\n  8 EUR off\n'


def test_a_code_of_the_file_takes_its_benefit_off(gives):
    """HELLO is 5 EUR off."""
    assert gives(CODE, "20.00", code="HELLO").off == {"Bienvenue": "5.00"}


def test_a_code_that_is_not_brought_does_nothing(gives):
    """The offer is for those who type it."""
    order = gives(CODE, "20.00")
    assert (order.off, order.refused) == ({}, {})


def test_an_unknown_code_is_refused_by_name(gives):
    """The order goes on."""
    order = gives(CODE, "20.00", code="NOPE")
    assert (order.to_pay, order.refused) == ("20.00", {"NOPE": "unknown-code"})


def test_case_counts_in_a_code(gives):
    """`hello` is another code."""
    assert gives(CODE, "20.00", code="hello").refused == {"hello": "unknown-code"}


def test_a_code_brought_twice_counts_once(gives):
    """The second is refused."""
    order = gives(CODE, "20.00", code="HELLO HELLO")
    assert (order.off, order.refused) == ({"Bienvenue": "5.00"}, {"HELLO": "already-brought"})


def test_a_code_whose_condition_fails_is_refused_with_the_reason(gives):
    """A cent below 50 EUR."""
    rules = 'offer "A" with promo code "C"\n  on baskets from 50 EUR\n  5 EUR off\n'
    assert gives(rules, "49.99", code="C").refused == {"C": "basket-too-small"}


def test_of_several_codes_the_first_brought_is_kept(gives):
    """Codes do not combine with one another unless the file says so."""
    orders = [gives(TWO, "20.00", code=each) for each in ("HELLO OTHER", "OTHER HELLO")]
    assert [(each.off, each.aside) for each in orders] == [
        ({"Bienvenue": "5.00"}, {"Autre": "promo codes"}),
        ({"Autre": "8.00"}, {"Bienvenue": "promo codes"}),
    ]


def test_under_the_best_the_better_code_is_kept(gives):
    """8 EUR off, in whatever order they are brought."""
    rules = TWO + "cumulation\n  otherwise the best for the customer applies\n"
    assert gives(rules, "20.00", code="HELLO OTHER").off == {"Autre": "8.00"}


def test_codes_that_combine_are_all_taken_in_the_order_brought(gives):
    """A percentage brought second is taken on what the first left: 50% of 15."""
    rules = (
        CODE + 'offer "Autre" with promo code "OTHER"\n  50% off\n'
        "cumulation\n  promo codes combine with promo codes\n"
    )
    one, other = (gives(rules, "20.00", code=each).off for each in ("HELLO OTHER", "OTHER HELLO"))
    assert list(one.items()) == [("Bienvenue", "5.00"), ("Autre", "7.50")]
    assert list(other.items()) == [("Autre", "10.00"), ("Bienvenue", "5.00")]


def test_a_code_that_changes_nothing_leaves_the_place_to_the_next(gives):
    """A code for books on a basket without any does not compete."""
    rules = TWO.replace("5 EUR off", '5 EUR off category "Livres"')
    order = gives(rules, "20.00", code="HELLO OTHER")
    assert (order.off, order.refused) == ({"Autre": "8.00"}, {"HELLO": "changes-nothing"})


def test_a_code_of_the_shop_takes_off_what_the_order_says(gives):
    """`off` makes it the shop's own; outcomes call it by its code."""
    order = gives("earn 1 point per 1 EUR\n", "20.00", promo_codes=[{"code": "X", "off": "3.00"}])
    assert order.off == {"X": "3.00"}


def test_a_code_of_the_shop_never_takes_more_than_the_goods(gives):
    """30 EUR off 20 EUR is 20 EUR."""
    order = gives("earn 1 point per 1 EUR\n", "20.00", promo_codes=[{"code": "X", "off": "30.00"}])
    assert (order.off, order.to_pay) == ({"X": "20.00"}, "0.00")


def test_codes_of_the_shop_and_of_the_file_are_one_party(gives):
    """Of one of each, the first brought."""
    codes = [{"code": "X", "off": "3.00"}, {"code": "HELLO"}]
    order = gives(CODE, "20.00", promo_codes=codes)
    assert (order.off, order.aside) == ({"X": "3.00"}, {"Bienvenue": "promo codes"})


def test_a_code_of_the_shop_brought_after_one_of_the_file_is_reckoned_after_it(gives):
    """The order of the codes is the order brought, even when the shop's come last."""
    rules = (
        'offer "B" with promo code "B"\n  50% off\n'
        "cumulation\n  promo codes combine with promo codes\n"
    )
    codes = [{"code": "X", "off": "3.00"}, {"code": "B"}]
    one = gives(rules, "20.00", promo_codes=codes).off
    other = gives(rules, "20.00", promo_codes=codes[::-1]).off
    assert (one, other) == ({"X": "3.00", "B": "8.50"}, {"B": "10.00", "X": "3.00"})


def test_a_code_that_gives_points_only_is_not_refused(gives):
    """It changes no price, and multiplies all the same, since no code took anything off."""
    rules = 'earn 1 point per 1 EUR\noffer "A" with promo code "C"\n  points x 2\n'
    order = gives(rules, "20.00", code="C")
    assert (order.earned, order.refused) == (40, {})


def test_a_guest_may_bring_a_code(gives):
    """Offers and codes apply to guests."""
    assert gives(CODE, "20.00", guest=True, code="HELLO").off == {"Bienvenue": "5.00"}


def test_a_code_that_asks_for_the_account_is_refused_to_a_guest(gives):
    """A guest has no birthday."""
    rules = 'offer "A" with promo code "C"\n  once per customer\n  5 EUR off\n'
    assert gives(rules, "20.00", guest=True, code="C").refused == {"C": "guest"}


# Vouchers -------------------------------------------------------------------------------------

REWARD = 'reward "R" for 100 points\n  5 EUR off\n'
PAIR = REWARD + 'reward "S" for 200 points\n  12 EUR off\n'


def test_a_voucher_is_used_when_the_order_brings_it(gives):
    """And is gone afterwards."""
    order = gives(REWARD, "20.00", account={"rewards": ["R"]}, use_rewards=["R"])
    assert (order.off, order.outcome["vouchers"]) == ({"R": "5.00"}, [])


def test_a_voucher_that_is_not_brought_stays(gives):
    """Only automatic rewards are used unasked."""
    order = gives(REWARD, "20.00", account={"rewards": ["R"]})
    assert (order.off, [each["id"] for each in order.outcome["vouchers"]]) == ({}, ["R"])


def test_a_voucher_nobody_has_is_refused(gives):
    """By its name."""
    order = gives(REWARD, "20.00", use_rewards=["R"])
    assert (order.off, order.refused) == ({}, {"R": "unknown-voucher"})


def test_of_several_vouchers_the_first_brought_is_kept(gives):
    """Rewards do not combine with one another unless the file says so."""
    order = gives(PAIR, "20.00", account={"rewards": ["R", "S"]}, use_rewards=["R", "S"])
    assert (order.off, order.aside) == ({"R": "5.00"}, {"S": "rewards"})


def test_two_vouchers_of_one_reward_may_combine(gives):
    """5 and 5."""
    rules = REWARD + "cumulation\n  rewards combine with rewards\n"
    order = gives(rules, "20.00", account={"rewards": ["R", "R"]}, use_rewards=["R", "R/2"])
    assert (order.to_pay, order.outcome["vouchers"]) == ("10.00", [])


def test_two_vouchers_with_a_perk_and_a_gift_are_both_used(gives):
    """The perk is given once, the gift twice."""
    rules = (
        'reward "R" for 100 points\n  5 EUR off and perk "Thé" and product "X" as a gift\n'
        "cumulation\n  rewards combine with rewards\n"
    )
    order = gives(rules, "20.00", account={"rewards": ["R", "R"]}, use_rewards=["R", "R/2"])
    assert (order.to_pay, order.perks, order.gifts) == ("10.00", ["Thé"], ["X", "X"])


def test_a_reward_that_is_named_goes_before_one_given_automatically(gives):
    """What the customer asks for is taken, and keeps the automatic one out, which stays in hand."""
    rules = PAIR.replace("12 EUR off\n", "12 EUR off\n  is given automatically\n")
    order = gives(rules, "20.00", account={"rewards": ["R", "S"]}, use_rewards=["R"])
    assert (order.off, order.aside) == ({"R": "5.00"}, {"S": "rewards"})


def test_a_reward_worth_more_than_the_goods_is_used_up(gives):
    """12 EUR off 10 EUR leaves no change."""
    order = gives(PAIR, "10.00", account={"rewards": ["S"]}, use_rewards=["S"])
    assert (order.off, order.outcome["vouchers"]) == ({"S": "10.00"}, [])


def test_with_only_the_best_offer_the_better_code_is_kept(gives):
    """8 EUR off beat 5, in whatever order they are brought; of equals, the first brought."""
    rules = TWO + "cumulation\n  only the best offer applies\n"
    equal = rules.replace("8 EUR", "5 EUR")
    found = [gives(each, "20.00", code="HELLO OTHER").off for each in (rules, equal)]
    assert found == [{"Autre": "8.00"}, {"Bienvenue": "5.00"}]


@pytest.mark.parametrize(
    ("at", "because"),
    [("2026-06-30T21:59:59+00:00", {}), ("2026-06-30T22:00:00+00:00", {"v1": "expired"})],
)
def test_a_voucher_is_good_through_its_last_day_in_the_programmes_zone(gives, at, because):
    """Midnight of Paris is 22:00 UTC in June."""
    held = {"vouchers": (Voucher("v1", "R", dt.date(2026, 6, 30)),)}
    order = gives(REWARD, "20.00", standing=held, use_rewards=["v1"], at=at)
    assert order.refused == because
