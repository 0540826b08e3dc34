"""Who is a member, where membership is free and where it is paid for."""

import pytest

HEADER = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
PAID = HEADER + "  membership costs 29 EUR per year\n\n"
OFFER = 'offer "A"\n  when the customer is {}a member\n  5 EUR off\n  for everybody\n'
UNTIL = {"member_until": "2026-12-31"}


@pytest.mark.parametrize(
    ("header", "who", "member"),
    [
        (HEADER + "\n", {}, True),
        (HEADER + "\n", {"newcomer": True}, True),
        (HEADER + "\n", {"guest": True}, False),
        (PAID, {"account": UNTIL}, True),
        (PAID, {"account": {"member_until": "2026-06-01"}}, False),
        (PAID, {}, False),
        (PAID, {"guest": True}, False),
    ],
)
def test_a_member_has_an_account_and_where_it_is_paid_a_valid_membership(
    gives, header, who, member
):
    """Either condition holds for whom the other does not."""
    had = [bool(gives(header + OFFER.format(no), "30.00", **who).off) for no in ("", "not ")]
    assert had == [member, not member]


def test_why_a_guest_has_nothing_is_said(gives):
    """For a member it would apply."""
    order = gives(HEADER + "\n" + OFFER.format(""), "30.00", guest=True)
    assert "It would apply for a member." in order.why("silent")[0]
    assert "La règle s’appliquerait pour un membre." in order.why("silent", "fr")[0]


EXTRA = 'offer "A"\n  1 EUR off and 25 extra points\n'


@pytest.mark.parametrize(
    ("header", "rules", "who", "because"),
    [
        (HEADER + "\n", EXTRA, {"guest": True}, "guest"),
        (HEADER + "\n", EXTRA.replace('"A"', '"A" with promo code "C"'), {"guest": True}, "guest"),
        (PAID, EXTRA + "  for everybody\n", {}, "not-member"),
    ],
)
def test_an_open_offer_gives_its_points_to_those_alone_who_can_have_some(
    gives, header, rules, who, because
):
    """A guest was told of points on top of the order, and of a balance that nobody keeps."""
    order = gives(header + rules, "30.00", code="C", **who)
    assert (order.off, order.earned) == ({"A": "1.00"}, 0)
    assert order.silent == {"A": because}
    assert gives(header + rules, "30.00", code="C", account=UNTIL).off == {"A": "1.00"}


def test_an_open_offer_gives_its_status_points_to_those_alone_who_can_have_some(gives):
    """Who has not paid for membership has none, and a member has them."""
    header = PAID.replace("\n\n", '\n  customers also collect status points called "XP"\n\n')
    rules = header + EXTRA.replace("extra points", "extra status points") + "  for everybody\n"
    counted = [
        gives(rules, "5.00", account=account).outcome["status_points"]["earned"]
        for account in ({}, UNTIL)
    ]
    assert counted == [0, 25]


def test_a_rule_that_takes_something_off_is_not_said_to_give_nothing_for_its_points(gives):
    """Its own code keeps them from being earned: that it would apply without itself is no help."""
    order = gives(HEADER + EXTRA.replace('"A"', '"A" with promo code "C"'), "30.00", code="C")
    (english,) = order.why("silent")
    said = "no points are earned on an order where a promo code is used."
    assert english == f"The promo code “C” earns nothing: {said}"
    french = order.why("silent", "fr")[0]
    assert french.startswith("Le code promo « C » ne fait rien gagner")
