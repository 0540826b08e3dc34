"""Rules, bands, tiers, segments and rewards that nothing can reach; and those that can be."""

import pytest

POSSIBLE = [
    'when customer group is "a" and customer group is "b"',
    'when promo code is "A"\n  when promo code is "B"',
    "when number of orders is at least 5\n  when number of orders is at most 5",
    "when basket total is at least 50 EUR\n  when basket total after discounts is at most 40 EUR",
    'when total of category "A" is at most 10 EUR and basket total is above 90 EUR',
    "when time since joining is at least 2 months\n  when time since joining is at most 30 days",
    'when customer type is "pro" or customer type is "press"\n  unless customer type is "pro"',
    'when the customer has ordered product "A"\n  when the customer has not ordered product "B"',
    'when the box "x" is ticked\n  unless the box "y" is ticked',
    "when number of orders is above 5\n  when number of orders is 0 in the last 12 months",
    'unless tier is at least "Or"',
    "when not (number of orders is 3)\n  when number of orders is between 2 and 3",
    'when not (basket total is between 10 EUR and 20 EUR or channel is "web")',
]
IMPOSSIBLE = [
    'when channel is "web"\n  when channel is "shop"',
    "when number of orders is above 5\n  when number of orders is at most 5",
    "when basket total is below 50 EUR\n  on baskets from 50 EUR",
    "when basket total after discounts is at least 50 EUR\n  when basket total is below 40 EUR",
    "when time since joining is at least 3 months\n  when time since joining is below 3 months",
    'when customer type is one of "pro", "press"\n  unless customer type is one of "press", "pro"',
    'when the customer has ordered product "A" and not (the customer has ordered product "A")',
    'when the box "x" is ticked and the box "x" is not ticked',
    "when number of orders is above 5 in the last 12 months\n  when number of orders is 5",
    "when not (number of orders is at least 3)\n  when number of orders is between 3 and 4",
    'unless the basket contains category "A" or not (the basket contains category "A")',
    'when number of items of category "A" is at least 3 and number of items is at most 2',
    'when promo code is "A"\n  unless a promo code is used',
    "on every 5th order\n  when number of orders is at most 3",
]


def offer(clauses):
    """Write an offer under some clauses, in a programme with tiers."""
    return f'tier "Bronze"\ntier "Or" from 5 orders\noffer "O"\n  {clauses}\n  free shipping\n'


@pytest.mark.parametrize("clauses", POSSIBLE)
def test_what_can_happen_is_left_in_peace(found, clauses):
    """No false alarm: somebody can place such an order."""
    assert found(offer(clauses)).codes == []


@pytest.mark.parametrize("clauses", IMPOSSIBLE)
def test_what_cannot_happen_is_told(found, clauses):
    """No order, no customer and no day fits, and the two texts that clash are shown."""
    odd = found(offer(clauses))
    assert odd.codes == ["never-applies"]
    assert "“O” never applies: together, `" in odd.titles[0]


def test_a_condition_too_wide_to_be_searched_is_taken_to_be_possible(found):
    """A check never hangs, and never claims what it has not seen."""
    either = " or ".join(f'channel is "c{each}"' for each in range(70))
    clauses = f"when {either}\n  when {either}\n  when {either}"
    assert found(offer(clauses)).codes == []


def test_many_choices_are_searched_quickly(found):
    """Forty alternatives in each of five lines are cut short."""
    lines = "\n  ".join(
        "when " + " or ".join(f'customer group is "g{each}"' for each in range(40))
        for _ in range(5)
    )
    assert found(offer(lines + '\n  unless customer group is "g0"')).codes == []


def test_a_reward_dearer_than_the_balance_can_be_is_told(found):
    """The ceiling of the balance is a condition of everything that points buy."""
    text = """earn 1 point per 1 EUR
points
  the balance holds at most 100 points
reward "R" for 101 points
  10 EUR off
"""
    odd = found(text)
    assert odd.codes == ["never-applies"]
    assert odd.titles[0].startswith("nobody ever has enough for “R”")
    assert found(text.replace("101", "100")).codes == []


