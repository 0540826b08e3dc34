"""Tiers: reached at once, counted over a window, kept, living on grace, lost."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from palier.account.state import TierState

LADDER = 'tier "Bronze"\ntier "Argent" from 100 EUR spent\ntier "Or" from 300 EUR spent\n'
WINDOWS = [
    # what is counted, the day 100 EUR were spent, the last day on which they count
    ("the last 12 months", "2026-03-15", "2027-03-14"),
    ("the last 12 months", "2026-01-01", "2026-12-31"),
    ("the last 12 months", "2026-12-31", "2027-12-30"),
    # on 28 February 2029 the window begins on 29 February 2028; on 1 March, on 2 March
    ("the last 12 months", "2028-02-29", "2029-02-28"),
    # on 28 February 2027 it begins on 1 March 2026
    ("the last 12 months", "2026-02-28", "2027-02-27"),
    # on 28 February it begins on 29 January; on 1 March, on 2 February
    ("the last 1 month", "2026-01-31", "2026-02-28"),
    ("the last 1 month", "2026-01-28", "2026-02-27"),
    ("the last 1 month", "2026-02-28", "2026-03-27"),
    ("the last 6 months", "2026-08-31", "2027-02-28"),
    ("the calendar year", "2026-01-01", "2026-12-31"),
    ("the calendar year", "2026-12-31", "2026-12-31"),
]


def after(day, days=1):
    """Give the day some days after another."""
    return str(dt.date.fromisoformat(day) + dt.timedelta(days=days))


@pytest.mark.parametrize(("window", "spent", "last"), WINDOWS)
def test_a_tier_lasts_as_long_as_what_reached_it_is_counted(shop, window, spent, last):
    """A window of 12 months runs from the day after the same date 12 months before."""
    club = shop(LADDER + f"tiers\n  count {window}")
    club.order("c1", spent, "100.00")
    club.day(f"{last} 23:59")
    held = club.tier()
    club.day(f"{after(last)} 00:00")
    assert (held, club.tier()) == ("Argent", "Bronze")


@pytest.mark.parametrize(("window", "spent", "last"), WINDOWS)
def test_an_order_has_the_benefits_of_the_tier_of_that_day(shop, window, spent, last):
    """Nothing was told between: the order of the last day is the last one of the tier."""
    benefits = LADDER.replace("100 EUR spent\n", "100 EUR spent\n  10% off\n")
    paid = []
    for day in (last, after(last)):
        club = shop(benefits + f"tiers\n  count {window}")
        club.order("c1", f"{spent} 00:00", "100.00")
        paid.append(club.order("c1", day, "20.00")["to_pay"])
    assert paid == ["18.00", "20.00"]


KEEPING = [
    # how tiers are kept, the day one was reached, the last day it is kept
    ("are kept for 12 months", "2026-03-15", "2027-03-15"),
    ("are kept for 1 month", "2026-03-31", "2026-04-30"),
    ("are kept for 12 months", "2028-02-29", "2029-02-28"),
    ("are kept for 3 years", "2026-03-15", "2029-03-15"),
    ("are kept until the end of the following year", "2026-01-01", "2027-12-31"),
    ("are kept until the end of the following year", "2026-12-31", "2027-12-31"),
    # grace comes after the keeping
    ("are kept for 1 month\n  allow 30 days of grace", "2026-03-31", "2026-05-30"),
    ("are kept for 1 month\n  allow 1 month of grace", "2026-01-31", "2026-03-28"),
    # without keeping it follows the last day on which the criteria held: 30 April
    ("allow 10 days of grace", "2026-03-31", "2026-05-10"),
]


@pytest.mark.parametrize(("rule", "reached", "last"), KEEPING)
def test_a_tier_is_kept_through_its_last_day(shop, rule, reached, last):
    """The window is a month, so that only the keeping and the grace hold the tier."""
    club = shop(LADDER + f"tiers\n  count the last 1 month\n  {rule}")
    club.order("c1", reached, "100.00")
    club.day(f"{last} 23:59")
    held = club.tier()
    club.day(f"{after(last)} 00:00")
    assert (held, club.tier()) == ("Argent", "Bronze")


@pytest.mark.parametrize(
    ("zone", "last", "gone"),
    [
        ("Europe/Paris", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"),
        ("Europe/Paris", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"),
        ("Pacific/Auckland", "2026-04-05T11:59:59Z", "2026-04-05T12:00:00Z"),
        ("Asia/Kolkata", "2026-12-31T18:29:59Z", "2026-12-31T18:30:00Z"),
        ("America/Los_Angeles", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z"),
    ],
)
def test_a_tier_is_lost_at_midnight_of_the_programme(shop, zone, last, gone):
    """The night of a change of hours is no shorter or longer than the day that ends with it."""
    club = shop(LADDER + "tiers\n  count the last 7 days\n  are kept for 10 days", zone)
    local = dt.datetime.fromisoformat(last).astimezone(ZoneInfo(zone)).date()
    club.order("c1", after(str(local), -10), "100.00")
    club.day(last)
    held = club.tier()
    club.day(gone)
    assert (held, club.tier()) == ("Argent", "Bronze")


def test_a_tier_kept_for_life_is_never_lost(shop):
    """Not even fifty years later."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for life")
    club.order("c1", "2026-01-10", "300.00")
    club.day("2076-01-10")
    assert club.tier() == "Or"


