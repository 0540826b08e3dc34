"""Cumulation: who combines with whom, who wins, what is set aside and why."""

import pytest

TWO = 'offer "A"\n  10 EUR off\nsegment "S"\n  when customer group is "s"\n  20 EUR off\n'
IN_S = {"groups": ["s"]}
BEST = "cumulation\n  otherwise the best for the customer applies\n"
ALL = "cumulation\n  everything combines\n"


def test_nothing_combines_unless_the_file_says_so(gives):
    """Offers come before segments in the order of reckoning."""
    order = gives(TWO, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"A": "10.00"}, {"S": "offers"})


def test_what_combines_is_all_kept(gives):
    """100 − 10 − 20."""
    rules = TWO + "cumulation\n  offers combine with segment benefits\n"
    order = gives(rules, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"A": "10.00", "S": "20.00"}, {})


def test_a_pair_is_symmetric(gives):
    """Named from the other side, it is the same pair."""
    rules = TWO + "cumulation\n  segment benefits combine with offers\n"
    assert gives(rules, "100.00", account=IN_S).to_pay == "70.00"


def test_the_best_for_the_customer_leaves_the_least_to_pay(gives):
    """20 EUR off beats 10."""
    order = gives(TWO + BEST, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"S": "20.00"}, {"A": "segment benefits"})


def test_the_best_counts_shipping(gives):
    """Free shipping worth 12 beats 10 EUR off, and 9 does not."""
    rules = (
        'offer "A"\n  10 EUR off\nsegment "S"\n  when customer group is "s"\n  free shipping\n'
        + BEST
    )
    paid = [
        gives(rules, "100.00", account=IN_S, shipping={"cost": cost}).off
        for cost in ("12.00", "9.00", "10.00")
    ]
    assert paid == [{}, {"A": "10.00"}, {"A": "10.00"}]


def test_of_equal_choices_the_first_in_order_wins(gives):
    """Both take 10 EUR off: offers come first."""
    rules = TWO.replace("20 EUR", "10 EUR") + BEST
    assert gives(rules, "100.00", account=IN_S).off == {"A": "10.00"}


def test_the_order_of_choice_may_be_given(gives):
    """Segments first, then the rest as reckoned."""
    rules = TWO + "cumulation\n  otherwise the first applies: segment benefits\n"
    order = gives(rules, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"S": "20.00"}, {"A": "segment benefits"})


def test_a_party_is_kept_when_it_combines_with_all_kept_so_far(gives):
    """Offers and tier combine; the segment combines with the tier alone, and comes too late."""
    rules = (
        TWO
        + 'tier "T"\n  5 EUR off\ncumulation\n  offers combine with tier benefits\n'
        + "  segment benefits combine with tier benefits\n"
    )
    order = gives(rules, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"A": "10.00", "T": "5.00"}, {"S": "offers"})


def test_the_best_weighs_whole_sets_that_combine(gives):
    """Offer and tier take 15 off together; the segment alone takes 14."""
    rules = (
        TWO.replace("20 EUR", "14 EUR")
        + 'tier "T"\n  5 EUR off\ncumulation\n  offers combine with tier benefits\n'
        + "  otherwise the best for the customer applies\n"
    )
    order = gives(rules, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"A": "10.00", "T": "5.00"}, {"S": "offers"})


def test_a_party_that_would_change_nothing_does_not_compete(gives):
    """The offer's band is not reached, so the segment stands alone."""
    rules = TWO.replace("10 EUR off", "from 200 EUR: 10 EUR off")
    order = gives(rules, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"S": "20.00"}, {})


def test_free_shipping_for_another_method_does_not_compete(gives):
    """Nor does it on an order whose shipping costs nothing."""
    rules = TWO.replace("10 EUR off", 'free shipping with "Colissimo"')
    by = [{"method": "Chronopost", "cost": "9.00"}, {"method": "Colissimo", "cost": "0.00"}]
    orders = [gives(rules, "100.00", account=IN_S, shipping=each) for each in by]
    assert [each.off for each in orders] == [{"S": "20.00"}, {"S": "20.00"}]


