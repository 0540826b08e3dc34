"""Paying with points: three ways of deducting, whole blocks, limits, bands."""

import pytest

from palier.account.standing import Lot

RATE = "redeem points\n  10 points = 1 EUR\n"
ALL = RATE + "  all points are deducted\n"


def pays(gives, rules, total, points, put_in="all", **facts):
    """What is off, used and left."""
    order = gives(rules, total, account={"points": points, **facts}, use_points=put_in)
    return order.off.get("redeem points", "0.00"), order.used, order.left


@pytest.mark.parametrize(
    ("points", "put_in", "expected"),
    [
        (64, "all", ("6.00", 60, 4)),
        (64, 25, ("2.00", 20, 44)),
        (9, "all", ("0.00", 0, 9)),
        (500, "all", ("20.00", 200, 300)),
        (0, "all", ("0.00", 0, 0)),
    ],
)
def test_used_points_go_by_whole_blocks(gives, points, put_in, expected):
    """64 points are 6 EUR, 60 used, 4 left; never more than the goods of 20 EUR."""
    assert pays(gives, RATE, "20.00", points, put_in) == expected


def test_whole_blocks_stop_below_what_is_left(gives):
    """Of 9.99, nine blocks of 1 EUR."""
    assert pays(gives, RATE, "9.99", 500) == ("9.00", 90, 410)


def test_points_never_pay_shipping(gives):
    """20 EUR of goods, 5 of shipping: 20 off."""
    order = gives(
        RATE, "20.00", account={"points": 500}, use_points="all", shipping={"cost": "5.00"}
    )
    assert (order.off, order.to_pay) == ({"redeem points": "20.00"}, "5.00")


@pytest.mark.parametrize(
    ("points", "total", "expected"),
    [
        (64, "20.00", ("6.00", 64, 0)),
        (600, "45.50", ("45.50", 600, 0)),
        (9, "20.00", ("0.00", 0, 9)),
    ],
)
def test_all_points_are_lost_when_all_are_deducted(gives, points, total, expected):
    """64 points give 6 EUR and the balance is 0; nothing is lost when nothing is given."""
    assert pays(gives, ALL, total, points) == expected


def test_a_part_put_in_still_loses_the_balance_when_all_are_deducted(gives):
    """20 of 64 put in: 2 EUR, and the balance is 0."""
    assert pays(gives, ALL, "20.00", 64, 20) == ("2.00", 64, 0)


def test_points_that_are_kept_give_something_to_whoever_has_one(gives):
    """A band of the basket asks for no number of points, but for somebody who has points."""
    rules = "redeem points\n  points are kept\n  from 10 EUR: 5% off\n"
    orders = [gives(rules, "20.00", account={"points": points}) for points in (0, 1)]
    assert [each.off for each in orders] == [{}, {"redeem points": "1.00"}]
    assert [(each.used, each.left) for each in orders] == [(0, 0), (0, 1)]


def test_more_than_is_available_refuses_the_order(gives):
    """The whole order, with a clear error."""
    with pytest.raises(ValueError, match="64"):
        pays(gives, RATE, "20.00", 64, 65)


@pytest.mark.parametrize(("points", "used"), [(49, 0), (50, 50), (59, 50)])
def test_at_least_so_many_at_once_tests_what_would_be_used(gives, points, used):
    """59 points would use 50, which is enough; 49 would use 40."""
    assert pays(gives, RATE + "  at least 50 points at once\n", "20.00", points)[1] == used


def test_at_least_so_many_at_once_tests_what_the_goods_allow(gives):
    """Only four blocks fit in 4.90."""
    assert pays(gives, RATE + "  at least 50 points at once\n", "4.90", 500) == ("0.00", 0, 500)


@pytest.mark.parametrize(("points", "used"), [(49, 0), (50, 50)])
def test_at_least_tests_what_is_put_in_when_all_are_deducted(gives, points, used):
    """50 put in, though only 4.90 is paid with them."""
    assert pays(gives, ALL + "  at least 50 points at once\n", "4.90", points)[1] == used


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("at most 50% of the basket", ("10.00", 100, 400)),
        ("at most 7.50 EUR per order", ("7.00", 70, 430)),
    ],
)
def test_limits_hold_in_whole_blocks(gives, limit, expected):
    """Half of 20.00; seven blocks in 7.50."""
    assert pays(gives, RATE + f"  {limit}\n", "20.00", 500) == expected


def test_both_limits_hold(gives):
    """The lesser of 10.00 and 7.50."""
    rules = RATE + "  at most 50% of the basket\n  at most 7.50 EUR per order\n"
    assert pays(gives, rules, "20.00", 500)[0] == "7.00"


