"""What came back: points taken back, owed, forgiven or given back; by hand."""

import datetime as dt

import pytest

from palier.account.state import Account, HeldVoucher
from palier.account.sums import Lots, PointLot
from palier.life import lots
from palier.life.undoing import take_back

EARN = "earn 1 point per 1 EUR\n"
DAY = dt.date(2026, 1, 10)
PAY = "redeem points\n  10 points = 1 EUR\n"


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
    # an order gives its points until it has already been returned in full
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
    account = club.account("c1")
    assert (account.deficit, account.lots.points) == (0, 20)


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


@pytest.mark.parametrize("order", [("o1", "o2"), ("o2", "o1")])
def test_what_was_forgiven_does_not_come_back_with_the_order_it_paid(shop, order):
    """100 earned, used on the next order, and both come back: nothing is left, in either order."""
    club = shop(EARN + PAY + "points\n  the balance never goes below zero")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "50.00", id="o2", use_points="all")
    answers = [club.refund(each, "2026-01-12")["points"] for each in order]
    assert club.available() == 0
    assert sum(each["taken_back"] for each in answers) == 100
    assert club.totals().used == 0


@pytest.mark.parametrize("order", [("o1", "o2"), ("o2", "o1")])
def test_what_was_forgiven_does_not_come_back_as_the_voucher_it_paid(shop, order):
    """60 of 100 became a voucher, used on the next order: both come back, and it with neither."""
    club = shop(
        EARN + 'reward "Mug" for 60 points\n  5 EUR off\n'
        "points\n  the balance never goes below zero"
    )
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.send("claim", "2026-01-11", id="v1", customer="c1", reward="Mug")
    club.order("c1", "2026-01-12", "5.00", id="o2", use_rewards=["v1"])
    for each in order:
        club.refund(each, "2026-01-13")
    assert (club.available(), club.account("c1").vouchers) == (0, ())
    assert club.totals().used == 0


def test_points_of_a_tier_that_were_forgiven_are_not_given_again(shop):
    """50 on reaching it are used; the tier is returned, what they paid too: nothing is left."""
    club = shop(
        'tier "A"\ntier "B" from 100 EUR spent\n  50 points on reaching it\n'
        f"{PAY}points\n  the balance never goes below zero"
    )
    left = []
    for number in (1, 2, 3):
        club.order("c1", f"2026-0{number}-10", "100.00", id=f"o{number}")
        club.order("c1", f"2026-0{number}-11", "10.00", id=f"u{number}", use_points="all")
        club.refund(f"o{number}", f"2026-0{number}-12")
        club.refund(f"u{number}", f"2026-0{number}-13")
        left.append(club.available())
    assert left == [0, 0, 0]


def test_only_what_was_forgiven_is_taken_of_what_comes_back(shop):
    """Of 100 used half was forgiven; all come back, and half of them stay for what is kept."""
    club = shop(EARN + PAY + "points\n  the balance never goes below zero")
    club.order("c1", "2026-01-10", ("50.00", 2), id="o1")
    club.order("c1", "2026-01-11", "50.00", id="o2", use_points="all")
    assert taken(club, "o1", [(0, 1)]) == [0]
    club.refund("o2", "2026-01-22")
    assert club.available() == 50
    club.refund("o1", "2026-01-23")
    assert club.available() == 0


def test_what_was_forgiven_is_not_given_again_when_less_is_owed(shop):
    """Of 60 used, 30 are asked for and forgiven; then 20 kept earn 35, and 25 would have done."""
    club = shop(
        EARN + PAY + "earn 15 points per order\n  when basket total is at most 20 EUR\n"
        "points\n  the balance never goes below zero"
    )
    club.order("c1", "2026-01-10", "30.00", "10.00", "20.00", id="o1")
    club.order("c1", "2026-01-11", "60.00", use_points="all")
    spent = club.available()
    assert taken(club, "o1", [(0, 1)], [(1, 1)]) == [0, 0]
    assert (spent, club.available()) == (0, 0)


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


