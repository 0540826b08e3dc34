"""Rewards: points become vouchers, which are valid for a time and used once."""

import datetime as dt

import pytest

EARN = "earn 1 point per 1 EUR\n"
CHEQUE = 'reward "Chèque" for 200 points\n  10 EUR off\n  valid 6 months\n'
BON = 'reward "Bon" for 100 points\n  8 EUR off\n  is given automatically\n'


def rich(shop, rules, points=200, on="2026-01-01"):
    """Give a shop where a customer has points."""
    club = shop(rules)
    club.send("adjustment", on, customer="c1", points=points)
    return club


def test_a_claim_turns_points_into_a_voucher(shop):
    """450 points: one cheque for 200 leaves 250, and another could be had."""
    club = rich(shop, CHEQUE, 450)
    answer = club.send("claim", "2026-01-10", customer="c1", reward="Chèque", id="v1")
    assert answer["vouchers"] == [{"id": "v1", "reward": "Chèque", "expires_on": "2026-07-10"}]
    assert answer["balance"] == {
        "available": 250,
        "pending": 0,
        "next_expiry": None,
        "claimable": ["Chèque"],
    }


def test_a_reward_costs_what_it_costs(shop):
    """199 points are too few, and 200 are enough; nobody claims what the shop does not have."""
    club = rich(shop, CHEQUE, 199)
    with club.refused("reward-too-dear"):
        club.send("claim", "2026-01-10", customer="c1", reward="Chèque")
    with club.refused("unknown-reward"):
        club.send("claim", "2026-01-10", customer="c1", reward="Cheque")
    club.send("adjustment", "2026-01-11", customer="c1", points=1)
    club.send("claim", "2026-01-12", customer="c1", reward="Chèque")
    assert (club.available(), club.vouchers()) == (0, ["Chèque"])


