"""What comes back: money to the cent, points both ways, counts, limits; everything by hand."""

import datetime as dt

import pytest

EARN = "earn 1 point per 1 EUR\n"
PAY = "redeem points\n  10 points = 1 EUR\n"
TEN_OFF = 'offer "O"\n  10 EUR off\n'


def backs(shop, order, *returns, on="2026-01-20"):
    """Take back units of an order in turn, and give the values refunded."""
    return [shop.refund(order, on, *units)["refund_value"] for units in returns]


# Money -------------------------------------------------------------------------------------


def test_a_unit_is_worth_what_was_paid_for_it_to_the_cent(shop):
    """1 EUR off 3 x 3.34 leaves 9.02: the first 1, 2, 3 units are worth 3.00, 6.01 and 9.02."""
    club = shop('offer "O"\n  1 EUR off')
    club.order("c1", "2026-01-10", ("3.34", 3), id="o1")
    assert backs(club, "o1", [(0, 1)], [(0, 1)], [(0, 1)]) == ["3.00", "3.01", "3.01"]


def test_every_line_gives_back_its_own_share(shop):
    """10 EUR over 3 x 33.33 and 0.01: 9.99 and 0.01 off, so that 90.00 and nothing was paid."""
    club = shop(TEN_OFF)
    club.order("c1", "2026-01-10", ("33.33", 3), "0.01", id="o1")
    assert backs(club, "o1", [(1, 1)], [(0, 2)], [(0, 1)]) == ["0.00", "60.00", "30.00"]


def test_a_discount_on_one_line_stays_on_that_line(shop):
    """Half of the soap is off; the rest comes back at its price."""
    club = shop('offer "O"\n  50% off category "Savons"')
    soap = {"price": "5.00", "quantity": 2, "categories": ["Savons"]}
    club.order("c1", "2026-01-10", soap, "20.00", id="o1")
    assert backs(club, "o1", [(0, 1)], [(1, 1)], [(0, 1)]) == ["2.50", "20.00", "2.50"]


def test_shipping_is_never_refunded(shop):
    """Of 24.90 paid, 20.00 were goods."""
    club = shop(EARN)
    shipping = {"method": "Colissimo", "cost": "4.90"}
    club.order("c1", "2026-01-10", "20.00", id="o1", shipping=shipping)
    assert backs(club, "o1", []) == ["20.00"]


def test_what_points_paid_is_given_back_in_points(shop):
    """90 EUR, 6 of them in points: 84.00 of money and 60 points come back."""
    club = shop(PAY)
    club.send("adjustment", "2026-01-01", customer="c1", points=64)
    club.order("c1", "2026-01-10", "90.00", id="o1", use_points="all")
    answer = club.refund("o1", "2026-01-20")
    assert (answer["refund_value"], answer["points"]["given_back"]) == ("84.00", 60)
    assert club.available() == 64


def test_by_default_a_return_does_not_reopen_the_discounts(shop):
    """From 100 EUR 10 %: 30 EUR of 120 come back at 27.00, and the 90 kept cost 81 still."""
    club = shop('offer "O"\n  from 100 EUR: 10% off')
    club.order("c1", "2026-01-10", ("30.00", 4), id="o1")
    assert backs(club, "o1", [(0, 1)], [(0, 1)], []) == ["27.00", "27.00", "54.00"]


AGAIN = "returns\n  test the discounts again\n"


def test_discounts_may_be_tested_again(shop):
    """108 were paid; 90 without the discount: 18.00 come back, then 30.00 for each of the rest."""
    club = shop('offer "O"\n  from 100 EUR: 10% off\n' + AGAIN)
    club.order("c1", "2026-01-10", ("30.00", 4), id="o1")
    assert backs(club, "o1", [(0, 1)], [(0, 1)], [(0, 1)], []) == [
        "18.00",
        "30.00",
        "30.00",
        "30.00",
    ]


