"""Rewards, stamp cards, referrals and versions over time, with numbers reckoned by hand."""

REWARDS = """earn 1 point per 1 EUR
reward "Ten" for 200 points
  10 EUR off
  valid 2 months
reward "Two" for 50 points
  2 EUR off
  is given automatically"""
CLAIMED = REWARDS.replace("\n  is given automatically", "")
CARD = """stamp card "Third"
  1 stamp per item
  after 3 stamps: next item free"""
FRIENDS = """earn 100 points per referral
referral
  counts from a first order of 30 EUR
  the friend gets 10% off
  after 2 friends: 10 EUR off
  at most 3 friends per year"""


def test_a_claimed_reward_is_good_through_its_last_day(shop):
    """200 of 250 points become a voucher on 31 January; two months end on 31 March."""
    club = shop(CLAIMED)
    club.order("c1", "2026-01-10", "250.00")
    claimed = club.send("claim", "2026-01-31", customer="c1", reward="Ten", id="v1")
    assert (claimed["balance"]["available"], claimed["vouchers"][0]["expires_on"]) == (
        50,
        "2026-03-31",
    )
    used = club.order("c1", "2026-03-31 23:59", "30.00", use_rewards=["v1"])
    assert (used["to_pay"], used["vouchers"]) == ("20.00", [])


def test_a_lapsed_reward_is_refused_and_its_points_are_gone(shop):
    """On 1 April the voucher is no longer there."""
    club = shop(CLAIMED)
    club.order("c1", "2026-01-10", "250.00")
    club.send("claim", "2026-01-31", customer="c1", reward="Ten", id="v1")
    late = club.order("c1", "2026-04-01", "30.00", use_rewards=["v1"])
    assert (late["to_pay"], late["refused"][0]["reward"]) == ("30.00", "v1")


def test_a_voucher_comes_back_with_its_order(shop):
    """The order that used it is returned whole: it can be used again."""
    club = shop(CLAIMED)
    club.order("c1", "2026-01-10", "250.00")
    club.send("claim", "2026-01-31", customer="c1", reward="Ten", id="v1")
    club.order("c1", "2026-02-10", "30.00", use_rewards=["v1"], id="o2")
    back = club.refund("o2", "2026-02-12")
    assert (back["refund_value"], [each["id"] for each in back["vouchers"]]) == ("20.00", ["v1"])


def test_a_reward_too_dear_or_unknown_is_refused(shop):
    """Nothing is taken from a customer who has 60 points."""
    club = shop(CLAIMED)
    club.order("c1", "2026-01-10", "60.00")
    with club.refused("reward-too-dear"):
        club.send("claim", "2026-01-11", customer="c1", reward="Ten")
    with club.refused("unknown-reward"):
        club.send("claim", "2026-01-11", customer="c1", reward="Tne")
    assert (club.available(), club.vouchers()) == (60, [])


def test_an_automatic_reward_serves_the_next_order(shop):
    """120 points are two vouchers of 50 at once, and 20 stay; one serves each later order."""
    club = shop(REWARDS)
    first = club.order("c1", "2026-01-10", "120.00")
    assert (first["balance"]["available"], len(first["vouchers"])) == (20, 2)
    second = club.order("c1", "2026-01-20", "9.00")
    assert (second["to_pay"], len(second["vouchers"])) == ("7.00", 1)


def test_stamps_go_on_from_order_to_order(shop):
    """2 stamps, then 2 items: (2 + 2) ÷ 4 is one free, so 2 + 2 − 1 − 3 = 0 stay."""
    club = shop(CARD)
    club.order("c1", "2026-01-10", ("4.00", 2))
    assert club.account("c1").stamps == {"Third": 2}
    second = club.order("c1", "2026-01-20", "5.00", "3.00")
    assert (second["to_pay"], second["stamps"].get("Third", 0)) == ("5.00", 0)


