"""What comes back with an order: counts, tiers, vouchers, stamps, limits, and its money."""

import datetime as dt
import json

import pytest
from tests.life.shop import reopened

EARN = "earn 1 point per 1 EUR\n"
PAY = "redeem points\n  10 points = 1 EUR\n"


def backs(shop, order, *returns, on="2026-01-20"):
    """Take back units of an order in turn, and give the values refunded."""
    return [shop.refund(order, on, *units)["refund_value"] for units in returns]


def test_returns_lower_what_was_spent_on_the_day_it_was_spent(shop):
    """300 EUR of March, 250 of them returned in April: in June only 50 count."""
    club = shop('tier "A"\ntier "B" from 100 EUR spent\ntiers\n  count the last 3 months')
    club.order("c1", "2026-03-10", ("250.00", 1), "50.00", id="o1")
    club.refund("o1", "2026-04-10", (0, 1))
    club.order("c1", "2026-06-05", "49.99")
    before = club.tier()
    club.order("c1", "2026-06-06", "0.01")
    assert (before, club.tier()) == ("A", "B")


REACHING = 'tier "A"\ntier "B" from 100 EUR spent\n  10 points on reaching it\n'


def test_a_tier_that_a_return_undoes_gives_its_points_back_and_again(shop):
    """100 EUR reach B, 50 kept do not, 50 more do: 10, 0, 10 points."""
    club = shop(REACHING)
    club.order("c1", "2026-01-10", ("50.00", 2), id="o1")
    steps = [(club.tier(), club.available())]
    answer = club.refund("o1", "2026-01-11", (0, 1))
    steps.append((club.tier(), club.available()))
    club.order("c1", "2026-01-12", "50.00")
    steps.append((club.tier(), club.available()))
    assert steps == [("B", 10), ("A", 0), ("B", 10)]
    assert answer["points"]["taken_back"] == 10


def test_an_earlier_order_may_undo_a_tier_that_a_later_one_reached(shop):
    """60 and 40 reach B; without the 60 there is no B, and no points for it."""
    club = shop(REACHING)
    club.order("c1", "2026-01-10", "60.00", id="o1")
    club.order("c1", "2026-01-11", "40.00")
    assert (club.tier(), club.available()) == ("B", 10)
    club.refund("o1", "2026-01-12")
    assert (club.tier(), club.available()) == ("A", 0)


def test_points_on_reaching_are_taken_back_though_the_tier_is_lost_already(shop):
    """B came with the order and went with the window; the order comes back, and so do its 10."""
    club = shop(REACHING + "tiers\n  count the last 1 month")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.day("2026-03-10")
    assert (club.tier(), club.available()) == ("A", 10)
    answer = club.refund("o1", "2026-03-11")
    assert (answer["points"]["taken_back"], club.available()) == (10, 0)


def test_keeping_protects_from_time_and_not_from_returns(shop):
    """B is kept for life, and yet gone with the order that reached it."""
    club = shop(REACHING + "tiers\n  are kept for life")
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.refund("o1", "2026-06-11")
    assert club.tier() == "A"


def test_a_tier_held_before_the_order_is_kept_as_it_was(shop):
    """The order renewed B until 10 June; it comes back whole, and B is kept until 10 April."""
    club = shop(
        'tier "A"\ntier "B" from 100 EUR spent\ntiers\n  count the last 2 months\n'
        "  are kept for 3 months"
    )
    club.order("c1", "2026-01-10", "100.00")
    club.order("c1", "2026-03-05", "100.00", id="o2")
    renewed = club.kept_until()
    club.refund("o2", "2026-03-20")
    state = club.account("c1").tier
    assert (renewed, club.kept_until()) == (dt.date(2026, 6, 5), dt.date(2026, 4, 10))
    assert (state.name, state.since) == ("B", dt.date(2026, 1, 10))


def test_a_return_falls_to_the_tier_that_what_is_kept_reaches(shop):
    """300 EUR reach C, 150 kept are a B since that same day."""
    club = shop('tier "A"\ntier "B" from 100 EUR spent\ntier "C" from 300 EUR spent')
    club.order("c1", "2026-01-10", ("150.00", 2), id="o1")
    club.refund("o1", "2026-01-15", (0, 1))
    assert (club.tier(), club.account("c1").tier.since) == ("B", dt.date(2026, 1, 10))