def test_shipping_that_falls_due_is_kept_back(shop):
    """Below 100 EUR the 4.90 of shipping are due: 18.00 less 4.90; the last return gives all."""
    club = shop('offer "O"\n  from 100 EUR: 10% off and free shipping\n' + AGAIN)
    shipping = {"method": "Colissimo", "cost": "4.90"}
    club.order("c1", "2026-01-10", ("60.00", 2), id="o1", shipping=shipping)
    # 108 paid; 60 + 4.90 without one; so 48.00 - 4.90, then what is left of the 108
    assert backs(club, "o1", [(0, 1)], []) == ["43.10", "64.90"]


def test_a_refund_is_never_below_zero(shop):
    """Without the 5 EUR the 10 % are lost: 95 is more than the 90 paid. The rest is worth 90."""
    club = shop('offer "O"\n  from 100 EUR: 10% off\n' + AGAIN)
    club.order("c1", "2026-01-10", "95.00", "5.00", id="o1")
    assert backs(club, "o1", [(1, 1)], []) == ["0.00", "90.00"]


def test_money_refunded_is_not_asked_for_again(shop):
    """60 EUR kept cost 30 and 40 kept cost 40: the second return is worth 0, and not minus 10."""
    middling = "  when basket total is between 50 EUR and 70 EUR\n  30 EUR off\n"
    club = shop('offer "O"\n' + middling + AGAIN)
    club.order("c1", "2026-01-10", "60.00", "20.00", "40.00", id="o1")
    assert backs(club, "o1", [(0, 1)], [(1, 1)], []) == ["90.00", "0.00", "30.00"]


# Points taken back -------------------------------------------------------------------------


def taken(shop, order, *returns, on="2026-01-20"):
    """Take back units of an order in turn, and give the points taken back."""
    return [shop.refund(order, on, *units)["points"]["taken_back"] for units in returns]


CLAWBACKS = [
    # rules, lines, returns, points taken back by each
    # 9.99, 6.66, 3.33, 0 EUR kept earn 9, 6, 3, 0
    (EARN, [("3.33", 3)], [[(0, 1)], [(0, 1)], [(0, 1)]], [3, 3, 3]),
    # 5.97, 3.98, 1.99, 0 earn 5, 3, 1, 0
    (EARN, [("1.99", 3)], [[(0, 1)], [(0, 1)], [(0, 1)]], [2, 2, 1]),
    # 25, 12.50, 0: two, one and no whole steps of 10
    ("earn 1 point per full 10 EUR", [("12.50", 2)], [[(0, 1)], [(0, 1)]], [1, 1]),
    # 150.01, 150.00, 0: two, one and no steps begun of 150
    ("earn 5 points per started 150 EUR", ["150.00", "0.01"], [[(1, 1)], [(0, 1)]], [5, 5]),
    # an order gives its points until it has come back whole
    ("earn 100 points per order", ["5.00", "7.00"], [[(0, 1)], [(1, 1)]], [0, 100]),
    ("earn 5 points per item", [("2.00", 3), "9.00"], [[(0, 2)], [(1, 1)], []], [10, 5, 5]),
    # 60, 20: 6 points, then 1
    (
        "earn by basket total\n  from 10 EUR: 1 point\n  from 50 EUR: 6 points",
        ["40.00", "20.00"],
        [[(0, 1)], []],
        [5, 1],
    ),
    # at most 50: 80 and 60 earn 50, 40 earns 40
    (EARN + "  at most 50 points per order", [("20.00", 4)], [[(0, 1)], [(0, 1)], []], [0, 10, 40]),
    # 90 and 80 % of 20 each, so 36, 18, 0
    (EARN + 'offer "O"\n  10% off', [("20.00", 2)], [[(0, 1)], [(0, 1)]], [18, 18]),
    # 19.99 doubled is 39.98, so 39; 9.99 doubled is 19
    (
        EARN + 'bonus day "D" every Saturday\n  points x 2',
        ["9.99", "10.00"],
        [[(1, 1)], []],
        [20, 19],
    ),
    # the 20 extra points stay as long as some soap does
    (
        EARN + 'bonus day "D" every Saturday\n  20 extra points\n  only product "SAVON"',
        [{"price": "5.00", "product": "SAVON"}, "10.00"],
        [[(1, 1)], [(0, 1)]],
        [10, 25],
    ),
    # 50 for the first order until it is gone
    ("first order\n  earn 50 points", ["5.00", "7.00"], [[(1, 1)], []], [0, 50]),
    # tax of what is kept: 24.00 with 4.00 of tax, 12.00 with 2.00
    (
        EARN + "  excluding tax",
        [{"price": "12.00", "quantity": 2, "tax": "4.00"}],
        [[(0, 1)], [(0, 1)]],
        [10, 10],
    ),
]


