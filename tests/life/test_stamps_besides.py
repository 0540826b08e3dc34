"""Stamps that no order puts on: for joining, a birthday, a friend, something done."""

import pytest
from tests.life.shop import HEAD

import palier

CARD = 'stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free\n'
GIVES = (
    'stamp card "L"\n  1 stamp per order\n  after 3 stamps: reward "Mug" and 10 points\n'
    'reward "Mug"\n  4 EUR off\n'
)


@pytest.mark.parametrize(
    ("rules", "stamps"),
    [
        ("earn 2 stamps on joining", {"K": 2, "L": 2}),
        ('earn 2 stamps on "K" on joining', {"K": 2}),
        ('earn 1 stamp on "L" on the customer\'s birthday', {"L": 1}),
        ('earn 1 stamp on "L" per "review"\n  at most once per month', {"L": 2}),
        ('earn 1 stamp on "K" per "review"', {"K": 3}),
        ('earn 1 stamp on "K" per "visit"', {}),
        ('earn 1 stamp on "K" per referral', {"K": 1}),
        ('earn 2 stamps on joining\n  when customer type is "pro"', {}),
        ("earn 2 stamps on joining\n  from 1 March 2026 to 31 May 2026", {}),
    ],
)
def test_what_happens_puts_stamps_on(shop, rules, stamps):
    """On one card or on all, as the clauses of the rule say; a friend of theirs orders too."""
    club = shop(CARD + GIVES + rules)
    club.send("joined", "2026-01-01", customer="c1", birthday="--01-20")
    for day in ("2026-01-02", "2026-01-03", "2026-02-01"):
        club.send("activity", day, customer="c1", name="review")
    club.order("f1", "2026-02-02", "9.00", referred_by="c1")
    assert club.stamps("c1") == stamps


def test_a_card_that_fills_gives_at_once_what_it_gives_so(shop):
    """Seven stamps are two rewards, twice 10 points, and one stamp; the other card waits."""
    club = shop(CARD + GIVES + "earn 7 stamps on joining")
    joined = club.send("joined", "2026-01-01", customer="c1")
    assert (club.vouchers("c1"), club.available("c1")) == (["Mug", "Mug"], 20)
    assert joined["stamps"] == {"K": 7, "L": 1}
    assert [each["points"] for each in joined["awards"]] == [20]
    assert club.order("c1", "2026-01-02", ("4.00", 2))["to_pay"] == "4.00"


@pytest.mark.parametrize(
    ("clause", "vouchers", "stamps"),
    [
        ("", ["Mug"], {}),
        ('  when customer type is "pro"\n', [], {"L": 3}),
        ("  on baskets from 5 EUR\n", [], {"L": 3}),
        ("  from 1 March 2026\n", [], {"L": 3}),
    ],
)
def test_a_card_gives_under_its_own_clauses(shop, clause, vouchers, stamps):
    """Where it does not give yet, its stamps wait for an order on which it does."""
    rules = GIVES.replace("  after 3", f"{clause}  after 3") + "earn 3 stamps on joining"
    club = shop(rules)
    club.send("joined", "2026-01-01", customer="c1")
    assert (club.vouchers("c1"), club.stamps("c1")) == (vouchers, stamps)
    club.send("customer", "2026-03-01", customer="c1", customer_type="pro")
    club.order("c1", "2026-03-02", "9.00")
    assert club.vouchers("c1") == ["Mug"]


def test_who_joins_by_an_order_has_the_stamps_after_it_and_keeps_them(shop):
    """They free nothing of the order, and stay when it comes back; a guest has none."""
    club = shop(CARD + "earn 5 stamps on joining")
    first = club.order("c1", "2026-01-01", ("4.00", 2), id="o1")
    assert (first["to_pay"], first["stamps"]) == ("8.00", {"K": 7})
    club.refund("o1", "2026-01-02")
    assert club.stamps("c1") == {"K": 5}
    assert club.order("c1", "2026-01-03", "4.00")["to_pay"] == "0.00"
    assert club.send("order", "2026-01-03", lines=[{"price": "4.00"}])["stamps"] == {}