def test_stamps_go_with_what_comes_back(shop):
    """One of two items returned leaves one stamp, the other none."""
    club = shop(CARD)
    club.order("c1", "2026-01-10", ("4.00", 2), id="o1")
    club.refund("o1", "2026-01-11", (0, 1))
    assert club.account("c1").stamps == {"Third": 1}
    club.refund("o1", "2026-01-12", (0, 1))
    assert club.account("c1").stamps == {}


def test_two_friends_earn_their_points_and_one_benefit(shop):
    """100 points a friend; after the second, 10 EUR off the referrer's next order, once."""
    club = shop(FRIENDS)
    club.send("joined", "2026-01-01", customer="c1")
    first = club.order("f1", "2026-01-10", "50.00", referred_by="c1")
    assert first["to_pay"] == "45.00"
    club.order("f2", "2026-01-11", "40.00", referred_by="c1")
    assert club.available("c1") == 200
    assert club.order("c1", "2026-01-12", "60.00")["to_pay"] == "50.00"
    assert club.order("c1", "2026-01-13", "60.00")["to_pay"] == "60.00"


def test_a_friend_counts_once_and_never_oneself(shop):
    """A small first order, a second order and one's own order bring nothing."""
    club = shop(FRIENDS)
    club.send("joined", "2026-01-01", customer="c1")
    club.order("f1", "2026-01-10", "29.99", referred_by="c1")
    club.order("f1", "2026-01-11", "80.00", referred_by="c1")
    club.order("c1", "2026-01-12", "80.00", referred_by="c1")
    assert club.available("c1") == 0


def test_no_more_friends_a_year_than_the_file_says(shop):
    """The fourth friend of 2026 brings nothing; the first of 2027 does."""
    club = shop(FRIENDS)
    club.send("joined", "2026-01-01", customer="c1")
    for number in range(4):
        club.order(f"f{number}", f"2026-02-0{number + 1}", "30.00", referred_by="c1")
    assert club.available("c1") == 300
    club.order("f5", "2027-01-02", "30.00", referred_by="c1")
    assert club.available("c1") == 400


def test_a_returned_first_order_undoes_the_referral(shop):
    """The friend's order comes back whole: the 100 points go, and a friend may count again."""
    club = shop(FRIENDS)
    club.send("joined", "2026-01-01", customer="c1")
    club.order("f1", "2026-01-10", "50.00", referred_by="c1", id="o1")
    club.refund("o1", "2026-01-15")
    assert (club.available("c1"), club.account("c1").friends) == (0, ())


def test_a_tier_that_is_gone_gives_way_to_the_one_counted(shop):
    """The new version has no Silver: 300 EUR spent make Gold there."""
    old = shop('tier "Bronze"\ntier "Silver" from 200 EUR spent')
    old.order("c1", "2026-01-10", "300.00")
    assert old.account("c1").tier.name == "Silver"
    new = old.version('tier "Bronze"\ntier "Gold" from 250 EUR spent')
    assert new.order("c1", "2026-01-20", "1.00")["tier"]["name"] == "Gold"


def test_stamps_of_a_card_that_is_gone_are_kept_unused(shop):
    """They stay in the account, and come into their own if the card comes back."""
    old = shop(CARD)
    old.order("c1", "2026-01-10", ("4.00", 2))
    new = old.version("earn 1 point per 1 EUR")
    assert new.order("c1", "2026-01-20", ("4.00", 2))["to_pay"] == "8.00"
    assert new.account("c1").stamps == {"Third": 2}


def test_an_old_order_is_returned_by_the_rules_it_was_placed_under(shop):
    """50 points at 1 a euro, half of it back: 25 are taken, though now a euro gives 3."""
    old = shop("earn 1 point per 1 EUR")
    old.order("c1", "2026-01-10", ("25.00", 2), id="o1")
    new = old.version("earn 3 points per 1 EUR")
    new.order("c1", "2026-01-11", "10.00")
    new.refund("o1", "2026-01-12", (0, 1))
    assert new.available("c1") == 50 + 30 - 25