@pytest.mark.parametrize(("rules", "lines", "returns", "expected"), CLAWBACKS)
def test_points_are_taken_back_by_what_the_units_kept_earn(shop, rules, lines, returns, expected):
    """What was awarded, less what the units kept earn, less what was taken back before."""
    club = shop(rules)
    earned = club.order("c1", "2026-01-10", *lines, id="o1")["points"]["earned"]  # a Saturday
    assert taken(club, "o1", *returns) == expected
    assert (sum(expected), club.available()) == (earned, 0)


def test_an_order_earns_again_what_another_return_makes_it_earn(shop):
    """Small baskets earn 100: 60 EUR earn nothing, 40 do not give what was never awarded."""
    club = shop(EARN + "earn 100 points per order\n  when basket total is at most 40 EUR")
    club.order("c1", "2026-01-10", ("20.00", 3), id="o1")
    assert taken(club, "o1", [(0, 1)], [(0, 1)], []) == [0, 0, 60]


def test_points_taken_back_are_given_again_when_less_is_owed(shop):
    """Of 60, 30 EUR kept earn 30; 20 kept earn 20 and 15: of the 30 taken, 5 are given again."""
    club = shop(
        EARN + "earn 15 points per order\n  when basket total is at most 20 EUR\n"
        "points\n  expire 12 months after they are earned"
    )
    club.order("c1", "2026-01-10", "30.00", "10.00", "20.00", id="o1")
    assert taken(club, "o1", [(0, 1)], [(1, 1)]) == [30, -5]
    held = [(lot.points, lot.expires_on) for lot in club.account("c1").lots]
    assert held == [(35, dt.date(2027, 1, 10))]
    assert taken(club, "o1", []) == [35]


def test_points_given_again_keep_their_dates_when_none_were_left(shop):
    """The 60 were used; 30 are owed, then 25: the 5 that are given again fill what is owed."""
    club = shop(EARN + PAY + "earn 15 points per order\n  when basket total is at most 20 EUR")
    club.order("c1", "2026-01-10", "30.00", "10.00", "20.00", id="o1")
    club.order("c1", "2026-01-11", "60.00", use_points="all")
    balances = [club.refund("o1", "2026-01-12", (0, 1))["balance"]["available"]]
    balances.append(club.refund("o1", "2026-01-12", (1, 1))["balance"]["available"])
    assert balances == [-30, -25]


def test_what_was_used_meanwhile_is_owed_and_paid_by_later_points(shop):
    """100 earned, 80 used, 100 taken back: 80 owed. The next 50 leave 30 owed, the next 20."""
    club = shop(EARN + PAY)
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "8.00", use_points="all")
    club.refund("o1", "2026-01-12")
    balances = [club.available()]
    for day in ("2026-01-13", "2026-01-14"):
        club.order("c1", day, "50.00")
        balances.append(club.available())
    assert balances == [-80, -30, 20]


def test_what_was_used_meanwhile_may_be_forgiven(shop):
    """100 earned, 80 used, 100 to take back: 20 are there, 80 are not, and nobody asks."""
    club = shop(EARN + PAY + "points\n  the balance never goes below zero")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "8.00", use_points="all")
    answer = club.refund("o1", "2026-01-12")
    assert (answer["points"]["taken_back"], club.available()) == (20, 0)
    club.order("c1", "2026-01-13", "50.00")
    assert club.available() == 50