def test_points_on_reaching_count_as_long_as_they_are_held(shop):
    """The 50 of B make a C of 140 points; 10 EUR less is no C, and no B without its 100."""
    club = shop(
        EARN + 'tier "A"\ntier "B" from 100 points earned\n  50 points on reaching it\n'
        'tier "C" from 150 points earned\n  7 points on reaching it'
    )
    club.order("c1", "2026-01-10", "90.00", "10.00", id="o1")
    club.order("c1", "2026-01-11", "1.00")
    assert (club.tier(), club.available()) == ("C", 100 + 50 + 1 + 7)
    club.refund("o1", "2026-01-12")
    assert (club.tier(), club.available()) == ("A", 1)


def test_later_orders_keep_the_facts_they_had(shop):
    """The second order was paid as a B with 20 % off; the first comes back, and 80 are refunded."""
    club = shop('tier "A"\ntier "B" from 100 EUR spent\n  20% off')
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", ("50.00", 2), id="o2")
    club.refund("o1", "2026-01-12")
    assert backs(club, "o2", [(0, 1)], [(0, 1)]) == ["40.00", "40.00"]


def test_a_voucher_comes_back_with_the_whole_order(shop):
    """Half of the order keeps the voucher used; the other half gives it back."""
    club = shop('reward "R" for 50 points\n  10 EUR off\n  valid 6 months')
    club.send("adjustment", "2026-01-01", customer="c1", points=50)
    claimed = club.send("claim", "2026-01-02", customer="c1", reward="R")
    club.order("c1", "2026-01-10", ("20.00", 2), id="o1", use_rewards=[claimed["event"]])
    used = club.vouchers()
    half = club.refund("o1", "2026-01-11", (0, 1))
    kept = club.vouchers()
    club.refund("o1", "2026-01-12", (0, 1))
    assert (used, kept, club.vouchers(), half["refund_value"]) == ([], [], ["R"], "15.00")


def test_a_voucher_that_lapsed_meanwhile_does_not_come_back(shop):
    """It was valid through 2 July, the last day on which the order gives it back."""
    in_time, too_late = (
        shop('reward "R" for 50 points\n  10 EUR off\n  valid 6 months') for _ in range(2)
    )
    for club, day in ((in_time, "2026-07-02"), (too_late, "2026-07-03")):
        club.send("adjustment", "2026-01-01", customer="c1", points=50)
        club.send("claim", "2026-01-02", customer="c1", reward="R", id="v1")
        club.order("c1", "2026-01-10", "20.00", id="o1", use_rewards=["v1"])
        club.refund("o1", day)
    assert (in_time.vouchers(), too_late.vouchers()) == (["R"], [])


def test_stamps_go_with_the_units_that_go(shop):
    """4 of 5 stamps; two units back leave two; the rest leaves none."""
    club = shop('stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free')
    club.order("c1", "2026-01-10", ("4.00", 4), id="o1")
    steps = [club.stamps()]
    club.refund("o1", "2026-01-11", (0, 2))
    steps.append(club.stamps())
    club.refund("o1", "2026-01-12")
    assert [*steps, club.stamps()] == [{"K": 4}, {"K": 2}, {}]


def test_what_a_card_gave_stays_used_until_the_whole_order_is_back(shop):
    """5 stamps and one unit: free. Units kept stamp; the five come back with the last unit."""
    club = shop('stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free')
    club.order("c1", "2026-01-10", ("4.00", 5), id="o1")
    club.order("c1", "2026-01-11", ("4.00", 3), id="o2")
    steps = [club.stamps()]
    values = backs(club, "o2", [(0, 1)], [(0, 2)], on="2026-01-12")
    assert [*steps, club.stamps()] == [{"K": 2}, {"K": 5}]
    assert values == ["4.00", "4.00"]  # the free one comes back last


def test_stamps_that_were_used_are_owed(shop):
    """Five stamps gave an item; their order comes back: five more only make up for them."""
    club = shop('stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free')
    club.order("c1", "2026-01-10", ("4.00", 5), id="o1")
    club.order("c1", "2026-01-11", "4.00", id="o2")
    club.refund("o1", "2026-01-12")
    assert club.stamps() == {"K": -5}
    paid = club.order("c1", "2026-01-13", ("4.00", 5))["to_pay"]
    assert (paid, club.stamps()) == ("20.00", {})
    club.refund("o2", "2026-01-14")
    assert club.stamps() == {"K": 5}


def test_a_customer_has_ordered_a_product_until_the_order_is_back(shop):
    """The condition on products ordered follows returns of whole orders."""
    club = shop('offer "O"\n  when the customer has ordered product "IPOD"\n  5 EUR off')
    club.order("c1", "2026-01-10", {"price": "99.00", "product": "IPOD"}, id="o1")
    known = club.order("c1", "2026-01-11", "20.00")["to_pay"]
    club.refund("o1", "2026-01-12")
    assert (known, club.order("c1", "2026-01-13", "20.00")["to_pay"]) == ("15.00", "20.00")