def test_the_limit_of_the_basket_is_of_the_basket_before_discounts(gives):
    """Half of 20.00 though 18.00 are left to pay."""
    rules = RATE + (
        '  at most 50% of the basket\noffer "A"\n  10% off\n'
        "cumulation\n  offers combine with paying with points\n"
    )
    assert pays(gives, rules, "20.00", 500)[0] == "10.00"


def test_points_pay_what_the_others_left(gives):
    """20 less 5 is 15."""
    rules = RATE + 'offer "A"\n  5 EUR off\ncumulation\n  everything combines\n'
    assert pays(gives, rules, "20.00", 500) == ("15.00", 150, 350)


@pytest.mark.parametrize(("orders", "used"), [(0, 0), (1, 60)])
def test_from_the_second_order_counts_the_earlier_ones(gives, orders, used):
    """A first order may not."""
    assert pays(gives, RATE + "  from the 2nd order\n", "20.00", 60, orders=orders)[1] == used


def test_a_redemption_that_is_not_allowed_is_refused_and_the_order_goes_on(gives):
    """A cent below 80 EUR."""
    rules = RATE + "  on baskets from 80 EUR\n"
    order = gives(rules, "79.99", account={"points": 100}, use_points="all")
    assert (order.to_pay, order.refused) == ("79.99", {100: "basket-too-small"})


def test_points_put_in_where_the_programme_has_no_redemption_are_refused(gives):
    """With the reason."""
    order = gives("earn 1 point per 1 EUR\n", "5.00", account={"points": 9}, use_points="all")
    assert list(order.refused.values()) == ["no-redemption"]


def test_points_pay_for_the_goods_they_may(gives):
    """Only the books."""
    rules = RATE + '  only category "Livres"\n'
    order = gives(
        rules,
        {"price": "5.00", "categories": ["Livres"]},
        "20.00",
        account={"points": 500},
        use_points="all",
    )
    assert order.shares == ["5.00", "0.00"]


# Bands -----------------------------------------------------------------------------------------

BANDS = (
    "redeem points\n  10 points = 1 EUR\n  from 20 to 50 points: 5 EUR off\n"
    '  above 150 points: 20% off and free shipping with "Colissimo"\n'
)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (19, ("1.00", 10, 9)),
        (20, ("5.00", 20, 0)),
        (50, ("5.00", 20, 30)),
        (51, ("5.00", 50, 1)),
        (150, ("15.00", 150, 0)),
        (151, ("20.00", 150, 1)),
    ],
)
def test_a_band_replaces_the_rate_and_uses_up_its_bound(gives, points, expected):
    """Outside every band the rate applies; `above 150` uses 150."""
    assert pays(gives, BANDS, "100.00", points) == expected


def test_a_fixed_band_that_changes_nothing_uses_nothing(gives):
    """5 EUR off books, on a basket without any."""
    rules = 'redeem points\n  from 20 points: 5 EUR off category "Livres"\n'
    assert pays(gives, rules, "20.00", 50) == ("0.00", 0, 50)


def test_bands_test_what_is_put_in(gives):
    """30 of 200."""
    assert pays(gives, BANDS, "100.00", 200, 30) == ("5.00", 20, 180)


def test_a_band_may_have_a_rate_of_its_own(gives):
    """From 100 points, 10 points are 2 EUR."""
    rules = RATE + "  from 100 points: 10 points = 2 EUR\n"
    found = [pays(gives, rules, "100.00", each) for each in (90, 105)]
    assert found == [("9.00", 90, 0), ("20.00", 100, 5)]


def test_bands_may_measure_the_basket(gives):
    """From 50 EUR, 10 points are 2 EUR."""
    rules = RATE + "  from 50 EUR: 10 points = 2 EUR\n"
    assert [pays(gives, rules, each, 30)[0] for each in ("49.99", "50.00")] == ["3.00", "6.00"]


RANK = "earn 1 point per order\nredeem points\n  points are kept\n  from 10 points: 5% off\n"


def test_points_that_are_kept_serve_unasked_and_stay(gives):
    """The balance is a rank."""
    order = gives(RANK, "100.00", account={"points": 12})
    assert (order.off, order.used, order.left) == ({"redeem points": "5.00"}, 0, 12)


def test_an_order_that_the_rank_served_earns_no_points_by_default(gives):
    """It counts as paid with points; below the rank it earns."""
    found = [gives(RANK, "100.00", account={"points": each}).earned for each in (9, 10)]
    assert found == [1, 0]


def test_a_balance_below_zero_pays_nothing(gives):
    """After a return, what is owed is no means of payment."""
    order = gives(RATE, "20.00", standing={"lots": (Lot(-50),)}, use_points="all")
    assert (order.off, order.used, order.left) == ({}, 0, -50)


