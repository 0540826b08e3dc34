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
