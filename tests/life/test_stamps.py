"""Stamp cards over several orders."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.life.shop import Shop

FREE = 'stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free'
OFF = 'stamp card "K"\n  1 stamp per order\n  after 3 stamps: 4 EUR off'

ORDERS = [
    # units ordered one after another, at 4 EUR; what is off each order; stamps after each
    ([3, 3], ["0.00", "4.00"], [3, 0]),
    ([4, 4, 4], ["0.00", "4.00", "4.00"], [4, 2, 0]),
    ([5, 1, 1], ["0.00", "4.00", "0.00"], [5, 0, 1]),
    ([6, 6], ["4.00", "4.00"], [0, 0]),
    ([12], ["8.00"], [0]),
    ([11, 1], ["4.00", "4.00"], [5, 0]),
    ([2, 22], ["0.00", "16.00"], [2, 0]),
]


@pytest.mark.parametrize(("units", "off", "stamps"), ORDERS)
def test_the_item_after_five_stamps_is_free(shop, units, off, stamps):
    """With s stamps and q items, (s + q) // 6 are free, and the rest are stamps."""
    club = shop(FREE)
    seen, left = [], []
    for day, number in enumerate(units, 10):
        answer = club.order("c1", f"2026-01-{day}", ("4.00", number))
        seen.append(answer["discounts"][0]["amount"] if answer["discounts"] else "0.00")
        left.append(club.stamps().get("K", 0))
    assert (seen, left) == (off, stamps)


def test_the_cheapest_items_of_the_order_are_free(shop):
    """Four stamps and a dear, a middling and two cheap soaps: eight, so one of 2 EUR is free."""
    club = shop(FREE + '\n  only category "S"')
    dear = [{"price": price, "categories": ["S"]} for price in ("9.00", "2.00", "5.00", "2.00")]
    club.send("opening", "2026-01-01", customer="c1", stamps={"K": 4})
    answer = club.order("c1", "2026-01-10", *dear, "1.00")
    assert [each["off"] for each in answer["lines"]] == ["0.00", "2.00", "0.00", "0.00", "0.00"]
    assert club.stamps() == {"K": 2}


def test_another_benefit_falls_due_and_is_given_on_the_next_order(shop):
    """Orders 1, 2, 3 stamp; the fourth has 4 EUR off and stamps too."""
    club = shop(OFF)
    answers = [club.order("c1", f"2026-01-1{day}", "10.00") for day in range(8)]
    paid = [answer["to_pay"] for answer in answers]
    stamps = [answer["stamps"]["K"] for answer in answers]
    assert paid == ["10.00", "10.00", "10.00", "6.00", "10.00", "10.00", "6.00", "10.00"]
    assert stamps == [1, 2, 3, 1, 2, 3, 1, 2]


def test_several_that_are_due_are_given_one_per_order(shop):
    """Twelve stamps are two of five: one on each of the next two orders."""
    club = shop('stamp card "K"\n  1 stamp per item\n  after 5 stamps: 4 EUR off')
    club.order("c1", "2026-01-10", ("1.00", 12))
    answers = [club.order("c1", f"2026-01-1{day}", "10.00") for day in (1, 2, 3)]
    assert [answer["to_pay"] for answer in answers] == ["6.00", "6.00", "10.00"]
    assert [answer["stamps"]["K"] for answer in answers] == [8, 4, 5]


def test_what_is_set_aside_takes_no_stamps(shop):
    """A promo code wins over the card, which is due again on the next order."""
    club = shop(OFF)
    for day in range(3):
        club.order("c1", f"2026-01-1{day}", "10.00")
    code = [{"code": "SHOP", "off": "5.00"}]
    aside = club.order("c1", "2026-01-14", "10.00", promo_codes=code)
    assert (aside["to_pay"], aside["stamps"]) == ("5.00", {"K": 4})
    assert club.order("c1", "2026-01-15", "10.00")["to_pay"] == "6.00"


def test_points_of_a_card_are_given_with_the_order_they_fall_due_on(shop):
    """Three stamps, then 50 points with the fourth order, which its whole return takes back."""
    club = shop(OFF.replace("4 EUR off", "50 points"))
    for day in range(4):
        club.order("c1", f"2026-01-1{day}", "10.00", id=f"o{day}")
    before = club.available(), club.stamps()
    club.refund("o3", "2026-01-20")
    assert (before, club.available(), club.stamps()) == ((50, {"K": 1}), 0, {"K": 3})


def test_stamps_of_all_orders_that_came_back_are_gone(shop):
    """In whatever order they come back, the card of a customer who kept nothing is empty."""
    for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 2, 1]):
        club = shop(FREE)
        for number, units in enumerate((4, 3, 7)):
            club.order("c1", f"2026-01-1{number}", ("4.00", units), id=f"o{number}")
        for number in order:
            club.refund(f"o{number}", "2026-01-20")
        assert club.stamps() == {}


@pytest.mark.parametrize("gives", ["4 EUR off", 'reward "R"'])
def test_a_card_that_owes_stamps_goes_on_owing_them(shop, gives):
    """Of eleven stamps, ten come back that were used up: the next ones make up for them."""
    club = shop(
        f'reward "R"\n  1 EUR off\n\nstamp card "K"\n  1 stamp per item\n  after 2 stamps: {gives}'
    )
    club.order("c1", "2026-01-10", ("5.00", 11), id="o1")
    for _ in range(5):
        club.order("c1", "2026-01-10", "5.00")
    club.refund("o1", "2026-01-11", (0, 10))
    owed = club.stamps()["K"]
    club.order("c1", "2026-01-12", "0.00", id="o2")
    assert (owed < 0, club.stamps()["K"]) == (True, owed)
    club.refund("o2", "2026-01-12")
    club.order("c1", "2026-01-13", "5.00")
    assert club.stamps()["K"] == owed + 1


