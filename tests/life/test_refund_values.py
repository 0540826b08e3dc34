"""What a return is worth in money, to the cent and by hand."""

EARN = "earn 1 point per 1 EUR\n"
PAY = "redeem points\n  10 points = 1 EUR\n"
TEN_OFF = 'offer "O"\n  10 EUR off\n'


def backs(shop, order, *returns, on="2026-01-20"):
    """Take back units of an order in turn, and give the values refunded."""
    return [shop.refund(order, on, *units)["refund_value"] for units in returns]


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
