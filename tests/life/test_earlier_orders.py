"""What customers ordered before: products, categories and tags, ever or over a window."""

import pytest

OFFER = 'offer "O"\n  when the customer has {}ordered {}\n  5 EUR off\n'
TEA = {
    'product "T"': {"price": "9.00", "product": "T"},
    'category "Tea"': {"price": "9.00", "categories": ["Tea", "Drinks"]},
    'products tagged "bio"': {"price": "9.00", "tags": ["bio"]},
}
PLAIN = "30.00"


def paid(club, at):
    """What a plain order comes to: 25.00 with the offer."""
    return club.order("c1", at, PLAIN)["to_pay"]


@pytest.mark.parametrize("goods", TEA)
def test_an_earlier_order_of_some_goods_is_known_ever_after(shop, goods):
    """Not on the order itself, but from the next one on, however late."""
    club = shop(OFFER.format("", goods))
    assert paid(club, "2026-01-01") == "30.00"
    assert club.order("c1", "2026-01-02", TEA[goods])["to_pay"] == "9.00"
    assert [paid(club, at) for at in ("2026-01-02", "2030-06-01")] == ["25.00", "25.00"]


@pytest.mark.parametrize("goods", TEA)
def test_a_window_ends_a_day_before(shop, goods):
    """An order of 10 January is in the last 3 months up to 9 April."""
    club = shop(OFFER.format("", f"{goods} in the last 3 months"))
    club.order("c1", "2026-01-10", TEA[goods])
    assert [paid(club, f"2026-04-{day}") for day in ("09", "10")] == ["25.00", "30.00"]


@pytest.mark.parametrize("goods", TEA)
def test_who_has_not_ordered_them_is_known_too(shop, goods):
    """Until they do, and again when the window is over."""
    club = shop(OFFER.format("not ", f"{goods} in the last 30 days"))
    assert paid(club, "2026-01-01") == "25.00"
    club.order("c1", "2026-01-10", TEA[goods])
    assert [paid(club, at) for at in ("2026-01-11", "2026-02-08", "2026-02-09")] == [
        "30.00",
        "30.00",
        "25.00",
    ]


@pytest.mark.parametrize("goods", TEA)
@pytest.mark.parametrize("window", ["", " in the last 3 months"])
def test_an_order_that_has_all_come_back_was_never_placed(shop, goods, window):
    """A part that comes back leaves it; another order of the same goods stands."""
    club = shop(OFFER.format("", goods + window))
    club.order("c1", "2026-01-10", {**TEA[goods], "quantity": 2}, id="o1")
    club.refund("o1", "2026-01-11", (0, 1))
    assert paid(club, "2026-01-12") == "25.00"
    club.refund("o1", "2026-01-13", (0, 1))
    assert paid(club, "2026-01-14") == "30.00"
    club.order("c1", "2026-01-15", TEA[goods], id="o2")
    club.order("c1", "2026-01-16", TEA[goods], id="o3")
    club.refund("o2", "2026-01-17")
    assert paid(club, "2026-01-18") == "25.00"


def test_a_file_may_ask_later_for_what_was_ordered_before(shop):
    """The days of categories and tags are kept whether a rule asks for them or not."""
    club = shop('offer "O"\n  1 EUR off\n')
    club.order("c1", "2026-01-10", TEA['category "Tea"'])
    club = club.version(OFFER.format("", 'category "Drinks" in the last 12 months'))
    assert paid(club, "2026-02-01") == "25.00"
