"""A friend's first order counts: for the friend at once, for the referrer on the next order."""

import pytest

from palier.account.reading import read_event
from palier.life.apply import standing_before
from palier.life.statement import Passbook, to_json

CLUB = (
    "earn 200 points per referral\nreferral\n  counts from a first order of 30 EUR\n"
    "  the friend gets 10% off\n  after 2 friends: 10% off\n  every 3 friends: 20 EUR off\n"
)


def order_of(shop, **said):
    """Give an order of 100.00 on 2 February, as it is read."""
    event = shop.event("order", "2026-02-02", lines=[{"price": "100.00"}], **said)
    return read_event(event, shop.program).value


def bring(shop, *friends, on="2026-02-01", basket="40.00"):
    """Let friends of c1 place a first order."""
    return [shop.order(name, on, basket, id=f"order-{name}", referred_by="c1") for name in friends]


def paid(shop, *days, basket="100.00"):
    """Let c1 order on some days, and give what is to pay."""
    return [shop.order("c1", day, basket)["to_pay"] for day in days]


@pytest.mark.parametrize(
    ("basket", "to_pay", "points"), [("30.00", "27.00", 200), ("29.99", "29.99", 0)]
)
def test_a_friends_first_order_counts_from_its_basket_total(shop, basket, to_pay, points):
    """30.00 is enough, although 27.00 are paid; a cent less is not."""
    club = shop(CLUB)
    club.send("joined", "2026-01-01", customer="c1")
    answer = bring(club, "f1", basket=basket)[0]
    assert (answer["to_pay"], club.available()) == (to_pay, points)


def test_the_order_says_what_it_causes(shop):
    """A shop that applies events itself passes the referral on to the referrer."""
    club = shop(CLUB)
    first, caused = club.enter(
        club.event("order", "2026-02-01", id="o9", customer="f1", referred_by="c1")
        | {"lines": [{"price": "40.00"}]}
    )
    assert first["follow"] == [
        {
            "type": "referral",
            "id": "o9/referral",
            "at": "2026-02-01T12:00:00+01:00",
            "customer": "c1",
            "friend": "f1",
            "order": "o9",
        }
    ]
    assert (caused["event"], caused["customer"]) == ("o9/referral", "c1")
    assert [each["points"] for each in caused["awards"]] == [200]


@pytest.mark.parametrize(
    "rules",
    [
        'earn reward "Mug" per referral\nreward "Mug"\n  4 EUR off\n',
        'tier "B" from 1 referral\n  reward "Mug" on reaching it\nreward "Mug"\n  4 EUR off\n',
    ],
)
def test_friends_count_whatever_asks_for_them(shop, rules):
    """Also where a referral gives a reward and no points, or only a tier asks how many."""
    club = shop(rules)
    club.order("c1", "2026-01-01", "5.00")
    bring(club, "f1")
    assert club.vouchers() == ["Mug"]


def test_only_the_first_order_can_count(shop):
    """A first order that was too small is the first all the same."""
    club = shop(CLUB)
    bring(club, "f1", basket="10.00")
    answer = club.order("f1", "2026-02-02", "100.00")
    assert (answer["to_pay"], answer["follow"]) == ("100.00", [])


def test_a_friend_may_join_before_ordering(shop):
    """Who brought them is said once, on joining."""
    club = shop(CLUB)
    club.send("joined", "2026-01-01", customer="f1", referred_by="c1")
    first = club.order("f1", "2026-02-02", "100.00")
    second = club.order("f1", "2026-02-03", "100.00")
    assert (first["to_pay"], second["to_pay"], club.available()) == ("90.00", "100.00", 200)


JOINED_BY = {
    "joined": {},
    "activity": {"name": "review"},
    "membership": {"until": "2026-12-31"},
    "adjustment": {"points": 5},
}


@pytest.mark.parametrize("by", JOINED_BY)
def test_a_first_order_tells_who_sent_whoever_joined_by_something_else(shop, by):
    """The friend has 10 % off and counts; a second order tells nothing any more."""
    club = shop(CLUB)
    club.send(by, "2026-01-01", customer="f1", **JOINED_BY[by])
    quoted = standing_before(
        club.program,
        club.account("f1"),
        order_of(club, customer="f1", referred_by="c1"),
        {},
    )
    first = club.order("f1", "2026-02-02", "100.00", referred_by="c1")
    club.order("f1", "2026-02-03", "100.00", referred_by="c2")
    assert (quoted.friend, first["to_pay"], len(first["follow"])) == (True, "90.00", 1)
    assert (club.available(), club.account("f1").referred_by) == (200, "c1")
    assert "c2" not in club.history.accounts