UNFIT = RATE + "  at most 5 EUR per order\n  a request that does not fit {}\n"


@pytest.mark.parametrize(
    ("put_in", "used"),
    [(50, 50), (45, 0), (60, 0), (100, 0), ("all", 50)],
)
def test_a_request_that_does_not_fit_is_set_aside(gives, put_in, used):
    """Half a block, above the limit, above the balance: nothing is used, and the order goes on."""
    order = gives(UNFIT.format("is set aside"), "90.00", account={"points": 64}, use_points=put_in)
    assert order.used == used
    assert order.refused == ({} if used else {put_in: "does-not-fit"})


def test_what_would_fit_is_told(gives):
    """The reason, and a number that can be used."""
    rules = UNFIT.format("is set aside")
    order = gives(rules, "90.00", account={"points": 64}, use_points=45)
    (why,) = order.why("refused")
    assert why.startswith("Paying with points is refused: the number of points asked for cannot")
    assert why.endswith("It would apply with 40 points instead.")


@pytest.mark.parametrize(("put_in", "used"), [(45, 40), (60, 50), (100, 50)])
def test_a_request_that_does_not_fit_is_cut_down(gives, put_in, used):
    """To whole blocks, to the limit, to the balance."""
    rules = UNFIT.format("is cut down")
    assert pays(gives, rules, "90.00", 64, put_in)[1] == used


@pytest.mark.parametrize(("put_in", "fitting"), [(45, "40 points"), (60, "50 points")])
def test_a_request_that_does_not_fit_stops_the_order(gives, put_in, fitting):
    """With what would fit."""
    with pytest.raises(ValueError, match=f"{put_in}.points, which cannot be used"):
        pays(gives, UNFIT.format("stops the order"), "90.00", 64, put_in)


def test_a_request_set_aside_after_a_discount_does_not_fit_in_its_turn(gives):
    """40 points pay 4.00, but 2.00 are off before, and 3.50 are left: nothing is used."""
    rules = (
        """offer "Spring"
  2 EUR off
cumulation
  everything combines
"""
        + RATE
        + "  a request that does not fit is set aside\n"
    )
    order = gives(rules, "5.50", account={"points": 64}, use_points=40)
    assert (order.used, order.refused) == (0, {40: "does-not-fit"})


def test_a_share_of_the_balance_is_rounded_down(gives):
    """Half of 64 is 32: three blocks; of 130, 65: six."""
    rules = RATE + "  at most 50% of the balance\n"
    assert [pays(gives, rules, "90.00", each)[1] for each in (64, 130)] == [30, 60]


def test_no_item_is_paid_above_its_limit_by_points(gives):
    """10.00 and 15.00 of 40.00; what falls on each item stays within 15."""
    rules = RATE + "  at most 15 EUR per item\n"
    order = gives(rules, "10.00", "40.00", account={"points": 900}, use_points="all")
    assert (order.used, order.shares) == (250, ["10.00", "15.00"])


def test_a_guest_s_points_are_refused_as_asked(gives):
    """Whatever a guest asks for is told."""
    order = gives(RATE, "50.00", guest=True, use_points=50)
    assert order.refused == {50: "guest"}


def test_points_outside_every_band_are_told_as_such(gives):
    """150 points are not too few."""
    rules = "redeem points\n  from 10 to 50 points: 5 EUR off\n"
    order = gives(rules, "90.00", account={"points": 150}, use_points=150)
    assert order.refused == {150: "no-band"}


AT_ONCE = "earn 1 point per 1 EUR\n" + RATE + "points\n  can be used on the order that earns them\n"


@pytest.mark.parametrize(
    ("put_in", "used", "left"), [("all", 120, 5), (100, 100, 25), (125, 120, 5)]
)
def test_points_may_pay_for_the_order_that_earns_them(gives, put_in, used, left):
    """95.50 EUR earn 95, whatever is paid with them: 30 and 95 are 125."""
    order = gives(AT_ONCE, "95.50", account={"points": 30}, use_points=put_in)
    assert (order.earned, order.used, order.left) == (95, used, left)


def test_what_the_balance_may_hold_is_asked_with_no_points_used(gives):
    """80 of the 95 points fit, and pay 8 EUR: the room that they make is not filled again."""
    order = gives(AT_ONCE + "  the balance holds at most 80 points\n", "95.50", use_points="all")
    assert (order.earned, order.used, order.left) == (80, 80, 0)


def test_more_than_there_is_with_what_the_order_earns_refuses_it(gives):
    """126 of 125."""
    with pytest.raises(ValueError, match="125"):
        gives(AT_ONCE, "95.50", account={"points": 30}, use_points=126)