def test_meeting_the_criteria_again_renews_the_keeping(shop):
    """100 EUR in January, 100 in June: kept for 12 months from June, not from January."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 12 months")
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-06-20", "100.00")
    assert club.account("c1").tier.kept_until == dt.date(2027, 6, 20)
    club.day("2027-06-20")
    held = club.tier()
    club.day("2027-06-21")
    assert (held, club.tier()) == ("Argent", "Bronze")


def test_an_order_after_which_the_criteria_do_not_hold_renews_nothing(shop):
    """The 100 EUR of January no longer count in March, and 20 EUR do not make an Argent."""
    club = shop(LADDER + "tiers\n  count the last 1 month\n  are kept for 6 months")
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-03-20", "20.00")
    assert club.account("c1").tier.kept_until == dt.date(2026, 7, 10)


def test_days_alone_renew_nothing(shop):
    """The criteria hold every day of the year, and the keeping still counts from the order."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 3 months")
    club.order("c1", "2026-01-10", "100.00")
    for month in range(1, 5):
        club.day(f"2026-0{month}-11")
    assert club.account("c1").tier.kept_until == dt.date(2026, 4, 10)


def test_a_keeping_that_is_over_leaves_the_tier_to_the_criteria(shop):
    """Three months end in April, the 100 EUR count until 9 January: Argent until then."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 3 months")
    club.order("c1", "2026-01-10", "100.00")
    tiers = []
    for day in ("2026-04-11", "2026-12-31", "2027-01-09", "2027-01-10"):
        club.day(day)
        tiers.append(club.tier())
    assert tiers == ["Argent", "Argent", "Argent", "Bronze"]


def test_grace_begins_when_neither_keeping_nor_criteria_hold_the_tier(shop):
    """The keeping ends in April, the criteria on 9 January: 10 days of grace end on the 19th."""
    club = shop(
        LADDER + "tiers\n  count the last 12 months\n  are kept for 3 months\n"
        "  allow 10 days of grace"
    )
    club.order("c1", "2026-01-10", "100.00")
    club.day("2027-01-19")
    held = club.tier()
    club.day("2027-01-20")
    assert (held, club.tier()) == ("Argent", "Bronze")


def test_a_tier_falls_one_level_at_a_time_and_each_level_is_kept(shop):
    """Or is kept until 15 March 2027, Argent then until 16 March 2028, Bronze for good."""
    club = shop(
        LADDER + "tiers\n  count the last 1 month\n  are kept for 12 months\n"
        "  go down one level at a time"
    )
    club.order("c1", "2026-03-15", "300.00")
    tiers = []
    for day in ("2027-03-15", "2027-03-16", "2028-03-16", "2028-03-17", "2030-01-01"):
        club.day(day)
        tiers.append(club.tier())
    assert tiers == ["Or", "Argent", "Argent", "Bronze", "Bronze"]


def test_a_tier_falls_straight_to_the_level_counted(shop):
    """Without the clause Or falls to Bronze in one day."""
    club = shop(LADDER + "tiers\n  count the last 1 month\n  are kept for 12 months")
    club.order("c1", "2026-03-15", "300.00")
    club.day("2027-03-16")
    assert club.tier() == "Bronze"


def test_one_level_at_a_time_stops_at_the_level_counted(shop):
    """100 EUR of February 2027 hold Argent: that is where Or falls, and its keeping begins anew."""
    club = shop(
        LADDER + "tiers\n  count the last 12 months\n  are kept for 1 month\n"
        "  go down one level at a time"
    )
    club.order("c1", "2026-03-15", "300.00")
    club.order("c1", "2027-02-01", "100.00")
    club.day("2027-03-15")
    state = club.account("c1").tier
    assert (state.name, state.since) == ("Argent", dt.date(2027, 3, 15))
    club.day("2028-02-01")
    assert club.tier() == "Bronze"


def test_one_level_at_a_time_with_grace_only(shop):
    """The 300 EUR leave on 15 April; 10 days of grace are over on the 24th, then 10 more."""
    club = shop(
        LADDER + "tiers\n  count the last 1 month\n  allow 10 days of grace\n"
        "  go down one level at a time"
    )
    club.order("c1", "2026-03-15", "300.00")
    tiers = []
    for day in ("2026-04-24", "2026-04-25", "2026-05-04", "2026-05-05"):
        club.day(day)
        tiers.append(club.tier())
    assert tiers == ["Or", "Argent", "Argent", "Bronze"]


def test_grace_is_over_when_the_criteria_hold_again(shop):
    """Spending within the grace brings the tier back to what it was, for another month."""
    club = shop(LADDER + "tiers\n  count the last 1 month\n  allow 10 days of grace")
    club.order("c1", "2026-03-15", "100.00")
    club.order("c1", "2026-04-20", "100.00")
    assert club.account("c1").tier == TierState("Argent", dt.date(2026, 3, 15))
    club.day("2026-05-29")
    held = club.tier()
    club.day("2026-05-30")
    assert (held, club.tier()) == ("Argent", "Bronze")


def test_going_up_is_immediate_for_the_orders_that_follow(shop):
    """The order that reaches Argent pays in full, the next one has 10 % off."""
    club = shop(LADDER.replace("100 EUR spent\n", "100 EUR spent\n  10% off\n"))
    paid = [club.order("c1", "2026-01-10", "100.00")["to_pay"] for _ in range(2)]
    assert paid == ["100.00", "90.00"]


def test_going_up_is_at_once_where_the_file_says_so(shop):
    """The order that reaches Argent has its points already."""
    club = shop(
        "earn 1 point per 1 EUR\n"
        + LADDER.replace("100 EUR spent\n", "100 EUR spent\n  points x 2\n")
        + "tiers\n  an order already has the benefits of the tier it reaches"
    )
    assert club.order("c1", "2026-01-10", "100.00")["points"]["earned"] == 200


MEASURES = [
    # criterion, events (each a tuple) after the last of which it holds
    ("from 2 orders", [("order", "5.00"), ("order", "5.00")]),
    ("above 2 orders", [("order", "5.00")] * 3),
    ("from 50 points earned", [("order", "25.00"), ("order", "25.00")]),
    ("from 2 referrals", [("friend", "5.00"), ("friend", "5.00")]),
    ('from 2 "avis"', [("activity", "avis"), ("activity", "avis")]),
    ("from 30 EUR spent and 2 orders", [("order", "30.00"), ("order", "1.00")]),
    ("from 30 EUR spent or 2 orders", [("order", "5.00"), ("order", "5.00")]),
    ("from 50 points in the balance", [("order", "25.00"), ("adjustment", 25)]),
]


@pytest.mark.parametrize(("criterion", "steps"), MEASURES)
def test_every_measure_is_counted_as_it_happens(shop, criterion, steps):
    """The tier comes with the last event it takes, not before and not after."""
    club = shop(
        f'earn 1 point per 1 EUR\nearn 1 point per referral\ntier "A"\ntier "B" {criterion}'
    )
    club.send("joined", "2026-01-01", customer="c1")
    tiers = []
    for number, (kind, what) in enumerate(steps):
        day = f"2026-01-1{number}"
        match kind:
            case "order":
                club.order("c1", day, what)
            case "friend":
                club.order(f"friend-{number}", day, what, referred_by="c1")
            case "activity":
                club.send("activity", day, customer="c1", name=what)
            case _:
                club.send("adjustment", day, customer="c1", points=what)
        tiers.append(club.tier())
    assert tiers == ["A"] * (len(steps) - 1) + ["B"]


@pytest.mark.parametrize(
    ("joined", "bound", "reached"),
    [
        ("2026-01-31", "from 1 month", "2026-02-28"),
        ("2028-02-29", "from 12 months", "2029-02-28"),
        ("2026-03-15", "from 12 months", "2027-03-15"),
        ("2026-03-15", "above 12 months", "2027-03-16"),
    ],
)
def test_a_tier_by_time_as_a_member_comes_by_itself(shop, joined, bound, reached):
    """Nobody has to do anything on the day: it comes with the day."""
    club = shop(f'tier "A"\ntier "B" {bound} of membership\n  9 points on reaching it')
    club.send("joined", joined, customer="c1")
    club.day(after(reached, -1))
    before = club.tier(), club.available()
    club.day(reached)
    assert (before, (club.tier(), club.available())) == (("A", 0), ("B", 9))


def test_spending_points_never_lowers_a_tier(shop):
    """Points earned stay counted, whatever was used since."""
    club = shop(
        'earn 1 point per 1 EUR\ntier "A"\ntier "B" from 100 points earned\n'
        "redeem points\n  1 point = 1 EUR"
    )
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-01-11", "100.00", use_points="all")
    assert (club.tier(), club.available()) == ("B", 0)


def test_a_tier_by_the_balance_follows_the_balance(shop):
    """In: an adjustment, a delivery. Out: an order, a claim, an expiry. Each moves it at once."""
    club = shop(
        'earn 1 point per 1 EUR\ntier "A"\ntier "B" from 50 points in the balance\n'
        'redeem points\n  1 point = 1 EUR\nreward "R" for 50 points\n  5 EUR off\n'
        "points\n  are available after the delivery\n  expire 1 month after they are earned"
    )
    tiers = []

    def then(*_):
        tiers.append(club.tier())

    then(club.order("c1", "2026-01-10", "60.00", id="o1"))
    then(club.send("delivered", "2026-01-11", order="o1"))
    then(club.order("c1", "2026-01-12", "20.00", use_points="all"))
    then(club.send("adjustment", "2026-01-13", customer="c1", points=20))
    then(club.send("claim", "2026-01-14", customer="c1", reward="R"))
    then(club.send("adjustment", "2026-01-15", customer="c1", points=90))
    then(club.send("adjustment", "2026-01-16", customer="c1", points=-60))
    then(club.send("adjustment", "2026-01-17", customer="c1", points=60))
    then(club.day("2026-02-16"))
    then(club.day("2026-02-18"))
    assert tiers == ["A", "B", "A", "B", "A", "B", "A", "B", "B", "A"]


def test_each_tier_passed_gives_its_points_once_per_customer(shop):
    """300 EUR pass Argent and Or: 10 and 30. Falling and coming back gives nothing again."""
    ladder = LADDER.replace("100 EUR spent\n", "100 EUR spent\n  10 points on reaching it\n")
    ladder = ladder.replace("300 EUR spent\n", "300 EUR spent\n  30 points on reaching it\n")
    club = shop(ladder + "tiers\n  count the last 1 month")
    first = club.order("c1", "2026-01-10", "300.00")["points"]["awards"]
    club.day("2026-03-10")
    again = club.order("c1", "2026-03-11", "300.00")["points"]["awards"]
    assert [(each["rule"], each["points"]) for each in first] == [("Argent", 10), ("Or", 30)]
    assert (again, club.available(), club.tier()) == ([], 40, "Or")


@pytest.mark.parametrize("by_order", [True, False])
def test_the_first_tier_gives_its_points_however_one_joins(shop, by_order):
    """A tier without criteria is reached by joining, at the counter or with an order."""
    club = shop('tier "A"\n  10 points on reaching it\ntier "B" from 100 EUR spent')
    if by_order:
        club.order("c1", "2026-01-10", "5.00")
    else:
        club.send("joined", "2026-01-10", customer="c1")
    assert (club.tier(), club.available()) == ("A", 10)
    club.order("c1", "2026-01-11", "5.00")
    assert club.available() == 10


def test_whoever_stands_at_no_tier_is_at_none(shop):
    """Where every tier has criteria, a customer may have none, and falls to none."""
    club = shop('tier "A" from 100 EUR spent\ntiers\n  count the last 1 month')
    none = club.order("c1", "2026-01-10", "50.00")["tier"]
    one = club.order("c1", "2026-01-11", "50.00")["tier"]
    club.day("2026-02-10")
    assert (none, one["name"], club.tier()) == (None, "A", None)


def test_a_tier_brought_over_is_held_and_kept(shop):
    """Or since 1 November is kept for 12 months from then, although nothing was spent here."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 12 months")
    held = {"name": "Or", "since": "2025-11-01"}
    club.send("opening", "2026-01-01", customer="c1", tier=held)
    club.day("2026-11-01")
    assert club.tier() == "Or"
    club.day("2026-11-02")
    assert club.tier() == "Bronze"