VALID = [
    # claimed, last day, the order's moment, in Paris 23:59 of the last day or 00:00 of the next
    ("2026-01-10", "6 months", "2026-07-10T21:59:59Z", "2026-07-10T22:00:00Z"),
    ("2026-08-31", "6 months", "2027-02-28T22:59:59Z", "2027-02-28T23:00:00Z"),
    ("2027-08-31", "6 months", "2028-02-29T22:59:59Z", "2028-02-29T23:00:00Z"),
    ("2026-09-25", "30 days", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"),
    ("2026-12-30", "1 day", "2026-12-31T22:59:59Z", "2026-12-31T23:00:00Z"),
    # told by a shop on the other side of the world: it is still the last day in Paris
    ("2026-01-10", "6 months", "2026-07-11T09:59:00+12:00", "2026-07-11T10:00:00+12:00"),
    ("2026-01-10", "6 months", "2026-07-10T14:59:00-07:00", "2026-07-10T15:00:00-07:00"),
]


@pytest.mark.parametrize(("claimed", "time", "last", "after"), VALID)
def test_a_voucher_is_valid_through_its_last_day(shop, claimed, time, last, after):
    """31 August + 6 months is the last of February; the day is that of the programme."""
    paid = []
    for moment in (last, after):
        club = rich(shop, CHEQUE.replace("6 months", time))
        club.send("claim", claimed, customer="c1", reward="Chèque", id="v1")
        answer = club.order("c1", moment, "50.00", use_rewards=["v1"])
        paid.append((answer["to_pay"], len(answer["refused"])))
    assert paid == [("40.00", 0), ("50.00", 1)]


def test_a_voucher_without_a_date_lasts(shop):
    """A reward that says nothing of its validity is good for ten years and more."""
    club = rich(shop, 'reward "R" for 200 points\n  10 EUR off')
    club.send("claim", "2026-01-10", customer="c1", reward="R", id="v1")
    assert club.order("c1", "2046-01-10", "50.00", use_rewards=["v1"])["to_pay"] == "40.00"


def test_a_voucher_is_used_once_and_by_its_owner(shop):
    """Twice on one order, on two orders, or by somebody else: once."""
    club = rich(shop, CHEQUE)
    club.send("claim", "2026-01-10", customer="c1", reward="Chèque", id="v1")
    other = club.order("c2", "2026-01-11", "50.00", use_rewards=["v1"])
    once = club.order("c1", "2026-01-12", "50.00", use_rewards=["v1", "v1"])
    again = club.order("c1", "2026-01-13", "50.00", use_rewards=["v1"])
    assert [each["to_pay"] for each in (other, once, again)] == ["50.00", "40.00", "50.00"]


def test_a_voucher_worth_more_than_the_goods_is_used_up(shop):
    """4 EUR of goods are free, and the other 6 are gone."""
    club = rich(shop, CHEQUE)
    club.send("claim", "2026-01-10", customer="c1", reward="Chèque", id="v1")
    answer = club.order("c1", "2026-01-11", "4.00", use_rewards=["v1"])
    assert (answer["to_pay"], club.vouchers()) == ("0.00", [])


def test_a_voucher_that_is_set_aside_is_kept(shop):
    """A promo code wins; the voucher is there the next time."""
    club = rich(shop, CHEQUE)
    club.send("claim", "2026-01-10", customer="c1", reward="Chèque", id="v1")
    code = [{"code": "SHOP", "off": "20.00"}]
    club.order("c1", "2026-01-11", "50.00", use_rewards=["v1"], promo_codes=code)
    assert club.vouchers() == ["Chèque"]


def test_a_reward_is_given_as_soon_as_the_points_are_there(shop):
    """120 points are a Bon and 20 points; the Bon takes 8 EUR off the next order."""
    club = shop(EARN + BON + "cumulation\n  points are earned with rewards\n")
    first = club.order("c1", "2026-01-10", "120.00")
    second = club.order("c1", "2026-01-11", "50.00")
    assert [each["reward"] for each in first["vouchers"]] == ["Bon"]
    assert first["balance"]["available"] == 20
    assert (second["to_pay"], second["points"]["earned"]) == ("42.00", 42)
    assert (club.vouchers(), club.available()) == ([], 62)


def test_several_rewards_are_given_at_once_and_used_one_by_one(shop):
    """250 points are two; each order takes one, as rewards do not combine."""
    club = shop(EARN + BON)
    club.send("adjustment", "2026-01-01", customer="c1", points=250)
    given = club.vouchers(), club.available()
    paid = [club.order("c1", f"2026-01-1{day}", "10.00")["to_pay"] for day in range(3)]
    assert given == (["Bon", "Bon"], 50)
    assert paid == ["2.00", "2.00", "10.00"]


def test_the_cheapest_reward_is_given_first(shop):
    """Of one for 100 and one for 150, 160 points are one for 100; so were 100 a day before."""
    club = rich(shop, BON + BON.replace('"Bon" for 100', '"Gros bon" for 150'), 160)
    assert (club.vouchers(), club.available()) == (["Bon"], 60)


@pytest.mark.parametrize("by", ["delivery", "day", "birthday", "activity", "referral", "return"])
def test_a_reward_is_given_whatever_brings_the_points(shop, by):
    """A parcel, a date, a birthday, an activity, a friend, points that come back."""
    club = shop(
        EARN + BON + "earn 100 points on the customer's birthday\n"
        'earn 100 points per "avis"\nearn 100 points per referral\n'
        "referral\n  the friend gets 1 EUR off\nredeem points\n  1 point = 1 EUR\n"
        f"points\n  are available {'14 days ' if by == 'day' else ''}after the delivery"
    )
    club.send("joined", "2026-01-01", customer="c1", birthday="--01-20")
    match by:
        case "delivery" | "day":
            club.order("c1", "2026-01-02", "100.00", id="o1")
            club.send("delivered", "2026-01-03", order="o1")
            club.day("2026-01-17")
        case "birthday":
            club.day("2026-01-20")
        case "activity":
            club.send("activity", "2026-01-03", customer="c1", name="avis")
        case "referral":
            club.order("c2", "2026-01-03", "5.00", referred_by="c1")
        case _:
            club.send("adjustment", "2026-01-03", customer="c1", points=99)
            club.order("c1", "2026-01-04", "90.00", id="o1", use_points="all")
            club.send("adjustment", "2026-01-05", customer="c1", points=1)
            assert club.vouchers() == []
            club.refund("o1", "2026-01-06")
    assert (club.vouchers(), club.available()) == (["Bon"], 0)


def test_a_reward_given_on_a_day_bears_that_day(shop):
    """The points came on the 17th, and nothing was told before March: 17 January + 1 month."""
    club = shop(EARN + BON + "  valid 1 month\npoints\n  are available 14 days after the delivery")
    club.order("c1", "2026-01-02", "100.00", id="o1")
    club.send("delivered", "2026-01-03", order="o1")
    club.day("2026-02-17")
    held = club.vouchers()
    club.day("2026-02-18")
    assert (held, club.vouchers(), club.available()) == (["Bon"], [], 0)


def test_a_return_takes_a_reward_that_its_points_became(shop):
    """60 and 60 points are a Bon and 20; the second order comes back: no Bon, 60 points."""
    club = shop(EARN + BON + "points\n  expire 12 months after they are earned")
    club.order("c1", "2026-01-10", "60.00")
    before = club.account("c1").lots
    club.order("c1", "2026-01-11", "60.00", id="o2")
    given = club.vouchers(), club.available()
    answer = club.refund("o2", "2026-01-12")
    assert given == (["Bon"], 20)
    assert (club.vouchers(), club.account("c1").lots) == ([], before)
    assert answer["points"]["taken_back"] == 60


def test_a_return_takes_points_before_a_reward_that_was_claimed(shop):
    """A customer who claimed with 300 points keeps the cheque as long as points are left."""
    club = shop(EARN + CHEQUE)
    club.order("c1", "2026-01-10", "200.00", id="o1")
    club.order("c1", "2026-01-11", "100.00", id="o2")
    club.send("claim", "2026-01-12", customer="c1", reward="Chèque")
    club.refund("o2", "2026-01-13")
    kept = club.vouchers(), club.available()
    club.refund("o1", "2026-01-14")
    assert (kept, club.vouchers(), club.available()) == ((["Chèque"], 0), [], 0)


def test_a_reward_that_was_used_is_owed_and_comes_back_to_pay(shop):
    """The Bon of the first order was used by the second: 100 owed, until that comes back too."""
    club = shop(EARN + BON + "cumulation\n  no points are earned with rewards")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "20.00", id="o2")
    club.refund("o1", "2026-01-12")
    owed = club.available(), club.vouchers()
    club.refund("o2", "2026-01-13")
    assert (owed, (club.available(), club.vouchers())) == ((-100, []), (0, []))