def test_the_first_order_is_the_first_again_when_it_came_back(shop):
    """Orders fully returned do not count: the next one is a first order."""
    club = shop("first order\n  10 EUR off")
    club.order("c1", "2026-01-10", "50.00", id="o1")
    second = club.order("c1", "2026-01-11", "50.00", id="o2")["to_pay"]
    club.refund("o1", "2026-01-12")
    club.refund("o2", "2026-01-12")
    assert (second, club.order("c1", "2026-01-13", "50.00")["to_pay"]) == ("50.00", "40.00")


# Refused -----------------------------------------------------------------------------------


def test_a_return_is_accepted_through_its_last_day(shop):
    """24 months after 29 February 2028 is 28 February 2030."""
    club = shop(EARN)
    club.order("c1", "2028-02-29", ("5.00", 2), id="o1")
    assert club.refund("o1", "2030-02-28 23:59", (0, 1))["refund_value"] == "5.00"
    with club.refused("return-too-late"):
        club.refund("o1", "2030-03-01 00:00", (0, 1))


def test_an_order_folded_away_is_too_old_and_not_unknown(shop):
    """The account forgot the order, and still knows that there was one."""
    club = shop(EARN + "returns\n  are accepted for 14 days")
    club.order("c1", "2026-01-10", "5.00", id="o1")
    club.day("2026-03-01")
    assert club.account("c1").orders == ()
    with club.refused("return-too-late"):
        club.refund("o1", "2026-03-02")


def test_what_is_not_there_cannot_come_back(shop):
    """More units than are left, a line that is not there, a second whole return."""
    club = shop(EARN)
    club.order("c1", "2026-01-10", ("5.00", 3), id="o1")
    club.refund("o1", "2026-01-11", (0, 2))
    with club.refused("too-many-returned"):
        club.refund("o1", "2026-01-12", (0, 2))
    with club.refused("too-many-returned"):
        club.refund("o1", "2026-01-12", (0, 1), (0, 1))
    with club.refused("unknown-line"):
        club.refund("o1", "2026-01-12", (1, 1))
    with club.refused("unknown-order"):
        club.refund("o2", "2026-01-12")
    club.refund("o1", "2026-01-12")
    with club.refused("nothing-left-to-return"):
        club.refund("o1", "2026-01-13")
    assert (club.available(), club.totals().earned, club.totals().taken_back) == (0, 15, 15)


def test_a_return_told_twice_is_one_return(shop):
    """The same id answers what it answered, and moves nothing."""
    club = shop(EARN)
    club.order("c1", "2026-01-10", ("5.00", 3), id="o1")
    first = club.refund("o1", "2026-01-11", (0, 1), id="r1")
    before = club.saved()
    assert club.refund("o1", "2026-01-11", (0, 1), id="r1") == {**first, "repeated": True}
    assert club.saved() == before
    with club.refused("same-id-other-content"):
        club.refund("o1", "2026-01-11", (0, 2), id="r1")


# What a return is worth in money, to the cent -----------------------------------------------

TEN_OFF = 'offer "O"\n  10 EUR off\n'


def test_a_unit_is_worth_what_was_paid_for_it_to_the_cent(shop):
    """1 EUR off 3 x 3.34 leaves 9.02: the first 1, 2, 3 units are worth 3.00, 6.01 and 9.02."""
    club = shop('offer "O"\n  1 EUR off')
    club.order("c1", "2026-01-10", ("3.34", 3), id="o1")
    assert backs(club, "o1", [(0, 1)], [(0, 1)], [(0, 1)]) == ["3.00", "3.01", "3.01"]


def test_every_line_gives_back_its_own_share(shop):
    """10 EUR over 3 x 33.33 and 0.01: 9.99 and 0.01 off, so that 90.00 and nothing was paid."""
    club = shop(TEN_OFF)
    club.order("c1", "2026-01-10", ("33.33", 3), "0.01", id="o1")
    assert backs(club, "o1", [(1, 1)], [(0, 2)], [(0, 1)]) == ["0.00", "60.00", "30.00"]


def test_a_discount_on_one_line_stays_on_that_line(shop):
    """Half of the soap is off; the rest comes back at its price."""
    club = shop('offer "O"\n  50% off category "Savons"')
    soap = {"price": "5.00", "quantity": 2, "categories": ["Savons"]}
    club.order("c1", "2026-01-10", soap, "20.00", id="o1")
    assert backs(club, "o1", [(0, 1)], [(1, 1)], [(0, 1)]) == ["2.50", "20.00", "2.50"]