def test_what_was_forgiven_once_is_not_asked_for_later(shop):
    """Half came back and 50 were forgiven; the other half takes its own 50 only."""
    club = shop(EARN + PAY + "points\n  the balance never goes below zero")
    club.order("c1", "2026-01-10", ("50.00", 2), id="o1")
    club.order("c1", "2026-01-11", "10.00", use_points="all")
    assert taken(club, "o1", [(0, 1)]) == [0]
    club.order("c1", "2026-01-21", "80.00")
    assert taken(club, "o1", [(0, 1)], on="2026-01-22") == [50]
    assert club.available() == 30


def test_points_that_expired_are_not_owed(shop):
    """Nobody had the use of them: the return takes them from what expired, not from others."""
    club = shop(EARN + "points\n  expire 1 month after they are earned")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-02-10", "30.00")
    club.day("2026-02-11")
    answer = club.refund("o1", "2026-02-12")
    totals = club.totals()
    assert (answer["points"]["taken_back"], club.available()) == (100, 30)
    assert (totals.expired, totals.taken_back) == (0, 100)


def test_an_orders_own_points_are_taken_first(shop):
    """Older points of another order, which expire sooner, stay where they are."""
    club = shop(EARN + "points\n  expire 12 months after they are earned")
    club.order("c1", "2026-01-10", "40.00")
    club.order("c1", "2026-02-10", "60.00", id="o2")
    club.refund("o2", "2026-02-11")
    assert [(lot.points, lot.earned_on) for lot in club.account("c1").lots] == [
        (40, dt.date(2026, 1, 10))
    ]


# Points given back -------------------------------------------------------------------------


def given(shop, order, *returns, on="2026-01-20"):
    """Take back units of an order in turn, and give the points given back."""
    return [shop.refund(order, on, *units)["points"]["given_back"] for units in returns]


@pytest.mark.parametrize(
    ("lines", "points", "returns", "expected"),
    [
        ([("45.00", 2)], 60, [[(0, 1)], [(0, 1)]], [30, 30]),
        ([("30.00", 3)], 50, [[(0, 1)], [(0, 1)], [(0, 1)]], [16, 17, 17]),
        # 5 EUR over 33.33, 33.33, 33.34: 1.66, 1.67, 1.67; so 16.6, 33.3 and 50 points
        (["33.33", "33.33", "33.34"], 50, [[(0, 1)], [(1, 1)], [(2, 1)]], [16, 17, 17]),
        (["33.33", "33.33", "33.34"], 50, [[(2, 1)], [(0, 1), (1, 1)]], [16, 34]),
        # a line of 0.00 EUR paid nothing with points
        (["90.00", "0.00"], 60, [[(1, 1)], [(0, 1)]], [0, 60]),
    ],
)
def test_points_come_back_for_what_they_paid(shop, lines, points, returns, expected):
    """Pro rata of what points paid on the returned units, rounded down, all in the end."""
    club = shop(PAY)
    club.send("adjustment", "2026-01-01", customer="c1", points=points)
    club.order("c1", "2026-01-10", *lines, id="o1", use_points="all")
    assert given(club, "o1", *returns) == expected
    assert (club.available(), club.totals().used) == (points, 0)


def test_points_come_back_to_their_lots_with_their_dates(shop):
    """60 of 30 until March and 40 until May: half brings back 30 of May, the rest what is past."""
    club = shop(PAY)
    brought = [
        {"points": 30, "expires_on": "2026-03-31"},
        {"points": 40, "expires_on": "2026-05-31"},
    ]
    club.send("opening", "2026-01-01", customer="c1", points=brought)
    club.order("c1", "2026-01-10", ("45.00", 2), id="o1", use_points=60)
    club.refund("o1", "2026-04-10", (0, 1))
    half = [(lot.points, lot.expires_on) for lot in club.account("c1").lots]
    answer = club.refund("o1", "2026-04-10", (0, 1))
    assert half == [(40, dt.date(2026, 5, 31))]
    assert (club.available(), answer["expired"], club.totals().expired) == (40, 30, 30)


def test_all_points_come_back_where_all_were_deducted(shop):
    """600 points were lost on 45 EUR; a third of it brings back 200, all of it all."""
    club = shop("redeem points\n  10 points = 1 EUR\n  all points are deducted")
    club.send("adjustment", "2026-01-01", customer="c1", points=600)
    club.order("c1", "2026-01-10", ("15.00", 3), id="o1", use_points="all")
    assert given(club, "o1", [(0, 1)], [(0, 2)]) == [200, 400]