def test_part_of_a_voucher_returns_as_points(shop):
    """50 of 200 are missing: the cheque is given up, and 150 points of it are left."""
    club = shop(EARN + CHEQUE)
    club.order("c1", "2026-01-10", ("50.00", 4), id="o1")
    club.send("claim", "2026-01-12", customer="c1", reward="Chèque")
    club.refund("o1", "2026-01-13", (0, 1))
    assert (club.vouchers(), club.available()) == ([], 150)


def test_points_in_a_voucher_do_not_expire_with_it(shop):
    """What the points would have expired on says nothing of the cheque they became."""
    club = shop(CHEQUE + EARN + "points\n  expire 1 month after they are earned")
    club.order("c1", "2026-01-10", "200.00")
    club.send("claim", "2026-02-10", customer="c1", reward="Chèque")
    club.day("2026-08-10")
    assert (club.vouchers(), club.totals().expired) == (["Chèque"], 0)
    assert club.account("c1").vouchers[0].expires_on == dt.date(2026, 8, 10)


def test_an_unless_about_the_customer_refuses_a_claim_and_a_lower_price_does_not(shop):
    """Professionals may not claim it; the others may, those of Gold for less."""
    club = shop(
        "earn 1 point per 1 EUR\n"
        'reward "Mug" for 100 points\n  5 EUR off\n  unless customer type is "pro"\n'
        '  for 80 points when tier is at least "Gold"\n'
        'reward "Cup" for 10 points\n  1 EUR off\n  unless customer type is "pro"\n'
        'tier "Base"\ntier "Gold" from 150 EUR spent\n  perk "Lounge"\n'
    )
    for name, spent in (("pro", "200.00"), ("base", "120.00"), ("gold", "200.00")):
        club.send("joined", "2026-01-01", customer=name, customer_type=name)
        club.order(name, "2026-01-02", spent)
    for reward in ("Mug", "Cup"):
        with club.refused("claim-not-allowed"):
            club.send("claim", "2026-01-03", customer="pro", reward=reward)
    for name in ("base", "gold"):
        club.send("claim", "2026-01-03", customer=name, reward="Mug")
    assert (club.available("base"), club.available("gold")) == (20, 120)