def test_whether_a_party_would_change_the_order_is_tested_alone_on_the_full_basket(gives):
    """The offer leaves nothing for the segment, which competes all the same and is set aside."""
    rules = TWO.replace("10 EUR off", "100% off")
    order = gives(rules, "100.00", account=IN_S)
    assert (order.off, order.aside) == ({"A": "100.00"}, {"S": "offers"})


def test_a_gift_competes_like_a_free_product(gives):
    """Two gifts of parties that do not combine: one is added."""
    rules = (
        'offer "A"\n  product "X" as a gift\n'
        'segment "S"\n  when customer group is "s"\n  product "Y" as a gift\n'
    )
    order = gives(rules, "10.00", account=IN_S)
    assert (order.gifts, order.aside) == (["X"], {"S": "offers"})


def test_only_the_price_side_is_set_aside(gives):
    """The multiplier, the extra points and the perk of the segment stay."""
    rules = (
        "earn 1 point per 1 EUR\n"
        'offer "A"\n  10 EUR off\n'
        'segment "S"\n  when customer group is "s"\n'
        '  20 EUR off and points x 2 and 5 extra points and perk "Thé"\n'
    )
    order = gives(rules, "100.00", account=IN_S)
    assert (order.off, order.awards, order.perks) == (
        {"A": "10.00"},
        {"earn 1 point per 1 EUR": 180, "S": 5},
        ["Thé"],
    )


def test_a_segment_set_aside_still_earns_no_points(gives):
    """`earn no points` never competes."""
    rules = (
        "earn 1 point per 1 EUR\n"
        'offer "A"\n  10 EUR off\n'
        'segment "S"\n  when customer group is "s"\n  earn no points\n  20 EUR off\n'
    )
    order = gives(rules, "100.00", account=IN_S)
    assert (order.earned, order.aside) == (0, {"S": "offers"})


def test_all_offers_that_fit_apply(gives):
    """Within a party all combine: 100 − 10 − 9."""
    rules = 'offer "A"\n  10 EUR off\noffer "B"\n  10% off\n'
    assert gives(rules, "100.00").off == {"A": "10.00", "B": "9.00"}


def test_only_the_best_offer_applies_when_said(gives):
    """10% of 90 is 9, less than 10; of 150 it is 15."""
    rules = (
        'offer "A"\n  10 EUR off\noffer "B"\n  10% off\ncumulation\n  only the best offer applies\n'
    )
    assert [gives(rules, each).off for each in ("90.00", "150.00", "100.00")] == [
        {"A": "10.00"},
        {"B": "15.00"},
        {"A": "10.00"},
    ]


def test_the_offer_that_is_not_the_best_is_set_aside_with_its_reason(gives):
    """It is another offer that won."""
    rules = (
        'offer "A"\n  10 EUR off\noffer "B"\n  10% off\ncumulation\n  only the best offer applies\n'
    )
    aside = gives(rules, "90.00").outcome["set_aside"]
    assert [(each["rule"], each["because"]) for each in aside] == [("B", "not-the-best-offer")]


def test_the_best_offer_is_the_best_with_all_that_is_kept(gives):
    """After the code's 50 EUR, 10% of the 50 left is 5: less than 8 EUR."""
    rules = (
        'offer "Code" with promo code "C"\n  50 EUR off\n'
        'offer "A"\n  8 EUR off\noffer "B"\n  10% off\n'
        "cumulation\n  promo codes combine with offers\n  only the best offer applies\n"
    )
    assert gives(rules, "100.00", code="C").off == {"Code": "50.00", "A": "8.00"}