def test_a_voucher_is_paid_by_other_points_in_place_of_those_taken_back():
    """Of its 60, 30 + 30 of the order in two lots: 40 are taken back, 20 stay, 40 others come."""
    own = [PointLot("o1", 30, DAY, DAY, dt.date(2027, month, 1)) for month in (3, 6)]
    paid = tuple(own)
    voucher = HeldVoucher("v1", "R", DAY, automatic=True, taken=paid)
    others = PointLot("o2", 50, DAY, DAY, dt.date(2027, 1, 1))
    account = Account("c1", day=DAY, lots=Lots((others,)), vouchers=(voucher,))
    after, taken, forgiven = take_back(account, "o1", 40, below_zero=True)
    (held,) = after.vouchers
    costs = [(each.source, each.points, each.expires_on.month) for each in held.taken]
    assert costs == [("o2", 40, 1), ("o1", 20, 6)]
    assert (taken, forgiven, after.deficit) == (40, 0, 0)
    assert [(lot.source, lot.points) for lot in after.lots] == [("o2", 10)]


def test_a_voucher_is_kept_where_other_points_are_just_enough():
    """40 of its 60 are taken back, and 40 others are there: all of them go, the voucher stays."""
    own = PointLot("o1", 60, DAY, DAY)
    voucher = HeldVoucher("v1", "R", DAY, automatic=True, taken=(own,))
    others = PointLot("o2", 40, DAY, DAY)
    account = Account("c1", day=DAY, lots=Lots((others,)), vouchers=(voucher,))
    after, _, _ = take_back(account, "o1", 40, below_zero=True)
    assert ([each.id for each in after.vouchers], after.lots, after.deficit) == (["v1"], (), 0)


def test_a_voucher_of_which_nothing_is_taken_is_left_alone():
    """The later one alone pays what is taken back; what the earlier one cost stays as it was."""
    own, other = PointLot("o1", 20, DAY, DAY), PointLot("o2", 20, DAY, DAY)
    cost = (own, other)
    vouchers = tuple(HeldVoucher(name, "R", DAY, automatic=True, taken=cost) for name in "ab")
    spare = PointLot("o3", 20, DAY, DAY)
    account = Account("c1", day=DAY, lots=Lots((spare,)), vouchers=vouchers)
    after, _, _ = take_back(account, "o1", 20, below_zero=True)
    assert after.vouchers[0] == vouchers[0]
    assert [each.source for each in after.vouchers[1].taken] == ["o2", "o3"]


def test_what_expired_of_an_order_is_taken_once():
    """Of 100 that expired 40 are taken back, then the other 60; 20 more are owed."""
    account = lots.total(Account("c1", day=DAY, lapsed={"o1": 100}), earned=100, expired=100)
    part = take_back(account, "o1", 40, below_zero=True).account
    whole = take_back(part, "o1", 80, below_zero=True).account
    assert (dict(part.lapsed), part.totals.expired, part.deficit) == ({"o1": 60}, 60, 0)
    assert (dict(whole.lapsed), whole.totals.expired, whole.deficit) == ({}, 0, 20)


# Points given back --------------------------------------------------------------------------


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


def test_points_given_back_once_are_not_asked_for_again(shop):
    """1,000 paid 100 of 120 EUR; of 60 left they pay 30, 30 being off; of 40 left they pay 40."""
    club = shop(
        PAY + 'offer "O"\n  when basket total is between 50 EUR and 70 EUR\n  30 EUR off\n'
        "cumulation\n  everything combines\nreturns\n  test the discounts again"
    )
    club.send("adjustment", "2026-01-01", customer="c1", points=1000)
    club.order("c1", "2026-01-10", "60.00", "20.00", "40.00", id="o1", use_points="all")
    assert given(club, "o1", [(0, 1)], [(1, 1)], []) == [700, 0, 300]
    assert club.available() == 1000