def test_a_first_order_tells_it_where_joining_counts_too(shop):
    """Whoever did something before joined then: the friend counts once it is told who sent them."""
    club = shop("earn 200 points per referral\nreferral\n  counts from joining\n")
    club.send("activity", "2026-01-01", customer="f1", name="review")
    club.order("f1", "2026-02-02", "10.00", referred_by="c1")
    club.order("f1", "2026-02-03", "10.00", referred_by="c1")
    club.send("opening", "2026-01-01", customer="f2", points=[{"points": 5}])
    club.order("f2", "2026-02-02", "10.00", referred_by="c2")
    assert club.available() == 200
    assert "c2" not in club.history.accounts


def test_the_first_to_be_named_is_the_one_who_brought_a_customer(shop):
    """Neither a later joining nor the first order tells otherwise."""
    club = shop(CLUB)
    club.send("joined", "2026-01-01", customer="f2", referred_by="c2")
    club.send("joined", "2026-02-01", customer="f2", referred_by="c1")
    club.order("f2", "2026-02-02", "100.00", referred_by="c3")
    assert club.available("c2") == 200
    assert {"c1", "c3"}.isdisjoint(club.history.accounts)


def test_nobody_refers_themselves(shop):
    """Neither on joining nor with the order."""
    club = shop(CLUB)
    joined = club.send("joined", "2026-01-01", customer="c1", referred_by="c1")
    answer = club.order("c1", "2026-02-02", "100.00")
    new = club.order("c2", "2026-02-02", "100.00", referred_by="c2")
    assert [answer["to_pay"], new["to_pay"]] == ["100.00", "100.00"]
    assert (joined["follow"], answer["follow"], new["follow"]) == ([], [], [])
    club.send("referral", "2026-02-03", customer="c1", friend="c1", order="o1")
    assert club.available() == 0


def test_after_two_friends_once_and_every_three_friends_each_time(shop):
    """Friends 1 to 7: after 2, 10 % once; after 3 and 6, 20 EUR; each on the next order."""
    club = shop(CLUB)
    club.send("joined", "2026-01-01", customer="c1")
    seen = []
    for number in range(1, 8):
        bring(club, f"f{number}", on=f"2026-02-{number:02}")
        seen += paid(club, f"2026-02-{number:02}")
    assert seen == ["100.00", "90.00", "80.00", "100.00", "100.00", "80.00", "100.00"]


def test_what_falls_due_together_is_given_together(shop):
    """Three friends and no order between: 10 % of 100, then 20 EUR, on one order."""
    club = shop(CLUB)
    bring(club, "f1", "f2", "f3")
    assert paid(club, "2026-02-02", "2026-02-03") == ["70.00", "100.00"]


def test_what_fell_due_twice_is_given_twice(shop):
    """Six friends and no order between: the 20 EUR are due for two orders."""
    club = shop(CLUB)
    bring(club, "f1", "f2", "f3", "f4", "f5", "f6")
    assert paid(club, "2026-02-02", "2026-02-03", "2026-02-04") == ["70.00", "80.00", "100.00"]


def test_what_is_set_aside_stays_due(shop):
    """A promo code wins; the reward waits for the next order."""
    club = shop(CLUB)
    bring(club, "f1", "f2")
    code = [{"code": "SHOP", "off": "30.00"}]
    aside = club.order("c1", "2026-02-02", "100.00", promo_codes=code)["to_pay"]
    assert [aside, *paid(club, "2026-02-03")] == ["70.00", "90.00"]


def test_friends_beyond_the_limit_do_not_count(shop):
    """Two a year: the third of 2026 has the discount and brings nothing; 2027 begins anew."""
    club = shop(CLUB + "  at most 2 friends per year\n")
    club.send("joined", "2026-01-01", customer="c1")
    friend = bring(club, "f1", "f2", "f3", on="2026-12-31")[2]
    assert (friend["to_pay"], club.available()) == ("36.00", 400)
    bring(club, "f4", on="2027-01-01")
    assert club.available() == 600