def test_a_tier_brought_over_after_its_keeping_is_kept_from_that_day(shop):
    """The old shop renewed it, or it would not be said: it is kept from the day it came."""
    club = shop(LADDER + "tiers\n  count the last 12 months\n  are kept for 12 months")
    held = {"name": "Or", "since": "2023-11-01"}
    answer = club.send("opening", "2026-01-01", customer="c1", tier=held)
    assert (answer["tier"]["name"], answer["tier"]["since"]) == ("Or", "2023-11-01")
    club.day("2027-01-01")
    assert club.tier() == "Or"
    club.day("2027-01-02")
    assert club.tier() == "Bronze"


def test_what_was_counted_elsewhere_bears_the_day_it_came(shop):
    """200 EUR of before and 100 of here make an Or; the 200 leave the window a year after."""
    club = shop(LADDER + "tiers\n  count the last 12 months")
    club.send("opening", "2026-01-01", customer="c1", spent="200.00", orders=3)
    club.order("c1", "2026-06-01", "100.00")
    assert club.tier() == "Or"
    club.day("2027-01-01")
    assert club.tier() == "Argent"


def test_a_tier_that_comes_by_time_while_nothing_is_told_comes_on_its_day(shop):
    """The points on reaching it, and its `since`, are those of the day, not of the next event."""
    club = shop(
        'tier "A"\ntier "B" from 6 months of membership\n  9 points on reaching it\n'
        "points\n  expire 1 month after they are earned"
    )
    club.send("joined", "2026-01-10", customer="c1")
    club.day("2026-08-10")
    assert club.account("c1").tier.since == dt.date(2026, 7, 10)
    assert (club.available(), club.account("c1").lots[0].expires_on) == (9, dt.date(2026, 8, 10))
    club.day("2026-08-11")
    assert club.available() == 0