def test_what_a_tier_gave_is_given_again_when_it_is_reached_again(shop):
    """The order that reached it comes back with its voucher, and another one reaches it."""
    club = shop(
        'reward "Gift"\n  5 EUR off\ntier "Base"\ntier "Gold" from 100 EUR spent\n'
        '  reward "Gift" on reaching it\n'
    )

    def held():
        return [each.reward for each in club.account("c1").vouchers]

    club.order("c1", "2026-01-01", "100.00", id="o1")
    assert held() == ["Gift"]
    club.refund("o1", "2026-01-02")
    assert held() == []
    club.order("c1", "2026-01-03", "100.00", id="o2")
    assert held() == ["Gift"]


RUNS = "  runs from 1 March 2026 to 31 May 2026\n\n"
OUTSIDE = ("2026-02-28", "2026-06-01")
"""The day before the first day of a programme, and the day after its last."""


@pytest.mark.parametrize("day", OUTSIDE)
def test_no_reward_is_claimed_while_the_programme_does_not_run(shop, day):
    """Points would be gone for a voucher that no order may use."""
    club = rich(shop, f"{RUNS}{CHEQUE}", 450)
    with club.refused("claim-not-allowed"):
        club.send("claim", day, customer="c1", reward="Chèque")
    there = club.send("adjustment", day, customer="c1", points=1)
    assert there["balance"]["claimable"] == []
    assert club.available() == 451


def test_a_reward_is_claimed_on_the_last_day_of_the_programme(shop):
    """And on the first."""
    club = rich(shop, f"{RUNS}{CHEQUE}", 450)
    club.send("claim", "2026-03-01", customer="c1", reward="Chèque")
    club.send("claim", "2026-05-31", customer="c1", reward="Chèque")
    assert (club.available(), club.vouchers()) == (50, ["Chèque", "Chèque"])


@pytest.mark.parametrize(
    ("day", "left"), [(OUTSIDE[0], 150), ("2026-03-01", 50), (OUTSIDE[1], 150)]
)
def test_nothing_is_given_automatically_while_the_programme_does_not_run(shop, day, left):
    """150 points make a voucher for 100 while it runs."""
    club = shop(f"{RUNS}{BON}")
    club.send("adjustment", day, customer="c1", points=150)
    assert club.available() == left


REACHED = (
    'tier "A"\ntier "B" from 60 EUR spent\n  100 points on reaching it\n'
    '  reward "Mug" on reaching it\nreward "Mug"\n  5 EUR off\n'
)


@pytest.mark.parametrize(
    ("day", "given", "held"),
    [(OUTSIDE[0], 0, []), ("2026-05-31", 100, ["Mug"]), (OUTSIDE[1], 0, [])],
)
def test_a_tier_gives_nothing_while_the_programme_does_not_run(shop, day, given, held):
    """It is reached all the same: what was spent counts."""
    club = shop(f"{RUNS}{REACHED}")
    club.send("order", day, customer="c1", lines=[{"price": "60.00"}])
    assert (club.account("c1").tier.name, club.available(), club.vouchers()) == ("B", given, held)


@pytest.mark.parametrize("automatic", ["", "  is given automatically\n"])
def test_who_is_no_member_any_more_turns_no_points_into_vouchers(shop, automatic):
    """Where membership is paid for: what they have waits for the day on which it is paid again."""
    club = shop(
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        '  membership costs 10 EUR per year\n\nreward "Cup" for 50 points\n'
        f"  5 EUR off\n{automatic}"
    )
    club.send("membership", "2026-01-01", customer="c1", until="2026-01-31")
    late = club.send("adjustment", "2026-02-02", customer="c1", points=60)
    if not automatic:
        with club.refused("claim-not-allowed"):
            club.send("claim", "2026-02-03", customer="c1", reward="Cup")
    again = club.send("membership", "2026-02-04", customer="c1", until="2026-12-31")
    assert (late["balance"]["claimable"], late["vouchers"]) == ([], [])
    given = again["balance"]["claimable"] or [each["reward"] for each in again["vouchers"]]
    assert (given, club.available()) == (["Cup"], 10 if automatic else 60)