def test_a_band_of_points_above_the_ceiling_is_told(found):
    """Nobody can put in more than a balance holds."""
    text = """earn 1 point per 1 EUR
points
  the balance holds at most 100 points
redeem points
  from 50 points: 5% off
  from 150 points: 10% off
"""
    assert found(text).marked == ["from 150 points"]


def test_a_band_that_conditions_always_pass_over_is_told(found):
    """The condition lets in only baskets that reach the band above."""
    text = """offer "O"
  when basket total is at least 150 EUR
  from 50 EUR: free shipping
  from 150 EUR: perk "P"
"""
    assert found(text).codes == ["band-passed-over"]
    assert found(text.replace("least 150", "least 149")).codes == []


def test_a_closed_band_above_does_not_pass_one_over(found):
    """Beyond the closed band, the open one below applies again."""
    text = """offer "O"
  when basket total is at least 150 EUR
  from 50 EUR: free shipping
  from 150 to 200 EUR: perk "P"
"""
    assert found(text).codes == []


@pytest.mark.parametrize(
    ("only", "excepted", "left"),
    [
        ('category "A"', 'category "A"', False),
        ('category "A", "B"', 'category "A"', True),
        ('category "A"', 'products tagged "A"', True),
        ("items above 50 EUR", "items from 50 EUR", False),
        ("items from 50 EUR", "items above 50 EUR", True),
        ("items from 50 EUR", "items from 40 EUR", False),
        ("items on sale", 'items on sale or category "A"', False),
        ('product "P" or category "A"', 'category "A"', True),
        ("items of at most 10 EUR", "items of at most 20 EUR", False),
        ("items of at most 10 EUR", "items from 5 to 20 EUR", True),
        ("items from 10 to 20 EUR", "items from 5 to 20 EUR", False),
        ("items from 10 to 20 EUR", "items of at most 20 EUR", False),
        ("items from 10 EUR", "items from 5 to 20 EUR", True),
        ('everything except category "A"', 'category "A"', True),
        ('everything except category "A"', 'everything except category "A"', False),
    ],
)
def test_a_rule_whose_goods_are_all_excepted_has_none_left(found, only, excepted, left):
    """What is named on both sides is out."""
    odd = found(f'offer "O"\n  only {only}\n  except {excepted}\n  free shipping\n')
    assert odd.codes == ([] if left else ["nothing-eligible"])


@pytest.mark.parametrize(
    ("rule", "reached"),
    [
        ('offer "O"\n  when the customer is not a member\n  5 EUR off\n', True),
        ('segment "S"\n  when the customer is not a member\n  5 EUR off\n', False),
        ('segment "S"\n  unless the customer is not a member\n  5 EUR off\n', True),
        (
            'offer "O"\n  when the customer is not a member\n  once per customer\n  5 EUR off\n',
            False,
        ),
    ],
)
def test_what_is_for_members_is_never_for_others(found, rule, reached):
    """Everything but an offer that needs no account is for members."""
    assert found(rule).codes == ([] if reached else ["never-applies"])


@pytest.mark.parametrize(
    ("clause", "benefit", "left"),
    [
        ('only everything except category "A"', '10% off category "A"', False),
        ('only category "A"', '10% off everything except categories "A", "B"', False),
        ('except category "A"', '10% off category "A"', False),
        ('except category "A"', '10% off everything except category "A"', True),
        ('only category "A"', '10% off everything except category "B"', True),
    ],
)
def test_a_benefit_for_goods_that_its_rule_leaves_out_has_none(found, clause, benefit, left):
    """All that is left out may be left out by the selection of either."""
    odd = found(f'offer "O"\n  {clause}\n  {benefit}\n')
    assert odd.codes == ([] if left else ["nothing-eligible"])


@pytest.mark.parametrize(
    ("limits", "codes"),
    [
        ("at least 50 points at once\n  at most 4 EUR per order", ["never-enough-points"]),
        ("at least 40 points at once\n  at most 4 EUR per order", []),
        ("all points are deducted\n  at least 50 points at once\n  at most 4 EUR per order", []),
    ],
)
def test_a_least_use_that_the_limit_forbids_is_told(found, limits, codes):
    """With 10 points for 1 EUR, 4 EUR take 40 points."""
    text = f"earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n  {limits}\n"
    assert found(text).codes == codes
