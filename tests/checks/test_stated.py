"""Names that hold what should be outside their quotes, or state what their rule does not give."""

import pytest

from palier.checks import stated

LATE = [
    # a line, and the text that its quote has swallowed
    (
        'earn 1 point per 1 EUR\n  except category "Gift cards from 10 EUR"\n',
        "from 10 EUR",
    ),
    (
        'offer "O"\n  only category "Teas on baskets from 80 EUR"\n  5% off\n',
        "on baskets from 80 EUR",
    ),
    (
        'offer "O" with promo code "HELLO until 31 March 2026"\n  5% off\n',
        "until 31 March 2026",
    ),
    (
        'earn 1 point per 1 EUR\nbonus day "Tuesday on 1 May 2026" every Tuesday\n  points x 2\n',
        "on 1 May 2026",
    ),
    (
        'offre "Printemps au plus 2 fois par mois"\n  5 % de remise\n',
        "au plus 2 fois par mois",
    ),
]


@pytest.mark.parametrize(("rules", "swallowed"), LATE)
def test_a_quote_that_closes_too_late_is_told_in_any_name(found, rules, swallowed):
    """What it swallowed is shown, to be written outside."""
    odd = found(rules)
    told = [
        title for title, code in zip(odd.titles, odd.codes, strict=True) if code == "clause-in-name"
    ]
    assert [f"`{swallowed}`" in title for title in told] == [True]


@pytest.mark.parametrize(
    "rules",
    [
        'offer "Free shipping from 50 EUR"\n  from 50 EUR: free shipping\n',
        'offer "Until 31 March 2026"\n  until 31 March 2026\n  5% off\n',
        'offer "Catch 22 for you"\n  5% off\n',
        'reward "Bag of 5 kg for 200 points" for 200 points\n  product "TEA-5" free\n',
        'tier "A"\ntier "B" from 100 EUR spent\n  perk "Open until 20:00 from 1 March 2026"\n',
    ],
)
def test_a_name_may_say_what_its_rule_says_too(found, rules):
    """Nothing is lost where the rule holds the same figure, or customers only read the name."""
    assert "clause-in-name" not in found(rules).codes


def test_of_several_amounts_in_a_name_one_that_the_rule_holds_is_enough(found):
    """`10 EUR off from 50 EUR` gives 10 from 50; with 60, the 10 is there still."""
    rules = 'offer "10 EUR off from 50 EUR"\n  from {} EUR: {} EUR off\n'
    assert "amount-in-name" not in found(rules.format(60, 10)).codes
    assert "amount-in-name" in found(rules.format(60, 12)).codes


def test_a_name_that_says_another_basket_than_its_rule_asks_for_is_told(found):
    """Whatever the rule gives: what it begins at is shown."""
    rules = 'offer "Summer on baskets from 50 EUR"\n  from {} EUR: free shipping\n'
    assert any("begins at €500" in title for title in found(rules.format(500)).titles)
    assert "amount-in-name" not in found(rules.format(50)).codes
    assert (
        "amount-in-name"
        not in found('offer "A 9 EUR mug"\n  from 50 EUR: product "M" free\n').codes
    )


def test_the_amount_that_a_tier_only_has_in_its_name_is_told(found):
    """A tier that asks for nothing is not reached by its name."""
    told = found('palier "Argent 200€ par an"\n  5 % de remise\n')
    assert any("`200€ par an`" in title for title in told.titles)
    assert "clause-in-name" not in found('tier "Club 2026"\n  5% off\n').codes


@pytest.mark.parametrize(
    ("lost", "right"),
    [
        ("for every items: 2 EUR off", "for every 2 items: 2 EUR off"),
        ("50% off the cheapest items", "50% off the 2 cheapest items"),
        ('product "TIE" as gifts', 'product "TIE" as a gift'),
        ('produits "TIE" en cadeau', '2 produits "TIE" en cadeau'),
        ("pour chaque articles : 2 € de remise", "pour chaque article : 2 € de remise"),
    ],
)
def test_a_plural_that_lost_its_number_is_told(found, lost, right):
    """It counts as one, and several were meant."""
    head = 'offre "O"' if " en " in lost or "pour" in lost else 'offer "O"'
    assert "number-forgotten" in found(f"{head}\n  {lost}\n").codes
    assert "number-forgotten" not in found(f"{head}\n  {right}\n").codes


@pytest.mark.parametrize("name", ["Voucher of 10 EUR", "Chèque de 10 €", "Bon 5%", "Tea for 12.50"])
def test_a_name_that_ends_in_a_figure_alone_is_read_as_nothing_else(found, monkeypatch, name):
    """A figure is no clause: the search for other words, which takes long, is not begun."""
    asked = []
    monkeypatch.setattr(stated, "read_alone", asked.append)
    rules = f'earn 1 point per 1 EUR\nreward "{name}" for 200 points\n  10 EUR off\n'
    assert "clause-in-name" not in found(rules).codes
    assert asked == []