def test_stamps_of_joining_that_fill_a_card_with_those_of_the_order(shop):
    """Two of joining and one of the order are the reward; all back, the two are there again."""
    club = shop(GIVES + "earn 2 stamps on joining")
    first = club.order("c1", "2026-01-01", "9.00", id="o1")
    assert (club.vouchers("c1"), first["stamps"]) == (["Mug"], {})
    club.refund("o1", "2026-01-02")
    assert (club.vouchers("c1"), club.stamps("c1")) == ([], {"L": 2})


@pytest.mark.parametrize(("used", "left"), [(False, 2), (True, 0)])
def test_a_friend_whose_order_comes_back_takes_the_stamps_along(shop, used, left):
    """And the reward that they filled the card for; the stamps of one that is used stay used.

    Then the stamp of the friend is owed, and that of the customer's own order makes up for it.
    """
    club = shop(
        GIVES.replace(" and 10 points", "")
        + 'earn 2 stamps on "L" on joining\nearn 1 stamp on "L" per referral'
    )
    club.send("joined", "2026-01-01", customer="c1")
    club.order("f1", "2026-01-02", "9.00", referred_by="c1", id="o1")
    (voucher,) = club.account("c1").vouchers
    if used:
        club.order("c1", "2026-01-03", "9.00", use_rewards=[voucher.id], id="o2")
        club.refund("o2", "2026-01-03")
        club.order("c1", "2026-01-03", "9.00", use_rewards=[voucher.id], id="o3")
    club.refund("o1", "2026-01-04")
    assert club.vouchers("c1") == []
    assert club.account("c1").stamps.get("L", 0) == left


def test_stamps_without_an_order_keep_a_card_alive(shop):
    """Two months without a stamp empty it: the review of February keeps it until April."""
    alive = CARD + "  stamps expire after 2 months without a stamp\n"
    club = shop(alive + 'earn 2 stamps on joining\nearn 1 stamp per "review"')
    club.send("joined", "2026-01-01", customer="c1")
    club.send("activity", "2026-02-20", customer="c1", name="review")
    seen = []
    for day in ("2026-04-20", "2026-04-21"):
        club.day(day)
        seen.append(club.stamps("c1"))
    assert seen == [{"K": 3}, {}]


def test_a_limit_is_held_under_a_former_name_of_the_card(shop):
    """A card that is called otherwise, and an activity: what was given counts."""
    rules = 'earn 1 stamp on "{}" per "{}"\n{}  once per customer\n'
    card = 'stamp card "{}"\n{}  1 stamp per order\n  after 3 stamps: 4 EUR off\n'
    before = shop(card.format("K", "") + rules.format("K", "opinion", ""))
    before.send("activity", "2026-01-01", customer="c1", name="opinion")
    now = card.format("Coffee", '  formerly "K"\n')
    club = before.version(now + rules.format("Coffee", "review", '  formerly "opinion"\n'))
    club.send("activity", "2026-01-02", customer="c1", name="review")
    assert club.stamps("c1") == {"Coffee": 1}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "“K” holds 3 stamps after this order; 2 more to go. “earn 2 stamps on"),
        ("en", "adds 2 stamps to it."),
        ("fr", "porte 3 tampons après cette commande"),
    ],
)
def test_an_order_that_joins_tells_where_the_stamps_come_from(language, words):
    """Those of the order, and those of joining, by the rule."""
    rules = HEAD.format("Europe/Paris") + CARD + "earn 2 stamps on joining\n"
    order = {"at": "2026-01-01T12:00:00+01:00", "customer": "c1", "lines": [{"price": "4.00"}]}
    made = palier.compile(rules).quote(order)
    assert words in " ".join(made.explain(language)).replace("\xa0", " ")
