"""What comes again on days of its own: every month or year, and the anniversary of joining."""

import datetime as dt

import pytest
from tests.life.shop import program_of

import palier
from palier.account.reading import account_json

COFFEE = 'reward "Coffee"\n  3 EUR off\n  valid 1 month\n'
TIERS = 'tier "A"\ntier "B" from 100 EUR spent\n'


@pytest.mark.parametrize(
    ("every", "joined", "days"),
    [
        ("every month", "2026-01-31", ["2026-02-01", "2026-03-01", "2026-04-01"]),
        ("every month", "2026-02-01", ["2026-03-01", "2026-04-01"]),
        ("every quarter", "2026-01-31", ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"]),
        ("every year", "2026-01-31", ["2027-01-01", "2028-01-01"]),
        ("every 29 February", "2026-02-28", ["2027-02-28", "2028-02-29", "2029-02-28"]),
        ("on the anniversary of joining", "2024-02-29", ["2025-02-28", "2026-02-28"]),
        ("on the anniversary of joining", "2026-12-31", ["2027-12-31", "2028-12-31"]),
    ],
)
def test_it_comes_on_its_days_and_not_on_the_day_of_joining(shop, every, joined, days):
    """On the first day of each period after it; 29 February is the 28th in common years."""
    club = shop(f"earn 50 points {every}")
    club.send("joined", joined, customer="c1")
    club.day(f"{days[-1]} 23:59")
    assert [str(lot.earned_on) for lot in club.account("c1").lots] == days


@pytest.mark.parametrize(
    ("zone", "eve", "morning"),
    [
        ("Europe/Paris", "2026-03-31T21:59:59Z", "2026-03-31T22:00:00Z"),
        ("Pacific/Auckland", "2026-03-31T10:59:59Z", "2026-03-31T11:00:00Z"),
    ],
)
def test_a_month_begins_at_midnight_of_the_programme(shop, zone, eve, morning):
    """Not at midnight of the machine."""
    club = shop("earn 50 points every quarter", zone)
    club.send("joined", "2026-01-10", customer="c1")
    club.day(eve)
    before = club.available()
    club.day(morning)
    assert (before, club.available()) == (0, 50)


def test_it_is_for_those_who_meet_the_conditions_as_the_day_begins(shop):
    """The order of 1 March reaches the tier after the gift of that day; 1 April finds it."""
    club = shop(TIERS + 'earn 50 points every month\n  when tier is "B"\n')
    club.order("c1", "2026-02-10", "40.00")
    club.order("c1", "2026-03-01", "60.00")
    before = club.available()
    club.day("2026-04-01")
    assert (before, club.available()) == (0, 50)


def test_a_tier_that_ends_with_the_year_has_no_gift_on_1_january(shop):
    """The tier is brought up to date first: what was spent last year counts no more."""
    rules = (
        TIERS
        + 'tiers\n  count over the calendar year\nearn 50 points every month\n  when tier is "B"\n'
    )
    club = shop(rules)
    club.order("c1", "2026-11-10", "140.00")
    club.day("2026-12-31")
    before = club.available()
    club.day("2027-01-31")
    assert (before, club.available(), club.account("c1").tier.name) == (50, 50, "A")


def test_points_of_a_day_may_reach_a_tier_and_buy_what_is_given_automatically(shop):
    """Ten points reach the tier, which gives five more; fifteen are a voucher the same day."""
    club = shop(
        'tier "A"\ntier "B" from 10 points earned\n  5 points on reaching it\n'
        'earn 10 points every 1 May\nreward "Mug" for 15 points\n  2 EUR off\n'
        "  is given automatically\n"
    )
    club.send("joined", "2026-04-01", customer="c1")
    club.day("2026-05-01")
    assert (club.account("c1").tier.name, club.vouchers("c1"), club.available()) == (
        "B",
        ["Mug"],
        0,
    )


def test_rewards_and_stamps_come_so_too_and_what_is_given_on_filling(shop):
    """A coffee a month, good for a month, and a stamp a month: two fill the card."""
    club = shop(
        COFFEE + 'earn reward "Coffee" every month\nearn 1 stamp every month\n'
        'stamp card "K"\n  1 stamp per order\n  after 2 stamps: reward "Coffee"\n'
    )
    club.send("joined", "2026-01-15", customer="c1")
    club.day("2026-03-01")
    assert (club.vouchers("c1"), club.stamps("c1")) == (["Coffee"] * 3, {})
    club.day("2026-03-31")
    assert club.vouchers("c1") == ["Coffee", "Coffee"]


@pytest.mark.parametrize(
    ("clause", "given"),
    [
        ("at most 80 points per quarter", 160),
        ("at most once per year", 50),
        ("from 1 March 2026 to 30 April 2026", 100),
        ('when customer type is "pro"', 0),
        ("when time since joining is at least 3 months", 150),
    ],
)
def test_its_clauses_hold_as_of_any_gift(shop, clause, given):
    """Five first days of months pass: those of February to June."""
    club = shop(f"earn 50 points every month\n  {clause}\n")
    club.send("joined", "2026-01-01", customer="c1")
    club.day("2026-06-30")
    assert club.available() == given


def test_days_that_pass_at_once_or_one_by_one_give_the_same(shop):
    """A year in one step, and day by day."""
    rules = (
        TIERS
        + COFFEE
        + "earn 50 points every quarter\nearn 7 points on the anniversary of joining\n"
        'earn reward "Coffee" every month\npoints\n  expire 5 months after they are earned\n'
    )
    told = []
    for step in (400, 1):
        club = shop(rules)
        club.order("c1", "2026-01-20", "150.00", id="o")
        day = dt.date(2026, 1, 20)
        while day < dt.date(2027, 2, 20):
            day = min(day + dt.timedelta(days=step), dt.date(2027, 2, 20))
            club.day(str(day))
        kept = account_json(club.account("c1"), club.program)
        told.append({each: kept[each] for each in ("lots", "vouchers", "tier", "totals")})
    assert told[0] == told[1]


def test_a_day_that_a_new_version_begins_on_gives_once_under_it(shop):
    """Ten points a month until the end of March, thirty from April on."""
    old = program_of("earn 10 points every month")
    club = shop(
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  from 1 April 2026\n\n'
        "earn 30 points every month\n",
        older=[old],
    )
    club.send("joined", "2026-01-10", customer="c1")
    club.day("2026-05-01")
    assert [lot.points for lot in club.account("c1").lots] == [10, 10, 30, 30]


def test_nobody_who_has_not_joined_or_has_not_paid_gets_it(shop):
    """A membership that ends in February has no gift in March; a new year has."""
    head = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        "  membership costs 29 EUR per year\n\n"
    )
    club = shop(head + "earn 50 points every month\n")
    club.send("customer", "2026-01-01", customer="c2")
    club.send("membership", "2026-01-10", customer="c1", until="2026-02-10")
    club.day("2026-03-31")
    before = club.available("c1")
    club.send("membership", "2026-03-31", customer="c1", until="2026-12-31")
    club.day("2026-04-01")
    assert (before, club.available("c1"), club.available("c2")) == (50, 100, 0)