def test_points_that_come_back_fill_a_deficit(shop):
    """100 owed from a return; the 100 that had paid another order settle it."""
    club = shop(EARN + PAY)
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "10.00", id="o2", use_points="all")
    club.refund("o1", "2026-01-12")
    owed = club.available()
    club.refund("o2", "2026-01-13")
    assert (owed, club.available()) == (-100, 0)


# What else comes back ----------------------------------------------------------------------


def test_returns_lower_what_was_spent_on_the_day_it_was_spent(shop):
    """300 EUR of March, 250 of them returned in April: in June only 50 count."""
    club = shop('tier "A"\ntier "B" from 100 EUR spent\ntiers\n  count the last 3 months')
    club.order("c1", "2026-03-10", ("250.00", 1), "50.00", id="o1")
    club.refund("o1", "2026-04-10", (0, 1))
    club.order("c1", "2026-06-05", "49.99")
    before = club.tier()
    club.order("c1", "2026-06-06", "0.01")
    assert (before, club.tier()) == ("A", "B")


REACHING = 'tier "A"\ntier "B" from 100 EUR spent\n  10 points on reaching it\n'


def test_a_tier_that_a_return_undoes_gives_its_points_back_and_again(shop):
    """100 EUR reach B, 50 kept do not, 50 more do: 10, 0, 10 points."""
    club = shop(REACHING)
    club.order("c1", "2026-01-10", ("50.00", 2), id="o1")
    steps = [(club.tier(), club.available())]
    answer = club.refund("o1", "2026-01-11", (0, 1))
    steps.append((club.tier(), club.available()))
    club.order("c1", "2026-01-12", "50.00")
    steps.append((club.tier(), club.available()))
    assert steps == [("B", 10), ("A", 0), ("B", 10)]
    assert answer["points"]["taken_back"] == 10


def test_an_earlier_order_may_undo_a_tier_that_a_later_one_reached(shop):
    """60 and 40 reach B; without the 60 there is no B, and no points for it."""
    club = shop(REACHING)
    club.order("c1", "2026-01-10", "60.00", id="o1")
    club.order("c1", "2026-01-11", "40.00")
    assert (club.tier(), club.available()) == ("B", 10)
    club.refund("o1", "2026-01-12")
    assert (club.tier(), club.available()) == ("A", 0)


def test_points_on_reaching_are_taken_back_though_the_tier_is_lost_already(shop):
    """B came with the order and went with the window; the order comes back, and so do its 10."""
    club = shop(REACHING + "tiers\n  count the last 1 month")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.day("2026-03-10")
    assert (club.tier(), club.available()) == ("A", 10)
    answer = club.refund("o1", "2026-03-11")
    assert (answer["points"]["taken_back"], club.available()) == (10, 0)


def test_keeping_protects_from_time_and_not_from_returns(shop):
    """B is kept for life, and yet gone with the order that reached it."""
    club = shop(REACHING + "tiers\n  are kept for life")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.refund("o1", "2026-06-11")
    assert club.tier() == "A"


def test_a_tier_held_before_the_order_is_kept_as_it_was(shop):
    """The order renewed B until 10 June; it comes back whole, and B is kept until 10 April."""
    club = shop(
        'tier "A"\ntier "B" from 100 EUR spent\ntiers\n  count the last 2 months\n'
        "  are kept for 3 months"
    )
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-03-05", "100.00", id="o2")
    renewed = club.account("c1").tier.kept_until
    club.refund("o2", "2026-03-20")
    state = club.account("c1").tier
    assert (renewed, state.kept_until) == (dt.date(2026, 6, 5), dt.date(2026, 4, 10))
    assert (state.name, state.since) == ("B", dt.date(2026, 1, 10))


