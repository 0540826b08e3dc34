"""Points that had paid come back for what they paid, to the lots they came from; by hand."""

import datetime as dt

import pytest

EARN = "earn 1 point per 1 EUR\n"
PAY = "redeem points\n  10 points = 1 EUR\n"


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
