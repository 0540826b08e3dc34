"""Caps and limits count per customer in calendar periods of the programme's zone."""

import pytest

EARN = "earn 1 point per 1 EUR\n"

NEXT = [
    # a period, an order in it, its last instant, the first instant of the next (UTC), the zone
    ("day", "2026-03-29", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z", "Europe/Paris"),
    ("day", "2026-10-25", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z", "Europe/Paris"),
    ("day", "2026-11-01", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z", "America/Los_Angeles"),
    ("week", "2026-12-28", "2027-01-03T22:59:59Z", "2027-01-03T23:00:00Z", "Europe/Paris"),
    ("week", "2026-02-23", "2026-03-01T10:59:59Z", "2026-03-01T11:00:00Z", "Pacific/Auckland"),
    ("month", "2028-02-01", "2028-02-29T22:59:59Z", "2028-02-29T23:00:00Z", "Europe/Paris"),
    ("month", "2026-01-31", "2026-01-31T18:29:59Z", "2026-01-31T18:30:00Z", "Asia/Kolkata"),
    ("quarter", "2026-01-01", "2026-03-31T21:59:59Z", "2026-03-31T22:00:00Z", "Europe/Paris"),
    ("quarter", "2026-10-01", "2026-12-31T22:59:59Z", "2026-12-31T23:00:00Z", "Europe/Paris"),
    ("year", "2026-01-01", "2026-12-31T22:59:59Z", "2026-12-31T23:00:00Z", "Europe/Paris"),
    ("year", "2028-01-01", "2029-01-01T07:59:59Z", "2029-01-01T08:00:00Z", "America/Los_Angeles"),
]


@pytest.mark.parametrize(("period", "first", "last", "after", "zone"), NEXT)
def test_a_cap_is_full_until_the_period_ends(shop, period, first, last, after, zone):
    """100 points a period: 80, then 20 of 80, none at the last instant, 80 at the first after."""
    club = shop(EARN + f"  at most 100 points per {period}", zone)
    moments = (f"{first} 00:00", f"{first} 00:01", last, after)
    earned = [club.order("c1", at, "80.00")["points"]["earned"] for at in moments]
    assert earned == [80, 20, 0, 80]


@pytest.mark.parametrize(
    ("benefit", "given"), [('reward "Cake"', 2), ('every 40 EUR: reward "Cake"', 4)]
)
def test_a_limit_on_a_rule_that_gives_only_a_reward_is_used_up(shop, benefit, given):
    """Two orders a month give it, however many of it each does; the third gives none."""
    rules = f'offer "O"\n  {benefit}\n  at most 2 times per month\nreward "Cake"\n  2 EUR off\n'
    club = shop(rules)
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        club.order("c1", day, "80.00")
    assert len(club.vouchers()) == given


@pytest.mark.parametrize("also", ["", 'reward "Cake" for 10 points\n  2 EUR off\n'])
def test_a_limit_on_a_code_that_multiplies_is_used_up_by_orders_that_bring_it(shop, also):
    """An order without the code leaves it: the next one doubles, and the one after does not."""
    rules = 'offer "O" with promo code "TWICE"\n  points x 2\n  at most once per month\n'
    club = shop(f"{EARN}{rules}{also}cumulation\n  points are earned with promo codes")
    days = (("2026-03-02", ()), ("2026-03-03", ("TWICE",)), ("2026-03-04", ("TWICE",)))
    found = [
        club.order("c1", day, "80.00", promo_codes=[{"code": each} for each in codes])
        for day, codes in days
    ]
    assert [each["points"]["earned"] for each in found] == [80, 160, 80]


@pytest.mark.parametrize(("period", "first", "last", "after", "zone"), NEXT)
def test_a_limit_is_used_up_until_the_period_ends(shop, period, first, last, after, zone):
    """Twice a period: two orders have the discount, a third has not, the next period has."""
    club = shop(f'offer "O"\n  5 EUR off\n  at most 2 times per {period}', zone)
    moments = (f"{first} 00:00", f"{first} 00:01", last, after)
    paid = [club.order("c1", at, "80.00")["to_pay"] for at in moments]
    assert paid == ["75.00", "75.00", "80.00", "75.00"]


def test_every_source_fills_the_cap_of_the_programme(shop):
    """100 a day: 60 of an order, 30 of an activity, then 10 of the next 50, and nothing more."""
    club = shop(EARN + 'earn 30 points per "avis"\npoints\n  at most 100 points per day')
    earned = [club.order("c1", "2026-01-10", "60.00")["points"]["earned"]]
    earned.append(club.send("activity", "2026-01-10", customer="c1", name="avis")["awards"])
    earned.append(club.order("c1", "2026-01-10", "50.00")["points"]["earned"])
    earned.append(club.send("activity", "2026-01-10", customer="c1", name="avis")["awards"])
    assert [earned[0], earned[1][0]["points"], earned[2], earned[3]] == [60, 30, 10, []]
    assert club.available() == 100


def test_points_on_reaching_a_tier_fill_the_caps_too(shop):
    """20 a day: the activity that reaches the tier gives 15, so that the tier gives 5 of its 50."""
    club = shop(
        'earn 15 points per "avis"\ntier "A"\ntier "B" from 1 "avis"\n  50 points on reaching it\n'
        "points\n  at most 20 points per day"
    )
    club.send("joined", "2026-01-09", customer="c1")
    answer = club.send("activity", "2026-01-10", customer="c1", name="avis")
    assert [(each["rule"], each["points"]) for each in answer["awards"][1:]] == [("B", 5)]
    assert club.available() == 20


def test_a_rule_has_a_cap_of_its_own_within_the_year(shop):
    """20 points per review, 50 a year: 20, 20, 10, none; and again next year."""
    club = shop('earn 20 points per "avis"\n  at most 50 points per year')
    days = ("2026-01-10", "2026-06-10", "2026-12-30", "2026-12-31", "2027-01-01")
    for day in days:
        club.send("activity", day, customer="c1", name="avis")
    assert [lot.points for lot in club.account("c1").lots] == [20, 20, 10, 20]


def test_a_full_balance_takes_no_more(shop):
    """At most 100: 80 and 20 of 80; once 30 are used there is room for 30."""
    club = shop(
        EARN + "redeem points\n  1 point = 1 EUR\npoints\n  the balance holds at most 100 points\n"
        "cumulation\n  points are earned with paying with points"
    )
    earned = [club.order("c1", "2026-01-10", "80.00")["points"]["earned"] for _ in range(2)]
    used = club.order("c1", "2026-01-11", "80.00", use_points=30)["points"]
    assert (earned, used["used"], used["earned"], club.available()) == ([80, 20], 30, 30, 100)


def test_pending_points_count_in_a_full_balance(shop):
    """What waits for a delivery is on its way to the balance."""
    club = shop(
        EARN + "points\n  are available after the delivery\n  the balance holds at most 100 points"
    )
    earned = [club.order("c1", "2026-01-10", "80.00")["points"]["earned"] for _ in range(2)]
    assert (earned, club.pending()) == ([80, 20], 100)


def test_once_is_once_in_a_lifetime(shop):
    """Ten years later the offer is still used up."""
    club = shop('offer "O"\n  5 EUR off\n  once per customer')
    paid = [club.order("c1", day, "80.00")["to_pay"] for day in ("2026-01-10", "2036-01-10")]
    assert paid == ["75.00", "80.00"]


def test_limits_are_each_customers_own(shop):
    """What one customer used up is there for another."""
    club = shop('offer "O"\n  5 EUR off\n  once per customer')
    paid = [club.order(name, "2026-01-10", "80.00")["to_pay"] for name in ("c1", "c2", "c1")]
    assert paid == ["75.00", "75.00", "80.00"]


def test_what_was_set_aside_is_not_used_up(shop):
    """A code wins over the offer, which is there the next time."""
    club = shop('offer "O"\n  5 EUR off\n  once per customer')
    code = [{"code": "SHOP", "off": "10.00"}]
    first = club.order("c1", "2026-01-10", "80.00", promo_codes=code)
    paid = [first["to_pay"], club.order("c1", "2026-01-11", "80.00")["to_pay"]]
    assert paid == ["70.00", "75.00"]


def test_a_full_return_gives_the_use_back_and_a_partial_one_does_not(shop):
    """The offer is used by an order as long as something of it is kept."""
    club = shop('offer "O"\n  5 EUR off\n  once per customer')
    club.order("c1", "2026-01-10", ("40.00", 2), id="o1")
    club.refund("o1", "2026-01-11", (0, 1))
    kept = club.order("c1", "2026-01-12", "80.00")["to_pay"]
    club.refund("o1", "2026-01-13", (0, 1))
    given_back = club.order("c1", "2026-01-14", "80.00")["to_pay"]
    assert (kept, given_back) == ("80.00", "75.00")


def test_a_limited_bonus_day_is_used_by_the_order_it_multiplied(shop):
    """The double day works once a month, for the first order of a Tuesday."""
    club = shop(EARN + 'bonus day "Mardi" every Tuesday\n  points x 2\n  at most once per month')
    days = ("2026-03-03", "2026-03-10", "2026-04-07")
    assert [club.order("c1", day, "10.00")["points"]["earned"] for day in days] == [20, 10, 20]


def test_the_nth_order_counts_orders_that_were_kept(shop):
    """The fifth order that stays: a fully returned one makes room for another."""
    club = shop('offer "Cinquième"\n  on the 5th order\n  20% off')
    for number in range(4):
        club.order("c1", f"2026-01-1{number}", "10.00", id=f"o{number}")
    club.refund("o0", "2026-01-15")
    paid = [club.order("c1", f"2026-01-2{number}", "10.00")["to_pay"] for number in range(3)]
    assert paid == ["10.00", "8.00", "10.00"]