def test_everything_combines_takes_all_in_turn(gives):
    """Offer, first order, segment, tier, in that order: 100 − 10 = 90, − 10% = 81, − 1 − 1."""
    rules = (
        'tier "T"\n  1 EUR off\nsegment "S"\n  when channel is "web"\n  1 EUR off\n'
        'first order\n  10% off\noffer "A"\n  10 EUR off\n' + ALL
    )
    order = gives(rules, "100.00", newcomer=True, channel="web")
    assert list(order.off.items()) == [
        ("A", "10.00"),
        ("first order", "9.00"),
        ("S", "1.00"),
        ("T", "1.00"),
    ]


def test_a_later_band_that_others_make_unreachable_does_not_compete(gives):
    """`after discounts` is tested in its turn: the offer has taken 10, the tier changes nothing."""
    rules = 'offer "A"\n  10 EUR off\ntier "T"\n  from 95 EUR after discounts: 1 EUR off\n'
    order = gives(rules, "100.00")
    assert (order.off, order.aside) == ({"A": "10.00"}, {})


@pytest.mark.parametrize("best", [False, True])
def test_what_is_set_aside_is_not_consumed(gives, best):
    """A voucher and points set aside stay with the customer."""
    rules = (
        'reward "R" for 100 points\n  5 EUR off\nredeem points\n  10 points = 1 EUR\n'
        'offer "A"\n  50% off\n' + (BEST if best else "")
    )
    order = gives(
        rules,
        "100.00",
        account={"points": 40, "rewards": ["R"]},
        use_points="all",
        use_rewards=["R"],
    )
    vouchers = [each["id"] for each in order.outcome["vouchers"]]
    assert (order.aside, order.left, vouchers) == (
        {"R": "offers", "redeem points": "offers"},
        40,
        ["R"],
    )


def test_the_best_leaves_out_nothing_that_could_be_added(gives):
    """The tier's gift costs the customer nothing and saves nothing: it is given all the same."""
    rules = (
        'offer "A"\n  10 EUR off\ntier "T"\n  product "SAVON" as a gift\n'
        "cumulation\n  offers combine with tier benefits\n"
        "  otherwise the best for the customer applies\n"
    )
    order = gives(rules, "100.00")
    assert (order.off, order.gifts, order.aside) == ({"A": "10.00"}, ["SAVON"], {})
    weighed = order.quote.reckoned.reckoned.chosen.weighed
    assert [(each.kept, each.to_pay) for each in weighed] == [(("offer.1", "tier.1"), 9000)]


def test_only_sets_to_which_nothing_can_be_added_are_weighed(gives):
    """Offer and reward combine, and so do segment and tier; the tier alone is weighed nowhere."""
    rules = (
        TWO
        + 'tier "T"\n  5 EUR off\nreward "R" for 100 points\n  3 EUR off\n'
        + "cumulation\n  offers combine with rewards\n"
        + "  segment benefits combine with tier benefits\n"
        + "  otherwise the best for the customer applies\n"
    )
    held = {**IN_S, "rewards": ["R"]}
    order = gives(rules, "100.00", account=held, use_rewards=["R"])
    weighed = order.quote.reckoned.reckoned.chosen.weighed
    assert [(each.kept, each.to_pay) for each in weighed] == [
        (("offer.1", "voucher.1"), 8700),
        (("segment.1", "tier.1"), 7500),
    ]


# By name --------------------------------------------------------------------------------------

OFFERS = 'offer "A"\n  10 EUR off\noffer "B"\n  20 EUR off\noffer "C"\n  5 EUR off\n'


def block(*lines):
    """A `cumulation` block."""
    return "cumulation\n" + "".join(f"  {each}\n" for each in lines)


def test_a_pair_of_names_goes_before_combines_with_nothing(gives):
    """A combines with nothing, save B, which it is said to combine with."""
    rules = OFFERS + block('offer "A" combines with nothing', 'offer "A" combines with offer "B"')
    order = gives(rules, "100.00")
    assert (order.off, order.aside) == ({"A": "10.00", "B": "20.00"}, {"C": "offers"})