def test_guests_have_no_card(shop):
    """Eleven items without an account are eleven items paid."""
    assert (
        shop(FREE).send("order", "2026-01-10", lines=[{"price": "4.00", "quantity": 11}])["to_pay"]
        == "44.00"
    )


EXTRA = """stamp card "K"
  1 stamp per item
  after 9 stamps: next item free
offer "Each"
  for every item: 1 extra stamp and 1 extra point
offer "Eight"
  at most once per month
  from 8 EUR: 2 extra stamps and 2 extra points"""


def test_extra_stamps_come_and_go_as_extra_points_do(shop):
    """Three items are three stamps, three more and two more; what comes back takes its own along.

    The offer that an order used is there again once all of it came back, and serves once a month.
    The last order has an item free: 10 stamps and 1, less 9, and 4 extra.
    """
    club, seen = shop(EXTRA), []

    def counted():
        seen.append((club.stamps().get("K", 0), int(club.available())))

    club.order("c1", "2026-01-10", ("4.00", 3), id="o1")
    counted()
    for day in ("2026-01-11", "2026-01-12", "2026-01-13"):
        club.refund("o1", day, (0, 1))
        counted()
    for day in ("2026-01-14", "2026-01-15", "2026-02-01"):
        club.order("c1", day, ("4.00", 2))
        counted()
    assert seen == [(8, 5), (6, 4), (2, 1), (0, 0), (6, 4), (10, 6), (6, 10)]


DAY = st.tuples(st.integers(0, 5), st.integers(1, 8))
"""An order of so many items; or, of an order before it, so many items that come back."""


@given(days=st.lists(st.tuples(st.booleans(), DAY), min_size=1, max_size=12))
def test_partial_returns_of_a_card_that_filled_take_a_stamp_for_each_item_paid(days):
    """Stamps are those of the items paid and kept, less five for each free item still given.

    It stays given until its whole order is back. In as many returns as one likes.
    """
    club = Shop(FREE)
    kept, paid, free, seen, expected = [], [], [], [], []
    for number, (returns, (which, units)) in enumerate(days):
        day = f"2026-01-{number + 1:02}"
        if not returns or not kept:
            answer = club.order("c1", day, ("4.00", units), id=f"o{len(kept)}")
            off = sum(Decimal(each["amount"]) for each in answer["discounts"])
            kept.append(units)
            free.append(int(off) // 4)
            paid.append(units - free[-1])
        elif kept[which % len(kept)]:
            order = which % len(kept)
            back = min(units, kept[order])
            answer = club.refund(f"o{order}", day, (0, back))
            kept[order] -= back
            paid[order] -= int(Decimal(answer["refund_value"])) // 4
        given_still = sum(each for each, left in zip(free, kept, strict=True) if left)
        seen.append(club.stamps().get("K", 0))
        expected.append(sum(paid) - 5 * given_still)
    assert seen == expected


@given(
    held=st.integers(0, 5),
    units=st.integers(1, 14),
    cuts=st.lists(st.integers(1, 4), max_size=8),
)
def test_a_card_that_filled_is_the_same_whether_items_come_back_one_by_one_or_at_once(
    held, units, cuts
):
    """Stamps, refund and points of several returns are those of one."""
    pieces, left = [], units
    for each in cuts:
        pieces.append(min(each, left))
        left -= pieces[-1]
    back = [each for each in pieces if each]
    if not back:
        return

    def after(returns):
        club = Shop(FREE + "\nearn 1 point per 1 EUR")
        club.send("opening", "2026-01-01", customer="c1", stamps={"K": held})
        club.order("c1", "2026-01-02", ("3.99", units), id="o1")
        money = [club.refund("o1", "2026-01-03", (0, each))["refund_value"] for each in returns]
        return club.stamps(), sum(map(Decimal, money)), club.available()

    assert after(back) == after([sum(back)])


REWARD = 'reward "Café"\n  2 EUR off\n\n'
CARD = 'stamp card "K"\n  1 stamp per order\n  after 3 stamps: reward "Café"'


@pytest.mark.parametrize(("used", "left"), [((), {"K": 3}), (("Café",), {})])
def test_stamps_stay_used_up_for_a_voucher_that_is_used(shop, used, left):
    """The third order fills the card and comes back: its voucher is withdrawn, or was used."""
    club = shop(REWARD + CARD)
    for day in (10, 11, 12):
        club.order("c1", f"2026-01-{day}", "10.00", id=f"o{day}")
    club.order("c1", "2026-01-13", "10.00", use_rewards=list(used))
    club.send("refund", "2026-01-14", order="o12")
    assert club.stamps() == left


def test_a_card_that_a_return_leaves_full_gives_with_the_next_order(shop):
    """Six stamps gave at five; without the two that gave, five are left, and the next one gives."""
    club = shop(
        'reward "Mug"\n  5 EUR off\nstamp card "K"\n  1 stamp per item\n'
        '  after 5 stamps: reward "Mug"\n'
    )
    club.order("c1", "2026-01-01", ("10.00", 4))
    club.order("c1", "2026-01-02", ("10.00", 2), id="o2")
    club.order("c1", "2026-01-03", "10.00", use_rewards=[])
    club.refund("o2", "2026-01-04")
    assert (club.stamps(), len(club.vouchers())) == ({"K": 5}, 0)
    club.order("c1", "2026-01-05", "10.00")
    assert (club.stamps(), len(club.vouchers())) == ({"K": 1}, 1)