def test_a_return_falls_to_the_tier_that_what_is_kept_reaches(shop):
    """300 EUR reach C, 150 kept are a B since that same day."""
    club = shop('tier "A"\ntier "B" from 100 EUR spent\ntier "C" from 300 EUR spent')
    club.order("c1", "2026-01-10", ("150.00", 2), id="o1")
    club.refund("o1", "2026-01-15", (0, 1))
    assert (club.tier(), club.account("c1").tier.since) == ("B", dt.date(2026, 1, 10))


def test_points_on_reaching_count_as_long_as_they_are_held(shop):
    """The 50 of B make a C of 140 points; 10 EUR less is no C, and no B without its 100."""
    club = shop(
        EARN + 'tier "A"\ntier "B" from 100 points earned\n  50 points on reaching it\n'
        'tier "C" from 150 points earned\n  7 points on reaching it'
    )
    club.order("c1", "2026-01-10", "90.00", "10.00", id="o1")
    club.order("c1", "2026-01-11", "1.00")
    assert (club.tier(), club.available()) == ("C", 100 + 50 + 1 + 7)
    club.refund("o1", "2026-01-12")
    assert (club.tier(), club.available()) == ("A", 1)


def test_later_orders_keep_the_facts_they_had(shop):
    """The second order was paid as a B with 20 % off; the first comes back, and 80 are refunded."""
    club = shop('tier "A"\ntier "B" from 100 EUR spent\n  20% off')
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", ("50.00", 2), id="o2")
    club.refund("o1", "2026-01-12")
    assert backs(club, "o2", [(0, 1)], [(0, 1)]) == ["40.00", "40.00"]


def test_a_voucher_comes_back_with_the_whole_order(shop):
    """Half of the order keeps the voucher used; the other half gives it back."""
    club = shop('reward "R" for 50 points\n  10 EUR off\n  valid 6 months')
    club.send("adjustment", "2026-01-01", customer="c1", points=50)
    claimed = club.send("claim", "2026-01-02", customer="c1", reward="R")
    club.order("c1", "2026-01-10", ("20.00", 2), id="o1", use_rewards=[claimed["event"]])
    used = club.vouchers()
    half = club.refund("o1", "2026-01-11", (0, 1))
    kept = club.vouchers()
    club.refund("o1", "2026-01-12", (0, 1))
    assert (used, kept, club.vouchers(), half["refund_value"]) == ([], [], ["R"], "15.00")


def test_a_voucher_that_lapsed_meanwhile_does_not_come_back(shop):
    """It was valid through 2 July, the last day on which the order gives it back."""
    in_time, too_late = (
        shop('reward "R" for 50 points\n  10 EUR off\n  valid 6 months') for _ in range(2)
    )
    for club, day in ((in_time, "2026-07-02"), (too_late, "2026-07-03")):
        club.send("adjustment", "2026-01-01", customer="c1", points=50)
        club.send("claim", "2026-01-02", customer="c1", reward="R", id="v1")
        club.order("c1", "2026-01-10", "20.00", id="o1", use_rewards=["v1"])
        club.refund("o1", day)
    assert (in_time.vouchers(), too_late.vouchers()) == (["R"], [])


def test_stamps_go_with_the_units_that_go(shop):
    """4 of 5 stamps; two units back leave two; the rest leaves none."""
    club = shop('stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free')
    club.order("c1", "2026-01-10", ("4.00", 4), id="o1")
    steps = [club.stamps()]
    club.refund("o1", "2026-01-11", (0, 2))
    steps.append(club.stamps())
    club.refund("o1", "2026-01-12")
    assert [*steps, club.stamps()] == [{"K": 4}, {"K": 2}, {}]


def test_what_a_card_gave_stays_used_until_the_whole_order_is_back(shop):
    """5 stamps and one unit: free. Units kept stamp; the five come back with the last unit."""
    club = shop('stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free')
    club.order("c1", "2026-01-10", ("4.00", 5), id="o1")
    club.order("c1", "2026-01-11", ("4.00", 3), id="o2")
    steps = [club.stamps()]
    values = backs(club, "o2", [(0, 1)], [(0, 2)], on="2026-01-12")
    assert [*steps, club.stamps()] == [{"K": 2}, {"K": 5}]
    assert values == ["2.66", "5.34"]  # 8 EUR were paid for three