@pytest.mark.parametrize(
    "head", ["earn 5 points every month", "earn 5 points on the anniversary of joining"]
)
def test_what_comes_on_days_of_its_own_waits_for_no_birthday(head):
    """Only those born on such a day would ever have it; in their month, all have it once a year."""
    rules = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n' + head
    with pytest.raises(palier.ProgramError, match="contradicting-clauses"):
        palier.compile(f"{rules}\n  on the customer's birthday\n")
    assert palier.compile(f"{rules}\n  in the customer's birthday month\n").program.earnings


def test_a_tier_by_the_balance_goes_with_the_points_that_become_a_reward(shop):
    """30 points are B and a mug of 20; the 10 that are left are A, looked at that day or not."""
    rules = (
        'earn 30 points every 15 March\nreward "Mug" for 20 points\n  3 EUR off\n'
        "  on baskets from 50 EUR\n  is given automatically\n"
        'tier "A"\ntier "B" from 30 points in the balance\n  points x 2\n'
        "earn 1 point per 1 EUR\n"
    )
    clubs = shop(rules), shop(rules)
    for club in clubs:
        club.send("joined", "2026-01-01", customer="c1")
    clubs[1].day("2026-03-15")
    clubs[1].day("2026-03-16")
    found = [club.order("c1", "2026-03-20", "10.00")["points"]["earned"] for club in clubs]
    assert found == [10, 10]


def test_a_tier_by_the_balance_goes_with_a_reward_that_an_event_gives(shop):
    """25 points reach B, which gives 10 more: they become a reward of 30, and B is over."""
    club = shop(
        'reward "Mug" for 30 points\n  3 EUR off\n  is given automatically\n'
        'tier "A"\ntier "B" from 25 points in the balance\n  10 points on reaching it\n'
    )
    club.send("adjustment", "2026-01-01", customer="c1", points=1)
    club.send("joined", "2026-01-01", customer="c1")
    club.send("adjustment", "2026-01-02", customer="c1", points=24)
    assert (club.vouchers(), club.available(), club.tier()) == (["Mug"], 5, "A")