def test_of_two_lines_about_the_party_of_the_other_does_not_combine_holds(gives):
    """The offer says yes to segments, the segment no to offers."""
    rules = TWO + block(
        'offer "A" combines with segment benefits', 'segment "S" does not combine with offers'
    )
    assert gives(rules, "100.00", account=IN_S).off == {"A": "10.00"}


def test_a_pair_is_taken_out_of_everything(gives):
    """Everything combines, but offers with segments."""
    rules = TWO + block("everything combines", "offers do not combine with segment benefits")
    assert gives(rules, "100.00", account=IN_S).aside == {"S": "offers"}


def test_only_the_first_offer_and_one_that_combines_with_it(gives):
    """C is said to combine with A; B is not."""
    rules = OFFERS + block('offer "A" combines with offer "C"', "only the first offer applies")
    order = gives(rules, "100.00")
    assert (order.off, order.aside) == ({"A": "10.00", "C": "5.00"}, {"B": "offers"})


def test_the_best_offer_takes_along_one_that_combines_with_it(gives):
    """B is the best; C is said to combine with it."""
    rules = OFFERS + block('offer "B" combines with offer "C"', "only the best offer applies")
    assert gives(rules, "100.00").off == {"B": "20.00", "C": "5.00"}


def test_the_best_for_the_customer_weighs_names(gives):
    """B stands alone and leaves 80; A and C leave 85."""
    rules = OFFERS + block(
        'offer "B" combines with nothing', "otherwise the best for the customer applies"
    )
    assert gives(rules, "100.00").off == {"B": "20.00"}
    assert gives(rules.replace("5 EUR", "12 EUR"), "100.00").off == {"A": "10.00", "C": "12.00"}


def test_who_is_named_first_keeps_what_the_others_do_not_combine_with(gives):
    """C first, then the offers as written: A and B do not combine with it."""
    rules = OFFERS + block(
        'offer "C" combines with nothing', 'otherwise the first applies: offer "C", rewards'
    )
    order = gives(rules, "100.00")
    assert (order.off, order.aside) == ({"C": "5.00"}, {"A": "offers", "B": "offers"})


def test_an_offer_with_a_code_goes_by_its_name_or_by_its_code(gives):
    """Both lines speak of the same rule."""
    rules = 'offer "Code" with promo code "C1"\n  5 EUR off\noffer "A"\n  10 EUR off\n'
    for called in ('offer "Code"', 'promo code "C1"'):
        text = rules + block(f'{called} combines with offer "A"')
        off = gives(text, "100.00", promo_codes=[{"code": "C1"}]).off
        assert off == {"Code": "5.00", "A": "10.00"}


def test_amounts_first_within_the_order_of_the_file(gives):
    """P, A2, A1 entered; the file has A1, P, A2: 5, then 3, then 10% of 92."""
    rules = (
        'offer "A1" with promo code "A1"\n  5 EUR off\n'
        'offer "P" with promo code "P"\n  10% off\n'
        'offer "A2" with promo code "A2"\n  3 EUR off\n'
    )
    both = block(
        "promo codes combine with promo codes",
        "promo codes apply in the order of this file",
        "amounts are taken before percentages",
    )
    codes = [{"code": each} for each in ("P", "A2", "A1")]
    order = gives(rules + both, "100.00", promo_codes=codes)
    assert order.off == {"A1": "5.00", "A2": "3.00", "P": "9.20"}


def test_an_offer_after_the_first_stays_out_where_the_first_was_set_aside(gives):
    """A code takes the place of the first offer; the second is told with a reason all the same."""
    rules = (
        'offer "A"\n  10 EUR off\noffer "B"\n  5 EUR off\noffer "C" with promo code "C"\n'
        '  30 EUR off\ncumulation\n  offer "B" combines with promo code "C"\n'
        "  only the first offer applies\n  otherwise the best for the customer applies\n"
    )
    order = gives(rules, "100.00", promo_codes=[{"code": "C"}])
    assert (order.off, order.aside) == ({"C": "30.00"}, {"A": "promo codes", "B": "offers"})
