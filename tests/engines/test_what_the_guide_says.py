"""Readings that a sentence leaves open, and that the guide settles."""

from decimal import Decimal

import pytest

import palier

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'


def program(rules):
    """Compile a programme of a few rules."""
    return palier.compile(HEAD + rules)


def order(nth, customer=None, day=1, price="40.00", **parts):
    """Give an order event."""
    who = {"customer": customer} if customer else {}
    at = f"2026-05-{day:02}T10:00:00+02:00"
    return {"type": "order", "id": f"o{nth}", "at": at, "lines": [{"price": price}]} | who | parts


CODES = 'offer "A" with promo code "A"\n  10% off\n\noffer "B" with promo code "B"\n  20 EUR off\n'
TOGETHER = "\ncumulation\n  promo codes combine with promo codes\n"


@pytest.mark.parametrize(
    ("entered", "rules", "to_pay"),
    [
        ("AB", CODES + TOGETHER, 70),
        ("BA", CODES + TOGETHER, 72),
        ("AB", CODES, 90),
        ("BA", CODES, 80),
    ],
)
def test_promo_codes_apply_in_the_order_entered(entered, rules, to_pay):
    """Whichever is written first in the file."""
    codes = [{"code": each} for each in entered]
    sent = {"lines": [{"price": "100.00"}], "promo_codes": codes}
    assert program(rules).quote(sent).to_pay == to_pay


@pytest.mark.parametrize(
    ("benefit", "lines", "gifts", "to_pay"),
    [
        ('product "G" as a gift', [{"price": "10.00", "product": "G"}], ["G", "G"], 10),
        ('product "G" free', [{"price": "10.00"}], ["G", "G"], 10),
        ('product "G" free', [{"price": "10.00", "product": "G", "quantity": 3}], [], 10),
        ('product "G" free', [{"price": "10.00", "product": "G"}], ["G"], 0),
    ],
)
def test_each_rule_gives_its_own_gift(benefit, lines, gifts, to_pay):
    """Two offers of one product are two of it."""
    quote = program(f'offer "A"\n  {benefit}\n\noffer "B"\n  {benefit}\n').quote({"lines": lines})
    assert (list(quote.outcome.gifts), quote.to_pay) == (gifts, to_pay)


def test_items_without_a_selection_are_all_units_of_the_basket():
    """Four of one product, or one of each of four."""
    rules = program('offer "A"\n  from 4 items: 5 EUR off\n')
    one, each = {"price": "10.00"}, {"price": "10.00", "quantity": 4}
    baskets = [[each], [one] * 4, [one] * 3]
    assert [rules.quote({"lines": basket}).discount for basket in baskets] == [5, 5, 0]


@pytest.mark.parametrize(
    ("benefit", "earned"),
    [
        ('product "G" free', 5),
        ('product "H" as a gift', 10),
        ('100% off product "G"', 10),
        ('50% off product "G"', 10),
    ],
)
def test_an_item_given_free_earns_nothing_per_item(benefit, earned):
    """One that a discount brings to nothing still counts."""
    rules = program(f'earn 5 points per item\n\noffer "A"\n  {benefit}\n')
    lines = [{"price": "10.00", "product": "G"}, {"price": "12.00"}]
    assert rules.quote({"lines": lines}).earned == earned


def test_limits_are_counted_for_each_customer():
    """A guest has nothing that is limited so."""
    rules = program('offer "A"\n  once per customer\n  10 EUR off\n')
    history = [order(1, "ada"), order(2, "ada"), order(3, "bo"), order(4), order(5)]
    assert [each.to_pay for each in rules.replay(history)] == [30, 40, 30, 40, 40]


REFERRAL = "referral\n  counts from a first order of 30 EUR\n  the friend gets 10% off\n\n"


def test_the_friend_who_arrives_is_counted():
    """`at least 2` holds from the second friend on."""
    rules = program(
        REFERRAL + "earn 50 points per referral\n  when number of referrals is at least 2\n"
    )
    friends = [order(nth, f"f{nth}", nth, referred_by="ada") for nth in (2, 3, 4)]
    outcomes = rules.replay([order(1, "ada"), *friends])
    assert [each.earned for each in outcomes if each.customer == "ada"] == [0, 0, 50, 50]


REWARD = 'earn 1 point per 1 EUR\n\nreward "R" for 50 points\n  10 EUR off\n'
CLAIM = {
    "type": "claim",
    "id": "v1",
    "at": "2026-05-02T10:00:00+02:00",
    "customer": "ada",
    "reward": "R",
}


def back(order_id, day, **parts):
    """Give a return."""
    at = f"2026-05-{day:02}T10:00:00+02:00"
    return {"type": "refund", "id": f"r{day}", "at": at, "order": order_id} | parts


def test_a_voucher_comes_back_with_its_whole_order():
    """Of a partial return it stays used."""
    first = [order(1, "ada", price="100.00"), CLAIM]
    two = [{"price": "40.00", "quantity": 2}]
    used = order(2, "ada", 3, lines=two, use_rewards=["v1"])
    whole = program(REWARD).replay([*first, used, back("o2", 5)])
    assert dict(whole.accounts["ada"].vouchers) == {"v1": "R"}
    part = program(REWARD).replay([*first, used, back("o2", 5, lines=[{"line": 0}])])
    assert dict(part.accounts["ada"].vouchers) == {}
    assert part.outcomes[-1].refund_value == Decimal("35.00")


@pytest.mark.parametrize(("other", "held"), [("60.00", {"v1": "R"}), ("5.00", {})])
def test_a_voucher_is_taken_back_where_the_balance_does_not_suffice(other, held):
    """The order that had paid for it comes back; with points enough, it stays."""
    history = [order(1, "ada", price="60.00"), order(2, "ada", price=other), CLAIM, back("o1", 5)]
    assert dict(program(REWARD).replay(history).accounts["ada"].vouchers) == held


def test_of_points_that_expire_together_the_oldest_go_first():
    """Those of the first day are used before those of the second."""
    rules = program(
        "earn 1 point per 1 EUR\n\npoints\n  expire at the end of the year\n\n"
        "redeem points\n  10 points = 1 EUR\n"
    )
    history = [order(1, "ada"), order(2, "ada", 2), order(3, "ada", 3, use_points=30)]
    lots = rules.replay(history).accounts["ada"].state.lots
    assert [(each.source, each.points) for each in lots] == [("o1", 10), ("o2", 40)]