def test_one_reward_per_friend(shop):
    """A friend told twice, under two orders, is one friend."""
    club = shop(CLUB)
    for order in ("o1", "o2"):
        club.send("referral", "2026-02-01", customer="c1", friend="f1", order=order)
    assert club.available() == 200


def test_a_whole_return_undoes_the_referral(shop):
    """Half of the friend's order is not enough; all of it takes the 200 points back."""
    club = shop(CLUB)
    club.order("f1", "2026-02-01", ("20.00", 2), id="o1", referred_by="c1")
    club.refund("o1", "2026-02-02", (0, 1))
    half = club.available()
    answers = club.enter(club.event("refund", "2026-02-03", order="o1"))
    assert (half, club.available()) == (200, 0)
    assert [each["type"] for each in answers[0]["follow"]] == ["referral_undone"]
    assert answers[1]["points"] == {"taken_back": 200, "given_back": 0}
    assert (club.account("c1").friends, club.account("c1").counted.get("referrals")) == ((), None)


def test_a_friend_who_orders_again_counts_again(shop):
    """The first order came back, so the second is the first: one reward, and one benefit."""
    club = shop(CLUB)
    bring(club, "f1")
    club.refund("order-f1", "2026-02-02")
    again = club.order("f1", "2026-02-03", "40.00")
    assert (again["to_pay"], club.available()) == ("36.00", 200)


def test_what_was_promised_is_undone_with_the_friend(shop):
    """Two friends, one of them returns everything: nothing is due, until there are two again."""
    club = shop(CLUB)
    bring(club, "f1", "f2")
    club.refund("order-f2", "2026-02-02")
    none = paid(club, "2026-02-03")
    bring(club, "f3", on="2026-02-04")
    assert [*none, *paid(club, "2026-02-05")] == ["100.00", "90.00"]


def test_what_was_had_for_a_friend_who_returned_is_not_had_twice(shop):
    """The 10 % for two friends were used; one returns, another comes: they are not due again."""
    club = shop(CLUB)
    bring(club, "f1", "f2")
    used = paid(club, "2026-02-02")
    club.refund("order-f2", "2026-02-03")
    bring(club, "f3", on="2026-02-04")
    assert [*used, *paid(club, "2026-02-05")] == ["90.00", "100.00"]


def test_a_whole_return_of_the_referrers_order_gives_the_promise_back(shop):
    """The order that had the 10 % came back, and the next one has them."""
    club = shop(CLUB)
    bring(club, "f1", "f2")
    club.order("c1", "2026-02-02", "100.00", id="o1")
    club.refund("o1", "2026-02-03")
    assert paid(club, "2026-02-04", "2026-02-05") == ["90.00", "100.00"]


def test_a_tier_reached_by_friends_is_lost_with_them(shop):
    """Two friends make a B, kept for life; one returns everything: no B, and no points of it."""
    club = shop(
        CLUB + 'tier "A"\ntier "B" from 2 referrals\n  50 points on reaching it\n'
        "tiers\n  are kept for life"
    )
    club.send("joined", "2026-01-01", customer="c1")
    bring(club, "f1", "f2")
    reached = club.tier(), club.available()
    club.refund("order-f2", "2026-02-02")
    assert (reached, (club.tier(), club.available())) == (("B", 450), ("A", 200))
    bring(club, "f3", on="2026-02-03")
    assert (club.tier(), club.available()) == ("B", 450)


def test_referrals_brought_over_promise_nothing_of_before(shop):
    """Five friends of the old shop: the sixth is the sixth."""
    club = shop(CLUB)
    club.send("opening", "2026-01-01", customer="c1", referrals=5)
    none = paid(club, "2026-01-02")
    bring(club, "f6")
    assert [*none, *paid(club, "2026-02-02")] == ["100.00", "80.00"]


def test_points_promised_to_a_friend_and_to_the_referrer(shop):
    """Where points are promised they come with the order, and go with it."""
    club = shop("referral\n  the friend gets 30 points\n  after 1 friend: 70 points\n")
    bring(club, "f1")
    club.order("c1", "2026-02-02", "10.00", id="o1")
    assert (club.available("f1"), club.available("c1")) == (30, 70)
    club.refund("o1", "2026-02-03")
    club.refund("order-f1", "2026-02-04")
    assert (club.available("f1"), club.available("c1")) == (0, 0)
    assert paid(club, "2026-02-05") == ["100.00"]
    assert club.available("c1") == 0


