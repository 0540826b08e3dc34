"""Tiers are reached at once, by every measure, and give their points once."""

import datetime as dt

import pytest
from tests.life.shop import HEAD

LADDER = 'tier "Bronze"\ntier "Argent" from 100 EUR spent\ntier "Or" from 300 EUR spent\n'


def after(day, days=1):
    """Give the day some days after another."""
    return str(dt.date.fromisoformat(day) + dt.timedelta(days=days))


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


@pytest.mark.parametrize("kind", ["order", "activity"])
def test_points_on_reaching_a_tier_may_reach_the_next(shop, kind):
    """100 points are a B, which gives 50, which make a C, which gives 7: all of it at once."""
    club = shop(
        'earn 1 point per 1 EUR\nearn 100 points per "avis"\ntier "A"\n'
        'tier "B" from 100 points earned\n  50 points on reaching it\n'
        'tier "C" from 150 points earned\n  7 points on reaching it'
    )
    club.send("joined", "2026-01-09", customer="c1")
    if kind == "order":
        awards = club.order("c1", "2026-01-10", "100.00")["points"]["awards"]
    else:
        awards = club.send("activity", "2026-01-10", customer="c1", name="avis")["awards"]
    assert [each["points"] for each in awards] == [100, 50, 7]
    assert (club.tier(), club.available()) == ("C", 157)


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


def test_no_tier_is_reached_once_the_membership_is_over(shop):
    """Paid until 30 June: the 100 EUR of that day reach it, those of July 1 do not."""
    paid = HEAD.format("Europe/Paris") + "  membership costs 20 EUR per year\n"
    club = shop(paid + LADDER)
    for customer, day in (("c1", "2026-06-30"), ("c2", "2026-07-01")):
        club.send("membership", "2026-01-10", customer=customer, until="2026-06-30")
        club.order(customer, day, "100.00")
    assert (club.tier("c1"), club.tier("c2")) == ("Argent", "Bronze")


def test_no_tier_is_reached_by_an_activity_once_the_membership_is_over(shop):
    """The second review of 30 June reaches it, that of 1 July does not."""
    paid = HEAD.format("Europe/Paris") + "  membership costs 20 EUR per year\n"
    club = shop(paid + 'tier "Bronze"\ntier "Argent" from 2 "avis"\n')
    for customer, day in (("c1", "2026-06-30"), ("c2", "2026-07-01")):
        club.send("membership", "2026-01-10", customer=customer, until="2026-06-30")
        club.send("activity", "2026-06-01", customer=customer, name="avis")
        club.send("activity", day, customer=customer, name="avis")
    assert (club.tier("c1"), club.tier("c2")) == ("Argent", "Bronze")


REWARDED = (
    'reward "R" for 100 points\n  5 EUR off\n'
    'tier "A"\ntier "B" from {}\n  reward "R" on reaching it\n'
)


def test_a_reward_of_a_tier_is_given_once_though_the_tier_is_reached_again(shop):
    """50 points of a birthday make a B for half a year, every year; the reward comes once."""
    club = shop(
        REWARDED.format("50 points earned")
        + "tiers\n  count the last 6 months\nearn 50 points on the customer's birthday"
    )
    club.send("joined", "2026-01-01", customer="c1", birthday="--03-01")
    told = []
    for day in ("2026-03-02", "2026-12-01", "2027-03-02"):
        club.day(day)
        told.append((club.tier(), len(club.account("c1").vouchers)))
    assert told == [("B", 1), ("A", 1), ("B", 1)]


def test_a_reward_of_a_tier_goes_with_the_friend_who_reached_it(shop):
    """The friend's order comes back whole: no referral, no B, no reward."""
    club = shop(REWARDED.format("1 referral") + "earn 1 point per referral")
    club.send("joined", "2026-01-01", customer="c1")
    club.order("c2", "2026-01-02", "10.00", id="o2", referred_by="c1")
    held = club.tier(), [each.reward for each in club.account("c1").vouchers]
    club.refund("o2", "2026-01-03")
    assert (held, club.tier(), club.account("c1").vouchers) == (("B", ["R"]), "A", ())


SOON = (
    'tier "A"\n\ntier "B" from 80 EUR spent\n  10% off\n\ntiers\n'
    "  an order already has the benefits of the tier it reaches\n  "
)


@pytest.mark.parametrize(
    ("counted", "last"),
    [
        ("count the last 12 months", "2027-02-28"),
        ("count the calendar year", "2026-12-31"),
        ("count everything since joining", None),
    ],
)
def test_a_tier_whose_discount_leaves_less_than_it_asks_is_held_while_the_order_counts(
    shop, counted, last
):
    """83 EUR reach it, and 74.70 are paid: other orders and their returns change nothing of it."""
    club = shop(SOON + counted)
    assert club.order("c1", "2026-03-01", "83.00")["to_pay"] == "74.70"
    club.order("c1", "2026-03-01", "0.00", id="o2")
    club.refund("o2", "2026-03-01")
    club.day(last or "2031-01-01")
    assert club.account("c1").tier.name == "B"
    if last:
        club.day((dt.date.fromisoformat(last) + dt.timedelta(days=1)).isoformat())
        assert club.account("c1").tier.name == "A"