def test_shipping_is_never_refunded(shop):
    """Of 24.90 paid, 20.00 were goods."""
    club = shop(EARN)
    shipping = {"method": "Colissimo", "cost": "4.90"}
    club.order("c1", "2026-01-10", "20.00", id="o1", shipping=shipping)
    assert backs(club, "o1", []) == ["20.00"]


def test_what_points_paid_is_given_back_in_points(shop):
    """90 EUR, 6 of them in points: 84.00 of money and 60 points come back."""
    club = shop(PAY)
    club.send("adjustment", "2026-01-01", customer="c1", points=64)
    club.order("c1", "2026-01-10", "90.00", id="o1", use_points="all")
    answer = club.refund("o1", "2026-01-20")
    assert (answer["refund_value"], answer["points"]["given_back"]) == ("84.00", 60)
    assert club.available() == 64


def test_by_default_a_return_does_not_reopen_the_discounts(shop):
    """From 100 EUR 10 %: 30 EUR of 120 come back at 27.00, and the 90 kept cost 81 still."""
    club = shop('offer "O"\n  from 100 EUR: 10% off')
    club.order("c1", "2026-01-10", ("30.00", 4), id="o1")
    assert backs(club, "o1", [(0, 1)], [(0, 1)], []) == ["27.00", "27.00", "54.00"]


AGAIN = "returns\n  test the discounts again\n"


def test_discounts_may_be_tested_again(shop):
    """108 were paid; 90 without the discount: 18.00 come back, then 30.00 for each of the rest."""
    club = shop('offer "O"\n  from 100 EUR: 10% off\n' + AGAIN)
    club.order("c1", "2026-01-10", ("30.00", 4), id="o1")
    assert backs(club, "o1", [(0, 1)], [(0, 1)], [(0, 1)], []) == [
        "18.00",
        "30.00",
        "30.00",
        "30.00",
    ]


def test_shipping_that_falls_due_is_kept_back(shop):
    """Below 100 EUR the 4.90 of shipping are due: 18.00 less 4.90; the last return gives all."""
    club = shop('offer "O"\n  from 100 EUR: 10% off and free shipping\n' + AGAIN)
    shipping = {"method": "Colissimo", "cost": "4.90"}
    club.order("c1", "2026-01-10", ("60.00", 2), id="o1", shipping=shipping)
    # 108 paid; 60 + 4.90 without one; so 48.00 - 4.90, then what is left of the 108
    assert backs(club, "o1", [(0, 1)], []) == ["43.10", "64.90"]


STRICT = EARN + PAY + "returns\n  points no longer there are taken off the refund\n"


def test_points_that_are_gone_are_retained_once_and_exactly(shop):
    """29 and 31 points short at 3 for a euro: 9.66 and 10.34 EUR, as 60 at once are 20."""
    club = shop(STRICT.replace("10 points = 1 EUR", "3 points = 1 EUR"))
    club.order("c1", "2026-01-10", ("31.00", 2), id="o1")
    club.order("c1", "2026-01-11", "100.00", use_points=60)
    told = [club.refund("o1", "2026-01-20", (0, 1)) for _ in range(2)]
    assert [each["retained"] for each in told] == ["9.66", "10.34"]
    assert [each["points"]["taken_back"] for each in told] == [2, 0]
    assert club.available() == 0


@pytest.mark.parametrize(
    ("rules", "used", "saved"),
    [(STRICT, 60, 29), (STRICT + "points\n  have 2 decimals\n", "60.00", "29.00")],
)
def test_what_was_retained_is_saved_in_points(shop, rules, used, saved):
    """So that the rest is rounded with it, once, also under a later version: 20 EUR in all."""
    rules = rules.replace("10 points = 1 EUR", "3 points = 1 EUR")
    club = shop(rules)
    club.order("c1", "2026-01-10", ("31.00", 2), id="o1")
    club.order("c1", "2026-01-11", "100.00", use_points=used)
    first = club.refund("o1", "2026-01-20", (0, 1))
    later = 'offer "Later"\n  from 900 EUR: 5% off\n'
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    club = reopened(club.version(f"{head}  runs from 1 February 2026\n{rules}{later}"))
    kept = json.loads(club.saved())["c1"]["orders"][0]["retained"]
    second = club.refund("o1", "2026-02-20", (0, 1))
    assert (kept, first["retained"], second["retained"]) == (saved, "9.66", "10.34")