# From joining, and above an amount --------------------------------------------------------------

JOINING = "earn 200 points per referral\nreferral\n  counts from joining\n"


def test_a_friend_may_count_from_joining(shop):
    """Once: neither the first order nor its return changes anything."""
    club = shop(JOINING)
    club.send("joined", "2026-01-01", customer="c1")
    told = club.send("joined", "2026-02-01", customer="f1", referred_by="c1")
    assert [(each["friend"], each.get("order")) for each in told["follow"]] == [("f1", None)]
    again = club.send("joined", "2026-02-02", customer="f1", referred_by="c1", birthday="--05-01")
    assert again["follow"] == []
    assert club.available() == 200
    order = club.order("f1", "2026-02-02", "40.00")
    assert order["follow"] == []
    assert club.refund(order["event"], "2026-02-03")["follow"] == []
    assert club.available() == 200


def test_whoever_joins_by_ordering_counts_with_that_order(shop):
    """However small it is, and although it comes back."""
    club = shop(JOINING)
    answer = club.order("f1", "2026-02-01", "1.00", referred_by="c1")
    assert [each["friend"] for each in answer["follow"]] == ["f1"]
    club.refund(answer["event"], "2026-02-02")
    assert club.available() == 200


def test_a_friend_of_a_paid_programme_counts_on_paying(shop):
    """Signing up alone is not yet being a member."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    club = shop(head + "  membership costs 10 EUR per year\n" + JOINING)
    club.send("membership", "2026-01-01", customer="c1", until="2027-01-01")
    assert club.send("joined", "2026-02-01", customer="f1", referred_by="c1")["follow"] == []
    told = club.send("membership", "2026-02-05", customer="f1", until="2027-02-05")
    assert [each["friend"] for each in told["follow"]] == ["f1"]
    assert club.available() == 200


def test_a_friend_who_ordered_before_paying_counts_on_paying(shop):
    """The membership is bought together with the first order: the order is told first."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    club = shop(head + "  membership costs 10 EUR per year\n" + JOINING)
    club.send("membership", "2026-01-01", customer="c1", until="2027-01-01")
    club.order("f1", "2026-02-01", "40.00", referred_by="c1")
    before = club.available()
    club.send("membership", "2026-02-01", customer="f1", until="2027-02-01")
    club.send("membership", "2027-02-02", customer="f1", until="2028-02-01")
    assert (before, club.available()) == (0, 200)


def test_who_sent_a_friend_may_be_told_later_until_they_order(shop):
    """A form filled in afterwards counts; nobody is found again after an order."""
    club = shop(JOINING)
    club.send("joined", "2026-02-01", customer="f1")
    club.send("joined", "2026-02-01", customer="f2")
    club.order("f2", "2026-02-02", "10.00")
    assert club.send("joined", "2026-02-03", customer="f1", referred_by="c1")["follow"]
    assert not club.send("joined", "2026-02-03", customer="f2", referred_by="c1")["follow"]


def test_a_customer_who_is_brought_over_is_no_new_friend(shop):
    """They were customers of the other system."""
    club = shop(JOINING)
    club.send("opening", "2026-01-01", customer="f1", points=[{"points": 5}])
    assert not club.send("joined", "2026-02-01", customer="f1", referred_by="c1")["follow"]


def test_a_statement_names_friends_who_joined_without_an_order(shop):
    """The order stays empty."""
    club = shop(JOINING)
    club.send("joined", "2026-02-01", customer="f1", referred_by="c1")
    (friend,) = club.account("c1").friends
    assert (friend.customer, friend.order) == ("f1", "")
    told = Passbook(club.history, "c1").statement(club.account("c1").today)
    assert [(each["friend"], each["order"]) for each in to_json(told)["referrals"]] == [
        ("f1", None)
    ]


@pytest.mark.parametrize(("basket", "points"), [("30.00", 0), ("30.01", 200)])
def test_a_first_order_may_have_to_be_above_an_amount(shop, basket, points):
    """The amount itself is not enough, for the friend nor for the referrer."""
    club = shop(CLUB.replace("of 30 EUR", "above 30 EUR"))
    club.send("joined", "2026-01-01", customer="c1")
    answer = bring(club, "f1", basket=basket)[0]
    assert (bool(answer["discounts"]), club.available()) == (points > 0, points)
