"""What is earned on what is paid in a way, and on all but that."""

import pytest

CARD = 'earn 1 point per 1 EUR\n  only what is paid with "Card", "App"\n'
BUT = 'earn 1 point per 1 EUR\n  except what is paid with "Gift"\n'


def paid(**amounts):
    """Payments by means; without an amount, all the rest."""
    return [
        {"method": by, **({"amount": amount} if amount else {})} for by, amount in amounts.items()
    ]


@pytest.mark.parametrize(
    ("rules", "payments", "earned"),
    [
        (CARD, paid(Card="40.00"), 40),
        (CARD, paid(Card="40.00", App="20.50"), 60),
        (CARD, paid(Visa="40.00"), 0),
        (CARD, paid(Visa="40.00", Card=None), 60),
        (CARD, [], 0),
        (BUT, paid(Gift="30.00"), 70),
        (BUT, paid(Gift="30.00", Visa="70.00"), 70),
        (BUT, paid(Gift=None), 0),
        (BUT, [], 100),
        (CARD.replace("1 point per 1 EUR", "5 points per full 20 EUR"), paid(Card="59.99"), 10),
        (
            CARD.replace("1 point per 1 EUR", "by basket total") + "  from 40 EUR: 9 points\n",
            paid(Card="40.00"),
            9,
        ),
        (
            CARD.replace("1 point per 1 EUR", "by basket total") + "  from 40 EUR: 9 points\n",
            paid(Card="39.99"),
            0,
        ),
        (BUT + "  including shipping\n", paid(Gift="30.00"), 70),
    ],
)
def test_only_the_share_paid_so_counts(gives, rules, payments, earned):
    """Of 100.00 of goods."""
    assert gives(rules, "100.00", payments=payments).earned == earned


def test_splitting_a_line_changes_no_share(gives):
    """The running totals go over the units, whatever lines they stand in."""
    rules = CARD.replace("per 1 EUR", "per 0.01 EUR")
    bought = [["10.01"] * 3, [{"price": "10.01", "quantity": 3}]]
    assert {gives(rules, *each, payments=paid(Card="7.77")).earned for each in bought} == {777}


def test_where_prices_exclude_tax_the_tax_is_due_too(gives):
    """60.00 of 120.00 with tax are half: 50.00 of the goods."""
    header = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  prices exclude tax\n\n'
    )
    line = {"price": "100.00", "tax": "20.00"}
    assert gives(header + CARD, line, payments=paid(Card="60.00")).earned == 50


@pytest.mark.parametrize(
    ("rules", "payments", "english", "french"),
    [
        (CARD, paid(Visa="10.00"), "paid with “Card” or “App”", "« Card » ou « App » pour moyen"),
        (BUT, paid(Gift="100.00"), "another payment method than “Gift”", "autre moyen de paiement"),
    ],
)
def test_why_nothing_counts_is_said(gives, rules, payments, english, french):
    """The reason has its own name, and what it would take is told."""
    order = gives(rules, "100.00", payments=payments)
    assert set(order.silent.values()) == {"not-paid-so"}
    assert english in " ".join(order.why("silent"))
    assert french in " ".join(order.why("silent", "fr"))


def test_what_counts_is_said(gives):
    """The amount, and that it is what is paid so."""
    order = gives(CARD, "100.00", payments=paid(Card="40.00"))
    assert "€40.00 count out of €100.00, what is paid with “Card” or “App”" in order.why("award")[0]
    assert "ce qui est payé avec « Card » ou « App »" in order.why("award", "fr")[0]


@pytest.mark.parametrize(
    ("rules", "counts"),
    [
        (CARD + "  including shipping\n", "€55.00 count out of €110.00, what is paid with"),
        (CARD, "€50.00 count out of €100.00, what is paid with"),
        ("earn 1 point per 1 EUR\n  including shipping\n", "gives 110 points: €110.00 count."),
    ],
)
def test_shipping_that_counts_is_in_the_whole(gives, rules, counts):
    """Of 100.00 of goods and 10.00 of shipping."""
    order = gives(
        rules, "100.00", payments=paid(Card="55.00"), shipping={"method": "Post", "cost": "10.00"}
    )
    assert counts in order.why("award")[0]