def test_what_a_lost_tier_gave_and_is_gone_is_retained_too(shop):
    """10 points on reaching B were used with the 100: all 110 are worth 11 EUR."""
    club = shop(STRICT + REACHING)
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "50.00", use_points=110)
    answer = club.refund("o1", "2026-01-20")
    assert (answer["retained"], answer["points"]["taken_back"]) == ("11.00", 0)
    assert club.available() == 0


def test_nothing_is_retained_where_the_file_does_not_say_so(shop):
    """The balance goes below zero, and the answer has no such key."""
    club = shop(EARN + PAY)
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "50.00", use_points=60)
    answer = club.refund("o1", "2026-01-20")
    assert "retained" not in answer
    assert club.available() == -60


def test_a_pot_is_retained_one_for_one(shop):
    """It is money already, and needs no rate."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    pot = '  customers collect cashback called "pot"\n'
    rules = "earn 10% of purchases\nredeem points\n  used points are deducted\n"
    club = shop(head + pot + rules + STRICT.partition(PAY)[2])
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "50.00", use_points="4.50")
    assert club.refund("o1", "2026-01-20")["retained"] == "4.50"


def test_a_cap_stays_used_where_the_file_leaves_limits_used(shop):
    """60 points a month were earned and taken back; the month has no room for more."""
    rules = "earn 1 point per 1 EUR\n  at most 60 points per month\n"
    club = shop(rules + "returns\n  leave limits used\n")
    club.order("c1", "2026-01-10", "60.00", id="o1")
    club.refund("o1", "2026-01-11")
    club.order("c1", "2026-01-12", "60.00")
    assert club.available() == 0


def test_points_used_stay_used_where_the_file_does_not_give_them_back(shop):
    """What they paid is no money, and comes back in neither form, in parts as at once."""
    club = shop(EARN + PAY + "returns\n  do not give back points used\n")
    club.send("opening", "2026-01-01T00:00:00+01:00", customer="c1", points=[{"points": 100}])
    club.order("c1", "2026-01-10", ("25.00", 2), id="o1", use_points=100)
    told = [club.refund("o1", "2026-01-20", (0, 1)) for _ in range(2)]
    assert [each["refund_value"] for each in told] == ["20.00", "20.00"]
    assert [each["points"]["given_back"] for each in told] == [0, 0]
    assert club.available() == 0


def test_a_refund_is_never_below_zero(shop):
    """Without the 5 EUR the 10 % are lost: 95 is more than the 90 paid. The rest is worth 90."""
    club = shop('offer "O"\n  from 100 EUR: 10% off\n' + AGAIN)
    club.order("c1", "2026-01-10", "95.00", "5.00", id="o1")
    assert backs(club, "o1", [(1, 1)], []) == ["0.00", "90.00"]


def test_money_refunded_is_not_asked_for_again(shop):
    """60 EUR kept cost 30 and 40 kept cost 40: the second return is worth 0, and not minus 10."""
    middling = "  when basket total is between 50 EUR and 70 EUR\n  30 EUR off\n"
    club = shop('offer "O"\n' + middling + AGAIN)
    club.order("c1", "2026-01-10", "60.00", "20.00", "40.00", id="o1")
    assert backs(club, "o1", [(0, 1)], [(1, 1)], []) == ["90.00", "0.00", "30.00"]


def test_each_unit_keeps_its_share_of_what_was_paid_in_a_way(shop):
    """40.00 of 104.00 by card are 23.07, 15.39 and, of the shipping, 1.54: they stand."""
    club = shop('earn 1 point per 0.01 EUR\n  including shipping\n  only what is paid with "Card"')
    answer = club.order(
        "c1",
        "2026-01-10",
        "60.00",
        "40.00",
        id="o1",
        shipping={"method": "ups", "cost": "4.00"},
        payments=[{"method": "Card", "amount": "40.00"}],
    )
    assert answer["points"]["earned"] == 4000
    back = [
        club.refund("o1", on, units)
        for on, units in (("2026-01-11", (1, 1)), ("2026-01-12", (0, 1)))
    ]
    assert [each["points"]["taken_back"] for each in back] == [1539, 4000 - 1539]


def test_status_points_of_a_return_tested_again_are_those_of_what_is_left(shop):
    """100 EUR had 10 % off and 90 status points; 60 kept have none off, and 60."""
    club = shop(
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        '  customers also collect status points called "XP"\n'
        'offer "O"\n  10% off\n  when basket total is at least 100 EUR\n'
        "earn 1 status point per 1 EUR\nreturns\n  test the discounts again"
    )
    club.order("c1", "2026-01-10", "60.00", "40.00", id="o1")
    answer = club.refund("o1", "2026-01-12", (1, 1))
    assert (answer["refund_value"], answer["status_points"]["earned"]) == ("30.00", -30)
