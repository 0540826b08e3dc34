"""What else comes back with an order: counts, tiers, vouchers, stamps, limits."""

import datetime as dt

EARN = "earn 1 point per 1 EUR\n"


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
    renewed = club.account("c1").tier.kept_until
    club.refund("o2", "2026-03-20")
    state = club.account("c1").tier
    assert (renewed, state.kept_until) == (dt.date(2026, 6, 5), dt.date(2026, 4, 10))
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
