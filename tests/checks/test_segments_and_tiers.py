"""Segments and tiers that nobody is left for, or that give less than they should."""

import pytest


@pytest.mark.parametrize(
    ("first", "second", "shadowed"),
    [
        ('customer type is "pro"', 'customer type is "pro" and channel is "web"', True),
        ('customer type is one of "pro", "press"', 'customer type is "press"', True),
        ("number of orders is at least 5", "number of orders is above 5", True),
        ("number of orders is above 5", "number of orders is at least 5", False),
        ('customer type is "pro" and channel is "web"', 'customer type is "pro"', False),
        ('customer type is "pro" or channel is "web"', 'channel is "web"', True),
        ('customer group is "a"', 'customer group is "b"', False),
        ('customer type is not "pro"', 'customer type is "press"', True),
        ("amount spent is at least 100 EUR", "amount spent is between 150 EUR and 200 EUR", True),
        ('tier is at least "Or"', 'tier is "Platine"', True),
        ('tier is "Platine"', 'tier is at least "Or"', False),
    ],
)
def test_a_segment_is_shadowed_when_an_earlier_one_asks_for_no_more(found, first, second, shadowed):
    """Whoever meets the second conditions meets the first."""
    text = f"""tier "Or"
tier "Platine" from 5 orders
segment "A"
  when {first}
  free shipping
segment "B"
  when {second}
  free shipping
"""
    assert found(text).codes == (["segment-shadowed"] if shadowed else [])


def test_a_segment_for_some_days_shadows_no_segment_for_all(found):
    """Out of season, the second one has its members."""
    text = """segment "A"
  from 1 March 2026 to 31 March 2026
  when customer type is "pro"
  free shipping
segment "B"
  when customer type is "pro"
  free shipping
"""
    assert found(text).codes == []


def test_the_witness_of_a_shadowed_segment_is_a_customer_of_its_own(found):
    """The conditions are shown as they are written."""
    text = """segment "A"
  when number of orders is at least 5
  free shipping
segment "B"
  when number of orders is at least 10
    and channel is "web"
  free shipping
"""
    witness = '`number of orders is at least 10 and channel is "web"`'
    assert f"a customer who meets {witness} belongs to “A”" in found(text).text


@pytest.mark.parametrize(
    ("lower", "higher", "told"),
    [
        ("from 600 EUR spent", "from 500 EUR spent", ["tier-passed-over"]),
        ("from 500 EUR spent", "from 600 EUR spent", []),
        ("from 600 EUR spent", "above 600 EUR spent", []),
        ("above 600 EUR spent", "from 600.01 EUR spent", ["tier-passed-over"]),
        ("from 600 EUR spent", "from 5 orders", []),
        ("from 600 EUR spent and 5 orders", "from 5 orders", ["tier-passed-over"]),
        ("from 600 EUR spent or 5 orders", "from 5 orders", ["tier-easier"]),
        ("from 5 orders", "from 600 EUR spent or 5 orders", ["tier-passed-over"]),
        ("from 12 months of membership", "from 300 days of membership", []),
        ('from 2 "review"', 'from 1 "review"', ["tier-passed-over"]),
        ('from 2 "review"', 'from 1 "visit"', []),
        ("from 600 EUR spent or 5 orders", "from 600 EUR spent and 9 orders", []),
        ("from 600 EUR spent", "from 500 EUR spent and 9 orders", ["tier-easier"]),
    ],
)
def test_a_tier_is_passed_over_when_a_higher_one_asks_for_no_more(found, lower, higher, told):
    """The tier is the highest whose criteria hold; one way to it that comes first is told too."""
    text = f'tier "A"\ntier "B" {lower}\ntier "C" {higher}\n'
    assert found(text).codes == told


@pytest.mark.parametrize(
    ("lower", "higher", "told"),
    [
        ("10% off", "5% off", "€5 off €100, not €10"),
        ("5% off", "10% off", None),
        ("5 EUR off", "10% off", None),
        ("20 EUR off", "10% off", "€10 off €100, not €20"),
        ("10% off", "free shipping", "nothing off €100, not €10"),
        ("free shipping", "10% off", "no free shipping"),
        ('free shipping with "A", "B"', 'free shipping with "B"', "no free shipping with “A”"),
        ('free shipping with "A"', "free shipping", None),
        (
            "free shipping",
            'free shipping with "A"',
            "free shipping no longer with every method",
        ),
        ("points x 2", "points x 1.5", "×\u00a01.5, not ×\u00a02"),
        ("points x 2", "free shipping", "×\u00a01, not ×\u00a02"),
        ("20 extra points", "10 extra points", "10\xa0points extra on an order, not 20"),
        ('perk "P"', 'perk "Q"', "no perk “P”"),
        ('perk "P"', 'perk "P" and perk "Q"', None),
        ("from 50 EUR: 5 EUR off", "from 60 EUR: 6 EUR off", "nothing off €50, not €5"),
        ("from 60 EUR: 5 EUR off", "from 50 EUR: 6 EUR off", None),
    ],
)
def test_a_tier_that_gives_less_than_the_one_below_is_told_what_it_lost(found, lower, higher, told):
    """Benefits are not handed up: what is not written again is gone."""
    text = f"""earn 1 point per 1 EUR
tier "Base"
tier "A" from 5 orders
  {lower}
tier "B" from 10 orders
  {higher}
"""
    odd = found(text)
    losses = [each.partition(": ")[2] for each in odd.titles if "gives less" in each]
    assert losses == ([told] if told else [])


def test_a_tier_for_some_goods_is_not_compared(found):
    """What is given on other goods is another matter."""
    text = """tier "A" from 5 orders
  10% off
tier "B" from 10 orders
  only category "Soap"
  5% off
"""
    assert "tier-gives-less" not in found(text).codes


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ("redeem points\n  10 points = 1 EUR", ["spending-lowers-tier"]),
        ('reward "R" for 50 points\n  5 EUR off', ["spending-lowers-tier"]),
        (
            "redeem points\n  10 points = 1 EUR\ntiers\n  are kept for life",
            [],
        ),
        ("redeem points\n  points are kept\n  from 10 points: free shipping", ["rank-freezes"]),
        ("", []),
    ],
)
def test_a_tier_that_counts_the_balance_can_be_lost_by_using_points(found, settings, codes):
    """Unless nothing ever uses points, or the tier is kept for life."""
    text = (
        f'earn 1 point per 1 EUR\ntier "A"\ntier "B" from 100 points in the balance\n{settings}\n'
    )
    assert found(text).codes == codes
