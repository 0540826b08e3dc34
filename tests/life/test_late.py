"""Late events are taken, by their own moment, on the account as it stands; nothing counts twice."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.life.shop import Shop, program_of

EARN = "earn 1 point per 1 EUR\n"
PAY = "redeem points\n  10 points = 1 EUR\n"


def test_a_late_event_says_so_and_time_does_not_run_back(shop):
    """The account stays on its day, and knows when its last event was."""
    club = shop(EARN)
    club.order("c1", "2026-03-20", "80.00")
    late = club.order("c1", "2026-03-01", "50.00")
    again = club.order("c1", "2026-03-20 12:00", "10.00")
    account = club.account("c1")
    assert (late["late"], "late" in again) == (True, False)
    assert (account.day, account.last_order) == (dt.date(2026, 3, 20), dt.date(2026, 3, 20))
    assert club.available() == 140


def test_late_points_bear_their_own_days(shop):
    """Of 1 March they are good until 1 June; available 14 days later, so by now."""
    club = shop(
        EARN + "points\n  are available 14 days after the order\n"
        "  expire 3 months after they are earned"
    )
    club.order("c1", "2026-03-20", "80.00")
    club.order("c1", "2026-03-01", "50.00")
    (lot,) = club.account("c1").lots
    assert (lot.points, lot.earned_on, lot.expires_on) == (
        50,
        dt.date(2026, 3, 1),
        dt.date(2026, 6, 1),
    )
    assert (club.available(), club.pending()) == (50, 80)


def test_limits_of_a_late_order_are_those_of_its_own_month(shop):
    """One in March is used; the late one of February has its own."""
    club = shop('offer "O"\n  at most once per month\n  5 EUR off')
    paid = [club.order("c1", day, "30.00")["to_pay"] for day in ("2026-03-02", "2026-02-27")]
    paid.append(club.order("c1", "2026-02-28", "30.00")["to_pay"])
    assert paid == ["25.00", "25.00", "30.00"]


@pytest.mark.parametrize(
    ("per", "june"), [("week", 50), ("month", 50), ("quarter", 50), ("year", 50), ("day", 80)]
)
def test_a_cap_counts_what_came_later_in_the_same_period(shop, per, june):
    """40 points of the 12th, then an order of the 10th that comes late: 10 more, not 40."""
    club = shop(f"earn 1 point per 1 EUR\n  at most 50 points per {per}")
    club.order("c1", "2026-06-12", "40.00")
    club.order("c1", "2026-06-10", "40.00")
    assert club.available() == june
    club.order("c1", "2025-06-10", "40.00")
    assert club.available() == june + 40


def test_a_limit_counts_its_uses_later_in_the_same_period(shop):
    """Once a month: used on the 20th, and not again by the order of the 10th that comes late."""
    club = shop('offer "O"\n  at most once per month\n  5 EUR off')
    paid = [club.order("c1", f"2026-06-{day}", "20.00")["to_pay"] for day in (20, 10)]
    assert paid == ["15.00", "20.00"]


def test_a_cap_on_reviews_counts_those_that_came_first(shop):
    """Two of 20 points a month, in whatever order they are told."""
    club = shop('earn 20 points per "avis"\n  at most 40 points per month')
    for day in (20, 19, 18):
        club.send("activity", f"2026-06-{day}", customer="c1", name="avis")
    assert club.available() == 40


def test_friends_of_a_year_are_counted_in_whatever_order_they_come(shop):
    """At most one a year: the friend of March who is told after that of May brings nothing."""
    club = shop("referral\n  every friend: 5 EUR off\n  at most 1 friends per year")
    for friend, day in (("ben", "2026-05-10"), ("cem", "2026-03-10")):
        club.send("referral", day, customer="ann", friend=friend, order=f"o-{friend}")
    assert club.account("ann").friends_due == (1,)


def test_a_late_order_makes_nobody_fall(shop):
    """On 1 February 2026 nothing had been spent yet; Gold of today stays."""
    club = shop(
        'tier "Base"\ntier "Gold" from 100 EUR spent\n  perk "Tea"\n'
        "tiers\n  count the last 6 months"
    )
    club.order("c1", "2026-03-20", "100.00")
    club.order("c1", "2026-04-10", "5.00")
    answer = club.order("c1", "2026-02-01", "10.00")
    assert (answer["tier"]["name"], club.tier()) == ("Gold", "Gold")
    assert club.account("c1").tier.since == dt.date(2026, 3, 20)


def test_a_late_order_keeps_a_tier_from_its_own_day(shop):
    """Met again on 25 March, told on 10 April: kept for 24 months from March."""
    club = shop(
        'tier "Base"\ntier "Gold" from 100 EUR spent\ntiers\n  count the last 6 months\n'
        "  are kept for 24 months"
    )
    club.order("c1", "2026-03-20", "100.00")
    club.send("customer", "2026-04-10", customer="c1", language="fr")
    club.order("c1", "2026-03-25", "10.00")
    assert club.kept_until() == dt.date(2028, 3, 25)


def test_a_late_return_and_a_late_delivery_are_taken(shop):
    """The parcel of 3 March makes 50 points available; one of two is back since 10 March."""
    club = shop(EARN + "points\n  are available 7 days after the delivery")
    club.order("c1", "2026-03-01", ("25.00", 2), id="o1")
    club.order("c1", "2026-04-01", "80.00")
    delivered = club.send("delivered", "2026-03-03", order="o1")
    back = club.refund("o1", "2026-03-10", (0, 1))
    assert (delivered["late"], back["late"]) == (True, True)
    assert (back["refund_value"], club.available(), club.pending()) == ("25.00", 25, 80)


def test_a_late_return_leaves_the_tier_that_others_keep(shop):
    """Two orders reach B, and keep it for a year; the one that came back late was a third."""
    club = shop(
        'tier "A"\ntier "B" from 2 orders\ntiers\n  count the last 6 months\n'
        "  are kept for 12 months\nreturns\n  are accepted for 24 months\n"
    )
    club.order("ada", "2026-02-11", "10.00")
    club.order("ada", "2026-01-07", "10.00")
    club.order("ada", "2026-01-05", "10.00", id="o1")
    assert club.refund("o1", "2026-01-06")["late"]
    tiers = []
    for day in ("2026-08-15", "2027-02-11", "2027-02-12"):
        club.day(day)
        tiers.append(club.tier("ada"))
    assert tiers == ["B", "B", "A"]


def test_what_was_said_later_of_a_customer_stands(shop):
    """The newsletter was left in April; the late news of March only adds the birthday."""
    club = shop(EARN)
    club.send("customer", "2026-04-01", customer="c1", facts={"newsletter": False}, language="fr")
    said = {"facts": {"newsletter": True}, "language": "en", "birthday": "--05-01"}
    club.send("customer", "2026-03-01", customer="c1", **said)
    account = club.account("c1")
    assert (dict(account.facts), account.language) == ({"newsletter": False}, "fr")
    assert account.birthday.month == 5


def test_who_is_said_to_have_joined_before_joined_then(shop):
    """The order of 20 March came first, the form of 1 March after it."""
    club = shop(EARN)
    club.order("c1", "2026-03-20", "80.00")
    club.send("joined", "2026-03-01", customer="c1")
    assert club.account("c1").joined == dt.date(2026, 3, 1)


def test_a_membership_paid_late_shortens_none(shop):
    """Paid until 2028 already: the news of the year before changes nothing."""
    club = shop(EARN)
    club.send("membership", "2027-01-03", customer="c1", until="2028-01-02")
    club.send("membership", "2026-01-03", customer="c1", until="2027-01-02")
    assert club.account("c1").member_until == dt.date(2028, 1, 2)


def test_a_day_that_comes_late_moves_nobody_back(shop):
    """Time passes for those who are before it, and for nobody else."""
    club = shop(EARN)
    club.order("c1", "2026-03-20", "80.00")
    club.order("c2", "2026-03-01", "80.00")
    club.day("2026-03-10")
    days = [club.account(name).day for name in ("c1", "c2")]
    assert days == [dt.date(2026, 3, 20), dt.date(2026, 3, 10)]


def test_a_bonus_day_holds_for_a_late_order_of_that_day(shop):
    """Its dates are those of its own moment."""
    rules = EARN + 'bonus day "D" on 1 March 2026\n  points x 2'
    club = shop(rules)
    club.order("c1", "2026-03-20", "80.00")
    assert club.order("c1", "2026-03-01", "50.00")["points"]["earned"] == 100


# In any order of arrival -------------------------------------------------------------------

ANY = EARN + PAY + 'stamp card "Card"\n  1 stamp per order\n  after 50 stamps: 1 EUR off\n'
WINDOWS = EARN + (
    'tier "A"\ntier "B" from 100 EUR spent\n  20 points on reaching it\n'
    'tiers\n  count the calendar year\noffer "O"\n  at most 2 times per month\n  1 EUR off\n'
    "points\n  expire 12 months after they are earned\n"
)
PRICES = st.integers(1, 120).map(lambda euros: f"{euros}.00")
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 6, 30))
GOODS = st.lists(st.tuples(DAYS, PRICES), min_size=2, max_size=7)


def told(rules, events):
    """Give a shop that was told events in this order."""
    club = Shop(rules)
    for number, (day, price) in events:
        club.order("c1", day.isoformat(), price, id=f"o{number}")
    return club


@given(goods=GOODS, data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("rules", [ANY, WINDOWS])
def test_in_whatever_order_events_arrive_nothing_is_lost_or_counted_twice(rules, goods, data):
    """What is spent and ordered, and every point, is accounted for."""
    events = sorted(enumerate(goods), key=lambda each: each[1][0])
    arrival = data.draw(st.permutations(events))
    club = told(rules, arrival)
    account = club.account("c1")
    totals = account.totals
    held = club.available() + club.pending()
    assert len(account.seen) == account.counted["orders"] == len(events)
    assert totals.earned == held + totals.expired
    assert len(account.answers) <= 3
    for event in club.sent:
        assert club.again(event)[0]["repeated"]
    assert club.account("c1") == account
    if rules == ANY:
        in_time = told(rules, events).account("c1")
        assert (totals, club.stamps()) == (in_time.totals, dict(in_time.stamps))


@given(goods=GOODS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("rules", [ANY, WINDOWS])
def test_events_that_arrive_in_order_are_not_late(rules, goods):
    """Strict or not, the accounts are the same."""
    events = sorted(enumerate(goods), key=lambda each: each[1][0])
    easy = told(rules, events)
    strict = Shop(rules, strict=True)
    for event in easy.sent:
        assert "late" not in strict.enter(event)[0]
    assert strict.account("c1") == easy.account("c1")


def test_a_late_event_after_a_new_version_is_ruled_by_its_own(shop):
    """The account stays under the version it had come to."""
    old = program_of(f'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n{EARN}')
    club = shop(
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        "  runs from 1 January 2027\n\nearn 2 points per 1 EUR\n",
        older=[old],
    )
    club.order("c1", "2027-01-05", "10.00")
    late = club.order("c1", "2026-12-30", "50.00")
    assert (late["points"]["earned"], late["program_version"]) == (50, old.version)
    assert club.account("c1").version == club.program.version
    assert club.account("c1").day == dt.date(2027, 1, 5)


def test_a_voucher_that_late_points_complete_is_given_when_they_come(shop):
    """60 of 31 January come after 60 of 10 February: the voucher is good until the end of that."""
    club = shop(
        "earn 1 point per 1 EUR\n"
        'reward "Mug" for 100 points\n  5 EUR off\n  is given automatically\n'
        "  valid until the end of the month\n"
    )
    club.order("c1", "2026-02-10", "60.00")
    late = club.order("c1", "2026-01-31", "60.00")
    assert [each["expires_on"] for each in late["vouchers"]] == ["2026-02-28"]
    assert club.available() == 20


COMPLETED = {
    "a tier": 'tier "A"\ntier "B" from 100 EUR spent\n  reward "Gift" on reaching it\n',
    "a card": 'stamp card "S"\n  1 stamp per order\n  after 2 stamps: reward "Gift"\n',
}


@pytest.mark.parametrize("rules", COMPLETED.values(), ids=COMPLETED)
def test_what_a_late_order_completes_is_given_on_the_day_it_comes(shop, rules):
    """With an order of February: the voucher is good until the end of that month."""
    club = shop(f'reward "Gift"\n  5 EUR off\n  valid until the end of the month\n{rules}')
    club.order("c1", "2026-02-10", "60.00")
    late = club.order("c1", "2026-01-31", "60.00", id="late")
    assert [each["expires_on"] for each in late["vouchers"]] == ["2026-02-28"]
    club.refund("late", "2026-02-11")
    assert club.account("c1").vouchers == ()


@pytest.mark.parametrize(
    "window", ["everything since joining", "the last 12 months", "the calendar year"]
)
def test_the_points_of_a_tier_that_a_late_order_completes_are_of_the_day_it_comes(shop, window):
    """They bore the day of the order, where all since joining counts, and had expired by then."""
    club = shop(
        'earn 1 point per 10 EUR\ntier "A"\ntier "B" from 100 EUR spent\n'
        f"  25 points on reaching it\ntiers\n  count {window}\n  are kept for 3 months\n"
        "points\n  expire 3 months after they are earned\n"
    )
    club.order("c1", "2026-06-10", "60.00")
    late = club.order("c1", "2026-01-31", "60.00", id="late")
    awards = [(each["rule"], each["expires_on"]) for each in late["points"]["awards"]]
    assert awards == [("earn 1 point per 10 EUR", "2026-04-30"), ("B", "2026-09-10")]
    assert (late["points"]["earned"], club.available()) == (31, 31)
    assert (late["tier"]["since"], club.kept_until().isoformat()) == ("2026-06-10", "2026-09-10")
    club.refund("late", "2026-06-11")
    assert (club.available(), club.tier()) == (6, "A")