def test_stamps_that_were_used_are_owed(shop):
    """Five stamps gave an item; their order comes back: five more only make up for them."""
    club = shop('stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free')
    club.order("c1", "2026-01-10", ("4.00", 5), id="o1")
    club.order("c1", "2026-01-11", "4.00", id="o2")
    club.refund("o1", "2026-01-12")
    assert club.stamps() == {"K": -5}
    paid = club.order("c1", "2026-01-13", ("4.00", 5))["to_pay"]
    assert (paid, club.stamps()) == ("20.00", {})
    club.refund("o2", "2026-01-14")
    assert club.stamps() == {"K": 5}


def test_a_customer_has_ordered_a_product_until_the_order_is_back(shop):
    """The condition on products ordered follows returns of whole orders."""
    club = shop('offer "O"\n  when the customer has ordered product "IPOD"\n  5 EUR off')
    club.order("c1", "2026-01-10", {"price": "99.00", "product": "IPOD"}, id="o1")
    known = club.order("c1", "2026-01-11", "20.00")["to_pay"]
    club.refund("o1", "2026-01-12")
    assert (known, club.order("c1", "2026-01-13", "20.00")["to_pay"]) == ("15.00", "20.00")


def test_the_first_order_is_the_first_again_when_it_came_back(shop):
    """Orders fully returned do not count: the next one is a first order."""
    club = shop("first order\n  10 EUR off")
    club.order("c1", "2026-01-10", "50.00", id="o1")
    second = club.order("c1", "2026-01-11", "50.00", id="o2")["to_pay"]
    club.refund("o1", "2026-01-12")
    club.refund("o2", "2026-01-12")
    assert (second, club.order("c1", "2026-01-13", "50.00")["to_pay"]) == ("50.00", "40.00")


# Refused -----------------------------------------------------------------------------------


def test_a_return_is_accepted_through_its_last_day(shop):
    """24 months after 29 February 2028 is 28 February 2030."""
    club = shop(EARN)
    club.order("c1", "2028-02-29", ("5.00", 2), id="o1")
    assert club.refund("o1", "2030-02-28 23:59", (0, 1))["refund_value"] == "5.00"
    with club.refused("return-too-late"):
        club.refund("o1", "2030-03-01 00:00", (0, 1))


def test_an_order_folded_away_is_too_old_and_not_unknown(shop):
    """The account forgot the order, and still knows that there was one."""
    club = shop(EARN + "returns\n  are accepted for 14 days")
    club.order("c1", "2026-01-10", "5.00", id="o1")
    club.day("2026-03-01")
    assert club.account("c1").orders == ()
    with club.refused("return-too-late"):
        club.refund("o1", "2026-03-02")


def test_what_is_not_there_cannot_come_back(shop):
    """More units than are left, a line that is not there, a second whole return."""
    club = shop(EARN)
    club.order("c1", "2026-01-10", ("5.00", 3), id="o1")
    club.refund("o1", "2026-01-11", (0, 2))
    with club.refused("too-many-returned"):
        club.refund("o1", "2026-01-12", (0, 2))
    with club.refused("too-many-returned"):
        club.refund("o1", "2026-01-12", (0, 1), (0, 1))
    with club.refused("unknown-line"):
        club.refund("o1", "2026-01-12", (1, 1))
    with club.refused("unknown-order"):
        club.refund("o2", "2026-01-12")
    club.refund("o1", "2026-01-12")
    with club.refused("nothing-left-to-return"):
        club.refund("o1", "2026-01-13")


def test_a_return_told_twice_is_one_return(shop):
    """The same id answers what it answered, and moves nothing."""
    club = shop(EARN)
    club.order("c1", "2026-01-10", ("5.00", 3), id="o1")
    first = club.refund("o1", "2026-01-11", (0, 1), id="r1")
    before = club.saved()
    assert club.refund("o1", "2026-01-11", (0, 1), id="r1") == {**first, "repeated": True}
    assert club.saved() == before
    with club.refused("same-id-other-content"):
        club.refund("o1", "2026-01-11", (0, 2), id="r1")
