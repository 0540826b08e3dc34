"""What rules take off the charge for shipping, short of making it free."""

import pytest

UPS = {"method": "ups", "cost": "6.90"}
CODE = {"promo_codes": [{"code": "SHIP"}]}


@pytest.mark.parametrize(
    ("benefit", "cost", "off", "charged"),
    [
        ("50% off shipping", "4.95", ["2.48"], "2.47"),
        ("100% off shipping", "4.95", ["4.95"], "0.00"),
        ("3 EUR off shipping", "6.90", ["3.00"], "3.90"),
        ("3 EUR off shipping", "2.50", ["2.50"], "0.00"),
        ("shipping for 2.90 EUR", "6.90", ["4.00"], "2.90"),
        ("shipping for 2.90 EUR", "2.00", [], "2.00"),
        ('50% off shipping with "dhl"', "6.90", [], "6.90"),
        ('3 EUR off shipping with "dhl", "ups"', "6.90", ["3.00"], "3.90"),
    ],
)
def test_something_is_taken_off_the_charge(gives, benefit, cost, off, charged):
    """Never more than it comes to, by the methods named, and the outcome says by whom."""
    order = gives(f'offer "A"\n  {benefit}\n', "20.00", shipping={"method": "ups", "cost": cost})
    listed = order.outcome["shipping"]["off"]
    assert [each["amount"] for each in listed] == off
    assert (order.charged, order.off, order.outcome["shipping"]["free_by"]) == (charged, {}, None)
    assert all((each["party"], each["rule"]) == ("offers", "A") for each in listed)


def test_rules_go_one_after_another_on_what_is_left_of_the_charge(gives):
    """3 off 6.90, then half of 3.90; free shipping leaves nothing to those after it."""
    rules = 'offer "A"\n  3 EUR off shipping\noffer "B"\n  50% off shipping\n'
    order = gives(rules, "20.00", shipping=UPS)
    assert [each["amount"] for each in order.outcome["shipping"]["off"]] == ["3.00", "1.95"]
    free = gives('offer "F"\n  free shipping\n' + rules, "20.00", shipping=UPS)
    assert (free.charged, free.outcome["shipping"]["off"]) == ("0.00", [])
    last = gives(rules + 'offer "F"\n  free shipping\n', "20.00", shipping=UPS)
    assert (last.charged, last.outcome["shipping"]["free_by"]) == ("0.00", "F")


def test_cheaper_shipping_competes_as_free_shipping_does(gives):
    """A code that takes something off the charge sets a tier aside, and silences points."""
    rules = (
        "earn 1 point per 1 EUR\n"
        'offer "S" with promo code "SHIP"\n  3 EUR off shipping\ntier "T"\n  50% off shipping\n'
    )
    order = gives(rules, "20.00", shipping=UPS, **CODE)
    assert (order.charged, order.aside) == ("3.90", {"T": "promo codes"})
    assert (order.earned, order.silent) == (0, {"earn 1 point per 1 EUR": "promo-code-used"})
    assert gives(rules, "20.00", shipping=UPS).charged == "3.45"


def test_the_best_for_the_customer_counts_the_shipping(gives):
    """50% of 20 goods against 3 off the shipping; of 4, against 3."""
    rules = (
        'offer "S" with promo code "SHIP"\n  3 EUR off shipping\ntier "T"\n  50% off\n'
        "cumulation\n  otherwise the best for the customer applies\n"
    )
    kept = [gives(rules, price, shipping=UPS, **CODE) for price in ("20.00", "4.00")]
    assert [set(each.aside) for each in kept] == [{"S"}, {"T"}]


@pytest.mark.parametrize(
    ("benefit", "english", "french"),
    [
        (
            "50% off shipping",
            "The offer “A” takes €3.45 off shipping by “ups” (€6.90): 50% of €6.90.",
            "L’offre « A » retire 3,45 € sur la livraison « ups » (6,90 €) : 50 % de 6,90 €.",
        ),
        (
            "3 EUR off shipping",
            "The offer “A” takes €3.00 off shipping by “ups” (€6.90).",
            "L’offre « A » retire 3,00 € sur la livraison « ups » (6,90 €).",
        ),
        (
            "shipping for 2.90 EUR",
            "The offer “A” takes €4.00 off shipping by “ups” (€6.90): it comes to €2.90 at most.",
            (
                "L’offre « A » retire 4,00 € sur la livraison « ups » (6,90 €) :"
                " elle revient à 2,90 € au plus."
            ),
        ),
    ],
)
def test_who_takes_what_off_the_charge_is_said(gives, benefit, english, french):
    """Then what is charged."""
    order = gives(f'offer "A"\n  {benefit}\n', "20.00", shipping=UPS)
    assert order.why("shipping")[0] == english
    assert order.why("shipping", "fr")[0] == french
    assert order.why("shipping")[1] == f"€{order.charged} is charged."


def test_why_nothing_is_taken_off_the_charge_is_said(gives):
    """Another method, or a charge that is no more than that already."""
    rules = 'offer "A"\n  shipping for 2.90 EUR with "ups"\n'
    other = gives(rules, "20.00", shipping={"method": "dhl", "cost": "6.90"})
    cheap = gives(rules, "20.00", shipping={"method": "ups", "cost": "2.00"})
    assert "shipping by “dhl”" in " ".join(other.why("silent"))
    assert "no more than that" in " ".join(cheap.why("silent"))