def test_a_tier_that_its_own_discount_undercuts_goes_with_the_order_that_reached_it(shop):
    """A whole return, and one in part: the 73 that are kept do not reach it by themselves."""
    club = shop(SOON + "are kept for 12 months")
    club.order("c1", "2026-03-01", "73.00", "10.00", id="o1")
    club.refund("o1", "2026-03-02", (1, 1))
    assert club.account("c1").tier.name == "A"
    club.order("c1", "2026-03-03", "20.00", id="o2")
    assert club.account("c1").tier.name == "B"
    club.refund("o2", "2026-03-04")
    assert club.account("c1").tier.name == "A"


HELD = ["count the last 12 months", "are kept for 12 months", "allow 30 days of grace"]


@pytest.mark.parametrize("held", HELD)
def test_what_is_kept_of_an_order_reaches_a_tier_as_it_would_have_alone(shop, held):
    """83 of 93 are kept, for which 74.70 were paid: whoever orders 83 holds B, and has 7 for it."""
    rules = SOON.replace("10% off", "10% off\n  7 points on reaching it") + held
    club, alone = (
        shop("earn 1 point per 10 EUR\n" + rules),
        shop("earn 1 point per 10 EUR\n" + rules),
    )
    club.order("c1", "2026-03-01", "83.00", "10.00", id="o1")
    back = club.refund("o1", "2026-03-02", (1, 1))
    alone.order("c1", "2026-03-01", "83.00")
    assert back["refund_value"] == "9.00"
    assert (club.tier(), club.available()) == (alone.tier(), alone.available()) == ("B", 7 + 7)
    club.day("2026-12-01")
    assert club.tier() == "B"


@pytest.mark.parametrize("held", HELD)
def test_an_order_reaches_by_itself_a_tier_that_one_before_it_had_reached(shop, held):
    """Without the 90, the 85 reach B as they would have, though 76.50 were paid for them."""
    club = shop(SOON.replace("10% off", "10% off\n  7 points on reaching it") + held)
    club.order("c1", "2026-03-01", "90.00", id="o1")
    club.order("c1", "2026-03-05", "85.00", id="o2")
    club.refund("o1", "2026-03-06")
    assert (club.tier(), club.available()) == ("B", 7)
    club.refund("o2", "2026-03-07")
    assert (club.tier(), club.available()) == ("A", 0)


@pytest.mark.parametrize("held", HELD)
def test_an_order_keeps_a_tier_that_it_reached_though_a_smaller_one_comes_back(shop, held):
    """5, then 80 less a tenth; the 5 come back, and the 80 reach B as they did."""
    club = shop(SOON.replace("10% off", "10% off\n  7 points on reaching it") + held)
    club.order("c1", "2026-03-01", "5.00", id="o1")
    club.order("c1", "2026-03-01", "80.00", id="o2")
    club.refund("o1", "2026-03-06")
    assert (club.tier(), club.available()) == ("B", 7)


def test_points_that_a_tier_multiplies_are_those_of_the_tier_that_what_is_kept_reaches(shop):
    """Twice 90 points; 60 are kept, which reach no B: 60 points stay, of 180."""
    rules = SOON.replace("10% off", "points x 2") + "count the last 12 months"
    club = shop("earn 1 point per 1 EUR\n" + rules)
    club.order("c1", "2026-03-01", ("30.00", 3), id="o1")
    earned = club.available()
    back = club.refund("o1", "2026-03-02", (0, 1))
    assert (earned, back["points"]["taken_back"], club.available()) == (180, 120, 60)


def test_points_for_a_tier_come_once_however_often_an_activity_reaches_it(shop):
    """Two reviews within a month reach it; it is lost, and two more reach it again."""
    club = shop(
        'earn 1 point per "review"\ntier "A"\n'
        'tier "B" from 2 "review"\n  50 points on reaching it\n'
        "tiers\n  count the last 1 months\n"
    )
    held = []
    for day in ("2026-01-10", "2026-01-11", "2026-04-10", "2026-04-11"):
        club.send("activity", day, customer="c1", name="review")
        held.append((club.account("c1").tier.name, club.available()))
    assert held == [("A", 1), ("B", 52), ("A", 53), ("B", 54)]


def test_parts_of_an_order_that_come_back_leave_one_before_it_as_it_was(shop):
    """60 then 90 of one day: B goes with the second, though it came back in two parts."""
    club = shop(SOON + "are kept for 12 months")
    club.order("c1", "2026-03-01", "60.00", id="o1")
    before = club.account("c1").kept
    club.order("c1", "2026-03-01", "60.00", "30.00", id="o2")
    for line in (1, 0):
        club.refund("o2", "2026-03-01", (line, 1))
    assert (club.tier(), club.account("c1").kept) == ("A", before)
